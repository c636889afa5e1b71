"""What stands above and below the tables of a sheet, and to which of them it belongs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from perfdesk.importing.tables.grid import Grid
from perfdesk.importing.tables.marks import NUMBERS

_MOST_NOTES = 60
_LONGEST_BANNER = 150
_NOT_OF_FIGURES = re.compile(
    r"(?:sources?|notes?|contact|contents|printed|run|published|released?|prepared|copyright|"
    r"\u00a9|next (?:release|update)|email|telephone|website|back to|return to|author|version)\b",
    re.IGNORECASE,
)
"""What lines above a table begin with that say nothing of its figures."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table stands: its first row of headings or data, its last, and its columns."""

    top: int
    last: int
    left: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell is one of the table's."""
        return self.top <= row <= self.last and self.left <= column <= self.right

    def is_beside(self, other: Area) -> bool:
        """Tell whether two tables have rows in common, but no column."""
        return (
            self.top <= other.last
            and other.top <= self.last
            and (self.right < other.left or other.right < self.left)
        )


def lines_around(
    grid: Grid, areas: Sequence[Area]
) -> list[tuple[Mapping[int, str], Mapping[int, str]]]:
    """Return the texts above and those below each table, by row.

    Between two tables, the lines right above the headings belong to the lower one. Of tables
    beside each other, each has the lines over its own columns, and those that begin at the left
    of the sheet where nothing stands over its own.
    """
    lasts = sorted(each.last for each in areas)
    tops = sorted(each.top for each in areas)
    found: list[tuple[Mapping[int, str], Mapping[int, str]]] = []
    for area, beside in zip(areas, _beside_each(areas), strict=True):
        above = bisect_left(lasts, area.top)
        start = (lasts[above - 1] if above else 0) + 1
        while start > 1 and start < area.top and _blank_in(grid, start, area.top):
            start += 1
        below = bisect_right(tops, area.last)
        end = tops[below] if below < len(tops) else len(grid.filled) + 1
        found.append(
            (
                _lines(grid, start, area.top, area, beside),
                _lines(grid, area.last + 1, end, area, beside),
            )
        )
    return found


def _beside_each(areas: Sequence[Area]) -> list[list[Area]]:
    """Return the tables beside each table; only those with rows in common are compared."""
    order = sorted(range(len(areas)), key=lambda each: areas[each].top)
    reach = list(accumulate((areas[each].last for each in order), max))
    beside: list[list[Area]] = [[] for _ in areas]
    for place, own in enumerate(order):
        before = place - 1
        while before >= 0 and reach[before] >= areas[own].top:
            other = order[before]
            if areas[own].is_beside(areas[other]):
                beside[own].append(areas[other])
                beside[other].append(areas[own])
            before -= 1
    return beside


def _blank_in(grid: Grid, first: int, end: int) -> bool:
    return any(not grid.filled[row - 1] for row in range(first, end))


def _lines(
    grid: Grid, first: int, end: int, area: Area, beside: Sequence[Area]
) -> Mapping[int, str]:
    """Return the texts of the rows from *first* up to before *end*, by row."""
    lines: dict[int, str] = {}
    for row in range(first, min(end, first + _MOST_NOTES)):
        if grid.filled[row - 1] and (columns := _own(grid, row, area, beside)):
            lines[row] = " ".join(grid.sheet.text(row, column) for column in columns)
    return lines


def _own(grid: Grid, row: int, area: Area, beside: Sequence[Area]) -> list[int]:
    """Return the columns of a row outside tables whose words belong to a table."""
    columns = grid.columns(row)
    if not beside:
        return columns
    free = [each for each in columns if not any(other.holds(row, each) for other in beside)]
    begin = max((each.right for each in beside if each.right < area.left), default=0) + 1
    stop = min((each.left for each in beside if each.left > area.right), default=grid.right + 1)
    own = [each for each in free if begin <= each < stop]
    return own or [each for each in free if each < begin]


def banners_among(grid: Grid, lines: Mapping[int, str]) -> Mapping[int, str]:
    """Return those lines above a table whose words hold for all its figures, by row.

    A title and a unit do (`All figures in \u00a3000s`); a source, a long note and a row of numbers
    that stand for the columns do not.
    """
    return {
        row: text
        for row, text in lines.items()
        if len(text) <= _LONGEST_BANNER
        and not _NOT_OF_FIGURES.match(text)
        and not _is_of_numbers(grid, row)
    }


def _is_of_numbers(grid: Grid, row: int) -> bool:
    cells = [grid.sheet.raw(row, column) for column in grid.columns(row)]
    return sum(isinstance(each, NUMBERS) for each in cells) * 2 > len(cells)
