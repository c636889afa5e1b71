"""Recomputing changes from their two ends, as far as they are printed or in the pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfdesk.core.claims.binding.facts import Role, Scale
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, finding, scale_at
from perfdesk.core.claims.kinds.comparisons import NEW_SUBJECT
from perfdesk.core.claims.kinds.spans import Span, pack_span, preceding, span_of
from perfdesk.core.claims.reading.periods import says_previous
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, placed
from perfdesk.core.claims.slips import is_slip, whole_slips
from perfdesk.core.claims.wording import percent, printed, shown

_NEAR = 15
_FEWEST_DIGITS = 3
"""Of a number that may have a slip: shorter ones are a slip away from too many others."""
_SHARE_OF_AMOUNT = placed(
    r"\(?(?:a |an )?(?P<share>{P}) (?P<word>increase|rise|growth|reduction|decrease|fall|drop)"
)


def judge_change(ground: Ground, read: ReadPassage, claim: Claim) -> Iterator[Finding]:
    """Recompute a change from its two ends, as far as they are printed or in the pack."""
    if "share" in claim.parts:
        yield from _judge_share(ground, read, claim)
    elif "from" in claim.parts:
        yield _judge_pair(ground, read, claim)
        yield from _judge_base(ground, read, claim, span_of(read, claim.parts["from"]))
    elif "back" in claim.parts:
        yield _judge_back(ground, read, claim)
    else:
        yield _judge_amount(ground, read, claim)


def _judge_pair(ground: Ground, read: ReadPassage, claim: Claim) -> Finding:
    first, last = claim.parts["from"], claim.parts["to"]
    bound = ground.bound(read, claim.start, claim.end)
    told = f"{printed(read, first)} to {printed(read, last)}"
    if claim.rises is None:
        return finding(read, claim, ClaimVerdict.CANNOT_TELL, f"From {told}.", measure=bound.known)
    went_up, went_down = last.value > first.value, last.value < first.value
    if (claim.rises and went_down) or (not claim.rises and went_up):
        way = "a rise" if went_up else "a fall"
        return finding(
            read, claim, ClaimVerdict.ERROR,
            f"From {told} is {way}, but the text says \u201c{claim.word}\u201d.",
            suggestion="Check the word and the order of the numbers.", measure=bound.known,
        )  # fmt: skip
    return finding(
        read, claim, ClaimVerdict.CONSISTENT, f"From {told} agrees with \u201c{claim.word}\u201d.",
        measure=bound.known,
    )  # fmt: skip


def _judge_share(ground: Ground, read: ReadPassage, claim: Claim) -> Iterator[Finding]:
    """Hold `35% more` against what is printed, or in the pack, before and after the change."""
    share = claim.parts["share"]
    bound = ground.bound(read, claim.start, claim.end)
    if claim.rises is None:
        yield finding(read, claim, ClaimVerdict.CANNOT_TELL, "It does not say which way.")
        return
    results = _results(ground, read, claim)
    bases = _bases(ground, read, claim, results)
    sums = [(base, result) for base in bases for result in results if base.low > 0]
    sign = 1 if claim.rises else -1
    told = f"printed {printed(read, share)} {claim.word}"
    for base, result in sums:
        if _share_fits(share, sign, base, result):
            yield finding(
                read, claim, ClaimVerdict.CONSISTENT, f"{_share_sum(base, result)}, {told}.",
                measure=bound.known,
            )  # fmt: skip
            yield from _amount_beside(ground, read, claim, base, result)
            yield from _judge_base(ground, read, claim, base)
            return
    for base, result in sums:
        if _share_fits(share, -sign, base, result):
            certain = _is_certain(ground, read, claim, base, result)
            yield finding(
                read, claim, ClaimVerdict.ERROR if certain else ClaimVerdict.CANNOT_TELL,
                f"{_share_sum(base, result)}, which is not \u201c{claim.word}\u201d.",
                suggestion="Check the word and the two numbers.", measure=bound.known,
            )  # fmt: skip
            return
    yield _share_not_borne_out(ground, read, claim, sums)


def _share_not_borne_out(
    ground: Ground, read: ReadPassage, claim: Claim, sums: list[tuple[Span, Span]]
) -> Finding:
    share, measure = claim.parts["share"], ground.bound(read, claim.start, claim.end).known
    if not sums:
        return finding(
            read, claim, ClaimVerdict.NO_SOURCE,
            "Neither the report nor the pack has both ends of this change.", measure=measure,
        )  # fmt: skip
    sign = 1 if claim.rises else -1
    first, last = claim.parts.get("base"), claim.parts.get("result")
    if (
        first
        and last
        and first.value != last.value
        and (last.value > first.value) is not claim.rises
    ):
        return finding(
            read, claim, ClaimVerdict.ERROR,
            f"{_share_sum(*sums[0])}, which is not \u201c{claim.word}\u201d.",
            suggestion="Check the word and the two numbers.", measure=measure,
        )  # fmt: skip
    likely = [
        (base, result)
        for base, result in sums
        if _is_likely(share, sign, base, result) and _is_certain(ground, read, claim, base, result)
    ]
    base, result = (likely or sums)[0]
    return finding(
        read, claim, ClaimVerdict.ERROR if likely else ClaimVerdict.CANNOT_TELL,
        f"{_share_sum(base, result)}, printed {printed(read, share)} {claim.word}.",
        suggestion=f"Write {percent(abs(_change(base, result)), share.decimals)}, or check the "
        "numbers." if likely else "",
        measure=measure,
    )  # fmt: skip


def _results(ground: Ground, read: ReadPassage, claim: Claim) -> list[Span]:
    """Return what may be the number after the change, the likeliest first."""
    if "result" in claim.parts:
        return [span_of(read, claim.parts["result"])]
    found = [
        span_of(read, each)
        for sort in (Sort.COUNT, Sort.MONEY)
        for each in preceding(ground, read, claim.start, sort, Scale.COUNT)
    ]
    from_pack = pack_span(ground, read, claim, Role.CURRENT, Scale.COUNT)
    return [*found, from_pack] if from_pack else found


def _bases(ground: Ground, read: ReadPassage, claim: Claim, results: list[Span]) -> list[Span]:
    """Return what may be the number before the change, the likeliest first."""
    if "base" in claim.parts:
        return [span_of(read, claim.parts["base"])]
    roles = (Role.PREVIOUS, Role.BASELINE)
    found = [pack_span(ground, read, claim, role, Scale.COUNT) for role in roles]
    bases = [each for each in found if each is not None]
    amount = claim.parts.get("amount")
    if amount is not None:
        sign = 1 if claim.rises else -1
        word = "less" if claim.rises else "plus"
        bases += [
            Span(each.low - sign * amount.high, each.high - sign * amount.low,
                 f"{each.text} {word} {printed(read, amount).lstrip('+-')}", each.is_from_pack)
            for each in results
        ]  # fmt: skip
    return bases


def _is_certain(ground: Ground, read: ReadPassage, claim: Claim, base: Span, result: Span) -> bool:
    """Tell whether these two numbers are surely those that the change is between."""
    bound = ground.bound(read, claim.start, claim.end)
    if base.is_from_pack or result.is_from_pack:
        return ground.is_ours and bound.is_sure
    if "result" in claim.parts:
        return True
    printed_ones = [
        each
        for sort in (Sort.COUNT, Sort.MONEY)
        for each in preceding(ground, read, claim.start, sort, Scale.COUNT)
    ]
    return len(printed_ones) == 1 and not NEW_SUBJECT.search(
        read.shape, printed_ones[0].end, claim.start
    )


def _is_likely(share: Quantity, sign: int, base: Span, result: Span) -> bool:
    """Tell whether a stated change is near the recomputed one, or one slip away from it."""
    change = sign * _change(base, result)
    if abs(change - share.value) <= _NEAR or is_slip(share, abs(change)):
        return True
    return any(
        _share_fits(share, sign, first, second)
        for first, second in (
            *((each, result) for each in _slips_of(base)),
            *((base, each) for each in _slips_of(result)),
        )
    )


def _slips_of(span: Span) -> list[Span]:
    """Return what a printed number may have been meant to be: all that are one slip away."""
    if span.is_from_pack:
        return []
    digits = re.sub(r"\D", "", span.text)
    if len(digits) < _FEWEST_DIGITS or int(digits) == 0:
        return []
    unit = span.middle / int(digits)
    half = (span.high - span.low) / 2
    return [
        Span(slip * unit - half, slip * unit + half, span.text)
        for slip in whole_slips(Decimal(digits))
    ]


def _share_fits(share: Quantity, sign: int, base: Span, result: Span) -> bool:
    least = 100 * (result.low / base.high - 1)
    most = 100 * (result.high / base.low - 1)
    ends = sorted((sign * share.low, sign * share.high))
    return least <= ends[1] and most >= ends[0]


def _change(base: Span, result: Span) -> Decimal:
    return 100 * result.middle / base.middle - 100


def _share_sum(base: Span, result: Span) -> str:
    change = _change(base, result)
    return f"{base.text} to {result.text} is {'+' if change > 0 else ''}{percent(change, 1)}"


def _amount_beside(
    ground: Ground, read: ReadPassage, claim: Claim, base: Span, result: Span
) -> Iterator[Finding]:
    """Hold the amount in brackets against the two ends: `51% (802)`."""
    amount = claim.parts.get("amount")
    if amount is None or amount.hedge or not _is_certain(ground, read, claim, base, result):
        return
    sign = 1 if claim.rises else -1
    least, most = sorted((sign * (result.low - base.high), sign * (result.high - base.low)))
    if least <= amount.high and most >= amount.low:
        return
    within = Claim(ClaimKind.CHANGE, claim.passage, amount.start, amount.end, claim.parts)
    difference = abs(result.middle - base.middle)
    yield finding(
        read, within, ClaimVerdict.ERROR,
        f"{base.text} to {result.text} is a difference of {shown(difference)}, printed "
        f"{printed(read, amount)}.",
        suggestion=f"Write {shown(difference)}.",
        measure=ground.bound(read, claim.start, claim.end).known,
    )  # fmt: skip


def _judge_base(ground: Ground, read: ReadPassage, claim: Claim, base: Span) -> Iterator[Finding]:
    """Say where a change is measured from a baseline, and not from last year's figure."""
    bound = ground.bound(read, claim.start, claim.end)
    if bound.measure is None or not bound.is_sure or not ground.is_ours:
        return
    measure = bound.measure
    start = ground.fact(measure.id, Role.BASELINE, Scale.COUNT)
    previous = ground.fact(measure.id, Role.PREVIOUS, Scale.COUNT)
    now = ground.fact(measure.id, Role.CURRENT, Scale.COUNT)
    if start is None or previous is None or now is None or not previous.value:
        return
    if (
        not base.low <= start.high
        or not base.high >= start.low
        or (base.low <= previous.high and base.high >= previous.low)
    ):
        return
    change = 100 * now.value / previous.value - 100
    within = Claim(ClaimKind.PERIOD, claim.passage, claim.start, claim.end, claim.parts)
    yield finding(
        read, within, ClaimVerdict.DEFINITION,
        f"It is measured from {start.text} ({start.about}). From {previous.text} "
        f"({previous.about}) the change is {'+' if change > 0 else ''}{percent(change, 1)}.",
        suggestion="Name the date that it is measured from, or use last year's figure.",
        measure=measure, about=start.about,
    )  # fmt: skip


