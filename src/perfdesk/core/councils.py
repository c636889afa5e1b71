"""The councils of England with adult social care, their codes, regions and types.

Publications list councils by code and leave region and type to the reader.

The list is `resources/reference/councils.json`, with its sources. Councils that have ended stay in
it, with what became of them: old files name them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from perfdesk.core.periods import Period, financial_year
from perfdesk.core.places import COUNCIL_TYPES, REGIONS, Place, PlaceLevel
from perfdesk.core.reference_data import Entry, parse_reference, reference_file

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
        other_codes: ONS codes that it had before its bounds were moved a little, or has since.
    """

    code: str
    social_services_code: str
    name: str
    region: str
    type: str
    other_names: tuple[str, ...] = ()
    other_codes: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """The council as a pack holds it."""
        return Place(self.code, self.name, PlaceLevel.COUNCIL)

    @property
    def region_place(self) -> Place:
        """The region that it lies in."""
        return next(each for each in REGIONS if each.code == REGION_LETTERS[self.region])

    @property
    def type_place(self) -> Place:
        """The type of council that it is."""
        return next(each for each in COUNCIL_TYPES if each.code == self.type)


@dataclass(frozen=True, slots=True)
class Succession:
    """Councils that ended and those that took their place.

    Attributes:
        year: First financial year of the new ones, by the year in which it starts.
        old: ONS codes of those that ended.
        new: ONS codes of those that followed.
        same_area: Whether one followed one, on the same ground, under another code: then
            their figures are one series.
    """

    year: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    same_area: bool = False


@dataclass(frozen=True)
class _Register:
    """What the reference file of councils holds."""

    councils: tuple[Council, ...]
    successions: tuple[Succession, ...]


def read_councils(entry: Entry) -> tuple[tuple[Council, ...], tuple[Succession, ...]]:
    """Return the councils of a reference file, and what became of those that ended.

    Raises:
        ReferenceDataError: A field is missing, misspelt or holds what it cannot.
    """
    entry.only("source", "councils", "successions")
    listed = tuple(_council(each) for each in entry.entries("councils", "name"))
    codes = {each.code for each in listed}
    if not listed or len(codes) < len(listed):
        raise entry.refuse("\u201ccouncils\u201d needs councils, each code once")
    return listed, tuple(_succession(each, codes) for each in entry.entries("successions"))


def _council(entry: Entry) -> Council:
    entry.only(
        "code", "social_services_code", "name", "region", "type", "other_names", "other_codes"
    )
    types = {each.code: each.code for each in COUNCIL_TYPES}
    letters = {each: each for each in REGION_LETTERS}
    return Council(
        entry.text("code"),
        entry.text("social_services_code", ""),
        entry.text("name"),
        entry.choice("region", letters, ""),
        entry.choice("type", types, ""),
        entry.texts("other_names"),
        entry.texts("other_codes"),
    )


def _succession(entry: Entry, codes: Collection[str]) -> Succession:
    entry.only("from", "ended", "followed_by", "same_area")
    ended, after = entry.texts("ended"), entry.texts("followed_by")
    unknown = [code for code in (*ended, *after) if code not in codes]
    if unknown or not ended or not after:
        raise entry.refuse(f"{unknown[0] if unknown else 'it'} names no council of the list")
    return Succession(entry.year("from").start.year, ended, after, entry.flag("same_area"))


@lru_cache(maxsize=1)
def _register() -> _Register:
    return _Register(*read_councils(parse_reference(reference_file("councils.json"))))


def councils() -> tuple[Council, ...]:
    """Return every council of England with adult social care, those that have ended too.

    Of two with one name or social services code the one in force comes last.
    """
    return _register().councils


def successions() -> tuple[Succession, ...]:
    """Return what became of councils since 2015/16."""
    return _register().successions


def council_coded(code: str) -> Council | None:
    """Return the council with an ONS code, in force or not; None if there is none."""
    return _by_code().get(code)


def council_named(ons_code: str = "", number: str = "", name: str = "") -> Council | None:
    """Return the council with an ONS code, else a social services code, else a name."""
    found = _by_code().get(ons_code) or _by_number().get(number)
    if found is not None or not name:
        return found
    return _by_name().get(plain_name(name)) or _by_bare_name().get(_bare_name(name))


