"""The presentation workbook, opened again as its readers open it."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
import python_calamine

from perfdesk.core.charting import ChartBreak, ChartTarget
from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.errors import CancelledError
from perfdesk.core.figures import Form
from perfdesk.core.judgements import Judged, Override, OverrideKey
from perfdesk.core.progress_report import CancellableReport
from perfdesk.core.verdicts import Rating, RatingWord
from perfdesk.exporting.proof import prove_workbook
from perfdesk.exporting.workbook import write_workbook
from tests.exporting.workbook.boards import (
    CREATED,
    NOW,
    board,
    number,
    opened,
    point,
    published,
    report_on,
    row,
    trend,
    words,
)


@pytest.fixture(scope="module")
def book_of_2023(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the dashboard printed in June 2024."""
    path = tmp_path_factory.mktemp("workbook") / "2023-24.xlsx"
    write_workbook(report_on(*published(2023)), path, created=CREATED)
    return path


def written(folder: Path, dashboard: Dashboard) -> Path:
    path = folder / "book.xlsx"
    write_workbook(report_on(dashboard), path, created=CREATED)
    return path


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as parts:
        return parts.read(name).decode()


def parts_below(path: Path, folder: str) -> list[str]:
    with zipfile.ZipFile(path) as parts:
        return [parts.read(name).decode() for name in parts.namelist() if folder in name]


def test_that_there_is_a_sheet_a_layer_then_the_charts_and_the_data(book_of_2023: Path) -> None:
    names = python_calamine.CalamineWorkbook.from_path(book_of_2023).sheet_names
    assert names == [
        "Prevent need",
        "Reduce need",
        "Delay need",
        "Meet need",
        "Charts",
        "Chart data",
        "Data",
    ]


def test_that_figures_are_real_numbers_under_their_format(book_of_2023: Path) -> None:
    with opened(book_of_2023) as book:
        cells = {
            (cell.value, cell.number_format)
            for name in book.sheetnames[:4]
            for line in book[name].iter_rows()
            for cell in line
            if isinstance(cell.value, int | float)
        }
    assert {(0.896, "0.0%"), (0.96, "0%"), (2384500, '#,##0.0,"k"'), (511, "0")} <= cells
    assert (1575, '"<"#,##0') in cells


def test_that_every_figure_of_the_appendix_stands_on_its_layers_sheet(book_of_2023: Path) -> None:
    dashboard, _ = published(2023)
    with opened(book_of_2023) as book:
        for layer in dashboard.layers:
            numbers = [
                float(cell.value)
                for line in book[layer.name].iter_rows()
                for cell in line
                if isinstance(cell.value, int | float)
            ]
            for each in layer.rows:
                value = each.cells[Column.CURRENT].value
                assert value is not None
                is_percent = each.cells[Column.CURRENT].form is Form.PERCENT
                assert pytest.approx(float(value) / (100 if is_percent else 1)) in numbers


def test_that_short_words_beside_a_figure_are_part_of_its_format(tmp_path: Path) -> None:
    figure = number("85.3% (2023)", "85.3")
    target = number("90%", "90", 0)
    path = written(tmp_path, board(("Prevent", [row(current=figure, target=target)])))
    with opened(path) as book:
        cell = book["Prevent"]["G7"]
        assert (cell.value, cell.number_format) == (0.853, '0.0%" (2023)"')


def test_that_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    texts = ["=1+1", "+44", "-cmd|' /C calc'!A0", "@SUM(A1)", "{=1}", "https://example.invalid"]
    rows = [row(str(at), description=words(text)) for at, text in enumerate(texts)]
    path = written(tmp_path, board(("Prevent", rows), title="=HYPERLINK()"))
    with opened(path) as book:
        assert book["Prevent"]["A1"].value == "=HYPERLINK() 2023/24"
        cells = [book["Prevent"].cell(7 + at, 2) for at in range(len(texts))]
        assert [cell.value for cell in cells] == texts
    for xml in parts_below(path, "xl/worksheets/"):
        assert "<f>" not in xml
        assert "<hyperlink " not in xml