def _judge_back(ground: Ground, read: ReadPassage, claim: Claim) -> Finding:
    """Hold `a slight decline on 76%` against the number before it, or the pack's figure."""
    base = claim.parts["back"]
    bound = ground.bound(read, claim.start, claim.end)
    scale = scale_at(read, base, bound.measure)
    now = preceding(ground, read, claim.start, base.sort, scale)
    spans = [span_of(read, each) for each in now]
    if not spans:
        from_pack = pack_span(ground, read, claim, Role.CURRENT, scale)
        use = ground.use(read, base)
        spans = [from_pack] if from_pack and ground.is_ours and use.role is Role.PREVIOUS else []
    if not spans or claim.rises is None:
        return finding(
            read, claim, ClaimVerdict.CANNOT_TELL, "The number that changed is not beside it.",
            measure=bound.known,
        )  # fmt: skip
    fitting = [
        each for each in spans if (each.high >= base.low if claim.rises else each.low <= base.high)
    ]
    way = f"{printed(read, base)} to {(fitting or spans)[0].text}"
    if fitting:
        return finding(
            read, claim, ClaimVerdict.CONSISTENT, f"{way} agrees with \u201c{claim.word}\u201d.",
            measure=bound.known,
        )  # fmt: skip
    between = read.shape[now[0].end : claim.start] if now else ""
    between = re.sub(r"[;,\u2013\u2014-]\s*(?:an?)?\s*(?:[a-z-]+ ){0,2}$", "", between)
    is_clear = not NEW_SUBJECT.search(between)
    return finding(
        read, claim, ClaimVerdict.ERROR if is_clear else ClaimVerdict.CANNOT_TELL,
        f"{way} is not \u201c{claim.word}\u201d.",
        suggestion="Check the word and the two numbers." if is_clear else "", measure=bound.known,
    )  # fmt: skip


