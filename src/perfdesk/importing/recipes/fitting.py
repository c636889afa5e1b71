"""Finding the columns of a recipe in a table, wherever they stand and however they are spelt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from perfdesk.core.periods import Period, months
from perfdesk.core.recipes import ColumnRule, Filter, Part, Recipe, RecipeKind, Spread
from perfdesk.importing.tables.coloured_rows import explaining_lines, telling_colours
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, Role, tidy_heading
from perfdesk.importing.vocabulary.naming_periods import period_named
from perfdesk.importing.vocabulary.wordings import is_near_colour
from perfdesk.importing.vocabulary.year_and_month import is_month_or_quarter, is_year

_NEARLY = 0.88
"""From how alike on a heading is the same one, spelt slightly otherwise."""

_FOOTNOTE = re.compile(r"(?<=[a-z]{3})\d{1,2}$|\s*\[note[^\]]*\]", re.IGNORECASE)
_AGE = re.compile(r"(?:ages?d?\s*)?(\d{1,3})(?:\.0)?\s*(\+|and over)?", re.IGNORECASE)
_NEIGHBOUR = re.compile(r"(?:nearest\s+)?(?:neighbour|item|member)\s*(\d+)", re.IGNORECASE)
_ALL_AGES = frozenset({"all ages", "all age", "total", "all"})
_GIVEN_ONCE = frozenset({Part.PERIOD, Part.YEAR, Part.PLACE, Part.PLACE_CODE, Part.MEASURE})
"""What may be given once for all rows below; never a figure, a status or a note."""

_SAY_NOTHING = frozenset(
    {
        "", "year", "financial year", "period", "month", "quarter", "year ending", "year ended",
        "year to", "12 months to", "quarter ending", "quarter ended", "as at",
    }
)  # fmt: skip
_LONGEST_PERIOD = 5
"""Words that name a period, as in `financial year ending 31 March`."""

_FEW = 10
_MOST_ABOVE = 60
_MOST_LETTERS_ABOVE = 20_000
"""Rows at the top of a sheet, and right above a table, whose words are about it."""

_ENOUGH = 3
"""Headings that are recognised before a missing one is asked for rather than the table passed."""

# What the cells themselves tell of a column, whatever its heading.
_LABELS = frozenset({Role.DESCRIPTION, Role.MEASURE_CODE})
_BY_ROLE = {
    Part.PLACE_CODE: Role.ONS_CODE,
    Part.PLACE: Role.PLACE_NAME,
    Part.PERIOD: Role.PERIOD,
    Part.YEAR: Role.YEAR,
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
        if self._goes_by_colour and row in self.table.totals:
            return False  # which is of rows of any colour
        return self.passes(row, self.recipe.filters)

    @cached_property
    def _goes_by_colour(self) -> bool:
        return any(each.fills or each.legend for each in self.recipe.filters)

    def passes(self, row: int, filters: Sequence[Filter]) -> bool:
        """Tell whether a row is what all of some filters ask for."""
        for each in filters:
            column = self.column_of(each)
            if column is not None and not self._asked_for(row, column, each):
                return False
        return True

    def column_of(self, wanted: Filter) -> Column | None:
        """Return the column that a filter looks at; looked for once, not for every row."""
        if wanted not in self._looked_at:
            found = _headed(self.table.columns, wanted.headings, self._headings)
            self._looked_at[wanted] = found, self.colours(wanted)
        return self._looked_at[wanted][0]

    @cached_property
    def _looked_at(self) -> dict[Filter, tuple[Column | None, tuple[str, ...]]]:
        return {}

    def colours(self, wanted: Filter) -> tuple[str, ...]:
        """Return the colours that a filter means in this table, named or explained by a legend."""
        if not wanted.legend:
            return wanted.fills
        lines = (each.casefold() for each in explaining_lines(self.table))
        explained = any(all(word.casefold() in line for word in wanted.legend) for line in lines)
        telling = telling_colours(self.table) if explained else {}
        return tuple(telling) if len(telling) == 1 else ()

    def _asked_for(self, row: int, column: Column, wanted: Filter) -> bool:
        """Tell whether a row's cell says, and is coloured, as a filter wants it."""
        sheet = self.table.sheet
        said = sheet.text(row, column.index).casefold()
        is_so = not wanted.values or said in {value.casefold() for value in wanted.values}
        if wanted.fills or wanted.legend:
            fill = sheet.fills.get((row, column.index), "")
            colours = self._looked_at[wanted][1]
            is_so = is_so and any(is_near_colour(fill, each) for each in colours)
        return is_so != wanted.left_out

    @cached_property
    def _headings(self) -> dict[int, str]:
        return distinct_headings(self.table.columns)

    @property
    def free(self) -> tuple[Column, ...]:
        """The columns that the recipe has no use for, but those that a person said are not read."""
        used = {each.index for each in self.columns.values()}
        used |= {each.column.index for each in self.spread}
        used |= _not_read(self.recipe, self.table, self._headings)
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
    headings = distinct_headings(table.columns)
    not_read = _not_read(recipe, table, headings)
    usable = [each for each in table.columns if each.index not in not_read]
    spread = _spread(recipe, usable, headings)
    if recipe.spread is not Spread.NONE and not spread:
        return None
    columns: dict[Part, Column] = {}
    missing: list[ColumnRule] = []
    free = [each for each in usable if all(each != one.column for one in spread)]
    rules = [each for each in recipe.columns if not _is_of_spread(recipe, each)]
    for rule in rules:
        named = (chosen or {}).get(rule.part)
        wanted = (named,) if named else rule.headings
        found = _headed(free, wanted, headings)
        if found is not None:
            columns[rule.part] = found
            free = [each for each in free if each.index != found.index]
    for rule in rules:
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
    # A list that names its measures row by row is of several, whatever else fits.
    names_measures = any(each.role in _LABELS for each in free)
    if file_name is not None and names_measures and _is_of_one_measure(recipe):
        return None
    return Fit(recipe, table, _with_year(columns, usable), spread, tuple(missing))


