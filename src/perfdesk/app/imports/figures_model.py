"""The figures of an import, chosen by kind and file, ordered, and ticked off one by one or many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from perfdesk.app.imports.preview_rows import FigureColumn, PreviewRow
from perfdesk.app.tables import TableModel
from perfdesk.core.figures import FigureKey
from perfdesk.importing.drafts.plan import FigureState

Index = QModelIndex | QPersistentModelIndex

ALL_FILES = -1
"""Stands for every file where one is asked for."""

_BEFORE = (FigureColumn.MEASURE, FigureColumn.PLACE, FigureColumn.PERIOD)
_SHOWN = {
    FigureState.NEW: (*_BEFORE, FigureColumn.NEW, FigureColumn.LOOK),
    FigureState.CHANGED: (
        *_BEFORE,
        FigureColumn.OLD,
        FigureColumn.NEW,
        FigureColumn.AMOUNT,
        FigureColumn.SHARE,
        FigureColumn.LOOK,
    ),
    FigureState.UNCHANGED: (*_BEFORE, FigureColumn.NEW),
}
_NUMBERS = frozenset({FigureColumn.OLD, FigureColumn.NEW, FigureColumn.AMOUNT, FigureColumn.SHARE})


class FigureRole(IntEnum):
    """Roles beyond Qt's."""

    ROW = Qt.ItemDataRole.UserRole + 1
    LARGE = Qt.ItemDataRole.UserRole + 2


