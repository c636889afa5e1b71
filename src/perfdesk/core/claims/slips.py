"""Slips of the hand: a digit changed, two changed over, one lost or added, a lost `k`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.figures import round_half_up

_THOUSAND = 1000
_MOST = 10**9
_MILLION = 10**6
_FEWEST_DIGITS = 3
_COUNTED = frozenset({Sort.COUNT, Sort.MONEY})


def is_slip(printed: Quantity, right: Decimal) -> bool:
    """Tell whether a printed number is one slip of the hand away from the right one."""
    written = as_written(right, printed)
    if printed.scale >= _MILLION and len(_digits(written)) < _FEWEST_DIGITS:
        return False  # `1.4 million` is a slip away from too many numbers
    return are_a_slip_apart(_digits(as_written(printed.value, printed)), _digits(written))


def lost_thousands(printed: Quantity, low: Decimal, high: Decimal) -> bool:
    """Tell whether a printed number is right but for its `k`, too many or too few."""
    more = printed.low * _THOUSAND <= high and printed.high * _THOUSAND >= low
    less = printed.low <= high * _THOUSAND and printed.high >= low * _THOUSAND
    return bool(printed.value) and (more or (less and printed.scale == _THOUSAND))


def are_a_slip_apart(one: str, other: str) -> bool:
    """Tell whether two strings of digits differ by one slip."""
    if one == other:
        return False
    if len(one) == len(other):
        differing = [place for place in range(len(one)) if one[place] != other[place]]
        if len(differing) == 1:
            return True
        if len(differing) != 2:
            return False
        first, second = differing
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    shorter, longer = sorted((one, other), key=len)
    return (
        len(longer) == len(shorter) + 1
        and len(shorter) > 1
        and any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    )


def whole_slips(value: Decimal) -> Iterator[Decimal]:
    """Yield every whole number of as many digits that is one slip away from *value*."""
    digits = f"{value:.0f}"
    seen = {digits}
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and not (place == 0 and other == "0"):
                slip = digits[:place] + other + digits[place + 1 :]
                if slip not in seen:
                    seen.add(slip)
                    yield Decimal(slip)
    for place in range(len(digits) - 1):
        slip = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if slip not in seen and slip[0] != "0":
            seen.add(slip)
            yield Decimal(slip)


def mending_slip(
    parts: tuple[Decimal, Decimal], holds: Callable[[Decimal, Decimal], bool]
) -> tuple[Decimal, Decimal] | None:
    """Return the pair of counts, one slip away from *parts*, for which a sum holds; the nearest."""
    first, second = parts
    found = [(slip, second) for slip in whole_slips(first) if holds(slip, second)]
    found += [(first, slip) for slip in whole_slips(second) if holds(first, slip)]
    if not found:
        return None
    return min(found, key=lambda pair: abs(pair[0] - first) + abs(pair[1] - second))


def as_written(value: Decimal, printed: Quantity) -> str:
    """Return *value* in the digits that *printed* is written in, rounded as far as it is."""
    if printed.sort in _COUNTED and printed.scale == 1 and printed.high > printed.low:
        step = 1
        while step < _MOST and printed.value and printed.value % (step * 10) == 0:
            step *= 10
        value = round_half_up(value / step, 0) * step
    shown = round_half_up(value / printed.scale, printed.decimals)
    return f"{shown:f}"


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())
