"""What is checked before a file is opened: its size, its kind, and what it would unpack to."""

from __future__ import annotations

import io
import re
import secrets
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import IO

from perfdesk.core.errors import SpreadOutError, UnreadableExtractError
from perfdesk.importing.formats.extract import column_letters, column_number

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes; the largest public extract met has three million."""

LARGEST_UNPACKED = 600 * 1024 * 1024
LARGEST_RATIO = 200
"""Unpacked to packed, for parts above some megabytes; the repetitive ones of real workbooks stay
below fifty."""

_OF_SHEETS = re.compile(r"^xl/(?:worksheets/[^/]*|sharedStrings)\.(?:xml|bin)$")
_UNIQUE = re.compile(rb"""<(?:\w+:)?sst\b[^<]*?\buniqueCount\s*=\s*["'](\d+)""")
_HARMLESS_SHEET = 16 * 1024 * 1024
"""Bytes that the cells or texts of a sheet may have whatever they were packed to."""

MOST_PARTS = 5000
MOST_CELLS = 12_000_000
"""Of one sheet, from A1 to its last cell: 250 megabytes when read."""

_MEGABYTE = 1024 * 1024
_PIECE = 4 * _MEGABYTE
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROOT = re.compile(
    rb"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+<[A-Za-z_]", re.DOTALL
)
_ODD_LETTERS = (b"\t", b"\n")
"""Without these, there is a plain blank before the name of a cell."""

_CELL_NAME = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,20})["']""")
_LAST_ROWS = 16 * 1024
_NO_WIDTH = re.compile(rb"""\b(?:ht|width)=["']0""")


class Container(StrEnum):
    """What a file is by its first bytes."""

    ZIP = "zip"
    OLE = "ole"
    OTHER = "other"


def load(path: Path) -> bytes:
    """Return the bytes of an extract.

    Raises:
        UnreadableExtractError: It is missing, a folder, empty, locked or far too large.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise UnreadableExtractError(
                f"\u201c{name}\u201d is a folder, so nothing was imported. Choose a spreadsheet "
                "inside it."
            )
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableExtractError(
                f"\u201c{name}\u201d is {size // _MEGABYTE:,} MB, more than an extract of totals "
                "needs, so nothing was imported. Save only the sheets with totals and import "
                "those."
            )
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d was not found, so nothing was imported. Check whether it was "
            "moved or renamed.",
            str(problem),
        ) from problem
    except PermissionError as problem:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d could not be opened, so nothing was imported. If another program "
            "has it open, close it there and try again.",
            str(problem),
        ) from problem
    except OSError as problem:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d could not be read from its drive, so nothing was imported. Copy "
            "it to this computer and try again.",
            str(problem),
        ) from problem
    if not data:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d is an empty file, so nothing was imported."
        )
    return data


def container_of(data: bytes) -> Container:
    """Return what the first bytes of a file say that it is."""
    if data.startswith(b"PK"):
        return Container.ZIP
    return Container.OLE if data.startswith(_OLE) else Container.OTHER


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich text document"),
    (b"ID;P", "a SYLK table"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"\x09\x00\x04\x00", "an Excel 2 workbook"),
    (b"\x09\x02\x06\x00", "an Excel 3 workbook"),
    (b"\x09\x04\x06\x00", "an Excel 4 workbook"),
    (b"\x09\x08\x08\x00", "an Excel 5 workbook"),
)
"""What files begin with that are taken for spreadsheets by mistake."""

_OLD_STREAMS = {
    "worddocument": "a Word document",
    "powerpoint document": "a PowerPoint presentation",
    "__properties_version1.0": "an Outlook message",
}


def refuse_other_kinds(name: str, data: bytes) -> None:
    """Refuse a file that begins as something else does that is no table.

    Raises:
        UnreadableExtractError: It does; the sentence says what it is.
    """
    for beginning, kind in _SIGNATURES:
        if data.startswith(beginning):
            raise no_spreadsheet(name, kind)


def refuse_other_streams(name: str, streams: Sequence[str]) -> None:
    """Refuse an old Office file that holds no workbook, by the names of its streams.

    Raises:
        UnreadableExtractError: It holds none; the sentence says what it is, if that is known.
    """
    if streams and not {"workbook", "book"} & set(streams):
        known = (kind for stream, kind in _OLD_STREAMS.items() if stream in streams)
        raise no_spreadsheet(name, next(known, "an Office file without a workbook in it"))


def no_spreadsheet(name: str, kind: str) -> UnreadableExtractError:
    """Return the refusal of a file that is something else than a spreadsheet."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d is {kind}, so nothing was imported. Open it in the program that made "
        "it, save the table as .xlsx or .csv and import that."
    )


def refuse_encrypted(name: str, data: bytes) -> None:
    """Refuse a workbook that Office has encrypted as a whole.

    Raises:
        UnreadableExtractError: It is password-protected.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise password_protected(name)


def password_protected(name: str) -> UnreadableExtractError:
    """Return the refusal of a password-protected file."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d is password-protected, so nothing was imported. Save a copy without "
        "the password and import that."
    )


