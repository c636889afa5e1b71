"""Extracts without sheets: text with commas, tabs or semicolons, in whatever encoding."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from decimal import Decimal

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.importing.formats.extract import RawValue, Sheet

_DELIMITERS = ("\t", ",", ";", "|")
_LOOKED_AT = 200
MOST_CELLS = 5_000_000
"""Of a text file: 800 megabytes when read."""

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Letters that text never holds, but that any other kind of file is full of.
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SELDOM = 5000
"""So many other letters to one of those are still a text, which ends with one or was damaged."""


def decode(name: str, data: bytes) -> str:
    """Return the text of a file.

    Byte order marks decide; without one it is UTF-16 where every other byte is zero,
    else UTF-8, else Windows-1252, in which every file can be read.

    Raises:
        UnreadableExtractError: The bytes are no text in any of them.
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        few = len(text) // _SELDOM + 1
        others = sum(1 for _ in itertools.islice(_BINARY.finditer(text), few + 1))
        if not others:
            return text
        if others <= few and "\x00" not in text:
            return _BINARY.sub("", text)
    raise UnreadableExtractError(
        f"\u201c{name}\u201d is not text or a spreadsheet, so nothing was imported. Open it in "
        "the program that made it and save it as .xlsx or .csv."
    )


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return (encoding,)
    beginning = data[:4000]
    if beginning.count(0) > len(beginning) // 4:
        return ("utf-16-le", "utf-16-be") if beginning[1::2].count(0) else ("utf-16-be",)
    return ("utf-8", "cp1252", "latin-1")


def read_text_sheet(name: str, text: str) -> Sheet:
    """Return the one nameless sheet of a text file.

    Numbers written plainly become exact decimals; all else stays text, `=1+1` too.

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
    # Most cells of a long list say what another one says: they share the value.
    known: dict[str, RawValue] = {}
    for row in rows:
        for cell in row:
            if cell not in known:
                known[cell] = plain_value(cell)
    return Sheet("", [tuple(known[cell] for cell in row) for row in rows])


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
