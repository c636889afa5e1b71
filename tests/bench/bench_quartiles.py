"""Quartiles of every council in every measure of one year of the framework."""

from decimal import Decimal
from pathlib import Path

from perfdesk.core.benchmarks.published import (
    PublishedKey,
    PublishedOutcome,
    PublishedYear,
    published_year,
)
from perfdesk.core.benchmarks.quartiles import Field, standing_of
from perfdesk.core.framework.catalogue import all_measures, measure_for
from perfdesk.core.measures import FrameworkCode
from perfdesk.core.periods import financial_year
from tests.bench.timing import Benchmark
from tests.framework_editions import NEW

COUNCILS = 153


def made_up_year(code: FrameworkCode, number: int) -> PublishedYear:
    """A year of one measure with one decimal, as many ties as a real one, and counts."""
    outcomes = (
        PublishedOutcome(
            f"C{council:03}",
            f"Council {council}",
            Decimal(400 + (council * 7919 + number * 31) % 523) / 10,
            numerator=Decimal(council * 13 + 5),
            denominator=Decimal(council * 29 + 500),
        )
        for council in range(COUNCILS)
    )
    return published_year(PublishedKey(code, financial_year(2024)), outcomes)


def all_quartiles(years: list[PublishedYear]) -> int:
    """Work out where every council stands in every measure; return how many stand somewhere."""
    found = 0
    for year in years:
        entry = measure_for(year.key.framework)
        assert entry is not None
        # A field of its own each time: nothing that was worked out before is used again.
        outcomes = {code: outcome.value for code, outcome in year.outcomes.items()}
        field = Field(outcomes, entry.aim, entry.unit)
        found += sum(standing_of(council, field) is not None for council in outcomes)
    return found


def benchmarks(folder: Path) -> list[Benchmark]:
    """The benchmarks of this subject; they need no files."""
    del folder
    codes = [each.code for each in all_measures() if each.code.edition == NEW]
    years = [made_up_year(code, number) for number, code in enumerate(codes)]
    assert all_quartiles(years) == len(codes) * COUNCILS
    name = f"quartiles of {COUNCILS} councils in {len(codes)} measures"
    return [Benchmark(name, lambda: all_quartiles(years))]