def damaged(name: str, details: str) -> UnreadableExtractError:
    """Return the refusal of a file that breaks off or contradicts itself."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d is damaged or incomplete, so nothing was imported. Open it in the "
        "program that made it, save it again and import that.",
        details,
    )


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was seen of a zipped workbook.

    Attributes:
        parts: The names of its parts.
        hiding: Those of its sheets in which rows or columns may be hidden.
    """

    parts: frozenset[str]
    hiding: frozenset[str]


def check_zip(name: str, data: bytes) -> Unpacked:
    """Unpack a zipped workbook once, in pieces, and return what its parts are.

    What is found is thrown away: the point is that no reader meets a file that grows
    beyond bounds, declares XML entities or is cut short.

    Raises:
        UnreadableExtractError: The file is damaged, encrypted, or not safe to open.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise unsafe(name, f"{len(parts)} parts")
            if any(part.flag_bits & 1 for part in parts):
                raise password_protected(name)
            unpacked = 0
            hiding: set[str] = set()
            for part in parts:
                size, hides = _check_part(name, archive, part, LARGEST_UNPACKED - unpacked)
                unpacked += size
                hiding |= {part.filename} if hides else set()
            return Unpacked(frozenset(part.filename for part in parts), frozenset(hiding))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
    ) as problem:
        raise damaged(name, str(problem)) from problem


def _check_part(
    name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, allowed: int
) -> tuple[int, bool]:
    """Unpack one part and return its size in bytes, and whether it may hide rows or columns."""
    is_xml = PurePath(part.filename).suffix.lower() in {".xml", ".rels", ".vml"}
    # Whatever a sheet is called; texts alone may hold anything that looks like a cell.
    extent = None if "sharedStrings" in part.filename else Extent()
    unnamed = UnnamedCells()
    harmless = _HARMLESS_SHEET if _OF_SHEETS.search(part.filename) else _MEGABYTE
    size, tail, hides = 0, b"", False
    with archive.open(part) as stream:
        for piece in _pieces(stream, part.file_size):
            if is_xml and not size:
                _check_prolog(name, part.filename, piece)
                _check_count(name, part, piece)
            size += len(piece)
            if size > allowed:
                raise unsafe(name, f"{part.filename} unpacks to more than {size} bytes")
            if size > harmless and size > LARGEST_RATIO * max(part.compress_size, 1):
                raise unsafe(name, f"{part.filename} unpacks to {size} bytes")
            if is_xml and "manifest" in part.filename and b"encryption-data" in tail + piece:
                raise password_protected(name)
            if is_xml and extent is not None:
                extent.add(tail + piece[:64])  # a name that was cut in two
                extent.add(piece)
                unnamed.add(piece)
                if max(extent.cells, unnamed.cells) > MOST_CELLS:
                    raise too_spread(name, part.filename)
                hides = hides or b"hidden=" in piece or _NO_WIDTH.search(piece, 0, 4000) is not None
            tail = piece[-64:]
    return size, hides


def _pieces(stream: IO[bytes], stated: int) -> Iterator[bytes]:
    """Yield a part in pieces; of a large one, the next is unpacked while one is looked at."""
    if stated <= _PIECE:
        while piece := stream.read(_PIECE):
            yield piece
        return
    with ThreadPoolExecutor(max_workers=1) as beside:
        coming = beside.submit(stream.read, _PIECE)
        while piece := coming.result():
            coming = beside.submit(stream.read, _PIECE)
            yield piece


def _check_count(name: str, part: zipfile.ZipInfo, beginning: bytes) -> None:
    """Refuse a number of texts that the part cannot hold: the reader makes room for as many."""
    told = _UNIQUE.search(beginning) if "sharedStrings" in part.filename else None
    if told and (len(told[1]) > 9 or int(told[1]) > max(part.file_size, 1)):
        raise damaged(name, f"{part.filename} states {told[1].decode()} texts")


def _check_prolog(name: str, part: str, beginning: bytes) -> None:
    """Refuse XML that declares a document type, which alone could declare entities."""
    if b"\x00" in beginning[:4]:
        # Two or four bytes a letter; what stands before the first element is plain.
        beginning = beginning.replace(b"\x00", b"")
    plain = beginning.lstrip(b"\xef\xbb\xbf\xff\xfe")
    if plain.startswith(b"<") and not _ROOT.match(plain):
        raise unsafe(name, f"{part} declares a document type or entities")


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


def too_spread(name: str, part: str) -> SpreadOutError:
    """Return the refusal of a sheet whose cells would fill the memory."""
    return SpreadOutError(
        f"\u201c{name}\u201d has a sheet with cells so far apart that it would fill the memory, "
        "so nothing was imported. Delete the stray cells and save it again.",
        part,
    )


def unsafe(name: str, details: str) -> UnreadableExtractError:
    """Return the refusal of a file that could do harm by being opened."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d is built in a way that no spreadsheet program would, so it was not "
        "opened. Ask whoever sent it for a fresh copy.",
        details,
    )
