"""Monthly averages of a year's total: `51,255 visits per month`."""

from __future__ import annotations

from perfdesk.core.claims.binding.facts import Role, Scale
from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, matched, placed
from perfdesk.core.claims.slips import whole_slips
from perfdesk.core.claims.wording import printed, shown

_PER_MONTH = placed(r"(?P<value>{N})(?: [a-z-]+){0,4}? (?:per|a|each|every) month\b")
_MONTHS = 12


def monthly_averages_in(read: ReadPassage) -> tuple[Quantity, ...]:
    """Return the counts per month that a passage prints."""
    return tuple(matched(read, match, "value") for match in _PER_MONTH.finditer(read.shape))


def judge_monthly(ground: Ground, read: ReadPassage, value: Quantity) -> Finding:
    """Hold twelve months' worth against the year's figure."""
    claim = claim_of(ClaimKind.AVERAGE, read, {"value": value})
    bound = ground.bound(read, value.start, value.end)
    use = ground.use(read, value)
    nothing = "The pack has no year's total to hold this against."
    if bound.measure is None or value.sort is not Sort.COUNT:
        return finding(read, claim, ClaimVerdict.NO_SOURCE, nothing, measure=bound.known)
    role = Role.PREVIOUS if use.role is Role.PREVIOUS else Role.CURRENT
    fact = ground.fact(bound.measure.id, role, Scale.COUNT)
    if (
        fact is None
        or use.role not in {Role.PREVIOUS, Role.CURRENT}
        or (fact.period is not None and fact.period.months != _MONTHS)
    ):
        return finding(read, claim, ClaimVerdict.NO_SOURCE, nothing, measure=bound.known)
    total = value.value * _MONTHS
    slack = _MONTHS * (value.high - value.low) / 2 + _MONTHS
    told = f"{printed(read, value)} x 12 = {shown(total)}, and {fact.text} in {fact.about}"
    if total - slack <= fact.high and total + slack >= fact.low:
        return finding(
            read,
            claim,
            ClaimVerdict.CONSISTENT,
            f"{told}.",
            measure=bound.known,
            about=fact.about,
        )
    other = next(
        (
            each
            for each in ground.candidates.facts[bound.measure.id]
            if each.scale is Scale.COUNT
            and total - slack <= each.high
            and total + slack >= each.low
        ),
        None,
    )
    near = fact.value / 2 <= total <= fact.value * 2 or any(
        abs(slip * _MONTHS - fact.value) <= slack + fact.high - fact.value
        for slip in whole_slips(value.value)
    )
    is_years = any(
        value.low <= each.high and value.high >= each.low
        for each in ground.candidates.facts[bound.measure.id]
        if each.scale is Scale.COUNT and each.period is not None and each.period.months == _MONTHS
    )
    is_error = bound.is_sure and ground.is_ours and (near or other is not None or is_years)
    return finding(
        read, claim, ClaimVerdict.ERROR if is_error else ClaimVerdict.CANNOT_TELL, f"{told}.",
        suggestion=f"Write {shown(fact.value / _MONTHS)}." if is_error else "",
        measure=bound.known, about=fact.about,
    )  # fmt: skip
