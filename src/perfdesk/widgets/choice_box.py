"""A list of choices that opens, with its arrow in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox

_FROM_RIGHT = 14
_HALF = 4.0


class ChoiceBox(QComboBox):
    """Style sheets can only show an image as the arrow, which would have one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then its arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        pen = QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = QPointF(self.width() - _FROM_RIGHT, self.height() / 2)
        arrow = [
            middle + QPointF(-_HALF, -_HALF / 2),
            middle + QPointF(0, _HALF / 2),
            middle + QPointF(_HALF, -_HALF / 2),
        ]
        painter.drawPolyline(QPolygonF(arrow))
        painter.end()
