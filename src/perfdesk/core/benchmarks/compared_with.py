"""What was published of England, or of councils like ours, where measures are compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.core.figures import Figure, FigureKind
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import ENGLAND, Place
from perfdesk.core.targets import TargetReading
from perfdesk.core.wording.comparator_text import comparator_of

_PRINTED = MappingProxyType({ENGLAND.code: "Nat. Ave.", "S": "Shire Ave."})
"""How papers print whose average it is; other places by their names."""


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


def written_average(measure: Measure, place: Place, period: Period, published: Figure) -> str:
    """Return a published average as papers print it as a comparator: `67.2% 22/23 Nat. Ave.`."""
    number = published.reading.number_text
    if measure.unit is Unit.RATE:
        number += " per 100k pop."
    whose = _PRINTED.get(place.code, f"{place.name} average")
    return f"{number} {_short(period)} {whose}"


def _short(period: Period) -> str:
    """Return a year as papers print it beside an average: `22/23`."""
    return period.key[2:] if period.is_financial_year else period.label
