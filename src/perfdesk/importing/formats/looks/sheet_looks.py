"""How the cells of one sheet are shown, whatever kind of workbook tells it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from perfdesk.importing.formats.looks.rules import Rule


class Runs(Mapping[tuple[int, int], int]):
    """Numbers of cells, by row and column, where the cells of a column have long the same."""

    def __init__(self) -> None:
        self._runs: dict[int, list[tuple[int, int, int]]] = {}

    def add(self, row: int, column: int, number: int) -> None:
        """Note the number of a cell; the rows of a column come in their order."""
        runs = self._runs.setdefault(column, [])
        if runs and runs[-1][1] == row - 1 and runs[-1][2] == number:
            runs[-1] = (runs[-1][0], row, number)
        elif not runs or runs[-1][1] < row:
            runs.append((row, row, number))

    def __getitem__(self, cell: tuple[int, int]) -> int:
        row, column = cell
        runs = self._runs.get(column, ())
        place = bisect.bisect(runs, row, key=lambda run: run[0]) - 1
        if place < 0 or runs[place][1] < row:
            raise KeyError(cell)
        return runs[place][2]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for column, runs in self._runs.items():
            for first, last, _ in runs:
                yield from ((row, column) for row in range(first, last + 1))

    def __len__(self) -> int:
        return sum(last - first + 1 for runs in self._runs.values() for first, last, _ in runs)


@dataclass
class SheetLooks:
    """How the cells of one sheet are shown, rows and columns counted from 1.

    Attributes:
        percentages: Digits after the point of each cell shown as a percentage.
        fills: Colour of each filled cell as `RRGGBB`.
        letterings: Colour of letters that are neither black nor automatic.
        indents: Steps by which cells are set in.
        merged: Merged ranges, where the reader of values does not tell them.
        raised: Ends of texts that are raised as a footnote's number is, by text.
        rules: Rules of colour and icons, the first that counts first.
        hidden_rows: Rows that are not shown.
        hidden_columns: Columns that are not shown, as ranges.
        without_result: Cells whose formula was never worked out.
        comments: What the comments on cells say.
        symbols: Fonts of cells whose letters are drawn as symbols (`Wingdings 3`).
        errors: The errors that cells show instead of a result (`#DIV/0!`).
    """

    percentages: Mapping[tuple[int, int], int] = field(default_factory=dict)
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    letterings: dict[tuple[int, int], str] = field(default_factory=dict)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    raised: dict[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    without_result: list[str] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    symbols: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
"""What binary workbooks write for an error."""

MOST_ERRORS = 20_000
"""Cells of a sheet whose errors are kept."""
