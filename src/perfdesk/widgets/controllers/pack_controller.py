"""Opening, making, saving and leaving packs, as the person at the window goes through it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from perfdesk.app.packs.recent import RecentPack, RecentPacks
from perfdesk.app.preferences import FOLDER, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.progress_report import ProgressReport
from perfdesk.store import OpenPack, PackChangedError, Recovery
from perfdesk.widgets.questions import Changed, Leaving, Questions, Resuming


class PackController(QObject):
    """Each method is one thing that a person sets out to do.

    Signals:
        working: What is being done in the background, in words; empty when it is over.
        told: A sentence for the status bar.
        merge_wanted: The file that somebody else has changed, to be joined with the open pack, and
            what to do then.
    """

    merge_wanted = Signal(object, object)
    working = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._questions = questions
        self.recent = RecentPacks(preferences)
        self._looking = threading.Lock()

    # --- opening -----------------------------------------------------------------------------
    def open(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a pack and open it, and then do *then*."""
        path = self._questions.pack_to_open(self._preferences[FOLDER])
        if path is not None:
            self.open_path(path, then)

    def open_path(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Open a pack file in place of the pack that is open, and then do *then*.

        Where edits of it never reached the file, the person is asked first what to do with them.
        """
        if self._session.path is not None and path.absolute() == self._session.path:
            self.told.emit(f"{path.name} is already open.")
            _do(then)
            return

        def look(_report: ProgressReport) -> Recovery | None:
            return self._unsaved_work_on(path)

        def looked(unsaved: Recovery | None) -> None:
            if unsaved is None:
                self._open_as_saved(path, then)
            else:
                self._questions.unsaved_work(unsaved, lambda how: decided(unsaved, how))

        def decided(unsaved: Recovery, how: Resuming) -> None:
            if how is Resuming.GO_ON:
                self.recover(unsaved, then)
            elif how is Resuming.AS_SAVED:
                self._open_as_saved(path, then)

        self._tasks.start(f"Looking for unsaved edits to {path.name}", look, looked)

    def _open_as_saved(self, path: Path, then: Callable[[], object] | None) -> None:
        def work(_report: ProgressReport) -> OpenPack:
            from perfdesk.store import open_pack

            return open_pack(path)

        def opened(working: OpenPack) -> None:
            self._show(working)
            self._preferences.note_pack(path.absolute())
            _do(then)

        self._leave_then(lambda: self._start(f"Opening {path.name}", work, opened))

    def open_sample(self, then: Callable[[], object] | None = None) -> None:
        """Open the sample pack, which has no file of its own yet, and then do *then*."""

        def work(_report: ProgressReport) -> OpenPack:
            from perfdesk.operations.sample import sample_pack
            from perfdesk.store import hold_unsaved

            return hold_unsaved(sample_pack(datetime.now().astimezone()))

        def opened(working: OpenPack) -> None:
            self._show(working, disposable=True)
            _do(then)

        self._leave_then(lambda: self._start("Opening the sample pack", work, opened))

    def open_made(
        self,
        make: Callable[[ProgressReport], OpenPack],
        doing: str,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Open a pack that *make* makes in the background, and then do *then*."""

        def made(working: OpenPack) -> None:
            self._show(working)
            _do(then)

        self._leave_then(lambda: self._start(doing, make, made))

    def recover(self, recovery: Recovery, then: Callable[[], object] | None = None) -> None:
        """Go on with work that was left behind, and then do *then*."""

        def work(_report: ProgressReport) -> OpenPack:
            from perfdesk.store import recover

            return recover(recovery)

        def recovered(working: OpenPack) -> None:
            self._show(working)
            _do(then)

        self._leave_then(lambda: self._start(f"Opening {recovery.title}", work, recovered))

    # --- what can be opened ------------------------------------------------------------------
    def list_for_welcome(
        self, show: Callable[[Sequence[RecentPack], Sequence[Recovery]], None]
    ) -> None:
        """Tell *show* of the packs opened before, and of work that was not saved.

        Whether the files are still there is looked up in the background: a network drive that
        is not connected takes its time to say so.
        """
        show(self.recent.listed(), ())

        def look(_report: ProgressReport) -> tuple[Sequence[RecentPack], Sequence[Recovery]]:
            return self.recent.looked_up(), self.left_behind()

        self._tasks.start("Looking for packs", look, lambda found: show(*found))

    def left_behind(self) -> tuple[Recovery, ...]:
        """Return the work that was not saved when a PerfDesk ended."""
        from perfdesk.store import recoverable

        # One at a time: what one clears away the other would find damaged.
        with self._looking:
            return recoverable()

    def _unsaved_work_on(self, path: Path) -> Recovery | None:
        """Return the latest edits of a pack that never reached its file; None if all did."""
        file = path.absolute()
        found = [
            each
            for each in self.left_behind()
            if each.path is not None and each.path.absolute() == file and not each.problem
        ]
        return max(found, key=lambda each: each.when, default=None)

    # --- saving ------------------------------------------------------------------------------
    def save(self, then: Callable[[], object] | None = None) -> None:
        """Write the pack file; ask where to for a pack that has none, and then do *then*."""
        if self._session.path is None or self._session.read_only:
            self.save_as(then)
        else:
            self._publish(None, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask where to and write the pack there; it is worked on under that name from then on."""
        path = self._questions.pack_to_save(self._suggested())
        if path is not None:
            self._publish(path, then)

    def _publish(
        self, path: Path | None, then: Callable[[], object] | None, *, even_if_changed: bool = False
    ) -> None:
        def work(_report: ProgressReport) -> None:
            self._session.publish(path, even_if_changed=even_if_changed)

        def done(_: None) -> None:
            self.working.emit("")
            self._session.saved_state_changed.emit()
            saved = self._session.path
            if saved is not None:
                self._preferences.note_pack(saved)
                self.told.emit(f"Saved {saved.name}.")
            if then is not None:
                then()

        def failed(problem: PerfDeskError) -> None:
            self.working.emit("")
            if not isinstance(problem, PackChangedError):
                self._questions.tell(problem)
                return
            how = self._questions.changed_underneath(problem)
            if how is Changed.REPLACE:
                self._publish(path, then, even_if_changed=True)
            elif how is Changed.MERGE:
                self.merge_wanted.emit(path or self._session.path, lambda: self.save(then))

        self.working.emit("Saving")
        self._tasks.start("Saving", work, done, failed)

    def _suggested(self) -> Path:
        """Where to save to: beside its file, or in the folder used last, under its title."""
        if self._session.path is not None:
            return self._session.path
        settings = self._session.pack.settings
        title = f"{settings.title} {settings.position.key}".replace("/", "-")
        name = "".join(sign for sign in title if sign not in '<>:"\\|?*').strip()
        return Path(self._preferences[FOLDER] or Path.home()) / f"{name}.perfdesk"

    # --- leaving -----------------------------------------------------------------------------
    def close(self) -> None:
        """Let go of the pack."""
        self._leave_then(self._session.close)

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Tell whether the pack can be left now; if saving comes first, *then* is done after."""
        self._session.settle()
        if self._session.is_saved or not self._has_edits:
            return True
        answer = self._questions.leaving(self.name)
        if answer is Leaving.SAVE:
            self.save(then)
            return False
        return answer is Leaving.KEEP

    @property
    def name(self) -> str:
        """What the open pack is called: its file, or its title."""
        path = self._session.path
        return path.stem if path is not None else self._session.pack.settings.title

    @property
    def _has_edits(self) -> bool:
        """Whether leaving could lose sight of anything: a fresh sample has nothing to lose."""
        return self._session.kept_at is not None or self._session.path is not None

    def _leave_then(self, go_on: Callable[[], object]) -> None:
        if self.may_leave(go_on):
            go_on()

    # -----------------------------------------------------------------------------------------
    def _start(
        self,
        doing: str,
        work: Callable[[ProgressReport], OpenPack],
        done: Callable[[OpenPack], None],
    ) -> None:
        def opened(working: OpenPack) -> None:
            self.working.emit("")
            done(working)

        def failed(problem: PerfDeskError) -> None:
            self.working.emit("")
            self._questions.tell(problem)

        self.working.emit(doing)
        self._tasks.start(doing, work, opened, failed)

    def _show(self, working: OpenPack, *, disposable: bool = False) -> None:
        try:
            self._session.open(working, disposable=disposable)
        except Exception:
            working.close()
            raise
        if working.held_by:
            self.told.emit(f"Opened read-only because {working.held_by} has this pack open.")


def _do(then: Callable[[], object] | None) -> None:
    """Go on, where there is anything to go on with."""
    if then is not None:
        then()
