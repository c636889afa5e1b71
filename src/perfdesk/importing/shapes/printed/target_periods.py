"""Whether a target beside the figure of some months is that of the year.

28,000 contacts beside 7,300 of a quarter are the year's. Headed `Annual target` it says so; headed
`Target` alone, or with the year, its size tells it, for measures that add up over the year.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from perfdesk.core.figures import Reading
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.periods import Period
from perfdesk.core.targets import TargetKind, TargetReading

_YEAR = 12
_CLEARLY = 0.5
"""How much nearer to the one reading than to the other, in logarithms, a target has to be."""
_NUMBERS = frozenset({TargetKind.VALUE, TargetKind.CEILING, TargetKind.FLOOR, TargetKind.BAND})


@dataclass(frozen=True, slots=True)
class TargetTime:
    """What a target is for.

    Attributes:
        period: The year, or the months of the figure; None where it does not matter, or nothing
            tells it.
        is_told: Whether the heading says so, or else the size of the numbers.
        is_doubtful: Whether neither tells it, though it matters.
    """

    period: Period | None
    is_told: bool = True
    is_doubtful: bool = False


def time_of_target(
    target: TargetReading,
    figure: Reading,
    measure: Measure,
    period: Period,
    *,
    named: Period | None,
    is_annual: bool,
) -> TargetTime:
    """Return what a target is for.

    Args:
        target: As read.
        figure: What stands beside it.
        measure: Whose they are.
        period: What the figure is for.
        named: The period in the heading of the target, if any.
        is_annual: Whether that heading says that it is for the year.
    """
    if target.kind not in _NUMBERS or target.period is not None or not 0 < period.months < _YEAR:
        return TargetTime(None)
    if is_annual:
        return TargetTime(period.year)
    if not measure.adds_up or measure.unit is not Unit.COUNT:
        return TargetTime(None)
    if named == period:
        return TargetTime(period)
    by_year = period.year if named is not None and named.is_financial_year else None
    if not target.low or not figure.value or target.low < 0 or figure.value < 0:
        return TargetTime(by_year)
    as_part = abs(math.log(target.low / figure.value))
    as_year = abs(math.log(target.low * period.months / (figure.value * _YEAR)))
    if as_year < as_part * _CLEARLY:
        return TargetTime(period.year, is_told=by_year is not None)
    if as_part < as_year * _CLEARLY:
        return TargetTime(period)
    return TargetTime(by_year, is_doubtful=by_year is None)
