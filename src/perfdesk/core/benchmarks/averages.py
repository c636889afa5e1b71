"""What the councils of a group come to together: pooled, never the mean of their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.councils import council_in, current_code, what_became_of
from perfdesk.core.figures import ratio, round_half_up
from perfdesk.core.framework.catalogue import FrameworkMeasure
from perfdesk.core.measures import Unit
from perfdesk.core.places import ENGLAND, Place

_PER: Mapping[Unit, int] = MappingProxyType({Unit.PERCENT: 100, Unit.RATE: 100_000})
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Average:
    """What a group of councils comes to.

    Attributes:
        name: Of the group (`England`, `East Midlands`).
        value: In the unit of the measure; None where it is neither published nor to be pooled.
        numerator: The counts of its councils together, where known.
        denominator: What they are out of.
        margin: The 95 % margin of error, where published.
        is_pooled: Whether it was worked out from counts here, rather than published.
        reason: How it came about and who is missing, in sentences.
    """

    name: str
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    margin: Decimal | None = None
    is_pooled: bool = False
    reason: str = ""


def average_of(year: PublishedYear, entry: FrameworkMeasure, place: Place) -> Average:
    """Return what was published for England, a region or a type of council.

    Its councils are pooled only where the publication gives no such figures at all: where it
    leaves one out, as for the voluntary survey of 2020/21, there is a reason.
    """
    found = year.aggregates.get(place.code)
    if found is not None and found.value is None:
        token = f" but {found.token}" if found.token else ""
        return Average(place.name, None, reason=f"Nothing was published for {place.name}{token}.")
    if found is not None:
        return Average(
            place.name, found.value, found.numerator, found.denominator, found.margin,
            reason=f"Published for {place.name}.",
        )  # fmt: skip
    members = [code for code in year.outcomes if _belongs(code, year, place)]
    return pooled(year, entry, place.name, members)


def pooled(
    year: PublishedYear, entry: FrameworkMeasure, name: str, members: Iterable[str]
) -> Average:
    """Return the sum of the members' numerators over the sum of their denominators.

    Args:
        year: What was published.
        entry: The measure, for its unit and decimals.
        name: Of the group.
        members: ONS codes, in force or not.
    """
    codes = dict.fromkeys(current_code(code) for code in members)
    outcomes = year.outcomes
    counted = [
        each
        for each in (outcomes.get(code) for code in codes)
        if each and each.value is not None and each.numerator is not None and each.denominator
    ]
    have = {each.council for each in counted}
    left = [code for code in codes if code not in have]
    per = _PER.get(entry.unit)
    if not counted or per is None:
        return Average(
            name, None, is_pooled=True,
            reason=(
                f"{name}: no counts were published for {entry.code} in {year.key.period}, so no "
                "average can be worked out."
            ),
        )  # fmt: skip
    numerator = sum((each.numerator or Decimal(0) for each in counted), Decimal(0))
    denominator = sum((each.denominator or Decimal(0) for each in counted), Decimal(0))
    value = round_half_up(ratio(numerator, denominator, per), entry.decimals)
    councils = "1 council" if len(counted) == 1 else f"{len(counted)} councils"
    reason = f"{name}: {numerator:,f} of {denominator:,f}, from {councils} added together."
    return Average(
        name, value, numerator, denominator, is_pooled=True,
        reason=" ".join((reason, *_missing(left, year))),
    )  # fmt: skip


def names_of(codes: Iterable[str], year: PublishedYear) -> str:
    """Return councils by name, the first few and how many more."""
    names = []
    for code in codes:
        found, known = year.outcomes.get(code), council_in(code, year.key.period)
        names.append(found.name if found else known.name if known else code)
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    mark = "; " if any("," in name for name in names) else ", "
    return f"{mark.join(names[:_NAMED])}{more}"


def _missing(codes: list[str], year: PublishedYear) -> list[str]:
    """Say which councils are not in a pool: those without a figure, and those that were not."""
    period = year.key.period
    silent = [code for code in codes if council_in(code, period) is not None]
    said = [f"This leaves out {names_of(silent, year)}."] if silent else []
    return said + [what_became_of(code) for code in codes if council_in(code, period) is None]


def _belongs(code: str, year: PublishedYear, place: Place) -> bool:
    council = council_in(code, year.key.period)
    if council is None:
        return False
    return place in (ENGLAND, council.region_place, council.type_place)
