"""A council beside all others over every measure of a published year: counts, moves, places.

Sources: the committee paper of January 2018 ("There were 26 metrics ... above the national average
for 54% of them"), and the published margins of error, combined as for two independent surveys.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from perfdesk.core.benchmarks.averages import Average
from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.benchmarks.quartiles import Quartile, Standing
from perfdesk.core.benchmarks.standing import (
    Benchmark,
    benchmark,
    field_of,
    published_at,
    standing_in,
)
from perfdesk.core.councils import council_in, current_code
from perfdesk.core.framework.catalogue import FrameworkMeasure
from perfdesk.core.measures import Aim
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period

_BEST_FIRST = tuple(Quartile)


class AgainstEngland(StrEnum):
    """How a published outcome stands against England's."""

    BETTER = "better"
    SAME = "the same"
    WORSE = "worse"


class Chance(StrEnum):
    """What is left of a difference between two surveys after their margins of error."""

    BETTER = "statistically better"
    SIMILAR = "statistically similar"
    WORSE = "statistically worse"


@dataclass(frozen=True, slots=True)
class Place:
    """A rank among a group of councils, 1 for the best; ties share the better place."""

    rank: int
    n: int


@dataclass(frozen=True, slots=True)
class YearLine:
    """One measure of the year.

    Attributes:
        benchmark: The council beside all others.
        against: How it stands against England; None where either has no figure.
        chance: What margins of error leave of that, for surveys; None without margins.
        before: Its quartile of the year before; None where that cannot be compared.
        of_type: Its place among councils of its type; None without a figure.
    """

    benchmark: Benchmark
    against: AgainstEngland | None
    chance: Chance | None
    before: Quartile | None
    of_type: Place | None

    @property
    def entry(self) -> FrameworkMeasure:
        """The measure."""
        return self.benchmark.entry

    @property
    def standing(self) -> Standing | None:
        """Its quartile and rank."""
        return self.benchmark.standing

    @property
    def moved(self) -> int:
        """By how many quartiles it moved up since the year before; negative for down."""
        if self.before is None or self.standing is None:
            return 0
        return _BEST_FIRST.index(self.before) - _BEST_FIRST.index(self.standing.quartile)


@dataclass(frozen=True)
class WholeYear:
    """Every measure of a published year that a council has a figure for.

    Attributes:
        period: The year.
        council: Code of the council.
        name: Its name.
        type_name: What councils of its type are called.
        lines: The measures in the order of their codes.
        without: Those that were published, but not for this council.
    """

    period: Period
    council: str
    name: str
    type_name: str
    lines: tuple[YearLine, ...]
    without: tuple[FrameworkMeasure, ...]

    def against(self, how: AgainstEngland) -> tuple[YearLine, ...]:
        """Return the measures that stand so against England."""
        return tuple(each for each in self.lines if each.against is how)

    def by_chance(self, how: Chance) -> tuple[YearLine, ...]:
        """Return the measures of surveys that stand so against England."""
        return tuple(each for each in self.lines if each.chance is how)

    def in_quartile(self, quartile: Quartile) -> tuple[YearLine, ...]:
        """Return the measures in a quartile."""
        return tuple(
            each for each in self.lines if each.standing and each.standing.quartile is quartile
        )

    def were_in(self, quartile: Quartile) -> tuple[YearLine, ...]:
        """Return the measures that were in a quartile the year before and can be compared."""
        return tuple(each for each in self.lines if each.before is quartile)

    @cached_property
    def moved_up(self) -> tuple[YearLine, ...]:
        """The measures in a better quartile than the year before."""
        return tuple(each for each in self.lines if each.moved > 0)

    @cached_property
    def moved_down(self) -> tuple[YearLine, ...]:
        """The measures in a worse quartile than the year before."""
        return tuple(each for each in self.lines if each.moved < 0)

    @property
    def compared(self) -> int:
        """How many measures can be compared with the year before."""
        return sum(each.before is not None for each in self.lines)


