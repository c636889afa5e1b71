"""Working copies: where a pack is worked on, in the local folder of the account.

Each lies in a folder of its own with a note of who owns it. As long as the owner lives it is
nobody else's business; the one of a dead owner that holds edits nobody published is offered
as a recovery.
"""

from __future__ import annotations

import json
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from perfdesk.core.errors import PerfDeskError, UnreadablePackError, UnwritableFileError
from perfdesk.store.contents import harden
from perfdesk.store.history import latest_number
from perfdesk.system.files import replaced_when_done
from perfdesk.system.folders import data_folder
from perfdesk.system.processes import ProcessIdentity, may_be_running, this_process

NEVER = -1
"""The number of the entry up to which a pack is published that is nowhere published yet."""

_PACK = "pack.sqlite"
_OWNER = "owner.json"
_RELEASED = ProcessIdentity("", 0, "")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a working copy is, and what is published of it.

    Attributes:
        process: The process at work on it.
        path: The pack file it is a copy of; None for a pack that has none yet.
        fingerprint: Of that file when it was opened or last published; empty if there is none.
        published: Number of the last history entry in that file; `NEVER` if there is none.
        title: What to call it in a list of recoveries.
    """

    process: ProcessIdentity
    path: Path | None
    fingerprint: str
    published: int
    title: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """Work that a program which ended unexpectedly left behind.

    Attributes:
        folder: Where it lies.
        path: The pack that was open; None for one that was never saved.
        title: What to call it: the file's name, or the pack's title.
        edits: How many steps were taken since it was last saved.
        when: When the last of them was taken, with time zone.
        problem: Why it cannot be opened, in a sentence; empty if it can.
    """

    folder: Path
    path: Path | None
    title: str
    edits: int
    when: datetime
    problem: str = ""


class WorkingFolder:
    """The folder of one working copy."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def pack_file(self) -> Path:
        """The working copy itself."""
        return self._folder / _PACK

    @property
    def published_file(self) -> Path:
        """Where the copy to publish is made before it travels."""
        return self._folder / "published.sqlite"

    def write_owner(self, owner: Owner) -> None:
        """Note whose this is.

        Raises:
            UnwritableFileError: The note could not be written; the old one stands.
        """
        told = {
            "machine": owner.process.machine,
            "process": owner.process.number,
            "started": owner.process.started,
            "path": None if owner.path is None else str(owner.path),
            "fingerprint": owner.fingerprint,
            "published": owner.published,
            "title": owner.title,
        }
        with replaced_when_done(self._folder / _OWNER) as temporary:
            temporary.write_text(json.dumps(told), "utf-8")

    def read_owner(self) -> Owner | None:
        """Return whose this is; None if that cannot be told."""
        try:
            told = json.loads((self._folder / _OWNER).read_bytes())
            return Owner(
                ProcessIdentity(str(told["machine"]), int(told["process"]), str(told["started"])),
                None if told["path"] is None else Path(told["path"]),
                str(told["fingerprint"]),
                int(told["published"]),
                str(told["title"]),
            )
        except (OSError, ValueError, TypeError, LookupError):
            return None

    def release(self, owner: Owner) -> None:
        """Note that nobody is at work here any more, though there is work to recover."""
        self.write_owner(replace(owner, process=_RELEASED))

    def remove(self) -> None:
        """Remove the working copy and all that belongs to it."""
        # What a scanner holds on to stays behind, ownerless, and goes the next time.
        shutil.rmtree(self._folder, ignore_errors=True)


def default_workspace() -> Path:
    """Return the folder of all working copies of this account."""
    return data_folder() / "working"


def new_working_folder(workspace: Path) -> WorkingFolder:
    """Make the folder of a new working copy.

    Raises:
        UnwritableFileError: It cannot be made.
    """
    folder = workspace / secrets.token_hex(8)
    try:
        folder.mkdir(parents=True)
    except OSError as problem:
        raise UnwritableFileError(
            f"A working copy could not be made in {workspace}, so nothing was opened. Free some "
            "space there, or set another folder.",
            details=str(problem),
        ) from problem
    return WorkingFolder(folder)


