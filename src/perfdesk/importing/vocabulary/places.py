"""Telling which place a row is about: by ONS code, else social services code, else name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from perfdesk.core.councils import REGION_LETTERS, council_named
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS, Place
from perfdesk.importing.formats.extract import RawValue, without_noise

_ONS_CODE = re.compile(r"[EW]\d{8}")
_FEWEST_COUNCILS = 3
"""Fewer may be towns of one county, or names of services."""


def find_council(text: str) -> Place | None:
    """Return the council that *text* names by ONS code, social services code or name."""
    found = council_named(text.strip(), text.strip(), text.strip())
    return found.place if found else None


def name_councils(texts: Iterable[str]) -> bool:
    """Tell whether *texts* are names of councils: several different ones, and most of them."""
    different = {text.strip() for text in texts}
    named = sum(council_named("", "", text) is not None for text in different)
    return named >= _FEWEST_COUNCILS and named * 2 > len(different)


def comparators_of(council: Place) -> tuple[Place, ...]:
    """Return whom a council is compared with: England, its region and its type of council.

    England alone for a council that is not in the list.
    """
    found = council_named(council.code, "", council.name)
    if found is None:
        return (ENGLAND,)
    return (ENGLAND, found.region_place, found.type_place)


def place_of(code: RawValue, ons_code: str, name: str) -> Place | None:
    """Return the nation, region, type of council or council that a row is about, if any."""
    of_many = aggregate(code, ons_code, name)
    if of_many is not None:
        return of_many
    found = council_named(ons_code, plain_code(code), name)
    return found.place if found else None


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
