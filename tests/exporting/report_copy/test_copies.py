"""The copy of a report with comments, and the list of its numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from perfdesk.core.pack import Pack
from perfdesk.importing.report_text.refusals import UnreadableReportError
from perfdesk.operations.packs import find_council, new_from_appendix
from perfdesk.operations.report_checking import (
    CheckedReport,
    check_report_file,
    write_marked,
    write_ticks,
)
from perfdesk.system.word_text import paragraphs_in, text_of

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
WRONG = "During 2023/24, 96% (524 out of 528) of enquiries had a risk reduced or removed."
RIGHT = "E-loans rose by 11% (+99k) to 1,006.6k during 2023/24."


@pytest.fixture(scope="module")
def pack(repository: Path) -> Pack:
    appendix = repository / "resources" / "sample" / "appendix-a-2023-24.csv"
    return new_from_appendix(appendix, find_council("E10000018"), at=AT).pack


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report of which the wrong words run over two runs, one of them bold."""
    document = docx.Document()
    paragraph = document.add_paragraph("During 2023/24, 96% (524 out")
    paragraph.add_run(WRONG.split("524 out")[1]).bold = True
    document.add_paragraph(RIGHT)
    path = tmp_path / "report.docx"
    document.save(str(path))
    return path


@pytest.fixture
def checked(report: Path, pack: Pack) -> CheckedReport:
    return check_report_file(report, pack)


def test_that_a_marked_copy_comments_on_what_is_wrong(
    checked: CheckedReport, report: Path, tmp_path: Path
) -> None:
    path = tmp_path / "marked.docx"
    before = report.read_bytes()
    write_marked(checked, report, path, at=AT)
    comments = list(docx.Document(str(path)).comments)
    assert comments[0].text.startswith("Error: 524 / 528 = 99.2%, printed 96%. Write 99%")
    assert {each.author for each in comments} == {"PerfDesk"}
    assert report.read_bytes() == before


def test_that_a_comment_is_about_the_words_of_its_finding(
    checked: CheckedReport, report: Path, tmp_path: Path
) -> None:
    path = tmp_path / "marked.docx"
    write_marked(checked, report, path, at=AT)
    body = docx.Document(str(path)).element.body
    inside, texts = False, []
    for each in body.iter():
        name = each.tag.rpartition("}")[2]
        inside = name == "commentRangeStart" or (inside and name != "commentRangeEnd")
        if inside and name == "t":
            texts.append(each.text)
    assert "".join(texts).startswith("96% (524 out of 528)")


def test_that_a_marked_copy_reads_as_the_report_does(
    checked: CheckedReport, report: Path, tmp_path: Path
) -> None:
    path = tmp_path / "marked.docx"
    write_marked(checked, report, path, at=AT)
    texts = [
        [text_of(each) for each in paragraphs_in(docx.Document(str(name)).element)]
        for name in (report, path)
    ]
    assert texts[0] == texts[1] == [WRONG, RIGHT]


def test_that_only_a_word_report_can_be_marked(pack: Pack, tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_text(WRONG, encoding="utf-8")
    checked = check_report_file(source, pack)
    with pytest.raises(UnreadableReportError, match="is not a Word document"):
        write_marked(checked, source, tmp_path / "marked.docx", at=AT)
    assert not (tmp_path / "marked.docx").exists()


def test_that_the_tick_sheet_lists_every_number(checked: CheckedReport, tmp_path: Path) -> None:
    path = tmp_path / "ticks.xlsx"
    count = write_ticks(checked, path)
    rows = list(openpyxl.load_workbook(path)["Numbers"].values)
    assert len(rows) == count + 1
    listed = " ".join(str(row[2]) for row in rows)
    for number in ("2023/24", "96%", "524", "528", "11%", "99k", "1,006.6k"):
        assert number in listed
    (wrong,) = [row for row in rows if row[2] == "96% (524 out of 528)" and row[4] == "error"]
    assert wrong[1] == "\u2717" and wrong[5] == "524 / 528 = 99.2%, printed 96%."


def test_that_words_in_the_tick_sheet_are_never_formulas(pack: Pack, tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_text("=SUM(A1) was 5% of 100 people.", encoding="utf-8")
    path = tmp_path / "ticks.xlsx"
    write_ticks(check_report_file(source, pack), path)
    cells = [cell for row in openpyxl.load_workbook(path)["Numbers"] for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
