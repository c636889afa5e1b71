"""Periods: one canonical form for all the spellings that officers and publications use."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.periods import (
    Period,
    PeriodError,
    academic_year,
    financial_year,
    financial_year_of,
    find_period,
    months,
    parse_period,
    snapshot,
)

YEAR = financial_year(2023)
MARCH = snapshot(date(2024, 3, 31))

DAYS = st.dates(date(1980, 4, 1), date(2079, 12, 31))
MONTHS = st.tuples(st.integers(1981, 2078), st.integers(1, 12))
SPANS_OF_MONTHS = st.tuples(MONTHS, MONTHS).map(lambda both: months(min(both), max(both)))
PERIODS = st.one_of(
    st.integers(1980, 2078).map(financial_year),
    st.integers(1980, 2078).map(academic_year),
    DAYS.map(snapshot),
    SPANS_OF_MONTHS,
    st.tuples(DAYS, DAYS).map(lambda both: Period(min(both), max(both))),
)


@pytest.mark.parametrize(
    "text",
    [
        "2023/24", "2023-24", "2023\u201324", "2023 to 2024", "2023/2024", "23/24", "23-24",
        "FY2023/24", "FY 23/24", "financial year 2023/24", "(2023/24)", " 2023/24. ",
        "April 2023 to March 2024", "Apr 23 - Mar 24", "2023-04..2024-03", "2023-04-01/P1Y",
        "2023-04-01/P12M", "year ending March 2024", "financial year ending 31 March 2024",
        "1 April 2023 to 31 March 2024", "01/04/2023 - 31/03/2024", "2023-04-01 to 2024-03-31",
    ],
)  # fmt: skip
def test_that_every_spelling_of_a_financial_year_is_the_same_year(text: str) -> None:
    assert parse_period(text) == YEAR


@pytest.mark.parametrize(
    "text",
    [
        "31 March 2024", "31st March 2024", "31 st Mar 2024", "31/03/2024", "31.3.24", "31-03-2024",
        "31 Mar '24", "2024-03-31", "2024-03-31T00:00:00", "as at 31 March 2024", "At 31/03/2024",
        "End of March 2024", "end-Mar 2024", "end March 2024", "Position at March 2024",
        "as at the end of March 2024",
    ],
)  # fmt: skip
def test_that_every_spelling_of_a_date_is_the_same_snapshot(text: str) -> None:
    assert parse_period(text) == MARCH


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Apr-Nov 2021", months((2021, 4), (2021, 11))),
        ("April \u2013 November 2021", months((2021, 4), (2021, 11))),
        ("Oct to Mar 2024", months((2023, 10), (2024, 3))),
        ("March 2024", months((2024, 3), (2024, 3))),
        ("Mar-24", months((2024, 3), (2024, 3))),
        ("Sept. 2023", months((2023, 9), (2023, 9))),
        ("03/2024", months((2024, 3), (2024, 3))),
        ("2023-04-01/P3M", months((2023, 4), (2023, 6))),
        ("2023-10-01/P1M", months((2023, 10), (2023, 10))),
        ("Q1 2023/24", months((2023, 4), (2023, 6))),
        ("2023/24 Q4", months((2024, 1), (2024, 3))),
        ("Quarter 3 23/24", months((2023, 10), (2023, 12))),
        ("academic year 2023/24", academic_year(2023)),
        ("AY 23/24", academic_year(2023)),
        ("mid-2020", snapshot(date(2020, 6, 30))),
        ("1999/00", financial_year(1999)),
        ("98/99", financial_year(1998)),
        ("year ending December 2023", months((2023, 1), (2023, 12))),
        ("5 April 2023 to 9 July 2023", Period(date(2023, 4, 5), date(2023, 7, 9))),
    ],
)
def test_that_parts_of_years_and_other_years_are_understood(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    ("text", "meant"),
    [("2023/34", "2023/24"), ("2022-21", "2022/23"), ("2023/23", "2023/24"), ("23/25", "2023/24")],
)
def test_that_an_impossible_year_is_refused_with_the_year_that_was_meant(
    text: str, meant: str
) -> None:
    with pytest.raises(PeriodError, match=f"did you mean {meant}\\?") as problem:
        parse_period(text)
    assert problem.value.suggestion == parse_period(meant)


def test_that_the_slip_of_the_printed_dashboard_is_told_in_these_words() -> None:
    with pytest.raises(PeriodError) as problem:
        parse_period("2023/34")
    assert str(problem.value) == "\u201c2023/34\u201d is not a year: did you mean 2023/24?"


@pytest.mark.parametrize("text", ["2022-26", "Strategic Plan 2018-22", "2020-2030", "2019 to 2024"])
def test_that_the_years_of_a_plan_are_neither_a_year_nor_a_slip(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "2023", "may", "Local", "30 February 2024", "31/02/2024", "2024-13-01",
        "13/2024",
        "2020-212", "Mar 2024 - Feb 2024", "0001-01-01", "9999-12-31", "9998-01-01/P9Y",
        "0000-04..0000-05", "2024-11..2021-04", "2023-12-31..2023-01-01", "1234/35", "Jul 1979",
        "9" * 500 + "/24", "x" * 100_000, "Apr-Nov " * 5000, "2023-04-01/P0M", "Q5 2023/24",
    ],
)  # fmt: skip
def test_that_other_text_is_refused_in_a_short_sentence(text: str) -> None:
    with pytest.raises(PeriodError) as problem:
        parse_period(text)
    assert problem.value.suggestion is None
    assert len(str(problem.value)) < 160


@given(PERIODS)
@settings(max_examples=150)
def test_that_the_key_of_a_period_parses_back(period: Period) -> None:
    assert parse_period(period.key) == period


@given(PERIODS)
@settings(max_examples=150)
def test_that_what_is_printed_of_a_period_parses_back(period: Period) -> None:
    assert parse_period(period.label) == period
    assert parse_period(period.in_words) == period


@given(DAYS)
@settings(max_examples=50)
def test_that_a_financial_year_runs_from_april_to_march_and_holds_its_days(day: date) -> None:
    year = financial_year_of(day)
    assert year.start <= day <= year.end
    assert (year.start.month, year.end.month, year.months) == (4, 3, 12)
    assert year.is_financial_year
    assert snapshot(day).year == year


@given(st.text(max_size=40))
@settings(max_examples=150)
def test_that_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        period = parse_period(text)
    except PeriodError:
        return
    assert parse_period(period.key) == period


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (YEAR, "2023/24"),
        (academic_year(2023), "academic year 2023/24"),
        (MARCH, "31 March 2024"),
        (months((2021, 4), (2021, 11)), "Apr-Nov 2021"),
        (months((2023, 10), (2024, 3)), "Oct 2023 to Mar 2024"),
        (months((2024, 3), (2024, 3)), "Mar 2024"),
        (Period(date(2023, 4, 5), date(2023, 7, 9)), "5 April 2023 to 9 July 2023"),
    ],
)
def test_that_a_period_is_printed_as_the_papers_print_it(period: Period, label: str) -> None:
    assert str(period) == label


def test_that_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(PeriodError, match="before it starts"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


def test_that_a_year_earlier_and_later_keep_the_ends_of_months() -> None:
    leap = months((2024, 2), (2024, 2))
    assert leap.a_year_earlier() == months((2023, 2), (2023, 2))
    assert leap.a_year_earlier().a_year_later() == leap
    assert months((2021, 4), (2021, 11)).a_year_earlier().label == "Apr-Nov 2020"
    assert YEAR.a_year_later() == financial_year(2024)


def test_that_months_are_counted_and_a_snapshot_has_none() -> None:
    assert (YEAR.months, months((2021, 4), (2021, 11)).months, MARCH.months) == (12, 8, 0)


def test_that_the_limits_of_the_calendar_break_nothing() -> None:
    last = date(9999, 12, 31)
    for period in (snapshot(last), Period(last - timedelta(400), last)):
        assert not period.is_financial_year
        assert not period.is_academic_year
        assert period.label


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("67.2% 22/23 Nat. Ave.", financial_year(2022)),
        ("Position as at 1 st Jan 2023", snapshot(date(2023, 1, 1))),
        ("(5% of total waiting at end of Mar-24)", MARCH),
        ("End of March 2024", MARCH),
        ("Due June 2022", months((2022, 6), (2022, 6))),
        ("data to 31/03/2024", MARCH),
        ("Actual 58 Admissions in 23/24", YEAR),
        ("April 2023 to March 2024", YEAR),
        ("performance Q4 2023/24", months((2024, 1), (2024, 3))),
        ("No Survey in 2020/21 due to Covid-19 pandemic", financial_year(2020)),
        ("24/7 service", None),
        ("(524/528)", None),
        ("per 100,000 (mid-year)", None),
    ],
)
def test_that_a_period_is_found_among_words(words: str, period: Period | None) -> None:
    assert find_period(words) == period


def test_that_an_impossible_year_among_words_is_told() -> None:
    with pytest.raises(PeriodError, match="did you mean 2023/24"):
        find_period("17.3k Local target 2023/34")
