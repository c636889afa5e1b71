"""The head of a sheet's columns: their letters, and above each what it is read as."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from perfdesk.app.mapping.sheet_model import ColumnUse, SheetRole
from perfdesk.widgets.theme import Theme

_CHOICE = 44
_LETTER = 24
_ACROSS = 8
_ARROW = 20
_CORNER = 4.0
_SMALL = 0.9


class ColumnHeader(QHeaderView):
    """Draws what a column is read as like a choice that opens.

    Signals:
        use_wanted: A person would say otherwise what a column is: its index from 0.
    """

    use_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._under = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setDefaultSectionSize(144)
        self.setMouseTracking(True)
        self.setAccessibleName("What each column is read as")

    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.viewport().update()

    def choice_rect(self, column: int) -> QRect:
        """Return where the choice of a column stands, in the coordinates of the header."""
        left = self.sectionViewportPosition(column)
        return QRect(left + 2, 2, self.sectionSize(column) - 4, _CHOICE - 4)

    # --- what Qt asks ------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        """Leave room for the choices above the letters."""
        return QSize(super().sizeHint().width(), _CHOICE + _LETTER)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the choice under the mouse; elsewhere the column is marked or made wider."""
        column = self._choice_at(event.position().toPoint().x(), event.position().toPoint().y())
        if column >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.use_wanted.emit(column)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the choice under the mouse."""
        self._lift(self._choice_at(int(event.position().x()), int(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No choice is under the mouse any more."""
        self._lift(-1)
        super().leaveEvent(event)

    def _lift(self, column: int) -> None:
        if column != self._under:
            self._under = column
            self.viewport().update()

    def _choice_at(self, x: int, y: int) -> int:
        column = self.logicalIndexAt(x)
        if column < 0 or self._use(column) is None:
            return -1
        return column if self.choice_rect(column).contains(x, y) else -1

    def _use(self, column: int) -> ColumnUse | None:
        use = self.model().headerData(column, Qt.Orientation.Horizontal, SheetRole.USE)
        return use if isinstance(use, ColumnUse) else None

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw what the column is read as, and its letter."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme["header"])
        painter.setPen(theme["border"])
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        letter = QRect(rect.left(), rect.bottom() - _LETTER, rect.width(), _LETTER)
        is_current = self._is_current(logicalIndex)
        painter.setPen(theme["text" if is_current else "text_secondary"])
        painter.setFont(_font(self.font(), strong=is_current))
        name = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, str(name))
        use = self._use(logicalIndex)
        if use is not None:
            self._paint_use(painter, use, self.choice_rect(logicalIndex), logicalIndex, rect)
        painter.restore()

    def _is_current(self, column: int) -> bool:
        return self.selectionModel().currentIndex().column() == column

    def _paint_use(
        self, painter: QPainter, use: ColumnUse, box: QRect, column: int, section: QRect
    ) -> None:
        theme = self._theme
        box = QRect(section.left() + 2, section.top() + 2, box.width(), box.height())
        edge, ground, ink = "border_strong", "raised", "text"
        if not use.is_used:
            edge, ground, ink = "border", "panel_alt", "text_secondary"
        elif use.needs_a_look:
            edge, ground, ink = "status_near_edge", "status_near_tint", "status_near_ink"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme["focus" if self._is_current(column) else edge], 1))
        painter.setBrush(theme["hover"] if column == self._under else theme[ground])
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), _CORNER, _CORNER)
        text = box.adjusted(_ACROSS, 2, -_ARROW, -2)
        upper = QRect(text.left(), text.top(), text.width(), text.height() // 2)
        lower = upper.translated(0, text.height() // 2)
        colour = theme["text" if column == self._under else ink]
        _write(painter, upper if use.detail else text, use.name, _font(self.font(), True), colour)
        small = _font(self.font(), False, _SMALL)
        _write(painter, lower, use.detail, small, colour)
        middle = QPointF(box.right() - 12, box.center().y() + 1)
        painter.setPen(QPen(colour, 1.5))
        arrow = [middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)]
        painter.drawPolyline(QPolygonF(arrow))


def _font(font: QFont, strong: bool, size: float = 1.0) -> QFont:
    found = QFont(font)
    if size != 1.0 and found.pointSizeF() > 0:
        found.setPointSizeF(found.pointSizeF() * size)
    found.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return found


def _write(painter: QPainter, rect: QRect, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
