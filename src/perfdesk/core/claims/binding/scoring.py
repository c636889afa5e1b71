"""Which measure a stretch of a report is about: by its words, those around it, and its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from perfdesk.core.claims.binding.facts import Fact, facts_of
from perfdesk.core.claims.binding.vocabulary import (
    FAMILIES,
    Mention,
    mentions_in,
    terms_of,
    weights_of,
)
from perfdesk.core.claims.passages import PassageKind
from perfdesk.core.claims.reading.sentences import ReadPassage, clause_start
from perfdesk.core.framework.matching import parse_code
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.settings import Position

_LEAST = 0.3
_ENOUGH = 0.5
_AHEAD = 0.12
_CODE = re.compile(
    r"\b(?:ASCOF |metric |measure )?([1-6][A-J])\b(?:\s*\(?(?:part|pt\.?)?\s*\(?(1[ab]?"
    r"|2[ab]?|ii|i)\)?(?=\W|$))?",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\b(?:such as|for example|e\.g\.|like|including)\s[^.,;]*$", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"[\s)\u2013-]*(?:of |for |in relation to |were |was |resulted )", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Bound:
    """What a stretch of text is taken to be about.

    Attributes:
        measure: The measure; None where none fits.
        score: How well its words are found, 0 to about 1.
        is_sure: Whether it fits well and no other fits nearly as well.
        rivals: Ids of those that fit nearly as well, the measure's own first.
        scores: How well the words of each measure are found, by id.
        is_confirmed: Whether an officer said so.
    """

    measure: Measure | None
    score: float = 0.0
    is_sure: bool = False
    rivals: tuple[str, ...] = ()
    scores: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    is_confirmed: bool = False

    @property
    def known(self) -> Measure | None:
        """The measure, where it is sure; None where several fit, or none fits well."""
        return self.measure if self.is_sure else None

    def is_spoken_of(self, measure: str) -> bool:
        """Tell whether some of a measure's words are near, so that it may be meant."""
        return self.scores.get(measure, 0.0) >= _LEAST


