"""A list of choices that opens: its arrow in the colours of the theme, deaf to the wheel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QWidget

_ROOM = 24
_HALF = 4.0


class ChoiceBox(QComboBox):
    """Style sheets can only show an image as the arrow, which would have one colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_arrow(self)


def give_arrow(box: QComboBox) -> None:
    """Draw the arrow of a box that a form has made, and keep the wheel from it."""
    _Arrow(box)


class _Arrow(QWidget):
    """Lies over the right end of its box, and lets clicks through."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the box, and hand the wheel on to what the box lies in.

        Whoever turns it wants to scroll: a choice that steps under the pointer is an edit that
        nobody meant. The list, once open, scrolls as any other.
        """
        if event.type() is QEvent.Type.Resize:
            self._place()
        elif event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return False

    def _place(self) -> None:
        box = self._box
        self.setGeometry(box.width() - _ROOM, 0, _ROOM, box.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        pen = QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = QPointF(self.width() - 14, self.height() / 2)
        arrow = [
            middle + QPointF(-_HALF, -_HALF / 2),
            middle + QPointF(0, _HALF / 2),
            middle + QPointF(_HALF, -_HALF / 2),
        ]
        painter.drawPolyline(QPolygonF(arrow))
        painter.end()
