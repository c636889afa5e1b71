"""What was published for all councils, for one measure of the framework and one year.

A year of one measure is one record, some 150 councils in one text: a pack holds
hundreds of them and reads only those that are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from perfdesk.core.measures import FrameworkCode
from perfdesk.core.periods import Period
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS
from perfdesk.core.sources import TYPED, CellReference

_AGGREGATES = frozenset(place.code for place in (ENGLAND, *REGIONS, *COUNCIL_TYPES))


@dataclass(frozen=True, slots=True)
class PublishedOutcome:
    """What was published for one council, or pooled for many.

    Attributes:
        council: ONS code; of England, a region or a type of council, the code of that place.
        name: As published.
        value: The outcome in the unit of the measure; None where none was published.
        token: The shorthand that stands for a missing value (`[x]`); empty otherwise.
        numerator: The count behind it, where published.
        denominator: What the count is out of, where published.
        margin: The 95 % margin of error, where published.
    """

    council: str
    name: str
    value: Decimal | None
    token: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    margin: Decimal | None = None


@dataclass(frozen=True, slots=True, order=True)
class PublishedKey:
    """What identifies a published year: the framework's measure and the period."""

    framework: FrameworkCode
    period: Period


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """The outcomes of all councils for one measure and year.

    Attributes:
        key: Measure and period.
        entries: The outcomes as text, one place a line; see `published_year` and `outcomes`.
        source: The cells they came from.
    """

    key: PublishedKey
    entries: str
    source: CellReference = field(default=TYPED)

    @property
    def outcomes(self) -> Mapping[str, PublishedOutcome]:
        """The outcomes by council code, in the order published."""
        return _outcomes(self.entries)[0]

    @property
    def aggregates(self) -> Mapping[str, PublishedOutcome]:
        """What was published for England, regions and types of council, by their codes."""
        return _outcomes(self.entries)[1]


_Outcomes = Mapping[str, PublishedOutcome]


def published_year(
    key: PublishedKey, outcomes: Iterable[PublishedOutcome], source: CellReference = TYPED
) -> PublishedYear:
    """Return the record of a year that holds *outcomes*."""
    return PublishedYear(key, "\n".join(_line(each) for each in outcomes), source)


def _line(outcome: PublishedOutcome) -> str:
    numbers = (outcome.value, outcome.numerator, outcome.denominator, outcome.margin)
    words = (outcome.council, outcome.name, outcome.token)
    cells = [" ".join(word.split()) for word in words]
    cells += ["" if number is None else f"{number:f}" for number in numbers]
    return "\t".join(cells)


@lru_cache(maxsize=512)
def _outcomes(entries: str) -> tuple[_Outcomes, _Outcomes]:
    """Return the outcomes of councils, and those of the places that hold many."""
    councils: dict[str, PublishedOutcome] = {}
    aggregates: dict[str, PublishedOutcome] = {}
    for line in entries.splitlines():
        place, name, token, *numbers = line.split("\t")
        value, numerator, denominator, margin = (Decimal(n) if n else None for n in numbers)
        found = aggregates if place in _AGGREGATES else councils
        found[place] = PublishedOutcome(place, name, value, token, numerator, denominator, margin)
    return MappingProxyType(councils), MappingProxyType(aggregates)


def years_in_words(records: Iterable[object]) -> str:
    """Say how many published years are among *records*; empty where there is none."""
    count = sum(isinstance(each, PublishedYear) for each in records)
    years = "published year" if count == 1 else "published years"
    return f"{count} {years} of figures for all councils, for benchmarks" if count else ""
