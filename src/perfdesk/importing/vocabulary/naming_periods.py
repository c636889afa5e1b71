"""The period that some words of a file name, where they need not name one."""

from __future__ import annotations

import re
from functools import lru_cache

from perfdesk.core.periods import Period, PeriodError, find_period, parse_period

_MONTH_LAST = re.compile(r"\s*(\d{4}) ([A-Za-z]{3,9})\s*")
"""How a download of time series names a month: `2024 MAR`."""


@lru_cache(maxsize=4096)
def period_named(text: str, *, likely: bool = False) -> Period | None:
    """Return the period that a whole text names; None where it names none.

    Args:
        text: As the file has it.
        likely: Whether an impossible year (`2023/34`) is read as the likely one.
    """
    turned = _MONTH_LAST.fullmatch(text)
    said = f"{turned[2]} {turned[1]}" if turned else text
    try:
        return parse_period(said) if said.strip() else None
    except PeriodError as problem:
        return problem.suggestion if likely else None


@lru_cache(maxsize=4096)
def period_in(text: str, *, likely: bool = False) -> Period | None:
    """Return the first period that is named anywhere in a text; None where none is.

    Args:
        text: As the file has it.
        likely: Whether an impossible year (`2023/34`) is read as the likely one.
    """
    try:
        return find_period(text)
    except PeriodError as problem:
        return problem.suggestion if likely else None
