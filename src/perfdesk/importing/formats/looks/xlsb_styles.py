"""A binary workbook (.xlsb): how far its cells reach, and how they are shown."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from perfdesk.importing.formats.looks.colours import Palette
from perfdesk.importing.formats.looks.sheet_looks import ERRORS, Runs, SheetLooks
from perfdesk.importing.formats.looks.xlsx_styles import (
    children,
    decimals_of,
    parsed,
    shows_percentage,
)
from perfdesk.importing.formats.refusals import too_spread
from perfdesk.importing.formats.safety import MOST_CELLS

_WORKBOOK = "xl/workbook.bin"
_RELATIONS = "xl/_rels/workbook.bin.rels"
_ROW, _LAST_CELL = 0, 11
_FORMAT, _FILL, _STYLE, _SHEET, _COLUMNS = 44, 45, 47, 156, 60
_CELL_STYLES, _CELL_STYLES_END = 617, 618
_PERCENTAGES = {9: 0, 10: 2}
_SOLID = 1
_WITH_ERROR = frozenset({3, 11})
_LONGEST = 1 << 28


@dataclass
class _Styles:
    formats: dict[int, int] = field(default_factory=lambda: dict(_PERCENTAGES))
    fills: list[str] = field(default_factory=list)
    of_cells: list[tuple[int, int, int]] = field(default_factory=list)


def check_binary_workbook(name: str, data: bytes) -> None:
    """Refuse a binary workbook whose cells lie too far apart to make room for.

    Raises:
        UnreadableExtractError: They do.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.endswith(".bin") and "sheet" in part.casefold():
                _check_cells(name, archive.read(part))


def xlsb_looks(data: bytes) -> Mapping[str, SheetLooks]:
    """Return how the cells of each sheet of a binary workbook are shown, by sheet name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        styles = _styles(archive.read("xl/styles.bin")) if "xl/styles.bin" in names else _Styles()
        return {
            title: _looks(archive.read(part), styles)
            for title, part in _sheets(archive, names)
            if part in names
        }


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and length of each record, whose numbers take as many bytes as needed."""
    at, end = 0, len(part)
    while at < end:
        kind = part[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = (kind & 0x7F) | (part[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        while at < end and shift < 28:
            byte = part[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if at + length > end:
            return
        yield kind, at, length
        at += length


def _check_cells(name: str, part: bytes) -> None:
    row = last_row = last_column = 0
    number = struct.Struct("<I")
    for kind, at, length in _records(part):
        if kind == _ROW and length >= 4:
            row = number.unpack_from(part, at)[0]
        elif 0 < kind <= _LAST_CELL and length >= 4:
            column = number.unpack_from(part, at)[0]
            if column > last_column or row > last_row:
                last_row, last_column = max(last_row, row), max(last_column, column)
                if (last_row + 1) * (last_column + 1) > MOST_CELLS:
                    raise too_spread(name, f"row {row + 1}, column {column + 1}")


def _sheets(archive: zipfile.ZipFile, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield name and part of each sheet."""
    if _WORKBOOK not in names or _RELATIONS not in names:
        return
    parts = {
        each.get("Id", ""): each.get("Target", "")
        for each in children(parsed(archive, _RELATIONS), "Relationship")
    }
    book = archive.read(_WORKBOOK)
    for kind, at, length in _records(book):
        if kind == _SHEET and length >= 16:
            number, after = _text(book, at + 8)
            title, _ = _text(book, after)
            target = parts.get(number, "")
            path = target[1:] if target.startswith("/") else posixpath.join("xl", target)
            yield title, posixpath.normpath(path)


def _text(part: bytes, at: int) -> tuple[str, int]:
    """Return a text that begins with its length, and where it ends."""
    length = struct.unpack_from("<I", part, at)[0]
    if length >= _LONGEST:
        return "", at + 4
    end = at + 4 + 2 * length
    return part[at + 4 : end].decode("utf-16-le", "replace"), end


def _styles(part: bytes) -> _Styles:
    styles, within = _Styles(), False
    for kind, at, length in _records(part):
        if kind in {_CELL_STYLES, _CELL_STYLES_END}:
            within = kind == _CELL_STYLES
        elif kind == _FORMAT and length >= 6:
            number, (code, _) = struct.unpack_from("<H", part, at)[0], _text(part, at + 2)
            styles.formats.pop(number, None)
            if shows_percentage(code):
                styles.formats[number] = decimals_of(code)
        elif kind == _FILL and length >= 12:
            is_solid = struct.unpack_from("<I", part, at)[0] == _SOLID
            styles.fills.append(_colour(part[at + 4 : at + 12]) if is_solid else "")
        elif kind == _STYLE and within and length >= 12:
            _, shown, _, fill = struct.unpack_from("<HHHH", part, at)
            styles.of_cells.append((shown, fill, part[at + 11]))
    return styles


def _colour(told: bytes) -> str:
    """Return a colour, which is of a theme, of the older palette, or written out."""
    kind, place = told[0] >> 1, str(told[1])
    tint = struct.unpack_from("<h", told, 2)[0] / 32767
    shade = f"{tint:.4f}" if tint else ""
    palette = Palette()
    if kind == 3:
        return palette.colour(theme=place, tint=shade)
    if kind == 1:
        return palette.colour(indexed=place, tint=shade)
    return palette.colour(rgb=told[4:7].hex(), tint=shade) if kind == 2 else ""


def _looks(part: bytes, styles: _Styles) -> SheetLooks:
    looks, percentages = SheetLooks(), Runs()
    row = 0
    for kind, at, length in _records(part):
        if kind == _ROW and length >= 12:
            row = struct.unpack_from("<I", part, at)[0] + 1
            if part[at + 11] & 0x10 or part[at + 8 : at + 10] == b"\0\0":
                looks.hidden_rows.append(row)
        elif 0 < kind <= _LAST_CELL and length >= 8:
            column = struct.unpack_from("<I", part, at)[0] + 1
            style = int.from_bytes(part[at + 4 : at + 7], "little")
            if kind in _WITH_ERROR and length > 8:
                looks.errors[row, column] = ERRORS.get(part[at + 8], "#N/A")
            if style >= len(styles.of_cells):
                continue
            shown, fill, indent = styles.of_cells[style]
            if shown in styles.formats:
                percentages.add(row, column, styles.formats[shown])
            if fill < len(styles.fills) and styles.fills[fill]:
                looks.fills[row, column] = styles.fills[fill]
            if indent:
                looks.indents[row, column] = indent
        elif kind == _COLUMNS and length >= 18:
            first, last, width = struct.unpack_from("<III", part, at)
            if part[at + 16] & 1 or not width:
                looks.hidden_columns.append((first + 1, last + 1))
    if percentages:
        looks.percentages = percentages
    return looks
