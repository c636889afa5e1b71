"""Whether what the dashboard shows to be worse, or to have moved far, is explained."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfdesk.core.building.judging import (
    facts_of,
    scheme_of,
    verdicts_from,
)
from perfdesk.core.figures import Figure, Form
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.targets import TargetKind
from perfdesk.core.verdicts import Progress, Rating, RatingWord
from perfdesk.core.wording.amounts import growth_text
from perfdesk.core.wording.change_text import LARGE

_NEEDS_WORDS = frozenset({RatingWord.RED, RatingWord.BELOW})
_OUTSIDE = _NEEDS_WORDS | {RatingWord.AMBER, RatingWord.SIMILAR}
_MANY_POINTS = Decimal(10)
"""From how many points a change of a percentage is large."""
_CHANCE = "chance"


def check_commentary(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find measures that are worse or have moved far, and have no comment that may be printed."""
    for measure in pack.measures_at(position.period):
        if measure.part_of is not None:
            continue
        said = pack.commentary(measure.id, position.period, Audience.PUBLIC)
        if said is not None and not said.draft:
            continue
        state = "its commentary is still a draft" if said else "has no explanation"
        facts = facts_of(pack, measure, position)
        current, previous = facts.current, facts.previous
        verdicts = verdicts_from(pack, measure, position, facts)
        why = _why_rated(pack, measure, position, verdicts.rating)
        if why:
            yield Problem(
                Severity.NOTE,
                ProblemKind.COMMENTARY,
                f"{measure.description}: it is {why} and {state}.",
                measure.id,
                "commentary",
            )
        elif current is not None and previous is not None and _is_large(current, previous):
            yield from _moved(measure, position, current, previous, verdicts.progress)


def _why_rated(pack: Pack, measure: Measure, position: Position, rating: Rating) -> str:
    """Return what is the matter with a rating; empty where nothing is."""
    if rating.word in _NEEDS_WORDS:
        return f"rated \u201c{rating.text}\u201d"
    is_band = pack.target(measure.id, position.period).kind is TargetKind.BAND
    if not is_band or rating.word not in _OUTSIDE:
        return ""
    if scheme_of(measure, position) is Scheme.RAG:
        return "outside its band"
    return rating.text


def _is_large(current: Figure, previous: Figure) -> bool:
    now, before = current.value, previous.value
    if now is None or before is None or now == before:
        return False
    if current.reading.form is Form.PERCENT:
        return abs(now - before) >= _MANY_POINTS
    return not before or abs(now - before) * 100 / abs(before) >= LARGE


def _moved(
    measure: Measure, position: Position, current: Figure, previous: Figure, progress: Progress
) -> Iterator[Problem]:
    """Find a large move of figures that can be compared, unless few people could be all of it."""
    if not progress.text or _CHANCE in progress.text:
        return
    yield Problem(
        Severity.NOTE,
        ProblemKind.MOVEMENT,
        f"{measure.description}: {current.reading.number_text} after "
        f"{previous.reading.number_text} {_when(previous.stands_for)} is a large change "
        f"({growth_text(current.reading, previous.reading)}) without a word of explanation.",
        measure.id,
        position.period.label,
    )


def _when(period: Period) -> str:
    return f"{'at' if period.is_snapshot else 'in'} {period}"
