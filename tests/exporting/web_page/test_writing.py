"""The web page: one file, no script, real tables, charts that say what they show."""

import itertools
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.core.charting import ChartBreak, ChartTarget
from perfdesk.core.dashboard import Column
from perfdesk.core.errors import CancelledError
from perfdesk.core.narrative.report import build_report
from perfdesk.core.progress_report import CancellableReport
from perfdesk.core.verdicts import Rating, RatingWord
from perfdesk.exporting.proof import prove_web_page
from perfdesk.exporting.web_page import write_web_page
from perfdesk.exporting.web_page.svg_chart import HEIGHT, WIDTH, draw_chart
from tests.core.benchmarks.published_years import REABLEMENT as FRAMEWORK
from tests.core.benchmarks.published_years import year_of
from tests.core.building.series_packs import series_pack
from tests.exporting.test_proof import with_cell
from tests.exporting.workbook.boards import (
    CREATED,
    board,
    point,
    published,
    published_report,
    report_on,
    row,
    trend,
    words,
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("web") / "page.tmp"
    write_web_page(published_report(2023), path, created=CREATED)
    return path.read_text("utf-8")


def test_that_it_is_one_british_page_that_fetches_and_runs_nothing(page: str) -> None:
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|<iframe|\son\w+=|url\(|@import|https?://", page)
    assert re.findall(r'href="([^"]*)"', page) == [
        "#measures", "#layer-1", "#layer-2", "#layer-3", "#layer-4", "#key",
    ]  # fmt: skip


def test_that_headings_do_not_skip_and_every_link_has_its_place(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)
    assert set(" ".join(re.findall(r'aria-labelledby="([^"]*)"', page)).split()) <= set(ids)


def test_that_each_table_has_a_caption_and_scope_in_both_directions(page: str) -> None:
    assert page.count("<table") == page.count("<caption>") > 4
    assert page.count('scope="row"') == 29
    assert page.count('scope="col"') == 8 * page.count("<table")
    assert "data-heading" in page
    assert "prefers-color-scheme:dark" in page
    assert "@media print" in page


def test_that_the_summary_counts_in_words(page: str) -> None:
    counts = re.findall(r'<p class="counts">.*?</p>', page, re.DOTALL)
    told = [" ".join(re.sub("<[^>]*>", "", each).split()) for each in counts]
    assert told[0] == "Rating: 16 better 3 similar 6 below 4 not rated"
    assert told[1].startswith("Progress: 15 improved ")


def test_that_the_summary_marks_a_verdict_as_the_tables_do(page: str) -> None:
    mentions = re.findall(r'<ul class="mentions">(.*?)</ul>', page, re.DOTALL)
    assert mentions[0].count('class="status poor"') == 6
    assert 'class="status progress good"' in mentions[1]
    assert "<br><br>" not in page


def test_that_the_page_says_its_marking_and_how_to_get_another_format(tmp_path: Path) -> None:
    report = published_report(2023)
    line = "For this in Braille, write to the council."
    settings = replace(report.settings, marking="OFFICIAL <1>", other_formats=line)
    write_web_page(replace(report, settings=settings), tmp_path / "page.html", created=CREATED)
    text = (tmp_path / "page.html").read_text("utf-8")
    assert text.count("OFFICIAL &lt;1&gt;") == 2
    assert text.index("OFFICIAL") < text.index("<h1>")
    assert text.index("</main>") < text.index(line)


def test_that_every_chart_is_a_drawing_with_title_and_description(page: str) -> None:
    drawings = re.findall(r'<svg class="chart".*?</svg>', page, re.DOTALL)
    assert len(drawings) > 20
    for drawing in drawings:
        root = ET.fromstring(drawing)
        assert root.findtext("title")
        assert root.findtext("desc")


def test_that_no_shape_is_read_out_or_typed(page: str) -> None:
    shapes = re.findall(r'<svg viewBox="0 0 24 24"[^>]*>', page)
    assert shapes
    assert all('aria-hidden="true"' in shape for shape in shapes)
    assert not re.search("[\u25a0-\u25ff\u2190-\u21ff]", page)


@pytest.mark.parametrize(("starting", "rows"), [(2021, 30), (2023, 29)])
def test_that_both_published_dashboards_are_proved_cell_by_cell(
    starting: int, rows: int, tmp_path: Path
) -> None:
    dashboard, charts = published(starting)
    path, again = tmp_path / "page.tmp", tmp_path / "again.tmp"
    write_web_page(report_on(dashboard, charts), path, created=CREATED)
    proof = prove_web_page(path, report_on(dashboard, charts))
    assert proof.differences == ()
    assert proof.compared > rows * len(dashboard.columns) + rows
    write_web_page(report_on(dashboard, charts), again, created=CREATED)
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("column", [Column.RATING, Column.PROGRESS, Column.CURRENT, Column.AIM])
def test_that_a_cell_that_differs_is_found(column: Column, tmp_path: Path) -> None:
    dashboard, path = board(("Delay need", [row()])), tmp_path / "page.tmp"
    write_web_page(report_on(dashboard), path, created=CREATED)
    (difference,) = prove_web_page(
        path, report_on(with_cell(dashboard, column, words("Other")))
    ).differences
    assert "No need for ongoing services" in difference


def test_that_a_shape_of_another_tone_is_found(tmp_path: Path) -> None:
    path = tmp_path / "page.tmp"
    write_web_page(report_on(board(("Delay need", [row()]))), path, created=CREATED)
    below = Rating(RatingWord.BELOW, "Better than England 2022/23", "", RatingWord.BELOW)
    (difference,) = prove_web_page(
        path, report_on(board(("Delay need", [row(rating=below)])))
    ).differences
    assert difference.endswith("is not drawn as poor")


def test_that_a_missing_row_and_garbage_are_found(tmp_path: Path) -> None:
    path = tmp_path / "page.tmp"
    write_web_page(report_on(board(("Delay need", [row()]))), path, created=CREATED)
    assert prove_web_page(path, report_on(board(("Delay need", [row(), row("b")])))).differences
    path.write_bytes(b"\xff\xfe")
    assert prove_web_page(path, report_on(board())).differences


def test_that_marks_in_texts_stay_texts(tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script>\"'&amp; \x00\u0142\u0175 \U0001f600 " + "x" * 2000
    rows = [row(description=words(nasty), current=words(nasty)), row("b", target=words(""))]
    dashboard = board((nasty, rows), ("Prevent", []), title=nasty)
    dashboard = replace(dashboard, council=nasty)
    path = tmp_path / "page.tmp"
    spec = replace(trend([point(0, 80.0, "80%")]), title=nasty, subject=nasty, alt=nasty)
    write_web_page(report_on(dashboard, {"reablement": spec}), path, created=CREATED)
    assert prove_web_page(path, report_on(dashboard, {"reablement": spec})).differences == ()
    assert prove_web_page(path, report_on(dashboard)).differences == (
        "What the charts of the web page say differs from the figures",
    )
    assert "<script" not in path.read_text("utf-8")


def test_that_a_cancelled_page_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    stop = CancellableReport(is_cancelled=lambda: True)
    with pytest.raises(CancelledError):
        write_web_page(report_on(board(("a", []))), path, created=CREATED, progress=stop)
    assert not path.exists()


# --- the drawer ----------------------------------------------------------------------------------
def test_that_a_line_stops_at_a_gap_and_local_points_are_hollow() -> None:
    spec = trend(
        [point(0, 80.0, "80%"), point(1, 82.0, "82%")],
        [point(3, 85.0, "85%", is_local=True), point(4, 86.0, "86%")],
        target=ChartTarget(70.0, 75.0, "Band 70% to 75%"),
        breaks=(ChartBreak(2.5, "definition changed"),),
    )
    root = ET.fromstring(draw_chart(spec, 1, spec.alt))
    looks = [each.get("class") for each in root.iter()]
    assert looks.count("line ours") == 2
    assert looks.count("point ours local") == 1
    assert looks.count("point ours") == 3
    assert (looks.count("band"), looks.count("target"), looks.count("break")) == (1, 2, 1)
    texts = [each.text for each in root.iter("text")]
    assert "definition changed" in texts
    assert [each for each in texts if each in {"2020/21", "2024/25"}][-1] == "2024/25"


def test_that_everything_drawn_lies_within_and_no_labels_cover_each_other() -> None:
    same = [point(at, 80.0, "80%") for at in range(5)]
    spec = trend(same, target=ChartTarget(80.0, None, "Target 80% as agreed with the board"))
    other = replace(spec.series[0], name="England and other places of a long name")
    root = ET.fromstring(draw_chart(replace(spec, series=(*spec.series, other)), 1, ""))
    names = [each for each in root.iter("text") if (each.get("class") or "").startswith("name")]
    ys = sorted(float(each.get("y") or 0) for each in names)
    assert all(after - before >= 15 for before, after in itertools.pairwise(ys))
    for each in root.iter("text"):
        assert 0 <= float(each.get("x") or -1) <= WIDTH
        assert 0 <= float(each.get("y") or -1) <= HEIGHT


def test_that_all_councils_are_drawn_in_quarters_with_ours_named(tmp_path: Path) -> None:
    pack = series_pack(year_of(FRAMEWORK))
    report, path = build_report(pack), tmp_path / "page.tmp"
    assert len(report.charts.benchmarks) == 1
    write_web_page(report, path, created=CREATED)
    assert prove_web_page(path, report).differences == ()
    drawings = re.findall(r'<svg class="chart".*?</svg>', path.read_text("utf-8"), re.DOTALL)
    (drawing,) = [each for each in drawings if 'class="quarter"' in each]
    root = ET.fromstring(drawing)
    dots = [each for each in root.iter("circle") if "point" in each.attrib["class"]]
    assert len(dots) == 10
    assert sum(each.attrib["class"] == "point ours" for each in dots) == 1
    texts = [each.text for each in root.iter("text")]
    assert {"Top", "Second", "Third", "Bottom"} <= set(texts)
    assert any((each or "").startswith("Leicestershire 81.1") for each in texts)
    places = [(float(each.attrib["cx"]), float(each.attrib["cy"])) for each in dots]
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)
