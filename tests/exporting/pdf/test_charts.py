"""The charts of the annex."""

import calendar
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from perfdesk.core.charting import (
    ChartBreak,
    ChartPoint,
    ChartSeries,
    ChartSpec,
    ChartTarget,
    SeriesRole,
)
from perfdesk.core.dashboard import Column, Dashboard
from tests.exporting.pdf.printed import TABLES, box_of, page_texts, squeezed, written
from tests.exporting.pdf.published import dashboard_of, pack_2023

# Values for drawing only; no council reported this series.
OURS = (81.1, 84.0, 87.8, 89.6)
ENGLAND = (74.9, 77.6, 77.5, 79.4)
YEARS = ("2020/21", "2021/22", "2022/23", "2023/24")


def _series(role: SeriesRole, name: str, values: tuple[float, ...]) -> ChartSeries:
    points = (
        ChartPoint(at, value, f"{value}%", YEARS[at], "", is_local=at == 3)
        for at, value in enumerate(values)
    )
    return ChartSeries(name, role, (tuple(points),))


def _spec(measure: str) -> ChartSpec:
    return ChartSpec(
        measure=measure,
        title="89.6%, above England 79.4%, similar to 87.8%",
        subject="No need for ongoing services",
        unit="Per cent",
        categories=YEARS,
        series=(
            _series(SeriesRole.OURS, "Leicestershire", OURS),
            _series(SeriesRole.COMPARATOR, "England", ENGLAND),
        ),
        target=ChartTarget(85.0, None, "Target 85%"),
        breaks=(),
        low=70.0,
        high=95.0,
        ticks=tuple((float(value), f"{value}%") for value in range(70, 100, 5)),
        alt="No need for ongoing services, 2020/21 to 2023/24.",
    )


@pytest.fixture
def dashboard() -> Dashboard:
    return dashboard_of(pack_2023())[0]


@pytest.fixture
def spec(dashboard: Dashboard) -> ChartSpec:
    return _spec(next(dashboard.rows).measure)


def _annex(path: Path) -> tuple[int, str]:
    """The last page, by number, and its text."""
    texts = page_texts(path)
    return len(texts) - 1, texts[-1]


