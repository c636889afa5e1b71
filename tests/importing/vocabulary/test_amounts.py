"""Numbers as accounts write them, and with the scale that stands beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.vocabulary.amounts import plain_amount, scaled_amount
from perfdesk.importing.vocabulary.reading_words import facets_of


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("(260)", "-260"),
        ("310-", "-310"),
        ("\u2212310", "-310"),
        ("1 250 001", "1,250,001"),
        ("1\u00a0250\u00a0001", "1,250,001"),
        ("(\u00a30.23)", "-\u00a30.23"),
        ("\u00a3(0.23)", "-\u00a30.23"),
        ("46.2", "46.2"),
        ("46.2%", "46.2%"),
        ("TBC", "TBC"),
        ("(17 people)", "(17 people)"),
        ("2023-24", "2023-24"),
        ("", ""),
    ],
)
def test_that_numbers_in_the_notation_of_accounts_are_plain(text: str, plain: str) -> None:
    assert plain_amount(text) == plain


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("148,310", "\u00a3000s", 148_310_000),
        ("148310", "\u00a3000s", 148_310_000),
        ("148.31", "\u00a3m", 148_310_000),
        ("(0.23)", "\u00a3m", -230_000),
        ("1251", "000s", 1_251_000),
        ("0.881", "\u00a3000s", 881),
        ("0", "\u00a3m", 0),
        ("28", "Number", 28),
    ],
)
def test_that_a_bare_number_takes_the_scale_beside_it(text: str, unit: str, value: int) -> None:
    assert read_figure(scaled_amount(text, facets_of(unit))).value == Decimal(value)


@pytest.mark.parametrize("text", ["\u00a3148.3m", "12k", "46%", "TBC", "c.420", "<5", "3/24"])
def test_that_a_cell_with_a_unit_of_its_own_stays_as_it_is(text: str) -> None:
    assert scaled_amount(text, facets_of("\u00a3000s")) == text


@given(
    number=st.decimals(min_value=0, max_value=999_999, places=2),
    scale=st.sampled_from([("\u00a3000s", 1000), ("\u00a3m", 1_000_000), ("000s", 1000), ("", 1)]),
    is_negative=st.booleans(),
)
def test_that_a_scaled_number_is_read_as_the_number_times_its_scale(
    number: Decimal, scale: tuple[str, int], is_negative: bool
) -> None:
    words, factor = scale
    text = f"({number})" if is_negative else f"{number}"
    read = read_figure(scaled_amount(text, facets_of(words)))
    assert read.value == number * factor * (-1 if is_negative else 1)


@given(st.text(max_size=60))
def test_that_no_text_breaks_the_reading_of_amounts(text: str) -> None:
    assert isinstance(scaled_amount(plain_amount(text), facets_of("\u00a3m")), str)
