"""How many measures of a layer stand where: ratings down, progress across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from perfdesk.app.status import SHAPES_OF_PROGRESS, SHAPES_OF_TONES, Shape
from perfdesk.app.tables import Index, TableModel
from perfdesk.core.dashboard import Dashboard, Row
from perfdesk.core.verdicts import ProgressWord, RatingWord, Tone
from perfdesk.core.wording.key import progress_key, rating_key

ALL = "All"
NO_PROGRESS = "Not compared"


@dataclass(frozen=True, slots=True)
class Word:
    """A verdict that is counted.

    Attributes:
        key: The verdict itself, as a row holds it.
        text: As shown.
        shape: Its drawn sign.
        tone: What it means.
    """

    key: str
    text: str
    shape: Shape
    tone: Tone


@dataclass(frozen=True, slots=True)
class Matrix:
    """The counts of one layer, or of all.

    Attributes:
        layer: Id of the layer; empty for all.
        name: As shown.
        ratings: Down.
        progress: Across; empty where nothing is compared.
        measures: Ids of the measures with a rating and a progress, by the keys of both.
    """

    layer: str
    name: str
    ratings: tuple[Word, ...]
    progress: tuple[Word, ...]
    measures: Mapping[tuple[str, str], tuple[str, ...]]

    def found(self, rating: Word | None, progress: Word | None) -> tuple[str, ...]:
        """Return the measures with a rating and a progress; None stands for any."""
        return tuple(
            measure
            for (rated, moved), held in self.measures.items()
            if (rating is None or rating.key == rated)
            and (progress is None or progress.key == moved)
            for measure in held
        )

    def words_of(self, rating: Word | None, progress: Word | None) -> str:
        """Say which measures those are."""
        said = [each.text.lower() for each in (rating, progress) if each is not None]
        return f"{self.name}: {', '.join(said) or 'all measures'}"


def matrices_of(dashboard: Dashboard) -> tuple[Matrix, ...]:
    """Return the counts of all layers, and then of each."""
    ratings, progress = _ratings(dashboard), _progress(dashboard)
    parts = [("", "All layers", dashboard.counted)]
    parts += [(layer.layer, layer.name, layer.counted) for layer in dashboard.layers]
    return tuple(
        Matrix(layer, name, ratings, progress, _sorted(rows)) for layer, name, rows in parts
    )


def _sorted(rows: Sequence[Row]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        key = row.rating.word.value, row.progress.word.value
        found.setdefault(key, []).append(row.measure)
    return {key: tuple(measures) for key, measures in found.items()}


def _ratings(dashboard: Dashboard) -> tuple[Word, ...]:
    """The words of the scheme, those of measures rated by the other one, and not rated."""
    listed = {entry.word.lower(): entry.tone for entry in rating_key(dashboard.scheme)}
    none = RatingWord.NOT_RATED.value
    held = {row.rating.word.value: row.rating.tone for row in dashboard.counted}
    words = listed | {word: tone for word, tone in held.items() if word not in listed}
    words.pop(none, None)
    return tuple(
        Word(word, word.capitalize(), SHAPES_OF_TONES[tone], tone)
        for word, tone in (*words.items(), (none, Tone.NONE))
    )


def _progress(dashboard: Dashboard) -> tuple[Word, ...]:
    none = ProgressWord.NONE
    if all(row.progress.word is none for row in dashboard.counted):
        return ()
    words = [
        Word(
            entry.word.lower(),
            entry.word,
            SHAPES_OF_PROGRESS[ProgressWord(entry.word.lower())],
            entry.tone,
        )
        for entry in progress_key(dashboard.previous)
    ]
    return (*words, Word(none.value, NO_PROGRESS, Shape.DASH, Tone.NONE))


class MatrixModel(TableModel):
    """One matrix, with a row and a column for all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix: Matrix | None = None

    @property
    def matrix(self) -> Matrix | None:
        """What is counted; None before anything was."""
        return self._matrix

    def show(self, matrix: Matrix) -> None:
        """Show other counts."""
        before, self._matrix = self._matrix, matrix
        if before is None or (before.ratings, before.progress) != (matrix.ratings, matrix.progress):
            self.beginResetModel()
            self.endResetModel()
        elif before != matrix:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def headings(self) -> tuple[str, ...]:
        """Return the words of progress, and all."""
        if self._matrix is None:
            return ()
        return (*(each.text for each in self._matrix.progress), ALL)

    def count_rows(self) -> int:
        """Return the number of ratings and one."""
        return len(self._matrix.ratings) + 1 if self._matrix else 0

    def is_right(self, column: int) -> bool:
        """All are numbers."""
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the word of a row or column; its sign is drawn by whoever shows it."""
        if orientation is Qt.Orientation.Horizontal:
            said = Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.ToolTipRole else role
            return super().headerData(section, orientation, said)
        if self._matrix is None or section > len(self._matrix.ratings):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            rating = self.rating_in(section)
            return rating.text if rating else ALL
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a count; nothing for none."""
        if not index.isValid() or self._matrix is None:
            return None
        number = len(self.measures_at(index))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(number) if number else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.words_at(index)}: {number}"
        return None

    def rating_in(self, row: int) -> Word | None:
        """Return the rating of a row; None for all."""
        words = self._matrix.ratings if self._matrix else ()
        return words[row] if row < len(words) else None

    def progress_in(self, column: int) -> Word | None:
        """Return the progress of a column; None for all."""
        words = self._matrix.progress if self._matrix else ()
        return words[column] if column < len(words) else None

    def measures_at(self, index: Index) -> tuple[str, ...]:
        """Return the measures that a cell counts."""
        if self._matrix is None:
            return ()
        return self._matrix.found(self.rating_in(index.row()), self.progress_in(index.column()))

    def words_at(self, index: Index) -> str:
        """Say which measures a cell counts."""
        if self._matrix is None:
            return ""
        return self._matrix.words_of(self.rating_in(index.row()), self.progress_in(index.column()))
