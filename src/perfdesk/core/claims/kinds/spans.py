"""The ends of a change or comparison: numbers printed near it, or the pack's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.claims.binding.facts import Role, Scale
from perfdesk.core.claims.claim import Claim
from perfdesk.core.claims.ground import Ground, scale_at
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage
from perfdesk.core.claims.wording import printed

_OUR_ROLES = frozenset({Role.CURRENT, Role.PREVIOUS, Role.EARLIER})


@dataclass(frozen=True, slots=True)
class Span:
    """A number that lies between two ends, with how to print it.

    Attributes:
        low: The least that it may be.
        high: The most that it may be.
        text: As printed.
        is_from_pack: Whether the pack has it, and not the report.
        is_hedged: Whether the report only says about how much it is (`just over 4,300`).
        about: Where in the pack it is from, in words.
        stated: The number itself, where the report prints one.
    """

    low: Decimal
    high: Decimal
    text: str
    is_from_pack: bool = False
    is_hedged: bool = False
    about: str = ""
    stated: Decimal | None = None

    @property
    def middle(self) -> Decimal:
        """The number as stated, or what lies between its ends."""
        return (self.low + self.high) / 2 if self.stated is None else self.stated


def span_of(read: ReadPassage, quantity: Quantity) -> Span:
    """Return a printed number as a span."""
    return Span(
        quantity.low,
        quantity.high,
        printed(read, quantity),
        is_hedged=bool(quantity.hedge),
        stated=quantity.value,
    )


def preceding(
    ground: Ground, read: ReadPassage, start: int, sort: Sort, scale: Scale
) -> list[Quantity]:
    """Return the numbers of a sentence before *start* that say where something stands.

    The nearest comes first. Left out are counts within ratios, changes, targets and numbers of
    the period before; those of others are left out where there is one of ours.
    """
    sentence = read.sentence_at(start)
    ours, others = [], []
    for each in read.figures():
        if not sentence.start <= each.start < start or each.sort is not sort:
            continue
        if (sort is not Sort.MONEY and scale_at(read, each) is not scale) or _is_in_ratio(
            read, each
        ):
            continue
        use = ground.use(read, each)
        if use.is_before:
            continue
        if use.role in _OUR_ROLES:
            ours.append(each)
        elif use.role in {Role.REGION, Role.COMPARATOR}:
            others.append(each)
    return (ours or others)[::-1]


def pack_span(
    ground: Ground, read: ReadPassage, claim: Claim, role: Role, scale: Scale
) -> Span | None:
    """Return the pack's figure for what a claim is about; None where it is not certain."""
    bound = ground.bound(read, claim.start, claim.end)
    if bound.measure is None or not bound.is_sure:
        return None
    fact = ground.fact(bound.measure.id, role, scale)
    if fact is None:
        return None
    return Span(
        fact.low, fact.high, f"{fact.text} ({fact.about})", is_from_pack=True, about=fact.about
    )


def _is_in_ratio(read: ReadPassage, quantity: Quantity) -> bool:
    before = read.shape[max(0, quantity.start - 12) : quantity.start]
    after = read.shape[quantity.end : quantity.end + 8]
    return bool(re.search(r"(?:out of|/|of) ?$", before) or re.match(r" ?(?:out of|/)", after))
