"""The overview: how many measures stand where, layer by layer, and which need attention."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.app.session import Session
from perfdesk.app.status import (
    SHAPES_OF_PROGRESS,
    SHAPES_OF_TONES,
    Shape,
    progress_shape,
    rating_shape,
)
from perfdesk.core.dashboard import Column, Dashboard, Row
from perfdesk.core.verdicts import ProgressWord, RatingWord, Tone
from perfdesk.core.wording.key import progress_key, rating_key

Index = QModelIndex | QPersistentModelIndex


class CountsModel(QAbstractTableModel):
    """Counts of ratings and progress: one row a layer, and one for all."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._headings: tuple[str, ...] = ()
        self._signs: dict[int, tuple[Shape, Tone]] = {}
        self._rows: list[tuple[str, ...]] = []
        session.opened.connect(self._reload)
        session.updated.connect(self._reload)
        self._reload()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of layers and one."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of words that are counted, with the layer's name and measures."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the word that a column counts."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section] if section < len(self._headings) else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a count, or the name of a layer."""
        if not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._headings[index.column()]}: {text}"
        return None

    def sign(self, section: int) -> tuple[Shape, Tone] | None:
        """Return shape and tone of the word that a column counts; None for other columns."""
        return self._signs.get(section)

    def layer_in(self, row: int) -> str:
        """Return the id of the layer in a row; empty for the row of all."""
        layers = self._session.dashboard.layers if self._session.is_open else ()
        return layers[row].layer if row < len(layers) else ""

    def _reload(self) -> None:
        words = _words_counted(self._session.dashboard) if self._session.is_open else ()
        headings = ("Layer", "Measures", *(each.word for each in words)) if words else ()
        rows = _counted(self._session.dashboard, words) if words else []
        if (headings, rows) == (self._headings, self._rows):
            return
        self.beginResetModel()
        self._headings, self._rows = headings, rows
        self._signs = {at: (each.shape, each.tone) for at, each in enumerate(words, start=2)}
        self.endResetModel()


@dataclass(frozen=True, slots=True)
class _Counted:
    """A word whose rows are counted, with its sign."""

    word: str
    shape: Shape
    tone: Tone
    holds: Callable[[Row], bool]


def _words_counted(dashboard: Dashboard) -> tuple[_Counted, ...]:
    """The words of the dashboard's key; progress only where any row has some."""
    words = [
        _Counted(entry.word, SHAPES_OF_TONES[entry.tone], entry.tone, _is_rated(entry.word))
        for entry in rating_key(dashboard.scheme)
    ]
    not_rated = RatingWord.NOT_RATED.capitalize()
    words.append(_Counted(not_rated, Shape.DASH, Tone.NONE, _is_rated(not_rated)))
    if any(row.progress.word is not ProgressWord.NONE for row in dashboard.rows):
        words += [
            _Counted(
                entry.word,
                SHAPES_OF_PROGRESS[ProgressWord(entry.word.lower())],
                entry.tone,
                _has_moved(entry.word),
            )
            for entry in progress_key(dashboard.previous)
        ]
    return tuple(words)


def _is_rated(word: str) -> Callable[[Row], bool]:
    return lambda row: row.rating.word == word.lower()


def _has_moved(word: str) -> Callable[[Row], bool]:
    return lambda row: row.progress.word == word.lower()


def _counted(dashboard: Dashboard, words: Sequence[_Counted]) -> list[tuple[str, ...]]:
    rows = [(layer.name, *_counts(tuple(layer.rows), words)) for layer in dashboard.layers]
    return [*rows, ("All layers", *_counts(tuple(dashboard.rows), words))]


def _counts(rows: Sequence[Row], words: Sequence[_Counted]) -> tuple[str, ...]:
    counts = [len(rows), *(sum(each.holds(row) for row in rows) for each in words)]
    return tuple(str(count) if count else "" for count in counts)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class AttentionModel(QAbstractTableModel):
    """The measures that are worse than aimed for, those that also move the wrong way first."""

    COLUMNS = ("Measure", "Now", "Rating", "Progress")

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Row] = []
        session.opened.connect(self._reload)
        session.updated.connect(self._reload)
        self._reload()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of measures that need attention."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.COLUMNS)

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
            return self.COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a column says of a measure, in the dashboard's words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                row.description,
                row.cells[Column.CURRENT].text,
                row.rating.text,
                row.progress.text,
            )[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (row.description, "", row.rating.reason, row.progress.reason)[column] or None
        return None

    def measure_in(self, row: int) -> str:
        """Return the id of the measure in a row."""
        return self._rows[row].measure

    def sign(self, index: Index) -> tuple[Shape, Tone] | None:
        """Return shape and tone beside a verdict; None in other columns."""
        row = self._rows[index.row()]
        match self.COLUMNS[index.column()]:
            case "Rating":
                return rating_shape(row.rating), row.rating.tone
            case "Progress":
                return progress_shape(row.progress), row.progress.tone
        return None

    def _reload(self) -> None:
        rows = [row for row in self._session.dashboard.rows if row.rating.tone is Tone.POOR] if (
            self._session.is_open
        ) else []  # fmt: skip
        rows.sort(key=lambda row: row.progress.tone is not Tone.POOR)
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
