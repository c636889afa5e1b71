"""Replacing files so that there is always a whole one: the old one, or the new one.

Windows refuses to replace a file while another program holds it open, and scanners
and sync clients hold every fresh file for a moment. So the last step is tried for a
few seconds, and only then given up, with the old file as it was.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from perfdesk.core.errors import FileHeldError, UnwritableFileError

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.0, 1.0)
"""Seconds waited between attempts while another program holds a file: about five in all."""

_MOMENT = PAUSES[:4]
"""The same for a file that is only to go away: who is leaving does not wait for five."""

# ERROR_ACCESS_DENIED is also what Windows says of replacing a file that is open.
_ACCESS_DENIED = 5
_HELD = frozenset({_ACCESS_DENIED, 32, 33})  # and ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR})
_EXCEEDS_RANGE = 206  # ERROR_FILENAME_EXCED_RANGE
_LONGEST_NAME = 255  # in bytes on Linux and in characters on Windows
_LONGEST_WINDOWS_PATH = 259  # beyond it Windows says that there is no such folder

_LEFT_OVER_AFTER = 24 * 60 * 60
"""Seconds after which nobody is still at work on a temporary file."""

Replace = Callable[[Path, Path], object]
Sleep = Callable[[float], object]


@contextmanager
def replaced_when_done(
    path: Path, *, replace: Replace = os.replace, sleep: Sleep = time.sleep
) -> Iterator[Path]:
    """Give a temporary path beside *path*, and put that file in its place when all went well.

    If anything raises in between, `CancelledError` included, the temporary file is removed
    and *path* is as it was.

    Args:
        path: The file to write or to replace; a link is followed.
        replace: Moves the first path over the second in one step.
        sleep: Waits the given seconds between attempts.

    Yields:
        A file of no bytes in the same folder, so that moving it is one step. Its name ends in
        `.tmp`, which sync clients leave alone, and tells it as ours, see `remove_leftovers`.

    Raises:
        FileHeldError: Another program holds the file.
        UnwritableFileError: The folder is missing, may not be written to or is full.
    """
    try:
        target = path.resolve() if path.is_symlink() else path
        _refuse_irreplaceable(target)
        temporary = target.with_name(f"~perfdesk-{secrets.token_hex(4)}.tmp")
        temporary.touch(exist_ok=False)
    except OSError as problem:
        raise _unwritable(path, problem) from problem
    try:
        yield temporary
        _flush(temporary)
        if target.exists():
            # The new file keeps who may read it. A file system without permissions says no.
            with suppress(OSError):
                shutil.copymode(target, temporary)
        _put_in_place(temporary, target, replace, sleep)
    except BaseException as problem:
        remove_file(temporary, sleep=sleep)
        cause = _failure_of_the_disk(problem, {str(temporary), str(target)})
        if cause is None:
            raise
        raise _unwritable(target, cause) from problem
    _flush_folder(target.parent)


def remove_leftovers(folder: Path, *, now: float | None = None) -> None:
    """Remove what programs that were killed left in a folder: our temporary files of days ago.

    A younger one may be another program's, at work this moment. What cannot be removed stays.

    Args:
        folder: Where files were written; a missing one holds nothing.
        now: Seconds since 1970; this moment if None.
    """
    oldest = (time.time() if now is None else now) - _LEFT_OVER_AFTER
    with suppress(OSError):
        for each in folder.glob("~perfdesk-*.tmp"):
            with suppress(OSError):
                if each.stat().st_mtime < oldest:
                    each.unlink()


def remove_file(path: Path, *, sleep: Sleep = time.sleep) -> bool:
    """Remove a file, which a scanner may hold for a moment; tell whether it is gone.

    Args:
        path: The file; one that is not there is gone.
        sleep: Waits the given seconds between attempts.
    """
    for pause in (*_MOMENT, None):
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            if pause is None or not is_passing(problem):
                return False
            sleep(pause)
        else:
            break
    return True


def is_passing(problem: OSError) -> bool:
    """Tell whether a refusal passes as soon as another program lets go of the file."""
    return getattr(problem, "winerror", None) in _HELD


def is_too_long(path: Path, problem: OSError) -> bool:
    """Tell whether the system refused a path because it, or the name at its end, is too long."""
    windows = getattr(problem, "winerror", None)
    if windows is None:
        return problem.errno == errno.ENAMETOOLONG
    is_long = len(str(path)) > _LONGEST_WINDOWS_PATH
    return windows == _EXCEEDS_RANGE or (is_long and problem.errno in _MISSING)


def is_held(path: Path, *, replace: Replace = os.replace) -> bool:
    """Tell whether another program has a file open in a way that keeps it from being replaced.

    Args:
        path: The file; one that is not there is held by nobody.
        replace: Moves the first path over the second; a file moved over itself stays as it is.
    """
    try:
        replace(path, path)
    except OSError as problem:
        return is_passing(problem)
    return False


def free_name_beside(path: Path) -> Path:
    """Return the first of `name (2).pdf`, `name (3).pdf` and so on that is not taken."""
    number = 2
    while (other := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return other


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _put_in_place(temporary: Path, target: Path, replace: Replace, sleep: Sleep) -> None:
    for pause in PAUSES:
        try:
            replace(temporary, target)
        except OSError as problem:
            if not is_passing(problem):
                raise
            sleep(pause)
        else:
            return
    replace(temporary, target)


def _refuse_irreplaceable(target: Path) -> None:
    """Refuse before the work what no waiting makes possible, and Windows calls "in use"."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "a folder", str(target))
    if not mode & stat.S_IWUSR:
        raise _ReadOnlyFileError(errno.EACCES, "marked read-only", str(target))


