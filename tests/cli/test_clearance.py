"""Clearance, embargo and retention, from the command line."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from perfdesk import cli
from perfdesk.store import read_pack, stored_pack

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("draft", "management team", "director", "finance and legal")


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "Q4.perfdesk"
    shutil.copy(ROOT / "resources" / "ready" / "sample.perfdesk", path)
    return path


def _pass(pack: Path, *stages: str) -> None:
    for stage in stages:
        words = ["clearance", str(pack), "--pass", stage, "--name", "A. Director"]
        assert cli.main(words) != cli.NOT_DONE, stage


def _first_page(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document[0].get_textpage().get_text_bounded())
    finally:
        document.close()


def test_that_every_export_says_draft_until_the_paper_is_cleared(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["clearance", str(pack), "--meeting", "2024-06-03"]) == cli.DONE
    told = capsys.readouterr().out
    assert "dispatch: Thursday 23 May 2024" in told
    names = {"pdf": "a.pdf", "xlsx": "a.xlsx", "accessible-xlsx": "b.xlsx", "html": "a.html",
             "docx": "a.docx", "eml": "a.eml"}  # fmt: skip
    files = {kind: tmp_path / name for kind, name in names.items()}
    words = [each for kind, path in files.items() for each in (f"--{kind}", str(path))]
    assert cli.main(["export", str(pack), *words]) != cli.NOT_DONE
    for kind, path in files.items():
        assert "DRAFT" in _text_of(kind, path), kind

    _pass(pack, *NEEDED)
    assert cli.main(["export", str(pack), *words]) != cli.NOT_DONE
    for kind, path in files.items():
        assert "DRAFT" not in _text_of(kind, path), kind
    capsys.readouterr()


def _text_of(kind: str, path: Path) -> str:
    if kind == "pdf":
        return _first_page(path)
    if kind in {"html", "eml"}:
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as file:
        return "".join(
            file.read(each).decode("utf-8") for each in file.namelist() if each.endswith(".xml")
        )


def test_that_a_change_reopens_clearance_and_lists_itself(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _pass(pack, *NEEDED)
    extract = tmp_path / "figures.csv"
    extract.write_text("Measure,2023/24\nHeritage visits,150000\n")
    assert cli.main(["import", str(pack), str(extract)]) != cli.NOT_DONE
    capsys.readouterr()
    assert cli.main(["clearance", str(pack), "--json"]) == cli.TO_LOOK_AT
    told = json.loads(capsys.readouterr().out)
    assert not told["cleared"]
    assert told["next"] == "draft"
    changes = told["stages"][2]["changed_since"]
    assert any("was 134.1k" in each for each in changes), changes

    words = ["clearance", str(pack), "--pass", "dispatched", "--name", "A. Clerk"]
    assert cli.main(words) == cli.NOT_DONE
    assert "was passed before it changed" in capsys.readouterr().err
    _pass(pack, *NEEDED, "dispatched", "published")
    assert cli.main(["clearance", str(pack)]) == cli.DONE
    capsys.readouterr()


def test_that_stages_come_in_order_have_names_and_are_taken_back_with_a_reason(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = pack.read_bytes()
    words = ["clearance", str(pack), "--pass", "director", "--name", "A. Director"]
    assert cli.main(words) == cli.NOT_DONE
    assert "is not passed yet" in capsys.readouterr().err
    assert cli.main(["clearance", str(pack), "--pass", "draft"]) == cli.NOT_DONE
    assert "Give the name" in capsys.readouterr().err
    assert pack.read_bytes() == before
    _pass(pack, "draft", "management team")
    assert cli.main(["clearance", str(pack), "--take-back", "draft"]) == cli.NOT_DONE
    words = ["clearance", str(pack), "--take-back", "draft", "--reason", "A table is missing"]
    assert cli.main(words) == cli.DONE
    assert "management team: not passed" in capsys.readouterr().out
    with stored_pack(pack) as stored:
        last = stored.archive.entries()[-1]
    assert (last.reason, bool(last.who)) == ("A table is missing", True)


def test_that_approving_what_one_has_worked_on_is_shown(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _pass(pack, "draft")
    assert "who had worked on it" not in capsys.readouterr().out
    extract = tmp_path / "figures.csv"
    extract.write_text("Measure,2023/24\nHeritage visits,150000\n")
    cli.main(["import", str(pack), str(extract)])
    capsys.readouterr()
    _pass(pack, "draft")
    assert "who had worked on it" in capsys.readouterr().out


def test_that_issuing_uncleared_or_before_an_embargo_ends_needs_a_reason(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = tmp_path / "figures.csv"
    extract.write_text("Measure,2023/24\nHeritage visits,150000\n")
    cli.main(["import", str(pack), str(extract)])
    cli.main(["clearance", str(pack), "--meeting", "2099-06-03"])
    words = ["embargo", str(pack), "figures.csv", "--until", "2099-06-01", "--note", "The centre"]
    assert cli.main(words) == cli.DONE
    capsys.readouterr()
    assert cli.main(["issue", str(pack), "--name", "June", "--as", "html"]) == cli.NOT_DONE
    told = capsys.readouterr().err
    assert "figures.csv, the source of 1 measure, is not to be issued before 1 June 2099" in told
    assert "The paper prints DRAFT" in told
    words = ["issue", str(pack), "--name", "June", "--as", "html", "--despite-errors", "Agreed"]
    assert cli.main(words) == cli.TO_LOOK_AT
    (issue,) = read_pack(pack).issues
    assert issue.despite == "Agreed"
    assert any("not to be issued" in each for each in issue.open_errors)
    capsys.readouterr()
    assert cli.main(["embargo", str(pack), "figures.csv", "--lift"]) == cli.NOT_DONE
    words = ["embargo", str(pack), "figures.csv", "--lift", "--reason", "Published early"]
    assert cli.main(words) == cli.DONE
    assert "No source is embargoed" in capsys.readouterr().out
    assert cli.main(["embargo", str(pack), "no.csv", "--until", "2099-06-01"]) == cli.NOT_DONE
    assert "no source called" in capsys.readouterr().err


def test_that_issues_are_listed_once_they_were_kept_long_enough_and_redacted_together(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["issue", str(pack), "--name", "June", "--as", "html", "--despite-errors", "Known"]
    cli.main(words)
    assert cli.main(["issue", str(pack), "--retention", "101"]) == cli.NOT_DONE
    assert cli.main(["issue", str(pack), "--retention", "6"]) == cli.DONE
    assert cli.main(["issue", str(pack), "--redact-due"]) == cli.DONE
    assert "No issue" in capsys.readouterr().out
    later = read_pack(pack).issues[0].at.replace(year=2090)
    monkeypatch.setattr("perfdesk.cli.issues.now", lambda: later)
    cli.main(["issue", str(pack)])
    assert "--redact-due" in capsys.readouterr().out
    assert cli.main(["issue", str(pack), "--redact-due"]) == cli.DONE
    (issue,) = read_pack(pack).issues
    assert issue.is_redacted
    capsys.readouterr()
