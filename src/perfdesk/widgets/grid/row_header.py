"""The handles beside the rows: a click selects a row, dragging moves its measure or outcome."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from perfdesk.app.grid.model import GridModel
from perfdesk.widgets.grid.cell_look import CellLook

WIDTH = 24
_DOT = 2
_APART = 5
_EDGE = 24
"""Pixels from the edge within which dragging scrolls."""


class RowHeader(QHeaderView):
    """Narrow, without words; an outcome is dragged with its measures.

    Signals:
        row_clicked: A handle is clicked: its row, and whether to extend the selection.
        row_dropped: A row was dragged: its row, that of the one beside, whether below it. Where the
            one is an outcome's the other is too.
    """

    row_clicked = Signal(int, bool)
    row_dropped = Signal(int, int, bool)

    def __init__(self, view: QTableView, model: GridModel, look: CellLook) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self._model = model
        self._look = look
        self._pressed: tuple[int, int] | None = None
        self._dropping: tuple[int, bool] | None = None
        self._hovered = -1
        self.setSectionsClickable(False)
        self.setFixedWidth(WIDTH)
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName("Rows")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle of the row that the pointer or the keyboard is on."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.theme["panel"])
        first = self.logicalIndexAt(event.rect().top())
        last = self.logicalIndexAt(event.rect().bottom())
        end = last if last >= 0 else self.count() - 1
        for row in range(first, end + 1) if first >= 0 else ():
            self._draw_row(painter, row)
        if self._dropping is not None:
            row, below = self._dropping
            last = self._last_of(row) if self._moves_outcome else row
            y = self._rect_of(last).bottom() if below else self._rect_of(row).top()
            painter.fillRect(QRect(0, max(y - 1, 0), WIDTH, 3), self._look.theme["focus"])
        painter.end()

    def _draw_row(self, painter: QPainter, row: int) -> None:
        rect = self._rect_of(row)
        is_measure = bool(self._model.measure_in(row))
        here = self._view.currentIndex().row() == row
        ground = "accent_soft" if here and is_measure else "panel" if is_measure else "panel_alt"
        painter.fillRect(rect, self._look.theme[ground])
        self._look.draw_line_below(painter, rect)
        if not (here or row == self._hovered):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme["border_strong"])
        middle = rect.center()
        for across in (-_APART // 2, _APART - _APART // 2):
            for down in (-_APART, 0, _APART):
                painter.drawRect(middle.x() + across, middle.y() + down, _DOT, _DOT)

    def _rect_of(self, row: int) -> QRect:
        return QRect(0, self.sectionViewportPosition(row), WIDTH, self.sectionSize(row))

    # --- the pointer -------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select or drag a row."""
        y = event.position().toPoint().y()
        row = self.logicalIndexAt(y)
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self._pressed = (row, y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a dragged row would go."""
        y = event.position().toPoint().y()
        row = self.logicalIndexAt(y)
        if self._pressed is None:
            self._hover(row)
            return
        far = abs(y - self._pressed[1]) >= QApplication.startDragDistance()
        if far:
            self._scroll_towards(y)
            row = self.logicalIndexAt(min(max(y, 0), self.viewport().height() - 1))
        if (far or self._dropping) and row >= 0:
            # Above the row of an outcome is below the last measure of the one before it.
            if self._moves_outcome:
                first, last = self._first_of(row), self._last_of(row)
                middle = (self._rect_of(first).top() + self._rect_of(last).bottom()) // 2
                self._dropping = (first, y > middle)
            elif self._model.measure_in(row):
                self._dropping = (row, y > self._rect_of(row).center().y())
            self.viewport().update()

    def _scroll_towards(self, y: int) -> None:
        """Bring up what lies beyond the edge that a row is dragged to."""
        beyond = min(y - _EDGE, 0) + max(y - self.viewport().height() + _EDGE, 0)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + beyond)

    @property
    def _moves_outcome(self) -> bool:
        return self._pressed is not None and not self._model.measure_in(self._pressed[0])

    def _first_of(self, row: int) -> int:
        """The row of the outcome that a row stands under."""
        return max(each for each in self._model.outcome_rows() if each <= row)

    def _last_of(self, row: int) -> int:
        """The last row that stands under the same outcome."""
        later = (each for each in self._model.outcome_rows() if each > row)
        return min(later, default=self._model.rowCount()) - 1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the row where it was dropped, or select it."""
        pressed, self._pressed = self._pressed, None
        dropping, self._dropping = self._dropping, None
        self.viewport().update()
        if pressed is None:
            return
        if dropping is None and self._model.measure_in(pressed[0]):
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.row_clicked.emit(pressed[0], extend)
        elif dropping is not None and dropping[0] != pressed[0]:
            self.row_dropped.emit(pressed[0], *dropping)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the handle away."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()
