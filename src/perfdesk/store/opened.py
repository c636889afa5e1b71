"""A pack that is open: read once, every edit on disk at once, published when saved."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace as replace_fields
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from perfdesk.core.changes import Change
from perfdesk.core.edits import Edit, apply_edit
from perfdesk.core.errors import UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.store import history, kept
from perfdesk.store.archive import PackArchive
from perfdesk.store.contents import replace, transaction
from perfdesk.store.errors import (
    NotSavedYetError,
    PackChangedError,
    PackInUseError,
    UnstorableEditError,
)
from perfdesk.store.history import HistoryEntry
from perfdesk.store.lock import PackLock, take_lock
from perfdesk.store.working import Owner, Publication, WorkingFolder
from perfdesk.store.working_copy import WorkingCopy
from perfdesk.system.account import account_name
from perfdesk.system.files import fingerprint, replaced_when_done

NOTHING: Mapping[str, bytes] = MappingProxyType({})
"""No contents."""


class OpenPack:
    """A pack that is being worked on; made by what is in `perfdesk.store.opening`.

    Its methods may be called from any thread; one waits for the other.
    """

    def __init__(
        self, pack: Pack, folder: WorkingFolder, owner: Owner, lock: PackLock | None, held_by: str
    ) -> None:
        self._pack = pack
        self._copy = WorkingCopy(folder)
        self._owner = owner
        self._lock = lock
        self._held_by = held_by
        self._account = account_name()
        self._guard = threading.RLock()
        self._latest = history.latest_number(self._copy.connection)
        self._is_closed = False

    @property
    def path(self) -> Path | None:
        """The pack file; None as long as there is none."""
        return self._owner.path

    @property
    def pack(self) -> Pack:
        """The pack as it is now."""
        return self._pack

    @property
    def is_saved(self) -> bool:
        """Whether the pack file holds every edit."""
        return self._owner.published == self._latest

    @property
    def read_only(self) -> bool:
        """Whether edits are refused, because somebody else has the pack open."""
        return bool(self._held_by)

    @property
    def held_by(self) -> str:
        """Who else has the pack open, where and since when, in words; empty if nobody."""
        return self._held_by

    @property
    def archive(self) -> PackArchive:
        """The history, and what was issued; to be asked again after every edit."""
        return PackArchive(self._copy.connection, self._owner.title, self._guard)

    def apply(
        self, edit: Edit, *, keep: Mapping[str, bytes] = NOTHING, forget: Collection[str] = ()
    ) -> Change:
        """Do an edit. It is on disk when this returns.

        Args:
            edit: What to do.
            keep: Contents to keep with it, by digest: what an issue holds.
            forget: Digests of contents to remove for good: what was redacted.

        Returns:
            What it changed.

        Raises:
            ConflictingEditError: The pack is no longer in the state that the edit was made for.
            PackInUseError: Somebody else has the pack open.
            UnstorableEditError: It holds something that cannot be kept.
            UnwritableFileError: It could not be written. In every case nothing has moved.
        """
        return self._carry_out(edit, is_undone=False, keep=keep, forget=forget)

    def revert(self, edit: Edit) -> Change:
        """Undo an edit. That is on disk when this returns.

        Returns:
            What it changed.

        Raises:
            ConflictingEditError: The pack is no longer in the state that the edit left.
            PackInUseError: Somebody else has the pack open.
            UnwritableFileError: It could not be written. In every case nothing has moved.
        """
        return self._carry_out(edit, is_undone=True)

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return every step taken with this pack, the oldest first.

        Raises:
            UnreadablePackError: The history cannot be read.
        """
        return self.archive.entries()

    def history_of(self, measure: str, latest: int | None = None) -> tuple[HistoryEntry, ...]:
        """Return the steps that touched a measure, with what each did to that measure alone.

        Args:
            measure: Id of the measure.
            latest: How many steps at most, those before are left out; None for all.

        Raises:
            UnreadablePackError: The history cannot be read.
        """
        return self.archive.entries(measure, latest)

    def note_export(
        self, position: Period, names: Sequence[str], still_open: Sequence[str] = ()
    ) -> None:
        """Note that a position was exported, so that what changes from now on can be told.

        Args:
            position: What was exported.
            names: Of the files written.
            still_open: The errors that it was exported with all the same, in sentences.

        Raises:
            PackInUseError: Somebody else has the pack open.
            UnwritableFileError: It could not be noted.
        """
        label = f"Export {position}: {', '.join(names)}"
        if still_open:
            label = f"{label}. {' '.join(still_open)}"
        with self._guard:
            if self._held_by:
                raise PackInUseError(self._owner.title, self._held_by)
            self._copy.restore(self._owner)
            with _told_in_a_sentence(label), transaction(self._copy.connection):
                self._latest = history.note_exported(
                    self._copy.connection, label, position, self._account, datetime.now(UTC)
                )

    def note_merged(self, fingerprint: str) -> None:
        """Note that what a file of this fingerprint holds is in the pack now: it may be replaced.

        Args:
            fingerprint: Of the pack's file as somebody else left it.
        """
        with self._guard:
            self._owner = replace_fields(self._owner, fingerprint=fingerprint)

    def give_reason(self, edit: Edit, reason: str) -> None:
        """Note why an edit was done; the history tells it with the edit.

        Raises:
            PackInUseError: Somebody else has the pack open.
            UnwritableFileError: It could not be noted.
        """
        with self._guard:
            if self._held_by:
                raise PackInUseError(self._owner.title, self._held_by)
            self._copy.restore(self._owner)
            with _told_in_a_sentence(edit.label), transaction(self._copy.connection):
                number = history.note_reason(
                    self._copy.connection, edit, reason, self._account, datetime.now(UTC)
                )
            self._latest = number or self._latest

    def publish(self, path: Path | None = None, *, even_if_changed: bool = False) -> None:
        """Write the pack file, in one step and with every edit, and work on under that name.

        Args:
            path: Where to; None for where it came from. A file that is there is replaced.
            even_if_changed: Whether to replace a file that is not the one that was opened.

        Raises:
            NotSavedYetError: The pack has no file and none is named.
            PackInUseError: Somebody else has that file open.
            PackChangedError: Somebody else has changed the file since it was opened or merged.
            UnwritableFileError: It could not be written. In every case the file is as it was.
        """
        with self._guard:
            target = self._owner.path if path is None else path.absolute()
            if target is None:
                raise NotSavedYetError
            is_same = self._owner.path is not None and _is_same(target, self._owner.path)
            if is_same and not even_if_changed:
                self._refuse_if_changed(target)
            with self._lock_for(target, is_same):
                data = self._copy.bytes_to_publish(self._owner.title)
                published = Publication(target, hashlib.sha256(data).hexdigest(), self._latest)
                self._owner = replace_fields(self._owner, begun=published)
                # Noted first: a program that ends between the two finds its own file, not that of
                # a colleague. Where it cannot be noted the pack is saved all the same.
                with suppress(UnwritableFileError):
                    self._copy.restore(self._owner)
                    self._copy.folder.write_owner(self._owner)
                with replaced_when_done(target) as temporary:
                    temporary.write_bytes(data)
            self._owner = self._owner.having_published()
            # The pack is saved. If the note is not, that which was noted first tells as much.
            with suppress(UnwritableFileError):
                self._copy.folder.write_owner(self._owner)

    def close(self, *, discard: bool = False) -> None:
        """Stop working on the pack. What is not published is kept for recovery.

        Args:
            discard: Whether to throw away what is not published.
        """
        with self._guard:
            if self._is_closed:
                return
            self._is_closed = True
            owner = self._owner
            with suppress(UnwritableFileError):
                self._copy.restore(self._owner)
            # If a note is not written, the work is offered once this program has ended.
            with suppress(UnwritableFileError):
                if discard:
                    owner = replace_fields(owner, published=self._latest)
                if discard or not self.is_saved:
                    self._copy.folder.release(owner)
            self._copy.connection.close()
            if self._lock is not None:
                self._lock.release()
            if discard or self.is_saved:
                self._copy.folder.remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _carry_out(
        self,
        edit: Edit,
        *,
        is_undone: bool,
        keep: Mapping[str, bytes] = NOTHING,
        forget: Collection[str] = (),
    ) -> Change:
        with self._guard:
            if self._held_by:
                raise PackInUseError(self._owner.title, self._held_by)
            deed = edit.turned_round() if is_undone else edit
            pack, change = apply_edit(self._pack, deed)
            if not deed.replacements:
                return change
            self._copy.restore(self._owner)
            note = history.note_undone if is_undone else history.note_done
            with _told_in_a_sentence(edit.label), transaction(self._copy.connection):
                replace(self._copy.connection, deed.replacements)
                kept.keep(self._copy.connection, keep)
                kept.forget(self._copy.connection, forget)
                number = note(self._copy.connection, edit, self._account, datetime.now(UTC))
            self._pack, self._latest = pack, number
            return change

    def _refuse_if_changed(self, target: Path) -> None:
        try:
            found = fingerprint(target)
        except FileNotFoundError:
            return  # moved away or removed: nothing is lost by writing it again
        except OSError as problem:
            raise UnwritableFileError(
                f"{target.name} could not be compared with the file you opened, so it was not "
                "replaced and your work is kept. Try again, or save under another name.",
                details=str(problem),
            ) from problem
        if not self._owner.knows(found):
            raise PackChangedError(target.name)

    @contextmanager
    def _lock_for(self, target: Path, is_same: bool) -> Iterator[None]:
        """Hold the lock of *target* from here on, if all inside goes well."""
        if is_same and self._held_by:
            raise PackInUseError(target.name, self._held_by)
        if is_same and self._lock is not None:
            yield
            return
        lock = take_lock(target)
        try:
            yield
        except BaseException:
            lock.release()
            raise
        if self._lock is not None:
            self._lock.release()
        self._lock, self._held_by = lock, ""


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


@contextmanager
def _told_in_a_sentence(label: str) -> Iterator[None]:
    """Say what it means for the user that an edit could not be written."""
    try:
        yield
    except (ValueError, OverflowError) as problem:
        raise UnstorableEditError(label, f"{type(problem).__name__}: {problem}") from problem
    except sqlite3.Error as problem:
        is_full = getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        why = "the disk is full" if is_full else "the working copy could not be written"
        raise UnwritableFileError(
            f"\u201c{label}\u201d was not kept because {why}, so nothing was altered. Free some "
            "disk space and try again.",
            details=f"{type(problem).__name__}: {problem}",
        ) from problem
