"""A report in Word, PDF and plain text is read into the same passages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.claims.passages import Passage, PassageKind
from perfdesk.importing.report_text.plain import read_plain
from perfdesk.importing.report_text.reading import read_report
from perfdesk.importing.report_text.refusals import UnreadableReportError

TEXT = """PERFORMANCE REPORT 2023/24

**Background**

1. The metrics are based on the key measures of the department for 2023/24, as set out in a \
roadmap of many developments through to

2028. Two of them have taken effect.
2. **Reablement** was 89.6% (3,856 out of 4,304).

Measure\t2023/24
Library visits\t615.1k
"""


def numbered(passages: tuple[Passage, ...]) -> dict[str, str]:
    return {each.number: each.text for each in passages if each.number}


def test_that_a_page_break_within_a_paragraph_is_mended() -> None:
    report = read_plain(TEXT)
    assert numbered(report.passages)["1"].endswith(
        "through to 2028. Two of them have taken effect."
    )


def test_that_paragraphs_know_their_heading_and_topic() -> None:
    (second,) = [each for each in read_plain(TEXT).passages if each.number == "2"]
    assert (second.heading, second.topic) == ("Background", "Reablement")


def test_that_the_rows_of_a_table_know_their_columns() -> None:
    rows = [each for each in read_plain(TEXT).passages if each.kind is PassageKind.TABLE_ROW]
    assert [each.columns for each in rows] == [("Measure", "2023/24")] * 2


@given(st.text(max_size=400))
def test_that_any_text_can_be_read(text: str) -> None:
    words = "".join("".join(each.text.split()) for each in read_plain(text).passages)
    assert len(words) <= len(text)


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A report with numbered paragraphs, a tracked change, a text box, a control and a table."""
    document = docx.Document()
    document.add_heading("Background", 1)
    document.add_paragraph("The report covers 2023/24.", style="List Number")
    changed = document.add_paragraph("Reablement was ", style="List Number")
    for tag, child, text in (("w:del", "w:delText", "87.8%"), ("w:ins", "w:t", "89.6%")):
        change, run, letters = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(child)
        letters.text = text
        run.append(letters)
        change.append(run)
        changed._p.append(change)
    changed.add_run(" in the year.")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    inside = document.add_paragraph("There were 798 admissions.", style="List Number")
    content.append(inside._p)
    control.append(content)
    document.element.body.insert(3, control)
    box = document.add_paragraph("Beside it.")
    drawing, held = OxmlElement("w:r"), OxmlElement("w:txbxContent")
    held.append(document.add_paragraph("In a box: 58 admissions.")._p)
    drawing.append(held)
    box._p.append(drawing)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Library visits", "615.1k"
    path = tmp_path / "report.docx"
    document.save(str(path))
    return path


def test_that_word_is_read_in_its_final_state(word: Path) -> None:
    report = read_report(word)
    assert numbered(report.passages) == {
        "1": "The report covers 2023/24.",
        "2": "Reablement was 89.6% in the year.",
        "3": "There were 798 admissions.",
    }
    assert any("tracked changes" in each for each in report.notes)


def test_that_text_boxes_and_tables_of_word_are_read(word: Path) -> None:
    report = read_report(word)
    texts = [each.text for each in report.passages]
    assert texts[-3:] == ["Beside it.", "In a box: 58 admissions.", "Library visits\t615.1k"]
    assert any("text boxes" in each for each in report.notes)


def test_that_footnotes_of_word_are_read(word: Path, tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes xmlns:w="{qn("w:p")[1:-2]}"><w:footnote w:id="2"><w:p><w:r><w:t>It is 5.5%.'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    path = tmp_path / "noted.docx"
    with zipfile.ZipFile(word) as old, zipfile.ZipFile(path, "w") as new:
        for each in old.namelist():
            new.writestr(each, old.read(each))
        new.writestr("word/footnotes.xml", notes)
    last = read_report(path).passages[-1]
    assert (last.text, last.kind) == ("It is 5.5%.", PassageKind.FOOTNOTE)


def test_that_a_pdf_is_read_by_paragraphs(tmp_path: Path) -> None:
    import typst

    source = tmp_path / "report.typ"
    body = "#set page(width: 12cm)\n#set text(size: 11pt)\n"
    body += "1. The first paragraph is long enough to run over more than one line of the page, and "
    body += "it ends here.\n\n2. The second has 89.6% (3,856 out of 4,304) in it.\n"
    source.write_text(body.replace("1. ", "1\\. ").replace("2. ", "2\\. "), encoding="utf-8")
    path = tmp_path / "report.pdf"
    typst.compile(str(source), output=str(path))
    assert numbered(read_report(path).passages) == {
        "1": "The first paragraph is long enough to run over more than one line of the page, "
        "and it ends here.",
        "2": "The second has 89.6% (3,856 out of 4,304) in it.",
    }


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("torn.docx", b"PK\x03\x04rest", "damaged or is not a Word document"),
        ("torn.pdf", b"%PDF-1.7 rest", "damaged or password-protected"),
        ("picture.png", b"\x89PNG\r\n", "is not a Word document, a PDF or plain text"),
    ],
)
def test_that_what_is_no_report_is_refused_in_words(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableReportError, match=said):
        read_report(path)


def test_that_entities_in_word_are_refused(tmp_path: Path) -> None:
    path, stream = tmp_path / "bomb.docx", io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    path.write_bytes(stream.getvalue())
    with pytest.raises(UnreadableReportError):
        read_report(path)


def test_that_a_missing_report_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReportError, match="was not found, so nothing was checked"):
        read_report(tmp_path / "none.docx")
