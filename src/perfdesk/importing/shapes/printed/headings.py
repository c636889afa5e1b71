"""Which column of an appendix says what, in the many ways in which councils head theirs.

`2021/22 Actual`, `2022/23 Actual`, `Target 2024/25`, `England 2022/23`; `Q1` to `Q4` below a title
that names the year; `YTD`. The latest period that has figures is the current one.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from perfdesk.core.periods import Period, PeriodError, find_period, months, parse_period
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, Role, role_nearly, role_of, tidy_heading

_LOOKED_AT = 40
_MOST_WORDS = 4
"""Of a heading that names a target, a rating or an arrow; more words are about something else."""
_ABOVE = 30
"""Rows above the headings in which a title may name the year."""

_PERIOD = re.compile(
    r"\b(?:fy )?(?:\d{4}|\d{2})\s?(?:/|-|\u2013|to)\s?(?:\d{4}|\d{2})\b"
    r"|\b(?:q|quarter |qtr )[1-4]\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[ -]?'?(?:\d{4}|\d{2})?\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(
    r"\b(?:england|nat(?:ional)?(?: (?:ave|avg|average|figure|mean))?|regional|region|"
    r"shire|cipfa|nearest neighbours?|comparators?|benchmark|average|ave|peers?)\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"\b(?:england|nat(?:ional)?)\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:targets?|goal|ambition)\b", re.IGNORECASE)
_RATING = re.compile(r"\b(?:rag|rating|status|performance against target)\b", re.IGNORECASE)
_PROGRESS = re.compile(r"\b(?:direction of travel|dot|trend|arrows?|progress)\b", re.IGNORECASE)
_NO_FIGURE = re.compile(
    r"\b(?:change|variance|difference|movement|gap|rank|quartile|cost|budget)\b", re.IGNORECASE
)
_FIGURE_WORDS = re.compile(
    r"(?:(?:actual|out ?turn|performance|results?|figures?|values?|score|position|annual|year|end|"
    r"full|of|to|date|ytd|cumulative|provisional|final|latest|financial|fy)(?: |$))*"
)
_COMMENT = re.compile(r"comment(?:s|ary|aries)?|narrative|explanation|remarks?")
_QUARTER = re.compile(r"(?:q|qtr|quarter) ?([1-4])(?: (?:actual|result|outturn|performance))?")
_TO_DATE = re.compile(r"(?:actual |performance |result )?(?:ytd|year to date|cumulative)(?: .*)?")
_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name.casefold(): number
        for names in (calendar.month_name, calendar.month_abbr)
        for number, name in enumerate(names)
        if name
    }
    | {"sept": 9}
)
_APRIL = 4
_FIGURES = frozenset({Role.VALUE, Role.TEXT, Role.VARIANCE})
_MERGED = frozenset({Role.COMPARED_WITH, Role.TARGET, Role.CURRENT, Role.PREVIOUS})


@dataclass(frozen=True)
class Headed:
    """The columns of an appendix by what they say.

    Attributes:
        said: Its columns by what they say; those under one heading say it together.
        earlier: Columns of figures of other periods than the current and the previous one.
        average: The column of what England or others reach, where a target stands beside it.
        comment: The column in which officers say why.
    """

    said: Mapping[Role, tuple[Column, ...]]
    earlier: tuple[Column, ...] = ()
    average: Column | None = None
    comment: Column | None = None


def headed(table: FoundTable) -> Headed:
    """Return what each column of a table says, read as an appendix."""
    columns = [*_dated(table)]
    roles = _roles(table, columns)
    _undo_actuals(columns, roles)
    figures = _figures(table, columns, roles)
    if Role.CURRENT not in roles.values():
        _tell_years(figures, roles)
    roles |= _years_below(table, roles)
    said = _by_role(table, columns, roles)
    current = next((each.period for each in said.get(Role.CURRENT, ())), None)
    for role in (Role.TARGET, Role.RATING, Role.PROGRESS):
        _choose(said, role, [each for each in columns if roles[each.index] is role], current)
    earlier = tuple(each for each in figures if roles[each.index] is Role.VALUE)
    average = next(iter(said.get(Role.COMPARED_WITH, ())), None) if Role.TARGET in said else None
    return Headed(
        said,
        earlier,
        average if average and _is_national(average) else None,
        next((each for each in columns if _is_comment(table, each, roles)), None),
    )


def compared_words(column: Column) -> str:
    """Return the words that a bare number under a heading such as `England 2022/23` goes with."""
    is_known = role_of(column.name) is not None
    return "" if is_known or not _AVERAGE.search(column.name) else " ".join(column.name.split())


def number_alone(text: str) -> bool:
    """Tell whether a cell holds a number without words that say of whom."""
    reading = read_figure(text)
    return reading.is_number and not reading.qualifier


def _is_national(column: Column) -> bool:
    return column.period is not None and bool(_NATIONAL.search(column.name))


def _is_comment(table: FoundTable, column: Column, roles: Mapping[int, Role]) -> bool:
    if roles[column.index] is not Role.TEXT or not _COMMENT.search(tidy_heading(column.name)):
        return False
    said = [text for row in table.row_numbers if (text := table.sheet.text(row, column.index))]
    # What is said of every measure in the same words is about none of them.
    return bool(said) and (len(said) == 1 or len(set(said)) > 1)


# --- what a heading says ---------------------------------------------------------------------
def _roles(table: FoundTable, columns: list[Column]) -> dict[int, Role]:
    roles = {each.index: each.role for each in columns}
    for each in columns:
        if roles[each.index] in _FIGURES:
            roles[each.index] = _role_by_words(table, each)
    for each in columns:
        near = role_nearly(each.name) if role_of(each.name) is None else None
        if near is not None and near not in roles.values():
            roles[each.index] = near
    return roles


def _role_by_words(table: FoundTable, column: Column) -> Role:
    """Return what a column of figures or words is by the words beside its period."""
    words = " ".join(_PERIOD.sub(" ", column.name).split())
    if not words:
        return column.role
    if _COMMENT.search(words.casefold()):
        return column.role
    for pattern, role in (
        (_TARGET, Role.TARGET),
        (_RATING, Role.RATING),
        (_PROGRESS, Role.PROGRESS),
    ):
        if pattern.search(words) and len(words.split()) <= _MOST_WORDS:
            return role
    if _AVERAGE.search(words) and _has_figures(table, column):
        return Role.COMPARED_WITH
    return column.role


def _dated(table: FoundTable) -> Iterator[Column]:
    """Yield the columns, those headed with a month or quarter alone with their period."""
    year = _year_above(table)
    for each in table.columns:
        period = each.period
        if period is None and year is not None and each.role is Role.VALUE:
            period = _within(tidy_heading(each.name), year)
        yield replace(each, period=period)


def _within(heading: str, told: Period) -> Period | None:
    """Return the part of a financial year that a heading names without the year."""
    start = told.year.start.year
    if quarter := _QUARTER.fullmatch(heading):
        return parse_period(f"Q{quarter[1]} {told.year.key}")
    if month := _MONTHS.get(heading):
        when = (start + (month < _APRIL), month)
        return months(when, when)
    if _TO_DATE.fullmatch(heading):
        return months((start, _APRIL), (told.end.year, told.end.month))
    return None


def _year_above(table: FoundTable) -> Period | None:
    """Return the period that the title names: the last part of a year where it names one."""
    top = table.header_rows[0] if table.header_rows else table.first_row
    above = (
        text for row in range(max(1, top - _ABOVE), top) for text in table.sheet.row_texts(row)
    )
    found: list[Period] = []
    for text in (*table.sheet.above, *above, table.sheet.name):
        try:
            period = find_period(text) if text else None
        except PeriodError as problem:
            period = problem.suggestion
        if period is not None:
            found.append(period)
    if not found:
        return None
    return next((each for each in found if not each.is_financial_year), found[0])


# --- which period is now ---------------------------------------------------------------------
def _figures(table: FoundTable, columns: list[Column], roles: Mapping[int, Role]) -> list[Column]:
    """Return the columns of figures of a period, those with plain words beside it if any are."""
    dated = [
        each
        for each in columns
        if roles[each.index] is Role.VALUE
        and each.period
        and not _NO_FIGURE.search(each.name)
        and _has_figures(table, each)
    ]
    return [each for each in dated if _FIGURE_WORDS.fullmatch(_beside_period(each))] or dated


def _undo_actuals(columns: list[Column], roles: dict[int, Role]) -> None:
    """Take a column of a period for one among others, where figures of later periods follow.

    `2023/24 > Actual` is the current one of a table that ends with it, and history beside quarters
    of 2024/25.
    """
    named = [each for each in columns if roles[each.index] in {Role.CURRENT, Role.PREVIOUS}]
    ends = [each.period.end for each in columns if roles[each.index] is Role.VALUE and each.period]
    dated = [each.period.end for each in named if each.period]
    if ends and len(dated) == len(named) and dated and max(ends) > max(dated):
        roles.update({each.index: Role.VALUE for each in named})


def _beside_period(column: Column) -> str:
    return tidy_heading(_PERIOD.sub(" ", column.name))


def _tell_years(figures: list[Column], roles: dict[int, Role]) -> None:
    """Mark the latest period as the current one, and what it is compared with."""
    dated = {each.period: each for each in reversed(figures) if each.period is not None}
    if not dated:
        return
    # Of a year and its last quarter, which end on one day, the year counts.
    now = max(dated, key=lambda each: (each.end, -each.start.toordinal()))
    befores = (now.a_year_earlier(), now.year.a_year_earlier())
    earlier = sorted((each for each in dated if each.end < now.start), key=lambda each: each.end)
    before = next((each for each in (*befores, *earlier[::-1]) if each in dated), None)
    for period, role in ((now, Role.CURRENT), (before, Role.PREVIOUS)):
        if period is not None:
            # Columns under one merged heading say one figure together.
            alike = [each for each in figures if each.name == dated[period].name]
            roles.update({each.index: role for each in alike})


def _choose(
    said: dict[Role, tuple[Column, ...]], role: Role, columns: list[Column], now: Period | None
) -> None:
    """Of several columns of targets or ratings, take the one of the current period."""
    if len(columns) < 2 or now is None:
        return
    current = said[Role.CURRENT][0].index
    likely = (
        [each for each in columns if each.period == now],
        [each for each in columns if each.period == now.year],
        [each for each in columns if each.period is None],
    )
    for found in likely:
        if found:
            # Ratings stand behind the figure that they judge.
            chosen = min(found, key=lambda each: (each.index < current, abs(each.index - current)))
            said[role] = (chosen,)
            return


def _by_role(
    table: FoundTable, columns: list[Column], roles: Mapping[int, Role]
) -> dict[Role, tuple[Column, ...]]:
    """Return the columns by what they say; a merged heading joins those below it."""
    said: dict[Role, tuple[Column, ...]] = {}
    for each in columns:
        role = roles[each.index]
        if role not in said:
            said[role] = (each,)
        elif role in _MERGED and each.name == said[role][-1].name:
            said[role] = (*said[role], each)
    if Role.DESCRIPTION not in said and Role.MEASURE_CODE in said:
        coded = [each for each in columns if roles[each.index] is Role.MEASURE_CODE]
        longest = max(coded, key=lambda each: _length(table, each))
        others = tuple(each for each in coded if each != longest)[:1]
        said[Role.DESCRIPTION] = (longest,)
        said |= {Role.MEASURE_CODE: others} if others else {}
        if not others:
            del said[Role.MEASURE_CODE]
    return said


def _length(table: FoundTable, column: Column) -> int:
    """Return how many letters the cells of a column have together, in the first rows.

    A heading that stands in a row of its own says nothing of the column it begins in.
    """
    rows = [row for row in table.row_numbers if row not in table.sections][:_LOOKED_AT]
    return sum(len(table.sheet.text(row, column.index)) for row in rows)


def _years_below(table: FoundTable, roles: Mapping[int, Role]) -> dict[int, Role]:
    """Tell two years under one merged heading apart by what stands right below it.

    Where both columns hold figures and nothing tells the years, the second is not read.
    """
    named = [each for each in table.columns if roles[each.index] is Role.CURRENT]
    if len(named) < 2 or Role.PREVIOUS in roles.values():
        return {}
    first, second = named[:2]
    if first.name != second.name or not all(_has_figures(table, each) for each in (first, second)):
        return {}
    told = [_period(table.sheet.text(table.first_row, each.index)) for each in (first, second)]
    if None in told:
        return {second.index: Role.TEXT}
    later, earlier = (first, second) if str(told[0]) > str(told[1]) else (second, first)
    return {later.index: Role.CURRENT, earlier.index: Role.PREVIOUS}


def _has_figures(table: FoundTable, column: Column) -> bool:
    rows = list(table.row_numbers)[:_LOOKED_AT]
    texts = [text for row in rows if (text := table.sheet.text(row, column.index))]
    return sum(read_figure(each).is_number for each in texts) * 2 > len(texts)


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None
