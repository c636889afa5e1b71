"""The edits since the pack was opened, as a list: Enter goes back, or forward, to one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.session import Session
from perfdesk.app.undo import MOST_STEPS, Step
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.theme import Theme

_DONE = int(Qt.ItemDataRole.UserRole)


class HistoryPanel(QWidget):
    """The latest edit stands first; what was taken back stands above the place one is at.

    Signals:
        closed: The panel was closed by its button or by Escape.
    """

    closed = Signal()

    def __init__(
        self, session: Session, icons: IconDrawer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._icons = icons
        self._shown: tuple[Step, ...] | None = None
        self.list = QListWidget(self)
        self.list.setObjectName("steps")
        self.list.setAccessibleName("Edits since the pack was opened")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        empty = quiet_label("Nothing has changed since the pack was opened.")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget(self)
        self._body.addWidget(self.list)
        self._body.addWidget(empty)
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close the list of edits")
        self._close.setToolTip("Close (Esc)")
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 4)
        head.setSpacing(16)
        head.addWidget(heading_label("Edits to undo"))
        head.addWidget(quiet_label("Choose an edit to go back to the point just after it."), 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._body, 1)
        self.setFocusProxy(self.list)
        session.undo_changed.connect(self._list)
        session.opened.connect(self._list)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._close.setIcon(self._icons.icon("close", theme))

    def showEvent(self, event: QShowEvent) -> None:
        """List what was done meanwhile: a panel out of sight follows no edit."""
        super().showEvent(event)
        self._list()

    def _list(self) -> None:
        if not self.isVisible():
            return
        steps = self._session.steps if self._session.is_open else ()
        if steps == self._shown:
            return
        before, self._shown = self._shown, steps
        if before and steps[:-1] == before and not steps[-1].is_undone:
            self._add_latest(steps)
            return
        self.list.clear()
        done = sum(not step.is_undone for step in steps)
        for place in range(len(steps), 0, -1):
            self._add(_words(steps[place - 1], is_here=place == done), place)
        if steps:
            here = ", you are here" if done == 0 else ""
            first = "As opened" if len(steps) < MOST_STEPS else "Before these edits"
            self._add(f"{first}{here}", 0)
        self.list.setCurrentRow(len(steps) - done)
        self._body.setCurrentIndex(0 if steps else 1)

    def _add_latest(self, steps: tuple[Step, ...]) -> None:
        """Add the edit just done: the list may be long, and is seen while it is worked on."""
        self.list.item(0).setText(_words(steps[-2], is_here=False))
        item = QListWidgetItem(_words(steps[-1], is_here=True))
        item.setData(_DONE, len(steps))
        self.list.insertItem(0, item)
        self.list.setCurrentRow(0)

    def _add(self, words: str, done: int) -> None:
        item = QListWidgetItem(words)
        item.setData(_DONE, done)
        self.list.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        self._session.go_to_step(item.data(_DONE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _words(step: Step, *, is_here: bool) -> str:
    state = " (undone)" if step.is_undone else ", you are here" if is_here else ""
    return f"{step.at:%H:%M:%S}   {step.label}{state}"
