"""The files that a pack was made from, and how much each of them gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.building.lineage import day_text
from perfdesk.core.figures import Figure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.sources import CellReference, SourceFile
from perfdesk.core.targets import PeriodTarget, Target

COUNTED: Mapping[type[Record], tuple[str, str]] = MappingProxyType(
    {
        Figure: ("figure", "figures"),
        Target: ("target", "targets"),
        PeriodTarget: ("target by period", "targets by period"),
        Commentary: ("comment", "comments"),
        Population: ("population", "populations"),
        PublishedYear: ("published year", "published years"),
    }
)
"""What is counted for a file, and what one and several of it are called."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A file in the list of sources.

    Attributes:
        file: The file.
        counts: How many records of each kind came from it and still stand.
    """

    file: SourceFile
    counts: Mapping[type[Record], int] = field(default_factory=dict)

    @property
    def imported_text(self) -> str:
        """When it was imported, on the clock of this computer: `3 June 2024, 14:02`."""
        local = self.file.imported_at.astimezone()
        return f"{day_text(local)}, {local:%H:%M}"

    @property
    def imported_short(self) -> str:
        """The same where there is little room: `3 Jun 2024, 14:02`."""
        local = self.file.imported_at.astimezone()
        return f"{local.day} {local:%b %Y, %H:%M}"

    @property
    def data_to_text(self) -> str:
        """To which day the file says that its data run: `31 March 2024`; empty if it does not."""
        try:
            return day_text(datetime.fromisoformat(self.file.data_to))
        except ValueError:
            return self.file.data_to

    @property
    def gave_text(self) -> str:
        """What of it still stands: `23 figures and 2 targets`; `nothing` if all was replaced."""
        return in_words(self.counts) or "nothing"


def source_lines(pack: Pack) -> tuple[SourceLine, ...]:
    """Return the files that a pack was made from, the latest import first."""
    counts: dict[str, Counter[type[Record]]] = {}
    for kind, source in _sources(pack):
        counts.setdefault(source.fingerprint, Counter())[kind] += 1
    lines = [
        SourceLine(file, counts.get(file.fingerprint, Counter()))
        for file in pack.table(SourceFile).values()
    ]
    return tuple(
        sorted(lines, key=lambda each: (each.file.imported_at, each.file.name), reverse=True)
    )


def _sources(pack: Pack) -> Iterator[tuple[type[Record], CellReference]]:
    """Yield the source of everything that is counted."""
    yield from ((Figure, each.source) for each in pack.table(Figure).values())
    yield from ((Target, each.source) for each in pack.table(Target).values())
    yield from ((PeriodTarget, each.source) for each in pack.table(PeriodTarget).values())
    yield from ((Commentary, each.source) for each in pack.table(Commentary).values())
    yield from ((Population, each.source) for each in pack.table(Population).values())
    yield from ((PublishedYear, each.source) for each in pack.table(PublishedYear).values())


def in_words(counts: Mapping[type[Record], int]) -> str:
    """Say how many of what there are; empty where there is nothing."""
    parts = [
        f"{counts[kind]:,} {one if counts[kind] == 1 else many}"
        for kind, (one, many) in COUNTED.items()
        if counts.get(kind)
    ]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
