"""Where the paper stands on its way to the meeting: stages, days, and what changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from perfdesk.app.session import Session, Update
from perfdesk.core.collecting.days import day_of
from perfdesk.core.collecting.sheets import day_in_words
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.issues.clearance import STAGES, ClearanceStage, Meeting, MeetingKey
from perfdesk.core.issues.clearance_edits import meeting_edit, taken_back_edit
from perfdesk.core.issues.clearing import PassedStage
from perfdesk.core.reporting.editions import Edition
from perfdesk.forms.ui_clearance import Ui_ClearanceForm
from perfdesk.operations.cycle.clearing import (
    changes_since,
    prepare_stage,
    stage_in_words,
    state_of,
)
from perfdesk.widgets.dialogs.choices import offer
from perfdesk.widgets.labels import set_as_title

_WHOLE = "The whole report"


class ClearanceDialog(QDialog):
    """Shows the stages of a paper, and enters or takes one back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ClearanceForm()
        self.ui.setupUi(self)
        self.setObjectName("clearance")
        self._session = session
        self._position = session.dashboard.position
        ui = self.ui
        set_as_title(ui.title, 1.15)
        ui.title.setText(f"Clearance of the paper for {self._position.label}")
        names = sorted(each.name for each in session.pack.table(Edition).values())
        self._editions = {"": _WHOLE, **{each: each for each in names}}
        offer(ui.edition, self._editions, "")
        ui.edition.currentIndexChanged.connect(lambda _: self._turn())
        ui.setMeeting.clicked.connect(lambda _=False: self._set_meeting())
        ui.meeting.returnPressed.connect(self._set_meeting)
        ui.pass_.clicked.connect(lambda _=False: self._pass())
        ui.takeBack.clicked.connect(lambda _=False: self._take_back())
        ui.close_.clicked.connect(self.reject)
        ui.stages.currentRowChanged.connect(lambda _: self._offer())
        for line in (ui.name, ui.note):
            line.textChanged.connect(lambda _: self._offer())
        # A method of the dialog, not a lambda: the connection goes when the dialog does.
        session.updated.connect(self._follow)
        self._turn()

    @property
    def stage(self) -> ClearanceStage:
        """The stage that the keyboard is on."""
        return STAGES[max(self.ui.stages.currentRow(), 0)]

    @property
    def _edition(self) -> str:
        return list(self._editions)[max(self.ui.edition.currentIndex(), 0)]

    def _follow(self, _update: Update) -> None:
        self.fill()

    def _turn(self) -> None:
        """Show another edition, with the stage that comes next chosen."""
        self.fill()
        following = self._state.next
        self.ui.stages.setCurrentRow(STAGES.index(following) if following else len(STAGES) - 1)
        meeting = self._state.meeting
        self.ui.meeting.setText(
            day_in_words(meeting.day, with_weekday=False) if meeting is not None else ""
        )

    def fill(self) -> None:
        """Show the paper as it stands now."""
        ui, pack = self.ui, self._session.pack
        if all(each.period != self._position for each in pack.positions):
            self.reject()
            return
        self._state = state_of(pack, self._position, self._edition)
        state = self._state
        ui.state.setText(state.text)
        days = [f"{each.what} by {day_in_words(each.day)}" for each in state.dues[:-1]]
        dates = f"{'; '.join(days)}." if days else "Set the meeting to see by when it is due."
        ui.dates.setText(" ".join(filter(None, (dates[:1].upper() + dates[1:], state.unsure))))
        at = max(ui.stages.currentRow(), 0)
        ui.stages.clear()
        for each in state.stages:
            item = QListWidgetItem(self._words(each), ui.stages)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        ui.stages.setCurrentRow(at)
        self._offer()

    def _words(self, passed: PassedStage) -> str:
        name = passed.stage.value[:1].upper() + passed.stage.value[1:]
        if passed.clearance is None:
            return f"{name}: not passed"
        words = f"{name}: {stage_in_words(passed.clearance)}"
        if passed.holds:
            return words
        changes = changes_since(self._session.pack, self._session.archive, passed.clearance)
        return "\n".join((f"{words}. Changed since:", *(f"    {each}" for each in changes)))

    def _offer(self) -> None:
        ui, may = self.ui, not self._session.read_only
        ui.problem.clear()
        passed = self._state.stages[STAGES.index(self.stage)]
        ui.meeting.setEnabled(may)
        ui.setMeeting.setEnabled(may)
        ui.pass_.setEnabled(may and bool(ui.name.text().strip()) and not passed.holds)
        has_reason = bool(ui.note.text().strip())
        ui.takeBack.setEnabled(may and passed.clearance is not None and has_reason)

    def _set_meeting(self) -> None:
        ui, today = self.ui, datetime.now().astimezone().date()
        day = day_of(ui.meeting.text().strip(), today)
        if day is None:
            ui.problem.setText(
                f"\u201c{ui.meeting.text()}\u201d is not a day. Write it as 3 June 2024."
            )
            return
        held = self._state.meeting
        key = MeetingKey(self._position, self._edition)
        meeting = replace(held, day=day) if held is not None else Meeting(key, day)
        try:
            self._session.perform(meeting_edit(self._session.pack, meeting))
        except PerfDeskError as problem:
            ui.problem.setText(problem.message)

    def _pass(self) -> None:
        ui, session = self.ui, self._session
        now = datetime.now().astimezone().replace(microsecond=0)
        try:
            prepared = prepare_stage(
                session.pack, session.archive, self._position, self.stage, name=ui.name.text(),
                at=now, edition=self._edition, note=ui.note.text(),
            )  # fmt: skip
        except PerfDeskError as problem:
            ui.problem.setText(problem.message)
            return
        if session.perform(prepared.edit, keep=prepared.contents):
            ui.name.clear()
            ui.note.clear()
            following = self._state.next
            if following is not None:
                ui.stages.setCurrentRow(STAGES.index(following))

    def _take_back(self) -> None:
        ui, session = self.ui, self._session
        try:
            edit: Edit = taken_back_edit(
                session.pack, self._position, self._edition, self.stage, ui.note.text()
            )
        except PerfDeskError as problem:
            ui.problem.setText(problem.message)
            return
        if session.perform(edit):
            ui.note.clear()
