"""Workbooks that are odd but right, as the test suites of readers hold them, and wrong ones."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.problems import Severity
from perfdesk.importing.formats.extract import Extract
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.tables.finding import find_tables
from tests.importing.files import write_ods

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARED = '<?xml version="1.0"?>'


def _text(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'


def _number(cell: str, value: object, more: str = "") -> str:
    return f'<c r="{cell}" {more}><v>{value}</v></c>'


HEADINGS = f'<row r="1">{_text("A1", "Area")}{_text("B1", "2022/23")}{_text("C1", "2023/24")}</row>'
ROWS = HEADINGS + "".join(
    f'<row r="{row}">{_text(f"A{row}", f"Place {row}")}'
    f"{_number(f'B{row}', row * 10.5)}{_number(f'C{row}', row * 11)}</row>"
    for row in range(2, 8)
)


def _sheet(rows: str = ROWS, before: str = "", after: str = "") -> str:
    body = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{_DECLARED}<worksheet xmlns="{_MAIN}">{body}</worksheet>'


def _relations(*targets: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS: dict[str, str | bytes] = {
    "[Content_Types].xml": (
        f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": (
        f'{_DECLARED}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/sheet1.xml")),
}
SHEET = "xl/worksheets/sheet1.xml"
_ERROR, _TRUTH, _SHARED_TEXT = 't="e"', 't="b"', 't="s"'


def _book(path: Path, changed: Mapping[str, str | bytes | None]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**PARTS, SHEET: _sheet(), **changed}.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def _declared(encoding: str) -> bytes:
    text = _sheet(ROWS.replace("Place 2", "Caf\u00e9"))
    return text.replace("?>", f' encoding="{encoding}"?>', 1).encode(encoding)


def _prefixed(text: str) -> str:
    return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text).replace("xmlns=", "xmlns:x=")


_NO_ROW = re.sub(r'<row r="\d+">', "<row>", ROWS)
_SHARED = "".join(
    f'<row r="{row}">{_text(f"A{row}", "p")}<c r="B{row}"><f t="shared" si="0"'
    + (' ref="B2:B9">A1</f>' if row == 2 else "/>")
    + f'<v>{row}</v></c><c r="C{row}"><f t="array" ref="C{row}">1</f><v>2</v></c></row>'
    for row in range(2, 9)
)

ODD: dict[str, tuple[dict[str, str | bytes | None], int]] = {
    "inline texts and no styles": ({}, 6),
    "target from the root": (
        {"xl/_rels/workbook.xml.rels": _relations(("worksheet", "/xl/worksheets/sheet1.xml"))},
        6,
    ),
    "prefixed names": ({SHEET: _prefixed(_sheet())}, 6),
    "rows without numbers": ({SHEET: _sheet(_NO_ROW)}, 6),
    "cells without names": ({SHEET: _sheet(re.sub(r' r="[A-Z]+\d+"', "", _NO_ROW))}, 6),
    "dimension too large": ({SHEET: _sheet(before='<dimension ref="A1:XFD1048576"/>')}, 6),
    "dimension too small": ({SHEET: _sheet(before='<dimension ref="A1"/>')}, 6),
    "shared and array formulas": ({SHEET: _sheet(HEADINGS + _SHARED)}, 7),
    "styles that are none": ({SHEET: _sheet(ROWS.replace("<c r=", '<c s="-1" r='))}, 6),
    "byte order mark": ({SHEET: b"\xef\xbb\xbf" + _sheet().encode()}, 6),
    "in UTF-16": ({SHEET: _declared("utf-16")}, 6),
    "in Latin-1": ({SHEET: _declared("iso-8859-1")}, 6),
    "everything merged": (
        {SHEET: _sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')},
        6,
    ),
    "without first relations": ({"_rels/.rels": None}, 6),
    "without content types": ({"[Content_Types].xml": None}, 6),
}


@pytest.mark.parametrize("odd", ODD)
def test_that_odd_workbooks_are_read(tmp_path: Path, odd: str) -> None:
    changed, rows = ODD[odd]
    extract = read_extract(_book(tmp_path / "odd.xlsx", changed))
    (table,) = find_tables(extract)
    assert (table.header_rows, table.rows) == ((1,), rows)
    assert [column.name for column in table.columns] == ["Area", "2022/23", "2023/24"]
    assert not [each for each in extract.problems if each.severity is Severity.ERROR]


def test_that_values_no_sheet_should_hold_are_kept_as_they_read(tmp_path: Path) -> None:
    strange = (
        f'<row r="2">{_text("A2", "x")}{_number("B2", "#DIV/0!", _ERROR)}'
        f"{_number('C2', '1', _TRUTH)}</row>"
        f'<row r="3">{_text("A3", "y")}<c r="B3"><f>1+1</f></c>{_number("C3", "NaN")}</row>'
        f'<row r="4">{_text("A4", "z")}{_number("B4", "1e400")}{_number("C4", "7")}</row>'
    )
    extract = read_extract(_book(tmp_path / "odd.xlsx", {SHEET: _sheet(HEADINGS + strange)}))
    sheet = extract.sheets[0]
    assert sheet.text(2, 2) == "#DIV/0!" and sheet.text(2, 3) == "TRUE"
    assert sheet.cell(3, 3).number is None and sheet.cell(4, 2).number is None
    assert any("never calculated" in each.message for each in extract.problems)


def test_that_a_sheet_that_is_damaged_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    broken = _sheet(HEADINGS + f'<row r="2">{_number("A2", "99", _SHARED_TEXT)}</row>')
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Bad" sheetId="1" r:id="rId1"/><sheet name="Good" sheetId="2" r:id="rId2"/>'
        "</sheets></workbook>"
    )
    worksheets = [("worksheet", f"worksheets/sheet{number}.xml") for number in (1, 2)]
    parts: dict[str, str | bytes | None] = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": _relations(*worksheets),
        SHEET: broken,
        "xl/worksheets/sheet2.xml": _sheet(),
    }
    extract = read_extract(_book(tmp_path / "two.xlsx", parts))
    assert [sheet.name for sheet in extract.sheets] == ["Good"]
    (told,) = [each for each in extract.problems if each.kind == "sheet"]
    assert told.message == "Sheet \u201cBad\u201d is damaged and was left out."


def _refusal(path: Path) -> str:
    with pytest.raises(UnreadableExtractError) as refused:
        read_extract(path)
    message = refused.value.message
    assert message.endswith(".") and "\n" not in message and message.count(". ") <= 1
    return message


def test_that_the_only_sheet_that_is_damaged_is_the_reason(tmp_path: Path) -> None:
    broken = _sheet(HEADINGS + f'<row r="2">{_number("A2", "99", _SHARED_TEXT)}</row>')
    told = _refusal(_book(tmp_path / "bad.xlsx", {SHEET: broken}))
    assert "because sheet \u201cS\u201d is damaged" in told


FAR_ROWS = (
    '<row r="1"><c><v>1</v></c></row><row r="1048576">' + "<c/>" * 16_383 + "<c><v>1</v></c></row>"
)


def test_that_far_cells_without_names_are_refused(tmp_path: Path) -> None:
    told = _refusal(_book(tmp_path / "far.xlsx", {SHEET: _sheet(FAR_ROWS)}))
    assert "so far apart" in told
    numbered = '<row r="99999999999"><c><v>1</v></c><c><v>2</v></c></row>'
    assert _refusal(_book(tmp_path / "beyond.xlsx", {SHEET: _sheet(numbered)}))


def test_that_a_sheet_nested_without_end_is_no_hindrance(tmp_path: Path) -> None:
    path = _book(tmp_path / "deep.xlsx", {SHEET: _sheet(before="<a>" * 50_000)})
    try:
        extract: Extract | None = read_extract(path)
    except UnreadableExtractError:
        extract = None
    assert extract is None or extract.sheets


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("paper.xlsx", b"%PDF-1.7\n", "is a PDF document"),
        ("logo.xls", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("note.xls", b"{\\rtf1 hello}", "is a rich text document"),
        ("packed.csv", b"\x1f\x8b\x08\0\0", "is a compressed file"),
        ("old.xls", b"\x09\x00\x04\x00\x02\x00\x10\x00", "is an Excel 2 workbook"),
        ("table.slk", b"ID;PWXL;N;E\nE\n", "is a SYLK table"),
        ("page.html", b"nothing here\n", "has no table in it"),
        ("open.csv", b'a,b\n"' + b"x" * 140_000 + b'",1\n', "quotation mark is not closed"),
        ("nothing.xlsx", b"", "is an empty file"),
        ("one.xlsx", b"P", "is not a spreadsheet"),
        ("two.xlsx", b"PK", "is damaged"),
    ],
)
def test_that_a_refusal_says_what_the_file_is(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert told in _refusal(path)


def test_that_office_files_without_a_workbook_are_named(tmp_path: Path) -> None:
    path = tmp_path / "letter.xls"
    path.write_bytes(_office_file("WordDocument"))
    assert "is a Word document" in _refusal(path)
    path = tmp_path / "slides.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<a/>")
    assert "is a PowerPoint presentation" in _refusal(path)


def _office_file(stream: str) -> bytes:
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 65534, 9, 6)
    )
    head += bytes(6) + struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    folder = b""
    for name, kind in (("Root Entry", 5), (stream, 2)):
        title = (name + "\0").encode("utf-16-le")
        entry = title.ljust(64, b"\0") + struct.pack("<HBB", len(title), kind, 1)
        folder += entry + bytes(48) + struct.pack("<IQ", 0xFFFFFFFE, 0)
    return head + table + folder.ljust(512, b"\0")


def test_that_a_web_archive_is_read_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "report.xls"
    path.write_bytes(
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b'Content-Type: text/html; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><table><tr><td>Area</td><td>2022/23</td></tr><tr><td>Caf=C3=A9</td>"
        b"<td>61=2E8</td></tr></table></html>\r\n--b\r\nContent-Type: image/png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    )
    extract = read_extract(path)
    assert extract.format == "html"
    assert extract.sheets[0].row_texts(2) == ("Caf\u00e9", "61.8")


def test_that_a_text_with_a_stray_control_letter_is_still_a_text(tmp_path: Path) -> None:
    path = tmp_path / "dos.csv"
    path.write_bytes(b"Area,Visits\nAshby,12\nBirstall,14\n\x1a")
    assert read_extract(path).sheets[0].row_texts(3) == ("Birstall", "14")


def test_that_a_count_of_texts_that_no_part_can_hold_is_refused(tmp_path: Path) -> None:
    texts = f'<sst xmlns="{_MAIN}" count="9" uniqueCount="4294967296"><si><t>a</t></si></sst>'
    told = _refusal(_book(tmp_path / "texts.xlsx", {"xl/sharedStrings.xml": texts}))
    assert "is damaged" in told


def test_that_an_open_document_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "cut.ods", {"S": [["Area", "Visits"], ["Ashby", 12]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[:-60] if name == "content.xml" else content)
    assert "is damaged" in _refusal(path)
