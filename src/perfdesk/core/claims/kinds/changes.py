"""Changes: `up from 49% to 56%`, `35% more than 3,190`, `increased by 3.5% (+28k) to 833.3k`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.claims.binding.facts import Role, Scale
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding, scale_at
from perfdesk.core.claims.reading.directions import DOWN, UP, rises
from perfdesk.core.claims.reading.periods import says_previous
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, matched, placed
from perfdesk.core.claims.wording import percent, printed, shown

_PLAIN = r"[^.;\ue000-\ue005]"
_GAP = rf"(?:{_PLAIN}|\.(?=\S)|\([^()]{{0,30}}\))"
_WORD = rf"(?P<word>\b(?:{UP}|{DOWN})\b)"
_FROM_TO = placed(
    rf"(?:{_WORD}{_PLAIN}{{0,45}}?)?\bfrom (?:{_PLAIN}{{0,30}}? )?(?P<from>{{A}}){_GAP}{{0,60}}?"
    rf"\b(?P<to_word>(?:down |up )?to) (?:{_PLAIN}{{0,30}}? )?(?P<to>{{A}})"
)
_TO_FROM = placed(
    rf"{_WORD}{_PLAIN}{{0,30}}?\bto (?P<to>{{A}})\s*(?:\([^()]*\)\s*)?{_PLAIN}{{0,30}}?\bfrom (?:the )?(?P<from>{{A}})"
)
_BACK_FROM = placed(
    rf"(?:[;,(\u2013\u2014-]|although|and|is|was) ?(?:a|an|this is an?)? ?(?:[a-z-]+ ){{0,2}}?{_WORD} (?:on|from|compared (?:to|with)|against) "
    rf"(?:{_PLAIN}{{0,40}}? )?(?P<from>{{A}})"
)
_BY_SHARE = placed(
    rf"{_WORD}(?: [a-z-]+){{0,2}}? by (?:[a-z]+ ){{0,2}}?(?P<share>{{P}})(?!\s*\(?\s*(?:percentage )?point)"
    r"(?:\s*\((?P<amount>{N})\))?"
)
_SHARE_WORD = placed(
    rf"(?P<share>{{P}})(?:\s*\((?P<amount>{{N}})\))? (?:[a-z-]+ ){{0,1}}?{_WORD}(?:\s*\((?P<amount_after>{{N}})\))?"
)
_AMOUNT_WORD = placed(rf"(?P<amount>{{N}}|{{W}})(?: [a-z]+){{0,2}}? {_WORD} than")
_BASE_AFTER = placed(
    rf"^(?:\s|\([^()]{{0,20}}\)|,)*(?:{_PLAIN}{{0,25}}?)\b(?:than|on|from|compared (?:to|with)|against) (?:{_PLAIN}{{0,45}}?)(?P<base>{{N}}|{{M}})"
)
_RESULT_AFTER = placed(rf"^(?:\s|\([^()]{{0,20}}\))*{_PLAIN}{{0,30}}?\bto (?P<result>{{N}}|{{M}})")
_PAIRS = (_FROM_TO, _TO_FROM)


@dataclass(frozen=True, slots=True)
class Span:
    """A number that lies between two ends, with how to print it."""

    low: Decimal
    high: Decimal
    text: str
    is_from_pack: bool = False


def changes_in(read: ReadPassage) -> Iterator[Claim]:
    """Find the changes that a passage states."""
    taken: set[int] = set()
    for pattern in _PAIRS:
        for match in pattern.finditer(read.shape):
            first, last = matched(read, match, "from"), matched(read, match, "to")
            if {first.start, last.start} & taken or first.sort is not last.sort:
                continue
            taken |= {first.start, last.start}
            word = match["word"] or ""
            if pattern is _FROM_TO and match["to_word"].strip() in {"down to", "up to"}:
                word = match["to_word"].split()[0]
            span = (match.start(), max(first.end, last.end))
            yield claim_of(
                ClaimKind.CHANGE, read, {"from": first, "to": last}, span, word, rises(word)
            )
    for pattern in (_BY_SHARE, _SHARE_WORD):
        for match in pattern.finditer(read.shape):
            share = matched(read, match, "share")
            if share.start in taken or share.sort is not Sort.PERCENT:
                continue
            taken.add(share.start)
            yield _share_change(read, match, share)
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


def _share_change(read: ReadPassage, match: re.Match[str], share: Quantity) -> Claim:
    parts = {"share": share}
    groups = match.groupdict()
    for name in ("amount", "amount_after"):
        if groups.get(name):
            parts["amount"] = matched(read, match, name)
    sentence = read.sentence_at(share.start)
    behind = read.shape[match.end() : sentence.end]
    end = match.end()
    for name, pattern in (("base", _BASE_AFTER), ("result", _RESULT_AFTER)):
        found = pattern.match(behind)
        if found:
            parts[name] = read.quantity_at(match.end() + found.start(name))
            end = max(end, parts[name].end)
    return claim_of(
        ClaimKind.CHANGE, read, parts, (match.start(), end), match["word"], rises(match["word"])
    )


def judge_change(ground: Ground, read: ReadPassage, claim: Claim) -> Iterator[Finding]:
    """Recompute a change from its two ends, as far as they are printed or in the pack."""
    if "from" in claim.parts:
        yield _judge_pair(read, claim, ground)
    elif "share" in claim.parts:
        yield _judge_share(ground, read, claim)
    elif "back" in claim.parts:
        yield _judge_back(ground, read, claim)
    else:
        yield _judge_amount(ground, read, claim)


def _judge_pair(read: ReadPassage, claim: Claim, ground: Ground) -> Finding:
    first, last = claim.parts["from"], claim.parts["to"]
    bound = ground.bound(read, claim.start, claim.end)
    told = f"{printed(read, first)} to {printed(read, last)}"
    if claim.rises is None:
        return finding(
            read, claim, ClaimVerdict.CANNOT_TELL, f"From {told}.", measure=bound.measure
        )
    went_up, went_down = last.value > first.value, last.value < first.value
    if (claim.rises and went_down) or (not claim.rises and went_up):
        way = "a rise" if went_up else "a fall"
        return finding(
            read, claim, ClaimVerdict.ERROR,
            f"From {told} is {way}, but the text says \u201c{claim.word}\u201d.",
            suggestion="Check the word and the order of the numbers.", measure=bound.measure,
        )  # fmt: skip
    return finding(
        read, claim, ClaimVerdict.CONSISTENT, f"From {told} agrees with \u201c{claim.word}\u201d.",
        measure=bound.measure,
    )  # fmt: skip


def _span(read: ReadPassage, quantity: Quantity) -> Span:
    return Span(quantity.low, quantity.high, printed(read, quantity))


def preceding(
    ground: Ground, read: ReadPassage, start: int, sort: Sort, scale: Scale
) -> list[Quantity]:
    """Return the numbers of a sentence before *start* that say where something stands.

    Left out are counts within ratios, changes, targets and the figures of others.
    """
    sentence = read.sentence_at(start)
    found = []
    for each in read.figures():
        if not sentence.start <= each.start < start or each.sort is not sort:
            continue
        if scale_at(read, each) is not scale or _is_in_ratio(read, each):
            continue
        if ground.use(read, each).role in {Role.CURRENT, Role.PREVIOUS, Role.EARLIER}:
            found.append(each)
    return found[::-1]


def _is_in_ratio(read: ReadPassage, quantity: Quantity) -> bool:
    before, after = read.shape[max(0, quantity.start - 12) : quantity.start], read.shape[quantity.end : quantity.end + 8]
    return re.search(r"(?:out of|/|of) ?$", before) is not None or re.match(r" ?(?:out of|/)", after) is not None


def _pack_span(ground: Ground, read: ReadPassage, claim: Claim, role: Role, scale: Scale) -> Span | None:
    bound = ground.bound(read, claim.start, claim.end)
    if bound.measure is None or not bound.is_sure:
        return None
    fact = ground.fact(bound.measure.id, role, scale)
    return Span(fact.low, fact.high, f"{fact.text} ({fact.about})", True) if fact else None


def _judge_share(ground: Ground, read: ReadPassage, claim: Claim) -> Finding:
    """Hold `35% more` against what is printed, or in the pack, before and after the change."""
    share, amount = claim.parts["share"], claim.parts.get("amount")
    bound = ground.bound(read, claim.start, claim.end)
    if claim.rises is None:
        return finding(read, claim, ClaimVerdict.CANNOT_TELL, "It does not say which way.")
    results = [_span(read, claim.parts["result"])] if "result" in claim.parts else []
    if not results:
        results = [
            _span(read, each)
            for sort in (Sort.COUNT, Sort.MONEY)
            for each in preceding(ground, read, claim.start, sort, Scale.COUNT)
        ]
    printed_ends = len(results)
    if "result" not in claim.parts:
        from_pack = _pack_span(ground, read, claim, Role.CURRENT, Scale.COUNT)
        results += [from_pack] if from_pack else []
    bases = [_span(read, claim.parts["base"])] if "base" in claim.parts else []
    sentence = read.sentence_at(claim.start)
    if not bases and says_previous(read.text[claim.start : sentence.end]) or not bases and results:
        from_pack = _pack_span(ground, read, claim, Role.PREVIOUS, Scale.COUNT)
        bases += [from_pack] if from_pack else []
        baseline = _pack_span(ground, read, claim, Role.BASELINE, Scale.COUNT)
        bases += [baseline] if baseline else []
    sign = 1 if claim.rises else -1
    if amount is not None:
        bases += [
            Span(each.low - sign * amount.high, each.high - sign * amount.low,
                 f"{each.text} {'less' if claim.rises else 'plus'} {printed(read, amount)}",
                 each.is_from_pack)
            for each in results
        ]  # fmt: skip
    sums = [(base, result) for base in bases for result in results if base.low > 0]
    for base, result in sums:
        if _share_fits(share, sign, base, result):
            return finding(
                read, claim, ClaimVerdict.CONSISTENT, _share_sum(base, result) + f", printed {printed(read, share)}.",
                measure=bound.measure,
            )  # fmt: skip
    if not sums:
        return finding(
            read, claim, ClaimVerdict.NO_SOURCE,
            "Neither the report nor the pack has both ends of this change.", measure=bound.measure,
        )  # fmt: skip
    base, result = sums[0]
    from_pack = base.is_from_pack or result.is_from_pack
    is_clear = (ground.is_ours and bound.is_sure) if from_pack else (
        "base" in claim.parts and (printed_ends == 1 or "result" in claim.parts)
    ) or (amount is not None and "result" in claim.parts)
    exact_change = 100 * (result.low + result.high) / (base.low + base.high) - 100
    if is_clear and not _is_plausible(share, exact_change, sign, is_far=from_pack):
        is_clear = False
    return finding(
        read, claim, ClaimVerdict.ERROR if is_clear else ClaimVerdict.CANNOT_TELL,
        _share_sum(base, result) + f", printed {printed(read, share)} {claim.word}.",
        suggestion=f"Write {percent(abs(exact_change), share.decimals)}." if is_clear else "",
        measure=bound.measure,
    )  # fmt: skip


def _is_plausible(share: Quantity, change: Decimal, sign: int, *, is_far: bool) -> bool:
    """Tell whether both ends are likely those that the text means."""
    return abs(change) < 400 if not is_far else abs(change - sign * share.value) < 60


def _share_fits(share: Quantity, sign: int, base: Span, result: Span) -> bool:
    least = 100 * (result.low / base.high - 1)
    most = 100 * (result.high / base.low - 1)
    ends = sorted((sign * share.low, sign * share.high))
    return least <= ends[1] and most >= ends[0]


def _share_sum(base: Span, result: Span) -> str:
    change = 100 * (result.low + result.high) / (base.low + base.high) - 100
    return f"{base.text} to {result.text} is {'+' if change > 0 else ''}{percent(change, 1)}"


def _judge_back(ground: Ground, read: ReadPassage, claim: Claim) -> Finding:
    """Hold `a slight decline on 76%` against the number before it, or the pack's figure."""
    base = claim.parts["back"]
    bound = ground.bound(read, claim.start, claim.end)
    scale = scale_at(read, base)
    now = preceding(ground, read, claim.start, base.sort, scale)
    spans = [_span(read, each) for each in now]
    if not spans:
        from_pack = _pack_span(ground, read, claim, Role.CURRENT, scale)
        spans = [from_pack] if from_pack and ground.is_ours else []
    if not spans or claim.rises is None:
        return finding(
            read, claim, ClaimVerdict.CANNOT_TELL, "The number that changed is not beside it.",
            measure=bound.measure,
        )  # fmt: skip
    fitting = [each for each in spans if _goes(claim.rises, base.low, base.high, each)]
    shown_span = (fitting or spans)[0]
    way = f"{printed(read, base)} to {shown_span.text}"
    if fitting:
        return finding(
            read, claim, ClaimVerdict.CONSISTENT, f"{way} agrees with \u201c{claim.word}\u201d.",
            measure=bound.measure,
        )  # fmt: skip
    return finding(
        read, claim, ClaimVerdict.ERROR, f"{way} is not \u201c{claim.word}\u201d.",
        suggestion="Check the word and the two numbers.", measure=bound.measure,
    )  # fmt: skip


