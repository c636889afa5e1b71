"""The files of an import: how each was read, how far its data run, what it brings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.app.imports.figures_model import ALL_FILES, FiguresModel

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file in words.

    Attributes:
        name: Of the file.
        how: What it was read as.
        data_to: How far its data run, by its own words; empty where it does not say.
        brings: What it brings.
    """

    name: str
    how: str
    data_to: str
    brings: str


class FilesModel(QAbstractListModel):
    """All files in the first row, then each; a tick takes all figures of a file or none."""

    def __init__(self, figures: FiguresModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._lines: tuple[FileLine, ...] = ()
        figures.ticked.connect(self._follow)

    def show_files(self, lines: Sequence[FileLine]) -> None:
        """Show other files, or the same ones with what they bring now."""
        if len(lines) == len(self._lines):
            self._lines = tuple(lines)
            self._follow()
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def file_of(self, row: int) -> int:
        """Return which file stands in a row, counted from 0; `ALL_FILES` for the first row."""
        return row - 1 if row > 0 else ALL_FILES

    def _follow(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines)))

    # --- what Qt asks ------------------------------------------------------------------------
    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of files, and one for all of them."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or not self._lines else len(self._lines) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let each be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return some lines on a file, or whether its figures are ticked."""
        if not index.isValid():
            return None
        file = self.file_of(index.row())
        tell: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: "\n".join(self._told(file)),
            Qt.ItemDataRole.ToolTipRole: lambda: "\n".join(self._told(file)),
            Qt.ItemDataRole.AccessibleTextRole: lambda: ", ".join(self._told(file)),
            Qt.ItemDataRole.CheckStateRole: lambda: self._figures.state_of_file(file),
        }
        return tell[role]() if role in tell else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take all figures of a file over, or leave all of them out."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self._figures.tick_file(self.file_of(index.row()), ticked)
        return True

    def _told(self, file: int) -> list[str]:
        if file == ALL_FILES:
            return [f"All {len(self._lines)} files"]
        line = self._lines[file]
        return [each for each in (line.name, line.how, line.data_to, line.brings) if each]
