"""The headings of a grid: some stay, all can be sorted by, filtered, moved and sized."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from perfdesk.app.grid.arrangement import can_sort
from perfdesk.app.grid.model import GridModel
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.grid.frozen import Frozen

_MENU = 24
"""Width of the place in a heading that opens its menu, in pixels."""
_ARROW = 12
_GRIP = 4
"""How near the edge of a heading one takes hold of the edge."""


class GridHeader(QHeaderView):
    """Draws headings, the ones that stay last, and lets them be dragged to another place.

    Signals:
        menu_wanted: The menu of a column is asked for: its number, and where to open it.
        column_clicked: A heading is clicked: its number, and whether to extend the selection.
        column_dropped: A column was dragged: its number, and that of the one in whose place.
        fit_wanted: The edge of a heading was double-clicked.
    """

    menu_wanted = Signal(int, QPoint)
    column_clicked = Signal(int, bool)
    column_dropped = Signal(int, int)
    fit_wanted = Signal(int)

    def __init__(self, view: QTableView, model: GridModel, frozen: Frozen, look: CellLook) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._model = model
        self._frozen = frozen
        self._look = look
        self._pressed: tuple[int, int] | None = None
        self._dropping = -1
        self._hovered = -1
        self._sizing: tuple[int, int, int] | None = None
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Return a height that holds headings of two lines."""
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().lineSpacing() + 16)

    # --- drawing -----------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings that scroll, then those that stay over them."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.theme["header"])
        stays = self._frozen.count
        for column in [*range(stays, self.count()), *range(stays)]:
            self._draw_heading(painter, self.rect_of(column), column)
        if self._dropping >= 0:
            x = self.rect_of(self._dropping).left()
            painter.fillRect(QRect(max(x - 1, 0), 0, 3, self.height()), self._look.theme["focus"])
        painter.end()

    def _draw_heading(self, painter: QPainter, rect: QRect, column: int) -> None:
        theme = self._look.theme
        moving = self._pressed is not None and self._dropping >= 0 and self._pressed[0] == column
        painter.fillRect(rect, theme["pressed" if moving else "header"])
        self._look.draw_line_right(painter, rect)
        self._look.draw_line_below(painter, rect)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme["text_secondary"])
        is_right = self._model.is_right(column)
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        flags = int(side) | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(rect.adjusted(8, 2, -8, -2), flags, self._model.headings()[column])
        # In the corner where the shorter line of a heading leaves room.
        top = rect.top() + 4 if is_right else rect.bottom() - _ARROW - 4
        for at, sign in enumerate(self._signs_of(column)):
            step = at * (_ARROW + 2)
            left = rect.left() + 4 + step if is_right else rect.right() - 4 - _ARROW - step
            ratio = self.devicePixelRatioF()
            drawn = self._look.icons.pixmap(sign, theme["text_secondary"], _ARROW, ratio)
            painter.drawPixmap(left, top, drawn)

    def _signs_of(self, column: int) -> list[str]:
        """Sorted, filtered, and the arrow of the menu where the pointer is."""
        heading = self._model.headings()[column]
        arrangement = self._model.arrangement
        signs = []
        if column == self._hovered and can_sort(self._model.columns[column]):
            signs.append("chevron-down")
        if any(words.partition(":")[0] == heading for words, _ in arrangement.kept):
            signs.append("filter")
        if arrangement.sorted_by.startswith(f"{heading}, "):
            signs.append("sort")
        return signs

    def rect_of(self, column: int) -> QRect:
        """Return where a heading lies."""
        return QRect(self._frozen.left_of(column), 0, self.sectionSize(column), self.height())

    # --- the pointer -------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge, open the menu, or begin to select or drag."""
        place = event.position().toPoint()
        column = self._frozen.column_at(place.x())
        if event.button() is Qt.MouseButton.RightButton and column >= 0:
            self.open_menu(column)
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        edge = self._edge_at(place)
        if edge >= 0:
            self._sizing = (edge, place.x(), self.sectionSize(edge))
        elif column >= 0 and self._on_menu(place, column):
            self.open_menu(column)
        elif column >= 0:
            self._pressed = (column, place.x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Size the column whose edge is held, or show where a dragged column would go."""
        place = event.position().toPoint()
        if self._sizing is not None:
            column, start, width = self._sizing
            self.resizeSection(column, max(width + place.x() - start, self.minimumSectionSize()))
        elif self._pressed is not None:
            if abs(place.x() - self._pressed[1]) >= QApplication.startDragDistance():
                self._dropping = self._frozen.column_at(place.x())
                self.viewport().update()
        else:
            self._hover(self._frozen.column_at(place.x()))
            on_edge = self._edge_at(place) >= 0
            shape = Qt.CursorShape.SplitHCursor if on_edge else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the column where it was dropped, or select it."""
        self._sizing = None
        pressed, self._pressed = self._pressed, None
        dropping, self._dropping = self._dropping, -1
        if pressed is None:
            return
        self.viewport().update()
        if dropping < 0:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.column_clicked.emit(pressed[0], extend)
        elif dropping != pressed[0]:
            self.column_dropped.emit(pressed[0], dropping)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a column that is as wide as its texts."""
        edge = self._edge_at(event.position().toPoint())
        if edge >= 0:
            self.fit_wanted.emit(edge)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the arrow of the menu away."""
        super().leaveEvent(event)
        self._hover(-1)

    def open_menu(self, column: int) -> None:
        """Open the menu of a column below its heading."""
        rect = self.rect_of(column)
        self.menu_wanted.emit(column, self.viewport().mapToGlobal(rect.bottomLeft()))

    def _hover(self, column: int) -> None:
        if column != self._hovered:
            self._hovered = column
            self.viewport().update()

    def _on_menu(self, place: QPoint, column: int) -> bool:
        if not can_sort(self._model.columns[column]):
            return False
        rect = self.rect_of(column)
        left = rect.left() if self._model.is_right(column) else rect.right() - _MENU
        return left <= place.x() <= left + _MENU

    def _edge_at(self, place: QPoint) -> int:
        """The column whose right edge is at a place; -1 where none is.

        Qt's own way finds only edges that are not scrolled away, and those that stay are.
        """
        stays = self._frozen.count
        columns: Iterable[int] = (*range(stays), *range(stays, self.count()))
        for column in columns:
            right = self.rect_of(column).right()
            seen = column < stays or right > self._frozen.width
            if seen and abs(place.x() - right) <= _GRIP:
                return column
        return -1

    def fit_height(self) -> None:
        """Be as tall as two lines of the font."""
        self.setFixedHeight(2 * QFontMetrics(self.font()).lineSpacing() + 16)
