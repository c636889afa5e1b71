"""The phrases of the vocabulary, ready for reading: what each says, by its first word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from perfdesk.core.places import ENGLAND
from perfdesk.importing.vocabulary.facets import UNTOLD, WHOLE_YEAR, Facets, Span, Statement
from perfdesk.importing.vocabulary.tokens import words_of
from perfdesk.importing.vocabulary.words import (
    BREAKDOWNS,
    NATION,
    OF_WHOM,
    PER,
    PLAIN,
    POUNDS,
    SCALES,
    SPANS,
    STANDINGS,
    STATEMENTS,
    STRONG_UNITS,
    UNITS,
    WEAK_SCALES,
    WEAK_SPANS,
    WEAK_STANDINGS,
    WEAK_STATEMENTS,
    WHOLE_PHRASES,
    WHOLE_YEARS,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the vocabulary and what it says.

    Attributes:
        words: Its tokens.
        facets: What it says; nothing where it never changes a meaning.
        is_weak: Whether it says so only where nothing unknown stands beside it: `days` is a unit
            in `Waiting time (days)`, not in `Seen within 5 days of asking`.
    """

    words: tuple[str, ...]
    facets: Facets
    is_weak: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it never changes a meaning."""
        return self.facets == UNTOLD


_AVERAGES = frozenset({"average", "avg", "ave", "mean"})


def _phrases() -> Iterator[tuple[str, Facets, bool]]:
    """Go through all phrases, what each says and whether it is weak; of two of one, the later."""
    for phrase in PLAIN:
        yield phrase, UNTOLD, False
    for phrase in WHOLE_PHRASES:
        yield phrase, Facets(is_whole=True), True
    yield from _of_standings()
    yield from _of_units()
    yield from _of_scales("", SCALES, WEAK_SCALES)
    yield from _of_scales("\u00a3", POUNDS, frozenset())
    for breakdown, listed in BREAKDOWNS.items():
        for phrase in listed:
            yield phrase, Facets(breakdown=(breakdown,)), True
    yield from _of_spans()
    yield from _of_statements()


def _of_standings() -> Iterator[tuple[str, Facets, bool]]:
    for standing, listed in STANDINGS.items():
        for phrase in listed:
            yield phrase, Facets(standing=standing), phrase in WEAK_STANDINGS


def _of_units() -> Iterator[tuple[str, Facets, bool]]:
    for unit, listed in UNITS.items():
        for phrase in listed:
            yield phrase, Facets(unit=unit), phrase not in STRONG_UNITS
    for number, forms in PER.items():
        for form in forms:
            for whom in OF_WHOM:
                yield f"per {form} {whom}", Facets(unit=f"per {number}"), False
                yield f"rate per {form} {whom}", Facets(unit=f"per {number}"), False


def _of_scales(
    unit: str, scales: Mapping[int, tuple[str, ...]], weak: frozenset[str]
) -> Iterator[tuple[str, Facets, bool]]:
    for scale, listed in scales.items():
        for phrase in listed:
            facets = Facets(unit=unit, scale=Decimal(scale), scale_from=phrase)
            yield phrase, facets, phrase in weak


def _of_spans() -> Iterator[tuple[str, Facets, bool]]:
    for span, listed in SPANS.items():
        for phrase in listed:
            part = WHOLE_YEAR if span is Span.YEAR else None
            yield phrase, Facets(span=span, part=part), phrase in WEAK_SPANS
    for phrase in WHOLE_YEARS:
        yield phrase, Facets(span=Span.YEAR, part=WHOLE_YEAR), False


def _of_statements() -> Iterator[tuple[str, Facets, bool]]:
    for phrase in NATION:
        is_average = not _AVERAGES.isdisjoint(phrase.split())
        statement = Statement.COMPARATOR if is_average else Statement.UNSTATED
        yield phrase, Facets(statement=statement, place=ENGLAND), False
    for statement, listed in STATEMENTS.items():
        for phrase in listed:
            place = ENGLAND if phrase in NATION else None
            yield phrase, Facets(statement=statement, place=place), phrase in WEAK_STATEMENTS


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """Return the phrases by their first word, the longest first."""
    whole = {
        words: Phrase(words, facets, is_weak)
        for phrase, facets, is_weak in _phrases()
        if (words := words_of(phrase))
    }
    found: dict[str, list[Phrase]] = {}
    for words in sorted(whole, key=len, reverse=True):
        found.setdefault(words[0], []).append(whole[words])
    return MappingProxyType({first: tuple(each) for first, each in found.items()})
