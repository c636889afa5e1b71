"""How far the cells of an old binary workbook (.xls) reach, told before a reader opens it.

The reader makes room for every cell up to the last; one byte gone wrong in the number of a
row or a column would then fill the memory, and end the program.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from perfdesk.importing.safety import MOST_CELLS, damaged, too_spread

_LARGEST_REGULAR = 0xFFFFFFFA
_HEADER = 512
_BEGINS = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_CELLS = frozenset(
    {0x0006, 0x0201, 0x0001, 0x0203, 0x0003, 0x0204, 0x0004, 0x0205, 0x0005, 0x027E, 0x00FD,
     0x0206, 0x0406, 0x00D6}
)  # fmt: skip
_MANY_CELLS = frozenset({0x00BD, 0x00BE})


def check_old_workbook(name: str, data: bytes) -> None:
    """Refuse an old workbook whose cells lie too far apart.

    Raises:
        UnreadableExtractError: They do, or its folder of streams is damaged.
    """
    try:
        for stream in _workbooks(data):
            _check_cells(name, stream)
    except (struct.error, IndexError, OverflowError) as problem:
        raise damaged(name, f"{type(problem).__name__}: {problem}") from problem


def _workbooks(data: bytes) -> Iterator[bytes]:
    """Yield the streams of the file that are named as a workbook's cells are."""
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    tables = [each for each in struct.unpack_from("<109I", data, 76) if each < _LARGEST_REGULAR]
    following = struct.unpack_from("<I", data, 68)[0]
    for _ in range(len(data) // size):
        if following >= _LARGEST_REGULAR:
            break
        more = struct.unpack_from(f"<{size // 4}I", data, _HEADER + following * size)
        tables += [each for each in more[:-1] if each < _LARGEST_REGULAR]
        following = more[-1]
    chain: list[int] = []
    for table in tables[: len(data) // size + 1]:
        chain += struct.unpack_from(f"<{size // 4}I", data, _HEADER + table * size)
    folder = _stream(data, chain, struct.unpack_from("<I", data, 48)[0], size)
    for start in range(0, len(folder) - 127, 128):
        entry = folder[start : start + 128]
        title = entry[: max(min(entry[64], 64) - 2, 0)].decode("utf-16-le", "replace")
        first, length = struct.unpack_from("<II", entry, 116)
        # Streams below this size lie among others; their few records do no harm.
        if title.casefold() in {"workbook", "book"} and length >= 4096:
            yield _stream(data, chain, first, size)[:length]


def _stream(data: bytes, chain: list[int], sector: int, size: int) -> bytes:
    pieces: list[bytes] = []
    while sector < len(chain) and len(pieces) <= len(chain):
        pieces.append(data[_HEADER + sector * size : _HEADER + (sector + 1) * size])
        sector = chain[sector]
    return b"".join(pieces)


def _check_cells(name: str, stream: bytes) -> None:
    """Look at the place of every cell of every sheet."""
    at = last_row = last_column = 0
    header, place = struct.Struct("<HH"), struct.Struct("<HH")
    end = len(stream) - 4
    while at <= end:
        kind, length = header.unpack_from(stream, at)
        at += 4
        if kind in _BEGINS:
            last_row = last_column = 0
        elif (kind in _CELLS or kind in _MANY_CELLS) and length >= 4 and at + length <= len(stream):
            row, column = place.unpack_from(stream, at)
            if kind in _MANY_CELLS:
                column = struct.unpack_from("<H", stream, at + length - 2)[0]
            last_row, last_column = max(last_row, row), max(last_column, column)
            if (last_row + 1) * (last_column + 1) > MOST_CELLS:
                raise too_spread(name, f"row {row + 1}, column {column + 1}")
        at += length
