"""Whom a figure is about: our council, and those it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceLevel(StrEnum):
    """What kind of place a figure is about."""

    COUNCIL = "council"
    REGION = "region"
    COUNCIL_TYPE = "council type"
    NATION = "nation"


@dataclass(frozen=True, slots=True)
class Place:
    """A council, region, type of council or the nation.

    Attributes:
        code: The ONS code (`E10000018`); for a type of council, which has none,
            the letter that adult social care publications use (`S`).
        name: As printed (`Leicestershire`).
        level: What kind of place it is.
    """

    code: str
    name: str
    level: PlaceLevel

    @property
    def key(self) -> str:
        """The code, by which a pack holds its places."""
        return self.code


ENGLAND = Place("E92000001", "England", PlaceLevel.NATION)

REGIONS = (
    Place("E12000001", "North East", PlaceLevel.REGION),
    Place("E12000002", "North West", PlaceLevel.REGION),
    Place("E12000003", "Yorkshire and the Humber", PlaceLevel.REGION),
    Place("E12000004", "East Midlands", PlaceLevel.REGION),
    Place("E12000005", "West Midlands", PlaceLevel.REGION),
    Place("E12000006", "East of England", PlaceLevel.REGION),
    Place("E12000007", "London", PlaceLevel.REGION),
    Place("E12000008", "South East", PlaceLevel.REGION),
    Place("E12000009", "South West", PlaceLevel.REGION),
)

COUNCIL_TYPES = (
    Place("S", "Shire counties", PlaceLevel.COUNCIL_TYPE),
    Place("U", "Unitary authorities", PlaceLevel.COUNCIL_TYPE),
    Place("M", "Metropolitan districts", PlaceLevel.COUNCIL_TYPE),
    Place("I", "Inner London", PlaceLevel.COUNCIL_TYPE),
    Place("O", "Outer London", PlaceLevel.COUNCIL_TYPE),
)
