"""The figures of a chart as a table: on the screen, and on the clipboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt

from perfdesk.app.clipboard import to_clipboard
from perfdesk.app.tables import Index, TableModel
from perfdesk.core.charting import ChartTable

NOTHING = ChartTable((), ())


class ChartTableModel(TableModel):
    """Shows the table of one chart at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = NOTHING

    @property
    def table(self) -> ChartTable:
        """What is shown."""
        return self._table

    def show(self, table: ChartTable) -> None:
        """Show another table; nothing happens where it says the same."""
        if table == self._table:
            return
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def headings(self) -> tuple[str, ...]:
        """Return the headings of the columns."""
        return self._table.headings

    def count_rows(self) -> int:
        """Return the number of categories or councils."""
        return len(self._table.rows)

    def spoken(self, index: Index) -> str:
        """Return what a screen reader says: the period or council, whose figure, and how much."""
        row = self._table.rows[index.row()]
        text = row[index.column()]
        if not index.column():
            return text
        return f"{row[0]}, {self._table.headings[index.column()]}: {text or 'none'}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a figure as printed; to a screen reader with its row and column."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        return None


def table_to_clipboard(table: ChartTable) -> QMimeData:
    """Return a table with its headings, as spreadsheets and documents paste it."""
    return to_clipboard((table.headings, *table.rows))
