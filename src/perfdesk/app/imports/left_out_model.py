"""What an import does not take, and what to look at, each with its sheet and cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.app.imports.figures_model import ALL_FILES
from perfdesk.app.imports.preview_rows import place_in_file
from perfdesk.app.tables import TableModel
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.drafts.plan import ImportPlan

Index = QModelIndex | QPersistentModelIndex

_SEVERITY = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


class NoteRole(IntEnum):
    """Roles beyond Qt's."""

    SEVERITY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PreviewNote:
    """One thing to know of a file before it is taken over.

    Attributes:
        said: What stands in the cell; for a problem, how grave it is.
        message: One sentence: what is the matter and what to do.
        where: Sheet and cell, as far as they are known.
        file: Which of the files it is about, counted from 0.
        file_name: What that file is called.
        severity: How grave it is; None for a cell that was not understood.
    """

    said: str
    message: str
    where: str
    file: int
    file_name: str
    severity: Severity | None = None


def not_understood(plan: ImportPlan, file: int = 0) -> tuple[PreviewNote, ...]:
    """Return what of a plan's file was not taken, and why."""
    return tuple(
        PreviewNote(each.text, each.message, place_in_file(each.where), file, plan.source.name)
        for each in plan.not_understood
    )


def to_look_at(plan: ImportPlan, file: int = 0) -> tuple[PreviewNote, ...]:
    """Return what there is to know of a plan's file, the gravest first."""
    order = list(_SEVERITY)
    problems = sorted(plan.problems, key=lambda each: order.index(each.severity))
    return tuple(
        PreviewNote(
            _SEVERITY[each.severity],
            _message(each),
            "" if each.kind == ImportKind.UNREADABLE else each.where,
            file,
            plan.source.name,
            each.severity,
        )
        for each in problems
    )


def _message(problem: Problem) -> str:
    # What a reader says of a file that it cannot read helps nobody who wants it read.
    arithmetic = "" if problem.kind == ImportKind.UNREADABLE else problem.arithmetic
    return f"{problem.message} {arithmetic}".strip()


class LeftOutModel(TableModel):
    """Notes of one kind, of one file or of all."""

    def __init__(self, heading: str, parent: QObject | None = None) -> None:
        """Make an empty list; *heading* stands above what a cell says."""
        super().__init__(parent)
        self._heading = heading
        self._all: tuple[PreviewNote, ...] = ()
        self._shown: list[PreviewNote] = []
        self._files = 1
        self._file = ALL_FILES

    def show_notes(self, notes: Sequence[PreviewNote], files: int = 1) -> None:
        """Show other notes."""
        self._all, self._files = tuple(notes), files
        self.show_file(self._file)

    def show_file(self, file: int) -> None:
        """Show the notes of one file only, or of all."""
        self.beginResetModel()
        self._file = file
        self._shown = [each for each in self._all if file in {ALL_FILES, each.file}]
        self.endResetModel()

    def count(self, file: int = ALL_FILES) -> int:
        """Return how many notes there are on a file."""
        return sum(file in {ALL_FILES, each.file} for each in self._all)

    # --- what Qt asks ------------------------------------------------------------------------
    def headings(self) -> tuple[str, ...]:
        """Return the headings; the file is named where there are several."""
        file = ("File",) if self._files > 1 and self._file == ALL_FILES else ()
        return (self._heading, "Why, and what to do", *file, "Found in")

    def count_rows(self) -> int:
        """Return the number of notes shown."""
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a note says."""
        if not index.isValid():
            return None
        note = self._shown[index.row()]
        texts = [note.said, note.message, note.where]
        if len(self.headings()) > len(texts):
            texts.insert(2, note.file_name)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case NoteRole.SEVERITY:
                return note.severity
        return None
