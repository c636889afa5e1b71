"""Working copies: where a pack is worked on, in the local folder of the account.

Each lies in a folder of its own with a note of who owns it. As long as the owner lives it is
nobody else's business; the one of a dead owner that holds edits nobody published is offered
as a recovery.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from perfdesk.core.errors import PerfDeskError, UnreadablePackError, UnwritableFileError
from perfdesk.store.contents import harden
from perfdesk.store.history import latest_number
from perfdesk.system.files import fingerprint, is_passing, remove_file, replaced_when_done
from perfdesk.system.folders import data_folder
from perfdesk.system.processes import ProcessIdentity, may_be_running, this_process

NEVER = -1
"""The number of the entry up to which a pack is published that is nowhere published yet."""

_PACK = "pack.sqlite"
_OWNER = "owner.json"
_RELEASED = ProcessIdentity("", 0, "")
_LONGEST_NOTE = 65536  # bytes of an owner's note that are read; it holds some five hundred
_UNFINISHED_FOR = 24 * 60 * 60  # seconds after which a folder without a copy is one that failed


@dataclass(frozen=True, slots=True)
class Publication:
    """A pack file as it is once it is written.

    Attributes:
        path: Where it is.
        fingerprint: Of the file.
        entry: Number of the last history entry in it.
    """

    path: Path
    fingerprint: str
    entry: int


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a working copy is, and what is published of it.

    Attributes:
        process: The process at work on it.
        path: The pack file it is a copy of; None for a pack that has none yet.
        fingerprint: Of that file when it was opened or last published; empty if there is none.
        published: Number of the last history entry in that file; `NEVER` if there is none.
        title: What to call it in a list of recoveries.
        begun: What was about to be published, noted before the file is replaced: whoever finds
            that file knows that it is ours.
    """

    process: ProcessIdentity
    path: Path | None
    fingerprint: str
    published: int
    title: str
    begun: Publication | None = None

    def knows(self, fingerprint: str) -> bool:
        """Tell whether a pack file of this fingerprint holds nothing of anybody else."""
        mine = {self.fingerprint} | ({self.begun.fingerprint} if self.begun else set())
        return fingerprint in mine

    def having_published(self) -> Owner:
        """Return the owner once what was begun is in place."""
        if self.begun is None:
            return self
        begun = self.begun
        return Owner(self.process, begun.path, begun.fingerprint, begun.entry, begun.path.name)


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
    def workspace(self) -> Path:
        """The folder of all working copies in which this one lies."""
        return self._folder.parent

    @property
    def pack_file(self) -> Path:
        """The working copy itself."""
        return self._folder / _PACK

    def write_owner(self, owner: Owner) -> None:
        """Note whose this is.

        Raises:
            UnwritableFileError: The note could not be written; the old one stands.
        """
        with replaced_when_done(self._folder / _OWNER) as temporary:
            temporary.write_text(json.dumps(_owner_note(owner)), "utf-8")

    def read_owner(self) -> Owner | None:
        """Return whose this is; None if the note is missing or tells nothing.

        Raises:
            OSError: The note is there and cannot be read.
        """
        try:
            with (self._folder / _OWNER).open("rb") as stream:
                text = stream.read(_LONGEST_NOTE)
        except FileNotFoundError:
            return None
        try:
            return _owner_told_by(json.loads(text))
        except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
            return None

    def release(self, owner: Owner) -> None:
        """Note that nobody is at work here any more, though there is work to recover."""
        self.write_owner(replace(owner, process=_RELEASED))

    def remove(self) -> None:
        """Remove the working copy and all that belongs to it, its owner's note last.

        What a scanner holds on to for longer keeps its note, and goes the next time.
        """
        with suppress(OSError):
            others = [each for each in self._folder.iterdir() if each.name != _OWNER]
            if all(remove_file(each) for each in sorted(others)):
                remove_file(self._folder / _OWNER)
                self._folder.rmdir()


def _owner_note(owner: Owner) -> dict[str, object]:
    begun = owner.begun
    return {
        "machine": owner.process.machine,
        "process": owner.process.number,
        "started": owner.process.started,
        "path": None if owner.path is None else str(owner.path),
        "fingerprint": owner.fingerprint,
        "published": owner.published,
        "title": owner.title,
        "begun": None
        if begun is None
        else {"path": str(begun.path), "fingerprint": begun.fingerprint, "entry": begun.entry},
    }


