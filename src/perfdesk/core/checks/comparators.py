"""Whether averages that measures are compared with are those published, and the latest.

An older average is allowed as long as its year is shown; a newer one in the pack is worth a look.
"""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.benchmarks.compared_with import place_of_average, published_averages
from perfdesk.core.figures import Figure, round_half_up
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.places import Place
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetReading


def check_comparators(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find averages that were published otherwise, or have been followed by a newer one."""
    for measure in pack.measures_at(position.period):
        target = pack.target(measure.id, position.period)
        place = place_of_average(pack, target)
        if target.period is None or target.low is None or place is None:
            continue
        published = published_averages(pack, measure, place, position.period)
        same = published.get(target.period)
        if same is not None:
            yield from _published_otherwise(measure, target, same, place)
        newer = max((each for each in published if each.end > target.period.end), default=None)
        if newer is not None:
            yield Problem(
                Severity.NOTE,
                "comparator",
                f"{measure.description}: it is compared with {place.name} {target.period}, but "
                f"the pack has {place.name}\u2019s figure for {newer}: "
                f"{published[newer].reading.number_text}.",
                measure.id,
                "target",
            )


def _published_otherwise(
    measure: Measure, target: TargetReading, published: Figure, place: Place
) -> Iterator[Problem]:
    value, typed = published.value, target.low
    if value is None or typed is None:
        return
    places = min(target.decimals, published.reading.decimals)
    if round_half_up(value, places) == round_half_up(typed, places):
        return
    yield Problem(
        Severity.WARNING,
        "comparator",
        f"{measure.description}: it is compared with {target.number_text} for {place.name} "
        f"{target.period}, but {published.reading.number_text} was published.",
        measure.id,
        "target",
    )
