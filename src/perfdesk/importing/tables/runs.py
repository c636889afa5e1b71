"""Runs of rows that may be tables."""

from __future__ import annotations

import re

from perfdesk.importing.tables.grid import Grid
from perfdesk.importing.tables.marks import IN_BODY, Mark

_PAGE = re.compile(r"\bpage\s+\d+\b", re.IGNORECASE)
_LARGEST_GAP, _FURTHEST = 5, 60
_MOST_WITHOUT_FIGURES, _SHORT = 15, 60
_LOOKED_BACK = 6
_FEWEST_LABELS, _MOST_LABELS = 5, 5000


def runs_of(grid: Grid, begin: int = 1, end: int | None = None) -> list[tuple[int, int]]:
    """Return first and last row of each run of rows with two cells or more, within some rows.

    Blank rows and the headings of sections, each in a row of its own, do not end a run where
    the figures go on below in the same columns.
    """
    runs: list[tuple[int, int]] = []
    first = last = 0
    for row, filled in enumerate(grid.filled[begin - 1 : end], start=begin):
        if filled < 2:
            continue
        if first and (row == last + 1 or _goes_on(grid, first, last, row)):
            last = row
            continue
        if first:
            runs.append((first, _with_labels(grid, first, last)))
        first = last = row
    if first:
        runs.append((first, _with_labels(grid, first, last)))
    return runs


def _goes_on(grid: Grid, first: int, last: int, row: int) -> bool:
    """Tell whether *row* belongs to the run from *first* to *last*, though others lie between."""
    gap = row - last - _labels_between(grid, last, row)
    if gap > _LARGEST_GAP:
        return gap <= _FURTHEST and _is_more_of_it(grid, first, last, row)
    if gap > 1 and _is_new_page(grid, first, last, row):
        return True
    marks = grid.marks(row)
    figures = {column for column, mark in marks.items() if mark in IN_BODY}
    above = [
        grid.marks(each)
        for each in range(max(first, last - _LOOKED_BACK), last + 1)
        if grid.filled[each - 1] > 1
    ]
    in_body = {column for each in above for column, mark in each.items() if mark in IN_BODY}
    used = {column for each in above for column in each}
    if in_body:
        return bool(figures) and len(figures & in_body) * 2 >= len(figures)
    if figures:
        # Headings so far: their figures may follow after a blank row or a section.
        return gap <= 3 and len(used & set(marks)) >= 2
    widest = max(map(len, above))
    return gap == 2 and len(marks) >= max(widest // 2, 2)


def _is_more_of_it(grid: Grid, first: int, last: int, row: int) -> bool:
    """Tell whether a row below many blank ones is one more of the table above them.

    It has a label where the table has its labels, and figures in every column in which the table
    has them and in no other: headings of its own would stand between.
    """
    if any(len(text) >= _SHORT for text in _texts_between(grid, last, row)):
        return False
    own = grid.marks(row)
    above = next(each for each in range(last, first - 1, -1) if grid.filled[each - 1] > 1)
    marks = grid.marks(above)
    figures = {column for column, mark in own.items() if mark in IN_BODY}
    return (
        bool(figures)
        and figures == {column for column, mark in marks.items() if mark in IN_BODY}
        and min(own) == min(marks) < min(figures)
        and above > first
    )


def _texts_between(grid: Grid, last: int, row: int) -> list[str]:
    return [
        text for each in range(last + 1, row) for text in grid.short_texts(each, grid.columns(each))
    ]


def _labels_between(grid: Grid, last: int, row: int) -> int:
    """Return how many rows between two have a short label alone, where *row* has its own."""
    if row - last > _MOST_WITHOUT_FIGURES:
        return 0
    label = grid.columns(row)[0]
    told = [each for each in range(last + 1, row) if grid.filled[each - 1] == 1]
    if len(told) < _LARGEST_GAP or any(grid.columns(each) != [label] for each in told):
        return 0
    return len(told) if all(len(grid.sheet.text(each, label)) < _SHORT for each in told) else 0


def _is_new_page(grid: Grid, first: int, last: int, row: int) -> bool:
    """Tell whether *row* repeats headings on another page of a report."""
    between = [" ".join(grid.sheet.row_texts(each)).strip() for each in range(last + 1, row)]
    if not any(_PAGE.search(text) for text in between):
        return False
    own = list(grid.row(row))
    tops = range(first, min(first + _LOOKED_BACK, last) + 1)
    return any(list(grid.row(each)) == own for each in tops)


def _with_labels(grid: Grid, first: int, last: int) -> int:
    """Return the last row of a run; headings over labels without any figure are a table too."""
    if last - first >= 4:
        return last
    column = grid.columns(last)[0]
    end = last
    furthest = min(len(grid.filled), last + _MOST_LABELS)
    while end < furthest and grid.filled[end] == 1 and grid.columns(end + 1) == [column]:
        end += 1
    labels = [grid.sheet.text(row, column) for row in range(last + 1, end + 1)]
    is_list = len(labels) >= _FEWEST_LABELS and all(len(each) < 60 for each in labels)
    return end if is_list and not _has_figures(grid, first, last) else last


def _has_figures(grid: Grid, first: int, last: int) -> bool:
    return any(
        mark is Mark.FIGURE for row in range(first, last + 1) for mark in grid.marks(row).values()
    )