def _is_of_one_measure(recipe: Recipe) -> bool:
    """Tell whether a recipe reads files that are of one measure and do not name it."""
    return any(not each.words for each in recipe.measures)


def _with_year(columns: dict[Part, Column], usable: Sequence[Column]) -> dict[Part, Column]:
    """Add the year that stands beside months, which a recipe may not have met before."""
    period = columns.get(Part.PERIOD)
    year = next((each for each in usable if each.role is Role.YEAR), None)
    months = next((each for each in usable if each.role is Role.PERIOD), None)
    if period is None or year is None or months is None or Part.YEAR in columns:
        return columns
    taken = [each for part, each in columns.items() if part is not Part.PERIOD]
    is_one = period.index in {year.index, months.index}
    if not is_one or any(each.index in {year.index, months.index} for each in taken):
        return columns
    return {**columns, Part.PERIOD: months, Part.YEAR: year}


def _not_read(recipe: Recipe, table: FoundTable, headings: Mapping[int, str]) -> set[int]:
    """Return the numbers of the columns that a person said are not to be read."""
    unused = recipe.rule(Part.UNUSED)
    return {
        column.index
        for heading in (unused.headings if unused else ())
        if (column := _headed(table.columns, (heading,), headings)) is not None
    }


@lru_cache(maxsize=4096)
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
    """Return what stands above the headings of a table on its sheet, the first and last of it."""
    top = table.header_rows[0] if table.header_rows else table.first_row
    near = range(max(_MOST_ABOVE + 1, top - _MOST_ABOVE), top + 1)
    numbers = (*range(1, min(top, _MOST_ABOVE) + 1), *near)
    rows = (table.sheet.row_texts(row) for row in numbers)
    said = " ".join([*table.sheet.above, *(text for row in rows for text in row if text)])
    return said[:_MOST_LETTERS_ABOVE]


