"""Sorting and filtering the rows of a grid; the printed order is never touched.

What is shown is held as ids, chosen at the moment of sorting or filtering: a figure that is typed
afterwards does not make its row jump, or vanish under the hands of who typed it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from perfdesk.core.dashboard import FIGURE_COLUMNS, Column, LayerView, OutcomeTable, Row
from perfdesk.core.reporting.stages import Stage
from perfdesk.core.verdicts import Tone

_TONES: Mapping[Tone, int] = MappingProxyType(
    {Tone.POOR: 0, Tone.NEAR: 1, Tone.GOOD: 2, Tone.NONE: 3}
)
_STAGES = MappingProxyType({stage.value: at for at, stage in enumerate(Stage)})
_VERDICTS = frozenset({Column.RATING, Column.PROGRESS})
_NUMBERS = frozenset({*FIGURE_COLUMNS, Column.RANK})
_LIMITS = frozenset({Column.TARGET, Column.RANK})
"""Columns whose first number counts where a text holds several: a band, a rank of 150."""
_LONG = frozenset({Column.CODE, Column.DESCRIPTION, Column.COMMENTARY, Column.NOTE})
"""Columns in which hardly two rows say the same: they are filtered by a text instead."""

MISSING = "Missing"
FILLED = "Has a value"
NOT_UNDERSTOOD = "Not understood"
_ORDER = (FILLED, MISSING, NOT_UNDERSTOOD)

_Key = tuple[Any, ...]
"""What rows are compared by; of one length and kind within one column."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column rows are sorted, and which way."""

    column: Column
    descending: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which rows of a layer are shown, and in which order.

    Attributes:
        order: Ids in the order of a sorting; None for the printed order.
        kept: For each filter its words and the ids it keeps; all of them hold at once.
        sorted_by: The sorting in words; empty for the printed order.
    """

    order: tuple[str, ...] | None = None
    kept: tuple[tuple[str, frozenset[str]], ...] = ()
    sorted_by: str = ""

    @property
    def is_printed(self) -> bool:
        """Whether every row is shown in its printed place."""
        return self.order is None and not self.kept

    @property
    def is_filtered(self) -> bool:
        """Whether rows may be hidden."""
        return bool(self.kept)

    @property
    def filters(self) -> str:
        """The filters in words."""
        return "; ".join(words for words, _ in self.kept)

    def shows(self, measure: str) -> bool:
        """Tell whether no filter hides a measure."""
        return all(measure in ids for _, ids in self.kept)

    def ordered(self, rows: Sequence[Row], sorting: Sorting, heading: str) -> Arrangement:
        """Return the arrangement with rows sorted as they read now."""
        ids = tuple(row.measure for row in _sorted(rows, sorting))
        how = direction_words(sorting.column)[sorting.descending]
        return replace(self, order=ids, sorted_by=f"{heading}, {how}")

    def in_printed_order(self) -> Arrangement:
        """Return the arrangement with rows in their printed order; filters stay."""
        return replace(self, order=None, sorted_by="")

    def narrowed(self, words: str, measures: Iterable[str]) -> Arrangement:
        """Return the arrangement with one filter more; one of the same words is replaced."""
        subject = words.partition(":")[0]
        others = (each for each in self.kept if each[0].partition(":")[0] != subject)
        return replace(self, kept=(*others, (words, frozenset(measures))))

    def widened(self, subject: str) -> Arrangement:
        """Return the arrangement without the filter whose words begin with *subject*."""
        kept = tuple(each for each in self.kept if each[0].partition(":")[0] != subject)
        return replace(self, kept=kept)

    def rows_of(self, layer: LayerView) -> Iterator[OutcomeTable | Row]:
        """Yield what a grid shows of a layer: outcomes with their rows, or sorted rows alone."""
        if self.order is None:
            for table in layer.outcomes:
                shown = [row for row in table.rows if self.shows(row.measure)]
                if shown:
                    yield table
                    yield from shown
            return
        places = {measure: at for at, measure in enumerate(self.order)}
        rows = [row for row in layer.rows if self.shows(row.measure)]
        yield from sorted(rows, key=lambda row: places.get(row.measure, len(places)))


PRINTED = Arrangement()
"""Every row in its printed place."""


def can_sort(column: Column) -> bool:
    """Tell whether rows can be sorted and filtered by a column."""
    return column is not Column.TREND


def direction_words(column: Column) -> tuple[str, str]:
    """Return how the two ways of sorting by a column are called."""
    if column in _VERDICTS:
        return ("worst first", "best first")
    if column in _NUMBERS:
        return ("lowest first", "highest first")
    if column is Column.STAGE:
        return ("smallest change first", "furthest first")
    return ("A to Z", "Z to A")


def category(row: Row, column: Column) -> str:
    """Return under which word a row is filtered by a column."""
    if column is Column.RATING:
        return row.rating.word.capitalize()
    if column is Column.PROGRESS:
        return row.progress.word.capitalize()
    cell = row.cells[column]
    if column in _NUMBERS or column in _LONG:
        if cell.flagged:
            return NOT_UNDERSTOOD
        return FILLED if cell.text else MISSING
    return cell.text or MISSING


def categories(rows: Iterable[Row], column: Column) -> tuple[str, ...]:
    """Return the words that a column can be filtered by, each once, in a telling order."""
    found: dict[str, Tone] = {}
    for row in rows:
        tone = row.rating.tone if column is Column.RATING else row.progress.tone
        found.setdefault(category(row, column), tone)
    if column in _VERDICTS:
        return tuple(sorted(found, key=lambda word: (_TONES[found[word]], word)))
    fixed = {word: at for at, word in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda word: (fixed.get(word, -1), _natural(word))))


def holding(rows: Iterable[Row], text: str, columns: Iterable[Column]) -> frozenset[str]:
    """Return the ids of the rows that hold a text in one of some columns, in any case."""
    sought = text.casefold()
    shown = tuple(columns)
    return frozenset(
        row.measure
        for row in rows
        if any(
            sought in row.cells[column].text.casefold() for column in shown if column in row.cells
        )
    )


def _sorted(rows: Sequence[Row], sorting: Sorting) -> list[Row]:
    """Sort by one column; rows that say nothing there come last whichever way it goes."""
    key = _key(sorting.column)
    filled = [row for row in rows if key(row) is not None]
    empty = [row for row in rows if key(row) is None]
    filled.sort(key=lambda row: _some(key(row)), reverse=sorting.descending)
    return [*filled, *empty]


def _key(column: Column) -> Callable[[Row], _Key | None]:
    if column is Column.RATING:
        return lambda row: _of_tone(row.rating.tone, row.rating.text)
    if column is Column.PROGRESS:
        return lambda row: _of_tone(row.progress.tone, row.progress.text)
    if column in _NUMBERS:
        return lambda row: _of_number(row, column)
    if column is Column.STAGE:
        return lambda row: (_STAGES.get(row.cells[column].text.casefold(), 0),)
    return lambda row: _of_text(row.cells[column].text)


def _some(key: _Key | None) -> _Key:
    return key or ()


def _of_tone(tone: Tone, text: str) -> _Key | None:
    return None if tone is Tone.NONE else (_TONES[tone], text.casefold())


def _of_number(row: Row, column: Column) -> _Key | None:
    cell = row.cells[column]
    if cell.value is not None:
        return (cell.value,)
    if column not in _LIMITS:  # the digits of "Due June 2022" are no figure
        return None
    digits = re.search(r"\d+(?:\.\d+)?", cell.text.replace(",", ""))
    return (Decimal(digits[0]),) if digits else None


def _of_text(text: str) -> _Key | None:
    return _natural(text) if text else None


def _natural(text: str) -> _Key:
    """Sort 2B before 10A: runs of digits count as numbers."""
    parts = re.split(r"(\d+)", text.casefold())
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts)
