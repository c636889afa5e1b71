"""What a column is for, told from its heading.

The headings are data: a spelling that is not known yet is added to the table below, not
to the code that reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from perfdesk.core.periods import Period, PeriodError, find_period, months, parse_period
from perfdesk.importing.vocabulary.year_and_month import (
    is_month_or_quarter,
    is_part_of_year,
    is_year,
    period_of,
    read_months,
)


class Role(StrEnum):
    """What the cells of a column say."""

    POSITION = "position"
    LAYER = "layer"
    PLAN = "plan"
    OUTCOME = "outcome"
    MEASURE_CODE = "measure code"
    MEASURE_GROUP = "measure group"
    DESCRIPTION = "description"
    AIM = "aim"
    TARGET = "target"
    COMPARED_WITH = "compared with"
    RATING = "rating"
    PROGRESS = "progress"
    CURRENT = "current"
    PREVIOUS = "previous"
    QUARTILE = "quartile"
    PLACE_CODE = "place code"
    ONS_CODE = "ONS code"
    PLACE_NAME = "place"
    PLACE_LEVEL = "place level"
    DISAGGREGATION = "disaggregation"
    MEASURE_TYPE = "measure type"
    PERIOD = "period"
    YEAR = "year of the period"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"
    MARGIN = "margin of error"
    RESPONDENTS = "respondents"
    POPULATION = "population"
    BREAKDOWN = "breakdown"
    TEXT = "text"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table that was found.

    Attributes:
        index: Its number in the sheet, from 1.
        name: The heading; several rows of headings are joined.
        role: What its cells say.
        unit: In what, where heading or cells tell; empty otherwise.
        period: What its figures are about, where the heading tells.
        filled_down: Whether a cell counts for the blank ones below it, as a year given once.
        notes: The footnotes that its heading refers to (`2` in `2020-21 [note 2]`).
        hidden: Whether the sheet does not show it: what it says never replaces what is shown.
    """

    index: int
    name: str
    role: Role
    unit: str = ""
    period: Period | None = None
    filled_down: bool = False
    notes: tuple[str, ...] = ()
    hidden: bool = False


# Headings as publications and papers have them, without case, blanks and punctuation.
_HEADINGS: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        Role.POSITION: ("position",),
        Role.LAYER: ("layer", "strategy layer", "tier", "level of need"),
        Role.PLAN: ("plan", "strategic plan"),
        Role.OUTCOME: ("outcome", "supporting outcome", "strategic outcome", "plan outcome"),
        Role.MEASURE_CODE: (
            "measure", "ascof measure code", "measure code", "indicator", "indicator code",
            "metric", "ref", "reference", "code", "pi", "kpi", "indicator id",
        ),
        Role.MEASURE_GROUP: ("measure group",),
        Role.DESCRIPTION: (
            "description", "measure description", "measure group description", "indicator name",
            "measure name", "what is measured", "description of measure", "kpi description",
        ),
        Role.AIM: ("aim", "polarity", "good is", "good to be", "aim high low"),
        Role.TARGET: ("target", "target or standard", "annual target", "year end target"),
        Role.COMPARED_WITH: (
            "compared with", "compared to", "comparator", "target or national average",
            "target national average", "national average or target", "target or average",
            "latest national average or local target",
        ),
        Role.RATING: ("rag", "rag rating", "rating", "status", "performance rating"),
        Role.PROGRESS: ("progress", "direction of travel", "dot", "trend", "arrow"),
        Role.CURRENT: (
            "current", "current performance", "performance", "this year", "latest", "actual",
            "latest performance", "current year", "this quarter", "current quarter",
            "latest quarter", "this period", "current period", "latest position",
        ),
        Role.PREVIOUS: (
            "previous", "previous performance", "last year", "previous year", "prior year",
            "previous outturn",
        ),
        Role.QUARTILE: ("quartile", "quartile position", "national quartile"),
        Role.PLACE_CODE: (
            "geographical code", "local authority code", "la code", "cassr code", "council code",
            "area code",
        ),
        Role.ONS_CODE: ("ons code", "ons area code", "gss code", "ecode"),
        Role.PLACE_NAME: (
            "geographical description", "local authority", "local authority name", "area name",
            "council", "authority", "area", "local authority area", "name",
        ),
        Role.PLACE_LEVEL: ("geographical level", "area type", "geography", "geography type"),
        Role.DISAGGREGATION: ("disaggregation level", "disaggregation"),
        Role.MEASURE_TYPE: ("measure type",),
        Role.PERIOD: (
            "period", "year", "financial year", "as at", "time period", "date", "quarter", "month",
            "data to", "reporting period", "reporting year", "month ending", "month end",
            "quarter ending", "quarter end", "week ending", "week commencing", "period ending",
        ),
        Role.NUMERATOR: ("numerator", "count", "num"),
        Role.DENOMINATOR: ("denominator", "den", "out of"),
        Role.VALUE: ("value", "measure value", "result", "figure", "obs value", "indicator value"),
        Role.MARGIN: ("margin of error", "moe", "confidence interval"),
        Role.RESPONDENTS: ("number of respondents", "respondents", "base", "n"),
        Role.POPULATION: ("population", "pop"),
    }
)  # fmt: skip

