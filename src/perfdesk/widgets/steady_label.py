"""A text that changes often, among others that stay where they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from perfdesk.widgets.labels import selectable

_SPARE = 16
"""Pixels beside a text that its label may need for itself."""


class SteadyLabel(QWidget):
    """Holds a label, and has what is around it laid out again only for another height.

    Qt's own label asks for that at every text, and each layout around it asks the next one: with
    several of them in a panel that costs more than all else that an edit does.

    Args:
        label: What it holds.
        parent: Holds it.
        can_be_marked: Whether the text can be marked and copied with the mouse.
    """

    def __init__(
        self, label: QLabel, parent: QWidget | None = None, *, can_be_marked: bool = False
    ) -> None:
        super().__init__(parent)
        self.label = label
        self._one_line = 0
        self._can_be_marked = can_be_marked
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
        if (
            is_asked
            and not self._stays_one_line()
            and self.heightForWidth(self.width()) != self.height()
        ):
            self.updateGeometry()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._one_line = 0

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the text be marked only now: Qt keeps a whole document for a label that can be."""
        super().enterEvent(event)
        if self._can_be_marked:
            selectable(self.label)

    def leaveEvent(self, event: QEvent) -> None:
        """Draw the text plainly again, unless some of it is marked."""
        super().leaveEvent(event)
        if self._can_be_marked and not self.label.hasSelectedText():
            self.label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def _stays_one_line(self) -> bool:
        """Tell whether one line was shown in this height and one is: nothing needs measuring."""
        text, before = self.label.text(), self._one_line
        metrics = self.label.fontMetrics()
        is_one = "\n" not in text and metrics.horizontalAdvance(text) + _SPARE < self.width()
        self._one_line = self.height() if is_one else 0
        return is_one and before == self.height()

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
