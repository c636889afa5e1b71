"""A part of the details that can be folded away to its heading."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.theme import Theme

_TARGET = 28


class Fold(QWidget):
    """A heading that opens and closes what stands below it.

    Signals:
        folded: Whether it was closed, by a person.
    """

    folded = Signal(bool)

    def __init__(
        self,
        title: str,
        content: QWidget,
        icons: IconDrawer,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._icons = icons
        self.content = content
        self.heading = QToolButton(self)
        self.heading.setText(title)
        self.heading.setProperty("part", "fold")
        self.heading.setCheckable(True)
        self.heading.setChecked(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(QSize(16, 16))
        self.heading.setMinimumHeight(_TARGET)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading.clicked.connect(lambda is_open: self._by_hand(is_open=is_open))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(content)
        self.wear(theme)
        self.set_open(True)

    @property
    def is_open(self) -> bool:
        """Whether more than the heading is shown."""
        return self.heading.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or close it, without telling."""
        self.heading.setChecked(is_open)
        self.content.setVisible(is_open)
        self.heading.setAccessibleName(self._title)
        self.heading.setAccessibleDescription("Open" if is_open else "Folded away")
        self._draw()

    def wear(self, theme: Theme) -> None:
        """Draw the arrow in the colours of another theme."""
        self._theme = theme
        self._draw()

    def _draw(self) -> None:
        name = "chevron-down" if self.is_open else "chevron-right"
        self.heading.setIcon(self._icons.icon(name, self._theme))

    def _by_hand(self, *, is_open: bool) -> None:
        self.set_open(is_open)
        self.folded.emit(not is_open)
