"""The benchmarking report in its four formats, read back from the files."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from perfdesk.core.narrative.year_report import TextTable, YearReport, ordinal, year_report
from perfdesk.core.periods import financial_year
from perfdesk.exporting.year_report.pdf import write_pdf
from perfdesk.exporting.year_report.web import write_web
from perfdesk.exporting.year_report.word import write_word
from perfdesk.exporting.year_report.workbook import write_workbook
from perfdesk.operations.benchmarking import Question, UnansweredBenchmarkError
from perfdesk.operations.year_benchmarks import write_year_report, year_of
from tests.core.benchmarks.published_years import OURS, REABLEMENT
from tests.core.benchmarks.published_years import year_of as published
from tests.core.building.series_packs import series_pack

AT = datetime(2026, 12, 1, tzinfo=UTC)
AWKWARD = YearReport(
    "Benchmarking <b>2024/25</b>",
    "=1+1",
    ("=cmd|' /C calc'!A0 & <script>alert(1)</script>",),
    TextTable("Quartiles", ("Quartile", "2024/25"), (("Top", "3"), ("Bottom", "0"))),
    TextTable("Measures", ("Measure", "Ours"), (("#set text(red) *1*", "12.5%"),)),
    ("A note.",),
)


@pytest.fixture
def report() -> YearReport:
    pack = series_pack(published(REABLEMENT))
    return year_report(year_of(pack, Question("", financial_year(2020), OURS)))


def texts(report: YearReport) -> list[str]:
    tables = (report.quartiles, report.measures)
    cells = [cell for table in tables for row in (table.headings, *table.rows) for cell in row]
    return [report.title, report.council, *report.sentences, *cells, *report.notes]


def plain(text: str) -> str:
    return re.sub(r"[\s\ufffe\xad]+", "", text)


def in_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def in_word(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "".join([*(each.text for each in document.paragraphs), *cells])


def in_workbook(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    return "".join(str(cell) for row in rows for cell in row if cell is not None)


def in_web(path: Path) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8")))


FORMATS = {
    "pdf": (write_pdf, in_pdf),
    "docx": (write_word, in_word),
    "xlsx": (write_workbook, in_workbook),
    "html": (write_web, in_web),
}


@pytest.mark.parametrize("ending", FORMATS)
def test_that_every_sentence_and_cell_stands_in_the_file(
    report: YearReport, tmp_path: Path, ending: str
) -> None:
    write, read = FORMATS[ending]
    path = tmp_path / f"report.{ending}"
    write(report, path, created=AT)
    said = plain(read(path))
    assert [each for each in texts(report) if plain(each) not in said] == []


@pytest.mark.parametrize("ending", FORMATS)
def test_that_text_never_becomes_markup_or_a_formula(tmp_path: Path, ending: str) -> None:
    write, read = FORMATS[ending]
    path = tmp_path / f"report.{ending}"
    write(AWKWARD, path, created=AT)
    said = plain(read(path))
    assert plain(AWKWARD.sentences[0]) in said or ending == "html"
    assert plain("#set text(red) *1*") in said
    if ending == "html":
        assert "<script" not in path.read_text(encoding="utf-8")
    if ending == "xlsx":
        types = {cell.data_type for sheet in openpyxl.load_workbook(path) for row in sheet
                 for cell in row}  # fmt: skip
        assert "f" not in types


def test_that_counts_are_numbers_in_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_workbook(AWKWARD, path, created=AT)
    assert openpyxl.load_workbook(path)["Quartiles"]["B2"].value == 3


def test_that_the_ending_chooses_the_format_and_an_unknown_one_writes_nothing(
    tmp_path: Path,
) -> None:
    pack = series_pack(published(REABLEMENT))
    found = year_of(pack, Question("", financial_year(2020), OURS))
    for name in ("r.pdf", "r.XLSX", "r.docx", "r.html"):
        write_year_report(found, tmp_path / name, created=AT)
        assert (tmp_path / name).stat().st_size > 1000
    with pytest.raises(UnansweredBenchmarkError, match="says no format"):
        write_year_report(found, tmp_path / "r.odt", created=AT)
    assert sorted(each.suffix.lower() for each in tmp_path.iterdir()) == [
        ".docx", ".html", ".pdf", ".xlsx",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (34, "34th"), (102, "102nd"), (111, "111th")],
)  # fmt: skip
def test_that_places_are_written_as_people_write_them(number: int, said: str) -> None:
    assert ordinal(number) == said
