"""The rows of the whole among those of parts, in tables whose recipe says nothing of parts.

A recipe says which column is the measure, the place and the value. Long published data has other
columns besides: sex, age, category, unit. They are read as in any plain table.

It says nothing of a note below the table either, nor of a heading that is nearly its own and tells
something else besides: `Value (estimated)` beside `Value`. They are asked about first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from perfdesk.core.recipes import Part
from perfdesk.importing.formats.extract import Extract
from perfdesk.importing.reading.choosing import Candidate, chosen, without_owners
from perfdesk.importing.reading.columns import ReadColumn, ReadColumns, read_columns
from perfdesk.importing.reading.context import FIGURE, Context
from perfdesk.importing.reading.found import Asked, Doubt, Found, FoundFigure, LeftOut
from perfdesk.importing.reading.labels import ReadLabel
from perfdesk.importing.reading.notes import TableNote, notes_about
from perfdesk.importing.reading.rows import RowReader
from perfdesk.importing.recipes.fitting import Fit, plain_heading
from perfdesk.importing.vocabulary.columns import LEVELS, Column
from perfdesk.importing.vocabulary.facets import UNSURE, Facets, Span
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.tokens import words_of
from perfdesk.importing.vocabulary.wordings import normal_words

_TELLING = frozenset({Part.KIND, Part.UNIT, Part.BREAKDOWN})
_MOST_ROWS = 200
_OF_FIGURES = (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR)


def of_the_whole(
    extract: Extract, fit: Fit, figures: Iterable[Found], context: Context
) -> Iterator[Found]:
    """Yield the figures of a table that are of the whole and in their measure's unit.

    Sums are made of parts: a recipe that adds up rows takes all of them.

    Args:
        extract: The file.
        fit: The table read by its recipe.
        figures: What was found in it.
        context: What is known of the pack.
    """
    columns = _telling_columns(fit)
    if fit.recipe.sums or not columns:
        yield from figures
        return
    rows = RowReader(extract, fit.table, ReadColumns(columns), context)
    groups: dict[tuple[object, ...], list[Candidate]] = {}
    for each in figures:
        if not isinstance(each, FoundFigure):
            yield each
            continue
        facets = rows.facets(each.row, ReadLabel(""))
        found = replace(each, facets=facets, unit=facets.unit or each.unit)
        key = found.words, found.code, found.place, found.period, found.part, found.group
        kind = " ".join(fit.table.text(found.row, one.column) for one in columns)
        hidden = found.row in fit.table.hidden_rows
        groups.setdefault(key, []).append(Candidate(found, "", kind, hidden=hidden))
    told: set[str] = set()
    for group in without_owners(groups.values()):
        for one in chosen(group, context):
            if isinstance(one, LeftOut | Asked):
                words = normal_words(one.words)
                if words in told:
                    continue
                told.add(words)
            yield one


def _telling_columns(fit: Fit) -> tuple[ReadColumn, ...]:
    """Return the columns that tell parts, kinds or units, of those the recipe has no use for."""
    free = {each.index for each in fit.free}
    free |= {column.index for part, column in fit.columns.items() if part in _TELLING}
    filtered = {plain_heading(each) for one in fit.recipe.filters for each in one.headings}
    return tuple(
        each
        for each in read_columns(fit.table, bool).columns
        if each.part in _TELLING
        and each.index in free
        and plain_heading(each.column.name) not in filtered
    )


def in_doubt(
    extract: Extract, fit: Fit, elsewhere: Mapping[str, Sequence[str]], context: Context
) -> Iterator[Asked]:
    """Yield what has to be answered before the figures of a table are taken.

    Args:
        extract: The file.
        fit: The table read by its recipe.
        elsewhere: The lines of the sheets of notes, by the names of the sheets.
        context: What was answered before.
    """
    table = fit.table
    where = extract.reference(table.sheet, table.range)
    others = (
        line for name, lines in elsewhere.items() if name != table.sheet.name for line in lines
    )
    said = [_told(note) for note in notes_about(table, others) if _is_about(note, fit)]
    said += [each.name.replace(LEVELS, " ") for each in _figures(fit) if _says_more(each, fit)]
    for words in dict.fromkeys(said):
        if context.meaning(words) != FIGURE:
            yield Asked(Doubt.MEANING, words, where, table.rows)


def _told(note: TableNote) -> str:
    return f"{note.mark}: {note.text}" if note.mark else note.text


def _figures(fit: Fit) -> tuple[Column, ...]:
    own = (fit.columns.get(part) for part in _OF_FIGURES)
    return (*(each for each in own if each is not None), *(each.column for each in fit.spread))


def _is_about(note: TableNote, fit: Fit) -> bool:
    """Tell whether a note says of the table's numbers what its recipe does not know.

    A recipe that adds months up knows that they are parts of the year.
    """
    if note.is_sure and fit.recipe.sums and note.facets.span is not Span.TO_DATE:
        return False
    if not note.mark:
        return True
    label = fit.columns.get(Part.MEASURE)
    marks = {mark for each in _figures(fit) for mark in each.notes}
    if label is not None:
        rows = fit.table.row_numbers[:_MOST_ROWS]
        marks |= {mark for row in rows for mark in fit.table.notes_at(row, label)}
    return note.mark in marks


def _says_more(column: Column, fit: Fit) -> bool:
    """Tell whether a heading of figures is nearly one of the recipe's, and says more than it."""
    headings = [each for rule in fit.recipe.columns for each in rule.headings]
    if not headings or plain_heading(column.name) in {plain_heading(each) for each in headings}:
        return False
    known = {word for each in headings for word in words_of(each)}
    return states_another(facets_of(column.name, known=known.__contains__))


def states_another(facets: Facets) -> bool:
    """Tell whether words say that numbers are no final figures of their period."""
    return not facets.is_figure or facets.standing in UNSURE or facets.span is Span.TO_DATE
