"""Quartiles and ranks of published outcomes.

Source: the ten quartiles printed in January 2022, which follow from the published
one-decimal outcomes by the inclusive linear method (QUARTILE.INC in Excel).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from perfdesk.core.measures import Aim, Unit


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
        unit: What a value counts.
    """

    outcomes: Mapping[str, Decimal | None]
    aim: Aim
    unit: Unit = Unit.PERCENT

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

    @cached_property
    def standings(self) -> Mapping[Decimal, Standing]:
        """Where each value that there is stands; empty where the measure has no aim.

        Councils that share a value stand alike, so it is worked out once a value.
        """
        if self.aim not in {Aim.HIGH, Aim.LOW} or not self.ascending:
            return MappingProxyType({})
        is_high, ascending, total = self.aim is Aim.HIGH, self.ascending, self.n
        lower, median, upper = self.points
        # From the best threshold to the worst, in the direction of the aim.
        thresholds = (upper, median, lower) if is_high else (lower, median, upper)
        found: dict[Decimal, Standing] = {}
        first = 0
        while first < total:
            value = ascending[first]
            after = bisect_right(ascending, value, first)
            better = total - after if is_high else first
            place = _place(value, thresholds, is_high=is_high)
            to_next = abs(thresholds[place - 1] - value) if place else None
            found[value] = Standing(
                value, _BEST_FIRST[place], better + 1, after - first, to_next, self
            )
            first = after
        return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one council stands.

    Attributes:
        value: Its published outcome.
        quartile: Which quarter it is in.
        rank: Its place, 1 for the best; ties share the better place.
        tied: Number of councils with the same value, itself included.
        to_next: How far it is from the next better quarter, zero or more; None in the top one.
        field: All councils that it stands among.
    """

    value: Decimal
    quartile: Quartile
    rank: int
    tied: int
    to_next: Decimal | None
    field: Field

    @property
    def n(self) -> int:
        """Number of councils with a value."""
        return self.field.n

    @property
    def reason(self) -> str:
        """Where it stands, in a sentence: rank, ties, and how far the next quarter is."""
        field = self.field
        shared = f", shared by {self.tied}" if self.tied > 1 else ""
        way = "higher is better" if field.aim is Aim.HIGH else "lower is better"
        said = f"{self.quartile} quartile: rank {self.rank} of {field.n} councils{shared}, {way}"
        if self.to_next is not None:
            following = _BEST_FIRST[_BEST_FIRST.index(self.quartile) - 1].lower()
            points = " percentage points" if field.unit is Unit.PERCENT else ""
            said += f"; {_plain(self.to_next)}{points} short of the {following} quartile"
        best = field.ascending[-1] if field.aim is Aim.HIGH else field.ascending[0]
        level = field.standings[best].tied
        if self.quartile is not Quartile.TOP and level > field.n / 4:
            said += f"; {level} councils share the best value, {_plain(best)}"
        return f"{said}."


def standing_of(council: str, field: Field) -> Standing | None:
    """Return where a council stands; None where it has no value or the measure no aim."""
    value = field.outcomes.get(council)
    return None if value is None else field.standings.get(value)


def _place(value: Decimal, thresholds: tuple[Decimal, ...], *, is_high: bool) -> int:
    """Return the index of the first threshold that a value reaches, from the best one."""
    for place, threshold in enumerate(thresholds):
        if value >= threshold if is_high else value <= threshold:
            return place
    return len(thresholds)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


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
