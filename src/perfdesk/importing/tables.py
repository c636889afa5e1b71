"""Finding the tables of a sheet: where they start, how far they go, what their columns are.

Nothing in an extract says where its table is. Notes stand above it, headings take one row
or several, footnotes and totals follow below. A table is a run of rows with something in
several columns, headed by rows that hold words where those below hold figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from perfdesk.core.problems import Problem, Severity
from perfdesk.importing.columns import Column, Role, column_of
from perfdesk.importing.extract import CellKind, CellValue, Extract, Sheet, a1, cell_range

_MOST_HEADER_ROWS = 6
_ONS_CODE = re.compile(r"[EKNSW]\d{8}")
_LARGEST_GAP = 4
_LOOKED_AT = 30
"""Rows below the headings from which the kind of a column is told."""


@dataclass(frozen=True)
class FoundTable:
    """A table that was found in a sheet; rows and columns as the spreadsheet counts them.

    Attributes:
        sheet: The sheet it stands on.
        header_rows: Numbers of the rows of headings; empty where it has none.
        columns: From left to right; columns without a heading and without cells are left out.
        first_row: The first row of data.
        last_row: The last row of data.
        confidence: From 0 to 1, how sure it is that this is a table with these headings.
    """

    sheet: Sheet
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    first_row: int
    last_row: int
    confidence: float

    @property
    def range(self) -> str:
        """Headings and data (`A5:K48`)."""
        top = self.header_rows[0] if self.header_rows else self.first_row
        left = min(column.index for column in self.columns)
        right = max(column.index for column in self.columns)
        return cell_range(top, left, self.last_row, right)

    @property
    def rows(self) -> int:
        """Number of rows of data."""
        return sum(not self.sheet.is_blank(row) for row in self.row_numbers)

    @property
    def row_numbers(self) -> Sequence[int]:
        """The numbers of the rows of data, blank ones too."""
        return range(self.first_row, self.last_row + 1)

    def column(self, role: Role) -> Column | None:
        """Return the first column with that role; None where there is none."""
        return next((each for each in self.columns if each.role is role), None)

    def has(self, *roles: Role) -> bool:
        """Tell whether there is a column for each of *roles*."""
        return all(self.column(role) is not None for role in roles)


def find_tables(extract: Extract) -> tuple[FoundTable, ...]:
    """Return every table of an extract, sheet by sheet from top to bottom.

    Sheets of prose, and rows with a single cell, belong to none.
    """
    return tuple(table for sheet in extract.sheets for table in tables_of(sheet))


def tables_of(sheet: Sheet) -> tuple[FoundTable, ...]:
    """Return the tables of one sheet."""
    return tuple(
        table
        for first, last in _runs(sheet)
        if (table := _table_in(sheet, first, last)) is not None
    )


def _filled(sheet: Sheet, row: int) -> list[int]:
    """Return the columns of a row that hold something."""
    return [
        column
        for column, raw in enumerate(sheet.values[row - 1], start=1)
        if not (isinstance(raw, str) and not raw.strip())
    ]


def _runs(sheet: Sheet) -> list[tuple[int, int]]:
    """Return first and last row of each run of rows with two cells or more.

    A blank row, or the heading of a section in a row of its own, does not end a run when
    the table goes on below in the same columns.
    """
    runs: list[tuple[int, int]] = []
    first = last = 0
    width = 0
    for row in range(1, sheet.height + 1):
        filled = len(_filled(sheet, row))
        if filled < 2:
            continue
        if first and _goes_on(sheet, last, row, enough=filled >= width // 2):
            last, width = row, max(width, filled)
        else:
            if first:
                runs.append((first, last))
            first, last, width = row, row, filled
    if first:
        runs.append((first, last))
    return runs


def _goes_on(sheet: Sheet, last: int, row: int, *, enough: bool) -> bool:
    """Tell whether *row* belongs to the run whose last row so far is *last*."""
    gap = row - last
    if gap == 1:
        return True
    if not enough or gap > _LARGEST_GAP:
        return False
    if gap == 2:
        return True
    has_section = any(not sheet.is_blank(between) for between in range(last + 1, row))
    cells = (sheet.cell(row, column) for column in _filled(sheet, row))
    return has_section and any(
        cell.number is not None and not _may_be_heading(cell) for cell in cells
    )


def _table_in(sheet: Sheet, first: int, last: int) -> FoundTable | None:
    if first == last:
        return None
    header_rows = _header_rows(sheet, first, last)
    data = header_rows[-1] + 1 if header_rows else first
    if data > last:
        return None
    columns = _columns(sheet, header_rows, data, last)
    if len(columns) < 2:
        return None
    return FoundTable(
        sheet, header_rows, columns, data, last, _confidence(header_rows, columns, last - data + 1)
    )


def _header_rows(sheet: Sheet, first: int, last: int) -> tuple[int, ...]:
    """Return the rows of headings at the top of a run.

    The last of them is the row with the most headings that are known; where none is, it is
    the last row of words above the first figures.
    """
    candidates = range(first, min(first + _MOST_HEADER_ROWS + 2, last))
    known = {row: _known_headings(sheet, row) for row in candidates}
    best = max(candidates, key=lambda row: (known[row], -row))
    if known[best] >= 2:
        return tuple(range(best, _last_merged(sheet, best, last) + 1))
    headings: list[int] = []
    for row in range(first, min(first + _MOST_HEADER_ROWS, last)):
        if not _is_heading(sheet, row):
            break
        headings.append(row)
    below = first + len(headings)
    if below >= last or (len(headings) == _MOST_HEADER_ROWS and _is_heading(sheet, below)):
        # Words throughout: only the first row can be told from the rest.
        headings = headings[:1]
    return tuple(headings)


def _last_merged(sheet: Sheet, row: int, last: int) -> int:
    """Return the last row of headings that begin in *row* and are merged over several rows."""
    bottoms = [bottom for top, _, bottom, _ in sheet.merged if top == row and bottom - top < 4]
    return min(max([row, *bottoms]), last - 1)


def _known_headings(sheet: Sheet, row: int) -> int:
    texts = (sheet.text(row, column) for column in _filled(sheet, row))
    return sum(
        column_of(1, text).role not in {Role.TEXT, Role.BLANK} for text in texts if len(text) < 80
    )


def _is_heading(sheet: Sheet, row: int) -> bool:
    """Tell whether a row holds words, or years and dates as headings do, rather than figures."""
    filled = _filled(sheet, row)
    cells = [sheet.cell(row, column) for column in filled]
    figures = sum(cell.number is not None and not _may_be_heading(cell) for cell in cells)
    return figures * 3 < len(cells)


def _may_be_heading(cell: CellValue) -> bool:
    """Tell whether a number reads as a year or an age."""
    text = cell.text
    return text.isdigit() and (1980 <= int(text) <= 2080 or int(text) <= 100)


def _columns(
    sheet: Sheet, header_rows: tuple[int, ...], data: int, last: int
) -> tuple[Column, ...]:
    top = header_rows[0] if header_rows else data
    right = max(len(sheet.values[row - 1]) for row in range(top, last + 1))
    columns = []
    for index in range(1, right + 1):
        heading = " ".join(
            text for row in header_rows if (text := _heading_at(sheet, row, index, header_rows))
        )
        column = _with_content(sheet, column_of(index, heading), data, last)
        if column is not None:
            columns.append(column)
    return _with_current_and_previous(tuple(columns))


def _heading_at(sheet: Sheet, row: int, column: int, header_rows: tuple[int, ...]) -> str:
    """Return the heading of a cell; a merged one counts for all the columns it covers."""
    text = sheet.text(row, column)
    if text or len(header_rows) == 1:
        return text
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and left <= column <= right:
            return sheet.text(top, left) if row == top else ""
    return ""


def _with_content(sheet: Sheet, column: Column, data: int, last: int) -> Column | None:
    """Add to a column what its cells tell; None for one without heading and cells."""
    cells = [
        cell
        for row in range(data, min(data + _LOOKED_AT, last) + 1)
        if (cell := sheet.cell(row, column.index)).kind is not CellKind.EMPTY
    ]
    if not cells:
        return None if column.role is Role.BLANK else column
    if sum(bool(_ONS_CODE.fullmatch(cell.text.strip())) for cell in cells) * 2 > len(cells):
        return replace(column, role=Role.ONS_CODE)
    numbers = sum(cell.number is not None for cell in cells)
    if column.role in {Role.TEXT, Role.BLANK}:
        column = replace(column, role=Role.VALUE if numbers * 2 > len(cells) else Role.TEXT)
    if not column.unit and any(cell.kind is CellKind.PERCENT for cell in cells):
        column = replace(column, unit="percent")
    if not column.unit and sum("%" in cell.text for cell in cells) * 2 > len(cells):
        column = replace(column, unit="percent")
    return column


def _with_current_and_previous(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Read two columns of years beside a description as current and previous figures.

    A dashboard heads them with the years themselves (`2023/24 performance`).
    """
    roles = {column.role for column in columns}
    of_years = [
        column for column in columns if column.role is Role.VALUE and column.period is not None
    ]
    is_dashboard = Role.DESCRIPTION in roles and roles & {Role.AIM, Role.TARGET, Role.COMPARED_WITH}
    if not is_dashboard or Role.CURRENT in roles or len(of_years) != 2:
        return columns
    later, earlier = sorted(of_years, key=lambda each: str(each.period and each.period.key))[::-1]
    named = {later.index: Role.CURRENT, earlier.index: Role.PREVIOUS}
    return tuple(replace(column, role=named.get(column.index, column.role)) for column in columns)


