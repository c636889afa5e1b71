"""Who was asked, who answered and what is awaited; and how each owner is reached."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from perfdesk.app.owners.tables import AskedTable, BoardTable
from perfdesk.app.session import Session
from perfdesk.core.collecting.asking import Contact
from perfdesk.core.collecting.board import Board, BoardLine, board_of
from perfdesk.core.collecting.requests import contact_edit
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.sources.listing import Listing

_OWNER_WIDTHS = (240, 200, 150, 160, 220)
_MEASURE_WIDTHS = (400, 120, 170, 150, 150)


class BoardPart(QWidget):
    """The owners, and below them the measures of the one that is chosen.

    Signals:
        measure_wanted: Id of a measure to be shown in the grid.
    """

    measure_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.board = Board(session.dashboard.position, (), ())
        self.table = BoardTable(self)
        self.asked = AskedTable(self)
        self.owners = Listing("Owners", self)
        self.owners.setModel(self.table)
        self.owners.set_widths(_OWNER_WIDTHS)
        self.measures = Listing("Measures of the owner", self)
        self.measures.setModel(self.asked)
        self.measures.set_widths(_MEASURE_WIDTHS)
        self.told = quiet_label()
        self.whose = heading_label()
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("name@council.gov.uk")
        self.address.setAccessibleName("E-mail address of the owner")
        self.deputy = QLineEdit(self)
        self.deputy.setPlaceholderText("Who answers in its place")
        self.deputy.setAccessibleName("Deputy of the owner")
        self._lay_out()
        for line in (self.address, self.deputy):
            line.editingFinished.connect(self.keep_contact)
        self.owners.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.owners.entered.connect(lambda _row: self.measures.setFocus())
        self.measures.entered.connect(self._go)
        session.settling.connect(self.keep_contact)
        self.fill()

    def _lay_out(self) -> None:
        reached = QHBoxLayout()
        reached.setSpacing(8)
        for words, field in (("E-&mail:", self.address), ("&Deputy:", self.deputy)):
            label = QLabel(words, self)
            label.setBuddy(field)
            reached.addWidget(label)
            reached.addWidget(field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.told)
        layout.addWidget(self.owners, 3)
        layout.addWidget(self.whose)
        layout.addLayout(reached)
        layout.addWidget(self.measures, 2)
        self.setFocusProxy(self.owners)

    @property
    def chosen(self) -> BoardLine | None:
        """The owner that the keyboard is on; None where there is none."""
        row = self.owners.currentIndex().row()
        return self.table.lines[row] if 0 <= row < len(self.table.lines) else None

    def fill(self) -> None:
        """Show the board of the position that is shown, as the pack is now."""
        session = self._session
        if not session.is_open:
            return
        before = self.chosen
        self.board = board_of(session.pack, session.dashboard.position, date.today())
        self.told.setText(self.board.text)
        self.table.show_board(self.board)
        names = [each.owner for each in self.table.lines]
        if names:
            at = names.index(before.owner) if before and before.owner in names else 0
            self.owners.choose_row(at)
        self._follow()

    def _follow(self) -> None:
        line = self.chosen
        self.asked.show_line(line)
        self.whose.setText(line.owner if line else "")
        contact = line.contact if line else Contact("")
        for field, text in ((self.address, contact.address), (self.deputy, contact.deputy)):
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
            field.setEnabled(line is not None and not self._session.read_only)

    def keep_contact(self) -> None:
        """Keep how the chosen owner is reached, if it was typed over."""
        line, session = self.chosen, self._session
        if line is None or session.read_only or not session.is_open:
            return
        contact = Contact(line.owner, self.address.text(), self.deputy.text())
        edit = contact_edit(session.pack, [contact])
        self.address.setModified(False)
        self.deputy.setModified(False)
        if edit.replacements:
            session.perform(edit)

    def _go(self, row: int) -> None:
        if 0 <= row < len(self.asked.measures):
            self.measure_wanted.emit(self.asked.measures[row].measure)
