"""What cannot be like the others is told from what is only a large change."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.figures import Figure, FigureKey, FigureKind, Form
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.periods import Period, financial_year, months
from perfdesk.core.rules.unlike import Unlike, Unlikeness, why_unlike
from perfdesk.core.wording.figure_text import figure_reading, read_figure
from perfdesk.core.wording.target_text import read_target

THIS, LAST = financial_year(2023), financial_year(2022)
Q1 = months((2023, 4), (2023, 6))


def measure(unit: Unit = Unit.COUNT, *, adds_up: bool = False) -> Measure:
    """A measure of a unit."""
    return Measure("m", "o", 1, "Visits", "L1", Aim.HIGH, unit, 1, adds_up=adds_up)


def figure(text: str, period: Period = THIS, unit: Unit = Unit.COUNT) -> Figure:
    """A figure of our own, as it is typed."""
    key = FigureKey("m", "E10000018", period, FigureKind.LOCAL)
    return Figure(key, read_figure(text, unit=unit, column=period))


def against(new: str, old: str) -> Unlike | None:
    """Why a figure is unlike the one in its place."""
    return why_unlike(measure(), figure(new), figure(old), ())


@pytest.mark.parametrize(
    ("new", "old", "factor"),
    [
        ("28,400,000", "28,400", "1,000 times"),
        ("28.4", "28,390", "1/1,000"),
        ("148", "148,310,000", "1/1,000,000"),
        ("0.463", "46.1", "1/100"),
        ("4,630", "46.1", "100 times"),
    ],
)
def test_that_a_figure_in_another_unit_is_doubted(new: str, old: str, factor: str) -> None:
    found = against(new, old)
    assert found is not None and found.kind is Unlikeness.FACTOR
    assert factor in found.reason and old in found.arithmetic


@pytest.mark.parametrize(
    ("new", "old"), [("50", "28"), ("90", "19"), ("3", "19"), ("99", "25"), ("0", "421")]
)
def test_that_a_change_that_may_be_is_not_doubted(new: str, old: str) -> None:
    assert against(new, old) is None


def test_that_a_change_of_five_times_is_doubted_where_both_are_large_enough() -> None:
    assert against("100", "20") is not None
    assert against("99", "20") is None
    assert against("95", "19") is None


def test_that_a_new_figure_is_held_against_those_beside_it() -> None:
    series = [figure("28,400", LAST), figure("7,100", Q1)]
    assert why_unlike(measure(), figure("28,401,000"), None, series) is not None
    assert why_unlike(measure(), figure("28,401"), None, series) is None, "a quarter is no year"


def test_that_a_figure_like_one_of_its_neighbours_is_not_doubted() -> None:
    series = [figure("100", LAST), figure("30,000", financial_year(2024))]
    assert why_unlike(measure(), figure("29,000"), None, series) is None


def test_that_a_first_figure_is_held_against_its_target() -> None:
    target = read_target("30,000")
    assert why_unlike(measure(), figure("28"), None, (), target) is not None
    assert why_unlike(measure(), figure("21,000"), None, (), target) is None


def test_that_a_share_far_above_a_hundred_is_doubted() -> None:
    share = measure(Unit.PERCENT)
    high = figure("463%", unit=Unit.PERCENT)
    assert why_unlike(share, high, None, ()) is not None
    assert why_unlike(share, figure("112.4%", unit=Unit.PERCENT), None, ()) is None
    before = [figure("310%", LAST, Unit.PERCENT)]
    assert why_unlike(share, high, None, before) is None, "the series is so"


def test_that_a_year_that_is_one_of_its_quarters_is_doubted() -> None:
    adds_up, quarter = measure(adds_up=True), figure("7,300", Q1)
    found = why_unlike(adds_up, figure("7,300"), None, [quarter])
    assert found is not None and found.kind is Unlikeness.PART
    assert why_unlike(measure(), figure("7,300"), None, [quarter]) is None


def test_that_a_part_of_the_year_does_not_stand_for_the_whole_unasked() -> None:
    adds_up = measure(adds_up=True)
    part = figure("21,300 (Apr-Dec)")
    found = why_unlike(adds_up, part, figure("28,400"), ())
    assert found is not None and "Dec 2023" in found.reason
    assert why_unlike(adds_up, part, figure("14,000 (Apr-Sep)"), ()) is None


@given(st.integers(20, 10**9), st.sampled_from([100, 1000, 1_000_000]))
def test_that_a_scale_lost_or_added_is_always_doubted(value: int, factor: int) -> None:
    for one, other in ((value * factor, value), (value, value * factor)):
        key = FigureKey("m", "E10000018", THIS, FigureKind.LOCAL)
        new, old = (
            Figure(key, figure_reading(Decimal(each), form=Form.PLAIN, decimals=0))
            for each in (one, other)
        )
        assert why_unlike(measure(), new, old, ()) is not None
