"""Recipes: how a family of files is recognised and read, kept as data.

Nothing in a recipe names a cell or a column's number: a file that comes again with its
columns moved, added to or renamed slightly is read by the same recipe.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from perfdesk.core.figures import FigureKind


class RecipeKind(StrEnum):
    """What a family of files gives."""

    FIGURES = "figures"
    POPULATIONS = "populations"
    NEIGHBOURS = "neighbours"
    ROWS = "rows to be counted"


class Part(StrEnum):
    """What the cells of a column are to a recipe."""

    PLACE_CODE = "place code"
    PLACE = "place"
    PERIOD = "period"
    YEAR = "year of the period"
    MEASURE = "measure"
    CODE = "measure code"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    MARGIN = "margin of error"
    STATUS = "status"
    NOTE = "note"
    AGE = "age"
    NEIGHBOUR = "neighbour"
    DATE = "date"
    GROUP = "group"
    TARGET = "target"
    UNIT = "unit"
    QUARTER_BEFORE = "quarter before"
    YEAR_BEFORE = "year before"
    PERSON = "person"
    POPULATION = "population"
    KIND = "kind of figure"
    BREAKDOWN = "breakdown"
    UNUSED = "not used"


class Spread(StrEnum):
    """What the columns of figures differ by, where there are many."""

    NONE = ""
    PERIODS = "periods"
    MEASURES = "measures"
    MEASURES_AND_PERIODS = "measures and periods"
    AGES = "ages"
    NEIGHBOURS = "neighbours"


class MonthReading(StrEnum):
    """How a year and a month in columns of their own are read, where their words do not tell."""

    UNSAID = ""
    CALENDAR = "from January"
    FROM_APRIL = "from April of the year"
    TO_MARCH = "to March of the year"


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """How a column is found.

    Attributes:
        part: What its cells are.
        headings: What it may be headed with, the likeliest first; case, punctuation and a
            footnote's digit at the end do not count.
        required: Whether a table without it is of another family.
    """

    part: Part
    headings: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows are taken.

    Attributes:
        headings: Of the column that tells; a table without it is taken as a whole.
        values: What it must say, any of them; case does not count. Empty for a filter that goes
            by the colours alone.
        fills: Colours that its cells are filled with, any of them (`FFF2CC`); shades near to one
            count as it. Empty where the colour does not matter.
        legend: Words, all of them, by which a line beside the table explains a colour (`Shaded
            rows: community libraries`); the rows of that colour are meant.
        left_out: Whether these are the rows that are not taken.
    """

    headings: tuple[str, ...]
    values: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    legend: tuple[str, ...] = ()
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """Which measure some words of the file mean.

    Attributes:
        words: As in the file: all of a label, or all of a heading but the period; empty for
            whatever the file gives, which then has no words of its own.
        edition: Of the framework code; empty for a measure that is not of the framework.
        code: The framework's code (`2C(2)`); empty for one that is not of the framework.
        measure: Id of the measure of the pack; empty where the words below decide.
        reads_like: The words of a measure of a pack that is meant.
        taken: Whether figures of these words are taken; a person may have said that they are not.
        filters: Which rows are taken for this measure, where not all are; a label may then stand
            in several rules.
    """

    words: str
    edition: str = ""
    code: str = ""
    measure: str = ""
    reads_like: tuple[str, ...] = ()
    taken: bool = True
    filters: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which rows of a list are counted for a measure.

    Attributes:
        values: What the column of groups says, any of them; case does not count.
        measure: Id of the measure that they are counted for; empty for rows that are part of what
            a share is out of, and of no measure.
    """

    values: tuple[str, ...]
    measure: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one family of files is read.

    Attributes:
        name: As the list of sources shows it.
        kind: What it gives.
        columns: How its columns are found.
        spread: What the columns of figures differ by, where there are many.
        sheets: Words of which the name of a sheet holds one; empty for any sheet.
        file_words: Words of which the name of the file holds one; empty where its headings
            tell enough.
        title_words: Words that stand above the table, in its first rows or in the name of file or
            sheet, all of them.
        filters: Which rows are taken.
        measures: Which measures its words mean; empty to tell them by their own words.
        groupings: For a list to be counted: what is counted for which measure.
        figures: Local or published.
        place: Code of the place that all figures are about, where no column tells.
        period: What all figures are about, where nothing in the file tells.
        sums: Whether the months of a year are summed.
        shares: Whether groups are told in per cent of all rows that are of any group.
        distinct: Whether people are counted, not rows.
        bands: Ages that populations are summed to (`18-64`, `65+`).
        tokens: What stands for a missing value in the source, and what is meant by each: a
            shorthand (`[x]`), `missing`, or `nothing` for what a sum goes on without.
        quarters_in_last_month: Whether a year of which only the last months of the quarters are
            filled has the quarters' totals there.
        most: How many neighbours are taken; 0 for all.
        zero_needs_a_look: Words in a note or status that contradict a zero.
        month_reading: What a year and a month in columns of their own mean, where a person had to
            say.
    """

    name: str
    kind: RecipeKind
    columns: tuple[ColumnRule, ...]
    spread: Spread = Spread.NONE
    sheets: tuple[str, ...] = ()
    file_words: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    measures: tuple[MeasureRule, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    figures: FigureKind = FigureKind.LOCAL
    place: str = ""
    period: str = ""
    sums: bool = False
    shares: bool = False
    distinct: bool = False
    bands: tuple[str, ...] = ()
    tokens: tuple[tuple[str, str], ...] = ()
    quarters_in_last_month: bool = False
    most: int = 0
    zero_needs_a_look: tuple[str, ...] = ()
    month_reading: MonthReading = MonthReading.UNSAID

    @property
    def key(self) -> str:
        """The name, by which a pack holds its recipes."""
        return self.name

    def rule(self, part: Part) -> ColumnRule | None:
        """Return how the column for *part* is found; None where the recipe has none."""
        return next((each for each in self.columns if each.part is part), None)


def recipe_text(recipe: Recipe) -> str:
    """Return a recipe as JSON, without what is left at its default."""
    return json.dumps(_plain(recipe), ensure_ascii=False, indent=2)


def recipe_of(text: str) -> Recipe:
    """Return the recipe that JSON tells.

    Raises:
        ValueError: The text is no recipe; says what is wrong with it.
    """
    try:
        told = json.loads(text)
        if not isinstance(told, dict):
            raise TypeError("it is not a JSON object")
        return _recipe(told)
    except (TypeError, KeyError, AttributeError, ValueError, RecursionError) as problem:
        raise ValueError(f"it is not a recipe: {problem}") from problem


def _plain(record: Any) -> dict[str, object]:
    told: dict[str, object] = {}
    for each in dataclasses.fields(record):
        value = getattr(record, each.name)
        if value != each.default:
            told[each.name] = _plain_value(value)
    return told


def _plain_value(value: Any) -> object:
    if isinstance(value, tuple):
        return [_plain_value(each) for each in value]
    return _plain(value) if dataclasses.is_dataclass(value) else value


def _recipe(told: dict[str, Any]) -> Recipe:
    known = {each.name for each in dataclasses.fields(Recipe)}
    unknown = sorted(set(told) - known)
    if unknown:
        raise ValueError(f"it has unknown settings: {', '.join(unknown)}")
    columns = tuple(
        ColumnRule(Part(each["part"]), _texts(each["headings"]), bool(each.get("required", True)))
        for each in told["columns"]
    )
    return Recipe(
        name=_text(told["name"]),
        kind=RecipeKind(told["kind"]),
        columns=columns,
        spread=Spread(told.get("spread", "")),
        sheets=_texts(told.get("sheets", ())),
        file_words=_texts(told.get("file_words", ())),
        title_words=_texts(told.get("title_words", ())),
        filters=_filters(told),
        measures=tuple(_measure(each) for each in told.get("measures", ())),
        groupings=tuple(
            Grouping(_texts(each["values"]), _text(each["measure"]))
            for each in told.get("groupings", ())
        ),
        figures=FigureKind(told.get("figures", "local")),
        place=_text(told.get("place", "")),
        period=_text(told.get("period", "")),
        sums=bool(told.get("sums", False)),
        shares=bool(told.get("shares", False)),
        distinct=bool(told.get("distinct", False)),
        bands=_texts(told.get("bands", ())),
        tokens=tuple((_text(one), _text(other)) for one, other in told.get("tokens", ())),
        quarters_in_last_month=bool(told.get("quarters_in_last_month", False)),
        most=int(told.get("most", 0)),
        zero_needs_a_look=_texts(told.get("zero_needs_a_look", ())),
        month_reading=MonthReading(told.get("month_reading", "")),
    )


def _measure(told: dict[str, Any]) -> MeasureRule:
    return MeasureRule(
        _text(told["words"]),
        _text(told.get("edition", "")),
        _text(told.get("code", "")),
        _text(told.get("measure", "")),
        _texts(told.get("reads_like", ())),
        bool(told.get("taken", True)),
        _filters(told),
    )


def _filters(told: dict[str, Any]) -> tuple[Filter, ...]:
    return tuple(
        Filter(
            _texts(each["headings"]),
            _texts(each.get("values", ())),
            _texts(each.get("fills", ())),
            _texts(each.get("legend", ())),
            bool(each.get("left_out", False)),
        )
        for each in told.get("filters", ())
    )


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError(f"{told!r} is not text")
    return told


def _texts(told: object) -> tuple[str, ...]:
    if not isinstance(told, list | tuple):
        raise TypeError(f"{told!r} is not a list of texts")
    return tuple(_text(each) for each in told)