def _confidence(header_rows: tuple[int, ...], columns: tuple[Column, ...], rows: int) -> float:
    """Return how sure it is that this is a table: known headings, and enough rows under them."""
    if not header_rows:
        return 0.2
    headed = sum(bool(column.name) for column in columns) / len(columns)
    known = sum(column.role not in {Role.TEXT, Role.BLANK} for column in columns) / len(columns)
    return round(0.25 + 0.3 * headed + 0.35 * known + 0.1 * min(rows, 10) / 10, 2)


def notes_on(extract: Extract, tables: tuple[FoundTable, ...]) -> tuple[Problem, ...]:
    """Return what to know before trusting the tables: unread and hidden sheets, or no table."""
    found = {table.sheet.name for table in tables}
    notes = [
        Problem(
            Severity.NOTE,
            "hidden sheet",
            f"Sheet \u201c{sheet.name}\u201d is hidden but holds a table; check that it is meant "
            "to be read.",
            where=f"sheet {sheet.name}",
        )
        for sheet in extract.sheets
        if sheet.hidden and sheet.name in found
    ]
    if not tables:
        notes.append(
            Problem(
                Severity.WARNING,
                "no table",
                f"No table was found in \u201c{extract.name}\u201d.",
                where=a1(1, 1),
            )
        )
    return (*extract.problems, *notes)
