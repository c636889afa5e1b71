"""What a pack remembers: its history, and what was issued as it was then."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfdesk.core.edits import Edit, revert_edit
from perfdesk.core.errors import UnreadablePackError
from perfdesk.core.issues.frozen import FrozenDashboard, frozen_of
from perfdesk.core.issues.issue import Issue, IssuedFile
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.store import history
from perfdesk.store.contents import connection_in_memory
from perfdesk.store.history import HistoryEntry
from perfdesk.store.kept import kept
from perfdesk.store.snapshots import pack_in, parts_of
from perfdesk.store.verification import bytes_of, verified

_SIGNS_OF_DAMAGE = (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class ExportedPack:
    """A pack as it was when it was exported.

    Attributes:
        pack: The pack.
        when: When that was, with time zone.
    """

    pack: Pack
    when: datetime


class PackArchive:
    """Reads what a pack remembers; changes nothing."""

    def __init__(
        self, connection: sqlite3.Connection, title: str, guard: threading.RLock | None = None
    ) -> None:
        """Read from a connection.

        Args:
            connection: To the pack.
            title: What to call the pack where something cannot be read.
            guard: Held while anything is read; None where nobody else uses the connection.
        """
        self._connection = connection
        self._title = title
        self._guard = threading.RLock() if guard is None else guard

    def entries(
        self, measure: str | None = None, latest: int | None = None
    ) -> tuple[HistoryEntry, ...]:
        """Return the steps taken with the pack, the oldest first.

        Args:
            measure: Whose steps alone are wanted; None for all.
            latest: How many at most, those before are left out; None for all.

        Raises:
            UnreadablePackError: The history cannot be read.
        """
        try:
            with self._guard:
                return history.entries(self._connection, measure, latest)
        except _SIGNS_OF_DAMAGE as problem:
            raise UnreadablePackError(
                f"The history of {self._title} is damaged and cannot be shown. The figures "
                "themselves are not affected. Open an earlier version to read the history.",
                details=f"{type(problem).__name__}: {problem}",
            ) from problem

    def last_exported(self, pack: Pack, position: Period) -> ExportedPack | None:
        """Return *pack* as it was when a position was exported last; None if it never was.

        Raises:
            UnreadablePackError: The history cannot be read.
        """
        with self._guard:
            number = history.last_export(self._connection, position)
        if not number:
            return None
        when = datetime.min
        for entry in reversed(self.entries()):
            if entry.number == number:
                when = entry.when
                break
            pack = revert_edit(pack, Edit(entry.label, entry.replacements))[0]
        return ExportedPack(pack, when)

    def dashboard_of(self, issue: Issue) -> FrozenDashboard:
        """Return what an issued version showed.

        Raises:
            UnreadablePackError: It was redacted, or cannot be read.
        """
        text = self._kept(issue, issue.dashboard)
        with _told_as_damaged(issue):
            return frozen_of(text.decode("utf-8"))

    def pack_of(self, issue: Issue) -> Pack:
        """Return the records that an issued version was made of.

        Raises:
            UnreadablePackError: It was redacted, or cannot be read.
        """
        snapshot = self.snapshot_of(issue)
        with _told_as_damaged(issue):
            return pack_in(snapshot, lambda digest: self._kept(issue, digest))

    def snapshot_of(self, issue: Issue) -> bytes:
        """Return the list of the records that an issued version was made of.

        Raises:
            UnreadablePackError: It was redacted, or cannot be read.
        """
        return self._kept(issue, issue.snapshot)

    def file_of(self, issue: Issue, file: IssuedFile) -> bytes:
        """Return a file as it was issued.

        Raises:
            UnreadablePackError: It was redacted, or cannot be read.
        """
        return self._kept(issue, file.digest)

    def content(self, digest: str, name: str) -> bytes:
        """Return what the pack keeps under a digest.

        Args:
            digest: Of the bytes.
            name: What to call them where they cannot be had.

        Raises:
            UnreadablePackError: They are not there, or no longer what they were.
        """
        with self._guard:
            return kept(self._connection, digest, name)

    def contents_of(self, issue: Issue) -> dict[str, bytes]:
        """Return all that an issued version holds, by digest.

        Raises:
            UnreadablePackError: It was redacted, or cannot be read.
        """
        snapshot = self.snapshot_of(issue)
        with _told_as_damaged(issue):
            parts = parts_of(snapshot)
        digests = {issue.dashboard, issue.snapshot, *parts, *(each.digest for each in issue.files)}
        return {digest: self._kept(issue, digest) for digest in digests}

    def _kept(self, issue: Issue, digest: str) -> bytes:
        if issue.is_redacted:
            raise UnreadablePackError(
                f"\u201c{issue.name}\u201d was redacted, so nothing of it is left in the pack but "
                "its name, who issued it and why it was redacted."
            )
        with self._guard:
            return kept(self._connection, digest, f"\u201c{issue.name}\u201d")


@dataclass(frozen=True, slots=True)
class StoredPack:
    """A pack file that is only read, with what it remembers.

    Attributes:
        pack: Its records.
        archive: Its history and what was issued.
        name: Of the file.
    """

    pack: Pack
    archive: PackArchive
    name: str


@contextmanager
def stored_pack(path: Path) -> Iterator[StoredPack]:
    """Read a pack file with all it remembers, without a working copy.

    Raises:
        UnreadablePackError: It is no pack, damaged, from a newer version, or cannot be read.
    """
    sound = verified(bytes_of(path), path.name)
    connection = connection_in_memory()
    try:
        connection.deserialize(sound.data)
        connection.execute("PRAGMA query_only = ON")
        yield StoredPack(sound.pack, PackArchive(connection, path.name), path.name)
    finally:
        connection.close()


@contextmanager
def _told_as_damaged(issue: Issue) -> Iterator[None]:
    try:
        yield
    except _SIGNS_OF_DAMAGE as problem:
        raise UnreadablePackError(
            f"\u201c{issue.name}\u201d is damaged and cannot be shown. The figures of the pack are "
            "not affected. Look in an earlier version of the pack.",
            details=f"{type(problem).__name__}: {problem}",
        ) from problem
