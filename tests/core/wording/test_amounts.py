"""Amounts in sentences: one and many, points, people, times."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfdesk.core.measures import Unit
from perfdesk.core.wording.amounts import (
    counted,
    growth_text,
    plain_points,
    points_text,
    share_beside,
)
from perfdesk.core.wording.figure_text import read_figure


@pytest.mark.parametrize(
    ("amount", "places", "text"),
    [
        ("1", 0, "1 point"), ("2", 0, "2 points"), ("1", 1, "1.0 points"), ("0.6", 1, "0.6 points"),
        ("0.04", 1, "less than 0.1 points"), ("0.4", 0, "less than 1 point"),
    ],
)  # fmt: skip
def test_that_points_are_right_for_one_and_for_many(amount: str, places: int, text: str) -> None:
    assert points_text(Decimal(amount), places) == text


def test_that_tolerances_and_counts_are_right_for_one_and_for_many() -> None:
    assert [plain_points(Decimal(each)) for each in ("1", "1.0", "1.5", "2")] == [
        "1 point", "1 point", "1.5 points", "2 points",
    ]  # fmt: skip
    assert [counted(each, "month") for each in (1, 2, 1200)] == ["1 month", "2 months",
                                                               "1,200 months"]  # fmt: skip


@pytest.mark.parametrize(
    ("share", "text"), [("5", "5%"), ("5.04", "5.04%"), ("4.999", "4.999%"), ("24.14", "24.1%")]
)
def test_that_a_share_never_reads_like_the_limit_that_it_differs_from(
    share: str, text: str
) -> None:
    assert share_beside(Decimal(share), Decimal(5)) == text


@pytest.mark.parametrize(
    ("now", "before", "unit", "text"),
    [
        ("96%", "95%", Unit.PERCENT, "up 1 point"),
        ("96%", "94%", Unit.PERCENT, "up 2 points"),
        ("95.9%", "96.0%", Unit.PERCENT, "down 0.1 points"),
        ("96%", "96%", Unit.PERCENT, "no change"),
        ("70.0k", "60.0k", Unit.COUNT, "up 16.7%"),
        ("119k", "60k", Unit.COUNT, "up 98.3%"),
        # 6.65 to 6.75 of 1.65 to 1.75 is 3.8 to 4.1 times.
        ("6.7k", "1.7k", Unit.COUNT, "about four times as high"),
        ("300", "100", Unit.COUNT, "three times as high"),
        ("200", "100", Unit.COUNT, "twice as high"),
        ("250", "100", Unit.COUNT, "2.5 times as high"),
        ("1,200", "100", Unit.COUNT, "12 times as high"),
        ("7", "0", Unit.COUNT, "up from 0"),
        ("0", "7", Unit.COUNT, "down to 0"),
        ("-5", "88", Unit.COUNT, "down 93"),
        ("3", "-2", Unit.COUNT, "up 5"),
        ("4.2 (17 admissions)", "3.8 (16 admissions)", Unit.RATE, "1 more"),
        ("4.2 (15 admissions)", "4.4 (17 admissions)", Unit.RATE, "2 fewer"),
        # More people, and a lower rate: the rate is told.
        ("4.2 (18 admissions)", "4.4 (17 admissions)", Unit.RATE, "down 4.5%"),
        ("\u00a33.7m", "\u00a34.0m", Unit.COUNT, "down 7.5%"),
    ],
)
def test_that_a_change_is_told_in_plain_words(now: str, before: str, unit: Unit, text: str) -> None:
    assert growth_text(read_figure(now, unit=unit), read_figure(before, unit=unit)) == text
