"""A text that leads somewhere: a button that wraps like text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

_ACROSS = 4
_DOWN = 4
_TARGET = 24


class LinkText(QAbstractButton):
    """Takes the mouse, Space and Enter; as tall as its text, and never less than 24 pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, spoken: str = "") -> None:
        """Show another text; *spoken* is what a screen reader says in its place."""
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(spoken or text)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return how tall the text is when it wraps."""
        inner = max(16, width - 2 * _ACROSS)
        flags = int(Qt.TextFlag.TextWordWrap)
        text = self.fontMetrics().boundingRect(0, 0, inner, 10_000, flags, self.text() or " ")
        return max(_TARGET, text.height() + 2 * _DOWN)

    def sizeHint(self) -> QSize:
        """Return the size of the text on one line."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * _ACROSS
        return QSize(width, max(_TARGET, metrics.height() + 2 * _DOWN))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: the text wraps."""
        return QSize(64, max(_TARGET, self.fontMetrics().height() + 2 * _DOWN))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text underlined, and where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # One that leads nowhere is a heading like any other, and no greyed-out command.
        role = QPalette.ColorRole.Link if self.isEnabled() else QPalette.ColorRole.WindowText
        colour = self.palette().color(QPalette.ColorGroup.Active, role)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        font = QFont(self.font())
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(colour)
        inner = self.rect().adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inner, flags, self.text())
        painter.end()
