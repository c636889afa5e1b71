"""The chart draws what the spec says, with items made once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.core.charting import (
    ChartBreak,
    ChartPoint,
    ChartSeries,
    ChartSpec,
    ChartTarget,
    SeriesRole,
)
from perfdesk.widgets.charts.plot import TrendPlot
from perfdesk.widgets.charts.trend_chart import TrendChart
from perfdesk.widgets.theme import read_theme

YEARS = ("2019/20", "2020/21", "2021/22", "2022/23", "2023/24")


def point(at: int, value: float, *, local: bool = False) -> ChartPoint:
    return ChartPoint(at, value, f"{value}%", YEARS[at], f"extract.csv, F{at}", local)


# 3C(1), Leicestershire and England: published but for the two last of ours.
OURS = ChartSeries(
    "Leicestershire",
    SeriesRole.OURS,
    (
        (point(0, 61.5),),
        (point(2, 56.8), point(3, 61.8, local=True), point(4, 59.3, local=True)),
    ),
)
ENGLAND = ChartSeries(
    "England",
    SeriesRole.COMPARATOR,
    ((point(0, 68.4),), (point(2, 64.6), point(3, 67.2), point(4, 67.9))),
)
SPEC = ChartSpec(
    measure="3C",
    title="59.3% in 2023/24: worse than England",
    subject="% of SUs who find it easy to find information",
    unit="Per cent",
    categories=YEARS,
    series=(OURS, ENGLAND),
    target=None,
    breaks=(),
    low=55.0,
    high=70.0,
    ticks=((55.0, "55%"), (60.0, "60%"), (65.0, "65%"), (70.0, "70%")),
    alt="Leicestershire fell from 61.5% to 59.3%.",
)
EMPTY = ChartSpec("x", "", "Nothing", "", (), (), None, (), 0, 1, (), "None.", "Type a figure.")


@pytest.fixture
def chart(qtbot: QtBot) -> TrendChart:
    chart = TrendChart(read_theme("light"))
    qtbot.addWidget(chart)
    chart.resize(336, 320)
    chart.show()
    chart.draw(SPEC, "2023/24")
    return chart


def plot_of(chart: TrendChart) -> TrendPlot:
    assert chart.plot is not None
    return chart.plot


def test_that_the_chart_says_what_the_spec_says(chart: TrendChart) -> None:
    assert chart.accessibleName() == f"Trend chart: {SPEC.title}"
    assert chart.accessibleDescription() == SPEC.alt
    assert chart.reading == "Leicestershire, 2023/24: 59.3% \u2013 extract.csv, F4"


def test_that_items_are_reused(chart: TrendChart) -> None:
    plot = plot_of(chart)
    before = [id(item) for item in plot.items()]
    for value in (56.0, 57.0, 58.0):
        moved = replace(SPEC, series=(OURS, replace(ENGLAND, segments=((point(4, value),),))))
        chart.draw(moved, "2023/24")
    chart.draw(EMPTY)
    chart.draw(SPEC, "2023/24")
    assert [id(item) for item in plot_of(chart).items()] == before
    assert plot_of(chart) is plot


def test_that_ranges_come_from_the_spec(chart: TrendChart) -> None:
    (left, right), (low, high) = plot_of(chart).ranges()
    assert (low, high) == (55.0, 70.0)
    assert left < 0 < len(YEARS) - 1 < right
    chart.draw(replace(SPEC, low=0.0, high=80.0), "2023/24")
    assert plot_of(chart).ranges()[1] == (0.0, 80.0)


def test_that_local_points_are_hollow(chart: TrendChart) -> None:
    filled = plot_of(chart).filled_points(0)
    assert filled == [True, True, False, False]


def test_that_a_forecast_has_a_shape_of_its_own(chart: TrendChart) -> None:
    forecast = replace(point(4, 59.3), text="62% forecast", is_forecast=True)
    ours = replace(OURS, segments=(*OURS.segments[:1], (forecast,)))
    chart.draw(replace(SPEC, series=(ours,)))
    drawn = chart.plot
    assert isinstance(drawn, TrendPlot)
    symbols = [spot.symbol() for spot in drawn._lines[0].points.points()]
    assert symbols == ["o", "d"]


def test_that_a_gap_is_not_joined(chart: TrendChart) -> None:
    values = plot_of(chart).line_values(0)
    assert values[0] == 61.5
    assert values[1] != values[1]  # no number: the line is lifted
    assert values[2:5] == [56.8, 61.8, 59.3]


@pytest.mark.parametrize(
    ("target", "line", "band"),
    [
        (None, False, False),
        (ChartTarget(65.0, None, "Target 65%"), True, False),
        (ChartTarget(58.0, 62.0, "Band 58% to 62%"), False, True),
    ],
)
def test_that_a_target_is_a_line_and_a_band_is_a_band(
    chart: TrendChart, target: ChartTarget | None, line: bool, band: bool
) -> None:
    chart.draw(replace(SPEC, target=target), "2023/24")
    plot = plot_of(chart)
    assert plot.shows_target_line is line
    assert plot.shows_band is band
    assert (target is not None and target.label in " ".join(plot.label_texts())) is (line or band)


def test_that_a_break_is_marked_and_named(chart: TrendChart) -> None:
    chart.draw(replace(SPEC, breaks=(ChartBreak(1.5, "new definition"),)), "2023/24")
    assert "new definition" in plot_of(chart).label_texts()
    chart.draw(SPEC, "2023/24")
    assert "new definition" not in plot_of(chart).label_texts()


def test_that_names_at_the_ends_do_not_cover_each_other(chart: TrendChart) -> None:
    close = replace(ENGLAND, segments=((point(4, 59.4),),))
    chart.draw(
        replace(SPEC, series=(OURS, close), target=ChartTarget(59.2, None, "Target 59.2%")),
        "2023/24",
    )
    boxes = plot_of(chart).end_label_boxes()
    assert len(boxes) == 3
    for at, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[at + 1 :])


def test_that_the_pointer_tells_the_figure_it_is_at(chart: TrendChart) -> None:
    plot = plot_of(chart)
    england = ENGLAND.points[1]
    place = plot.place_of(england)
    assert plot.point_near(place + QPointF(3, -3)) == england
    assert plot.point_near(place + QPointF(0, 300)) is None
    plot.follow_pointer(plot.in_scene(place))
    assert chart.reading == "England, 2021/22: 64.6% \u2013 extract.csv, F2"


def test_that_the_keyboard_goes_from_figure_to_figure(chart: TrendChart) -> None:
    seen = {chart.reading}
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        for _ in range(12):
            QTest.keyClick(chart, key)
            seen.add(chart.reading)
    assert len(seen) == len(OURS.points) + len(ENGLAND.points)
    assert chart.reading.startswith(("Leicestershire, 2019/20", "England, 2019/20"))


def test_that_an_empty_chart_says_the_next_step(chart: TrendChart) -> None:
    chart.draw(EMPTY)
    assert chart.shown_text() == "Type a figure."
    assert chart.reading == ""
    chart.draw(SPEC, "2023/24")
    assert chart.shown_text() == ""


def test_that_the_theme_changes_colours_and_nothing_else(chart: TrendChart) -> None:
    plot = plot_of(chart)
    values = plot.line_values(0)
    light = chart.grab().toImage()
    chart.wear(read_theme("dark"))
    dark = chart.grab().toImage()
    assert plot.line_values(0)[0] == values[0]
    corner = (chart.width() - 4, chart.height() // 2)
    assert light.pixelColor(*corner) != dark.pixelColor(*corner)


def test_that_one_point_alone_is_drawn(chart: TrendChart) -> None:
    alone = replace(OURS, segments=((replace(point(4, 60.0), at=0),),))
    chart.draw(replace(SPEC, categories=YEARS[4:], series=(alone,)), "2023/24")
    assert plot_of(chart).line_values(0)[0] == 60.0


def test_that_more_series_than_can_be_told_apart_do_not_break_it(chart: TrendChart) -> None:
    chart.draw(replace(SPEC, series=(OURS, *[ENGLAND] * 6)), "2023/24")
    assert plot_of(chart).label_texts().count("England") == 3
