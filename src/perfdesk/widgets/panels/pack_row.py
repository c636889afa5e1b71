"""A pack in the list of the welcome page: its name, what is known of it, and small buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.theme import Theme

_SMALL = 32


class PackRow(QWidget):
    """Opens on a click of the row; pins and removes by the buttons at its end.

    Signals:
        chosen: The pack shall be opened.
        pin_wanted: Whether it shall stay in the list.
        removal_wanted: It shall go from the list.
    """

    chosen = Signal()
    pin_wanted = Signal(bool)
    removal_wanted = Signal()

    def __init__(self, name: str, beside: str, parent: QWidget, tip: str = "") -> None:
        super().__init__(parent)
        self.name = name
        self.is_missing = False
        self._beside = beside
        self._pin: QToolButton | None = None
        self._remove: QToolButton | None = None
        self.button = QPushButton(self)
        self.button.setProperty("part", "row")
        self.button.setToolTip(tip)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self.chosen)
        self._title = heading_label(name)
        self._below = quiet_label(beside)
        texts = QVBoxLayout(self.button)
        texts.setContentsMargins(10, 6, 10, 6)
        texts.setSpacing(0)
        for label in (self._title, self._below):
            label.setWordWrap(False)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            texts.addWidget(label)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.button, 1)
        self.say_beside(beside)

    def say_beside(self, beside: str) -> None:
        """Show something else below the name."""
        self._beside = beside
        self.button.setAccessibleName(f"{self.name}, {beside}")
        self._fit_texts()

    def add_pin(self, pinned: bool) -> None:
        """Let the pack be pinned."""
        self._pin = self._small(f"Unpin {self.name}" if pinned else f"Pin {self.name}")
        self._pin.setCheckable(True)
        self._pin.setChecked(pinned)
        self._pin.toggled.connect(self.pin_wanted)

    def add_removal(self) -> None:
        """Let the pack be taken out of the list."""
        self._remove = self._small(f"Remove {self.name} from the list")
        self._remove.clicked.connect(lambda _=False: self.removal_wanted.emit())

    def say_missing(self, why: str) -> None:
        """The pack cannot be opened; the row says why."""
        self.is_missing = True
        self.button.setEnabled(False)
        self.button.setToolTip(why)
        for label in (self._title, self._below):
            label.setEnabled(False)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on the row or on one of its buttons."""
        return any(each.hasFocus() for each in (self.button, self._pin, self._remove) if each)

    def take_focus(self) -> None:
        """Put the keyboard on the row, or where it cannot be opened on its first button."""
        (self.button if self.button.isEnabled() else self._pin or self.button).setFocus()

    def wear(self, icons: IconDrawer, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        if self._pin is not None:
            self._pin.setIcon(icons.icon("pinned" if self._pin.isChecked() else "pin", theme))
        if self._remove is not None:
            self._remove.setIcon(icons.icon("close", theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the texts what does not fit: of names the end, of folders the middle."""
        super().resizeEvent(event)
        self._fit_texts()

    def _fit_texts(self) -> None:
        room = self.button.width() - 20
        for label, text, mode in (
            (self._title, self.name, Qt.TextElideMode.ElideRight),
            (self._below, self._beside, Qt.TextElideMode.ElideMiddle),
        ):
            _fit(label, text, mode, room)

    def _small(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(_SMALL, _SMALL)
        button.setProperty("part", "small")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        self._layout.addWidget(button)
        return button


def _fit(label: QLabel, text: str, mode: Qt.TextElideMode, room: int) -> None:
    label.setText(label.fontMetrics().elidedText(text, mode, max(room, 40)))
