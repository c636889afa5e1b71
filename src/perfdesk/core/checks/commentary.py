"""Whether what the dashboard shows to be worse is explained."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.building.judging import verdicts_on
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.settings import Position
from perfdesk.core.verdicts import RatingWord

_NEEDS_WORDS = (RatingWord.RED, RatingWord.BELOW)


def check_commentary(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find measures that are red or worse and have no comment that may be printed."""
    for measure in pack.measures_at(position.period):
        if measure.part_of is not None:
            continue
        said = pack.commentary(measure.id, position.period, Audience.PUBLIC)
        if said is not None and not said.draft:
            continue
        rating = verdicts_on(pack, measure, position).rating
        if rating.word not in _NEEDS_WORDS:
            continue
        state = "its commentary is still a draft" if said else "has no explanation"
        yield Problem(
            Severity.NOTE,
            "commentary",
            f"{measure.description}: it is rated \u201c{rating.text}\u201d and {state}.",
            measure.id,
            "commentary",
        )
