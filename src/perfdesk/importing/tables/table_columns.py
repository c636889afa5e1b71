"""What the columns of a table are for, told from their headings and from their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from perfdesk.importing.formats.extract import CellKind, CellValue
from perfdesk.importing.tables.grid import Grid
from perfdesk.importing.tables.headings import Headings, levels_of
from perfdesk.importing.tables.marks import Mark, mark_of
from perfdesk.importing.vocabulary.columns import (
    Column,
    Role,
    column_under,
    months_under_years,
    tidy_heading,
    with_year_of_months,
)
from perfdesk.importing.vocabulary.places import name_councils

_ONS_CODE = re.compile(r"[EKNSW]\d{8}")
NUMBERS_OF_ROWS = frozenset(
    {"", "no", "nr", "number", "ref", "ref no", "reference", "id", "item", "item no", "row", "line",
     "line no", "index", "unnamed 0", "s no", "serial no", "pi no", "kpi no", "measure no"}
)  # fmt: skip
_LOOKED_AT = 30
"""Rows below the headings from which the kind of a column is told."""


def columns_of_table(grid: Grid, headings: Headings, last: int) -> tuple[Column, ...]:
    """Return the columns of a table, from left to right.

    Those without a heading and without cells are left out.

    Args:
        grid: The part of the sheet that the table stands in.
        headings: Its headings.
        last: Its last row of data.
    """
    levels = levels_of(grid, headings.rows, headings.figures)
    looked_at = _rows_looked_at(grid, headings.data, last)
    used = {index for row in looked_at for index in grid.columns(row)}
    used |= {index for index, told in levels.items() if told}
    columns = []
    for index in sorted(used):
        column = column_under(index, levels.get(index, []))
        cells = _cells(grid, looked_at, index)
        if not cells and column.role is Role.BLANK:
            continue
        column = _with_content(column, cells) if cells else column
        columns.append(
            replace(
                column,
                filled_down=_is_filled_down(grid, looked_at, column),
                hidden=index in grid.sheet.hidden_columns,
            )
        )
    texts = {
        each.index: [cell.text for cell in _cells(grid, looked_at, each.index)] for each in columns
    }
    columns = _without_numbers_of_rows(columns, grid, looked_at)
    columns = with_year_of_months(_with_places(columns, grid, looked_at), texts)
    return _with_current_and_previous(months_under_years(tuple(columns)))


def _without_numbers_of_rows(
    columns: list[Column], grid: Grid, rows: Sequence[int]
) -> list[Column]:
    """Read columns before the first words that number the rows (`Ref`, `No.`) as plain words.

    They are neither figures nor the codes of measures: each number stands once, in a whole column.
    """
    cells = {each.index: _cells(grid, rows, each.index) for each in columns}
    words = [
        each.index
        for each in columns
        if each.role is not Role.VALUE
        and sum(cell.kind is CellKind.TEXT for cell in cells[each.index]) * 2
        > len(cells[each.index])
    ]
    first = min(words, default=0)
    return [
        replace(each, role=Role.TEXT)
        if each.index < first
        and each.role in {Role.VALUE, Role.MEASURE_CODE}
        and tidy_heading(each.name) in NUMBERS_OF_ROWS
        and _is_numbered(cells[each.index], len(rows))
        else each
        for each in columns
    ]


def _is_numbered(cells: Sequence[CellValue], rows: int) -> bool:
    numbers = [cell.number for cell in cells if cell.kind is CellKind.NUMBER]
    told = [each for each in numbers if each is not None and each == each.to_integral_value()]
    return len(set(told)) == len(cells) > 0 and len(cells) * 5 >= rows * 3


def _with_places(columns: list[Column], grid: Grid, rows: Sequence[int]) -> list[Column]:
    """Read the first column that names councils as places, where no heading names one."""
    if any(column.role is Role.PLACE_NAME for column in columns):
        return columns
    for at, column in enumerate(columns):
        texts = (cell.text for cell in _cells(grid, rows, column.index))
        if column.role is Role.TEXT and name_councils(texts):
            return [*columns[:at], replace(column, role=Role.PLACE_NAME), *columns[at + 1 :]]
    return columns


def _rows_looked_at(grid: Grid, first: int, last: int) -> list[int]:
    """Return rows from which the kind of a column is told: the first ones, and some of the rest."""
    beginning = range(first, min(first + _LOOKED_AT, last + 1))
    return [*beginning, *grid.sample(beginning[-1] + 1, last, _LOOKED_AT)]


def _cells(grid: Grid, rows: Sequence[int], column: int) -> list[CellValue]:
    cells = (grid.sheet.cell(row, column) for row in rows)
    return [cell for cell in cells if cell.kind is not CellKind.EMPTY]


def _is_filled_down(grid: Grid, rows: Sequence[int], column: Column) -> bool:
    """Tell whether a column says once what holds for the rows below it, as a year does."""
    if column.index > grid.left + 2:
        return False
    filled = [row for row in rows if grid.filled[row - 1] > 1]
    told = [row for row in filled if grid.sheet.text(row, column.index)]
    if column.role is Role.VALUE and any(
        grid.mark(row, column.index) in {Mark.FIGURE, Mark.TOKEN} for row in told
    ):
        return False  # a figure stands for its own row
    if told and _is_merged_down(grid, filled, column.index):
        return True
    if not told or told[0] != filled[0]:
        return False
    return len(told) * 2 < len(filled) or _has_parts(grid, filled, told, column.index + 1)


def _has_parts(grid: Grid, filled: Sequence[int], told: Sequence[int], column: int) -> bool:
    """Tell whether each row without a label has a word beside it that other rows have too.

    Such are Target and Actual, of which only the first has the measure's name beside it.
    """
    words = {row: grid.sheet.text(row, column) for row in filled}
    times = Counter(words.values())
    without = [row for row in filled if row not in told]
    return (
        bool(without)
        and all(grid.mark(row, column) is Mark.TEXT for row in (*without, *told[:1]))
        and sum(times[words[row]] > 1 for row in without) * 2 >= len(without)
        and len(times) * 2 <= len(filled) + 1
    )


def _is_merged_down(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Tell whether the labels of a column are merged over the rows below them."""
    if not grid.sheet.merged or len(rows) < 2:
        return False
    over = [
        (top, bottom)
        for top, left, bottom, right in grid.sheet.merged
        if left <= column <= right and bottom > top and rows[0] <= top <= rows[-1]
    ]
    covered = sum(any(top < row <= bottom for top, bottom in over) for row in rows)
    blank = sum(not grid.sheet.text(row, column) for row in rows)
    return 0 < blank <= covered


