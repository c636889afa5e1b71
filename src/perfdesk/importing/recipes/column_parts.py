"""What the cells of each column are, as headings, cells or a recipe tell, and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from perfdesk.core.recipes import Part, Recipe, RecipeKind
from perfdesk.importing.columns import Column, Role, tidy_heading
from perfdesk.importing.recipes.fitting import Fit, plain_heading
from perfdesk.importing.tables import FoundTable

CHOSEN = "chosen"
"""Why a column is what it is, where a person said so."""

PARTS: Mapping[RecipeKind, tuple[Part, ...]] = MappingProxyType(
    {
        RecipeKind.FIGURES: (
            Part.PERIOD, Part.PLACE_CODE, Part.PLACE, Part.MEASURE, Part.CODE, Part.GROUP,
            Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR, Part.MARGIN, Part.POPULATION,
            Part.YEAR_BEFORE, Part.QUARTER_BEFORE, Part.TARGET, Part.STATUS, Part.NOTE, Part.UNIT,
            Part.UNUSED,
        ),
        RecipeKind.ROWS: (Part.DATE, Part.GROUP, Part.PERSON, Part.UNUSED),
        RecipeKind.POPULATIONS: (
            Part.PLACE_CODE, Part.PLACE, Part.PERIOD, Part.AGE, Part.VALUE, Part.UNUSED,
        ),
        RecipeKind.NEIGHBOURS: (Part.PLACE_CODE, Part.PLACE, Part.NEIGHBOUR, Part.UNUSED),
    }
)  # fmt: skip
"""What the columns of a table can be, by what it gives, in the order in which to offer them."""

_BY_ROLE: Mapping[Role, Part] = MappingProxyType(
    {
        Role.PERIOD: Part.PERIOD,
        Role.ONS_CODE: Part.PLACE_CODE,
        Role.PLACE_CODE: Part.PLACE_CODE,
        Role.PLACE_NAME: Part.PLACE,
        Role.DESCRIPTION: Part.MEASURE,
        Role.MEASURE_CODE: Part.CODE,
        Role.VALUE: Part.VALUE,
        Role.CURRENT: Part.VALUE,
        Role.PREVIOUS: Part.YEAR_BEFORE,
        Role.NUMERATOR: Part.NUMERATOR,
        Role.DENOMINATOR: Part.DENOMINATOR,
        Role.MARGIN: Part.MARGIN,
        Role.POPULATION: Part.POPULATION,
        Role.TARGET: Part.TARGET,
        Role.RATING: Part.STATUS,
    }
)
MANY = frozenset({Part.VALUE, Part.NEIGHBOUR, Part.UNUSED})
"""What several columns can be at once."""

SURE = 1.0
"""The confidence of what a person said, or of a heading that a recipe names."""

GUESSED = 0.5
"""The confidence of what neither a heading nor the cells tell."""

_BY_HEADING, _BY_CELLS = 0.9, 0.6


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
        return MappedColumn(column, part, SURE, f"headed so in \u201c{recipe.name}\u201d")
    return MappedColumn(column, part, _BY_CELLS, f"nearly as in \u201c{recipe.name}\u201d")


def by_headings(table: FoundTable) -> tuple[MappedColumn, ...]:
    """Return what headings and cells tell of each column."""
    columns: list[MappedColumn] = []
    taken: set[Part] = set()
    is_described = table.has(Role.DESCRIPTION)
    for column in table.columns:
        part = _BY_ROLE.get(column.role)
        if column.role is Role.MEASURE_CODE and not is_described:
            part = Part.MEASURE
        if part is None or (part in taken and part not in MANY):
            columns.append(MappedColumn(column, Part.UNUSED, GUESSED, "no heading that is known"))
            continue
        taken.add(part)
        named = tidy_heading(column.name) and column.role is not Role.VALUE
        sure, why = (_BY_HEADING, "by its heading") if named else (_BY_CELLS, "by its cells")
        if column.role is Role.VALUE and column.period is not None:
            sure, why = _BY_HEADING, f"headed {column.period}"
        columns.append(MappedColumn(column, part, sure, why))
    if Part.MEASURE not in taken:
        columns = _with_labels(columns)
    return tuple(columns)


def _with_labels(columns: list[MappedColumn]) -> list[MappedColumn]:
    """Take the first column of words as the labels, where none is headed as such."""
    for at, each in enumerate(columns):
        if each.part is Part.UNUSED and each.column.role is Role.TEXT:
            told = MappedColumn(each.column, Part.MEASURE, GUESSED, "the first column of words")
            return [*columns[:at], told, *columns[at + 1 :]]
    return columns


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
