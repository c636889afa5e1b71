"""Every word around a number says something of it, or is handed on word for word."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.periods import Period, financial_year, parse_period
from perfdesk.core.places import ENGLAND
from perfdesk.importing.vocabulary.facets import (
    WHOLE_YEAR,
    Facets,
    PartOfYear,
    Span,
    Standing,
    Statement,
    beneath,
    in_time,
    quarter,
)
from perfdesk.importing.vocabulary.phrases import phrases
from perfdesk.importing.vocabulary.reading_words import facets_of

YEAR = financial_year(2023)


@pytest.mark.parametrize(
    ("words", "period", "span"),
    [
        ("Q3 2023/24", "Oct-Dec 2023", Span.UNSTATED),
        ("2023-24 Q3 YTD", "Apr-Dec 2023", Span.TO_DATE),
        ("2023/24 > Q3 cumulative", "Apr-Dec 2023", Span.TO_DATE),
        ("2023/24 (to Dec)", "Apr-Dec 2023", Span.TO_DATE),
        ("2023/24 to end of December 2023", "Apr-Dec 2023", Span.TO_DATE),
        ("Cumulative to 31 December 2023", "Apr-Dec 2023", Span.TO_DATE),
        ("Nov 2023 YTD", "Apr-Nov 2023", Span.TO_DATE),
        ("Mar 2024 YTD", "2023/24", Span.YEAR),
        ("Apr-Dec 2023", "Apr-Dec 2023", Span.TO_DATE),
        ("Q1 to Q3 2023/24", "Apr-Dec 2023", Span.TO_DATE),
        ("2023/24 Q1-Q3", "Apr-Dec 2023", Span.TO_DATE),
        ("Rolling 12 months to Dec 2023", "Jan-Dec 2023", Span.ROLLING_YEAR),
        ("12 months ending June 2023", "Jul 2022 to Jun 2023", Span.ROLLING_YEAR),
        ("w/e 02/04/2023", "27 March 2023 to 2 April 2023", Span.WEEK),
        ("week commencing 3 April 2023", "3 April 2023 to 9 April 2023", Span.WEEK),
        ("2022/23 academic year", "academic year 2022/23", Span.ACADEMIC_YEAR),
        ("AY 2023/24", "academic year 2023/24", Span.ACADEMIC_YEAR),
        ("Calendar year 2023", "Jan-Dec 2023", Span.CALENDAR_YEAR),
        ("as at 31 March 2024", "31 March 2024", Span.SNAPSHOT),
        ("Year to March 2024", "2023/24", Span.UNSTATED),
        ("Quarter ending June 2023", "Apr-Jun 2023", Span.UNSTATED),
        ("Full year 2022/23", "2022/23", Span.YEAR),
        ("2023/24 [note 2]", "2023/24", Span.UNSTATED),
    ],
)
def test_that_words_of_time_name_their_months(words: str, period: str, span: Span) -> None:
    facets = facets_of(words)
    assert (facets.period, facets.span) == (_period(period), span)
    assert not facets.unread


@pytest.mark.parametrize("words", ["YTD 2023/24", "2023/24 to date", "2023/24 so far, cumulative"])
def test_that_a_year_to_date_is_not_the_year(words: str) -> None:
    facets = facets_of(words)
    assert facets.period is None
    assert facets.to_date_in == YEAR
    assert facets.span is Span.TO_DATE


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Q1", quarter(1)),
        ("4th quarter", quarter(4)),
        ("Qtr 2", quarter(2)),
        ("Apr-Jun", quarter(1)),
        ("Q1-Q3", PartOfYear(4, 12)),
        ("Year end", WHOLE_YEAR),
        ("Jan", PartOfYear(1, 1)),
    ],
)
def test_that_a_part_without_a_year_waits_for_its_year(words: str, part: PartOfYear) -> None:
    facets = facets_of(words)
    assert (facets.period, facets.part) == (None, part)
    assert facets.with_year(YEAR).period == part.with_year(YEAR)


def test_that_a_quarter_to_date_begins_in_april_when_its_year_is_known() -> None:
    assert facets_of("Q3 YTD").with_year(YEAR).period == parse_period("Apr-Dec 2023")


@pytest.mark.parametrize(
    ("words", "unit", "scale", "scale_from"),
    [
        ("2023/24 (£000s)", "£", 1000, "£000s"),
        ("All figures in £000s", "£", 1000, "£000s"),
        ("£'000", "£", 1000, "£'000"),
        ("Budget £m", "£", 1_000_000, "£m"),
        ("£ million", "£", 1_000_000, "£ million"),
        ("2023/24 (thousands)", "", 1000, "thousands"),
        ("000s", "", 1000, "000s"),
        ("per 1000", "per 1,000", 1, ""),
        ("Rate per 10k population", "per 10,000", 1, ""),
        ("per 100 000 residents", "per 100,000", 1, ""),
        ("per 100k", "per 100,000", 1, ""),
        ("2023/24 (%)", "%", 1, ""),
        ("All figures are percentages", "%", 1, ""),
        ("(days)", "days", 1, ""),
    ],
)
def test_that_units_and_scales_are_read_wherever_they_stand(
    words: str, unit: str, scale: int, scale_from: str
) -> None:
    facets = facets_of(words)
    assert (facets.unit, facets.scale, facets.scale_from) == (unit, Decimal(scale), scale_from)
    assert not facets.unread


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("2023/24 variance", Statement.VARIANCE),
        ("Actual vs target", Statement.VARIANCE),
        ("Annual target", Statement.TARGET),
        ("2024/25 forecast outturn", Statement.FORECAST),
        ("2023/24 > Actual", Statement.FIGURE),
        ("Rank (of 151)", Statement.RANK),
        ("Lower CI 95.0 limit", Statement.LOWER_LIMIT),
        ("Numerators", Statement.NUMERATOR),
        ("Out of (total)", Statement.DENOMINATOR),
        ("No. meeting", Statement.NUMERATOR),
        ("RAG", Statement.STATUS),
        ("National quartile", Statement.QUARTILE),
        ("England average", Statement.COMPARATOR),
    ],
)
def test_that_a_heading_states_what_its_numbers_are(words: str, statement: Statement) -> None:
    facets = facets_of(words)
    assert facets.statement is statement
    assert not facets.unread


@pytest.mark.parametrize(
    "words",
    [
        "Library visits",
        "High needs",
        "Plans reviewed on time",
        "Average weekly cost of residential care",
        "Customer satisfaction variance",
        "People who may be",
        "2023/34",
    ],
)
def test_that_words_of_a_measure_state_nothing_and_are_handed_on(words: str) -> None:
    assert facets_of(words) == Facets(unread=(words,))


def test_that_the_name_of_a_measure_is_left_when_all_else_is_read() -> None:
    facets = facets_of("Library visits (000s) 2023/24 target")
    assert facets.unread == ("Library visits",)
    assert facets.scale == 1000
    assert facets.period == YEAR
    assert facets.statement is Statement.TARGET


def test_that_words_of_the_measure_itself_state_nothing_else() -> None:
    own = {"variance", "against", "budget"}
    facets = facets_of("Variance against budget, target", known=own.__contains__)
    assert facets.statement is Statement.TARGET
    assert not facets.unread


def test_that_places_are_read_by_any_of_their_names() -> None:
    assert facets_of("England 2023/24").place == ENGLAND
    ours = [facets_of(each).place for each in ("Leicestershire", "Leicestershire CC", "E10000018")]
    assert [each and each.name for each in ours] == ["Leicestershire"] * 3
    assert facets_of("Reading for pleasure").place is None


def test_that_breakdowns_and_standings_are_read() -> None:
    facets = facets_of("Female, aged 65 and over (provisional)")
    assert dict(facets.breakdown) == {"sex": "female", "age": "65+"}
    assert facets.standing is Standing.PROVISIONAL
    assert facets_of("OLD, do not use").standing is Standing.SUPERSEDED
    assert facets_of("All persons").is_whole


def test_that_a_quarter_that_disagrees_with_its_months_is_reported() -> None:
    assert facets_of("Q4 (Oct-Dec 2023)").contradictions == ("Jan-Mar and Oct-Dec 2023",)
    assert not facets_of("Q4 (Jan-Mar 2024)").contradictions


def test_that_two_years_in_one_heading_are_reported_unless_it_is_a_change() -> None:
    assert facets_of("2022/23, 2023/24").contradictions
    assert not facets_of("Change 2022/23 to 2023/24").contradictions


def test_that_a_scale_said_twice_is_applied_once() -> None:
    under = beneath(facets_of("All figures in £000s"), facets_of("2023/24 (£000s)"))
    assert (under.scale, under.contradictions) == (Decimal(1000), ())


def test_that_a_heading_with_a_unit_of_its_own_has_no_scale_from_above() -> None:
    under = beneath(facets_of("All figures in £000s"), facets_of("Share (%)"))
    assert (under.scale, under.unit) == (Decimal(1), "%")


def test_that_two_scales_that_differ_are_reported() -> None:
    under = beneath(facets_of("All figures in £000s"), facets_of("2023/24 £m"))
    assert under.scale == 1_000_000
    assert under.contradictions == ("£000s and £m",)


def test_that_a_cumulative_title_makes_months_run_from_april() -> None:
    title = facets_of("Library visits, cumulative 2023/24").of_title
    assert beneath(title, facets_of("Nov")).period == parse_period("Apr-Nov 2023")
    assert beneath(title, facets_of("Mar 2024")).period == YEAR


def test_that_a_quarter_takes_the_year_above_it() -> None:
    assert beneath(facets_of("2023/24"), facets_of("Q4")).period == parse_period("Jan-Mar 2024")
    assert beneath(facets_of("Q4"), facets_of("2023/24")).period == parse_period("Jan-Mar 2024")


def test_that_last_years_column_below_a_title_of_this_year_keeps_its_year() -> None:
    under = beneath(facets_of("Scorecard 2023/24").of_title, facets_of("2022/23"))
    assert (under.period, under.contradictions) == (financial_year(2022), ())


def test_that_a_target_above_an_actual_is_reported() -> None:
    assert beneath(facets_of("Target"), facets_of("Actual")).contradictions


TIMES = {
    "2023/24": YEAR,
    "2022-23": financial_year(2022),
    "Q2 2023/24": parse_period("Jul-Sep 2023"),
    "Nov 2023": parse_period("Nov 2023"),
    "31/03/2024": parse_period("31/03/2024"),
}
STATEMENTS = {
    "Target": Statement.TARGET,
    "actual": Statement.FIGURE,
    "Variance": Statement.VARIANCE,
    "forecast": Statement.FORECAST,
    "Numerator": Statement.NUMERATOR,
    "Rank": Statement.RANK,
}
SCALES = {"£000s": 1000, "£m": 1_000_000, "thousands": 1000, "(000s)": 1000}
STANDINGS = {"provisional": Standing.PROVISIONAL, "revised": Standing.REVISED}
UNKNOWN = st.from_regex(r"zq[bcdf]{2,8}", fullmatch=True)


@given(
    time=st.sampled_from(sorted(TIMES)),
    statement=st.sampled_from(sorted(STATEMENTS)),
    scale=st.sampled_from(sorted(SCALES)),
    standing=st.sampled_from(sorted(STANDINGS)),
    order=st.permutations(range(4)),
    joiner=st.sampled_from([", ", " > ", " (", "; ", " - "]),
    is_upper=st.booleans(),
)
def test_that_each_facet_of_a_composed_heading_is_found_again(
    time: str,
    statement: str,
    scale: str,
    standing: str,
    order: list[int],
    joiner: str,
    is_upper: bool,
) -> None:
    words = (time, statement, scale, standing)
    heading = joiner.join(words[at] for at in order)
    facets = facets_of(heading.upper() if is_upper else heading)
    assert facets.period == TIMES[time]
    assert facets.statement is STATEMENTS[statement]
    assert facets.scale == SCALES[scale]
    assert facets.standing is STANDINGS[standing]
    assert not facets.unread
    assert not facets.contradictions


@given(
    words=st.lists(
        st.one_of(UNKNOWN, st.sampled_from([*TIMES, *STATEMENTS, *SCALES, *STANDINGS])),
        min_size=1,
        max_size=8,
    ),
    joiner=st.sampled_from([" ", ", ", " > ", "; ", " - "]),
)
def test_that_no_unknown_word_is_ever_taken_as_read(words: list[str], joiner: str) -> None:
    unread = " ".join(facets_of(joiner.join(words)).unread)
    assert all(each in unread for each in words if each.startswith("zq"))


@given(st.text(max_size=120))
def test_that_any_text_is_read_without_an_error(text: str) -> None:
    facets = facets_of(text)
    assert facets.scale >= 1
    assert in_time(facets) == facets


@pytest.mark.parametrize("first", sorted(phrases()))
def test_that_every_phrase_of_the_vocabulary_is_read_alone(first: str) -> None:
    for phrase in phrases()[first]:
        assert not facets_of(" ".join(phrase.words)).unread


def test_that_a_scale_is_exact() -> None:
    assert facets_of("£m").scale == Decimal(1_000_000)


def _period(text: str) -> Period:
    if " to " in text and text[0].isdigit():
        first, last = text.split(" to ")
        return Period(parse_period(first).start, parse_period(last).end)
    return parse_period(text)
