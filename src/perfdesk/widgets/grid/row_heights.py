"""Row heights that fit the text, measured when text or width changes and not at every repaint.

Qt's own ResizeToContents measures every row at every change: 50 ms an edit.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtWidgets import QTableView

from perfdesk.app.grid.model import GridModel
from perfdesk.core.dashboard import Cell, OutcomeTable
from perfdesk.widgets.grid.cell_look import CellLook

_NOTHING = Cell("")


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
        look.resized.connect(self.measure_all)
        # Headings run over the whole view, which may be laid out after it was filled.
        view.horizontalScrollBar().rangeChanged.connect(self._measure_soon)

    def measure_all(self) -> None:
        """Measure every row."""
        self._later.stop()
        self._measure(range(self._model.rowCount()))
        self._view.viewport().update()

    def _measure_soon(self) -> None:
        self._later.start()

    def stop(self) -> None:
        """Measure no more."""
        self._later.stop()

    def _follow(self, first: QModelIndex, last: QModelIndex) -> None:
        self._measure(range(first.row(), last.row() + 1))

    def _measure(self, rows: range) -> None:
        columns = self._model.columns
        widths = [self._view.columnWidth(at) for at in range(len(columns))]
        for number in rows:
            height = self._height_of(number, widths)
            if self._view.rowHeight(number) != height:
                self._view.setRowHeight(number, height)

    def _height_of(self, number: int, widths: list[int]) -> int:
        row, columns = self._model.row_at(number), self._model.columns
        if isinstance(row, OutcomeTable):
            room = min(sum(widths), self._view.viewport().width())
            return max(self._look.height(row, columns[0], _NOTHING, room), self._look.least_height)
        cells = ((column, row.cells.get(column, _NOTHING)) for column in columns)
        return max(
            self._look.least_height,
            *(
                self._look.height(row, column, cell, width)
                for (column, cell), width in zip(cells, widths, strict=True)
            ),
        )
