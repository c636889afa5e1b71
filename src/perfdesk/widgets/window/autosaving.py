"""Saving to the pack file every so often, for those who asked for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.app.preferences import AUTOSAVE, Option, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.progress_report import ProgressReport

_MINUTE = 60_000


class AutoSaver(QObject):
    """Writes the pack file without a word; what goes wrong is told once in the status bar.

    Every edit is on disk in the working copy whatever happens here, so nothing is asked: a file
    that somebody else has changed is left alone until the person saves.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self, session: Session, tasks: TaskRunner, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._is_saving = False
        self._trouble = ""
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.save)
        preferences.changed.connect(self._follow_preference)
        session.opened.connect(self._follow)
        self._follow()

    @property
    def is_waiting(self) -> bool:
        """Whether the next saving is on its way."""
        return self._clock.isActive()

    def stop(self) -> None:
        """Save no more; the window is going."""
        self._clock.stop()

    def save(self) -> None:
        """Write the pack file if it lacks anything and there is one."""
        session = self._session
        idle = self._is_saving or session.is_saved
        if idle or session.path is None or session.read_only:
            return
        self._is_saving = True

        def work(_report: ProgressReport) -> None:
            session.publish()

        self._tasks.start("Saving", work, self._done, self._failed)

    def _done(self, _: None) -> None:
        self._is_saving, self._trouble = False, ""
        self._session.saved_state_changed.emit()

    def _failed(self, problem: PerfDeskError) -> None:
        self._is_saving = False
        if problem.message != self._trouble:
            self._trouble = problem.message
            self.told.emit(problem.message)

    def _follow_preference(self, option: Option[object]) -> None:
        if option is AUTOSAVE:
            self._follow()

    def _follow(self) -> None:
        minutes = self._preferences[AUTOSAVE]
        if minutes and self._session.is_open:
            self._clock.start(minutes * _MINUTE)
        else:
            self._clock.stop()
