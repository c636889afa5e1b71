"""Web pages, Excel's XML of 2003 and JSON become sheets, under whatever name they come."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.importing.formats.extract import Sheet
from perfdesk.importing.formats.markup.json_lists import read_json
from perfdesk.importing.formats.markup.web_pages import is_web_page, read_web_page
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.tables.finding import find_tables

_PAGE = """<html><head><title>Report</title><style>td {x: y}</style></head><body>
<table><tr><td colspan=3>Contacts &amp; sequels</table>
<table border="1"><tr><th rowspan="2">Sequel<th colspan="2">2023/24
<tr><th>Q1<th>Q2</tr>
<tr><td>Prevent<td align=right>4,618<td>4619
<tr><td>Total<br>(all)<td><b>9,387</b></td><td>9388</tr></table></body></html>"""

_WORKBOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="Summary"><Table>
<Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">2023/24</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="String">As at</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">Reviews</Data></Cell>
<Cell ss:StyleID="p"><Data ss:Type="Number">0.735</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="DateTime">2024-03-31T00:00:00.000</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="Old"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


def _written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("name", ["report.xls", "report.html", "report.csv"])
def test_that_a_web_page_is_read_under_any_name(tmp_path: Path, name: str) -> None:
    extract = read_extract(_written(tmp_path, name, _PAGE))
    assert extract.format == "html"
    sheet = extract.sheets[1]
    assert sheet.row_texts(1) == ("Sequel", "2023/24", "")
    assert sheet.row_texts(2) == ("", "Q1", "Q2")
    assert sheet.row_texts(4) == ("Total (all)", "9,387", "9388")
    assert sheet.merged == ((1, 1, 2, 1), (1, 2, 1, 3))
    (table,) = find_tables(extract)
    assert (table.header_rows, table.rows) == ((1, 2), 2)
    assert [column.name for column in table.columns] == ["Sequel", "2023/24 > Q1", "2023/24 > Q2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_that_the_xml_of_excel_2003_is_read_as_it_is_shown(tmp_path: Path, encoding: str) -> None:
    text = _WORKBOOK.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    extract = read_extract(_written(tmp_path, "report.xls", text, encoding))
    summary, old = extract.sheets
    assert extract.format == "xml"
    assert summary.text(4, 2) == "73.5%"
    assert summary.text(4, 4) == "2024-03-31"
    assert summary.merged == ((3, 1, 3, 2),)
    assert summary.hidden_rows == {4}
    assert (summary.hidden, old.hidden) == (False, True)


def test_that_entities_of_such_xml_are_not_expanded(tmp_path: Path) -> None:
    declared = _WORKBOOK.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "aa">]><Workbook', 1)
    with pytest.raises(UnreadableExtractError, match="was not opened"):
        read_extract(_written(tmp_path, "bomb.xls", declared))


@pytest.mark.parametrize(
    "broken", ['<Row ss:Index="99999999">', '<Row><Cell ss:Index="99999999">', "<Row><Oops>"]
)
def test_that_far_cells_and_broken_xml_are_refused(tmp_path: Path, broken: str) -> None:
    text = _WORKBOOK.replace('<Row ss:Index="3"><Cell ss:MergeAcross="1">', f"{broken}<Cell>")
    with pytest.raises(UnreadableExtractError):
        read_extract(_written(tmp_path, "far.xml", text))


def _only(text: str) -> Sheet:
    (sheet,) = read_json("a.json", text)
    return sheet


def test_that_records_are_a_table() -> None:
    text = '[{"area": "E10000018", "value": 89.60, "of": {"n": 3856}}, {"value": null, "x": true}]'
    sheet = _only(text)
    assert sheet.values[0] == ["area", "value", "of.n", "x"]
    assert sheet.values[1] == ["E10000018", Decimal("89.60"), 3856, ""]
    assert sheet.text(3, 4) == "TRUE"


def test_that_groups_of_codes_keep_their_names() -> None:
    sheet = _only('{"E06000001": ["E06000001", "E06000002"], "E06000002": ["E06000002"]}')
    assert sheet.values[0] == ["group", "item 1", "item 2"]
    assert sheet.values[2] == ["E06000002", "E06000002", ""]


def test_that_one_list_among_other_words_is_the_table() -> None:
    sheet = _only('{"data": [{"a": 1}, {"a": 2}], "source": "x", "next": null}')
    assert (sheet.name, sheet.height) == ("data", 3)


def test_that_a_record_a_line_is_a_table() -> None:
    assert _only('{"a": 1}\n{"a": 2}\n').height == 3


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":' * 5_000 + "1" + "}" * 5_000, "[1e999999999]", "{}", "[]", '{"a": [1'],
)
def test_that_odd_json_is_read_or_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = _written(tmp_path, "odd.json", text)
    try:
        assert read_extract(path).sheets
    except UnreadableExtractError as problem:
        assert problem.message.endswith(".") and "\n" not in problem.message


_TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td colspan=3 rowspan=2>", "<th>",
     "<br>", "<script>", "</script>", "1,334", " ", "Leicestershire", "&nbsp;", "<!--", "-->"]
)  # fmt: skip


@settings(max_examples=80)
@given(st.lists(_TAGS, max_size=30))
def test_that_no_page_however_broken_does_harm(tags: list[str]) -> None:
    text = "<html>" + "".join(tags)
    assert is_web_page(text)
    for sheet in read_web_page("a.xls", text):
        assert sheet.width


@settings(max_examples=60)
@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=4), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_that_any_json_is_read_or_refused(data: object) -> None:
    try:
        sheets = read_json("a.json", json.dumps(data))
    except UnreadableExtractError:
        return
    assert all(sheet.height > 1 for sheet in sheets)
