"""The working copy of an open pack: a database that is made again if somebody clears it away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from perfdesk.core.errors import UnwritableFileError
from perfdesk.store.contents import connection_in_memory, write_digest
from perfdesk.store.working import Owner, WorkingFolder, connect, new_working_folder


class WorkingCopy:
    """A folder, and the connection to the pack in it."""

    def __init__(self, folder: WorkingFolder) -> None:
        """Connect to the pack in *folder*.

        Raises:
            sqlite3.Error: There is none, or it cannot be opened.
        """
        self.folder = folder
        self.connection = connect(folder.pack_file)
        self.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # makes the log
        self._watched = _watched(folder)
        self._files = _identities(self._watched)

    def bytes_to_publish(self, title: str) -> bytes:
        """Return a compact copy of the pack with its digest.

        It is made in memory, from the connection and not from its file: a working copy whose
        folder was cleared away is still whole in there.

        Raises:
            UnwritableFileError: It cannot be read.
        """
        copy = connection_in_memory()
        try:
            self.connection.backup(copy)
            write_digest(copy)
            copy.execute("VACUUM")  # what was replaced is not to be found in the file
            data: bytes = copy.serialize()
            return data
        except (sqlite3.Error, MemoryError) as problem:
            raise UnwritableFileError(
                f"{title} could not be saved because its working copy could not be read. Your work "
                "is kept. Save again, or save under another name.",
                details=f"{type(problem).__name__}: {problem}",
            ) from problem
        finally:
            copy.close()

    def restore(self, owner: Owner) -> None:
        """Make the working copy again where somebody has cleared it away under the open pack.

        The connection still reads what it wrote; what it writes from now on would be lost with it.

        Args:
            owner: Whose it is.

        Raises:
            UnwritableFileError: It cannot be made again; nothing has moved.
        """
        if self._files == _identities(self._watched):
            return
        folder: WorkingFolder | None = None
        try:
            folder = new_working_folder(self.folder.workspace)
            folder.write_owner(owner)
            connection = connect(folder.pack_file)
            self.connection.backup(connection)
        except (sqlite3.Error, UnwritableFileError) as problem:
            if folder is not None:
                folder.remove()
            raise UnwritableFileError(
                f"The working copy of {owner.title} is gone and could not be made again, so "
                "nothing was altered. Save under another name now.",
                details=f"{type(problem).__name__}: {problem}",
            ) from problem
        self.connection.close()
        self.folder, self.connection = folder, connection
        self._watched = _watched(folder)
        self._files = _identities(self._watched)


def _watched(folder: WorkingFolder) -> tuple[Path, Path]:
    """Return the working copy and its log."""
    pack_file = folder.pack_file
    return pack_file, pack_file.with_name(f"{pack_file.name}-wal")


def _identities(files: Iterable[Path]) -> tuple[tuple[int, int] | None, ...]:
    """Return what tells files from others in their place."""
    return tuple(map(_identity, files))


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
