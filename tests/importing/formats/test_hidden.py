"""What a sheet does not show is known in every format, however it came to be hidden."""

from __future__ import annotations

import re
from pathlib import Path

import xlsxwriter

from perfdesk.importing.formats.extract import Extract, Sheet
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.formats.sheet_xml import LARGE
from perfdesk.importing.tables.finding import find_tables
from perfdesk.importing.vocabulary.columns import Role
from tests.importing.formats.binary_files import Cell, write_xls, write_xlsb
from tests.importing.formats.test_looks import rewritten, written_ods

ROWS: tuple[tuple[str | int, ...], ...] = (
    ("Measure", "2023/24 draft", "2023/24", "2022/23"),
    ("Library visits", 1_111_111, 1_251_000, 1_191_000),
    ("Contacts received", 99_999, 28_401, 27_901),
    ("People waiting", 11, 421, 391),
)


def _hidden(extract: Extract) -> tuple[list[int], list[int]]:
    (sheet,) = extract.sheets
    return sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)


def _cells() -> dict[int, dict[int, Cell]]:
    return {
        row: {column: (value, 0) for column, value in enumerate(cells)}
        for row, cells in enumerate(ROWS)
    }


def _flat() -> dict[tuple[int, int], Cell]:
    return {(row, at): cell for row, cells in _cells().items() for at, cell in cells.items()}


def test_that_hidden_filtered_and_folded_rows_of_a_workbook_are_known(tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(ROWS):
            sheet.write_row(row, 0, cells)
        sheet.autofilter(0, 0, 3, 3)
        sheet.filter_column(0, "x == Library*")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(3, None, None, {"hidden": True, "level": 1})
        sheet.set_column(1, 1, 12, None, {"hidden": True, "level": 1})
    extract = read_extract(path)
    assert _hidden(extract) == ([3, 4], [2])
    assert [problem.kind for problem in extract.problems] == ["hidden rows", "hidden columns"]
    assert extract.problems[0].message.startswith("2 rows of sheet \u201cSheet1\u201d (the first")


def test_that_rows_and_columns_of_no_size_are_hidden(tmp_path: Path) -> None:
    path = tmp_path / "flat.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(ROWS):
            sheet.write_row(row, 0, cells)
        sheet.set_row(2, 76.5)
        sheet.set_column(1, 1, 55)
    rewritten(
        path,
        lambda _, part: re.sub(rb'width="55[.\d]*"', b'width="0"', part.replace(b'"76.5"', b'"0"')),
    )
    assert _hidden(read_extract(path)) == ([3], [2])


def test_that_the_xml_of_excel_2003_says_what_it_hides(tmp_path: Path) -> None:
    rows = "".join(
        f"<Row{attributes}>"
        + "".join(f'<Cell><Data ss:Type="String">{each}</Data></Cell>' for each in cells)
        + "</Row>"
        for attributes, cells in zip(("", "", ' ss:Height="0"', ""), ROWS, strict=True)
    )
    columns = '<Column/><Column ss:Index="2" ss:Hidden="1"/><Column ss:Width="0" ss:Span="1"/>'
    path = tmp_path / "old.xml"
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S">'
        f"<Table>{columns}{rows}</Table></Worksheet></Workbook>",
        "utf-8",
    )
    assert _hidden(read_extract(path)) == ([3], [2, 3, 4])


def test_that_hidden_columns_of_a_large_sheet_are_known(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.set_column(1, 1, 12, None, {"hidden": True})
        sheet.write_row(0, 0, ["Measure", *range(40)])
        for row in range(1, LARGE // (41 * 30)):
            if row == 9000:
                sheet.set_row(row, None, None, {"hidden": True})
            sheet.write_row(row, 0, [f"Measure {row}", *[row + 0.123456789012] * 40])
    assert _hidden(read_extract(path)) == ([9001], [2])


def test_that_hidden_rows_and_columns_of_binary_workbooks_are_known(tmp_path: Path) -> None:
    old = write_xls(tmp_path / "a.xls", _flat(), hidden_row=2, widths={0: 4000, 1: -1})
    assert _hidden(read_extract(old)) == ([3], [2])
    flat = write_xls(tmp_path / "b.xls", _flat(), widths={0: 4000, 1: 0})
    assert _hidden(read_extract(flat)) == ([], [2])
    new = write_xlsb(tmp_path / "a.xlsb", _cells(), hidden_row=2, widths={0: 4000, 1: -1})
    assert _hidden(read_extract(new)) == ([3], [2])
    low = write_xlsb(tmp_path / "b.xlsb", _cells(), heights={2: 0}, widths={1: 0})
    assert _hidden(read_extract(low)) == ([3], [2])


_ODS_SIZES = (
    '<style:style style:name="narrow" style:family="table-column">'
    '<style:table-column-properties style:column-width="0in"/></style:style>'
    '<style:style style:name="low" style:family="table-row">'
    '<style:table-row-properties style:row-height="0.0cm"/></style:style>'
)


def _ods_row(number: int, attributes: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{each}</text:p></table:table-cell>'
        for each in ROWS[number]
    )
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def test_that_an_open_document_says_in_four_ways_what_it_hides(tmp_path: Path) -> None:
    columns = (
        '<table:table-column/><table:table-column table:style-name="narrow"/>'
        '<table:table-column-group table:display="false"><table:table-column/>'
        "</table:table-column-group><table:table-column/>"
    )
    rows = (
        _ods_row(0)
        + '<table:table-row-group table:display="false">'
        + _ods_row(1)
        + "</table:table-row-group>"
        + _ods_row(2, 'table:visibility="filter"')
        + _ods_row(3, 'table:style-name="low"')
    )
    table = f'<table:table table:name="S">{columns}{rows}</table:table>'
    path = written_ods(tmp_path / "a.ods", _ODS_SIZES, table)
    assert _hidden(read_extract(path)) == ([2, 3, 4], [2, 3])


def test_that_a_web_page_says_what_it_hides(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr{' style=' + chr(39) + 'height:0; display: none' + chr(39) if number == 2 else ''}>"
        + "".join(f"<td>{each}</td>" for each in cells)
        + "</tr>"
        for number, cells in enumerate(ROWS)
    )
    path = tmp_path / "page.xls"
    path.write_text(
        f"<html><table><col><col span=1 style='display:none'><col span=2>{rows}</table></html>",
        "utf-8",
    )
    assert _hidden(read_extract(path)) == ([3], [2])


def test_that_a_column_that_is_shown_comes_before_a_hidden_one() -> None:
    sheet = Sheet(
        "S",
        [("Measure", "Actual", "Actual"), ("Visits", 1.5, 2.5), ("Loans", 3.5, 4.5)],
        hidden_columns=frozenset({2}),
        hidden_rows=frozenset({3, 9}),
    )
    (table,) = find_tables(Extract("a.xlsx", "xlsx", "", (sheet,)))
    current = table.column(Role.CURRENT)
    assert current is not None
    assert current.index == 3
    assert [column.index for column in table.hidden_columns] == [2]
    assert table.hidden_rows == {3}
    assert table.is_hidden(3, current)
    assert not table.is_hidden(2, current)
