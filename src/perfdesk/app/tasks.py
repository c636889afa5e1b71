"""Long work off the window's thread: with progress, a Cancel that works, and one error path.

Work gets a snapshot (packs and dashboards never change in place) and a progress report; it runs
on a pool thread. Result, progress and error arrive on the thread of the window.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from perfdesk.app.unexpected import unexpected
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.core.progress_report import CancellableReport, ProgressReport
from perfdesk.operations.extracts.reading import Reader, ReaderHere

Result = TypeVar("Result")

AT_ONCE = 2
"""How many tasks run side by side: laptops have few cores, and one is the window's."""


class Pool(Protocol):
    """Where tasks run."""

    def start(self, work: Callable[[], None]) -> None:
        """Run *work*, now or as soon as there is room."""

    def wait(self) -> None:
        """Return when nothing runs any more."""


class _Runnable(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        """Do the work; it catches what goes wrong itself."""
        self._work()


class ThreadPool:
    """Runs tasks on threads of its own."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(AT_ONCE)

    def start(self, work: Callable[[], None]) -> None:
        """Run *work* on a thread as soon as one is free."""
        self._pool.start(_Runnable(work))

    def wait(self) -> None:
        """Return when no thread works any more."""
        self._pool.waitForDone()


class ImmediatePool:
    """Runs tasks at once on the caller's thread; for tests and for work that must be in order."""

    def start(self, work: Callable[[], None]) -> None:
        """Run *work* now."""
        work()

    def wait(self) -> None:
        """Nothing ever runs in the background."""


class Task(QObject):
    """One piece of long work.

    Signals:
        progressed: Steps done, steps in all, and what comes next in words.
        ended: The work is over, whether done, failed or cancelled.
    """

    progressed = Signal(int, int, str)
    ended = Signal()

    # Emitted on the pool's thread and queued to the window's.
    _step = Signal(int, int, str)
    _over = Signal()

    def __init__(self, label: str, work: Callable[[ProgressReport], Callable[[], None]]) -> None:
        super().__init__()
        self.label = label
        self._work = work
        self._stop = threading.Event()
        self._is_dropped = False
        self._is_forsaken = False
        self._conclusion: Callable[[], None] = _nothing
        queued = Qt.ConnectionType.QueuedConnection
        self._step.connect(self._tell, queued)
        self._over.connect(self._conclude, queued)

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody has asked the work to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; it does so before its next step and leaves nothing behind."""
        self._stop.set()

    def drop(self) -> None:
        """Tell nothing more, not even what is on its way from the thread already."""
        # To disconnect would not be enough: what is queued already is delivered all the same.
        self._is_dropped = True

    def forsake(self) -> None:
        """Stop, and tell no result: whoever wanted it is gone."""
        self._is_forsaken = True
        self.cancel()

    def run(self) -> None:
        """Do the work; called on the pool's thread."""
        self._conclusion = self._work(CancellableReport(self._report, self._stop.is_set))
        self._over.emit()

    def _report(self, done: int, total: int, doing: str) -> None:
        self._step.emit(done, total, doing)

    def _tell(self, done: int, total: int, doing: str) -> None:
        if not self._is_dropped:
            self.progressed.emit(done, total, doing)

    def _conclude(self) -> None:
        conclusion, self._conclusion = self._conclusion, _nothing
        if self._is_dropped:
            return
        try:
            if not self._is_forsaken:
                conclusion()
        finally:
            self.ended.emit()


class TaskRunner(QObject):
    """Starts tasks and keeps them until they have ended.

    Signals:
        failed: A `PerfDeskError` of a task whose caller did not want to hear of it itself.
        busy_changed: Whether anything runs.
    """

    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self, pool: Pool, parent: QObject | None = None, *, reader: Reader | None = None
    ) -> None:
        """Begin with nothing to do.

        Args:
            pool: Where tasks run.
            parent: The Qt object that keeps this one.
            reader: Reads files from outside for the tasks; None to read them in this process.
        """
        super().__init__(parent)
        self.reader: Reader = reader or ReaderHere()
        self._pool = pool
        self._running: set[Task] = set()

    @property
    def is_busy(self) -> bool:
        """Whether anything runs."""
        return bool(self._running)

    def start(
        self,
        label: str,
        work: Callable[[ProgressReport], Result],
        on_done: Callable[[Result], None],
        on_failed: Callable[[PerfDeskError], None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task:
        """Run *work* in the background.

        Args:
            label: What is done, in words.
            work: Called on another thread with the report to tell its steps to.
            on_done: Called with the result on the window's thread.
            on_failed: Called with the error there; without it `failed` is emitted. A cancelled
                task tells `on_failed` only: who cancelled knows.
            owner: Whose the result is, where that may be gone before the work is done: a dialog
                that was closed is told nothing.
        """

        def whole(report: ProgressReport) -> Callable[[], None]:
            try:
                result = work(report)
            # Whatever it was, a thread must not die of it: some readers panic outside Exception.
            except BaseException as error:
                problem = unexpected(error)
                return lambda: self._fail(problem, on_failed)
            return lambda: on_done(result)

        task = Task(label, whole)
        self._running.add(task)
        task.ended.connect(self._forget)
        if owner is not None:
            owner.destroyed.connect(task.forsake)
        if len(self._running) == 1:
            self.busy_changed.emit(True)
        self._pool.start(task.run)
        return task

    def close(self) -> None:
        """Cancel everything and return when nothing runs any more; results are dropped."""
        for task in self._running:
            task.cancel()
        self._pool.wait()
        for task in self._running:
            task.drop()
            task.deleteLater()
        self._running.clear()
        self.reader.close()

    def _fail(
        self, problem: PerfDeskError, on_failed: Callable[[PerfDeskError], None] | None
    ) -> None:
        if on_failed is not None:
            on_failed(problem)
        elif not isinstance(problem, CancelledError):
            self.failed.emit(problem)

    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.discard(task)
            task.deleteLater()
        if not self._running:
            self.busy_changed.emit(False)


def _nothing() -> None:
    """The conclusion of a task that has none yet, or has told it."""
