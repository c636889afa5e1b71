"""Files of every kind become sheets of cells; what cannot be read is refused in one sentence."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.sources import CellReference
from perfdesk.importing.formats import reading, safety
from perfdesk.importing.formats.extract import CellKind, Sheet
from perfdesk.importing.formats.reading import read_extract
from tests.importing.files import SERIES_3C1, write_csv, write_ods, write_xlsx


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Let the reader keep nothing of earlier tests: some replace parts of it."""
    reading._read.cache_clear()


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook with all that a cell can hold."""
    path = tmp_path / "cells.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Summary ")
        per_cent, whole = (
            book.add_format({"num_format": "0.0%"}),
            book.add_format({"num_format": 9}),
        )
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write("F12", 0.896, per_cent)
        sheet.write("F13", 0.8959107806691449, per_cent)
        sheet.write("F14", 0.495, whole)
        sheet.write("A1", 91.10000000000001)
        sheet.write("A2", 508.0)
        sheet.write_string("A3", "=cmd|' /C calc'!A0")
        sheet.write_formula("A4", "=1+2", None, 3)
        sheet.write_datetime("A5", dt.datetime(2024, 3, 31), day)
        sheet.write_boolean("A6", True)
        sheet.write_string("A7", "4,304 ")
        sheet.merge_range("C6:F6", "2023/24 (cumulative)")
        hidden = book.add_worksheet("2022-23")
        hidden.write("A1", "old")
        hidden.hide()
    return path


def _first(path: Path) -> Sheet:
    return read_extract(path).sheets[0]


def test_that_cells_are_found_under_the_coordinates_of_the_spreadsheet(workbook: Path) -> None:
    sheet = _first(workbook)
    assert sheet.name == "Summary "
    assert sheet.text(12, 6) == "89.6%"
    assert (sheet.height, sheet.width) == (14, 6)
    assert sheet.cell(99, 99).kind is CellKind.EMPTY


def test_that_a_fraction_shown_as_a_percentage_is_one(workbook: Path) -> None:
    sheet = _first(workbook)
    assert sheet.cell(12, 6).number == Decimal("89.6")
    assert sheet.cell(13, 6).text == "89.6%"
    assert sheet.cell(13, 6).number == Decimal("89.5910780669145")
    assert sheet.cell(14, 6).text == "50%", "half goes away from zero"


def test_that_the_noise_of_binary_fractions_is_gone(workbook: Path) -> None:
    sheet = _first(workbook)
    assert (sheet.text(1, 1), sheet.cell(1, 1).number) == ("91.1", Decimal("91.1"))
    assert sheet.text(2, 1) == "508"


def test_that_what_looks_like_a_formula_stays_text(workbook: Path) -> None:
    cell = _first(workbook).cell(3, 1)
    assert (cell.kind, cell.text) == (CellKind.TEXT, "=cmd|' /C calc'!A0")


def test_that_formulas_dates_and_truth_are_read_as_they_are_shown(workbook: Path) -> None:
    sheet = _first(workbook)
    assert sheet.text(4, 1) == "3"
    assert sheet.text(5, 1) == "2024-03-31"
    assert sheet.text(6, 1) == "TRUE"
    assert sheet.cell(7, 1).kind is CellKind.TEXT


def test_that_merged_ranges_and_hidden_sheets_are_known(workbook: Path) -> None:
    extract = read_extract(workbook)
    assert extract.sheets[0].merged == ((6, 3, 6, 6),)
    assert [sheet.hidden for sheet in extract.sheets] == [False, True]


def test_that_an_extract_knows_its_fingerprint_and_its_cells(workbook: Path) -> None:
    extract = read_extract(workbook)
    digest = hashlib.sha256(workbook.read_bytes()).hexdigest()
    assert extract.fingerprint == digest
    reference = extract.reference(extract.sheets[0], "F12")
    assert reference == CellReference(digest, "cells.xlsx", "Summary ", "F12")


def test_that_ods_and_xlsx_of_the_same_table_read_alike(tmp_path: Path) -> None:
    ods = _first(write_ods(tmp_path / "a.ods", {"Table_3c(1)": SERIES_3C1}))
    xlsx = _first(write_xlsx(tmp_path / "a.xlsx", {"Table_3c(1)": SERIES_3C1}))
    for row in range(1, len(SERIES_3C1) + 1):
        assert [each for each in ods.row_texts(row) if each] == [
            each for each in xlsx.row_texts(row) if each
        ]


def test_that_a_spreadsheet_is_known_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", {"Table": SERIES_3C1})
    assert read_extract(path.rename(tmp_path / "a.xlsx")).format == "ods"


def test_that_a_chart_sheet_is_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "chart.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Figures")
        sheet.write_column("A1", [1, 2, 3])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Figures!$A$1:$A$3"})
        book.add_chartsheet("Picture").set_chart(chart)
    extract = read_extract(path)
    assert [sheet.name for sheet in extract.sheets if sheet.width] == ["Figures"]


def _text_as_workbook(folder: Path) -> Path:
    path = folder / "figures.xlsx"
    path.write_text("measure,value\n1,2\n", encoding="utf-8")
    return path


def _empty_csv(folder: Path) -> Path:
    path = folder / "empty.csv"
    path.touch()
    return path


def _blank_csv(folder: Path) -> Path:
    path = folder / "blank.csv"
    path.write_text("\n \n\t\n", encoding="utf-8")
    return path


def _cut_short(folder: Path) -> Path:
    path = write_xlsx(folder / "cut.xlsx", {"Figures": [[1, 2]] * 50})
    path.write_bytes(path.read_bytes()[:-600])
    return path


def _encrypted(folder: Path) -> Path:
    path = folder / "secret.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name + bytes(600))
    return path


def _garbage(folder: Path) -> Path:
    path = folder / "garbage.csv"
    path.write_bytes(bytes(range(256)) * 20)
    return path


def _broken_xls(folder: Path) -> Path:
    path = folder / "broken.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    return path


def _word_document(folder: Path) -> Path:
    path = folder / "report.docx"
    path.write_bytes(b"%PDF-1.7 not a spreadsheet")
    return path


def _packed(folder: Path) -> Path:
    path = folder / "papers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("report.txt", "text")
    return path


def _without_cells(folder: Path) -> Path:
    return write_xlsx(folder / "nothing.xlsx", {"Sheet1": [], "Sheet2": []})


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_text_as_workbook, "is not a spreadsheet"),
        (_empty_csv, "is an empty file"),
        (_blank_csv, "holds no rows"),
        (_cut_short, "is damaged"),
        (_encrypted, "password-protected"),
        (_garbage, "not text or a spreadsheet"),
        (_broken_xls, "is damaged"),
        (_word_document, "is a PDF document"),
        (_packed, "not a spreadsheet"),
        (_without_cells, "nothing on any sheet"),
        (lambda folder: folder / "missing.csv", "was not found"),
        (lambda folder: folder, "is a folder"),
    ],
)
def test_that_what_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, make: object, told: str
) -> None:
    assert callable(make)
    with pytest.raises(UnreadableExtractError) as refused:
        read_extract(make(tmp_path))
    message = refused.value.message
    assert told in message
    assert message.endswith(".") and "\n" not in message and message.count(". ") <= 1


def test_that_a_file_held_by_another_program_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_csv(tmp_path / "open-in-excel.csv", [["a", "b"], [1, 2]])

    def locked(self: Path) -> bytes:
        raise PermissionError(13, "The process cannot access the file", str(self))

    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(UnreadableExtractError, match="close it there"):
        read_extract(path)


def test_that_a_drive_that_fails_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_csv(tmp_path / "network.csv", [["a", "b"], [1, 2]])

    def fails(self: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fails)
    with pytest.raises(UnreadableExtractError, match="could not be read from its drive"):
        read_extract(path)


class _Panic(BaseException):
    """As the reader's own panic: no `Exception`."""


