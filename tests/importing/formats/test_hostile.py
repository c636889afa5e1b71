"""Odd, broken and hostile files: read or refused in one sentence, and no memory filled."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.importing.formats import text_files
from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.tables.finding import find_tables, tables_of
from tests.importing.files import write_ods, write_xlsx

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _outcome(path: Path) -> str:
    """Return how many tables were found, or the sentence of the refusal."""
    try:
        return f"{len(find_tables(read_extract(path)))} tables"
    except UnreadableExtractError as refused:
        assert refused.message.endswith(".")
        assert "\n" not in refused.message and refused.message.count(". ") <= 1
        return refused.message


def _with_parts(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("name", ["r='{}'", 'r = "{}"', '\tr="{}"', ' r="{}"'])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/other/data.xml"])
def test_that_far_cells_are_seen_however_they_are_written(
    tmp_path: Path, name: str, part: str
) -> None:
    cells = "".join(f"<c {name.format(cell)}><v>1</v></c>" for cell in ("A1", "XFD1048576"))
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData><row>{cells}</row></sheetData></worksheet>'

    def change(parts: dict[str, bytes]) -> None:
        relations = "xl/_rels/workbook.xml.rels"
        parts[part] = sheet.encode()
        short = part.removeprefix("xl/").encode()
        parts[relations] = parts[relations].replace(b"worksheets/sheet1.xml", short)

    path = _with_parts(write_xlsx(tmp_path / "far.xlsx", {"S": [[1]]}), change)
    assert "so far apart" in _outcome(path)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b'r="B1"', b'r="xfd1048576"'),
        ("xl/worksheets/sheet1.xml", b"<worksheet", b"<?a ?>" * 40 + b"<!DOCTYPE a><worksheet"),
        ("xl/worksheets/sheet1.xml", b"<worksheet", b"<!---->" * 60 + b"<!ENTITY><worksheet"),
        ("xl/sharedStrings.xml", b"<sst", b'<sst a="' + b" " * 3000 + b'"'),
        ("xl/sharedStrings.xml", b"uniqueCount=", b'b=">" uniqueCount='),
    ],
)
def test_that_no_part_of_a_workbook_hides_what_it_asks_for(
    tmp_path: Path, part: str, old: bytes, new: bytes
) -> None:
    def change(parts: dict[str, bytes]) -> None:
        count = re.compile(rb'uniqueCount="\d+"')
        if "shared" in part:
            parts[part] = count.sub(b'uniqueCount="9999999999"', parts[part])
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    path = _with_parts(write_xlsx(tmp_path / "a.xlsx", {"S": [["a", "b"], ["c", 1]]}), change)
    assert "nothing was imported" in _outcome(path) or "was not opened" in _outcome(path)


def test_that_a_sheet_referred_to_without_end_is_refused(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        sheet = re.compile(rb'<sheet name="S" sheetId="1" r:id="rId1"/>')
        book = parts["xl/workbook.xml"]
        many = b"".join(sheet.findall(book)[0].replace(b'"S"', b'"S%d"' % n) for n in range(60))
        parts["xl/workbook.xml"] = sheet.sub(many, book)

    path = _with_parts(write_xlsx(tmp_path / "many.xlsx", {"S": [["a", 1], ["b", 2]]}), change)
    assert "was not opened" in _outcome(path)


def test_that_blanks_written_as_a_number_are_refused(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        told = b'<text:p>a<text:s text:c="2000000000"/></text:p>'
        parts["content.xml"] = parts["content.xml"].replace(b"<text:p>a</text:p>", told)

    path = _with_parts(write_ods(tmp_path / "blanks.ods", {"S": [["a", 1], ["b", 2]]}), change)
    assert "was not opened" in _outcome(path)


def test_that_a_number_format_of_countless_brackets_is_no_hindrance(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        code = b"[" * 200_000
        parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"0.0000%", code + b"%")

    path = tmp_path / "format.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Measure", "2023/24"])
        sheet.write(1, 0, "Rate")
        sheet.write(1, 1, 0.5, book.add_format({"num_format": "0.0000%"}))
    assert _outcome(_with_parts(path, change)) == "1 tables"


def test_that_countless_little_tables_are_found_each_by_itself() -> None:
    rows: list[tuple[RawValue, ...]] = []
    for _ in range(900):
        rows += [("Measure", "2023/24"), ("x", 5.0), ()]
    assert len(tables_of(Sheet("S", rows))) == 900


def test_that_cells_repeated_without_end_are_refused(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["content.xml"] = (
            parts["content.xml"]
            .replace(
                b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
            )
            .replace(b'value="1"', b'value="1" table:number-columns-repeated="16384"')
        )

    path = _with_parts(write_ods(tmp_path / "repeated.ods", {"S": [[1]]}), change)
    assert "so far apart" in _outcome(path)


def test_that_a_great_many_merged_cells_are_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(400):
            sheet.merge_range(row, 0, row, 1, f"row {row}")
            sheet.write_row(row, 2, [row, row * 1.5])
    assert _outcome(path) == "1 tables"


def test_that_one_cell_and_a_very_wide_row_are_read(tmp_path: Path) -> None:
    assert _outcome(write_xlsx(tmp_path / "one.xlsx", {"S": [[1]]})) == "0 tables"
    wide: list[list[object]] = [[f"heading {each}" for each in range(2000)], [*range(2000)]]
    assert _outcome(write_xlsx(tmp_path / "wide.xlsx", {"S": wide})) == "1 tables"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("nul.csv", b"a,b\n1\x00,2\n"),
        ("nothing.csv", bytes(5000)),
        ("quote.csv", b'a,b\n"' + b"x,y\n" * 100_000),
        ("wide.csv", b",".join([b"1"] * 200_000) + b"\n"),
        ("zip.xlsx", b"PK\x03\x04" + bytes(range(256)) * 20),
        ("deep.html", b"<table>" * 20_000 + b"<tr><td>1"),
        ("spans.html", b"<html>" + b"<table><tr><td colspan=2000 rowspan=2000>x" * 9),
        ("open.html", b"<html><table><tr><td>" + b"<" * 20_000),
        ("comments.html", b"<html>" + b"<!--" * 20_000),
        ("letters.html", b"<html><table><tr><td>" + b"&#" * 20_000),
    ],
)
def test_that_odd_bytes_are_read_or_refused_in_one_sentence(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert _outcome(path)


def test_that_a_text_of_countless_cells_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_files, "MOST_CELLS", 50)
    path = tmp_path / "rows.csv"
    path.write_text("a,b\n" * 40, encoding="utf-8")
    assert "million cells" in _outcome(path)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.tsv", "a.xls", "a.json", "a.xml"]))
def test_that_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    assert _outcome(path)
