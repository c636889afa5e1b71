"""What the words around a number say of it, facet by facet.

A heading such as `Target Q3 2023/24 YTD (£000s)` says five things of the numbers below it: that
they are targets, of April to December 2023, added up since April, in pounds, in thousands. What it
says beyond that is kept word for word in `Facets.unread`, so that nobody has to guess. The words
themselves are data (`words`); `reading_words.facets_of` reads them.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from perfdesk.core.periods import Period, academic_year, months
from perfdesk.core.places import Place


class Statement(StrEnum):
    """What a number states."""

    UNSTATED = ""
    FIGURE = "figure"
    TARGET = "target"
    FORECAST = "forecast"
    COMPARATOR = "comparator"
    VARIANCE = "variance"
    RANK = "rank"
    QUARTILE = "quartile"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    BASE = "base"
    MARGIN = "margin of error"
    LOWER_LIMIT = "lower limit"
    UPPER_LIMIT = "upper limit"
    STATUS = "status"
    COMMENT = "comment"


class Span(StrEnum):
    """How much time a number sums up, beyond the period that it names."""

    UNSTATED = ""
    ALONE = "alone"
    YEAR = "year"
    TO_DATE = "to date"
    ROLLING_YEAR = "rolling year"
    ACADEMIC_YEAR = "academic year"
    CALENDAR_YEAR = "calendar year"
    WEEK = "week"
    SNAPSHOT = "snapshot"
    SURVEY = "survey"


class Standing(StrEnum):
    """How far a number can be relied on."""

    UNSTATED = ""
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    SUPPRESSED = "suppressed"
    HIDDEN = "hidden"
    SUPERSEDED = "superseded"


UNSURE = frozenset({Standing.ESTIMATED, Standing.SUPERSEDED})
"""What is no figure before somebody says that it is one."""

_APRIL = 4


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A part of a financial year whose year is not said: a quarter, months, or the whole.

    Attributes:
        first: Its first month, 1 for January.
        last: Its last month.
    """

    first: int
    last: int

    @property
    def is_whole_year(self) -> bool:
        """Whether it is April to March."""
        return self == WHOLE_YEAR

    @property
    def is_in_one_year(self) -> bool:
        """Whether it does not go on from March into April."""
        first, last = ((month - _APRIL) % 12 for month in (self.first, self.last))
        return first <= last

    @property
    def is_since_april(self) -> bool:
        """Whether it begins with the year and ends before it."""
        return self.first == _APRIL and not self.is_whole_year

    def __str__(self) -> str:
        """Return its months, `Oct-Dec`."""
        first, last = (calendar.month_abbr[month] for month in (self.first, self.last))
        return first if first == last else f"{first}-{last}"

    def with_year(self, year: Period) -> Period:
        """Return the months that it is in a financial year.

        Args:
            year: The year; of a part of one, that in which it ends.
        """
        begins = year.year.start.year
        return months(*((begins + (month < _APRIL), month) for month in (self.first, self.last)))


WHOLE_YEAR = PartOfYear(_APRIL, _APRIL - 1)
"""April to March."""


def quarter(number: int) -> PartOfYear:
    """Return a quarter of the financial year, by its number from 1 to 4."""
    first = (3 * number) % 12 + 1
    return PartOfYear(first, first + 2)


@dataclass(frozen=True, slots=True)
class Facets:
    """What some words say of the numbers that they stand over or beside.

    Attributes:
        statement: What the numbers state; unstated means figures by default.
        period: The time they are about. A span to date is applied: `Q3 2023/24 YTD` is April to
            December 2023.
        part: A part of a year whose year is not said (`Q1`, `Apr-Jun`, `Year end`).
        to_date_in: The year of a span to date that does not say how far it goes
            (`YTD 2023/24`, `2023/24 to date`). Such words have no `period`.
        bare_year: A year told by its number alone (`2023`), calendar or financial.
        span: How much time the numbers sum up.
        unit: In what: `%`, `per 1,000`, `per 10,000`, `per 100,000`, `£`, `count`, `days`,
            `hours`, `tonnes` and the like; empty where unsaid.
        scale: What each number has to be multiplied by.
        scale_from: The words that said so (`£000s`).
        place: The place that is named.
        breakdown: Of what part of the whole, as pairs such as (`sex`, `male`).
        is_whole: Whether the words say that the numbers are of the whole (`All persons`).
        standing: How far the numbers can be relied on.
        unread: The words that say none of this, run by run, as they were written.
        contradictions: What two words say differently, for people.
    """

    statement: Statement = Statement.UNSTATED
    period: Period | None = None
    part: PartOfYear | None = None
    to_date_in: Period | None = None
    bare_year: int | None = None
    span: Span = Span.UNSTATED
    unit: str = ""
    scale: Decimal = Decimal(1)
    scale_from: str = ""
    place: Place | None = None
    breakdown: tuple[tuple[str, str], ...] = ()
    is_whole: bool = False
    standing: Standing = Standing.UNSTATED
    unread: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()

    @property
    def tells_time(self) -> bool:
        """Whether the words say anything of the time."""
        return any((self.period, self.part, self.to_date_in, self.bare_year, self.span))

    @property
    def is_figure(self) -> bool:
        """Whether the numbers are figures, stated or by default."""
        return self.statement in {Statement.UNSTATED, Statement.FIGURE}

    @property
    def of_title(self) -> Facets:
        """What holds of all that stands below a title: `Performance against target` rates none."""
        return replace(self, statement=Statement.UNSTATED, unread=(), contradictions=())

    def with_year(self, year: Period) -> Facets:
        """Return the facets with a part of a year made a period of *year*.

        With a span to date the period begins in April. Facets without a part, such as those of a
        span that does not say how far it goes, are left as they are.
        """
        if self.period is not None or self.part is None:
            return self
        return in_time(replace(self, period=year.year, bare_year=None))


