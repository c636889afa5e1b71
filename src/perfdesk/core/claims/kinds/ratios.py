"""A share beside the counts it comes from: `89.6% or 3,856 out of 4,304`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfdesk.core.claims.binding.facts import Fact, Role, Scale
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, matched, placed
from perfdesk.core.claims.slips import is_slip, mending_slip
from perfdesk.core.claims.wording import percent, printed, shown
from perfdesk.core.figures import ratio, round_half_up

_OUT_OF = r"\s*(?:/|out of(?: a total of| the| all)?|of(?: the| a total of| all| our)?|from)\s*"
_SHARE_FIRST = placed(
    r"(?P<percent>{P})\s*(?:or|\(|\[|i\.e\.,?|[-\u2013\u2014](?=\s*[^\s]+\s?(?:/|out of)))\s*"
    r"\(?(?:or |i\.e\.,? )?"
    rf"(?P<numerator>{{N}})(?: [a-z]+)?{_OUT_OF}(?P<denominator>{{N}})"
)
_COUNTS_FIRST = placed(
    rf"(?P<numerator>{{N}})(?: [a-z]+)?{_OUT_OF}(?P<denominator>{{N}})(?: [a-z-]+){{0,4}}?\s*"
    r"(?:\(|or|=|i\.e\.)\s*(?:or |i\.e\.,? |equal to |equating to |a rate of )?"
    r"(?P<percent>{P})(?! (?:more|less|fewer|higher|lower|increase|decrease|reduction|rise|fall)\b)"
)
_NEAR = 10
_SAME_SHARE = placed(
    r"(?P<percent>{P})\s*(?:\([^()]*\)\s*)?(?:increase|rise|growth|reduction|decrease|fall|drop)"
)


def ratios_in(read: ReadPassage) -> Iterator[Claim]:
    """Find the shares that stand beside a count out of a count."""
    taken: set[int] = set()
    for pattern in (_SHARE_FIRST, _COUNTS_FIRST):
        for match in pattern.finditer(read.shape):
            parts = {
                name: matched(read, match, name) for name in ("percent", "numerator", "denominator")
            }
            starts = {each.start for each in parts.values()}
            if starts & taken or parts["percent"].sort not in {Sort.PERCENT, Sort.FRACTION}:
                continue
            if _SAME_SHARE.match(read.shape, parts["percent"].start):
                continue
            taken |= starts
            yield claim_of(ClaimKind.RATIO, read, parts)


def judge_ratio(ground: Ground, read: ReadPassage, claim: Claim) -> Iterator[Finding]:
    """Recompute a share from its counts, and hold the counts against the pack's figure."""
    share, numerator, denominator = (
        claim.parts[name] for name in ("percent", "numerator", "denominator")
    )
    if not denominator.value:
        return
    exact = ratio(numerator.value, denominator.value, 100)
    bound = ground.bound(read, claim.start, claim.end)
    sum_text = (
        f"{printed(read, numerator)} / {printed(read, denominator)} = "
        f"{percent(exact, max(1, share.decimals + 1))}"
    )
    told = printed(read, share)
    if fits(share, exact):
        yield finding(
            read, claim, ClaimVerdict.CONSISTENT, f"{sum_text}, printed {told}.",
            measure=bound.known,
        )  # fmt: skip
        yield from _against_pack(ground, read, claim, exact)
        return
    turned = ratio(denominator.value, numerator.value, 100) if numerator.value else exact
    if fits(share, 100 - exact) or fits(share, turned):
        yield finding(
            read, claim, ClaimVerdict.CANNOT_TELL,
            f"{sum_text}, printed {told}: the share may be of the other part.",
            measure=bound.known,
        )  # fmt: skip
        return
    twice = round_half_up(round_half_up(exact, share.decimals + 1), share.decimals)
    cut = exact - share.value
    if twice == share.value or 0 < cut < Decimal(1).scaleb(-share.decimals):
        why = (
            f"{percent(exact, share.decimals + 1)} was rounded again"
            if twice == share.value
            else "the digits behind were cut off"
        )
        right = percent(exact, share.decimals)
        yield finding(
            read, claim, ClaimVerdict.ROUNDING, f"{sum_text}, printed {told}: {why}.",
            suggestion=f"Write {right}.", measure=bound.known,
        )  # fmt: skip
        return
    fact = _fact_of_counts(ground, read, claim, exact)
    if fact is not None:
        yield finding(
            read, claim, ClaimVerdict.ERROR,
            f"{sum_text}, which the pack has too ({fact.text}, {fact.about}); printed {told}.",
            suggestion=f"Write {percent(exact, share.decimals)}.", measure=bound.known,
            about=fact.about,
        )  # fmt: skip
        return
    if not _is_likely(share, numerator, denominator, exact):
        yield finding(
            read, claim, ClaimVerdict.CANNOT_TELL,
            f"{sum_text}, printed {told}: the counts may be of something else.",
            measure=bound.known,
        )  # fmt: skip
        return
    yield finding(
        read, claim, ClaimVerdict.ERROR, f"{sum_text}, printed {told}.",
        suggestion=_mended(share, numerator, denominator, exact), measure=bound.known,
    )  # fmt: skip


