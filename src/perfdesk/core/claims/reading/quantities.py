"""Numbers as people write them, and which of them are figures.

A figure is a number that says how much or how many. Not figures are, by rule: years, dates and
other periods; ages; the codes of measures; numbers that refer (paragraph, section, appendix,
page, table, phase, part, room); spans of time in days, weeks, months or years; telephone numbers,
addresses of web pages and mail; `Covid-19`; staffing such as `1:1`; and the `per 100,000` of a
rate, which belongs to its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

_MOST_DIGITS = 15


class Sort(StrEnum):
    """What a number counts."""

    PERCENT = "per cent"
    POINTS = "percentage points"
    COUNT = "count"
    MONEY = "money"
    FRACTION = "fraction in words"
    RANK = "rank"
    WORD = "number in words"
    PERIOD = "period"
    OTHER = "not a figure"


SIGNS: Mapping[Sort, str] = MappingProxyType(
    {sort: chr(0xE000 + place) for place, sort in enumerate(Sort)}
)
"""The character that stands for each sort where a text is matched by its shape."""

FIGURES = frozenset({Sort.PERCENT, Sort.POINTS, Sort.COUNT, Sort.MONEY, Sort.FRACTION, Sort.RANK})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

    Attributes:
        start: Index of its first character in the text of the passage.
        end: Index of the first character after it.
        sort: What it counts.
        value: In single units; per cent stay per cent; fractions are per cent.
        low: The least that rounds to what is printed.
        high: The most that rounds to what is printed.
        decimals: Digits after the point as written.
        scale: What one unit of the written number stands for (1000 for `49.6k`).
        hedge: The word before it that widens it (`just over`); empty where there is none.
    """

    start: int
    end: int
    sort: Sort
    value: Decimal = Decimal(0)
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    decimals: int = 0
    scale: int = 1
    hedge: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether it says how much or how many."""
        return self.sort in FIGURES

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a hundred."""
        return self.sort in {Sort.PERCENT, Sort.FRACTION}


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_SMALL_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: Mapping[str, int] = MappingProxyType(
    {word: place for place, word in enumerate(_SMALL_WORDS, start=1)}
    | {word: 10 * place for place, word in enumerate(_TENS, start=2)}
)
_WORD = rf"(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_SMALL_WORDS[:9])})|{'|'.join(_TENS)}|" + (
    rf"{'|'.join(sorted(_SMALL_WORDS, key=len, reverse=True))})"
)
_FRACTIONS: Mapping[str, Decimal] = MappingProxyType(
    {
        "half": Decimal(50),
        "third": Decimal(100) / 3,
        "quarter": Decimal(25),
        "fifth": Decimal(20),
        "tenth": Decimal(10),
    }
)
_ORDINAL_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
                  "ninth", "tenth")  # fmt: skip
