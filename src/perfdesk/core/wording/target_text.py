"""Reading the text of a target: `55-60%`, `<4.1 (17 Adm's)`, `67.2% 22/23 Nat. Ave.`."""

from __future__ import annotations

import re
from decimal import Decimal

from perfdesk.core.figures import Form
from perfdesk.core.measures import Aim
from perfdesk.core.periods import Period, PeriodError, find_period, parse_period, snapshot
from perfdesk.core.targets import NO_TARGET, TargetBasis, TargetKind, TargetReading
from perfdesk.core.wording.comparator_text import names_comparator, read_comparator
from perfdesk.core.wording.figure_text import months_named
from perfdesk.core.wording.numbers import (
    WrittenNumber,
    WrittenPlace,
    count_beside,
    limit_at,
    may_stand_beside,
    number_at,
    place_at,
    range_at,
    tidy,
)

_TO_DATE = re.compile(r"\bto date\b|\bytd\b", re.IGNORECASE)
_SPAN = re.compile(r"\d{2,4}/|\d+[- ](?:year|yr|quarter|month)s?\b", re.IGNORECASE)
"""A year, or how many of them, that stands right behind a number."""
_BY_MONTH = re.compile(
    r"\bby (?:the )?(?:end of )?(?P<month>[a-z]{3,9}\.? ?-?'?\d{2,4})\b", re.IGNORECASE
)
_LEADING_WORDS = re.compile(
    r"(?P<words>(?:local |our )?target|band(?: of)?|between|green|baseline|plan"
    r"|(?:nat(?:ional|\.)?|shire|england)? ?ave(?:rage|\.)?|england)"
    r"(?P<year> \d{2,4}/\d{2,4})?(?:\s*(?:[:=]|is\b))?\s+(?=[\d<>\u00a3\u2264\u2265-])",
    re.IGNORECASE,
)
_OR_BETTER = re.compile(r"\bor (?:better|higher|above)\b", re.IGNORECASE)
_UP_TO = re.compile(r"\(?(?:amber )?(?:up to |at most )?(?P<count>\d+)\b", re.IGNORECASE)


def read_target(
    text: str, aim: Aim = Aim.UNSTATED, position: Period | None = None
) -> TargetReading:
    """Read the text of a target or comparator.

    Args:
        text: The cell's text.
        aim: Of the measure; a target of 0 with the aim Low is a zero target.
        position: That the target belongs to, which completes `(Apr-Nov)`.

    Returns:
        The reading. A period that cannot be (`Local target 2023/34`) is left out, the rest
        stands; the checks tell of it. What is not understood keeps its text.
    """
    tidied = tidy(text)
    if not tidied or tidied.lower() in {"n/a", "none", "tbc", "-"}:
        return NO_TARGET if not tidied else TargetReading(tidied, TargetKind.NONE_YET)
    if re.search(r"information only", tidied, re.IGNORECASE):
        return TargetReading(tidied, TargetKind.INFORMATION)
    leading = _LEADING_WORDS.match(tidied)
    before = leading[0].strip() if leading else ""
    body = tidied[leading.end() :] if leading else tidied
    limit, start = limit_at(body)
    body = body[start:]
    if _is_period(body):
        return TargetReading(tidied, TargetKind.NOT_UNDERSTOOD)
    place = place_at(body)
    if place is not None:
        return _place_to_reach(tidied, body, place, limit, position)
    band = None if limit else range_at(body, and_joins=before.casefold() == "between")
    low, high = band or (number_at(body), None)
    if low is None:
        return TargetReading(tidied, _kind_of_words(tidied))
    beside = body[(high or low).end :].strip()
    if beside.startswith("+") and not (limit or high):
        limit, beside = ">", beside[1:].strip()  # `90%+`
    if not (may_stand_beside(beside) or _SPAN.match(beside)):
        return TargetReading(tidied, TargetKind.NOT_UNDERSTOOD)
    qualifier = f"{before} {beside}".strip()
    kind = TargetKind.BAND if high else _kind_of(limit, qualifier, low, aim)
    return TargetReading(
        tidied,
        kind,
        low.value,
        high.value if high else None,
        max(low.decimals, high.decimals if high else 0),
        high.form if high else low.form,
        _count_of(kind, beside),
        _period_of(qualifier, position),
        _basis_of(kind, qualifier),
        qualifier,
    )


def _place_to_reach(
    text: str, body: str, place: WrittenPlace, limit: str, position: Period | None
) -> TargetReading:
    """Return a place among others to be reached: `11th of 14`, `3rd or better`."""
    words = body[place.end :].strip()
    # A better place is a lower number: `at least 3rd` is 3rd, 2nd or 1st.
    is_limit = bool(limit) or _OR_BETTER.search(words) is not None
    return TargetReading(
        text,
        TargetKind.CEILING if is_limit else TargetKind.VALUE,
        place.place,
        form=Form.ORDINAL,
        period=_period_of(words, position),
        basis=_basis_of(TargetKind.VALUE, words),
        qualifier=words,
    )


def _kind_of_words(text: str) -> TargetKind:
    """Words without a number say why there is no target; a number among them is not understood."""
    has_share = re.search(r"\d\s?%", text) is not None
    return TargetKind.NONE_YET if text[0].isalpha() and not has_share else TargetKind.NOT_UNDERSTOOD


def _is_period(text: str) -> bool:
    if range_at(text) is not None and "/" not in text and len(text) < len("2023-24"):
        return False  # `11-12` is a band
    try:
        parse_period(text)
    except PeriodError as problem:
        return problem.suggestion is not None
    return True


def _kind_of(limit: str, qualifier: str, number: WrittenNumber, aim: Aim) -> TargetKind:
    if limit:
        return TargetKind.CEILING if limit == "<" else TargetKind.FLOOR
    if names_comparator(qualifier):
        return TargetKind.AVERAGE
    if number.value == 0 and aim is Aim.LOW:
        return TargetKind.ZERO
    return TargetKind.VALUE


def _count_of(kind: TargetKind, beside: str) -> Decimal | None:
    """Return the count stated beside a target; for a zero target, up to which it is amber."""
    told = count_beside(beside)
    if told is None and kind is TargetKind.ZERO:
        up_to = _UP_TO.match(beside)
        return Decimal(up_to["count"]) if up_to else None
    return told


def _basis_of(kind: TargetKind, qualifier: str) -> TargetBasis:
    if kind is TargetKind.AVERAGE:
        return read_comparator(qualifier).basis
    words = qualifier.lower()
    for word, basis in (
        ("quartile", TargetBasis.TOP_QUARTILE),
        ("local target", TargetBasis.LOCAL),
        ("outturn", TargetBasis.LAST_OUTTURN),
        ("position as at", TargetBasis.BASELINE),
        ("baseline", TargetBasis.BASELINE),
        ("plan", TargetBasis.PLAN),
    ):
        if word in words:
            return basis
    return TargetBasis.UNSTATED


def _period_of(qualifier: str, position: Period | None) -> Period | None:
    if _TO_DATE.search(qualifier) and position is not None:
        return position
    by = _BY_MONTH.search(qualifier)
    try:
        if by is not None:
            return snapshot(parse_period(by["month"]).end)
        return find_period(qualifier) or months_named(qualifier, position)
    except PeriodError:
        return None
