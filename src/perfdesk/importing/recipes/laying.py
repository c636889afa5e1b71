"""Finding a table by the headings that a recipe knows, where it was not found by its looks.

Nothing keeps the numbers of rows that a person corrected. What is kept are the headings, and a
row that holds them all is the row of headings, wherever it stands in the next file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfdesk.core.recipes import Part, Recipe, Spread
from perfdesk.importing.formats.extract import Sheet
from perfdesk.importing.recipes.fitting import fit_recipe, plain_heading
from perfdesk.importing.tables.finding import FoundTable, table_at
from perfdesk.importing.vocabulary.columns import LEVELS

_LOOKED_AT = 200
"""Rows of a sheet in which headings are looked for."""

_BLANKS = 2
"""Blank rows that end a table."""


def tables_laid_by(recipe: Recipe, tables: Sequence[FoundTable]) -> tuple[FoundTable, ...]:
    """Return tables as a recipe needs them: as found where it fits one, else by its headings."""
    if any(_fits(recipe, each) for each in tables):
        return tuple(tables)
    laid: list[FoundTable] = []
    for sheet in {id(each.sheet): each.sheet for each in tables}.values():
        ours = [each for each in tables if each.sheet is sheet]
        table = next(_laid(recipe, sheet, ours), None)
        laid += [table] if table is not None else ours
    return tuple(laid)


def _fits(recipe: Recipe, table: FoundTable) -> bool:
    fit = fit_recipe(recipe, table, None)
    return fit is not None and not fit.missing


def _laid(recipe: Recipe, sheet: Sheet, found: Sequence[FoundTable]) -> Iterator[FoundTable]:
    wanted = [
        {_lowest(each) for each in rule.headings}
        for rule in recipe.columns
        if rule.required and rule.headings
    ]
    if recipe.spread is Spread.MEASURES and (values := recipe.rule(Part.VALUE)) is not None:
        wanted += [{_lowest(each)} for each in values.headings]
    if not wanted:
        return
    depth = max(
        (each.count(LEVELS) for rule in recipe.columns for each in rule.headings), default=0
    )
    for row in range(1, min(sheet.height, _LOOKED_AT)):
        said = {plain_heading(text) for text in sheet.row_texts(row)}
        if not all(each & said for each in wanted):
            continue
        headings = tuple(range(max(1, row - depth), row + 1))
        table = table_at(sheet, headings, row + 1, _last_row(sheet, row + 1, found))
        if table is not None and _fits(recipe, table):
            yield table


def _lowest(heading: str) -> str:
    return plain_heading(heading.rpartition(LEVELS)[2])


def _last_row(sheet: Sheet, first: int, found: Sequence[FoundTable]) -> int:
    """Return where a table from *first* on ends: where one was found to, else at blank rows."""
    ends = [each.last_row for each in found if each.first_row <= first <= each.last_row]
    if ends:
        return max(ends)
    last, blanks = first, 0
    for row in range(first, sheet.height + 1):
        blanks = blanks + 1 if sheet.is_blank(row) else 0
        if blanks == _BLANKS:
            break
        last = row if not blanks else last
    return last