def _goes(up: bool, low: Decimal, high: Decimal, result: Span) -> bool:
    return result.high >= low if up else result.low <= high


def _judge_amount(ground: Ground, read: ReadPassage, claim: Claim) -> Finding:
    """Hold `seven more than the previous year` against the two figures."""
    amount = claim.parts["amount"]
    bound = ground.bound(read, claim.start, claim.end)
    sentence = read.sentence_at(claim.start)
    behind = read.shape[claim.end : sentence.end]
    role = Role.PREVIOUS if says_previous(behind[:80]) else Role.TARGET if "target" in behind[:60] else None
    now = [_span(read, each) for each in preceding(ground, read, claim.start, Sort.COUNT, Scale.COUNT)]
    base = _pack_span(ground, read, claim, role, Scale.COUNT) if role else None
    share = placed(r"\(?(?:a |an )?(?P<share>{P}) (?:increase|rise|reduction|decrease|fall)").search(behind)
    sign = 1 if claim.rises else -1
    if base is None and share and now:
        told = read.quantity_at(claim.end + share.start("share"))
        low = now[0].low / (1 + sign * told.high / 100)
        high = now[0].high / (1 + sign * told.low / 100)
        base = Span(min(low, high), max(low, high), f"{shown(min(low, high))} to {shown(max(low, high))}")
    if base is None or not now or claim.rises is None:
        return finding(
            read, claim, ClaimVerdict.NO_SOURCE,
            "Neither the report nor the pack has the other figure.", measure=bound.measure,
        )  # fmt: skip
    for each in now:
        least, most = sign * (each.low - base.high), sign * (each.high - base.low)
        least, most = min(least, most), max(least, most)
        if least <= amount.high and most >= amount.low:
            return finding(
                read, claim, ClaimVerdict.CONSISTENT,
                f"{each.text} less {base.text} is {printed(read, amount)}."
                if claim.rises else f"{base.text} less {each.text} is {printed(read, amount)}.",
                measure=bound.measure,
            )  # fmt: skip
    difference = now[0].low - base.low
    is_clear = len(now) == 1 and (not base.is_from_pack or ground.is_ours)
    return finding(
        read, claim, ClaimVerdict.ERROR if is_clear else ClaimVerdict.CANNOT_TELL,
        f"{now[0].text} against {base.text} is a difference of {shown(difference)}, printed "
        f"{printed(read, amount)} {claim.word}.",
        suggestion=f"Write {shown(abs(difference))}." if is_clear else "", measure=bound.measure,
    )  # fmt: skip
