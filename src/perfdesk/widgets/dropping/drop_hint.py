"""Says over the window what would happen to the files that are being dragged across it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from perfdesk.widgets.theme import Theme

_MARGIN = 12
_ROUND = 8


class DropHint(QWidget):
    """A veil with a frame and one sentence; it lets everything through to the window below."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)

    @property
    def text(self) -> str:
        """The sentence; empty while nothing is dragged."""
        return self._text if self.isVisible() else ""

    def say(self, text: str) -> None:
        """Show the sentence over the whole window."""
        self._text = text
        self.setAccessibleName(text)
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self.update()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when the drag leaves the window or ends."""
        if event.type() in {QEvent.Type.DragLeave, QEvent.Type.Drop}:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw veil, frame and sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self._theme["window"]
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        pen = QPen(self._theme["accent"], 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        frame = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, _ROUND, _ROUND)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme["text"])
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(frame.adjusted(24, 24, -24, -24), flags, self._text)
        painter.end()


def hint_for(files: int, *, has_pack_open: bool, has_pack: bool) -> str:
    """Return what would happen to files that are dropped.

    Args:
        files: How many files and folders are dragged.
        has_pack_open: Whether a pack is open.
        has_pack: Whether a pack is among them.
    """
    if has_pack:
        return "Drop to open the pack"
    what = "it" if files == 1 else f"these {files} files"
    return f"Drop to import {what}" if has_pack_open else f"Drop to start a pack with {what}"