def _owner_told_by(told: Any) -> Owner:
    if not isinstance(told, dict):
        raise TypeError("not the note of an owner")
    begun = told.get("begun")  # which the notes of earlier versions lack
    return Owner(
        ProcessIdentity(str(told["machine"]), int(told["process"]), str(told["started"])),
        None if told["path"] is None else _path_of(told["path"]),
        str(told["fingerprint"]),
        int(told["published"]),
        str(told["title"]),
        None
        if begun is None
        else Publication(_path_of(begun["path"]), str(begun["fingerprint"]), int(begun["entry"])),
    )


def _path_of(text: object) -> Path:
    if not isinstance(text, str) or "\0" in text:
        raise ValueError("not a path")
    return Path(text)


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
        UnreadablePackError: It cannot be had now; it stays where it is.
    """
    claimed = recovery.folder.with_name(secrets.token_hex(8))
    try:
        owner = WorkingFolder(recovery.folder).read_owner()
        recovery.folder.rename(claimed)  # in one step: of two that try, one succeeds
    except FileNotFoundError as problem:
        raise PerfDeskError(
            f"The unsaved work on {recovery.title} has since been recovered elsewhere, so "
            "nothing was opened. Look there.",
            details=str(problem),
        ) from problem
    except OSError as problem:
        why = "another program holds it" if is_passing(problem) else "the system refused it"
        raise UnreadablePackError(
            f"The unsaved work on {recovery.title} could not be opened because {why}, so it was "
            "left where it is. Try again in a moment.",
            details=f"{recovery.folder}: {problem}",
        ) from problem
    folder = WorkingFolder(claimed)
    if owner is None:  # the note is lost, the work is not
        owner = Owner(this_process(), None, "", NEVER, recovery.title)
    owner = replace(_as_published(owner), process=this_process())
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


def _abandoned(workspace: Path) -> Iterator[tuple[Path, Owner | None]]:
    """Yield the folders that nobody is at work in, each with its owner; None if none is told."""
    try:
        folders = sorted(each for each in workspace.iterdir() if each.is_dir())
    except OSError:
        return  # there are none yet
    for folder in folders:
        try:
            owner = WorkingFolder(folder).read_owner()
        except OSError:
            owner = None
        if owner is None:
            if not _is_open_somewhere(folder / _PACK):
                yield folder, None
        elif not _may_be_at_work(owner.process):
            yield folder, owner


def _may_be_at_work(process: ProcessIdentity) -> bool:
    return process != _RELEASED and may_be_running(process)


def _is_open_somewhere(file: Path) -> bool:
    """Tell whether a program has a working copy open, where no note says so."""
    if not file.exists():
        return False
    try:
        with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
            harden(connection)
            connection.execute("PRAGMA journal_mode = DELETE")  # refused while others use the log
    except sqlite3.Error as problem:
        return getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
    return False


def _as_published(owner: Owner) -> Owner:
    """Return an owner who knows whether the pack file was replaced before the program ended."""
    if owner.begun is None:
        return owner
    with suppress(OSError):  # a drive that is gone: then the work is offered, needlessly at worst
        if fingerprint(owner.begun.path) == owner.begun.fingerprint:
            return owner.having_published()
    return owner


def _recovery_in(folder: Path, owner: Owner | None) -> Recovery | None:
    working = WorkingFolder(folder)
    if not working.pack_file.exists():
        # Ended before the copy was made; one without a note may be just being made.
        if owner is not None or _is_unfinished(folder):
            working.remove()
        return None
    when, edits, problem, title = _moment_of(working.pack_file), 0, "", "a pack"
    if owner is not None:
        owner = _as_published(owner)
        title = owner.title
    try:
        with closing(sqlite3.connect(working.pack_file, isolation_level=None)) as connection:
            harden(connection)
            published = NEVER if owner is None else owner.published
            edits = latest_number(connection) - max(published, 0)
            if owner is None:
                (title,) = connection.execute("SELECT title FROM settings").fetchone() or (title,)
    except sqlite3.Error as failure:
        problem = f"The unsaved work on {title} is damaged, so it was left as it is ({failure})."
    else:
        if edits <= 0 and published != NEVER:
            working.remove()
            return None
    return Recovery(folder, owner.path if owner else None, str(title), edits, when, problem)


def _is_unfinished(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > _UNFINISHED_FOR
    except OSError:
        return False


def _moment_of(file: Path) -> datetime:
    log = file.with_name(f"{file.name}-wal")
    latest = max(each.stat().st_mtime for each in (file, log) if each.exists())
    return datetime.fromtimestamp(latest, UTC)
