"""Whether a change could be chance: the one rule, for surveys, shares and small counts.

Sources: the published margins of error, combined as for two independent surveys; the interval of
Newcombe for the difference of two proportions (Statistics in Medicine 17, 1998, 873-890, its method
10); for counts twice the standard error of the difference of two Poisson counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.figures import Form, Reading
from perfdesk.core.measures import Unit

_FEW = 100
"""Counts from here on are large enough for what is seen to be meant."""
_Z = Decimal("1.959964")
"""Of the 95 % interval."""
_UNRELIABLE = "[u]"
_MEASURED = re.compile(
    r"\W*(?:calendar |working )?(?:minutes?|hours?|days?|weeks?|months?|years?|miles?|km|points?)"
    r"\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Margins:
    """The published 95 % margins of error of two figures, each of the year it stands for.

    Attributes:
        now: Of the later figure; None where there is none.
        before: Of the earlier one.
    """

    now: Decimal | None = None
    before: Decimal | None = None


def could_be_chance(now: Reading, before: Reading, unit: Unit | None, margins: Margins) -> bool:
    """Tell whether two figures are no further apart than chance would put them.

    Two surveys are judged by their margins alone; a figure of low reliability always may be
    chance. Shares and counts are looked at where they are small, and large ones never.

    Args:
        now: The later figure, with a value.
        before: The earlier one, with a value.
        unit: What the values count; None where it is not known.
        margins: Their published margins of error.
    """
    assert now.value is not None and before.value is not None
    if margins.now is not None and margins.before is not None:
        both = (margins.now**2 + margins.before**2).sqrt()
        return abs(now.value - before.value) <= both
    if _UNRELIABLE in now.status or _UNRELIABLE in before.status:
        return True
    if now.form is Form.PERCENT:
        return _shares(now, before)
    counts = _counts(now, before, unit)
    if counts is None:
        return False
    return max(counts) < _FEW and abs(counts[0] - counts[1]) < 2 * (counts[0] + counts[1]).sqrt()


def newcombe(
    now: tuple[Decimal, Decimal], before: tuple[Decimal, Decimal]
) -> tuple[Decimal, Decimal]:
    """Return the 95 % interval of the difference of two proportions.

    Args:
        now: Numerator and denominator of the later one; the denominator is above zero.
        before: The same of the earlier one.
    """
    one, one_low, one_high = wilson(*now)
    other, other_low, other_high = wilson(*before)
    difference = one - other
    down = ((one - one_low) ** 2 + (other_high - other) ** 2).sqrt()
    up = ((one_high - one) ** 2 + (other - other_low) ** 2).sqrt()
    return difference - down, difference + up


def wilson(numerator: Decimal, denominator: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Return a proportion with the ends of Wilson's 95 % interval, all from 0 to 1."""
    share = numerator / denominator
    squared = _Z**2
    middle = 2 * numerator + squared
    spread = _Z * (squared + 4 * numerator * (1 - share)).sqrt()
    whole = 2 * (denominator + squared)
    return share, (middle - spread) / whole, (middle + spread) / whole


def _shares(now: Reading, before: Reading) -> bool:
    """Judge two proportions whose counts are told, where one of them or of the rest is small."""
    both = []
    for each in (now, before):
        part, whole = each.numerator, each.denominator
        if part is None or not whole or not 0 <= part <= whole:
            return False
        both.append((part, whole))
    if all(min(part, whole - part) >= _FEW for part, whole in both):
        return False
    low, high = newcombe(both[0], both[1])
    return low <= 0 <= high


def _counts(now: Reading, before: Reading, unit: Unit | None) -> tuple[Decimal, Decimal] | None:
    """Return two counts of people or things: the values themselves, or those behind a rate."""
    if now.numerator is not None and before.numerator is not None:
        found = now.numerator, before.numerator
    elif unit is Unit.COUNT and _is_count(now) and _is_count(before):
        found = now.value or Decimal(0), before.value or Decimal(0)
    else:
        return None
    return found if min(found) >= 0 else None


def _is_count(reading: Reading) -> bool:
    """Tell whether a value is a count: whole, no money, and nothing that is measured."""
    value = reading.value
    if value is None or value != value.to_integral_value() or "\u00a3" in reading.text:
        return False
    if reading.form is Form.ORDINAL:
        return False  # a place among others
    return reading.decimals == 0 and not _MEASURED.match(reading.qualifier)
