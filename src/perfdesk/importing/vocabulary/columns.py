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
from functools import lru_cache, reduce
from types import MappingProxyType

from perfdesk.core.periods import Period
from perfdesk.core.places import PlaceLevel
from perfdesk.importing.vocabulary.facets import UNTOLD, Facets, Statement, beneath
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.words import STATEMENTS
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
    VARIANCE = "variance"
    FORECAST = "forecast"
    LIMIT = "limit"
    RANK = "rank"
    UNIT = "unit"
    MULTIPLIER = "multiplier"
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
        facets: All that its heading says of its cells.
        hidden: Whether the sheet does not show it: what it says never replaces what is shown.
    """

    index: int
    name: str
    role: Role
    unit: str = ""
    period: Period | None = None
    filled_down: bool = False
    notes: tuple[str, ...] = ()
    facets: Facets = UNTOLD
    hidden: bool = False


# Headings of columns that are no figures, without case, blanks and punctuation. What the others
# state is in the one vocabulary (`words`), from which their roles follow.
_HEADINGS: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        Role.POSITION: ("position",),
        Role.LAYER: (
            "layer", "strategy layer", "tier", "level of need", "theme", "themes", "pillar",
            "strand", "domain", "key theme", "plan theme", "strategic theme", "corporate theme",
            "council plan theme", "priority theme", "priority area", "service theme", "workstream",
        ),
        Role.PLAN: ("plan", "strategic plan"),
        Role.OUTCOME: (
            "outcome", "supporting outcome", "strategic outcome", "plan outcome", "priority",
            "priorities", "objective", "objectives", "strategic objective", "corporate priority",
            "council priority", "strategic priority", "plan priority", "key priority", "commitment",
            "corporate objective", "council plan priority", "ambition statement",
        ),
        Role.MEASURE_CODE: (
            "measure", "measures", "ascof measure code", "measure code", "indicator", "indicators",
            "indicator code", "metric", "metrics", "ref", "reference", "code", "pi", "kpi", "pis",
            "kpis", "indicator id", "measure id", "measure ref", "kpi ref", "pi ref",
        ),
        Role.MEASURE_GROUP: ("measure group",),
        Role.DESCRIPTION: (
            "description", "measure description", "measure group description", "indicator name",
            "measure name", "what is measured", "description of measure", "kpi description",
            "descriptions", "kpi name", "performance measure", "performance indicator",
            "performance measures", "performance indicators", "measure title", "indicator title",
            "row labels", "row label",
        ),
        Role.AIM: (
            "aim", "polarity", "good is", "good to be", "aim high low", "good", "good performance",
            "good performance is", "what is good", "higher or lower is better", "better if",
            "desired direction",
        ),
        Role.PROGRESS: (
            "progress", "direction of travel", "dot", "trend", "arrow", "direction", "travel",
            "arrows", "trend arrow",
        ),
        Role.CURRENT: (
            "current", "current performance", "performance", "this year", "latest", "actual",
            "latest performance", "current year", "this quarter", "current quarter",
            "latest quarter", "this period", "current period", "latest position",
        ),
        Role.PREVIOUS: (
            "previous", "previous performance", "last year", "previous year", "prior year",
            "previous outturn",
        ),
        Role.PLACE_CODE: (
            "geographical code", "local authority code", "la code", "cassr code", "council code",
            "area code", "ref area",
        ),
        Role.ONS_CODE: ("ons code", "ons area code", "gss code", "ecode"),
        Role.PLACE_NAME: (
            "geographical description", "local authority", "local authority name", "area name",
            "council", "authority", "area", "local authority area", "name", "councils",
            "local authorities", "authorities",
        ),
        Role.PLACE_LEVEL: ("geographical level", "area type", "geography", "geography type"),
        Role.DISAGGREGATION: ("disaggregation level", "disaggregation"),
        Role.MEASURE_TYPE: ("measure type",),
        Role.PERIOD: (
            "period", "year", "financial year", "as at", "time period", "date", "quarter", "month",
            "data to", "reporting period", "reporting year", "month ending", "month end",
            "quarter ending", "quarter end", "week ending", "week commencing", "period ending",
            "periods", "years", "quarters", "months", "dates", "as at date", "date as at",
            "data as at", "position as at", "reporting date", "snapshot date", "time",
        ),
        Role.NUMERATOR: ("count", "num"),
        Role.RESPONDENTS: ("n",),
        Role.POPULATION: ("population", "pop", "populations"),
        Role.UNIT: ("unit", "units", "unit of measure", "unit measure", "measured in", "uom",
                    "unit of measurement", "value type", "format"),
        Role.MULTIPLIER: ("unit mult", "unit multiplier", "multiplier", "scale", "scaling factor"),
    }
)  # fmt: skip
_OF_STATEMENT: Mapping[Statement, Role] = MappingProxyType(
    {
        Statement.FIGURE: Role.VALUE,
        Statement.TARGET: Role.TARGET,
        Statement.FORECAST: Role.FORECAST,
        Statement.COMPARATOR: Role.COMPARED_WITH,
        Statement.VARIANCE: Role.VARIANCE,
        Statement.RANK: Role.RANK,
        Statement.QUARTILE: Role.QUARTILE,
        Statement.NUMERATOR: Role.NUMERATOR,
        Statement.DENOMINATOR: Role.DENOMINATOR,
        Statement.BASE: Role.RESPONDENTS,
        Statement.MARGIN: Role.MARGIN,
        Statement.LOWER_LIMIT: Role.LIMIT,
        Statement.UPPER_LIMIT: Role.LIMIT,
        Statement.STATUS: Role.RATING,
    }
)
"""What a column is for whose heading states something of its numbers; comments are texts."""

_SHORTEST_NEAR, _NEARLY = 6, 0.9
_FEW_YEARS = 3

LEVELS = " > "
"""Between the headings of one column that stand in several rows."""

_BY_HEADING: Mapping[str, Role] = MappingProxyType(
    {
        phrase: role
        for statement, role in _OF_STATEMENT.items()
        for phrase in STATEMENTS[statement]
        if statement is not Statement.FIGURE
    }
    | {heading: role for role, headings in _HEADINGS.items() for heading in headings}
)
_OWN_CODE = re.compile(r"(?<=[\s-])[1-6][a-j](?:\([12]?[ab]?\))?\s+(?=[a-z])", re.IGNORECASE)
"""The code of the measure in a heading of its publication: `2015 to 2016 - 1A outcome`."""
_MONTH_NUMBER = re.compile(
    r"(?:month|mth|period|quarter|qtr)[ _]?(?:no\.?|num|number|#)?", re.IGNORECASE
)
_PARTS = ("outcome", "numerator", "denominator")


_LONGEST_HEADING = 32_767
"""Letters of a heading: no spreadsheet has more in a cell."""


def tidy_heading(text: str) -> str:
    """Return a heading without case, punctuation and surplus blanks."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text[:_LONGEST_HEADING].casefold()).split())


