"""The words around a whole table: its title, the lines above it, its sheet and its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from pathlib import PurePath

from perfdesk.core.places import PlaceLevel
from perfdesk.core.problems import Problem
from perfdesk.importing.reading.found import UNSTATED, FoundFigure
from perfdesk.importing.reading.scaling import scaled_cell, scales_applied
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.facets import (
    UNSURE,
    WHOLE_YEAR,
    Facets,
    PartOfYear,
    Span,
    Statement,
    beneath,
    in_time,
)
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.tokens import words_of

_MOST_LINES = 12
"""Lines above a table that are about it; more are an introduction."""

_STATED = frozenset(
    {
        Statement.TARGET, Statement.FORECAST, Statement.VARIANCE, Statement.COMPARATOR,
        Statement.RANK, Statement.NUMERATOR, Statement.DENOMINATOR, Statement.LOWER_LIMIT,
        Statement.UPPER_LIMIT,
    }
)  # fmt: skip
"""What a line can state of all numbers below it."""

_OF_OTHERS_TOO = frozenset(
    {
        "and", "or", "actual", "actuals", "performance", "progress", "against", "versus", "vs", "v",
        "compared", "met", "meeting", "monitoring", "report", "trend", "direction", "travel",
        "improvement", "best", "summary", "dashboard", "scorecard",
    }
)  # fmt: skip
"""Words of titles over targets and figures alike: `Performance against target`."""

_OF_PLACES = frozenset(
    {"local", "authority", "area", "name", "organisation", "region", "upper", "tier"}
)
"""Words before the name of a place (`Local authority: Rutland`)."""

_YEAR = 12
_RUNNING = frozenset(
    {"cumulative", "cumulatively", "cum", "running", "accumulated", "ytd", "accumulative"}
)
_OF_ACCOUNTS = re.compile(r"\b(?:(?i:month|period|mth) |[PM])0?(\d{1,2})\b")
_LONGEST, _MONTHS = 200, 12

_MOST_WORDS = 10
"""Words of the longest line that states what all numbers are; a longer one is a sentence."""


@dataclass(frozen=True, slots=True)
class StatedAround:
    """What a line above a table, its sheet or its file states all its numbers to be.

    Attributes:
        statement: That, a target or a forecast, say.
        words: The line.
        is_sure: Whether it says nothing else, so that nobody has to be asked. A part of the whole
            (`Women`) is never sure, and states nothing else.
    """

    statement: Statement = Statement.UNSTATED
    words: str = ""
    is_sure: bool = True


def unsure_line(table: FoundTable) -> str:
    """Return the line above a table, or the name of its sheet, that calls its numbers estimates."""
    lines = (*list(table.notes.values())[-_MOST_LINES:], table.sheet.name.strip())
    return next((each for each in lines if facets_of(each).standing in UNSURE), "")


def stated_around(table: FoundTable, file_name: str) -> StatedAround:
    """Return what the nearest line that states anything says that all numbers of a table are."""
    lines = list(table.notes.values())[-_MOST_LINES:]
    for line in (*reversed(lines), table.sheet.name.strip(), PurePath(file_name).stem):
        facets, words = facets_of(line), words_of(line.casefold())
        if facets.statement is Statement.FIGURE and not facets.unread:
            return StatedAround()
        if facets.breakdown and not facets.unread and not facets.is_whole:
            return StatedAround(words=line, is_sure=False)
        if facets.statement not in _STATED or len(words) > _MOST_WORDS:
            continue
        if not _OF_OTHERS_TOO.isdisjoint(words):
            return StatedAround()
        if not facets.unread or facets.statement in {Statement.TARGET, Statement.FORECAST}:
            return StatedAround(facets.statement, line, not facets.unread)
    return StatedAround()


def of_a_year_within(around: Facets, inner: Facets) -> Facets:
    """Return what is said of a number of a whole year below words about a part of one.

    `April to December`, or `year to date`, above the column `2023/24` makes it April to December
    2023. Where it is not said how far the numbers go, they are of no period that is known; nor
    are those below `Q3` alone, which may be the quarter or the year so far. The last quarter and
    the last month end with the year, so that its numbers may be reported below them.
    """
    period = inner.period
    if period is None or not period.is_financial_year or inner.span is not Span.UNSTATED:
        return inner
    if around.span is Span.ACADEMIC_YEAR and around.period is None:
        return in_time(replace(inner, span=Span.ACADEMIC_YEAR))
    part, named = around.part, around.period or around.to_date_in
    if named is not None and named.year != period:
        return inner
    if named is not None and named.is_whole_months and not named.is_financial_year:
        part = PartOfYear(named.start.month, named.end.month)
    if around.span is Span.TO_DATE or (part is not None and part.is_since_april):
        return in_time(replace(inner, part=part, span=Span.TO_DATE))
    if part is None or part.last == WHOLE_YEAR.last:
        return inner
    return replace(inner, period=None, to_date_in=period, span=Span.TO_DATE)


def facets_around(table: FoundTable, file_name: str) -> Facets:
    """Return what is said of all numbers of a table, the nearest words first.

    A time that the title gives comes before the sheet's, and that before the file's. Where two
    lines above the table name different times, none is taken: one of them may be the year before,
    or the day of printing.
    """
    lines = [_of_whole(_of_line(each)) for each in list(table.notes.values())[-_MOST_LINES:]]
    title = reduce(beneath, _of_one_time(lines), UNSTATED)
    sheet = _timed(_of_whole(_of_line(table.sheet.name.strip())))
    file = _timed(_of_line(PurePath(file_name).stem))
    place = (
        file.place if file.place is not None and file.place.level is PlaceLevel.COUNCIL else None
    )
    span = file.span if file.span is Span.TO_DATE else Span.UNSTATED
    of_file = Facets(period=file.period, part=file.part, span=span, place=place)
    return beneath(of_file, beneath(sheet, title)).of_title


def _of_line(line: str) -> Facets:
    """Return what a line says; `Month 9` and `P9` are the ninth month from April, or all nine."""
    facets = facets_of(line)
    month = _OF_ACCOUNTS.search(line) if len(line) <= _LONGEST else None
    if month is None or facets.part is not None or not 1 <= int(month[1]) <= _MONTHS:
        return facets
    number = (int(month[1]) + 2) % _MONTHS + 1
    return replace(facets, part=PartOfYear(number, number))


def _of_whole(facets: Facets) -> Facets:
    """Return what a line says of all numbers below it.

    A place or a unit counts where the line says nothing else: `Cost of care in London` and
    `Percentages and costs` are titles, `England` and `All figures in £000s` are not.
    """
    told = replace(facets.of_title, breakdown=(), is_whole=False)
    is_to_date = facets.span is Span.TO_DATE
    if (facets.period is not None or facets.to_date_in is not None) and not is_to_date:
        told = replace(told, span=Span.UNSTATED)  # which is that of the period named
    if all(_OF_PLACES.issuperset(words_of(each.casefold())) for each in facets.unread):
        return told
    return replace(told, place=None, unit=told.unit if told.scale_from else "")


def _of_one_time(lines: list[Facets]) -> list[Facets]:
    timed = [_timed(each) for each in lines]
    times = {each.period for each in timed if each.period is not None}
    return timed if len(times) <= 1 else [_without_time(each) for each in timed]


def _timed(facets: Facets) -> Facets:
    """Return facets without a day: it is that of printing as a rule."""
    is_day = facets.span is Span.SNAPSHOT or (facets.period and facets.period.is_snapshot)
    return _without_time(facets) if is_day else facets


def _without_time(facets: Facets) -> Facets:
    return Facets(
        unit=facets.unit,
        scale=facets.scale,
        scale_from=facets.scale_from,
        place=facets.place,
        standing=facets.standing,
    )


@dataclass
class WordsAbove:
    """What stands above the tables of a file, looked up once for each of them."""

    _tables: dict[str, Facets] = field(default_factory=dict)
    _scales: dict[tuple[str, Decimal], None] = field(default_factory=dict)

    def applied(self, table: FoundTable, found: FoundFigure) -> FoundFigure:
        """Return a figure in the scale of the words around it, and of the months it sums up.

        A month below `cumulative` stands for April up to it.
        """
        key = f"{table.sheet.name}!{table.range}"
        if key not in self._tables:
            self._tables[key] = words_above(table)
        own = replace(found.facets, period=None, part=None, to_date_in=None)
        facets = beneath(self._tables[key], own)
        if facets.scale_from:
            self._scales[facets.scale_from, facets.scale] = None
        period = found.period
        is_part = period is not None and period.is_whole_months and period.months < _YEAR
        if facets.span is Span.TO_DATE and is_part:
            period = in_time(Facets(period=period, span=Span.TO_DATE)).period
        cell = scaled_cell(found.cell, facets.scale)
        return replace(found, facets=replace(facets, scale=Decimal(1)), period=period, cell=cell)

    def problems(self) -> Iterator[Problem]:
        """Yield a note for each scale that was applied."""
        yield from scales_applied(self._scales)


def words_above(table: FoundTable) -> Facets:
    """Return the scale that stands above a table, and whether its figures are running totals.

    `Apr-Dec 2023` in a title names the months of a table; `cumulative` says that each of its
    months counts from April.
    """
    told = UNSTATED
    for line in (table.sheet.name, *list(table.notes.values())[-_MOST_LINES:]):
        facets = facets_of(line.strip())
        if facets.scale_from:
            told = replace(told, unit=facets.unit, scale=facets.scale, scale_from=facets.scale_from)
        runs_on = not _RUNNING.isdisjoint(words_of(line)) or facets.to_date_in is not None
        if facets.span is Span.TO_DATE and runs_on:
            told = replace(told, span=Span.TO_DATE)
    return told
