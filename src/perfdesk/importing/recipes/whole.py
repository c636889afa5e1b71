"""The rows of the whole among those of parts, in tables whose recipe says nothing of parts.

A recipe says which column is the measure, the place and the value. Long published data has other
columns besides: sex, age, category, unit. They are read as in any plain table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from perfdesk.core.recipes import Part
from perfdesk.importing.formats.extract import Extract
from perfdesk.importing.reading.choosing import Candidate, chosen, without_owners
from perfdesk.importing.reading.columns import ReadColumn, ReadColumns, read_columns
from perfdesk.importing.reading.context import Context
from perfdesk.importing.reading.found import Asked, Found, FoundFigure, LeftOut
from perfdesk.importing.reading.labels import ReadLabel
from perfdesk.importing.reading.rows import RowReader
from perfdesk.importing.recipes.fitting import Fit, plain_heading
from perfdesk.importing.vocabulary.wordings import normal_words

_TELLING = frozenset({Part.KIND, Part.UNIT, Part.BREAKDOWN})


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
