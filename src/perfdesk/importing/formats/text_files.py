"""Extracts without sheets: text with commas, tabs or semicolons."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.problems import Problem
from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.formats.number_style import has_decimal_comma, with_decimal_points
from perfdesk.importing.formats.uneven_rows import even_rows

_DELIMITERS = ("\t", ",", ";", "|")
_LOOKED_AT = 200
MOST_CELLS = 5_000_000
"""Of a text file: 800 megabytes when read."""

MOST_COLUMNS = 16_384
"""As a spreadsheet has them."""

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class TextSheet:
    """The one nameless sheet of a text file, and what to know about it."""

    sheet: Sheet
    problems: tuple[Problem, ...] = ()


def read_text_sheet(name: str, text: str) -> TextSheet:
    """Return the one nameless sheet of a text file.

    Numbers written plainly become exact decimals, with the decimals that were typed; all else
    stays text, `=1+1` too.

    Raises:
        UnreadableExtractError: It is no table, or holds nothing but blanks.
    """
    if not text.strip():
        raise UnreadableExtractError(f"\u201c{name}\u201d holds no rows, so nothing was imported.")
    delimiter = _delimiter(text)
    cells = text.count(delimiter) + text.count("\n")
    if cells > MOST_CELLS:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d has about {cells // 1000000} million cells, more than an extract "
            "of totals needs, so nothing was imported. Save only the rows and columns that matter "
            "and import those."
        )
    try:
        rows = _split(text, delimiter)
    except csv.Error as problem:
        if "field limit" in str(problem):
            raise UnreadableExtractError(
                f"\u201c{name}\u201d has a cell of more than {csv.field_size_limit():,} letters, "
                "as when a quotation mark is not closed, so nothing was imported. Open it in "
                "Excel, correct that cell and save it.",
                str(problem),
            ) from problem
        raise UnreadableExtractError(
            f"\u201c{name}\u201d is not a text table, so nothing was imported. Save it as .xlsx "
            "or .csv and import that.",
            str(problem),
        ) from problem
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d has rows of more than {MOST_COLUMNS:,} cells, which no "
            "spreadsheet can hold, so nothing was imported. Save the columns that matter and "
            "import those."
        )
    even = even_rows(rows, delimiter)
    styled = with_decimal_points(even.rows)
    # Most cells of a long list say what another one says: they share the value.
    known: dict[str, RawValue] = {}
    for row in styled.rows:
        for cell in row:
            if cell not in known:
                known[cell] = plain_value(cell)
    sheet = Sheet("", [tuple(known[cell] for cell in row) for row in styled.rows])
    return TextSheet(sheet, (*even.problems, *styled.problems))


def with_points(sheet: Sheet) -> TextSheet:
    """Return a sheet of a workbook or a page with decimal points in the numbers that are text.

    Real numbers have no commas: only texts such as `46,3` and `1.251.000` are looked at.
    """
    begins = (cell for row in sheet.values[:_LOOKED_AT] for cell in row if isinstance(cell, str))
    if not any(has_decimal_comma(cell) for cell in begins):
        return TextSheet(sheet)
    rows = [[_as_text(cell) for cell in row] for row in sheet.values]
    styled = with_decimal_points(rows)
    if styled.rows is rows:
        return TextSheet(sheet, styled.problems)
    values = [
        tuple(
            raw if before == after else plain_value(after)
            for raw, before, after in zip(*each, strict=True)
        )
        for each in zip(sheet.values, rows, styled.rows, strict=True)
    ]
    return TextSheet(replace(sheet, values=values), styled.problems)


def _as_text(cell: RawValue) -> str:
    """Return a text, or a number that was one; the empty text for any other value."""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell if isinstance(cell, str) else ""


def _split(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _delimiter(text: str) -> str:
    """Return the delimiter under which the most rows have the same, largest number of cells."""
    beginning = "".join(text.splitlines(keepends=True)[:_LOOKED_AT])

    def evenness(delimiter: str) -> int:
        try:
            widths = Counter(len(row) for row in _split(beginning, delimiter))
        except csv.Error:
            return 0
        return max((count * (width - 1) for width, count in widths.items()), default=0)

    return max(_DELIMITERS, key=evenness) if beginning else ","


def plain_value(cell: str) -> RawValue:
    """Return the exact number of a cell that is written plainly; its text otherwise."""
    return Decimal(cell) if _PLAIN_NUMBER.fullmatch(cell.strip()) else cell