_REFERRING = (
    r"paragraphs?|para\.?|sections?|appendix|appendices|annex(?:e|es)?|pages?|tables?|figures?"
    r"|phase|part|pt\.?|chapter|room|item|minute|schedule|regulations?|version|tier|level|stage"
    r"|band|grade|floor|outcome|domain|priority|objective|action|note|box|chart|volume|issue no\.?"
    r"|no\.|number of the act|reg\.?"
)
_NOT_FIGURES: tuple[tuple[Sort, str], ...] = (
    (Sort.OTHER, r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<=\]\()[^)\s]+"),
    (Sort.OTHER, r"<sup>\d+</sup>"),
    (Sort.OTHER, (
        r"\b(?:Tel|Telephone|Phone|Ext)\b[.:]?\s*[+\d][\d ()-]{4,}|\b0\d{3,4} "
        r"\d{3} ?\d{3,4}\b"
    )),
    (Sort.OTHER, r"\bcovid[- ]?19\b"),
    (Sort.OTHER, (
        r"\b(?:ASCOF|metrics?|measures?|indicators?|code)\s+\d[A-J](?:\s*\(?(?:part|"
        r"pt\.?)?\s*\(?(?:[12][abAB]?|i{1,3})\)?(?=\W|$)\)?)?"
    )),
    (Sort.OTHER, (
        r"\(?\b[1-6][A-J](?:\s*\(?(?:part|pt\.?)\s*\(?(?:[12][abAB]?|i{1,3})"
        r"\)?|\s*\([12][abAB]?\))?\b"
    )),
    (Sort.OTHER, (
        r"\baged?\s+(?:between\s+)?\d{1,3}\s?(?:-|\u2013|to|and|or)\s?(?:\d{1,3}|"
        r"over|above|under|older|younger)\b"
    )),
    (Sort.OTHER, (
        r"\bage(?:d|s)?\s+(?:over|under|above|below)?\s*\d{1,3}\s*\+?(?:\s+(?:years?|"
        r"(?:or|and) (?:over|above|under|older)))?"
    )),
    (Sort.OTHER, r"(?<![\d.,])\b(?:1[68]|65|75|85)\s?(?:-|\u2013|to)\s?(?:24|25|64|74|84)\b(?!%)"),
    (Sort.OTHER, (
        r"(?<![\d.,])\b\d{2}\s?\+(?!\d)|\bover[- ]\d{2}s\b|\b\d{2}s and (?:over|"
        r"under)\b|\b\d{2} (?:and|or) over\b|\b\d{2} years? (?:and|or) (?:over|"
        r"under)\b"
    )),
    (Sort.PERIOD, r"\b(?:Q|quarter )[1-4],?(?: of)?(?: \d{4}[/-]\d{2,4})?"),
    (Sort.PERIOD, rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?\b"),
    (Sort.PERIOD, (
        rf"\b(?:mid-?|early |late )?{_MONTH}(?: \d{{4}})?(?:,? (?:to|and|"
        rf"-|\u2013) (?:the end of )?{_MONTH})?(?:,? (?:of )?'?\d{{4}})\b"
    )),
    (Sort.PERIOD, rf"\b{_MONTH}[- ]'?\d{{2}}\b(?![,.]?\d)"),
    (Sort.PERIOD, (
        rf"\b(?:mid-|between |from )?{_MONTH} (?:to|and|until) (?:the end "
        rf"of )?{_MONTH}\b"
    )),
    (Sort.PERIOD, rf"\(?\b{_MONTH}-{_MONTH}\b\)?"),
    (Sort.PERIOD, r"(?<![\d/])\b(?:19|20)\d{2}\s?[/\u2013-]\s?\d{2,4}\b(?!/)"),
    (Sort.PERIOD, r"(?<![\d/.,])\b\d{2}/\d{2}\b(?=\)|\s|,|\.|$)(?! *(?:=|%))"),
    (Sort.PERIOD, r"\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b"),
    (Sort.PERIOD, (
        r"(?<![\d,.\u00a3/])\b(?:19[89]|20[0-4])\d\b(?!\d|[,.]\d|[%/]|k\b)"
        r"(?!\s+(?:people|visits|admissions|contacts|hours|loans|cases|customers|"
        r"carers|adults|children|service users|out of|of the))"
    )),
    (Sort.OTHER, (
        rf"\b(?:{_REFERRING})\s+(?:\d+(?:\.\d+)*|[A-Z]\b|{_WORD})\b(?:\s*(?:and|"
        rf"to|-|\u2013|,)\s*\d+(?:\.\d+)*\b(?!%))*(?!\s*%)"
    )),
    (Sort.OTHER, r"\b\d+:\d+\b(?!\d)|\b\d{1,2}[.:]\d{2}\s?[ap]\.?m\b"),
    (Sort.OTHER, (
        rf"\b(?:\d{{1,3}}|{_WORD})[- ](?:calendar |working |consecutive )?(?:days?|"
        rf"weeks?|months?|years?)['\u2019]?(?! per\b)\b"
    )),
    (Sort.OTHER, (
        rf"\bper (?:{_WHOLE}k?|thousand|hundred thousand)\b(?: (?:of )?(?:the "
        rf")?(?:population|people|residents|pop\.?))?"
    )),
    (Sort.OTHER, r"\b(?:Care Act|Act|Regulations?) (?:19|20)\d\d\b"),
)  # fmt: skip
_HEDGE = (
    r"just over|slightly over|well over|over|just under|just below|nearly|almost|around|about"
    r"|approximately|approx\.?|circa|c\.|roughly|some|under|at least|up to|topped|topping|exceeded"
    r"|in excess of|less than|fewer than|close to|virtually|surpassed"
)
_FIGURE_PATTERNS: tuple[tuple[Sort, str], ...] = (
    (Sort.RANK, r"\b\d{1,3}(?:st|nd|rd|th)\b(?! (?:century|floor))"),
    (
        Sort.RANK,
        rf"\b(?<=ranked )(?:joint )?(?:{'|'.join(_ORDINAL_WORDS)})\b",
    ),
    (
        Sort.POINTS,
        rf"(?<![\w.,\u00a3])[-+]?(?:{_WHOLE}(?:\.\d+)?|{_WORD})\s?(?:%|"
        rf"per ?cent|percentage)?[- ](?:points?\b|pts?\b)|(?<![\w.,])[-+]?\d+(?:\.\d+)?"
        rf"pp\b",
    ),
    (
        Sort.PERCENT,
        rf"(?<![\w.,\u00a3])[-+]?(?:{_WHOLE}(?:\.\d+)?|{_WORD})\s?(?:%|per ?cent\b)",
    ),
    (
        Sort.FRACTION,
        rf"\b(?:{_WORD}|a|\d{{1,2}})[- ](?:(?:half|halves|thirds?|quarters?|fifths?|tenths?)\b"
        rf"(?! of (?:the )?(?:year|20\d\d))|(?:in|out of)(?: every)? (?:{_WORD})"
        rf"\b)(?! quarter)|\bhalf of (?!the year|(?:19|20)\d\d|this|last|"
        rf"the (?:financial|reporting)|\d)",
    ),
    (
        Sort.MONEY,
        rf"(?<![\w.,])[-+]?\u00a3\s?{_WHOLE}(?:\.\d+)?(?:\s?(?:k|m|bn|million|"
        rf"billion|thousand)\b)?(?![\w%])",
    ),
    (
        Sort.COUNT,
        rf"(?<![\w.,/\u00a3])[-+]?{_WHOLE}(?:\.\d+)?(?:\s?(?:k|m|bn|million|billion|thousand)\b)?"
        rf"(?![\w%]|,\d|\.\d)",
    ),
    (Sort.COUNT, r"(?<=/)\d[\d,]*(?:\.\d+)?(?![\w%]|\.\d)"),
    (Sort.COUNT, r"\bone (?:million|thousand)\b|\ba million\b"),
    (Sort.WORD, rf"\b{_WORD}\b"),
)
_RULES = tuple(
    (sort, re.compile(pattern, re.IGNORECASE))
    for sort, pattern in (*_NOT_FIGURES, *_FIGURE_PATTERNS)
)
_BEFORE = re.compile(rf"\b({_HEDGE})\s*(?:the |a |an )?(?:[\w'-]+ of )?$", re.IGNORECASE)
_AMOUNT = re.compile(r"[\d%][\w)]*\s*$")
_SCALES: Mapping[str, int] = MappingProxyType(
    {"k": 1000, "thousand": 1000, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
)
_PARTS = re.compile(
    r"(?P<sign>[-+])?\s*\u00a3?\s*(?P<digits>\d[\d,]*)?(?:\.(?P<fraction>\d+))?\s*"
    r"(?P<suffix>k|m|bn|million|billion|thousand)?\b",
    re.IGNORECASE,
)


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text in order, figures and others; none overlaps another."""
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for sort, pattern in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if start == end or any(taken[start:end]):
                continue
            read = _read(sort, text, start, end)
            if read is None:
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(read)
    return tuple(sorted(found, key=lambda each: each.start))


def shape_of(text: str, quantities: tuple[Quantity, ...]) -> str:
    """Return *text*, as long as before, with each number replaced by the sign of its sort."""
    pieces, last = [], 0
    for each in quantities:
        pieces += [text[last : each.start], SIGNS[each.sort] * (each.end - each.start)]
        last = each.end
    return "".join(pieces) + text[last:]


def numbers_in(text: str) -> Iterator[re.Match[str]]:
    """Yield every number that a text prints, figure or not, as a person would mark it."""
    return re.finditer(r"(?<![A-Za-z0-9])\d+(,\d{3})*(\.\d+)?", text)


def word_number(text: str) -> int | None:
    """Return what a number in words stands for (`seven`, `twenty-six`); None for other words."""
    first, _, second = re.sub(r"[- ]+", " ", text.strip().lower()).partition(" ")
    if first not in _WORDS or (second and second not in _WORDS):
        return None
    return _WORDS[first] + (_WORDS[second] if second else 0)


def rank_number(text: str) -> int:
    """Return the place that an ordinal stands for: `34th`, `second`; 0 for other words."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    word = text.rsplit(maxsplit=1)[-1].lower()
    return _ORDINAL_WORDS.index(word) + 1 if word in _ORDINAL_WORDS else 0


def _read(sort: Sort, text: str, start: int, end: int) -> Quantity | None:
    shown = text[start:end]
    if sort is Sort.PERIOD and _is_ratio_not_year(shown):
        return None
    if sort in {Sort.PERIOD, Sort.OTHER}:
        return Quantity(start, end, sort)
    if sort is Sort.RANK:
        place = Decimal(rank_number(shown))
        return Quantity(start, end, sort, place, place, place)
    if sort is Sort.FRACTION:
        return _fraction(shown, start, end)
    hedge = _BEFORE.search(text[max(0, start - 40) : start])
    hedged = hedge[1].lower() if hedge else ""
    if (
        hedge
        and hedged.endswith("than")
        and _AMOUNT.search(text[: start - 40 + hedge.start() if start > 40 else hedge.start()])
    ):
        hedged = ""  # `35% fewer than 3,190` compares; it does not widen
    word = re.match(rf"[-+]?({_WORD})\b", shown, re.IGNORECASE)
    if word:
        value, decimals, scale = Decimal(word_number(word[1]) or 0), 0, 1
        if sort is Sort.COUNT:
            scale = 10**6 if "million" in shown.lower() else 1000
            value *= scale
    elif shown.lower() == "a million":
        value, decimals, scale = Decimal(10**6), 0, 10**6
    else:
        parts = _PARTS.match(shown)
        digits = (parts["digits"] or "").replace(",", "") if parts else ""
        if parts is None or not digits or len(digits) > _MOST_DIGITS:
            return None
        fraction = (parts["fraction"] or "")[:10]
        decimals = len(fraction)
        scale = (
            1
            if sort in {Sort.PERCENT, Sort.POINTS}
            else _SCALES.get((parts["suffix"] or "").lower(), 1)
        )
        value = Decimal(f"{digits}.{fraction}" if fraction else digits) * scale
    low, high = _interval(sort, value, decimals, scale)
    low, high = _widened(hedged, value, low, high)
    return Quantity(start, end, sort, value, low, high, decimals, scale, hedged)


def _is_ratio_not_year(shown: str) -> bool:
    """Tell whether `85/96` is a count out of a count: the years of a year follow one another."""
    match = re.fullmatch(r"(\d{2})/(\d{2})", shown)
    return match is not None and (int(match[1]) + 1) % 100 != int(match[2])


def _interval(sort: Sort, value: Decimal, decimals: int, scale: int) -> tuple[Decimal, Decimal]:
    """Return the ends between which lies what was rounded to the printed number."""
    half = Decimal(scale) / (2 * 10**decimals)
    if sort in {Sort.COUNT, Sort.MONEY, Sort.WORD} and scale == 1 and not decimals:
        half = Decimal(0)
        for noughts in (100_000, 1000, 100):
            if value and value % noughts == 0 and value >= 20 * noughts:
                half = Decimal(noughts) / 2
                break
    return value - half, value + half


def _widened(hedge: str, value: Decimal, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    if hedge in {"just over", "slightly over", "topped", "topping"}:
        return value, value * Decimal("1.06") + 1
    if hedge in {"over", "well over", "at least", "exceeded", "in excess of", "surpassed"}:
        return value, value * Decimal("1.5") + 1
    if hedge in {"just under", "just below", "nearly", "almost", "virtually", "close to"}:
        return value * Decimal("0.93"), high
    if hedge in {"under", "up to", "less than", "fewer than"}:
        return Decimal(0), value
    if hedge in {"around", "about", "approximately", "approx", "approx.", "circa", "c.", "roughly",
                 "some"}:  # fmt: skip
        return value * Decimal("0.93"), value * Decimal("1.07")
    return low, high


def _fraction(shown: str, start: int, end: int) -> Quantity | None:
    lower = re.sub(r"[- ]+", " ", shown.lower())
    if lower.startswith("half of"):
        value = Decimal(50)
    else:
        first, *_, last = lower.split()
        count = (
            Decimal(1)
            if first == "a"
            else Decimal(word_number(first) or first if not first.isdigit() else first)
        )
        base = "half" if last == "halves" else last.rstrip("s")
        if base in _FRACTIONS:
            value = count * _FRACTIONS[base]
        else:
            out_of = word_number(last)
            if not out_of:
                return None
            value = 100 * count / out_of
    if value > 100:
        return None
    return Quantity(
        start, end, Sort.FRACTION, value, value - Decimal("2.5"), value + Decimal("2.5")
    )
