"""Rows that add up others: told by their words, and held against the figures they add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|annual|running)[ -]?)?totals?(?: (?:all|for|of|in)\b.*)?|"
    r".{1,60}\btotal|all (?:ages|persons|people|areas|branches|services|libraries|adults)|sum",
    re.IGNORECASE,
)
"""The words of a total, without what stands around them."""

_NOT_ADDED = re.compile(
    r"%|\b(?:rates?|average|avg|mean|median|percent\w*|proportion|ratio|score|index|rank\w*|per|"
    r"share|change|difference|growth|margin|density|days|age|year)\b",
    re.IGNORECASE,
)
_FEWEST, _MOST_TOTALS = 2, 60
_OF_SUMS = (Decimal("0.5"), Decimal("1.9"))
"""How near a sum must be to its total to be called wrong, where the other columns add up."""

_SURE = 3
"""Columns that add up from which any other is wrong, however far it is from its sum."""

_OF_ONE = (Decimal("0.85"), Decimal("1.15"))
"""The same where no other column, or one only, tells that the rows are those to be added."""


@dataclass(frozen=True, slots=True)
class WrongTotal:
    """A total that is not the sum of its rows.

    Attributes:
        row: The row of the total.
        column: The column of the figure.
        said: What stands there.
        added: What the rows add up to.
        first: The first row added.
        last: The last row added.
    """

    row: int
    column: int
    said: Decimal
    added: Decimal
    first: int
    last: int


def adds_up(heading: str) -> bool:
    """Tell whether figures under a heading can be added up; rates and averages cannot."""
    return not _NOT_ADDED.search(heading)


Figures = Mapping[int, Mapping[int, Decimal | None]]
"""By column and row; None for a cell that holds no number though it says something."""


def wrong_totals(
    figures: Figures, rows: Sequence[int], totals: Sequence[int]
) -> Iterator[WrongTotal]:
    """Yield the totals that are not what their rows add up to.

    A total may stand above or below its rows, and a grand total may add up rows or totals. Where
    no way of adding fits in most columns, nothing is said: it may count people once, or be an
    average. So it is where a row says `[c]` or `-` instead of a number.

    Args:
        figures: The figures of the columns that can be added up.
        rows: All rows of data, from the top.
        totals: Those that say that they are totals.
    """
    if len(totals) > _MOST_TOTALS:
        return  # a list in which total is one of several breakdowns
    for total in totals:
        ways = list(_ways(rows, totals, total))
        judged = [(way, *_judged(figures, total, way)) for way in ways]
        told = [each for each in judged if each[1] + len(each[2])]
        if not told:
            continue
        _, fitting, wrong = max(told, key=lambda each: (each[1], -len(each[2])))
        if fitting > len(wrong):
            is_sure = fitting >= _SURE
            yield from (each for each in wrong if is_sure or _is_near(each, _OF_SUMS))
        elif len(wrong) == 1 and _is_near(wrong[0], _OF_ONE):
            yield wrong[0]


def _ways(rows: Sequence[int], totals: Sequence[int], total: int) -> Iterator[list[int]]:
    """Yield the rows that a total may add up."""
    place = rows.index(total)
    plain = [row for row in rows if row not in totals]
    before = [row for row in totals if row < total]
    above = [row for row in plain if (before[-1] if before else 0) < row < total]
    following = next((row for row in totals if row > total), rows[-1] + 1)
    below = [row for row in plain if total < row < following]
    everything = [row for row in plain if row < total]
    for way in (above, everything, before, below if place == 0 or not above else [], plain):
        if len(way) >= _FEWEST:
            yield way


def _judged(figures: Figures, total: int, way: Sequence[int]) -> tuple[int, list[WrongTotal]]:
    """Return how many columns add up, and those that do not."""
    fitting, wrong = 0, []
    for column, cells in figures.items():
        said = cells.get(total)
        parts = [cells[row] for row in way if row in cells]
        numbers = [each for each in parts if each is not None]
        if said is None or len(numbers) < _FEWEST or len(numbers) < len(parts):
            continue
        added = sum(numbers, Decimal(0))
        if abs(added - said) <= _room([*numbers, said]):
            fitting += 1
        else:
            wrong.append(WrongTotal(total, column, said, added, way[0], way[-1]))
    return fitting, wrong


def _room(numbers: Sequence[Decimal]) -> Decimal:
    """Return how far the sum of rounded numbers may be from their rounded total."""
    digits = max(-min(int(each.as_tuple().exponent), 0) for each in numbers)
    if digits:
        return Decimal(len(numbers)) / 2 * Decimal(10) ** -digits
    told = [each for each in numbers if each]
    step = next((each for each in (1000, 100, 10, 5) if all(one % each == 0 for one in told)), 1)
    return Decimal(0) if step == 1 or not told else Decimal(len(numbers) * step) / 2


def _is_near(each: WrongTotal, bounds: tuple[Decimal, Decimal]) -> bool:
    """Tell whether a sum is near enough to its total to be meant to be it; no average is."""
    least, most = bounds
    return each.said > 0 and least <= each.added / each.said <= most
