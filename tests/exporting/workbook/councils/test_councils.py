"""All councils in the presentation workbook: data, native charts, proof."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from perfdesk.core.charting import BenchmarkSpec, DotRole
from perfdesk.core.errors import CancelledError
from perfdesk.core.narrative.report import Report, build_report
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.exporting.proof import prove_workbook
from perfdesk.exporting.workbook import write_workbook
from perfdesk.exporting.workbook.councils import council_blocks
from tests.core.benchmarks.published_years import REABLEMENT, year_of
from tests.core.building.series_packs import series_pack
from tests.exporting.workbook.boards import CREATED, opened, published_report

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def report() -> Report:
    """A report with one measure that was published for ten councils."""
    return build_report(series_pack(year_of(REABLEMENT)))


@pytest.fixture(scope="module")
def spec(report: Report) -> BenchmarkSpec:
    (found,) = report.charts.benchmarks.values()
    return found


@pytest.fixture(scope="module")
def book(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("councils") / "book.xlsx"
    write_workbook(report, path, created=CREATED)
    return path


def _with(report: Report, spec: BenchmarkSpec) -> Report:
    benchmarks = {spec.measure: spec}
    return replace(report, charts=replace(report.charts, benchmarks=benchmarks))


def _chart(path: Path) -> ElementTree.Element:
    """The chart of all councils: the one with names of councils as its categories."""
    with zipfile.ZipFile(path) as parts:
        charts = [parts.read(each) for each in parts.namelist() if "xl/charts/chart" in each]
    (found,) = [each for each in charts if b"Council data" in each]
    return ElementTree.fromstring(found)


def _cached(series: ElementTree.Element, what: str) -> dict[int, str]:
    cache = series.find(f"{CHART}{what}")
    assert cache is not None
    return {
        int(each.attrib["idx"]): each.findtext(f"{CHART}v") or ""
        for each in cache.iter(f"{CHART}pt")
    }


def test_that_the_councils_stand_between_the_charts_and_the_data(book: Path) -> None:
    with opened(book) as read:
        assert read.sheetnames[-5:] == [
            "Charts", "All councils", "Chart data", "Council data", "Data",
        ]  # fmt: skip


def test_that_a_pack_without_publications_has_no_sheets_of_councils(tmp_path: Path) -> None:
    report = published_report(2023)
    write_workbook(report, tmp_path / "book.xlsx", created=CREATED)
    with opened(tmp_path / "book.xlsx") as read:
        assert "All councils" not in read.sheetnames
        assert "Council data" not in read.sheetnames


def test_that_every_council_stands_with_its_rank_figure_and_quartile(
    book: Path, report: Report, spec: BenchmarkSpec
) -> None:
    (block,) = council_blocks(report.dashboard, report.charts.benchmarks)
    with opened(book) as read:
        sheet = read["Council data"]
        rows = list(sheet.iter_rows(min_row=block.first_row + 1, max_row=block.last_row + 1))
    assert len(rows) == len(spec.dots) == 10
    for row, dot in zip(rows, spec.dots, strict=True):
        measure, rank, council, figure, quartile, *drawn = (cell.value for cell in row)
        assert (measure, rank, council) == (spec.measure, dot.rank, dot.name)
        assert quartile == (dot.quartile or None)
        assert figure == pytest.approx(dot.value / 100)
        assert [each for each in drawn[:2] if each is not None] == [figure]
        assert row[3].number_format == "0.0%"


def test_that_each_look_of_dots_is_a_series_with_its_figures_kept(
    book: Path, spec: BenchmarkSpec
) -> None:
    series = list(_chart(book).iter(f"{CHART}ser"))
    names = [each.findtext(f"{CHART}tx/{CHART}strRef/{CHART}strCache/{CHART}pt/{CHART}v")
             for each in series]  # fmt: skip
    assert names[-1] == "Leicestershire"
    ours = next(at for at, dot in enumerate(spec.dots) if dot.role is DotRole.OURS)
    kept = _cached(series[-1], "val")
    assert {at for at, value in kept.items() if value} == {ours}
    assert float(kept[ours]) == pytest.approx(spec.dots[ours].value / 100)
    assert list(_cached(series[-1], "cat").values()) == [dot.name for dot in spec.dots]
    assert "Quarters" in names
    assert any((name or "").startswith("England") for name in names)


def test_that_ours_is_named_and_the_quarters_are_in_words(book: Path, spec: BenchmarkSpec) -> None:
    texts = [each.text for each in _chart(book).iter(f"{DRAWN}t")]
    ours = next(dot for dot in spec.dots if dot.role is DotRole.OURS)
    assert f"{ours.name} {ours.text}" in texts
    assert spec.title in texts
    assert {"Top", "Second", "Third", "Bottom"} <= set(texts)
    assert any((text or "").startswith("10 councils, best on the left") for text in texts)


def test_that_the_chart_says_in_words_what_it_shows(book: Path, spec: BenchmarkSpec) -> None:
    with zipfile.ZipFile(book) as parts:
        drawings = [parts.read(each).decode() for each in parts.namelist() if "/drawing" in each]
    told = [each for xml in drawings for each in re.findall(r'descr="([^"]*)"', xml)]
    assert told.count(spec.spoken("on the sheet Council data from row 3")) == 1


def test_that_a_council_beyond_the_axis_is_drawn_at_its_edge_and_told_as_it_is(
    report: Report, spec: BenchmarkSpec, tmp_path: Path
) -> None:
    far = replace(spec.dots[0], value=spec.high + 40, text=f"{spec.high + 40:.1f}%", beyond=True)
    changed = _with(report, replace(spec, dots=(far, *spec.dots[1:])))
    write_workbook(changed, tmp_path / "book.xlsx", created=CREATED)
    assert prove_workbook(tmp_path / "book.xlsx", changed).differences == ()
    (block,) = council_blocks(changed.dashboard, changed.charts.benchmarks)
    with opened(tmp_path / "book.xlsx") as read:
        row = [cell.value for cell in read["Council data"][block.first_row + 1]]
    assert row[3] == pytest.approx((spec.high + 40) / 100)
    drawn = [each for each in row[5:7] if each is not None]
    assert drawn == [pytest.approx(spec.high / 100)]


def test_that_a_measure_without_aim_has_no_quarters(
    report: Report, spec: BenchmarkSpec, tmp_path: Path
) -> None:
    dots = tuple(replace(dot, quartile="", rank=0) for dot in spec.dots)
    changed = _with(report, replace(spec, dots=dots, bands=(), lines=()))
    write_workbook(changed, tmp_path / "book.xlsx", created=CREATED)
    assert prove_workbook(tmp_path / "book.xlsx", changed).differences == ()
    texts = [each.text for each in _chart(tmp_path / "book.xlsx").iter(f"{DRAWN}t")]
    assert "Top" not in texts
    assert any("highest on the left" in (text or "") for text in texts)


def test_that_a_council_read_back_otherwise_is_told(
    report: Report, book: Path, tmp_path: Path
) -> None:
    proof = prove_workbook(book, report)
    assert proof.differences == ()
    (block,) = council_blocks(report.dashboard, report.charts.benchmarks)
    with opened(book) as read:
        read["Council data"].cell(block.first_row + 2, 4).value = 0.5
        read.save(tmp_path / "changed.xlsx")
    (difference,) = prove_workbook(tmp_path / "changed.xlsx", report).differences
    assert f"Council data, D{block.first_row + 2}" in difference
    with opened(book) as read:
        del read["Council data"]
        read.save(tmp_path / "missing.xlsx")
    (difference,) = prove_workbook(tmp_path / "missing.xlsx", report).differences
    assert difference == "The sheet Council data is missing"


def test_that_a_cancel_while_councils_are_written_leaves_no_file(
    report: Report, tmp_path: Path
) -> None:
    def stop(done: int, total: int, doing: str) -> None:
        del done, total
        if doing == "Council data":
            raise CancelledError

    with pytest.raises(CancelledError):
        write_workbook(report, tmp_path / "book.xlsx", created=CREATED, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_that_the_foot_says_what_the_report_is_called(tmp_path: Path) -> None:
    report = build_report(
        series_pack(year_of(REABLEMENT)), settings=ReportSettings(appendix="Annex 1 & 2")
    )
    write_workbook(report, tmp_path / "book.xlsx", created=CREATED)
    with zipfile.ZipFile(tmp_path / "book.xlsx") as parts:
        sheets = [parts.read(each).decode() for each in parts.namelist() if "/sheet" in each]
    assert sheets
    told = "Annex 1 &amp;&amp; 2, page &amp;P of &amp;N"
    assert all(told in sheet for sheet in sheets if "<oddFooter>" in sheet)
