"""The period that a cell of its own column names."""

from __future__ import annotations

import re
from functools import lru_cache

from perfdesk.core.periods import Period, PeriodError, parse_period
from perfdesk.importing.vocabulary.facets import Facets
from perfdesk.importing.vocabulary.reading_words import facets_of

_MONTH_LAST = re.compile(r"(\d{4}) ([A-Za-z]{3,9})")
"""How a download of time series names a month: `2024 MAR`."""


@lru_cache(maxsize=4096)
def period_told(text: str) -> Period | None:
    """Return the period that a cell names; None if it names none, or an impossible one."""
    try:
        return parse_period(_turned(text)) if text else None
    except PeriodError:
        return None


@lru_cache(maxsize=4096)
def time_of(text: str) -> Facets:
    """Return what a cell of a column of periods says; an impossible year as the likely one."""
    try:
        return Facets(period=parse_period(_turned(text)))
    except PeriodError as problem:
        if problem.suggestion is not None:
            return Facets(period=problem.suggestion)
    return facets_of(text)


def _turned(text: str) -> str:
    turned = _MONTH_LAST.fullmatch(text.strip())
    return f"{turned[2]} {turned[1]}" if turned else text
