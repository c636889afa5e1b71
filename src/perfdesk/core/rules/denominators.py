"""The population that a rate is worked out per, where a file gives a count alone."""

from __future__ import annotations

import re

from perfdesk.core.benchmarks.populations import Population, PopulationKey
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period

_BANDS = (
    ("18-64", re.compile(r"\b18\s*(?:-|\u2013|to)\s*64\b")),
    ("65+", re.compile(r"\b65\s*(?:\+|and over|years and over|or over)", re.IGNORECASE)),
    ("18+", re.compile(r"\b18\s*(?:\+|and over)|\badult population\b", re.IGNORECASE)),
)


def ages_of(measure: Measure) -> str:
    """Return the ages that a measure's words name (`65+`); empty where they name none."""
    found = [ages for ages, pattern in _BANDS if pattern.search(measure.description)]
    return found[0] if len(found) == 1 else ""


def population_behind(pack: Pack, measure: Measure, period: Period) -> Population | None:
    """Return the population of our council that a rate of a period is per; None if not held.

    It is that at the middle of the financial year in which the period ends, as in the
    publications of the framework.
    """
    ages = ages_of(measure)
    if measure.unit is not Unit.RATE or not ages:
        return None
    vintage = f"mid-{period.year.start.year}"
    return pack.table(Population).get(PopulationKey(pack.settings.council, ages, vintage))
