"""The numbers of a sheet's rows, each with a word for what it is to the table."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from perfdesk.app.mapping.sheet_model import RowKind, SheetRole
from perfdesk.widgets.theme import Theme

_ACROSS = 8
_HEIGHT = 24


class RowHeader(QHeaderView):
    """Draws the number on the right and the word on the left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_HEIGHT)
        self.setDefaultSectionSize(_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Rows of the sheet")

    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Leave room for the longest word and the longest number."""
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(each.value) for each in RowKind)
        rows = self.model().rowCount() if self.model() is not None else 0
        number = metrics.horizontalAdvance("0" * max(3, len(str(rows))))
        return QSize(words + number + 3 * _ACROSS, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw one row's number and word."""
        theme, model = self._theme, self.model()
        kind = model.headerData(logicalIndex, Qt.Orientation.Vertical, SheetRole.KIND)
        hidden = model.headerData(logicalIndex, Qt.Orientation.Vertical, SheetRole.HIDDEN)
        painter.save()
        is_part = kind in {RowKind.DATA, RowKind.HEADING, RowKind.TOTAL, RowKind.SECTION}
        painter.fillRect(rect, theme["accent_soft" if kind is RowKind.HEADING else "header"])
        painter.setPen(theme["border"])
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(_ACROSS, 0, -_ACROSS, 0)
        painter.setPen(theme["text" if is_part else "text_secondary"])
        painter.setFont(self.font())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignRight), str(logicalIndex + 1))
        painter.setPen(theme["text_secondary"])
        word = "hidden" if hidden and kind in {RowKind.DATA, RowKind.OUTSIDE} else kind.value
        painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignLeft), word)
        painter.restore()
