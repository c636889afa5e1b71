"""An extract as it came in: sheets of cells under the coordinates a spreadsheet shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from operator import itemgetter

from perfdesk.core.figures import Form, format_number
from perfdesk.core.problems import Problem
from perfdesk.core.sources import CellReference
from perfdesk.importing.formats.looks.rules import Rule

RawValue = str | int | float | bool | Decimal | date | datetime | time | timedelta
"""What a reader hands over for one cell; an empty cell is the empty text."""


class CellKind(StrEnum):
    """What a cell holds."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class CellValue:
    """What one cell says.

    Attributes:
        text: As the spreadsheet shows it, without the noise of binary fractions.
        kind: What the cell holds.
        number: The exact number, in per cent for a cell shown as a percentage (89.6 for
            0.896 shown as 89.6%); None where the cell holds none.
    """

    text: str
    kind: CellKind
    number: Decimal | None = None


_MOST_KEPT_ROWS = 256

EMPTY_CELL = CellValue("", CellKind.EMPTY)
"""A cell that holds nothing."""


@dataclass(frozen=True)
class Sheet:
    """One sheet; rows and columns are counted from 1, as a spreadsheet shows them.

    Attributes:
        name: As on its tab, with its blanks; empty for a file that has no sheets.
        values: The cells from A1 on, row by row, as the reader handed them over: what they say
            is worked out for those that are asked for. Rows may differ in length.
        percentages: Digits after the point of each cell shown as a percentage, by row and column.
        fills: Colour of each filled cell as `RRGGBB`, by row and column.
        letterings: Colour of letters that are neither black nor automatic, in the same way.
        rules: Rules of colour and icons; `looks.appearance` tells which hold.
        comments: What the comments on cells say, by row and column.
        above: For a table of a document, the paragraphs above it.
        merged: Merged ranges as (first row, first column, last row, last column).
        hidden: Whether the tab is hidden.
        hidden_rows: Rows that are not shown: hidden, filtered out, folded away or without height.
        hidden_columns: Columns that are not shown, in the same way.
        indents: How far each indented cell is set in, in steps of its alignment, by row and column.
        raised: What of the end of a text is raised as a footnote's number is, by the text.
    """

    name: str
    values: Sequence[Sequence[RawValue]]
    percentages: Mapping[tuple[int, int], int] = field(default_factory=dict)
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    raised: Mapping[str, str] = field(default_factory=dict)
    letterings: Mapping[tuple[int, int], str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def height(self) -> int:
        """Number of the last row."""
        return len(self.values)

    @cached_property
    def width(self) -> int:
        """Number of the last column of the widest row."""
        return max(map(len, self.values), default=0)

    def raw(self, row: int, column: int) -> RawValue:
        """Return what the reader handed over for a cell; the empty text outside the sheet."""
        if not 1 <= row <= len(self.values):
            return ""
        cells = self.values[row - 1]
        return cells[column - 1] if 1 <= column <= len(cells) else ""

    def cell(self, row: int, column: int) -> CellValue:
        """Return what a cell says; an empty one outside the sheet."""
        return read_value(self.raw(row, column), self.percentages.get((row, column)))

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell without blanks around it."""
        return self.cell(row, column).text.strip()

    def row_texts(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row up to its last cell, without blanks around them."""
        known = self._texts_of_rows.get(row)
        if known is None:
            length = len(self.values[row - 1]) if 1 <= row <= self.height else 0
            known = tuple(self.text(row, column) for column in range(1, length + 1))
            if len(self._texts_of_rows) >= _MOST_KEPT_ROWS:
                self._texts_of_rows.clear()
            self._texts_of_rows[row] = known
        return known

    @cached_property
    def _texts_of_rows(self) -> dict[int, tuple[str, ...]]:
        """What was asked for last: the rows above are looked at for each of many tables."""
        return {}

    def is_blank(self, row: int) -> bool:
        """Tell whether a row holds nothing but blanks."""
        if not 1 <= row <= self.height:
            return True
        return all(isinstance(each, str) and not each.strip() for each in self.values[row - 1])

    @property
    def rows(self) -> Iterator[tuple[int, Sequence[RawValue]]]:
        """Every row with its number."""
        return enumerate(self.values, start=1)


@dataclass(frozen=True)
class Extract:
    """A file that was read.

    Attributes:
        name: File name without folder.
        format: `xlsx`, `ods`, `csv` ...
        fingerprint: SHA-256 of the bytes.
        sheets: All sheets that could be read, hidden ones too.
        problems: What could not be read of it, and what to know about it.
    """

    name: str
    format: str
    fingerprint: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()

    def reference(self, sheet: Sheet, cell: str) -> CellReference:
        """Return the reference that a figure from *cell* of *sheet* keeps."""
        return CellReference(self.fingerprint, self.name, sheet.name, cell)

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet with that name, blanks and case apart; None if there is none."""
        wanted = name.strip().casefold()
        for each in self.sheets:
            if each.name.strip().casefold() == wanted:
                return each
        return None


def cells_at(rows: Sequence[Sequence[RawValue]], place: int) -> list[RawValue]:
    """Return the cells of some rows at a place counted from 0; the empty text in shorter rows."""
    try:
        return list(map(itemgetter(place), rows))  # ten times as fast as asking each row
    except IndexError:
        return [row[place] if place < len(row) else "" for row in rows]


def read_value(raw: RawValue, percent_decimals: int | None = None) -> CellValue:
    """Return what a value says; *percent_decimals* where it is shown as a percentage."""
    match raw:
        case str():
            return CellValue(raw, CellKind.TEXT) if raw.strip() else EMPTY_CELL
        case bool():
            return CellValue("TRUE" if raw else "FALSE", CellKind.TRUTH)
        case int() | float() | Decimal():
            return _number(raw, percent_decimals)
        case datetime() if raw.time() == time():
            return CellValue(raw.date().isoformat(), CellKind.DATE)
        case date() | time():
            return CellValue(raw.isoformat(), CellKind.DATE)
        case _:
            return CellValue(str(raw), CellKind.DATE)


def _number(raw: int | float | Decimal, percent_decimals: int | None) -> CellValue:
    number = without_noise(raw)
    if number is None:
        return CellValue(str(raw), CellKind.TEXT)
    if percent_decimals is None:
        if isinstance(raw, Decimal):
            number = raw  # as it was typed: 19.0 has one decimal
        return CellValue(f"{number:f}", CellKind.NUMBER, number)
    per_cent = number * 100
    per_cent = per_cent.to_integral_value() if per_cent == int(per_cent) else per_cent.normalize()
    return CellValue(
        format_number(per_cent, percent_decimals, Form.PERCENT), CellKind.PERCENT, per_cent
    )


def without_noise(raw: int | float | Decimal) -> Decimal | None:
    """Return the decimal that a spreadsheet shows for *raw*: 91.1 for 91.10000000000001.

    A spreadsheet keeps fifteen digits. None for what is no number (infinity, `nan`).
    """
    number = Decimal(raw) if isinstance(raw, int | Decimal) else Decimal(f"{raw:.15g}")
    if not number.is_finite():
        return None
    return number.to_integral_value() if number == number.to_integral_value() else number


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column from 1: 1 for `A`, 27 for `AA`; 0 for no letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def a1(row: int, column: int) -> str:
    """Return the name of a cell: `F12` for row 12, column 6."""
    return f"{column_letters(column)}{row}"


def cell_range(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """Return the name of a range: `A5:K48`, or `F12` where it is one cell."""
    first, last = a1(first_row, first_column), a1(last_row, last_column)
    return first if first == last else f"{first}:{last}"
