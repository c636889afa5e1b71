"""Merging: two copies of a pack that were edited apart, joined from their history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, cast

from perfdesk.core.building.lineage import about, description_of, record_text
from perfdesk.core.edits import Edit, revert_edit
from perfdesk.core.errors import PerfDeskError, UnreadablePackError
from perfdesk.core.figures import Figure
from perfdesk.core.issues.clearance import Clearance
from perfdesk.core.issues.issue import Issue
from perfdesk.core.merging.three_way import (
    Conflict,
    Merge,
    RecordKey,
    Side,
    merge_edit,
    merge_of,
)
from perfdesk.core.pack import Pack, Record
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.targets import Target
from perfdesk.store import HistoryEntry
from perfdesk.store.archive import PackArchive, StoredPack, stored_pack
from perfdesk.system.files import fingerprint

_REMOVED = "removed"


class UnrelatedPacksError(PerfDeskError):
    """Two packs that are no copies of one another."""


@dataclass(frozen=True, slots=True)
class PreparedMerge:
    """What joining another copy would do, before a person has decided its conflicts.

    Attributes:
        merge: What is taken, and what both changed.
        name: Of the other copy's file.
        mine_ahead: How many steps only this copy has.
        theirs_ahead: How many steps only the other copy has.
        contents: What the other copy's issues hold, by digest.
        fingerprint: Of the other copy's file as it was read.
    """

    merge: Merge
    name: str
    mine_ahead: int
    theirs_ahead: int
    contents: Mapping[str, bytes] = field(repr=False)
    fingerprint: str

    @property
    def text(self) -> str:
        """How the copies stand to each other, in a sentence."""
        if self.merge.is_nothing and not self.theirs_ahead:
            return f"{self.name} is behind: it has nothing that this pack has not."
        if self.merge.is_nothing:
            return f"{self.name} brings nothing that this pack has not."
        taken, asked = len(self.merge.taken), len(self.merge.conflicts)
        told = f"{self.name} brings {_counted(taken, 'change')}"
        if not self.mine_ahead:
            return f"This pack is behind: {told}."
        if asked:
            told = f"{told} and {_counted(asked, 'conflict')}"
        return f"{told}."

    def edit(self, decided: Mapping[RecordKey, Side]) -> Edit:
        """Return the one edit that joins the other copy; what lost is told in its reason.

        Args:
            decided: Whose value stands for each conflict; mine where nothing is said.
        """
        label = f"Merge \u201c{self.name}\u201d"
        done = merge_edit(self.merge, label, decided)
        lost = [
            f"{told.what}: {told.theirs if side is Side.MINE else told.mine} was not taken."
            for conflict in self.merge.conflicts
            if (side := decided.get(conflict.key, Side.MINE)) is not Side.BOTH
            for told in (conflict_in_words(self.merge.mine, conflict),)
        ]
        why = f"Edited apart in {self.name}."
        return Edit(label, done.replacements, " ".join([why, *lost]))


@dataclass(frozen=True, slots=True)
class ToldConflict:
    """A conflict in words.

    Attributes:
        what: Which cell of which measure.
        mine: What this copy says.
        theirs: What the other copy says.
    """

    what: str
    mine: str
    theirs: str


def prepare_merge(pack: Pack, archive: PackArchive, other: Path) -> PreparedMerge:
    """Compare a pack with another copy of it, from what both last agreed on.

    Args:
        pack: This copy as it is now.
        archive: Its history.
        other: The file of the other copy.

    Raises:
        UnreadablePackError: The other file is no pack, or a history cannot be read.
        UnrelatedPacksError: They are not copies of one pack.
    """
    read = ""
    with suppress(OSError):  # whoever reads it next says why it cannot be read
        read = fingerprint(other)  # before it is read: what changes after that is seen
    with stored_pack(other) as stored:
        mine, theirs = archive.entries(), stored.archive.entries()
        same = _shared(mine, theirs)
        base = _before(pack, mine[same:])
        if set(base.records()) != set(_before(stored.pack, theirs[same:]).records()):
            raise UnrelatedPacksError(
                f"{stored.name} is not a copy of this pack, so nothing was merged. Compare the two "
                "to see what differs."
            )
        merge = merge_of(base, pack, stored.pack)
        brought = [each for each in merge.taken.values() if isinstance(each, Issue)]
        contents = _contents_of(stored, brought) | _papers_of(stored)
    return PreparedMerge(merge, other.name, len(mine) - same, len(theirs) - same, contents, read)


def conflict_in_words(pack: Pack, conflict: Conflict) -> ToldConflict:
    """Say what two copies disagree on."""
    record = conflict.mine if conflict.mine is not None else conflict.theirs
    other = conflict.theirs if record is conflict.mine else conflict.mine
    what = _what(pack, record)
    return ToldConflict(
        what, _said(conflict.mine, other or conflict.base), _said(conflict.theirs, record)
    )


def _what(pack: Pack, record: Record | None) -> str:
    match record:
        case Figure() | Target():
            cell = ", ".join(about(pack, record.key))
            return f"{description_of(pack, record.key.measure)}, {cell}"
        case Commentary():
            key = record.key
            return f"{description_of(pack, key.measure)}, comment for {key.position}"
    kind = type(record).__name__
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in kind).strip()
    name = getattr(record, "description", "") or getattr(record, "name", "")
    return f"{words[:1].upper()}{words[1:]} \u201c{name}\u201d" if name else words.capitalize()


def _said(record: Record | None, beside: Record | None) -> str:
    """Return what a record says; of other than figures the fields that differ from another."""
    match record:
        case None:
            return _REMOVED
        case Figure() | Target():
            return record_text(record) or "empty"
        case Commentary():
            return f"\u201c{record.text}\u201d"
    if type(beside) is not type(record):
        return "kept"
    differing = [
        f"{each.name.replace('_', ' ')} {getattr(record, each.name)}"
        for each in fields(cast("Any", record))
        if getattr(record, each.name) != getattr(beside, each.name)
    ]
    return ", ".join(differing) or "kept"


def _shared(mine: Sequence[HistoryEntry], theirs: Sequence[HistoryEntry]) -> int:
    """Return how many steps from the first on both histories share."""
    count = 0
    for one, other in zip(mine, theirs, strict=False):
        if _mark(one) != _mark(other):
            break
        count += 1
    return count


def _mark(entry: HistoryEntry) -> tuple[object, ...]:
    return entry.number, entry.when, entry.who, entry.label, entry.deed, entry.replacements


def _before(pack: Pack, entries: Iterable[HistoryEntry]) -> Pack:
    """Return a pack as it was before some steps, the last of which is its latest."""
    for entry in reversed(list(entries)):
        pack, _ = revert_edit(pack, Edit(entry.label, entry.replacements))
    return pack


def _contents_of(stored: StoredPack, issues: Iterable[Issue]) -> dict[str, bytes]:
    """Return all that issues hold, to be kept with them."""
    contents: dict[str, bytes] = {}
    for issue in issues:
        if not issue.is_redacted:
            contents |= stored.archive.contents_of(issue)
    return contents


def _papers_of(stored: StoredPack) -> dict[str, bytes]:
    """Return what the other copy's papers said when they were passed."""
    papers: dict[str, bytes] = {}
    for each in stored.pack.table(Clearance).values():
        with suppress(UnreadablePackError):  # gone with an issue that was redacted
            papers[each.shown] = stored.archive.content(each.shown, "What was passed")
    return papers


def _counted(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count:,} {word}s"
