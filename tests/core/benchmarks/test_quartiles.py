"""Quartiles, ranks and ties."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.benchmarks.quartiles import (
    Field,
    Quartile,
    inclusive_percentile,
    standing_of,
)
from perfdesk.core.benchmarks.standing import field_of
from perfdesk.core.measures import Aim, Unit
from tests.core.benchmarks.published_years import ADMISSIONS, CARERS, HACKNEY, OURS, year_of

values = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.none() | st.decimals(0, 100, places=1),
    min_size=1,
    max_size=30,
)
aims = st.sampled_from([Aim.HIGH, Aim.LOW])


@given(values, aims)
@settings(max_examples=60)
def test_that_better_values_never_stand_worse(
    outcomes: dict[str, Decimal | None], aim: Aim
) -> None:
    field = Field(outcomes, aim)
    standings = [found for each in outcomes if (found := standing_of(each, field))]
    assert len(standings) == field.n == len(outcomes) - len(field.missing)
    standings.sort(key=lambda each: each.value, reverse=aim is Aim.HIGH)
    order = list(Quartile)
    places = [order.index(each.quartile) for each in standings]
    assert places == sorted(places)
    assert [each.rank for each in standings] == sorted(each.rank for each in standings)
    for each in standings:
        assert each.rank == 1 + sum(
            other.value > each.value if aim is Aim.HIGH else other.value < each.value
            for other in standings
        )
        assert each.tied == sum(other.value == each.value for other in standings)
        assert (each.to_next is None) == (each.quartile is Quartile.TOP)
        assert each.reason.endswith(".")


@given(values)
@settings(max_examples=40)
def test_that_a_low_aim_mirrors_a_high_one(outcomes: dict[str, Decimal | None]) -> None:
    mirrored = {code: None if value is None else -value for code, value in outcomes.items()}
    for code in outcomes:
        high = standing_of(code, Field(outcomes, Aim.HIGH))
        low = standing_of(code, Field(mirrored, Aim.LOW))
        assert (high is None) == (low is None)
        if high is not None and low is not None:
            assert (high.quartile, high.rank, high.tied) == (low.quartile, low.rank, low.tied)


def test_that_percentiles_are_inclusive_and_exact() -> None:
    ascending = tuple(map(Decimal, ("1", "2", "3", "4")))
    assert inclusive_percentile(ascending, Decimal("0.25")) == Decimal("1.75")
    assert inclusive_percentile(ascending, Decimal(1)) == 4
    with pytest.raises(ValueError, match="needs values"):
        inclusive_percentile((), Decimal("0.5"))


def test_that_where_most_share_the_best_value_the_reason_says_so() -> None:
    # 99.9 % of carers, and still no better than the third quarter.
    standing = standing_of(OURS, field_of(year_of(CARERS)))
    assert standing is not None
    assert standing.quartile is Quartile.BOTTOM
    assert "7 councils share the best value, 100" in standing.reason


def test_that_of_a_low_aim_the_smallest_is_best_and_rates_have_no_percentage_points() -> None:
    field = field_of(year_of(ADMISSIONS))
    derbyshire, ours = standing_of("E10000007", field), standing_of(OURS, field)
    assert derbyshire is not None and ours is not None
    assert (derbyshire.rank, ours.rank, ours.n) == (1, 2, 10)
    assert ours.quartile is Quartile.TOP
    nottingham = standing_of("E06000018", field)
    assert nottingham is not None and nottingham.to_next is not None
    assert "lower is better" in nottingham.reason
    assert "percentage points" not in nottingham.reason


def test_that_nobody_stands_without_a_value_or_without_an_aim() -> None:
    field = field_of(year_of(ADMISSIONS))
    assert standing_of(HACKNEY, field) is None
    assert standing_of("E99999999", field) is None
    assert field.missing == (HACKNEY,)
    assert standing_of("a", Field({"a": Decimal(1)}, Aim.NONE)) is None


def test_that_a_council_alone_is_the_best_of_one() -> None:
    standing = standing_of("a", Field({"a": Decimal(7)}, Aim.HIGH, Unit.SCORE))
    assert standing is not None
    assert (standing.quartile, standing.rank, standing.n) == (Quartile.TOP, 1, 1)
