"""How far the cells of a sheet reach, told from its XML without reading it."""

from __future__ import annotations

import re
import secrets

from perfdesk.importing.formats.extract import column_letters, column_number

_ODD_LETTERS = (b"\t", b"\n")
"""Without these, there is a plain blank before the name of a cell."""

_CELL_NAME = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,20})["']""")
_LAST_ROWS = 16 * 1024


class Extent:
    """How far the cells of a sheet reach, told from the names of its cells.

    A reader makes room for every cell up to there, so that two cells in far corners would
    fill the memory. Looking at every name would take half as long as reading the sheet: a
    pattern of what lies within the extent so far skips them, and only a name beyond is read.
    """

    def __init__(self) -> None:
        self._row, self._column = 9, 1
        self._beyond = self._pattern()

    @property
    def cells(self) -> int:
        """Number of cells from A1 to the last row and column met, the row by two digits."""
        return self._row * self._column

    def add(self, xml: bytes) -> None:
        """Look at a piece of a sheet."""
        first = xml.find(b"<", 1) if xml.startswith(b"<?xml") else 0  # a line is for the prolog
        if any(xml.find(letter, first) >= 0 for letter in _ODD_LETTERS):
            self._grow(_CELL_NAME.findall(xml))
        for start in (max(len(xml) - _LAST_ROWS, 0), 0):  # the last rows reach furthest as a rule
            if self._beyond.search(xml, start):
                self._grow(_CELL_NAME.findall(xml, start))

    def _grow(self, names: list[tuple[bytes, bytes]]) -> None:
        row = max((int(row) for _, row in names), default=1)
        column = max(
            (column_number(each.decode().upper()) for each in {letters for letters, _ in names}),
            default=1,
        )
        self._column = max(self._column, column)
        self._row = max(self._row, _rounded_up(row))
        self._beyond = self._pattern()

    def _pattern(self) -> re.Pattern[bytes]:
        within = f"(?:{_columns_up_to(self._column)})(?:{_numbers_up_to(self._row)})"
        return re.compile(rf' r(?!="{within}")\s*=\s*["\'][A-Za-z]{{1,3}}\d{{1,20}}["\']'.encode())


_MEGABYTE = 1024 * 1024
_LOOKED_AT = 256 * 1024
_MAYBE_UNNAMED = re.compile(rb'<c(?=[ \t\n/>])(?! r=")')
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])")
_ROW_NUMBER = re.compile(rb"""[^>]*?\sr\s*=\s*["'](\d{1,20})["']""")


class UnnamedCells:
    """How far the cells of a sheet reach that leave out their names, and follow each other."""

    def __init__(self) -> None:
        self._row = self._column = self._last_row = self._last_column = 0

    @property
    def cells(self) -> int:
        """Number of cells from A1 to the last row and column met."""
        return self._last_row * self._last_column

    def add(self, xml: bytes) -> None:
        """Look at a piece of a sheet.

        Counting every cell would take a tenth as long as reading the sheet: of a large piece a
        part is looked at, another one each time, as cells without names do not come alone.
        """
        part = xml
        if len(xml) > _MEGABYTE:
            start = secrets.randbelow(len(xml) - _LOOKED_AT)
            # Without the cell that is cut off: it would seem to have no name.
            part = xml[start : xml.rfind(b"<", start, start + _LOOKED_AT)]
        if not has_unnamed(part):
            last = xml.rfind(b"<row ")
            if last >= 0 and (number := _ROW_NUMBER.match(xml, last + 4)):
                self._row, self._column = int(number[1]), 0
            return
        rows = _ROW.split(xml) if b":row" in xml else xml.split(b"<row")
        self._reaches(self._row, self._column + _cells_in(rows[0]))
        for row in rows[1:]:
            number = _ROW_NUMBER.match(row)
            self._reaches(int(number[1]) if number else self._row + 1, _cells_in(row))

    def _reaches(self, row: int, column: int) -> None:
        self._row, self._column = row, column
        if column:
            self._last_row = max(self._last_row, row)
            self._last_column = max(self._last_column, column)


def _cells_in(row: bytes) -> int:
    return row.count(b"<c") + row.count(b":c ") + row.count(b":c>") + row.count(b":c/")


def has_unnamed(xml: bytes) -> bool:
    """Tell whether a cell in a piece of a sheet may lack its name, or has it otherwise placed."""
    return xml.count(b"<c") != xml.count(b'<c r="') and bool(_MAYBE_UNNAMED.search(xml))


def _rounded_up(number: int) -> int:
    """Return a number with all digits after the second made nines: 102999 becomes 109999."""
    scale: int = 10 ** max(len(str(number)) - 2, 0)
    return max((number // scale + 1) * scale - 1, 9)


def _numbers_up_to(number: int) -> str:
    """Return a pattern of the numbers up to one that `_rounded_up` gave."""
    text = str(number)
    first, rest = text[0], len(text) - 2
    if rest < 0:
        return r"\d"
    second = text[1]
    shorter = rf"\d{{1,{len(text) - 1}}}+"  # taken whole or not at all
    same = [rf"{first}[0-{second}]\d{{{rest}}}"]
    if first > "1":
        same.append(rf"[1-{chr(ord(first) - 1)}]\d{{{rest + 1}}}")
    return "|".join([*same, shorter])


def _columns_up_to(number: int) -> str:
    """Return a pattern of the letters of the columns up to one."""
    letters = column_letters(number)
    patterns = [rf"[A-Z]{{{length}}}" for length in range(1, len(letters))]
    for place, letter in enumerate(letters):
        is_last = place == len(letters) - 1
        if letter > "A" or is_last:
            up_to = letter if is_last else chr(ord(letter) - 1)
            rest = len(letters) - place - 1
            patterns.append(
                rf"{letters[:place]}[A-{up_to}]" + (rf"[A-Z]{{{rest}}}" if rest else "")
            )
    # The longest first: a shorter one is the beginning of them, and would be tried in vain.
    return "|".join(reversed(patterns))
