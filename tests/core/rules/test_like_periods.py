"""Like period with like: targets to date, forecasts, academic years."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from perfdesk.core.measures import Aim, Unit
from perfdesk.core.periods import Period, financial_year, months, parse_period
from perfdesk.core.rules.forecast import forecast_year_end, target_to_date
from perfdesk.core.rules.ratings import RatingCase, rate
from perfdesk.core.settings import Scheme, Tolerances
from perfdesk.core.verdicts import Rating, RatingWord
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target

YEAR = financial_year(2021)
PART = months((2021, 4), (2021, 11))
# A year that runs slowly at first: 40 of 100 by the end of November.
PROFILE = tuple(Decimal(each) for each in (5, 5, 5, 5, 5, 5, 5, 5, 15, 15, 15, 15))


@dataclass(frozen=True)
class Case:
    """What is held against what, and how."""

    figure: str
    target: str
    aim: Aim = Aim.HIGH
    position: Period = YEAR
    adds_up: bool = True
    unit: Unit = Unit.COUNT
    forecast: bool = True
    profile: tuple[Decimal, ...] = ()
    on_forecast: bool = False
    academic: bool = False


def rated(case: Case, scheme: Scheme = Scheme.COMPARISON) -> Rating:
    """Rate as the dashboard would."""
    figure = read_figure(case.figure, unit=case.unit, column=case.position)
    target = read_target(case.target, case.aim, case.position)
    period = figure.period or case.position
    forecast = forecast_year_end(
        figure, period, case.unit, adds_up=case.adds_up and case.forecast, last_year=case.profile
    )
    part = target_to_date(target, period, case.profile) if case.profile else None
    return rate(
        RatingCase(
            figure, target, case.aim, scheme, Tolerances(), adds_up=case.adds_up,
            position=case.position, academic=case.academic, forecast=forecast,
            target_to_date=part, on_forecast=case.on_forecast,
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("case", "text"),
    [
        # Both for April to November: nothing to work out.
        (Case("182.0k (Apr-Nov)", "163.8k (Apr-Nov)"), "Target met"),
        # Eight months against the year: 182.0k x 12 / 8 = 273.0k.
        (Case("182.0k (Apr-Nov)", "270k"), "Target met (forecast)"),
        (Case("182.0k (Apr-Nov)", "280k"), "Target nearly met (forecast)"),
        (Case("182.0k (Apr-Nov)", "300k"), "Target missed (forecast)"),
        # 547 admissions in eight months are 820.5 in the year, more than 780 by 5.2 %.
        (Case("547 (Apr-Nov)", "<780", Aim.LOW), "Target missed (forecast)"),
        (Case("547 (Apr-Nov)", "<782", Aim.LOW), "Target nearly met (forecast)"),
        # By last year's profile 40 % is due by the end of November: 120k of 300k.
        (Case("121k (Apr-Nov)", "300k", profile=PROFILE), "Target met (to date)"),
        (Case("118k (Apr-Nov)", "300k", profile=PROFILE), "Target nearly met (to date)"),
        (Case("110k (Apr-Nov)", "300k", profile=PROFILE), "Target missed (to date)"),
        # The officers asked for the forecast: it comes before the target to date.
        (Case("121k (Apr-Nov)", "300k", profile=PROFILE, on_forecast=True),
         "Target met (forecast)"),
        # An average has no part to date; the forecast is held against it.
        (Case("182.0k (Apr-Nov)", "270k 20/21 Nat. Ave.", profile=PROFILE),
         "Better than England 2020/21 (forecast)"),
        # At a part-year position a target without months is the year's all the same.
        (Case("182.0k", "163.8k", position=PART), "Target met (forecast)"),
        (Case("700k", "1.0 million", position=PART), "Target met (forecast)"),
        (Case("24 (Apr-Nov)", "29", Aim.LOW, PART), "Target missed (forecast)"),
        (Case("182.0k", "163.8k (Apr-Nov)", position=PART), "Target met"),
        (Case("182.0k", "163.8k to date", position=PART), "Target met"),
        (Case("182.0k (Apr-Nov)", "163.8k to date"), "Target met"),
        # The share reached so far grows with the months, to everybody at most.
        (Case("52% (Apr-Nov)", "75%", unit=Unit.PERCENT), "Target met (forecast)"),
        (Case("80% (Apr-Nov)", "100%", unit=Unit.PERCENT), "Target met (forecast)"),
        (Case("24k (Q1)", "100k"), "Target nearly met (forecast)"),
        (Case("182.0k", "280k", position=PART, on_forecast=True), "Target nearly met (forecast)"),
        (Case("182.0k", "280k Local target 2021/22", position=PART),
         "Target nearly met (forecast)"),
        # A baseline of the same months in another year is like enough; a target is not.
        (Case("182.0k (Apr-Nov)", "163.8k baseline Apr-Nov 2019"), "Target met"),
        (Case("182.0k (Apr-Nov)", "163.8k Apr-Nov 2019"), "Not rated"),
        (Case("68%", "70% (2024/25)", adds_up=False, unit=Unit.PERCENT), "Not rated"),
        (Case("182k", "214k (second half of the year)"), "Not rated"),
        # A target for a date is for the year that ends then; an impossible year is no year.
        (Case("68%", "70% by March 2022", adds_up=False, unit=Unit.PERCENT), "Target nearly met"),
        (Case("182k", "180k 2021/32"), "Target met"),
        # Nothing to forecast by: a quarter that is not the first, no forecast wanted.
        (Case("60k (Jul-Sep)", "240k"), "Not rated"),
        (Case("182.0k (Apr-Nov)", "270k", forecast=False), "Not rated"),
        (Case("182.0k (Apr-Nov)", "163.8k (Apr-Sep)"), "Not rated"),
        # A share does not add up: eight months of it are as good as the year.
        (Case("89.5% (Apr-Nov)", "85%", adds_up=False, unit=Unit.PERCENT), "Target met"),
        # A figure that is a forecast already is taken as it stands.
        (Case("820 (forecast)", "<780 (780 Adm's)", Aim.LOW), "Target missed"),
        # In March the academic year has five months to go.
        (Case("85.3% (Position at March 2022)", "90%", unit=Unit.PERCENT, academic=True),
         "Not rated"),
        (Case("85.3% (Position at March 2022)", "84% to date", unit=Unit.PERCENT, academic=True),
         "Target met"),
        (Case("85.3% (Position at March 2022)", "84% at March 2022", unit=Unit.PERCENT,
              academic=True), "Target met"),
        (Case("85.3% (Position at March 2022)", "84% Local target 2021/22", unit=Unit.PERCENT,
              academic=True), "Not rated"),
        (Case("85.3% (31 August 2022)", "84%", unit=Unit.PERCENT, academic=True), "Target met"),
        (Case("85.3% (academic year 2020/21)", "84%", unit=Unit.PERCENT, academic=True),
         "Target met"),
        (Case("85.3% (Position at March 2022)", "84%", unit=Unit.PERCENT), "Target met"),
    ],
)  # fmt: skip
def test_that_a_figure_is_held_against_a_target_for_the_same_months(case: Case, text: str) -> None:
    rating = rated(case)
    assert rating.text == text
    assert rating.reason.endswith(".")


def test_that_a_rating_by_the_forecast_says_so_with_the_arithmetic() -> None:
    rating = rated(Case("547 (Apr-Nov)", "<780", Aim.LOW), Scheme.RAG)
    assert (rating.word, rating.text) == (RatingWord.RED, "Red (forecast)")
    assert rating.reason == (
        "Red (forecast): 547 so far, 821 (forecast), target at most 780, missed by 5.3%, over the "
        "limit of 5%; 547 in 8 months at the same pace would give 821 for the year."
    )


def test_that_a_rate_is_forecast_from_its_count_and_the_counts_decide() -> None:
    case = Case("=547/146675*100000", "<538 (780 Adm's)", Aim.LOW, PART, unit=Unit.RATE,
                on_forecast=True)  # fmt: skip
    rating = rated(case, Scheme.RAG)
    assert rating.word is RatingWord.AMBER
    assert "559.4 (821, forecast)" in rating.reason


def test_that_a_target_to_date_says_how_much_of_the_year_it_is() -> None:
    rating = rated(Case("118k (Apr-Nov)", "300k", profile=PROFILE))
    assert rating.reason.endswith(
        "of 300k for 2021/22, 120k is due by then, following last year's pattern."
    )


@pytest.mark.parametrize(
    ("target", "shown"),
    [("300k", "200k"), ("60-66", "40 to 44"), ("<780 (780 Adm's)", "520")],
)
def test_that_a_target_is_profiled_evenly_where_no_months_are_known(
    target: str, shown: str
) -> None:
    part = target_to_date(read_target(target, Aim.HIGH, YEAR), PART)
    assert part is not None
    assert part.reading.number_text == shown
    if part.reading.count is not None:
        assert part.reading.count == 520


@pytest.mark.parametrize("period", ["2021/22", "31 March 2022", "Q2 2021/22"])
def test_that_only_the_first_months_of_a_year_have_a_target_to_date(period: str) -> None:
    assert target_to_date(read_target("300k"), parse_period(period)) is None
