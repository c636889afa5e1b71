"""Changes: `up from 49% to 56%`, `35% more than 3,190`, `increased by 3.5% (+28k) to 833.3k`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.core.claims.claim import Claim, ClaimKind
from perfdesk.core.claims.ground import claim_of
from perfdesk.core.claims.reading.directions import DOWN, MOVED_DOWN, MOVED_UP, UP, last_move, rises
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, matched, placed

_PLAIN = r"[^.;\ue000-\ue005]"
_GAP = rf"(?:{_PLAIN}|\.(?=\S)|\([^()]{{0,30}}\))"
_WORD = rf"(?P<word>\b(?:{UP}|{DOWN})\b)"
_MOVE = rf"(?P<word>\b(?:{MOVED_UP}|{MOVED_DOWN})\b)"
_FROM_TO = placed(
    rf"\bfrom (?:{_PLAIN}{{0,30}}? )?(?P<from>{{A}}){_GAP}{{0,60}}?"
    rf"\b(?P<to_word>(?:down |up )?to) (?:{_PLAIN}{{0,30}}? )?(?P<to>{{A}})"
)
_TO_FROM = placed(
    rf"{_MOVE}{_PLAIN}{{0,30}}?\bto (?P<to>{{A}})\s*(?:\([^()]*\)\s*)?{_PLAIN}{{0,30}}?"
    r"\bfrom (?:the )?(?P<from>{A})"
)
_BACK_FROM = placed(
    r"(?:[;,(\u2013\u2014-]|although|and|is|was) ?(?:a|an|this is an?)? ?(?:[a-z-]+ ){0,2}?"
    rf"{_MOVE} (?:on|from|compared (?:to|with)|against) (?:{_PLAIN}{{0,40}}? )?(?P<from>{{A}})"
)
_BY_SHARE = placed(
    rf"{_MOVE}(?: [a-z-]+){{0,2}}? by (?:[a-z]+ ){{0,2}}?(?P<share>{{P}})"
    r"(?!\s*\(?\s*(?:percentage )?point)(?:\s*\((?P<amount>{N})\))?"
)
_SHARE_WORD = placed(
    rf"(?P<share>{{P}})(?:\s*\((?P<amount>{{N}})\))? (?:[a-z-]+ ){{0,1}}?{_WORD}"
    r"(?:\s*\((?P<amount_after>{N})\))?"
)
_AMOUNT_WORD = placed(rf"(?P<amount>{{N}}|{{W}})(?: [a-z]+){{0,2}}? {_WORD} than")
_BASE_AFTER = placed(
    rf"^(?:\s|\([^()]{{0,20}}\)|,)*(?:{_PLAIN}{{0,25}}?)\b(?:than|on|from|compared (?:to|with)"
    rf"|against) (?:{_PLAIN}{{0,45}}?)(?P<base>{{N}}|{{M}})"
)
_RESULT_AFTER = placed(rf"^(?:\s|\([^()]{{0,20}}\))*{_PLAIN}{{0,40}}?\bto (?P<result>{{N}}|{{M}})")
_LEAD = 45


def changes_in(read: ReadPassage) -> Iterator[Claim]:
    """Find the changes that a passage states."""
    taken: set[int] = set()
    for pattern in (_BY_SHARE, _SHARE_WORD):
        for match in pattern.finditer(read.shape):
            share = matched(read, match, "share")
            if share.start not in taken and share.sort is Sort.PERCENT:
                claim = _share_change(read, match, share)
                taken |= {each.start for each in claim.parts.values()}
                yield claim
    for pattern in (_FROM_TO, _TO_FROM):
        for match in pattern.finditer(read.shape):
            first, last = matched(read, match, "from"), matched(read, match, "to")
            if {first.start, last.start} & taken or first.sort is not last.sort:
                continue
            taken |= {first.start, last.start}
            yield _pair(read, match, first, last)
    for match in _BACK_FROM.finditer(read.shape):
        base = matched(read, match, "from")
        if base.start not in taken:
            taken.add(base.start)
            yield claim_of(
                ClaimKind.CHANGE, read, {"back": base}, (match.start("word"), base.end),
                match["word"], rises(match["word"]),
            )  # fmt: skip
    for match in _AMOUNT_WORD.finditer(read.shape):
        amount = matched(read, match, "amount")
        if amount.start not in taken:
            taken.add(amount.start)
            yield claim_of(
                ClaimKind.CHANGE, read, {"amount": amount}, (amount.start, match.end()),
                match["word"], rises(match["word"]),
            )  # fmt: skip


def _pair(read: ReadPassage, match: re.Match[str], first: Quantity, last: Quantity) -> Claim:
    """Return the change from one number to another, with the word of direction beside it."""
    groups = match.groupdict()
    start = match.start()
    if groups.get("word"):
        word = groups["word"]
    else:
        sentence = read.sentence_at(start)
        lead = read.shape[max(sentence.start, start - _LEAD) : start]
        lead = re.split(r"[;:\ue000-\ue005]", lead)[-1]
        word = last_move(lead)
        if match["to_word"].strip() != "to":
            word = match["to_word"].split()[0]
        if word and word in lead:
            start -= len(lead) - lead.rindex(word)
    span = (start, max(first.end, last.end))
    return claim_of(ClaimKind.CHANGE, read, {"from": first, "to": last}, span, word, rises(word))


def _share_change(read: ReadPassage, match: re.Match[str], share: Quantity) -> Claim:
    """Return a change in per cent, with the amount, base and result that stand beside it."""
    parts = {"share": share}
    groups = match.groupdict()
    for name in ("amount", "amount_after"):
        if groups.get(name):
            parts["amount"] = matched(read, match, name)
    sentence = read.sentence_at(share.start)
    end = match.end()
    for name, pattern in (("base", _BASE_AFTER), ("result", _RESULT_AFTER)):
        found = pattern.match(read.shape[end : sentence.end])
        if found:
            parts[name] = read.quantity_at(end + found.start(name))
            end = parts[name].end
    return claim_of(
        ClaimKind.CHANGE, read, parts, (match.start(), end), match["word"], rises(match["word"])
    )
