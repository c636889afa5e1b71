"""Which source is expected when, what is late, and which linked files have changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from perfdesk.app.session import Session
from perfdesk.app.sources.calendar_table import CalendarTable
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.lineage.calendar import (
    CalendarLine,
    calendar_of,
    expectation_edit,
    expectation_removal,
    source_name,
    stale_in_words,
)
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.operations.cycle.links import LinkReport
from perfdesk.operations.recipes import known_recipes
from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.sources.listing import Listing

_WIDTHS = (220, 110, 270, 150, 300)
_DAYS_WIDTH = 64
_TOLD = (
    "When each source came in earlier cycles says when it is expected in this one. A source that "
    "is linked to a file or folder says by itself when that has changed."
)


class CalendarPart(QWidget):
    """The table of sources with what can be said of each.

    Signals:
        told: A sentence for the status bar.
        taking_wanted: The linked files that have changed are to be imported.
        looking_wanted: The links are to be looked at again.
        ignoring_wanted: The linked files that have changed need not be told of again.
    """

    told = Signal(str)
    taking_wanted = Signal()
    looking_wanted = Signal()
    ignoring_wanted = Signal()

    def __init__(
        self, session: Session, questions: Questions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._questions = questions
        self._words = ""
        self._is_behind = True
        self.links = LinkReport()
        self.table = CalendarTable(self)
        self.sources = Listing("Sources of every cycle", self)
        self.sources.setModel(self.table)
        self.sources.set_widths(_WIDTHS)
        self.state = quiet_label()
        self.days = QLineEdit(self)
        self.days.setFixedWidth(_DAYS_WIDTH)
        self.days.setAccessibleName("Days after the end of the position on which it is expected")
        self.add = QPushButton("A&dd files\u2026", self)
        self.file = QPushButton("Link to a &file\u2026", self)
        self.folder = QPushButton("Link to a f&older\u2026", self)
        self.forget = QPushButton("For&get", self)
        self.take = QPushButton("&Import what has changed\u2026", self)
        self.ignore = QPushButton("Leave it &out", self)
        self.look = QPushButton("Loo&k again", self)
        self._lay_out()
        self.days.editingFinished.connect(self.keep_days)
        self.add.clicked.connect(lambda _=False: self._add())
        self.file.clicked.connect(lambda _=False: self._link_file())
        self.folder.clicked.connect(lambda _=False: self._link_folder())
        self.forget.clicked.connect(lambda _=False: self._forget())
        self.take.clicked.connect(lambda _=False: self.taking_wanted.emit())
        self.ignore.clicked.connect(lambda _=False: self.ignoring_wanted.emit())
        self.look.clicked.connect(lambda _=False: self.looking_wanted.emit())
        self.sources.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        session.opened.connect(self._follow)
        session.updated.connect(self._follow)
        self._offer()

    def _lay_out(self) -> None:
        saying = QHBoxLayout()
        saying.setSpacing(8)
        before, after = QLabel("E&xpected", self), QLabel("days after the position ends", self)
        before.setBuddy(self.days)
        for part in (before, self.days, after, self.file, self.folder, self.forget, self.add):
            saying.addWidget(part)
        saying.addStretch(1)
        changed = QHBoxLayout()
        changed.setSpacing(8)
        changed.addWidget(self.state, 1)
        for button in (self.take, self.ignore, self.look):
            changed.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(quiet_label(_TOLD))
        layout.addWidget(self.sources, 1)
        layout.addLayout(saying)
        layout.addLayout(changed)
        self.setFocusProxy(self.sources)

    @property
    def chosen(self) -> CalendarLine | None:
        """The source that the keyboard is on; None where there is none."""
        row = self.sources.currentIndex().row()
        return self.table.lines[row] if 0 <= row < len(self.table.lines) else None

    def look_for(self, words: str) -> None:
        """Show only the sources that hold these words."""
        self._words = words
        self._follow()

    def show_links(self, links: LinkReport) -> None:
        """Say what was found at the ends of the links."""
        self.links = links
        self._follow()

    def _follow(self, *_: object) -> None:
        """Follow an edit where the calendar is seen: it goes over every figure of the pack."""
        self._is_behind = True
        if self.isVisible():
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was edited elsewhere."""
        super().showEvent(event)
        if self._is_behind:
            self.fill()

    def fill(self) -> None:
        """Show the calendar of the position that is shown."""
        self._is_behind = False
        session = self._session
        if not session.is_open:
            self.table.show_lines(())
            return
        before = self.chosen
        lines = calendar_of(session.pack, session.dashboard.position, date.today())
        self.table.show_lines(lines, self._words)
        names = [each.name for each in self.table.lines]
        if names:
            at = names.index(before.name) if before and before.name in names else 0
            self.sources.choose_row(at)
        told = " ".join(filter(None, (self.links.text, stale_in_words(lines))))
        self.state.setText(told or "Nothing is late, and no linked file has changed.")
        self._offer()

    def _offer(self) -> None:
        line, may = self.chosen, self._session.is_open and not self._session.read_only
        said = line.expected if line else None
        if not (self.days.hasFocus() and self.days.isModified()):
            self.days.setText(str(said.days) if said and said.days is not None else "")
        for part in (self.days, self.file, self.folder):
            part.setEnabled(may and line is not None)
        self.add.setEnabled(may)
        self.forget.setEnabled(may and said is not None)
        self.take.setEnabled(may and bool(self.links.changed))
        self.ignore.setEnabled(may and bool(self.links.changed))

    # --- what is said ------------------------------------------------------------------------
    def keep_days(self) -> None:
        """Keep on which day the chosen source is expected, if it was typed over."""
        line = self.chosen
        if line is None or not self.days.isModified():
            return
        self.days.setModified(False)
        text = self.days.text().strip()
        if text and not text.isdecimal():
            self.told.emit(f"\u201c{text}\u201d is no number of days, so it was not kept.")
            self._offer()
            return
        self._say(replace(self._said(line), days=int(text) if text else None))

    def _add(self) -> None:
        """Link files of sources that the calendar does not know yet, each by its own name."""
        paths = self._questions.extracts("")
        for path in paths:
            name = source_name(path.name) or path.stem
            held = self._session.pack.table(ExpectedSource).get(name)
            self._say(replace(held or ExpectedSource(name), path=str(path)))
        if paths:
            self.looking_wanted.emit()

    def _link_file(self) -> None:
        chosen = self._questions.extracts("")
        if chosen and self.chosen is not None:
            self._link(self.chosen, chosen[0])

    def _link_folder(self) -> None:
        folder = self._questions.folder(str(Path.home()))
        if folder is not None and self.chosen is not None:
            self._link(self.chosen, folder)

    def _link(self, line: CalendarLine, path: Path) -> None:
        recipe = line.last.family if line.last else ""
        known = {each.name for each in known_recipes(self._session.pack)}
        said = replace(self._said(line), path=str(path), recipe=recipe if recipe in known else "")
        if self._say(said):
            self.told.emit(f"Linked {line.name} to {path.name}. Undo takes it back.")
            self.looking_wanted.emit()

    def _forget(self) -> None:
        line = self.chosen
        if line is not None and line.expected is not None:
            self._session.perform(expectation_removal(self._session.pack, line.expected.name))
            self.looking_wanted.emit()

    def _said(self, line: CalendarLine) -> ExpectedSource:
        return line.expected or ExpectedSource(line.name)

    def _say(self, said: ExpectedSource) -> bool:
        try:
            edit = expectation_edit(self._session.pack, said)
        except PerfDeskError as problem:
            self.told.emit(problem.message)
            self._offer()
            return False
        return not edit.replacements or self._session.perform(edit)