_SHORTEST_NEAR, _NEARLY = 6, 0.9
_FEW_YEARS = 3

LEVELS = " > "
"""Between the headings of one column that stand in several rows."""

_BY_HEADING: Mapping[str, Role] = MappingProxyType(
    {heading: role for role, headings in _HEADINGS.items() for heading in headings}
)

_PART_OF_YEAR = re.compile(
    r"^\s*(?P<year>\d{4} to \d{4}|\d{4}[/-]\d{2,4})\s*(?:-|:|,|>)?\s*(?P<rest>.*)$", re.IGNORECASE
)
_OWN_CODE = re.compile(r"^[1-6][a-j](?:\([12]?[ab]?\))?\s+", re.IGNORECASE)
_AVERAGE = re.compile(r"\bnat(?:ional|\.)? ?(?:ave|average)\b", re.IGNORECASE)
_TWELVE_MONTHS = re.compile(
    r"\b(?:year|(?:12|twelve) months|rolling year) (?:to|ending|ended|up to)\b", re.IGNORECASE
)
_QUARTER_TO = re.compile(
    r"\b(?:quarter|(?:3|three) months) (?:to|ending|ended) (?:\d{1,2} )?"
    r"(?P<last>[a-z]{3,9} \d{2,4})\b",
    re.IGNORECASE,
)
_MONTH_NUMBER = re.compile(
    r"(?:month|mth|period|quarter|qtr)[ _]?(?:no\.?|num|number|#)?", re.IGNORECASE
)
_FIRST_DAY = re.compile(r"\d{4}-\d{2}-01")
_QUARTERS = re.compile(r"\bq([1-4])(?: (?:to )?q([1-4]))?\b")
_YEAR_PERFORMANCE = re.compile(
    r"^(?P<year>\d{4}/\d{2,4})\s*(?:performance|outturn|actual|figure)s?$", re.IGNORECASE
)
_UNITS = (
    (re.compile(r"per 100[,]?000|per 100k", re.IGNORECASE), "per 100,000"),
    (re.compile(r"%|per ?cent", re.IGNORECASE), "percent"),
)


def tidy_heading(text: str) -> str:
    """Return a heading without case, punctuation and surplus blanks."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text.casefold()).split())


def role_of(heading: str) -> Role | None:
    """Return what a column with that heading is for; None for a heading that is not known."""
    return _BY_HEADING.get(tidy_heading(heading))


@lru_cache(maxsize=1024)
def role_nearly(heading: str) -> Role | None:
    """Return what a heading would be for if it were spelt right; None where nothing is near."""
    plain = tidy_heading(heading)
    if len(plain) < _SHORTEST_NEAR:
        return None
    near = get_close_matches(plain, _BY_HEADING, n=1, cutoff=_NEARLY)
    return _BY_HEADING[near[0]] if near else None


def column_of(index: int, heading: str) -> Column:
    """Return the column with a heading, its role, unit and period as far as the heading tells."""
    role = role_of(heading)
    spaced = " ".join(heading.replace("_", " ").split())
    period = _period_in(spaced)
    if role is None and _AVERAGE.search(spaced):
        role = Role.COMPARED_WITH
    if role is None and period is not None:
        role = _role_within_year(spaced)
    if role is None:
        role = Role.TEXT if heading.strip() else Role.BLANK
    return Column(index, heading, role, unit_in(heading), period)


def column_under(index: int, levels: Sequence[str]) -> Column:
    """Return the column under headings in several rows, from the top down.

    Together they are its name (`2023/24 > Q1`). What it is for, the lowest tells where all
    of them together do not.
    """
    column = column_of(index, LEVELS.join(levels))
    if column.role is Role.TEXT and len(levels) > 1:
        lowest = column_of(index, levels[-1])
        if lowest.role is not Role.TEXT:
            return replace(column, role=lowest.role, unit=column.unit or lowest.unit)
    return column


def with_year_of_months(
    columns: Sequence[Column], texts: Mapping[int, Sequence[str]]
) -> list[Column]:
    """Tell the year from the month, where each stands in a column of its own.

    Args:
        columns: The columns of a table.
        texts: What the filled cells of each say, by its number.
    """
    words = {
        column.index: texts[column.index]
        for column in columns
        if column.role in {Role.PERIOD, Role.TEXT}
        or _MONTH_NUMBER.fullmatch(column.name.strip())
        or not column.name  # years and months often stand without a heading
    }
    unheaded = {each.index for each in columns if not each.name and each.role is Role.VALUE}
    months_of = [
        index
        for index, said in words.items()
        if index not in unheaded and sum(map(is_part_of_year, said)) * 10 >= len(said) * 9 > 0
    ]
    # Below months, rows may sum up: `Latest three months` stands where years stand above.
    years = [
        index
        for index, said in words.items()
        if (said and all(map(is_year, said)))
        or (sum(map(is_year, said)) >= _FEW_YEARS and is_year(said[0]))
    ]
    if len(years) != 1 or len(months_of) != 1:
        return list(columns)
    roles = {years[0]: Role.YEAR, months_of[0]: Role.PERIOD}
    return [replace(each, role=roles.get(each.index, each.role)) for each in columns]


def months_under_years(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give columns the period of a year and a month that head them in rows of their own.

    Where these can be read in several ways, none is given.
    """
    pairs = {each.index: pair for each in columns if (pair := _year_and_month(each.name))}
    if not pairs:
        return columns
    reading = read_months(pairs.values(), "").certain
    return tuple(
        replace(each, period=period_of(*pairs[each.index], reading) if reading else None)
        if each.index in pairs
        else each
        for each in columns
    )


