"""Gathering from a pack what a rating and an arrow depend on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from perfdesk.core.figures import Figure, FigureKind
from perfdesk.core.framework.catalogue import (
    NEW,
    FrameworkMeasure,
    SeriesBreak,
    in_edition,
    measure_for,
)
from perfdesk.core.judgements import Judged, Override
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.rules.progress import ProgressCase, judge_progress
from perfdesk.core.rules.ratings import RatingCase, rate
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.verdicts import Progress, ProgressWord, Rating, RatingWord

_RATING_WORDS = MappingProxyType(
    {
        Scheme.RAG: frozenset(
            {RatingWord.GREEN, RatingWord.AMBER, RatingWord.RED, RatingWord.NOT_RATED}
        ),
        Scheme.COMPARISON: frozenset(
            {RatingWord.BETTER, RatingWord.SIMILAR, RatingWord.BELOW, RatingWord.NOT_RATED}
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Both verdicts on a measure at a position."""

    rating: Rating
    progress: Progress


def verdicts_on(pack: Pack, measure: Measure, position: Position) -> Verdicts:
    """Rate a measure at a position and judge how it moved."""
    current = reported_figure(pack, measure, position.period)
    previous = reported_figure(pack, measure, position.previous)
    target = pack.target(measure.id, position.period)
    aim = effective_aim(measure)
    tolerances = pack.settings.tolerances
    margin = _margin(pack, current)
    return Verdicts(
        rate(
            RatingCase(
                current.reading if current else None,
                target,
                aim,
                position.scheme,
                tolerances,
                measure.amber_limit,
                measure.adds_up,
                margin,
                standing_override(pack, measure, position, Judged.RATING),
                position.period,
            )
        ),
        judge_progress(
            ProgressCase(
                current.reading if current else None,
                previous.reading if previous else None,
                position.previous,
                target,
                aim,
                tolerances,
                measure.similar_limit,
                measure.adds_up,
                _broken(measure, previous, current),
                standing_override(pack, measure, position, Judged.PROGRESS),
                position.period,
                margin,
                _margin(pack, previous),
                measure.unit,
            )
        ),
    )


def reported_figure(pack: Pack, measure: Measure, period: Period) -> Figure | None:
    """Return the figure that a dashboard shows for a period: the local one, else the published.

    It is looked for under the measure itself and then under those it continues.
    """
    for each in pack.lineage(measure.id):
        for kind in (FigureKind.LOCAL, FigureKind.PUBLISHED):
            found = pack.figure(each.id, period, kind)
            if found is not None:
                return found
    return None


def effective_aim(measure: Measure) -> Aim:
    """Return the measure's aim; where none is stated, the framework's."""
    if measure.aim is not Aim.UNSTATED:
        return measure.aim
    known = framework_entry(measure)
    return known.aim if known else Aim.UNSTATED


def framework_entry(measure: Measure) -> FrameworkMeasure | None:
    """Return what the framework says of a measure; None for a local one."""
    return measure_for(measure.framework) if measure.framework else None


def decided_on(pack: Pack, measure: Measure, position: Position) -> tuple[str, ...]:
    """Return the texts that an override at this position is decided on."""
    current = reported_figure(pack, measure, position.period)
    previous = reported_figure(pack, measure, position.previous)
    return (
        current.reading.text if current else "",
        previous.reading.text if previous else "",
        pack.target(measure.id, position.period).text,
    )


def standing_override(
    pack: Pack, measure: Measure, position: Position, of: Judged
) -> Override | None:
    """Return the override of a verdict while what it was decided on is unchanged.

    One whose word belongs to the other scheme does not stand either.
    """
    found = pack.override(measure.id, position.period, of)
    if found is None or found.value not in override_words(position.scheme, of):
        return None
    if found.decided_on != decided_on(pack, measure, position):
        return None
    return found


def override_words(scheme: Scheme, of: Judged) -> frozenset[str]:
    """Return the words that an override may decide on, under a scheme."""
    words = frozenset(ProgressWord) if of is Judged.PROGRESS else _RATING_WORDS[scheme]
    return frozenset(word.value for word in words)


def _margin(pack: Pack, figure: Figure | None) -> Decimal | None:
    """Return the published margin of error that goes with a figure."""
    if figure is None:
        return None
    if figure.reading.margin is not None:
        return figure.reading.margin
    published = pack.figure(figure.key.measure, figure.key.period, FigureKind.PUBLISHED)
    return published.reading.margin if published else None


def _broken(measure: Measure, earlier: Figure | None, later: Figure | None) -> str:
    """Return why two figures cannot be compared; empty where they can."""
    if earlier is None or later is None:
        return ""
    found = break_between(measure, earlier.stands_for, later.stands_for)
    return f"{found.why} in {found.period}" if found else ""


def break_between(measure: Measure, earlier: Period, later: Period) -> SeriesBreak | None:
    """Return the break in a measure's series that lies between two periods, if any."""
    for each in breaks_of(measure):
        if earlier.end < each.period.start <= later.end:
            return each
    return None


def breaks_of(measure: Measure) -> tuple[SeriesBreak, ...]:
    """Return where a measure's series breaks, under its code or under the one that followed it."""
    if measure.framework is None:
        return ()
    followed_by = in_edition(measure.framework, NEW)
    known = measure_for(followed_by or measure.framework)
    return known.breaks if known else ()
