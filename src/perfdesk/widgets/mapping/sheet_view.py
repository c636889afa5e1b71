"""The sheet as it is: its cells, the table that was found outlined, edges that can be dragged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from perfdesk.app.mapping.sheet_model import RowKind, SheetModel, SheetRole
from perfdesk.widgets.mapping.column_header import ColumnHeader
from perfdesk.widgets.mapping.row_header import RowHeader
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_NEAR = 5
"""Pixels from an edge at which the mouse takes hold of it."""
_ACROSS = 6
_STRIP = 6
_MOST_MERGED = 2000
"""Merged cells beyond are drawn apart: each costs the view some of its speed."""

_LOOKED_AT = 60
"""Rows and columns from whose text the widths are told."""

_LEAST, _MOST = 128, 232

_GROUNDS = {
    RowKind.HEADING: "accent_soft",
    RowKind.TOTAL: "hover",
    RowKind.SECTION: "header",
    RowKind.REPEATED: "accent_soft",
    RowKind.DATA: "panel",
}
_STRONG = frozenset({RowKind.HEADING, RowKind.TOTAL, RowKind.SECTION, RowKind.REPEATED})


class Edge(StrEnum):
    """What can be dragged, or set to the row of the current cell."""

    HEADINGS = "headings"
    FIRST = "first row of data"
    LAST = "last row of data"


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the table lies, rows counted from 1.

    Attributes:
        headings: The first row of headings; equal to *first* where there are none.
        first: The first row of data.
        last: The last row of data.
    """

    headings: int
    first: int
    last: int

    def moved(self, edge: Edge, row: int) -> Rows:
        """Return the rows with one edge moved to *row*; the others give way where they must."""
        match edge:
            case Edge.HEADINGS:
                first = self.first if row < self.first else row + 1
                return Rows(row, first, max(self.last, first))
            case Edge.FIRST:
                # Rows of headings stay as many as they were, right above the data.
                many = self.first - self.headings
                top = self.headings if self.headings < row else max(1, row - many)
                return Rows(min(top, row), row, max(self.last, row))
            case Edge.LAST:
                last = max(row, self.headings)
                return Rows(self.headings, min(self.first, last), last)


