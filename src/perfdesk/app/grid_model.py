"""One layer of the dashboard as a table that can be typed into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.app.clipboard import Block, place
from perfdesk.app.columns import ColumnChoice
from perfdesk.app.session import Session, Update
from perfdesk.app.status import Shape, progress_shape, rating_shape
from perfdesk.core.dashboard import Cell, Column, ColumnHead, LayerView, OutcomeTable, Row
from perfdesk.core.editing.cells import EDITABLE, TypedCell, cells_edit, edit_text
from perfdesk.core.editing.overrides import override_removal
from perfdesk.core.edits import Edit, joined
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.judgements import Judged
from perfdesk.core.verdicts import Tone

Index = QModelIndex | QPersistentModelIndex
_CLEARED = EDITABLE - {Column.CODE, Column.DESCRIPTION}
_RIGHT = frozenset(
    {
        Column.CURRENT,
        Column.PREVIOUS,
        Column.FORECAST,
        Column.ANNUAL_TARGET,
        Column.TARGET_TO_DATE,
    }
)


class GridRole(IntEnum):
    """Roles beyond Qt's."""

    MEASURE = Qt.ItemDataRole.UserRole + 1
    COLUMN = Qt.ItemDataRole.UserRole + 2
    TONE = Qt.ItemDataRole.UserRole + 3
    SHAPE = Qt.ItemDataRole.UserRole + 4
    FLAGGED = Qt.ItemDataRole.UserRole + 5
    OUTCOME = Qt.ItemDataRole.UserRole + 6
    CELL = Qt.ItemDataRole.UserRole + 7
    DEPTH = Qt.ItemDataRole.UserRole + 8


@dataclass(frozen=True, slots=True)
class PasteReport:
    """What became of a pasted block.

    Attributes:
        written: Cells that took what was pasted.
        beyond: Texts that lay outside the grid.
        fixed: Texts that met a column which cannot be typed into.
    """

    written: int
    beyond: int
    fixed: int

    @property
    def told(self) -> str:
        """The report in a sentence; empty where all went in."""
        parts = []
        if self.beyond:
            parts.append(f"{_cells(self.beyond)} beyond the edge of the grid")
        if self.fixed:
            parts.append(f"{_cells(self.fixed)} in columns that are worked out")
        if not parts:
            return ""
        return f"Pasted {_cells(self.written)}; left out {' and '.join(parts)}."


