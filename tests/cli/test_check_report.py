"""`perfdesk check PACK --report FILE`, as data and in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest

from perfdesk import cli
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.operations.extracts import reading
from perfdesk.operations.extracts.reading import HarmfulFileError, ReaderHere, Result
from perfdesk.operations.report_checking import check_pasted_text, check_report_file
from perfdesk.store import read_pack

WRONG = "1. During 2023/24, 96% (524 out of 528) of enquiries had a risk reduced or removed.\n"


@pytest.fixture
def pack(repository: Path, tmp_path: Path) -> Path:
    path = tmp_path / "year.perfdesk"
    appendix = repository / "resources" / "sample" / "appendix-a-2023-24.csv"
    cli.main(["new", str(path), "--from-appendix", str(appendix), "--council", "E10000018"])
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_that_claims_are_given_as_data(
    pack: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    code = cli.main(["check", str(pack), "--report", str(report), "--json"])
    claims = json.loads(capsys.readouterr().out)["claims"]
    (wrong,) = [each for each in claims if each["verdict"] == "error"]
    assert code == 1
    assert wrong["quote"] == "96% (524 out of 528)"
    assert wrong["message"] == "524 / 528 = 99.2%, printed 96%."
    assert wrong["place"] == "paragraph 1"
    assert "524 out of 548" in wrong["suggestion"]


def test_that_claims_are_told_in_words(
    pack: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    cli.main(["check", str(pack), "--report", str(report)])
    said = capsys.readouterr().out
    assert "error: \u201c96% (524 out of 528)\u201d: 524 / 528 = 99.2%, printed 96%." in said
    assert "; wrong: 1; " in said


def test_that_the_tick_sheet_is_written(pack: Path, report: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "ticks.xlsx"
    cli.main(["check", str(pack), "--report", str(report), "--tick-sheet", str(sheet)])
    assert sheet.read_bytes().startswith(b"PK")


def test_that_copies_need_a_report(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["check", str(pack), "--tick-sheet", "ticks.xlsx"])
    assert code == 2
    assert "No report was given, so nothing was written." in capsys.readouterr().err


def test_that_a_missing_report_is_told(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(pack), "--report", "none.docx"]) == 2
    assert "was not found, so nothing was checked" in capsys.readouterr().err


class ReaderThatEnds(ReaderHere):
    """Ends, as one does that meets a file which aborts a library."""

    def call(
        self,
        work: Callable[..., Result],
        *arguments: object,
        files: Sequence[Path],
        progress: ProgressReport = silent,
        **named: object,
    ) -> Result:
        """Do nothing of the work."""
        raise HarmfulFileError("It could not be read safely.", files[0])


def test_that_a_report_which_ends_its_reader_is_refused_in_a_sentence(
    pack: Path,
    report: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    monkeypatch.setattr(reading, "reader_apart", ReaderThatEnds)
    sheet = tmp_path / "ticks.xlsx"
    code = cli.main(["check", str(pack), "--report", str(report), "--tick-sheet", str(sheet)])
    said = capsys.readouterr()
    assert code == cli.NOT_DONE
    assert "report.txt\u201d could not be read safely" in said.err
    assert "nothing was checked" in said.err
    assert said.err.count("\n") == 1
    assert not sheet.exists()


@pytest.mark.worker
def test_that_a_report_is_judged_apart_as_it_is_here(pack: Path, report: Path) -> None:
    held = read_pack(pack)
    here = check_report_file(report, held)
    with reading.reader_apart() as reader:
        apart = check_report_file(report, held, reader=reader)
        pasted = check_pasted_text(WRONG, held, reader=reader)
    assert apart.findings == here.findings
    assert apart.report == here.report
    assert apart.ground.pack is held
    assert [each.quote for each in pasted.to_look_at] == [each.quote for each in here.to_look_at]


@pytest.mark.worker
def test_that_a_copy_with_comments_is_written_apart(pack: Path, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(WRONG.removeprefix("1. "))
    source, copy = tmp_path / "report.docx", tmp_path / "marked.docx"
    document.save(str(source))
    code = cli.main(["check", str(pack), "--report", str(source), "--marked", str(copy)])
    assert code == cli.TO_LOOK_AT
    comments = [each.text for each in docx.Document(str(copy)).comments]
    assert any("524 / 548" in each or "99.2%" in each for each in comments)
