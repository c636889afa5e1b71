"""The figures behind the charts."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.charting import ChartBreak, ChartPoint, ChartTarget
from perfdesk.exporting.workbook.chart_data import chart_blocks, trend_ranges
from tests.exporting.workbook.boards import board, point, published, row, trend

DELAY = board(("Delay", [row()]))


def test_that_a_break_has_an_empty_column_of_its_own() -> None:
    spec = trend(
        [point(2, 87.8, "87.8%"), point(3, 89.6, "89.6%")],
        [point(4, 73.7, "73.7%")],
        breaks=(ChartBreak(3.5, "new data source"),),
    )
    (block,) = chart_blocks(DELAY, {"reablement": spec})
    assert block.labels == ("2020/21", "2021/22", "2022/23", "2023/24", "", "2024/25")
    (ours,) = block.lines
    assert ours.values == (None, None, 0.878, 0.896, None, 0.737)
    assert block.breaks is not None
    assert block.breaks.values == (None, None, None, None, 1.0, None)


def test_that_segments_that_must_not_join_stand_in_rows_of_their_own() -> None:
    spec = trend([point(0, 70, "70%"), point(1, 71, "71%")], [point(2, 72, "72%")])
    (block,) = chart_blocks(DELAY, {"reablement": spec})
    assert [line.values[:3] for line in block.lines] == [(0.7, 0.71, None), (None, None, 0.72)]


def test_that_a_local_figure_beside_a_published_one_is_kept() -> None:
    spec = trend(
        [point(2, 90.0, "90.0%"), point(3, 96.9, "96.9%")],
        [point(3, 96, "96%", is_local=True)],
    )
    (block,) = chart_blocks(DELAY, {"reablement": spec})
    assert [line.values[3] for line in block.lines] == [0.969, 0.96]


def test_that_a_band_has_a_line_for_each_edge_and_a_target_one() -> None:
    band = trend([point(0, 70, "70%")], target=ChartTarget(65, 75, "Band 65% to 75%"))
    (block,) = chart_blocks(DELAY, {"reablement": band})
    assert [set(line.values) for line in block.target] == [{0.75}, {0.65}]
    line = trend([point(0, 70, "70%")], target=ChartTarget(65, None, "Target 65%"))
    (block,) = chart_blocks(DELAY, {"reablement": line})
    assert [set(each.values) for each in block.target] == [{0.65}]


def test_that_a_measure_without_points_has_no_block() -> None:
    assert chart_blocks(DELAY, {}) == ()
    assert chart_blocks(DELAY, {"reablement": trend()}) == ()


def test_that_a_small_trend_needs_two_figures() -> None:
    one = chart_blocks(DELAY, {"reablement": trend([point(0, 70, "70%")])})
    assert trend_ranges(one, "Chart data") == {}
    two = chart_blocks(DELAY, {"reablement": trend([point(0, 70, "70%"), point(1, 71, "71%")])})
    ranges = trend_ranges(two, "Chart data")
    assert ranges["reablement"].reference == "'Chart data'!$C$4:$G$4"
    assert (ranges["reablement"].low, ranges["reablement"].high) == (0.6, 1.0)


def test_that_blocks_do_not_overlap() -> None:
    blocks = chart_blocks(*published(2023))
    assert len(blocks) == 29
    for above, below in pairwise(blocks):
        assert above.last_row + 1 < below.row


@st.composite
def segments(draw: st.DrawFn) -> list[list[ChartPoint]]:
    runs = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5)), min_size=1, max_size=4))
    return [
        [point(at, 70.0 + at, f"{70 + at}.0%") for at in range(start, min(start + length, 5))]
        for start, length in runs
    ]


@given(segments=segments(), breaks=st.sets(st.sampled_from([0.5, 1.5, 2.5, 3.5]), max_size=2))
@settings(max_examples=60)
def test_that_every_point_is_written_once_and_no_two_segments_touch(
    segments: list[list[ChartPoint]], breaks: set[float]
) -> None:
    spec = trend(*segments, breaks=tuple(ChartBreak(at, "changed") for at in breaks))
    (block,) = chart_blocks(DELAY, {"reablement": spec})
    written = [each for line in block.lines for each in line.points if each is not None]
    assert sorted(map(id, written)) == sorted(id(each) for run in segments for each in run)
    owner = {id(each): number for number, run in enumerate(segments) for each in run}
    for line in block.lines:
        for left, right in pairwise(line.points):
            if left is not None and right is not None:
                assert owner[id(left)] == owner[id(right)]
