"""What a cell looks like to someone who looks for a table: text, figure, year, date or token."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from perfdesk.importing.formats.extract import RawValue


class Mark(StrEnum):
    """What a cell looks like.

    A year is a number that may as well be a heading; a token stands where a figure is missing.
    """

    BLANK = "blank"
    TEXT = "text"
    FIGURE = "figure"
    YEAR = "year"
    DATE = "date"
    TOKEN = "token"


NUMBERS = (int, float, Decimal)
IN_BODY = frozenset({Mark.FIGURE, Mark.TOKEN})
"""Marks of cells among figures, never of headings."""

_DIGITS = r"(?:(?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+|\d+)(?:\.\d*)?|\.\d+)"
_FIGURE = re.compile(
    r"(?:(?:c|ca|circa|approx|approximately|about|around|nearly)\.?\s?)?"
    rf"[<>~(\u00a3$\u20ac]{{0,2}}[-+\u2212]?[\u00a3$\u20ac]?{_DIGITS}"
    r"\s?(?:%|k|m|bn|p|million|billion|thousand)?\)?(?:\*{1,2}|\s?\[\w{1,3}\])?"
    rf"|[\u00a3$\u20ac]{_DIGITS}\s?(?:-|\u2013|to)\s?[\u00a3$\u20ac]?{_DIGITS}"
    r"|\d[\d,.]{2,}\s?[-re]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"([12]\d{3})(?: ?\*{1,2}| ?\[\w{1,3}\]|[pre])?")
_QUALIFIED = re.compile(r"([<>\u00a3]?[\d,.]+(?: ?[%km])?)\s*\(.*\)$", re.IGNORECASE | re.DOTALL)
_TOKEN = re.compile(
    r"\[\w{1,4}\]|-{1,2}|[\u2013\u2014:*~]|\*{2,3}|\.{1,3}|n/?a|nan|null|none|nil|[xczk]|low|"
    r"supp(?:ressed)?|not (?:available|collected|reported)|no (?:data|survey)|tb[acd]|"
    r"to (?:be (?:confirmed|advised|announced)|follow)|await(?:ed|ing\b.{0,30})|not yet\b.{0,30}|"
    r"due (?:in |by |on )?(?:early |mid |late |end |the )?(?:spring|summer|autumn|winter|q[1-4]|"
    r"\d{1,2}\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).{0,20}|"
    r"#(?:n/a|div/0!|ref!|value!|name\?|num!|null!)",
    re.IGNORECASE,
)
_LONGEST_FIGURE, _LONGEST_TOKEN = 24, 44


def mark_of(raw: RawValue) -> Mark:
    """Return what a cell looks like."""
    if isinstance(raw, str):
        text = raw.strip()
        if not text:
            return Mark.BLANK
        if qualified := _QUALIFIED.match(text):
            text = qualified[1]
        if year := _YEAR.fullmatch(text):
            return Mark.YEAR if _is_year(int(year[1])) else Mark.FIGURE
        if len(text) <= _LONGEST_FIGURE and _FIGURE.fullmatch(text):
            return Mark.FIGURE
        is_token = len(text) <= _LONGEST_TOKEN and _TOKEN.fullmatch(text)
        return Mark.TOKEN if is_token else Mark.TEXT
    if isinstance(raw, bool):
        return Mark.TEXT
    if isinstance(raw, NUMBERS):
        return Mark.YEAR if _is_year(raw) else Mark.FIGURE
    return Mark.DATE


def _is_year(number: int | float | Decimal) -> bool:
    return 1980 <= number <= 2080 and number == int(number)


def count_up(cells: Iterable[RawValue]) -> bool:
    """Tell whether the numbers of a row follow each other as ages in headings do (0, 1, 2 ... 90).

    Three at least, whole, and none below the one before it.
    """
    numbers = [each for each in map(_number, cells) if each is not None]
    whole = all(each == int(each) and 0 <= each <= 130 for each in numbers)
    pairs = itertools.pairwise(numbers)
    return len(numbers) >= 3 and whole and all(one < other for one, other in pairs)


def counts_by_one(cells: Iterable[RawValue]) -> bool:
    """Tell whether the numbers of a row are those of its columns: 1, 2, 3, 4 and on."""
    numbers = [each for each in map(_number, cells) if each is not None]
    first = int(numbers[0]) if numbers else -1
    return (
        len(numbers) >= 4 and first in {0, 1} and numbers == [*range(first, first + len(numbers))]
    )


def follow_each_other(cells: Iterable[RawValue]) -> bool:
    """Tell whether the numbers of a row are years one after the other: 2019, 2020, 2021."""
    numbers = [each for each in map(_number, cells) if each is not None]
    pairs = itertools.pairwise(numbers)
    steps = {other - one for one, other in pairs}
    return len(numbers) >= 3 and steps in ({1}, {-1}) and _is_year(numbers[0])


def _number(raw: RawValue) -> Decimal | None:
    if isinstance(raw, str):
        text = raw.strip()
        return Decimal(text) if text.isdecimal() and text.isascii() and len(text) < 5 else None
    if isinstance(raw, NUMBERS) and not isinstance(raw, bool):
        number = Decimal(raw)
        return number if number.is_finite() else None
    return None
