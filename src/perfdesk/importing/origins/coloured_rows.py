"""Rows that only a colour tells apart: where no recipe reads it, this has to be said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from perfdesk.core.problems import Problem, Severity
from perfdesk.importing.columns import Role
from perfdesk.importing.tables import FoundTable

_FEWEST = 2
_MOST_NAMED = 4
_WHITE = {"FFFFFF", "000000"}


def coloured_row_notes(
    tables: Sequence[FoundTable], read: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield a note for each table of which some rows, and not every other one, are coloured.

    Total rows and headings of sections are coloured as a decoration, and do not count.

    Args:
        tables: The tables of a file.
        read: Where colours were read: the sheets of such tables, as problems name them.
    """
    for table in tables:
        if place_of(table) not in read:
            for colour, rows in telling_colours(table).items():
                yield _note(table, colour, rows)


def telling_colours(table: FoundTable) -> dict[str, list[int]]:
    """Return the colours that tell rows of a table from the others, and those rows."""
    found = _rows_by_colour(table)
    return {colour: rows for colour, rows in found.items() if _tells_something(table, rows)}


def place_of(table: FoundTable) -> str:
    """Return where a problem about the colours of a table says that it is."""
    sheet = table.sheet.name.strip()
    return f"sheet {sheet}" if sheet else table.range


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
    place_of_row = {row: place for place, row in enumerate(everything)}
    places = [place_of_row[row] for row in rows]
    steps = {later - earlier for earlier, later in pairwise(places)}
    is_striped = steps == {2} and len(rows) >= len(everything) // 2
    return not is_striped


def _note(table: FoundTable, colour: str, rows: Sequence[int]) -> Problem:
    label = table.columns[0].index
    names = [f"\u201c{table.sheet.text(row, label)}\u201d" for row in rows]
    named = ", ".join(names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return Problem(
        Severity.NOTE,
        "colour",
        f"{len(rows)} rows of {table.range} are told apart by their colour alone ({named}{more}); "
        "nothing says what that colour means to the figures, so it was left out.",
        where=place_of(table),
        arithmetic=f"#{colour}",
    )
