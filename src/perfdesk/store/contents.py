"""Putting records into the tables of a pack file, and getting them out again."""

from __future__ import annotations

import gc
import hashlib
import json
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from perfdesk.core.edits import Replacement
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack, Record
from perfdesk.store.codec import CODECS, CODECS_BY_TABLE, codec_of
from perfdesk.store.columns import Row
from perfdesk.store.schema import APPLICATION_ID, STATEMENTS, VERSION

OLDEST_SQLITE = (3, 37)
"""The first SQLite that knows STRICT tables and can read a database from memory."""

_DIGEST = "digest"
_BATCH = 500

SchemaObjects = frozenset[tuple[str, str, str, str]]
"""Type, name, table and text of each object of a schema."""


def connection_in_memory() -> sqlite3.Connection:
    """Return a connection to an empty database that no file stands behind.

    Raises:
        PerfDeskError: The SQLite of this Python is too old for pack files.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(str(number) for number in OLDEST_SQLITE)
        raise PerfDeskError(
            f"This Python has SQLite {sqlite3.sqlite_version} but packs need {oldest} or later, "
            "so nothing was opened. Use a newer Python."
        )
    connection = sqlite3.connect(":memory:", isolation_level=None)
    harden(connection)
    return connection


def harden(connection: sqlite3.Connection) -> None:
    """Let nothing that a file brings with it run, and look twice at what it holds."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty database an empty pack file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in STATEMENTS:
        connection.execute(statement)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all that happens inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself after some failures, a full disk among them.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def put(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Write records, each in place of one with the same key.

    Raises:
        ValueError: A record holds what could not be read back.
    """
    rows: dict[type[Record], list[Row]] = {}
    for record in records:
        rows.setdefault(type(record), []).append(codec_of(record).to_row(record))
    for kind, its_rows in rows.items():
        connection.executemany(_insertion(kind), its_rows)


def replace(connection: sqlite3.Connection, replacements: Iterable[Replacement]) -> None:
    """Put the new record of each replacement in place of the old one.

    Raises:
        ValueError: A record holds what could not be read back.
    """
    final: dict[tuple[type[Record], Hashable], Replacement] = {
        (each.kind, each.key): each for each in replacements
    }
    gone = [each.old for each in final.values() if each.new is None and each.old is not None]
    for record in gone:
        codec = codec_of(record)
        key = codec.to_row(record)[: codec.key_length]
        connection.execute(_removal(type(record)), key)
    put(connection, (each.new for each in final.values() if each.new is not None))


def read_pack_from(connection: sqlite3.Connection) -> Pack:
    """Return every record in the tables.

    Raises:
        ValueError, TypeError, LookupError, ArithmeticError: A row is no record.
    """
    with _without_collecting():
        return Pack.of(
            codec.from_row(row)
            for codec in CODECS.values()
            for row in connection.execute(f"SELECT {', '.join(codec.columns)} FROM {codec.table}")
        )


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let Python look for no garbage while records are made: none of them is, and all are many.

    It takes an eighth of the time that a pack of 60,000 figures is read in.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_pack_and_digest(connection: sqlite3.Connection) -> tuple[Pack, str]:
    """Return every record in the tables, and the digest of all they hold, in one reading.

    Raises:
        ValueError, TypeError, LookupError, ArithmeticError: A row is no record.
    """
    records: list[Record] = []

    def take(table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        codec = CODECS_BY_TABLE.get(table)
        if codec is None:
            return
        if columns == codec.columns:
            records.extend(map(codec.from_row, rows))
        else:
            records.extend(codec.read(columns, row) for row in rows)

    with _without_collecting():
        digest = _digest(connection, take)
        return Pack.of(records), digest


def digest_of(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of all that the tables hold, in a fixed order, but for itself.

    It depends on the rows alone, not on where in the file they lie.
    """
    return _digest(connection, lambda *_: None)


def _digest(
    connection: sqlite3.Connection,
    take: Callable[[str, tuple[str, ...], list[tuple[Any, ...]]], None],
) -> str:
    """Return the digest, and hand over what it is taken of: table, its columns, some rows."""
    digest = hashlib.sha256()
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        described = connection.execute(
            "SELECT pk, name FROM pragma_table_info(?)", (table,)
        ).fetchall()
        key = ", ".join(name for place, name in sorted(described) if place)
        columns = tuple(name for _, name in described)
        itself = f" WHERE name <> '{_DIGEST}'" if table == "meta" else ""
        rows = connection.execute(f"SELECT * FROM {table}{itself} ORDER BY {key}")
        digest.update(f"{table}\n".encode("ascii"))
        while batch := rows.fetchmany(_BATCH):
            # Plain ASCII, so that the bytes do not depend on a version of Unicode.
            text = json.dumps(batch, separators=(",", ":"), default=_digest_of_bytes)
            digest.update(text.encode("ascii"))
            take(table, columns, batch)
    return digest.hexdigest()


def _digest_of_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_digest(connection: sqlite3.Connection) -> None:
    """Note the digest of all else in the file."""
    connection.execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (_DIGEST, digest_of(connection))
    )


def noted_digest(connection: sqlite3.Connection) -> str:
    """Return the digest that was noted when the file was written; empty if there is none."""
    found = connection.execute("SELECT value FROM meta WHERE name = ?", (_DIGEST,)).fetchone()
    return str(found[0]) if found else ""


def schema_objects(connection: sqlite3.Connection) -> SchemaObjects:
    """Return every table, index, view and trigger of a database."""
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


@lru_cache(maxsize=32)
def expected_objects(statements: tuple[str, ...]) -> SchemaObjects:
    """Return the objects that the statements of a schema make."""
    connection = connection_in_memory()
    try:
        for statement in statements:
            connection.execute(statement)
        return schema_objects(connection)
    finally:
        connection.close()


def _insertion(kind: type[Record]) -> str:
    codec = CODECS[kind]
    places = ", ".join("?" for _ in codec.columns)
    return f"INSERT OR REPLACE INTO {codec.table} ({', '.join(codec.columns)}) VALUES ({places})"


def _removal(kind: type[Record]) -> str:
    codec = CODECS[kind]
    condition = " AND ".join(f"{column} = ?" for column in codec.columns[: codec.key_length])
    return f"DELETE FROM {codec.table} WHERE {condition}"
