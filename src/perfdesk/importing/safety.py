"""What is checked before a file is opened: its size, its kind, and what it would unpack to."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path, PurePath

from perfdesk.core.errors import UnreadableExtractError

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes; the largest public extract met has three million."""

LARGEST_UNPACKED = 600 * 1024 * 1024
LARGEST_RATIO = 200
"""Unpacked to packed, for parts above a megabyte; the repetitive ones of real workbooks stay
below fifty."""

MOST_PARTS = 5000
MOST_CELLS = 12_000_000
"""Of one sheet, from A1 to its last cell: 250 megabytes when read."""

_MEGABYTE = 1024 * 1024
_PIECE = 4 * _MEGABYTE
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DECLARATIONS = tuple(
    word.encode(code)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for code in ("ascii", "utf-16-le", "utf-16-be")
)
_CELL_NAME = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"')


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
                f"\u201c{name}\u201d is a folder; choose a spreadsheet inside it."
            )
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableExtractError(
                f"\u201c{name}\u201d has {size // _MEGABYTE:,} megabytes, more than an extract of "
                "totals can need; save only the sheets with totals and import those."
            )
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d was not found; it may have been moved or renamed.", str(problem)
        ) from problem
    except PermissionError as problem:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d could not be opened; if another program has it open, close it "
            "there and try again.",
            str(problem),
        ) from problem
    except OSError as problem:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d could not be read from its drive; copy it to this computer and "
            "try again.",
            str(problem),
        ) from problem
    if not data:
        raise UnreadableExtractError(f"\u201c{name}\u201d is empty: it has no bytes at all.")
    return data


def container_of(data: bytes) -> Container:
    """Return what the first bytes of a file say that it is."""
    if data.startswith(b"PK"):
        return Container.ZIP
    return Container.OLE if data.startswith(_OLE) else Container.OTHER


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
        f"\u201c{name}\u201d is protected by a password; save a copy without one and import that."
    )


def damaged(name: str, details: str) -> UnreadableExtractError:
    """Return the refusal of a file that breaks off or contradicts itself."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d is damaged or incomplete; open it in the program that made it, save "
        "it again and import that.",
        details,
    )


def check_zip(name: str, data: bytes) -> frozenset[str]:
    """Unpack a zipped workbook once, in pieces, and return the names of its parts.

    What is found is thrown away: the point is that no reader meets a file that grows
    beyond bounds, declares XML entities or is cut short.

    Raises:
        UnreadableExtractError: The file is damaged, encrypted, or not safe to open.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise _unsafe(name, f"{len(parts)} parts")
            if any(part.flag_bits & 1 for part in parts):
                raise password_protected(name)
            unpacked = 0
            for part in parts:
                unpacked += _check_part(name, archive, part, LARGEST_UNPACKED - unpacked)
            return frozenset(part.filename for part in parts)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
    ) as problem:
        raise damaged(name, str(problem)) from problem


def _check_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, allowed: int) -> int:
    """Unpack one part and return its size in bytes."""
    is_xml = PurePath(part.filename).suffix.lower() in {".xml", ".rels", ".vml"}
    is_sheet = "worksheets/sheet" in part.filename
    size, tail = 0, b""
    last_row = last_column = 0
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > allowed:
                raise _unsafe(name, f"{part.filename} unpacks to more than {size} bytes")
            if size > _MEGABYTE and size > LARGEST_RATIO * max(part.compress_size, 1):
                raise _unsafe(name, f"{part.filename} unpacks to {size} bytes")
            if is_xml:
                joined = tail + piece
                if any(word in joined for word in _DECLARATIONS):
                    raise _unsafe(name, f"{part.filename} declares a document type or entities")
                if b"manifest:encryption-data" in joined:
                    raise password_protected(name)
                if is_sheet:
                    row, column = _last_cell(joined)
                    last_row, last_column = max(last_row, row), max(last_column, column)
                    if last_row * last_column > MOST_CELLS:
                        raise too_spread(name, part.filename)
                tail = piece[-64:]
    return size


def _last_cell(xml: bytes) -> tuple[int, int]:
    """Return the last row and the last column that a piece of a sheet names.

    A reader makes room for every cell up to there, so that two cells in far corners
    would fill the memory.
    """
    names = _CELL_NAME.findall(xml)
    rows = max((int(row) for _, row in names), default=0)
    columns = {column for column, _ in names}
    return rows, max((_column_number(each) for each in columns), default=0)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def too_spread(name: str, part: str) -> UnreadableExtractError:
    """Return the refusal of a sheet whose cells would fill the memory."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d has a sheet with cells so far apart that it would fill the memory; "
        "delete the stray cells and save it again.",
        part,
    )


def _unsafe(name: str, details: str) -> UnreadableExtractError:
    return UnreadableExtractError(
        f"\u201c{name}\u201d is built in a way that no spreadsheet program does and was not "
        "opened; ask whoever sent it for a fresh copy.",
        details,
    )
