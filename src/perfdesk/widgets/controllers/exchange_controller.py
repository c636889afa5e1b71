"""Import, export and new packs: what passes between the pack and other files."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from perfdesk.app.preferences import FOLDER, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.edits import Edit, apply_edit, joined
from perfdesk.core.errors import (
    CancelledError,
    PerfDeskError,
    UnreadableExtractError,
    UnwritableFileError,
)
from perfdesk.core.pack import Pack
from perfdesk.core.progress_report import NumberedReport, ProgressReport
from perfdesk.core.recipes import Recipe
from perfdesk.system.files import remove_file
from perfdesk.widgets.controllers.pack_controller import PackController
from perfdesk.widgets.dialogs.waiting_dialog import WaitingDialog
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.theme import Wardrobe

# The dialogs bring all that can be read and written with them: a quarter of a second of the start.
if TYPE_CHECKING:
    from perfdesk.operations.imports import PlannedImport
    from perfdesk.widgets.dialogs.import_dialog import ImportDialog
    from perfdesk.widgets.dialogs.new_pack_dialog import NewPackDialog
    from perfdesk.widgets.exporting.export_dialog import ExportDialog
    from perfdesk.widgets.mapping.mapping_flow import MappingFlow

SAMPLE_FOLDER = "PerfDesk sample extracts"
"""Made in the folder that the person chooses, so that nothing of theirs is replaced."""

SHOWS_IMPORTS = (
    "perfdesk.operations.imports",
    "perfdesk.widgets.dialogs.import_dialog",
    "perfdesk.widgets.mapping.mapping_flow",
)
"""What an import is shown with; loaded by the window's thread it would keep that still."""


