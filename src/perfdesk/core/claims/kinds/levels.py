"""A number that says what a measure stands at, looked up in the pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfdesk.core.claims.binding.facts import Fact, Role, Scale
from perfdesk.core.claims.binding.roles import Use
from perfdesk.core.claims.binding.scoring import Bound
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding, scale_at
from perfdesk.core.claims.reading.periods import period_of, periods_of_sentence
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, clause_start
from perfdesk.core.claims.slips import as_written, is_slip, lost_thousands
from perfdesk.core.claims.wording import printed
from perfdesk.core.figures import round_half_up
from perfdesk.core.measures import Measure

_KINDS = {
    Role.TARGET: ClaimKind.TARGET,
    Role.COMPARATOR: ClaimKind.COMPARISON,
    Role.REGION: ClaimKind.COMPARISON,
    Role.BASELINE: ClaimKind.TARGET,
    Role.CHANGE: ClaimKind.CHANGE,
}
_FITS, _FITS_QUITE, _FITS_WELL = 0.5, 0.7, 0.8
_MANY_DIGITS = 3
"""Of a number that is hardly another measure's by chance."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})[a-z]*", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}\b")
_NOT_A_PART = frozenset(
    [
        "ASCOF",
        "England",
        "English",
        "National",
        "NHS",
        "Council",
        "County",
        "Committee",
        "Appendix",
        "Department",
        "Act",
        "Care",
        "Report",
        "Board",
        "Digital",
        "East",
        "Midlands",
        "BCF",
        "Covid",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Leicestershire",
    ]
)
_COLUMNS = (Role.CURRENT, Role.PREVIOUS, Role.TARGET, Role.COMPARATOR, Role.BASELINE)


@dataclass(frozen=True, slots=True)
class Sought:
    """A number with what it is taken to be.

    Attributes:
        quantity: The number.
        scale: What it counts.
        use: What it is to its measure.
        bound: Which measure it is about.
    """

    quantity: Quantity
    scale: Scale
    use: Use
    bound: Bound


def judge_level(
    ground: Ground, read: ReadPassage, quantity: Quantity, span: tuple[int, int], use: Use | None
) -> Iterator[Finding]:
    """Look a number up in the pack, in the column that its words name.

    Args:
        ground: What the report is judged on.
        read: The passage.
        quantity: The number.
        span: Of the claim that the number is a part of; what is around that says what it is about.
        use: What it is to its measure, where its claim says so; None where its words do.
    """
    bound = ground.bound(read, *span)
    scale = scale_at(read, quantity, bound.measure)
    asked = Sought(quantity, scale, use or ground.use(read, quantity, span[1]), bound)
    kind = _KINDS.get(asked.use.role, ClaimKind.LEVEL)
    claim = claim_of(
        kind, read, {"value": quantity}, (quantity.start, _end_of_unit(read, quantity))
    )
    if quantity.sort in {Sort.MONEY, Sort.RANK, Sort.POINTS} or asked.use.role is Role.CHANGE:
        yield finding(
            read, claim, ClaimVerdict.NO_SOURCE, "The pack has nothing to hold this against.",
            measure=asked.bound.known,
        )  # fmt: skip
        return
    found = matching_fact(ground, asked)
    if found is not None:
        measure = ground.pack.measure(found.measure)
        yield finding(
            read, claim, ClaimVerdict.CONSISTENT,
            f"{printed(read, quantity)} is {found.text} in the pack: \u201c{measure.description}"
            f"\u201d, {found.about}.",
            measure=measure, about=found.about,
        )  # fmt: skip
        yield from _other_months(read, quantity, found, measure)
        return
    yield _not_matched(ground, read, claim, asked)


def _other_months(
    read: ReadPassage, quantity: Quantity, fact: Fact, measure: Measure
) -> Iterator[Finding]:
    """Say where a sentence names other months for a figure than the pack does."""
    period = fact.period
    if period is None or not 1 < period.months < 12:
        return
    for each in periods_of_sentence(read, read.sentence_at(quantity.start)):
        months = _MONTH.findall(read.text[each.start : each.end])
        if len(months) != 2:
            continue
        first, last = (_MONTHS.index(month[:3].lower()) + 1 for month in months)
        if (first, last) == (period.start.month, period.end.month):
            continue
        claim = claim_of(ClaimKind.PERIOD, read, {"period": each})
        yield finding(
            read, claim, ClaimVerdict.DEFINITION,
            f"The text names {read.text[each.start:each.end].strip()} for "
            f"{printed(read, quantity)}, the pack {period.label}.",
            suggestion="Name the same months in both.", measure=measure, about=fact.about,
        )  # fmt: skip


