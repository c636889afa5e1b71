"""Which column of an appendix says what, in the many ways in which councils head theirs.

`2021/22 Actual`, `2022/23 Actual`, `Target 2024/25`, `England 2022/23`; `Target`, `Actual` and
`RAG` under each year; `Q1` to `Q4` below a title that names the year; `YTD`. The latest period
that has figures is the current one, unless somebody has said which is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from perfdesk.core.periods import Period, months
from perfdesk.core.places import ENGLAND, PlaceLevel
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.amounts import plain_amount
from perfdesk.importing.vocabulary.columns import Column, Role, role_nearly, role_of, tidy_heading
from perfdesk.importing.vocabulary.facets import Facets, Span, Statement, in_time
from perfdesk.importing.vocabulary.naming_periods import period_in, period_named

_LOOKED_AT = 40
_MOST_WORDS = 4
"""Of a heading that names a target, a rating or an arrow; more words are about something else."""
_ABOVE = 30
"""Rows above the headings in which a title may name the year."""

_PROGRESS = re.compile(r"\b(?:direction|travel|dot|trend|arrows?|progress)\b", re.IGNORECASE)
_COMMENT = re.compile(r"comment(?:s|ary|aries)?|narrative|explanation|remarks?")
_APRIL = 4
_STATED = {
    Statement.TARGET: Role.TARGET,
    Statement.STATUS: Role.RATING,
    Statement.COMPARATOR: Role.COMPARED_WITH,
    Statement.QUARTILE: Role.QUARTILE,
}
_BY_STATEMENT = frozenset(
    {Role.VALUE, Role.TEXT, Role.TARGET, Role.RATING, Role.COMPARED_WITH, Role.VARIANCE,
     Role.FORECAST, Role.RANK, Role.LIMIT, Role.CURRENT, Role.PREVIOUS}
)  # fmt: skip
"""Roles of columns that are told by what their heading states, and of when."""
_MERGED = frozenset({Role.COMPARED_WITH, Role.TARGET, Role.CURRENT, Role.PREVIOUS})


@dataclass(frozen=True)
class Headed:
    """The columns of an appendix by what they say.

    Attributes:
        said: Its columns by what they say; those under one heading say it together.
        earlier: Columns of figures of other periods than the current and the previous one.
        average: The column of what England or others reach, where a target stands beside it.
        comment: The column in which officers say why.
        undated: Columns of figures whose time is not told well enough to be read: a year to date
            that does not say up to when, a quarter whose year nobody has said.
        others: Columns that repeat what is read of another period: its target, its rating.
    """

    said: Mapping[Role, tuple[Column, ...]]
    earlier: tuple[Column, ...] = ()
    average: Column | None = None
    comment: Column | None = None
    undated: tuple[Column, ...] = ()
    others: tuple[Column, ...] = ()


def headed(table: FoundTable, told: Period | None = None, year: Period | None = None) -> Headed:
    """Return what each column of a table says, read as an appendix.

    Args:
        table: The table.
        told: What it reports, where somebody has said so.
        year: Of quarters and months without a year, where neither anybody nor a title says it.
    """
    columns = _dated(table, told, year)
    roles = {each.index: _role(table, each) for each in columns}
    _add_near(columns, roles)
    _undo_actuals(columns, roles)
    figures = _figures(table, columns, roles)
    if Role.CURRENT not in roles.values():
        _tell_years(columns, figures, roles, told)
    undated = [each for each in columns if _is_undated(table, each, roles)]
    if Role.CURRENT not in roles.values() and not figures and undated:
        # Recognised all the same, so that the year can be asked for.
        roles[undated[-1].index] = Role.CURRENT
    roles |= _years_below(table, roles)
    said = _by_role(table, columns, roles)
    current = next((each.period for each in said.get(Role.CURRENT, ())), None)
    for role in (Role.TARGET, Role.RATING, Role.PROGRESS):
        _choose(said, role, [each for each in columns if roles[each.index] is role], current)
    average = next(iter(said.get(Role.COMPARED_WITH, ())), None) if Role.TARGET in said else None
    return Headed(
        said,
        tuple(each for each in figures if roles[each.index] is Role.VALUE),
        average if average and _is_national(average) else None,
        next((each for each in columns if _is_comment(table, each, roles)), None),
        tuple(each for each in undated if roles[each.index] is not Role.CURRENT),
        tuple(_of_other_periods(columns, roles, said)),
    )


def compared_words(column: Column) -> str:
    """Return the words that a bare number under a heading such as `England 2022/23` goes with."""
    facets = column.facets
    is_average = facets.statement is Statement.COMPARATOR or facets.place is not None
    is_known = role_of(column.name) is not None and facets.place is None
    return "" if is_known or not is_average else " ".join(column.name.split())


def number_alone(text: str) -> bool:
    """Tell whether a cell holds a number without words that say of whom."""
    reading = read_figure(text)
    return reading.is_number and not reading.qualifier


def _is_national(column: Column) -> bool:
    return column.period is not None and column.facets.place == ENGLAND


def _is_comment(table: FoundTable, column: Column, roles: Mapping[int, Role]) -> bool:
    if roles[column.index] is not Role.TEXT or not _COMMENT.search(tidy_heading(column.name)):
        return False
    said = [text for row in table.row_numbers if (text := table.sheet.text(row, column.index))]
    # What is said of every measure in the same words is about none of them.
    return bool(said) and (len(said) == 1 or len(set(said)) > 1)


# --- what a heading says ---------------------------------------------------------------------
def _role(table: FoundTable, column: Column) -> Role:
    """Return what a column of an appendix is for, by what its heading states and its cells hold."""
    facets = column.facets
    if column.role not in _BY_STATEMENT or _COMMENT.search(tidy_heading(column.name)):
        return column.role
    if facets.unread and len(tidy_heading(" ".join(facets.unread)).split()) >= _MOST_WORDS:
        return column.role
    if facets.statement is Statement.VARIANCE:
        return Role.PROGRESS if _is_progress(table, column) else Role.VARIANCE
    stated = _STATED.get(facets.statement)
    if stated is Role.COMPARED_WITH or (stated is None and _is_of_others(facets)):
        known = column.role is Role.COMPARED_WITH and not _tells_time(facets)
        return Role.COMPARED_WITH if known or _has_figures(table, column) else column.role
    return stated or column.role


def _is_of_others(facets: Facets) -> bool:
    return facets.place is not None and facets.place.level is not PlaceLevel.COUNCIL


def _tells_time(facets: Facets) -> bool:
    return facets.period is not None or facets.part is not None


def _is_progress(table: FoundTable, column: Column) -> bool:
    return bool(_PROGRESS.search(column.name)) and not _has_figures(table, column)


def _add_near(columns: Sequence[Column], roles: dict[int, Role]) -> None:
    """Read headings that are nearly those that are known, where no other column is of that kind."""
    for each in columns:
        is_open = role_of(each.name) is None and not _tells_time(each.facets)
        near = role_nearly(each.name) if is_open else None
        if near is not None and near not in roles.values():
            roles[each.index] = near


# --- of which time its figures are -----------------------------------------------------------
def _dated(table: FoundTable, told: Period | None, otherwise: Period | None) -> list[Column]:
    """Return the columns with their period; a quarter or month alone is of the year that is told.

    A year to date goes as far as the last of its quarters or months that has figures, else as far
    as what is reported.
    """
    above = _year_above(table)
    year = told or above or otherwise
    columns = [each if year is None else _with_year(each, year) for each in table.columns]
    reported = next((each for each in (told, above) if each and not each.is_financial_year), None)
    return [
        _up_to(each, _end_of(table, columns, each) or _within(reported, each), year)
        for each in columns
    ]


def _with_year(column: Column, year: Period) -> Column:
    facets = column.facets.with_year(year)
    return replace(column, facets=facets, period=facets.period)


def _up_to(column: Column, end: Period | None, year: Period | None) -> Column:
    """Return a column with the months from April to the end of a period, where it is to date."""
    facets = column.facets
    if facets.span is not Span.TO_DATE or facets.period is not None or end is None:
        return column
    in_year = facets.to_date_in or (year.year if year is not None else end.year)
    if end.year != in_year:
        return column
    period = months((in_year.start.year, _APRIL), (end.end.year, end.end.month))
    found = in_time(replace(facets, period=period, part=None, to_date_in=None))
    return replace(column, facets=found, period=period)


def _end_of(table: FoundTable, columns: Sequence[Column], column: Column) -> Period | None:
    """Return the last quarter or month with figures of the year of a column to date."""
    if column.facets.span is not Span.TO_DATE or column.facets.period is not None:
        return None
    year = column.facets.to_date_in
    ends = [
        each.period
        for each in columns
        if each.period is not None
        and each.period.is_whole_months
        and each.period.months in {1, 3}
        and each.facets.is_figure
        and (year is None or each.period.year == year)
        and _has_figures(table, each)
    ]
    return max(ends, key=lambda each: each.end, default=None)


def _within(reported: Period | None, column: Column) -> Period | None:
    """Return the part of a year that is reported, if it is of the year of a column to date."""
    year = column.facets.to_date_in
    return reported if reported is None or year is None or reported.year == year else None


def _year_above(table: FoundTable) -> Period | None:
    """Return the period that the title names: the last part of a year where it names one."""
    top = table.header_rows[0] if table.header_rows else table.first_row
    above = (
        text for row in range(max(1, top - _ABOVE), top) for text in table.sheet.row_texts(row)
    )
    found: list[Period] = []
    for text in (*table.sheet.above, *above, table.sheet.name):
        period = period_in(text, likely=True) if text else None
        if period is not None:
            found.append(period)
    if not found:
        return None
    return next((each for each in found if not each.is_financial_year), found[0])


# --- which period is now ---------------------------------------------------------------------
def _figures(
    table: FoundTable, columns: Sequence[Column], roles: Mapping[int, Role]
) -> list[Column]:
    """Return the columns of figures of a period, those with plain words beside it if any are."""
    dated = [
        each
        for each in columns
        if roles[each.index] is Role.VALUE
        and each.period is not None
        and each.facets.is_figure
        and each.facets.span not in {Span.WEEK, Span.SURVEY}
        and _has_figures(table, each)
    ]
    return [each for each in dated if not each.facets.unread] or dated


def _is_undated(table: FoundTable, column: Column, roles: Mapping[int, Role]) -> bool:
    """Tell whether a column holds figures of a time that is named, but not which."""
    facets = column.facets
    is_named = facets.part is not None or facets.to_date_in is not None or bool(facets.span)
    return (
        column.period is None
        and is_named
        and not facets.unread
        and facets.is_figure
        and roles[column.index] in {Role.VALUE, Role.TEXT}
        and _has_figures(table, column)
    )


def _undo_actuals(columns: Sequence[Column], roles: dict[int, Role]) -> None:
    """Take a column of a period for one among others, where figures of later periods follow.

    `2023/24 > Actual` is the current one of a table that ends with it, and history beside quarters
    of 2024/25.
    """
    named = [each for each in columns if roles[each.index] in {Role.CURRENT, Role.PREVIOUS}]
    ends = [each.period.end for each in columns if roles[each.index] is Role.VALUE and each.period]
    dated = [each.period.end for each in named if each.period]
    if ends and len(dated) == len(named) and dated and max(ends) > max(dated):
        roles.update({each.index: Role.VALUE for each in named})


def _tell_years(
    columns: Sequence[Column],
    figures: Sequence[Column],
    roles: dict[int, Role],
    told: Period | None,
) -> None:
    """Mark the period that is reported, else the latest, and what it is compared with."""
    dated = {each.period: each for each in reversed(figures) if each.period is not None}
    if not dated:
        return
    # Of a year and its last quarter, which end on one day, the year counts; rolling years do not.
    plain = [period for period in dated if _is_plain(dated[period])] or list(dated)
    latest = max(plain, key=lambda each: (each.end, -each.start.toordinal()))
    now = told if told in dated else latest
    befores = (now.a_year_earlier(), now.year.a_year_earlier())
    earlier = sorted((each for each in plain if each.end < now.start), key=lambda each: each.end)
    before = next((each for each in (*befores, *earlier[::-1]) if each in dated), None)
    for period, role in ((now, Role.CURRENT), (before, Role.PREVIOUS)):
        if period is not None:
            # Columns under one merged heading say one figure together, the words beside it too.
            alike = [
                each
                for each in columns
                if each.name == dated[period].name and roles[each.index] in {Role.VALUE, Role.TEXT}
            ]
            roles.update({each.index: role for each in alike})


def _is_plain(column: Column) -> bool:
    spans = {Span.ROLLING_YEAR, Span.CALENDAR_YEAR, Span.ACADEMIC_YEAR}
    return column.facets.span not in spans


def _choose(
    said: dict[Role, tuple[Column, ...]], role: Role, columns: list[Column], now: Period | None
) -> None:
    """Of several columns of targets or ratings, take the one of the current period."""
    if not columns or now is None:
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
            said[role] = (chosen, *(each for each in said[role][1:] if each.name == chosen.name))
            return


def _of_other_periods(
    columns: Sequence[Column], roles: Mapping[int, Role], said: Mapping[Role, tuple[Column, ...]]
) -> Iterator[Column]:
    """Yield the targets, ratings and arrows of other periods than the one that is reported."""
    for each in columns:
        role = roles[each.index]
        of_one = said.get(role, ())
        if role in {Role.TARGET, Role.RATING, Role.PROGRESS} and each not in of_one:
            yield each


def _by_role(
    table: FoundTable, columns: Sequence[Column], roles: Mapping[int, Role]
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
    told = [period_named(table.sheet.text(table.first_row, each.index)) for each in (first, second)]
    if None in told:
        return {second.index: Role.TEXT}
    later, earlier = (first, second) if str(told[0]) > str(told[1]) else (second, first)
    return {later.index: Role.CURRENT, earlier.index: Role.PREVIOUS}


def _has_figures(table: FoundTable, column: Column) -> bool:
    rows = list(table.row_numbers)[:_LOOKED_AT]
    texts = [text for row in rows if (text := table.sheet.text(row, column.index))]
    return sum(read_figure(plain_amount(each)).is_number for each in texts) * 2 > len(texts)
