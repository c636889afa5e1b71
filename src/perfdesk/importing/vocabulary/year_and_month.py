"""A year and a month that stand in columns of their own, and the period that they make together.

`2023/24` and `Apr` can only be April 2023. What `2023` and `Q1` are, or `2023/24` and `1`, depends
on whether the file counts from January or from April: the order of its rows tells, or a person.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from perfdesk.core.periods import Period, financial_year, months
from perfdesk.core.recipes import MonthReading
from perfdesk.importing.vocabulary.naming_periods import period_named

Pair = tuple[str, str]
"""What the two columns of a row say: its year, and its month, quarter or span of months."""

_YEAR = re.compile(r"(19[89]\d|20[0-7]\d)(?:\.0)?")
_QUARTER = re.compile(
    r"(?:q|qtr|quarter)\.? ?([1-4])|([1-4])(?:st|nd|rd|th) (?:quarter|qtr|q)", re.I
)
_NUMBER = re.compile(r"(?:m|mth|month|p|period)? ?0?(\d{1,2})(?:\.0)?", re.I)
_NAMED = re.compile(r"[(\s:-]*([a-z]{3,9}\.?(?: ?(?:-|\u2013|to) ?[a-z]{3,9}\.?)?)\)?", re.I)
_MARKS = re.compile(r"(?:\s*(?:[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]|\[[^\]]{1,8}\]))+$")
_LONGEST = 40
"""Letters of a cell that may name a year or months, its marks included."""
_WHOLE = frozenset({"total", "full year", "whole year", "year", "annual", "all", "year total"})
_FINANCIAL = re.compile(r"\b(?:financial|fiscal|fin|fy|f/y)\b", re.I)
_READINGS = (MonthReading.CALENDAR, MonthReading.FROM_APRIL, MonthReading.TO_MARCH)
_FEWEST_IN_ORDER = 4


@dataclass(frozen=True, slots=True)
class _Span:
    """Which months of a year some words name.

    Attributes:
        first: The first month, or the first one's number where it is counted.
        last: The last.
        is_named: Whether the months are named; a number may count from January or from April.
    """

    first: int
    last: int
    is_named: bool

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter by its number."""
        return not self.is_named and self.last > self.first


@dataclass(frozen=True)
class MonthsRead:
    """How the years and months of a table can be read.

    Attributes:
        certain: The one way there is; None where it has to be asked.
        examples: Pairs that tell the ways apart.
        choices: The ways to choose from, with the periods that each makes of the examples.
    """

    certain: MonthReading | None
    examples: tuple[Pair, ...] = ()
    choices: Mapping[MonthReading, tuple[Period | None, ...]] = field(default_factory=dict)


def is_year(text: str) -> bool:
    """Tell whether a cell names a year, financial or calendar, and no more."""
    return _year_of(text) is not None


def is_part_of_year(text: str) -> bool:
    """Tell whether a cell names months, or a quarter, without their year."""
    return _span_of(text) is not None


def is_month_or_quarter(text: str) -> bool:
    """Tell whether words name months or a quarter, and not only a number that may be one."""
    span = _span_of(text)
    return span is not None and (span.is_named or span.is_quarter)


@lru_cache(maxsize=4096)
def period_of(year: str, month: str, reading: MonthReading) -> Period | None:
    """Return the period that a year and a month make; None where one of them is neither.

    A whole year beside months (`Total`) is the year itself; a month that has its own year needs no
    other.

    Args:
        year: What the column of years says.
        month: What the column of months says.
        reading: What a year or a month stands for, where the words do not tell.
    """
    told = period_named(month)
    if told is not None:
        return told
    found = _year_of(year)
    if found is None:
        return None
    starting, is_financial = found
    counts_from_april = reading in {MonthReading.FROM_APRIL, MonthReading.TO_MARCH}
    if not is_financial and reading is MonthReading.TO_MARCH:
        starting -= 1
    from_april = is_financial or counts_from_april
    if _unmarked(month).casefold() in _WHOLE:
        return financial_year(starting) if from_april else months((starting, 1), (starting, 12))
    span = _span_of(month)
    if span is None:
        return None
    first, last = span.first, span.last
    if not span.is_named and (counts_from_april or (span.is_quarter and is_financial)):
        first, last = ((each + 2) % 12 + 1 for each in (first, last))
    begins = starting + (from_april and first < 4)
    ends = starting + (from_april and last < 4)
    return months((begins, first), (ends, last)) if (begins, first) <= (ends, last) else None


