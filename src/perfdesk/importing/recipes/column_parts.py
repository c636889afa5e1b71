"""What the cells of each column are, as headings, cells or a recipe tell, and how surely."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from perfdesk.core.recipes import Part, Recipe, RecipeKind
from perfdesk.importing.recipes.fitting import Fit, plain_heading
from perfdesk.importing.recipes.found import period_told
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import LEVELS, Column, Role, column_under, tidy_heading
from perfdesk.importing.vocabulary.places import place_of

CHOSEN = "chosen"
"""Why a column is what it is, where a person said so."""

PARTS: Mapping[RecipeKind, tuple[Part, ...]] = MappingProxyType(
    {
        RecipeKind.FIGURES: (
            Part.PERIOD, Part.YEAR, Part.PLACE_CODE, Part.PLACE, Part.MEASURE, Part.CODE,
            Part.GROUP, Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR, Part.MARGIN, Part.POPULATION,
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
        Role.YEAR: Part.YEAR,
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
_FEWEST_ADDED = 2
_TOTAL = re.compile(r"(?:grand |year |annual |sub ?)?totals?(?: to date)?|ytd|year to date|sum|all")
_LOOKED_AT = 30
"""Rows by whose cells a column is told."""


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
    """Return what headings and cells tell of each column."""
    columns: list[MappedColumn] = []
    taken: set[Part] = set()
    is_described = table.has(Role.DESCRIPTION)
    for column in table.columns:
        part = _BY_ROLE.get(column.role)
        if column.role is Role.MEASURE_CODE and not is_described:
            part = Part.MEASURE
        if part is None or (part in taken and part not in MANY):
            columns.append(MappedColumn(column, Part.UNUSED, GUESSED, "heading not recognised"))
            continue
        taken.add(part)
        named = column_under(column.index, column.name.split(LEVELS)).role is column.role
        sure, why = (_BY_HEADING, "from its heading") if named else (_BY_CELLS, "from its cells")
        if column.role is Role.VALUE and column.period is not None:
            sure, why = _BY_HEADING, f"headed {column.period}"
        columns.append(MappedColumn(column, part, sure, why))
    columns = [_told_by_cells(table, each, taken) for each in columns]
    if Part.MEASURE not in taken:
        columns = _with_labels(table, columns)
    return tuple(_without_totals(columns))


def _told_by_cells(table: FoundTable, mapped: MappedColumn, taken: set[Part]) -> MappedColumn:
    """Return a column whose heading says nothing, as what its cells are: periods, or councils."""
    column = mapped.column
    if mapped.part is not Part.UNUSED or column.role is not Role.TEXT:
        return mapped
    rows = islice(table.row_numbers, _LOOKED_AT)
    said = [text for row in rows if (text := table.sheet.text(row, column.index))]
    for part, is_one in ((Part.PERIOD, _is_period), (Part.PLACE, _is_place)):
        if part not in taken and said and sum(map(is_one, said)) * 2 > len(said):
            taken.add(part)
            return MappedColumn(column, part, _BY_CELLS, "from its cells")
    return mapped


def _is_period(text: str) -> bool:
    return period_told(text) is not None


def _is_place(text: str) -> bool:
    return place_of("", "", text) is not None


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


def _with_labels(table: FoundTable, columns: list[MappedColumn]) -> list[MappedColumn]:
    """Take the first column of words as the labels, where none is headed as such."""
    for at, each in enumerate(columns):
        rows = islice(table.row_numbers, _LOOKED_AT)
        says = any(table.sheet.text(row, each.column.index) for row in rows)
        if each.part is Part.UNUSED and each.column.role is Role.TEXT and says:
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