def role_of(heading: str) -> Role | None:
    """Return what a column with that heading is for; None for a heading that is not known.

    A heading that names a period or a place is not known by its words alone.
    """
    known = _label_role(heading)
    if known is not None:
        return known
    facets = facets_of(heading)
    if facets.unread or facets.place is not None or _names_time(facets):
        return None
    if facets.statement is Statement.FIGURE and tidy_heading(heading) not in _FIGURE_PHRASES:
        return None  # `Figures from`
    return _OF_STATEMENT.get(facets.statement)


_FIGURE_PHRASES = frozenset(STATEMENTS[Statement.FIGURE])


def _label_role(heading: str) -> Role | None:
    return _BY_HEADING.get(tidy_heading(heading))


def _names_time(facets: Facets) -> bool:
    """Tell whether a heading names a year or a date; `annual` alone names none."""
    return any((facets.period, facets.to_date_in, facets.bare_year))


_LONGEST_NEAR = int(max(map(len, _BY_HEADING)) * (2 / _NEARLY - 1))
"""Letters that a heading has at most which is near a known one."""


@lru_cache(maxsize=1024)
def role_nearly(heading: str) -> Role | None:
    """Return what a heading would be for if it were spelt right; None where nothing is near."""
    plain = tidy_heading(heading)
    if not _SHORTEST_NEAR <= len(plain) <= _LONGEST_NEAR:
        return None
    near = get_close_matches(plain, _BY_HEADING, n=1, cutoff=_NEARLY)
    return _BY_HEADING[near[0]] if near else None


def column_of(index: int, heading: str) -> Column:
    """Return the column with a heading, its role, unit and period as far as the heading tells.

    Args:
        index: Its number in the sheet.
        heading: Its heading; the levels of several rows are joined by `LEVELS`.
    """
    levels = heading.split(LEVELS)
    facets = _facets_under(levels)
    role = role_of(heading) or _role_by_facets(facets)
    if role is None:
        role = Role.TEXT if heading.strip() else Role.BLANK
    return Column(index, heading, role, facets.unit, facets.period, facets=facets)


def _facets_under(levels: Sequence[str]) -> Facets:
    """Return what headings in several rows say together, from the top down."""
    facets = reduce(beneath, (facets_of(_OWN_CODE.sub("", each)) for each in levels))
    # A date may be spread over rows: `Quarter ending` above `June 2023`.
    whole = facets_of(" ".join(levels)) if len(levels) > 1 else facets
    if whole.period is None or whole.period == facets.period:
        return facets
    return replace(facets, period=whole.period, span=whole.span, part=None, to_date_in=None)


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


def _role_by_facets(facets: Facets) -> Role | None:
    """Return what a column is for by all that its heading says, its period too.

    `2023 to 2024 - outstanding numerator` is a part of what the table is about; other headings
    with words that are not understood are told by their cells.
    """
    if facets.unread:
        label = _label_role(" ".join(facets.unread))
        if label is not None and facets.period is not None:
            return label  # `2022 to 2023 Code`
        is_part = facets.unread[-1].casefold().endswith(_PARTS)
        is_part = is_part or facets.statement in {Statement.NUMERATOR, Statement.DENOMINATOR}
        if facets.period is not None and is_part:
            return Role.BREAKDOWN
        is_average = facets.statement is Statement.COMPARATOR and _names_time(facets)
        return Role.COMPARED_WITH if is_average else None
    if facets.statement is Statement.COMMENT:
        return None
    if facets.statement not in {Statement.UNSTATED, Statement.FIGURE}:
        return _OF_STATEMENT[facets.statement]
    if facets.place is not None and facets.place.level is not PlaceLevel.COUNCIL:
        return Role.COMPARED_WITH if _names_time(facets) else None
    # A number such as 2013 heads no column for sure: it may be a figure itself.
    return Role.VALUE if facets.period or facets.to_date_in else None
