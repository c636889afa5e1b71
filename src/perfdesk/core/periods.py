"""Spans of time that figures stand for: years, parts of them, months and dates.

A period is its first and last day. Whether that is a financial year, a month or
a snapshot follows from the days, so there is one canonical form for all the
spellings that officers and publications use.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_FULL_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH_PATTERN = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_APRIL = 4
_SEPTEMBER = 9
_EARLIEST, _LATEST = 1980, 2079
_LONGEST = 60
_LONGEST_SPAN = 10
"""Years that a plan may run; a year that is further from the one before it is a slip."""


class PeriodError(ValueError):
    """Text that is no period.

    Attributes:
        suggestion: The period that was probably meant; None where nothing tells.
        slip: The words that were taken for it (`2023/34`); empty where there is no suggestion.
    """

    def __init__(self, message: str, suggestion: Period | None = None, slip: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion
        self.slip = slip


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A span from its first day to its last, both included.

    Ordered by first day, then by last. A period of one day is a snapshot ("as at").
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        if self.end < self.start:
            raise PeriodError(f"A period cannot end ({self.end}) before it starts ({self.start}).")

    @property
    def is_snapshot(self) -> bool:
        """Whether this is one day rather than a span."""
        return self.start == self.end

    @property
    def is_financial_year(self) -> bool:
        """Whether this is a whole year from 1 April."""
        return (
            (self.start.month, self.start.day) == (_APRIL, 1)
            and (self.end.month, self.end.day) == (_APRIL - 1, 31)
            and self.end.year == self.start.year + 1
        )

    @property
    def is_academic_year(self) -> bool:
        """Whether this is a whole year from 1 September."""
        return (
            (self.start.month, self.start.day) == (_SEPTEMBER, 1)
            and (self.end.month, self.end.day) == (_SEPTEMBER - 1, 31)
            and self.end.year == self.start.year + 1
        )

    @property
    def is_whole_months(self) -> bool:
        """Whether this begins on the first of a month and ends on the last of one."""
        return self.start.day == 1 and self.end == _last_day(self.end.year, self.end.month)

    @property
    def months(self) -> int:
        """Number of calendar months touched; 0 for a snapshot."""
        if self.is_snapshot:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def year(self) -> Period:
        """The financial year in which this period ends."""
        return financial_year_of(self.end)

    @property
    def key(self) -> str:
        """The canonical text, which parses back: `2023/24`, `2021-04..2021-11`, `2024-03-31`."""
        if self.is_financial_year:
            return f"{self.start.year}/{self.end.year % 100:02d}"
        if self.is_snapshot:
            return self.start.isoformat()
        if self.is_whole_months:
            return f"{self.start.isoformat()[:7]}..{self.end.isoformat()[:7]}"
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    @property
    def label(self) -> str:
        """The period as printed: `2023/24`, `Apr-Nov 2021`, `31 March 2024`."""
        return _label(self)

    @property
    def in_words(self) -> str:
        """The span spelt out: `April 2023 to March 2024`, `July 2024`, or `31 March 2024`."""
        if self.is_snapshot or not self.is_whole_months:
            return self.label
        first, last = calendar.month_name[self.start.month], calendar.month_name[self.end.month]
        if self.months == 1:
            return f"{first} {self.start.year}"
        return f"{first} {self.start.year} to {last} {self.end.year}"

    def a_year_earlier(self) -> Period:
        """Return the same days one year before (29 February becomes the 28th)."""
        return Period(_years_later(self.start, -1), _years_later(self.end, -1))

    def a_year_later(self) -> Period:
        """Return the same days one year on."""
        return Period(_years_later(self.start, 1), _years_later(self.end, 1))

    def __str__(self) -> str:
        """Return the label."""
        return self.label


@lru_cache(maxsize=4096)
def _label(period: Period) -> str:
    """Return the label of a period; every row says a few, and the same ones."""
    if period.is_financial_year:
        return period.key
    if period.is_academic_year:
        return f"academic year {period.start.year}/{period.end.year % 100:02d}"
    if period.is_snapshot:
        return _day_label(period.start)
    if not period.is_whole_months:
        return f"{_day_label(period.start)} to {_day_label(period.end)}"
    first, last = calendar.month_abbr[period.start.month], calendar.month_abbr[period.end.month]
    if period.months == 1:
        return f"{first} {period.start.year}"
    if period.start.year == period.end.year:
        return f"{first}-{last} {period.end.year}"
    return f"{first} {period.start.year} to {last} {period.end.year}"


@lru_cache(maxsize=512)
def financial_year(starting: int) -> Period:
    """Return the financial year that starts on 1 April of the year *starting*."""
    return Period(date(starting, _APRIL, 1), date(starting + 1, _APRIL, 1) - timedelta(1))


def academic_year(starting: int) -> Period:
    """Return the academic year that starts on 1 September of the year *starting*."""
    return Period(date(starting, _SEPTEMBER, 1), date(starting + 1, _SEPTEMBER, 1) - timedelta(1))


def months(first: tuple[int, int], last: tuple[int, int]) -> Period:
    """Return the span of whole months from *first* to *last*, each (year, month)."""
    return Period(date(first[0], first[1], 1), _last_day(*last))


def quarters_of(span: Period) -> tuple[Period, ...]:
    """Return the quarters of the financial year in which a span ends, in order."""
    first = span.year.start.year * 12 + span.year.start.month - 1
    starts = range(first, first + 12, 3)
    return tuple(
        months((at // 12, at % 12 + 1), ((at + 2) // 12, (at + 2) % 12 + 1)) for at in starts
    )


def snapshot(day: date) -> Period:
    """Return the period that is the one *day*."""
    return Period(day, day)


def financial_year_of(day: date) -> Period:
    """Return the financial year that *day* falls in."""
    return financial_year(day.year if day.month >= _APRIL else day.year - 1)


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Read a period in any of the spellings that officers and publications use.

    Understood are financial years (`2023/24`, `2023-24`, `2023 to 2024`, `23/24`,
    `FY2023/24`, `year ending March 2024`), academic years (`academic year 2023/24`), quarters
    of financial years (`Q1 2023/24`), spans of months (`Apr-Nov 2021`, `April 2023 to March
    2024`, `2021-04..2021-11`) and of days (`1 April 2023 to 9 July 2023`), months (`March 2024`,
    `Mar-24`, `03/2024`), dates (`31 March 2024`, `31/03/2024`, `2024-03-31`, `as at ...`), the
    end of a month (`End of March 2024`), mid-year populations (`mid-2020`) and ISO intervals
    (`2023-04-01/P3M`). Years are those from 1980 to 2080.

    Raises:
        PeriodError: The text is no period; names the likely year for slips such as `2023/34`.
    """
    tidy = re.sub(r"\s+", " ", text[: 2 * _LONGEST]).replace("\u2013", "-").replace("\u2014", "-")
    tidy = tidy.strip(" .,;:()")
    if len(tidy) <= _LONGEST:
        for read in _READERS:
            period = read(tidy)
            if period is not None:
                if period.start.year < _EARLIEST or period.end.year > _LATEST + 1:
                    break
                return period
    shown = tidy if len(tidy) <= _LONGEST else f"{tidy[:_LONGEST]}..."
    raise PeriodError(
        f"\u201c{shown}\u201d is not a period. Write it as 2024/25, Q1 2024/25, Apr-Jun 2024 or "
        "31 March 2025."
    )


