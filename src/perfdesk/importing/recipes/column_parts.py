"""What the cells of each column are, as headings, cells or a recipe tell, and how surely."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from perfdesk.core.recipes import Part, Recipe, RecipeKind
from perfdesk.importing.reading.columns import ReadColumn, read_columns
from perfdesk.importing.recipes.fitting import Fit, plain_heading
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import LEVELS, Column, Role, column_under, tidy_heading

CHOSEN = "chosen"
"""Why a column is what it is, where a person said so."""

PARTS: Mapping[RecipeKind, tuple[Part, ...]] = MappingProxyType(
    {
        RecipeKind.FIGURES: (
            Part.PERIOD, Part.YEAR, Part.PLACE_CODE, Part.PLACE, Part.MEASURE, Part.CODE,
            Part.GROUP, Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR, Part.MARGIN, Part.POPULATION,
            Part.YEAR_BEFORE, Part.QUARTER_BEFORE, Part.TARGET, Part.STATUS, Part.NOTE, Part.UNIT,
            Part.KIND, Part.BREAKDOWN, Part.UNUSED,
        ),
        RecipeKind.ROWS: (Part.DATE, Part.GROUP, Part.PERSON, Part.UNUSED),
        RecipeKind.POPULATIONS: (
            Part.PLACE_CODE, Part.PLACE, Part.PERIOD, Part.AGE, Part.VALUE, Part.UNUSED,
        ),
        RecipeKind.NEIGHBOURS: (Part.PLACE_CODE, Part.PLACE, Part.NEIGHBOUR, Part.UNUSED),
    }
)  # fmt: skip
"""What the columns of a table can be, by what it gives, in the order in which to offer them."""

MANY = frozenset({Part.VALUE, Part.NEIGHBOUR, Part.UNUSED})
"""What several columns can be at once."""

SURE = 1.0
"""The confidence of what a person said, or of a heading that a recipe names."""

GUESSED = 0.5
"""The confidence of what neither a heading nor the cells tell."""

_BY_HEADING, _BY_CELLS = 0.9, 0.6
_FEWEST_ADDED = 2
_TOTAL = re.compile(r"(?:grand |year |annual |sub ?)?totals?(?: to date)?|ytd|year to date|sum|all")


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """What the cells of one column are.

    Attributes:
        column: The column, with the unit and the period that its heading tells.
        part: What its cells are; `Part.UNUSED` where they are not read.
        confidence: From 0 to 1, how sure that is.
        reason: Why, in a few words (`headed "Period"`); `CHOSEN` where a person said so.
    """

    column: Column
    part: Part
    confidence: float
    reason: str


def parts_by_recipe(fit: Fit) -> tuple[MappedColumn, ...]:
    """Return what a recipe that fits a table makes of each of its columns."""
    parts = {column.index: part for part, column in fit.columns.items()}
    many = Part.NEIGHBOUR if fit.recipe.kind is RecipeKind.NEIGHBOURS else Part.VALUE
    parts |= {each.column.index: many for each in fit.spread}
    return tuple(_by_recipe(fit.recipe, each, parts.get(each.index)) for each in fit.table.columns)


def _by_recipe(recipe: Recipe, column: Column, part: Part | None) -> MappedColumn:
    if part is None:
        return MappedColumn(
            column, Part.UNUSED, _BY_HEADING, f"not read by \u201c{recipe.name}\u201d"
        )
    rule = recipe.rule(part)
    if rule is None:
        return MappedColumn(column, part, SURE, f"read by \u201c{recipe.name}\u201d")
    known = {plain_heading(each) for each in rule.headings}
    if plain_heading(column.name) in known:
        return MappedColumn(column, part, SURE, f"has this heading in \u201c{recipe.name}\u201d")
    return MappedColumn(
        column, part, _BY_CELLS, (f"nearly the same heading as in \u201c{recipe.name}\u201d")
    )


def by_headings(table: FoundTable) -> tuple[MappedColumn, ...]:
    """Return what the reader of plain tables makes of each column."""
    columns: list[MappedColumn] = []
    taken: set[Part] = set()
    for read in read_columns(table, bool).columns:
        part = _shown_part(read)
        if part is Part.UNUSED or (part in taken and part not in MANY):
            statement = read.facets.statement
            why = f"its heading says {statement}" if statement else "heading not recognised"
            columns.append(MappedColumn(read.column, Part.UNUSED, GUESSED, why))
            continue
        taken.add(part)
        columns.append(MappedColumn(read.column, part, *_why(read, part)))
    return tuple(_without_totals(columns))


def _shown_part(read: ReadColumn) -> Part:
    """Return what a column is to a recipe; numbers that state no figure are not read."""
    if read.column.role is Role.PREVIOUS and read.column.period is None:
        return Part.YEAR_BEFORE
    if read.column.role is Role.RATING and read.part is Part.UNUSED:
        return Part.STATUS
    is_figure = read.facets.is_figure or read.part is not Part.VALUE
    return read.part if is_figure else Part.UNUSED


def _why(read: ReadColumn, part: Part) -> tuple[float, str]:
    """Return how sure it is what a column is, and why."""
    column = read.column
    if column.role is Role.VALUE and column.period is not None:
        return _BY_HEADING, f"headed {column.period}"
    if part is Part.MEASURE and column.role in {Role.TEXT, Role.BLANK}:
        return GUESSED, "the first column of words"
    named = column_under(column.index, column.name.split(LEVELS)).role is column.role
    by_cells = column.role in {Role.TEXT, Role.BLANK} or not named
    return (_BY_CELLS, "from its cells") if by_cells else (_BY_HEADING, "from its heading")


def _without_totals(columns: list[MappedColumn]) -> list[MappedColumn]:
    """Leave the column unread that adds up those of the periods beside it."""
    dated = sum(each.part is Part.VALUE and each.column.period is not None for each in columns)
    if dated < _FEWEST_ADDED:
        return columns
    return [
        MappedColumn(each.column, Part.UNUSED, _BY_HEADING, "the sum of the columns beside it")
        if each.part is Part.VALUE
        and each.column.period is None
        and _TOTAL.fullmatch(tidy_heading(each.column.name))
        else each
        for each in columns
    ]


def for_counting(table: FoundTable) -> tuple[MappedColumn, ...]:
    """Return the columns of a table about people, of which only a day is guessed."""
    columns = []
    dated = False
    for column in table.columns:
        is_date = not dated and column.role is Role.PERIOD
        dated = dated or is_date
        part = Part.DATE if is_date else Part.UNUSED
        columns.append(MappedColumn(column, part, GUESSED, "rows about people are only counted"))
    return tuple(columns)
