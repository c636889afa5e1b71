"""A part of a sheet, some of its columns, and how much is in each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from perfdesk.importing.formats.extract import RawValue, Sheet, cells_at
from perfdesk.importing.tables.marks import Mark, mark_of

_MANY_ROWS = 5000
_SAMPLE = 200


@dataclass(frozen=True)
class Grid:
    """The columns of a sheet from one to another, counted from 1 like its rows."""

    sheet: Sheet
    left: int
    right: int

    def row(self, row: int) -> Sequence[RawValue]:
        """Return the cells of a row between the bounds."""
        return self.sheet.values[row - 1][self.left - 1 : self.right]

    def mark(self, row: int, column: int) -> Mark:
        """Return what a cell looks like."""
        return mark_of(self.sheet.raw(row, column))

    def columns(self, row: int) -> list[int]:
        """Return the columns of a row that hold something."""
        return [
            column
            for column, raw in enumerate(self.row(row), start=self.left)
            if not isinstance(raw, str) or (raw and not raw.isspace())
        ]

    def marks(self, row: int) -> dict[int, Mark]:
        """Return the marks of the cells of a row that hold something, by column."""
        return {column: self.mark(row, column) for column in self.columns(row)}

    @cached_property
    def filled(self) -> Sequence[int]:
        """How many cells of each row hold something.

        Of a list of many thousand rows, those that are full at both ends count as full.
        """
        rows = self.sheet.values
        if len(rows) > _MANY_ROWS:
            sample = [self.columns(row) for row in _spread(1, len(rows), _SAMPLE)]
            usual, times = Counter(map(len, sample)).most_common(1)[0]
            if usual >= 2 and times > len(sample) // 2:
                whole = next(columns for columns in sample if len(columns) == usual)
                ends = (cells_at(rows, column - 1) for column in (whole[0], whole[-1]))
                return [
                    usual if one != "" and other != "" else len(self.columns(number))
                    for number, (one, other) in enumerate(zip(*ends, strict=True), start=1)
                ]
        return [self._count(number) for number in range(1, len(rows) + 1)]

    def _count(self, number: int) -> int:
        row = self.row(number)
        count = len(row) - row.count("") - row.count(" ") - row.count("\xa0")
        is_odd = count and isinstance(row[0], str) and row[0].isspace()
        return len(self.columns(number)) if is_odd or 0 < count <= 3 else count

    def sample(self, first: int, last: int, size: int) -> list[int]:
        """Return up to *size* rows with two cells or more, spread evenly from one to another."""
        rows = _spread(first, last, size)
        return [row for row in rows if self.filled[row - 1] > 1]

    def short_texts(self, row: int, columns: Iterable[int]) -> list[str]:
        """Return the texts of some cells of a row."""
        return [self.sheet.text(row, column) for column in columns]


def _spread(first: int, last: int, size: int) -> list[int]:
    step = max((last - first + 1) // size, 1)
    return list(range(first, last + 1, step))
