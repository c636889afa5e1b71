"""What an import would take over, figure by figure, to be ticked off before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.core.figures import Figure, FigureKey
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.places import Place
from perfdesk.core.sources import CellReference
from perfdesk.importing.plan import FigureState, ImportPlan, PlannedFigure

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Measure", "Place", "Period", "In the pack", "In the extract", "Found in")
_FIGURES = frozenset({3, 4})
_FOUND = 5


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One figure of a plan in words.

    Attributes:
        key: What identifies the figure.
        state: How it stands to what the pack holds.
        texts: One for each of `COLUMNS`.
        source: Where it was found, with the name of the file.
    """

    key: FigureKey
    state: FigureState
    texts: tuple[str, ...]
    source: str


def preview_rows(pack: Pack, plan: ImportPlan) -> tuple[PreviewRow, ...]:
    """Return the figures of a plan in words, in the order of the extract."""
    planned = {each.id: each for each in plan.records if isinstance(each, Measure)}
    measures = {**{each.id: each for each in pack.table(Measure).values()}, **planned}
    places = {each.code: each.name for each in pack.table(Place).values()}
    places |= {each.code: each.name for each in plan.records if isinstance(each, Place)}
    return tuple(_preview(each, measures, places) for each in plan.figures)


def _preview(
    planned: PlannedFigure, measures: dict[str, Measure], places: dict[str, str]
) -> PreviewRow:
    key = planned.key
    measure = measures.get(key.measure)
    return PreviewRow(
        key,
        planned.state,
        (
            measure.description if measure else key.measure,
            places.get(key.place, key.place),
            key.period.label,
            _told(planned.old) if planned.old else "",
            _told(planned.new),
            _place_in_file(planned.new.source),
        ),
        str(planned.new.source),
    )


def _told(figure: Figure) -> str:
    """The figure with its counts, which may be all that is new."""
    counts = figure.reading.counts_text
    return f"{figure.reading.text} ({counts})" if counts else figure.reading.text


def _place_in_file(source: CellReference) -> str:
    """Sheet and cell: the file stands above the table, and its name leaves no room for them."""
    return f"{source.sheet}, {source.cell}" if source.sheet else source.cell


class ImportModel(QAbstractTableModel):
    """The figures of one state; all are ticked to begin with."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[PreviewRow, ...] = ()
        self._shown: list[PreviewRow] = []
        self._state = FigureState.NEW
        self._left_out: set[FigureKey] = set()

    def show_rows(self, rows: Iterable[PreviewRow]) -> None:
        """Show other figures; what was left out before stays left out."""
        self.beginResetModel()
        self._all = tuple(rows)
        self._shown = [row for row in self._all if row.state is self._state]
        self.endResetModel()

    def show_state(self, state: FigureState) -> None:
        """Show the figures of one state."""
        self._state = state
        self.show_rows(self._all)

    def count(self, state: FigureState) -> int:
        """Return how many figures are in a state."""
        return sum(row.state is state for row in self._all)

    @property
    def accepted(self) -> frozenset[FigureKey]:
        """Keys of the new and changed figures that are ticked."""
        return frozenset(
            row.key
            for row in self._all
            if row.state is not FigureState.UNCHANGED and row.key not in self._left_out
        )

    # --- what Qt asks ------------------------------------------------------------------------
    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of figures in the state shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: the first of a row has a tick."""
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and self._state is not FigureState.UNCHANGED:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, or whether the figure is ticked."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return row.source if index.column() == _FOUND else row.texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{COLUMNS[index.column()]}: {row.texts[index.column()] or 'nothing'}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.CheckStateRole:
                if index.column() or row.state is FigureState.UNCHANGED:
                    return None
                left_out = row.key in self._left_out
                return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a figure, or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column():
            return False
        self._tick([self._shown[index.row()]], Qt.CheckState(value) is Qt.CheckState.Checked)
        self.dataChanged.emit(index, index, [role])
        return True

    def tick_all(self, ticked: bool) -> None:
        """Tick all figures of the state shown, or leave all of them out."""
        self._tick(self._shown, ticked)
        if self._shown:
            last = self.index(len(self._shown) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])

    def _tick(self, rows: Sequence[PreviewRow], ticked: bool) -> None:
        keys = {row.key for row in rows}
        self._left_out = self._left_out - keys if ticked else self._left_out | keys


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
