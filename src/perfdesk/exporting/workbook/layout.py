"""Which columns a layer's sheet has, how wide they are, and where words stand beside numbers.

A number in Excel never wraps: one that is wider than its column, words of its format
included, shows as hashes. Where all words beside figures are short they are part of the
number formats; where any are long every column of figures gets a second one for words, which
wrap, and the numbers line up on their decimals.
"""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.dashboard import FIGURE_COLUMNS, Cell, Column, ColumnHead, Dashboard
from perfdesk.exporting.workbook.lettering import line_count, longest_word, text_width
from perfdesk.exporting.workbook.number_formats import (
    LONGEST_CODE,
    PrintedNumber,
    printed_number,
)

BODY_SIZE = 10
"""Points; A4 landscape then prints at about nine tenths, no less than 9 points."""
WORDS_SIZE = 9
PADDING = 8
"""Pixels of a column that text cannot use."""

_WIDTHS = {
    Column.CODE: 76,
    Column.DESCRIPTION: 192,
    Column.AIM: 80,
    Column.TARGET: 112,
    Column.RATING: 124,
    Column.PROGRESS: 138,
    Column.CURRENT: 112,
    Column.PREVIOUS: 112,
    Column.QUARTILE: 72,
    Column.FORECAST: 96,
    Column.ANNUAL_TARGET: 80,
    Column.TARGET_TO_DATE: 80,
}
_WIDEST = {Column.CODE: 96, Column.TARGET: 130, Column.CURRENT: 100, Column.PREVIOUS: 100}
"""To what a column grows, or the column for words beside its numbers."""
_WIDTH, _WIDEST_BESIDE = 80, 90
_NUMBER_WIDTH = 50
_LONGEST_NUMBER = 120
"""Pixels to which a number may grow with the words of its format."""
_TREND_WIDTH = 84
INDENT = 9
"""Pixels of one step of indent, which keeps words off the edge of a tint."""
_INDENTED = {Column.RATING, Column.PROGRESS}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of the dashboard on a sheet.

    Attributes:
        column: What it shows.
        heading: As printed.
        index: Its first sheet column, from 0.
        width: Of that sheet column in pixels.
        words: The sheet column for words beside the numbers; None where there is none.
        words_width: Of that sheet column in pixels; 0 where there is none.
    """

    column: Column
    heading: str
    index: int
    width: int
    words: int | None = None
    words_width: int = 0

    @property
    def last(self) -> int:
        """The last sheet column that belongs to it."""
        return self.index if self.words is None else self.words

    @property
    def full_width(self) -> int:
        """Pixels of all sheet columns that belong to it."""
        return self.width + self.words_width

    @property
    def indent(self) -> int:
        """Pixels by which words are set in from the left."""
        return INDENT if self.column in _INDENTED else 0

    @property
    def holds_figures(self) -> bool:
        """Whether real numbers stand in it."""
        return self.column in FIGURE_COLUMNS

    def lines(self, cell: Cell, *, bold: bool = False) -> int:
        """Return how many lines the text of *cell* takes."""
        parts = beside(cell) if self.words is not None else None
        if parts is not None:
            return line_count(parts[1], self.words_width - INDENT - 6, WORDS_SIZE)
        if self.holds_figures and printed_number(cell) is not None:
            return 1
        return line_count(
            cell.text,
            self.full_width - PADDING - self.indent,
            BODY_SIZE,
            bold=bold,
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of every layer's sheet.

    Attributes:
        columns: In printed order.
        trend: The sheet column of the small trend lines.
    """

    columns: tuple[SheetColumn, ...]
    trend: int

    @property
    def last(self) -> int:
        """The last sheet column."""
        return self.trend

    @property
    def width(self) -> int:
        """Pixels of all columns together."""
        return sum(column.full_width for column in self.columns) + _TREND_WIDTH

    @property
    def widths(self) -> tuple[int, ...]:
        """Pixels of each sheet column from the first on."""
        every: list[int] = []
        for column in self.columns:
            every.append(column.width)
            if column.words is not None:
                every.append(column.words_width)
        return (*every, _TREND_WIDTH)


def lay_out(dashboard: Dashboard) -> Layout:
    """Return the columns that fit every figure of *dashboard*, the same on all sheets."""
    columns: list[SheetColumn] = []
    index = 0
    figures = [head.column for head in dashboard.columns if head.column in FIGURE_COLUMNS]
    needs_words = any(
        _outgrows_its_number(row.cells[column]) for row in dashboard.rows for column in figures
    )
    for head in dashboard.columns:
        cells = [row.cells[head.column] for row in dashboard.rows]
        if needs_words and head.column in FIGURE_COLUMNS:
            columns.append(_with_words(head, cells, index))
        else:
            columns.append(SheetColumn(head.column, head.heading, index, _width(head, cells)))
        index = columns[-1].last + 1
    return Layout(tuple(columns), trend=index)


def beside(cell: Cell) -> tuple[PrintedNumber | str, str] | None:
    """Return what stands in a column with words beside its numbers.

    Returns:
        The number (or, for a band, its text) and the words behind it; None where the cell is
        all words.
    """
    number = printed_number(cell)
    if number is not None:
        return number, cell.words
    return (cell.figure, cell.words) if cell.number and cell.value is None else None


def _outgrows_its_number(cell: Cell) -> bool:
    number = printed_number(cell)
    if number is None:
        return False
    too_long = text_width(cell.text, BODY_SIZE) > _LONGEST_NUMBER
    return too_long or len(number.code) > LONGEST_CODE


def _with_words(head: ColumnHead, cells: list[Cell], index: int) -> SheetColumn:
    """Return a column in two: numbers as wide as the widest, words as wide as they must be."""
    number = words = 0.0
    for cell in cells:
        parts = beside(cell)
        if parts is not None:
            shown = parts[0] if isinstance(parts[0], str) else parts[0].short_text
            number = max(number, text_width(shown, BODY_SIZE))
            words = max(words, text_width(parts[1], WORDS_SIZE))
    width = max(_NUMBER_WIDTH, round(number) + PADDING)
    heading = text_width(head.heading, BODY_SIZE, bold=True) + PADDING - width
    room = min(_WIDEST.get(head.column, _WIDEST_BESIDE), round(words) + INDENT + PADDING)
    return SheetColumn(
        head.column, head.heading, index, width, index + 1, max(room, round(heading))
    )


def _width(head: ColumnHead, cells: list[Cell]) -> int:
    """A column is never narrower than the longest word of its heading, nor than its numbers."""
    needed = longest_word(head.heading, BODY_SIZE, bold=True)
    texts = [cell.text for cell in cells if printed_number(cell) is not None]
    if head.column in FIGURE_COLUMNS:
        needed = max([needed, *(text_width(text, BODY_SIZE) for text in texts)])
    width = max(_WIDTHS.get(head.column, _WIDTH), round(needed) + PADDING)
    if head.column is Column.CODE:
        widest = max((text_width(cell.text, BODY_SIZE) for cell in cells), default=0.0)
        width = max(width, min(_WIDEST.get(head.column, _WIDEST_BESIDE), round(widest) + PADDING))
    return width
