"""How far a figure is from the one before: by what amount, how much of it, and whether to look."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.wording.change_text import change_between
from perfdesk.core.wording.figure_text import read_figure


def change(old: str, new: str) -> tuple[str, str, bool]:
    """Amount, share, and whether it is large."""
    told = change_between(read_figure(old), read_figure(new))
    return told.amount, told.share, told.is_large


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("553.0", "511.0", ("-42.0", "-7.6%", False)),
        ("89.6%", "77.5%", ("-12.1 points", "-13.5%", False)),
        ("133.5k", "180.1k", ("+46.6k", "+34.9%", True)),
        ("1,000", "1", ("-999", "-99.9%", True)),
        ("0", "12", ("+12", "", True)),
        ("-4", "-2", ("+2", "+50.0%", True)),
    ],
)
def test_that_a_change_is_told_as_amount_and_per_cent(
    old: str, new: str, told: tuple[str, str, bool]
) -> None:
    assert change(old, new) == told


def test_that_a_change_too_small_for_the_printed_form_is_told_in_full() -> None:
    old = read_figure("2,384.5k")
    new = read_figure("2,384,483")
    told = change_between(old, new)
    assert (told.amount, told.share) == ("-17", "under 0.1%")


def test_that_words_are_told_as_words() -> None:
    assert change("Due June 2024", "85.3%") == ("a number now", "", False)
    assert change("85.3%", "Due June 2024") == ("no longer a number", "", True)
    assert change("Due June 2024", "Due July 2024")[0] == "other words"


def test_that_counts_alone_are_told_as_such() -> None:
    bare = read_figure("89.6%")
    counted = replace(bare, numerator=Decimal(3856), denominator=Decimal(4304))
    assert change_between(bare, bare).amount == "as written"
    assert change_between(bare, counted).amount == "counts only"


@given(
    old=st.decimals("0.1", 10**6, places=1),
    new=st.decimals(0, 10**6, places=1),
)
@settings(max_examples=60, deadline=None)
def test_that_the_sign_of_amount_and_share_is_that_of_the_change(
    old: Decimal, new: Decimal
) -> None:
    told = change_between(read_figure(f"{old}"), read_figure(f"{new}"))
    if new == old:
        return
    sign = "+" if new > old else "-"
    assert told.amount.startswith(sign)
    assert not told.share or told.share.startswith((sign, "under"))
