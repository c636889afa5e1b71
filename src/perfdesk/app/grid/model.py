"""One layer of the dashboard as a table that can be typed into."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from perfdesk.app.columns import ColumnChoice
from perfdesk.app.grid.arrangement import PRINTED, Arrangement
from perfdesk.app.grid.problem_marks import ProblemMarks
from perfdesk.app.grid.roles import GridRole, Index
from perfdesk.app.grid.trends import Sparkline, Trends
from perfdesk.app.grid.writing import CellWriter
from perfdesk.app.session import Session, Update
from perfdesk.app.status import Shape, progress_shape, rating_shape
from perfdesk.app.tables import TableModel
from perfdesk.core.dashboard import (
    FIGURE_COLUMNS,
    Cell,
    Column,
    ColumnHead,
    LayerView,
    OutcomeTable,
    Row,
)
from perfdesk.core.editing.cells import EDITABLE, TypedCell, edit_text
from perfdesk.core.problems import Problem
from perfdesk.core.verdicts import Tone

_RIGHT = frozenset(FIGURE_COLUMNS) - {Column.TARGET}


class GridModel(TableModel):
    """The outcomes of a layer, each a spanning row, with their measures below.

    Nothing is worked out here: the texts are the dashboard's, and what is typed goes to the
    session as an edit.

    Signals:
        arranged: Rows are sorted or filtered otherwise than before.
    """

    arranged = Signal()

    def __init__(
        self,
        session: Session,
        layer: str,
        parent: QObject | None = None,
        columns: ColumnChoice | None = None,
        marks: ProblemMarks | None = None,
    ) -> None:
        """Show a layer.

        Args:
            session: Whose dashboard is shown.
            layer: Id of the layer.
            parent: Of the model.
            columns: Which columns; those that are printed if None.
            marks: The problems of its cells; none are marked if None.
        """
        super().__init__(parent)
        self._marks = marks
        self._session = session
        self._choice = columns
        self._layer = layer
        self._columns: tuple[Column, ...] = ()
        self._headings: tuple[str, ...] = ()
        self._rows: list[OutcomeTable | Row] = []
        self._measure_rows: list[int] = []
        self._measures: frozenset[str] = frozenset()
        self._arrangement = PRINTED
        self._trends = Trends(session)
        self.writer = CellWriter(session)
        session.opened.connect(self._begin)
        session.updated.connect(self._follow)
        if columns is not None:
            columns.changed.connect(self._reload)
        if marks is not None:
            marks.changed.connect(self._show_marks)
        self._reload()

    # --- what Qt asks ------------------------------------------------------------------------
    def headings(self) -> tuple[str, ...]:
        """Return the columns' headings as printed."""
        return self._headings

    def count_rows(self) -> int:
        """Return the number of rows, those of outcomes included."""
        return len(self._rows)

    def is_right(self, column: int) -> bool:
        """Tell whether a column holds figures."""
        return self._columns[column] in _RIGHT

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's heading as printed, or which column it is."""
        if role == GridRole.COLUMN and orientation is Qt.Orientation.Horizontal:
            return self._columns[section]
        if orientation is Qt.Orientation.Vertical:
            is_name = role == Qt.ItemDataRole.AccessibleTextRole
            return self._row_name(section) if is_name else None
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._rows[index.row()], OutcomeTable):
            return flags
        flags |= Qt.ItemFlag.ItemIsSelectable
        if self._columns[index.column()] in EDITABLE and not self._session.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, says, means, or takes for editing."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, OutcomeTable):
            return _outcome_data(row, index.column(), role)
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.EditRole:
                return self.edit_text(row.measure, column)
            case GridRole.CELL:
                return self.cell(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(index.column())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.reason_of(row, column) or None
            case GridRole.FLAGGED:
                return self.cell(row, column).flagged or bool(self.problems_of(row, column))
        answer = _OF_CELLS.get(role)
        if answer is not None:
            return answer(self.cell(row, column))
        about = _OF_ROWS.get(role)
        return about(row, column) if about else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put *value* into a cell as an edit; tell whether it was taken."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        text = str(value).strip()
        if text == self.data(index, Qt.ItemDataRole.EditRole):
            return True
        measure = self.measure_in(index.row())
        return self.writer.write([TypedCell(measure, self._columns[index.column()], text)])

    # --- problems ----------------------------------------------------------------------------
    def problems_of(self, row: Row, column: Column) -> tuple[Problem, ...]:
        """Return the problems of a cell, the gravest first."""
        return self._marks.of(row.measure, column) if self._marks else ()

    def reason_of(self, row: Row, column: Column) -> str:
        """Return why a cell says what it says, and what is wrong with it; a line for each."""
        lines = [self.cell(row, column).reason]
        lines += [
            f"{each.severity.value.capitalize()}: {each.message}"
            for each in self.problems_of(row, column)
        ]
        return "\n".join(line for line in lines if line)

    def _show_marks(self, measures: frozenset[str]) -> None:
        """Show the rows again whose cells have other problems now."""
        for number in self._measure_rows:
            row = self._rows[number]
            if isinstance(row, Row) and row.measure in measures:
                self.dataChanged.emit(
                    self.index(number, 0), self.index(number, len(self._columns) - 1)
                )

    # --- where things are --------------------------------------------------------------------
    @property
    def session(self) -> Session:
        """The session whose pack is shown."""
        return self._session

    @property
    def layer(self) -> str:
        """Id of the layer shown."""
        return self._layer

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown."""
        return self._columns

    @property
    def choice(self) -> ColumnChoice | None:
        """What decides which columns are shown; None where those that are printed are."""
        return self._choice

    def row_at(self, row: int) -> OutcomeTable | Row:
        """Return what stands in a row.

        Raises:
            IndexError: There is no such row.
        """
        return self._rows[row]

    def cell(self, row: Row, column: Column) -> Cell:
        """Return what a row says in a column; a trend says its chart in words."""
        if column is Column.TREND:
            return self._trends.of(row.measure).cell
        return row.cells[column]

    def sparkline(self, measure: str) -> Sparkline:
        """Return the trend of a measure in small."""
        return self._trends.of(measure)

    def edit_text(self, measure: str, column: Column) -> str:
        """Return the text to begin with when a cell is edited."""
        position = self._session.dashboard.position
        return edit_text(self._session.pack, position, measure, column)

    def row_of(self, measure: str) -> int:
        """Return the row of a measure; -1 where it has none here."""
        for number in self._measure_rows:
            if self.measure_in(number) == measure:
                return number
        return -1

    def measure_in(self, row: int) -> str:
        """Return the id of the measure in a row; empty for an outcome's row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.measure if isinstance(found, Row) else ""

    def outcome_rows(self) -> Iterator[int]:
        """Yield the rows that span all columns."""
        return (number for number, row in enumerate(self._rows) if isinstance(row, OutcomeTable))

    def outcome_above(self, row: int) -> OutcomeTable | None:
        """Return the outcome that a row stands under; None where rows are sorted."""
        for number in range(min(row, len(self._rows) - 1), -1, -1):
            found = self._rows[number]
            if isinstance(found, OutcomeTable):
                return found
        return None

    @property
    def measure_rows(self) -> Sequence[int]:
        """The rows of measures, from the top down."""
        return self._measure_rows

    def step(self, row: int, by: int) -> int:
        """Return the row of a measure *by* rows of measures away, at most the first or last.

        From the row of an outcome the first step is to the measure next to it. -1 where there is
        no measure at all.
        """
        rows = self._measure_rows
        if not rows:
            return -1
        at = bisect_right(rows, row) - 1 + by if by > 0 else bisect_left(rows, row) + by
        return rows[max(0, min(at, len(rows) - 1))]

    # --- order -------------------------------------------------------------------------------
    @property
    def arrangement(self) -> Arrangement:
        """How the rows are sorted and filtered."""
        return self._arrangement

    def arrange(self, arrangement: Arrangement) -> None:
        """Sort and filter the rows otherwise."""
        if arrangement == self._arrangement:
            return
        self._arrangement = arrangement
        self._reload()
        self.arranged.emit()

    def layer_rows(self) -> tuple[Row, ...]:
        """Return every row of the layer in printed order, hidden ones too."""
        layer = self._layer_view()
        return tuple(layer.rows) if layer else ()

    # -----------------------------------------------------------------------------------------
    def _begin(self) -> None:
        """Another pack or position begins in its printed order."""
        changed = not self._arrangement.is_printed
        self._arrangement = PRINTED
        self._trends.forget()
        self._reload()
        if changed:
            self.arranged.emit()

    def _reload(self) -> None:
        self.beginResetModel()
        self._columns, self._headings = (), ()
        if self._session.is_open:
            heads = self._heads()
            self._columns = tuple(head.column for head in heads)
            self._headings = tuple(head.heading for head in heads)
        self._take(list(self._read_rows()))
        self.endResetModel()

    def _heads(self) -> tuple[ColumnHead, ...]:
        dashboard = self._session.dashboard
        return self._choice.shown(dashboard) if self._choice else dashboard.columns

    def _layer_view(self) -> LayerView | None:
        return self._session.layer(self._layer) if self._session.is_open else None

    def _read_rows(self) -> Iterator[OutcomeTable | Row]:
        layer = self._layer_view()
        return self._arrangement.rows_of(layer) if layer else iter(())

    def _take(self, rows: list[OutcomeTable | Row]) -> None:
        self._rows = rows
        self._measure_rows = [at for at, row in enumerate(rows) if isinstance(row, Row)]
        self._measures = frozenset(row.measure for row in rows if isinstance(row, Row))

    def _follow(self, update: Update) -> None:
        self._trends.forget(update)
        if not self._is_about(update):
            return
        heads = self._heads()
        if tuple(head.column for head in heads) != self._columns:
            self._reload()
            return
        headings = tuple(head.heading for head in heads)
        if headings != self._headings:
            self._headings = headings
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)
        after = list(self._read_rows())
        if self._layer in update.layers:
            self._move_rows(after)
        self._show_rows(after, update)

    def _is_about(self, update: Update) -> bool:
        """Tell whether anything here may read differently: most edits are in another layer."""
        moved = update.change.settings or update.change.structure or update.headings
        touched = update.rows | update.change.measures
        return moved or self._layer in update.layers or not self._measures.isdisjoint(touched)

    def _move_rows(self, after: list[OutcomeTable | Row]) -> None:
        """Take out and put in the rows that went and came; the others keep their place."""
        old, new = [_identity(row) for row in self._rows], [_identity(row) for row in after]
        steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
        for kind, start, end, first, last in reversed(steps):
            if kind in {"delete", "replace"}:
                self.beginRemoveRows(QModelIndex(), start, end - 1)
                self._take([*self._rows[:start], *self._rows[end:]])
                self.endRemoveRows()
            if kind in {"insert", "replace"}:
                self.beginInsertRows(QModelIndex(), start, start + last - first - 1)
                self._take([*self._rows[:start], *after[first:last], *self._rows[start:]])
                self.endInsertRows()

    def _show_rows(self, after: list[OutcomeTable | Row], update: Update) -> None:
        """Take over what the rows say now; those that read differently are announced."""
        before = self._rows
        self._take(after)
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            if isinstance(new, Row):
                differs = new.measure in update.rows or new.measure in update.change.measures
            else:
                differs = _said(old) != _said(new)
            if differs:
                self.dataChanged.emit(
                    self.index(number, 0), self.index(number, len(self._columns) - 1)
                )

    def _row_name(self, row: int) -> str:
        found = self._rows[row]
        return found.name if isinstance(found, OutcomeTable) else found.description


