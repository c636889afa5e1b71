"""Working days of England: weekdays without the bank holidays.

The holidays are `resources/reference/bank-holidays.json`, with their source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from perfdesk.core.reference_data import Entry, parse_reference, reference_file

_SATURDAY = 5
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """The bank holidays that are known.

    Attributes:
        days: Each of them.
        first_year: From which year on they are known.
        last_year: Up to which.
    """

    days: frozenset[date]
    first_year: int
    last_year: int

    def are_known(self, day: date) -> bool:
        """Tell whether the holidays of a day's year are known."""
        return self.first_year <= day.year <= self.last_year


def read_bank_holidays(entry: Entry) -> BankHolidays:
    """Return the holidays of a reference file.

    Raises:
        ReferenceDataError: A field is missing, misspelt, or holds no day.
    """
    entry.only("source", "country", "bank_holidays")
    days = []
    for text in entry.texts("bank_holidays"):
        try:
            days.append(date.fromisoformat(text))
        except ValueError as problem:
            raise entry.refuse(f"\u201c{text}\u201d is no day such as 2024-12-25") from problem
    if not days:
        raise entry.refuse("\u201cbank_holidays\u201d needs a day")
    return BankHolidays(frozenset(days), min(days).year, max(days).year)


@lru_cache(maxsize=1)
def bank_holidays() -> BankHolidays:
    """Return the bank holidays of England."""
    return read_bank_holidays(parse_reference(reference_file("bank-holidays.json")))


def is_working_day(day: date) -> bool:
    """Tell whether a day is a weekday and no bank holiday."""
    return day.weekday() < _SATURDAY and day not in bank_holidays().days


def working_days_before(day: date, count: int) -> date:
    """Return the working day that lies *count* working days before a day.

    With 0 it is the day itself, or the last working day before it.
    """
    while not is_working_day(day):
        day -= _A_DAY
    for _ in range(count):
        day -= _A_DAY
        while not is_working_day(day):
            day -= _A_DAY
    return day


def clear_days_before(day: date, count: int) -> date:
    """Return the last day that leaves *count* whole working days between it and a day.

    Neither of the two is counted. It is a working day itself.
    """
    found = 0
    before = day - _A_DAY
    while found < count:
        found += is_working_day(before)
        before -= _A_DAY
    return working_days_before(before, 0)
