"""The page of owners: the board and the actions, with what begins each of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.session import Session, Update
from perfdesk.widgets.labels import title_label
from perfdesk.widgets.owners.actions_part import ActionsPart
from perfdesk.widgets.owners.board_part import BoardPart

_BOARD, _ACTIONS = 0, 1


class OwnersPage(QWidget):
    """Board and actions, one tab each.

    Signals:
        asking_wanted: Somebody would write to owners.
        returns_wanted: Somebody would take over workbooks that came back.
        reply_wanted: Somebody would paste a reply.
        reminders_wanted: Somebody would write to those whose answers are awaited.
    """

    asking_wanted = Signal()
    returns_wanted = Signal()
    reply_wanted = Signal()
    reminders_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Owners")
        self._session = session
        self._is_behind = False
        self.board = BoardPart(session, self)
        self.actions_ = ActionsPart(session, self)
        self.ask = QPushButton("&Send to owners\u2026", self)
        self.returns = QPushButton("Collect &returns\u2026", self)
        self.reply = QPushButton("&Paste a reply\u2026", self)
        self.remind = QPushButton("Write remin&ders\u2026", self)
        for button, signal, tip in (
            (self.ask, self.asking_wanted, "Write a workbook and a draft e-mail for each owner"),
            (self.returns, self.returns_wanted, "Take over workbooks that owners filled in"),
            (self.reply, self.reply_wanted, "Take over the text of an e-mail"),
            (self.remind, self.reminders_wanted, "Write a draft to each owner who is awaited"),
        ):
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName("Board or actions")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in ("Board", "Actions"):
            self.tabs.addTab(words)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.actions_)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._lay_out()
        session.opened.connect(self.fill)
        session.updated.connect(self._follow)
        self.setFocusProxy(self.board)
        self._offer()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title_label("Owners"), 1)
        for button in (self.ask, self.returns, self.reply, self.remind):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)

    def show_actions(self) -> None:
        """Turn to the actions."""
        self.tabs.setCurrentIndex(_ACTIONS)

    def fill(self) -> None:
        """Show the pack as it is now."""
        self._is_behind = False
        if self._session.is_open:
            self.board.fill()
            self.actions_.fill()
        self._offer()

    def _follow(self, update: Update) -> None:
        """Follow an edit: at once where the page is seen, else when it is turned to."""
        del update
        self._is_behind = True
        if self.isVisible():
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was edited elsewhere."""
        super().showEvent(event)
        if self._is_behind:
            self.fill()

    def _offer(self) -> None:
        may = self._session.is_open and not self._session.read_only
        has_owners = may and bool(self.board.board.lines)
        self.ask.setEnabled(has_owners)
        self.returns.setEnabled(may)
        self.reply.setEnabled(has_owners)
        self.remind.setEnabled(any(each.awaited for each in self.board.board.lines))