def read_months(pairs: Iterable[Pair], heading: str) -> MonthsRead:
    """Return how the years and months of a table are read.

    Args:
        pairs: What its rows say, in their order.
        heading: What the column of years is headed.
    """
    distinct = [pair for pair in dict.fromkeys(pairs) if all(pair)]
    read = {
        reading: tuple(period_of(year, month, reading) for year, month in distinct)
        for reading in _READINGS
    }
    # Of ways that come to the same, the first stands for all.
    ways = {periods: reading for reading, periods in reversed(read.items()) if any(periods)}
    if len(ways) < 2 or _is_by_calendar(distinct, read, heading):
        return MonthsRead(MonthReading.CALENDAR)
    examples: list[int] = []
    told = 1
    for at in range(len(distinct)):
        apart = len({tuple(periods[each] for each in (*examples, at)) for periods in ways})
        if apart > told:
            examples.append(at)
            told = apart
    choices = {
        reading: tuple(periods[at] for at in examples)
        for periods, reading in reversed(ways.items())
    }
    return MonthsRead(None, tuple(distinct[at] for at in examples), choices)


def _is_by_calendar(
    pairs: Sequence[Pair], read: Mapping[MonthReading, Sequence[Period | None]], heading: str
) -> bool:
    """Tell whether years and numbers of months are surely the calendar's.

    The order of the rows tells: `2023` with April to March in turn are no calendar years, and
    `2023/24` with 4 to 12 and 1 to 3 are counted from January.
    """
    by_calendar = _in_order(read[MonthReading.CALENDAR])
    otherwise = any(_in_order(read[each]) for each in _READINGS[1:])
    if any(year is not None and year[1] for year in (_year_of(each) for each, _ in pairs)):
        return by_calendar and not otherwise and len(pairs) >= _FEWEST_IN_ORDER
    has_quarters = any(span is not None and span.is_quarter for span in map(_span_of_pair, pairs))
    return not has_quarters and not _FINANCIAL.search(heading) and (by_calendar or not otherwise)


def _span_of_pair(pair: Pair) -> _Span | None:
    return _span_of(pair[1])


def _in_order(periods: Sequence[Period | None]) -> bool:
    """Tell whether some periods follow each other, or go back in time one by one."""
    told = [each.start for each in periods if each is not None]
    pairs = list(itertools.pairwise(told))
    return all(one <= other for one, other in pairs) or all(one >= other for one, other in pairs)


@lru_cache(maxsize=1024)
def _year_of(text: str) -> tuple[int, bool] | None:
    """Return the year in which a year starts, and whether it is a financial one."""
    words = _unmarked(text)
    if match := _YEAR.fullmatch(words):
        return int(match[1]), False
    period = period_named(words)
    return (period.start.year, True) if period is not None and period.is_financial_year else None


@lru_cache(maxsize=1024)
def _span_of(text: str) -> _Span | None:
    """Return the months of a year that a cell names."""
    words = " ".join(_unmarked(text).split())
    quarter = _QUARTER.match(words)
    named = _NAMED.fullmatch(words[quarter.end() :] if quarter else words)
    if named is not None:
        told = period_named(f"{named[1]} 2023".replace(".", ""))
        if told is not None and told.is_whole_months:
            return _Span(told.start.month, told.end.month, is_named=True)
    if quarter is not None and quarter.end() == len(words):
        first = 3 * int(quarter[1] or quarter[2]) - 2
        return _Span(first, first + 2, is_named=False)
    number = _NUMBER.fullmatch(words)
    if number is not None and 1 <= int(number[1]) <= 12:
        return _Span(int(number[1]), int(number[1]), is_named=False)
    return None


def _unmarked(text: str) -> str:
    """Return a cell without the marks of footnotes at its end; nothing of one that is too long."""
    words = text.strip()
    return _MARKS.sub("", words) if len(words) <= _LONGEST else ""
