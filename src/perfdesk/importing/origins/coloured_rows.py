"""Rows that only a colour tells apart: no colour is read, so that this has to be said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from perfdesk.core.problems import Problem, Severity
from perfdesk.importing.columns import Role
from perfdesk.importing.tables import FoundTable

_FEWEST = 2
_MOST_NAMED = 4
_WHITE = {"FFFFFF", "000000"}


def coloured_row_notes(tables: Sequence[FoundTable]) -> Iterator[Problem]:
    """Yield a note for each table of which some rows, and not every other one, are coloured.

    Total rows and headings of sections are coloured as a decoration, and do not count.
    """
    for table in tables:
        for colour, rows in _rows_by_colour(table).items():
            if _tells_something(table, rows):
                yield _note(table, colour, rows)


def _rows_by_colour(table: FoundTable) -> dict[str, list[int]]:
    """Return the rows of data whose label and first figure are filled alike, by colour."""
    found: dict[str, list[int]] = defaultdict(list)
    figures = [column.index for column in table.columns if column.role is Role.VALUE]
    if not table.sheet.fills or not figures:
        return found
    label, figure = table.columns[0].index, figures[0]
    for row in _data_rows(table):
        colour = table.sheet.fills.get((row, label), "")
        if colour and colour not in _WHITE and table.sheet.fills.get((row, figure)) == colour:
            found[colour].append(row)
    return found


def _data_rows(table: FoundTable) -> list[int]:
    decorated = {*table.totals, *table.sections, *table.repeated}
    return [
        row for row in table.row_numbers if row not in decorated and not table.sheet.is_blank(row)
    ]


def _tells_something(table: FoundTable, rows: Sequence[int]) -> bool:
    everything = _data_rows(table)
    if not _FEWEST <= len(rows) < len(everything):
        return False
    places = [everything.index(row) for row in rows]
    steps = {later - earlier for earlier, later in pairwise(places)}
    is_striped = steps == {2} and len(rows) >= len(everything) // 2
    return not is_striped


def _note(table: FoundTable, colour: str, rows: Sequence[int]) -> Problem:
    label = table.columns[0].index
    names = [f"\u201c{table.sheet.text(row, label)}\u201d" for row in rows]
    named = ", ".join(names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    sheet = table.sheet.name.strip()
    return Problem(
        Severity.NOTE,
        "colour",
        f"{len(rows)} rows of {table.range} are told apart by their colour alone ({named}{more}); "
        "colours are not read, so what they mean was left out.",
        where=f"sheet {sheet}" if sheet else table.range,
        arithmetic=f"#{colour}",
    )
