"""Whether rates follow from their counts and one population, of the right year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.building.judging import previous_figure, reported_figure
from perfdesk.core.figures import Figure, Form, format_number, ratio, round_half_up
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetReading

_PER = 100_000
_JUMP = Decimal("1.03")
"""A population that grows or shrinks by more than this in a year is another one."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Population:
    """The population behind a rate: told, or what its count and its rounding leave possible.

    Attributes:
        low: The smallest it can be.
        high: The largest.
        vintage: Its year (`mid-2020`); empty where nothing tells it.
    """

    low: Decimal
    high: Decimal
    vintage: str = ""

    def __str__(self) -> str:
        about = "" if self.low == self.high else "about "
        vintage = f" ({self.vintage})" if self.vintage else ""
        return f"{about}{format_number((self.low + self.high) / 2, 0, Form.PLAIN)}{vintage}"

    def meets(self, other: _Population) -> bool:
        """Tell whether both can be the same."""
        return self.low <= other.high and other.low <= self.high

    def at_least_times(self, other: _Population) -> Decimal:
        """Return how many times as large one of the two is, at the least; below 1 if alike."""
        return max(self.low / other.high, other.low / self.high)


def check_populations(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find rates that no population, the wrong one or a jumping one lies behind."""
    for measure in pack.measures_at(position.period):
        if measure.unit is not Unit.RATE:
            continue
        now = reported_figure(pack, measure, position.period)
        before = previous_figure(pack, measure, position)
        for figure in (now, before):
            if figure is not None:
                yield from _recomputed(pack, measure, figure)
        if now is not None:
            yield from _target(measure, now, pack.target(measure.id, position.period))
        if before is not None:
            yield from _same_count(measure, before, pack.target(measure.id, position.period))
        if now is not None and before is not None:
            yield from _jump(measure, now, before)
            yield from _vintages(measure, now, before)


def _same_count(measure: Measure, before: Figure, target: TargetReading) -> Iterator[Problem]:
    """Find one count that is printed as two rates which no one population can give."""
    reading = before.reading
    if reading.numerator is None or reading.numerator != target.count or target.low is None:
        return
    behind = _behind(before)
    other = _implied(target.low, target.count, target.decimals)
    if behind is None or other is None or behind.at_least_times(other) <= _JUMP:
        return
    yield Problem(
        Severity.ERROR,
        ProblemKind.TWO_RATES,
        f"{measure.description}: {reading.numerator:,f} is printed both as "
        f"{target.number_text} (target) and as {reading.number_text} ({before.key.period}). The "
        "populations behind them differ too much for both to be right.",
        measure.id,
        before.key.period.label,
        f"{reading.numerator:,f} at {target.number_text} is a population of {other}, at "
        f"{reading.number_text} of {behind}",
    )


def _behind(figure: Figure) -> _Population | None:
    reading = figure.reading
    if reading.denominator:
        return _Population(reading.denominator, reading.denominator, figure.population)
    return _implied(reading.value, reading.numerator, reading.decimals, figure.population)


def _implied(
    rate: Decimal | None, count: Decimal | None, decimals: int, vintage: str = ""
) -> _Population | None:
    """Return what the population can be, given a rate rounded to its last digit and its count."""
    half = Decimal(1).scaleb(-decimals) / 2
    if rate is None or not count or rate <= half:
        return None
    return _Population(count * _PER / (rate + half), count * _PER / (rate - half), vintage)


def _recomputed(pack: Pack, measure: Measure, figure: Figure) -> Iterator[Problem]:
    """Work a rate out from its count and the population that was published with the measure."""
    reading = figure.reading
    if reading.value is None or not reading.numerator or reading.denominator:
        return
    known = [
        each
        for line in pack.lineage(measure.id)
        for each in pack.figures_of(line.id)
        if each.key.place == pack.settings.council and each.reading.denominator
    ]
    same_year = [each for each in known if each.stands_for == figure.stands_for]
    if not same_year:
        return
    population = same_year[0].reading.denominator or Decimal(1)
    exact = ratio(reading.numerator, population, _PER)
    if round_half_up(exact, reading.decimals) == reading.value:
        return
    vintage = _vintage(same_year[0])
    shown = format_number(exact, reading.decimals, reading.form)
    fits = next(
        filter(None, (_fitting(reading.value, reading.decimals, each) for each in known)), ""
    )
    yield Problem(
        Severity.WARNING,
        ProblemKind.POPULATION,
        f"{measure.description}: {reading.number_text} for {figure.key.period} is not "
        f"{reading.numerator:,f} in the {vintage}population of {population:,f}, which is "
        f"{shown}{fits}.",
        measure.id,
        figure.key.period.label,
        f"{reading.numerator:,f} / {population:,f} x 100,000 = {shown}",
    )


def _vintage(figure: Figure) -> str:
    return f"{figure.population} " if figure.population else ""


def _fitting(rate: Decimal, decimals: int, known: Figure) -> str:
    """Return the count that gives a rate in a known population; empty where none does."""
    population = known.reading.denominator or Decimal(1)
    count = round_half_up(rate * population / _PER, 0)
    if round_half_up(ratio(count, population, _PER), decimals) != rate:
        return ""
    return f"; {count:,f} in the {_vintage(known)}population of {population:,f} would match"


def _target(measure: Measure, figure: Figure, target: TargetReading) -> Iterator[Problem]:
    ours = _behind(figure)
    theirs = _implied(target.low, target.count, target.decimals) if target.high is None else None
    if ours is None or theirs is None or ours.meets(theirs):
        return
    yield Problem(
        Severity.NOTE,
        ProblemKind.POPULATION,
        f"{measure.description}: the figure uses a population of {ours}, but its target "
        f"\u201c{target.text}\u201d uses {theirs}. They are for different years, or one of the "
        "counts is wrong.",
        measure.id,
        figure.key.period.label,
        _sums(figure, ours, target, theirs),
    )


def _sums(figure: Figure, ours: _Population, target: TargetReading, theirs: _Population) -> str:
    return (
        f"{figure.reading.numerator or 0:,f} / {figure.reading.number_text} x 100,000 = {ours}; "
        f"{target.count or 0:,f} / {target.number_text} x 100,000 = {theirs}"
    )


def _jump(measure: Measure, now: Figure, before: Figure) -> Iterator[Problem]:
    ours, theirs = _behind(now), _behind(before)
    years = max(1, now.stands_for.end.year - before.stands_for.end.year)
    if ours is None or theirs is None or ours.at_least_times(theirs) <= _JUMP**years:
        return
    percent = format_number((ours.at_least_times(theirs) - 1) * 100, 1, Form.PERCENT)
    yield Problem(
        Severity.WARNING,
        ProblemKind.POPULATION,
        f"{measure.description}: the population behind the rate goes from {theirs} in "
        f"{before.key.period} to {ours} in {now.key.period}, a change of {percent} or more.",
        measure.id,
        now.key.period.label,
    )


def _vintages(measure: Measure, now: Figure, before: Figure) -> Iterator[Problem]:
    """Find two rates whose populations are not as many years apart as they are themselves."""
    ours, theirs = _YEAR.search(now.population), _YEAR.search(before.population)
    if ours is None or theirs is None:
        return
    apart = now.stands_for.end.year - before.stands_for.end.year
    if int(ours[0]) - int(theirs[0]) == apart:
        return
    yield Problem(
        Severity.NOTE,
        ProblemKind.POPULATION,
        f"{measure.description}: {now.key.period} uses the {now.population} population, but "
        f"{before.key.period} uses {before.population}.",
        measure.id,
        now.key.period.label,
    )
