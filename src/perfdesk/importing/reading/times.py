"""The period that a cell of its own column names."""

from __future__ import annotations

from functools import lru_cache

from perfdesk.importing.vocabulary.facets import Facets
from perfdesk.importing.vocabulary.naming_periods import period_named
from perfdesk.importing.vocabulary.reading_words import facets_of


@lru_cache(maxsize=4096)
def time_of(text: str) -> Facets:
    """Return what a cell of a column of periods says; an impossible year as the likely one."""
    period = period_named(text, likely=True)
    return Facets(period=period) if period is not None else facets_of(text)
