"""What a pack is called, whose it is, and how each position is rated and shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from perfdesk.core.periods import Period


class Scheme(StrEnum):
    """How figures are rated at a position."""

    RAG = "rag"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Tolerances:
    """How far is still near; defaults that reproduce the printed dashboards.

    Attributes:
        amber_percent: A miss up to this per cent of the target is amber, or similar.
        amber_band_points: A miss of a band up to this many points is amber, or similar.
        similar_points: A change of a percentage up to this many points is similar ...
        similar_percent_of_previous: ... but no more than this per cent of the previous figure.
        similar_percent: A change of a count or rate up to this per cent is similar.
    """

    amber_percent: Decimal = Decimal(5)
    amber_band_points: Decimal = Decimal(1)
    similar_points: Decimal = Decimal("1.5")
    similar_percent_of_previous: Decimal = Decimal(10)
    similar_percent: Decimal = Decimal("2.5")


@dataclass(frozen=True, slots=True)
class PackSettings:
    """What there is one of in a pack.

    Attributes:
        title: As printed above the dashboard, without the position.
        council: Code of our council.
        position: The position that the pack reports now.
        tolerances: How far is still near.
    """

    title: str
    council: str
    position: Period
    tolerances: Tolerances = field(default_factory=Tolerances)

    @property
    def key(self) -> str:
        """A pack has one record of settings."""
        return "pack"


@dataclass(frozen=True, slots=True)
class Position:
    """A period that the pack reports, and how.

    Attributes:
        period: The position itself; the key.
        scheme: How figures are rated at it.
        previous: The period of the previous column.
        provisional: Whether its figures are not final yet.
    """

    period: Period
    scheme: Scheme
    previous: Period
    provisional: bool = True

    @property
    def key(self) -> Period:
        """The period, by which a pack holds its positions."""
        return self.period
