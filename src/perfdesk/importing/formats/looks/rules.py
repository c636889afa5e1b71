"""One rule of colour or icons, whatever kind of workbook it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where an icon begins: a number, a per cent of the span, or a percentile of the cells."""

    kind: str
    value: Decimal
    included: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of colour or icons.

    Attributes:
        areas: The cells that it is for.
        priority: The smaller the first.
        kind: `cellIs`, `containsText`, `expression`, `iconSet` ... as the workbook names it.
        operator: How a cell is compared, where it is.
        formulas: What it is compared with.
        text: What it is looked through for.
        fill: The colour that it puts on, as `RRGGBB`; empty where it puts on none.
        lettering: The colour of the letters.
        stops: Whether no later rule counts.
        icons: Name of the set of icons.
        thresholds: Where each icon of the set begins, from the lowest.
        reversed: Whether the icons are in the other order.
        own: Set and number of each icon, where they are chosen one by one.
    """

    areas: tuple[Area, ...]
    priority: int
    kind: str
    operator: str = ""
    formulas: tuple[str, ...] = ()
    text: str = ""
    fill: str = ""
    lettering: str = ""
    stops: bool = False
    icons: str = ""
    thresholds: tuple[Threshold, ...] = ()
    reversed: bool = False
    own: tuple[tuple[str, int], ...] = ()

    def holds_for(self, row: int, column: int) -> bool:
        """Tell whether a rule is for a cell."""
        return any(
            top <= row <= bottom and left <= column <= right
            for top, left, bottom, right in self.areas
        )
