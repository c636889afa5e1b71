"""The chart draws what the spec says, with items made once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea
from pytestqt.qtbot import QtBot

from perfdesk.core.charting import (
    ChartBreak,
    ChartGoal,
    ChartPoint,
    ChartSeries,
    ChartSpec,
    ChartTarget,
    SeriesRole,
)
from perfdesk.widgets.charts.line_chart import LineChart
from perfdesk.widgets.charts.line_plot import LinePlot
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
def chart(qtbot: QtBot) -> LineChart:
    chart = LineChart("Trend chart", read_theme("light"))
    qtbot.addWidget(chart)
    chart.resize(336, 320)
    chart.show()
    chart.draw(SPEC, "2023/24")
    return chart


def plot_of(chart: LineChart) -> LinePlot:
    assert chart.plot is not None
    return chart.plot


def test_that_the_chart_says_what_the_spec_says(chart: LineChart) -> None:
    assert chart.accessibleName() == f"Trend chart: {SPEC.title}"
    assert chart.accessibleDescription() == SPEC.spoken("in the table of the larger view, F11")
    assert chart.reading == "Leicestershire, 2023/24: 59.3% \u2013 extract.csv, F4"


def test_that_items_are_reused(chart: LineChart) -> None:
    plot = plot_of(chart)
    before = [id(item) for item in plot.items()]
    for value in (56.0, 57.0, 58.0):
        moved = replace(SPEC, series=(OURS, replace(ENGLAND, segments=((point(4, value),),))))
        chart.draw(moved, "2023/24")
    chart.draw(EMPTY)
    chart.draw(SPEC, "2023/24")
    assert [id(item) for item in plot_of(chart).items()] == before
    assert plot_of(chart) is plot


def test_that_ranges_come_from_the_spec(chart: LineChart) -> None:
    (left, right), (low, high) = plot_of(chart).ranges()
    assert (low, high) == (55.0, 70.0)
    assert left < 0 < len(YEARS) - 1 < right
    chart.draw(replace(SPEC, low=0.0, high=80.0), "2023/24")
    assert plot_of(chart).ranges()[1] == (0.0, 80.0)


def test_that_local_points_are_hollow(chart: LineChart) -> None:
    filled = plot_of(chart).filled_points(0)
    assert filled == [True, True, False, False]


def test_that_a_forecast_has_a_shape_of_its_own(chart: LineChart) -> None:
    forecast = replace(point(4, 59.3), text="62% forecast", is_forecast=True)
    ours = replace(OURS, segments=(*OURS.segments[:1], (forecast,)))
    chart.draw(replace(SPEC, series=(ours,)))
    assert plot_of(chart).symbols(0) == ["o", "d"]


def test_that_a_gap_is_not_joined(chart: LineChart) -> None:
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
    chart: LineChart, target: ChartTarget | None, line: bool, band: bool
) -> None:
    chart.draw(replace(SPEC, target=target), "2023/24")
    plot = plot_of(chart)
    assert plot.shows_target_line is line
    assert plot.shows_band is band
    assert (target is not None and target.label in " ".join(plot.label_texts())) is (line or band)


def test_that_a_break_is_marked_and_named(chart: LineChart) -> None:
    chart.draw(replace(SPEC, breaks=(ChartBreak(1.5, "new definition"),)), "2023/24")
    assert "new definition" in plot_of(chart).label_texts()
    chart.draw(SPEC, "2023/24")
    assert "new definition" not in plot_of(chart).label_texts()


def test_that_names_at_the_ends_do_not_cover_each_other(chart: LineChart) -> None:
    close = replace(ENGLAND, segments=((point(4, 59.4),),))
    chart.draw(
        replace(SPEC, series=(OURS, close), target=ChartTarget(59.2, None, "Target 59.2%")),
        "2023/24",
    )
    boxes = plot_of(chart).end_label_boxes()
    assert len(boxes) == 3
    for at, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[at + 1 :])


def test_that_the_pointer_tells_the_figure_it_is_at(chart: LineChart) -> None:
    plot = plot_of(chart)
    england = len(OURS.points) + 1
    place = plot.place_of(england)
    assert plot.spot_near(place + QPointF(3, -3)) == england
    assert plot.spot_near(place + QPointF(0, 300)) == -1
    plot.follow_pointer(plot.in_scene(place))
    assert chart.reading == "England, 2021/22: 64.6% \u2013 extract.csv, F2"


def test_that_the_keyboard_goes_along_a_line_and_from_line_to_line(chart: LineChart) -> None:
    told = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home,
                Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_End):  # fmt: skip
        QTest.keyClick(chart, key)
        told.append(chart.reading.split(":", maxsplit=1)[0])
    assert told == [
        "Leicestershire, 2023/24", "Leicestershire, 2022/23", "England, 2022/23",
        "England, 2019/20", "England, 2019/20", "England, 2021/22", "Leicestershire, 2021/22",
        "Leicestershire, 2023/24",
    ]  # fmt: skip


def test_that_other_keys_are_left_to_others(chart: LineChart) -> None:
    before = chart.reading
    QTest.keyClick(chart, Qt.Key.Key_Q)
    assert chart.reading == before


def test_that_each_figure_that_a_key_leads_to_is_announced(
    chart: LineChart, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert said[-1].startswith("Leicestershire, 2022/23: 61.8%")


def test_that_an_empty_chart_says_the_next_step(chart: LineChart) -> None:
    chart.draw(EMPTY)
    assert chart.shown_text() == "Type a figure."
    assert chart.reading == ""
    chart.draw(SPEC, "2023/24")
    assert chart.shown_text() == ""


def test_that_the_theme_changes_colours_and_nothing_else(chart: LineChart) -> None:
    plot = plot_of(chart)
    values = plot.line_values(0)
    light = chart.grab().toImage()
    chart.wear(read_theme("dark"))
    dark = chart.grab().toImage()
    assert plot.line_values(0)[0] == values[0]
    corner = (chart.width() - 12, chart.height() // 2)
    assert light.pixelColor(*corner) != dark.pixelColor(*corner)


def test_that_one_point_alone_is_drawn(chart: LineChart) -> None:
    alone = replace(OURS, segments=((replace(point(4, 60.0), at=0),),))
    chart.draw(replace(SPEC, categories=YEARS[4:], series=(alone,)), "2023/24")
    assert plot_of(chart).line_values(0)[0] == 60.0


def test_that_more_series_than_can_be_told_apart_do_not_break_it(chart: LineChart) -> None:
    chart.draw(replace(SPEC, series=(OURS, *[ENGLAND] * 6)), "2023/24")
    assert plot_of(chart).label_texts().count("England") == 5


# --- several parts of a whole ---------------------------------------------------------------------
PARTS = replace(
    SPEC,
    categories=YEARS[3:],
    series=tuple(
        ChartSeries(
            name,
            SeriesRole.PART,
            ((replace(point(3, before), at=0), replace(point(4, now), at=1)),),
            (ChartGoal(1, low, high, f"{low:g}% to {high:g}%"),),
        )
        for name, before, now, low, high in (
            ("Prevent", 56.7, 49.2, 55, 60), ("Reduce", 16.3, 17.4, 18, 23),
            ("Delay", 12.8, 19.1, 10, 15), ("Meet", 14.3, 14.3, 7, 12),
        )
    ),
    low=0,
    high=80,
)  # fmt: skip


def test_that_parts_are_told_apart_by_shape_and_name_and_not_by_colour_alone(
    chart: LineChart,
) -> None:
    chart.draw(PARTS, "2023/24")
    plot = plot_of(chart)
    assert len({plot.symbols(at)[0] for at in range(4)}) == 4
    assert [text for text in plot.label_texts() if "%" in text] == [
        "Prevent 49.2%", "Reduce 17.4%", "Delay 19.1%", "Meet 14.3%",
    ]  # fmt: skip
    boxes = plot.end_label_boxes()
    for at, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[at + 1 :])


def test_that_the_band_of_each_part_has_a_place_of_its_own(chart: LineChart) -> None:
    chart.draw(PARTS, "2023/24")
    plot = plot_of(chart)
    drawn = [plot.goals_drawn(at) for at in range(4)]
    assert all(each.height() > 0 for each in drawn)
    for at, box in enumerate(drawn):
        assert not any(box.intersects(other) for other in drawn[at + 1 :])
    assert chart.reading.startswith("Prevent, 2023/24: 49.2%, target 55% to 60%")
    chart.draw(SPEC, "2023/24")
    assert plot.goals_drawn(0).isEmpty()


# --- taking it elsewhere --------------------------------------------------------------------------
def test_that_the_figures_are_copied_as_a_table(chart: LineChart) -> None:
    told: list[str] = []
    chart.told.connect(told.append)
    QTest.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == "Period\tLeicestershire\tEngland"
    assert "2023/24\t59.3%\t67.9%" in text
    assert told == ["Copied the chart\u2019s figures to the clipboard."]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_a_picture_is_on_a_light_ground_whatever_is_worn(chart: LineChart, theme: str) -> None:
    chart.wear(read_theme(theme))
    QTest.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    picture = QGuiApplication.clipboard().image()
    assert picture.width() >= 1600
    assert picture.pixelColor(2, 2) == read_theme("light")["chart_ground"]
    ink = read_theme("light")["chart_focus"]
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3)
               for y in range(picture.height() // 4, picture.height(), 3)}  # fmt: skip
    assert ink.name() in colours


def test_that_an_empty_chart_has_nothing_to_copy(chart: LineChart) -> None:
    QGuiApplication.clipboard().setText("as it was")
    chart.draw(EMPTY)
    chart.copy_figures()
    chart.copy_picture()
    assert QGuiApplication.clipboard().text() == "as it was"
    assert chart.picture() is None


def test_that_the_figures_can_be_read_as_a_table(chart: LineChart) -> None:
    chart.show_table(True)
    table = chart.table
    assert table is not None
    assert table.isVisible()
    assert table.accessibleName() == "Figures for trend chart"
    assert table.model().rowCount() == len(YEARS)
    chart.draw(EMPTY)
    assert not table.isVisible()
    chart.draw(SPEC, "2023/24")
    assert table.isVisible()
    chart.show_table(False)
    assert plot_of(chart).widget.isVisible()


def test_that_two_clicks_ask_for_a_larger_view(chart: LineChart) -> None:
    asked: list[None] = []
    chart.larger_wanted.connect(lambda: asked.append(None))
    QTest.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().topLeft())
    assert len(asked) == 1
    view = plot_of(chart).widget
    assert isinstance(view, QAbstractScrollArea)
    viewport = view.viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.rect().center())
    assert len(asked) == 2
