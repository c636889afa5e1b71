"""Whether a figure can be like the others: its scale, its share of the whole, its span.

Four tests, none of them about what is good or bad:

- A factor near 1,000, a million, 100, or one of them turned round, to the same figure as it was, to
  the nearest of the measure's own series, or to its target: thousands or per cent read wrongly.
- A change of five times or more where both values are at least 20: too much for one period, and
  small numbers leap. A value below zero where all others are at least 20, and a zero
  where they are at least 1,000.
- A percentage far above 100 in a series that is not.
- Of what adds up: a year that is one of its parts, and a part of a year in place of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from perfdesk.core.figures import Figure, round_half_up
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.periods import Period
from perfdesk.core.targets import TargetReading

_FACTORS = (1_000_000, 1000, 100)
_SLACK = Decimal("0.25")
"""How far from a factor a ratio may be, as a part of it."""

_LEAP = 5
_SMALL, _LARGE = 20, 1000
_FAR_ABOVE = 150
"""Per cent from which a share is doubted: 112.4% of a plan is not rare."""


class Unlikeness(StrEnum):
    """In what a figure is unlike the others."""

    FACTOR = "factor"
    LEAP = "leap"
    PERCENTAGE = "percentage"
    PART = "part of the year"


@dataclass(frozen=True, slots=True)
class Unlike:
    """Why a figure is unlike the others.

    Attributes:
        kind: In what.
        reason: What it is beside what, as the end of a sentence that begins with the figure.
        arithmetic: What shows it.
    """

    kind: Unlikeness
    reason: str
    arithmetic: str


def why_unlike(
    measure: Measure,
    figure: Figure,
    old: Figure | None,
    series: Iterable[Figure],
    target: TargetReading | None = None,
) -> Unlike | None:
    """Return why a figure is unlike the others; None where it is like one of them, or the first.

    Args:
        measure: What it is of.
        figure: The figure.
        old: What stood in its place; None where nothing did.
        series: Other figures of the measure, of the same place and kind.
        target: What it is held against.
    """
    value = figure.value
    if value is None:
        return None
    others = [each for each in series if each.value is not None and each.key != figure.key]
    if measure.adds_up:
        found = _part_for_whole(figure, old, others)
        if found is not None:
            return found
    beside = _beside(figure, old, others)
    if (odd := _without_figure(value, figure, beside, others)) is not None:
        return odd
    found = _against_all(value, figure, beside)
    if found is None and not beside:
        found = _against_target(value, figure, target)
    if found is not None:
        return found
    is_share = measure.unit is Unit.PERCENT and all(
        each.value is not None and abs(each.value) <= 100 for each in beside
    )
    if is_share and abs(value) >= _FAR_ABOVE:
        shown = figure.reading.number_text
        return Unlike(Unlikeness.PERCENTAGE, "is far above 100%", f"{shown} > 100%")
    return None


def _beside(figure: Figure, old: Figure | None, others: Sequence[Figure]) -> list[Figure]:
    """Return what a figure is held against: what it was; else those before and after it.

    A part of a year is not held against a year.
    """
    if old is not None and old.value is not None:
        return [old]
    period = figure.key.period
    alike = [each for each in others if _is_alike(each, figure)]
    before = [each for each in alike if each.key.period.end < period.end]
    after = [each for each in alike if each.key.period.end > period.end]
    found: list[Figure] = []
    if before:
        found.append(max(before, key=lambda each: each.key.period.end))
    if after:
        found.append(min(after, key=lambda each: each.key.period.end))
    return found


def _is_alike(one: Figure, other: Figure) -> bool:
    ours, theirs = one.key.period, other.key.period
    return ours.is_snapshot == theirs.is_snapshot and ours.months == theirs.months


def _without_figure(
    value: Decimal, figure: Figure, beside: Sequence[Figure], others: Sequence[Figure]
) -> Unlike | None:
    """Return why a zero, or a value below zero, cannot stand among figures that are far from it."""
    values = [each.value for each in (*beside, *others) if each.value is not None]
    least = _SMALL if value < 0 else _LARGE
    if value > 0 or not beside or any(each < least for each in values):
        return None
    each = beside[0]
    words = f"{each.reading.number_text} for {each.key.period}"
    reason = "is zero" if value == 0 else "is below zero"
    shown = figure.reading.number_text
    return Unlike(Unlikeness.LEAP, f"{reason}, unlike {words}", f"{shown} against {words}")


def _against_all(value: Decimal, figure: Figure, beside: Sequence[Figure]) -> Unlike | None:
    """Return why a value is unlike each of some others; None where it is like one of them."""
    found: Unlike | None = None
    for each in beside:
        assert each.value is not None
        words = f"{each.reading.number_text} for {each.key.period}"
        if each.key == figure.key:
            words = f"the {each.reading.number_text} held before"
        why = _ratio(value, each.value, figure.reading.number_text, words)
        if why is None:
            return None
        found = found or why
    return found


def _against_target(value: Decimal, figure: Figure, target: TargetReading | None) -> Unlike | None:
    """Return which factor lies between a first figure and its target, if any does."""
    limits = [each for each in (target.low, target.high) if each] if target else []
    found = [
        _factor(value, limit, figure.reading.number_text, f"its target of {limit:,f}")
        for limit in limits
    ]
    return found[0] if found and all(found) else None


def _ratio(value: Decimal, other: Decimal, shown: str, words: str) -> Unlike | None:
    factor = _factor(value, other, shown, words)
    if factor is not None:
        return factor
    if min(abs(value), abs(other)) < _SMALL:
        return None
    small, large = sorted((abs(value), abs(other)))
    if large < _LEAP * small:
        return None
    times = round_half_up(large / small, 1)
    reason = f"is {times:,f} times {words}"
    if abs(value) < abs(other):
        reason = f"is {times:,f} times smaller than {words}"
    return Unlike(Unlikeness.LEAP, reason, f"{shown} against {words}")


def _factor(value: Decimal, other: Decimal, shown: str, words: str) -> Unlike | None:
    if not value or not other:
        return None
    large, small = max(abs(value), abs(other)), min(abs(value), abs(other))
    ratio = large / small
    is_more = abs(value) > abs(other)
    for factor in _FACTORS:
        if abs(ratio / factor - 1) <= _SLACK:
            about = f"{round_half_up(ratio, 0):,f}"
            if is_more:
                reason, sum_of = f"is about {factor:,} times {words}", about
            else:
                reason, sum_of = f"is about 1/{factor:,} of {words}", f"1/{about}"
            return Unlike(Unlikeness.FACTOR, reason, f"{shown} / {words} = {sum_of}")
    return None


def _part_for_whole(figure: Figure, old: Figure | None, others: Sequence[Figure]) -> Unlike | None:
    whole, said = figure.key.period, figure.stands_for
    stood_whole = old is not None and old.value is not None and old.stands_for == whole
    is_part = whole.start <= said.start and said.end <= whole.end and not said.is_snapshot
    if old is not None and stood_whole and said != whole and is_part:
        return Unlike(
            Unlikeness.PART,
            f"is for {said} alone, in place of {old.reading.number_text} for all of {whole}",
            f"{said} is a part of {whole}",
        )
    for each in _parts(whole, others):
        if each.value == figure.value and figure.value:
            return Unlike(
                Unlikeness.PART,
                f"is the same as {each.reading.number_text} for {each.key.period} alone",
                f"{figure.reading.number_text} = {each.reading.number_text}",
            )
    return None


def _parts(whole: Period, others: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures of quarters and months within a longer span."""
    for each in others:
        part = each.key.period
        is_shorter = 0 < part.months < whole.months and not part.is_snapshot
        if is_shorter and whole.start <= part.start and part.end <= whole.end:
            yield each