def _judge_amount(ground: Ground, read: ReadPassage, claim: Claim) -> Finding:
    """Hold `seven more than the previous year` against the two figures."""
    amount = claim.parts["amount"]
    bound = ground.bound(read, claim.start, claim.end)
    sentence = read.sentence_at(claim.start)
    behind = read.shape[claim.end : sentence.end]
    role = None
    if says_previous(behind[:80]):
        role = Role.PREVIOUS
    elif "target" in behind[:60]:
        role = Role.TARGET
    now = [
        span_of(read, each)
        for each in preceding(ground, read, claim.start, Sort.COUNT, Scale.COUNT)
    ]
    base = pack_span(ground, read, claim, role, Scale.COUNT) if role else None
    sign = 1 if claim.rises else -1
    share = _SHARE_OF_AMOUNT.search(behind)
    if base is None and share and now:
        told = read.quantity_at(claim.end + share.start("share"))
        rises = share["word"] in {"increase", "rise", "growth"}
        if rises is not claim.rises:
            return finding(
                read, claim, ClaimVerdict.ERROR,
                f"\u201c{claim.word}\u201d and \u201c{share['word']}\u201d contradict each other.",
                suggestion="Check both words.", measure=bound.known,
            )  # fmt: skip
        ends = sorted(now[0].middle / (1 + sign * each / 100) for each in (told.low, told.high))
        base = Span(ends[0], ends[1], f"{shown(ends[0])} to {shown(ends[1])}")
    if base is None or not now or claim.rises is None:
        return finding(
            read, claim, ClaimVerdict.NO_SOURCE,
            "Neither the report nor the pack has the other figure.", measure=bound.known,
        )  # fmt: skip
    for each in now:
        least, most = sorted((sign * (each.low - base.high), sign * (each.high - base.low)))
        if least <= amount.high and most >= amount.low:
            first, second = (each, base) if claim.rises else (base, each)
            return finding(
                read, claim, ClaimVerdict.CONSISTENT,
                f"{first.text} less {second.text} is {printed(read, amount)}.",
                measure=bound.known,
            )  # fmt: skip
    difference = abs(now[0].middle - base.middle)
    is_clear = len(now) == 1 and (not base.is_from_pack or ground.is_ours)
    return finding(
        read, claim, ClaimVerdict.ERROR if is_clear else ClaimVerdict.CANNOT_TELL,
        f"{now[0].text} against {base.text} is a difference of {shown(difference)}, printed "
        f"{printed(read, amount)} {claim.word}.",
        suggestion=f"Write {shown(difference)}." if is_clear else "", measure=bound.known,
    )  # fmt: skip
