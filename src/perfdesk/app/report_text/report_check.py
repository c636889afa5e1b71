"""The report that is checked: read again when its file is saved, judged again after edits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from perfdesk.app.problem_model import ProblemModel
from perfdesk.app.session import Session, Update
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.claims.check import judged_again
from perfdesk.core.claims.claim import Finding
from perfdesk.core.claims.listing import problem_of
from perfdesk.core.claims.passages import ReportText
from perfdesk.core.problems import Problem
from perfdesk.operations.report_checking import (
    CheckedReport,
    check_pasted_text,
    check_report_file,
    check_report_text,
)

_SETTLED = 400
"""Milliseconds after a file has changed that it is read: Word writes it in several steps."""
_AFTER_EDIT = 60
"""Milliseconds after an edit that the report is judged again: grid and chart are drawn by then."""


class ReportCheck(QObject):
    """One report beside the open pack, or none.

    Signals:
        changed: Another report is checked, or what was found is different.
        read_again: The file was saved elsewhere and has been read again.
        failed: A `PerfDeskError`: the report could not be read.
    """

    changed = Signal()
    read_again = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._reader = tasks.reader
        self._path: Path | None = None
        self._checked: CheckedReport | None = None
        self._findings: dict[Problem, Finding] = {}
        self._moved: set[str] = set()
        self._is_stale = False
        self.problems = ProblemModel(session, self)
        self._watcher = QFileSystemWatcher(self)
        self._read_later = self._timer(_SETTLED, self._read_again)
        self._judge_later = self._timer(_AFTER_EDIT, self._judge_again)
        self._watcher.fileChanged.connect(lambda _: self._read_later.start())
        session.opened.connect(self._follow_pack)
        session.updated.connect(self._follow_edit)

    def _timer(self, wait: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(then)
        return timer

    # --- what is checked ---------------------------------------------------------------------
    @property
    def path(self) -> Path | None:
        """The file of the report; None for pasted text, or where there is none."""
        return self._path

    @property
    def checked(self) -> CheckedReport | None:
        """The report with what was found; None where there is none."""
        return self._checked

    def finding_of(self, problem: Problem) -> Finding | None:
        """Return the finding that a listed problem is; None where it is no longer found."""
        return self._findings.get(problem)

    def problem_at(self, passage: int, place: int) -> Problem | None:
        """Return the problem about the words at a place of a passage; None where there is none."""
        for problem, finding in self._findings.items():
            claim = finding.claim
            if claim.passage == passage and claim.start <= place < claim.end:
                return problem
        return None

    # --- what is done with it ----------------------------------------------------------------
    def open(self, path: Path) -> None:
        """Read and check the report in a file, and follow the file."""
        self._start(path, is_again=False)

    def paste(self, text: str) -> None:
        """Check a text that was pasted."""
        self._watch(None)
        pack, period, reader = self._session.pack, self._session.dashboard.position, self._reader
        self._tasks.start(
            "Checking the text",
            lambda report: check_pasted_text(text, pack, period, progress=report, reader=reader),
            lambda checked: self._take(checked, None),
            self.failed.emit,
            owner=self,
        )

    def close(self) -> None:
        """Have no report any more."""
        self._watch(None)
        self._path, self._checked, self._findings = None, None, {}
        self.problems.take(())
        self.changed.emit()

    def stop(self) -> None:
        """Cease to follow; the window is going."""
        self._read_later.stop()
        self._judge_later.stop()
        self._watch(None)

    def refresh(self) -> None:
        """List what was found, with those dismissed since last."""
        found = self._checked.to_look_at if self._checked else ()
        self._findings = {problem_of(each): each for each in found}
        self.problems.take(tuple(self._findings))
        self.changed.emit()

    def _start(self, path: Path, *, is_again: bool) -> None:
        pack, period, reader = self._session.pack, self._session.dashboard.position, self._reader

        def take(checked: CheckedReport) -> None:
            self._take(checked, path)
            if is_again:
                self.read_again.emit()

        self._tasks.start(
            f"Checking {path.name}",
            lambda report: check_report_file(path, pack, period, progress=report, reader=reader),
            take,
            self.failed.emit,
            owner=self,
        )

    def _take(self, checked: CheckedReport, path: Path | None) -> None:
        self._path, self._checked = path, checked
        self._watch(path)
        if self._session.is_open and checked.ground.pack is not self._session.pack:
            self._is_stale = True  # edited while it was read
            self._judge_later.start()
        self.refresh()

    # --- following ---------------------------------------------------------------------------
    def _watch(self, path: Path | None) -> None:
        """Follow a file, anew after each time it was replaced, and no other."""
        for each in self._watcher.files():
            self._watcher.removePath(each)
        if path is not None and path.exists():
            self._watcher.addPath(str(path))

    def _read_again(self) -> None:
        """Read the file that was saved; while Word is between two steps, look again a little on."""
        if self._path is None or not self._session.is_open:
            return
        if not self._path.exists():
            self._read_later.start()
            return
        self._start(self._path, is_again=True)

    def _follow_pack(self) -> None:
        if not self._session.is_open:
            self.close()
        elif self._checked is not None:
            self._is_stale = True
            self._judge_again()

    def _follow_edit(self, update: Update) -> None:
        if self._checked is None:
            return
        self._moved |= update.rows | update.change.measures
        self._is_stale |= update.headings or bool(update.layers) or update.change.wordings
        self._judge_later.start()

    def _judge_again(self) -> None:
        """Judge what the edits since last may have made stale; all of it where more has changed."""
        checked, moved, self._moved = self._checked, frozenset(self._moved), set()
        if checked is None or not self._session.is_open:
            return
        if self._is_stale:
            self._is_stale = False
            self._judge_all(checked.report)
            return
        ground, found = judged_again(checked.ground, checked.findings, self._session.pack, moved)
        self._checked = replace(checked, ground=ground, findings=found)
        self.refresh()

    def _judge_all(self, report: ReportText) -> None:
        pack, period, path = self._session.pack, self._session.dashboard.position, self._path
        self._tasks.start(
            "Checking the report",
            lambda _: check_report_text(report, pack, period),
            lambda checked: self._take(checked, path),
            owner=self,
        )
