"""Reading by when something is to be done."""

from __future__ import annotations

import re
from datetime import date

from perfdesk.core.periods import Period, PeriodError, parse_period

_LEADING = re.compile(
    r"^(?:(?:by|before|until|the|end\s+of|at|from|due|approx\.?|circa)\s+)+", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+", re.I)
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_HAS_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d[/.-]\d{1,2}[/.-]\d{2}$|\b\d\d[/-]\d\d$|'\d\d$")


def day_of(text: str, since: date) -> date | None:
    """Return the day that a text names; of a month, a quarter or a year the last one.

    Args:
        text: As somebody typed it (`30 June`, `30/06/2024`, `end of September 2024`, `Q3 2024/25`).
        since: A day or month without a year is the next one from this day on.

    Returns:
        The day; None where the text is no date.
    """
    words = " ".join(text.split()).rstrip(".")
    iso = _ISO.match(words)
    if iso is not None:
        return _on(*(int(part) for part in iso.groups()))
    plain = _ORDINAL.sub("", _WEEKDAY.sub("", _LEADING.sub("", words))).strip()
    if not plain:
        return None
    if _HAS_YEAR.search(plain):
        found = _period(plain)
        return found.end if found else None
    for year in (since.year, since.year + 1):
        found = _period(f"{plain} {year}")
        if found is not None and found.end >= since:
            return found.end
    return None


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
