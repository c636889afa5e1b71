"""When a change could be chance: margins of surveys, small shares, small counts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.measures import Unit
from perfdesk.core.periods import financial_year
from perfdesk.core.rules.chance import Margins, could_be_chance, newcombe, wilson
from perfdesk.core.wording.figure_text import read_figure

YEAR = financial_year(2023)


def chance(now: str, before: str, unit: Unit, margins: tuple[str, str] | None = None) -> bool:
    """Whether a change from one typed figure to another could be chance."""
    found = Margins(*(Decimal(each) for each in margins)) if margins else Margins()
    return could_be_chance(
        read_figure(now, unit=unit, column=YEAR), read_figure(before, unit=unit), unit, found
    )


@pytest.mark.parametrize(
    ("now", "before", "unit", "could"),
    [
        # 12 more of 51: below 2 x sqrt(114) = 21.4.
        ("63", "51", Unit.COUNT, True),
        # 14 more of 16: over 2 x sqrt(46) = 13.6.
        ("30", "16", Unit.COUNT, False),
        # One of them is no small count.
        ("101", "99", Unit.COUNT, False),
        ("4.2 (17 admissions)", "3.8 (16 admissions)", Unit.RATE, True),
        ("4.2", "3.8", Unit.RATE, False),  # no counts are told
        # Days, money and scores are no counts, and neither is what has a fraction.
        ("5 days", "6 days", Unit.COUNT, False),
        ("\u00a35", "\u00a36", Unit.COUNT, False),
        ("0.9", "3.2", Unit.COUNT, False),
        ("19", "18", Unit.SCORE, False),
        ("61.2k", "61.1k", Unit.COUNT, False),
        # Shares: 4 of 5 after 3 of 5, and 3 of 2,335 after 12.
        ("80.0% (4/5)", "60.0% (3/5)", Unit.PERCENT, True),
        ("99.9% (2,332/2,335)", "99.8% (2,330/2,335)", Unit.PERCENT, True),
        ("99.9% (2,332/2,335)", "99.0% (2,312/2,335)", Unit.PERCENT, False),
        ("89.6% (3,856/4,304)", "89.5% (3,852/4,304)", Unit.PERCENT, False),
        ("80%", "60%", Unit.PERCENT, False),  # no counts are told
        # Of low reliability, says its own mark.
        ("73.5% [u]", "76.4%", Unit.PERCENT, True),
    ],
)
def test_that_small_numbers_could_be_chance(now: str, before: str, unit: Unit, could: bool) -> None:
    assert chance(now, before, unit) is could


def test_that_the_margins_of_two_surveys_are_combined() -> None:
    # sqrt(4.0^2 + 5.5^2) = 6.8: 6.7 points are within it, though over either margin alone.
    assert chance("56.1%", "49.4%", Unit.PERCENT, ("4.0", "5.5"))
    assert not chance("56.3%", "49.4%", Unit.PERCENT, ("4.0", "5.5"))


def test_that_the_interval_is_that_of_the_published_examples() -> None:
    # Newcombe 1998, table II, method 10: 56/70 - 48/80 and 5/56 - 0/29.
    low, high = newcombe((Decimal(56), Decimal(70)), (Decimal(48), Decimal(80)))
    assert (round(low, 4), round(high, 4)) == (Decimal("0.0524"), Decimal("0.3339"))
    low, high = newcombe((Decimal(5), Decimal(56)), (Decimal(0), Decimal(29)))
    assert (round(low, 4), round(high, 4)) == (Decimal("-0.0381"), Decimal("0.1926"))


@given(st.integers(1, 10_000), st.data())
def test_that_an_interval_lies_around_its_share(denominator: int, data: st.DataObject) -> None:
    numerator = data.draw(st.integers(0, denominator))
    share, low, high = wilson(Decimal(numerator), Decimal(denominator))
    tiny = Decimal("1e-20")
    assert -tiny <= low <= share + tiny
    assert share - tiny <= high <= 1 + tiny


@given(st.integers(1, 2_000), st.integers(1, 2_000), st.data())
def test_that_two_shares_are_alike_chance_whichever_comes_first(
    one: int, other: int, data: st.DataObject
) -> None:
    ours = data.draw(st.integers(0, one))
    theirs = data.draw(st.integers(0, other))
    low, high = newcombe((Decimal(ours), Decimal(one)), (Decimal(theirs), Decimal(other)))
    back_low, back_high = newcombe((Decimal(theirs), Decimal(other)), (Decimal(ours), Decimal(one)))
    assert (low <= 0 <= high) == (back_low <= 0 <= back_high)
