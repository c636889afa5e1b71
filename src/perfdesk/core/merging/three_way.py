"""Two copies of a pack and what they last agreed on become one: record by record.

What only one copy changed is taken, a removal as well as an edit. What both changed alike is there
already. Of measures, outcomes, layers and settings each field is joined by itself, so that a move
and a new wording both survive. What is left is a conflict, which a person decides.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from perfdesk.core.edits import Edit, edit_between, joined, removal
from perfdesk.core.figures import Figure
from perfdesk.core.judgements import Override, PrintedQuartile
from perfdesk.core.measures import Measure
from perfdesk.core.pack import RECORD_TYPES, Pack, Record
from perfdesk.core.places import Place
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.reporting.stages import StageMark
from perfdesk.core.settings import PackSettings, Position
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import PeriodTarget, Target

_ByField = Measure | Outcome | Layer | PackSettings | Position | ReportSettings
"""Records whose fields say things that have nothing to do with one another."""

RecordKey = tuple[type[Record], Hashable]


class Side(StrEnum):
    """Whose value stands where both copies changed one."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    """One below the other; for comments alone."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that both copies changed, and not alike.

    Attributes:
        base: As both had it; None where neither did.
        mine: As this copy has it; None where it removed it.
        theirs: As the other copy has it; None where it removed it.
    """

    base: Record | None
    mine: Record | None
    theirs: Record | None

    @property
    def key(self) -> RecordKey:
        """Type and key of the record."""
        found = self.mine if self.mine is not None else self.theirs
        if found is None:
            raise ValueError("a conflict needs a record")
        return type(found), found.key

    @property
    def choices(self) -> tuple[Side, ...]:
        """What can be decided; mine comes first."""
        can_join = isinstance(self.mine, Commentary) and isinstance(self.theirs, Commentary)
        return (Side.MINE, Side.THEIRS, Side.BOTH) if can_join else (Side.MINE, Side.THEIRS)

    def decided(self, side: Side) -> Record | None:
        """Return the record that stands.

        Raises:
            ValueError: It cannot be decided so.
        """
        if side is Side.MINE:
            return self.mine
        if side is Side.THEIRS:
            return self.theirs
        if isinstance(self.mine, Commentary) and isinstance(self.theirs, Commentary):
            return replace(self.mine, text=f"{self.mine.text}\n{self.theirs.text}")
        raise ValueError("only comments can stand one below the other")


@dataclass(frozen=True, slots=True)
class Merge:
    """What joining another copy would do to this one.

    Attributes:
        mine: This copy.
        theirs: The other one.
        taken: Records that only the other copy changed, as they become; None for removed ones.
        conflicts: What both changed.
    """

    mine: Pack
    theirs: Pack
    taken: Mapping[RecordKey, Record | None]
    conflicts: tuple[Conflict, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether the other copy brings nothing."""
        return not (self.taken or self.conflicts)


def merge_of(base: Pack, mine: Pack, theirs: Pack) -> Merge:
    """Compare two copies with what they last agreed on."""
    taken: dict[RecordKey, Record | None] = {}
    conflicts: list[Conflict] = []
    for kind in RECORD_TYPES:
        ours, others, before = mine.tables[kind], theirs.tables[kind], base.tables[kind]
        if ours is others or others is before:
            continue
        for key in dict.fromkeys((*before, *ours, *others)):
            was, here, there = before.get(key), ours.get(key), others.get(key)
            if there in (was, here):
                continue
            if here == was:
                taken[kind, key] = there
                continue
            merged = _by_field(was, here, there)
            if merged is None:
                conflicts.append(Conflict(was, here, there))
            elif merged != here:
                taken[kind, key] = merged
    return Merge(mine, theirs, taken, tuple(conflicts))


def merge_edit(merge: Merge, label: str, decided: Mapping[RecordKey, Side]) -> Edit:
    """Return the one edit that joins the other copy into this one.

    Args:
        merge: What is joined.
        label: What to call it.
        decided: Whose value stands for each conflict; mine where nothing is said.

    Raises:
        ValueError: Something that is no comment was to stand twice.
    """
    records = dict(merge.taken)
    for conflict in merge.conflicts:
        records[conflict.key] = conflict.decided(decided.get(conflict.key, Side.MINE))
    put = [each for each in records.values() if each is not None]
    gone = {
        key: merge.mine.tables[key[0]][key[1]]
        for key, each in records.items()
        if each is None and key[1] in merge.mine.tables[key[0]]
    }
    for record in _needed_by(merge, put, records):
        gone.pop((type(record), record.key), None)
        put.append(record)
    return joined(
        label,
        removal(label, gone.values()),
        edit_between(merge.mine, label, put),
    )


def _by_field(was: Record | None, here: Record | None, there: Record | None) -> Record | None:
    """Return both changes of a record in one; None where they change the same field."""
    if was is None or there is None or not isinstance(here, _ByField):
        return None
    changed: dict[str, Any] = {}
    for each in fields(here):
        before = getattr(was, each.name)
        ours, others = getattr(here, each.name), getattr(there, each.name)
        if others in (before, ours):
            continue
        if ours != before:
            return None
        changed[each.name] = others
    return replace(here, **changed)


def _needed_by(
    merge: Merge, put: Iterable[Record], records: Mapping[RecordKey, Record | None]
) -> Iterator[Record]:
    """Yield what would be missing: the outcome of a measure that stays, the measure of a figure.

    One copy may have removed what the other one still works with; then it stays.
    """

    def found(key: RecordKey) -> Record | None:
        if key in records:
            return records[key]
        return merge.mine.tables[key[0]].get(key[1])

    waiting = [*put, *(each for kind in _REFERRING for each in merge.mine.tables[kind].values())]
    waiting = [each for each in waiting if found((type(each), each.key)) is not None]
    brought: set[RecordKey] = set()
    while waiting:
        for key in _references_of(waiting.pop()):
            if key in brought or found(key) is not None:
                continue
            kind, name = key
            record = merge.mine.tables[kind].get(name) or merge.theirs.tables[kind].get(name)
            if record is not None:
                brought.add(key)
                waiting.append(record)
                yield record


_REFERRING: tuple[type[Record], ...] = (
    PackSettings, Outcome, Measure, Target, Figure, Override, PrintedQuartile, Commentary,
    StageMark, PeriodTarget,
)  # fmt: skip


def _references_of(record: Record) -> tuple[RecordKey, ...]:
    match record:
        case PackSettings():
            return (Position, record.position), (Place, record.council)
        case Outcome():
            return ((Layer, record.layer),)
        case Measure():
            return ((Outcome, record.outcome),)
        case Figure():
            return (Measure, record.key.measure), (Place, record.key.place)
        case Target() | Override() | PrintedQuartile() | Commentary() | StageMark():
            return ((Measure, record.key.measure),)
        case PeriodTarget():
            return ((Measure, record.key.measure),)
    return ()
