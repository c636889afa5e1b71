"""Numbers at the start of a text: digits, grouping, sign, per cent, thousands and millions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from perfdesk.core.figures import Form, ordinal_suffix

_NUMBER = re.compile(
    r"""
    (?P<sign>-|\u2212|\+)?\s*+(?P<currency>\u00a3)?\s*+
    (?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<fraction>\d+))?
    (?:\s?(?P<suffix>%|(?:per\s?cent|k|thousand|m|million|bn|billion)\b))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SUFFIXES: Mapping[str, tuple[Form, int]] = MappingProxyType(
    {
        "": (Form.PLAIN, 0),
        "%": (Form.PERCENT, 0),
        "percent": (Form.PERCENT, 0),
        "k": (Form.THOUSANDS, 3),
        "thousand": (Form.THOUSANDS, 3),
        # Printed in full: the papers have no short form for millions.
        "m": (Form.PLAIN, 6),
        "million": (Form.PLAIN, 6),
        "bn": (Form.PLAIN, 9),
        "billion": (Form.PLAIN, 9),
    }
)
"""What is written behind a number: its form, and how many noughts it stands for."""
_PLAIN = r"\u00a3?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?(?:%|k|m|bn))?"
_GROUPED = re.compile(r"(?:^[-\u2212]|(?<![\d.,/-]))\d{1,3}(?: \d{3})+(?![\d,/]| \d)")
_BRACKETED = re.compile(rf"\(\s?[-\u2212]?({_PLAIN})\s?\)(?:%)?")
_MINUS_BEHIND = re.compile(rf"({_PLAIN})\s?[-\u2212]")
_MARKED = re.compile(rf"([-\u2212]?{_PLAIN})\s?\(?([pre])\)?", re.IGNORECASE)
_MINUS = frozenset({"-", "\u2212"})
_MOST_DIGITS = 15
_MOST_DECIMALS = 10
_BESIDE = re.compile(r"\+(?!\d)|[([*;:,\u2020\u2021]|[^\W\d_]|[-\u2013\u2014]\s*[^\W\d_]")
_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_RATIO = re.compile(
    rf"(?<![\d,./])(?P<numerator>{_WHOLE})\s*(?P<sign>/|out of\b|of\b)\s*(?P<denominator>{_WHOLE})"
    r"(?![\d%]|[.,]\d|\s*[/%])",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?:^|\(\s*|[,;:\u2013-]\s+|\bactual:?\s+)(?P<count>{_WHOLE})\s+(?:[a-z]+\s+)?"
    r"(?:adm(?:ission)?['\u2019]?s?|people|persons?|individuals|residents|clients?|customers?|users?"
    r"|service users?|sus|carers?|adults?|children|learners?|respondents?|staff|cases?|contacts?"
    r"|referrals?|requests?|reviews?|assessments?|enquir(?:y|ies)|discharges?|episodes?"
    r"|placements?|visits?|loans?|households?|homes?|hours?)\b",
    re.IGNORECASE,
)
_CEILINGS = ("<=", "<", "\u2264", "under", "below", "less than", "fewer than", "at most",
             "no more than", "not more than", "up to", "maximum of", "maximum", "max")  # fmt: skip
_FLOORS = (">=", ">", "\u2265", "over", "above", "more than", "at least", "no less than",
           "not less than", "no fewer than", "minimum of", "minimum", "min")  # fmt: skip
