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
    place_at,
    plainly_written,
    range_at,
    ratios_in,
    tidy,
)

_STATUS = re.compile(r"\[(x|c|z|low|u|p|r|e|f|b|n|w|er|s{1,3}|note \d+)\]", re.IGNORECASE)
_BARE_SHORTHAND = frozenset({":", ".", "..", "-", "*", "**", "x", "c", "z", "\u2013", "\u2014"})
_MONTHS_WITHOUT_YEAR = re.compile(
    r"\b([A-Z][a-z]{2,8})\s?(?:-|\u2013| to )\s?([A-Z][a-z]{2,8})\b(?![ -]'?\d)"
)
_RANK = re.compile(r"\d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)
"""A place among others: `11th of 14`."""
_ONE_MONTH = re.compile(
    r"\b(?P<so_far>to|ytd)(?: (?:the )?end of)? (?P<last>[A-Z][a-z]{2,8})\b\.?(?! ?-)(?![ -]'?\d)"
    r"|^\((?P<alone>[A-Z][a-z]{2,8})\.?\)"
)
_QUARTER = re.compile(r"\b(?:q|quarter )([1-4])\b(?!\d)", re.IGNORECASE)
_HALF = re.compile(
    r"\bh(?P<number>[12])\b|\b(?P<word>first|1st|second|2nd)[- ](?:half|(?:six|6) months)\b",
    re.IGNORECASE,
)
_AT_MONTH = re.compile(
    r"\b(?:position )?(?:as )?at (?:the )?(?:end of )?(\w{3,9}[ -]'?\d{2,4})\b", re.I
)
_RATE = 100_000
_MILLIONS = 6
"""Noughts from which on no form writes a number short."""
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
    if tidied.startswith("=") and place_at(tidied) is None:
        return _worked_out(tidied, unit, decimals)
    if tidied.lower() in _BARE_SHORTHAND:
        return Reading(tidied, Content.SHORTHAND)
    status = tuple(f"[{token.lower()}]" for token in _STATUS.findall(tidied))
    body = plainly_written(tidy(_STATUS.sub("", tidied)))
    status += tuple(f"[{token.lower()}]" for token in _STATUS.findall(body))
    body = tidy(_STATUS.sub("", body))
    if not body:
        return Reading(tidied, Content.SHORTHAND, status=status)
    reading = (
        _place(body, column)
        or _counts_alone(body, unit, decimals)
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


def _place(text: str, column: Period | None) -> Reading | None:
    """Read a place among others; it is printed as it was typed."""
    found = place_at(text)
    if found is None:
        return None
    words = text[found.end :].strip()
    return Reading(
        text,
        Content.NUMBER,
        found.place,
        form=Form.ORDINAL,
        qualifier=words,
        period=_period_named(words, column),
    )


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
        f"{_shown(text, number, form)}{'' if words.startswith('+') else ' '}{words}".strip(),
        Content.NUMBER,
        number.value,
        number.decimals,
        form,
        numerator=numerator,
        denominator=counts.denominator if counts else None,
        qualifier=words,
        period=_period_named(left, column),
    )


def _shown(text: str, number: WrittenNumber, form: Form) -> str:
    """Write a number as printed; millions, a plus and a currency sign stay as they were."""
    if number.noughts >= _MILLIONS or text.startswith("+"):
        return text[: number.end].strip()
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
    if text[0].isalpha() or text[0] == "<" or _RANK.match(text):
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
    """Return the months that *words* name without a year, completed by *column*.

    Understood are `(Apr-Nov)`, `(to Nov)`, `(Q1)` and `second half of the year`.

    Raises:
        PeriodError: What looks like months are none.
    """
    if column is None:
        return None
    match = _MONTHS_WITHOUT_YEAR.search(words)
    if match:
        return _span_named(match[1], match[2], column)
    match = _ONE_MONTH.search(words)
    last = (match["last"] or match["alone"]) if match else ""
    if match and _is_month(last):
        return _span_named("April" if match["so_far"] else last, last, column)
    start = column.year.start.year
    match = _QUARTER.search(words)
    if match:
        return parse_period(f"Q{match[1]} {start}/{(start + 1) % 100:02d}")
    match = _HALF.search(words)
    if match is None:
        return None
    is_first = (match["number"] or match["word"].lower()) in {"1", "first", "1st"}
    return parse_period(f"April-September {start}" if is_first else f"{start}-10..{start + 1}-03")


def _is_month(word: str) -> bool:
    try:
        parse_period(f"{word} 2020")
    except PeriodError:
        return False
    return True


def _span_named(first: str, last: str, column: Period) -> Period:
    end = parse_period(f"{last} {column.end.year}")
    if financial_year_of(column.start) == financial_year_of(column.end):
        # April to December fall in the year's first calendar year, January to March in its second.
        year = column.year.start.year if end.start.month >= _APRIL else column.year.end.year
    else:
        year = column.end.year if end.end <= column.end else column.end.year - 1
    if first == last:
        return parse_period(f"{first} {year}")
    return parse_period(f"{first}-{last} {year}")