def _fact_of_counts(ground: Ground, read: ReadPassage, claim: Claim, exact: Decimal) -> Fact | None:
    """Return what the pack has of the measure where counts give it and the printed share does not.

    The text's counts and the pack agree then, and the share beside them is another's.
    """
    bound = ground.bound(read, claim.start, claim.end)
    use = ground.use(read, claim.parts["percent"], claim.end)
    if bound.known is None or not ground.is_ours:
        return None
    if use.role not in {Role.CURRENT, Role.PREVIOUS}:
        return None
    for fact in ground.facts(bound.known.id, use.role, Scale.PERCENT):
        if round_half_up(exact, fact.decimals) == fact.value:
            return fact
    return None


def fits(share: Quantity, exact: Decimal) -> bool:
    """Tell whether an unrounded share is what a printed one may have been rounded from."""
    if share.sort is Sort.FRACTION or share.hedge:
        return share.low - 1 <= exact <= share.high + 1
    return round_half_up(exact, share.decimals) == share.value


def _slip(
    share: Quantity, numerator: Quantity, denominator: Quantity
) -> tuple[Decimal, Decimal] | None:
    """Return the counts, one slip away from those printed, that give the printed share."""
    return mending_slip(
        (numerator.value, denominator.value),
        lambda first, second: second > 0 and first <= second and fits(share, 100 * first / second),
    )


def _is_likely(share: Quantity, numerator: Quantity, denominator: Quantity, exact: Decimal) -> bool:
    """Tell whether a share that does not follow was meant to: it is near, or one slip away."""
    return (
        abs(exact - share.value) <= _NEAR
        or is_slip(share, exact)
        or _slip(share, numerator, denominator) is not None
    )


def _mended(share: Quantity, numerator: Quantity, denominator: Quantity, exact: Decimal) -> str:
    right = percent(exact, share.decimals)
    slip = _slip(share, numerator, denominator)
    if slip is None:
        return f"Write {right}, or check the counts."
    return (
        f"Write {right}; or, if a count has a slip, {shown(slip[0])} out of {shown(slip[1])} "
        f"gives {percent(share.value, share.decimals)}."
    )


def _against_pack(
    ground: Ground, read: ReadPassage, claim: Claim, exact: Decimal
) -> Iterator[Finding]:
    """Hold a share that its counts bear out against the figure that the pack prints more finely."""
    bound = ground.bound(read, claim.start, claim.end)
    share = claim.parts["percent"]
    use = ground.use(read, share, claim.end)
    if bound.measure is None or use.role not in {Role.CURRENT, Role.PREVIOUS}:
        return
    measure = bound.measure
    fact = ground.fact(measure.id, use.role, Scale.PERCENT)
    if fact is None or fact.decimals < share.decimals:
        return
    if round_half_up(exact, fact.decimals) == fact.value:
        return
    is_near = abs(exact - fact.value) <= Decimal("1.5")
    if not (bound.is_sure and is_near and ground.is_ours):
        return
    within = Claim(ClaimKind.LEVEL, claim.passage, claim.start, claim.end, claim.parts)
    yield finding(
        read, within, ClaimVerdict.ERROR,
        f"{printed(read, claim.parts['numerator'])} / {printed(read, claim.parts['denominator'])}"
            f" = "
        f"{percent(exact, fact.decimals)}, but the pack has {fact.text} for "
        f"\u201c{measure.description}\u201d, {fact.about}.",
        suggestion=f"Check the counts, or the pack's {fact.text}.", measure=measure,
        about=fact.about,
    )  # fmt: skip
