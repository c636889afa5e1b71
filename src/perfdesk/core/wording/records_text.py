"""Saying in words what records an import brings beside its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.benchmarks.published import years_in_words
from perfdesk.core.imports.answers import KeptAnswer
from perfdesk.core.judgements import Override, PrintedQuartile
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Record
from perfdesk.core.settings import Position
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import PeriodTarget, Target

_NAMES: Mapping[type[Record], tuple[str, str]] = MappingProxyType(
    {
        Position: ("position", "positions"),
        Layer: ("layer", "layers"),
        Outcome: ("outcome", "outcomes"),
        Measure: ("measure", "measures"),
        Target: ("target", "targets"),
        PeriodTarget: ("target by period", "targets by period"),
        Override: ("override", "overrides"),
        PrintedQuartile: ("printed quartile", "printed quartiles"),
        Population: ("population", "populations"),
        NeighbourGroup: ("neighbour group", "neighbour groups"),
        KeptAnswer: ("answer", "answers"),
    }
)


def records_in_words(records: Iterable[Record]) -> str:
    """Return how many of what there are: `29 measures, 27 targets and 2 populations`.

    Figures, places, sources and what belongs to them are not named; empty where nothing else is.
    """
    found = tuple(records)
    counted = Counter(type(each) for each in found)
    parts = [
        f"{counted[kind]} {one if counted[kind] == 1 else many}"
        for kind, (one, many) in _NAMES.items()
        if counted[kind]
    ]
    years = years_in_words(found)
    parts += [years] if years else []
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
