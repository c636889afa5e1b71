"""Where a figure or target came from, and which figures came from a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from perfdesk.core.building.judging import derived_figure, previous_figure, reported_figure
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import Place
from perfdesk.core.settings import Position
from perfdesk.core.sources import SourceFile, SourceSnippet
from perfdesk.core.targets import Target, TargetKey

CellKey = FigureKey | TargetKey
"""What identifies something that came from a cell of a spreadsheet."""

_TARGETS = frozenset({Column.TARGET, Column.ANNUAL_TARGET, Column.TARGET_TO_DATE})


@dataclass(frozen=True, slots=True)
class Lineage:
    """How a figure or target came into the pack.

    Attributes:
        record: The figure or target.
        file: The file it was read from; None for one that was typed.
        snippet: What stood around its cell at that time; None where that was not kept.
        parts: For a figure that is worked out: how those it is worked out from came in.
    """

    record: Figure | Target
    file: SourceFile | None = None
    snippet: SourceSnippet | None = None
    parts: tuple[Lineage, ...] = ()

    @property
    def text(self) -> str:
        """In a sentence: `Reablement Q4.xlsx, sheet Summary, F12, imported on 3 June 2024 ...`."""
        source = str(self.record.source)
        if self.file is None:
            return source
        by = f" by {self.file.imported_by}" if self.file.imported_by else ""
        return f"{source}, imported on {day_text(self.file.imported_at)}{by} as {self.file.family}"


def lineage_of(pack: Pack, key: CellKey) -> Lineage | None:
    """Return where what has a key came from; None where the pack has nothing of that key."""
    record: Figure | Target | None
    if isinstance(key, TargetKey):
        record = pack.table(Target).get(key)
        return _lineage(pack, record) if record is not None else None
    record = pack.table(Figure).get(key)
    if record is not None:
        return _lineage(pack, record)
    measure = pack.table(Measure).get(key.measure)
    if measure is None or measure.derived is None or key.place != pack.settings.council:
        return None
    worked_out = derived_figure(pack, measure, key.period)
    if worked_out is None:
        return None
    found = (_reported(pack, operand, key.period) for operand in measure.derived.operands)
    return Lineage(worked_out, parts=tuple(each for each in found if each is not None))


def _lineage(pack: Pack, record: Figure | Target) -> Lineage:
    return Lineage(
        record,
        pack.table(SourceFile).get(record.source.fingerprint),
        pack.table(SourceSnippet).get(record.source),
    )


def _reported(pack: Pack, measure: str, period: Period) -> Lineage | None:
    known = pack.table(Measure).get(measure)
    figure = reported_figure(pack, known, period) if known is not None else None
    return lineage_of(pack, figure.key) if figure is not None else None


def key_at(pack: Pack, position: Period, measure: str, column: Column | None) -> CellKey | None:
    """Return what stands in a cell of the dashboard, or what the cell follows from.

    Args:
        pack: The pack.
        position: What the dashboard reports.
        measure: Id of the measure.
        column: Of the dashboard. A verdict leads to the current figure, as does no column.

    Returns:
        The key; None where nothing stands there.
    """
    known = pack.table(Measure).get(measure)
    shown = pack.table(Position).get(position)
    if known is None or shown is None:
        return None
    if column in _TARGETS:
        key = TargetKey(measure, position)
        return key if key in pack.table(Target) else None
    figure = (
        previous_figure(pack, known, shown)
        if column is Column.PREVIOUS
        else reported_figure(pack, known, position)
    )
    return figure.key if figure is not None else None


def figures_from(pack: Pack, fingerprint: str) -> tuple[Figure, ...]:
    """Return every figure that a file gave and that still stands, by measure and period."""
    found = [each for each in pack.table(Figure).values() if each.source.fingerprint == fingerprint]
    return tuple(sorted(found, key=lambda each: each.key))


# --- in words ------------------------------------------------------------------------------------
def title_of(pack: Pack, key: CellKey) -> str:
    """Say what a figure or target is: `Library visits, 2023/24`."""
    return ", ".join((description_of(pack, key.measure), *about(pack, key)))


def description_of(pack: Pack, measure: str) -> str:
    """Return a measure's words; its id where the pack has no such measure any more."""
    known = pack.table(Measure).get(measure)
    return known.description if known is not None and known.description else measure


def about(pack: Pack, key: CellKey) -> tuple[str, ...]:
    """Say which of a measure's cells a key names: `2023/24`, and whose or whether a target."""
    if isinstance(key, TargetKey):
        return (f"target for {key.position.label}",)
    said = [key.period.label]
    if key.place != pack.settings.council:
        place = pack.table(Place).get(key.place)
        said.append(place.name if place is not None else key.place)
    if key.kind is FigureKind.PUBLISHED:
        said.append("published")
    return tuple(said)


def record_text(record: Figure | Target) -> str:
    """Return what a figure or target says, with the counts behind it."""
    if isinstance(record, Target):
        return record.reading.text
    counts = record.reading.counts_text
    text = record.reading.text
    return f"{text} ({counts})" if counts and text else text or counts


def day_text(when: datetime) -> str:
    """Return a day in words: `3 June 2024`."""
    return f"{when.day} {when:%B %Y}"
