"""A second, slower reader for xlsx workbooks that the first one refuses as a whole or in part.

Sheets in UTF-16 or Latin-1, merged ranges that are no ranges, a workbook whose first relations are
missing: Excel opens them, and so does openpyxl, which reads a sheet row by row.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.formats.refusals import damaged, too_spread

MOST_CELLS = 1_000_000
"""Of one sheet, blank ones too, that the slower reader fills in some seconds."""

_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w-]+)""")
_PLAIN = (b"utf-8", b"utf8", b"us-ascii")

_TROUBLE = (
    ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError,
    zipfile.BadZipFile,
)  # fmt: skip
"""What openpyxl raises where a workbook is not as it should be."""

LARGEST = 64 * 1024 * 1024
"""Bytes of a workbook, unpacked, that the slower reader is asked about."""


def is_for_second_reader(data: bytes) -> bool:
    """Tell whether a workbook is small enough for the slower reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(part.file_size for part in archive.infolist()) <= LARGEST
    except zipfile.BadZipFile:
        return False


def has_other_letters(data: bytes) -> bool:
    """Tell whether a part of a workbook is written in another encoding than UTF-8."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.endswith(".xml"):
                with archive.open(part) as stream:
                    beginning = stream.read(200)
                declared = _ENCODING.search(beginning)
                is_other = declared is not None and declared[1].lower() not in _PLAIN
                if is_other or b"\x00" in beginning[:4]:
                    return True
    return False


def read_again(name: str, data: bytes, wanted: Collection[str] | None) -> list[Sheet]:
    """Return the sheets of a workbook.

    Args:
        name: The file's name.
        data: Its bytes.
        wanted: The names of the sheets to read; None for all of them.

    Raises:
        UnreadableExtractError: It cannot be read, or a sheet has more cells than memory has room.
    """
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of looks that are not read here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [
                Sheet(
                    sheet.title,
                    _rows(name, sheet.iter_rows(values_only=True)),
                    hidden=sheet.sheet_state != "visible",
                )
                for sheet in book.worksheets
                if wanted is None or sheet.title in wanted
            ]
            book.close()
    except _TROUBLE as problem:
        raise damaged(name, f"{type(problem).__name__}: {problem}") from problem
    return sheets


def _rows(name: str, rows: Iterable[tuple[object, ...]]) -> Sequence[Sequence[RawValue]]:
    found: list[list[RawValue]] = []
    cells = 0
    for row in rows:
        cells += len(row) + 1
        if cells > MOST_CELLS:
            raise too_spread(name, f"more than {MOST_CELLS} cells")
        told = [_value(each) for each in row]
        while told and told[-1] == "":
            told.pop()
        found.append(told)
    while found and not found[-1]:
        found.pop()
    return found


def _value(value: object) -> RawValue:
    if isinstance(value, str | int | float | date | datetime | time | timedelta):
        return value
    return "" if value is None else str(value)