UNTOLD = Facets()
"""What no words say."""


def in_time(facets: Facets) -> Facets:
    """Return facets whose year, part and span are put together as one period, where they can be."""
    period, part, span = facets.period or facets.to_date_in, facets.part, facets.span
    to_date_in = None
    if period is None and facets.bare_year is not None and span is Span.CALENDAR_YEAR:
        period = months((facets.bare_year, 1), (facets.bare_year, 12))
    if period is None:
        return facets
    if span is Span.ACADEMIC_YEAR and period.is_financial_year and part is None:
        period = academic_year(period.start.year)
    if part is not None and period.is_financial_year:
        period, is_open = part.with_year(period), False
        part = None
    else:
        is_open = period.is_financial_year
    if span is Span.TO_DATE and is_open:
        to_date_in, period = period, None
    elif span is Span.TO_DATE:
        period = _since_april(period)
        span = Span.YEAR if period.is_financial_year else span
    elif span is Span.ROLLING_YEAR:
        period = _twelve_months_to(period)
    bare_year = None if period is not None else facets.bare_year
    return replace(
        facets, period=period, part=part, to_date_in=to_date_in, bare_year=bare_year, span=span
    )


def beneath(outer: Facets, inner: Facets) -> Facets:
    """Return what holds beneath two levels of words, such as a banner and a heading.

    Where both speak the inner wins, and where they differ `contradictions` says so. A part of a
    year takes the year of the other level. A scale that both name is applied once; a heading with
    a unit of its own has no scale from above (`Rate (%)` below `All figures in \u00a3000s`).
    """
    differing = _differences(outer, inner)
    scaled = inner if inner.scale_from or (inner.unit and inner.unit != outer.unit) else outer
    return in_time(
        Facets(
            statement=inner.statement or outer.statement,
            period=_year_or_period(outer, inner),
            part=inner.part or (outer.part if _is_only_year(inner) else None),
            to_date_in=inner.to_date_in or (None if inner.period else outer.to_date_in),
            bare_year=inner.bare_year or (None if inner.period else outer.bare_year),
            span=inner.span or outer.span,
            unit=inner.unit or outer.unit,
            scale=scaled.scale,
            scale_from=scaled.scale_from,
            place=inner.place or outer.place,
            breakdown=tuple(dict((*outer.breakdown, *inner.breakdown)).items()),
            is_whole=inner.is_whole or outer.is_whole,
            standing=inner.standing or outer.standing,
            unread=(*outer.unread, *inner.unread),
            contradictions=(*outer.contradictions, *inner.contradictions, *differing),
        )
    )


def _differences(outer: Facets, inner: Facets) -> tuple[str, ...]:
    """Say which facets two levels tell differently; periods may, as last year's beside this."""
    found = []
    if inner.statement is Statement.FIGURE and not outer.is_figure:
        found.append(f"{outer.statement} and {inner.statement}")
    if outer.scale_from and inner.scale_from and outer.scale != inner.scale:
        found.append(f"{outer.scale_from} and {inner.scale_from}")
    if outer.place and inner.place and outer.place != inner.place:
        found.append(f"{outer.place.name} and {inner.place.name}")
    ours = dict(inner.breakdown)
    found += [
        f"{value} and {ours[kind]}"
        for kind, value in outer.breakdown
        if ours.get(kind, value) != value
    ]
    return tuple(found)


def _is_only_year(facets: Facets) -> bool:
    """Tell whether facets name a year, or no time at all, so that a part above them counts."""
    if facets.period is not None:
        return facets.period.is_financial_year and facets.part is None
    return facets.part is None


def _year_or_period(outer: Facets, inner: Facets) -> Period | None:
    """Return the period of the inner level, or the year in which its part lies."""
    if inner.period is not None or inner.to_date_in is not None or inner.bare_year is not None:
        return inner.period
    if inner.part is not None and outer.period is not None:
        return outer.period.year
    return outer.period


def _since_april(period: Period) -> Period:
    """Return the months from the April before the end of a period to its end."""
    last = period.end
    return months((period.year.start.year, _APRIL), (last.year, last.month))


def _twelve_months_to(period: Period) -> Period:
    """Return the twelve months that end with a period."""
    last = period.end
    first = (last.year, 1) if last.month == 12 else (last.year - 1, last.month + 1)
    return months(first, (last.year, last.month))
