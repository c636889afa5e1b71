"""Two parts of one whole, and wholes that leave something out: `conversely`, `excluding`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfdesk.core.claims.binding.vocabulary import stem
from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding, verdict_of
from perfdesk.core.claims.ground import claim_of, finding
from perfdesk.core.claims.kinds.ratios import fits, ratios_in
from perfdesk.core.claims.kinds.shares import Member, members_of
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, Sentence
from perfdesk.core.claims.slips import is_slip, whole_slips
from perfdesk.core.claims.wording import percent, printed

_OTHER_PART = re.compile(r"\b(?:Conversely|The remainder|The remaining|The rest|The other)\b")
_OPPOSITE = re.compile(r"Conversely\b")
"""Says that there are two parts; a remainder may have parts of its own."""
_EXCLUDING = re.compile(
    r"\b(?:excluding|leaving out|not counting|without) (?:the |those |any )?(?P<what>[a-z]+)",
    re.IGNORECASE,
)
_WHOLE = Decimal(100)


def judge_bases(read: ReadPassage) -> Iterator[Finding]:
    """Check what a passage says of the two parts of a whole, and of wholes with something out."""
    yield from _other_parts(read)
    yield from _left_out(read)


def _other_parts(read: ReadPassage) -> Iterator[Finding]:
    """Hold `Conversely 61% ... from 58%` against the `39% ... from 42%` of the sentence before."""
    for before, sentence in zip(read.sentences, read.sentences[1:], strict=False):
        if not _OTHER_PART.match(read.text, sentence.start):
            continue
        first, second = _percents(read, before), _percents(read, sentence)
        if not first or len(first) != len(second) or len(first) > 2:
            continue
        for one, other in zip(first, second, strict=True):
            total = one.value + other.value
            holds = abs(total - _WHOLE) <= 1
            claim = claim_of(ClaimKind.SHARE, read, {"share": other})
            likely = _OPPOSITE.match(read.text, sentence.start) and (
                is_slip(other, _WHOLE - one.value) or is_slip(one, _WHOLE - other.value)
            )
            yield finding(
                read, claim,
                verdict_of(holds=holds, is_error=likely),
                f"{printed(read, one)} and {printed(read, other)} are {total:f}% together.",
                suggestion="" if holds or not likely
                else f"Write {percent(_WHOLE - one.value, other.decimals)}, or check both.",
            )  # fmt: skip


def _percents(read: ReadPassage, sentence: Sentence) -> list[Quantity]:
    return [
        each
        for each in read.figures()
        if each.sort is Sort.PERCENT and sentence.start <= each.start < sentence.end
    ]


def _left_out(read: ReadPassage) -> Iterator[Finding]:
    ratios = tuple(ratios_in(read))
    for match in _EXCLUDING.finditer(read.text):
        sentence = read.sentence_at(match.start())
        narrowed = [each for each in ratios if match.end() <= each.start < sentence.end]
        if not narrowed:
            continue
        base = narrowed[0].parts["denominator"]
        what = stem(match["what"].lower())
        for each in members_of(read):
            near = read.text[max(0, each.share.start - 60) : each.share.end + 60].lower()
            if (
                each.count.start < match.start()
                and match.start() - each.count.start < 400
                and what in near
            ):
                yield from _of_all(read, each, base)
        wide = [
            each
            for each in ratios
            if each.end < match.start()
            and what in read.text[each.end : each.end + 40].lower()
            and each.parts["numerator"].value > 0
        ]
        for part in wide:
            whole = part.parts["denominator"].value
            first = next(each for each in ratios if each.parts["denominator"].value == whole)
            yield finding(
                read, claim_of(ClaimKind.RATIO, read, first.parts), ClaimVerdict.DEFINITION,
                f"Its {whole:,f} count those that are {match['what']} "
                f"({part.parts['numerator'].value:,f}); "
                f"{printed(read, narrowed[0].parts['percent'])} leaves them out. The two "
                "shares have different bases.",
                suggestion="Use one base for both, or say which is used.",
            )  # fmt: skip


def _of_all(read: ReadPassage, member: Member, base: Quantity) -> Iterator[Finding]:
    """Hold `29 or 23%`, which the next share leaves out, against both together."""
    total = member.count.value + base.value
    if not total:
        return
    exact = 100 * member.count.value / total
    holds = fits(member.share, exact)
    likely = is_slip(member.share, exact) or any(
        fits(member.share, 100 * slip / (slip + base.value))
        for slip in whole_slips(member.count.value)
    )
    claim = claim_of(ClaimKind.RATIO, read, {"share": member.share, "count": member.count})
    yield finding(
        read, claim,
        verdict_of(holds=holds, is_error=likely),
        f"{printed(read, member.count)} / ({printed(read, member.count)} + {printed(read, base)}"
            f") = "
        f"{percent(exact)}, printed {printed(read, member.share)}.",
        suggestion="" if holds or not likely
        else f"Write {percent(exact, member.share.decimals)}, or check the count.",
    )  # fmt: skip
