"""Words of degree held against one another: `slightly` for 6 points, `considerable` for 6.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding, scale_at
from perfdesk.core.claims.kinds.changes import changes_in
from perfdesk.core.claims.kinds.comparisons import comparisons_in
from perfdesk.core.claims.kinds.spans import preceding
from perfdesk.core.claims.reading.quantities import Sort
from perfdesk.core.claims.reading.sentences import ReadPassage
from perfdesk.core.claims.wording import shown

_SMALL = re.compile(
    r"\b(?:slight(?:ly)?|small|marginal(?:ly)?|minor|modest(?:ly)?|a little)\b", re.IGNORECASE
)
_LARGE = re.compile(
    r"\b(?:considerabl[ey]|significant(?:ly)?|notabl[ey]|marked(?:ly)?|substantial(?:ly)?|sharp(?:ly)?"
    r"|dramatic(?:ally)?|large)\b",
    re.IGNORECASE,
)
_LEAD = 70


@dataclass(frozen=True, slots=True)
class _Use:
    """A word of degree, with how many points the change or difference beside it is."""

    read: ReadPassage
    start: int
    end: int
    points: Decimal

    @property
    def word(self) -> str:
        return self.read.text[self.start : self.end]


def judge_degrees(ground: Ground) -> Iterator[Finding]:
    """Find a word for little that is used of no less than a word for much, in percentages."""
    small: list[_Use] = []
    large: list[_Use] = []
    for read in ground.passages:
        for claim, points in _sizes(ground, read):
            sentence = read.sentence_at(claim.start)
            lead = max(sentence.start, claim.start - _LEAD)
            for pattern, found in ((_SMALL, small), (_LARGE, large)):
                words = list(pattern.finditer(read.text, lead, claim.end))
                if words:
                    found.append(_Use(read, words[-1].start(), words[-1].end(), points))
    if not small or not large:
        return
    least = min(large, key=lambda each: each.points)
    for each in small:
        if each.points >= least.points * Decimal("0.9"):
            claim = claim_of(ClaimKind.DEGREE, each.read, {}, (each.start, each.end), each.word)
            yield finding(
                each.read, claim, ClaimVerdict.DEFINITION,
                f"\u201c{each.word}\u201d is said of {shown(each.points, 1)} points, "
                f"\u201c{least.word}\u201d of {shown(least.points, 1)} elsewhere in this report.",
                suggestion="Use one word for one size.", quiet=True,
            )  # fmt: skip


def _sizes(ground: Ground, read: ReadPassage) -> Iterator[tuple[Claim, Decimal]]:
    """Yield the changes and comparisons of percentages with their size in points."""
    for claim in changes_in(read):
        first, last = claim.parts.get("from"), claim.parts.get("to")
        if first and last and first.sort is Sort.PERCENT:
            yield claim, abs(last.value - first.value)
    for claim in comparisons_in(read):
        other = claim.parts["other"]
        if other.sort is not Sort.PERCENT:
            continue
        subjects = preceding(ground, read, claim.start, Sort.PERCENT, scale_at(read, other))
        if subjects:
            yield claim, abs(subjects[0].value - other.value)
