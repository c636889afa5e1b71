"""Labels at the ends of lines never cover each other."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.widgets.charts.label_places import shown_categories, spread

PLACES = st.lists(st.floats(-50, 300), min_size=1, max_size=5)


@settings(max_examples=80)
@given(wanted=PLACES, height=st.floats(8, 30))
def test_that_labels_keep_apart_and_in_order(wanted: list[float], height: float) -> None:
    places = spread(wanted, [height] * len(wanted), 0, 250)
    in_order = sorted(range(len(wanted)), key=lambda each: wanted[each])
    for above, below in pairwise(in_order):
        assert places[below] - places[above] >= height - 1e-9
    assert min(places) >= height / 2 - 1e-9
    if len(wanted) * height <= 250:
        assert max(places) <= 250 - height / 2 + 1e-9


def test_that_labels_with_room_stay_where_they_belong() -> None:
    assert spread([20, 120, 70], [12, 12, 12], 0, 200) == [20, 120, 70]


@settings(max_examples=60)
@given(count=st.integers(1, 40), width=st.floats(1, 600), label=st.floats(10, 120))
def test_that_the_latest_category_is_always_named(count: int, width: float, label: float) -> None:
    shown = shown_categories(count, width, label)
    assert shown[-1] == count - 1
    assert shown == sorted(set(shown))
    if len(shown) > 1:
        apart = width / (count - 1) * (shown[1] - shown[0])
        assert apart >= label or len(shown) == 2


def test_that_an_axis_without_categories_shows_none() -> None:
    assert shown_categories(0, 100, 20) == []
