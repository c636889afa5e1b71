"""What may have been left from last year, or has changed since it was reported."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.building.judging import previous_figure, reported_figure
from perfdesk.core.figures import Figure
from perfdesk.core.judgements import Judged
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetBasis, TargetKind, TargetReading
from perfdesk.core.wording.amounts import half_a_digit

_SET = frozenset({TargetKind.VALUE, TargetKind.CEILING, TargetKind.FLOOR})
_KNOWN_TO_BE = frozenset({TargetBasis.LAST_OUTTURN, TargetBasis.BASELINE, TargetBasis.TOP_QUARTILE})


def check_last_year(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find what says the same as last year, and what was reported otherwise then."""
    for measure in pack.measures_at(position.period):
        current = reported_figure(pack, measure, position.period)
        previous = previous_figure(pack, measure, position)
        target = pack.target(measure.id, position.period)
        if previous is not None:
            yield from _outturn(measure, target, previous)
            yield from _reported_otherwise(pack, measure, position, previous)
        if current is not None and previous is not None:
            yield from _same_figure(measure, current, previous)
        yield from _same_comment(pack, measure, position)


def _outturn(measure: Measure, target: TargetReading, previous: Figure) -> Iterator[Problem]:
    """Find a target that is last year's outturn, and does not say so: a target of no progress."""
    value = previous.value
    if target.kind not in _SET or target.basis in _KNOWN_TO_BE or target.low is None:
        return
    if value is None or abs(target.low - value) > half_a_digit(previous.reading):
        return
    yield Problem(
        Severity.NOTE,
        ProblemKind.OUTTURN,
        f"{measure.description}: the target, {target.number_text}, is the figure for "
        f"{previous.stands_for}. Check that it is what was agreed, or write \u201coutturn\u201d "
        "beside it.",
        measure.id,
        "target",
    )


def _reported_otherwise(
    pack: Pack, measure: Measure, position: Position, previous: Figure
) -> Iterator[Problem]:
    """Find a previous figure that is not the one that was decided on when it was current."""
    then = next(filter(None, _decided_on(pack, measure, position)), "")
    if not then or then == previous.reading.text or previous.key.period != position.previous:
        return
    yield Problem(
        Severity.NOTE,
        ProblemKind.PREVIOUS,
        f"{measure.description}: the figure for {position.previous} is {previous.reading.text}, "
        f"but {then} was reported then. Say why it was revised, or correct it.",
        measure.id,
        position.previous.label,
    )


def _decided_on(pack: Pack, measure: Measure, position: Position) -> Iterator[str]:
    """Yield the figure that stages and overrides of the last position were decided on."""
    mark = pack.stage_mark(measure.id, position.previous)
    if mark is not None:
        yield from mark.decided_on[:1]
    for of in Judged:
        override = pack.override(measure.id, position.previous, of)
        if override is not None:
            yield from override.decided_on[:1]


def _same_figure(measure: Measure, current: Figure, previous: Figure) -> Iterator[Problem]:
    """Find a figure whose every word and count is last year's: it may not have been typed yet."""
    ours, theirs = current.reading, previous.reading
    if ours.numerator is None or ours.denominator is None or ours.period is not None:
        return
    if (ours.value, ours.numerator, ours.denominator) != (
        theirs.value,
        theirs.numerator,
        theirs.denominator,
    ):
        return
    yield Problem(
        Severity.WARNING,
        ProblemKind.LEFT_OVER,
        f"{measure.description}: {ours.text} for {current.key.period} has the same counts as "
        f"{previous.key.period}. It may have been left from last year.",
        measure.id,
        current.key.period.label,
    )


def _same_comment(pack: Pack, measure: Measure, position: Position) -> Iterator[Problem]:
    now = pack.commentary(measure.id, position.period, Audience.PUBLIC)
    then = pack.commentary(measure.id, position.previous, Audience.PUBLIC)
    if now is None or then is None or now.draft or now.text != then.text:
        return
    yield Problem(
        Severity.WARNING,
        ProblemKind.LEFT_OVER,
        f"{measure.description}: the commentary says what it said for {position.previous}, word "
        "for word. It may have been left from last year.",
        measure.id,
        "commentary",
    )
