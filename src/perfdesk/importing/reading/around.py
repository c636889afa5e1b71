"""The words around a whole table: its title, the lines above it, its sheet and its file."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from pathlib import PurePath

from perfdesk.importing.reading.found import UNSTATED
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.facets import Facets, Span, beneath
from perfdesk.importing.vocabulary.reading_words import facets_of

_MOST_LINES = 12
"""Lines above a table that are about it; more are an introduction."""


def facets_around(table: FoundTable, file_name: str) -> Facets:
    """Return what is said of all numbers of a table, the nearest words first.

    A time that the title gives comes before the sheet's, and that before the file's. Where two
    lines above the table name different times, none is taken: one of them may be the year before,
    or the day of printing.
    """
    lines = [_of_whole(facets_of(each)) for each in list(table.notes.values())[-_MOST_LINES:]]
    title = reduce(beneath, _of_one_time(lines), UNSTATED)
    sheet = _timed(_of_whole(facets_of(table.sheet.name.strip())))
    file = _timed(facets_of(PurePath(file_name).stem))
    around = beneath(Facets(period=file.period, part=file.part), beneath(sheet, title))
    return around.of_title


def _of_whole(facets: Facets) -> Facets:
    """Return what a line says of all numbers below it.

    A place or a unit counts where the line says nothing else: `Cost of care in London` and
    `Percentages and costs` are titles, `England` and `All figures in £000s` are not.
    """
    told = replace(facets.of_title, breakdown=(), is_whole=False)
    if facets.period is not None or facets.to_date_in is not None:
        told = replace(told, span=Span.UNSTATED)  # which is that of the period named
    if not facets.unread:
        return told
    return replace(told, place=None, unit=told.unit if told.scale_from else "")


def _of_one_time(lines: list[Facets]) -> list[Facets]:
    timed = [_timed(each) for each in lines]
    times = {each.period for each in timed if each.period is not None}
    return timed if len(times) <= 1 else [_without_time(each) for each in timed]


def _timed(facets: Facets) -> Facets:
    """Return facets without a day: it is that of printing as a rule."""
    is_day = facets.span is Span.SNAPSHOT or (facets.period and facets.period.is_snapshot)
    return _without_time(facets) if is_day else facets


def _without_time(facets: Facets) -> Facets:
    return Facets(
        unit=facets.unit,
        scale=facets.scale,
        scale_from=facets.scale_from,
        place=facets.place,
        standing=facets.standing,
    )
