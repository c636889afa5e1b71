"""Changes and differences in percentage points: `up 2.3 percentage points`, `3 points below`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfdesk.core.claims.binding.facts import Role, Scale
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.kinds.comparisons import NEW_SUBJECT
from perfdesk.core.claims.kinds.spans import Span, pack_span, preceding, span_of
from perfdesk.core.claims.reading.directions import DOWN, MOVED, MOVED_DOWN, MOVED_UP, UP, rises
from perfdesk.core.claims.reading.periods import says_previous
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, matched, placed
from perfdesk.core.claims.slips import is_slip
from perfdesk.core.claims.wording import printed, shown

_NEAR = Decimal(5)
"""Points by which a stated difference may miss the recomputed one and still be about it."""
_PLAIN = r"[^.;,\ue000-\ue005]"
_AFTER_WORD = placed(
    rf"(?P<word>\b(?:{MOVED_UP}|{MOVED_DOWN}))(?: [a-z]+){{0,2}}? ?(?:by |of )?"
    r"(?:[a-z]+ ){0,2}?(?P<points>{T})"
)
_BEFORE_WORD = placed(rf"(?P<points>{{T}})(?: [a-z]+)?,? (?P<word>\b(?:{UP}|{DOWN})\b)")
_PAIR = placed(rf"\bfrom {_PLAIN}{{0,30}}?(?P<from>{{P}}){_PLAIN}{{0,60}}?\bto "
               rf"{_PLAIN}{{0,30}}?(?P<to>{{P}})")  # fmt: skip
_TO = placed(rf"^{_PLAIN}{{0,30}}?\bto {_PLAIN}{{0,20}}?(?P<to>{{P}})")
_BASE = placed(
    rf"^{_PLAIN}{{0,30}}?\b(?:than|on|from|compared (?:to|with)|against|above|below)"
    rf"{_PLAIN}{{0,50}}?(?P<base>{{P}})"
)
_NATION = re.compile(r"\b(?:england(?!['\u2019])|national(?:ly)?)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:quartile|region\w*|midlands|shire|neighbour\w*|other|average of|similar|group|gap"
    r"|men|women|since|baseline|per year|a year on average|each year)\b",
    re.IGNORECASE,
)
_KNOWN = (Role.CURRENT, Role.PREVIOUS, Role.EARLIER, Role.BASELINE, Role.TARGET, Role.COMPARATOR)


def points_in(read: ReadPassage) -> Iterator[Claim]:
    """Find the changes and differences in percentage points that a passage states."""
    taken: set[int] = set()
    for pattern in (_BEFORE_WORD, _AFTER_WORD):
        for match in pattern.finditer(read.shape):
            points = matched(read, match, "points")
            if points.start in taken:
                continue
            taken.add(points.start)
            span = (min(match.start("word"), points.start), max(match.end("word"), points.end))
            word = match["word"]
            yield claim_of(ClaimKind.CHANGE, read, {"points": points}, span, word, rises(word))


def judge_points(ground: Ground, read: ReadPassage, claim: Claim) -> Finding:
    """Hold a change in percentage points against its two ends, in the text or in the pack."""
    points = claim.parts["points"]
    bound = ground.bound(read, claim.start, claim.end)
    ends = _printed_ends(ground, read, claim)
    if ends is None:
        ends = _with_pack(ground, read, claim)
    if ends is None or claim.rises is None:
        return finding(
            read, claim, ClaimVerdict.NO_SOURCE,
            "Neither the report nor the pack has both ends of this change.", measure=bound.known,
        )  # fmt: skip
    base, now = ends
    sign = 1 if claim.rises else -1
    told = (
        f"{base.text} to {now.text} is {_signed(now.middle - base.middle)} points, printed "
        f"{printed(read, points)} {claim.word}"
    )
    about = base.about
    if _fits(points, sign, base, now):
        return finding(
            read, claim, ClaimVerdict.CONSISTENT, f"{told}.", measure=bound.known, about=about
        )
    return finding(
        read, claim,
        ClaimVerdict.ERROR if _is_error(ground, read, claim, base, now)
        else ClaimVerdict.CANNOT_TELL,
        f"{told}.",
        suggestion=_mend(points, sign, base, now), measure=bound.known, about=about,
    )  # fmt: skip


def _mend(points: Quantity, sign: int, base: Span, now: Span) -> str:
    difference = sign * (now.middle - base.middle)
    if difference < 0:
        return "Check the word and the two numbers."
    return f"Write {shown(difference, max(points.decimals, 1))}, or check the numbers."


def _printed_ends(ground: Ground, read: ReadPassage, claim: Claim) -> tuple[Span, Span] | None:
    """Return the two shares that the sentence itself prints; None where it prints but one."""
    sentence = read.sentence_at(claim.start)
    behind = read.shape[claim.end : sentence.end]
    for match in _PAIR.finditer(read.shape, sentence.start, sentence.end):
        between = (match.end(), claim.start) if match.end() <= claim.start else (
            claim.end, match.start()
        )  # fmt: skip
        if not NEW_SUBJECT.search(read.shape, *between):
            first, last = matched(read, match, "from"), matched(read, match, "to")
            return span_of(read, first), span_of(read, last)
    base = _BASE.match(behind)
    if base is None:
        return None
    first = read.quantity_at(claim.end + base.start("base"))
    before = preceding(ground, read, claim.start, Sort.PERCENT, Scale.PERCENT)
    if before and not NEW_SUBJECT.search(read.shape, before[0].end, claim.start):
        return span_of(read, first), span_of(read, before[0])
    return None


def _with_pack(ground: Ground, read: ReadPassage, claim: Claim) -> tuple[Span, Span] | None:
    """Return the two ends with what the pack has of them; None where it is not clear which."""
    sentence = read.sentence_at(claim.start)
    behind = read.text[claim.end : sentence.end]
    role = _role(claim, behind)
    base = pack_span(ground, read, claim, role, Scale.PERCENT) if role else None
    if base is None or _OTHERS.search(behind[:80]):
        return None
    after = _TO.match(read.shape[claim.end : sentence.end])
    if after:
        return base, span_of(read, read.quantity_at(claim.end + after.start("to")))
    before = preceding(ground, read, claim.start, Sort.PERCENT, Scale.PERCENT)
    if len(before) == 1 and not NEW_SUBJECT.search(read.shape, before[0].end, claim.start):
        return base, span_of(read, before[0])
    now = pack_span(ground, read, claim, Role.CURRENT, Scale.PERCENT)
    return (base, now) if now else None


def _role(claim: Claim, behind: str) -> Role | None:
    """Return what a difference is measured from; None where words do not say.

    A change is measured from last year's figure unless words say others.
    """
    near = behind[:70]
    if says_previous(near):
        return Role.PREVIOUS
    if re.search(r"\btarget\b", near, re.IGNORECASE):
        return Role.TARGET
    if _NATION.search(near):
        return Role.COMPARATOR
    return Role.PREVIOUS if MOVED.search(claim.word) else None


def _fits(points: Quantity, sign: int, base: Span, now: Span) -> bool:
    least, most = sorted((sign * (now.low - base.high), sign * (now.high - base.low)))
    return least <= points.high and most >= points.low


def _is_error(ground: Ground, read: ReadPassage, claim: Claim, base: Span, now: Span) -> bool:
    """Tell whether a difference surely is not what is printed: no other figure explains it."""
    points = claim.parts["points"]
    if points.hedge:
        return False
    if not base.is_from_pack and not now.is_from_pack:
        return True
    bound = ground.bound(read, claim.start, claim.end)
    if not ground.is_ours or bound.known is None:
        return False
    sign = 1 if claim.rises else -1
    for role in _KNOWN:
        for fact in ground.facts(bound.known.id, role, Scale.PERCENT):
            if _fits(points, sign, Span(fact.low, fact.high, fact.text), now):
                return False
    difference = sign * (now.middle - base.middle)
    return abs(difference - points.value) <= _NEAR or is_slip(points, abs(difference))


def _signed(value: Decimal) -> str:
    return f"{'+' if value > 0 else ''}{shown(value, 1)}"
