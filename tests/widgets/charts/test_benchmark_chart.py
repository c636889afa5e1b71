"""All councils beside the trend: drawn as the spec says, told by pointer and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.core.charting import (
    BenchmarkDot,
    BenchmarkLine,
    BenchmarkSpec,
    DotRole,
    QuartileBand,
)
from perfdesk.widgets.charts.benchmark_chart import BenchmarkChart
from perfdesk.widgets.theme import read_theme

COUNT = 150


def dot(at: int) -> BenchmarkDot:
    """A made-up place: what it is called is its rank."""
    role = {48: DotRole.OURS, 10: DotRole.NEIGHBOUR, 90: DotRole.NEIGHBOUR}.get(at, DotRole.OTHER)
    name = f"Place {at + 1}"
    quartile = ("Top", "Second", "Third", "Bottom")[at * 4 // COUNT]
    value = 95 - at * 0.4
    return BenchmarkDot(
        f"E{at:08}", name, value, f"{value:.1f}%", at + 1, quartile, role,
        f"{name}: {value:.1f}%, rank {at + 1} of {COUNT}, {quartile} quartile.",
    )  # fmt: skip


SPEC = BenchmarkSpec(
    measure="m",
    title="75.8% in 2020/21: Second quartile, rank 49 of 150",
    subject="A measure",
    unit="Per cent",
    period="2020/21",
    dots=tuple(dot(at) for at in range(COUNT)),
    bands=(
        QuartileBand("Bottom", 35.4, 50.0, "Bottom quartile"),
        QuartileBand("Third", 50.0, 65.0, "Third quartile"),
        QuartileBand("Second", 65.0, 80.0, "Second quartile"),
        QuartileBand("Top", 80.0, 95.0, "Top quartile"),
    ),
    lines=(BenchmarkLine("Median", 65.0, "Median 65.0%"), BenchmarkLine("England", 64, "England")),
    neighbours="Neighbours, October 2025",
    low=30,
    high=100,
    ticks=((40.0, "40%"), (60.0, "60%"), (80.0, "80%"), (100.0, "100%")),
    note="Higher is better.",
    alt="All councils by rank.",
)


@pytest.fixture
def chart(qtbot: QtBot) -> BenchmarkChart:
    """The chart in a window of its own, as narrow as the details."""
    chart = BenchmarkChart(read_theme("light"))
    qtbot.addWidget(chart)
    chart.resize(300, 520)
    chart.show()
    chart.draw(SPEC)
    return chart


def test_that_message_reading_and_alternative_text_are_the_specs(chart: BenchmarkChart) -> None:
    assert chart.accessibleName() == f"Benchmark chart: {SPEC.title}"
    assert chart.accessibleDescription() == SPEC.spoken("in the table of the larger view, F11")
    assert chart.reading == SPEC.dots[48].hover


def test_that_the_pointer_tells_the_council_it_is_at(chart: BenchmarkChart) -> None:
    plot = chart.plot
    assert plot is not None
    for at in (0, 48, 149):
        assert plot.spot_near(plot.place_of(at)) == at
    assert plot.spot_near(QPointF(-100, -100)) == -1


def test_that_a_dot_beyond_the_axis_is_found_at_its_edge(chart: BenchmarkChart) -> None:
    far = replace(SPEC.dots[0], value=315.0, beyond=True)
    chart.draw(replace(SPEC, dots=(far, *SPEC.dots[1:])))
    plot = chart.plot
    assert plot is not None
    place = plot.place_of(0)
    assert place.y() >= 0
    assert plot.spot_near(place) == 0


def test_that_keys_go_from_council_to_council(chart: BenchmarkChart) -> None:
    for key, at in (
        (Qt.Key.Key_Home, 48),
        (Qt.Key.Key_Left, 47),
        (Qt.Key.Key_Right, 48),
        (Qt.Key.Key_Right, 49),
        (Qt.Key.Key_PageDown, 59),
        (Qt.Key.Key_Down, 90),
        (Qt.Key.Key_Down, 90),
        (Qt.Key.Key_Up, 48),
        (Qt.Key.Key_Up, 10),
        (Qt.Key.Key_End, 149),
    ):
        QTest.keyClick(chart, key)
        assert chart.reading == SPEC.dots[at].hover


def test_that_items_are_made_once(chart: BenchmarkChart) -> None:
    plot = chart.plot
    assert plot is not None
    items = len(plot.widget.findChildren(QObject))
    for _ in range(3):
        chart.draw(replace(SPEC, dots=SPEC.dots[:20], bands=(), lines=()))
        chart.draw(SPEC)
    assert chart.plot is plot
    assert len(plot.widget.findChildren(QObject)) == items


def test_that_where_there_is_nothing_to_draw_it_says_what_to_do(chart: BenchmarkChart) -> None:
    empty = replace(SPEC, title="", dots=(), bands=(), lines=(), empty="Import a publication.")
    chart.draw(empty)
    assert chart.reading == ""
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.reading == ""
    chart.draw(SPEC)
    assert chart.reading == SPEC.dots[48].hover


def test_that_few_neighbours_are_named_where_there_is_little_room(chart: BenchmarkChart) -> None:
    near = (2, 9, 20, 40, 47, 50, 60, 80, 100, 120, 140)
    dots = tuple(
        replace(each, role=DotRole.NEIGHBOUR) if at in near else each
        for at, each in enumerate(SPEC.dots)
        if at not in (10, 90)
    )
    chart.draw(replace(SPEC, dots=dots))
    plot = chart.plot
    assert plot is not None
    neighbours = {each.name for each in dots if each.role is DotRole.NEIGHBOUR}
    named = neighbours & set(plot.names_shown())
    ranked = [each.name for each in dots if each.role is DotRole.NEIGHBOUR]
    assert len(named) == 4
    assert {ranked[0], ranked[-1]} <= named
    assert {"Median 65.0%", "England"} <= set(plot.names_shown())
    chart.resize(900, 640)
    assert neighbours <= set(plot.names_shown())
