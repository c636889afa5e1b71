"""What a pack keeps besides its records: issued files and dashboards, by digest of their bytes.

The same bytes are kept once, however many issues hold them. They are read only when they are
looked at, and handed back only if they still have their digest.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Mapping

from perfdesk.core.errors import UnreadablePackError

LARGEST = 256 * 1024 * 1024
"""Bytes of one content at most: nothing that is issued comes near."""


def digest_of_bytes(data: bytes) -> str:
    """Return the SHA-256 under which bytes are kept, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def keep(connection: sqlite3.Connection, contents: Mapping[str, bytes]) -> None:
    """Keep bytes by their digests, those that are kept already as they are."""
    connection.executemany(
        "INSERT OR IGNORE INTO content (digest, size, data) VALUES (?, ?, ?)",
        ((digest, len(data), zlib.compress(data, 6)) for digest, data in contents.items()),
    )


def forget(connection: sqlite3.Connection, digests: Iterable[str]) -> None:
    """Remove bytes for good."""
    connection.executemany("DELETE FROM content WHERE digest = ?", ((each,) for each in digests))


def kept(connection: sqlite3.Connection, digest: str, name: str) -> bytes:
    """Return bytes that are kept.

    Args:
        connection: To the pack.
        digest: Of the bytes.
        name: What to call them where they cannot be had.

    Raises:
        UnreadablePackError: They are not there, or no longer what they were.
    """
    try:
        found = connection.execute(
            "SELECT size, data FROM content WHERE digest = ?", (digest,)
        ).fetchone()
        if found is None:
            raise ValueError("nothing is kept under that digest")
        size, packed = found
        if size > LARGEST:
            raise ValueError(f"{size} bytes are too many")
        data = zlib.decompressobj().decompress(packed, size + 1)
        if digest_of_bytes(data) != digest:
            raise ValueError("the bytes do not match their digest")
    except (sqlite3.Error, zlib.error, ValueError, TypeError) as problem:
        raise UnreadablePackError(
            f"{name} could not be read from the pack, so nothing was opened. The figures "
            "themselves are not affected. Look in an earlier version of the pack.",
            details=f"{digest}: {problem}",
        ) from problem
    return data