class FiguresModel(TableModel):
    """The figures of one state, ticked to begin with, or any figures without ticks.

    What cannot be like the others is left out to begin with.

    Signals:
        ticked: Other figures are ticked than before.
    """

    ticked = Signal()

    def __init__(self, columns: Sequence[FigureColumn] = (), parent: QObject | None = None) -> None:
        """Make a model without rows; *columns* that are given stay, and show without ticks."""
        super().__init__(parent)
        self._fixed = tuple(columns)
        self._all: tuple[PreviewRow, ...] = ()
        self._shown: list[PreviewRow] = []
        self._state = FigureState.NEW
        self._file = ALL_FILES
        self._words: tuple[str, ...] = ()
        self._sorted_by: FigureColumn | None = None
        self._descends = False
        self._left_out: set[tuple[int, FigureKey]] = set()
        self._held_back: set[tuple[int, FigureKey]] = set()
        self._files = 1
        self._counts: Counter[tuple[int, FigureState]] = Counter()
        self._left_out_of: Counter[int] = Counter()
        self._needless: frozenset[FigureColumn] = frozenset()

    # --- what is shown -----------------------------------------------------------------------
    def show_rows(self, rows: Iterable[PreviewRow], files: int = 1) -> None:
        """Show the figures of other plans; what was left out before stays left out."""
        self._files = files
        self._all = tuple(rows)
        # What cannot be like the others is left out once, until a person ticks it or says so.
        held = {row.ticked_by for row in self._all if row.is_held_back}
        self._left_out = (self._left_out - (self._held_back - held)) | (held - self._held_back)
        self._held_back = held
        self._counts = Counter((row.file, row.state) for row in self._all)
        self._count_left_out()
        self._choose()

    def show_only(self, state: FigureState, file: int = ALL_FILES, words: str = "") -> None:
        """Show the figures of one state, of one file or all, whose row holds all of some words."""
        if state is not self._state:
            self._sorted_by = None
        self._state, self._file = state, file
        self._words = tuple(words.casefold().split())
        self._choose()

    @property
    def state(self) -> FigureState:
        """The state of the figures shown."""
        return self._state

    def count(self, state: FigureState, file: int = ALL_FILES) -> int:
        """Return how many figures of a file are in a state."""
        files = range(self._files) if file == ALL_FILES else (file,)
        return sum(self._counts[each, state] for each in files)

    def row_at(self, row: int) -> PreviewRow:
        """Return the figure that stands in a row."""
        return self._shown[row]

    @property
    def columns(self) -> tuple[FigureColumn, ...]:
        """The columns shown."""
        if self._fixed:
            return self._fixed
        shown = tuple(each for each in _SHOWN[self._state] if each not in self._needless)
        file = (FigureColumn.FILE,) if self._files > 1 and self._file == ALL_FILES else ()
        return (*shown, *file, FigureColumn.FOUND)

    def _choose(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all if self._fixed or self._is_wanted(row)]
        if self._state is FigureState.CHANGED and self._sorted_by is None and not self._fixed:
            rows.sort(key=_size, reverse=True)
        elif self._sorted_by is not None:
            rows.sort(key=_order_of(self._sorted_by), reverse=self._descends)
        self._shown = rows
        # A column that says the same in every row only takes the room of those that differ.
        one_place = len({row.key.place for row in rows}) == 1
        none_large = not any(row.texts[FigureColumn.LOOK] for row in rows)
        needless = ((FigureColumn.PLACE, one_place), (FigureColumn.LOOK, none_large))
        self._needless = frozenset(column for column, is_needless in needless if is_needless)
        self.endResetModel()

    def _is_wanted(self, row: PreviewRow) -> bool:
        if row.state is not self._state or self._file not in {ALL_FILES, row.file}:
            return False
        if not self._words:
            return True
        said = " ".join(row.texts.values()).casefold()
        return all(word in said for word in self._words)

    # --- ticks -------------------------------------------------------------------------------
    def accepted(self, file: int = ALL_FILES) -> frozenset[FigureKey]:
        """Return the keys of the new and changed figures of a file that are ticked."""
        return frozenset(row.key for row in self._ticked() if file in {ALL_FILES, row.file})

    @property
    def count_ticked(self) -> int:
        """How many figures are ticked, those of all states and files."""
        return self._takeable(ALL_FILES) - sum(self._left_out_of.values())

    def tick(self, rows: Iterable[PreviewRow], ticked: bool) -> None:
        """Tick figures, or leave them out, whether or not they are shown."""
        keys = {row.ticked_by for row in rows if row.state is not FigureState.UNCHANGED}
        self._left_out = self._left_out - keys if ticked else self._left_out | keys
        self._count_left_out()
        if self._shown:
            last = self.index(len(self._shown) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def tick_shown(self, ticked: bool) -> None:
        """Tick all figures that are shown, or leave all of them out."""
        self.tick(self._shown, ticked)

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick the figures of some rows, or leave them out where the first of them is ticked."""
        chosen = [self._shown[row] for row in rows]
        if chosen:
            self.tick(chosen, chosen[0].ticked_by in self._left_out)

    def tick_measure(self, measure: str, ticked: bool) -> None:
        """Tick all figures of a measure, or leave all of them out."""
        self.tick((row for row in self._all if row.key.measure == measure), ticked)

    def tick_file(self, file: int, ticked: bool) -> None:
        """Tick all figures of a file, or leave all of them out."""
        self.tick((row for row in self._all if file in {ALL_FILES, row.file}), ticked)

    def state_of_file(self, file: int) -> Qt.CheckState:
        """Return whether all figures of a file, some or none are ticked."""
        files = range(self._files) if file == ALL_FILES else (file,)
        out = sum(self._left_out_of[each] for each in files)
        if not out:
            return Qt.CheckState.Checked
        every = out == self._takeable(file)
        return Qt.CheckState.Unchecked if every else Qt.CheckState.PartiallyChecked

    def _takeable(self, file: int) -> int:
        return self.count(FigureState.NEW, file) + self.count(FigureState.CHANGED, file)

    def _count_left_out(self) -> None:
        # What was left out may since have become what the pack holds anyway.
        self._left_out_of = Counter(
            row.file
            for row in self._all
            if row.state is not FigureState.UNCHANGED and row.ticked_by in self._left_out
        )

    def _ticked(self) -> Iterable[PreviewRow]:
        return (
            row
            for row in self._all
            if row.state is not FigureState.UNCHANGED and row.ticked_by not in self._left_out
        )

    # --- what Qt asks ------------------------------------------------------------------------
    def headings(self) -> tuple[str, ...]:
        """Return the headings of the columns shown."""
        return tuple(each.value for each in self.columns)

    def count_rows(self) -> int:
        """Return the number of figures shown."""
        return len(self._shown)

    def is_right(self, column: int) -> bool:
        """Tell whether a column holds numbers."""
        return self.columns[column] in _NUMBERS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: the first of a row has a tick."""
        flags = super().flags(index)
        if index.isValid() and self._has_tick(index):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _has_tick(self, index: Index) -> bool:
        return not (index.column() or self._fixed or self._state is FigureState.UNCHANGED)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, or whether the figure is ticked."""
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.texts[column]
            case Qt.ItemDataRole.ToolTipRole:
                if column is FigureColumn.FOUND:
                    return row.source
                return row.doubt if column is FigureColumn.LOOK and row.doubt else row.texts[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(index.column())
            case Qt.ItemDataRole.CheckStateRole if self._has_tick(index):
                left_out = row.ticked_by in self._left_out
                return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
            case FigureRole.ROW:
                return row
            case FigureRole.LARGE:
                return bool(row.doubt) or (row.change is not None and row.change.is_large)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a figure, or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._has_tick(index):
            return False
        self.tick([self._shown[index.row()]], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the figures by a column; by none, changed figures stand with the largest first."""
        known = 0 <= column < len(self.columns)
        self._sorted_by = self.columns[column] if known else None
        self._descends = order is Qt.SortOrder.DescendingOrder
        self._choose()


def _size(row: PreviewRow) -> tuple[bool, Any]:
    return row.change.rank if row.change else (False, 0)


def _order_of(column: FigureColumn) -> Callable[[PreviewRow], Any]:
    match column:
        case FigureColumn.AMOUNT | FigureColumn.SHARE | FigureColumn.LOOK:
            return _size
        case FigureColumn.PERIOD:
            return lambda row: row.key.period
        case FigureColumn.FOUND:
            return lambda row: (row.file, row.order)
    return lambda row: row.texts[column].casefold()
