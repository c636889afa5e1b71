"""A council beside all others: averages, neighbours, who is missing, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfdesk.core.benchmarks.averages import average_of, pooled
from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.published import PublishedKey, published_year
from perfdesk.core.benchmarks.standing import (
    benchmark,
    groups_of,
    published_at,
    standing_in,
    years_published,
)
from perfdesk.core.framework.catalogue import measure_for
from perfdesk.core.measures import FrameworkCode
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS
from tests.core.benchmarks.published_years import (
    ADMISSIONS,
    HACKNEY,
    OURS,
    REABLEMENT,
    SOMERSET,
    YEAR,
    year_of,
)
from tests.framework_editions import NEW, OLD

EAST_MIDLANDS, SHIRES = REGIONS[3], COUNCIL_TYPES[0]
NEIGHBOURS = NeighbourGroup(
    "near", "Near ones", OURS, ("E10000019", "E10000027", "E10000021"), "made for a test",
    date(2023, 3, 31),
)  # fmt: skip


# --- averages ------------------------------------------------------------------------------------
def test_that_a_pool_is_the_sum_of_counts_and_comes_to_what_was_published() -> None:
    entry = measure_for(REABLEMENT)
    assert entry is not None
    # The publication itself gives 79.1 for the East Midlands: 11,331 of 14,325.
    average = average_of(year_of(REABLEMENT), entry, EAST_MIDLANDS)
    assert (average.value, average.is_pooled) == (Decimal("79.1"), True)
    assert (average.numerator, average.denominator) == (Decimal(11331), Decimal(14325))
    assert average.reason == "East Midlands: 11,331 of 14,325, from 9 councils added together."


def test_that_what_was_published_comes_before_a_pool() -> None:
    entry = measure_for(ADMISSIONS)
    assert entry is not None
    average = average_of(year_of(ADMISSIONS), entry, SHIRES)
    assert (average.value, average.is_pooled) == (Decimal("442.7"), False)


def test_that_a_place_left_out_of_a_publication_is_not_made_up() -> None:
    entry = measure_for(REABLEMENT)
    assert entry is not None
    year = year_of(REABLEMENT)
    silent = replace(year.aggregates[ENGLAND.code], value=None, token="[x]")
    left_out = published_year(year.key, (*year.outcomes.values(), silent))
    average = average_of(left_out, entry, ENGLAND)
    assert average.value is None
    assert average.reason == "Nothing was published for England but [x]."


def test_that_a_pool_says_who_is_missing_and_who_was_not_there() -> None:
    entry = measure_for(REABLEMENT)
    assert entry is not None
    members = ("E10000019", HACKNEY, "E06000063")
    average = pooled(year_of(REABLEMENT), entry, "Some", members)
    assert average.value == Decimal("89.7")
    assert average.reason == (
        "Some: 1,409 of 1,570, from 1 council added together. This leaves out Hackney. "
        "Cumberland was formed in 2023/24 to replace Cumbria."
    )


def test_that_without_counts_there_is_nothing_to_pool() -> None:
    entry = measure_for(REABLEMENT)
    assert entry is not None
    average = pooled(year_of(REABLEMENT), entry, "Nobody", (HACKNEY,))
    assert average.value is None and "no average can be worked out" in average.reason


# --- standing ------------------------------------------------------------------------------------
def test_that_a_benchmark_tells_value_quartile_averages_and_who_is_missing() -> None:
    found = benchmark(year_of(ADMISSIONS), OURS)
    assert found.outcome is not None and found.outcome.value == Decimal("308.8")
    assert found.standing is not None and found.standing.rank == 2
    assert [each.name for each in found.averages] == ["England", "East Midlands", "Shire counties"]
    assert found.reason.startswith("2020/21: Top quartile: rank 2 of 10 councils")
    assert found.reason.endswith("No figure for Hackney.")


def test_that_a_council_is_found_under_the_code_it_had_before() -> None:
    before, since = (benchmark(year_of(REABLEMENT), code) for code in ("E10000027", SOMERSET))
    assert before.outcome == since.outcome is not None
    assert before.standing == since.standing
    assert before.averages[2].name == "Shire counties", "in 2020/21 it was one"


def test_that_a_council_without_a_figure_has_no_quartile_and_is_told_why() -> None:
    standing, reason = standing_in(year_of(REABLEMENT), HACKNEY)
    assert standing is None
    assert reason == ("2020/21: nothing was published for Hackney but [x], so it has no quartile.")


@pytest.mark.parametrize(
    ("council", "said"),
    [
        ("E06000063", "Cumberland was formed in 2023/24 to replace Cumbria."),
        ("E08000003", "2020/21: the publication has no row for Manchester."),
        ("E06000028", "Bournemouth was abolished before 2019/20"),
    ],
)
def test_that_a_council_that_is_not_in_the_year_is_told_why(council: str, said: str) -> None:
    standing, reason = standing_in(year_of(REABLEMENT), council)
    assert standing is None and said in reason


def test_that_the_margin_of_error_is_carried() -> None:
    year = year_of(REABLEMENT)
    with_margin = replace(year.outcomes[OURS], margin=Decimal("1.50"))
    found = benchmark(published_year(year.key, [with_margin]), OURS)
    assert "Its margin of error is 1.5 either way." in found.reason


def test_that_a_year_is_found_under_either_code_but_never_under_a_namesake() -> None:
    pack = Pack.of([year_of(REABLEMENT)])
    for code in (REABLEMENT, FrameworkCode(NEW, "2A")):
        assert published_at(pack, code, YEAR) is not None
        assert years_published(pack, code) == (YEAR,)
    for code in (FrameworkCode(OLD, "2A", "1"), FrameworkCode(NEW, "2D", "1")):
        assert published_at(pack, code, YEAR) is None
        assert years_published(pack, code) == ()
    assert published_at(pack, REABLEMENT, financial_year(2021)) is None


def test_that_a_year_of_no_measure_of_the_framework_is_refused() -> None:
    unknown = published_year(PublishedKey(FrameworkCode(OLD, "9Z"), YEAR), [])
    with pytest.raises(KeyError):
        benchmark(unknown, OURS)


# --- neighbours ----------------------------------------------------------------------------------
def test_that_neighbours_are_pooled_and_ranked_with_ours_among_them() -> None:
    found = benchmark(year_of(REABLEMENT), OURS, NEIGHBOURS).neighbours
    assert found is not None
    # Lincolnshire 89.7, Leicestershire 81.1, Northamptonshire 77.4, Somerset 75.6.
    assert (found.rank, found.n) == (2, 4)
    assert found.average.numerator == Decimal(1409 + 695 + 1289)
    assert found.average.value == Decimal("81.7")


def test_that_of_a_low_aim_the_fewest_among_neighbours_are_best() -> None:
    found = benchmark(year_of(ADMISSIONS), OURS, NEIGHBOURS).neighbours
    assert found is not None and (found.rank, found.n) == (1, 4)


def test_that_a_council_without_a_figure_has_no_rank_among_neighbours() -> None:
    group = replace(NEIGHBOURS, council=HACKNEY)
    found = benchmark(year_of(REABLEMENT), HACKNEY, group).neighbours
    assert found is not None and (found.rank, found.n) == (None, 3)


def test_that_groups_of_a_council_come_latest_first_under_either_code() -> None:
    older = replace(NEIGHBOURS, id="older", dated=date(2019, 1, 1))
    others = replace(NEIGHBOURS, id="theirs", council="E10000027")
    pack = Pack.of([older, NEIGHBOURS, others])
    assert groups_of(pack, OURS) == (NEIGHBOURS, older)
    assert groups_of(pack, SOMERSET) == (others,)
