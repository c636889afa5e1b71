"""A verdict as a label: drawn shape, word, tint."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from perfdesk.app.status import Shape
from perfdesk.core.verdicts import Tone
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.theme import Theme

_SIGN = 14
_ACROSS = 8
_DOWN = 4


class StatusChip(QWidget):
    """Shows one verdict; the word is what a screen reader says."""

    def __init__(self, icons: IconDrawer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self._text = ""
        self._shape = Shape.NONE
        self._tone = Tone.NONE
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, shape: Shape, tone: Tone) -> None:
        """Show another verdict."""
        if (text, shape, tone) == (self._text, self._shape, self._tone):
            return
        before = self.height()
        self._text, self._shape, self._tone = text, shape, tone
        self.setAccessibleName(text)
        # The width is that of the panel; all around is laid out again only for another height.
        if self.heightForWidth(self.width()) != before:
            self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return how tall the words are when they wrap."""
        inner = max(16, width - self._beside() - 2 * _ACROSS)
        flags = int(Qt.TextFlag.TextWordWrap)
        text = self.fontMetrics().boundingRect(0, 0, inner, 10_000, flags, self._text or " ")
        return text.height() + 2 * _DOWN

    def sizeHint(self) -> QSize:
        """Return the size of the words on one line."""
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self._text) + self._beside() + 2 * _ACROSS + 2
        return QSize(width, metrics.height() + 2 * _DOWN)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: words wrap."""
        return QSize(64, self.fontMetrics().height() + 2 * _DOWN)

    def _beside(self) -> int:
        return _SIGN + 6 if self._shape is not Shape.NONE else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tint, shape and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._tone.value
        width = min(self.width(), self.sizeHint().width())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme[f"status_{tone}_tint"])
        painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 4, 4)
        if self._shape is not Shape.NONE:
            edge = self._theme[f"status_{tone}_edge"]
            sign = self._icons.pixmap(self._shape.value, edge, _SIGN, self.devicePixelRatioF())
            top = _DOWN + (self.fontMetrics().height() - _SIGN) // 2
            painter.drawPixmap(_ACROSS, top, sign)
        painter.setPen(self._theme[f"status_{tone}_ink"])
        inner = self.rect().adjusted(_ACROSS + self._beside(), _DOWN, -_ACROSS + 2, -_DOWN)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
        painter.drawText(inner, flags, self._text)
        painter.end()
