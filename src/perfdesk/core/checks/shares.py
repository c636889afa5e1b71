"""Whether the shares of the four layers make a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfdesk.core.building.judging import reported_figure, verdicts_on
from perfdesk.core.building.layer_shares import layer_shares
from perfdesk.core.figures import Figure, Form, format_number
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetKind
from perfdesk.core.verdicts import RatingWord

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_INSIDE = frozenset({RatingWord.GREEN, RatingWord.BETTER})


def check_layer_shares(pack: Pack, position: Position) -> Iterator[Problem]:
    """Judge the shares of contacts, one a layer, as a set.

    They sum to 100 within their rounding, and how many are outside their bands is told in one.
    """
    shares = [each.measure for each in layer_shares(pack, position.period)]
    if not shares:
        return
    for period in (position.period, position.previous):
        yield from _sum(pack, shares, period)
    yield from _bands(pack, shares, position)


def _bands(pack: Pack, shares: list[Measure], position: Position) -> Iterator[Problem]:
    parts = []
    for each in shares:
        target = pack.target(each.id, position.period)
        rating = verdicts_on(pack, each, position).rating
        if target.kind is not TargetKind.BAND or rating.by_rule is RatingWord.NOT_RATED:
            continue
        if rating.by_rule not in _INSIDE:
            figure = reported_figure(pack, each, position.period)
            shown = figure.reading.number_text if figure else ""
            parts.append(f"{each.description}: {shown}, band {target.number_text}")
    if not parts:
        return
    many, all_of_them = len(parts), len(parts) == len(shares)
    named = f"All {_in_words(len(shares))}" if all_of_them else _in_words(many).capitalize()
    of = "" if all_of_them else f" of the {_in_words(len(shares))}"
    verb, band = ("is", "its band") if many == 1 else ("are", "their bands")
    share = "share" if many == 1 and all_of_them else "shares"
    yield Problem(
        Severity.WARNING if all_of_them else Severity.NOTE,
        ProblemKind.SHARES,
        f"{named}{of} layers' {share} for {position.period} {verb} outside {band}.",
        shares[0].id,
        position.period.label,
        "; ".join(parts),
    )


def _in_words(number: int) -> str:
    return _NUMBERS[number - 1] if number <= len(_NUMBERS) else str(number)


def _sum(pack: Pack, shares: list[Measure], period: Period) -> Iterator[Problem]:
    found = [reported_figure(pack, each, period) for each in shares]
    figures: list[Figure] = [each for each in found if each is not None and each.value is not None]
    if len(figures) < len(shares):
        return
    values = [each.value or Decimal(0) for each in figures]
    places = max(each.reading.decimals for each in figures)
    # Each share may be off by half a unit of its last digit.
    slack = Decimal(len(values)) / 2 * Decimal(1).scaleb(-places)
    total = sum(values, Decimal(0))
    if abs(total - 100) <= slack:
        return
    parts = " + ".join(each.reading.number_text for each in figures)
    shown = format_number(total, places, Form.PERCENT)
    yield Problem(
        Severity.ERROR,
        ProblemKind.SHARES,
        f"The shares of the {len(shares)} layers for {period} add up to {shown}, not to 100%.",
        shares[0].id,
        period.label,
        f"{parts} = {shown}",
    )
