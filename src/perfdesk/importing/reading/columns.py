"""What each column of a table is: a label, a place, a time, a facet of its rows, or numbers.

A heading tells it, with every level above it; where it does not, the cells do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from itertools import islice
from types import MappingProxyType

from perfdesk.core.recipes import Part
from perfdesk.core.settings import Scheme
from perfdesk.importing.formats.extract import CellKind
from perfdesk.importing.reading.found import UNSTATED
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.tables.marks import Mark, mark_of
from perfdesk.importing.tables.table_columns import NUMBERS_OF_ROWS
from perfdesk.importing.vocabulary.columns import LEVELS, Column, Role, role_of, tidy_heading
from perfdesk.importing.vocabulary.facets import Facets, Span, Statement, beneath
from perfdesk.importing.vocabulary.naming_periods import period_named
from perfdesk.importing.vocabulary.places import place_of
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.wordings import rating_in_words
from perfdesk.importing.vocabulary.words import DIMENSIONS, WHOLES

_LOOKED_AT = 60
"""Filled cells by which a column of words is told."""

_MOST_ROWS = 5_000
"""Rows in which a column of words is looked at."""

_HIGHEST_POWER, _LONGEST_MULTIPLIER = 9, 10
_MOST_WORDS = 12
"""Words of the longest label; what is longer is a comment."""

_STATEMENTS: Mapping[Role, Statement] = MappingProxyType(
    {
        Role.TARGET: Statement.TARGET,
        Role.COMPARED_WITH: Statement.COMPARATOR,
        Role.RATING: Statement.STATUS,
        Role.PROGRESS: Statement.VARIANCE,
        Role.QUARTILE: Statement.QUARTILE,
        Role.NUMERATOR: Statement.NUMERATOR,
        Role.DENOMINATOR: Statement.DENOMINATOR,
        Role.MARGIN: Statement.MARGIN,
        Role.RESPONDENTS: Statement.BASE,
        Role.CURRENT: Statement.FIGURE,
    }
)
_OF_STATEMENT: Mapping[Statement, Part] = MappingProxyType(
    {
        Statement.TARGET: Part.TARGET,
        Statement.NUMERATOR: Part.NUMERATOR,
        Statement.DENOMINATOR: Part.DENOMINATOR,
        Statement.MARGIN: Part.MARGIN,
        Statement.STATUS: Part.STATUS,
        Statement.COMMENT: Part.NOTE,
    }
)
_BY_ROLE: Mapping[Role, Part] = MappingProxyType(
    {
        Role.PERIOD: Part.PERIOD,
        Role.YEAR: Part.YEAR,
        Role.ONS_CODE: Part.PLACE_CODE,
        Role.PLACE_CODE: Part.PLACE_CODE,
        Role.PLACE_NAME: Part.PLACE,
        Role.DESCRIPTION: Part.MEASURE,
        Role.MEASURE_CODE: Part.CODE,
        Role.POPULATION: Part.POPULATION,
    }
)
ASIDE = frozenset(
    {
        Role.POSITION, Role.LAYER, Role.PLAN, Role.OUTCOME, Role.MEASURE_GROUP, Role.AIM,
        Role.RATING, Role.PROGRESS, Role.PLACE_LEVEL,
    }
)  # fmt: skip
"""What columns of words hold that says nothing of the numbers beside them."""

_UNITS = frozenset(
    {
        "unit", "units", "unit of measure", "unit of measurement", "measure unit", "format",
        "value type", "data type", "statistic", "measure type", "value unit", "unit type",
        "metric type",
    }
)  # fmt: skip
_PLAIN_UNITS = frozenset(
    {
        "unit", "units", "unit of measure", "unit of measurement", "measure unit", "unit measure",
        "value unit", "unit type",
    }
)  # fmt: skip
"""What a column of units alone is headed: `NUM` in it is a number, and no numerator."""

_OF_KINDS = frozenset(
    {
        "status", "row", "line", "item", "figure type", "value type", "data type", "actual target",
        "target actual", "type", "statement", "series", "scenario", "version", "basis",
    }
)  # fmt: skip
"""What a column is headed that tells targets from actual figures, row by row."""


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """What the cells of one column are.

    Attributes:
        column: The column.
        part: What its cells are; `Part.UNUSED` where they are not read.
        facets: What its heading says of them, with every level above.
        dimension: For a column of parts, what it breaks the whole down by (`sex`).
        levels: The headings that stand over it, from the top.
    """

    column: Column
    part: Part
    facets: Facets = UNSTATED
    dimension: str = ""
    levels: tuple[str, ...] = ()

    @property
    def index(self) -> int:
        """Its number in the sheet, from 1."""
        return self.column.index


@dataclass(frozen=True)
class ReadColumns:
    """The columns of a table as they were read, from left to right.

    Attributes:
        columns: All of them.
    """

    columns: tuple[ReadColumn, ...]
    _by_part: dict[Part, tuple[ReadColumn, ...]] = field(default_factory=dict)

    def of(self, part: Part) -> tuple[ReadColumn, ...]:
        """Return those that are *part*."""
        if part not in self._by_part:
            self._by_part[part] = tuple(each for each in self.columns if each.part is part)
        return self._by_part[part]

    def first(self, part: Part) -> ReadColumn | None:
        """Return the first that is *part*; None where none is."""
        return next(iter(self.of(part)), None)

    @property
    def numbers(self) -> tuple[ReadColumn, ...]:
        """The columns of numbers that are figures, or counts behind them, or beside them."""
        return tuple(each for each in self.columns if each.part in NUMBERS)


NUMBERS = frozenset(
    {Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR, Part.MARGIN, Part.POPULATION, Part.TARGET}
)
"""What columns of numbers may be."""


def read_columns(table: FoundTable, names_measure: Callable[[str], bool]) -> ReadColumns:
    """Return what the columns of a table are.

    Args:
        table: The table.
        names_measure: Whether words are those of a measure that is known.
    """
    read = [_read(table, each) for each in table.columns]
    read = _with_times_and_places(table, read)
    read = _with_one_place(read)
    read = _with_one_name(table, read, names_measure)
    read = _with_kinds(table, read)
    return ReadColumns(tuple(_with_labels(table, read, names_measure)))


def texts_of(table: FoundTable, column: Column) -> tuple[str, ...]:
    """Return what the first filled cells of a column say, each once."""
    rows = (row for row in table.row_numbers[:_MOST_ROWS] if row not in table.sections)
    said = (text for row in rows if (text := table.text(row, column).strip()))
    return tuple(islice(dict.fromkeys(said), _LOOKED_AT))


def _read(table: FoundTable, column: Column) -> ReadColumn:
    levels = tuple(each for each in column.name.split(LEVELS) if each.strip())
    role = column.role
    part = _BY_ROLE.get(role)
    if role is Role.MEASURE_CODE and not table.has(Role.DESCRIPTION):
        part = Part.UNIT if _are_units(texts_of(table, column)) else Part.MEASURE
    if part is not None:
        return ReadColumn(column, part, levels=levels)
    if role is Role.MULTIPLIER and all(multiplier_of(each) for each in texts_of(table, column)):
        return ReadColumn(column, Part.UNIT, levels=levels)
    is_count = role is Role.TEXT and bool(levels) and tidy_heading(column.name) in NUMBERS_OF_ROWS
    if role is Role.BREAKDOWN or is_count or not _holds_numbers(table, column):
        facets = reduce(beneath, map(facets_of, levels), UNSTATED)
        return ReadColumn(column, Part.UNUSED, facets, levels=levels)
    facets = _of_heading(column, levels)
    part = _OF_STATEMENT.get(facets.statement, Part.VALUE)
    return ReadColumn(column, part, facets, levels=levels)


def multiplier_of(text: str) -> Decimal | None:
    """Return what a cell of a column of multipliers stands for; None for any other text.

    Statistical exchange formats give the power of ten (`3` is thousands), others the factor itself.
    """
    plain = text.replace(",", "").strip()
    if not plain.isdecimal() or len(plain) > _LONGEST_MULTIPLIER:
        return None
    number = int(plain)
    if number <= _HIGHEST_POWER:
        return Decimal(10) ** number
    return Decimal(number) if plain == "1" + "0" * (len(plain) - 1) else None


def _are_units(said: Sequence[str]) -> bool:
    """Tell whether a column headed `Measure` says in what numbers are: `Percentage`, `Count`."""
    facets = [facets_of(each) for each in said]
    return bool(said) and all(each.unit and not each.unread for each in facets)


def _of_heading(column: Column, levels: Sequence[str]) -> Facets:
    """Return what the heading of numbers says; a heading that is known by its role, by that."""
    facets = reduce(beneath, map(facets_of, levels), UNSTATED)
    if levels and role_of(levels[-1]) is not None and facets.unread:
        told = reduce(beneath, map(facets_of, levels[:-1]), UNSTATED)
        facets = replace(facets, unread=told.unread)
    if not facets.statement:
        facets = replace(facets, statement=_STATEMENTS.get(column.role, Statement.UNSTATED))
    tells = facets.period is not None or bool(facets.span) or facets.part is not None
    if not tells or (column.period is not None and facets.span in {Span.UNSTATED, Span.ALONE}):
        facets = replace(facets, period=column.period)
    return facets


def _holds_numbers(table: FoundTable, column: Column) -> bool:
    """Tell whether most cells of a column, words for what is missing apart, are numbers."""
    if column.role is Role.VALUE:
        return True
    numbers = words = 0
    for row in islice(table.row_numbers, _LOOKED_AT):
        cell = table.sheet.cell(row, column.index)
        if cell.kind is CellKind.EMPTY or mark_of(cell.text) is Mark.TOKEN:
            continue
        is_number = cell.number is not None or mark_of(cell.text) is Mark.FIGURE
        numbers, words = numbers + is_number, words + (not is_number)
    return numbers > words


def _with_times_and_places(table: FoundTable, read: list[ReadColumn]) -> list[ReadColumn]:
    """Find the column of periods, and of places, by its cells where no heading tells."""
    for part, is_one in ((Part.PERIOD, _is_period), (Part.PLACE, _is_place)):
        if any(each.part is part for each in read):
            continue
        for at, each in enumerate(read):
            if each.part is not Part.UNUSED or each.column.role is not Role.TEXT:
                continue
            if _are_comments(each.facets):
                continue
            said = texts_of(table, each.column)
            if said and sum(map(is_one, said)) * 2 > len(said):
                read = [*read[:at], replace(each, part=part), *read[at + 1 :]]
                break
    return read


def _is_period(text: str) -> bool:
    facets = facets_of(text)
    return (facets.tells_time and not facets.unread) or period_named(text) is not None


def _is_place(text: str) -> bool:
    return place_of("", "", text) is not None or facets_of(text).place is not None


def _with_one_place(read: list[ReadColumn]) -> list[ReadColumn]:
    """Leave one column of codes and one of names of places, those that are of one kind."""
    names = [each for each in read if each.part is Part.PLACE]
    codes = [each for each in read if each.part is Part.PLACE_CODE]
    name = next(iter(sorted(names, key=_is_of_parents)), None)
    if name is not None:
        stem = tidy_heading(name.column.name).split()[:1]
        codes.sort(key=lambda each: tidy_heading(each.column.name).split()[:1] != stem)
    kept = {each.index for each in (name, *codes[:1]) if each is not None}
    return [
        replace(each, part=Part.UNUSED)
        if each.part in {Part.PLACE, Part.PLACE_CODE} and each.index not in kept
        else each
        for each in read
    ]


def _with_one_name(
    table: FoundTable, read: list[ReadColumn], names_measure: Callable[[str], bool]
) -> list[ReadColumn]:
    """Leave one column of names of measures, where `Ref` stands beside `Measure`.

    It is the one that names known measures most often, else the one of more words, or of longer
    ones; the first of the others holds the codes.
    """
    names = [each for each in read if each.part is Part.MEASURE]
    if len(names) < 2:
        return read

    def naming(each: ReadColumn) -> tuple[int, int, int]:
        said = texts_of(table, each.column)
        words = sum(len(text.split()) > 1 for text in said)
        return sum(map(names_measure, said)), words, sum(map(len, said))

    name = max(names, key=naming)
    has_code = any(each.part is Part.CODE for each in read)
    code = None if has_code else next(each for each in names if each is not name)
    others = {each.index: Part.CODE if each is code else Part.UNUSED for each in names}
    others[name.index] = Part.MEASURE
    return [replace(each, part=others.get(each.index, each.part)) for each in read]


def _is_of_parents(column: ReadColumn) -> bool:
    return "parent" in tidy_heading(column.column.name)


def _with_kinds(table: FoundTable, read: list[ReadColumn]) -> list[ReadColumn]:
    """Tell the columns of words that say row by row what the numbers are."""
    return [_of_kind(table, each) if each.part is Part.UNUSED else each for each in read]


def _of_kind(table: FoundTable, read: ReadColumn) -> ReadColumn:
    column = read.column
    heading = tidy_heading(read.levels[-1] if read.levels else "")
    said = texts_of(table, column)
    if not said:
        return read
    if heading in _PLAIN_UNITS:
        return replace(read, part=Part.UNIT)
    facets = [facets_of(each) for each in said]
    told = sum(each.statement is not Statement.UNSTATED and not each.unread for each in facets)
    # `Status` is a rating as a rule, and the kind of row where its cells say so.
    is_aside = column.role in ASIDE and (
        column.role is not Role.RATING or _are_ratings(said, facets)
    )
    if told * 2 > len(said) and not is_aside:
        is_kind = not heading or heading in _OF_KINDS or told == len(said)
        if is_kind and not _are_comments(read.facets):
            return replace(read, part=Part.KIND)
    if column.role in ASIDE or _are_comments(read.facets):
        return read
    units = sum(bool(each.unit or each.scale_from) and not each.unread for each in facets)
    if heading in _UNITS or (units == len(said) and heading not in _dimensions()):
        return replace(read, part=Part.UNIT)
    dimension = _dimensions().get(heading, "")
    if dimension or column.role is Role.DISAGGREGATION:
        return replace(read, part=Part.BREAKDOWN, dimension=dimension or "group")
    each_told = zip(said, facets, strict=True)
    parts = sum(bool(told.breakdown) or is_whole(text) for text, told in each_told)
    if parts * 2 > len(said) and any(each.breakdown for each in facets):
        kind = next(each.breakdown[0][0] for each in facets if each.breakdown)
        return replace(read, part=Part.BREAKDOWN, dimension=kind)
    return read


def _are_ratings(said: Sequence[str], facets: Sequence[Facets]) -> bool:
    """Tell whether all cells rate, as `Green` and `On target` do."""
    return all(
        each.statement is Statement.STATUS or rating_in_words(text, Scheme.RAG) is not None
        for text, each in zip(said, facets, strict=True)
    )


def _are_comments(facets: Facets) -> bool:
    return facets.statement is Statement.COMMENT


def _dimensions() -> Mapping[str, str]:
    return {heading: kind for kind, headings in DIMENSIONS.items() for heading in headings}


def is_whole(text: str) -> bool:
    """Tell whether a cell of a column of parts stands for all of them (`Persons`, `All`)."""
    plain = tidy_heading(text)
    return not plain or plain in WHOLES or plain.startswith(("all ", "total "))


def _with_labels(
    table: FoundTable, read: list[ReadColumn], names_measure: Callable[[str], bool]
) -> list[ReadColumn]:
    """Take as labels the first column of words, where none is headed as such.

    Beside places, words are labels only where they name measures: they may be anything of a place.
    """
    if any(each.part is Part.MEASURE for each in read):
        return read
    placed = any(each.part in {Part.PLACE, Part.PLACE_CODE} for each in read)
    free = [
        each
        for each in read
        if each.part in {Part.UNUSED, Part.BREAKDOWN}
        and each.column.role in {Role.TEXT, Role.BLANK}
        and not _are_comments(each.facets)
        and texts_of(table, each.column)
    ]
    # `Service` may head the parts of a measure, or the measures themselves.
    free.sort(key=lambda each: each.part is Part.BREAKDOWN)
    named = (each for each in free if any(map(names_measure, texts_of(table, each.column))))
    label = next(named, None)
    if label is None and not placed:
        label = next((each for each in free if _are_labels(texts_of(table, each.column))), None)
    return [replace(each, part=Part.MEASURE) if each is label else each for each in read]


def _are_labels(said: Sequence[str]) -> bool:
    short = sum(len(each.split()) <= _MOST_WORDS * 2 for each in said)
    return short * 2 > len(said)
