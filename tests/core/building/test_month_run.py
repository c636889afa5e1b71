"""The run of months: what is known of a month, what is needed, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.building.month_run import has_months, month_run_of
from perfdesk.core.charting import ChartSeries, ChartSpec, SeriesRole
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Aim, ForecastMethod, Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period, financial_year, months, parse_period
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from tests.core.printed import COUNCIL

YEAR, BEFORE = financial_year(2021), financial_year(2020)
# 547 admissions in April to November 2021 are what the paper of January 2022 prints.
SO_FAR = months((2021, 4), (2021, 11))
ADMISSIONS = Measure("admissions", "o", 1, "Permanent admissions", aim=Aim.LOW, unit=Unit.COUNT,
                     adds_up=True, forecast=ForecastMethod.PRO_RATA, decimals=0)  # fmt: skip
WAITING = Measure("waiting", "o", 2, "People waiting", aim=Aim.LOW, unit=Unit.COUNT, decimals=0)


def month(at: int, year: Period = YEAR) -> Period:
    """The month at a place of a year, from 0."""
    first = (year.start.year + (at + 3) // 12, (at + 3) % 12 + 1)
    return months(first, first)


def figure(period: Period, text: str, measure: Measure = ADMISSIONS) -> Figure:
    """A figure as typed."""
    key = FigureKey(measure.id, COUNCIL.code, period, FigureKind.LOCAL)
    return Figure(key, read_figure(text, unit=measure.unit, column=period))


def by_month(values: Sequence[int], year: Period = YEAR) -> list[Figure]:
    """One figure a month from the first on."""
    return [figure(month(at, year), str(value)) for at, value in enumerate(values)]


def pack_of(*records: Record, target: str = "", measure: Measure = ADMISSIONS) -> Pack:
    """A pack that reports 2021/22."""
    return Pack.of(
        [
            PackSettings("P", COUNCIL.code, YEAR), Position(YEAR, Scheme.COMPARISON, BEFORE),
            COUNCIL, Layer("l", "Delay need", 1), Outcome("o", "l", 1, "Plan", "Outcome"),
            ADMISSIONS, WAITING, measure,
            Target(TargetKey(measure.id, YEAR), read_target(target, measure.aim, YEAR)), *records,
        ]
    )  # fmt: skip


def line(spec: ChartSpec, role: SeriesRole) -> ChartSeries:
    """The series of a role."""
    return next(each for each in spec.series if each.role is role)


def test_that_months_are_drawn_against_those_of_last_year() -> None:
    spec = month_run_of(
        pack_of(*by_month([70, 68, 69]), *by_month([66] * 12, BEFORE)), "admissions"
    )
    assert spec.categories[0] == "Apr"
    assert spec.categories[-1] == "Mar"
    assert [each.name for each in spec.series] == ["2021/22", "2020/21"]
    assert [point.text for point in line(spec, SeriesRole.OURS).points] == ["70", "68", "69"]
    assert len(line(spec, SeriesRole.COMPARATOR).points) == 12
    assert spec.title == ("207 in 3 months of 2021/22, 9 more than in the same months last year")


def test_that_what_is_needed_is_what_is_left_of_the_target() -> None:
    spec = month_run_of(pack_of(*by_month([68] * 8), target="816"), "admissions")
    needed = line(spec, SeriesRole.NEEDED)
    assert needed.name == "At most"
    assert [point.at for point in needed.points] == [8, 9, 10, 11]
    assert {point.text for point in needed.points} == {"68"}
    assert spec.target is not None
    assert spec.target.label == "Target 68 a month"
    assert spec.title.endswith("; at most 68 a month from now on would meet the target")


def test_that_it_follows_last_years_months_where_the_forecast_does() -> None:
    profile = replace(ADMISSIONS, forecast=ForecastMethod.PROFILE)
    records = [*by_month([60] * 10), *by_month([60] * 10 + [100, 50], BEFORE)]
    spec = month_run_of(pack_of(*records, target="750", measure=profile), "admissions")
    assert [point.text for point in line(spec, SeriesRole.NEEDED).points] == ["100", "50"]


@pytest.mark.parametrize(("aim", "said"), [(Aim.LOW, "passed"), (Aim.HIGH, "met")])
def test_that_a_target_that_is_behind_us_is_said_to_be(aim: Aim, said: str) -> None:
    measure = replace(ADMISSIONS, aim=aim)
    spec = month_run_of(pack_of(*by_month([90, 90]), target="100", measure=measure), "admissions")
    assert spec.title.endswith(f"; the year\u2019s target is {said} already")


@settings(max_examples=30)
@given(st.lists(st.integers(0, 5000), min_size=3, max_size=12))
def test_that_sums_to_date_give_the_months_they_are_made_of(values: list[int]) -> None:
    # The first is a month itself; at twelve it is the year.
    sums = [
        figure(months((2021, 4), (month(at).end.year, month(at).end.month)), str(total))
        for at, total in enumerate(accumulate(values))
    ]
    spec = month_run_of(pack_of(*sums), "admissions")
    drawn = line(spec, SeriesRole.OURS).points
    assert [int(point.value) for point in drawn] == values
    assert all("totals to date" in point.source for point in drawn[1:])


def test_that_one_sum_to_date_is_no_run() -> None:
    pack = pack_of(figure(SO_FAR, "547"))
    assert month_run_of(pack, "admissions").empty.startswith("There are no monthly figures")
    assert not has_months(pack, "admissions")


def test_that_a_missing_month_makes_a_gap_and_leaves_what_is_needed_open() -> None:
    figures = by_month([70, 68, 69])
    spec = month_run_of(pack_of(figures[0], figures[2], target="816"), "admissions")
    assert [len(each) for each in line(spec, SeriesRole.OURS).segments] == [1, 1]
    assert all(each.role is not SeriesRole.NEEDED for each in spec.series)


def test_that_what_does_not_add_up_is_drawn_as_it_stood_in_each_month() -> None:
    stood = [("2021-04-30", "120"), ("2021-05-31", "116"), ("2021-06-30", "36")]
    last = figure(parse_period("2020-06-30"), "116", WAITING)
    figures = [figure(parse_period(day), text, WAITING) for day, text in stood]
    pack = pack_of(*figures, last, target="71", measure=WAITING)
    spec = month_run_of(pack, "waiting")
    assert [point.text for point in line(spec, SeriesRole.OURS).points] == ["120", "116", "36"]
    assert spec.title == "36 in Jun 2021, 80 fewer than a year before"
    assert spec.target is not None
    assert spec.target.label == "Target 71"


def test_that_a_share_moves_by_points() -> None:
    share = Measure("share", "o", 3, "% satisfied")
    figures = [
        figure(month(0), "42.4%", share), figure(month(1), "41.6%", share),
        figure(month(1, BEFORE), "42.1%", share),
    ]  # fmt: skip
    spec = month_run_of(pack_of(*figures, measure=share), "share")
    assert spec.title == "41.6% in May 2021, 0.5 points lower than a year before"
    assert spec.high <= 100


def test_that_an_academic_year_begins_in_september() -> None:
    lessons = replace(ADMISSIONS, academic=True)
    figures = [figure(months((2021, each), (2021, each)), "10") for each in (9, 10)]
    spec = month_run_of(pack_of(*figures, measure=lessons), "admissions")
    assert spec.categories[0] == "Sep"
    assert line(spec, SeriesRole.OURS).name == "academic year 2021/22"


def test_that_thousands_keep_their_axis() -> None:
    visits = replace(ADMISSIONS, aim=Aim.HIGH)
    figures = [figure(month(at), text) for at, text in enumerate(("44.3k", "45.1k"))]
    spec = month_run_of(pack_of(*figures, target="545.3k", measure=visits), "admissions")
    assert spec.unit == "Thousands"
    assert line(spec, SeriesRole.OURS).points[0].value == pytest.approx(44.3)
    assert line(spec, SeriesRole.NEEDED).points[0].text == "45.6k"
    assert Decimal("545.3") / 12 < Decimal(spec.high)
