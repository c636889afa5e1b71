"""What happens to dropped files: packs are opened, extracts imported, and packs begun with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfdesk.app.preferences import COUNCIL, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.core.progress_report import ProgressReport
from perfdesk.widgets.controllers.exchange_controller import ExchangeController
from perfdesk.widgets.controllers.pack_controller import PackController
from perfdesk.widgets.dialogs.waiting_dialog import WaitingDialog
from perfdesk.widgets.questions import Questions

# What reads files is loaded with the first drop: a quarter of a second of the start.
if TYPE_CHECKING:
    from perfdesk.operations.extracts.drops import Drop
    from perfdesk.widgets.dropping.begin_dialog import BeginDialog


class DropController(QObject):
    """Takes files and folders from wherever they were dropped in the window.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        packs: PackController,
        exchange: ExchangeController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._questions = questions
        self._packs = packs
        self._exchange = exchange
        self._window = window
        self._dialog: BeginDialog | None = None

    @property
    def dialog(self) -> BeginDialog | None:
        """The question where the files shall go; None if it is not asked."""
        return self._dialog

    def take(self, paths: Sequence[Path]) -> None:
        """Look at what was dropped, then do what is to be done with it."""
        is_open = self._session.is_open

        def work(report: ProgressReport) -> Drop:
            from perfdesk.operations.extracts.drops import sort_out, with_appendices

            drop = sort_out(paths, report)
            if is_open or drop.packs:
                return drop
            return self._tasks.reader.call(
                with_appendices,
                drop,
                datetime.now().astimezone(),
                files=drop.extracts,
                progress=report,
            )

        task = self._tasks.start("Looking at the dropped files", work, self._go_on, self._failed)
        WaitingDialog(task, "Looking at the dropped files", self._window)

    def _failed(self, problem: PerfDeskError) -> None:
        if not isinstance(problem, CancelledError):
            self._questions.tell(problem)

    def _go_on(self, drop: Drop) -> None:
        """A pack is opened before what came with it is imported into it."""
        if drop.packs:
            self._tell_more(drop, beside=len(drop.packs) - 1)
            self._packs.open_path(drop.packs[0], then=self._importing(lambda: drop.extracts))
        elif not drop.extracts:
            self._tell_more(drop)
        elif self._session.read_only:
            self.told.emit("The pack is read-only, so nothing was imported.")
        elif self._session.is_open:
            self._tell_more(drop)
            self._exchange.import_paths(drop.extracts)
        else:
            self._ask(drop)

    def _ask(self, drop: Drop) -> None:
        from perfdesk.widgets.dropping.begin_dialog import BeginDialog

        reader = self._tasks.reader
        dialog = BeginDialog(drop, self._preferences[COUNCIL], reader, self._window)
        dialog.accepted.connect(lambda: self._begin(dialog))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _begin(self, dialog: BeginDialog) -> None:
        from perfdesk.widgets.dropping.begin_dialog import Goal

        importing = self._importing(lambda: dialog.to_import)
        match dialog.goal:
            case Goal.NEW:
                if dialog.council is not None:
                    self._preferences[COUNCIL] = dialog.council.name
                self._packs.open_made(dialog.maker(), "Creating the pack", then=importing)
            case Goal.SAMPLE:
                self._packs.open_sample(then=importing)
            case Goal.MINE:
                self._packs.open(then=importing)

    def _importing(self, files: Callable[[], tuple[Path, ...]]) -> Callable[[], None]:
        """What is done once a pack is open: import what came with it."""

        def go_on() -> None:
            paths = files()
            if paths and self._session.is_open and not self._session.read_only:
                self._exchange.import_paths(paths)

        return go_on

    def _tell_more(self, drop: Drop, beside: int = 0) -> None:
        """Say what of a drop is not taken, so that nothing goes in silence."""
        said = [f"{each.path.name} is {each.told}" for each in drop.left_out[:2]]
        more = len(drop.left_out) - len(said)
        if more > 0:
            said.append(f"{more} more files were left out")
        if beside:
            said.append("only one pack can be open at a time, so the first was opened")
        if said:
            self.told.emit(f"{'; '.join(said)}.")
        elif not drop.files:
            self.told.emit(
                "There are no spreadsheets or packs among the dropped files, so nothing was "
                "imported."
            )

    def _forget(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