def _with_content(column: Column, cells: Sequence[CellValue]) -> Column:
    """Add to a column what its cells tell."""
    if sum(bool(_ONS_CODE.fullmatch(cell.text.strip())) for cell in cells) * 2 > len(cells):
        return replace(column, role=Role.ONS_CODE)
    numbers = sum(
        cell.number is not None or mark_of(cell.text) in {Mark.FIGURE, Mark.YEAR} for cell in cells
    )
    missing = sum(mark_of(cell.text) is Mark.TOKEN for cell in cells)
    if column.role in {Role.TEXT, Role.BLANK}:
        are_figures = numbers * 2 > len(cells) - missing and numbers > 0
        column = replace(column, role=Role.VALUE if are_figures else Role.TEXT)
    if not column.unit and any(cell.kind is CellKind.PERCENT for cell in cells):
        column = replace(column, unit="%")
    if not column.unit and sum("%" in cell.text for cell in cells) * 2 > len(cells):
        column = replace(column, unit="%")
    return column


def _with_current_and_previous(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Read two columns of years beside a description as current and previous figures.

    A dashboard heads them with the years themselves (`2023/24 performance`).
    """
    roles = {column.role for column in columns}
    of_years = [
        column for column in columns if column.role is Role.VALUE and column.period is not None
    ]
    is_dashboard = Role.DESCRIPTION in roles and roles & {Role.AIM, Role.TARGET, Role.COMPARED_WITH}
    if not is_dashboard or Role.CURRENT in roles or len(of_years) != 2:
        return columns
    later, earlier = sorted(of_years, key=lambda each: str(each.period and each.period.key))[::-1]
    named = {later.index: Role.CURRENT, earlier.index: Role.PREVIOUS}
    return tuple(replace(column, role=named.get(column.index, column.role)) for column in columns)
