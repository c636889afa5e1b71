"""A sheet as it is, row by row and column by column, and what each row is to the table found.

Nothing of the sheet is copied: a cell's text is worked out when it is drawn, so that a sheet of
a hundred thousand rows is shown as fast as one of ten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.importing.formats.extract import CellKind, Sheet, a1, column_letters
from perfdesk.importing.tables.finding import FoundTable

Index = QModelIndex | QPersistentModelIndex

_LONGEST = 400
"""Characters of a cell that are shown; notes above a table can be pages long."""


class RowKind(StrEnum):
    """What a row is to the table; the value is the word that stands beside its number."""

    DATA = ""
    HEADING = "heading"
    TOTAL = "total"
    SECTION = "section"
    REPEATED = "heading again"
    NOTE = "note"
    FOOTNOTE = "footnote"
    OUTSIDE = "not read"
    BLANK = " "


class SheetRole(IntEnum):
    """Roles beyond Qt's."""

    KIND = Qt.ItemDataRole.UserRole + 1
    HIDDEN = Qt.ItemDataRole.UserRole + 2
    INSIDE = Qt.ItemDataRole.UserRole + 3
    USE = Qt.ItemDataRole.UserRole + 4
    FILL = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What the cells of a column are taken for, in words.

    Attributes:
        name: What they are (`Place code`); `Not used` where they are passed over.
        detail: Unit and period, where told; how sure that is.
        is_used: Whether anything is taken from the column.
        needs_a_look: Whether a person should look at it.
    """

    name: str
    detail: str = ""
    is_used: bool = True
    needs_a_look: bool = False


_NO_USES: Mapping[int, ColumnUse] = MappingProxyType({})


class SheetModel(QAbstractTableModel):
    """The cells of one sheet, and the table that is read from it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._table: FoundTable | None = None
        self._totals: frozenset[int] = frozenset()
        self._headings: frozenset[int] = frozenset()
        self._inside: frozenset[int] = frozenset()
        self._uses = _NO_USES
        self._width = 0

    # --- what is shown -----------------------------------------------------------------------
    @property
    def sheet(self) -> Sheet | None:
        """The sheet shown; None before there is one."""
        return self._sheet

    @property
    def table(self) -> FoundTable | None:
        """The table read from it; None where none is."""
        return self._table

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another sheet, without a table to begin with."""
        self.beginResetModel()
        self._sheet = sheet
        self._width = sheet.width if sheet is not None else 0
        self._take(None, _NO_USES)
        self.endResetModel()

    def show_table(self, table: FoundTable | None, uses: Mapping[int, ColumnUse]) -> None:
        """Show which cells are read.

        Args:
            table: The table; None where nothing is read of the sheet.
            uses: What each column is taken for, by its number.
        """
        self._take(table, uses)
        if self.rowCount() and self._width:
            last = self.index(self.rowCount() - 1, self._width - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._width - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def _take(self, table: FoundTable | None, uses: Mapping[int, ColumnUse]) -> None:
        self._table = table
        self._uses = uses
        self._headings = frozenset(table.header_rows) if table else frozenset()
        self._totals = frozenset(table.totals) if table else frozenset()
        columns = [each.index for each in table.columns] if table else []
        self._inside = frozenset(range(min(columns), max(columns) + 1) if columns else ())

    def kind_of(self, row: int) -> RowKind:
        """Return what a row of the sheet, counted from 1, is to the table."""
        table, sheet = self._table, self._sheet
        if sheet is None or table is None:
            return RowKind.OUTSIDE
        if row in self._headings:
            return RowKind.HEADING
        if table.first_row <= row <= table.last_row:
            if row in table.sections:
                return RowKind.SECTION
            if row in table.repeated:
                return RowKind.REPEATED
            return RowKind.TOTAL if row in self._totals else RowKind.DATA
        if row in table.notes:
            return RowKind.NOTE
        if row in table.footnotes:
            return RowKind.FOOTNOTE
        return RowKind.BLANK if sheet.is_blank(row) else RowKind.OUTSIDE

    # --- what Qt asks ------------------------------------------------------------------------
    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows of the sheet."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self._sheet is None else self._sheet.height

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns of its widest row."""
        return 0 if parent is not None and parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, how it is laid, and what its row is."""
        sheet = self._sheet
        if sheet is None or not index.isValid():
            return None
        row, column = index.row() + 1, index.column() + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return sheet.text(row, column)[:_LONGEST].replace("\n", " ")
            case Qt.ItemDataRole.ToolTipRole:
                return sheet.text(row, column)[:_LONGEST]
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(sheet, row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(sheet, row, column)
            case SheetRole.KIND:
                return self.kind_of(row)
            case SheetRole.HIDDEN:
                return row in sheet.hidden_rows
            case SheetRole.FILL:
                return sheet.fills.get((row, column), "")
            case SheetRole.INSIDE:
                use = self._uses.get(column)
                return column in self._inside and (use is None or use.is_used)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return letters and numbers as a spreadsheet shows them, and what they are read as."""
        if orientation is Qt.Orientation.Horizontal:
            return self._of_column(section + 1, role)
        row = section + 1
        kind = self.kind_of(row)
        hidden = self._sheet is not None and row in self._sheet.hidden_rows
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = "blank" if kind is RowKind.BLANK else kind.value or "data"
                words = [f"Row {row}", said, "hidden" if hidden else ""]
                return ", ".join(word for word in words if word)
            case SheetRole.KIND:
                return kind
            case SheetRole.HIDDEN:
                return hidden
        return None

    def _of_column(self, column: int, role: int) -> Any:
        use = self._uses.get(column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column_letters(column)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                told = [f"Column {column_letters(column)}"]
                told += [each for each in (use.name, use.detail) if each] if use else []
                return ", ".join(told)
            case SheetRole.USE:
                return use
        return None

    def _spoken(self, sheet: Sheet, row: int, column: int) -> str:
        kind = self.kind_of(row).value.strip()
        said = sheet.text(row, column)[:_LONGEST] or "empty"
        filled = "coloured" if (row, column) in sheet.fills else ""
        return ", ".join(each for each in (a1(row, column), kind, said, filled) if each)

    @staticmethod
    def _alignment(sheet: Sheet, row: int, column: int) -> Qt.AlignmentFlag:
        kind = sheet.cell(row, column).kind
        is_number = kind in {CellKind.NUMBER, CellKind.PERCENT, CellKind.DATE}
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
