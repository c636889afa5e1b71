"""What the words above a table say of every figure that a recipe finds in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from perfdesk.core.problems import Problem
from perfdesk.importing.reading.found import FoundFigure
from perfdesk.importing.reading.scaling import scaled_cell, scales_applied
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.facets import Facets, Span, beneath, in_time
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.tokens import words_of

_MOST_LINES = 12
"""Lines above a table that are about it; more are an introduction."""
_YEAR = 12
_RUNNING = frozenset(
    {"cumulative", "cumulatively", "cum", "running", "accumulated", "ytd", "accumulative"}
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
    told = Facets()
    for line in (table.sheet.name, *list(table.notes.values())[-_MOST_LINES:]):
        facets = facets_of(line.strip())
        if facets.scale_from:
            told = replace(told, unit=facets.unit, scale=facets.scale, scale_from=facets.scale_from)
        runs_on = not _RUNNING.isdisjoint(words_of(line)) or facets.to_date_in is not None
        if facets.span is Span.TO_DATE and runs_on:
            told = replace(told, span=Span.TO_DATE)
    return told
