"""What was published of England, or of councils like ours, where measures are compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.core.figures import Figure, FigureKind
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import Place
from perfdesk.core.targets import TargetReading
from perfdesk.core.wording.comparator_text import comparator_of


def place_of_average(pack: Pack, target: TargetReading) -> Place | None:
    """Return the place whose average a target is; None for one that is no average of a place.

    Neighbours, our own average and words that name no known place have none.
    """
    found = comparator_of(target, pack.settings.council)
    return found.place if found else None


def published_averages(
    pack: Pack, measure: Measure, place: Place, position: Period
) -> Mapping[Period, Figure]:
    """Return what was published of a place, up to the end of the position."""
    found: dict[Period, Figure] = {}
    for each in reversed(pack.lineage(measure.id)):
        for figure in pack.figures_of(each.id):
            key = figure.key
            is_known = key.kind is FigureKind.PUBLISHED and figure.value is not None
            if key.place == place.code and is_known and key.period.end <= position.end:
                found[key.period] = figure
    return MappingProxyType(found)
