"""Telling a sound pack from anything else, before a single figure of it is believed.

SQLite's own `integrity_check` misses about a third of single flipped bytes, those in values;
the digest of the content finds these. What neither finds lies in unused parts of the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from perfdesk.core.errors import UnreadablePackError
from perfdesk.core.pack import Pack
from perfdesk.store.contents import (
    connection_in_memory,
    create_tables,
    digest_of,
    expected_objects,
    noted_digest,
    read_pack_and_digest,
    read_pack_from,
    schema_objects,
    transaction,
    write_digest,
)
from perfdesk.store.history import latest_number
from perfdesk.store.migrations import STEPS, Document, Step, carried_over
from perfdesk.store.schema import APPLICATION_ID, STATEMENTS, VERSION
from perfdesk.system.files import is_too_long

_MAGIC = b"SQLite format 3\x00"

# What SQLite and the codec say of a file that is not sound, broken text and sizes included.
_SIGNS_OF_DAMAGE = (
    sqlite3.Error,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    MemoryError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class SoundPack:
    """What was read from a file that passed every test.

    Attributes:
        pack: Its records.
        data: A file of today's schema that holds the same; the file itself if it was one.
        latest: Number of the last entry of its history; 0 if there is none.
    """

    pack: Pack
    data: bytes
    latest: int


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file that should be a pack.

    Raises:
        UnreadablePackError: It is missing, a folder, empty or kept from us.
    """
    name = path.name
    try:
        if path.is_dir():
            raise UnreadablePackError(
                f"{name} is a folder, not a pack, so nothing was opened. Choose a file in it."
            )
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise UnreadablePackError(
            f"There is no file {name} in {path.parent}, so nothing was opened. Check whether it "
            "was moved or renamed.",
            details=str(problem),
        ) from problem
    except PermissionError as problem:
        raise UnreadablePackError(
            f"{name} is in use by another program or you do not have access to it, so nothing was "
            "opened. Close it there, or ask for access.",
            details=str(problem),
        ) from problem
    except OSError as problem:
        if is_too_long(path, problem):
            raise UnreadablePackError(
                f"{name} could not be opened because its folder and name are too long, so nothing "
                "was opened. Choose a folder with a shorter path.",
                details=str(problem),
            ) from problem
        raise UnreadablePackError(
            f"{name} could not be read from its drive, so nothing was opened. Check the "
            "connection and try again.",
            details=str(problem),
        ) from problem
    if not data:
        raise UnreadablePackError(
            f"{name} is an empty file, so nothing was opened. Open a backup or an earlier version."
        )
    return data


def verified(
    data: bytes,
    name: str,
    *,
    is_published: bool = True,
    steps: Mapping[int, Step] = STEPS,
) -> SoundPack:
    """Return what a pack file holds once every test is passed.

    Args:
        data: The bytes of the file.
        name: Its name, for the sentence that refuses it.
        is_published: Whether its digest must match; a working copy has none that is current.
        steps: The migrations from earlier versions.

    Raises:
        UnreadablePackError: It is no pack, damaged, or from a newer version.
    """
    if not data.startswith(_MAGIC):
        raise UnreadablePackError(
            f"{name} is not a PerfDesk pack, so nothing was opened. Choose a file ending in "
            ".perfdesk."
        )
    if len(data) != _length_told_by(data):
        raise _damaged(name, f"{len(data)} bytes where the header tells another number")
    connection = connection_in_memory()
    try:
        connection.deserialize(data)
        connection.execute("PRAGMA query_only = ON")
        version = _version_of(connection, name)
        statements = STATEMENTS if version == VERSION else steps[version].statements
        _refuse_unsound(connection, name, statements)
        pack, digest = None, ""
        if version == VERSION:
            pack, digest = read_pack_and_digest(connection)
        if is_published and noted_digest(connection) != (digest or digest_of(connection)):
            raise _damaged(name, "the content does not match its digest")
        if pack is not None:
            return SoundPack(pack, data, latest_number(connection))
        return _migrated(connection, version, steps)
    except _SIGNS_OF_DAMAGE as problem:
        raise _damaged(name, f"{type(problem).__name__}: {problem}") from problem
    finally:
        connection.close()


def _length_told_by(data: bytes) -> int:
    """Return how long a file says it is in its header: size of a page, and number of pages."""
    size = int.from_bytes(data[16:18], "big")
    return (0x10000 if size == 1 else size) * int.from_bytes(data[28:32], "big")


def _version_of(connection: sqlite3.Connection, name: str) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise UnreadablePackError(
            f"{name} is another program's database, not a PerfDesk pack, so nothing was opened. "
            "Choose another file.",
            details=f"application_id {application:#x}",
        )
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise UnreadablePackError(
            f"{name} was saved by a newer version of PerfDesk (format {version}; this version "
            f"reads up to {VERSION}), so nothing was opened. Use the newer version."
        )
    if version < 1:
        raise _damaged(name, f"user_version {version}")
    return int(version)


def _refuse_unsound(connection: sqlite3.Connection, name: str, statements: tuple[str, ...]) -> None:
    found, expected = schema_objects(connection), expected_objects(statements)
    if found != expected:
        names = sorted(each[1] for each in found ^ expected)
        raise _damaged(name, f"tables, views or triggers that differ: {', '.join(names)}")
    told = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(10)")]
    if told != ["ok"]:
        raise _damaged(name, "; ".join(told))


def _damaged(name: str, details: str) -> UnreadablePackError:
    return UnreadablePackError(
        f"{name} is damaged, so it was not opened and not changed. Open a backup or an earlier "
        "version.",
        details=details,
    )


def _migrated(connection: sqlite3.Connection, version: int, steps: Mapping[int, Step]) -> SoundPack:
    document: Document = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        cursor = connection.execute(f"SELECT * FROM {table}")
        columns = [each[0] for each in cursor.description]
        document[table] = [dict(zip(columns, row, strict=True)) for row in cursor]
    later = connection_in_memory()
    try:
        create_tables(later)
        with transaction(later):
            for table, rows in carried_over(document, version, steps).items():
                for row in rows:
                    places = ", ".join("?" for _ in row)
                    later.execute(
                        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})",
                        tuple(row.values()),
                    )
            write_digest(later)
        return SoundPack(read_pack_from(later), later.serialize(), latest_number(later))
    finally:
        later.close()
