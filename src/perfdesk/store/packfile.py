"""Pack files as a whole: writing a new one, and reading one without working on it."""

from __future__ import annotations

from pathlib import Path

from perfdesk.core.errors import UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.store.contents import (
    connection_in_memory,
    create_tables,
    put,
    transaction,
    write_digest,
)
from perfdesk.store.errors import PackExistsError
from perfdesk.store.lock import take_lock
from perfdesk.store.schema import APPLICATION_ID
from perfdesk.store.verification import bytes_of, verified
from perfdesk.system.files import replaced_when_done

_SQLITE = b"SQLite format 3\x00"
_ID_AT = 68
"""Where a SQLite file holds its application's id (The SQLite file format, section 1.3)."""


def create_pack(path: Path, pack: Pack, *, replace: bool = False) -> None:
    """Write a new pack file.

    Args:
        path: Where to.
        pack: What it shall hold; its history is empty.
        replace: Whether a file that is there may be replaced.

    Raises:
        PackExistsError: There is a file, and it may not be replaced.
        PackInUseError: Somebody has the file open that should be replaced.
        UnwritableFileError: It could not be written. In every case a file there is as it was.
    """
    path = path.absolute()
    if is_there(path) and not replace:
        raise PackExistsError(path.name)
    data = new_pack_bytes(pack)
    lock = take_lock(path)
    try:
        with replaced_when_done(path) as temporary:
            temporary.write_bytes(data)
    finally:
        lock.release()


def read_pack(path: Path) -> Pack:
    """Return the pack in a file, which is only read.

    Raises:
        UnreadablePackError: It is no pack, damaged, from a newer version, or cannot be read.
    """
    return verified(bytes_of(path), path.name).pack


def is_pack(path: Path) -> bool:
    """Tell whether there is a pack file, whatever it is called; only its first bytes are read.

    A file that cannot be read is none that this can tell of.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(_ID_AT + 4)
    except OSError:
        return False
    return head.startswith(_SQLITE) and head[_ID_AT:] == APPLICATION_ID.to_bytes(4, "big")


def is_there(path: Path) -> bool:
    """Tell whether there is a file; whoever reads or writes it will say why it cannot be told."""
    try:
        return path.is_file()
    except OSError:
        return False


def new_pack_bytes(pack: Pack) -> bytes:
    """Return the bytes of a pack file that holds *pack* and no history.

    Raises:
        UnwritableFileError: It holds something that no pack file can.
    """
    connection = connection_in_memory()
    try:
        create_tables(connection)
        with transaction(connection):
            put(connection, pack.records())
            write_digest(connection)
        return connection.serialize()
    except (ValueError, OverflowError) as problem:
        raise UnwritableFileError(
            "The pack was not saved because it contains something a pack file cannot store, so "
            "nothing was changed. Ask for help, giving the details.",
            details=f"{type(problem).__name__}: {problem}",
        ) from problem
    finally:
        connection.close()