class GridModel(QAbstractTableModel):
    """The outcomes of a layer, each a spanning row, with their measures below.

    Nothing is worked out here: the texts are the dashboard's, and what is typed goes to the
    session as an edit.
    """

    def __init__(
        self,
        session: Session,
        layer: str,
        parent: QObject | None = None,
        columns: ColumnChoice | None = None,
    ) -> None:
        """Show a layer; *columns* says which columns, else it is those that are printed."""
        super().__init__(parent)
        self._session = session
        self._choice = columns
        self._layer = layer
        self._columns: tuple[Column, ...] = ()
        self._headings: tuple[str, ...] = ()
        self._rows: list[OutcomeTable | Row] = []
        session.opened.connect(self._reload)
        session.updated.connect(self._follow)
        if columns is not None:
            columns.changed.connect(self._reload)
        self._reload()

    # --- what Qt asks ------------------------------------------------------------------------
    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows, those of outcomes included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns of the dashboard."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's heading as printed."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._headings[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                # Headings such as "2023/24 performance" take two lines rather than a wide column.
                return int(_alignment(self._columns[section])) | int(Qt.TextFlag.TextWordWrap)
            case GridRole.COLUMN:
                return self._columns[section]
        return None

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
        return self._measure_data(row, self._columns[index.column()], role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put *value* into a cell as an edit; tell whether it was taken."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        text = str(value).strip()
        if text == self.data(index, Qt.ItemDataRole.EditRole):
            return True
        row = self._rows[index.row()]
        if isinstance(row, OutcomeTable):
            return False
        return self._write([TypedCell(row.measure, self._columns[index.column()], text)], "")

    # --- where things are --------------------------------------------------------------------
    @property
    def layer(self) -> str:
        """Id of the layer shown."""
        return self._layer

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown."""
        return self._columns

    def widths(self) -> Mapping[Column, int]:
        """Return the widths in pixels of the columns that a person has dragged."""
        if self._choice is None or not self._session.is_open:
            return {}
        return self._choice.widths(self._session.pack.settings.title)

    def keep_width(self, column: Column, width: int) -> None:
        """Remember the width that a column was dragged to."""
        if self._choice is not None and self._session.is_open:
            self._choice.keep_width(self._session.pack.settings.title, column, width)

    def row_of(self, measure: str) -> int:
        """Return the row of a measure; -1 where it has none here."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Row) and row.measure == measure:
                return number
        return -1

    def measure_in(self, row: int) -> str:
        """Return the id of the measure in a row; empty for an outcome's row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.measure if isinstance(found, Row) else ""

    def outcome_rows(self) -> Iterator[int]:
        """Yield the rows that span all columns."""
        return (number for number, row in enumerate(self._rows) if isinstance(row, OutcomeTable))

    # --- blocks of cells ---------------------------------------------------------------------
    def block(self, rows: Sequence[int], columns: Sequence[int]) -> Block:
        """Return the texts of a block; rows of outcomes are left out, as they are when pasting."""
        return tuple(
            tuple(str(self.data(self.index(row, column))) for column in columns)
            for row in rows
            if self.measure_in(row)
        )

    def paste(self, block: Block, at: Index, selected: tuple[int, int]) -> PasteReport:
        """Put a block into the cells from *at* on, as one edit.

        Args:
            block: Rows of texts.
            at: The cell that takes the top left text.
            selected: Rows (of measures) and columns selected; one text fills them all.
        """
        takes = [row for row in range(self.rowCount()) if self.measure_in(row)]
        placement = place(
            block,
            takes.index(at.row()),
            at.column(),
            (len(takes), len(self._columns)),
            selected,
        )
        typed: list[TypedCell] = []
        fixed = 0
        for placed in placement.cells:
            column = self._columns[placed.column]
            if column in EDITABLE:
                measure = self.measure_in(takes[placed.row])
                typed.append(TypedCell(measure, column, placed.text.strip()))
            else:
                fixed += 1
        done = bool(typed) and self._write(typed, f"Paste {_cells(len(typed))}")
        return PasteReport(len(typed) if done else 0, placement.left_out, fixed)

    def clear(self, indexes: Iterable[Index], label: str) -> bool:
        """Empty cells as one edit; those that cannot be empty or typed into stay.

        A verdict that a person gave is left to its rule again.
        """
        places = [
            (self.measure_in(index.row()), self._columns[index.column()])
            for index in indexes
            if self.measure_in(index.row())
        ]
        typed = [TypedCell(*place, "") for place in places if place[1] in _CLEARED]
        left = tuple(self._left_to_rule(places))
        if not typed and len(left) == 1:
            return self._write([], left[0].label, left)
        count = len(typed) + len(left)
        return bool(count) and self._write(typed, f"{label} {_cells(count)}", left)

    def _left_to_rule(self, places: Iterable[tuple[str, Column]]) -> Iterator[Edit]:
        """Yield the edits that take away what was decided in some of these cells."""
        position = self._session.dashboard.position
        for measure, column in places:
            of = judged_in(column)
            if of is not None:
                edit = override_removal(self._session.pack, position, measure, of)
                if edit.replacements:
                    yield edit

    def fill_down(self, rows: Sequence[int], columns: Sequence[int]) -> bool:
        """Put the text of the first row into those below it, as one edit."""
        measures = [row for row in rows if self.measure_in(row)]
        typed = [
            TypedCell(
                self.measure_in(row),
                self._columns[column],
                str(self.data(self.index(measures[0], column), Qt.ItemDataRole.EditRole)),
            )
            for column in columns
            if self._columns[column] in EDITABLE
            for row in measures[1:]
        ]
        return bool(typed) and self._write(typed, f"Fill {_cells(len(typed))}")

    # -----------------------------------------------------------------------------------------
    def _write(self, typed: Sequence[TypedCell], label: str, more: Sequence[Edit] = ()) -> bool:
        if self._session.read_only:
            return False
        session = self._session
        try:
            edit = cells_edit(session.pack, session.dashboard.position, typed, label)
        except PerfDeskError as problem:
            session.failed.emit(problem)
            return False
        return session.perform(joined(edit.label, edit, *more) if more else edit)

    def _measure_data(self, row: Row, column: Column, role: int) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            position = self._session.dashboard.position
            return edit_text(self._session.pack, position, row.measure, column)
        answer = _ANSWERS.get(role)
        return answer(row, column) if answer else None

    def _reload(self) -> None:
        self.beginResetModel()
        self._columns, self._headings = (), ()
        if self._session.is_open:
            heads = self._heads()
            self._columns = tuple(head.column for head in heads)
            self._headings = tuple(head.heading for head in heads)
        self._rows = list(self._read_rows())
        self.endResetModel()

    def _heads(self) -> tuple[ColumnHead, ...]:
        dashboard = self._session.dashboard
        return self._choice.shown(dashboard) if self._choice else dashboard.columns

    def _read_rows(self) -> Iterator[OutcomeTable | Row]:
        layer = self._session.layer(self._layer) if self._session.is_open else None
        return _rows_of(layer) if layer else iter(())

    def _follow(self, update: Update) -> None:
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

    def _move_rows(self, after: list[OutcomeTable | Row]) -> None:
        """Take out and put in the rows that went and came; the others keep their place."""
        old, new = [_identity(row) for row in self._rows], [_identity(row) for row in after]
        steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
        for kind, start, end, first, last in reversed(steps):
            if kind in {"delete", "replace"}:
                self.beginRemoveRows(QModelIndex(), start, end - 1)
                del self._rows[start:end]
                self.endRemoveRows()
            if kind in {"insert", "replace"}:
                self.beginInsertRows(QModelIndex(), start, start + last - first - 1)
                self._rows[start:start] = after[first:last]
                self.endInsertRows()

    def _show_rows(self, after: list[OutcomeTable | Row], update: Update) -> None:
        """Take over what the rows say now; those that read differently are announced."""
        before, self._rows = self._rows, after
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            if isinstance(new, Row):
                differs = new.measure in update.rows or new.measure in update.change.measures
            else:
                differs = _said(old) != _said(new)
            if differs:
                self.dataChanged.emit(
                    self.index(number, 0), self.index(number, len(self._columns) - 1)
                )


def _rows_of(layer: LayerView) -> Iterator[OutcomeTable | Row]:
    for table in layer.outcomes:
        yield table
        yield from table.rows


def _identity(row: OutcomeTable | Row) -> tuple[str, str]:
    if isinstance(row, Row):
        return ("measure", row.measure)
    return ("outcome", row.outcome)


def _said(row: OutcomeTable | Row) -> tuple[str, ...]:
    return (row.name, row.statement, row.plan) if isinstance(row, OutcomeTable) else ()


def _outcome_data(table: OutcomeTable, column: int, role: int) -> Any:
    if role == GridRole.OUTCOME:
        return table
    if column:
        return None
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return table.name
        case Qt.ItemDataRole.ToolTipRole:
            return table.plan
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"Outcome: {table.name}. {table.statement}".strip()
    return None


def _tone(row: Row, column: Column) -> Tone | None:
    match column:
        case Column.RATING:
            return row.rating.tone
        case Column.PROGRESS:
            return row.progress.tone
    return None


def _shape(row: Row, column: Column) -> Shape:
    match column:
        case Column.RATING:
            return rating_shape(row.rating)
        case Column.PROGRESS:
            return progress_shape(row.progress)
    return Shape.NONE


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_ANSWERS: Mapping[int, Callable[[Row, Column], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda row, column: row.cells[column].text,
    Qt.ItemDataRole.ToolTipRole: lambda row, column: row.cells[column].reason or None,
    Qt.ItemDataRole.AccessibleTextRole: lambda row, column: row.cells[column].spoken,
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda row, column: row.cells[column].reason,
    Qt.ItemDataRole.TextAlignmentRole: lambda _row, column: _alignment(column),
    GridRole.MEASURE: lambda row, _column: row.measure,
    GridRole.COLUMN: lambda _row, column: column,
    GridRole.CELL: lambda row, column: row.cells[column],
    GridRole.FLAGGED: lambda row, column: row.cells[column].flagged,
    GridRole.DEPTH: lambda row, _column: row.depth,
    GridRole.TONE: _tone,
    GridRole.SHAPE: _shape,
}


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def cell_at(index: Index) -> Cell | None:
    """Return the dashboard's cell behind an index; None for rows of outcomes."""
    cell = index.data(GridRole.CELL)
    return cell if isinstance(cell, Cell) else None


def judged_in(column: Column) -> Judged | None:
    """Return the verdict that a column shows; None where it shows none."""
    return {Column.RATING: Judged.RATING, Column.PROGRESS: Judged.PROGRESS}.get(column)


def column_at(index: Index) -> Column | None:
    """Return the dashboard's column behind an index; None for rows of outcomes.

    Qt hands enumerations of text back as plain text; so do the two functions below.
    """
    column = index.data(GridRole.COLUMN)
    return Column(column) if column else None


def shape_at(index: Index) -> Shape:
    """Return the sign of the verdict behind an index; none where there is no verdict."""
    return Shape(index.data(GridRole.SHAPE) or "")


def depth_at(index: Index) -> int:
    """Return how many measures a row is a part of, one within another."""
    return int(index.data(GridRole.DEPTH) or 0)


def tone_at(index: Index) -> Tone:
    """Return what the verdict behind an index means."""
    return Tone(index.data(GridRole.TONE) or Tone.NONE)
