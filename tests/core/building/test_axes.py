"""Axes with round numbers."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from perfdesk.core.building.axes import nice_axis


@pytest.mark.parametrize(
    ("values", "floor", "ceiling", "axis"),
    [
        ([], None, None, (0.0, 1.0)), ([89.6, 87.8], 0.0, 100.0, (87.5, 90.0)),
        ([0.0], 0.0, None, (0.0, 1.0)), ([100.0], 0.0, 100.0, (90.0, 100.0)),
        ([5.0, 95.0], 0.0, 100.0, (0.0, 100.0)), ([-5.0, 5.0], None, None, (-7.5, 7.5)),
    ],
)  # fmt: skip
def test_that_axes_have_a_little_room_and_round_ends(
    values: list[float], floor: float | None, ceiling: float | None, axis: tuple[float, float]
) -> None:
    low, high, ticks = nice_axis(values, floor=floor, ceiling=ceiling)
    assert (low, high) == (ticks[0], ticks[-1])
    assert (low, high) == axis


NUMBERS = st.floats(-1e12, 1e12, allow_nan=False)


@given(st.lists(NUMBERS, min_size=1, max_size=6))
@example([3.0, 3.0])
@example([0.1, 0.1 + 1e-16])
@settings(max_examples=150)
def test_that_an_axis_holds_its_values_between_few_different_ticks(values: list[float]) -> None:
    low, high, ticks = nice_axis(values)
    assert low <= min(values) and max(values) <= high
    assert 2 <= len(ticks) <= 9
    assert list(ticks) == sorted(set(ticks))


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6))
@settings(max_examples=100)
def test_that_an_axis_of_percentages_stays_between_nought_and_a_hundred(
    values: list[float],
) -> None:
    low, high, _ = nice_axis(values, floor=0.0, ceiling=100.0)
    assert 0 <= low <= min(values) <= max(values) <= high <= 100
