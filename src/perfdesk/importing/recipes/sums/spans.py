"""The pieces of a year that were counted, and the spans that they fill: days, months, quarters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from string import ascii_uppercase, digits

from perfdesk.core.periods import Period, months
from perfdesk.core.sources import CellReference
from perfdesk.importing.formats.extract import cell_range, column_number

_QUARTER_ENDS = frozenset({6, 9, 12, 3})
_DAYS_CLOSED = 7
"""Days at the beginning or end of a file's days, as around Christmas, that nothing was open on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What was counted in one span of a year.

    Attributes:
        period: The span.
        value: How many.
        source: The cell that says so; for days added up to their month, the first to the last.
        days: How many cells of days it is the sum of; 0 for a cell of its own.
    """

    period: Period
    value: Decimal
    source: CellReference
    days: int = 0


@dataclass(frozen=True, slots=True)
class Cover:
    """The pieces that make up a span.

    Attributes:
        pieces: In order, the finest there are.
        at_odds: Longer pieces that say something else than the pieces within them.
    """

    pieces: tuple[Piece, ...]
    at_odds: tuple[tuple[Piece, Decimal], ...] = ()

    @property
    def total(self) -> Decimal:
        """The sum of the pieces."""
        return sum((each.value for each in self.pieces), Decimal(0))


def cover(span: Period, pieces: Sequence[Piece]) -> Cover | None:
    """Return the finest pieces that fill a span without gap and overlap; None if none do.

    Where there are months and the quarter that they make up, the months are taken, and the
    quarter is compared with their sum.
    """
    inside = [
        each
        for each in pieces
        if each.period.is_whole_months
        and span.start <= each.period.start
        and each.period.end <= span.end
    ]
    best: dict[int, tuple[Piece, ...]] = {0: ()}
    for end in range(1, span.months + 1):
        ways = [
            (*best[start], each)
            for each in inside
            for start in [_at(span, each.period) - 1]
            if start in best and start + each.period.months == end
        ]
        if ways:
            best[end] = max(ways, key=len)
    found = best.get(span.months)
    if not found:
        return None
    odds = []
    for each in inside:
        within = [one for one in found if each.period.start <= one.period.start <= each.period.end]
        if each in found or sum(one.period.months for one in within) != each.period.months:
            continue
        total = sum((one.value for one in within), Decimal(0))
        if total != each.value:
            odds.append((each, total))
    return Cover(found, tuple(odds))


def with_quarters_in_last_months(year: Period, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Read a year of which only June, September, December and March are filled as its quarters."""
    inside = [each for each in pieces if year.start <= each.period.start <= year.end]
    filled = {each.period.start.month for each in inside if each.period.months == 1}
    if filled != _QUARTER_ENDS:
        return tuple(pieces)
    return tuple(
        replace(each, period=_quarter_ending(each.period))
        if each in inside and each.period.months == 1
        else each
        for each in pieces
    )


@dataclass(frozen=True, slots=True)
class Days:
    """From which to which day a file has anything of a measure, and how its days are to be read.

    Attributes:
        first: The first day.
        last: The last day.
        are_months: Whether each stands for its month: they are all the first of one, or the last.
    """

    first: date
    last: date
    are_months: bool

    @classmethod
    def among(cls, periods: Iterable[Period]) -> Days | None:
        """Return the days among some periods; None where there are none."""
        days = {each.start for each in periods if each.is_snapshot}
        if not days:
            return None
        ends = {(day + timedelta(1)).day == 1 for day in days}
        are_months = {day.day for day in days} == {1} or ends == {True}
        return cls(min(days), max(days), are_months)

    def fill(self, month: Period) -> bool:
        """Tell whether a month is whole: only those in which the days begin or end may not be.

        Days without a row within it add nothing: branches are closed on some.
        """
        if self.are_months:
            return True
        begins_late = month.start <= self.first - timedelta(_DAYS_CLOSED) <= month.end
        ends_early = month.start <= self.last + timedelta(_DAYS_CLOSED) <= month.end
        return not (begins_late or ends_early)


def with_days_in_months(pieces: Collection[Piece], days: Days) -> tuple[Piece, ...]:
    """Return pieces with those of single days added up to the months that are whole."""
    by_month: dict[tuple[int, int], list[Piece]] = {}
    others: list[Piece] = []
    for each in pieces:
        day = each.period.start
        if each.period.is_snapshot:
            by_month.setdefault((day.year, day.month), []).append(each)
        else:
            others.append(each)
    whole = [
        Piece(month, sum((each.value for each in found), Decimal(0)), span_of(found), len(found))
        for key, found in by_month.items()
        if days.fill(month := months(key, key))
    ]
    # Before a month that has a piece of its own, which is then compared with its days.
    return (*whole, *others)


def span_of(pieces: Collection[Piece]) -> CellReference:
    """Return the smallest range with the cells of all pieces of a sheet."""
    first = min(pieces, key=lambda each: each.period).source
    names = [
        name
        for each in pieces
        if each.source.sheet == first.sheet
        for name in each.source.cell.split(":")
    ]
    rows = [int(name.lstrip(ascii_uppercase)) for name in names]
    columns = [column_number(name.rstrip(digits)) for name in names]
    return replace(first, cell=cell_range(min(rows), min(columns), max(rows), max(columns)))


def filled_months(span: Period, pieces: Sequence[Piece]) -> int:
    """Return how many months of a span have something."""
    months_of = {
        at + shift
        for each in pieces
        if span.start <= each.period.start and each.period.end <= span.end
        for at in [_at(span, each.period)]
        for shift in range(each.period.months)
    }
    return len(months_of)


def _at(span: Period, period: Period) -> int:
    """Return in which month of *span*, from 1, a period starts."""
    years = period.start.year - span.start.year
    return years * 12 + period.start.month - span.start.month + 1


def _quarter_ending(month: Period) -> Period:
    last = month.end.year * 12 + month.end.month - 1
    first = last - 2
    return months((first // 12, first % 12 + 1), (last // 12, last % 12 + 1))
