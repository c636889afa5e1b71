"""What a reader should know of a measure in one year, where the figures do not tell.

Source: the Comparability_over_time_log and Notes sheets of the national ASCOF time series
2015/16 to 2024/25 (December 2025).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.core.framework.catalogue import NEW, in_edition
from perfdesk.core.measures import FrameworkCode
from perfdesk.core.periods import Period, financial_year

_ADULTS = ("1A", "1B", "1D", "3A", "3C(1)", "4A", "5A(1)")
"""Measures of the yearly survey of people who use services, by their newer codes."""

_CARERS = ("1C", "1E", "3B", "3C(2)", "5A(2)")
"""Measures of the survey of carers, held every other year."""

_CLIENT_LEVEL = (
    "2A",
    "2B",
    "2C",
    "2D(1)",
    "2D(2)",
    "2E(1)",
    "2E(2a)",
    "2E(2b)",
    "3D(1a)",
    "3D(2a)",
)

_NOTES: Mapping[tuple[tuple[str, ...], Period], str] = MappingProxyType(
    {
        (_ADULTS, financial_year(2020)): "The survey was voluntary because of Covid-19: 18 "
        "councils took part, and nothing was published for England.",
        (_ADULTS, financial_year(2024)): "Derby's figure is from the year before.",
        (_CARERS, financial_year(2016)): "Carers who had not been assessed in the year were "
        "asked for the first time.",
        (_CLIENT_LEVEL, financial_year(2024)): (
            "The first year from client level data: official statistics in development, which "
            "cannot be compared with earlier years."
        ),
        (("3D(1b)", "3D(2b)"), financial_year(2019)): "Carers under 18 are no longer counted.",
    }
)


def note_on(code: FrameworkCode, period: Period) -> str:
    """Return what to know of a measure in one year, in a sentence; mostly empty."""
    newest = str(in_edition(code, NEW) or code)
    return next(
        (text for (codes, year), text in _NOTES.items() if newest in codes and year == period), ""
    )
