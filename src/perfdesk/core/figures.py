"""Figures: what was reported for a measure, a place and a period.

A figure keeps the text as typed or read, and beside it what that text says: an
exact decimal, counts, a qualifier, shorthand. Text that is no number (`Due June
2022`) is a legitimate figure; text that is not understood stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from perfdesk.core.periods import Period
from perfdesk.core.sources import TYPED, CellReference


class Form(StrEnum):
    """How a number is written. The value behind it is exact and in single units."""

    PLAIN = "plain"
    PERCENT = "percent"
    THOUSANDS = "thousands"
    ORDINAL = "ordinal"


_AS_WRITTEN = re.compile(
    r"[+\u2212-]?\u00a3\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:k|m|bn|thousand|million|billion)\b)?"
    r"|[+\u2212-]?\d[\d,]*(?:\.\d+)?\s?(?:m|bn|million|billion)\b"
    r"|(?:^|(?<=\s))\+\d[\d,]*(?:\.\d+)?(?:%|k\b)?",
    re.IGNORECASE,
)
"""Numbers that no form writes: of money, in millions, with a plus."""
_MARKS_AS_WRITTEN = frozenset("\u00a3+mMbB")
_MILLION = re.compile(r"\d\s?(?:m|bn)", re.IGNORECASE)
_SUFFIXES = {Form.PLAIN: "", Form.PERCENT: "%", Form.THOUSANDS: "k", Form.ORDINAL: ""}
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


_LAST_DIGITS = {places: Decimal(1).scaleb(-places) for places in range(7)}
_THOUSANDS = 3
"""Digits that the written form in thousands leaves out."""


class FigureKind(StrEnum):
    """Who reported a figure. Both can exist side by side; neither replaces the other."""

    LOCAL = "local"
    PUBLISHED = "published"


class Content(StrEnum):
    """What the text of a figure turned out to be."""

    NUMBER = "number"
    DUE = "due"
    SHORTHAND = "shorthand"
    WORDS = "words"
    EMPTY = "empty"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text in a figure's cell says.

    Attributes:
        text: What is printed.
        content: What the text turned out to be.
        value: In single units and in per cent (89.6, not 0.896); 182.0k is 182000.
        decimals: Digits after the point as written, in the written form (1 for 182.0k).
        form: How the number is written.
        numerator: The count behind it (58 admissions; 3,856 of 4,304), where told.
        denominator: What the count is out of, where told.
        qualifier: The words beside the number (`(Apr-Nov)`), as written.
        period: The period that the text itself names, where it names one.
        status: Shorthand such as `[p]`, in the order written.
        margin: The 95 % margin of error in the unit of the value, where published.
        typed: What was typed or read, where that differs from what is printed
            (`3,856/4,304`, printed as 89.6%).
    """

    text: str
    content: Content
    value: Decimal | None = None
    decimals: int = 0
    form: Form = Form.PLAIN
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    qualifier: str = ""
    period: Period | None = None
    status: tuple[str, ...] = ()
    margin: Decimal | None = None
    typed: str = ""

    @property
    def as_typed(self) -> str:
        """The text to begin with when the figure is edited."""
        return self.typed or self.text

    @property
    def is_number(self) -> bool:
        """Whether there is a value to rate and to draw."""
        return self.value is not None

    @property
    def number_text(self) -> str:
        """The number alone as printed: `89.6%`, `182.0k`; the whole text where there is none."""
        if self.value is None:
            return self.text
        return number_as_written(self.text) or format_number(self.value, self.decimals, self.form)

    @property
    def counts_text(self) -> str:
        """The counts behind the value, `3,856 of 4,304`; empty where they are not both told."""
        if self.numerator is None or self.denominator is None:
            return ""
        return f"{self.numerator:,f} of {self.denominator:,f}"


NOTHING = Reading("", Content.EMPTY)
"""The reading of an empty cell."""


