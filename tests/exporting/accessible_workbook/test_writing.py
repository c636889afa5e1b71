"""The accessible workbook, walked by the checklist of the government's guidance."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from perfdesk.core.building.figure_cells import figure_cell
from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.errors import CancelledError
from perfdesk.core.figures import Form
from perfdesk.core.progress_report import CancellableReport
from perfdesk.exporting.accessible_workbook import write_accessible_workbook
from perfdesk.exporting.accessible_workbook.tables import Number, parts_of
from perfdesk.exporting.proof import prove_accessible_workbook
from tests.exporting.test_proof import with_cell
from tests.exporting.workbook.boards import (
    CREATED,
    board,
    number,
    point,
    published,
    report_on,
    row,
    trend,
    words,
)


def written(dashboard: Dashboard, folder: Path, charts: dict[str, ChartSpec]) -> Workbook:
    path = folder / "book.tmp"
    write_accessible_workbook(report_on(dashboard, charts), path, created=CREATED)
    with path.open("rb") as stream:
        return load_workbook(stream)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    dashboard, charts = published(2023)
    return written(dashboard, tmp_path_factory.mktemp("accessible"), charts)


def test_that_cover_contents_and_notes_come_before_one_table_a_sheet(book: Workbook) -> None:
    assert book.sheetnames == [
        "Cover", "Contents", "Notes",
        "Prevent need", "Reduce need", "Delay need", "Meet need", "Figures over time",
    ]  # fmt: skip
    assert [len(sheet.tables) for sheet in book] == [0, *[1] * 7]


def test_that_title_description_and_table_stand_in_column_a(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet["A1"].value
        assert str(sheet["A2"].value).startswith("This worksheet contains one table.")
        (table,) = sheet.tables.values()
        assert table.ref.startswith("A")
        last = sheet[table.ref][-1][-1]
        assert (sheet.max_row, sheet.max_column) == (last.row, last.column)


def test_that_nothing_is_merged_blank_hidden_frozen_filtered_or_filled(book: Workbook) -> None:
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None
        assert not any(each.hidden for each in sheet.row_dimensions.values())
        for table in sheet.tables.values():
            assert table.autoFilter is None
            for line in sheet[table.ref]:
                assert all(cell.value not in (None, "") for cell in line)
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.fill.fill_type is None
                assert (cell.font.name, cell.font.size) in {("Arial", 12), ("Arial", 16)}
                assert cell.data_type != "f"


def test_that_the_cursor_is_in_the_first_cell_of_the_first_sheet(book: Workbook) -> None:
    assert book.active is book.worksheets[0]
    assert all(sheet.sheet_view.selection[0].activeCell == "A1" for sheet in book)


def test_that_numbers_and_words_have_columns_of_their_own(book: Workbook) -> None:
    sheet = book["Delay need"]
    (table,) = sheet.tables.values()
    head, *lines = [[cell.value for cell in line] for line in sheet[table.ref]]
    now = head.index("2023/24 performance, number")
    unit = head.index("Unit")
    found = {line[head.index("Measure")]: line for line in lines}
    assert found["ASCOF 2B"][now : now + 2] == [
        13.7, "per 100k Pop. Actual 58 Admissions in 23/24",
    ]  # fmt: skip
    assert (found["ASCOF 2A"][now], found["ASCOF 2A"][unit]) == (89.6, "Per cent")


def test_that_shorthand_is_explained_above_the_table_and_notes_on_their_sheet(
    book: Workbook,
) -> None:
    assert "[z] means not applicable" in str(book["Prevent need"]["A3"].value)
    assert "Rating [note 1]" in [cell.value for cell in book["Prevent need"][4]]
    notes = [line[0].value for line in book["Notes"].iter_rows(min_row=4)]
    assert notes == ["Note 1"] * 3 + ["Note 2"] * 3


def test_that_language_title_and_council_are_set_and_no_person(
    book: Workbook, tmp_path: Path
) -> None:
    assert book.properties.language == "en-GB"
    assert book.properties.title.endswith("accessible tables")
    assert book.properties.creator == "Leicestershire"
    assert not book.properties.lastModifiedBy or book.properties.lastModifiedBy == "Leicestershire"


@pytest.mark.parametrize(("starting", "rows"), [(2021, 30), (2023, 29)])
def test_that_both_published_dashboards_are_proved_cell_by_cell(
    starting: int, rows: int, tmp_path: Path
) -> None:
    dashboard, charts = published(starting)
    path = tmp_path / "book.tmp"
    write_accessible_workbook(report_on(dashboard, charts), path, created=CREATED)
    proof = prove_accessible_workbook(path, report_on(dashboard, charts))
    assert proof.differences == ()
    points = sum(len(each.points) for spec in charts.values() for each in spec.series)
    assert proof.compared == rows * len(dashboard.columns) + points
    again = tmp_path / "again.tmp"
    write_accessible_workbook(report_on(dashboard, charts), again, created=CREATED)
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("column", [Column.RATING, Column.PROGRESS, Column.CURRENT, Column.AIM])
def test_that_a_cell_that_differs_is_found(column: Column, tmp_path: Path) -> None:
    dashboard, path = board(("Delay need", [row()])), tmp_path / "book.tmp"
    write_accessible_workbook(report_on(dashboard), path, created=CREATED)
    (difference,) = prove_accessible_workbook(
        path, report_on(with_cell(dashboard, column, words("Other")))
    ).differences
    assert "Delay need" in difference


def test_that_a_figure_over_time_that_differs_or_is_missing_is_found(tmp_path: Path) -> None:
    dashboard, path = board(("Delay need", [row()])), tmp_path / "book.tmp"
    spec = trend([point(0, 80.0, "80%"), point(1, 82.5, "82.5%")])
    write_accessible_workbook(report_on(dashboard, {"reablement": spec}), path, created=CREATED)
    for other in (
        trend([point(0, 80.0, "80%"), point(1, 82.4, "82.4%")]),
        trend([point(0, 80.0, "80%")]),
    ):
        (difference,) = prove_accessible_workbook(
            path, report_on(dashboard, {"reablement": other})
        ).differences
        assert difference.startswith("Figures over time")
    write_accessible_workbook(report_on(dashboard), path, created=CREATED)
    assert prove_accessible_workbook(
        path, report_on(dashboard, {"reablement": spec})
    ).differences == ("The sheet Figures over time is missing",)


def test_that_what_is_no_workbook_is_a_difference(tmp_path: Path) -> None:
    path = tmp_path / "book.tmp"
    path.write_bytes(b"garbage")
    assert prove_accessible_workbook(path, report_on(board())).differences


def test_that_text_like_formulas_and_a_table_without_figures_are_kept(tmp_path: Path) -> None:
    rows = [
        row(description=words("=cmd|' /C calc'!A0"), current=words(""), target=words("\x01<b>")),
        row("long", description=words("\u0142\u0175\U0001f600" * 2000)),
    ]
    dashboard = board(("Delay [need]: a/b", rows), ("delay [need]: A/B", [row()]))
    book = written(dashboard, tmp_path, {})
    assert book.sheetnames[3:] == ["Delay -need-- a-b", "delay -need-- A-B (2)"]
    assert prove_accessible_workbook(tmp_path / "book.tmp", report_on(dashboard)).differences == ()
    with zipfile.ZipFile(tmp_path / "book.tmp") as parts:
        assert b"<f>" not in b"".join(
            parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name
        )


@pytest.mark.parametrize("token", ["[x]", "[z]", "[c]"])
def test_that_a_figure_that_is_a_symbol_alone_is_proved(token: str, tmp_path: Path) -> None:
    dashboard = board(("Delay", [row(current=words(token)), row("other", current=words("Due"))]))
    written(dashboard, tmp_path, {})
    assert prove_accessible_workbook(tmp_path / "book.tmp", report_on(dashboard)).differences == ()


def test_that_a_cancelled_workbook_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    stop = CancellableReport(is_cancelled=lambda: True)
    with pytest.raises(CancelledError):
        write_accessible_workbook(report_on(board()), path, created=CREATED, progress=stop)
    assert not path.exists()


def test_that_a_band_and_a_limit_stay_words_and_thousands_become_whole_numbers() -> None:
    assert parts_of(number("<71 in January", "71", 0, Form.PLAIN)) == (None, "<71 in January")
    thousands = number("615.1k", "615060", 1, Form.THOUSANDS)
    assert parts_of(thousands) == (Number(615100.0, "#,##0"), "")
    band = figure_cell("55% - 60% Local", "55% - 60%", value=None, decimals=0, form=Form.PERCENT)
    assert parts_of(band) == (None, "55% - 60% Local")
