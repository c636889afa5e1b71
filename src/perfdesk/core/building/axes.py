"""Axis ranges and ticks with round numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from perfdesk.core.figures import Form, format_number
from perfdesk.core.measures import Unit

UNIT_LABELS: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.PERCENT: "Per cent",
        Unit.RATE: "Per 100,000 people",
        Unit.COUNT: "Number",
        Unit.SCORE: "Score",
    }
)
"""What stands beside a value axis."""

_SUFFIXES: Mapping[Form, str] = MappingProxyType(
    {Form.PERCENT: "%", Form.THOUSANDS: "k", Form.PLAIN: "", Form.ORDINAL: ""}
)
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_TICKS = 6


def nice_axis(
    values: Iterable[float], *, floor: float | None = None, ceiling: float | None = None
) -> tuple[float, float, tuple[float, ...]]:
    """Return bottom, top and ticks of an axis that holds *values* with a little room.

    Args:
        values: What must be visible; an empty sequence gives the axis 0 to 1.
        floor: Lowest value that can occur; the axis does not go below it.
        ceiling: Highest value that can occur.
    """
    held = list(values)
    if not held:
        return 0.0, 1.0, (0.0, 1.0)
    low, high = min(held), max(held)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    # So near to one another that the axis could not tell them apart in its labels.
    room = max(room, abs(high) * 1e-9, 1e-9)
    low, high = low - room, high + room
    if floor is not None:
        low = max(low, floor)
    if ceiling is not None:
        high = min(high, ceiling)
    if low > 0 and low < 0.35 * high:
        low = 0.0
    step = _round_step((high - low) / (_MOST_TICKS - 1))
    # In whole steps, so that no sum of fractions drifts.
    bottom, top = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    digits = max(0, 2 - math.floor(math.log10(step)))
    ticks = tuple(round(index * step, digits) for index in range(bottom, top + 1))
    return ticks[0], ticks[-1], ticks


def tick_labels(ticks: Sequence[float], form: Form) -> list[str]:
    """Write ticks with as many decimals as tell them apart, the same for all."""
    places = tick_decimals(ticks)
    exact = (Decimal(str(tick)) for tick in ticks)
    return [f"{format_number(tick, places, Form.PLAIN)}{_SUFFIXES[form]}" for tick in exact]


def tick_decimals(ticks: Sequence[float]) -> int:
    """Return how many digits after the point tell ticks apart."""
    exact = (Decimal(str(tick)).normalize() for tick in ticks)
    return max(0, *(-int(tick.as_tuple().exponent) for tick in exact))


def _round_step(rough: float) -> float:
    magnitude = 10.0 ** math.floor(math.log10(rough))
    return next(step * magnitude for step in _STEPS if step * magnitude >= rough * (1 - 1e-9))
