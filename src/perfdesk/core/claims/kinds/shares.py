"""Shares of one whole with their counts: `57% (10,371) ... 19% (3,505) ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, matched, placed
from perfdesk.core.claims.slips import is_slip
from perfdesk.core.claims.wording import percent, printed, shown

_PAIR = placed(
    r"(?P<share>{P})\s*(?:\(|or |- |\u2013 )\s*(?P<count>{N})\)?(?!\s*(?:out of|/|of the))"
)
_COUNT_FIRST = placed(r"(?P<count>{N})\s*(?:\(|or )\s*(?P<share>{P})\)?")
_OF_WHICH = re.compile(r"\bof (?:which|whom|these|those)\b", re.IGNORECASE)
_FEWEST = 3
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Member:
    """A share with the count that it is."""

    share: Quantity
    count: Quantity

    @property
    def least(self) -> Decimal:
        """The least whole of which the count may be the share."""
        return 100 * self.count.low / self.share.high

    @property
    def most(self) -> Decimal:
        """The greatest whole of which the count may be the share."""
        return 100 * self.count.high / self.share.low if self.share.low > 0 else Decimal(0)


def judge_shares(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Recompute the shares of one whole that a passage lists with their counts."""
    members = members_of(read)
    if len(members) < _FEWEST:
        return
    whole, odd = _whole_of(members)
    if whole is None or len(members) - len(odd) < 2:
        return
    low, high = whole
    for each in members:
        exact_share = 200 * each.count.value / (low + high)
        claim = claim_of(ClaimKind.SHARE, read, {"share": each.share, "count": each.count})
        bound = ground.bound(read, claim.start, claim.end)
        sum_text = (
            f"{printed(read, each.count)} of about {shown((low + high) / 2)} = "
            f"{percent(exact_share)}, printed {printed(read, each.share)}"
        )
        if each in odd and not _is_part(members, each, exact_share):
            yield finding(
                read, claim, ClaimVerdict.CANNOT_TELL,
                f"{sum_text}; it may be the share of something else.", measure=bound.known,
            )  # fmt: skip
        elif each in odd:
            right = percent(exact_share, each.share.decimals)
            yield finding(
                read, claim, ClaimVerdict.ERROR, f"{sum_text}; the other shares agree.",
                suggestion=f"Write {right}, or check the count.", measure=bound.known,
            )  # fmt: skip
        else:
            yield finding(read, claim, ClaimVerdict.CONSISTENT, f"{sum_text}.", measure=bound.known)
    if not odd:
        yield from _sums(read, members)


def _is_part(members: list[Member], odd: Member, exact_share: Decimal) -> bool:
    """Tell whether a share that does not fit is of the same whole: then all come to about 100."""
    others = sum((each.share.value for each in members if each is not odd), Decimal(0))
    slack = Decimal(len(members)) / 2 + 1
    return any(abs(others + each - _WHOLE) <= slack for each in (odd.share.value, exact_share))


def shares_with_counts(read: ReadPassage) -> dict[int, tuple[int, int]]:
    """Return the stretches of shares with their counts, by where each number of them begins."""
    found = {}
    for each in members_of(read):
        span = (min(each.share.start, each.count.start), max(each.share.end, each.count.end))
        found[each.share.start] = found[each.count.start] = span
    return found


def members_of(read: ReadPassage) -> list[Member]:
    """Return the shares of a passage that stand with a count, in order."""
    found: list[Member] = []
    taken: set[int] = set()
    for pattern in (_PAIR, _COUNT_FIRST):
        for match in pattern.finditer(read.shape):
            share, count = matched(read, match, "share"), matched(read, match, "count")
            if {share.start, count.start} & taken or share.sort is not Sort.PERCENT:
                continue
            if read.text[count.start] in "+-":
                continue
            taken |= {share.start, count.start}
            found.append(Member(share, count))
    return sorted(found, key=lambda each: each.share.start)


def _whole_of(
    members: list[Member],
) -> tuple[tuple[Decimal, Decimal] | None, list[Member]]:
    """Return the ends of the whole of which most members are shares, and those that are not."""
    best: list[Member] = []
    for each in members:
        fitting = [
            other for other in members if other.least <= each.most and other.most >= each.least
        ]
        common_low = max(one.least for one in fitting)
        common_high = min(one.most for one in fitting)
        if common_low <= common_high and len(fitting) > len(best):
            best = fitting
    counted = sum((each.count.value for each in members), Decimal(0))
    odd = [each for each in members if each not in best]
    if len(best) < max(2, len(members) - 1) or len(odd) > 1:
        return None, []
    low, high = max(one.least for one in best), min(one.most for one in best)
    total = sum((each.share.value for each in best), Decimal(0))
    if not odd and not (low * Decimal("0.98") <= counted <= high * Decimal("1.02")):
        return (low, high), []
    if total > _WHOLE + len(best):
        return None, []
    if not odd:
        return (max(low, counted * Decimal("0.999")), min(high, counted * Decimal("1.001"))), []
    return (low, high), odd


def _sums(read: ReadPassage, members: list[Member]) -> Iterator[Finding]:
    """Say where shares come to 99 or 101 by their rounding, and check a printed sum."""
    counted = sum((each.count.value for each in members), Decimal(0))
    first, last = members[0], members[-1]
    begins = min(first.share.start, first.count.start)
    for each in read.figures():
        if each.sort is not Sort.COUNT or each.start >= begins:
            continue
        near = counted / 2 <= each.value <= counted * 2 or (each.hedge and is_slip(each, counted))
        if near and each.value >= max(one.count.value for one in members):
            claim = claim_of(ClaimKind.SHARE, read, {"total": each})
            spread_low = sum((one.count.low for one in members), Decimal(0))
            spread_high = sum((one.count.high for one in members), Decimal(0))
            holds = each.low <= spread_high and each.high >= spread_low
            if not holds and not _OF_WHICH.search(read.text, each.end, begins):
                continue
            terms = " + ".join(printed(read, one.count) for one in members)
            yield finding(
                read, claim, ClaimVerdict.CONSISTENT if holds else ClaimVerdict.ERROR,
                f"{terms} = {shown(counted)}, printed {each.hedge} {printed(read, each)}"
                    f".".replace("  ", " "),
                suggestion="" if holds else f"Write {shown(counted)}, or check the counts.",
            )  # fmt: skip
            break
    total = sum((each.share.value for each in members), Decimal(0))
    if total != _WHOLE and abs(total - _WHOLE) <= Decimal(len(members)) / 2:
        claim = claim_of(
            ClaimKind.SHARE, read, {"first": first.share, "last": last.share},
            (first.share.start, last.count.end),
        )  # fmt: skip
        terms = " + ".join(f"{one.share.value:f}" for one in members)
        yield finding(
            read, claim, ClaimVerdict.ROUNDING,
            f"{terms} = {total:f}, not 100, because each is rounded.",
            suggestion="Say that the shares do not add up to 100 because of rounding.",
        )  # fmt: skip
