"""The rows of a table below its headings: where they end, and which are no data."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from perfdesk.importing.formats.extract import cells_at
from perfdesk.importing.tables.grid import Grid
from perfdesk.importing.tables.headings import Headings, heads_figures
from perfdesk.importing.tables.marks import IN_BODY, NUMBERS, Mark
from perfdesk.importing.vocabulary.columns import Role, column_of
from perfdesk.importing.vocabulary.reading_words import facets_of

_FOOTNOTE = re.compile(
    r"(?:sources?|notes?|footnotes?|key|copyright|\u00a9|applied filters?|filters?|contact|"
    r"published|this (?:table|work)|data (?:source|from)|figures (?:are|may)|back to)\b"
    r"|[*\u2020\u2021]|\[note|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s|\u00a9|\[[a-z]\] ?=",
    re.IGNORECASE,
)
_FOOTNOTE_LABEL = re.compile(
    r"(?:foot)?notes?:?|sources?:?|key:?|notes and sources:?", re.IGNORECASE
)
_LONG = 160
_PROBED = 3
_FEWEST_NOTES = 3


@dataclass(frozen=True)
class Body:
    """The data of a table.

    Attributes:
        last: The last row of data.
        rows: How many rows of data there are.
        sections: Headings of sections between the data, by their rows.
        repeated: Rows in which the headings are repeated.
        goes_on: The row in which another table begins; 0 where none does.
    """

    last: int
    rows: int
    sections: Mapping[int, str] = field(default_factory=dict)
    repeated: frozenset[int] = frozenset()
    goes_on: int = 0


def read_body(grid: Grid, headings: Headings, last: int, known: Callable[[int], int]) -> Body:
    """Look through the rows from below the headings to *last*, the last row of the run.

    Args:
        grid: The part of the sheet.
        headings: Where the headings are.
        last: The last row of the run.
        known: How many headings of a row are known as such.
    """
    first, figures = headings.data, headings.figures
    if not figures:
        end = _without_footnotes(grid, first, last)
        return Body(end, sum(map(bool, grid.filled[first - 1 : end])))
    heading = grid.row(headings.rows[-1]) if headings.rows else None
    odd = _odd_rows(grid, first, last, [column - 1 for column in figures[:_PROBED]])
    repeated: set[int] = set()
    labels: dict[int, str] = {}
    goes_on, end = 0, last
    for row in odd:
        columns = grid.columns(row)
        marks = grid.marks(row)
        inside = [marks[column] for column in figures if column in marks]
        if heading is not None and len(columns) > 1 and list(grid.row(row)) == list(heading):
            repeated.add(row)
        elif any(mark in IN_BODY or mark is Mark.YEAR for mark in inside):
            continue
        elif _heads_another(grid, row, last, inside, len(figures)) and (
            (len(inside) > 1 and known(row) * 2 >= max(len(columns), 4))
            or (len(inside) > 1 and grid.filled[row - 2] < 2)
            or _is_all_headings(grid.short_texts(row, columns))
        ):
            goes_on, end = row, row - 1
            break
        elif len(columns) == 1:
            labels[row] = grid.sheet.text(row, columns[0])
        elif len(columns) > 1 and _is_footnote(grid, row, columns) and _none_below(odd, row, last):
            end = row - 1
            break
    end = _without_footnotes(grid, first, end)
    filled = sum(map(bool, grid.filled[first - 1 : end]))
    labels = {row: text for row, text in labels.items() if row <= end}
    if len(labels) * 5 > filled * 2:
        # Rows without a figure yet are many, too: `Year to date` alone heads those below it.
        labels = {row: text for row, text in labels.items() if not facets_of(text).unread}
    sections = labels
    return Body(end, filled - len(sections) - len(repeated), sections, frozenset(repeated), goes_on)


def _odd_rows(grid: Grid, first: int, last: int, probes: Sequence[int]) -> list[int]:
    """Return the rows without a number in any of the places where figures belong."""
    rows = grid.sheet.values
    odd: Sequence[int] = range(first, last + 1)
    for place in probes:
        told = rows[first - 1 : last] if len(odd) > last - first else [rows[row - 1] for row in odd]
        odd = [
            row
            for row, raw in zip(odd, cells_at(told, place), strict=True)
            if not isinstance(raw, NUMBERS)
        ]
    return list(odd)


def _heads_another(grid: Grid, row: int, last: int, inside: Sequence[Mark], figures: int) -> bool:
    """Tell whether a row heads another table: words where figures belong, figures below."""
    words = sum(mark in {Mark.TEXT, Mark.DATE} for mark in inside)
    if not words or words * 2 < figures:
        return False
    below = [grid.marks(each) for each in range(row + 1, min(row + 4, last) + 1)]
    return any(mark in IN_BODY for marks in below for mark in marks.values())


def _is_all_headings(texts: Sequence[str]) -> bool:
    """Tell whether a row is a heading of labels and headings of figures, whatever is above it."""
    label, *others = texts
    return column_of(1, label).role not in {Role.TEXT, Role.BLANK} and all(
        map(heads_figures, others)
    )


def _none_below(odd: Sequence[int], row: int, last: int) -> bool:
    """Tell whether no plain row of data follows."""
    return len(odd) - bisect_right(odd, row) == last - row


def _ends_table(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    """Tell whether the last row of a run is a footnote rather than data."""
    text = grid.sheet.text(row, columns[0])
    if len(columns) == 1:
        return _is_footnote(grid, row, columns)
    if _FOOTNOTE_LABEL.fullmatch(text):
        return True
    has_figures = any(grid.mark(row, column) in IN_BODY for column in columns[1:])
    return len(columns) == 2 and not has_figures and bool(_FOOTNOTE.match(text))


def _is_footnote(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    text = grid.sheet.text(row, columns[0])
    longest = max(len(grid.sheet.text(row, column)) for column in columns)
    return bool(_FOOTNOTE.match(text)) or longest > _LONG


def _without_footnotes(grid: Grid, first: int, last: int) -> int:
    """Return the last row that is neither blank nor a footnote."""
    end = last
    while end > first:
        columns = grid.columns(end)
        if columns and not _ends_table(grid, end, columns):
            break
        end -= 1
    # A list of notes is a table: its rows are what it is about.
    return last if end == first and last - first >= _FEWEST_NOTES else end
