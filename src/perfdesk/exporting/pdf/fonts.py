"""The one font of the PDF: where it is, and which characters it can print.

No other font is used, installed or built in, so that a page is the same on every machine.
"""

from __future__ import annotations

import struct
from pathlib import Path

from perfdesk.core.errors import PerfDeskError

_REGULAR = "Arimo[wght].ttf"
# Platform and encoding of the tables that map Unicode, the fullest first.
_UNICODE_MAPS = ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3))
_SEGMENTS_OF_THE_BASIC_PLANE = 4
_SEGMENTS_OF_ALL_PLANES = 12


def font_folder() -> Path:
    """Return the folder of the font files.

    Raises:
        PerfDeskError: The font is not installed with the program.
    """
    import fontpkg_arimo

    folder = Path(fontpkg_arimo.ROOT) / "files"
    if not (folder / _REGULAR).is_file():
        raise PerfDeskError(
            "The PDF was not written because its font, Arimo, is missing from the program. "
            "Install PerfDesk again.",
            details=f"no {_REGULAR} in {folder}",
        )
    return folder


def printable_characters(folder: Path) -> frozenset[int]:
    """Return the code points that the regular font in *folder* has a glyph for.

    Raises:
        PerfDeskError: The file is no TrueType font.
    """
    try:
        return _code_points((folder / _REGULAR).read_bytes())
    except (struct.error, LookupError) as problem:
        raise PerfDeskError(
            "The PDF was not written because its font, Arimo, is damaged. Install PerfDesk again.",
            details=f"{folder / _REGULAR}: {problem}",
        ) from problem


def _code_points(font: bytes) -> frozenset[int]:
    """Read the `cmap` table: https://learn.microsoft.com/typography/opentype/spec/cmap."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    places = {
        (platform, encoding): start + offset
        for platform, encoding, offset in struct.iter_unpack(
            ">HHL", font[start + 4 : start + 4 + 8 * count]
        )
    }
    place = next(places[each] for each in _UNICODE_MAPS if each in places)
    (kind,) = struct.unpack_from(">H", font, place)
    if kind == _SEGMENTS_OF_THE_BASIC_PLANE:
        return _basic_plane(font, place)
    if kind == _SEGMENTS_OF_ALL_PLANES:
        return _all_planes(font, place)
    raise LookupError(f"character map of kind {kind}")


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for tag, _, offset, _ in struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count]):
        if tag == name:
            return int(offset)
    raise LookupError(f"no table {name.decode()}")


def _basic_plane(font: bytes, place: int) -> frozenset[int]:
    (twice,) = struct.unpack_from(">H", font, place + 6)
    segments = twice // 2

    def column(at: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{segments}H", font, place + at)

    last, first = column(14), column(16 + twice)
    delta, offset = column(16 + 2 * twice), column(16 + 3 * twice)
    found = set()
    for segment in range(segments):
        for code in range(first[segment], last[segment] + 1):
            glyph = code
            if offset[segment]:
                at = 16 + 3 * twice + 2 * segment + offset[segment]
                at += 2 * (code - first[segment])
                (glyph,) = struct.unpack_from(">H", font, place + at)
                if not glyph:
                    continue
            if (glyph + delta[segment]) % 0x10000:
                found.add(code)
    return frozenset(found)


def _all_planes(font: bytes, place: int) -> frozenset[int]:
    (count,) = struct.unpack_from(">L", font, place + 12)
    groups = struct.iter_unpack(">LLL", font[place + 16 : place + 16 + 12 * count])
    return frozenset(
        code
        for first, last, glyph in groups
        for code in range(first, last + 1)
        if glyph + code - first
    )
