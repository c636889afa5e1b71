"""Finding the columns of a recipe in a table, wherever they stand and however they are spelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from perfdesk.core.periods import Period, PeriodError, months, parse_period
from perfdesk.core.recipes import ColumnRule, Part, Recipe, RecipeKind, Spread
from perfdesk.importing.columns import Column, Role, tidy_heading
from perfdesk.importing.tables import FoundTable

_NEARLY = 0.88
"""From how alike on a heading is the same one, spelt slightly otherwise."""

_FOOTNOTE = re.compile(r"(?<=[a-z]{3})\d{1,2}$|\s*\[note[^\]]*\]", re.IGNORECASE)
_AGE = re.compile(r"(?:ages?d?\s*)?(\d{1,3})(?:\.0)?\s*(\+|and over)?", re.IGNORECASE)
_NEIGHBOUR = re.compile(r"(?:nearest\s+)?(?:neighbour|item|member)\s*(\d+)", re.IGNORECASE)
_ALL_AGES = frozenset({"all ages", "all age", "total", "all"})
_GIVEN_ONCE = frozenset({Part.PERIOD, Part.PLACE, Part.PLACE_CODE, Part.MEASURE})
"""What may be given once for all rows below; never a figure, a status or a note."""

_SAY_NOTHING = frozenset({"", "year", "financial year", "period", "month", "quarter"})
_FEW = 10
_ENOUGH = 3
"""Headings that are recognised before a missing one is asked for rather than the table passed."""

# What the cells themselves tell of a column, whatever its heading.
_BY_ROLE = {
    Part.PLACE_CODE: Role.ONS_CODE,
    Part.PLACE: Role.PLACE_NAME,
    Part.PERIOD: Role.PERIOD,
}


@dataclass(frozen=True, slots=True)
class SpreadColumn:
    """One of the many columns of figures.

    Attributes:
        column: The column.
        words: What its heading says besides.
        period: What it is about; None where the columns do not differ by periods.
        number: The age, or which neighbour.
        is_open: Whether the age is that and over.
    """

    column: Column
    words: str = ""
    period: Period | None = None
    number: int = 0
    is_open: bool = False


@dataclass(frozen=True)
class Fit:
    """A table read by a recipe.

    Attributes:
        recipe: The recipe.
        table: The table.
        columns: The column of each part that was found.
        spread: The columns of figures, where there are many.
        missing: The required columns that were not found, at most one.
    """

    recipe: Recipe
    table: FoundTable
    columns: dict[Part, Column]
    spread: tuple[SpreadColumn, ...] = ()
    missing: tuple[ColumnRule, ...] = ()

    def text(self, row: int, part: Part) -> str:
        """Return what a row says in the column of a part; empty where there is none."""
        column = self.columns.get(part)
        if column is None:
            return ""
        if part in _GIVEN_ONCE:
            return self.table.text(row, column)
        return self.table.sheet.text(row, column.index)

    def takes(self, row: int) -> bool:
        """Tell whether a row is one of data that the recipe's filters let through."""
        if row in self.table.repeated or row in self.table.sections:
            return False
        for each in self.recipe.filters:
            column = _headed(self.table.columns, each.headings)
            if column is None:
                continue
            said = self.table.sheet.text(row, column.index).casefold()
            if said not in {value.casefold() for value in each.values}:
                return False
        return True

    @property
    def free(self) -> tuple[Column, ...]:
        """The columns that the recipe has no use for."""
        used = {each.index for each in self.columns.values()}
        used |= {each.column.index for each in self.spread}
        return tuple(each for each in self.table.columns if each.index not in used)

    @property
    def score(self) -> int:
        """How much of the recipe was found."""
        hints = len(self.recipe.title_words) + bool(self.recipe.file_words)
        return len(self.columns) * 2 + bool(self.spread) * 2 + hints


