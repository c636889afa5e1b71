"""Opening packs to work on: from their files, before they have one, and after a crash."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path

from perfdesk.core.errors import PerfDeskError, UnreadablePackError, UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.store.errors import PackInUseError
from perfdesk.store.lock import PackLock, take_lock
from perfdesk.store.opened import OpenPack
from perfdesk.store.packfile import is_there, new_pack_bytes
from perfdesk.store.verification import bytes_of, verified
from perfdesk.store.working import (
    NEVER,
    Owner,
    Recovery,
    WorkingFolder,
    bytes_at_rest,
    claim,
    default_workspace,
    new_working_folder,
)
from perfdesk.system.files import replaced_when_done
from perfdesk.system.processes import this_process


def open_pack(path: Path, *, workspace: Path | None = None, even_if_held: bool = False) -> OpenPack:
    """Open a pack to work on; one that somebody else has open is opened to read.

    Args:
        path: The pack file.
        workspace: Folder for working copies, on a local disk; None for the account's own.
        even_if_held: Whether to take it from whoever has it open, on the person's word.

    Raises:
        UnreadablePackError: It is no pack, damaged, from a newer version, or cannot be read.
        UnwritableFileError: No working copy could be made.
    """
    path = path.absolute()
    lock: PackLock | None = None
    held_by = ""
    if is_there(path):  # before it is read, so that what is read is the latest
        try:
            lock = take_lock(path, even_if_held=even_if_held)
        except PackInUseError as problem:
            held_by = problem.held_by
    try:
        data = bytes_of(path)
        sound = verified(data, path.name)
        digest = hashlib.sha256(data).hexdigest()
        owner = Owner(this_process(), path, digest, sound.latest, path.name)
        folder = _working_copy(sound.data, owner, workspace)
        return _opened(sound.pack, folder, owner, lock, held_by)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def hold_unsaved(pack: Pack, workspace: Path | None = None) -> OpenPack:
    """Work on a pack that has no file yet; every edit is safe all the same.

    Raises:
        UnwritableFileError: No working copy could be made.
    """
    owner = Owner(this_process(), None, "", NEVER, pack.settings.title)
    folder = _working_copy(new_pack_bytes(pack), owner, workspace)
    return _opened(pack, folder, owner, None, "")


def recover(recovery: Recovery) -> OpenPack:
    """Go on with work that an ended program left behind.

    If somebody else has the pack open by now, the work can be saved under another name.

    Raises:
        UnreadablePackError: It cannot be read; it stays where it is.
        PerfDeskError: It was recovered elsewhere.
    """
    folder, owner = claim(recovery)
    lock: PackLock | None = None
    held_by = ""
    try:
        data = bytes_at_rest(folder)
        sound = verified(data, recovery.title, is_published=False)
        if sound.data is not data:  # left behind by an earlier version of the program
            with replaced_when_done(folder.pack_file) as temporary:
                temporary.write_bytes(sound.data)
        if owner.path is not None:
            try:
                lock = take_lock(owner.path)
            except PackInUseError as problem:
                held_by = problem.held_by
        return OpenPack(sound.pack, folder, owner, lock, held_by)
    except BaseException as problem:
        if lock is not None:
            lock.release()
        with suppress(PerfDeskError):
            folder.release(owner)
        if isinstance(problem, sqlite3.Error):
            raise UnreadablePackError(
                f"The unsaved work on {recovery.title} could not be opened, so it was left where "
                "it is. Free some disk space and try again.",
                details=str(problem),
            ) from problem
        raise


def _working_copy(data: bytes, owner: Owner, workspace: Path | None) -> WorkingFolder:
    folder = new_working_folder(workspace or default_workspace())
    try:
        folder.write_owner(owner)  # first, so that whatever else is there has an owner
        with replaced_when_done(folder.pack_file) as temporary:
            temporary.write_bytes(data)
    except UnwritableFileError as problem:
        folder.remove()
        raise _no_working_copy(owner, problem.why, problem.details) from problem
    except BaseException:
        folder.remove()
        raise
    return folder


def _no_working_copy(owner: Owner, why: str, details: str) -> UnwritableFileError:
    because = f" because {why}" if why else ""
    return UnwritableFileError(
        f"A working copy of {owner.title} could not be made{because}, so it was not opened. Free "
        "some disk space and try again.",
        details=details,
        why=why,
    )


def _opened(
    pack: Pack, folder: WorkingFolder, owner: Owner, lock: PackLock | None, held_by: str
) -> OpenPack:
    try:
        return OpenPack(pack, folder, owner, lock, held_by)
    except sqlite3.Error as problem:
        folder.remove()
        raise _no_working_copy(owner, "", str(problem)) from problem