class SheetView(QTableView):
    """Shows a `SheetModel`.

    Signals:
        use_wanted: A person would say what a column is: its index from 0.
        rows_wanted: A person has dragged an edge: the `Rows` that are meant.
        unused: A person has no use for a column: its index from 0.
    """

    use_wanted = Signal(int)
    rows_wanted = Signal(object)
    unused = Signal(int)

    def __init__(self, model: SheetModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dragged: Edge | None = None
        self._drawn: Rows | None = None
        self._columns = ColumnHeader(theme, self)
        self._numbers = RowHeader(theme, self)
        self.setHorizontalHeader(self._columns)
        self.setVerticalHeader(self._numbers)
        self.setModel(model)
        self._sheet = model
        self.setItemDelegate(_SheetDelegate(theme, self))
        self.setAccessibleName("The sheet")
        self.setObjectName("sheet")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setMouseTracking(True)
        self._columns.use_wanted.connect(self.use_wanted)
        self.selectionModel().currentChanged.connect(self._columns.viewport().update)

    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._columns.wear(theme)
        self._numbers.wear(theme)
        self.setItemDelegate(_SheetDelegate(theme, self))

    @property
    def current_row(self) -> int:
        """The row of the current cell, counted from 1; 0 where there is none."""
        return self.currentIndex().row() + 1

    @property
    def choices(self) -> ColumnHeader:
        """The head with what each column is read as."""
        return self._columns

    def lay_out(self) -> None:
        """Fit the widths to a new sheet, and join its merged cells."""
        self.clearSpans()
        sheet = self._sheet.sheet
        if sheet is None:
            return
        for top, left, bottom, right in sheet.merged[:_MOST_MERGED]:
            # Cells that are merged may reach beyond the last one that holds something.
            tall = min(bottom, sheet.height) - top + 1
            wide = min(right, sheet.width) - left + 1
            if tall > 0 and wide > 0 and tall * wide > 1:
                self.setSpan(top - 1, left - 1, tall, wide)
        metrics = self.fontMetrics()
        rows = range(1, min(sheet.height, _LOOKED_AT) + 1)
        alone = {row for row in rows if sum(map(bool, sheet.row_texts(row))) == 1}
        for column in range(1, min(sheet.width, _LOOKED_AT) + 1):
            # A note that stands alone in its row runs on over the cells beside it.
            texts = [sheet.text(row, column)[:40] for row in rows if row not in alone]
            longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(column - 1, min(max(longest + 3 * _ACROSS, _LEAST), _MOST))
        for row in alone - {each for top, _, bottom, _ in sheet.merged for each in (top, bottom)}:
            column = next(at for at, text in enumerate(sheet.row_texts(row)) if text)
            if sheet.width - column > 1:
                self.setSpan(row - 1, column, 1, sheet.width - column)

    def show_table(self) -> None:
        """Bring the table into view and put the cursor on its first cell of data."""
        rows, table = self._rows(), self._sheet.table
        if rows is None or table is None:
            return
        left = min(each.index for each in table.columns) - 1
        self.setCurrentIndex(self._sheet.index(rows.first - 1, left))
        top = self._sheet.index(max(rows.headings - 2, 0), left)
        self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
        self.viewport().update()

    def _rows(self) -> Rows | None:
        table = self._sheet.table
        if table is None:
            return None
        headings = table.header_rows[0] if table.header_rows else table.first_row
        return Rows(headings, table.first_row, table.last_row)

    # --- the outline -------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and the outline of the table over them."""
        super().paintEvent(event)
        rows, table = self._drawn or self._rows(), self._sheet.table
        if rows is None or table is None:
            return
        left = min(each.index for each in table.columns) - 1
        right = max(each.index for each in table.columns) - 1
        x = self.columnViewportPosition(left)
        end = self.columnViewportPosition(right) + self.columnWidth(right)
        top, bottom = self._top_of(rows.headings), self._top_of(rows.last + 1)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme["accent"], 2))
        painter.drawRect(QRect(x + 1, top, max(end - x - 3, 1), max(bottom - top - 1, 1)))
        line = self._top_of(rows.first) - 1
        painter.drawLine(x, line, end - 2, line)
        painter.end()

    def _top_of(self, row: int) -> int:
        """Where a row begins in the viewport, whether or not it is within it."""
        return self.rowHeight(0) * (row - 1) - self.verticalOffset()

    def _edge_at(self, y: int) -> Edge | None:
        rows = self._rows()
        if rows is None:
            return None
        # The line below the headings first: with one row of headings, both are near.
        for edge, row in (
            (Edge.FIRST, rows.first),
            (Edge.LAST, rows.last + 1),
            (Edge.HEADINGS, rows.headings),
        ):
            if abs(self._top_of(row) - y) <= _NEAR:
                return edge
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge, or choose a cell."""
        edge = self._edge_at(int(event.position().y()))
        if edge is not None and event.button() is Qt.MouseButton.LeftButton:
            self._dragged, self._drawn = edge, self._rows()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the outline where the dragged edge is."""
        y = int(event.position().y())
        if self._dragged is None:
            near = self._edge_at(y) is not None and not event.buttons()
            shape = Qt.CursorShape.SplitVCursor if near else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            super().mouseMoveEvent(event)
            return
        rows = self._rows()
        if rows is not None:
            height = max(self.rowHeight(0), 1)
            row = (y + self.verticalOffset() + height // 2) // height + 1
            row = min(max(row - (self._dragged is Edge.LAST), 1), self._sheet.rowCount())
            self._drawn = rows.moved(self._dragged, row)
            self.scrollTo(self._sheet.index(row - 1, max(self.currentIndex().column(), 0)))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say where the edge was let go."""
        if self._dragged is None:
            super().mouseReleaseEvent(event)
            return
        wanted, self._dragged, self._drawn = self._drawn, None, None
        self.viewport().update()
        if wanted is not None and wanted != self._rows():
            self.rows_wanted.emit(wanted)

    def move_edge(self, edge: Edge) -> None:
        """Set an edge of the table to the row of the current cell."""
        rows = self._rows() or Rows(1, 2, self._sheet.rowCount())
        if self.current_row:
            self.rows_wanted.emit(rows.moved(edge, self.current_row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the choice of a column with Alt and down, F2 or Enter; Delete has no use for it."""
        opens = event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter} or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if opens and self.currentIndex().isValid():
            self.use_wanted.emit(self.currentIndex().column())
            return
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.unused.emit(self.currentIndex().column())
            return
        super().keyPressEvent(event)


class _SheetDelegate(QStyledItemDelegate):
    """Draws a cell on the ground of its row's kind."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, grid lines and text."""
        theme = self._theme
        kind = index.data(SheetRole.KIND)
        is_part = kind in _GROUNDS and bool(index.data(SheetRole.INSIDE))
        is_hidden = bool(index.data(SheetRole.HIDDEN))
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = _GROUNDS.get(kind, "panel_alt") if is_part else "panel_alt"
        ink = "text" if is_part else "text_secondary"
        if is_hidden:
            ground, ink = "panel_alt", "text_disabled"
        if is_chosen:
            ground, ink = "selection", "selection_text"
        rect = option.rect
        painter.save()
        painter.fillRect(rect, theme[ground])
        fill = index.data(SheetRole.FILL)
        if fill:
            # A strip of the cell's own colour: a ground of it would not go with every theme.
            strip = QRect(rect.left(), rect.top() + 3, _STRIP, rect.height() - 6)
            painter.fillRect(strip, QColor(f"#{fill}"))
            painter.setPen(theme["border_strong"])
            painter.drawRect(strip)
        painter.setPen(theme["border"])
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = QFont(option.font)
        font.setItalic(is_hidden)
        if is_part and kind in _STRONG:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme[ink])
        inside = rect.adjusted(_ACROSS + (_STRIP if fill else 0), 0, -_ACROSS, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(inside, int(side), shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme["focus"], 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()