def find_period(text: str) -> Period | None:
    """Return the first period named anywhere in *text*, or None.

    Raises:
        PeriodError: An impossible financial year is named (`Local target 2023/34`).
    """
    for pattern in _EMBEDDED:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            try:
                return parse_period(match[0])
            except PeriodError as problem:
                if problem.suggestion is not None:
                    raise
    return None


def _read_year(text: str) -> Period | None:
    academic = re.match(r"(?:academic(?: year)?|AY)\s*", text, re.IGNORECASE)
    body = text[academic.end() :] if academic else text
    match = re.fullmatch(
        r"(?:FY ?|financial year )?(\d{4}|\d{2})\s*(/|-| to )\s*(\d{4}|\d{2})",
        body,
        re.IGNORECASE,
    )
    if not match or (len(match[1]) == 2 and len(match[3]) == 4):
        return None
    first = _full_year(match[1])
    second = (
        _full_year(match[3]) if len(match[3]) == 4 else (first + 1) // 100 * 100 + int(match[3])
    )
    if not _EARLIEST <= first <= _LATEST:
        return None
    make = academic_year if academic else financial_year
    if second == first + 1:
        return make(first)
    if match[2] != "/" and first < second <= first + _LONGEST_SPAN:
        return None  # the years of a plan, `2022-26`
    likely = make(first)
    raise PeriodError(
        f"\u201c{text}\u201d is not a year: did you mean {likely.label}?", likely, match[0]
    )


