"""Reading whose figure a measure is compared with: `22/23 Nat. Ave.`, `East Midlands average`.

A comparator is a place, or our own average of earlier periods. Words that name no known place are
kept as they are, and asked about; they are never taken for England.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from perfdesk.core.councils import Council, council_named
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS, Place
from perfdesk.core.targets import TargetBasis, TargetKind, TargetReading

_AVERAGE = re.compile(r"\bave(?:rages?|s|\.)?(?=\W|$)|\bmeans?\b|\bavg\b\.?", re.IGNORECASE)
_SET = re.compile(
    r"\b(?:target|plan|threshold|quartile|decile|standard|ambition|trajectory|milestone"
    r"|baseline|statutory|outturn|local)\b",
    re.IGNORECASE,
)
"""Words of what somebody set, or of a place in a ranking: no average unless one is named too."""
_OWN = re.compile(
    r"\bour (?:own )?(?:previous|past|last|ave)|\bown ave|\b(?:\d+|two|three|four|five|six|ten)"
    r"[- ](?:year|yr|month|quarter)s?\b|\brolling\b"
    r"|\bave(?:rage)? of (?:the )?(?:last|past|previous|\d)"
    r"|\b(?:last|past|previous) (?:\w+ )?(?:years?|quarters?|months?)\b",
    re.IGNORECASE,
)
_NEIGHBOURS = re.compile(
    r"\bneighbou?r(?:s|ing)?\b|\bcipfa\b|\bfamily group\b|\bcomparator (?:group|councils?)\b"
    r"|\bpeers\b|\bpeer (?:group|councils|ave)|\b(?:similar|comparable) (?:councils|authorities)\b",
    re.IGNORECASE,
)
_OWN_REGION = re.compile(r"\bregion(?:al|'s)?\b|\bour region\b", re.IGNORECASE)
_OWN_TYPE = re.compile(
    r"\b(?:our|council|authority) type\b|\btype of (?:council|authority)\b", re.IGNORECASE
)
_NATIONAL = re.compile(
    r"\bnat(?:ional|'l|\.)?(?=\W|$)|\bengland(?:'s)?\b|\benglish\b|\ball councils\b", re.IGNORECASE
)
_REGION_NAMES = (
    ("E12000001", r"\bnorth[- ]east\b"),
    ("E12000002", r"\bnorth[- ]west\b"),
    ("E12000003", r"\byork(?:shire|s)?(?:\.)? ?(?:and|&) ?(?:the )?humber\b"),
    ("E12000004", r"\be(?:ast|\.)? ?mid(?:land)?s?\b"),
    ("E12000005", r"\bw(?:est|\.)? ?mid(?:land)?s?\b"),
    ("E12000006", r"\beast(?:ern)? (?:of england|region)\b"),
    ("E12000008", r"\bsouth[- ]east\b"),
    ("E12000009", r"\bsouth[- ]west\b"),
)
_TYPE_NAMES = (
    ("I", r"\binner london\b"),
    ("O", r"\bouter london\b"),
    ("S", r"\bshires?\b|\bcount(?:y councils|ies)\b"),
    ("U", r"\bunitar(?:y|ies)\b"),
    ("M", r"\bmetropolitan\b|\bmet(?= (?:district|borough|council|ave))"),
)
_LONDON = re.compile(r"\blondon\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ASIDE = re.compile(
    rf"\([^)]*\)|\bper 100(?:k|,?000)(?: (?:pop(?:ulation)?\b\.?|people))?|\b\d{{2,4}}/\d{{2,4}}\b"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: ?- ?{_MONTH})? (?:19|20)\d\d\b"
    rf"|\b(?:19|20)\d\d\b|\bq[1-4]\b|\b(?:for|of|the|in|at|as|latest|published|figures?|all|per"
    r"|councils?|days|hours|score|rate|is)\b",
    re.IGNORECASE,
)
_BASES = {
    "": TargetBasis.OTHER_AVERAGE,
    "E92000001": TargetBasis.NATIONAL_AVERAGE,
    "S": TargetBasis.SHIRE_AVERAGE,
}


@dataclass(frozen=True, slots=True)
class Comparator:
    """Whose figure a measure is compared with.

    Attributes:
        name: Within a sentence: `England`, `East Midlands`, `CIPFA neighbours`.
        basis: What kind of comparator it is.
        place: The place whose published figures it can be checked against and replaced by; None
            for groups, for our own average, and where the words name no place that is known.
        asked: The words that name no known place; empty where they do.
    """

    name: str
    basis: TargetBasis
    place: Place | None = None
    asked: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the words say whose figure it is."""
        return self.basis is not TargetBasis.OTHER_AVERAGE


def names_comparator(words: str) -> bool:
    """Tell whether the words beside a number say that it is a comparator, and no target."""
    if _AVERAGE.search(words):
        return re.search(r"\blocal\b|\btarget\b", words, re.IGNORECASE) is None
    if _SET.search(words):
        return False
    return read_comparator(words).is_known


