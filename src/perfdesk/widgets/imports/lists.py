"""How the lists of the import preview are drawn and worked through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from perfdesk.app.imports.figures_model import FigureRole
from perfdesk.app.imports.preview_rows import FigureColumn
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROW = 32
_TALLEST = 160
_MOST_FITTED = 120
_CHIP = 4
_LINES = 4
_DOWN = 16
_FRAME = 4
_ACROSS, _TICK = 20, 44

WIDTHS = {
    FigureColumn.PLACE: 112,
    FigureColumn.PERIOD: 72,
    FigureColumn.OLD: 96,
    FigureColumn.NEW: 172,
    FigureColumn.AMOUNT: 92,
    FigureColumn.SHARE: 92,
    FigureColumn.LOOK: 72,
    FigureColumn.FILE: 84,
    FigureColumn.FOUND: 92,
}
"""How wide a column is to begin with, in pixels; that of the measure takes what is left."""

LEAST_FOR_MEASURE = 188


def set_up_table(table: QTableView, *, wraps: bool = False) -> None:
    """Give a table of the preview its rows and headings."""
    header, numbers = table.horizontalHeader(), table.verticalHeader()
    header.setHighlightSections(False)
    # Where text does not wrap, the measure's words take what the others leave.
    header.setStretchLastSection(wraps)
    numbers.hide()
    numbers.setDefaultSectionSize(_ROW)
    numbers.setMinimumSectionSize(_ROW)
    table.setWordWrap(wraps)
    if not wraps:
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def fit_rows(table: QTableView) -> None:
    """Make the rows of a table with wrapped text as tall as their text, up to a limit."""
    model, metrics = table.model(), table.fontMetrics()
    columns = range(model.columnCount())
    for row in range(min(model.rowCount(), _MOST_FITTED)):
        heights = [
            metrics.boundingRect(
                0,
                0,
                table.columnWidth(column) - (_TICK if column == 0 else _ACROSS),
                _TALLEST,
                int(Qt.TextFlag.TextWordWrap),
                str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or ""),
            ).height()
            for column in columns
        ]
        table.setRowHeight(row, min(max(_DOWN + max(heights), _ROW), _TALLEST))


def fit_columns(table: QTableView) -> None:
    """Share the width of a table with wrapped text among its columns: the texts get the most."""
    model = table.model()
    shares = {"Measure": 3, "In the pack": 5, "In the extract": 5, "Why, and what to do": 8}
    columns = [
        str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())
    ]
    whole = sum(shares.get(each, 2) for each in columns)
    # The bar takes its room once there are more rows than fit.
    bar = table.verticalScrollBar().sizeHint().width()
    width = max(table.contentsRect().width() - bar, 480)
    for at, each in enumerate(columns):
        table.setColumnWidth(at, width * shares.get(each, 2) // whole)
    fit_rows(table)


def fit_figures(table: QTableView, columns: Sequence[FigureColumn], width: int) -> None:
    """Give the measure's words what room the other columns leave of *width*."""
    # The bar takes its room once there are more rows than fit.
    bar = table.verticalScrollBar().sizeHint().width()
    room = width - bar - _FRAME - sum(WIDTHS.get(each, 0) for each in columns)
    for at, each in enumerate(columns):
        table.setColumnWidth(at, WIDTHS.get(each, max(room, LEAST_FOR_MEASURE)))


class FigureDelegate(QStyledItemDelegate):
    """Draws the word `Large` in a chip, so that it is met before it is read."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        model = index.model()
        heading = model.headerData(index.column(), Qt.Orientation.Horizontal)
        if heading != FigureColumn.LOOK.value or not text or not index.data(FigureRole.LARGE):
            super().paint(painter, option, index)
            return
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        style = bare.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(text) + 4 * _CHIP
        middle = option.rect.center().y()
        chip = QRect(option.rect.left() + _CHIP, middle - 11, width, 22)
        painter.setPen(QPen(self._theme["status_near_edge"], 1))
        painter.setBrush(self._theme["status_near_tint"])
        painter.drawRoundedRect(chip, _CHIP, _CHIP)
        painter.setPen(self._theme["status_near_ink"])
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()


class FileDelegate(QStyledItemDelegate):
    """Draws a file: its name, and below it how it was read and what it brings."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave room for every line."""
        lines = str(index.data(Qt.ItemDataRole.DisplayRole)).count("\n") + 1
        return QSize(option.rect.width(), option.fontMetrics.height() * lines + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the tick as any list does, and the lines beside it."""
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        lines = str(index.data(Qt.ItemDataRole.DisplayRole)).split("\n")[:_LINES]
        bare.text = ""
        style = bare.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        tick = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, bare, bare.widget
        )
        theme = self._theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        height = option.fontMetrics.height()
        left = tick.right() + 10
        line = QRect(left, option.rect.top() + 8, option.rect.right() - left - 8, height)
        for at, text in enumerate(lines):
            font = QFont(option.font)
            font.setWeight(QFont.Weight.Normal if at else QFont.Weight.DemiBold)
            painter.setFont(font)
            ink = "accent_soft_text" if chosen else "text_secondary" if at else "text"
            painter.setPen(theme[ink])
            cut = Qt.TextElideMode.ElideRight if at else Qt.TextElideMode.ElideMiddle
            shown = painter.fontMetrics().elidedText(text, cut, line.width())
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, int(side), shown)
            line.translate(0, height)
        painter.restore()