def _read_year_in_words(text: str) -> Period | None:
    match = re.fullmatch(
        rf"(?:financial |the )?year (?:ending|to|ended)(?: 31(?:st)?)? {_MONTH_PATTERN} (\d{{4}})",
        text,
        re.IGNORECASE,
    )
    if match:
        last = (int(match[2]), _month(match[1]))
        first = (last[0], 1) if last[1] == 12 else (last[0] - 1, last[1] + 1)
        return months(first, last) if _EARLIEST < last[0] <= _LATEST + 1 else None
    match = re.fullmatch(
        r"(?:Q|quarter )([1-4]),? (?:of )?(\d.*)|(\d.*?)[ ,-]+(?:Q|quarter )([1-4])",
        text,
        re.IGNORECASE,
    )
    year = _read_year(match[2] or match[3]) if match else None
    if match is None or year is None:
        return None
    month = _APRIL + 3 * (int(match[1] or match[4]) - 1)
    first = (year.start.year, month) if month <= 12 else (year.end.year, month - 12)
    return months(first, (first[0], first[1] + 2))


def _read_date(text: str) -> Period | None:
    body = re.sub(r"^(?:position )?(?:as )?at (?:the )?", "", text, flags=re.IGNORECASE)
    body = re.sub(r"(\d) ?(?:st|nd|rd|th)\b", r"\1", body)
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?", body)
    if match:
        return _on(int(match[1]), int(match[2]), int(match[3]))
    match = re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", body)
    if match:
        return _on(_full_year(match[4]), int(match[3]), int(match[1]))
    match = re.fullmatch(
        rf"(\d{{1,2}})[ -]{_MONTH_PATTERN}[ -]'?(\d{{4}}|\d{{2}})", body, re.IGNORECASE
    )
    if match:
        return _on(_full_year(match[3]), _month(match[2]), int(match[1]))
    match = re.fullmatch(
        rf"end(?: of|-)? ?{_MONTH_PATTERN}[ -]?'?(\d{{4}}|\d{{2}})", body, re.IGNORECASE
    )
    if match is None and body != text:
        match = re.fullmatch(rf"{_MONTH_PATTERN}[ -]?'?(\d{{4}}|\d{{2}})", body, re.IGNORECASE)
    if match:
        year = _full_year(match[2])
        return snapshot(_last_day(year, _month(match[1]))) if _is_year(year) else None
    match = re.fullmatch(r"mid[ -](?:year )?(\d{4})", body, re.IGNORECASE)
    return _on(int(match[1]), 6, 30) if match else None


def _read_days(text: str) -> Period | None:
    first, _, last = text.partition(" to ")
    if not last:
        first, _, last = text.partition(" - ")
    if not (first[:1].isdigit() and last[:1].isdigit()):
        return None
    start, end = _read_date(first), _read_date(last)
    return Period(start.start, end.end) if start and end else None