def periods_published(pack: Pack) -> tuple[Period, ...]:
    """Return the years of which a pack holds what was published of any measure, oldest first."""
    return tuple(sorted({each.key.period for each in pack.table(PublishedYear).values()}))


def whole_year(
    pack: Pack, period: Period, council: str, group: NeighbourGroup | None = None
) -> WholeYear:
    """Set a council beside all others over every measure that was published of a year.

    Args:
        pack: What holds the publications.
        period: The year.
        council: ONS code, in force or not.
        group: Its neighbours, if they are asked for.
    """
    published = sorted(
        (each for each in pack.table(PublishedYear).values() if each.key.period == period),
        key=lambda each: each.key.framework,
    )
    lines, without = [], []
    for year in published:
        found = _beside_others(year, council, group)
        if found is None:
            continue
        if found.outcome is None or found.outcome.value is None:
            without.append(found.entry)
            continue
        lines.append(_line(pack, year, found))
    known = council_in(current_code(council), period)
    return WholeYear(
        period,
        council,
        known.name if known else council,
        known.type_place.name if known else "",
        tuple(lines),
        tuple(without),
    )


def _beside_others(
    year: PublishedYear, council: str, group: NeighbourGroup | None
) -> Benchmark | None:
    try:
        return benchmark(year, council, group)
    except KeyError:
        return None  # of an edition that is not known


def _line(pack: Pack, year: PublishedYear, found: Benchmark) -> YearLine:
    england = found.averages[0]
    return YearLine(
        found,
        _against(found, england),
        _chance(found, england),
        _before(pack, year, found),
        _of_type(year, found),
    )


def _gain(found: Benchmark, england: Average) -> Decimal | None:
    """Return how much better than England's an outcome is; None where that has no meaning."""
    own = found.outcome.value if found.outcome else None
    if own is None or england.value is None or found.entry.aim not in {Aim.HIGH, Aim.LOW}:
        return None
    return own - england.value if found.entry.aim is Aim.HIGH else england.value - own


def _against(found: Benchmark, england: Average) -> AgainstEngland | None:
    gain = _gain(found, england)
    if gain is None:
        return None
    if gain == 0:
        return AgainstEngland.SAME
    return AgainstEngland.BETTER if gain > 0 else AgainstEngland.WORSE


def _chance(found: Benchmark, england: Average) -> Chance | None:
    gain = _gain(found, england)
    margin = found.outcome.margin if found.outcome else None
    if gain is None or margin is None:
        return None
    both = (margin**2 + (england.margin or Decimal(0)) ** 2).sqrt()
    if abs(gain) <= both:
        return Chance.SIMILAR
    return Chance.BETTER if gain > 0 else Chance.WORSE


def _before(pack: Pack, year: PublishedYear, found: Benchmark) -> Quartile | None:
    """Return the quartile of the year before; None where a break in the series is between."""
    period = year.key.period
    if any(each.period == period for each in found.entry.breaks):
        return None
    earlier = published_at(pack, year.key.framework, period.a_year_earlier())
    if earlier is None:
        return None
    standing, _ = standing_in(earlier, found.council)
    return standing.quartile if standing else None


def _of_type(year: PublishedYear, found: Benchmark) -> Place | None:
    period = year.key.period
    own = current_code(found.council)
    known = council_in(own, period)
    field = field_of(year)
    value = field.outcomes.get(own)
    if known is None or value is None or field.aim not in {Aim.HIGH, Aim.LOW}:
        return None
    others = [
        other
        for code, other in field.outcomes.items()
        if other is not None
        and (council := council_in(code, period)) is not None
        and council.type == known.type
    ]
    better = sum(other > value if field.aim is Aim.HIGH else other < value for other in others)
    return Place(better + 1, len(others))


def nearest_to_next(lines: Sequence[YearLine]) -> Iterator[tuple[YearLine, Decimal, Quartile]]:
    """Yield the measures that are not in the top quartile, with how far they are from the next."""
    for each in lines:
        standing = each.standing
        if standing is not None and standing.to_next is not None:
            better = _BEST_FIRST[_BEST_FIRST.index(standing.quartile) - 1]
            yield each, standing.to_next, better