def _year_and_month(name: str) -> tuple[str, str] | None:
    """Return the year and the month or quarter among the headings of a column."""
    levels = name.split(LEVELS)
    years = [each for each in levels if is_year(each)]
    months_of = [each for each in levels if is_month_or_quarter(each)]
    return (years[0], months_of[0]) if len(years) == 1 and len(months_of) == 1 else None


def unit_in(heading: str) -> str:
    """Return the unit that a heading names; empty where it names none."""
    return next((unit for pattern, unit in _UNITS if pattern.search(heading)), "")


def _role_within_year(heading: str) -> Role | None:
    """Read `2015 to 2016 - margin of error`; an outcome of a year is a value."""
    if _YEAR_PERFORMANCE.match(heading.strip()):
        return Role.VALUE
    match = _PART_OF_YEAR.match(heading)
    if not match:
        return None
    rest = tidy_heading(_OWN_CODE.sub("", match["rest"].strip()))
    rest = _QUARTERS.sub("", rest).replace("cumulative", "").strip()
    if not rest or rest == "outcome":
        return Role.VALUE
    role = role_of(rest)
    if role is None and rest.rpartition(" ")[2] in {"outcome", "numerator", "denominator"}:
        # `2023 to 2024 - outstanding numerator`: a part of what the table is about.
        return Role.BREAKDOWN
    return role


def _period_in(heading: str) -> Period | None:
    spoken = _TWELVE_MONTHS.sub("year ending", heading.replace(LEVELS, " "))
    if quarter := _QUARTER_TO.search(spoken):
        return _quarter_to(quarter["last"])
    if _FIRST_DAY.fullmatch(spoken):
        spoken = spoken[:7] + ".." + spoken[:7]  # as a spreadsheet holds the month `Apr-23`
    try:
        found = _parsed(spoken) or find_period(spoken)
    except PeriodError as problem:
        found = problem.suggestion
    quarters = _QUARTERS.search(tidy_heading(heading))
    if found is None or not found.is_financial_year or not quarters:
        return found
    first, last = int(quarters[1]), int(quarters[2] or quarters[1])
    year = found.start.year
    return months(
        *(_month(year, 3 * quarter + shift) for quarter, shift in ((first, 1), (last, 3)))
    )


def _parsed(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError as problem:
        if problem.suggestion is not None:
            raise
        return None


def _quarter_to(last: str) -> Period | None:
    """Return the quarter whose last month some words name."""
    month = find_period(last)
    if month is None or month.months != 1:
        return None
    year, number = month.start.year, month.start.month
    return months(_month(year, number - 2), (year, number))


def _month(year: int, number: int) -> tuple[int, int]:
    """Return year and month of the month *number* counted from the January of *year*."""
    return year + (number - 1) // 12, (number - 1) % 12 + 1
