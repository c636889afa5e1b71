"""`perfdesk check PACK --report FILE`, as data and in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfdesk import cli

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
