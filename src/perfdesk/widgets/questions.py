"""What the window asks and tells in boxes: files, whether to save, what went wrong.

Everything modal passes through one object, so that tests can answer for the person.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from perfdesk.core.errors import PerfDeskError
from perfdesk.store import Recovery

PACKS = "PerfDesk packs (*.perfdesk)"
REPORTS = "Reports (*.docx *.pdf *.txt *.md);;All files (*)"
RECIPES = "Recipes (*.json);;All files (*)"
EXTRACTS = (
    "Extracts (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.docx *.json *.xml *.html);;"
    "Excel workbooks (*.xlsx *.xlsm *.xls *.xlsb);;OpenDocument (*.ods);;"
    "Text (*.csv *.tsv *.txt);;All files (*)"
)


class Leaving(StrEnum):
    """What to do with a pack that has edits which are not in its file."""

    SAVE = "save"
    KEEP = "keep"
    STAY = "stay"


class Resuming(StrEnum):
    """What to do with edits of a pack that never reached its file."""

    GO_ON = "go on"
    AS_SAVED = "as saved"
    STAY = "stay"


class Changed(StrEnum):
    """What to do with a pack file that somebody else has changed since it was opened."""

    MERGE = "merge"
    REPLACE = "replace"
    STAY = "stay"


class Questions(Protocol):
    """Asks the person at the window."""

    def pack_to_open(self, folder: str) -> Path | None:
        """Ask for a pack file; None if the person thought better of it."""

    def pack_to_save(self, suggested: Path) -> Path | None:
        """Ask where to save; the person has agreed to replace what is there."""

    def extracts(self, folder: str) -> tuple[Path, ...]:
        """Ask for extracts to import; none if the person thought better of it."""

    def recipe_to_open(self, folder: str) -> Path | None:
        """Ask for the file of a recipe; None if the person thought better of it."""

    def recipe_to_save(self, suggested: Path) -> Path | None:
        """Ask where to write a recipe; the person has agreed to replace what is there."""

    def folder(self, start: str) -> Path | None:
        """Ask for a folder."""

    def text_to_save(self, suggested: Path) -> Path | None:
        """Ask where to save a text; the person has agreed to replace what is there."""

    def report_to_open(self, folder: str) -> Path | None:
        """Ask for a covering report; None if the person thought better of it."""

    def report_copy_to_save(self, suggested: Path) -> Path | None:
        """Ask where to save what is made of a report; the person has agreed to replace a file."""

    def leaving(self, name: str) -> Leaving:
        """Ask what to do before a pack with unsaved edits is left."""

    def unsaved_work(self, recovery: Recovery, answer: Callable[[Resuming], object]) -> None:
        """Tell of edits that were kept but not saved, and ask whether to go on with them.

        Returns at once; *answer* is called when the person has decided.
        """

    def changed_underneath(self, problem: PerfDeskError) -> Changed:
        """Tell that the file was changed by somebody else, and ask what to do with it."""

    def tell(self, problem: PerfDeskError) -> None:
        """Tell what went wrong, in one sentence with the details to copy."""

    def about(self, title: str, text: str) -> None:
        """Tell something about the program."""


class Boxes:
    """Asks in dialog boxes over the window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def pack_to_open(self, folder: str) -> Path | None:
        """Ask in the system's own dialog."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a pack", folder, f"{PACKS};;All files (*)"
        )
        return Path(chosen) if chosen else None

    def pack_to_save(self, suggested: Path) -> Path | None:
        """Ask in the system's own dialog; the ending is added where it was left out."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save the pack", str(suggested), PACKS
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".perfdesk")

    def extracts(self, folder: str) -> tuple[Path, ...]:
        """Ask in the system's own dialog; several files may be chosen."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Import extracts", folder, EXTRACTS)
        return tuple(Path(each) for each in chosen)

    def recipe_to_open(self, folder: str) -> Path | None:
        """Ask in the system's own dialog."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Add a recipe", folder, RECIPES)
        return Path(chosen) if chosen else None

    def recipe_to_save(self, suggested: Path) -> Path | None:
        """Ask in the system's own dialog; the ending is added where it was left out."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save the recipe", str(suggested), RECIPES
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".json")

    def folder(self, start: str) -> Path | None:
        """Ask in the system's own dialog."""
        chosen = QFileDialog.getExistingDirectory(self._window, "Choose a folder", start)
        return Path(chosen) if chosen else None

    def text_to_save(self, suggested: Path) -> Path | None:
        """Ask in the system's own dialog; the ending is added where it was left out."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save the list", str(suggested), "Text (*.txt)"
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".txt")

    def report_to_open(self, folder: str) -> Path | None:
        """Ask in the system's own dialog."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Open a report", folder, REPORTS)
        return Path(chosen) if chosen else None

    def report_copy_to_save(self, suggested: Path) -> Path | None:
        """Ask in the system's own dialog; the ending is added where it was left out."""
        kind = f"*{suggested.suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save as", str(suggested), kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(suggested.suffix)

    def leaving(self, name: str) -> Leaving:
        """Ask with Save as the answer to Enter, and staying as the answer to Escape."""
        box = self._box(QMessageBox.Icon.Question, f"Save the changes to {name}?")
        box.setInformativeText(
            "Every edit is kept on this computer. If you close without saving, PerfDesk will "
            "offer them when you next open it."
        )
        save = box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton("Close without saving", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        box.exec()
        chosen = box.clickedButton()
        if chosen is save:
            return Leaving.SAVE
        return Leaving.KEEP if chosen is keep else Leaving.STAY

    def unsaved_work(self, recovery: Recovery, answer: Callable[[Resuming], object]) -> None:
        """Ask with going on as the answer to Enter; the edits stay on offer either way."""
        when = recovery.when.astimezone()
        is_one = recovery.edits == 1
        edits = "1 edit" if is_one else f"{recovery.edits} edits"
        box = self._box(
            QMessageBox.Icon.Question,
            f"{recovery.title} has {edits} from {when.day} {when:%B, %H:%M}, kept on this "
            f"computer but not saved to the file. Continue with {'it' if is_one else 'them'}?",
        )
        go_on = box.addButton("Continue with the edits", QMessageBox.ButtonRole.AcceptRole)
        as_saved = box.addButton("Open the saved file", QMessageBox.ButtonRole.ActionRole)
        stay = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(stay)

        def decided(_result: int) -> None:
            chosen = box.clickedButton()
            if chosen is go_on:
                answer(Resuming.GO_ON)
            else:
                answer(Resuming.AS_SAVED if chosen is as_saved else Resuming.STAY)

        box.finished.connect(decided)
        # Not executed: the window below is drawn, and what it does goes on.
        box.open()

    def changed_underneath(self, problem: PerfDeskError) -> Changed:
        """Ask with joining the two as the answer to Enter, leaving it alone as that to Escape."""
        box = self._box(QMessageBox.Icon.Warning, problem.message)
        merge = box.addButton("Merge", QMessageBox.ButtonRole.AcceptRole)
        replace = box.addButton("Replace it", QMessageBox.ButtonRole.DestructiveRole)
        leave = box.addButton("Keep the file", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(merge)
        box.setEscapeButton(leave)
        box.exec()
        if box.clickedButton() is merge:
            return Changed.MERGE
        return Changed.REPLACE if box.clickedButton() is replace else Changed.STAY

    def tell(self, problem: PerfDeskError) -> None:
        """Show the sentence; what else is known can be shown and copied."""
        box = self._box(QMessageBox.Icon.Warning, problem.message)
        close = box.addButton("Close", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(close)
        copy = None
        if problem.details:
            box.setDetailedText(problem.details)
            copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
        box.exec()
        if copy is not None and box.clickedButton() is copy:
            QGuiApplication.clipboard().setText(f"{problem.message}\n\n{problem.details}")

    def about(self, title: str, text: str) -> None:
        """Show a text with a button to close it."""
        box = self._box(QMessageBox.Icon.NoIcon, text)
        box.setWindowTitle(title)
        box.addButton("Close", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def _box(self, icon: QMessageBox.Icon, text: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setIcon(icon)
        box.setWindowTitle("PerfDesk")
        box.setText(text)
        box.finished.connect(box.deleteLater)
        return box
