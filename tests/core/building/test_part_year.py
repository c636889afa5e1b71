"""A position that is part of a year: forecasts, targets to date, the months of last year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from perfdesk.core.building.judging import verdicts_on
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.trend import trend_of
from perfdesk.core.dashboard import Column, Row
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Aim, ForecastMethod, Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period, financial_year, months
from perfdesk.core.places import ENGLAND
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from tests.core.printed import COUNCIL, EARLIER, measure_id, printed_pack

PART, YEAR = months((2021, 4), (2021, 11)), financial_year(2021)
BEFORE = PART.a_year_earlier()
VISITS = Measure(
    "visits", "o", 1, "Library visits", unit=Unit.COUNT, adds_up=True,
    forecast=ForecastMethod.PRO_RATA,
)  # fmt: skip
SHARE = Measure("share", "o", 2, "% satisfied")


def figure(measure: Measure, period: Period, text: str) -> Figure:
    """A figure as typed."""
    key = FigureKey(measure.id, COUNCIL.code, period, FigureKind.LOCAL)
    return Figure(key, read_figure(text, unit=measure.unit, column=period))


def pack_of(*records: Record, target: str = "", measure: Measure = VISITS) -> Pack:
    """A pack that reports April to November 2021."""
    return Pack.of(
        [
            PackSettings("P", COUNCIL.code, PART),
            Position(PART, Scheme.COMPARISON, BEFORE), COUNCIL, ENGLAND,
            Layer("l", "Prevent need", 1), Outcome("o", "l", 1, "Plan", "Outcome"), measure, SHARE,
            Target(TargetKey(measure.id, PART), read_target(target, Aim.HIGH, PART)), *records,
        ]
    )  # fmt: skip


def row_of(pack: Pack, measure: Measure = VISITS) -> Row:
    """The row of a measure at the pack's position."""
    return next(row for row in build_dashboard(pack).rows if row.measure == measure.id)


def test_that_a_part_year_position_has_columns_for_the_year() -> None:
    pack = pack_of(figure(VISITS, PART, "354.4k"), target="545.3k Local target 2021/22")
    dashboard = build_dashboard(pack)
    heads = {head.column: head.heading for head in dashboard.columns}
    assert heads[Column.CURRENT] == "Apr-Nov 2021 actual to date"
    assert heads[Column.FORECAST] == "2021/22 forecast"
    assert Column.ANNUAL_TARGET in {head.column for head in dashboard.optional}
    assert heads[Column.TARGET_TO_DATE] == "Target to date"
    cells = row_of(pack).cells
    assert cells[Column.FORECAST].text == "531.6k (forecast)"
    assert cells[Column.FORECAST].value == Decimal(531_600)
    assert cells[Column.ANNUAL_TARGET].text == "545.3k"
    assert cells[Column.TARGET_TO_DATE].text == "363.5k"
    assert "8 of 12 months" in cells[Column.TARGET_TO_DATE].reason
    for cell in cells.values():
        assert cell.spoken


def test_that_a_share_has_neither_forecast_nor_target_to_date_of_its_own_making() -> None:
    pack = pack_of(figure(SHARE, PART, "89.5%"))
    cells = row_of(pack, SHARE).cells
    texts = [cells[each].text for each in (Column.FORECAST, Column.TARGET_TO_DATE)]
    assert texts == ["", ""]


def test_that_a_target_for_these_months_is_the_target_to_date() -> None:
    pack = pack_of(figure(VISITS, PART, "354.4k"), target="266.7k (Apr-Nov)")
    cells = row_of(pack).cells
    assert (cells[Column.TARGET_TO_DATE].text, cells[Column.ANNUAL_TARGET].text) == ("266.7k", "")
    assert row_of(pack).rating.text == "Target met"


def test_that_a_whole_year_has_no_such_columns() -> None:
    columns = {head.column for head in build_dashboard(printed_pack(), EARLIER).columns}
    assert Column.FORECAST not in columns


def test_that_last_years_months_profile_forecast_and_target() -> None:
    measure = replace(VISITS, forecast=ForecastMethod.PROFILE)
    # 5k a month until November, then 15k: 40 % by then.
    by_month = [
        figure(measure, month, "5k" if number < 8 else "15k")
        for number, month in enumerate(_months_of(2020))
    ]
    pack = pack_of(
        figure(measure, PART, "44k"), *by_month, target="100k Local target 2021/22",
        measure=measure,
    )  # fmt: skip
    row = row_of(pack)
    assert row.cells[Column.FORECAST].text == "110k (forecast)"
    assert row.cells[Column.TARGET_TO_DATE].text == "40k"
    assert row.rating.text == "Target met (to date)"
    missing = Pack.of(each for each in pack.records() if each is not by_month[-1])
    assert row_of(missing).cells[Column.FORECAST].text == "66k (forecast)"


def _months_of(start: int) -> list[Period]:
    named = [(start, month) for month in range(4, 13)] + [(start + 1, m) for m in range(1, 4)]
    return [months(month, month) for month in named]


def test_that_previous_falls_back_to_the_whole_year_and_says_so() -> None:
    pack = pack_of(figure(SHARE, PART, "89.5%"), figure(SHARE, financial_year(2020), "81.1%"))
    row = row_of(pack, SHARE)
    assert row.cells[Column.PREVIOUS].text == "81.1% (2020/21)"
    assert row.progress.word is ProgressWord.IMPROVED
    assert "in 2020/21" in row.progress.reason


def test_that_the_same_months_come_before_the_whole_year() -> None:
    pack = pack_of(
        figure(SHARE, PART, "89.5%"), figure(SHARE, BEFORE, "90.1%"),
        figure(SHARE, financial_year(2020), "81.1%"),
    )  # fmt: skip
    assert row_of(pack, SHARE).cells[Column.PREVIOUS].text == "90.1%"


def test_that_a_measure_may_be_rated_by_a_scheme_of_its_own() -> None:
    pack = pack_of(figure(VISITS, PART, "354.4k"), target="266.7k",
                   measure=replace(VISITS, scheme=Scheme.RAG))  # fmt: skip
    assert row_of(pack).rating.word is RatingWord.GREEN


@pytest.mark.parametrize(("academic", "word"), [(False, "below"), (True, "not rated")])
def test_that_a_measure_of_the_academic_year_is_not_rated_within_it(
    academic: bool, word: str
) -> None:
    pack = printed_pack()
    measure = replace(pack.measure(measure_id("LALS Success Rate")), academic=academic)
    rating = verdicts_on(pack, measure, pack.position).rating
    assert rating.word.value == word
    assert rating.reason.endswith(".")


def test_that_a_forecast_is_drawn_by_itself_and_says_the_word() -> None:
    pack = pack_of(figure(VISITS, PART, "354.4k"), figure(VISITS, financial_year(2020), "300k"))
    spec = trend_of(pack, VISITS.id)
    assert spec.categories == ("2020/21", "Apr-Nov 2021", "2021/22 forecast")
    (ours,) = spec.series
    (point,) = ours.segments[-1]
    assert point.is_forecast
    assert (point.text, point.value, point.period) == (
        "531.6k (forecast)", 531.6, "2021/22 forecast",
    )  # fmt: skip
    assert spec.low <= point.value <= spec.high
    whole = pack_of(figure(VISITS, PART, "354.4k"), figure(VISITS, YEAR, "530k"))
    assert not any(point.is_forecast for point in trend_of(whole, VISITS.id).series[0].points)