def connect(file: Path) -> sqlite3.Connection:
    """Open a working copy so that each transaction is on disk once it is done.

    The connection may pass between threads; whoever holds it lets in one at a time.
    """
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    harden(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def recoverable(workspace: Path | None = None) -> tuple[Recovery, ...]:
    """Return the work that ended programs left behind, the latest first.

    What they left that holds nothing unpublished is cleared away.
    """
    workspace = workspace or default_workspace()
    found = (_recovery_in(folder, owner) for folder, owner in _abandoned(workspace))
    return tuple(
        sorted(
            (each for each in found if each is not None),
            key=lambda recovery: recovery.when,
            reverse=True,
        )
    )


def claim(recovery: Recovery) -> tuple[WorkingFolder, Owner]:
    """Take a recovery over, so that no other program can.

    Returns:
        Its folder, and what its owner noted.

    Raises:
        PerfDeskError: It is gone: recovered or removed elsewhere.
        UnreadablePackError: Its owner's note cannot be read.
    """
    owner = WorkingFolder(recovery.folder).read_owner()
    claimed = recovery.folder.with_name(secrets.token_hex(8))
    try:
        recovery.folder.rename(claimed)  # in one step: of two that try, one succeeds
    except OSError as problem:
        raise PerfDeskError(
            f"The unsaved work on {recovery.title} has since been recovered elsewhere, so "
            "nothing was opened. Look there.",
            details=str(problem),
        ) from problem
    folder = WorkingFolder(claimed)
    if owner is None:
        raise UnreadablePackError(
            f"The owner of the unsaved work on {recovery.title} cannot be read, so it was left "
            "where it is. Ask for help, giving the details.",
            details=str(claimed),
        )
    owner = replace(owner, process=this_process())
    folder.write_owner(owner)
    return folder, owner


def bytes_at_rest(folder: WorkingFolder) -> bytes:
    """Return the file of a working copy that nobody works on, with every committed edit in it.

    Raises:
        UnreadablePackError: It cannot be read.
    """
    try:
        with closing(sqlite3.connect(folder.pack_file, isolation_level=None)) as connection:
            harden(connection)
            connection.execute("PRAGMA journal_mode = DELETE")  # brings in what the log holds
        return folder.pack_file.read_bytes()
    except (sqlite3.Error, OSError) as problem:
        raise UnreadablePackError(
            "The unsaved work could not be read, so it was left where it is. Ask for help, giving "
            "the details.",
            details=f"{folder.pack_file}: {problem}",
        ) from problem


def _abandoned(workspace: Path) -> Iterator[tuple[Path, Owner]]:
    if not workspace.is_dir():
        return
    for folder in sorted(workspace.iterdir()):
        if not folder.is_dir():
            continue
        owner = WorkingFolder(folder).read_owner()
        if owner is not None and not _may_be_at_work(owner.process):
            yield folder, owner


def _may_be_at_work(process: ProcessIdentity) -> bool:
    return process != _RELEASED and may_be_running(process)


def _recovery_in(folder: Path, owner: Owner) -> Recovery | None:
    working = WorkingFolder(folder)
    if not working.pack_file.exists():
        working.remove()  # ended before the copy was made
        return None
    when, edits, problem = _moment_of(working.pack_file), 0, ""
    try:
        with closing(sqlite3.connect(working.pack_file, isolation_level=None)) as connection:
            harden(connection)
            edits = latest_number(connection) - max(owner.published, 0)
    except sqlite3.Error as failure:
        problem = (
            f"The unsaved work on {owner.title} is damaged, so it was left as it is ({failure})."
        )
    else:
        if edits <= 0 and owner.published != NEVER:
            working.remove()
            return None
    return Recovery(folder, owner.path, owner.title, edits, when, problem)


def _moment_of(file: Path) -> datetime:
    log = file.with_name(f"{file.name}-wal")
    latest = max(each.stat().st_mtime for each in (file, log) if each.exists())
    return datetime.fromtimestamp(latest, UTC)
