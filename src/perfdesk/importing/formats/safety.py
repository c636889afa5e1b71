"""What is checked before a file is opened: its size, its kind, and what it would unpack to."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import IO

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.importing.formats.extent import Extent, UnnamedCells
from perfdesk.importing.formats.refusals import (
    damaged,
    no_spreadsheet,
    password_protected,
    too_spread,
    unsafe,
)

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


def refuse_encrypted(name: str, data: bytes) -> None:
    """Refuse a workbook that Office has encrypted as a whole.

    Raises:
        UnreadableExtractError: It is password-protected.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise password_protected(name)


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
