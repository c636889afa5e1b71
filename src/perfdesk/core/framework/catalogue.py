"""Every measure of every edition of the framework, and how they follow one another.

The editions are files under `resources/reference/framework`, each with its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from perfdesk.core.framework.editions import (
    Edition,
    FrameworkMeasure,
    SeriesBreak,
    read_edition,
)
from perfdesk.core.measures import FrameworkCode
from perfdesk.core.periods import Period, financial_year
from perfdesk.core.reference_data import ReferenceDataError, parse_reference, reference_files

__all__ = [
    "Edition",
    "FrameworkMeasure",
    "SeriesBreak",
    "all_measures",
    "breaks_in",
    "edition_at",
    "edition_named",
    "editions",
    "in_edition",
    "in_force",
    "measure_for",
    "measures_coded",
    "newest_code",
    "newest_edition",
    "refused_editions",
    "same_measure",
    "year_in",
]


_FIRST_YEAR = financial_year(2015)
"""The earliest year of the national time series."""


@dataclass(frozen=True)
class _Catalogue:
    """All editions that could be read, the earliest first.

    Attributes:
        editions: The editions.
        measures: Their measures, by code.
        followers: The code that each measure has in the edition after its own.
        refused: Why files could not be read, a sentence each.
    """

    editions: tuple[Edition, ...]
    measures: Mapping[FrameworkCode, FrameworkMeasure]
    followers: Mapping[FrameworkCode, FrameworkCode]
    refused: tuple[str, ...]


@lru_cache(maxsize=1)
def _catalogue() -> _Catalogue:
    found: list[Edition] = []
    refused: list[str] = []
    for file in reference_files("framework"):
        try:
            found.append(read_edition(parse_reference(file)))
        except ReferenceDataError as problem:
            refused.append(f"{file.name}: {problem}")
    found.sort(key=lambda each: each.starts.key if each.starts else "")
    measures = {each.code: each for edition in found for each in edition.measures}
    followers = {each.was: each.code for each in measures.values() if each.was is not None}
    return _Catalogue(
        tuple(found), MappingProxyType(measures), MappingProxyType(followers), tuple(refused)
    )


def editions() -> tuple[str, ...]:
    """Return the names of the editions, the earliest first (`2022/23`, `2023/24`)."""
    return tuple(each.name for each in _catalogue().editions)


def newest_edition() -> str:
    """Return the name of the newest edition that is known."""
    return editions()[-1]


def refused_editions() -> tuple[str, ...]:
    """Return why files of editions could not be read, a sentence each; mostly none."""
    return _catalogue().refused


def edition_named(name: str) -> Edition | None:
    """Return an edition by its name; None where there is none."""
    return next((each for each in _catalogue().editions if each.name == name), None)


def edition_at(position: Period) -> str:
    """Return the edition of the framework in force in the year in which *position* ends."""
    in_force_then = [
        each.name
        for each in _catalogue().editions
        if each.starts is None or each.starts.start <= position.end
    ]
    return in_force_then[-1]


def year_in(edition: str) -> Period:
    """Return a financial year in which an edition is in force.

    Raises:
        KeyError: There is no such edition.
    """
    found = _catalogue().editions
    for at, each in enumerate(found):
        if each.name == edition:
            after = found[at + 1].starts if at + 1 < len(found) else None
            return each.starts or (after.a_year_earlier() if after else _FIRST_YEAR)
    raise KeyError(edition)


def in_force(edition: str) -> str:
    """Say when an edition is in force (`until 2022/23`, `since 2023/24`)."""
    found = _catalogue().editions
    names = [each.name for each in found]
    at = names.index(edition) if edition in names else -1
    if at < 0:
        return ""
    starts = found[at].starts
    after = found[at + 1].starts if at + 1 < len(found) else None
    if after is None:
        return f"since {starts}" if starts else ""
    last = after.a_year_earlier()
    if starts is None:
        return f"until {last}"
    return f"in {starts}" if starts == last else f"from {starts} to {last}"


def measure_for(code: FrameworkCode) -> FrameworkMeasure | None:
    """Return what the framework says of *code*; None for a code it does not have."""
    return _catalogue().measures.get(code)


def measures_coded(edition: str, code: str) -> tuple[FrameworkMeasure, ...]:
    """Return all parts of a code in one edition; empty where the edition has no such code."""
    found = edition_named(edition)
    wanted = code.upper()
    return tuple(each for each in found.measures if each.code.code == wanted) if found else ()


def all_measures() -> tuple[FrameworkMeasure, ...]:
    """Return every measure of all editions."""
    return tuple(_catalogue().measures.values())


@lru_cache(maxsize=1024)
def _codes_of(code: FrameworkCode) -> Mapping[str, FrameworkCode]:
    """Return the codes of one measure, by the editions that have it."""
    catalogue = _catalogue()
    codes: dict[str, FrameworkCode] = {}
    earlier: FrameworkCode | None = code
    while earlier is not None and earlier.edition not in codes:
        codes[earlier.edition] = earlier
        known = catalogue.measures.get(earlier)
        earlier = known.was if known else None
    later = catalogue.followers.get(code)
    while later is not None and later.edition not in codes:
        codes[later.edition] = later
        later = catalogue.followers.get(later)
    return MappingProxyType(codes)


def in_edition(code: FrameworkCode, edition: str) -> FrameworkCode | None:
    """Return the code under which the same measure runs in *edition*; None if it has none there.

    Old 2D and new 2A are the same measure; old 2A and new 2A are not.
    """
    if measure_for(code) is None:
        return None
    return _codes_of(code).get(edition)


def newest_code(code: FrameworkCode) -> FrameworkCode:
    """Return the code of the same measure in the newest edition that has it."""
    codes = _codes_of(code)
    return next((codes[each] for each in reversed(editions()) if each in codes), code)


@lru_cache(maxsize=1024)
def breaks_in(code: FrameworkCode) -> tuple[SeriesBreak, ...]:
    """Return the years from which a measure's figures cannot be compared with earlier ones.

    Those of its whole series count, under whichever edition's code each was said.
    """
    known = (measure_for(each) for each in _codes_of(code).values())
    found = {each.period: each for one in known if one is not None for each in one.breaks}
    return tuple(found[period] for period in sorted(found))


def same_measure(one: FrameworkCode, other: FrameworkCode) -> bool:
    """Tell whether two codes, of whichever editions, name the same measure."""
    return in_edition(one, other.edition) == other
