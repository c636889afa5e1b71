"""The streams of an OLE compound file, the folder in a file that old workbooks are."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cached_property

_LARGEST_REGULAR = 0xFFFFFFFA
_HEADER = 512
_SMALL_SECTOR = 64
_SMALLEST = 4096
"""Streams below this size lie among others, in the stream of the root."""

_ROOT, _STREAM = 5, 2


class CompoundFile:
    """The streams of a compound file by their names.

    A damaged one raises `struct.error`, `IndexError` or `OverflowError` where it is read.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all streams and folders, without case."""
        return tuple(name.casefold() for name, *_ in self._entries)

    def streams(self, *names: str) -> Iterator[bytes]:
        """Yield the streams with one of some names, in small letters."""
        for name, kind, first, length in self._entries:
            if name.casefold() in names and kind in {0, _STREAM} and length:
                yield self._stream(first, length)

    @cached_property
    def _chain(self) -> list[int]:
        """The sector that follows each sector."""
        data, size = self._data, self._size
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
        return chain

    @cached_property
    def _entries(self) -> list[tuple[str, int, int, int]]:
        """Name, kind, first sector and length of each stream."""
        folder = self._large(struct.unpack_from("<I", self._data, 48)[0])
        found = []
        for start in range(0, len(folder) - 127, 128):
            entry = folder[start : start + 128]
            title = entry[: max(min(entry[64], 64) - 2, 0)].decode("utf-16-le", "replace")
            first, length = struct.unpack_from("<II", entry, 116)
            found.append((title, entry[66], first, length))
        return found

    def _stream(self, first: int, length: int) -> bytes:
        if length >= _SMALLEST:
            return self._large(first)[:length]
        pieces: list[bytes] = []
        while first < len(self._small_chain) and len(pieces) * _SMALL_SECTOR < length:
            pieces.append(self._small[first * _SMALL_SECTOR : (first + 1) * _SMALL_SECTOR])
            first = self._small_chain[first]
        return b"".join(pieces)[:length]

    @cached_property
    def _small(self) -> bytes:
        root = (first for _, kind, first, _ in self._entries if kind == _ROOT)
        return self._large(next(root, _LARGEST_REGULAR))

    @cached_property
    def _small_chain(self) -> tuple[int, ...]:
        table = self._large(struct.unpack_from("<I", self._data, 60)[0])
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _large(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        chain, size = self._chain, self._size
        while sector < len(chain) and len(pieces) <= len(chain):
            pieces.append(self._data[_HEADER + sector * size : _HEADER + (sector + 1) * size])
            sector = chain[sector]
        return b"".join(pieces)
