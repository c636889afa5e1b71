"""Issuing, looking at what was issued, comparing: as the person at the window goes through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.app.issues.viewed_issue import ViewedIssue
from perfdesk.app.preferences import FOLDER, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.edits import Edit
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.core.issues.issue import Issue
from perfdesk.core.progress_report import ProgressReport
from perfdesk.widgets.dialogs.waiting_dialog import WaitingDialog
from perfdesk.widgets.issues.handing_over import HandingOver
from perfdesk.widgets.questions import Questions

if TYPE_CHECKING:
    from perfdesk.core.issues.comparing import Comparison
    from perfdesk.core.merging.three_way import RecordKey, Side
    from perfdesk.operations.cycle.issuing import IssueOrder, PreparedIssue
    from perfdesk.operations.cycle.merging import PreparedMerge
    from perfdesk.widgets.issues.compare_dialog import CompareDialog

Comparing = Callable[[], "Comparison"]


class IssueController(QObject):
    """Each method is one thing that a person sets out to do.

    Signals:
        working: What is being done in the background, in words; empty when it is over.
        told: A sentence for the status bar.
        measure_wanted: Id of a measure to be shown in the grid.
    """

    working = Signal(str)
    told = Signal(str)
    measure_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._questions = questions
        self._window = window
        self._dialog: QDialog | None = None
        self.handing_over = HandingOver(session, preferences, questions, self.told.emit)
        session.reason_wanted.connect(self._ask_reason)

    @property
    def dialog(self) -> QDialog | None:
        """The dialog shown last; None if it has gone."""
        return self._dialog

    # --- clearance ---------------------------------------------------------------------------
    def clear(self) -> None:
        """Show where the paper of the position shown stands, and enter the next stage."""
        from perfdesk.widgets.issues.clearance_dialog import ClearanceDialog

        if self._session.viewed is not None:
            self._session.look_at(None)
        self._show(ClearanceDialog(self._session, self._window))

    # --- issuing -----------------------------------------------------------------------------
    def issue(self) -> None:
        """Ask for name, edition and files, and issue the position that is shown."""
        from perfdesk.widgets.issues.issue_dialog import IssueDialog

        dialog = IssueDialog(self._session, datetime.now().astimezone().date(), self._window)
        dialog.accepted.connect(lambda: self._prepare(dialog.order))
        self._show(dialog)

    def _prepare(self, order: IssueOrder) -> None:
        pack, archive = self._session.pack, self._session.archive

        def work(report: ProgressReport) -> PreparedIssue:
            from perfdesk.operations.cycle.comparing import shown_before
            from perfdesk.operations.cycle.issuing import prepare_issue

            since = shown_before(pack, archive, order.position)
            now = datetime.now().astimezone()
            return prepare_issue(pack, order, at=now, since=since, progress=report)

        def done(prepared: PreparedIssue) -> None:
            self.working.emit("")
            if self._session.perform(prepared.edit, keep=prepared.contents):
                self.told.emit(
                    f"Issued \u201c{prepared.issue.name}\u201d. Save the pack to keep it in the "
                    "file."
                )

        doing = f"Issuing \u201c{order.name}\u201d"
        self.working.emit(doing)
        task = self._tasks.start(doing, work, done, self._failed)
        WaitingDialog(task, doing, self._window)

    # --- what was issued ---------------------------------------------------------------------
    def show_issues(self) -> None:
        """List what was issued."""
        from perfdesk.widgets.issues.issues_dialog import IssuesDialog

        if self._session.viewed is not None:
            self._session.look_at(None)
        dialog = IssuesDialog(self._session, self._window)

        def look(issue: Issue) -> None:
            dialog.accept()
            self.view(issue)

        def compare(issue: Issue) -> None:
            dialog.accept()
            self.compare(issue)

        dialog.view_wanted.connect(look)
        dialog.compare_wanted.connect(compare)
        dialog.files_wanted.connect(self.save_files)
        dialog.erratum_wanted.connect(self.save_erratum)
        dialog.withdrawal_wanted.connect(self._withdraw)
        self._show(dialog)

    def view(self, issue: Issue) -> None:
        """Show an issued version in the window, to be looked at only."""
        archive = self._session.archive

        def work(_report: ProgressReport) -> ViewedIssue:
            return ViewedIssue(issue, archive.dashboard_of(issue).dashboard, archive.pack_of(issue))

        def done(viewed: ViewedIssue) -> None:
            self.working.emit("")
            self._session.look_at(viewed)

        self.working.emit(f"Opening \u201c{issue.name}\u201d")
        self._tasks.start("Opening an issue", work, done, self._failed)

    def save_files(self, issue: Issue) -> None:
        """Ask for a folder and hand the files of an issue back as they left."""
        folder = self._questions.folder(self._preferences[FOLDER] or str(Path.home()))
        if folder is None:
            return
        archive = self._session.archive

        def work(_report: ProgressReport) -> tuple[Path, ...]:
            from perfdesk.operations.cycle.issuing import write_issued_files

            return write_issued_files(archive, issue, folder)

        def done(written: tuple[Path, ...]) -> None:
            self.working.emit("")
            names = ", ".join(each.name for each in written)
            self.told.emit(f"Saved {names} in {folder.name}, as issued.")

        self.working.emit("Saving the files")
        self._tasks.start("Saving the files of an issue", work, done, self._failed)

    def save_erratum(self, issue: Issue) -> None:
        """Ask for a folder and write there what was printed wrongly, what is correct and why."""
        folder = self._questions.folder(self._preferences[FOLDER] or str(Path.home()))
        if folder is None:
            return
        pack, archive = self._session.pack, self._session.archive

        def work(_report: ProgressReport) -> Path:
            from perfdesk.operations.cycle.issuing import write_erratum_to

            now = datetime.now().astimezone()
            return write_erratum_to(pack, archive, issue, folder, at=now)

        def done(path: Path) -> None:
            self.working.emit("")
            self.told.emit(f"Saved {path.name} in {folder.name}.")

        self.working.emit("Writing the erratum")
        self._tasks.start("Writing an erratum", work, done, self._failed)

    def _withdraw(self, issue: Issue, reason: str, redact: bool) -> None:
        from perfdesk.operations.cycle.issuing import prepare_withdrawal

        session, now = self._session, datetime.now().astimezone().replace(microsecond=0)
        try:
            prepared = prepare_withdrawal(
                session.pack, session.archive, issue, reason, at=now, redact=redact
            )
        except PerfDeskError as problem:
            self._questions.tell(problem)
            return
        if session.perform(prepared.edit, forget=prepared.forget):
            what = "Redacted" if redact else "Withdrew"
            self.told.emit(f"{what} \u201c{issue.name}\u201d.")

    # --- merging -----------------------------------------------------------------------------
    def merge(self) -> None:
        """Ask for another copy of the pack and join it."""
        path = self._questions.pack_to_open(self._preferences[FOLDER])
        if path is not None:
            self.merge_with(path)

    def merge_with(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Show what another copy brings, ask about conflicts, join it, and then do *then*."""
        pack, archive = self._session.pack, self._session.archive

        def work(_report: ProgressReport) -> PreparedMerge:
            from perfdesk.operations.cycle.merging import prepare_merge

            return prepare_merge(pack, archive, path)

        def done(prepared: PreparedMerge) -> None:
            from perfdesk.widgets.issues.merge_dialog import MergeDialog

            self.working.emit("")
            dialog = MergeDialog(prepared, pack, self._window)
            dialog.accepted.connect(lambda: self._join(prepared, dialog.decided, path, then))
            self._show(dialog)

        self.working.emit(f"Comparing with {path.name}")
        self._tasks.start("Merging", work, done, self._failed)

    def _join(
        self,
        prepared: PreparedMerge,
        decided: Mapping[RecordKey, Side],
        path: Path,
        then: Callable[[], object] | None,
    ) -> None:
        session = self._session
        if not session.perform(prepared.edit(decided), keep=prepared.contents):
            return
        if path.absolute() == session.path:
            session.note_merged(prepared.fingerprint)
        self.told.emit(f"Merged {path.name}. Undo takes it back.")
        if then is not None:
            then()

    # --- reasons -----------------------------------------------------------------------------
    def give_reason(self) -> None:
        """Ask why the last edit was made."""
        from perfdesk.widgets.issues.reason_dialog import ReasonDialog

        edit = self._session.last_edit
        if edit is None:
            self.told.emit("There is no edit to give a reason for.")
            return
        dialog = ReasonDialog(
            f"Reason for \u201c{edit.label}\u201d",
            "It is kept with the edit in the history, and told where figures are compared.",
            "Keep the reason",
            self._window,
        )
        dialog.accepted.connect(lambda: self._session.give_reason(edit, dialog.reason))
        self._show(dialog)

    def _ask_reason(self, edit: Edit, issue: Issue) -> None:
        """Ask why a figure is changed that was issued, and do the edit with that reason."""
        from perfdesk.widgets.issues.reason_dialog import ReasonDialog

        dialog = ReasonDialog(
            f"Why: {edit.label}",
            f"This changes a figure that was issued as \u201c{issue.name}\u201d. Give the reason, "
            "which the history keeps, and it is changed.",
            "Change it",
            self._window,
        )
        dialog.accepted.connect(lambda: self._session.perform(replace(edit, reason=dialog.reason)))
        self._show(dialog)

    # --- comparing ---------------------------------------------------------------------------
    def compare(self, issue: Issue | None = None) -> None:
        """Compare the pack now with an issue, what it was before the last edit, or a file.

        Args:
            issue: What is compared with first; the last edit or the last issue if None.
        """
        from perfdesk.widgets.issues.compare_dialog import CompareDialog

        if self._session.viewed is not None:
            self._session.look_at(None)
        choices = self._choices()
        words = [each for each, _ in choices]
        dialog = CompareDialog(words, self._window)
        dialog.chosen.connect(lambda at: self._compare(dialog, choices[at][1]))
        dialog.measure_wanted.connect(self.measure_wanted)
        self._show(dialog)
        first = 0
        if issue is not None:
            first = next((at for at, each in enumerate(words) if issue.name in each), 0)
        dialog.choices.setCurrentIndex(first)
        if choices[first][1] != self._other_file:
            self._compare(dialog, choices[first][1])
        else:
            dialog.say("Nothing was edited or issued yet. Choose another pack or workbook.")

    def _choices(self) -> list[tuple[str, Callable[[], Comparing | None]]]:
        """Return what the pack can be compared with, the likeliest first."""
        session = self._session
        found: list[tuple[str, Callable[[], Comparing | None]]] = []
        edit = session.last_edit
        if edit is not None:
            found.append((f"Before the last edit: {edit.label}", lambda: self._before_last_edit))
        for issue in session.pack.issues:
            if not issue.is_redacted:
                found.append((f"Issue: {issue.name}", partial(self._with_issue, issue)))
        found.append(("Another pack or workbook\u2026", self._other_file))
        return found

    def _before_last_edit(self) -> Comparison:
        from perfdesk.operations.cycle.comparing import changed_by

        edit = self._session.last_edit
        if edit is None:
            raise CancelledError
        entries = self._session.archive.entries(latest=1)
        return changed_by(self._session.pack, edit, entries[-1] if entries else None)

    def _with_issue(self, issue: Issue) -> Comparing:
        from perfdesk.operations.cycle.comparing import now_and_issued

        pack, archive = self._session.pack, self._session.archive
        return lambda: now_and_issued(pack, archive, issue, "The pack now")

    def _other_file(self) -> Comparing | None:
        from perfdesk.operations.cycle.comparing import with_file

        path = self._questions.pack_to_open(self._preferences[FOLDER])
        if path is None:
            return None
        pack, now = self._session.pack, datetime.now().astimezone()
        return lambda: with_file(pack, path, at=now, reader=self._tasks.reader)

    def _compare(self, dialog: CompareDialog, choose: Callable[[], Comparing | None]) -> None:
        comparing = choose()
        if comparing is None:
            return
        dialog.say("Comparing\u2026")

        def work(_report: ProgressReport) -> Comparison:
            return comparing()

        def failed(problem: PerfDeskError) -> None:
            dialog.say(problem.message)

        self._tasks.start("Comparing", work, dialog.show_comparison, failed, owner=dialog)

    # -----------------------------------------------------------------------------------------
    def _show(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _failed(self, problem: PerfDeskError) -> None:
        self.working.emit("")
        if not isinstance(problem, CancelledError):
            self._questions.tell(problem)
