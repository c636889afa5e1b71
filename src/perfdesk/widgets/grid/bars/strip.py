"""A strip above or below the grid, with text, buttons and a way to close it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

_HEIGHT = 40


class Strip(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(_HEIGHT)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(16, 4, 8, 4)
        self.line.setSpacing(8)
        self.hide()

    def add_button(self, words: str, do: Callable[[], object]) -> QPushButton:
        """Add a button that looks like a link, and return it."""
        button = QPushButton(words, self)
        button.setProperty("part", "link")
        button.setAutoDefault(False)
        # Qt hands over whether it is checked, which nobody asked for.
        button.clicked.connect(lambda _=False: do())
        self.line.addWidget(button)
        return button
