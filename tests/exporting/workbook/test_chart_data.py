"""The figures behind the charts."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.charting import ChartBreak, ChartPoint, ChartTarget
from perfdesk.exporting.workbook.chart_data import ChartBlock, chart_blocks, trend_ranges
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
    assert [line.values for line in block.lines] == [
        (None, None, 0.878, 0.896, None, None),
        (None, None, None, None, None, 0.737),
    ]
    assert block.breaks is not None
    assert block.breaks.values == (None, None, None, None, 1.0, None)


def test_that_segments_that_must_not_join_stand_in_rows_of_their_own() -> None:
    spec = trend([point(0, 70, "70%"), point(1, 71, "71%")], [point(2, 72, "72%")])
    (block,) = chart_blocks(DELAY, {"reablement": spec})
    assert [line.values[:4] for line in block.lines] == [
        (0.7, 0.71, None, None),
        (None, None, None, 0.72),
    ]
    # The small trend has both, and an empty cell between them.
    assert block.trend is not None
    assert block.trend.values[:4] == (0.7, 0.71, None, 0.72)
    assert not trend_ranges([block], "Chart data")["reablement"].is_whole


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
    assert ranges["reablement"].reference == "'Chart data'!$C$5:$D$5"
    assert (ranges["reablement"].low, ranges["reablement"].high) == (0.6, 1.0)


def test_that_a_small_trend_has_every_year_and_ends_at_the_position() -> None:
    """Every second year a survey, then a local figure beside the published one, then a later."""
    spec = replace(
        trend(
            [point(0, 70, "70%"), point(2, 71, "71%"), point(3, 72, "72%")],
            [point(3, 75, "75%", is_local=True)],
            [point(4, 90, "90%")],
        ),
        reported=3,
    )
    (block,) = chart_blocks(DELAY, {"reablement": spec})
    (found,) = trend_ranges([block], "Chart data").values()
    assert block.trend is not None
    assert [each and each.text for each in block.trend.points] == [
        "70%", None, "71%", "72%", None, None,
    ]  # fmt: skip
    assert found.reference == "'Chart data'!$C$7:$F$7"
    assert found.is_whole


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


def test_that_a_small_trend_follows_the_line_that_leads_to_the_position() -> None:
    """What we reported ourselves and what was published differ for the first year."""
    spec = replace(
        trend(
            [point(0, 90, "90%")],
            [point(0, 70, "70%", is_local=True), point(1, 71, "71%", is_local=True)],
        ),
        reported=1,
    )
    (block,) = chart_blocks(DELAY, {"reablement": spec})
    assert block.labels[:2] == ("2020/21", "2021/22")  # nothing is set apart
    assert block.trend is not None
    assert [each.text for each in block.trend.points if each is not None] == ["70%", "71%"]


def _joined_in_a_row(block: ChartBlock) -> list[set[int]]:
    """The figures that a chart joins: all of one row, whatever empty cells are between them."""
    return [{id(each) for each in line.points if each is not None} for line in block.lines]


@given(segments=segments(), breaks=st.sets(st.sampled_from([0.5, 1.5, 2.5, 3.5]), max_size=2))
@settings(max_examples=60)
def test_that_every_point_is_written_once_and_no_two_segments_touch(
    segments: list[list[ChartPoint]], breaks: set[float]
) -> None:
    spec = trend(*segments, breaks=tuple(ChartBreak(at, "changed") for at in breaks))
    (block,) = chart_blocks(DELAY, {"reablement": spec})
    written = [each for line in block.lines for each in line.points if each is not None]
    assert sorted(map(id, written)) == sorted(id(each) for run in segments for each in run)
    runs = [{id(each) for each in run} for run in segments if run]
    assert _joined_in_a_row(block) == runs
