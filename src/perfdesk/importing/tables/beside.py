"""Tables that stand side by side: with a blank column between them, or without one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from perfdesk.importing.tables.grid import Grid
from perfdesk.importing.tables.marks import Mark
from perfdesk.importing.vocabulary.columns import Role, column_of

_LOOKED_AT = 60
_HEADINGS_WITHIN = 12
"""Rows at the top of a run in which headings may stand."""

_FURTHEST_START = 400
"""Rows below the top of one table in which another beside it may begin."""

_WORDS = frozenset({Mark.TEXT, Mark.DATE})
_HEADS = frozenset({Mark.TEXT, Mark.DATE, Mark.YEAR})
_OF_LABELS = frozenset(
    {
        Role.MEASURE_CODE, Role.DESCRIPTION, Role.PLACE_NAME, Role.PLACE_CODE, Role.ONS_CODE,
        Role.PERIOD, Role.OUTCOME, Role.LAYER,
    }
)  # fmt: skip
_OF_FIGURES = frozenset(
    {Role.VALUE, Role.CURRENT, Role.PREVIOUS, Role.TARGET, Role.NUMERATOR, Role.DENOMINATOR}
)


def side_by_side(grid: Grid, first: int, last: int) -> list[Grid]:
    """Return the parts of a run that are tables beside each other; the run itself if it is one.

    A table begins where the headings begin again (`Measure | 2023/24 | Measure | 2023/24`), with
    a blank column before it or none. Behind a blank column, which alone is a spacer, one begins
    also where labels stand there again: under a heading of labels, or as texts that differ from
    row to row, with figures beside them, on both sides.
    """
    bounds = [grid.left, *_begun_again(grid, first, last), grid.right + 1]
    rows = grid.sample(first, last, _LOOKED_AT)
    parts: list[list[int]] = []
    for left, right in pairwise(bounds):
        part = grid if len(bounds) == 2 else Grid(grid.sheet, left, right - 1)
        parts += _behind_blank_columns(part, first, last, rows)
    if len(parts) < 2:
        return [grid]
    return [Grid(grid.sheet, part[0], part[-1]) for part in parts]


def _begun_again(grid: Grid, first: int, last: int) -> list[int]:
    """Return the columns in which the headings of a run begin again."""
    for row in range(first, min(first + _HEADINGS_WITHIN, last)):
        marks = grid.marks(row)
        if len(marks) < 4 or not all(mark in _HEADS for mark in marks.values()):
            continue
        texts = {column: grid.sheet.text(row, column).casefold() for column in marks}
        begin, *others = [each for each, text in texts.items() if text == texts[min(marks)]]
        ends = [each for each in others if each > begin + 1]
        below = grid.sample(row + 1, last, _LOOKED_AT)
        if (
            ends == others != []
            and all(_are_labels(grid, below, each) for each in (begin, *others))
            and all(
                _has_figures(grid, row, below, range(left + 1, right))
                for left, right in zip([begin, *ends], [*ends, max(marks) + 1], strict=True)
            )
        ):
            return ends
    return []


def _are_labels(grid: Grid, rows: Sequence[int], column: int) -> bool:
    marks = [mark for row in rows if (mark := grid.mark(row, column)) is not Mark.BLANK]
    return 0 < len(marks) <= 2 * sum(mark in _WORDS for mark in marks)


def _has_figures(grid: Grid, head: int, rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Tell whether columns hold figures, or are headed as such though they are blank."""
    for column in columns:
        told = column_of(column, grid.sheet.text(head, column))
        if told.period is not None or told.role in _OF_FIGURES:
            return True
        marks = [mark for row in rows if (mark := grid.mark(row, column)) is not Mark.BLANK]
        if sum(mark is Mark.FIGURE for mark in marks) * 2 > len(marks):
            return True
    return False


def _behind_blank_columns(
    grid: Grid, first: int, last: int, sample: Sequence[int]
) -> list[list[int]]:
    """Return the columns of each table, of tables that blank columns part."""
    rows = [row for row in sample if len(grid.columns(row)) > 1]
    segments: list[list[int]] = []
    for column in sorted({column for row in rows for column in grid.columns(row)}):
        if segments and column == segments[-1][-1] + 1:
            segments[-1].append(column)
        else:
            segments.append([column])
    parts: list[list[int]] = []
    for segment in segments:
        if parts and not (
            _is_table(grid, first, last, rows, segment)
            and _is_table(grid, first, last, rows, parts[-1])
        ):
            parts[-1] += segment
        else:
            parts.append(list(segment))
    return parts


def _is_table(
    grid: Grid, first: int, last: int, rows: Sequence[int], columns: Sequence[int]
) -> bool:
    """Tell whether some columns begin with labels and hold figures."""
    if len(columns) < 2:
        return False
    return _is_headed(grid, first, last, columns) or any(
        _looks_so(grid, rows, columns[at:]) for at in range(min(len(columns) - 1, 2))
    )


def _is_headed(grid: Grid, first: int, last: int, columns: Sequence[int]) -> bool:
    """Tell whether the first row of some columns is headings, the first of which is of labels."""
    part = Grid(grid.sheet, columns[0], columns[-1])
    starts = range(first, min(first + _FURTHEST_START, last))
    head = next((row for row in starts if len(part.columns(row)) > 1), 0)
    marks = part.marks(head) if head else {}
    if columns[0] not in marks or not all(mark in _HEADS for mark in marks.values()):
        return False
    below = [row for row in range(head + 1, min(head + _LOOKED_AT, last + 1)) if part.columns(row)]
    return (
        column_of(1, grid.sheet.text(head, columns[0])).role in _OF_LABELS
        and _are_labels(grid, below, columns[0])
        and _has_figures(grid, head, below, columns[1:])
    )


def _looks_so(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Tell whether texts that differ from row to row have figures beside them."""
    told = [text for row in rows if (text := grid.sheet.text(row, columns[0]))]
    differ = len(set(told)) >= max(3, len(told) * 4 // 5)
    words = sum(grid.mark(row, columns[0]) in _WORDS for row in rows)
    return (
        differ
        and words * 2 > len(told)
        and any(
            sum(grid.mark(row, column) is Mark.FIGURE for row in rows) * 2 > len(told)
            for column in columns[1:]
        )
    )
