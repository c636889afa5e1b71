"""What a person chooses from in the mapping panel, in words."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.councils import councils, followed_by
from perfdesk.core.figures import FigureKind
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import quarters_of
from perfdesk.core.places import ENGLAND, REGIONS
from perfdesk.core.recipes import Filter, Part, RecipeKind
from perfdesk.importing.formats.extract import column_letters
from perfdesk.importing.recipes.column_parts import CHOSEN, PARTS, MappedColumn
from perfdesk.importing.recipes.mapping import TableMapping
from perfdesk.importing.recipes.rows_by_colour import rows_by_colour

Choice = tuple[str, object]
"""The words of a choice, and what they stand for."""

ASK = "ask"
"""Stands for a label about which nothing is decided here: the preview asks."""

LEAVE_OUT = "leave out"
"""Stands for a label whose figures are not taken."""

GIVES: tuple[tuple[str, RecipeKind, FigureKind], ...] = (
    ("Our own figures", RecipeKind.FIGURES, FigureKind.LOCAL),
    ("Published figures", RecipeKind.FIGURES, FigureKind.PUBLISHED),
    ("Rows to be counted", RecipeKind.ROWS, FigureKind.LOCAL),
    ("Populations", RecipeKind.POPULATIONS, FigureKind.LOCAL),
    ("Neighbour groups", RecipeKind.NEIGHBOURS, FigureKind.LOCAL),
)
"""What a table can give."""

_LIKELY, _SURE = 0.6, 0.85
_NAMES = {
    Part.YEAR: "Year only",
    Part.PLACE: "Place name",
    Part.CODE: "Our own code",
    Part.GROUP: "Branch or group",
}


_KEYS = {
    Part.PERIOD: "P",
    Part.YEAR: "a",
    Part.PLACE_CODE: "c",
    Part.PLACE: "n",
    Part.MEASURE: "M",
    Part.CODE: "O",
    Part.GROUP: "B",
    Part.VALUE: "V",
    Part.NUMERATOR: "r",
    Part.DENOMINATOR: "D",
    Part.MARGIN: "g",
    Part.POPULATION: "l",
    Part.YEAR_BEFORE: "Y",
    Part.QUARTER_BEFORE: "Q",
    Part.TARGET: "T",
    Part.STATUS: "S",
    Part.NOTE: "e",
    Part.UNIT: "i",
    Part.DATE: "D",
    Part.PERSON: "P",
    Part.AGE: "A",
    Part.NEIGHBOUR: "h",
    Part.KIND: "K",
    Part.BREAKDOWN: "w",
    Part.UNUSED: "u",
}


def name_of_part(part: Part) -> str:
    """Return what a part of a table is called (`Place code`)."""
    return _NAMES.get(part, f"{part.value[:1].upper()}{part.value[1:]}")


def key_of_part(part: Part) -> str:
    """Return the letter that chooses a part in its menu; empty where it has none."""
    return _KEYS.get(part, "")


def parts_of(mapping: TableMapping) -> tuple[tuple[str, Part], ...]:
    """Return what a column of the table can be, what nothing is read from at the end."""
    return tuple((name_of_part(part), part) for part in PARTS[mapping.kind])


def missing_from(mapping: TableMapping) -> tuple[str, ...]:
    """Return what the recipe that began the mapping reads and no column is, a sentence each."""
    base = mapping.base
    if base is None or mapping.spread is not base.spread:
        return ()
    return tuple(
        f"The recipe \u201c{base.name}\u201d reads a column headed \u201c{rule.headings[0]}\u201d "
        f"as the {rule.part.value}, but no column has that role now."
        for rule in base.columns
        if rule.required and rule.headings and not mapping.of(rule.part)
    )


def sureness(confidence: float) -> str:
    """Return in a word how sure something is."""
    if confidence >= _SURE:
        return "sure"
    return "likely" if confidence >= _LIKELY else "please check"


def detail_of(column: MappedColumn) -> str:
    """Return unit and period of a column and how sure it is what it is."""
    if column.part is Part.UNUSED:
        return ""
    period = column.column.period
    shown = period.label if period is not None and column.part is Part.VALUE else ""
    sure = "chosen" if column.reason == CHOSEN else sureness(column.confidence)
    return " \u00b7 ".join(each for each in (column.column.unit, shown, sure) if each)


def measure_choices(pack: Pack) -> tuple[Choice, ...]:
    """Return all measures of a pack: those of its position as printed, then earlier ones."""
    now = pack.measures_at(pack.settings.position)
    ids = {each.id for each in now}
    earlier = [each for each in pack.table(Measure).values() if each.id not in ids]
    return (
        *((_measure_in_words(pack, each), each.id) for each in now),
        *(
            ((f"{_measure_in_words(pack, each)} (not currently reported)"), each.id)
            for each in earlier
        ),
    )


def _measure_in_words(pack: Pack, measure: Measure) -> str:
    layers = {
        outcome.id: layer.name for layer in pack.layers for outcome in pack.outcomes_of(layer.id)
    }
    layer = layers.get(measure.outcome, "")
    beside = ", ".join(each for each in (measure.printed_code, layer) if each)
    return f"{measure.description} ({beside})"


def place_choices(pack: Pack) -> tuple[Choice, ...]:
    """Return whom all figures of a table can be about: our council first, then any other."""
    ours = pack.council
    others = sorted(
        (each.name, each.code)
        for each in councils()
        if not followed_by(each.code) and each.code != ours.code
    )
    wider = ((each.name, each.code) for each in (ENGLAND, *REGIONS))
    return ((f"{ours.name} (this pack)", ""), *wider, *others)


def period_choices(pack: Pack) -> tuple[Choice, ...]:
    """Return what all figures of a table can be about, as the sheet says first."""
    periods = dict.fromkeys(
        period
        for position in pack.positions
        for period in (position.period, *quarters_of(position.period), position.previous)
    )
    return (("As given in the sheet", ""), *((each.label, each.key) for each in periods))


def colour_choices(mapping: TableMapping) -> tuple[tuple[str, str, Filter | None], ...]:
    """Return which rows can be read: in words, the colour that tells them, and what takes them.

    Nothing where no colour tells rows apart.
    """
    found = rows_by_colour(mapping.table)
    every = mapping.table.rows - len(mapping.table.totals)
    choices: list[tuple[str, str, Filter | None]] = []
    for each in found:
        many, others = len(each.rows), every - len(each.rows)
        choices.append((f"Only {each.words} ({many:,} rows)", each.colour, each.filter))
        choices.append((f"All but {each.words} ({others:,} rows)", each.colour, each.others))
    return (("All rows", "", None), *choices) if choices else ()


def words_of_place(mapping: TableMapping) -> str:
    """Return which column tells the place; empty where none does."""
    return _told_by(mapping, Part.PLACE_CODE, Part.PLACE)


def words_of_period(mapping: TableMapping) -> str:
    """Return what tells the period; empty where nothing of the sheet does."""
    if mapping.kind is RecipeKind.ROWS:
        return _told_by(mapping, Part.DATE)
    if any(each.period is not None for each in mapping.of(Part.VALUE)):
        return "As given in the headings"
    names = list(_names(mapping, (Part.YEAR, Part.PERIOD)))
    if len(names) > 1:
        return f"As given in {names[0]} and {names[1]}"
    return _told_by(mapping, Part.PERIOD)


def _told_by(mapping: TableMapping, *parts: Part) -> str:
    for part in parts:
        for column in mapping.of(part):
            if not column.name:
                return f"As given in column {column_letters(column.index)}"
            return f"As given in the column \u201c{column.name}\u201d"
    return ""


def _names(mapping: TableMapping, parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        for column in mapping.of(part):
            letters = f"column {column_letters(column.index)}"
            yield f"\u201c{column.name}\u201d" if column.name else letters
