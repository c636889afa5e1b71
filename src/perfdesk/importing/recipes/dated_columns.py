"""Columns of some time that a recipe does not name, and what is to become of their numbers.

A recipe whose columns differ by periods reads `2022/23`, and `2023/24` next year, without naming
them. `2023/24 revised basis` says more than a period, and `2023/24 target` says another thing: no
such column is taken, or passed over, in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from perfdesk.core.recipes import Spread
from perfdesk.importing.formats.extract import Extract, a1
from perfdesk.importing.reading.context import FIGURE, Context
from perfdesk.importing.reading.found import Asked, Doubt, LeftOut
from perfdesk.importing.recipes.fitting import Fit, SpreadColumn
from perfdesk.importing.vocabulary.columns import LEVELS, Column


def with_dated_columns(
    extract: Extract, fit: Fit, context: Context, is_known: Callable[[str], bool]
) -> tuple[Fit, list[Asked | LeftOut]]:
    """Return a table with the columns of figures of some time, and what is asked of the others.

    Args:
        extract: The file.
        fit: The table read by its recipe.
        context: What is known of the pack, and what was answered of words.
        is_known: Whether the recipe says something of words, so that they state nothing.
    """
    spread: list[SpreadColumn] = []
    others: list[Asked | LeftOut] = []
    for each in fit.spread:
        own = is_known(each.words) or context.measures.is_named(each.words)
        if each.column.facets.is_figure or (each.words and own):
            spread.append(each)
        else:
            others.append(_stated(extract, fit, each.column))
    for column in fit.free if fit.recipe.spread is Spread.PERIODS else ():
        filled = _numbers(fit, column)
        if not column.facets.tells_time or not filled:
            continue
        if not column.facets.is_figure:
            others.append(_stated(extract, fit, column))
            continue
        words = _shown(column)
        meant = context.meaning(words)
        if meant == FIGURE and column.period is not None:
            spread.append(SpreadColumn(column, "", column.period))
        elif meant:
            others.append(LeftOut(words, extract.reference(fit.table.sheet, _top(fit, column)), ""))
        else:
            where = extract.reference(fit.table.sheet, _top(fit, column))
            others.append(Asked(Doubt.MEANING, words, where, filled))
    return replace(fit, spread=tuple(spread)), others


def _stated(extract: Extract, fit: Fit, column: Column) -> LeftOut:
    where = extract.reference(fit.table.sheet, _top(fit, column))
    return LeftOut(_shown(column), where, str(column.facets.statement))


def _numbers(fit: Fit, column: Column) -> int:
    cells = (fit.table.sheet.cell(row, column.index) for row in fit.table.row_numbers)
    return sum(each.number is not None for each in cells)


def _top(fit: Fit, column: Column) -> str:
    rows = fit.table.header_rows
    return a1(rows[-1] if rows else fit.table.first_row, column.index)


def _shown(column: Column) -> str:
    return " ".join(column.name.replace(LEVELS, " ").split())
