"""What may have been left from last year, or has changed since it was reported."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.building.judging import previous_figure, reported_figure
from perfdesk.core.figures import Figure, agree
from perfdesk.core.issues.issue import Issue, ReportedFigure, last_in_force
from perfdesk.core.judgements import Judged
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetBasis, TargetKind, TargetReading
from perfdesk.core.wording.amounts import half_a_digit
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.shorthand import PROVISIONAL_MARK

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
        if current is not None:
            yield from _revised_since_issued(pack, measure, position, current)
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
    """Find a previous figure that is not the one that was reported when it was current.

    That is what was issued for its position and holds; else what was decided on there.
    """
    period = position.previous
    if previous.key.period != period:
        return
    issued = _issued(pack, measure, period)
    if issued is not None:
        if _is_other(measure, issued[1].text, previous):
            yield _revised(measure, previous, *issued)
        return
    then = next(filter(None, _decided_on(pack, measure, position)), "")
    if not then or not _is_other(measure, then, previous):
        return
    yield Problem(
        Severity.NOTE,
        ProblemKind.PREVIOUS,
        f"{measure.description}: the figure for {period} is {previous.reading.text}, "
        f"but {then} was reported then. Say why it was revised, or correct it.",
        measure.id,
        period.label,
    )


def _revised_since_issued(
    pack: Pack, measure: Measure, position: Position, current: Figure
) -> Iterator[Problem]:
    """Find a figure that was issued as provisional for this very position, and has changed."""
    issued = _issued(pack, measure, position.period)
    if issued is None or not issued[1].is_provisional:
        return
    if _is_other(measure, issued[1].text, current):
        yield _revised(measure, current, *issued)


def _issued(pack: Pack, measure: Measure, period: Period) -> tuple[Issue, ReportedFigure] | None:
    """Return what was issued last of a measure at a position, and still holds."""
    issue = last_in_force(pack.issues, period)
    if issue is None:
        return None
    ids = {each.id for each in pack.lineage(measure.id)}
    return next(((issue, each) for each in issue.reported if each.measure in ids), None)


def _is_other(measure: Measure, then: str, now: Figure) -> bool:
    """Tell whether a figure is another than a text says: not in words or marks, in its numbers."""
    if then == now.reading.text:
        return False
    before = read_figure(then, unit=measure.unit, decimals=measure.decimals, column=now.key.period)
    if before.value is None or now.value is None:
        return True
    both = before.numerator is not None and now.reading.numerator is not None
    return not agree(before, now.reading) or (both and before.numerator != now.reading.numerator)


def _revised(measure: Measure, now: Figure, issue: Issue, then: ReportedFigure) -> Problem:
    period = now.key.period.label
    where = f"\u201c{issue.name}\u201d"
    if then.is_provisional:
        is_final = PROVISIONAL_MARK not in now.reading.status
        return Problem(
            Severity.NOTE,
            ProblemKind.PROVISIONAL,
            f"{measure.description}: the figure for {period} was issued as provisional in {where}, "
            f"{then.text}, and is {now.reading.text} {'' if is_final else 'and provisional '}now. "
            "Say that it was revised.",
            measure.id,
            period,
        )
    return Problem(
        Severity.NOTE,
        ProblemKind.PREVIOUS,
        f"{measure.description}: the figure for {period} is {now.reading.text}, but {then.text} "
        f"was issued in {where}. Say why it was revised, or correct it.",
        measure.id,
        period,
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
