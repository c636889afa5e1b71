"""The rows of headings of a table, and what they say of each column together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from perfdesk.importing.formats.extract import RawValue
from perfdesk.importing.tables.grid import Grid
from perfdesk.importing.tables.marks import (
    IN_BODY,
    NUMBERS,
    Mark,
    count_up,
    counts_by_one,
    follow_each_other,
    mark_of,
)
from perfdesk.importing.vocabulary.columns import Role, column_of
from perfdesk.importing.vocabulary.year_and_month import is_month_or_quarter

MOST_HEADER_ROWS = 6
_LOOKED_AT = 60
_LONGEST_BANNER = 150
_FURTHEST = 15
"""Rows below headings in which labels may stand without any figure."""

_FEW_COLUMNS = 3
_FEW_ROWS = 4
_NAMES_A_SERIES = frozenset({"title", "series", "series name", "name", "indicator"})
_OF_A_SERIES = re.compile(
    r"(?:cdid|series id|code|pre ?unit|unit|units|frequency|source|release date|next release|"
    r"last updated|important notes|notes?|seasonal adjustment)"
)
_PROBED = 4
_MOST_ABOVE = 15
"""Rows at the top of a run, of which those above the headings may hold numbers."""

_IN_HEADINGS = frozenset({Mark.TEXT, Mark.DATE, Mark.YEAR})
_OF_NUMBERS = re.compile(
    r"(?:hide|delete|hide or delete|line|column|col|row|item|ref|code|cell|question|id|no|number)s?"
    r"(?: (?:no|number|ref|code))?[.:]?",
    re.IGNORECASE,
)
"""Labels of rows of numbers that stand above headings."""

_WRITTEN_NUMBER = re.compile(r"(?:0|[1-9]\d{0,2})(?:$| ?\()")
"""A number that heads a column (`7`, `3 (=1+2)`); a code such as `01` does not."""
_NOT_A_BANNER = re.compile(
    r"(?:sources?|notes?|table|figure|chart|applied filters?|filters?|back to|return to|report|"
    r"printed|run|date|data to|contents?|title|coverage|summary|basis|published|revised|contact|"
    r"counting|this worksheet|this sheet)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Headings:
    """Where the headings of a run of rows end and its data begin.

    Attributes:
        rows: The rows of headings; empty where there are none.
        data: The first row of data.
        figures: The columns that hold figures, by most of their cells.
    """

    rows: tuple[int, ...]
    data: int
    figures: tuple[int, ...]


def find_headings(
    grid: Grid, first: int, last: int, known: Callable[[int], int]
) -> Headings | None:
    """Return the headings of a run of rows; None where nothing lies below them.

    Args:
        grid: The part of the sheet.
        first: The first row of the run.
        last: Its last row.
        known: How many headings of a row are known as such.
    """
    figures = _figure_columns(grid, first, last)
    data = _first_data(grid, first, last, figures) if figures else None
    if data is not None and (late := _below_numbers(grid, first, last, data, figures)):
        return Headings((late,), late + 1, figures)
    if data is None or data == first:
        rows = _known_or_widest(grid, first, last, known, has_figures=data == first)
        below = rows[-1] + 1 if rows else first
        return Headings(rows, below, figures) if below <= last else None
    bottom = data - 1
    while bottom > first and (
        _is_section(grid, bottom, min(figures))
        or _recurs(grid, bottom, last)
        or _is_data_in_words(grid, first, bottom, figures)
        or _is_group(grid, first, bottom, min(figures))
    ):
        bottom -= 1
    if title := _titles(grid, first, bottom):
        return Headings((title,), data, figures)
    best = max(range(first, bottom + 1), key=lambda row: (known(row), row))
    is_about_it = not set(grid.columns(best)) & set(grid.columns(bottom))
    if known(best) < 2 or is_about_it or grid.filled[best - 1] * 2 < grid.filled[bottom - 1]:
        best = bottom
    rows = _upwards(grid, first, min(best, bottom), bottom, figures)
    return Headings(rows, rows[-1] + 1, figures)


def _below_numbers(grid: Grid, first: int, last: int, data: int, figures: Sequence[int]) -> int:
    """Return the row of headings that rows of numbers stand above; 0 where there is none.

    A form numbers its lines, its columns and the cells of a ledger above the words. Such rows have
    figures where figures belong, but not the labels that rows of data have.
    """
    leftmost = min(figures)
    for row in range(data + 1, min(first + _MOST_ABOVE, last)):
        marks = grid.marks(row)
        labels = [column for column in marks if column < leftmost]
        if not labels or not all(marks.get(column) in _IN_HEADINGS for column in figures):
            continue
        above = [each for each in range(data, row) if grid.filled[each - 1]]
        below = [each for each in range(row + 1, last + 1) if grid.filled[each - 1]][:_PROBED]
        if all(_has_no_labels(grid, each, labels) for each in above) and not any(
            _has_no_labels(grid, each, labels) for each in below
        ):
            return row
    return 0


def _has_no_labels(grid: Grid, row: int, labels: Sequence[int]) -> bool:
    told = [text for text in grid.short_texts(row, labels) if text]
    if len(labels) > 1:
        return len(told) * 2 <= len(labels)
    return all(_OF_NUMBERS.fullmatch(text) for text in told)


def _is_data_in_words(grid: Grid, first: int, row: int, figures: Sequence[int]) -> bool:
    """Tell whether a row has words in place of figures (`see below`), right below the headings.

    Its label stands below a heading of labels, and what stands above its words heads each column
    of figures by itself: a year, a month, a target.
    """
    above = next((each for each in range(row - 1, first - 1, -1) if grid.filled[each - 1]), 0)
    marks = grid.marks(row)
    words = [column for column in figures if column in marks]
    leftmost = min(figures)
    labels = [column for column in marks if column < leftmost]
    if not above or not words or not labels or not grid.sheet.text(above, labels[0]):
        return False
    rows = [each for each in range(first, above + 1) if grid.filled[each - 1]]
    levels = levels_of(grid, rows, figures)
    heads = [tuple(levels[column]) for column in words]
    return (
        len(set(heads)) == len(heads)
        and all(each and heads_figures(each[-1]) for each in heads)
        and not any(heads_figures(grid.sheet.text(row, column)) for column in words)
    )


def _is_group(grid: Grid, first: int, row: int, leftmost: int) -> bool:
    """Tell whether a row has labels alone, below headings of labels and of figures: a group's."""
    columns = grid.columns(row)
    above = grid.columns(row - 1) if row > first else []
    return (
        max(columns, default=leftmost) < leftmost
        and any(column in above for column in columns)
        and sum(column >= leftmost for column in above) > 1
    )


