"""The draft of an email: unsent, of nobody, with the files as they are."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from perfdesk.exporting import email
from perfdesk.exporting.email import subject_of, write_email
from perfdesk.exporting.proof import prove_email
from tests.exporting.workbook.boards import CREATED, board, published_report, report_on, row

DASHBOARD = board(("Delay need", [row()]))


def read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    page, book = tmp_path / "~1.tmp", tmp_path / "~2.tmp"
    page.write_bytes(b"%PDF-1.7\r\n\x00\xff")
    book.write_bytes(b"PK\x03\x04" * 1000)
    return {"appendix-a.pdf": page, "appendix-a.xlsx": book}


def test_that_the_draft_is_unsent_and_names_nobody(files: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "draft.eml"
    assert write_email(published_report(2023), files, path, created=CREATED) == ()
    message = read(path)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == subject_of(published_report(2023))
    assert message["Subject"].endswith(" 2023/24: Leicestershire")
    assert all(message[name] is None for name in ("From", "To", "Sender", "Message-ID"))
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert "Rating: 16 better, 3 similar, 6 below and 4 not rated." in text
    assert "What needs attention, worst first:" in text
    assert next(part.get_content_type() for part in message.iter_attachments()) == "application/pdf"


def test_that_the_files_are_attached_byte_by_byte(files: dict[str, Path], tmp_path: Path) -> None:
    path, again = tmp_path / "draft.eml", tmp_path / "again.eml"
    write_email(report_on(DASHBOARD), files, path, created=CREATED)
    proof = prove_email(path, report_on(DASHBOARD), files)
    assert (proof.compared, proof.differences) == (4, ())
    write_email(report_on(DASHBOARD), files, again, created=CREATED)
    assert again.read_bytes() == path.read_bytes()


def test_that_a_changed_or_missing_file_and_other_words_are_found(
    files: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "draft.eml"
    write_email(report_on(DASHBOARD), files, path, created=CREATED)
    files["appendix-a.pdf"].write_bytes(b"other")
    assert len(prove_email(path, report_on(DASHBOARD), files).differences) == 1
    other = board(("Delay need", []), title="Other")
    assert len(prove_email(path, report_on(other), {}).differences) == 3
    path.write_bytes(b"\xff garbage")
    assert prove_email(path, report_on(DASHBOARD), files).differences


def test_that_no_text_can_begin_another_header(files: dict[str, Path], tmp_path: Path) -> None:
    nasty = "Title\r\nBcc: all@example.org\r\n\r\n=cmd|x \u0142\U0001f600"
    dashboard = board(("Delay need", [row()]), title=nasty)
    path = tmp_path / "draft.eml"
    named = {"a\u0142\u0175 b.pdf": files["appendix-a.pdf"]}
    write_email(report_on(dashboard), named, path, created=CREATED)
    message = read(path)
    assert message["Bcc"] is None
    assert "Bcc: all@example.org" in message["Subject"]
    assert prove_email(path, report_on(dashboard), named).differences == ()


def test_that_a_draft_above_ten_megabytes_is_warned_of(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(email, "LARGEST", 5000)
    (problem,) = write_email(report_on(DASHBOARD), files, tmp_path / "draft.eml", created=CREATED)
    assert "more than 10 MB" in problem.message


@pytest.mark.parametrize(
    "name",
    ["Appendix  A,  draft; 2.pdf", "a\u0142\u0175 " * 40 + ".pdf", 'it\'s "A".pdf', "x.unknown"],
)
def test_that_any_name_of_a_file_can_be_attached(
    name: str, files: dict[str, Path], tmp_path: Path
) -> None:
    named = {name: files["appendix-a.pdf"]}
    path = tmp_path / "draft.eml"
    write_email(report_on(DASHBOARD), named, path, created=CREATED)
    assert prove_email(path, report_on(DASHBOARD), named).differences == ()