_LIMIT = re.compile(
    rf"\s*(?P<word>{'|'.join(re.escape(word) for word in (*_CEILINGS, *_FLOORS))})[\s:]*"
    r"(?=[\d\u00a3-])",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:=\s?|(?:joint|equal)[ -]|t(?=\d))?(?P<place>\d{1,3})(?P<suffix>st|nd|rd|th)\b"
    r"(?:=|\s?\((?:=|joint|equal)\)|[ -](?:equal|joint)\b)?(?: place\b)?",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\s*(?:(?:out )?of (?:the )?|/ ?)(?P<among>\d{1,3})\b(?![.,/%]\d)", re.IGNORECASE
)
_BESIDE_A_PLACE = re.compile(
    r"\s*(?:$|\(|\[|[,;]|nationally\b|regionally\b|in (?:the )?[a-z]|among(?:st)?\b"
    r"|or (?:better|higher|above)\b|best\b|highest\b|lowest\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|\u2013|\u2014|to)\s*")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it stands in a text.

    Attributes:
        value: In single units; per cent stay per cent.
        decimals: Digits after the point as written.
        form: How it is written.
        end: Index in the text of the first character after it.
        noughts: How many its suffix stands for (3 for `k`).
        currency: The sign before it (`\u00a3`); empty where there is none.
    """

    value: Decimal
    decimals: int
    form: Form
    end: int
    noughts: int = 0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """A place among others as it stands in a text: `11th of 14`, `=3rd`.

    Attributes:
        place: Which.
        among: Of how many; None where it is not told.
        end: Index in the text of the first character after the place itself.
    """

    place: Decimal
    among: Decimal | None
    end: int


@dataclass(frozen=True, slots=True)
class WrittenRatio:
    """A count out of a count as it stands in a text.

    Attributes:
        numerator: How many.
        denominator: Out of how many; may be zero.
        is_slashed: Whether it is written with a stroke, as years are.
        start: Index in the text of its first character.
        end: Index of the first character after it.
    """

    numerator: Decimal
    denominator: Decimal
    is_slashed: bool
    start: int
    end: int


def number_at(text: str, start: int = 0) -> WrittenNumber | None:
    """Read the number that begins at *start* in *text*; None where none does.

    A number followed at once by more digits, letters or a point (`12..5`, `3rd`) is none, nor
    is one of more digits than any council counts.
    """
    match = _NUMBER.match(text, start)
    if not match:
        return None
    after = text[match.end() : match.end() + 1]
    if not match["suffix"] and (after.isalnum() or (after in {".", ","} and _goes_on(text, match))):
        return None
    digits, fraction = match["digits"].replace(",", ""), match["fraction"] or ""
    if len(digits) > _MOST_DIGITS or len(fraction) > _MOST_DECIMALS:
        return None
    form, noughts = _SUFFIXES[re.sub(r"\s", "", (match["suffix"] or "").lower())]
    value = Decimal(f"{digits}.{fraction}" if fraction else digits) * 10**noughts
    shown = len(fraction) if form is Form.THOUSANDS else max(0, len(fraction) - noughts)
    return WrittenNumber(
        -value if match["sign"] in _MINUS and value else value,
        shown,
        form,
        match.end(),
        noughts,
        match["currency"] or "",
    )


def place_at(text: str) -> WrittenPlace | None:
    """Read the place among others that a text is; None where it is something else.

    A date (`1st April`), a quarter or half (`3rd quartile`), a wrong ending (`2th`) and a place
    beyond the last (`15th of 14`) are none.
    """
    match = _PLACE.match(text)
    if match is None:
        return None
    place = Decimal(match["place"])
    if place < 1 or match["suffix"].lower() != ordinal_suffix(place):
        return None
    among = _AMONG.match(text, match.end())
    if among is None and _BESIDE_A_PLACE.match(text, match.end()) is None:
        return None
    number = Decimal(among["among"]) if among else None
    if number is not None and number < place:
        return None
    return WrittenPlace(place, number, match.end())


def may_stand_beside(words: str) -> bool:
    """Tell whether *words* behind a number are words beside it, and not more of the number.

    `(Apr-Nov)`, `per 100k pop.` and `*` are; `%`, `/24`, `-55%` and `000` are not.
    """
    return not words or _BESIDE.match(words) is not None


def ratios_in(text: str) -> Iterator[WrittenRatio]:
    """Yield the counts out of counts in *text*: `3,856/4,304`, `524 out of 528`.

    Parts of a date (`31/03/2024`) are none; a year (`2023/24`) reads like one, see `is_slashed`.
    """
    for match in _RATIO.finditer(text):
        counts = [Decimal(match[each].replace(",", "")) for each in ("numerator", "denominator")]
        if max(counts) < 10**_MOST_DIGITS:
            yield WrittenRatio(counts[0], counts[1], match["sign"] == "/", *match.span())


def count_beside(words: str) -> Decimal | None:
    """Return the count of people or things told beside a number; None where none is.

    `(23 admissions)` and `Actual 58 Admissions in 23/24` tell one; `(12 months)` does not.
    """
    match = _COUNT.search(words)
    return Decimal(match["count"].replace(",", "")) if match else None


def limit_at(text: str) -> tuple[str, int]:
    """Read `<`, `at least` and the like at the start; `<`, `>` or nothing, and where it ends."""
    match = _LIMIT.match(text)
    if not match:
        return "", 0
    return ("<" if match["word"].lower() in _CEILINGS else ">"), match.end()


def range_at(text: str, *, and_joins: bool = False) -> tuple[WrittenNumber, WrittenNumber] | None:
    """Read `55-60%`, `55% - 60%` or `5-10k` at the start of *text*; None where none stands there.

    What is written behind the upper number alone holds for both.

    Args:
        text: That begins with the lower number.
        and_joins: Whether `and` stands between the two, as after `between`.
    """
    low = number_at(text)
    if low is None:
        return None
    between = (_AND if and_joins else _RANGE).match(text, low.end)
    high = number_at(text, between.end()) if between else None
    if high is None:
        return None
    if low.form is Form.PLAIN and not low.noughts:
        low = replace(low, value=low.value * 10**high.noughts, form=high.form)
    return (low, high) if low.value < high.value else None


def tidy(text: str) -> str:
    """Return *text* on one line, with single ordinary spaces and none at its ends."""
    return re.sub(r"\s+", " ", text).strip()


def plainly_written(text: str) -> str:
    """Return a number as figures are written here, whichever way an office writes it.

    `(260)` and `310-` are how accounts write a number below nought, `1 250 001` how a standard
    (ISO 80000-1) groups digits, and `391r` is a revised figure in official statistics. Any other
    text is returned as it is.
    """
    grouped = _GROUPED.sub(lambda match: match[0].replace(" ", ","), text)
    if match := _BRACKETED.fullmatch(grouped):
        return f"-{match[1]}"
    if match := _MINUS_BEHIND.fullmatch(grouped):
        return f"-{match[1]}"
    if match := _MARKED.fullmatch(grouped):
        return f"{match[1]} [{match[2].lower()}]"
    return grouped


def _goes_on(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() + 1 : match.end() + 2]
    return following.isdigit() or following == "."
