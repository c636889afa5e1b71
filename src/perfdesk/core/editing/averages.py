"""The edit that compares measures with the latest averages that a pack holds."""

from __future__ import annotations

from perfdesk.core.benchmarks.compared_with import (
    place_of_average,
    published_averages,
    written_average,
)
from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.wording.target_text import read_target


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
            text = written_average(measure, place, latest, figure)
            reading = read_target(text, measure.aim, latest)
            newer.append(Target(key, reading, figure.source))
    return edit_between(pack, "Compare with the latest averages", newer)
