"""Telling which place a row is about: by ONS code, else social services code, else name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS, Place, PlaceLevel
from perfdesk.importing.councils import COUNCIL_LINES
from perfdesk.importing.extract import RawValue, without_noise

REGION_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "NE": "E12000001",
        "NW": "E12000002",
        "YH": "E12000003",
        "EM": "E12000004",
        "WM": "E12000005",
        "E": "E12000006",
        "L": "E12000007",
        "SE": "E12000008",
        "SW": "E12000009",
    }
)
"""ONS codes of the regions by the letters that adult social care publications use."""

_ONS_CODE = re.compile(r"[EW]\d{8}")
_NAMES = {"eastern": "east of england", "shire county": "shire counties"}


@dataclass(frozen=True, slots=True)
class Council:
    """A council with adult social care.

    Attributes:
        code: ONS code.
        social_services_code: `508`, or `Z9D4Z` for the newest.
        name: As publications have it.
        region: Letters of its region (`EM`).
        type: Letter of its type (`S`).
        other_names: Spellings met elsewhere.
    """

    code: str
    social_services_code: str
    name: str
    region: str
    type: str
    other_names: tuple[str, ...]

    @property
    def place(self) -> Place:
        """The council as a pack holds it."""
        return Place(self.code, self.name, PlaceLevel.COUNCIL)


@lru_cache(maxsize=1)
def councils() -> tuple[Council, ...]:
    """Return every council of England with adult social care, those that have ended too."""
    return tuple(
        Council(code, number, name, region, type_, tuple(filter(None, others.split("/"))))
        for code, number, name, region, type_, others in (
            line.split("|") for line in COUNCIL_LINES.strip().splitlines()
        )
    )


def find_council(text: str) -> Place | None:
    """Return the council that *text* names by ONS code, social services code or name."""
    found = _council(text.strip(), text.strip(), text.strip())
    return found.place if found else None


def comparators_of(council: Place) -> tuple[Place, ...]:
    """Return whom a council is compared with: England, its region and its type of council.

    England alone for a council that is not in the list.
    """
    found = _council(council.code, "", council.name)
    if found is None:
        return (ENGLAND,)
    region = next(each for each in REGIONS if each.code == REGION_LETTERS[found.region])
    type_ = next(each for each in COUNCIL_TYPES if each.code == found.type)
    return (ENGLAND, region, type_)


def same_council(place: Place, code: RawValue, ons_code: str, name: str) -> bool:
    """Tell whether a row is about *place*, a council.

    The ONS code decides where both have one that is in force; a council whose ONS code has
    changed (Somerset in 2023) keeps its social services code.
    """
    if ons_code == place.code:
        return True
    ours = _council(place.code, "", place.name)
    if ours is None:
        return False
    theirs = _council(ons_code, plain_code(code), name)
    return theirs is not None and theirs.social_services_code == ours.social_services_code


def aggregate(code: RawValue, ons_code: str, name: str) -> Place | None:
    """Return the nation, region or type of council that a row is about; None for a council."""
    letters = plain_code(code)
    if ons_code == ENGLAND.code or name.strip().casefold() == "england":
        return ENGLAND
    wanted = ons_code if ons_code in REGION_LETTERS.values() else REGION_LETTERS.get(letters, "")
    for region in REGIONS:
        if region.code == wanted:
            return region
    if not _ONS_CODE.fullmatch(ons_code):
        for type_ in COUNCIL_TYPES:
            if type_.code == letters:
                return type_
    return None


def plain_code(code: RawValue) -> str:
    """Return a social services code as text: `508` for 508, 508.0 and ` 508 `."""
    if isinstance(code, int | float) and not isinstance(code, bool):
        number = without_noise(code)
        return "" if number is None else f"{number:f}"
    text = str(code).strip()
    return re.sub(r"^(\d+)\.0$", r"\1", text)


def _council(ons_code: str, number: str, name: str) -> Council | None:
    by_code, by_number, by_name = _index()
    return by_code.get(ons_code) or by_number.get(number) or by_name.get(_plain_name(name))


@lru_cache(maxsize=1)
def _index() -> tuple[Mapping[str, Council], Mapping[str, Council], Mapping[str, Council]]:
    # Of two with one number or name the one in force comes last: codes only ever grow.
    by_number = {each.social_services_code: each for each in councils()}
    by_name = {
        _plain_name(name): each for each in councils() for name in (each.name, *each.other_names)
    }
    return {each.code: each for each in councils()}, by_number, by_name


def _plain_name(name: str) -> str:
    words = name.casefold().replace("&", " and ").replace(".", "")
    plain = " ".join(re.sub(r"[^a-z]+", " ", words).split())
    plain = re.sub(r"\b(county council|city council|borough council|council)$", "", plain).strip()
    return _NAMES.get(plain, plain)
