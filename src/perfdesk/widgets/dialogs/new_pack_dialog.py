"""A new pack from the table that a council prints today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.app.preferences import COUNCIL, FOLDER, Preferences
from perfdesk.app.tasks import Task, TaskRunner
from perfdesk.core.errors import PerfDeskError, UntoldPositionError
from perfdesk.core.periods import Period, PeriodError, parse_period
from perfdesk.core.places import Place
from perfdesk.core.progress_report import ProgressReport
from perfdesk.forms.ui_new_pack import Ui_NewPack
from perfdesk.operations.packs import (
    DEFAULT_TITLE,
    FoundAppendix,
    find_council,
    look_at_appendix,
    new_from_appendix,
)
from perfdesk.store import OpenPack, hold_unsaved
from perfdesk.widgets.dropping.council_field import offer_councils
from perfdesk.widgets.labels import set_as_title
from perfdesk.widgets.questions import Questions

_PAUSE = 300
"""Milliseconds without a key, after which a name that is being typed is looked at."""


class NewPackDialog(QDialog):
    """Asks for the appendix, the council and a title; shows what the appendix holds."""

    def __init__(
        self,
        tasks: TaskRunner,
        questions: Questions,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._questions = questions
        self._preferences = preferences
        self._council: Place | None = None
        self._found: FoundAppendix | None = None
        self._looking: Task | None = None
        self._ui = Ui_NewPack()
        self._ui.setupUi(self)
        set_as_title(self._ui.heading)
        self.setObjectName("new")
        self._ui.title.setText(DEFAULT_TITLE)
        self._ui.council.setText(preferences[COUNCIL])
        offer_councils(self._ui.council)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._ui.appendix.textChanged.connect(self._begin_anew)
        self._ui.position.textEdited.connect(self._wait)
        self._ui.council.textChanged.connect(self._show_what_is_possible)
        self._ui.browse.clicked.connect(self._browse)
        self._ui.make.clicked.connect(self._make)
        self._ui.cancel.clicked.connect(self.reject)
        self._show_found(None)

    @property
    def appendix(self) -> Path:
        """The file that was chosen."""
        return Path(self._ui.appendix.text().strip())

    def maker(self) -> Callable[[ProgressReport], OpenPack]:
        """Return what makes the pack, to be run in the background.

        Raises:
            RuntimeError: The dialog was not accepted.
        """
        council, found = self._council, self._found
        appendix, title = self.appendix, self._ui.title.text().strip()
        if council is None or found is None:
            raise RuntimeError("no council or appendix has been chosen")

        def make(report: ProgressReport) -> OpenPack:
            now = datetime.now().astimezone()
            made = self._tasks.reader.call(
                new_from_appendix,
                appendix,
                council,
                files=[appendix],
                progress=report,
                at=now,
                title=title,
                position=found.position,
            )
            return hold_unsaved(made.pack)

        return make

    def _make(self) -> None:
        try:
            self._council = find_council(self._ui.council.text().strip())
        except PerfDeskError as problem:
            self._ui.problem.setText(problem.message)
            self._ui.council.setFocus()
            return
        self._preferences[COUNCIL] = self._council.name
        self.accept()

    def _browse(self) -> None:
        chosen = self._questions.extracts(self._preferences[FOLDER])
        if chosen:
            self._ui.appendix.setText(str(chosen[0]))
            self._look()

    # --- what the appendix holds -------------------------------------------------------------
    def _begin_anew(self) -> None:
        """Another file says itself what it reports."""
        self._ui.position.clear()
        self._wait()

    def _wait(self) -> None:
        self._show_found(None)
        self._pause.start()

    def _look(self) -> None:
        """Look at the file in the background; what comes late of an earlier one is dropped."""
        self._pause.stop()
        if self._looking is not None:
            self._looking.forsake()
            self._looking = None
        self._show_found(None)
        path, told = self.appendix, self._ui.position.text().strip()
        if not self._ui.appendix.text().strip() or not path.is_file():
            return
        try:
            position = parse_period(told) if told else None
        except PeriodError as problem:
            self._ui.problem.setText(str(problem))
            return

        def work(report: ProgressReport) -> FoundAppendix:
            return self._tasks.reader.call(
                look_at_appendix,
                path,
                files=[path],
                progress=report,
                at=datetime.now().astimezone(),
                position=position,
            )

        self._ui.holds.setText(f"Looking at {path.name}\u2026")
        self._looking = self._tasks.start(
            "Looking at the appendix", work, self._show_found, self._refuse, owner=self
        )

    def _refuse(self, problem: PerfDeskError) -> None:
        self._looking = None
        self._show_found(None)
        if isinstance(problem, UntoldPositionError):
            self._ui.holds.setText(
                "The file does not say which year it reports. Enter the year below."
            )
            self._ui.position.setFocus()
        else:
            self._ui.problem.setText(problem.message)

    def _show_found(self, found: FoundAppendix | None) -> None:
        self._found = found
        ui = self._ui
        if found is not None:
            self._looking = None
            self._tell_position(found.position)
        ui.holds.setText(found.text if found else "")
        ui.holds.setVisible(bool(ui.appendix.text().strip()))
        ui.remarks.clear()
        ui.remarks.addItems(found.remarks if found else ())
        for part in (ui.remarks, ui.remarksLabel):
            part.setVisible(ui.remarks.count() > 0)
        ui.remarksLabel.setText(f"T&o check ({ui.remarks.count()})")
        self._show_what_is_possible()

    def _tell_position(self, position: Period) -> None:
        if not self._ui.position.text().strip():
            self._ui.position.setText(position.label)

    def _show_what_is_possible(self) -> None:
        self._ui.problem.clear()
        self._ui.make.setEnabled(bool(self._found and self._ui.council.text().strip()))