def test_that_no_formula_macro_or_link_leaves_the_house(book_of_2023: Path) -> None:
    with zipfile.ZipFile(book_of_2023) as parts:
        names = parts.namelist()
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    for xml in parts_below(book_of_2023, "_rels"):
        assert 'TargetMode="External"' not in xml
    for xml in parts_below(book_of_2023, "xl/worksheets/sheet"):
        assert "<f>" not in xml


def test_that_every_part_is_sound_xml_whatever_the_texts_hold(tmp_path: Path) -> None:
    odd = 'a\x00b \ud800 <&>" ]]> _x0041_ \N{GRINNING FACE} \u202e'
    reasons = Rating(RatingWord.BETTER, odd, odd, RatingWord.BETTER)
    dashboard = board((odd, [row(description=words(odd), rating=reasons)]), ("", []), title=odd)
    spec = trend([point(0, 70, odd), point(1, 71, "71%")], categories=(odd, "b", "c", "d", "e"))
    path = tmp_path / "odd.xlsx"
    write_workbook(report_on(dashboard, {"reablement": spec}), path, created=CREATED)
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))
    sheets = python_calamine.CalamineWorkbook.from_path(path)
    rows = sheets.get_sheet_by_index(0).to_python()
    assert 'a\ufffdb \ufffd <&>" ]]> _x0041_ \N{GRINNING FACE} \u202e' in rows[6]


def test_that_the_look_of_a_rating_follows_its_word(tmp_path: Path) -> None:
    met = Rating(RatingWord.BETTER, "Target met", "Met.", RatingWord.BETTER)
    path = written(tmp_path, board(("Prevent", [row(), row("met", rating=met)])))
    xml = part(path, "xl/worksheets/sheet1.xml")
    for word in ("Green", "Amber", "Red", "Better", "Similar", "Below", "Improved", "Not as good"):
        assert f'operator="beginsWith" text="{word}"' in xml
    assert '<formula>"Target met"</formula>' in xml
    assert 'sqref="E6:E8"' in xml


def test_that_the_reason_of_a_rating_is_a_note_without_who_decided_otherwise_and_why(
    tmp_path: Path,
) -> None:
    key = OverrideKey("reablement", NOW, Judged.RATING)
    override = Override(key, "similar", "Six people.", "j.smith", CREATED, ("89.6%",))
    decided = Rating(
        RatingWord.SIMILAR,
        "Similar",
        "Six people. (decided by j.smith)",
        RatingWord.BETTER,
        override,
    )
    path = written(tmp_path, board(("Prevent", [row(rating=decided), row("plain")])))
    with opened(path) as book:
        sheet = book["Prevent"]
        assert sheet["E7"].comment.text.startswith(
            "Decided by officers, not by the rule.\n89.6% from"
        )
        assert "89.6% against 77.5%" in sheet["E8"].comment.text
        assert sheet["F7"].comment is None
    inside = parts_below(path, "")
    assert not any("j.smith" in xml or "Six people" in xml for xml in inside)


def test_that_the_properties_name_the_council_and_no_person(book_of_2023: Path) -> None:
    with opened(book_of_2023) as book:
        properties = book.properties
        assert properties.title == "Adults and Communities Performance 2023/24"
        assert properties.creator == properties.lastModifiedBy == "Leicestershire"
        assert properties.language == "en-GB"
        assert properties.created == CREATED.replace(tzinfo=None)
    assert all("en-US" not in xml for xml in parts_below(book_of_2023, "xl/charts/"))


