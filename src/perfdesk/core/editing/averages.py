"""The edit that compares measures with the latest averages that a pack holds."""

from __future__ import annotations

from types import MappingProxyType

from perfdesk.core.benchmarks.compared_with import place_of_average, published_averages
from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.figures import Figure
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import ENGLAND, Place
from perfdesk.core.targets import Target, TargetKey, TargetReading
from perfdesk.core.wording.target_text import read_target

_PRINTED = MappingProxyType({ENGLAND.code: "Nat. Ave.", "S": "Shire Ave."})
"""How papers print whose average it is; other places by their names."""


def latest_averages(pack: Pack, position: Period) -> Edit:
    """Return the edit that puts the latest published average in the place of each older one.

    None of a later period than *position* is taken. The source of the figure becomes that of the
    comparator.

    Args:
        pack: The pack.
        position: Whose comparators are looked at.
    """
    newer: list[Target] = []
    for measure in pack.measures_at(position):
        key = TargetKey(measure.id, position)
        held = pack.target(measure.id, position)
        place = place_of_average(pack, held)
        if held.period is None or place is None:
            continue
        published = published_averages(pack, measure, place, position)
        latest = max((each for each in published if each.end > held.period.end), default=None)
        if latest is not None:
            figure = published[latest]
            newer.append(Target(key, _reading(measure, place, latest, figure), figure.source))
    return edit_between(pack, "Compare with the latest averages", newer)


def _reading(measure: Measure, place: Place, period: Period, figure: Figure) -> TargetReading:
    number = figure.reading.number_text
    if measure.unit is Unit.RATE:
        number += " per 100k pop."
    whose = _PRINTED.get(place.code, f"{place.name} average")
    return read_target(f"{number} {_short(period)} {whose}", measure.aim, period)


def _short(period: Period) -> str:
    """Return a year as papers print it beside an average: `22/23`."""
    return period.key[2:] if period.is_financial_year else period.label