def current_code(code: str) -> str:
    """Return the ONS code in force of a council whose code alone has changed; else *code*.

    Somerset is E06000066 since 2023 and was E10000027 before.
    """
    return _renamed().get(code, code)


def council_in(code: str, year: Period) -> Council | None:
    """Return a council as it was in a financial year; None where it did not exist then.

    Either code of a council whose code alone has changed gives the one of that year.
    """
    start = year.start.year if year.is_financial_year else year.year.start.year
    for each in _register().successions:
        if each.same_area and code in (*each.old, *each.new):
            return council_coded(each.new[0] if start >= each.year else each.old[0])
        if (code in each.old and start >= each.year) or (code in each.new and start < each.year):
            return None
    return council_coded(code)


def followed_by(code: str) -> tuple[Council, ...]:
    """Return the councils that took the place of one that ended; empty for one that has not."""
    found = (each.new for each in _register().successions if code in each.old)
    return tuple(council for codes in found for each in codes if (council := council_coded(each)))


def what_became_of(code: str) -> str:
    """Say in a sentence from when to when a council existed; empty where it always has."""
    known = council_coded(code)
    name = known.name if known else code
    for each in _register().successions:
        year = financial_year(each.year)
        if code in each.old and not each.same_area:
            following = " and ".join(council.name for council in followed_by(code))
            return f"{name} was abolished before {year} and replaced by {following}."
        if code in each.new and not each.same_area:
            earlier = [old.name for old in map(council_coded, each.old) if old]
            return f"{name} was formed in {year} to replace {' and '.join(earlier)}."
    return ""


_KINDS = frozenset(
    {
        "county", "city", "borough", "district", "metropolitan", "london", "royal", "unitary",
        "council", "councils", "authority", "mbc", "lbc", "bc", "cc", "dc", "ua", "ca", "cbc", "la",
        "the", "of", "and",
    }
)  # fmt: skip
"""Words that say what kind of council a place is, and never which."""

_NAMES: Mapping[str, str] = MappingProxyType(
    {"eastern": "east of england", "shire county": "shire counties"}
)


def plain_name(name: str) -> str:
    """Return a council's name without case, punctuation and the words for a council."""
    words = name.casefold().replace("&", " and ").replace(".", "").replace("'", "")
    plain = " ".join(re.sub(r"[^a-z]+", " ", words).split())
    plain = re.sub(r"\b(county council|city council|borough council|council)$", "", plain).strip()
    return _NAMES.get(plain, plain)


def _bare_name(name: str) -> str:
    """Return what is left of a name without every word for a kind of council.

    `Bath & North East Somerset UA`, `City of Bristol` and `London Borough of Brent` are named so
    in some publications; `County Durham` and `City of London` are found by their own names first.
    """
    return " ".join(word for word in plain_name(name).split() if word not in _KINDS)


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, Council]:
    others = {code: each for each in councils() for code in each.other_codes}
    return MappingProxyType({**others, **{each.code: each for each in councils()}})


@lru_cache(maxsize=1)
def _by_number() -> Mapping[str, Council]:
    return MappingProxyType({each.social_services_code: each for each in councils()})


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Council]:
    return MappingProxyType(
        {plain_name(name): each for each in councils() for name in (each.name, *each.other_names)}
    )


@lru_cache(maxsize=1)
def _by_bare_name() -> Mapping[str, Council]:
    """The councils by names without a word for their kind; none that two of them share."""
    named: dict[str, set[str]] = {}
    for each in councils():
        for name in (each.name, *each.other_names):
            named.setdefault(_bare_name(name), set()).add(plain_name(each.name))
    return MappingProxyType(
        {
            _bare_name(name): each
            for each in councils()
            for name in (each.name, *each.other_names)
            if _bare_name(name) and len(named[_bare_name(name)]) == 1
        }
    )


@lru_cache(maxsize=1)
def _renamed() -> Mapping[str, str]:
    others = {code: each.code for each in councils() for code in each.other_codes}
    renamed = {each.old[0]: each.new[0] for each in _register().successions if each.same_area}
    return MappingProxyType({**others, **renamed})
