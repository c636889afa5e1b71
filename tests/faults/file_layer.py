"""A file layer that fails: the n-th file operation is refused, or the program dies at it.

SQLite is tested in the same way: an operation is let fail at its first step, then at its second,
and so on until one run meets no failure any more. Everything that Python asks of the system about
files goes through here, and every statement that it gives to SQLite.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import Any

import pytest


class Fault(Enum):
    """What happens at the n-th operation."""

    ONCE = auto()
    """It fails, and all that follows works: a scanner, a hiccup of the network."""

    FROM_THEN_ON = auto()
    """It fails, and so does all that writes afterwards: the disk is full, the share is gone."""

    KILLED = auto()
    """The program dies: nothing that would follow happens, not even clearing up."""


class Killed(BaseException):
    """The program is dead; whoever catches this does nothing more to any file."""


_CHANGING = (
    "replace", "rename", "unlink", "remove", "mkdir", "rmdir", "fsync", "chmod",
)  # fmt: skip
_LOOKING = ("scandir", "listdir")
_WRITING = frozenset("wax+")


class FileLayer:
    """Counts the operations and lets the n-th fail."""

    def __init__(self, fails_at: int, fault: Fault) -> None:
        self._fails_at = fails_at
        self._fault = fault
        self.count = 0

    @property
    def has_failed(self) -> bool:
        """Whether the n-th operation was reached."""
        return self.count >= self._fails_at

    def step(self, about: str, *, changes: bool) -> None:
        """Go past one operation, or fail at it."""
        self.count += 1
        if self.count < self._fails_at:
            return
        if self._fault is Fault.KILLED:
            raise Killed(about)
        if self.count == self._fails_at or (changes and self._fault is Fault.FROM_THEN_ON):
            code = errno.ENOSPC if changes else errno.EIO
            raise OSError(code, "as injected", about)

    def statement(self, text: str) -> None:
        """Go past one statement, or fail at it in the way of SQLite."""
        try:
            self.step(text, changes=not text.lstrip().upper().startswith(("SELECT", "PRAGMA")))
        except OSError as problem:
            raise sqlite3.OperationalError("disk I/O error, as injected") from problem


@contextmanager
def failing_at(number: int, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileLayer]:
    """Let the operation of that *number* fail in what happens inside; the first is 1."""
    layer = FileLayer(number, fault)
    with monkeypatch.context() as patch:
        for name in (*_CHANGING, *_LOOKING):
            patch.setattr(os, name, _passing_through(layer, getattr(os, name), name))
        opening = _opening(layer, io.open)
        patch.setattr(io, "open", opening)
        patch.setattr(builtins, "open", opening)
        patch.setattr(os, "open", _opening_bare(layer, os.open))
        patch.setattr(sqlite3, "connect", _connecting(layer, sqlite3.connect))
        yield layer


def _passing_through(layer: FileLayer, real: Callable[..., Any], name: str) -> Callable[..., Any]:
    def operation(*arguments: Any, **named: Any) -> Any:
        layer.step(f"{name} {arguments[0] if arguments else ''}", changes=name in _CHANGING)
        return real(*arguments, **named)

    return operation


def _opening(layer: FileLayer, real: Callable[..., Any]) -> Callable[..., Any]:
    def opened(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        changes = bool(_WRITING & set(mode))
        layer.step(f"open {file}", changes=changes)
        stream = real(file, mode, *arguments, **named)
        return _Stream(stream, layer) if changes and not isinstance(file, int) else stream

    return opened


def _opening_bare(layer: FileLayer, real: Callable[..., int]) -> Callable[..., int]:
    def opened(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        layer.step(f"open {path}", changes=bool(flags & (os.O_WRONLY | os.O_RDWR)))
        return real(path, flags, *arguments, **named)

    return opened


class _Stream:
    """A file open for writing, of which half is written where it fails."""

    def __init__(self, stream: Any, layer: FileLayer) -> None:
        self._stream = stream
        self._layer = layer

    def write(self, data: Any) -> int:
        try:
            self._layer.step("write", changes=True)
        except BaseException:
            self._stream.write(data[: len(data) // 2])
            self._stream.flush()
            raise
        return int(self._stream.write(data))

    def __enter__(self) -> _Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _connecting(layer: FileLayer, real: Callable[..., Any]) -> Callable[..., Any]:
    class Connection(sqlite3.Connection):
        """One whose every statement passes the layer, but for those of databases in memory."""

        is_counted = False

        def execute(self, statement: str, *arguments: Any) -> sqlite3.Cursor:
            if self.is_counted:
                layer.statement(statement)
            return super().execute(statement, *arguments)

        def executemany(self, statement: str, *arguments: Any) -> sqlite3.Cursor:
            if self.is_counted:
                layer.statement(statement)
            return super().executemany(statement, *arguments)

    def connect(database: Any, *arguments: Any, **named: Any) -> sqlite3.Connection:
        if database != ":memory:":
            layer.statement("CONNECT")
        connection: Connection = real(database, *arguments, factory=Connection, **named)
        connection.is_counted = database != ":memory:"
        return connection

    return connect