def test_that_sheets_print_on_a4_landscape_with_headings_repeated(book_of_2023: Path) -> None:
    with opened(book_of_2023) as book:
        for name in book.sheetnames[:4]:
            sheet = book[name]
            assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
            assert sheet.sheet_properties.pageSetUpPr is not None
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            # One page wide is what a file says that says nothing.
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
            assert sheet.print_title_rows == "$1:$5"
            assert sheet.print_area.startswith(f"'{name}'!$A$1:$L$")
            assert sheet.freeze_panes == "A6"
            assert not sheet.sheet_view.showGridLines
        for number in range(1, 5):
            foot = part(book_of_2023, f"xl/worksheets/sheet{number}.xml")
            assert "Appendix A, page &amp;P of &amp;N" in foot
            assert " Provisional&amp;C" in foot


def test_that_a_final_position_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, board(("Prevent", [row()]), provisional=False))
    with opened(path) as book:
        assert book["Prevent"]["A2"].value == "April 2023 to March 2024. Final figures."
    assert " Final&amp;C" in part(path, "xl/worksheets/sheet1.xml")


def test_that_a_title_with_an_ampersand_stands_in_the_foot_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, board(("Prevent", [row()]), title="Adults & Communities " * 20))
    foot = re.search(r"<oddFooter>(.*?)</oddFooter>", part(path, "xl/worksheets/sheet1.xml"))
    assert foot is not None
    assert len(foot[1].replace("&amp;", "&").replace("&quot;", '"')) <= 255
    assert "Adults &amp;&amp; Communities" in foot[1]


def test_that_every_measure_with_figures_has_a_chart_with_alternative_text(
    book_of_2023: Path,
) -> None:
    _, charts = published(2023)
    assert len(parts_below(book_of_2023, "xl/charts/chart")) == len(charts) == 29
    drawing = next(xml for xml in parts_below(book_of_2023, "xl/drawings/drawing"))
    told = {
        element.attrib["descr"]
        for element in ElementTree.fromstring(drawing).iter()
        if element.tag.endswith("cNvPr") and "descr" in element.attrib
    }
    places = {each.rpartition(" from row ")[0] for each in told}
    assert places == {
        spec.spoken("on the sheet Chart data").removesuffix(".") for spec in charts.values()
    }


def test_that_a_chart_holds_its_figures_so_that_protected_view_shows_it(tmp_path: Path) -> None:
    spec = trend(
        [point(2, 87.8, "87.8%"), point(3, 89.6, "89.6%", is_local=True)],
        [point(4, 73.7, "73.7%")],
        target=ChartTarget(77.5, None, "England 77.5%"),
        breaks=(ChartBreak(3.5, "new data source"),),
    )
    path = tmp_path / "chart.xlsx"
    write_workbook(
        report_on(board(("Delay", [row()])), {"reablement": spec}), path, created=CREATED
    )
    xml = part(path, "xl/charts/chart1.xml")
    for value in ("0.878", "0.896", "0.737", "0.775"):
        assert f"<c:v>{value}</c:v>" in xml
    assert '<c:max val="1.0"/>' in xml
    assert '<c:min val="0.6"/>' in xml
    assert '<c:majorUnit val="0.1"/>' in xml
    assert '<c:dispBlanksAs val="span"/>' in xml  # years without a survey, within one segment
    assert f"<a:t>{spec.title}</a:t>" in xml
    assert "new data source" in xml
    assert "England 77.5%" in xml


def test_that_each_row_with_two_figures_has_a_small_trend_line(book_of_2023: Path) -> None:
    xml = "".join(parts_below(book_of_2023, "xl/worksheets/sheet"))
    assert xml.count("<x14:sparkline>") == 29