def heads_figures(text: str) -> bool:
    """Tell whether some words are known to head figures."""
    told = column_of(1, text)
    is_known = told.role not in {Role.TEXT, Role.BLANK}
    return is_known or told.period is not None or bool(told.unit) or is_month_or_quarter(text)


def _titles(grid: Grid, first: int, bottom: int) -> int:
    """Return the row that names the series, of rows that say of each what it is; 0 for others.

    A download of time series has a column for each, and above the figures its title, its code,
    unit, release date and notes, each row named at its left.
    """
    labels = {row: grid.sheet.text(row, grid.left).casefold() for row in range(first, bottom + 1)}
    about = [row for row, label in labels.items() if _OF_A_SERIES.fullmatch(label)]
    named = [row for row, label in labels.items() if label in _NAMES_A_SERIES]
    return named[0] if named and len(about) >= _FEW_COLUMNS else 0


def headings_at(grid: Grid, rows: tuple[int, ...], first: int, last: int) -> Headings:
    """Return headings that stand in known rows, over data from *first* to *last*."""
    top = min((*rows, first))
    return Headings(rows, first, _figure_columns(grid, top, last))


def _figure_columns(grid: Grid, first: int, last: int) -> tuple[int, ...]:
    """Return the columns whose cells are figures, below where headings may reach."""
    size = last - first + 1
    start = first + (MOST_HEADER_ROWS + 2 if size > 24 else max(1, size // 3))
    rows = grid.sample(start, last, _LOOKED_AT) or grid.sample(first + 1, last, _LOOKED_AT)
    figures = _columns_of_figures(grid, rows)
    if not figures and size <= _FEW_ROWS:
        # A single row of data below several of headings is outvoted by them.
        figures = _columns_of_figures(grid, [last])
    return figures


def _columns_of_figures(grid: Grid, rows: Sequence[int]) -> tuple[int, ...]:
    """Return the columns whose cells in some rows are figures by more than half."""
    marks: dict[int, list[Mark]] = {}
    for row in rows:
        for column, mark in grid.marks(row).items():
            marks.setdefault(column, []).append(mark)
    return tuple(
        sorted(
            column
            for column, each in marks.items()
            if sum(mark in IN_BODY or mark is Mark.YEAR for mark in each) * 2 > len(each)
            and any(mark is not Mark.TOKEN for mark in each)
        )
    )


def _first_data(grid: Grid, first: int, last: int, figures: Sequence[int]) -> int | None:
    """Return the first row in which figures stand where figures belong; None if there is none."""
    for row in range(first, last + 1):
        if grid.filled[row - 1] == 0:
            continue
        marks = grid.marks(row)
        inside = [marks[column] for column in figures if column in marks]
        told = sum(mark in IN_BODY for mark in inside)
        others = sum(mark in {Mark.TEXT, Mark.DATE} for mark in inside)
        years = len(inside) - told - others
        if not inside or told + years <= others:
            continue
        if years and not told and _heads(grid, row, last, figures, years):
            continue
        if any(
            counts(grid.row(row)) and not _next_counts_up(grid, row, last, counts)
            for counts in (counts_by_one, count_up)
        ) and not _is_below_headings(grid, row, figures):
            continue
        if (told or years) and not _is_written_out(grid, row, last, figures):
            return row
    return None


def _is_written_out(grid: Grid, row: int, last: int, figures: Sequence[int]) -> bool:
    """Tell whether the figures of a row are texts over numbers: headings such as chapters `7`."""
    cells = [grid.sheet.raw(row, column) for column in figures]
    texts = [at for at, raw in zip(figures, cells, strict=True) if isinstance(raw, str) and raw]
    if not texts or any(isinstance(raw, NUMBERS) for raw in cells):
        return False
    below = islice((each for each in range(row + 1, last + 1) if grid.filled[each - 1]), _PROBED)
    told = [grid.sheet.raw(each, column) for each in below for column in texts]
    marks = [mark_of(raw) for raw in told if raw != ""]
    numbers = sum(isinstance(raw, NUMBERS) for raw in told)
    counts = sum(bool(_WRITTEN_NUMBER.match(grid.sheet.text(row, column))) for column in texts)
    return counts > 1 and len(marks) > 0 and numbers * 3 >= len(marks) * 2


def _recurs(grid: Grid, row: int, last: int) -> bool:
    """Tell whether the words of a row stand again below in their columns, so that it is data.

    A row that stands again as a whole repeats headings, as those of a page do.
    """
    own = list(grid.row(row))
    words = [column for column, mark in grid.marks(row).items() if mark is Mark.TEXT]
    below = range(row + 1, min(row + _LOOKED_AT, last) + 1)
    others = [each for each in below if list(grid.row(each)) != own]
    again = {
        column
        for each in others
        for column in words
        if grid.sheet.text(each, column) == grid.sheet.text(row, column)
    }
    return len(words) >= _FEW_COLUMNS and len(again) * 2 >= len(words)


def _heads(grid: Grid, row: int, last: int, figures: Sequence[int], years: int) -> bool:
    """Tell whether years are headings: they follow each other, or below stands something else."""
    if row == last:
        return False
    if follow_each_other(grid.row(row)) and not follow_each_other(grid.row(row + 1)):
        return True
    columns = [column for column in figures if grid.mark(row, column) is Mark.YEAR]
    below = [
        grid.mark(each, column)
        for each in range(row + 1, min(row + 4, last) + 1)
        for column in columns
    ]
    return years > 0 and any(mark in IN_BODY for mark in below)


def _is_below_headings(grid: Grid, row: int, figures: Sequence[int]) -> bool:
    """Tell whether the words of a row left of its figures stand right below others."""
    if row == 1:
        return False
    marks = grid.marks(row)
    first = min(figures)
    words = [each for each, mark in marks.items() if mark is Mark.TEXT and each < first]
    return any(grid.sheet.text(row - 1, column) for column in words)


def _next_counts_up(
    grid: Grid, row: int, last: int, counts: Callable[[Sequence[RawValue]], bool]
) -> bool:
    return any(counts(grid.row(each)) for each in range(row + 1, min(row + 3, last) + 1))


def _is_section(grid: Grid, row: int, leftmost: int) -> bool:
    """Tell whether a row is blank, or holds nothing but a label left of the figures."""
    columns = grid.columns(row)
    return not columns or (
        len(columns) == 1
        and columns[0] < leftmost
        and any(grid.filled[above - 1] > 1 for above in range(max(row - _FURTHEST, 1), row))
    )


def _known_or_widest(
    grid: Grid, first: int, last: int, known: Callable[[int], int], *, has_figures: bool
) -> tuple[int, ...]:
    """Return the headings of rows that are words throughout, or figures from the first row on."""
    candidates = [
        row for row in range(first, min(first + MOST_HEADER_ROWS + 2, last)) if grid.filled[row - 1]
    ]
    if not candidates:
        return ()
    best = max(candidates, key=lambda row: (known(row), -row))
    if known(best) >= 2:
        return tuple(range(best, _last_merged(grid, best, last) + 1))
    if has_figures:
        return ()
    usual = _usual(grid, candidates, grid.sample(first, last, _LOOKED_AT), last - first + 1)
    row = next((row for row in candidates if grid.filled[row - 1] * 5 >= usual * 4), first)
    banners = _upwards(grid, first, row, row, grid.columns(row)[1:] or [grid.right])
    return tuple(range(banners[0], _last_merged(grid, row, last) + 1))


def _usual(grid: Grid, top: Sequence[int], sample: Sequence[int], height: int) -> int:
    """Return how many cells of a row are filled as a rule; at most, where only labels follow."""
    if len(sample) * 2 < min(height, _LOOKED_AT):
        return max(grid.filled[row - 1] for row in {*top, *sample})
    return sorted(grid.filled[row - 1] for row in sample)[len(sample) // 2]


def _last_merged(grid: Grid, row: int, last: int) -> int:
    """Return the last row of headings that begin in *row* and are merged over several rows."""
    bottoms = [bottom for top, _, bottom, _ in grid.sheet.merged if top == row and bottom - top < 4]
    return min(max([row, *bottoms]), last - 1)


def _upwards(
    grid: Grid, first: int, top: int, bottom: int, figures: Sequence[int]
) -> tuple[int, ...]:
    """Return the rows of headings from *bottom* up: its own and those that stand over it."""
    rows = [row for row in range(bottom, top - 1, -1) if grid.filled[row - 1]][:MOST_HEADER_ROWS]
    above = rows[-1] - 1
    has_skipped = False
    # A banner over merged columns is one cell and may stand above the run.
    while above >= max(first - 2, 1) and len(rows) < MOST_HEADER_ROWS:
        if grid.filled[above - 1] == 0 and not has_skipped and _needs_banner(grid, rows, figures):
            has_skipped = True
        elif _numbers_columns(grid, above, figures) and not _needs_banner(grid, rows, figures):
            pass  # the numbers of columns say nothing of what the columns are about
        elif _is_banner(grid, above, figures, grid.columns(bottom)):
            rows.append(above)
        else:
            break
        above -= 1
    return tuple(sorted(rows))


def _numbers_columns(grid: Grid, row: int, figures: Sequence[int]) -> bool:
    """Tell whether a row numbers the columns of figures and does not say what it counts."""
    cells = [grid.sheet.raw(row, column) for column in figures]
    marks = [mark_of(raw) for raw in cells if raw != ""]
    leftmost = min(figures)
    labels = [column for column in grid.columns(row) if column < leftmost]
    return (
        len(marks) > 1
        and count_up(cells)
        and set(marks) == {Mark.FIGURE}
        and all(map(_OF_NUMBERS.fullmatch, grid.short_texts(row, labels)))
    )


def _needs_banner(grid: Grid, rows: Sequence[int], figures: Sequence[int]) -> bool:
    """Tell whether the headings so far repeat each other, so that others must tell them apart."""
    levels = levels_of(grid, sorted(rows), figures)
    names = [tuple(levels[column]) for column in grid.columns(max(rows))]
    return len(set(names)) < len(names)


def _is_banner(grid: Grid, row: int, figures: Sequence[int], headed: Sequence[int]) -> bool:
    """Tell whether a row holds headings over the columns of figures.

    Args:
        grid: The part of the sheet.
        row: The row.
        figures: The columns of figures.
        headed: The columns that the lowest row of headings has words for.
    """
    marks = grid.marks(row)
    texts = [grid.sheet.text(row, column) for column in marks]
    has_figures = any(mark in IN_BODY for mark in marks.values())
    are_headings = _counts(grid, row) or _is_written_out(grid, row, len(grid.filled), figures)
    if not marks or (has_figures and not are_headings):
        return False
    if max(map(len, texts)) > _LONGEST_BANNER or _NOT_A_BANNER.match(texts[0]):
        return False
    leftmost = min(figures)
    over = [column for column in marks if column >= leftmost]
    if any(_is_merged(grid, row, column) for column in over):
        return True
    if headed and max(marks) < headed[0]:
        return False
    if len(headed) > _FEW_COLUMNS and headed[0] in marks and max(marks) <= headed[1]:
        return False  # a word and what it is about, as notes above a table are
    if len(over) == 1 and not grid.sheet.merged and len(marks) == 1:
        text = grid.sheet.text(row, over[0])
        is_over_figures = over[0] == leftmost and leftmost not in headed[:1]
        return is_over_figures and len(text) <= 40 and not re.search(r"[=:]", text)
    return len(over) >= 2


def _counts(grid: Grid, row: int) -> bool:
    """Tell whether the numbers of a row count its columns, as those of weeks do."""
    return count_up(grid.row(row)) and grid.filled[row - 1] * 2 > grid.right - grid.left


def _is_merged(grid: Grid, row: int, column: int) -> bool:
    """Tell whether a cell is merged over several columns."""
    return any(
        top <= row <= bottom and left == column and left < right <= grid.right
        for top, left, bottom, right in grid.sheet.merged
    )


def levels_of(grid: Grid, rows: Sequence[int], figures: Sequence[int]) -> dict[int, list[str]]:
    """Return what the rows of headings say of each column, from the top down.

    A merged heading counts for all columns it covers. Where a sheet tells of none, a heading
    above others counts for the columns to its right, up to the next one in its row or above.
    """
    merged = {
        (row, column): (top, left)
        for top, left, bottom, right in grid.sheet.merged
        for row in rows
        if top <= row <= bottom
        for column in range(max(left, grid.left), min(right, grid.right) + 1)
    }
    leftmost = min(figures, default=grid.right + 1)
    starts: set[int] = set()
    levels: dict[int, list[str]] = {}
    for row in rows:
        own = {column: _in_one_line(grid, row, column) for column in grid.columns(row)}
        held = ""
        for column in range(grid.left, grid.right + 1):
            if column in starts:
                held = ""
            text = own.get(column, "")
            if text:
                held = text if column >= leftmost else ""
            elif (row, column) in merged:
                top, left = merged[row, column]
                text = _in_one_line(grid, top, left) if row == top else ""
            elif held and row != rows[-1] and not merged and _has_below(grid, rows, row, column):
                text = held
            above = levels.setdefault(column, [])
            if text and (not above or above[-1] != text):
                above.append(text)
        starts |= set(own)
    return levels


def _in_one_line(grid: Grid, row: int, column: int) -> str:
    return " ".join(grid.sheet.text(row, column).split())


def _has_below(grid: Grid, rows: Sequence[int], row: int, column: int) -> bool:
    return any(grid.sheet.text(below, column) for below in rows if below > row)
