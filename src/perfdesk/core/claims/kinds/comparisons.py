"""Comparisons: `higher than the national average of 81%`, `just short of the 90% target`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.core.claims.binding.facts import Fact, Role
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding, scale_at
from perfdesk.core.claims.kinds.changes import Span, preceding
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, matched, placed
from perfdesk.core.claims.wording import printed

_PLAIN = r"[^.;\ue000-\ue005]"
_MORE = (
    r"(?:higher|greater|more|better|larger) than|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
    r"|met|meets|meeting|ahead of|outperform(?:s|ed|ing)?|in excess of"
)
_LESS = r"(?:lower|less|fewer|smaller) than|below|short of|behind|under"
_COMPARED = placed(
    rf"(?P<word>\b(?:{_MORE}|{_LESS}))\b(?P<between>{_PLAIN}{{0,95}}?(?:\(|\b)\s*)(?P<other>{{P}}|{{N}}|{{M}})"
)
_IS_MORE = re.compile(_MORE, re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\b(?:although|but|while|whilst|whereas|which|who|and was|and were|of which)\b|, (?:and|with) ")
_AMOUNT_BEFORE = re.compile(r"[\ue000\ue001\ue002\ue003\ue006]\s*(?:\([^()]*\)\s*)?(?:percentage points? |points? |visits |people )?$")


def comparisons_in(read: ReadPassage) -> Iterator[Claim]:
    """Find what a passage says is more or less than a number it prints."""
    taken: set[int] = set()
    for match in _COMPARED.finditer(read.shape):
        other = matched(read, match, "other")
        if other.start in taken or _CLAUSE_ENDS.search(match["between"]):
            continue
        if match["between"].strip() == "" and other.sort is Sort.COUNT and _is_hedge(read, match):
            continue
        if _AMOUNT_BEFORE.search(read.shape[max(0, match.start() - 40) : match.start()]):
            continue
        taken.add(other.start)
        yield claim_of(
            ClaimKind.COMPARISON, read, {"other": other}, (match.start(), other.end),
            match["word"], _IS_MORE.fullmatch(match["word"]) is not None,
        )  # fmt: skip


def _is_hedge(read: ReadPassage, match: re.Match[str]) -> bool:
    """Tell whether `more than` only widens the number behind it: `more than 300 people`."""
    before = read.text[max(0, match.start() - 25) : match.start()].lower()
    return re.search(r"\b(?:is|are|was|were|than|,|which)\s*(?:\w+ly )?$", before) is None


def _alike(fact: Fact, other: Quantity) -> bool:
    """Tell whether two numbers may be of one measure."""
    return other.value <= 4 * fact.value and fact.value <= 4 * other.value


def judge_comparison(ground: Ground, read: ReadPassage, claim: Claim) -> Iterator[Finding]:
    """Hold what is compared against the number that it is said to be above or below."""
    other = claim.parts["other"]
    bound = ground.bound(read, claim.start, claim.end)
    scale = scale_at(read, other, bound.measure)
    subjects = [
        Span(each.low, each.high, printed(read, each))
        for each in preceding(ground, read, claim.start, other.sort, scale)
    ]
    if not subjects and bound.measure is not None and bound.is_sure and ground.is_ours:
        fact = ground.fact(bound.measure.id, Role.CURRENT, scale)
        known = {Role.TARGET, Role.COMPARATOR, Role.PREVIOUS, Role.BASELINE}
        if fact is not None and ground.use(read, other).role in known and _alike(fact, other):
            subjects = [Span(fact.low, fact.high, f"{fact.text} ({fact.about})", True)]
    if not subjects:
        yield finding(
            read, claim, ClaimVerdict.CANNOT_TELL, "What is compared is not beside it.",
            measure=bound.measure,
        )  # fmt: skip
        return
    more = bool(claim.rises)
    fitting = [
        each
        for each in subjects
        if (each.high >= other.low if more else each.low <= other.high)
    ]
    subject = (fitting or subjects)[0]
    told = f"{subject.text} is {claim.word} {printed(read, other)}"
    if fitting:
        yield finding(read, claim, ClaimVerdict.CONSISTENT, f"{told}.", measure=bound.measure)
        return
    yield finding(
        read, claim, ClaimVerdict.ERROR,
        f"{subject.text} is not {claim.word} {printed(read, other)}.",
        suggestion="Check the word and the two numbers.", measure=bound.measure,
    )  # fmt: skip
