"""How the cells of an old binary workbook (.xls) are shown: percentages, fills, indents."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from perfdesk.importing.formats.compound import CompoundFile
from perfdesk.importing.formats.looks.colours import OLD_PALETTE
from perfdesk.importing.formats.looks.sheet_looks import ERRORS, Runs, SheetLooks
from perfdesk.importing.formats.looks.xlsx_styles import decimals_of, shows_percentage
from perfdesk.importing.formats.old_workbook import STREAMS, records

_BEGIN, _END = 0x0809, 0x000A
_FORMAT, _STYLE, _SHEET, _COLOURS = 0x041E, 0x00E0, 0x0085, 0x0092
_NUMBER, _PACKED, _PACKED_MANY, _FORMULA = 0x0203, 0x027E, 0x00BD, 0x0006
_TEXT, _OLD_TEXT, _BLANK, _BLANK_MANY = 0x00FD, 0x0204, 0x0201, 0x00BE
_ROW, _COLUMNS = 0x0208, 0x007D
_TRUTH_OR_ERROR, _RESULT_ERROR = 0x0205, 2
_ONE_CELL = frozenset({_NUMBER, _PACKED, _FORMULA, _TEXT, _OLD_TEXT, _BLANK})
_BIFF8 = 0x0600
_SOLID = 1
_OWN_COLOURS = 8
_PERCENTAGES = {9: 0, 10: 2}


@dataclass
class _Styles:
    """What is known of the styles of a workbook, by number."""

    is_new: bool = True
    formats: dict[int, int] = field(default_factory=lambda: dict(_PERCENTAGES))
    of_cells: list[tuple[int, int, int]] = field(default_factory=list)
    colours: list[str] = field(default_factory=lambda: list(OLD_PALETTE))

    def percentage(self, style: int) -> int | None:
        """Return the digits after the point of a style that shows percentages."""
        return self.formats.get(self.of_cells[style][0]) if style < len(self.of_cells) else None

    def fill(self, style: int) -> str:
        """Return the colour of a style that is filled."""
        place = self.of_cells[style][1] if style < len(self.of_cells) else -1
        return self.colours[place] if 0 <= place < len(self.colours) else ""

    @property
    def telling(self) -> frozenset[int]:
        """The styles that say something of their cells."""
        return frozenset(
            style
            for style in range(len(self.of_cells))
            if self.percentage(style) is not None or self.fill(style) or self.indent(style)
        )

    def indent(self, style: int) -> int:
        """Return the steps by which a style is set in."""
        return self.of_cells[style][2] if style < len(self.of_cells) else 0


def xls_looks(data: bytes) -> Mapping[str, SheetLooks]:
    """Return how the cells of each sheet of an old workbook are shown, by sheet name.

    Raises:
        struct.error: A record is cut short.
    """
    for stream in CompoundFile(data).streams(*STREAMS):
        styles, sheets = _styles(stream)
        return {name: _looks(stream, start, styles) for name, start in sheets.items()}
    return {}


def _styles(stream: bytes) -> tuple[_Styles, dict[str, int]]:
    """Return the styles of a workbook, and where each of its sheets begins."""
    styles, sheets = _Styles(), {}
    for kind, at, length in records(stream):
        record = stream[at : at + length]
        if kind == _BEGIN and length >= 2:
            styles.is_new = struct.unpack_from("<H", record)[0] >= _BIFF8
        elif kind == _FORMAT:
            number, code = struct.unpack_from("<H", record)[0], _text(record, 2, 2, styles)
            styles.formats.pop(number, None)
            if shows_percentage(code):
                styles.formats[number] = decimals_of(code)
        elif kind == _STYLE:
            styles.of_cells.append(_style(record, is_new=styles.is_new))
        elif kind == _COLOURS:
            _take_colours(styles, record)
        elif kind == _SHEET:
            sheets[_text(record, 6, 1, styles)] = struct.unpack_from("<I", record)[0]
        elif kind == _END:
            break
    return styles, sheets


def _style(record: bytes, *, is_new: bool) -> tuple[int, int, int]:
    """Return number format, number of the fill's colour (or -1) and indent of a style."""
    shown = struct.unpack_from("<H", record, 2)[0]
    if not is_new or len(record) < 20:
        return shown, -1, 0
    borders, colours = struct.unpack_from("<IH", record, 14)
    is_filled = borders >> 26 == _SOLID
    return shown, colours & 0x7F if is_filled else -1, record[8] & 0x0F


