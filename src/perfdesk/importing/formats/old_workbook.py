"""How far the cells of an old binary workbook (.xls) reach, told before a reader opens it.

The reader makes room for every cell up to the last; one byte gone wrong in the number of a
row or a column would then fill the memory, and end the program.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from perfdesk.importing.formats.compound import CompoundFile
from perfdesk.importing.formats.refusals import damaged, too_spread
from perfdesk.importing.formats.safety import MOST_CELLS, refuse_other_streams

STREAMS = ("workbook", "book")
"""Names of the stream with the cells of a workbook."""

_BEGINS = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_CELLS = frozenset(
    {0x0006, 0x0201, 0x0001, 0x0203, 0x0003, 0x0204, 0x0004, 0x0205, 0x0005, 0x027E, 0x00FD,
     0x0206, 0x0406, 0x00D6}
)  # fmt: skip
_END, _SHEET, _MOST_SHEETS = 0x000A, 0x0085, 50
_EXTENT, _TEXTS = 0x0200, 0x00FC
_MAKE_ROOM = frozenset({_EXTENT, _TEXTS})
"""Records for whose numbers the reader makes room before it looks at what follows."""

_MOST_ROWS, _MOST_COLUMNS, _SHORTEST_TEXT = 65_536, 256, 3
_MANY_CELLS = frozenset({0x00BD, 0x00BE})


def check_old_workbook(name: str, data: bytes) -> None:
    """Refuse an old workbook whose cells lie too far apart.

    Raises:
        UnreadableExtractError: They do, its folder of streams is damaged, or no workbook is in it.
    """
    try:
        file = CompoundFile(data)
        refuse_other_streams(name, file.names)
        for stream in file.streams(*STREAMS):
            _check_cells(name, stream)
    except (struct.error, IndexError, OverflowError) as problem:
        raise damaged(name, f"{type(problem).__name__}: {problem}") from problem


def records(stream: bytes, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and length of each record of a stream, from *start* on."""
    at, end = start, len(stream) - 4
    header = struct.Struct("<HH")
    while at <= end:
        kind, length = header.unpack_from(stream, at)
        yield kind, at + 4, length
        at += 4 + length


def _check_room(name: str, kind: int, record: bytes, size: int) -> None:
    """Refuse numbers of rows, columns or texts that no workbook of this kind can have."""
    if kind == _EXTENT and len(record) >= 12:
        top, rows, left, columns = struct.unpack_from("<IIHH", record)
        if not (top <= rows <= _MOST_ROWS and left <= columns <= _MOST_COLUMNS):
            raise damaged(name, f"rows {top} to {rows} and columns {left} to {columns}")
    elif kind == _TEXTS and len(record) >= 8:
        texts = struct.unpack_from("<I", record, 4)[0]
        if texts * _SHORTEST_TEXT > size:
            raise damaged(name, f"{texts} texts in {size} bytes")


def _check_cells(name: str, stream: bytes) -> None:
    """Look at the place of every cell of every sheet.

    Where a record is damaged, those after it are read out of step; the reader begins anew where a
    sheet is said to begin, and so must this.
    """
    begun = _check_from(name, stream, 0)
    told: list[int] = []
    for kind, at, length in records(stream):
        if kind == _END:
            break
        if kind == _SHEET and length >= 4 and at + 4 <= len(stream):
            told.append(struct.unpack_from("<I", stream, at)[0])
    for start in sorted({*told} - begun)[:_MOST_SHEETS]:
        if start < len(stream):
            _check_from(name, stream, start)


def _check_from(name: str, stream: bytes, start: int) -> set[int]:
    """Look at the cells of all records from a place on; return where sheets began."""
    begun: set[int] = set()
    last_row = last_column = 0
    place = struct.Struct("<HH")
    for kind, at, length in records(stream, start):
        if kind in _BEGINS:
            begun.add(at - 4)
            last_row = last_column = 0
        elif kind in _MAKE_ROOM:
            _check_room(name, kind, stream[at : at + length], len(stream))
        elif (kind in _CELLS or kind in _MANY_CELLS) and length >= 4 and at + length <= len(stream):
            row, column = place.unpack_from(stream, at)
            if kind in _MANY_CELLS:
                column = struct.unpack_from("<H", stream, at + length - 2)[0]
            if column >= _MOST_COLUMNS:
                raise too_spread(name, f"a cell in column {column + 1}")
            last_row, last_column = max(last_row, row), max(last_column, column)
            if (last_row + 1) * (last_column + 1) > MOST_CELLS:
                raise too_spread(name, f"row {row + 1}, column {column + 1}")
    return begun
