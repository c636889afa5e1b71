"""A table whose first columns stay while the others are scrolled, in one view."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from perfdesk.app.grid.model import GridModel
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.grid.frozen import Frozen
from perfdesk.widgets.grid.header import GridHeader
from perfdesk.widgets.grid.painter import GridPainter
from perfdesk.widgets.grid.row_header import RowHeader

Index = QModelIndex | QPersistentModelIndex


class FrozenTable(QTableView):
    """Tells Qt where cells lie, so that pointer, editors and screen readers find them there.

    A subclass sets the model once it is ready to hear of the current cell.
    """

    def __init__(self, model: GridModel, look: CellLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._look = look
        self.frozen = Frozen(self, model)
        self._painter = GridPainter(self, model, look, self.frozen)
        self.head = GridHeader(self, model, self.frozen, look)
        self.handles = RowHeader(self, model, look)
        self.setHorizontalHeader(self.head)
        self.setVerticalHeader(self.handles)
        # All that is asked for is painted: what lies behind need not be painted first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Qt would paint anew from where a column that stays has been scrolled to.
        self.head.sectionResized.connect(lambda: self.viewport().update())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen of the rows."""
        self._painter.paint(event.region().boundingRect())

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell lies within the view."""
        if not index.isValid():
            return QRect()
        return self.frozen.rect(index.row(), index.column())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the cell that is seen at a place."""
        row, column = self.rowAt(point.y()), self.frozen.column_at(point.x())
        if row < 0 or (column < 0 and self._model.measure_in(row)):
            return QModelIndex()
        return self._model.index(row, column if self._model.measure_in(row) else 0)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what is to be painted anew when these cells are selected or no more."""
        region = QRegion()
        width = self.viewport().width()
        for block in selection.toList():
            top = self.rowViewportPosition(block.top())
            bottom = self.rowViewportPosition(block.bottom()) + self.rowHeight(block.bottom())
            region += QRect(0, top, width, bottom - top)
        return region

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, beside the columns that stay and never below them."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        if index.column() < self.frozen.count:
            bar.setValue(before)
            return
        hidden = self.frozen.width - self.columnViewportPosition(index.column())
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint all of it when columns move: those that stay do not move with them."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.head.viewport().update()
