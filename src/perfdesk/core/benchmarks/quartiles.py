"""Quartiles and ranks of published outcomes.

Source: the ten quartiles printed in January 2022, which follow from the published
one-decimal outcomes by the inclusive linear method (QUARTILE.INC in Excel).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from perfdesk.core.measures import Aim


class Quartile(StrEnum):
    """A quarter of all councils, the best first."""

    TOP = "Top"
    SECOND = "Second"
    THIRD = "Third"
    BOTTOM = "Bottom"


_BEST_FIRST = tuple(Quartile)


@dataclass(frozen=True)
class Field:
    """The published outcomes of all councils for one measure and year.

    Attributes:
        outcomes: Value by council code; None where nothing was published.
        aim: Which way is good: High or Low.
    """

    outcomes: Mapping[str, Decimal | None]
    aim: Aim

    @cached_property
    def ascending(self) -> tuple[Decimal, ...]:
        """All values there are, the smallest first."""
        return tuple(sorted(value for value in self.outcomes.values() if value is not None))

    @property
    def n(self) -> int:
        """Number of councils with a value."""
        return len(self.ascending)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Codes of the councils without a value, in the order given."""
        return tuple(code for code, value in self.outcomes.items() if value is None)

    @cached_property
    def points(self) -> tuple[Decimal, Decimal, Decimal]:
        """Lower quartile, median and upper quartile.

        Raises:
            ValueError: No council has a value.
        """
        quarters = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
        lower, median, upper = (inclusive_percentile(self.ascending, part) for part in quarters)
        return lower, median, upper


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one council stands.

    Attributes:
        value: Its published outcome.
        quartile: Which quarter it is in.
        rank: Its place, 1 for the best; ties share the better place.
        tied: Number of councils with the same value, itself included.
        n: Number of councils with a value.
        lower_quartile: Of all values, whatever the aim.
        median: Of all values.
        upper_quartile: Of all values.
        to_next: How far it is from the next better quarter, zero or more; None in the top one.
        reason: In a sentence.
    """

    value: Decimal
    quartile: Quartile
    rank: int
    tied: int
    n: int
    lower_quartile: Decimal
    median: Decimal
    upper_quartile: Decimal
    to_next: Decimal | None
    reason: str


def standing_of(council: str, field: Field) -> Standing | None:
    """Return where a council stands; None where it has no value or the measure no aim."""
    value = field.outcomes.get(council)
    if value is None or field.aim not in {Aim.HIGH, Aim.LOW}:
        return None
    is_high = field.aim is Aim.HIGH
    ascending = field.ascending
    first, after = bisect_left(ascending, value), bisect_right(ascending, value)
    better = len(ascending) - after if is_high else first
    lower, median, upper = field.points
    # From the best threshold to the worst, in the direction of the aim.
    thresholds = (upper, median, lower) if is_high else (lower, median, upper)
    reached = [value >= each if is_high else value <= each for each in thresholds]
    place = reached.index(True) if any(reached) else len(thresholds)
    quartile = _BEST_FIRST[place]
    to_next = abs(thresholds[place - 1] - value) if place else None
    rank, tied = better + 1, after - first
    return Standing(
        value, quartile, rank, tied, len(ascending), lower, median, upper, to_next,
        _reason(quartile, rank, tied, field, to_next, thresholds[0]),
    )  # fmt: skip


def inclusive_percentile(ascending: tuple[Decimal, ...], part: Decimal) -> Decimal:
    """Return the value below which *part* of the values lie, by the inclusive linear method.

    Args:
        ascending: The values, the smallest first.
        part: From 0 to 1.

    Raises:
        ValueError: There are no values.
    """
    if not ascending:
        raise ValueError("a percentile needs values")
    place = part * (len(ascending) - 1)
    below = int(place)
    if below == len(ascending) - 1:
        return ascending[below]
    return ascending[below] + (ascending[below + 1] - ascending[below]) * (place - below)


def _reason(
    quartile: Quartile,
    rank: int,
    tied: int,
    field: Field,
    to_next: Decimal | None,
    best: Decimal,
) -> str:
    shared = f", shared by {tied}" if tied > 1 else ""
    way = "higher is better" if field.aim is Aim.HIGH else "lower is better"
    said = f"{quartile} quartile: rank {rank} of {field.n} councils{shared}, {way}"
    if to_next is not None:
        following = _BEST_FIRST[_BEST_FIRST.index(quartile) - 1].lower()
        said += f"; {to_next.normalize():f} short of the {following} quartile"
    at_best = field.ascending[-1] if field.aim is Aim.HIGH else field.ascending[0]
    level = sum(1 for value in field.ascending if value == at_best)
    if best == at_best and quartile is not Quartile.TOP and level > field.n / 4:
        said += f"; {level} councils share the best value, {at_best.normalize():f}"
    return f"{said}."
