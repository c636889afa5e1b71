"""Reading the text of a figure's cell, and writing figures as the papers print them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from perfdesk.core.figures import NOTHING, Content, Form, Reading, format_number, ratio
from perfdesk.core.measures import Unit
from perfdesk.core.periods import Period, PeriodError, find_period, parse_period, snapshot
from perfdesk.core.wording.arithmetic import ArithmeticMistakeError, counts_of_ratio, work_out
from perfdesk.core.wording.numbers import number_at, range_at, tidy

_STATUS = re.compile(r"\[(x|c|z|low|u|p|r|e|f|b|n|w|er)\]", re.IGNORECASE)
_BARE_SHORTHAND = {":", "..", "-", "*", "x", "c", "\u2013", "\u2014"}
_COUNTS = re.compile(r"(\d[\d,]*)\s*(?:/|out of|of)\s*(\d[\d,]*)(?!\d)(?!\s*/)")
_ADMISSIONS = re.compile(
    r"(?:actual\s+|\()(\d[\d,]*)\s+(?:adm\w*(?:['\u2019]s)?|people|clients|carers)", re.IGNORECASE
)
_MONTHS_WITHOUT_YEAR = re.compile(
    r"\b([A-Z][a-z]{2,8})\s?(?:-|\u2013| to )\s?([A-Z][a-z]{2,8})\b(?![ -]'?\d)"
)
_AT_MONTH = re.compile(
    r"\b(?:position )?(?:as )?at (?:the )?(?:end of )?(\w{3,9}[ -]'?\d{2,4})\b", re.I
)
_RATE = 100_000


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
    form = Form.PERCENT if unit is Unit.PERCENT else Form.PLAIN
    if form is Form.PERCENT and counts is not None and "*" not in text:
        value = ratio(*counts, per=100)
    places = 1 if decimals is None else decimals
    return Reading(
        format_number(value, places, form),
        Content.NUMBER,
        value,
        places,
        form,
        numerator=counts[0] if counts else None,
        denominator=counts[1] if counts else None,
        typed=text,
    )


def _counts_alone(text: str, unit: Unit | None, decimals: int | None) -> Reading | None:
    match = _COUNTS.fullmatch(text)
    if not match or unit in {Unit.COUNT, Unit.SCORE}:
        return None
    numerator, denominator = (Decimal(digits.replace(",", "")) for digits in match.groups())
    is_year = "," not in text and re.fullmatch(r"\d{4}/\d{2}(\d{2})?", text)
    if denominator == 0 or is_year:
        return None
    form = Form.PLAIN if unit is Unit.RATE else Form.PERCENT
    value = ratio(numerator, denominator, per=_RATE if unit is Unit.RATE else 100)
    places = 1 if decimals is None else decimals
    return Reading(
        format_number(value, places, form),
        Content.NUMBER,
        value,
        places,
        form,
        numerator=numerator,
        denominator=denominator,
        typed=text,
    )


def _number_with_words(text: str, unit: Unit | None, column: Period | None) -> Reading | None:
    if range_at(text) is not None:
        return Reading(text, Content.WORDS)
    number = number_at(text)
    if number is None:
        return None
    form = number.form
    if form is Form.PLAIN and unit is Unit.PERCENT:
        form = Form.PERCENT
    qualifier = text[number.end :].strip()
    shown = format_number(number.value, number.decimals, form)
    counts = _COUNTS.search(qualifier) if qualifier[1:3] != "20" else None
    admissions = _ADMISSIONS.search(qualifier)
    numerator = denominator = None
    if counts and not re.fullmatch(r"\d{2,4}/\d{2,4}", counts[0]):
        numerator, denominator = (Decimal(each.replace(",", "")) for each in counts.groups())
    elif admissions:
        numerator = Decimal(admissions[1].replace(",", ""))
    return Reading(
        f"{shown} {qualifier}".strip(),
        Content.NUMBER,
        number.value,
        number.decimals,
        form,
        numerator=numerator,
        denominator=denominator,
        qualifier=qualifier,
        period=_period_named(qualifier, column),
    )


def _words(text: str, column: Period | None) -> Reading:
    if re.match(r"due\b", text, re.IGNORECASE):
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
            found = find_period(words) or _months_in(words, column)
    except PeriodError:
        return None
    return None if found == column else found


def _months_in(words: str, column: Period | None) -> Period | None:
    match = _MONTHS_WITHOUT_YEAR.search(words)
    if not match or column is None:
        return None
    try:
        # April to December fall in the year's first calendar year, January to March in its second.
        last = parse_period(f"{match[2]} {column.start.year}")
        year = column.start.year if last.start.month >= column.start.month else column.end.year
        return parse_period(f"{match[1]}-{match[2]} {year}")
    except PeriodError:
        return None
