"""Counts of measures: `the majority of metrics are in the ASCOF`, `most metrics improved`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.claims.binding.facts import Role, scale_of
from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding, verdict_of
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.reading.periods import period_of
from perfdesk.core.claims.reading.quantities import Sort, word_number
from perfdesk.core.claims.reading.sentences import ReadPassage, Sentence
from perfdesk.core.claims.wording import percent
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.verdicts import ProgressWord, RatingWord, Tone

_NOUN = r"(?:metrics?|measures?|indicators?|KPIs?|PIs?)"
_MOST = re.compile(
    rf"\b(?P<word>the (?:vast |great )?majority|most|half|all|none|virtually "
    rf"all|nearly all|almost all|the minority|a minority)"
    rf" (?:of )?(?:the |these |our |those )?(?:\w+ )?{_NOUN}\b(?P<said>[^.;]{{0,160}})",
    re.IGNORECASE,
)
_FRAMEWORK = re.compile(
    r"\b(?:reflected|included|contained|found|are part|part of|are in|"
    r"sourced|from|drawn)\b.{0,50}\b(?:ASCOF|outcomes framework|national "
    r"framework)",
    re.IGNORECASE,
)
_FOUR_KEY = re.compile(
    rf"\b(?P<count>\w+) key {_NOUN} to reflect each of the (?P<layers>\w+) layers", re.IGNORECASE
)
_BLANKET = re.compile(
    r"\bwhere (?:a|the|any) (?:national average|average|comparator|benchmark)"
    r"s? (?:is|are) (?:quoted|shown|given|used)\b[^.]*?"
    r"\b(?:relates?|refers?|is|are)\b (?:to )?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Property:
    """Something that is said of measures, and how to tell whether a measure has it."""

    words: re.Pattern[str]
    holds: Callable[[Ground, Measure], bool | None]
    name: str


def _in_framework(_ground: Ground, measure: Measure) -> bool | None:
    return measure.code.upper().startswith("ASCOF") or measure.framework is not None


def _is_better(ground: Ground, measure: Measure) -> bool | None:
    if ground.fact(measure.id, Role.COMPARATOR, scale_of(measure)) is None:
        return None
    rating = ground.verdicts(measure)[0]
    return None if rating.word is RatingWord.NOT_RATED else rating.tone is Tone.GOOD


def _improved(ground: Ground, measure: Measure) -> bool | None:
    word = ground.verdicts(measure)[1].word
    return None if word is ProgressWord.NONE else word is ProgressWord.IMPROVED


_PROPERTIES = (
    _Property(_FRAMEWORK, _in_framework, "in the framework"),
    _Property(
        re.compile(
            r"\b(?:above|better than|exceed\w*) the (?:national|England) average", re.IGNORECASE
        ),
        _is_better,
        "better than the national average",
    ),
    _Property(
        re.compile(r"\b(?:have |has )?improved\b(?! by)", re.IGNORECASE), _improved, "improved"
    ),
)


def judge_counts(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Count the measures of the pack that have what the text says most or some of them have."""
    for match in _MOST.finditer(read.text):
        for each in _PROPERTIES:
            if each.words.search(match["said"]):
                yield from _judge_most(ground, read, match, each)
                break
    yield from _key_measures(ground, read)
    yield from _blanket_period(ground, read)


def _judge_most(
    ground: Ground, read: ReadPassage, match: re.Match[str], said: _Property
) -> Iterator[Finding]:
    known = [
        holds
        for measure in ground.candidates.measures
        if measure.part_of is None and (holds := said.holds(ground, measure)) is not None
    ]
    claim = claim_of(ClaimKind.COUNT, read, {}, match.span(), match["word"])
    if not known:
        yield finding(read, claim, ClaimVerdict.NO_SOURCE, "No measure in the pack can be counted.")
        return
    having, share = sum(known), Decimal(100 * sum(known)) / len(known)
    word = match["word"].lower()
    if "all" in word.split() and "virtually" not in word and "most" not in word.split():
        holds = (
            having == len(known) if "nearly" not in word and "almost" not in word else share >= 85
        )
    elif "none" in word:
        holds = having == 0
    elif "minority" in word:
        holds = share < 50
    elif word == "half":
        holds = 42 <= share <= 58
    else:
        holds = share > 50 if "virtually" not in word else share >= 85
    told = f"{having} of {len(known)} measures are {said.name} = {percent(share)}"
    yield finding(
        read, claim,
        verdict_of(holds=holds, is_error=ground.is_ours),
        f"{told}, which is {'' if holds else 'not '}\u201c{match['word']}\u201d.",
        suggestion="" if holds else f"Write that {having} of the {len(known)} are.",
    )  # fmt: skip


def _key_measures(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    for match in _FOUR_KEY.finditer(read.text):
        count, layers = word_number(match["count"]), word_number(match["layers"])
        banded = [each for each in ground.candidates.measures if each.aim is Aim.BAND]
        in_pack = len(ground.pack.layers)
        if count is None or layers is None:
            continue
        holds = layers == in_pack and count == len(banded)
        claim = claim_of(ClaimKind.COUNT, read, {}, match.span())
        yield finding(
            read, claim,
            verdict_of(holds=holds, is_error=ground.is_ours and in_pack and banded),
            f"The pack has {len(banded)} measures with a band in {in_pack} layers.",
        )  # fmt: skip


def _blanket_period(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Hold `where a national average is quoted, this relates to 2022/23` against every average."""
    for match in _BLANKET.finditer(read.text):
        sentence: Sentence = read.sentence_at(match.start())
        named = [
            each
            for each in read.quantities
            if each.sort is Sort.PERIOD and match.end() - 5 <= each.start < sentence.end
        ]
        said = period_of(read.text[named[0].start : named[0].end]) if named else None
        averages = [
            fact
            for facts in ground.candidates.facts.values()
            for fact in facts
            if fact.role is Role.COMPARATOR and fact.period is not None
        ]
        if said is None or not averages:
            continue
        others = [each for each in averages if each.period != said]
        claim = claim_of(ClaimKind.PERIOD, read, {}, (sentence.start, named[0].end))
        listed = ", ".join(
            f"{each.text} ({each.period.label})" for each in others if each.period is not None
        )
        yield finding(
            read, claim,
            verdict_of(holds=not others, is_error=ground.is_ours),
            f"{len(others)} of {len(averages)} averages in the pack are for another year: {listed}."
            if others else f"All {len(averages)} averages in the pack are for {said.label}.",
            suggestion="Name the other year where it is quoted." if others else "",
        )  # fmt: skip
