"""Issue and compare, from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.store import read_pack, recoverable

ROOT = Path(__file__).resolve().parents[2]
NAME = "Committee, 3 June 2024"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "Q4.perfdesk"
    shutil.copy(ROOT / "resources" / "ready" / "sample.perfdesk", path)
    return path


def test_that_an_issue_is_made_listed_handed_back_and_withdrawn(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = pack.read_bytes()
    assert cli.main(["issue", str(pack), "--name", NAME]) == cli.NOT_DONE
    assert "7 errors are still open" in capsys.readouterr().err
    assert pack.read_bytes() == before
    assert recoverable() == ()

    words = ["issue", str(pack), "--name", NAME, "--despite-errors", "Known", "--as", "pdf"]
    assert cli.main([*words, "--edition", "Committee"]) == cli.TO_LOOK_AT
    assert f"Issued \u201c{NAME}\u201d for 2023/24." in capsys.readouterr().out
    (issue,) = read_pack(pack).issues
    assert (issue.edition, issue.despite) == ("Committee", "Known")

    assert cli.main(["issue", str(pack), "--json"]) == cli.DONE
    (told,) = json.loads(capsys.readouterr().out)["issues"]
    assert told["state"] == "in force"

    assert cli.main(["issue", str(pack), "--files", NAME, "--out", str(tmp_path)]) == cli.DONE
    assert (tmp_path / "Q4.pdf").read_bytes().startswith(b"%PDF")

    assert cli.main(["issue", str(pack), "--withdraw", NAME]) == cli.NOT_DONE
    words = ["issue", str(pack), "--withdraw", NAME, "--reason", "A wrong figure"]
    assert cli.main(words) == cli.DONE
    capsys.readouterr()
    assert cli.main(["issue", str(pack)]) == cli.DONE
    assert "withdrawn" in capsys.readouterr().out


def test_that_a_pack_is_compared_with_its_last_issue(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["compare", str(pack)]) == cli.NOT_DONE
    assert "has not been issued yet" in capsys.readouterr().err
    words = ["issue", str(pack), "--name", NAME, "--despite-errors", "Known", "--as", "html"]
    cli.main(words)
    assert cli.main(["compare", str(pack)]) == cli.DONE
    extract = tmp_path / "figures.csv"
    extract.write_text("Measure,2023/24\nHeritage visits,150000\n")
    before = pack.read_bytes()
    assert cli.main(["import", str(pack), str(extract)]) == cli.NOT_DONE
    assert "Say why with --reason" in capsys.readouterr().err
    assert pack.read_bytes() == before
    words = ["import", str(pack), str(extract), "--reason", "Recounted"]
    assert cli.main(words) in {cli.DONE, cli.TO_LOOK_AT}
    capsys.readouterr()
    assert cli.main(["compare", str(pack), "--json"]) == cli.TO_LOOK_AT
    told = json.loads(capsys.readouterr().out)
    current = next(each for each in told["differences"] if each["column"] == "current")
    assert current["before"] == "134.1k"
    assert current["who"]
    assert current["why"] == "Recounted"


def test_that_an_export_says_what_changed_since_the_last_issue(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["issue", str(pack), "--name", NAME, "--despite-errors", "Known", "--as", "html"]
    cli.main(words)
    extract = tmp_path / "figures.csv"
    extract.write_text("Measure,2023/24\nHeritage visits,150000\n")
    cli.main(["import", str(pack), str(extract), "--reason", "Recounted"])
    page = tmp_path / "page.html"
    cli.main(["export", str(pack), "--html", str(page)])
    assert "was 134.1k" in page.read_text("utf-8")
    capsys.readouterr()


def test_that_an_issue_that_is_not_there_is_told_with_those_that_are(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["compare", f"{pack}@June", str(pack)]) == cli.NOT_DONE
    assert "Nothing has been issued from it yet" in capsys.readouterr().err


def test_that_two_copies_are_merged_and_conflicts_are_asked_about(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "Q4 (laptop).perfdesk"
    shutil.copy(pack, other)
    for file, visits, loans in ((pack, 150_000, None), (other, 140_000, 999_000)):
        extract = tmp_path / "figures.csv"
        lines = ["Measure,2023/24", f"Heritage visits,{visits}"]
        lines += [f"Junior loans,{loans}"] if loans else []
        extract.write_text("\n".join(lines) + "\n")
        assert cli.main(["import", str(file), str(extract)]) != cli.NOT_DONE
    before = pack.read_bytes()
    capsys.readouterr()
    assert cli.main(["merge", str(pack), str(other)]) == cli.NOT_DONE
    told = capsys.readouterr().err
    assert "Heritage visits, 2023/24" in told
    assert "--conflicts" in told
    assert pack.read_bytes() == before
    words = ["merge", str(pack), str(other), "--conflicts", "mine", "--json"]
    assert cli.main(words) == cli.TO_LOOK_AT
    assert json.loads(capsys.readouterr().out)["replaced"] > 0
    assert cli.main(["compare", str(other), str(pack), "--json"]) == cli.TO_LOOK_AT
    differences = json.loads(capsys.readouterr().out)["differences"]
    assert {each["description"] for each in differences} == {"Heritage visits"}
