"""A protective marking, and how to get another format, stand in everything that leaves."""

import zipfile
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import docx
import pytest

from perfdesk.core.reporting.report import ReportSettings
from perfdesk.operations.exports import ExportKind, export
from tests.exporting.pdf.printed import page_texts
from tests.exporting.pdf.published import pack_2023
from tests.exporting.workbook.boards import CREATED

MARKING, LINE = "OFFICIAL SENSITIVE", "For this in Braille, write to the council."


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[ExportKind, Path]:
    """Every kind of export of a marked report that has a name of its own."""
    folder = tmp_path_factory.mktemp("marked")
    wanted = {kind: folder / f"board{kind.ending}" for kind in ExportKind}
    settings = ReportSettings(marking=MARKING, other_formats=LINE, appendix="Annex 4")
    export(pack_2023(), wanted, created=CREATED, settings=settings)
    return wanted


def _parts(path: Path, names: str) -> list[str]:
    with zipfile.ZipFile(path) as parts:
        return [parts.read(each).decode() for each in parts.namelist() if names in each]


def test_that_each_page_of_the_pdf_is_marked(exported: dict[ExportKind, Path]) -> None:
    texts = page_texts(exported[ExportKind.PDF])
    assert all("OFFICIALSENSITIVE" in text for text in texts)
    assert "ForthisinBraille" in texts[-1]


def test_that_each_printed_sheet_is_marked(exported: dict[ExportKind, Path]) -> None:
    sheets = _parts(exported[ExportKind.WORKBOOK], "worksheets/sheet")
    assert len(sheets) == 7
    assert all(f"Provisional, {MARKING}&amp;C" in each for each in sheets)
    assert all("Annex 4, page &amp;P of &amp;N" in each for each in sheets)


def test_that_the_cover_of_the_accessible_tables_says_it(exported: dict[ExportKind, Path]) -> None:
    (texts,) = _parts(exported[ExportKind.ACCESSIBLE], "sharedStrings")
    assert MARKING in texts
    assert LINE in texts


def test_that_the_web_page_and_the_word_document_say_it(
    exported: dict[ExportKind, Path],
) -> None:
    page = exported[ExportKind.WEB_PAGE].read_text("utf-8")
    assert MARKING in page
    assert LINE in page
    document = docx.Document(str(exported[ExportKind.WORD]))
    foot = document.sections[0].footer.paragraphs[0]
    assert foot.text == f"Annex 4, page  \u00b7 Provisional figures \u00b7 {MARKING}"
    assert "PAGE" in foot._p.xml
    assert document.paragraphs[-1].text == LINE


def test_that_the_email_begins_with_it(exported: dict[ExportKind, Path]) -> None:
    message = message_from_bytes(exported[ExportKind.EMAIL].read_bytes(), policy=default)
    assert str(message["Subject"]).startswith(f"{MARKING}: Adults and Communities")


def test_that_nothing_is_said_where_there_is_none(tmp_path: Path) -> None:
    wanted = {kind: tmp_path / f"board{kind.ending}" for kind in ExportKind}
    export(pack_2023(), wanted, created=CREATED, settings=replace(ReportSettings(), appendix=""))
    document = docx.Document(str(wanted[ExportKind.WORD]))
    assert document.sections[0].footer.paragraphs[0].text == "Page  \u00b7 Provisional figures"
    sheets = _parts(wanted[ExportKind.WORKBOOK], "worksheets/sheet")
    assert all(" Provisional&amp;C" in each for each in sheets)
    assert all(" Page &amp;P of &amp;N" in each for each in sheets)