def _identity(row: OutcomeTable | Row) -> tuple[str, str]:
    if isinstance(row, Row):
        return ("measure", row.measure)
    return ("outcome", row.outcome)


def _said(row: OutcomeTable | Row) -> tuple[str, ...]:
    return (row.name, row.statement, row.plan) if isinstance(row, OutcomeTable) else ()


def _outcome_data(table: OutcomeTable, column: int, role: int) -> Any:
    if role == GridRole.OUTCOME:
        return table
    if column and role != Qt.ItemDataRole.AccessibleTextRole:
        return None
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return table.name
        case Qt.ItemDataRole.ToolTipRole:
            return table.plan
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"Outcome: {table.name}. {table.statement}".strip()
    return None


def tone_of(row: Row, column: Column) -> Tone | None:
    """Return what the verdict of a row in a column means; None where it shows none."""
    match column:
        case Column.RATING:
            return row.rating.tone
        case Column.PROGRESS:
            return row.progress.tone
    return None


def shape_of(row: Row, column: Column) -> Shape:
    """Return the sign of the verdict of a row in a column."""
    match column:
        case Column.RATING:
            return rating_shape(row.rating)
        case Column.PROGRESS:
            return progress_shape(row.progress)
    return Shape.NONE


_OF_CELLS: Mapping[int, Callable[[Cell], Any]] = MappingProxyType(
    {
        Qt.ItemDataRole.DisplayRole: lambda cell: cell.text,
        Qt.ItemDataRole.AccessibleTextRole: lambda cell: cell.spoken,
    }
)

_OF_ROWS: Mapping[int, Callable[[Row, Column], Any]] = MappingProxyType(
    {
        GridRole.MEASURE: lambda row, _column: row.measure,
        GridRole.COLUMN: lambda _row, column: column,
        GridRole.DEPTH: lambda row, _column: row.depth,
        GridRole.TONE: tone_of,
        GridRole.SHAPE: shape_of,
    }
)
