"""Reading a file for the mapping panel, showing it, and handing on what was confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from perfdesk.app.mapping.draft import MappingDraft
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.progress_report import ProgressReport
from perfdesk.core.recipes import Recipe
from perfdesk.operations.extracts.correcting import FileToMap, read_file
from perfdesk.operations.extracts.reading import HarmfulFileError
from perfdesk.widgets.dialogs.waiting_dialog import WaitingDialog
from perfdesk.widgets.mapping.mapping_dialog import MappingDialog
from perfdesk.widgets.theme import Wardrobe

Confirmed = Callable[[Recipe, Mapping[str, str]], None]
"""Takes what a person has confirmed: the recipe, and answers about this one file."""


class MappingFlow(QObject):
    """Opens the mapping panel for one file at a time.

    Signals:
        failed: A `PerfDeskError`: the file cannot be shown.
    """

    failed = Signal(object)

    def __init__(
        self, session: Session, tasks: TaskRunner, wardrobe: Wardrobe, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._wardrobe = wardrobe
        self._window = window
        self._dialog: MappingDialog | None = None

    @property
    def dialog(self) -> MappingDialog | None:
        """The panel as it is open; None if it is not."""
        return self._dialog

    def correct(
        self,
        path: Path,
        confirmed: Confirmed,
        *,
        over: QWidget | None = None,
        recipe: Recipe | None = None,
        family: str = "",
        unless: PerfDeskError | None = None,
    ) -> None:
        """Show how a file is read, and let that be corrected.

        Args:
            path: The file.
            confirmed: Called once a person has confirmed how the file is read.
            over: What the panel lies over; None for the window.
            recipe: The recipe to begin with; None for the one that fits best.
            family: What the file was read as without a recipe; empty where one read it.
            unless: Why the file was not understood; told where there is no table to correct.
        """
        pack = self._session.pack

        def work(report: ProgressReport) -> FileToMap:
            return read_file(pack, path, report, recipe, reader=self._tasks.reader)

        def done(read: FileToMap) -> None:
            if unless is not None and read.mapping is None:
                self.failed.emit(unless)
                return
            draft = MappingDraft(pack, read, self._tasks)
            told = _NOT_KNOWN if unless is not None else ""
            if family and recipe is None:
                told = _OTHERWISE.format(family=family)
            theme = self._wardrobe.theme
            self._show(MappingDialog(draft, theme, over or self._window, told), confirmed)

        def failed(problem: PerfDeskError) -> None:
            harmful = isinstance(problem, HarmfulFileError)
            self.failed.emit(problem if harmful else unless or problem)

        task = self._tasks.start("Reading the sheet", work, done, failed)
        WaitingDialog(task, f"Reading {path.name}", over or self._window)

    def _show(self, dialog: MappingDialog, confirmed: Confirmed) -> None:
        def confirm() -> None:
            if dialog.mapping is not None:
                confirmed(dialog.mapping.recipe(), dialog.mapping.answers)

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog = dialog
        room = self._window.size()
        dialog.resize(max(room.width() - 64, 960), max(room.height() - 48, 560))
        dialog.accepted.connect(confirm)
        dialog.destroyed.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None


_NOT_KNOWN = (
    "No recipe reads this file yet. Say below what its columns are, and the next file of this "
    "kind will be read in the same way."
)
_OTHERWISE = (
    "The file was read as \u201c{family}\u201d, which knows more than a recipe can. What you "
    "confirm here will be used instead."
)