class ExchangeController(QObject):
    """Shows the dialogs and carries out what they decide.

    Signals:
        working: What is being done in the background, in words; empty when it is over.
        told: A sentence for the status bar.
        imported: Fingerprint of the file that was imported last.
    """

    working = Signal(str)
    told = Signal(str)
    imported = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        wardrobe: Wardrobe,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._questions = questions
        self._wardrobe = wardrobe
        self._window = window
        self._dialog: QWidget | None = None
        self._confirmed: dict[Path, Recipe] = {}
        self._correcting: MappingFlow | None = None
        self._pasted: Path | None = None
        self._also: Callable[[Pack], Edit] | None = None

    @property
    def correcting(self) -> MappingFlow:
        """What shows a sheet, to say what its columns are; made when it is first asked for."""
        if self._correcting is None:
            from perfdesk.widgets.mapping.mapping_flow import MappingFlow

            self._correcting = MappingFlow(self._session, self._tasks, self._wardrobe, self._window)
            self._correcting.failed.connect(self._failed)
        return self._correcting

    @property
    def dialog(self) -> QWidget | None:
        """The dialog shown last; None if it has gone."""
        return self._dialog

    # --- the sample's extracts -----------------------------------------------------------------
    def save_sample_extracts(self) -> None:
        """Ask for a folder, put the sample's extracts into one of their own there."""
        start = self._preferences[FOLDER] or str(Path.home())
        chosen = self._questions.folder(start)
        if chosen is None:
            return
        folder = chosen / SAMPLE_FOLDER

        def work(_report: ProgressReport) -> tuple[Path, ...]:
            from perfdesk.operations.sample import copy_extracts, copy_further_files

            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as problem:
                raise UnwritableFileError(
                    f"The folder \u201c{chosen.name}\u201d cannot be written to, so nothing was "
                    "saved. Choose another folder.",
                    details=str(problem),
                ) from problem
            return (*copy_extracts(folder), *copy_further_files(folder))

        def done(copies: tuple[Path, ...]) -> None:
            self.working.emit("")
            # The next import begins where they are.
            self._preferences[FOLDER] = str(folder)
            self.told.emit(f"Saved {_names(copies)} in {folder.name}. Import them from there.")

        self.working.emit("Saving the sample extracts")
        self._tasks.start("Saving extracts", work, done, self._failed)

    # --- import ------------------------------------------------------------------------------
    def import_extracts(self) -> None:
        """Ask for extracts, and show what they would bring."""
        paths = self._questions.extracts(self._preferences[FOLDER])
        if paths:
            self.import_paths(paths)

    def import_paths(
        self,
        paths: Sequence[Path],
        *,
        remember: bool = True,
        recipes: Mapping[Path, Recipe] = MappingProxyType({}),
        also: Callable[[Pack], Edit] | None = None,
    ) -> None:
        """Show what extracts would bring; nothing is changed before that is agreed to.

        Args:
            paths: The extracts.
            remember: Whether the next import begins in their folder.
            recipes: What some of them are read by.
            also: Returns an edit that is done with the import, as one step.
        """
        if remember:
            self._preferences[FOLDER] = str(paths[0].parent)
        self._confirmed = dict(recipes)
        self._also = also
        self._plan(tuple(paths), {})

    def _plan(
        self,
        paths: tuple[Path, ...],
        answers: Mapping[str, str],
        dialog: ImportDialog | None = None,
    ) -> None:
        """Plan the files, and show that in a dialog of its own or in the one that is open."""
        pack, confirmed = self._session.pack, dict(self._confirmed)

        def work(report: ProgressReport) -> tuple[PlannedImport, ...]:
            from perfdesk.operations.imports import plan_extracts

            now = datetime.now().astimezone()
            numbered = NumberedReport(report, len(paths))
            # What shows the plans is loaded here too, by a thread that lets the window go on.
            for name in SHOWS_IMPORTS:
                importlib.import_module(name)
            return plan_extracts(
                pack,
                paths,
                at=now,
                answers=answers,
                confirmed=confirmed,
                progress=numbered,
                reader=self._tasks.reader,
            )

        def done(plans: tuple[PlannedImport, ...]) -> None:
            self.working.emit("")
            if dialog is None:
                self._show_import(plans, answers)
            elif self._dialog is dialog:
                dialog.show_plans(plans)

        def failed(problem: PerfDeskError) -> None:
            if dialog is not None and self._dialog is dialog:
                dialog.show_plans(dialog.plans)  # as they were before
            if dialog is None and len(paths) == 1 and isinstance(problem, UnreadableExtractError):
                self.working.emit("")
                self._offer_to_correct(paths[0], problem)
            else:
                self._failed(problem)

        self.working.emit(f"Reading {_names(paths)}")
        task = self._tasks.start("Reading extracts", work, done, failed)
        WaitingDialog(task, f"Reading {_names(paths)}", dialog or self._window)

    def _offer_to_correct(self, path: Path, problem: PerfDeskError) -> None:
        """Show the sheet where no recipe reads it; tell why where there is nothing to show."""

        def confirmed(recipe: Recipe, answers: Mapping[str, str]) -> None:
            self._confirmed[path] = recipe
            self._plan((path,), answers)

        self.correcting.correct(path, confirmed, unless=problem)

    def _show_import(self, plans: tuple[PlannedImport, ...], answers: Mapping[str, str]) -> None:
        theme = self._wardrobe.theme
        from perfdesk.widgets.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(self._session.pack, plans, theme, self._window, answers)
        paths = tuple(planned.path for planned in plans)
        dialog.answered.connect(lambda answers: self._plan(paths, answers, dialog))
        dialog.correct_wanted.connect(lambda path: self._correct(dialog, paths, path))
        dialog.accepted.connect(lambda: self._take_over(dialog))
        self._open(dialog)

    def _correct(self, dialog: ImportDialog, paths: tuple[Path, ...], path: Path) -> None:
        """Show how one of the files is read; what is confirmed is planned again."""

        def confirmed(recipe: Recipe, answers: Mapping[str, str]) -> None:
            self._confirmed[path] = recipe
            dialog.know(answers)
            dialog.wait()
            self._plan(paths, dialog.answers, dialog)

        self.correcting.correct(
            path,
            confirmed,
            over=dialog,
            recipe=dialog.recipe_of(path, self._confirmed),
            family=dialog.family_of(path),
        )

    def _take_over(self, dialog: ImportDialog) -> None:
        """One edit for all extracts, so that one undo takes it back."""
        from perfdesk.operations.imports import import_edit

        pack = self._session.pack
        edit = import_edit(pack, dialog.plans, dialog.accepted_keys)
        if self._also is not None:
            after, _ = apply_edit(pack, edit)
            edit = replace(joined(edit.label, edit, self._also(after)), reason=edit.reason)
        if self._session.perform(edit):
            brought = dialog.accepted_words or "what the file holds besides figures"
            self.imported.emit(dialog.plans[-1].plan.source.fingerprint)
            self.told.emit(
                f"Imported {brought}. Sources (Ctrl+L) shows all that came; Undo takes it back."
            )

    # --- targets -----------------------------------------------------------------------------
    def save_targets(self) -> None:
        """Ask for a folder and write the sheet of targets there."""
        folder = self._questions.folder(self._preferences[FOLDER] or str(Path.home()))
        if folder is None:
            return
        pack, position = self._session.pack, self._session.dashboard.position

        def work(_report: ProgressReport) -> Path:
            from perfdesk.operations.cycle.targets import write_targets_beside

            return write_targets_beside(pack, folder, position, at=datetime.now().astimezone())

        def done(path: Path) -> None:
            self.working.emit("")
            self.told.emit(f"Saved {path.name}. Fill it in, and import it like an extract.")

        self.working.emit("Writing the targets")
        self._tasks.start("Writing the targets", work, done, self._failed)

    def paste_table(self) -> None:
        """Read the table on the clipboard as an extract, such as a sheet of targets."""
        from perfdesk.app.clipboard import from_clipboard
        from perfdesk.operations.extracts.pasting import pasted_file

        block = from_clipboard(QGuiApplication.clipboard().mimeData())
        try:
            self._pasted = pasted_file(block)
        except PerfDeskError as problem:
            self._questions.tell(problem)
            return
        self.import_paths((self._pasted,), remember=False)

    # --- export ------------------------------------------------------------------------------
    def export(self) -> None:
        """Ask what to write and where, and write it."""
        from perfdesk.widgets.exporting.export_dialog import ExportDialog

        dialog = ExportDialog(
            self._session, self._tasks, self._preferences, self._questions, self._window
        )
        dialog.wrote.connect(self.told)
        self._open(dialog)

    # --- new ---------------------------------------------------------------------------------
    def new_from_appendix(self, flows: PackController) -> None:
        """Ask for an appendix and a council, and open the pack made of them."""
        from perfdesk.widgets.dialogs.new_pack_dialog import NewPackDialog

        dialog = NewPackDialog(self._tasks, self._questions, self._preferences, self._window)
        dialog.accepted.connect(
            lambda: flows.open_made(dialog.maker(), f"Reading {dialog.appendix.name}")
        )
        self._open(dialog)

    # -----------------------------------------------------------------------------------------
    def _open(self, dialog: ImportDialog | ExportDialog | NewPackDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.destroyed.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None
        if self._pasted is not None:
            remove_file(self._pasted)  # what was pasted is kept nowhere but in the pack
            self._pasted = None

    def _failed(self, problem: PerfDeskError) -> None:
        self.working.emit("")
        if not isinstance(problem, CancelledError):
            self._questions.tell(problem)


def _names(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"{len(paths)} extracts"
