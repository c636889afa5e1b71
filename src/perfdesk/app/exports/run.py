"""One export from the window: written in the background, waited for where a file is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.app.session import Session
from perfdesk.app.tasks import Task, TaskRunner
from perfdesk.core.checks.standing import errors_in_words
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.errors import FileHeldError, PerfDeskError
from perfdesk.core.narrative.summary import moved_since
from perfdesk.core.periods import Period
from perfdesk.core.progress_report import ProgressReport
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.operations.cycle.comparing import last_shown, shown_before
from perfdesk.operations.exports import ExportKind, ExportResult
from perfdesk.system.files import free_name_beside, is_held

LOOK_AGAIN = 1000
"""Milliseconds between two looks at a file that another program holds."""


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to write.

    Attributes:
        wanted: Where each kind of file goes.
        settings: How the report is laid out.
    """

    wanted: Mapping[ExportKind, Path]
    settings: ReportSettings


class ExportRun(QObject):
    """Exports the pack as it is when it begins: the grid can be typed into meanwhile.

    Signals:
        progressed: Steps done, steps in all, and what comes next in words.
        held: The file that another program holds; the run goes on by itself once it is free.
        done: An `ExportResult`.
        failed: A `PerfDeskError`, or that it was cancelled.
    """

    progressed = Signal(int, int, str)
    held = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        parent: QObject | None = None,
        *,
        is_held: Callable[[Path], bool] = is_held,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._is_held = is_held
        self._order: ExportOrder | None = None
        self._task: Task | None = None
        self._waiting_for: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN)
        self._timer.timeout.connect(self._look_again)

    @property
    def is_busy(self) -> bool:
        """Whether an export runs, or waits for a file."""
        return self._task is not None or self._waiting_for is not None

    @property
    def waiting_for(self) -> Path | None:
        """The file that another program holds; None while nothing is waited for."""
        return self._waiting_for

    def start(self, order: ExportOrder) -> None:
        """Export what is ordered."""
        self._order = order
        self._go()

    def save_beside(self) -> None:
        """Leave the file that is held as it is, and write under another name beside it."""
        held, order = self._waiting_for, self._order
        if held is None or order is None:
            return
        wanted = {
            kind: free_name_beside(path) if path == held else path
            for kind, path in order.wanted.items()
        }
        self._order = ExportOrder(wanted, order.settings)
        self._go()

    def cancel(self) -> None:
        """Stop; what is there already stays as it is."""
        if self._task is not None:
            self._task.cancel()
        elif self._waiting_for is not None:
            self.stop()

    def stop(self) -> None:
        """Wait for no file any more; for when the window goes."""
        self._waiting_for = None
        self._timer.stop()

    def _go(self) -> None:
        self.stop()
        session, order = self._session, self._order
        if order is None:
            return
        pack, position = session.pack, session.dashboard.position

        def work(report: ProgressReport) -> ExportResult:
            from perfdesk.operations.exports import export

            result = export(
                pack,
                order.wanted,
                created=datetime.now().astimezone(),
                position=position,
                settings=order.settings,
                since=exported_before(session, position),
                progress=report,
            )
            # The files are there and proved. That they are not noted takes nothing from them.
            with suppress(PerfDeskError):
                names = [each.path.name for each in result.files]
                session.note_export(pack, position, names, errors_in_words(result.open_errors))
            return result

        self._task = self._tasks.start("Exporting", work, self._done, self._failed, owner=self)
        self._task.progressed.connect(self.progressed)

    def _done(self, result: ExportResult) -> None:
        self._task = None
        self._session.saved_state_changed.emit()
        self.done.emit(result)

    def _failed(self, problem: PerfDeskError) -> None:
        self._task = None
        if isinstance(problem, FileHeldError):
            self._waiting_for = Path(problem.path)
            self._timer.start()
            self.held.emit(self._waiting_for)
        else:
            self.failed.emit(problem)

    def _look_again(self) -> None:
        if self._waiting_for is not None and not self._is_held(self._waiting_for):
            self._go()


def changes_since_the_last(session: Session) -> str:
    """Say how much changed since the position shown was issued or exported last.

    That may take a moment. Empty where it never was.
    """
    position = session.dashboard.position
    before = last_shown(session.pack, session.archive, position)
    if before is None:
        return ""
    count = len(moved_since(session.dashboard.as_printed(), before.dashboard))
    when = before.when.astimezone()
    on = f"since {before.name} on {when.day} {when:%B %Y}."
    if not count:
        return f"Nothing changed {on}"
    return f"1 line changed {on}" if count == 1 else f"{count} lines changed {on}"


def exported_before(session: Session, position: Period) -> Dashboard | None:
    """Return a position's dashboard as it was issued or exported last; None where it never was."""
    return shown_before(session.pack, session.archive, position)
