"""What a file gave to the pack, and what has become of it since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TypeGuard

from perfdesk.core.building.lineage import (
    CellKey,
    about,
    day_text,
    description_of,
    record_text,
)
from perfdesk.core.figures import Figure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.sources import SourceFile
from perfdesk.core.targets import Target, TargetKey
from perfdesk.store import HistoryEntry


@dataclass(frozen=True, slots=True)
class Given:
    """A figure or target that a file gave.

    Attributes:
        key: Of the figure or target.
        stands: Whether it still stands.
        measure: The measure's words.
        about: Which of the measure's cells it is: `2023/24`.
        cell: Sheet and cell that it was read from.
        text: What it said.
        now: What stands in its place now, in words; `stands` where it is unchanged.
    """

    key: CellKey
    stands: bool
    measure: str
    about: str
    cell: str
    text: str
    now: str

    @property
    def spoken(self) -> str:
        """All of it in a sentence."""
        return f"{self.measure}, {self.about}: {self.text}, from {self.cell}; {self.now}"


def given_by(
    pack: Pack, fingerprint: str, entries: Iterable[HistoryEntry] = ()
) -> tuple[Given, ...]:
    """Return what a file gave, by measure and period; what was replaced since comes last.

    Args:
        pack: The pack as it is now.
        fingerprint: Of the file.
        entries: The history of the pack. Without it only what still stands is known.
    """
    latest: dict[CellKey, Figure | Target] = {}
    for entry in entries:
        for each in entry.replacements:
            for record in (each.old, each.new):
                if _is_from(record, fingerprint):
                    latest[record.key] = record
    for standing in chain(pack.table(Figure).values(), pack.table(Target).values()):
        if _is_from(standing, fingerprint):
            latest[standing.key] = standing
    found = [_given(pack, record) for record in latest.values()]
    return tuple(sorted(found, key=_in_order))


def _in_order(given: Given) -> tuple[bool, str, bool, Period, str]:
    key = given.key
    period = key.position if isinstance(key, TargetKey) else key.period
    return (not given.stands, given.measure, isinstance(key, TargetKey), period, given.about)


def _is_from(record: object, fingerprint: str) -> TypeGuard[Figure | Target]:
    return isinstance(record, Figure | Target) and record.source.fingerprint == fingerprint


def _given(pack: Pack, record: Figure | Target) -> Given:
    key: CellKey = record.key
    standing: Figure | Target | None = (
        pack.table(Target).get(key) if isinstance(key, TargetKey) else pack.table(Figure).get(key)
    )
    stands = standing == record
    source = record.source
    cell = f"{source.sheet}, {source.cell}" if source.sheet else source.cell
    return Given(
        key,
        stands,
        description_of(pack, key.measure),
        ", ".join(about(pack, key)),
        cell,
        record_text(record),
        "unchanged" if stands else _now(pack, standing),
    )


def _now(pack: Pack, standing: Figure | Target | None) -> str:
    if standing is None:
        return "removed since"
    text = record_text(standing) or "nothing"
    file = pack.table(SourceFile).get(standing.source.fingerprint)
    if file is None:
        return f"now {text}, {standing.source}"
    return f"now {text}, from {standing.source} of {day_text(file.imported_at.astimezone())}"
