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


class PeriodError(ValueError):
    """Text that is no period; `suggestion` names the period that was probably meant."""

    def __init__(self, message: str, suggestion: Period | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion


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
        return self == financial_year(self.start.year)

    @property
    def is_academic_year(self) -> bool:
        """Whether this is a whole year from 1 September."""
        return self.start == date(self.start.year, _SEPTEMBER, 1) and self.end == date(
            self.start.year + 1, _SEPTEMBER, 1
        ) - timedelta(1)

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
        if self.start.day == 1 and self.end == _last_day(self.end.year, self.end.month):
            return f"{self.start:%Y-%m}..{self.end:%Y-%m}"
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    @property
    def label(self) -> str:
        """The period as printed: `2023/24`, `Apr-Nov 2021`, `31 March 2024`."""
        if self.is_financial_year:
            return self.key
        if self.is_academic_year:
            return f"academic year {self.start.year}/{self.end.year % 100:02d}"
        if self.is_snapshot:
            return f"{self.start.day} {calendar.month_name[self.start.month]} {self.start.year}"
        first, last = calendar.month_abbr[self.start.month], calendar.month_abbr[self.end.month]
        if self.months == 1:
            return f"{first} {self.start.year}"
        if self.start.year == self.end.year:
            return f"{first}-{last} {self.end.year}"
        return f"{first} {self.start.year} to {last} {self.end.year}"

    @property
    def in_words(self) -> str:
        """The span spelt out: `April 2023 to March 2024`, or `31 March 2024`."""
        if self.is_snapshot:
            return self.label
        first, last = calendar.month_name[self.start.month], calendar.month_name[self.end.month]
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


def financial_year(starting: int) -> Period:
    """Return the financial year that starts on 1 April of the year *starting*."""
    return Period(date(starting, _APRIL, 1), date(starting + 1, _APRIL, 1) - timedelta(1))


def academic_year(starting: int) -> Period:
    """Return the academic year that starts on 1 September of the year *starting*."""
    return Period(date(starting, _SEPTEMBER, 1), date(starting + 1, _SEPTEMBER, 1) - timedelta(1))


def months(first: tuple[int, int], last: tuple[int, int]) -> Period:
    """Return the span of whole months from *first* to *last*, each (year, month)."""
    return Period(date(first[0], first[1], 1), _last_day(*last))


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
    `FY2023/24`), academic years (`academic year 2023/24`), spans of months
    (`Apr-Nov 2021`, `April 2023 to March 2024`, `2021-04..2021-11`), months
    (`March 2024`, `Mar-24`), dates (`31 March 2024`, `31/03/2024`, `2024-03-31`,
    `as at …`), the end of a month (`End of March 2024`) and ISO intervals
    (`2023-04-01/P3M`).

    Raises:
        PeriodError: The text is no period; names the likely year for slips such as `2023/34`.
    """
    tidy = re.sub(r"\s+", " ", text.replace("\u2013", "-").replace("\u2014", "-")).strip(" .,;:()")
    for read in _READERS:
        period = read(tidy)
        if period is not None:
            return period
    raise PeriodError(f"\u201c{text.strip()}\u201d is not a period.")


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
        r"(?:FY ?|financial year )?(\d{4}|\d{2})\s*(?:/|-| to )\s*(\d{4}|\d{2})",
        body,
        re.IGNORECASE,
    )
    if not match:
        return None
    first = _full_year(match[1])
    second = (
        _full_year(match[2]) if len(match[2]) == 4 else (first + 1) // 100 * 100 + int(match[2])
    )
    if len(match[1]) == 2 and len(match[2]) == 4:
        return None
    make = academic_year if academic else financial_year
    if not _EARLIEST <= first <= _LATEST:
        return None
    if second != first + 1:
        likely = make(first)
        raise PeriodError(
            f"\u201c{text}\u201d is not a year: did you mean {likely.label}?", suggestion=likely
        )
    return make(first)


def _read_date(text: str) -> Period | None:
    body = re.sub(r"^(?:position )?(?:as )?at\s+", "", text, flags=re.IGNORECASE)
    body = re.sub(r"(\d) ?(?:st|nd|rd|th)\b", r"\1", body)
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?", body)
    if match:
        return _on(int(match[1]), int(match[2]), int(match[3]))
    match = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})", body)
    if match:
        return _on(_full_year(match[3]), int(match[2]), int(match[1]))
    match = re.fullmatch(
        rf"(\d{{1,2}})[ -]{_MONTH_PATTERN}[ -]'?(\d{{4}}|\d{{2}})", body, re.IGNORECASE
    )
    if match:
        return _on(_full_year(match[3]), _month(match[2]), int(match[1]))
    match = re.fullmatch(
        rf"(?:at )?end(?: of|-)? ?{_MONTH_PATTERN}[ -]?'?(\d{{4}}|\d{{2}})", body, re.IGNORECASE
    )
    if match:
        return snapshot(_last_day(_full_year(match[2]), _month(match[1])))
    return None


def _read_months(text: str) -> Period | None:
    match = re.fullmatch(rf"{_MONTH_PATTERN}[ -]?'?(\d{{4}}|\d{{2}})", text, re.IGNORECASE)
    if match:
        year, month = _full_year(match[2]), _month(match[1])
        return months((year, month), (year, month))
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
    return months((first_year, first_month), last)


def _read_canonical(text: str) -> Period | None:
    match = re.fullmatch(r"(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})", text)
    if match:
        first, last = (int(match[1]), int(match[2])), (int(match[3]), int(match[4]))
        if not (1 <= first[1] <= 12 and 1 <= last[1] <= 12):
            return None
        return months(first, last)
    match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", text)
    if match:
        try:
            return Period(date.fromisoformat(match[1]), date.fromisoformat(match[2]))
        except ValueError as problem:
            raise PeriodError(f"\u201c{text}\u201d is not a period.") from problem
    return None


def _read_interval(text: str) -> Period | None:
    match = re.fullmatch(r"(\d{4})-(\d{2})-01/P(?:(\d+)M|(\d)Y)", text)
    if not match:
        return None
    first = (int(match[1]), int(match[2]))
    count = int(match[3]) if match[3] else 12 * int(match[4])
    if not (1 <= first[1] <= 12 and count):
        return None
    after = first[0] * 12 + first[1] - 1 + count - 1
    return months(first, (after // 12, after % 12 + 1))


_READERS = (_read_year, _read_canonical, _read_date, _read_months, _read_interval)
_EMBEDDED = (
    rf"(?:end(?: of)? |end-){_MONTH_PATTERN}[ -]?'?(?:\d{{4}}|\d{{2}})\b",
    rf"\b\d{{1,2}} ?(?:st|nd|rd|th)? {_MONTH_PATTERN} (?:\d{{4}})\b",
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
