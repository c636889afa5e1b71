"""Comparisons: `higher than the national average of 81%`, `just short of the 90% target`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.core.claims.binding.facts import Fact, Role
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding, scale_at
from perfdesk.core.claims.kinds.spans import Span, preceding, span_of
from perfdesk.core.claims.reading.quantities import Quantity
from perfdesk.core.claims.reading.sentences import ReadPassage, matched, placed
from perfdesk.core.claims.wording import printed

_PLAIN = r"[^.;\ue000-\ue005]"
_MORE = (
    r"(?:higher|greater|more|larger) than|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
    r"|met|meets|meeting|ahead of|outperform(?:s|ed|ing)?|in excess of"
)
_LESS = r"(?:lower|less|fewer|smaller) than|below|short of|behind|under|miss(?:es|ed|ing)?"
_COMPARED = placed(
    rf"(?P<word>\b(?:{_MORE}|{_LESS}))\b(?P<between>{_PLAIN}{{0,95}}?(?:\(|"
    rf"\b)\s*)(?P<other>{{P}}|{{N}}|{{M}})"
)
_IS_MORE = re.compile(_MORE, re.IGNORECASE)
_CLAUSE_ENDS = re.compile(
    r"\b(?:although|but|while|whilst|whereas|which|who|and was|and were|of which)\b|, (?:and|with) "
)
_NAMED = re.compile(
    r"\b(?:averages?|targets?|figures?|rates?|positions?|year|national(?:ly)?|"
    r"England|midlands?|shire"
    r"|region(?:al)?|comparator|median|neighbours?|levels?|quartile|survey|benchmark|baseline)\b",
    re.IGNORECASE,
)
_NAMED_BEHIND = placed(
    r"^(?:\s*\([^()]*\))?[^.;,()\ue000-\ue005]{0,30}\b(?:averages?|targets?|"
    r"year|national(?:ly)?|England|midlands?|shire"
    r"|region(?:al)?|survey|benchmark|baseline|(?:during|in) (?:{D}))"
)
NEW_SUBJECT = re.compile(
    r";|\b(?:and|but|while|whilst|whereas|with)\b (?=[a-z])(?!(?:was|"
    r"is|were|are|remains?|also|still|higher|lower"
    r"|above|below|\w+ly|well|just|therefore|so|thus|surpass\w*|exceed\w*|met|meeting)\b)",
    re.IGNORECASE,
)
_AMOUNT_BEFORE = re.compile(
    r"[\ue000\ue001\ue002\ue003\ue006]\s*(?:\([^()]*\)\s*)?(?:percentage "
    r"points? |points? |visits |people )?$"
)


def comparisons_in(read: ReadPassage) -> Iterator[Claim]:
    """Find what a passage says is more or less than a number it prints."""
    taken: set[int] = set()
    for match in _COMPARED.finditer(read.shape):
        other = matched(read, match, "other")
        if other.start in taken or _CLAUSE_ENDS.search(match["between"]):
            continue
        behind = read.shape[other.end : other.end + 70]
        if not (_NAMED.search(match["between"]) or _NAMED_BEHIND.search(behind)):
            continue
        if _AMOUNT_BEFORE.search(read.shape[max(0, match.start() - 40) : match.start()]):
            continue
        taken.add(other.start)
        yield claim_of(
            ClaimKind.COMPARISON, read, {"other": other}, (match.start(), other.end),
            match["word"], _IS_MORE.fullmatch(match["word"]) is not None,
        )  # fmt: skip


def _holds(subject: Span, other: Quantity, *, more: bool) -> bool:
    """Tell whether a number may be above, or below, another, as both are printed."""
    if other.hedge or subject.is_from_pack or subject.is_hedged:
        return subject.high >= other.low if more else subject.low <= other.high
    return subject.middle >= other.value if more else subject.middle <= other.value


def _alike(fact: Fact, other: Quantity) -> bool:
    """Tell whether two numbers may be of one measure."""
    return other.value <= 4 * fact.value and fact.value <= 4 * other.value


def judge_comparison(ground: Ground, read: ReadPassage, claim: Claim) -> Iterator[Finding]:
    """Hold what is compared against the number that it is said to be above or below."""
    other = claim.parts["other"]
    bound = ground.bound(read, claim.start, claim.end)
    scale = scale_at(read, other, bound.measure)
    subjects = [
        span_of(read, each) for each in preceding(ground, read, claim.start, other.sort, scale)
    ]
    if not subjects and bound.measure is not None and bound.is_sure and ground.is_ours:
        fact = ground.fact(bound.measure.id, Role.CURRENT, scale)
        known = {Role.TARGET, Role.COMPARATOR, Role.PREVIOUS, Role.BASELINE}
        if fact is not None and ground.use(read, other).role in known and _alike(fact, other):
            subjects = [Span(fact.low, fact.high, f"{fact.text} ({fact.about})", True)]
    if not subjects:
        yield finding(
            read, claim, ClaimVerdict.CANNOT_TELL, "What is compared is not beside it.",
            measure=bound.known,
        )  # fmt: skip
        return
    fitting = [each for each in subjects if _holds(each, other, more=bool(claim.rises))]
    subject = (fitting or subjects)[0]
    told = f"{subject.text} is {claim.word} {printed(read, other)}"
    if fitting:
        yield finding(read, claim, ClaimVerdict.CONSISTENT, f"{told}.", measure=bound.known)
        return
    starts = [each.end for each in preceding(ground, read, claim.start, other.sort, scale)]
    if starts and NEW_SUBJECT.search(read.shape, max(starts), claim.start):
        yield finding(
            read, claim, ClaimVerdict.CANNOT_TELL, "What is compared may not be printed.",
            measure=bound.known,
        )  # fmt: skip
        return
    yield finding(
        read, claim, ClaimVerdict.ERROR,
        f"{subject.text} is not {claim.word} {printed(read, other)}.",
        suggestion="Check the word and the two numbers.", measure=bound.known,
    )  # fmt: skip
