"""A text that changes often, among others that stay where they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class SteadyLabel(QWidget):
    """Holds a label, and has what is around it laid out again only for another height.

    Qt's own label asks for that at every text, and each layout around it asks the next one: with
    several of them in a panel that costs more than all else that an edit does.
    """

    def __init__(self, label: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        label.setParent(self)
        self.setSizePolicy(label.sizePolicy())

    def text(self) -> str:
        """Return what is shown."""
        return self.label.text()

    def setText(self, text: str) -> None:
        """Show another text."""
        self.label.setText(text)

    def event(self, event: QEvent) -> bool:
        """Pass on that the label wants to be laid out where it needs another height."""
        is_asked = event.type() == QEvent.Type.LayoutRequest
        if is_asked and self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the label fill it."""
        super().resizeEvent(event)
        self.label.setGeometry(self.rect())

    def hasHeightForWidth(self) -> bool:
        """Tell whether the text wraps."""
        return self.label.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return how tall the text is when it wraps, and no less than was asked for."""
        if not self.label.wordWrap():
            return max(self.minimumHeight(), self.label.sizeHint().height())
        return max(self.minimumHeight(), self.label.heightForWidth(width))

    def sizeHint(self) -> QSize:
        """Return the label's."""
        return self.label.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the label's."""
        return self.label.minimumSizeHint()
