"""The files that figures came from, and what each of them gave, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from perfdesk.app.session import Session, Update
from perfdesk.app.sources.given import Given
from perfdesk.app.tables import Index, TableModel
from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.figures import Figure
from perfdesk.core.lineage.source_list import SourceLine, source_lines
from perfdesk.core.pack import Record
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.targets import Target

_COUNTS: tuple[tuple[str, type[Record]], ...] = (
    ("Figures", Figure),
    ("Targets", Target),
    ("Comments", Commentary),
    ("Populations", Population),
    ("Published years", PublishedYear),
)
_WORDS = ("File", "Read as", "Imported", "By", "Data to")
_IMPORTED = _WORDS.index("Imported")


class SourceRole(IntEnum):
    """Roles beyond Qt's."""

    ORDER = Qt.ItemDataRole.UserRole + 1
    """What rows are sorted by."""
    RECORD = Qt.ItemDataRole.UserRole + 2
    """The `SourceLine`, `Given` or recipe of the row."""


class SourcesModel(TableModel):
    """The source files of the open pack; follows it, but for the time that nobody looks."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: tuple[SourceLine, ...] = ()
        self._is_asleep = False
        session.opened.connect(self.reload)
        session.updated.connect(self._follow)
        self.reload()

    def row_of(self, fingerprint: str) -> int:
        """Return the row of a file; -1 where it is none of the pack's."""
        for row, line in enumerate(self._lines):
            if line.file.fingerprint == fingerprint:
                return row
        return -1

    def sleep(self) -> None:
        """Follow no edit until somebody looks again: counting goes through every figure."""
        self._is_asleep = True

    def wake(self) -> None:
        """Show the pack as it is now, and follow it from now on."""
        self._is_asleep = False
        self.reload()

    def reload(self) -> None:
        """List the files anew."""
        lines = source_lines(self._session.pack) if self._session.is_open else ()
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _follow(self, update: Update) -> None:
        """Counts move with every figure that is typed over; the rows stay where they are."""
        if self._is_asleep:
            return
        if update.change.sources or update.change.settings:
            self.reload()
            return
        lines = source_lines(self._session.pack)
        if [each.file for each in lines] != [each.file for each in self._lines]:
            self.reload()
            return
        before, self._lines = self._lines, lines
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                last = self.index(row, len(self.headings()) - 1)
                self.dataChanged.emit(self.index(row, len(_WORDS)), last)

    @property
    def empty_columns(self) -> frozenset[int]:
        """The columns of counts in which no file has any; that of figures always stands."""
        return frozenset(
            len(_WORDS) + at
            for at, (_, kind) in enumerate(_COUNTS)
            if kind is not Figure and not any(line.counts.get(kind) for line in self._lines)
        )

    def headings(self) -> tuple[str, ...]:
        """Return what stands above each column."""
        return (*_WORDS, *(name for name, _ in _COUNTS))

    def count_rows(self) -> int:
        """Return the number of files."""
        return len(self._lines)

    def is_right(self, column: int) -> bool:
        """Counts stand at the right."""
        return column >= len(_WORDS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, what it is sorted by, or the whole line."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _source_text(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{line.file.name}: {line.gave_text}, imported on {line.imported_text}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case SourceRole.ORDER:
                return _source_order(line, column)
            case SourceRole.RECORD:
                return line
        return None


def _source_text(line: SourceLine, column: int) -> str:
    if column >= len(_WORDS):
        count = line.counts.get(_COUNTS[column - len(_WORDS)][1], 0)
        return f"{count:,}" if count else "\u2013"
    file = line.file
    return (
        file.name,
        file.family,
        line.imported_short,
        file.imported_by or "unknown",
        line.data_to_text or "not stated",
    )[column]


def _source_order(line: SourceLine, column: int) -> str | int | float:
    if column >= len(_WORDS):
        return line.counts.get(_COUNTS[column - len(_WORDS)][1], 0)
    if column == _IMPORTED:
        return _moment(line.file.imported_at)
    return _source_text(line, column).casefold()


def _moment(when: datetime) -> float:
    return when.timestamp()


class GivenModel(TableModel):
    """The figures and targets that one file gave."""

    _given: Sequence[Given] = ()

    def show_given(self, given: Sequence[Given]) -> None:
        """Show what another file gave."""
        if tuple(given) == self._given:
            return
        self.beginResetModel()
        self._given = tuple(given)
        self.endResetModel()

    def headings(self) -> tuple[str, ...]:
        """Return what stands above each column."""
        return ("Measure", "For", "Cell", "File said", "Now")

    def count_rows(self) -> int:
        """Return the number of figures and targets."""
        return len(self._given)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, or the whole row."""
        if not index.isValid():
            return None
        given = self._given[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                texts = (given.measure, given.about, given.cell, given.text, given.now)
                return texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return given.spoken if index.column() == 0 else self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(index.column())
            case SourceRole.ORDER:
                # As they were worked out: by period, not by the name of the period.
                return index.row() if index.column() == 1 else str(self.data(index)).casefold()
            case SourceRole.RECORD:
                return given
        return None
