"""What a table calls its measures, beside the measures of the pack that are meant."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from perfdesk.app.mapping.choices import ASK, LEAVE_OUT, Choice
from perfdesk.app.tables import TableModel
from perfdesk.importing.recipes.labels import MappedLabel

Index = QModelIndex | QPersistentModelIndex

OURS = 1
"""The column with the measure of the pack, which can be chosen."""


class LabelRole(IntEnum):
    """Roles beyond Qt's."""

    NEEDS_A_LOOK = Qt.ItemDataRole.UserRole + 1
    LEFT_OUT = Qt.ItemDataRole.UserRole + 2
    COLOUR = Qt.ItemDataRole.UserRole + 3


class LabelsModel(TableModel):
    """One row a label.

    Signals:
        decided: A person chose: the `MappedLabel`, and the measure's id or None to leave it out.
    """

    decided = Signal(object, object)

    def __init__(self, measures: Sequence[Choice], parent: QObject | None = None) -> None:
        """Make an empty list; *measures* are what can be chosen."""
        super().__init__(parent)
        self._names = {data: words for words, data in measures}
        self._labels: tuple[MappedLabel, ...] = ()
        self.choices: tuple[Choice, ...] = (
            ("You will be asked in the preview", ASK),
            ("Left out", LEAVE_OUT),
            *measures,
        )

    def show_labels(self, labels: Sequence[MappedLabel]) -> None:
        """Show other labels; where they are the same ones, only what they mean is drawn anew."""
        are_same = list(map(_called, labels)) == list(map(_called, self._labels))
        if are_same and labels:
            self._labels = tuple(labels)
            self.dataChanged.emit(self.index(0, 0), self.index(len(labels) - 1, OURS))
            return
        self.beginResetModel()
        self._labels = tuple(labels)
        self.endResetModel()

    @property
    def undecided(self) -> int:
        """How many labels no measure is known for."""
        return sum(each.taken and not each.measure for each in self._labels)

    # --- what Qt asks ------------------------------------------------------------------------
    def headings(self) -> tuple[str, ...]:
        """Return what stands above the columns."""
        return ("In the sheet", "Measure in the pack")

    def count_rows(self) -> int:
        """Return the number of labels."""
        return len(self._labels)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the measure be chosen."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == OURS else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the label, or the measure meant."""
        if not index.isValid():
            return None
        label = self._labels[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._meant(label) if index.column() == OURS else _called(label)
            case Qt.ItemDataRole.EditRole:
                return self._chosen(label)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case LabelRole.NEEDS_A_LOOK:
                return label.taken and not label.measure
            case LabelRole.LEFT_OUT:
                return not label.taken
            case LabelRole.COLOUR:
                return label.coloured.colour if label.coloured else ""
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was chosen; the label shows it once its figures are worked out."""
        if role != Qt.ItemDataRole.EditRole or index.column() != OURS:
            return False
        label = self._labels[index.row()]
        if value == self._chosen(label) or value in {None, ASK}:
            return False
        self.decided.emit(label, None if value == LEAVE_OUT else value)
        return True

    def _chosen(self, label: MappedLabel) -> object:
        if not label.taken:
            return LEAVE_OUT
        return label.measure or ASK

    def _meant(self, label: MappedLabel) -> str:
        if not label.taken:
            return "Left out"
        return self._names.get(label.measure, label.measure) or "Choose a measure\u2026"


def _called(label: MappedLabel) -> str:
    rows = "1 row" if label.rows == 1 else f"{label.rows:,} rows"
    named = f"{label.words}, {label.coloured.words}" if label.coloured else label.words
    return f"{named} ({rows})"
