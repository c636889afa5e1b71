"""Commentary that an import brings, each text beside the one that the pack holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from perfdesk.app.imports.figures_model import ALL_FILES
from perfdesk.app.imports.preview_rows import place_in_file
from perfdesk.app.tables import TableModel
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.importing.drafts.plan import ImportPlan

Index = QModelIndex | QPersistentModelIndex

_HEADINGS = ("Measure", "In the pack", "In the extract", "Found in")
_AUDIENCES = {Audience.PUBLIC: "", Audience.INTERNAL: " (internal note)"}


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One text that an import brings.

    Attributes:
        key: What identifies the comment.
        file: Which of the files it is in, counted from 0.
        texts: What each column says.
    """

    key: CommentaryKey
    file: int
    texts: tuple[str, str, str, str]


def comment_rows(pack: Pack, plan: ImportPlan, file: int = 0) -> tuple[CommentRow, ...]:
    """Return the comments of a plan that read otherwise than the pack's."""
    return tuple(_rows(pack, plan, file))


def _rows(pack: Pack, plan: ImportPlan, file: int) -> Iterator[CommentRow]:
    planned = {each.id: each for each in plan.records if isinstance(each, Measure)}
    measures = {**{each.id: each for each in pack.table(Measure).values()}, **planned}
    for each in plan.records:
        if not isinstance(each, Commentary):
            continue
        held = pack.table(Commentary).get(each.key)
        if held is not None and held.text == each.text:
            continue
        measure = measures.get(each.key.measure)
        name = measure.description if measure else each.key.measure
        yield CommentRow(
            each.key,
            file,
            (
                f"{name}{_AUDIENCES[each.key.audience]}",
                held.text if held else "",
                each.text,
                place_in_file(each.source),
            ),
        )


class CommentsModel(TableModel):
    """Texts of one file or of all; each is ticked to begin with.

    Signals:
        ticked: Other texts are ticked than before.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[CommentRow, ...] = ()
        self._shown: list[CommentRow] = []
        self._file = ALL_FILES
        self._left_out: set[CommentaryKey] = set()

    def show_rows(self, rows: Iterable[CommentRow]) -> None:
        """Show other texts; what was left out before stays left out."""
        self._all = tuple(rows)
        self.show_file(self._file)

    def show_file(self, file: int) -> None:
        """Show the texts of one file only, or of all."""
        self.beginResetModel()
        self._file = file
        self._shown = [each for each in self._all if file in {ALL_FILES, each.file}]
        self.endResetModel()

    def count(self, file: int = ALL_FILES) -> int:
        """Return how many texts a file has."""
        return sum(file in {ALL_FILES, each.file} for each in self._all)

    @property
    def accepted(self) -> frozenset[CommentaryKey]:
        """Keys of the texts that are ticked."""
        return frozenset(each.key for each in self._all) - self._left_out

    @property
    def replaced(self) -> int:
        """How many ticked texts take the place of another one."""
        return sum(bool(each.texts[1]) and each.key in self.accepted for each in self._all)

    def tick_shown(self, ticked: bool) -> None:
        """Tick all texts that are shown, or leave all of them out."""
        self._tick(self._shown, ticked)

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick the texts of some rows, or leave them out where the first of them is ticked."""
        chosen = [self._shown[row] for row in rows]
        if chosen:
            self._tick(chosen, chosen[0].key in self._left_out)

    def _tick(self, rows: Sequence[CommentRow], ticked: bool) -> None:
        keys = {each.key for each in rows}
        self._left_out = self._left_out - keys if ticked else self._left_out | keys
        if self._shown:
            last = self.index(len(self._shown) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    # --- what Qt asks ------------------------------------------------------------------------
    def headings(self) -> tuple[str, ...]:
        """Return what stands above the columns."""
        return _HEADINGS

    def count_rows(self) -> int:
        """Return the number of texts shown."""
        return len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: the first of a row has a tick."""
        flags = super().flags(index)
        if index.isValid() and not index.column():
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, or whether it is ticked."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.CheckStateRole if not index.column():
                left_out = row.key in self._left_out
                return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a text, or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column():
            return False
        self._tick([self._shown[index.row()]], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True
