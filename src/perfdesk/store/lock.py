"""The lock file beside a pack, which names who has it open.

It is a plain file and no lock of the operating system, for packs lie on network drives and
in synced folders, where those do not reach. What a process of this machine left behind when
it died is taken over; of another machine nothing can be known, so its lock stands until the
person decides.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from perfdesk.store.errors import PackInUseError
from perfdesk.system.account import account_name
from perfdesk.system.files import is_passing, remove_file
from perfdesk.system.processes import ProcessIdentity, may_be_running, this_process

_LONGEST = 4096  # bytes of a lock file that are read; it holds some two hundred
_LONGEST_NAME = 80
_LONGEST_FILE_NAME = 255  # in bytes; what every system allows at least
_PAUSES = (0.05, 0.1, 0.2, 0.4)  # while a scanner reads a lock that is to go away
_UNFINISHED_FOR = 60  # seconds after which a lock that names nobody is one that failed


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a pack open.

    Attributes:
        account: Name of the account; empty where unknown.
        process: The process that holds it.
        since: When it was opened, with time zone.
        token: Tells one opening from another.
    """

    account: str
    process: ProcessIdentity
    since: datetime
    token: str

    def in_words(self) -> str:
        """Return `j.smith on LAP0042 since 14:05 on 3 March 2024`, in local time."""
        who = self.account[:_LONGEST_NAME] or "somebody"
        machine = self.process.machine[:_LONGEST_NAME]
        where = f" on {machine}" if machine else ""
        at = self.since.astimezone()
        return f"{who}{where} since {at:%H:%M} on {at.day} {at:%B %Y}"


class PackLock:
    """A pack held open; release it when done."""

    def __init__(self, file: Path | None, token: str) -> None:
        self._file = file
        self._token = token

    def release(self, *, sleep: Callable[[float], object] = time.sleep) -> None:
        """Remove the lock file, unless somebody has taken the pack over.

        Args:
            sleep: Waits the given seconds between attempts, while a scanner holds the file.
        """
        file, self._file = self._file, None
        if file is None:
            return
        for pause in (*_PAUSES, None):
            try:
                holder = _holder_told_by(file)
            except OSError as problem:
                # A share that went away keeps the file; this process is dead soon, so it is stale.
                if pause is None or not is_passing(problem):
                    return
                sleep(pause)
            else:
                if holder is not None and holder.token == self._token:
                    remove_file(file, sleep=sleep)
                return


def take_lock(pack: Path, *, even_if_held: bool = False) -> PackLock:
    """Hold a pack, and leave a file beside it that says so.

    Where no such file can be written (a read-only folder, a full disk) there is none, and
    publishing will say why.

    Args:
        pack: The pack file.
        even_if_held: Whether to take it from whoever holds it.

    Raises:
        PackInUseError: Somebody else may be at work on it.
    """
    file = _lock_file(pack)
    token = secrets.token_hex(8)
    for _ in range(2):
        try:
            return PackLock(file if _is_written(file, token) else None, token)
        except FileExistsError:
            if not even_if_held:
                _refuse_if_alive(file, pack.name)
            _put_aside(file)
    # Taken by another between our two looks.
    raise PackInUseError(pack.name, holder_of(pack))


def holder_of(pack: Path) -> str:
    """Return who has a pack open, in words; empty if nobody has."""
    file = _lock_file(pack)
    holder = _holder_in(file)
    if holder is not None:
        return holder.in_words()
    return "somebody" if file.exists() else ""


def _lock_file(pack: Path) -> Path:
    """Return the lock beside a pack; a name that leaves no room for its ending is shortened."""
    name = f"{pack.name}.lock"
    if len(os.fsencode(name)) > _LONGEST_FILE_NAME:
        digest = hashlib.sha256(os.fsencode(pack.name)).hexdigest()
        name = f"~perfdesk-{digest[:16]}.lock"
    return pack.with_name(name)


def _refuse_if_alive(file: Path, name: str) -> None:
    holder = _holder_in(file)
    if holder is not None:
        if may_be_running(holder.process):
            raise PackInUseError(name, holder.in_words())
    elif not _is_unfinished(file):
        raise PackInUseError(name, "somebody")


def _is_unfinished(file: Path) -> bool:
    """Tell whether a lock that names nobody is too old to be just being written."""
    try:
        return time.time() - file.stat().st_mtime > _UNFINISHED_FOR
    except OSError:
        return True


def _put_aside(file: Path) -> None:
    """Take a stale lock away in one step, so that of two that try only one does."""
    # Named as our other temporary files are, so that one left behind goes with them.
    aside = file.with_name(f"~perfdesk-{secrets.token_hex(4)}.tmp")
    with suppress(OSError):
        file.rename(aside)
        remove_file(aside)


def _is_written(file: Path, token: str) -> bool:
    """Write a lock file, and tell whether that was possible; FileExistsError if there is one."""
    try:
        stream = file.open("x", encoding="utf-8")
    except FileExistsError:
        raise
    except OSError:
        return False
    try:
        with stream:
            stream.write(_lock_text(token))
    except OSError:
        remove_file(file)
        return False
    return True


def _lock_text(token: str) -> str:
    process = this_process()
    return json.dumps(
        {
            "account": account_name(),
            "machine": process.machine,
            "process": process.number,
            "started": process.started,
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
            "token": token,
        }
    )


def _holder_in(file: Path) -> Holder | None:
    """Return whom a lock file names; None if there is no file, or it names nobody."""
    try:
        return _holder_told_by(file)
    except OSError:
        return None


def _holder_told_by(file: Path) -> Holder | None:
    """Return whom a lock file names; None if it names nobody.

    Raises:
        OSError: It cannot be read, or there is none.
    """
    with file.open("rb") as stream:
        text = stream.read(_LONGEST)
    try:
        told = json.loads(text)
        return Holder(
            str(told["account"]),
            ProcessIdentity(str(told["machine"]), int(told["process"]), str(told["started"])),
            datetime.fromisoformat(told["since"]).astimezone(UTC),
            str(told["token"]),
        )
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return None