def distinct_headings(columns: Sequence[Column]) -> dict[int, str]:
    """Return what each column is headed, by its number; the second of a name with `(2)`."""
    met: Counter[str] = Counter()
    named: dict[int, str] = {}
    for each in columns:
        plain = plain_heading(each.name)
        met[plain] += 1
        named[each.index] = each.name if met[plain] == 1 else f"{each.name} ({met[plain]})"
    return named


def _headed(
    columns: Sequence[Column], headings: Sequence[str], named: Mapping[int, str]
) -> Column | None:
    """Return the column with one of *headings*, or with one spelt nearly so.

    Args:
        columns: Those that it may be.
        headings: What it may be headed with, the likeliest first.
        named: What the columns are headed, those of one heading told apart.
    """
    plain = {each.index: plain_heading(named[each.index]) for each in columns}
    for heading in headings:
        wanted = plain_heading(heading)
        for each in columns:
            if plain[each.index] == wanted:
                return each
    near = [
        (_nearness(plain[each.index], plain_heading(heading)), each)
        for heading in headings
        for each in columns
        if each.name
    ]
    best = max((ratio for ratio, _ in near), default=0.0)
    found = {each.index: each for ratio, each in near if ratio == best}
    return next(iter(found.values())) if best >= _NEARLY and len(found) == 1 else None


@lru_cache(maxsize=16_384)
def _nearness(one: str, other: str) -> float:
    """Return how alike two headings are; 0 for those that are too far apart to be one."""
    if 2 * min(len(one), len(other)) < _NEARLY * (len(one) + len(other)):
        return 0.0  # known without looking at the letters of a long one
    matcher = SequenceMatcher(None, one, other)
    if matcher.real_quick_ratio() < _NEARLY or matcher.quick_ratio() < _NEARLY:
        return 0.0
    return matcher.ratio()


def _told_by_cells(rule: ColumnRule, free: Sequence[Column]) -> Column | None:
    role = _BY_ROLE.get(rule.part)
    found = [each for each in free if role is not None and each.role is role]
    return found[0] if len(found) == 1 else None


def _is_of_spread(recipe: Recipe, rule: ColumnRule) -> bool:
    """Tell whether a rule is about the many columns of figures, or about no column at all."""
    return rule.part is Part.UNUSED or (
        rule.part is Part.VALUE
        and recipe.spread in {Spread.MEASURES, Spread.MEASURES_AND_PERIODS, Spread.PERIODS}
    )


def _spread(
    recipe: Recipe, columns: Sequence[Column], named: Mapping[int, str]
) -> tuple[SpreadColumn, ...]:
    rule = recipe.rule(Part.VALUE)
    headings = rule.headings if rule is not None else ()
    match recipe.spread:
        case Spread.NONE:
            return ()
        case Spread.AGES:
            found = [each for column in columns if (each := _of_age(column))]
            return tuple(found) if len(found) > 1 else ()
        case Spread.NEIGHBOURS:
            numbered = [each for column in columns if (each := _of_neighbour(column))]
            return tuple(sorted(numbered, key=lambda each: each.number))
        case Spread.MEASURES:
            return _of_measures(columns, headings, named)
    with_words = recipe.spread is Spread.MEASURES_AND_PERIODS
    said_beside = {tidy_heading(each) for each in headings}
    spread = []
    for column in columns:
        words, period = words_and_period(column)
        if not with_words and tidy_heading(words) in said_beside:
            words = ""
        if period is not None and bool(words) == with_words:
            spread.append(SpreadColumn(column, words, period))
    return tuple(spread)


def _of_measures(
    columns: Sequence[Column], headings: Sequence[str], named: Mapping[int, str]
) -> tuple[SpreadColumn, ...]:
    """Return the columns that each hold a measure, by the headings that they had before."""
    found: dict[int, SpreadColumn] = {}
    for heading in headings:
        free = [each for each in columns if each.index not in found]
        column = _headed(free, (heading,), named)
        if column is not None:
            words, period = words_and_period(column)
            # As it was spelt before: the words by which its measure is known.
            said = split_heading(heading)[0] if period is not None else heading
            found[column.index] = SpreadColumn(column, said or words, period)
    return tuple(found[index] for index in sorted(found))


