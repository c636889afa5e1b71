"""Which rows of a table stand under which: by indentation, stepped columns and sections.

A printed table says of a part what it is a part of by where its label stands. Whoever reads a row
by itself needs its whole path: `Delayed discharges > Attributable to social care > NHS`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from perfdesk.importing.formats.extract import Sheet

_MOST_ROWS = 20_000
"""A list of more rows is not laid out to be read by people."""

_PER_BLANK = 0.5
"""Blanks before a label that make one step of indentation: two."""


@dataclass(frozen=True)
class Outline:
    """The rows of a table as a person sees them, one under another.

    Attributes:
        levels: How deep each row stands, from 0, where the table has more than one level.
        parents: The row that each row stands under, where there is one.
    """

    levels: Mapping[int, int] = field(default_factory=dict)
    parents: Mapping[int, int] = field(default_factory=dict)


def outline_of(
    sheet: Sheet, columns: Sequence[int], rows: Sequence[int], sections: Mapping[int, str]
) -> Outline:
    """Return which rows stand under which.

    Args:
        sheet: The sheet.
        columns: The columns of labels, from the left, before the figures.
        rows: The rows of the table, from the top.
        sections: Headings of sections among them.
    """
    if not columns or len(rows) > _MOST_ROWS:
        return Outline()
    stepped = _is_stepped(sheet, columns, rows)
    depths: dict[int, float] = {}
    for row in rows:
        filled = [each for each in columns if sheet.text(row, each)]
        column = filled[0] if stepped and filled else columns[0]
        if not sheet.text(row, column):
            continue
        step = columns.index(column) * 100.0 if stepped else 0.0
        depths[row] = step + _indent(sheet, row, column)
    return _nested(depths, sections)


def _nested(depths: Mapping[int, float], sections: Mapping[int, str]) -> Outline:
    levels: dict[int, int] = {}
    parents: dict[int, int] = {}
    above: list[tuple[float, int]] = []
    following = dict(pairwise(depths))
    for row, own in depths.items():
        depth = own
        if row in sections and depths.get(following.get(row, row), own) <= own:
            # The heading of a section stands over what follows, though that is not set in.
            depth = own - 0.5
        while above and above[-1][0] >= depth:
            above.pop()
        if above:
            parents[row] = above[-1][1]
        levels[row] = len(above)
        above.append((depth, row))
    return Outline(levels, parents) if parents else Outline()


def _indent(sheet: Sheet, row: int, column: int) -> float:
    raw = sheet.raw(row, column)
    blanks = len(raw) - len(raw.lstrip()) if isinstance(raw, str) else 0
    return sheet.indents.get((row, column), 0) + blanks * _PER_BLANK


def _is_stepped(sheet: Sheet, columns: Sequence[int], rows: Sequence[int]) -> bool:
    """Tell whether labels step to the right: each row has one, in any of several columns."""
    used: set[int] = set()
    alone = told = 0
    for row in rows:
        filled = [each for each in columns if sheet.text(row, each)]
        if filled:
            told += 1
            alone += len(filled) == 1
            used.add(filled[0])
    return len(used) > 1 and alone == told
