"""The cells around the one that a figure came from, as a little sheet with letters and numbers."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from perfdesk.core.building.lineage import Lineage
from perfdesk.core.figures import Figure

_REFERENCE = re.compile(r"([A-Z]{1,4})(\d{1,7})(?::([A-Z]{1,4})(\d{1,7}))?")


class Mark(StrEnum):
    """What a cell of the sheet is to the figure."""

    NONE = ""
    SOURCE = "the figure"
    COUNT = "a count behind it"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell.

    Attributes:
        name: As the spreadsheet names it (`F12`).
        text: What it showed.
        mark: What it is to the figure.
    """

    name: str
    text: str
    mark: Mark

    @property
    def spoken(self) -> str:
        """The cell in words: `F12, 89.6%, the figure`."""
        return ", ".join(part for part in (self.name, self.text or "empty", self.mark) if part)


@dataclass(frozen=True, slots=True)
class LittleSheet:
    """A few rows and columns of a sheet as they were when a figure was read.

    Attributes:
        columns: Letters of the columns, from left to right.
        numbers: Numbers of the rows, from the top.
        rows: The cells, row by row; every row has one for each column.
    """

    columns: tuple[str, ...]
    numbers: tuple[int, ...]
    rows: tuple[tuple[SheetCell, ...], ...]


def little_sheet(lineage: Lineage) -> LittleSheet | None:
    """Return what stood around a figure or target; None where that was not kept.

    The counts behind a figure are marked where they stand, told by their values.
    """
    snippet = lineage.snippet
    place = _REFERENCE.fullmatch(snippet.first) if snippet is not None else None
    if snippet is None or place is None:
        return None
    left, top = column_number(place[1]), int(place[2])
    width = max((len(row) for row in snippet.rows), default=0)
    area = _area(snippet.at.cell)
    counts = _counts(lineage)
    columns = tuple(column_letters(left + each) for each in range(width))
    rows = []
    for down, texts in enumerate(snippet.rows):
        padded = (*texts, *("" for _ in range(width - len(texts))))
        rows.append(
            tuple(
                SheetCell(
                    f"{columns[across]}{top + down}",
                    text,
                    _mark(text, (left + across, top + down), area, counts),
                )
                for across, text in enumerate(padded)
            )
        )
    return LittleSheet(columns, tuple(range(top, top + len(rows))), tuple(rows))


def column_letters(number: int) -> str:
    """Return the letters of a column counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column, counted from 1, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _area(cell: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the cells that a reference names first; empty if unknown."""
    match = _REFERENCE.match(cell)
    if match is None:
        return (0, 0, -1, -1)
    left, top = column_number(match[1]), int(match[2])
    if match[3] is None:
        return (left, top, left, top)
    return (left, top, column_number(match[3]), int(match[4]))


def _counts(lineage: Lineage) -> frozenset[Decimal]:
    if not isinstance(lineage.record, Figure):
        return frozenset()
    reading = lineage.record.reading
    behind = (reading.numerator, reading.denominator)
    return frozenset(each for each in behind if each is not None and each != reading.value)


def _mark(
    text: str,
    at: tuple[int, int],
    area: tuple[int, int, int, int],
    counts: Collection[Decimal],
) -> Mark:
    left, top, right, bottom = area
    if left <= at[0] <= right and top <= at[1] <= bottom:
        return Mark.SOURCE
    return Mark.COUNT if counts and _number(text) in counts else Mark.NONE


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
