"""Whether the shares of the four layers make a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfdesk.core.building.judging import reported_figure
from perfdesk.core.figures import Figure, Form, format_number
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.settings import Position

_SHARE = re.compile(r"% of sequels\b", re.IGNORECASE)


def check_layer_shares(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find shares of contacts, one a layer, that do not sum to 100 within their rounding."""
    shares = [each for each in pack.measures_at(position.period) if _SHARE.search(each.description)]
    if len(shares) < len(pack.layers):
        return
    for period in (position.period, position.previous):
        yield from _sum(pack, shares, period)


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
        "shares",
        f"The shares of the {len(shares)} layers for {period} add up to {shown}, not to 100%.",
        shares[0].id,
        period.label,
        f"{parts} = {shown}",
    )