def _of_age(column: Column) -> SpreadColumn | None:
    age = age_in(column.name)
    return None if age is None else SpreadColumn(column, number=age[0], is_open=age[1])


def age_in(text: str) -> tuple[int, bool] | None:
    """Return the age that some words name, and whether it is that and over; None for no age."""
    match = _AGE.fullmatch(_spaced(text))
    return (int(match[1]), bool(match[2])) if match and int(match[1]) <= 120 else None


def _spaced(text: str) -> str:
    """Return a heading as it is spoken: without underscores, surplus blanks and a last colon."""
    return " ".join(text.replace("_", " ").split()).rstrip(" :.")


def is_all_ages(text: str) -> bool:
    """Tell whether some words mean people of any age."""
    return tidy_heading(text) in _ALL_AGES


def _of_neighbour(column: Column) -> SpreadColumn | None:
    match = _NEIGHBOUR.fullmatch(_spaced(column.name))
    is_code = column.role in {Role.ONS_CODE, Role.TEXT}
    return SpreadColumn(column, number=int(match[1])) if match and is_code else None


def words_and_period(column: Column) -> tuple[str, Period | None]:
    """Return words and period of a heading of several rows (`Year > 2014-15`)."""
    levels = [split_heading(each) for each in column.name.split(" > ")]
    is_dated = len(levels) > 1 and column.period is not None
    words = " ".join(
        each
        for each, _ in levels
        if tidy_heading(each) not in _SAY_NOTHING
        and not (is_dated and (is_month_or_quarter(each) or is_year(each)))
    )
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
    # The longest first: `year ending March 2023` is no month, and `Q1 2023/24` no year.
    for count in range(min(len(parts), _LONGEST_PERIOD), 0, -1):
        for ahead, told in ((False, parts[-count:]), (True, parts[:count])):
            period = _period(" ".join(told))
            if period is not None:
                rest = parts[count:] if ahead else parts[:-count]
                return (" ".join(rest).strip(" -:,") + after).strip(), period
    return heading.strip(), None


def _period(text: str) -> Period | None:
    glued = re.fullmatch(r"(\d{4}-\d{2})\d", text)
    for each in (text, glued[1] if glued else ""):
        found = period_named(each)
        if found is not None and found.is_snapshot and found.start.day == 1:
            month = (found.start.year, found.start.month)
            return months(month, month)
        if found is not None:
            return found
    return None


def fits_of(
    recipe: Recipe,
    tables: Sequence[FoundTable],
    file_name: str | None,
    chosen: dict[Part, str] | None = None,
) -> tuple[Fit, ...]:
    """Return the tables that a recipe reads, wherever its columns stand.

    Saved again from another format, a sheet is called after the file: the only one of a file may
    have any name.

    Args:
        recipe: The recipe.
        tables: The tables of a file.
        file_name: Name of the file; None where the recipe was named for it.
        chosen: Headings that a person named for parts that were not found.
    """
    fits = (fit_recipe(recipe, each, file_name, chosen) for each in tables)
    found = tuple(fit for fit in fits if fit is not None)
    if found or not recipe.sheets or len({each.sheet.name for each in tables}) != 1:
        return found
    anywhere = replace(recipe, sheets=())
    fits = (fit_recipe(anywhere, each, file_name, chosen) for each in tables)
    return tuple(replace(fit, recipe=recipe) for fit in fits if fit is not None)


def best_fits(
    recipes: Sequence[Recipe], tables: Sequence[FoundTable], file_name: str | None
) -> tuple[Fit, ...]:
    """Return the tables that the best fitting of *recipes* reads; empty where none fits."""
    best: tuple[Fit, ...] = ()
    for recipe in recipes:
        fits = fits_of(recipe, tables, file_name)
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
