"""Words that say something else than the measure's own: its group, its sense, its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.core.claims.binding.facts import Role
from perfdesk.core.claims.binding.vocabulary import mentions_in, terms_of
from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.reading.sentences import ReadPassage
from perfdesk.core.measures import Aim

_OVER = re.compile(r"\b(?:aged? )?over (?P<age>65|75|85|18)(?!s)\b", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?:figures?|data|numbers?|results?)\b[^.;]{0,60}\b(?:relate|refer|"
    r"apply|are for|is for|are limited|cover)[^.;]{0,20}\bto?\b(?P<group>[^.;]{4,60}?)"
    r"\bonly\b",
    re.IGNORECASE,
)
_WITH_NEED = re.compile(
    r"\b(?:proportion|percentage|share|number|%)\b(?: of [\w ]{2,40}?)? "
    r"(?:with|who had|who have|having|needing)"
    r" (?P<need>(?:continued|continuing|ongoing|on-going|further) (?:need "
    r"for )?(?:needs?|services?|support|care))",
    re.IGNORECASE,
)
_NO_AVERAGE = re.compile(
    r"\b(?:do not|don['\u2019]t|does not) have a (?:national average|comparator|benchmark)",
    re.IGNORECASE,
)
_AGE_LABEL = re.compile(r"\b(?P<age>\d\d) ?\+|\b(?P<older>\d\d) (?:or|and) over")


def judge_labels(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Hold the words for groups against those of the measures that they are about."""
    yield from _ages(ground, read)
    yield from _groups(ground, read)
    yield from _sense(ground, read)
    yield from _local_average(ground, read)


def _ages(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    for match in _OVER.finditer(read.text):
        labelled = [
            measure
            for measure in ground.candidates.measures
            for label in _AGE_LABEL.finditer(measure.description)
            if match["age"] in {label["age"], label["older"]}
        ]
        near = ground.bound(read, match.start(), match.end()).measure
        measure = near if near in labelled else labelled[0] if len(labelled) == 1 else None
        if measure is None:
            continue
        claim = claim_of(ClaimKind.LABEL, read, {}, match.span(), match[0])
        yield finding(
            read, claim, ClaimVerdict.DEFINITION,
            f"\u201c{match[0]}\u201d leaves out those aged {match['age']}; the measure is "
            f"\u201c{measure.description}\u201d.",
            suggestion=f"Write aged {match['age']} or over.", measure=measure,
        )  # fmt: skip


def _groups(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    for match in _ONLY.finditer(read.text):
        group = terms_of(match["group"])
        sentence = read.sentence_at(match.start())
        bound = ground.bound(read, match.end(), min(len(read.text), sentence.end))
        if not group or bound.measure is None or bound.score < 0.3:
            continue
        if group & ground.candidates.terms[bound.measure.id]:
            continue
        claim = claim_of(ClaimKind.LABEL, read, {}, match.span())
        yield finding(
            read, claim, ClaimVerdict.DEFINITION,
            f"The text limits the figures to{match['group'].rstrip()}, but the measure's words, "
            f"\u201c{bound.measure.description}\u201d, do not.",
            suggestion="Say so in the measure's words too.", measure=bound.known,
        )  # fmt: skip


def _sense(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Find `with continued needs` where the measure is about those with none."""
    negative = [
        each
        for each in ground.candidates.measures
        if "no further need" in ground.candidates.terms[each.id]
    ]
    positive = any(
        "further need" in terms and "no further need" not in terms
        for terms in ground.candidates.terms.values()
    )
    if len(negative) != 1 or positive:
        return
    measure = negative[0]
    rest = ground.candidates.terms[measure.id] - {"no further need", "further need"}
    for match in _WITH_NEED.finditer(read.text):
        around = {
            each.term
            for each in mentions_in(read.text[max(0, match.start() - 300) : match.end() + 80])
        }
        if not rest & around:
            continue
        claim = claim_of(ClaimKind.LABEL, read, {}, match.span())
        yield finding(
            read, claim, ClaimVerdict.ERROR if ground.is_ours else ClaimVerdict.CANNOT_TELL,
            f"\u201c{match['need']}\u201d is the opposite of the measure, "
            f"\u201c{measure.description}\u201d.",
            suggestion=f"Write no {match['need']}.", measure=measure,
        )  # fmt: skip


def _local_average(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Find a local measure with a national average where the text says that they have none."""
    for match in _NO_AVERAGE.finditer(read.text):
        for measure in ground.candidates.measures:
            facts = ground.candidates.facts[measure.id]
            average = next((each for each in facts if each.role is Role.COMPARATOR), None)
            if measure.code.lower() != "local" or average is None or measure.aim is Aim.BAND:
                continue
            sentence = read.sentence_at(match.start())
            claim = claim_of(ClaimKind.LABEL, read, {}, (sentence.start, match.end()))
            yield finding(
                read, claim, ClaimVerdict.DEFINITION,
                f"\u201c{measure.description}\u201d is a local measure, but the pack compares it "
                f"with {average.text} ({average.about}).",
                measure=measure,
            )  # fmt: skip
