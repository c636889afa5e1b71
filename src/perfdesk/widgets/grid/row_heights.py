"""Row heights that fit the text, measured when text or width changes and not at every repaint.

Qt's own ResizeToContents measures every row at every change: 50 ms an edit.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtWidgets import QTableView

from perfdesk.app.grid_model import GridModel
from perfdesk.widgets.grid.cell_look import LEAST_HEIGHT, CellLook


class RowHeights(QObject):
    """Keeps the rows of one view as tall as their tallest cell."""

    def __init__(self, view: QTableView, model: GridModel, look: CellLook) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._look = look
        # Dragging a column's edge tells of every pixel; rows follow once, after the last.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.measure_all)
        model.dataChanged.connect(self._follow)
        view.horizontalHeader().sectionResized.connect(self._measure_soon)

    def measure_all(self) -> None:
        """Measure every row."""
        self._later.stop()
        self._measure(range(self._model.rowCount()))

    def _measure_soon(self) -> None:
        self._later.start()

    def stop(self) -> None:
        """Measure no more."""
        self._later.stop()

    def _follow(self, first: QModelIndex, last: QModelIndex) -> None:
        self._measure(range(first.row(), last.row() + 1))

    def _measure(self, rows: range) -> None:
        columns = range(self._model.columnCount())
        widths = [self._view.columnWidth(column) for column in columns]
        for row in rows:
            if self._model.measure_in(row):
                cells = ((self._model.index(row, column), widths[column]) for column in columns)
                height = max((self._look.height(index, width) for index, width in cells), default=0)
            else:
                height = self._look.height(self._model.index(row, 0), sum(widths))
            height = max(height, LEAST_HEIGHT)
            if self._view.rowHeight(row) != height:
                self._view.setRowHeight(row, height)