def _end_of_unit(read: ReadPassage, quantity: Quantity) -> int:
    """Return where a number ends with the `per 100,000 population` that belongs to it."""
    for each in read.quantities:
        is_near = each.sort is Sort.OTHER and quantity.end <= each.start < quantity.end + 12
        if is_near and read.text[each.start : each.end].lower().startswith("per "):
            return each.end
    return quantity.end


def matching_fact(ground: Ground, asked: Sought) -> Fact | None:
    """Return the fact that a number agrees with: of its measure, or of one that fits as well."""
    for measure in asked.bound.rivals:
        for role in _roles(asked.use):
            for fact in ground.facts(measure, role, asked.scale):
                if agrees(asked.quantity, fact):
                    return fact
    return None


def agrees(quantity: Quantity, fact: Fact) -> bool:
    """Tell whether a printed number and a fact may be the same, each being rounded."""
    if quantity.sort is Sort.PERCENT and not quantity.hedge:
        if quantity.decimals <= fact.decimals:
            return round_half_up(fact.value, quantity.decimals) == quantity.value
        return round_half_up(quantity.value, fact.decimals) == fact.value
    return quantity.low <= fact.high and quantity.high >= fact.low


def _roles(use: Use) -> tuple[Role, ...]:
    """Return the columns in which a number may be found, the likeliest first."""
    if use.role in {Role.TARGET, Role.COMPARATOR, Role.REGION, Role.CHANGE}:
        return (use.role,)
    if use.role is Role.BASELINE:
        return (Role.BASELINE, Role.PREVIOUS)
    if use.role is Role.PREVIOUS:
        return (Role.PREVIOUS, Role.EARLIER, Role.BASELINE)
    if use.role is Role.CURRENT and not use.is_explicit:
        return (Role.CURRENT, Role.PREVIOUS, Role.EARLIER, Role.BASELINE)
    return (use.role, Role.EARLIER)


def _not_matched(ground: Ground, read: ReadPassage, claim: Claim, asked: Sought) -> Finding:
    measure, quantity = asked.bound.measure, asked.quantity
    facts = (
        [fact for role in _roles(asked.use) for fact in ground.facts(measure.id, role, asked.scale)]
        if measure
        else []
    )
    if measure is None or not facts:
        return finding(
            read, claim, ClaimVerdict.NO_SOURCE, "The pack has nothing to hold this against.",
            measure=asked.bound.known,
        )  # fmt: skip
    expected = next((fact for fact in facts if fact.role is asked.use.role), facts[0])
    told = printed(read, quantity)
    where = f"\u201c{measure.description}\u201d, {expected.about}"
    is_part = quantity.sort is Sort.FRACTION or (
        not asked.bound.is_confirmed and names_another(ground, read, quantity, measure)
    )
    is_certain = (
        asked.bound.is_sure and ground.is_ours and expected.role is asked.use.role and not is_part
    )
    if quantity.sort is Sort.PERCENT and _is_twice_rounded(quantity, expected):
        return finding(
            read, claim, ClaimVerdict.ROUNDING,
            f"The pack has {expected.text} for {where}, printed {told}.", measure=measure,
            about=expected.about,
        )  # fmt: skip
    if is_certain and lost_thousands(quantity, expected.low, expected.high):
        lost = Claim(ClaimKind.UNIT, claim.passage, claim.start, claim.end, claim.parts)
        return finding(
            read, lost, ClaimVerdict.ERROR,
            f"The pack has {expected.text} for {where}, printed {told}: it is a thousand times "
            "as much.",
            suggestion=f"Write {expected.text}.", measure=measure, about=expected.about,
        )  # fmt: skip
    reason = _why_wrong(ground, asked, measure, expected) if is_certain else ""
    if reason:
        return finding(
            read, claim, ClaimVerdict.ERROR,
            f"The pack has {expected.text} for {where}, printed {told}{reason}.",
            suggestion=f"Write {expected.text}.", measure=measure, about=expected.about,
        )  # fmt: skip
    if _is_for_another_period(ground, read, asked, expected):
        return finding(
            read, claim, ClaimVerdict.DEFINITION,
            f"The text's target of {told} and the pack's of {expected.text}, {expected.about}, are "
            "for different periods.",
            suggestion="Say which target the table is rated against.", measure=measure,
            about=expected.about,
        )  # fmt: skip
    return finding(
        read, claim, ClaimVerdict.CANNOT_TELL,
        f"The pack has {expected.text} for {where}; {told} may be of another group or date.",
        measure=None if is_part else asked.bound.known, about=expected.about,
    )  # fmt: skip


