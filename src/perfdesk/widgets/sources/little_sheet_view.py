"""A few cells of a spreadsheet as they looked there, the one that gave the figure outlined."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from perfdesk.app.sources.cell_tables import LittleSheetModel, SheetRole
from perfdesk.core.lineage.little_sheet import LittleSheet, Mark
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROW = 24
_NARROWEST, _WIDEST = 56, 128
_BAR = 12


class LittleSheetView(QTableView):
    """Letters above, numbers beside; cells can be walked through and heard, not changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = LittleSheetModel(self)
        self._delegate = _CellDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setObjectName("sheet")
        self.setAccessibleName("Cells around the figure")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header, smallest in ((self.horizontalHeader(), _NARROWEST), (self.verticalHeader(), 8)):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(smallest)
        self.verticalHeader().setDefaultSectionSize(_ROW)

    def show_sheet(self, sheet: LittleSheet | None) -> None:
        """Show other cells."""
        self._model.show_sheet(sheet)
        metrics = self.fontMetrics()
        for column in range(self._model.columnCount()):
            texts = (
                str(self._model.index(row, column).data() or "")
                for row in range(self._model.rowCount())
            )
            wanted = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 16
            self.setColumnWidth(column, min(max(wanted, _NARROWEST), _WIDEST))
        if self._model.source is not None:
            self.setCurrentIndex(self._model.index(*self._model.source))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setMaximumSize(self.sizeHint())
        self.updateGeometry()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the size that shows every cell."""
        header = self.horizontalHeader().sizeHint().height()
        return QSize(self._whole_width(), header + max(self._model.rowCount(), 1) * _ROW + 2)

    def _whole_width(self) -> int:
        """The width that shows every column, with room for a scroll bar."""
        columns = sum(self.columnWidth(at) for at in range(self._model.columnCount()))
        return columns + self.verticalHeader().sizeHint().width() + _BAR + 2

    def minimumSizeHint(self) -> QSize:
        """Return the least: the headings and two rows."""
        return QSize(200, self.horizontalHeader().sizeHint().height() + 2 * _ROW)


class _CellDelegate(QStyledItemDelegate):
    """Draws cells with their lines; the figure's own has a frame, the counts behind it a tint."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Qt hands enumerations of text back as plain text.
        mark = Mark(index.data(SheetRole.MARK) or "")
        painter.save()
        painter.setClipRect(option.rect)
        ground = "panel" if mark is Mark.NONE else "accent_soft"
        painter.fillRect(option.rect, self.theme[ground])
        painter.setPen(self.theme["border"])
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if mark is Mark.SOURCE:
            painter.setPen(QPen(self.theme["accent"], 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme["focus"], 1, Qt.PenStyle.DotLine))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.setPen(self.theme["text" if mark is Mark.NONE else "accent_soft_text"])
        font = option.font
        font.setBold(mark is Mark.SOURCE)
        painter.setFont(font)
        room = option.rect.adjusted(6, 0, -6, 0)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, side, text)
        painter.restore()
