"""What a table lacks to be read, in a few words for the person who brought it."""

from __future__ import annotations

from collections.abc import Sequence

from perfdesk.core.recipes import Part
from perfdesk.importing.reading.around import facets_around
from perfdesk.importing.reading.columns import read_columns
from perfdesk.importing.reading.context import KnownMeasures
from perfdesk.importing.tables.finding import FoundTable


def what_is_lacking(tables: Sequence[FoundTable], measures: KnownMeasures, file_name: str) -> str:
    """Return what kept the largest table of a file from being read.

    Args:
        tables: The tables of the file.
        measures: Those of the pack.
        file_name: Of the file, which may name the year.
    """
    if not tables:
        return "no table was found in it"
    table = max(tables, key=lambda each: (_holds_figures(each, measures), each.rows))
    sheet = table.sheet.name.strip()
    place = f"the table in {table.range}" + (f" of sheet \u201c{sheet}\u201d" if sheet else "")
    columns = read_columns(table, measures.is_named)
    if not table.header_rows:
        return f"{place} has no row of headings"
    values = columns.of(Part.VALUE) or columns.of(Part.NUMERATOR)
    if not values:
        return f"no column of {place} holds figures"
    timed = columns.first(Part.PERIOD) or facets_around(table, file_name).tells_time
    if not timed and not any(each.facets.tells_time for each in values):
        return f"nothing in or above {place} says which year or quarter its figures are for"
    return f"no heading or row of {place} names a measure of the pack"


def _holds_figures(table: FoundTable, measures: KnownMeasures) -> bool:
    columns = read_columns(table, measures.is_named)
    return bool(table.header_rows and (columns.of(Part.VALUE) or columns.of(Part.NUMERATOR)))
