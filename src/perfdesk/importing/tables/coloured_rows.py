"""Rows that only a colour tells apart: where no recipe reads it, this has to be said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Role

_COLOURED = r"\b(?:shad|colou?r|highlight|fill|tint)(?:ed|s|ing)?\b"
_EXPLAINED = (
    re.compile(_COLOURED + r"[^:=.;]*(?::|=|\bare\b|\bis\b|\bshows?\b|\bmeans?\b)([^.;]+)", re.I),
    re.compile(r"([^.;:]+?)\s(?:are|is|rows are)\s+" + _COLOURED, re.I),
)
"""How a line beside a table says what its one colour means: `Shaded rows: community libraries`."""

_IS_COLOURED = re.compile(_COLOURED, re.I)
_LONGEST_WORDS = 60
_LONGEST_LINE = 1000
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


@dataclass(frozen=True, slots=True)
class ColouredRows:
    """The rows of a table that one colour tells from the others.

    Attributes:
        colour: As `RRGGBB`.
        rows: Their numbers.
        words: What a legend says that the colour means; empty where none does.
        is_explained: Whether a line says what is shaded, and this is the only colour.
    """

    colour: str
    rows: tuple[int, ...]
    words: str = ""
    is_explained: bool = False


def coloured_rows(table: FoundTable) -> tuple[ColouredRows, ...]:
    """Return the rows of a table that colours tell apart, with the words of the legend for each.

    A legend is a line that says what is shaded, where there is one colour, or a cell of the
    colour beside the table with words in it or to its right.
    """
    telling = telling_colours(table)
    words = _words_in_lines(table) if len(telling) == 1 else ""
    return tuple(
        ColouredRows(colour, tuple(rows), words or _words_beside(table, colour), bool(words))
        for colour, rows in telling.items()
    )


def explaining_lines(table: FoundTable) -> Iterator[str]:
    """Yield the lines above and below a table that speak of colours."""
    legends = (*table.sheet.above, *table.notes.values(), *table.footnotes.values())
    return (line for line in legends if _IS_COLOURED.search(line))


def _words_in_lines(table: FoundTable) -> str:
    for line in explaining_lines(table):
        for pattern in _EXPLAINED:
            if match := pattern.search(line[:_LONGEST_LINE]):
                words = " ".join(match[1].split())
                if 0 < len(words) <= _LONGEST_WORDS:
                    return words
    return ""


def _words_beside(table: FoundTable, colour: str) -> str:
    """Return what a cell of a colour outside the table says, or the one to its right."""
    top = table.header_rows[0] if table.header_rows else table.first_row
    right = max(each.index for each in table.columns)
    for (row, column), fill in sorted(table.sheet.fills.items()):
        if fill == colour and (not top <= row <= table.last_row or column > right):
            words = table.sheet.text(row, column) or table.sheet.text(row, column + 1)
            if 0 < len(words) <= _LONGEST_WORDS:
                return words
    return ""


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
        ImportKind.COLOUR,
        f"{len(rows)} rows of {table.range} differ only by colour ({named}{more}). Nothing says "
        "what the colour means for the figures, so it was ignored.",
        where=place_of(table),
        arithmetic=f"#{colour}",
    )