class _PanickingBook:
    @staticmethod
    def from_filelike(*_: object) -> None:
        raise _Panic("index out of bounds")


def test_that_a_panic_of_the_reader_is_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_ods(tmp_path / "a.ods", {"Table": SERIES_3C1})
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", _PanickingBook)
    with pytest.raises(UnreadableExtractError, match="is damaged") as refused:
        read_extract(path)
    assert "index out of bounds" in refused.value.details


def test_that_a_second_reader_is_asked_where_the_first_one_panics(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [sheet.row_texts(12) for sheet in read_extract(workbook).sheets]
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", _PanickingBook)
    again = read_extract(workbook)
    assert [sheet.row_texts(12) for sheet in again.sheets] == known
    assert [sheet.hidden for sheet in again.sheets] == [False, True]


def test_that_an_interrupt_is_no_damaged_file(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted:
        @staticmethod
        def from_filelike(*_: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_extract(workbook)


def test_that_numbers_survive_formats_that_cannot_be_read(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("could not read stylesheet")

    monkeypatch.setattr(reading, "xlsx_looks", fails)
    extract = read_extract(workbook)
    assert extract.sheets[0].cell(12, 6).number == Decimal("0.896")
    assert [problem.kind for problem in extract.problems] == ["format"]


def test_that_percentages_of_an_open_document_are_known(tmp_path: Path) -> None:
    per_cent = (
        '<table:table-cell office:value-type="percentage" office:value="0.896" '
        'table:number-columns-repeated="2"><text:p>89.6%</text:p></table:table-cell>'
    )
    path = write_ods(tmp_path / "a.ods", {"Summary": [["Measure", "MARK", 0.5]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    cell = re.compile(rb"<table:table-cell [^>]*><text:p>MARK</text:p></table:table-cell>")
    parts["content.xml"] = cell.sub(per_cent.encode(), parts["content.xml"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    sheet = _first(path)
    assert [sheet.text(1, column) for column in (2, 3, 4)] == ["89.6%", "89.6%", "0.5"]


def test_that_a_sheet_too_spread_to_read_is_left_out_and_named(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "MOST_CELLS", 14 * 6 - 1)
    unpacked = safety.Unpacked(frozenset({"xl/workbook.xml"}), frozenset())
    monkeypatch.setattr(safety, "check_zip", lambda *_: unpacked)
    extract = read_extract(workbook)
    assert [sheet.name for sheet in extract.sheets] == ["2022-23"]
    assert extract.problems[0].where == "sheet Summary "


def test_that_the_file_read_last_is_not_read_again_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "visits.csv"
    path.write_text("Measure,2023/24\nVisits,7\n", "utf-8")
    first = read_extract(path)
    assert read_extract(path) is first
    path.write_text("Measure,2023/24\nVisits,8\n", "utf-8")
    assert read_extract(path).sheets[0].text(2, 2) == "8"
    monkeypatch.setattr(reading, "_MOST_KEPT", 3)
    large = read_extract(path.rename(tmp_path / "larger.csv"))
    assert read_extract(tmp_path / "larger.csv") is not large
