"""A rate is per the population of its ages at the middle of its year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perfdesk.core.benchmarks.populations import Population, PopulationKey
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year, months
from perfdesk.core.rules.denominators import ages_of, population_behind
from tests.store.published_packs import ADMISSIONS, COUNCIL, published_pack

PACK = Pack.of(
    [
        *published_pack().records(),
        Population(PopulationKey(COUNCIL.code, "65+", "mid-2024"), 157_349),
    ]
)
MEASURE = PACK.measure(ADMISSIONS)


@pytest.mark.parametrize(
    ("words", "ages"),
    [
        ("Permanent admissions to care (aged 65+) per 100,000 pop.", "65+"),
        ("Permanent admissions aged 18 to 64 per 100,000", "18-64"),
        ("Permanent admissions, 65 and over", "65+"),
        ("Delayed transfers per 100,000 adult population", "18+"),
        ("Admissions aged 18-64 and aged 65+", ""),
        ("Library visits", ""),
    ],
)
def test_that_the_words_of_a_measure_tell_its_ages(words: str, ages: str) -> None:
    assert ages_of(replace(MEASURE, description=words)) == ages


def test_that_the_population_is_that_of_the_middle_of_the_year() -> None:
    found = population_behind(PACK, MEASURE, financial_year(2024))
    assert found is not None and found.people == 157_349
    in_year = population_behind(PACK, MEASURE, months((2024, 4), (2024, 11)))
    assert in_year == found
    assert population_behind(PACK, MEASURE, financial_year(2023)) is None
