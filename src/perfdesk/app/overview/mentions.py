"""Measures that the overview names, each with what is to know of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from perfdesk.app.status import SHAPES_OF_TONES, Shape
from perfdesk.app.tables import Index, TableModel
from perfdesk.core.narrative.summary import Mention
from perfdesk.core.verdicts import Tone

_ARROWS = {Tone.GOOD: Shape.UP, Tone.NEAR: Shape.SIDES, Tone.POOR: Shape.DOWN}


class Told(StrEnum):
    """What a column tells of a measure."""

    MEASURE = "Measure"
    NOW = "Now"
    COMPARED = "Compared with"
    RATING = "Rating"
    PROGRESS = "Progress"
    REASON = "Why, and when"
    ACTION = "Reason and action"


class MentionsModel(TableModel):
    """Some measures, in the order in which the summary names them."""

    def __init__(self, columns: Sequence[Told], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._mentions: tuple[Mention, ...] = ()

    def show(self, mentions: Sequence[Mention]) -> None:
        """Name other measures; nothing happens where the same is said of the same."""
        if tuple(mentions) == self._mentions:
            return
        self.beginResetModel()
        self._mentions = tuple(mentions)
        self.endResetModel()

    def headings(self) -> tuple[str, ...]:
        """Return what each column tells."""
        return tuple(each.value for each in self._columns)

    def count_rows(self) -> int:
        """Return how many are named."""
        return len(self._mentions)

    def measure_in(self, row: int) -> str:
        """Return the id of the measure in a row."""
        return self._mentions[row].measure

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a column tells of a measure, in the words of the summary."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(index) or None
        return None

    def sign(self, index: Index) -> tuple[Shape, Tone] | None:
        """Return shape and tone beside a verdict; None in other columns."""
        mention = self._mentions[index.row()]
        match self._columns[index.column()]:
            case Told.RATING:
                return SHAPES_OF_TONES[mention.rating_tone], mention.rating_tone
            case Told.PROGRESS if mention.progress_tone in _ARROWS:
                return _ARROWS[mention.progress_tone], mention.progress_tone
        return None

    def _text(self, index: Index) -> str:
        mention = self._mentions[index.row()]
        match self._columns[index.column()]:
            case Told.MEASURE:
                return mention.name
            case Told.NOW:
                return mention.now
            case Told.COMPARED:
                return mention.compared
            case Told.RATING:
                return mention.rating
            case Told.PROGRESS:
                return mention.progress
            case Told.REASON:
                return mention.reason
            case Told.ACTION:
                said = (mention.reason, mention.commentary)
                return "\n".join(each for each in said if each)