def test_that_the_data_sheet_has_every_figure_with_the_id_of_its_measure(
    book_of_2023: Path,
) -> None:
    dashboard, charts = published(2023)
    book = python_calamine.CalamineWorkbook.from_path(book_of_2023)
    head, *rows = book.get_sheet_by_name("Data").to_python()
    data = [dict(zip(map(str, head), each, strict=True)) for each in rows]
    for each in dashboard.rows:
        for column in dashboard.columns:
            cell = each.cells[column.column]
            if column.column in {Column.CURRENT, Column.PREVIOUS} and cell.text:
                (found,) = [
                    line
                    for line in data
                    if line["Measure id"] == each.measure and line["Shown as"] == column.heading
                ]
                assert found["As printed"] == cell.text
                assert cell.value is None or found["Value"] == float(cell.value)
    points = sum(len(line.points) for spec in charts.values() for line in spec.series)
    assert sum(line["Shown as"] == "Trend" for line in data) == points


def test_that_the_same_dashboard_gives_the_same_bytes(tmp_path: Path, book_of_2023: Path) -> None:
    again = tmp_path / "again.xlsx"
    write_workbook(report_on(*published(2023)), again, created=CREATED)
    assert again.read_bytes() == book_of_2023.read_bytes()


def test_that_nothing_in_it_tells_the_time_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    at = datetime(2001, 2, 3, 4, 5, tzinfo=UTC)
    write_workbook(report_on(board(("Prevent", [row()]))), path, created=at)
    assert part(path, "docProps/core.xml").count("2001-02-03T04:05:00Z") == 2
    with zipfile.ZipFile(path) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_that_texts_and_numbers_beyond_what_excel_takes_make_a_sound_workbook(
    tmp_path: Path,
) -> None:
    long = "word " * 2000
    huge = number("9" * 400, "9" * 400, 0, Form.PLAIN)
    spec = trend([point(0, 70, "70%"), point(1, 71, "71%")], target=ChartTarget(65, None, long))
    spec = replace(spec, title=long, subject=long, alt=long)
    reasons = Rating(RatingWord.BETTER, long, long, RatingWord.BETTER)
    dashboard = board((long, [row(description=words(long), rating=reasons, current=huge)]))
    path = tmp_path / "long.xlsx"
    write_workbook(report_on(dashboard, {"reablement": spec}), path, created=CREATED)
    assert prove_workbook(path, report_on(dashboard)).differences == ()
    heights = re.findall(r' ht="([\d.]+)"', "".join(parts_below(path, "xl/worksheets/sheet")))
    assert max(map(float, heights)) <= 409.5
    for title in re.findall("<a:t>(.*?)</a:t>", part(path, "xl/charts/chart1.xml")):
        assert len(title) <= 255


def test_that_an_empty_layer_and_an_empty_pack_make_a_sound_workbook(tmp_path: Path) -> None:
    for dashboard in (board(("Prevent", []), ("Delay", [row()])), board()):
        path = written(tmp_path, dashboard)
        sheets = python_calamine.CalamineWorkbook.from_path(path)
        assert sheets.sheet_names[-3:] == ["Charts", "Chart data", "Data"]
    assert "There are no figures to draw yet." in str(
        sheets.get_sheet_by_name("Charts").to_python()
    )


def test_that_a_cancel_leaves_no_file(tmp_path: Path) -> None:
    steps: list[str] = []

    def tell(done: int, total: int, doing: str) -> None:
        steps.append(doing)
        assert done < total == 8

    report = CancellableReport(tell, lambda: len(steps) == 5)
    with pytest.raises(CancelledError):
        write_workbook(
            report_on(*published(2023)), tmp_path / "no.xlsx", progress=report, created=CREATED
        )
    assert steps[0] == "Prevent need"
    assert not any(path.suffix == ".xlsx" for path in tmp_path.iterdir())


def test_that_a_file_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_workbook(report_on(board()), tmp_path / "missing" / "book.xlsx", created=CREATED)


def test_that_a_disk_that_fills_up_is_an_error_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = zipfile.ZipFile.writestr

    def full(file: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes) -> None:
        if file.filename is not None:  # on disk, not in memory
            raise OSError(28, "No space left on device")
        write(file, entry, content)

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(OSError, match="No space left"):
        write_workbook(report_on(board()), tmp_path / "book.xlsx", created=CREATED)