class _ReadOnlyFileError(PermissionError):
    """A file that somebody has marked as not to be changed."""


def _flush(path: Path) -> None:
    # Not "rb": Windows flushes only what is open for writing.
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name itself last through a power cut, where the system can be asked to."""
    if sys.platform != "win32":
        # Some network file systems refuse this for folders; the file itself is on disk by then.
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _failure_of_the_disk(problem: BaseException | None, ours: set[str]) -> OSError | None:
    """Return the failure to write one of *our* files behind a problem; None where it is another.

    Libraries wrap what the system said, so the chain is followed. A file of another name that
    is missing or locked is not ours to explain.
    """
    met: set[int] = set()
    while problem is not None and id(problem) not in met:
        met.add(id(problem))
        if isinstance(problem, UnwritableFileError):
            return None
        if isinstance(problem, OSError) and (
            problem.errno in _FULL or str(problem.filename) in ours
        ):
            return problem
        problem = problem.__cause__ or problem.__context__
    return None


def _unwritable(target: Path, problem: OSError) -> UnwritableFileError:
    why, advice = _why_unwritable(target, problem)
    refusal = f"{target.name} could not be written because {why}, so nothing was changed."
    sentence = f"{refusal} {advice}."
    details = f"{type(problem).__name__}: {problem}"
    if is_passing(problem) and target.exists():
        return FileHeldError(sentence, str(target), details)
    return UnwritableFileError(sentence, details, why=why)


def _why_unwritable(target: Path, problem: OSError) -> tuple[str, str]:
    """Return what kept a file from being written, and what to do, both in words."""
    if problem.errno in _FULL:
        return "the disk is full", "Free some space, or save it elsewhere"
    if is_too_long(target, problem):
        if len(os.fsencode(target.name)) > _LONGEST_NAME:
            return "the name is too long", "Choose a shorter one"
        return "its folder and name are too long together", "Choose a folder with a shorter path"
    if isinstance(problem, _ReadOnlyFileError):
        return "it is marked read-only", "Choose another name, or remove that mark"
    if _is_folder(target):
        return "there is a folder with that name", "Choose another name"
    if is_passing(problem):
        return "another program has it open", "Close it there and try again"
    if not _is_folder(target.parent):
        return f"the folder {target.parent} does not exist", "Choose another folder"
    if problem.errno in _FORBIDDEN:
        why = f"you do not have permission to write to {target.parent}"
        return why, "Choose another folder"
    if problem.errno in _MISSING:
        return "another program removed the new file", "Try again"
    return "the system refused it", "Try again, or save it elsewhere"


def _is_folder(path: Path) -> bool:
    """Tell whether a path is certainly a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False
