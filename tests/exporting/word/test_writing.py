"""The Word document: headings, real tables, nothing of a person, every cell proved."""

import itertools
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from perfdesk.core.dashboard import Column
from perfdesk.core.errors import CancelledError
from perfdesk.core.progress_report import CancellableReport
from perfdesk.exporting.proof import prove_word
from perfdesk.exporting.word import write_word
from tests.exporting.test_proof import with_cell
from tests.exporting.workbook.boards import CREATED, board, published, report_on, row, words


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "document.docx"
    write_word(report_on(published(2023)[0]), path, created=CREATED)
    return path


@pytest.fixture(scope="module")
def document(path: Path) -> Document:
    return docx.Document(str(path))


def test_that_headings_begin_at_one_and_do_not_skip(document: Document) -> None:
    names = [each.style.name for each in document.paragraphs if each.style is not None]
    levels = [int(str(name)[-1]) for name in names if str(name).startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_that_every_table_repeats_its_heading_and_no_row_splits(document: Document) -> None:
    assert len(document.tables) == 8
    for table in document.tables:
        first, *others = table.rows
        assert first._tr.trPr is not None
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        for line in (first, *others):
            assert line._tr.trPr is not None
            assert line._tr.trPr.find(qn("w:cantSplit")) is not None
        order = [child.tag for child in table._tbl.tblPr]
        assert order[-2:] == [qn("w:tblCaption"), qn("w:tblDescription")]
        assert not [each for each in table._tbl.iter() if each.tag == qn("w:gridSpan")]


def test_that_page_language_and_properties_are_set_and_name_no_person(
    document: Document, path: Path
) -> None:
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    about = document.core_properties
    assert (about.author, about.last_modified_by) == ("Leicestershire", "Leicestershire")
    assert (about.comments, about.language) == ("", "en-GB")
    assert about.title == "Adults and Communities Performance 2023/24"
    with zipfile.ZipFile(path) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
        assert not [name for name in parts.namelist() if "thumbnail" in name]
    assert b"python-docx" not in whole
    assert b'w:lang w:val="en-GB"' in whole
    assert b'"en-US"' not in whole


@pytest.mark.parametrize(("starting", "rows"), [(2021, 30), (2023, 29)])
def test_that_both_published_dashboards_are_proved_cell_by_cell(
    starting: int, rows: int, tmp_path: Path
) -> None:
    dashboard, _ = published(starting)
    first, again = tmp_path / "first.tmp", tmp_path / "again.tmp"
    write_word(report_on(dashboard), first, created=CREATED)
    proof = prove_word(first, report_on(dashboard))
    assert proof.differences == ()
    assert proof.compared == rows * len(dashboard.columns)
    write_word(report_on(dashboard), again, created=CREATED)
    assert again.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("column", [Column.RATING, Column.PROGRESS, Column.CURRENT, Column.AIM])
def test_that_a_cell_that_differs_is_found(column: Column, tmp_path: Path) -> None:
    dashboard, path = board(("Delay need", [row()])), tmp_path / "document.tmp"
    write_word(report_on(dashboard), path, created=CREATED)
    (difference,) = prove_word(
        path, report_on(with_cell(dashboard, column, words("Other")))
    ).differences
    assert "No need for ongoing services" in difference


def test_that_a_missing_row_a_missing_table_and_garbage_are_found(tmp_path: Path) -> None:
    path = tmp_path / "document.tmp"
    write_word(report_on(board(("Delay need", [row()]))), path, created=CREATED)
    assert prove_word(path, report_on(board(("Delay need", [row(), row("b")])))).differences
    assert prove_word(
        path, report_on(board(("Delay need", [row()]), ("Prevent", [row()])))
    ).differences
    path.write_bytes(b"garbage")
    assert prove_word(path, report_on(board())).differences


def test_that_unruly_texts_are_kept(tmp_path: Path) -> None:
    nasty = "=cmd|' /C calc'!A0 <w:p/> \x00 \u0142\u0175 \U0001f600 " + "x" * 2000
    rows = [row(description=words(nasty), current=words("two\nlines")), row("b", target=words(""))]
    dashboard = board((nasty, rows), ("Prevent", []), title=nasty)
    path = tmp_path / "document.tmp"
    write_word(report_on(dashboard), path, created=CREATED)
    assert prove_word(path, report_on(dashboard)).differences == ()


def test_that_a_cancelled_document_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    stop = CancellableReport(is_cancelled=lambda: True)
    with pytest.raises(CancelledError):
        write_word(report_on(board()), path, created=CREATED, progress=stop)
    assert not path.exists()
