"""The history of one figure or target: who put what in its place, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from perfdesk.core.building.lineage import CellKey, day_text, record_text
from perfdesk.core.figures import Figure
from perfdesk.core.targets import Target
from perfdesk.store import Deed, HistoryEntry

_NOTHING = "nothing"
_HARDLY = 5
_DEEDS = {Deed.DONE: "", Deed.UNDONE: "undone: ", Deed.REDONE: "redone: "}


@dataclass(frozen=True, slots=True)
class CellStep:
    """One step in which a figure or target changed.

    Attributes:
        number: Of the entry in the pack's history.
        when: With time zone.
        who: The account; empty where unknown.
        old: What stood there; None where nothing did.
        new: What has stood there since; None where nothing has.
        label: What was done, in words.
        deed: Whether that was done, undone or redone.
        undone: Whether a later step took it back.
        reason: Why, where somebody said so.
    """

    number: int
    when: datetime
    who: str
    old: Figure | Target | None
    new: Figure | Target | None
    label: str
    deed: Deed
    undone: bool
    reason: str = ""

    @property
    def when_text(self) -> str:
        """Day and time on the clock of this computer: `3 June 2024, 14:02`."""
        local = self.when.astimezone()
        return f"{day_text(local)}, {local:%H:%M}"

    @property
    def when_short(self) -> str:
        """The same where there is little room: `3 Jun 2024, 14:02`."""
        local = self.when.astimezone()
        return f"{local.day} {local:%b %Y, %H:%M}"

    @property
    def change_text(self) -> str:
        """What became what: `87.8% \u2192 89.6%`."""
        return f"{_said(self.old)} \u2192 {_said(self.new)}"

    @property
    def spoken(self) -> str:
        """The whole step in a sentence."""
        by = f" by {self.who}" if self.who else ""
        return (
            f"{self.when_text}{by}: {_said(self.old)} became {_said(self.new)}; {self.label_text}"
        )

    @property
    def label_text(self) -> str:
        """What was done in words, and whether it was undone."""
        why = f". Reason: {self.reason}" if self.reason else ""
        return f"{_DEEDS[self.deed]}{self.label}{why}"


@dataclass(frozen=True, slots=True)
class CellPast:
    """What is shown of a cell's history.

    Attributes:
        steps: The latest first.
        has_more: Whether there may be steps before them.
    """

    steps: tuple[CellStep, ...] = ()
    has_more: bool = False


def past_of(
    read: Callable[[str, int | None], Sequence[HistoryEntry]], key: CellKey, enough: int
) -> CellPast:
    """Return the latest steps that changed what has a key.

    A measure that was edited thousands of times is not read from its beginning for that, unless
    its latest steps hardly touched the cell.

    Args:
        read: Returns the history of a measure, the oldest first: so many entries at most.
        key: Of the figure or target.
        enough: How many steps at most.

    Raises:
        UnreadablePackError: The history cannot be read.
    """
    entries = read(key.measure, enough)
    steps, has_more = steps_of(entries, key), len(entries) == enough
    if has_more and len(steps) < _HARDLY:
        every = steps_of(read(key.measure, None), key)
        steps, has_more = every[:enough], len(every) > enough
    return CellPast(steps, has_more)


def steps_of(entries: Iterable[HistoryEntry], key: CellKey) -> tuple[CellStep, ...]:
    """Return the steps that changed what has a key, the latest first.

    Args:
        entries: The history of the pack, or of the measure, the oldest first.
        key: Of the figure or target.
    """
    return tuple(reversed(list(_steps(entries, key))))


def _steps(entries: Iterable[HistoryEntry], key: CellKey) -> Iterator[CellStep]:
    for entry in entries:
        for each in entry.replacements:
            # Keys of figures and of targets are never equal.
            if each.key != key or not issubclass(each.kind, Figure | Target):
                continue
            old, new = _shown(each.old), _shown(each.new)
            yield CellStep(
                entry.number,
                entry.when,
                entry.who,
                old,
                new,
                entry.label,
                entry.deed,
                entry.undone,
                entry.reason,
            )


def _shown(record: object) -> Figure | Target | None:
    return record if isinstance(record, Figure | Target) else None


def _said(record: Figure | Target | None) -> str:
    return (record_text(record) or _NOTHING) if record is not None else _NOTHING