@dataclass(frozen=True)
class Candidates:
    """The measures of a pack at a position, with their words and facts.

    Attributes:
        measures: In printed order.
        terms: The terms of each measure's words, by id.
        wordings: Other words for measures that officers confirmed, by id.
        names: The terms of each way in which a measure is named, its own words first, by id.
        weights: How much each term tells.
        facts: What the pack holds of each, by id.
        codes: Code and part of those that are in the framework, by id.
    """

    measures: tuple[Measure, ...]
    terms: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]
    facts: Mapping[str, tuple[Fact, ...]]
    codes: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    wordings: Mapping[str, Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[str, tuple[frozenset[str], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )


def candidates_of(
    pack: Pack, position: Position, wordings: Mapping[str, Sequence[str]] | None = None
) -> Candidates:
    """Gather the measures that a report at a position may speak of."""
    measures = pack.measures_at(position.period)
    names = {
        each.id: tuple(
            terms_of(words) for words in (each.description, *(wordings or {}).get(each.id, ()))
        )
        for each in measures
    }
    terms = {measure: frozenset().union(*sets) for measure, sets in names.items()}
    codes = {each.id: code for each in measures if (code := parse_code(each.printed_code))}
    return Candidates(
        measures,
        MappingProxyType(terms),
        weights_of(terms.values()),
        MappingProxyType({each.id: facts_of(pack, each, position) for each in measures}),
        MappingProxyType(codes),
        MappingProxyType(dict(wordings or {})),
        MappingProxyType(names),
    )


def with_facts(
    candidates: Candidates, pack: Pack, position: Position, measures: frozenset[str]
) -> Candidates:
    """Return the same measures with the facts of some of them gathered again."""
    facts = {
        each.id: facts_of(pack, pack.measure(each.id), position)
        for each in candidates.measures
        if each.id in measures
    }
    return replace(candidates, facts=MappingProxyType({**candidates.facts, **facts}))


def bound_measure(candidates: Candidates, read: ReadPassage, start: int, end: int) -> Bound:
    """Say which measure the stretch from *start* to *end* of a passage is about."""
    around = _surroundings(read, start, end, candidates.weights)
    scored = sorted(
        (
            (_score(candidates, each, around) * _narrower(candidates, each, around), each)
            for each in candidates.measures
        ),
        key=lambda pair: -pair[0],
    )
    if not scored or scored[0][0] < _LEAST:
        return Bound(None)
    best, measure = scored[0]
    rivals = tuple(each.id for score, each in scored if score >= max(best - _AHEAD, _LEAST))
    scores = {each.id: score for score, each in scored}
    return Bound(measure, best, best >= _ENOUGH and len(rivals) == 1, rivals, scores)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What is near a stretch of text.

    Attributes:
        nearness: How near each term is, 0 to about 1.
        families: Of each family of terms, the one that is spoken of.
        codes: The codes of measures that its sentence names, with how near they are.
        is_row: Whether it is a row of a table, in which nothing is inherited.
    """

    nearness: Mapping[str, float]
    families: Mapping[frozenset[str], str]
    codes: Mapping[tuple[str, str], float]
    is_row: bool


def _surroundings(
    read: ReadPassage, start: int, end: int, known: Mapping[str, float]
) -> _Surroundings:
    if read.passage.kind is PassageKind.TABLE_ROW:
        first = read.text.partition("\t")[0]
        label = first if len(first) > 12 else " ".join(read.text.split("\t")[:2])
        near = {each.term: 1.0 for each in mentions_in(label)}
        codes = {code: 0.5 for code, _ in _codes_in(label)}
        return _Surroundings(near, {}, codes, is_row=True)
    sentence = read.sentence_at(start)
    start, end, is_aside = _with_brackets(read.text, start, end, sentence.start, sentence.end)
    clause = clause_start(read.shape, start, sentence.start)
    ahead = [each.end for each in read.figures() if sentence.start <= each.start < start]
    before = max(clause, *ahead) if ahead else clause
    after = min((each.start for each in read.figures() if each.start >= end), default=sentence.end)
    follows = _FOLLOWS.match(read.text, end) is not None
    stretch = _Stretch(sentence.start, sentence.end, before, start, end, min(after, sentence.end),
                       follows, is_aside)  # fmt: skip
    mentions = mentions_in(read.text)
    goes_on = not any(
        sentence.start <= each.start < after and each.term in known for each in mentions
    )
    last = max((each.start for each in read.sentences if each.start < sentence.start), default=0)
    nearness: dict[str, float] = {}
    chosen: dict[frozenset[str], tuple[float, str]] = {}
    for mention in mentions:
        weight = _weight(mention, stretch)
        if _EXAMPLE.search(read.text, max(0, mention.start - 30), mention.start):
            weight *= 0.4
        elif mention.start < read.sentences[0].end:
            weight = max(weight, 0.55)
        if goes_on and last <= mention.start < sentence.start:
            weight = max(weight, 0.85)
        nearness[mention.term] = max(nearness.get(mention.term, 0.0), weight)
        for family in FAMILIES:
            if mention.term in family:
                closer = (weight - abs(mention.start - start) / 10_000, mention.term)
                chosen[family] = max(chosen.get(family, closer), closer)
    for words, weight in ((read.passage.topic, 0.6), (read.passage.heading, 0.25)):
        for mention in mentions_in(words):
            nearness[mention.term] = max(nearness.get(mention.term, 0.0), weight)
    codes = {
        code: 0.5 if sentence.start <= place < start else 0.25
        for code, place in _codes_in(read.text)
        if sentence.start - 200 <= place < sentence.end
    }
    return _Surroundings(
        nearness, {family: term for family, (_, term) in chosen.items()}, codes, is_row=False
    )


def _with_brackets(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int, bool]:
    """Return a stretch with the brackets around it: what is in them is about the words before."""
    opening = text.rfind("(", first, start)
    if opening < 0 or ")" in text[opening:start]:
        return start, end, False
    closing = text.find(")", end, last)
    return opening, closing + 1 if closing >= 0 else end, True


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where a claim stands in its sentence: what is before and behind it as far as the next."""

    sentence_start: int
    sentence_end: int
    before: int
    start: int
    end: int
    after: int
    follows: bool
    is_aside: bool


def _weight(mention: Mention, stretch: _Stretch) -> float:
    """Return how much a mention says about a stretch, by where it is."""
    if mention.start >= stretch.sentence_end:
        return 0.1
    if mention.start >= stretch.end:
        if mention.start >= stretch.after:
            return 0.3
        if stretch.is_aside:
            return 0.5
        return 1.1 if stretch.follows and mention.start - stretch.end < 60 else 0.8
    if mention.start >= stretch.start:
        return 1.0
    if mention.start >= stretch.before:
        return 1.0
    if mention.start >= stretch.sentence_start:
        return 0.8
    behind = stretch.sentence_start - mention.end
    return 0.5 if behind < 250 else 0.4


def _score(candidates: Candidates, measure: Measure, around: _Surroundings) -> float:
    terms = candidates.terms[measure.id]
    score = max(_found(candidates, name, around) for name in candidates.names[measure.id])
    if not score and not terms:
        return 0.0
    for family, spoken in around.families.items():
        mine = terms & family
        if mine and spoken not in mine:
            score *= 0.4
        elif not mine and around.nearness.get(spoken, 0.0) >= 0.75:
            score *= 0.9 if spoken == "users" else 0.7
    code = candidates.codes.get(measure.id)
    if code:
        score += max(
            (near for (name, part), near in around.codes.items()
             if name == code[0] and (not part or not code[1] or part == code[1])),
            default=0.0,
        )  # fmt: skip
    return score


def _found(candidates: Candidates, terms: frozenset[str], around: _Surroundings) -> float:
    """Return how much of one name of a measure is near, 0 to about 1."""
    total = sum(candidates.weights[term] for term in terms)
    found = sum(candidates.weights[term] * around.nearness.get(term, 0.0) for term in terms)
    return found / total if total else 0.0


def _narrower(candidates: Candidates, measure: Measure, around: _Surroundings) -> float:
    """Return less than 1 where another measure has all a measure's words and more that are near."""
    mine = candidates.terms[measure.id]
    for other in candidates.measures:
        terms = candidates.terms[other.id]
        if terms > mine and all(around.nearness.get(term, 0.0) >= 0.75 for term in terms - mine):
            return 0.8
    return 1.0


def _codes_in(text: str) -> tuple[tuple[tuple[str, str], int], ...]:
    """Return the codes of the framework in a text, each with its part and where it stands."""
    found = []
    for match in _CODE.finditer(text):
        part = {"i": "1", "ii": "2"}.get((match[2] or "").lower(), (match[2] or "").lower())
        found.append(((match[1].upper(), part), match.start()))
    return tuple(found)
