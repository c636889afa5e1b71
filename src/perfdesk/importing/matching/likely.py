"""Which measures of a pack some words are likely to mean, looked up by the words they share.

A list may have a hundred thousand labels: holding each against every measure took minutes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfdesk.core.framework.matching import parse_code
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.settings import PackSettings
from perfdesk.importing.matching.likeness import how_sure, is_ahead, telling_words
from perfdesk.importing.vocabulary.codes import split_code
from perfdesk.importing.vocabulary.wordings import loose_words, normal_words

_CERTAIN = 0.8

Scored = list[tuple[float, Measure]]
"""Measures and how likely each is meant, from 0 to 1, the likeliest first."""


class LikelyMeasures:
    """The measures of a pack by their words and codes, made once for all labels of a file."""

    def __init__(self, pack: Pack) -> None:
        settings = pack.table(PackSettings).get("pack")  # none in a pack that is only begun
        now = pack.measures_at(settings.position) if settings else ()
        reported = {each.id for each in now}
        earlier = (each for each in pack.table(Measure).values() if each.id not in reported)
        self._measures = (*now, *earlier)
        self._of_now = len(now)
        self._words = [_Words.of(each.description) for each in self._measures]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_wording: dict[str, list[int]] = defaultdict(list)
        self._by_code: dict[str, list[int]] = defaultdict(list)
        for place, (measure, words) in enumerate(zip(self._measures, self._words, strict=True)):
            for word in words.telling:
                self._by_word[word].append(place)
            for wording in {words.normal, words.loose}:
                self._by_wording[wording].append(place)
            if parsed := parse_code(measure.code):
                self._by_code[parsed[0]].append(place)

    def of(self, wanted: Sequence[str], code: str = "") -> Scored:
        """Return the measures that some words may mean, the likeliest first.

        Args:
            wanted: The words, any of which will do.
            code: The file's own reference; a code of the framework counts.

        Returns:
            Those that share a word or the code; measures of earlier positions follow where none
            of today is certain.
        """
        best: dict[int, float] = {}
        for words in wanted:
            for place, score in self._scored(words, code):
                best[place] = max(score, best.get(place, 0.0))
        of_now = {place: score for place, score in best.items() if place < self._of_now}
        is_sure = max(of_now.values(), default=0.0) >= _CERTAIN
        found = [(score, self._measures[at]) for at, score in (of_now if is_sure else best).items()]
        return sorted(found, key=lambda pair: (-pair[0], *_printed(pair[1])))

    def ranked(self, scored: Scored) -> list[Measure]:
        """Return all measures to choose from: those that are likely, then the others."""
        first = [measure for _, measure in scored]
        told = {each.id for each in first}
        others = (each for each in self._measures if each.id not in told)
        return [*first, *sorted(others, key=_printed)]

    def _scored(self, text: str, code: str) -> Iterator[tuple[int, float]]:
        """Yield the places of the measures that share something with a text, and how likely."""
        words = _Words.of(text)
        split, rest = split_code(text)
        shared: dict[int, int] = {}
        for word in words.telling:
            for place in self._by_word.get(word, ()):
                shared[place] = shared.get(place, 0) + 1
        for wording in (words.normal, words.loose):
            for place in self._by_wording.get(wording, ()):
                shared.setdefault(place, 0)
        if not (code or split):
            for place, count in shared.items():
                yield place, words.likeness(self._words[place], count)
            return
        parsed = parse_code(code or split)
        coded = self._by_code.get(parsed[0], ()) if parsed else ()
        for place in dict.fromkeys((*shared, *coded)):
            ours = self._words[place]
            if ours.normal == words.normal or ours.loose == words.loose:
                yield place, words.likeness(ours, 0)
            else:
                yield place, min(how_sure(self._measures[place], rest, code or split), 0.99)


@dataclass(frozen=True, slots=True)
class _Words:
    """Some words, taken apart once."""

    normal: str
    loose: str
    telling: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Words:
        return cls(normal_words(text), loose_words(text), telling_words(text))

    def likeness(self, other: _Words, shared: int) -> float:
        """Return how alike the words are, from 0 to 1, given how many telling ones they share."""
        if self.normal == other.normal:
            return 1.0
        if self.loose == other.loose:
            return 0.95
        every = len(self.telling) + len(other.telling) - shared
        return min(shared / every, 0.94) if shared else 0.0


def is_certain(scored: Scored) -> bool:
    """Tell whether the first of the likely measures is meant, and no other."""
    best = scored[0][0] if scored else 0.0
    second = scored[1][0] if len(scored) > 1 else 0.0
    return is_ahead(best, second)


def _printed(measure: Measure) -> tuple[int, str]:
    return measure.order, measure.id