def comparator_of(target: TargetReading, council: str = "") -> Comparator | None:
    """Return whose figure a target is; None where it is one that was set.

    Args:
        target: The target.
        council: Code of our council, for `Regional Ave.`; empty where it is not known.
    """
    if target.kind is not TargetKind.AVERAGE:
        return None
    return read_comparator(target.qualifier, council)


def named_with_year(target: TargetReading, council: str = "") -> str:
    """Return what an average is called, with its year: `England 2022/23`."""
    found = comparator_of(target, council)
    name = found.name if found else "the average"
    return f"{name} {target.period.label}" if target.period else name


@lru_cache(maxsize=1024)
def read_comparator(words: str, council: str = "") -> Comparator:
    """Return whose figure the words beside a number say it is.

    Args:
        words: As typed or printed (`22/23 Nat. Ave.`).
        council: Code of our council, whose region and type are meant by `Regional Ave.`.
    """
    ours = council_named(council) if council else None
    for read in (_median, _own, _neighbours, _group_place, _named_place, _council):
        found = read(words, ours)
        if found is not None:
            return found
    asked = _left_of(words)
    name = f"the {asked} average" if asked else "the average"
    return Comparator(name, TargetBasis.OTHER_AVERAGE, asked=asked or "average")


def _median(words: str, ours: Council | None) -> Comparator | None:
    """A median is of the middle council, and no place's own figure."""
    del ours
    if not re.search(r"\bmedian\b", words, re.IGNORECASE):
        return None
    whose = "national " if _NATIONAL.search(words) else ""
    return Comparator(f"the {whose}median", TargetBasis.MEDIAN)


def _own(words: str, ours: Council | None) -> Comparator | None:
    del ours
    found = _OWN.search(words)
    if found is None or _NATIONAL.search(words):
        return None
    span = re.search(r"\b(\w+)[- ](?:year|yr)s?\b", words, re.IGNORECASE)
    years = f"{span[1].lower()}-year " if span and not _is_vague(span[1]) else ""
    return Comparator(f"our own {years}average", TargetBasis.OWN_AVERAGE)


def _is_vague(word: str) -> bool:
    return word.lower() in {"last", "past", "previous", "the", "each", "every", "financial"}


def _neighbours(words: str, ours: Council | None) -> Comparator | None:
    del ours
    if not _NEIGHBOURS.search(words):
        return None
    kind = next(
        (
            name
            for name in ("CIPFA", "nearest", "statistical")
            if re.search(rf"\b{name}\b", words, re.IGNORECASE)
        ),
        "",
    )
    return Comparator(f"{kind} neighbours".strip(), TargetBasis.NEIGHBOUR_AVERAGE)


def _group_place(words: str, ours: Council | None) -> Comparator | None:
    named = _place_in(words)
    if named is not None:
        return _of_place(named)
    if _OWN_REGION.search(words):
        if ours is None:
            return Comparator("our region", TargetBasis.REGION_AVERAGE)
        return _of_place(ours.region_place)
    if _OWN_TYPE.search(words):
        if ours is None:
            return Comparator("our type of council", TargetBasis.TYPE_AVERAGE)
        return _of_place(ours.type_place)
    return None


def _place_in(words: str) -> Place | None:
    """Return the region or the type of council that words name; None where they name none."""
    for codes, places in ((_TYPE_NAMES, COUNCIL_TYPES), (_REGION_NAMES, REGIONS)):
        for code, pattern in codes:
            if re.search(pattern, words, re.IGNORECASE):
                return next(each for each in places if each.code == code)
    if _LONDON.search(words):
        return next(each for each in REGIONS if each.name == "London")
    return None


def _named_place(words: str, ours: Council | None) -> Comparator | None:
    del ours
    return _of_place(ENGLAND) if _NATIONAL.search(words) else None


def _council(words: str, ours: Council | None) -> Comparator | None:
    found = council_named(name=_left_of(words))
    if found is None:
        return None
    if ours is not None and found.code == ours.code:
        return Comparator("our own average", TargetBasis.OWN_AVERAGE)
    return Comparator(found.name, TargetBasis.COUNCIL_FIGURE, found.place)


def _of_place(place: Place) -> Comparator:
    is_region = place in REGIONS
    basis = _BASES.get(
        place.code, TargetBasis.REGION_AVERAGE if is_region else TargetBasis.TYPE_AVERAGE
    )
    is_plural = place in COUNCIL_TYPES and not place.name.endswith("London")
    name = f"{place.name[:1].lower()}{place.name[1:]}" if is_plural else place.name
    return Comparator(name, basis, place)


def _left_of(words: str) -> str:
    """Return what is left of the words without years, units and the word average itself."""
    left = _AVERAGE.sub(" ", _ASIDE.sub(" ", words))
    return " ".join(re.sub(r"[^\w&'\u2019-]+", " ", left).split())