def fit_recipe(
    recipe: Recipe,
    table: FoundTable,
    file_name: str | None,
    chosen: dict[Part, str] | None = None,
) -> Fit | None:
    """Return how a recipe reads a table; None where the table is of another family.

    Args:
        recipe: The recipe.
        table: The table.
        file_name: Name of the file it stands in; None where the recipe was named for it, so that
            neither the file's name nor words above the table need tell.
        chosen: Headings that a person named for parts that were not found.
    """
    if not _placed_right(recipe, table, file_name):
        return None
    spread = _spread(recipe, table)
    if recipe.spread is not Spread.NONE and not spread:
        return None
    columns: dict[Part, Column] = {}
    missing: list[ColumnRule] = []
    free = [each for each in table.columns if all(each != one.column for one in spread)]
    for rule in recipe.columns:
        named = (chosen or {}).get(rule.part)
        found = _headed(free, (named,)) if named else _headed(free, rule.headings)
        if found is not None:
            columns[rule.part] = found
            free = [each for each in free if each.index != found.index]
    for rule in recipe.columns:
        if rule.part in columns:
            continue
        found = _told_by_cells(rule, free)
        if found is not None:
            columns[rule.part] = found
            free = [each for each in free if each.index != found.index]
        elif rule.required:
            missing.append(rule)
    if len(missing) > 1 or (missing and len(columns) < _ENOUGH):
        return None
    return Fit(recipe, table, columns, spread, tuple(missing))


def plain_heading(heading: str) -> str:
    """Return a heading without case, punctuation and a footnote's digit (`Geography1`)."""
    return tidy_heading(_FOOTNOTE.sub("", heading.strip()))


def _placed_right(recipe: Recipe, table: FoundTable, file_name: str | None) -> bool:
    sheet = tidy_heading(table.sheet.name)
    if recipe.sheets and sheet and not any(tidy_heading(each) in sheet for each in recipe.sheets):
        return False
    if file_name is None:
        return True
    named = tidy_heading(f"{file_name} {table.sheet.name}")
    if recipe.file_words and not any(tidy_heading(each) in named for each in recipe.file_words):
        return False
    if not recipe.title_words:
        return True
    said = f"{named} {tidy_heading(text_above(table))} {tidy_heading(_first_rows(table))}"
    return all(tidy_heading(each) in said for each in recipe.title_words)


def _first_rows(table: FoundTable) -> str:
    rows = range(table.first_row, min(table.first_row + _FEW, table.last_row) + 1)
    return " ".join(text for row in rows for text in table.sheet.row_texts(row)[:_FEW])


def text_above(table: FoundTable) -> str:
    """Return all that stands above the headings of a table on its sheet."""
    top = table.header_rows[0] if table.header_rows else table.first_row
    rows = (table.sheet.row_texts(row) for row in range(1, top + 1))
    return " ".join(text for row in rows for text in row if text)


def _headed(columns: Sequence[Column], headings: Sequence[str]) -> Column | None:
    """Return the column with one of *headings*, or with one spelt nearly so."""
    for heading in headings:
        wanted = plain_heading(heading)
        for each in columns:
            if plain_heading(each.name) == wanted:
                return each
    near = [
        (SequenceMatcher(None, plain_heading(each.name), plain_heading(heading)).ratio(), each)
        for heading in headings
        for each in columns
        if each.name
    ]
    best = max((ratio for ratio, _ in near), default=0.0)
    found = {each.index: each for ratio, each in near if ratio == best}
    return next(iter(found.values())) if best >= _NEARLY and len(found) == 1 else None


def _told_by_cells(rule: ColumnRule, free: Sequence[Column]) -> Column | None:
    role = _BY_ROLE.get(rule.part)
    found = [each for each in free if role is not None and each.role is role]
    return found[0] if len(found) == 1 else None


