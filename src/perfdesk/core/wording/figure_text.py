"""Reading the text of a figure's cell, and writing figures as the papers print them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from perfdesk.core.figures import (
    NOTHING,
    Content,
    Form,
    Reading,
    format_number,
    ratio,
    round_half_up,
)
from perfdesk.core.measures import Unit
from perfdesk.core.periods import (
    Period,
    PeriodError,
    financial_year_of,
    find_period,
    parse_period,
    snapshot,
)
from perfdesk.core.wording.arithmetic import (
    ArithmeticMistakeError,
    counts_of_ratio,
    is_share,
    work_out,
)
from perfdesk.core.wording.numbers import (
    WrittenNumber,
    WrittenRatio,
    count_beside,
    may_stand_beside,
    number_at,
    range_at,
    ratios_in,
    tidy,
)

_STATUS = re.compile(r"\[(x|c|z|low|u|p|r|e|f|b|n|w|er|s{1,3}|note \d+)\]", re.IGNORECASE)
_BARE_SHORTHAND = frozenset({":", ".", "..", "-", "*", "**", "x", "c", "z", "\u2013", "\u2014"})
_MONTHS_WITHOUT_YEAR = re.compile(
    r"\b([A-Z][a-z]{2,8})\s?(?:-|\u2013| to )\s?([A-Z][a-z]{2,8})\b(?![ -]'?\d)"
)
_AT_MONTH = re.compile(
    r"\b(?:position )?(?:as )?at (?:the )?(?:end of )?(\w{3,9}[ -]'?\d{2,4})\b", re.I
)
_RATE = 100_000
_APRIL = 4


def read_figure(
    text: str,
    *,
    unit: Unit | None = None,
    decimals: int | None = None,
    column: Period | None = None,
) -> Reading:
    """Read what an officer typed, or a paper printed, in a figure's cell.

    Args:
        text: The cell's text.
        unit: Of the measure; a bare 70 in a percentage is 70%. None where not known yet.
        decimals: Of the measure, for figures that are worked out; None for one.
        column: The period of the column, which completes `(Apr-Nov)`.

    Returns:
        The reading; its `text` is what to print. What is not understood is kept as it
        is, with the content `NOT_UNDERSTOOD`.
    """
    tidied = tidy(text)
    if not tidied:
        return NOTHING
    if tidied.startswith("="):
        return _worked_out(tidied, unit, decimals)
    if tidied.lower() in _BARE_SHORTHAND:
        return Reading(tidied, Content.SHORTHAND)
    status = tuple(f"[{token.lower()}]" for token in _STATUS.findall(tidied))
    body = tidy(_STATUS.sub("", tidied))
    if not body:
        return Reading(tidied, Content.SHORTHAND, status=status)
    reading = (
        _counts_alone(body, unit, decimals)
        or _number_with_words(body, unit, column)
        or _words(body, column)
    )
    if status:
        reading = replace(reading, status=status, text=f"{reading.text} {''.join(status)}")
    if reading.text != tidied and not reading.typed:
        reading = replace(reading, typed=tidied)
    return reading


def figure_reading(
    value: Decimal,
    *,
    form: Form,
    decimals: int,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    margin: Decimal | None = None,
    status: tuple[str, ...] = (),
) -> Reading:
    """Return the reading of a number that came as a number, not as text."""
    shown = format_number(value, decimals, form)
    return Reading(
        f"{shown} {''.join(status)}".strip(),
        Content.NUMBER,
        value,
        decimals,
        form,
        numerator=numerator,
        denominator=denominator,
        margin=margin,
        status=status,
    )


def _worked_out(text: str, unit: Unit | None, decimals: int | None) -> Reading:
    try:
        value = work_out(text)
    except ArithmeticMistakeError:
        return Reading(text, Content.NOT_UNDERSTOOD)
    counts = counts_of_ratio(text)
    if unit is Unit.PERCENT:
        if is_share(text):
            value = ratio(*counts, per=100) if counts else value * 100
        elif "*" not in text:
            counts = None  # `=180/2` is the mean of two percentages, not 180 people out of 2
    elif unit in {Unit.COUNT, Unit.SCORE}:
        counts = None
    return _calculated(text, value, unit, decimals, counts)


def _counts_alone(text: str, unit: Unit | None, decimals: int | None) -> Reading | None:
    counts = next(ratios_in(text), None)
    if counts is None or (counts.start, counts.end) != (0, len(text)):
        return None
    is_share_of = unit in {Unit.PERCENT, Unit.RATE, None}
    if not is_share_of or counts.denominator == 0 or _is_year(text, counts, unit):
        return Reading(text, Content.NOT_UNDERSTOOD)
    both = counts.numerator, counts.denominator
    value = ratio(*both, per=_RATE if unit is Unit.RATE else 100)
    return _calculated(text, value, unit or Unit.PERCENT, decimals, both)


def _calculated(
    typed: str,
    value: Decimal,
    unit: Unit | None,
    decimals: int | None,
    counts: tuple[Decimal, Decimal] | None,
) -> Reading:
    form = Form.PERCENT if unit is Unit.PERCENT else Form.PLAIN
    places = 1 if decimals is None else decimals
    if unit is Unit.COUNT and value == value.to_integral_value():
        places = 0
    return Reading(
        format_number(value, places, form),
        Content.NUMBER,
        value,
        places,
        form,
        numerator=counts[0] if counts else None,
        denominator=counts[1] if counts else None,
        typed=typed,
    )


def _is_year(text: str, counts: WrittenRatio, unit: Unit | None) -> bool:
    """Tell whether what reads as counts is a year: `2023/24`, or a slip such as `2023/34`.

    `23/24` is one only where nothing says that the cell holds a share.
    """
    if not counts.is_slashed:
        return False
    if counts.denominator < 100 and counts.numerator < counts.denominator and unit is not None:
        return False
    try:
        parse_period(text[counts.start : counts.end])
    except PeriodError as problem:
        return problem.suggestion is not None and counts.numerator > counts.denominator
    return True


def _number_with_words(text: str, unit: Unit | None, column: Period | None) -> Reading | None:
    number = number_at(text)
    if number is None:
        return None
    words = text[number.end :].strip()
    if words and _is_period(text):
        return Reading(text, Content.NOT_UNDERSTOOD)
    if range_at(text) is not None:
        return Reading(text, Content.WORDS)
    is_named = may_stand_beside(words) or _begins_with_period(words)
    if not is_named or (number.currency and unit in {Unit.PERCENT, Unit.RATE}):
        return Reading(text, Content.NOT_UNDERSTOOD)
    form = number.form
    if form is Form.PLAIN and not number.noughts and unit is Unit.PERCENT:
        form = Form.PERCENT
    counts = _counts_in(words, number)
    numerator = counts.numerator if counts else count_beside(words)
    left = words[: counts.start] + words[counts.end :] if counts else words
    return Reading(
        f"{_shown(number, form)} {words}".strip(),
        Content.NUMBER,
        number.value,
        number.decimals,
        form,
        numerator=numerator,
        denominator=counts.denominator if counts else None,
        qualifier=words,
        period=_period_named(left, column),
    )


def _shown(number: WrittenNumber, form: Form) -> str:
    """Write a number as printed; a currency sign, which no form has, stays where it was."""
    sign = "-" if number.currency and number.value < 0 else ""
    value = abs(number.value) if sign else number.value
    return f"{sign}{number.currency}{format_number(value, number.decimals, form)}"


def _counts_in(words: str, number: WrittenNumber) -> WrittenRatio | None:
    """Return the counts told beside a number; a year is none unless it gives that very number."""
    for counts in ratios_in(words):
        if counts.denominator == 0:
            continue
        share = ratio(counts.numerator, counts.denominator, per=100)
        if round_half_up(share, number.decimals) == number.value:
            return counts
        if not _is_year(words, counts, None):
            return counts
    return None


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except PeriodError:
        return False
    return True


def _begins_with_period(words: str) -> bool:
    try:
        found = find_period(words)
    except PeriodError as problem:
        found = problem.suggestion
    return found is not None and words[:1].isdigit()


def _words(text: str, column: Period | None) -> Reading:
    if re.match(r"due\b(?! to\b)", text, re.IGNORECASE):
        return Reading(text, Content.DUE, period=_period_named(text, column))
    if text[0].isalpha() or text[0] == "<":
        return Reading(text, Content.WORDS)
    return Reading(text, Content.NOT_UNDERSTOOD)


def _period_named(words: str, column: Period | None) -> Period | None:
    """Return the period that a qualifier names, if it differs from the column's own."""
    at_month = _AT_MONTH.search(words)
    try:
        if at_month:
            found: Period | None = snapshot(parse_period(at_month[1]).end)
        else:
            found = find_period(words) or months_named(words, column)
    except PeriodError:
        return None
    return None if found == column else found


def months_named(words: str, column: Period | None) -> Period | None:
    """Return the months that *words* name without a year (`(Apr-Nov)`), completed by *column*.

    Raises:
        PeriodError: What looks like months are none.
    """
    match = _MONTHS_WITHOUT_YEAR.search(words)
    if not match or column is None:
        return None
    last = parse_period(f"{match[2]} {column.end.year}")
    if financial_year_of(column.start) == financial_year_of(column.end):
        # April to December fall in the year's first calendar year, January to March in its second.
        year = column.year.start.year if last.start.month >= _APRIL else column.year.end.year
    else:
        year = column.end.year if last.end <= column.end else column.end.year - 1
    return parse_period(f"{match[1]}-{match[2]} {year}")
