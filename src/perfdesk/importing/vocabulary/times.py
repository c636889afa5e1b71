"""Reading the time that some words of a heading name: years, parts of them, weeks, spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from perfdesk.core.periods import Period, PeriodError, months, parse_period
from perfdesk.importing.vocabulary.facets import Facets, PartOfYear, Span, quarter
from perfdesk.importing.vocabulary.naming_periods import period_named
from perfdesk.importing.vocabulary.tokens import Token

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_QUARTERS = frozenset({"q", "qtr", "qtrs", "quarter", "quarters"})
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "one": 1, "two": 2, "three": 3, "four": 4,
}  # fmt: skip
_COUNTS = {
    "two": 2, "three": 3, "six": 6, "nine": 9, "ten": 10, "eleven": 11,
    "2": 2, "3": 3, "6": 6, "9": 9, "10": 10, "11": 11,
}  # fmt: skip
"""How many months a year to date may be said to have."""

_NUMBERED = frozenset({"st", "nd", "rd", "th"})
_RANGES = frozenset({"to", "and", "until", "through"})
_UP_TO = tuple(
    tuple(each.split())
    for each in (
        "up to the end of", "up to end of", "up to end", "up to", "to the end of", "to end of",
        "to end", "until the end of", "until end of", "until", "till", "through", "thru", "to",
        "as at end of", "as at end", "as at the end of", "at end of", "at end",
    )
)  # fmt: skip
_ENDING = frozenset({"to", "ending", "ended", "end"})
_BEGINS = frozenset(
    {"q", "qtr", "quarter", "fy", "financial", "year", "academic", "ay", "end", "mid", "as", "at",
     "position", *_MONTHS}
)  # fmt: skip
_MOST_TOKENS = 10
_TWO_YEARS = re.compile(r"\d{2}(?:\s?[-\u2013\u2014]\s?|\sto\s)\d{2}")
_FIRST_DAY = re.compile(r"\d{4}-\d{2}-01")
_FIRST_YEAR, _LAST_YEAR = 1980, 2079
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class TimeFound:
    """The time that some tokens name.

    Attributes:
        after: The number of the token that follows them.
        facets: What they say.
        is_weak: Whether they may mean something else beside unknown words (`may`).
    """

    after: int
    facets: Facets
    is_weak: bool = False


def time_at(text: str, tokens: Sequence[Token], at: int) -> TimeFound | None:
    """Return the time that the tokens from number *at* on name; None where they name none."""
    if at >= len(tokens):
        return None
    lead = _lead(tokens, at)
    if tokens[at].word in _QUARTERS and at + 2 < len(tokens) and tokens[at + 1].word in _ENDING:
        found = _named_at(text, tokens, at + 2)
        if found is not None and found.facets.period is not None:
            period = quarter_to(found.facets.period)
            return TimeFound(found.after, Facets(period=period))
    if lead:
        found = _named_at(text, tokens, at + lead)
        if found is not None:
            return _up_to(tokens, at, found)
    return _named_at(text, tokens, at)


def impossible_year_at(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return the token after a year that cannot be, such as `2023/34`; 0 where there is none."""
    if at + 1 >= len(tokens) or len(tokens[at].word) != 4 or not tokens[at].word.isdigit():
        return 0
    try:
        parse_period(text[tokens[at].start : tokens[at + 1].end])
    except PeriodError as problem:
        return at + 2 if problem.suggestion is not None else 0
    return 0


def week_of(facets: Facets, *, is_from: bool) -> Facets:
    """Return the facets of a week whose last day, or first, is the period."""
    if facets.period is None or not facets.period.is_snapshot:
        return facets
    day = facets.period.start
    period = Period(day, day + _WEEK) if is_from else Period(day - _WEEK, day)
    return Facets(period=period, span=Span.WEEK)


