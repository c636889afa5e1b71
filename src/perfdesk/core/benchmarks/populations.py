"""How many people live in a place: what rates are worked out per."""

from __future__ import annotations

from dataclasses import dataclass, field

from perfdesk.core.sources import TYPED, CellReference


@dataclass(frozen=True, slots=True, order=True)
class PopulationKey:
    """What identifies a population.

    Attributes:
        place: Code of the place.
        ages: The ages counted, as printed: `18-64`, `65+`, `all`.
        vintage: What year's population it is: `mid-2020`, as figures name it.
    """

    place: str
    ages: str
    vintage: str


@dataclass(frozen=True, slots=True)
class Population:
    """The number of people of some ages who live in a place.

    Attributes:
        key: Place, ages and vintage.
        people: How many.
        source: The cells that they were counted from.
    """

    key: PopulationKey
    people: int
    source: CellReference = field(default=TYPED)
