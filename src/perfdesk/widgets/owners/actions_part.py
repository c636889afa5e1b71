"""What is to be done about measures, and which that are worse have no action."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from perfdesk.app.owners.tables import ActionTable
from perfdesk.app.session import Session
from perfdesk.core.collecting.actions import Action
from perfdesk.core.narrative.promises import lacking_in_words, without_action
from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.sources.listing import Listing

_WIDTHS = (280, 330, 160, 130, 170, 80)
_EMPTY = (
    "Nothing is to be done yet. Add an action to a measure that is worse, or a recommendation of "
    "scrutiny; what owners answer under Action comes here too."
)


class ActionsPart(QWidget):
    """The table of actions with what can be done with them.

    Signals:
        adding_wanted: Somebody would add an action.
        change_wanted: The `Action` to be changed.
        measure_wanted: Id of a measure to be shown in the grid.
    """

    adding_wanted = Signal()
    change_wanted = Signal(object)
    measure_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table = ActionTable(self)
        self.actions_ = Listing("Actions and recommendations", self)
        self.actions_.setModel(self.table)
        self.actions_.set_widths(_WIDTHS)
        self.lacking = quiet_label()
        self.empty = quiet_label(_EMPTY)
        self.closed = QCheckBox("&Show those that are done or dropped", self)
        self.add = QPushButton("&Add\u2026", self)
        self.change = QPushButton("&Change\u2026", self)
        self.show_ = QPushButton("Go to the &measure", self)
        self._lay_out()
        self.closed.toggled.connect(lambda _: self.fill())
        self.add.clicked.connect(lambda _=False: self.adding_wanted.emit())
        self.change.clicked.connect(lambda _=False: self._change())
        self.show_.clicked.connect(lambda _=False: self._go())
        self.actions_.entered.connect(lambda _row: self._change())
        self.actions_.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.fill()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in (self.add, self.change, self.show_):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.lacking)
        layout.addWidget(self.empty)
        layout.addWidget(self.actions_, 1)
        layout.addLayout(below)
        self.setFocusProxy(self.actions_)

    @property
    def chosen(self) -> Action | None:
        """The action that the keyboard is on; None where there is none."""
        row = self.actions_.currentIndex().row()
        return self.table.listed[row] if 0 <= row < len(self.table.listed) else None

    def fill(self) -> None:
        """List the actions of the pack as it is now."""
        session = self._session
        if not session.is_open:
            return
        before = self.chosen
        self.table.show_actions(session.pack, date.today(), closed=self.closed.isChecked())
        self.lacking.setText(lacking_in_words(without_action(session.pack, session.dashboard)))
        self.lacking.setVisible(bool(self.lacking.text()))
        self.empty.setVisible(not self.table.listed)
        ids = [each.id for each in self.table.listed]
        if ids:
            self.actions_.choose_row(ids.index(before.id) if before and before.id in ids else 0)
        self._offer()

    def _offer(self) -> None:
        action, may = self.chosen, not self._session.read_only
        self.add.setEnabled(may)
        self.change.setEnabled(may and action is not None)
        self.show_.setEnabled(action is not None and bool(action.measure))

    def _change(self) -> None:
        if self.chosen is not None and not self._session.read_only:
            self.change_wanted.emit(self.chosen)

    def _go(self) -> None:
        if self.chosen is not None and self.chosen.measure:
            self.measure_wanted.emit(self.chosen.measure)