@dataclass(frozen=True, slots=True, order=True)
class FigureKey:
    """What identifies a figure.

    Attributes:
        measure: Id of the measure.
        place: Code of the place.
        period: The period whose column the figure stands in.
        kind: Local or published.
    """

    measure: str
    place: str
    period: Period
    kind: FigureKind


@dataclass(frozen=True, slots=True)
class Figure:
    """What was reported for one measure, place and period.

    Attributes:
        key: Measure, place, period and kind.
        reading: What the cell said.
        source: The cell it came from.
        population: The vintage of the population behind a rate (`mid-2020`); empty if unknown.
    """

    key: FigureKey
    reading: Reading
    source: CellReference = field(default=TYPED)
    population: str = ""

    @property
    def value(self) -> Decimal | None:
        """The exact value, or None where the figure is words."""
        return self.reading.value

    @property
    def stands_for(self) -> Period:
        """The period that the figure is really about: the one it names, else its column's.

        What a figure that is still due names is when it comes, not what it is about.
        """
        if self.reading.content is Content.DUE:
            return self.key.period
        return self.reading.period or self.key.period


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Round half away from zero, as the papers and NHS England do; never to a negative zero."""
    last_digit = _LAST_DIGITS.get(decimals) or Decimal(1).scaleb(-decimals)
    try:
        rounded = value.quantize(last_digit, ROUND_HALF_UP)
    except InvalidOperation:
        # More digits than decimals have by default: give this one number the room it needs.
        room = Context(prec=max(1, value.adjusted() + decimals + 2))
        rounded = value.quantize(last_digit, ROUND_HALF_UP, room)
    return rounded or rounded.copy_abs()


def agree(one: Reading, other: Reading) -> bool:
    """Tell whether two numbers are the same at the precision and scale of the coarser.

    `615.1k` and `615,060` agree; words agree with nothing.
    """
    if one.value is None or other.value is None:
        return False
    places = min(
        each.decimals - (_THOUSANDS if each.form is Form.THOUSANDS else 0) for each in (one, other)
    )
    return round_half_up(one.value, places) == round_half_up(other.value, places)


@lru_cache(maxsize=8192)
def format_number(value: Decimal, decimals: int, form: Form) -> str:
    """Write *value* as the papers print it: `1,252k`, `89.6%`, `2,384.5k`, `0.403`, `11th`."""
    shown = value / 1000 if form is Form.THOUSANDS else value
    suffix = ordinal_suffix(value) if form is Form.ORDINAL else _SUFFIXES[form]
    return f"{round_half_up(shown, decimals):,f}{suffix}"


def ordinal_suffix(place: Decimal) -> str:
    """Return what is written behind a place among others: `st`, `nd`, `rd` or `th`."""
    number = int(round_half_up(place, 0))
    return "th" if number % 100 in {11, 12, 13} else _ORDINALS.get(number % 10, "th")


def is_likely_fraction(reading: Reading) -> bool:
    """Tell whether a percentage below one, told to two digits or more, may be a fraction of one.

    Old binary workbooks do not tell how a cell is shown, and people type what they see: 0.896 may
    be 89.6 % or 0.9 %.
    """
    value = reading.value
    if reading.decimals < 2 or value is None or reading.form is not Form.PERCENT:
        return False
    return 0 < value <= 1 and "%" not in reading.as_typed


@lru_cache(maxsize=4096)
def number_as_written(text: str) -> str:
    """Return the number of a text where it must stay as written: `\u00a33.7m`; empty elsewhere."""
    if not _MARKS_AS_WRITTEN & set(text):
        return ""
    if "\u00a3" not in text and "+" not in text and not _MILLION.search(text):
        return ""
    found = _AS_WRITTEN.search(text)
    return found[0] if found else ""


def ratio(numerator: Decimal, denominator: Decimal, per: int) -> Decimal:
    """Return *numerator* in *denominator*, per hundred or per hundred thousand, unrounded.

    Raises:
        ZeroDivisionError: The denominator is zero.
    """
    if denominator == 0:
        raise ZeroDivisionError("a rate needs a denominator above zero")
    return numerator * per / denominator
