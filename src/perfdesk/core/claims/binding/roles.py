"""What a number of a report is to its measure: this year's, last year's, a target, an average."""

from __future__ import annotations

import re
from dataclasses import dataclass

from perfdesk.core.claims.binding.facts import Role
from perfdesk.core.claims.reading.periods import period_of, periods_of_sentence
from perfdesk.core.claims.reading.quantities import Quantity, Sort, quantities_in
from perfdesk.core.claims.reading.sentences import ReadPassage, placed
from perfdesk.core.periods import Period

_NATION = r"national(?:ly)?|england(?!['\u2019])|nationwide|country"
_REGION = (
    r"east midlands?|regional|shire|region|neighbour\w*|comparator|similar authorities"
    r"|other (?:councils|authorities|local)"
)
_NATION_WORD = re.compile(rf"\b(?:{_NATION})\b", re.IGNORECASE)
_TIE = r"(?:[^.;\ue000-\ue005]{0,60})"
_BEFORE_NATION = re.compile(rf"(?:{_NATION}){_TIE}$", re.IGNORECASE)
_AFTER_NATION = re.compile(
    rf"^\W{{0,3}}(?:{_NATION})|^[^.,;()\ue000-\ue005]{{0,25}}(?:{_NATION})", re.IGNORECASE
)
_BEFORE_REGION = re.compile(rf"\b(?:{_REGION})\b{_TIE}$", re.IGNORECASE)
_AFTER_REGION = re.compile(rf"^[^.,;()\ue000-\ue005]{{0,30}}\b(?:{_REGION})\b", re.IGNORECASE)
_BEFORE_TARGET = re.compile(
    r"targets?(?: (?:of|for|was|is|set)\b)?[^.;,\ue000-\ue005]{0,45}$", re.IGNORECASE
)
_AFTER_TARGET = re.compile(r"^\s*(?:\w+ ){0,1}target", re.IGNORECASE)
_BEFORE_BASE = re.compile(r"baseline[^.;\ue000-\ue005]{0,100}$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(
    r"^\s*(?:\([^)]{0,20}\)\s*)?(?:percentage points? |points? )?(?:more|"
    r"fewer|less|higher|lower|increase|decrease|rise"
    r"|reduction|fall|decline|improvement|growth|drop|above|below|short|up\b|down\b|uplift)",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:increas(?:ed?|ing)|rose|risen|rise|grew|grown|fell|fallen|"
    r"fall|falling|reduc(?:ed|tion|ing)"
    r"|declin(?:ed|e)|decreas(?:ed?)|dropp(?:ed|ing)|up|down|improv(?:ed|ement)|higher|lower|more"
    r"|missed|exceeded|gone|shrunk|change[d]?|difference)"
    r"(?: \w+){0,2} (?:by|of)(?: (?:just|only|over|under|about|around|nearly|almost|some))* $",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^[-+]")
_FROM = re.compile(r"\bfrom (?:a |the |an )?(?:\w+ )?$", re.IGNORECASE)
_PREVIOUS_AFTER = re.compile(
    r"^(?:\s|[),])*(?:\w+ ){0,3}?(?:during |in |for |at |on |to |by )?(?:the "
    r")?(?:end of |same \w+ (?:in |of )?)?(?:the )?"
    r"(?:previous|last|prior|preceding) (?:financial |reporting |academic "
    r")?(?:year(?!-)|survey|period)"
    r"|^\s*a year (?:earlier|ago|before)",
    re.IGNORECASE,
)
_PREVIOUS_BEFORE = re.compile(
    r"(?:previous|last|prior) (?:year|survey)(?:['\u2019]s)?(?: (?:figure|"
    r"level|position|result|rate))?"
    r"(?: of| was|:)? ?\(?$",
    re.IGNORECASE,
)
_OWN_THEN_OTHER = re.compile(r"\s[-\u2013\u2014]\s*(?:at )?$")
_COMPARED_AFTER = re.compile(r"^\W*(?:compared|against|versus)\b", re.IGNORECASE)
_COMPARED_BEFORE = re.compile(
    r"\b(?:compared (?:to|with)|against|versus) (?:just |only )?$", re.IGNORECASE
)
_OPENING = placed(
    r"\W*(?:During|In|At|As at|As of|For|Between|By|Over|Across)\b[^.;,]{0,25}?(?P<period>{D})"
)
_ASIDE = re.compile(
    r"\b(?:since|previous year,|compared (?:to|with)|than (?:in|during)?|"
    r"before|prior to|from|last year,)\W*(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_OTHER_NUMBER = placed("{F}")
_BAND = placed(r"{F}\s*(?:to|and|[-\u2013])\s*$")


@dataclass(frozen=True, slots=True)
class Use:
    """What a number is to its measure, as far as its sentence says.

    Attributes:
        role: What it is.
        period: The period that it is said to be about; None where none is named.
        is_explicit: Whether words beside it say so, and not only the lack of others.
        is_before: Whether it is said to be of the period before the one that is spoken of.
    """

    role: Role
    period: Period | None
    is_explicit: bool
    is_before: bool = False


def use_of(
    read: ReadPassage, quantity: Quantity, end: int, position: Period, previous: Period
) -> Use:
    """Say what a number is to its measure.

    Args:
        read: The passage.
        quantity: The number.
        end: Where the claim that it opens ends; the words behind that are about it.
        position: The period that the pack reports.
        previous: The period before, with which it is compared.
    """
    sentence = read.sentence_at(quantity.start)
    before = read.shape[sentence.start : quantity.start]
    after = read.shape[end : sentence.end]
    nearer = _behind_other_numbers(before)
    period = _period_beside(read, quantity, end)
    role = _role_by_words(read, quantity, (before, nearer, after))
    if role is not None:
        return Use(role, period, True)
    spoken = _period_ahead(read, quantity)
    if _PREVIOUS_AFTER.match(after) or _PREVIOUS_BEFORE.search(nearer):
        return Use(_before(spoken, position, previous), period, True, True)
    if period is not None:
        return Use(_role_at(period, position, previous), period, True)
    if _FROM.search(nearer):
        return Use(_before(spoken, position, previous), None, False, True)
    if spoken is not None:
        return Use(_role_at(spoken, position, previous), spoken, False)
    return Use(Role.CURRENT, None, False)


def _role_by_words(
    read: ReadPassage, quantity: Quantity, around: tuple[str, str, str]
) -> Role | None:
    """Return the role that the words beside a number name; None where they name none.

    Args:
        read: The passage.
        quantity: The number.
        around: The sentence before it, what of that is behind the last number, and what follows.
    """
    before, nearer, after = around
    if (
        _CHANGE_AFTER.match(after)
        or _CHANGE_BEFORE.search(before)
        or _SIGNED.match(read.text[quantity.start : quantity.start + 1])
    ):
        return Role.CHANGE
    if _BEFORE_BASE.search(nearer):
        return Role.BASELINE
    if (
        _ends_a_target_band(before)
        or _AFTER_TARGET.match(after)
        or (_BEFORE_TARGET.search(nearer) and not _PREVIOUS_AFTER.match(after))
    ):
        return Role.TARGET
    if _AFTER_REGION.match(after) or _BEFORE_REGION.search(nearer):
        return Role.REGION
    is_own = _OWN_THEN_OTHER.search(nearer) and _COMPARED_AFTER.match(after)
    is_nation = _BEFORE_NATION.search(nearer) or _AFTER_NATION.match(after)
    is_other = _COMPARED_BEFORE.search(nearer) and _NATION_WORD.search(before)
    return Role.COMPARATOR if (is_nation and not is_own) or is_other else None


def _ends_a_target_band(before: str) -> bool:
    """Tell whether a number is the upper end of a target that was begun before it: `55% to 60%`."""
    first = _BAND.search(before)
    return bool(first and _BEFORE_TARGET.search(_behind_other_numbers(before[: first.start()])))


def use_at(read: ReadPassage, start: int, position: Period, previous: Period) -> Use:
    """Say of what period a word without a number speaks."""
    spoken = _period_ahead(read, Quantity(start, start, Sort.OTHER))
    if spoken is None:
        return Use(Role.CURRENT, None, False)
    return Use(_role_at(spoken, position, previous), spoken, True)


def _before(spoken: Period | None, position: Period, previous: Period) -> Role:
    """Return what `the previous year` is, in a sentence that speaks of a period."""
    at = _role_at(spoken, position, previous) if spoken else Role.CURRENT
    return Role.PREVIOUS if at is Role.CURRENT else Role.EARLIER


def _role_at(period: Period, position: Period, previous: Period) -> Role:
    if period == position or (period.months < 12 and position.start <= period.end <= position.end):
        return Role.CURRENT
    if period == previous or (period.months < 12 and previous.start <= period.end <= previous.end):
        return Role.PREVIOUS
    return Role.EARLIER


def _behind_other_numbers(before: str) -> str:
    """Return what is between the last number before and the end."""
    last = 0
    for match in _OTHER_NUMBER.finditer(before):
        last = match.end()
    return before[last:]


def _period_beside(read: ReadPassage, quantity: Quantity, end: int) -> Period | None:
    """Return the period named right behind a number, before the next number."""
    sentence = read.sentence_at(quantity.start)
    stop = min((each.start for each in read.figures() if each.start >= end), default=sentence.end)
    for each in periods_of_sentence(read, sentence):
        if end <= each.start < min(stop, end + 110):
            between = read.shape[end : each.start]
            if re.search(
                r"[;]|, (?:and|but|while|whilst)|\b(?:since|than|compared|"
                r"from|although|with the)\b",
                between,
            ):
                return None
            return period_of(read.text[each.start : each.end])
    return None


def _period_ahead(read: ReadPassage, quantity: Quantity) -> Period | None:
    """Return the period that is spoken of where a number stands, if any is named.

    It is named before the number in its sentence, or opens an earlier sentence of the passage
    (`During 2020/21, ...`), or is in the heading.
    """
    sentence = read.sentence_at(quantity.start)
    found = None
    for each in periods_of_sentence(read, sentence):
        if each.start < quantity.start and not _is_aside(read, each):
            found = period_of(read.text[each.start : each.end]) or found
    if found is not None:
        return found
    for earlier in reversed(read.sentences):
        if earlier.start < sentence.start:
            opening = _OPENING.match(read.shape, earlier.start)
            if opening:
                start = opening.start("period")
                return period_of(read.text[start : read.quantity_at(start).end])
    return _period_of_heading(read.passage.heading)


def _is_aside(read: ReadPassage, quantity: Quantity) -> bool:
    """Tell whether a period only says with what something is compared, or when it began."""
    before = read.text[max(0, quantity.start - 45) : quantity.start]
    return _ASIDE.search(before) is not None


def _period_of_heading(heading: str) -> Period | None:
    if "20" not in heading:
        return None
    named = [each for each in quantities_in(heading) if each.sort is Sort.PERIOD]
    return period_of(heading[named[0].start : named[0].end]) if len(named) == 1 else None