def _take_colours(styles: _Styles, record: bytes) -> None:
    count = min(struct.unpack_from("<H", record)[0], (len(record) - 2) // 4, 56)
    for place in range(count):
        red, green, blue = record[2 + 4 * place : 5 + 4 * place]
        styles.colours[_OWN_COLOURS + place] = f"{red:02X}{green:02X}{blue:02X}"


def _text(record: bytes, at: int, width: int, styles: _Styles) -> str:
    """Return a text that begins with its length, in one byte or two."""
    if not styles.is_new:
        length = record[at]
        return record[at + 1 : at + 1 + length].decode("cp1252", "replace")
    length = int.from_bytes(record[at : at + width], "little")
    is_wide = record[at + width] & 1
    letters = record[at + width + 1 : at + width + 1 + length * (2 if is_wide else 1)]
    return letters.decode("utf-16-le" if is_wide else "latin-1", "replace")


def _looks(stream: bytes, start: int, styles: _Styles) -> SheetLooks:
    looks, percentages = SheetLooks(), Runs()
    told = styles.telling
    depth = 0
    for kind, at, length in records(stream, start):
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif depth != 1:
            continue
        elif kind == _TRUTH_OR_ERROR and length >= 8 and stream[at + 7]:
            row, column = struct.unpack_from("<HH", stream, at)
            looks.errors[row + 1, column + 1] = ERRORS.get(stream[at + 6], "#N/A")
        elif kind == _FORMULA and length >= 14 and stream[at + 12 : at + 14] == b"\xff\xff":
            row, column, style = struct.unpack_from("<HHH", stream, at)
            if stream[at + 6] == _RESULT_ERROR:
                looks.errors[row + 1, column + 1] = ERRORS.get(stream[at + 8], "#N/A")
            _note(looks, percentages, styles, (row + 1, column + 1), style)
        elif kind == _ROW and length >= 16 and stream[at + 12] & 0x20:
            looks.hidden_rows.append(struct.unpack_from("<H", stream, at)[0] + 1)
        elif kind == _COLUMNS and length >= 10:
            first, last, width = struct.unpack_from("<HHH", stream, at)
            if stream[at + 8] & 1 or not width:
                looks.hidden_columns.append((first + 1, last + 1))
        else:
            for row, column, style in _cells(stream, kind, at, length, told):
                _note(looks, percentages, styles, (row + 1, column + 1), style)
    if percentages:
        looks.percentages = percentages
    return looks


def _cells(
    stream: bytes, kind: int, at: int, length: int, told: frozenset[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of the cells of a record, rows and columns from 0.

    Records of many cells of which none has a style that tells something are left out.
    """
    if kind in _ONE_CELL and length >= 6:
        yield struct.unpack_from("<HHH", stream, at)
    elif kind in {_PACKED_MANY, _BLANK_MANY} and length >= 6:
        row, first, last = struct.unpack_from(
            "<HHH", stream[at : at + 4] + stream[at + length - 2 : at + length]
        )
        step = 6 if kind == _PACKED_MANY else 2
        count = max(min(last - first + 1, (length - 6) // step), 0)
        each = struct.unpack_from("<" + ("H4x" if step == 6 else "H") * count, stream, at + 4)
        if not told.isdisjoint(each):
            yield from ((row, first + place, style) for place, style in enumerate(each))


def _note(
    looks: SheetLooks, percentages: Runs, styles: _Styles, cell: tuple[int, int], style: int
) -> None:
    shown = styles.percentage(style)
    if shown is not None:
        percentages.add(*cell, shown)
    if colour := styles.fill(style):
        looks.fills[cell] = colour
    if indent := styles.indent(style):
        looks.indents[cell] = indent