def names_another(ground: Ground, read: ReadPassage, quantity: Quantity, measure: Measure) -> bool:
    """Tell whether a name beside a number is not in the measure's words: a part, another place."""
    sentence = read.sentence_at(quantity.start)
    opening = read.text.rfind("(", sentence.start, quantity.start)
    is_inside = opening >= 0 and ")" not in read.text[opening : quantity.start]
    figures = [each for each in read.figures() if sentence.start <= each.start < sentence.end]
    start = max(
        (each.end for each in figures if each.end <= quantity.start), default=sentence.start
    )
    if is_inside:
        start = clause_start(read.shape, opening, sentence.start)
    first = re.match(r"\W*\w+", read.text[sentence.start : sentence.end])
    start = max(start, sentence.start + (first.end() if first else 0))
    others = " ".join(ground.candidates.wordings.get(measure.id, ()))
    known = (
        f"{measure.description} {measure.code} {others} {ground.pack.council.name} "
        f"{read.passage.topic}"
    )
    return any(
        match[0].lower() not in known.lower() and match[0] not in _NOT_A_PART
        for match in _NAME.finditer(read.shape, start, quantity.start)
    )


def _why_wrong(ground: Ground, asked: Sought, measure: Measure, expected: Fact) -> str:
    """Say how a number came to be wrong; empty where it may be something else altogether."""
    quantity = asked.quantity
    others = [
        other
        for other in ground.candidates.measures
        if other.id != measure.id
        and any(
            agrees(quantity, fact) for fact in ground.facts(other.id, expected.role, asked.scale)
        )
    ]
    if any(asked.bound.is_spoken_of(other.id) for other in others):
        return ""  # it may well be the other measure that is meant
    if quantity.hedge and is_slip(quantity, expected.value):
        return ", a slip away"
    if asked.use.is_explicit or asked.use.role is Role.CURRENT:
        for role in _COLUMNS:
            for fact in ground.facts(measure.id, role, asked.scale):
                if role is not expected.role and agrees(quantity, fact):
                    return f", which is {fact.about}" if fact.about else ", which is another column"
    if is_slip(quantity, expected.value):
        return "" if _is_far(quantity, expected) and not asked.use.is_explicit else ", a slip away"
    is_long = sum(each.isdigit() for each in as_written(quantity.value, quantity)) >= _MANY_DIGITS
    if others and asked.bound.score >= (_FITS_QUITE if is_long else _FITS_WELL):
        return f", which is that of \u201c{others[0].description}\u201d"
    return ""


def _is_for_another_period(
    ground: Ground, read: ReadPassage, asked: Sought, expected: Fact
) -> bool:
    """Tell whether a sentence sets a target for other months than the pack's target is for."""
    if expected.role is not Role.TARGET or not ground.is_ours or asked.bound.score < _FITS:
        return False
    if expected.period is None or expected.period.months >= 12:
        return False
    named = [
        period
        for each in periods_of_sentence(read, read.sentence_at(asked.quantity.start))
        if (period := period_of(read.text[each.start : each.end])) and period.months < 12
    ]
    return bool(named) and expected.period not in named


def _is_far(quantity: Quantity, expected: Fact) -> bool:
    return expected.value > 0 and not (expected.value / 12 <= quantity.value <= expected.value * 12)


def _is_twice_rounded(quantity: Quantity, fact: Fact) -> bool:
    twice = round_half_up(round_half_up(fact.value, quantity.decimals + 1), quantity.decimals)
    return twice == quantity.value and abs(fact.value - quantity.value) <= 1