def _read_months(text: str) -> Period | None:
    match = re.fullmatch(rf"{_MONTH_PATTERN}[ -]?'?(\d{{4}}|\d{{2}})", text, re.IGNORECASE)
    if match:
        return _months_of((_full_year(match[2]), _month(match[1])))
    match = re.fullmatch(r"(0?[1-9]|1[0-2])/(\d{4})", text)
    if match:
        return _months_of((int(match[2]), int(match[1])))
    match = re.fullmatch(
        rf"{_MONTH_PATTERN}(?: '?(\d{{4}}|\d{{2}}))? ?(?:-| to ) ?{_MONTH_PATTERN}"
        r" '?(\d{4}|\d{2})",
        text,
        re.IGNORECASE,
    )
    if not match:
        return None
    last = (_full_year(match[4]), _month(match[3]))
    first_month = _month(match[1])
    if match[2]:
        first_year = _full_year(match[2])
    else:
        first_year = last[0] if first_month <= last[1] else last[0] - 1
    if (first_year, first_month) > last:
        raise PeriodError(f"\u201c{text}\u201d ends before it starts.")
    return _months_of((first_year, first_month), last)


def _read_canonical(text: str) -> Period | None:
    match = re.fullmatch(r"(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})", text)
    if match:
        return _months_of((int(match[1]), int(match[2])), (int(match[3]), int(match[4])))
    match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", text)
    start, end = (_read_date(match[1]), _read_date(match[2])) if match else (None, None)
    return Period(start.start, end.end) if start and end else None


def _read_interval(text: str) -> Period | None:
    match = re.fullmatch(r"(\d{4})-(\d{2})-01/P(?:(\d{1,3})M|(\d)Y)", text)
    if not match:
        return None
    first = (int(match[1]), int(match[2]))
    count = int(match[3]) if match[3] else 12 * int(match[4])
    if not count:
        return None
    after = first[0] * 12 + first[1] - 1 + count - 1
    return _months_of(first, (after // 12, after % 12 + 1))


_READERS = (
    _read_year,
    _read_canonical,
    _read_date,
    _read_months,
    _read_days,
    _read_year_in_words,
    _read_interval,
)
_EMBEDDED = (
    r"(?<![\d/.-])\d{1,2}([/.])\d{1,2}\1\d{4}\b(?![/.-]\d)",
    r"(?<![\d/.-])\d{4}-\d{2}-\d{2}\b(?![/.-]\d)",
    r"\b(?:Q|quarter )[1-4],? (?:of )?\d{2,4}[/-]\d{2,4}\b",
    rf"\b(?:financial )?year (?:ending|ended)(?: 31(?:st)?)? {_MONTH_PATTERN} \d{{4}}\b",
    rf"(?:end(?: of)? |end-){_MONTH_PATTERN}[ -]?'?(?:\d{{4}}|\d{{2}})\b",
    rf"\b\d{{1,2}} ?(?:st|nd|rd|th)? {_MONTH_PATTERN} (?:\d{{4}})"
    rf"(?: (?:to|-) \d{{1,2}} ?(?:st|nd|rd|th)? {_MONTH_PATTERN} (?:\d{{4}}))?\b",
    rf"\b{_MONTH_PATTERN}(?: '?\d{{2,4}})? ?(?:-| to ) ?{_MONTH_PATTERN} '?\d{{2,4}}\b",
    rf"\b{_MONTH_PATTERN}[ -]'?(?:\d{{4}}|\d{{2}})\b",
    r"\b(?:academic year )?\d{4}\s?(?:/|-| to )\s?(?:\d{4}|\d{2})\b(?![/.]\d)",
    r"(?<![\d/.])\d{2}/\d{2}\b(?![/.\d])",
)


def _month(name: str) -> int:
    lower = name.lower()
    return _FULL_MONTHS.get(lower) or _MONTHS[lower[:3]]


def _full_year(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (1900 if number >= _EARLIEST % 100 else 2000)


def _is_year(number: int) -> bool:
    return _EARLIEST <= number <= _LATEST + 1


def _months_of(first: tuple[int, int], last: tuple[int, int] | None = None) -> Period | None:
    """Return the months from *first* to *last*, each (year, month); None where one cannot be."""
    last = last or first
    if not all(_is_year(year) and 1 <= month <= 12 for year, month in (first, last)):
        return None
    return months(first, last)


def _day_label(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _on(year: int, month: int, day: int) -> Period | None:
    try:
        return snapshot(date(year, month, day))
    except ValueError:
        return None


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _years_later(day: date, years: int) -> date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year + years, day.month, last if is_last else min(day.day, last))
