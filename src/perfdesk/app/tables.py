"""What all tables of the window share: headings, their side, and what a screen reader hears."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """A table with headings; a subclass says what they are, and what its cells say."""

    # --- for a subclass ----------------------------------------------------------------------
    def headings(self) -> tuple[str, ...]:
        """Return the headings of the columns."""
        raise NotImplementedError

    def count_rows(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def is_right(self, column: int) -> bool:
        """Tell whether a column holds numbers, which stand at the right."""
        return False

    def spoken(self, index: Index) -> str:
        """Return what a screen reader says for a cell: its heading, and what it shows."""
        shown = self.data(index, Qt.ItemDataRole.DisplayRole)
        return f"{self.headings()[index.column()]}: {shown or 'nothing'}"

    # --- what Qt asks ------------------------------------------------------------------------
    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else self.count_rows()

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.headings())

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's heading, and on which side it stands."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.headings()):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.headings()[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                # Headings such as "2023/24 performance" take two lines rather than a wide column.
                return int(self.alignment(section)) | int(Qt.TextFlag.TextWordWrap)
        return None

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return where the texts of a column stand."""
        side = Qt.AlignmentFlag.AlignRight if self.is_right(column) else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class TextTable(TableModel):
    """Rows of words without ticks or choices; a subclass says which rows."""

    def __init__(self, headings: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self._cells: tuple[tuple[str, ...], ...] = ()

    def headings(self) -> tuple[str, ...]:
        """Return the headings of the columns."""
        return self._headings

    def count_rows(self) -> int:
        """Return the number of rows."""
        return len(self._cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, where it stands, and all of it in its tip."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._cells[index.row()][index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(self.alignment(index.column()))
        return None

    def show_table(self, headings: tuple[str, ...], cells: tuple[tuple[str, ...], ...]) -> None:
        """Show other rows below other headings."""
        self.beginResetModel()
        self._headings, self._cells = headings, cells
        self.endResetModel()

    def show_cells(self, cells: tuple[tuple[str, ...], ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._cells = cells
        self.endResetModel()