def test_that_a_chart_tells_its_message_above_it(
    dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    path = written(tmp_path, dashboard, {spec.measure: spec})
    page, text = _annex(path)
    for words in (spec.subject, spec.title, spec.unit, "95%", "2020/21", "Target 85%"):
        assert squeezed(words) in text
    assert box_of(path, page, spec.title).bottom < box_of(path, page, "95%").top


def test_that_each_line_is_named_at_its_end_with_its_last_figure(
    dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    path = written(tmp_path, dashboard, {spec.measure: spec})
    page, text = _annex(path)
    assert "Leicestershire89.6%" in text
    assert "England79.4%" in text
    assert box_of(path, page, "Leicestershire89.6%").left > box_of(path, page, "2023/24").left


@pytest.mark.parametrize("shift", [10.0, 10.2, 9.0, 11.5])
def test_that_labels_move_apart_where_lines_end_together(
    shift: float, dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    near = _series(SeriesRole.COMPARATOR, "England", tuple(value + shift for value in ENGLAND))
    spec = replace(
        spec, series=(spec.series[0], near), target=ChartTarget(89.0, 90.0, "Band 89% to 90%")
    )
    path = written(tmp_path, dashboard, {spec.measure: spec})
    page, _ = _annex(path)
    labels = ["Leicestershire", "England", "Band 89% to 90%"]
    boxes = sorted((box_of(path, page, label) for label in labels), key=lambda box: box.top)
    for upper, lower in pairwise(boxes):
        assert upper.bottom <= lower.top
    assert boxes[-1].bottom < box_of(path, page, "2023/24").bottom


def test_that_at_most_two_lines_are_drawn(
    dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    third = _series(SeriesRole.COMPARATOR, "East Midlands", ENGLAND)
    spec = replace(spec, series=(third, *spec.series))
    _, text = _annex(written(tmp_path, dashboard, {spec.measure: spec}))
    assert "Leicestershire89.6%" in text
    assert "EastMidlands79.4%" in text
    assert text.count("England79.4%") == 1  # in the message, not at a line


def test_that_a_comparator_is_drawn_where_ours_has_no_figures(
    dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    nothing = ChartSeries("Leicestershire", SeriesRole.OURS, ())
    spec = replace(spec, series=(nothing, spec.series[1]))
    _, text = _annex(written(tmp_path, dashboard, {spec.measure: spec}))
    assert "England79.4%" in text


def test_that_a_break_is_marked_and_named(
    dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    breaks = (ChartBreak(0.5, "no survey"), ChartBreak(1.5, "new definition"))
    path = written(tmp_path, dashboard, {spec.measure: replace(spec, breaks=breaks)})
    page, _ = _annex(path)
    first, second = box_of(path, page, "no survey"), box_of(path, page, "new definition")
    assert second.bottom < first.top
    assert first.bottom < box_of(path, page, "95%").bottom


def test_that_many_categories_are_thinned_and_the_last_is_named(
    dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    names = tuple(f"{calendar.month_abbr[month]} 2023" for month in range(1, 10))
    _, text = _annex(written(tmp_path, dashboard, {spec.measure: replace(spec, categories=names)}))
    assert "Sep2023" in text
    assert "Aug2023" not in text


@pytest.mark.parametrize(
    "change",
    [
        lambda spec: replace(spec, categories=YEARS[:1], ticks=()),
        lambda spec: replace(spec, low=80.0, high=80.0),
        lambda spec: replace(
            spec, breaks=(ChartBreak(-0.5, "at the very start"), ChartBreak(3.5, "at the end"))
        ),
        lambda spec: replace(spec, subject="A subject that goes on, " * 6, title="words " * 40),
        lambda spec: replace(
            spec, target=ChartTarget(70.0, 95.0, "A band as wide as the axis, with a long label")
        ),
    ],
)
def test_that_a_chart_at_the_edge_of_sense_is_still_drawn(
    change: Callable[[ChartSpec], ChartSpec],
    dashboard: Dashboard,
    spec: ChartSpec,
    tmp_path: Path,
) -> None:
    first = ChartSeries("Leicestershire", SeriesRole.OURS, (spec.series[0].points[:1],))
    spec = change(replace(spec, series=(first,)))
    assert "Leicestershire81.1%" in _annex(written(tmp_path, dashboard, {spec.measure: spec}))[1]


def test_that_a_local_point_is_hollow(
    dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    alone = replace(spec, target=None, series=spec.series[:1], categories=("2023/24",), ticks=())
    inks = []
    for is_local in (True, False):
        point = replace(OURS_LAST, is_local=is_local)
        series = ChartSeries("Leicestershire", SeriesRole.OURS, ((point,),))
        path = written(tmp_path, dashboard, {spec.measure: replace(alone, series=(series,))})
        inks.append(_dark(path))
    assert inks[0] < inks[1]


OURS_LAST = ChartPoint(0, 89.6, "89.6%", "2023/24", "", is_local=True)


def _dark(path: Path) -> int:
    """How many dots of the last page are dark."""
    document = pypdfium2.PdfDocument(path)
    try:
        image = document[len(document) - 1].render(scale=4, grayscale=True).to_numpy()
        return int((image < 128).sum())
    finally:
        document.close()


def test_that_charts_follow_the_rows_under_the_names_of_their_layers(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    charts = {row.measure: _spec(row.measure) for row in reversed(list(dashboard.rows))}
    charts = {
        measure: replace(charts[measure], subject=f"subject {number:02d}")
        for number, measure in enumerate(row.measure for row in dashboard.rows)
    }
    text = "".join(page_texts(written(tmp_path, dashboard, charts)))
    annex = text[text.index("Charts") :]
    assert annex.index("Preventneed") < annex.index("subject00")
    assert annex.index("subject12") < annex.index("Reduceneed") < annex.index("subject13")
    places = [annex.index(f"subject{number:02d}") for number in range(29)]
    assert places == sorted(places)


def test_that_the_charts_of_a_row_begin_level_and_are_drawn_level(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    first, second, *_ = (row.measure for row in dashboard.rows)
    long = "89.6%, above England 79.4%, similar to 87.8% for the third year running. " * 2
    charts = {
        first: replace(_spec(first), subject="subject of few words", unit="One unit"),
        second: replace(_spec(second), subject="subject of more", title=long, unit="Other unit"),
    }
    path = written(tmp_path, dashboard, charts)
    page, _ = _annex(path)
    tops = [box_of(path, page, words).top for words in ("subject of few", "subject of more")]
    assert tops[0] == pytest.approx(tops[1], abs=0.5)
    units = [box_of(path, page, words) for words in ("One unit", "Other unit")]
    assert units[0].bottom == pytest.approx(units[1].bottom, abs=0.5)
    assert units[0].top > box_of(path, page, "third year running.").bottom


def test_that_the_first_and_the_last_year_are_named_where_there_is_no_room_for_all(
    dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    path = written(tmp_path, dashboard, {spec.measure: spec})
    _, text = _annex(path)
    axis = text[text.index("70%") :]
    assert "2020/21" in axis
    assert "2023/24" in axis
    assert "2021/22" not in axis


def test_that_there_is_no_annex_without_points_or_when_it_is_not_wanted(
    dashboard: Dashboard, spec: ChartSpec, tmp_path: Path
) -> None:
    empty = replace(spec, series=(), empty="No figures yet.")
    for charts, settings in (
        ({spec.measure: empty}, TABLES),
        ({"of no row": spec}, TABLES),
        ({spec.measure: spec}, replace(TABLES, charts=False)),
    ):
        text = "".join(page_texts(written(tmp_path, dashboard, charts, settings)))
        assert "Charts" not in text


def test_that_every_trend_of_the_published_dashboard_is_drawn(tmp_path: Path) -> None:
    dashboard, charts = dashboard_of(pack_2023())
    text = "".join(page_texts(written(tmp_path, dashboard, charts)))
    annex = text[text.index("Charts") :]
    for row in dashboard.rows:
        if row.measure in charts:
            assert squeezed(row.cells[Column.DESCRIPTION].text) in annex
            assert squeezed(charts[row.measure].title) in annex