def _spread(recipe: Recipe, table: FoundTable) -> tuple[SpreadColumn, ...]:
    match recipe.spread:
        case Spread.NONE:
            return ()
        case Spread.AGES:
            found = [each for column in table.columns if (each := _of_age(column))]
            return tuple(found) if len(found) > 1 else ()
        case Spread.NEIGHBOURS:
            numbered = [each for column in table.columns if (each := _of_neighbour(column))]
            return tuple(sorted(numbered, key=lambda each: each.number))
    with_words = recipe.spread is Spread.MEASURES_AND_PERIODS
    columns = []
    for column in table.columns:
        words, period = _levels(column)
        if period is not None and bool(words) == with_words:
            columns.append(SpreadColumn(column, words, period))
    return tuple(columns)


def _of_age(column: Column) -> SpreadColumn | None:
    age = age_in(column.name)
    return None if age is None else SpreadColumn(column, number=age[0], is_open=age[1])


def age_in(text: str) -> tuple[int, bool] | None:
    """Return the age that some words name, and whether it is that and over; None for no age."""
    match = _AGE.fullmatch(text.strip())
    return (int(match[1]), bool(match[2])) if match and int(match[1]) <= 120 else None


def is_all_ages(text: str) -> bool:
    """Tell whether some words mean people of any age."""
    return tidy_heading(text) in _ALL_AGES


def _of_neighbour(column: Column) -> SpreadColumn | None:
    match = _NEIGHBOUR.fullmatch(column.name.strip())
    is_code = column.role in {Role.ONS_CODE, Role.TEXT}
    return SpreadColumn(column, number=int(match[1])) if match and is_code else None


def _levels(column: Column) -> tuple[str, Period | None]:
    """Return words and period of a heading of several rows (`Year > 2014-15`)."""
    levels = [split_heading(each) for each in column.name.split(" > ")]
    words = " ".join(each for each, _ in levels if tidy_heading(each) not in _SAY_NOTHING)
    period = next((each for _, each in reversed(levels) if each is not None), None)
    return words, column.period if len(levels) > 1 and column.period else period


@lru_cache(maxsize=4096)
def split_heading(heading: str) -> tuple[str, Period | None]:
    """Return the words of a heading and the period that it begins or ends with.

    `Total loans - Sept 2023_digital` gives `Total loans digital` and September 2023. The first
    of a month, as a date stands in a heading, is the month.
    """
    after = ""
    text = heading.strip()
    tagged = re.search(r"_([a-z]+)$", text)
    if tagged:
        text, after = text[: tagged.start()], f" {tagged[1]}"
    parts = text.replace("\u2013", "-").split()
    for count in (1, 2, 3, 4, 5):
        if count > len(parts):
            break
        for ahead, told in ((False, parts[-count:]), (True, parts[:count])):
            period = _period(" ".join(told))
            if period is not None:
                rest = parts[count:] if ahead else parts[:-count]
                return (" ".join(rest).strip(" -:,") + after).strip(), period
    return heading.strip(), None


def _period(text: str) -> Period | None:
    glued = re.fullmatch(r"(\d{4}-\d{2})\d", text)
    for each in (text, glued[1] if glued else ""):
        try:
            found = parse_period(each) if each else None
        except PeriodError:
            continue
        if found is not None and found.is_snapshot and found.start.day == 1:
            month = (found.start.year, found.start.month)
            return months(month, month)
        if found is not None:
            return found
    return None


def best_fits(
    recipes: Sequence[Recipe], tables: Sequence[FoundTable], file_name: str | None
) -> tuple[Fit, ...]:
    """Return the tables that the best fitting of *recipes* reads; empty where none fits."""
    best: tuple[Fit, ...] = ()
    for recipe in recipes:
        fits = tuple(
            fit for table in tables if (fit := fit_recipe(recipe, table, file_name)) is not None
        )
        if fits and _rank(fits) > _rank(best):
            best = fits
    return best


def _rank(fits: tuple[Fit, ...]) -> tuple[bool, bool, int]:
    if not fits:
        return False, False, 0
    # Of two that fit alike, the one that counts rows is the less likely.
    counted = fits[0].recipe.kind is RecipeKind.ROWS
    whole = any(not fit.missing for fit in fits)
    return whole, not counted, max(fit.score for fit in fits)
