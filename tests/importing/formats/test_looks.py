"""How cells are shown: colours of themes, rules of colour, icons, raised digits, indents."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.importing.formats.extract import Sheet
from perfdesk.importing.formats.looks.appearance import Icon, appearance_of
from perfdesk.importing.formats.looks.colours import Palette, tinted
from perfdesk.importing.formats.looks.ods_looks import ods_looks
from perfdesk.importing.formats.looks.rules import Rule
from perfdesk.importing.formats.reading import read_extract
from tests.importing.files import write_xlsx

GREEN, AMBER, RED = "C6EFCE", "FFEB9C", "FFC7CE"


def _first(path: Path) -> Sheet:
    return read_extract(path).sheets[0]


def rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Change the parts of a zipped file, each given by its name."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, change(name, content))
    return path


def test_that_colours_are_told_however_they_are_written(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    colours = [Color(rgb="FF00B050"), Color(theme=9), Color(theme=4, tint=0.5), Color(indexed=10)]
    for column, colour in enumerate(colours, start=1):
        sheet.cell(1, column, 1).fill = PatternFill("solid", fgColor=colour)
    book.save(tmp_path / "fills.xlsx")
    fills = _first(tmp_path / "fills.xlsx").fills
    told = [fills[1, column] for column in range(1, 5)]
    assert told == ["00B050", "F79646", "A7C0DE", "FF0000"]


def test_that_a_tint_makes_lighter_and_darker_as_in_excel() -> None:
    assert tinted("4472C4", 0.4) == "8FAADC"
    assert tinted("4472C4", -0.25) == "2F5597"
    assert Palette().colour(theme="99") == "" == Palette().colour(rgb="none")


def test_that_plain_rules_of_colour_are_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column("A1", ["Rating", "Green", "Amber - nearly", "Red", "", "Other"])
        sheet.write_column("B1", [0.896, 77.5, 14.6, 62])
        looks = [book.add_format({"bg_color": f"#{colour}"}) for colour in (GREEN, AMBER, RED)]
        equal = {"type": "cell", "criteria": "==", "value": '"Green"', "format": looks[0]}
        contains = {"type": "text", "criteria": "containing", "value": "amber", "format": looks[1]}
        beside = {"type": "formula", "criteria": '=$A1="Red"', "format": looks[2]}
        between = {"type": "cell", "criteria": "between", "minimum": 70, "maximum": 80}
        sheet.conditional_format("A2:A6", equal)
        sheet.conditional_format("A2:A6", contains)
        sheet.conditional_format("A1:B6", beside)
        sheet.conditional_format("B1:B6", {**between, "format": looks[0]})
    sheet = _first(path)
    shown = [appearance_of(sheet, row, 1).fill for row in range(1, 7)]
    assert shown == ["", GREEN, AMBER, RED, "", ""]
    assert [appearance_of(sheet, row, 2).fill for row in range(1, 5)] == ["", GREEN, "", RED]


def test_that_icons_are_those_a_person_sees(tmp_path: Path) -> None:
    path = tmp_path / "icons.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column("A1", [1, 2, 3])
        sheet.write_column("B1", [10, 55, 90])
        sheet.write_column("C1", [-1, 0, 1])
        sheet.conditional_format("A1:A3", {"type": "icon_set", "icon_style": "3_traffic_lights"})
        by_number = [{"type": "number", "value": 80}, {"type": "number", "value": 50}]
        lights = {"type": "icon_set", "icon_style": "3_traffic_lights", "reverse_icons": True}
        sheet.conditional_format("B1:B3", {**lights, "icons": by_number})
        arrows = [{"type": "number", "value": 1}, {"type": "number", "value": 0}]
        style = {"type": "icon_set", "icon_style": "3_arrows", "icons": arrows}
        sheet.conditional_format("C1:C3", style)
    sheet = _first(path)

    def meanings(column: int) -> list[str]:
        icons = (appearance_of(sheet, row, column).icon for row in range(1, 4))
        return [icon.meaning if icon else "" for icon in icons]

    assert meanings(1) == ["red", "amber", "green"]
    assert meanings(2) == ["green", "amber", "red"]
    assert meanings(3) == ["down", "same", "up"]


def test_that_five_icons_and_others_mean_what_they_show() -> None:
    assert [Icon("5Arrows", step, 5).meaning for step in (0, 2, 4)] == ["down", "same", "up"]
    assert Icon("4TrafficLights", 0, 4).meaning == "red"
    assert Icon("5Quarters", 0, 5).meaning == ""


@pytest.mark.parametrize(
    ("formula", "holds"),
    [
        ("A1>10", True), ("A1<10", False), ("$A1>=12%", True), ("A$1<>B1", True),
        ('NOT(ISERROR(SEARCH("es",B1)))', True), ('ISNUMBER(SEARCH("no",B1))', False),
        ('ISERROR(SEARCH("es",B1))', False), ("SUM(A1:A9)>1", False), ("", False), ("A1=", False),
        ("B1=1", False), ('B1="YES"', True),
    ],
)  # fmt: skip
def test_that_formulas_of_rules_are_worked_out_or_left_alone(formula: str, holds: bool) -> None:
    rule = Rule(((1, 1, 1, 1),), 1, "expression", formulas=(formula,), fill=GREEN)
    sheet = Sheet("S", [(Decimal(12), "yes")], rules=(rule,))
    assert bool(appearance_of(sheet, 1, 1).fill) == holds


def test_that_raised_digits_indents_letters_and_comments_are_known(tmp_path: Path) -> None:
    path = tmp_path / "looks.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        raised = book.add_format({"font_script": 1})
        sheet.write_rich_string("A1", "Age 18-64", raised, "1")
        sheet.write("A2", "of which home", book.add_format({"indent": 2}))
        sheet.write("A3", "\u25cf", book.add_format({"font_color": "#FF0000"}))
        sheet.write_comment("A2", "check with finance")
    sheet = _first(path)
    assert dict(sheet.raised) == {"Age 18-641": "1"}
    assert dict(sheet.indents) == {(2, 1): 2}
    assert appearance_of(sheet, 3, 1).lettering == "FF0000"
    assert "check with finance" in appearance_of(sheet, 2, 1).comment


@pytest.fixture
def shares(tmp_path: Path) -> Path:
    path = tmp_path / "shares.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Shares")
        percent = book.add_format({"num_format": "0.0%", "bg_color": "#C6EFCE"})
        for row in range(3):
            sheet.write(row, 0, f"row {row}")
            sheet.write(row, 1, 0.896, percent)
    return path


_STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def _strict(name: str, content: bytes) -> bytes:
    for one, other in _STRICT.items():
        content = content.replace(one, other)
    return content


def _prefixed(name: str, content: bytes) -> bytes:
    if "sheet1.xml" not in name or name.endswith(".rels"):
        return content
    content = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", content)
    return content.replace(b"xmlns=", b"xmlns:x=")


def _without_names(name: str, content: bytes) -> bytes:
    if "sheet1.xml" not in name or name.endswith(".rels"):
        return content
    return re.sub(rb'(<(?:row|c)) r="\w+"', rb"\1", content)


def _absolute(name: str, content: bytes) -> bytes:
    return content.replace(b'Target="worksheets/', b'Target="/xl/worksheets/')


@pytest.mark.parametrize("change", [_strict, _prefixed, _without_names, _absolute])
def test_that_percentages_are_known_however_the_xml_is_written(
    shares: Path, change: Callable[[str, bytes], bytes]
) -> None:
    sheet = _first(rewritten(shares, change))
    assert [sheet.text(row, 2) for row in range(1, 4)] == ["89.6%"] * 3
    assert sheet.fills[3, 2] == GREEN


def test_that_a_percent_sign_in_quotes_is_none(tmp_path: Path) -> None:
    path = tmp_path / "quoted.xlsx"
    with xlsxwriter.Workbook(path) as book:
        quoted = book.add_format({"num_format": '0.0"%"'})
        book.add_worksheet().write("A1", 89.6, quoted)
    assert _first(path).text(1, 1) == "89.6"


def test_that_a_book_without_looks_has_none(tmp_path: Path) -> None:
    sheet = _first(write_xlsx(tmp_path / "plain.xlsx", {"S": [["a", 1], ["b", 2]]}))
    assert not sheet.fills and not sheet.rules and not sheet.raised
    assert appearance_of(sheet, 1, 1).icon is None


ODS_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "fo": "xsl-fo-compatible",
    }.items()
)
ODS_STYLES = (
    '<style:style style:name="base" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#c6efce"/></style:style>'
    '<style:style style:name="in" style:family="table-cell" style:parent-style-name="base">'
    '<style:paragraph-properties fo:margin-left="0.2914in"/></style:style>'
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)
ODS_CELLS = (
    '<table:table table:name="S"><table:table-column table:visibility="collapse"/>'
    '<table:table-row><table:table-cell table:number-columns-spanned="2" '
    'office:value-type="string"><text:p>Year</text:p></table:table-cell>'
    "<table:covered-table-cell/></table:table-row>"
    '<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string" '
    'table:style-name="in"><office:annotation><text:p>secret</text:p></office:annotation>'
    '<text:p>Age 18-64<text:span text:style-name="T1">1</text:span></text:p></table:table-cell>'
    '<table:table-cell office:value-type="percentage" office:value="0.896" '
    'table:number-columns-repeated="2"><text:p>89.6%</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)


def _ods(path: Path, declared: str = "") -> Path:
    return written_ods(path, ODS_STYLES, ODS_CELLS, declared)


def written_ods(path: Path, styles: str, tables: str, declared: str = "") -> Path:
    """Write an OpenDocument spreadsheet of its styles and tables, as XML."""
    content = (
        f'<?xml version="1.0"?>{declared}<office:document-content {ODS_NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<m/>")
    return path


def test_that_an_open_document_tells_its_looks_too(tmp_path: Path) -> None:
    sheet = _first(_ods(tmp_path / "looks.ods"))
    assert sheet.merged == ((1, 1, 1, 2),)
    assert sheet.row_texts(2) == ("Age 18-641", "89.6%", "89.6%")
    assert (dict(sheet.fills), dict(sheet.indents)) == ({(2, 1): GREEN}, {(2, 1): 2})
    assert dict(sheet.raised) == {"Age 18-641": "1"}
    assert dict(sheet.comments) == {(2, 1): "secret"}
    assert sheet.hidden_rows == {2}


def test_that_an_open_document_with_entities_is_refused(tmp_path: Path) -> None:
    path = _ods(tmp_path / "entities.ods", '<!DOCTYPE a [<!ENTITY b "c">]>')
    with pytest.raises(UnreadableExtractError, match="was not opened"):
        read_extract(path)
    with pytest.raises(ValueError, match="entities"):
        ods_looks(b'<!DOCTYPE a [<!ENTITY b "c">]><a value-type="percentage">&b;</a>')


def test_that_errors_of_cells_are_kept_as_what_they_show(tmp_path: Path) -> None:
    path = tmp_path / "errors.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["Area", "Rate"])
        sheet.write("A2", "Rutland")
        sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
    assert _first(path).text(2, 2) == "#DIV/0!"
