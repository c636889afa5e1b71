"""Numbers and sums in the sentences that findings say."""

from __future__ import annotations

from decimal import Decimal

from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage
from perfdesk.core.figures import round_half_up


def shown(value: Decimal, decimals: int = 0) -> str:
    """Return a number for a sum: grouped, rounded half up."""
    return f"{round_half_up(value, decimals):,f}"


def percent(value: Decimal, decimals: int = 1) -> str:
    """Return a share for a sum: `99.2%`."""
    return f"{round_half_up(value, decimals):f}%"


def printed(read: ReadPassage, quantity: Quantity) -> str:
    """Return a number as the report prints it."""
    return " ".join(read.text[quantity.start : quantity.end].split())


def exact(value: Decimal, quantity: Quantity) -> str:
    """Return *value* in the unit in which *quantity* is written, one digit finer."""
    if quantity.sort is Sort.PERCENT:
        return percent(value, quantity.decimals + 1)
    if quantity.scale > 1:
        suffix = {1000: "k", 10**6: " million"}.get(quantity.scale, "")
        return f"{shown(value / quantity.scale, quantity.decimals + 1)}{suffix}"
    return shown(value, quantity.decimals)


def joined(words: list[str]) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