def _lead(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens say `up to`, from number *at* on."""
    for words in _UP_TO:
        if tuple(each.word for each in tokens[at : at + len(words)]) == words:
            return len(words)
    return 0


def _up_to(tokens: Sequence[Token], at: int, found: TimeFound) -> TimeFound:
    """Return the span from April to a time that follows `to`; to the end of a year, the year."""
    facets = found.facets
    is_end_only = tokens[at].word in {"as", "at"}
    if facets.period is not None and facets.period.is_financial_year:
        return found
    if is_end_only:
        return found
    if facets.bare_year is not None:
        return found
    facets = Facets(facets.statement, facets.period, facets.part, span=Span.TO_DATE)
    return TimeFound(found.after, facets, found.is_weak)


def _named_at(text: str, tokens: Sequence[Token], at: int) -> TimeFound | None:
    if at >= len(tokens):
        return None
    return (
        _months_to(text, tokens, at)
        or _period_at(text, tokens, at)
        or _half_at(tokens, at)
        or _quarters_at(tokens, at)
        or _months_at(tokens, at)
        or _year_at(tokens, at)
    )


def _period_at(text: str, tokens: Sequence[Token], at: int) -> TimeFound | None:
    """Read the longest period that begins with a token, such as `31 March 2024`."""
    first = tokens[at]
    if not first.word.isdigit() and first.word not in _BEGINS:
        return None
    most = min(at + _MOST_TOKENS, len(tokens))
    for after in range(most, at + 1, -1):
        last = tokens[after - 1]
        if last.segment != first.segment or not (last.word.isdigit() or last.word == "m"):
            continue
        if _is_range_of_quarters(tokens, at, after):
            continue  # `2023/24 Q1-Q3`
        said = text[first.start : last.end]
        if _TWO_YEARS.fullmatch(said) and len(tokens) > 2:
            continue  # as the ages 18-64
        if _FIRST_DAY.fullmatch(said) and len(said) == len(text.strip()):
            said = f"{said[:7]}..{said[:7]}"  # as a spreadsheet holds the month `Apr-23`
        period = period_named(said)
        if period is not None:
            return TimeFound(after, Facets(period=period, span=_span_of_period(period)))
    return None


def _is_range_of_quarters(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether tokens end with the first quarter of several."""
    quarter_here = after - 2 > at and _quarter_at(tokens, after - 2)
    if not quarter_here or quarter_here[1] != after or after >= len(tokens):
        return False
    then = after + (tokens[after].word in _RANGES)
    return bool(_quarter_at(tokens, then) or _digit_at(tokens, then, is_joined=then == after))


def _span_of_period(period: Period) -> Span:
    """Return the span that a period tells by its days: of four months or more since April, to date.

    Twelve months that are no financial, academic or calendar year are a rolling year.
    """
    if period.is_snapshot:
        return Span.SNAPSHOT
    if period.is_academic_year:
        return Span.ACADEMIC_YEAR
    if period.is_financial_year or not period.is_whole_months:
        return Span.UNSTATED
    if period.months == 12:
        return Span.CALENDAR_YEAR if period.start.month == 1 else Span.ROLLING_YEAR
    part = PartOfYear(period.start.month, period.end.month)
    return _span_of(part) if period.months < 12 else Span.UNSTATED


def _quarters_at(tokens: Sequence[Token], at: int) -> TimeFound | None:
    """Read `Q3`, `3rd quarter`, `Q1 to Q3` and `quarters 1-3`."""
    found = _quarter_at(tokens, at)
    if found is None:
        return None
    number, after = found
    then = after + (after < len(tokens) and tokens[after].word in _RANGES)
    other = _quarter_at(tokens, then) or _digit_at(tokens, then, is_joined=then == after)
    if other is not None and other[0] > number:
        part = PartOfYear(quarter(number).first, quarter(other[0]).last)
        return TimeFound(other[1], Facets(part=part, span=_span_of(part)))
    return TimeFound(after, Facets(part=quarter(number)))


def _half_at(tokens: Sequence[Token], at: int) -> TimeFound | None:
    """Read `H1`, `first half`, `half 2`, `first six months` and `first three quarters`."""
    words = [each.word for each in tokens[at : at + 4]] + [""] * 4
    half, after = 0, at + 2
    if words[:2] in (["half", "year"], ["mid", "year"]):
        second = words[0] == "half" and words[2] == "2"
        half, after = 1 + second, at + 2 + (words[2] in {"1", "2"} and words[0] == "half")
    elif words[0] in {"h", "half"} and words[1] in {"1", "2", "one", "two"}:
        half = 1 if words[1] in {"1", "one"} else 2
        if words[0] == "h" and not tokens[at + 1].is_glued:
            return None
    elif words[0] in {"first", "second"} and words[1] == "half":
        half = 1 if words[0] == "first" else 2
    elif words[0] in {"1", "2"} and words[1] in _NUMBERED and words[2] == "half":
        half, after = int(words[0]), at + 3
    elif words[0] == "first" and words[1] in _COUNTS and words[2] in {"months", "quarters"}:
        count = _COUNTS[words[1]] * (3 if words[2] == "quarters" else 1)
        if count < 12:
            part = PartOfYear(4, (count + 2) % 12 + 1)
            return TimeFound(at + 3, Facets(part=part, span=Span.TO_DATE))
    if not half:
        return None
    part = PartOfYear(4, 9) if half == 1 else PartOfYear(10, 3)
    return TimeFound(after, Facets(part=part, span=_span_of(part)))


def _months_to(text: str, tokens: Sequence[Token], at: int) -> TimeFound | None:
    """Read `9 months to December 2023`, where that is April to December."""
    if at + 3 >= len(tokens) or tokens[at].word not in _COUNTS:
        return None
    if tokens[at + 1].word not in {"months", "month"} or tokens[at + 2].word not in _ENDING:
        return None
    found = _named_at(text, tokens, at + 3)
    if found is None:
        return None
    period, part = found.facets.period, found.facets.part
    last = period.end.month if period is not None else part.last if part is not None else 0
    since_april = (last - 4) % 12 + 1
    if not last or since_april != _COUNTS[tokens[at].word] or since_april == 12:
        return None
    if period is not None:
        first = (period.year.start.year, 4)
        period = months(first, (period.end.year, period.end.month))
    told = Facets(period=period, part=PartOfYear(4, last) if period is None else None)
    return TimeFound(found.after, replace(told, span=Span.TO_DATE))


def _quarter_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the number of a quarter and the token after it."""
    words = [each.word for each in tokens[at : at + 3]]
    if len(words) > 1 and words[0] in _QUARTERS and _number(words[1]):
        return _number(words[1]), at + 2
    if len(words) > 2 and _number(words[0]) and words[1] in _NUMBERED and words[2] in _QUARTERS:
        return _number(words[0]), at + 3
    if len(words) > 1 and words[0] in _ORDINALS and words[1] in _QUARTERS:
        return _ORDINALS[words[0]], at + 2
    return None


def _digit_at(tokens: Sequence[Token], at: int, *, is_joined: bool) -> tuple[int, int] | None:
    """Return the second number of `Q1-3`: a digit of its own, by a dash or `to`."""
    if (
        at >= len(tokens)
        or at == 0
        or not _number(tokens[at].word)
        or not tokens[at].word.isdigit()
    ):
        return None
    is_near = tokens[at].segment == tokens[at - 1].segment
    apart = tokens[at].start - tokens[at - 1].end
    return (_number(tokens[at].word), at + 1) if is_near and (not is_joined or apart == 1) else None


def _number(word: str) -> int:
    """Return a number of a quarter; 0 for none."""
    if word in {"1", "2", "3", "4"}:
        return int(word)
    return _ORDINALS.get(word, 0) if word in {"one", "two", "three", "four"} else 0


def _months_at(tokens: Sequence[Token], at: int) -> TimeFound | None:
    """Read a month, or months, without a year."""
    first = _MONTHS.get(tokens[at].word)
    if first is None:
        return None
    after = at + 1
    then = after + (after < len(tokens) and tokens[after].word in {"to", "until", "through"})
    last = _MONTHS.get(tokens[then].word) if then < len(tokens) else None
    if last is None:
        return TimeFound(after, Facets(part=PartOfYear(first, first)), is_weak=True)
    span = _OTHER_YEARS.get((first, last))
    if span is not None:
        return TimeFound(then + 1, Facets(span=span))
    part = PartOfYear(first, last)
    if not part.is_in_one_year:
        return None
    return TimeFound(then + 1, Facets(part=part, span=_span_of(part)))


_OTHER_YEARS = {(1, 12): Span.CALENDAR_YEAR, (9, 8): Span.ACADEMIC_YEAR}


def _span_of(part: PartOfYear) -> Span:
    """Return the span of months: more than a quarter from April on is to date."""
    if part.is_whole_year:
        return Span.YEAR
    is_short = part.first == part.last or part == quarter(1)
    return Span.TO_DATE if part.is_since_april and not is_short else Span.UNSTATED


def _year_at(tokens: Sequence[Token], at: int) -> TimeFound | None:
    """Read a year by its number alone."""
    word = tokens[at].word
    if len(word) == 4 and word.isdigit() and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return TimeFound(at + 1, Facets(bare_year=int(word)))
    return None


def quarter_to(period: Period) -> Period:
    """Return the quarter that ends with a month."""
    last = period.end
    index = last.year * 12 + last.month - 3
    return months((index // 12, index % 12 + 1), (last.year, last.month))
