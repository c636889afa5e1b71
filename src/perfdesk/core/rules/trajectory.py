"""What a trajectory, targets by month or quarter, asks for by the end of a period.

Source: rules.md, "Basis of time": values by month or quarter, used as the target to date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from perfdesk.core.periods import Period
from perfdesk.core.rules.forecast import TargetToDate
from perfdesk.core.targets import TargetKind, TargetReading

Trajectory = Mapping[Period, TargetReading]
"""The targets of a measure by the periods they are set for."""

_Part = tuple[Period, TargetReading]
_LIMITS = frozenset({TargetKind.CEILING, TargetKind.FLOOR})
"""What a year's target says of which way is good, its parts need not say again."""


def trajectory_due(
    trajectory: Trajectory, period: Period, year: TargetReading, *, adds_up: bool
) -> TargetToDate | None:
    """Return what a trajectory sets for a period.

    That is the target of the period itself. Where the months of a year add up it is also the sum
    of those that make up the period, or what one sum since its beginning grew by; elsewhere the
    target that is due on the period's last day.

    Args:
        trajectory: Targets by period; those without a number are passed over.
        period: What the figure stands for.
        year: The target of the year, for the reason; one without a number is not told.
        adds_up: Whether the months of a year add up to the year's figure.

    Returns:
        The target; None where the trajectory says nothing of the period.
    """
    known = {
        each: read
        for each, read in trajectory.items()
        if read.low is not None and read.kind is not TargetKind.AVERAGE
    }
    parts: Sequence[_Part] = ()
    if period in known:
        parts, reading = [(period, known[period])], known[period]
    elif not adds_up:
        last = _due_on(known, period)
        if last is None:
            return None
        parts, reading = [last], last[1]
    else:
        parts = _made_up_of(known, period)
        whole = _sum([read for _, read in parts]) or _growth(known, period)
        if whole is None:
            return None
        reading = whole
    return _told(reading, [each for each, _ in parts], period, year)


def _made_up_of(known: Trajectory, period: Period) -> Sequence[_Part]:
    """Return targets of which the periods follow one another through all of *period*."""
    return next(_chains(known, period), ())


def _chains(known: Trajectory, left: Period) -> Iterator[Sequence[_Part]]:
    """Yield the ways to make up a period, those of the longest first parts first."""
    starting = sorted(
        (each for each in known if each.start == left.start and each.end <= left.end),
        key=lambda each: each.end,
        reverse=True,
    )
    for first in starting:
        if first.is_snapshot:
            continue
        if first.end == left.end:
            yield [(first, known[first])]
            continue
        rest = Period(first.end + timedelta(1), left.end)
        for others in _chains(known, rest):
            yield [(first, known[first]), *others]


def _growth(known: Trajectory, period: Period) -> TargetReading | None:
    """Return by how much a target to date grows in a period: Apr-Sep less Apr-Jun."""
    year = period.year
    if period.start <= year.start or period.end > year.end:
        return None
    whole = known.get(Period(year.start, period.end))
    before = known.get(Period(year.start, period.start - timedelta(1)))
    if whole is None or before is None or _is_unlike(whole, before):
        return None
    if whole.high is not None or before.high is not None:
        return None
    assert whole.low is not None and before.low is not None
    counts = whole.count is not None and before.count is not None
    return replace(
        whole,
        low=whole.low - before.low,
        decimals=max(whole.decimals, before.decimals),
        count=(whole.count or Decimal(0)) - (before.count or Decimal(0)) if counts else None,
    )


def _sum(readings: Sequence[TargetReading]) -> TargetReading | None:
    """Return the sum of targets; None for none, and for those that cannot be added."""
    if not readings:
        return None
    first = readings[0]
    if any(_is_unlike(first, each) for each in readings):
        return None
    counts = [each.count for each in readings if each.count is not None]
    highs = [each.high for each in readings if each.high is not None]
    return replace(
        first,
        low=sum((each.low for each in readings if each.low is not None), Decimal(0)),
        high=sum(highs, Decimal(0)) if highs else None,
        decimals=max(each.decimals for each in readings),
        count=sum(counts, Decimal(0)) if len(counts) == len(readings) else None,
    )


def _is_unlike(one: TargetReading, other: TargetReading) -> bool:
    """Tell whether two targets cannot be added: a band and a number, thousands and per cent."""
    bands = {each.kind is TargetKind.BAND for each in (one, other)}
    return len(bands) > 1 or one.form is not other.form


def _due_on(known: Trajectory, period: Period) -> _Part | None:
    """Return the target for the last day of a period; of several the one most like it."""
    ending = [each for each in known if each.end == period.end]
    if not ending:
        return None
    nearest = min(ending, key=lambda each: (abs(each.months - period.months), each.start))
    return nearest, known[nearest]


def _told(
    reading: TargetReading, parts: Sequence[Period], period: Period, year: TargetReading
) -> TargetToDate:
    """Return a target that says what it is for, and why."""
    is_sum = len(parts) != 1
    is_to_date = period.start == period.year.start
    named = "to date" if is_to_date else period.label
    kind = year.kind if year.kind in _LIMITS else TargetKind.VALUE
    if reading.kind is TargetKind.VALUE or (reading.kind is TargetKind.ZERO and reading.low):
        reading = replace(reading, kind=kind)
    plain = replace(reading, text="", qualifier=f"({named})", period=period)
    number = reading.number_text if not is_sum else plain.number_text
    read = replace(plain, text=f"{number} ({named})")
    if is_sum:
        how = (
            f"The targets set for the parts of {period} come to {number}"
            if parts
            else (f"The targets to date ask for {number} in {period}")
        )
    else:
        how = f"The target set for {parts[0]} is {number}"
    whole = f"; {year.number_text} is for the year" if year.low is not None else ""
    return TargetToDate(read, None, f"{how}{whole}.")
