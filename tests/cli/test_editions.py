"""Editions, from the command line: kept, exported, issued and compared each on its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.core.issues.edition_edits import LEAVABLE
from perfdesk.store import read_pack

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("pdf", "xlsx", "accessible-xlsx", "html", "docx", "eml")


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "Q4.perfdesk"
    shutil.copy(ROOT / "resources" / "ready" / "sample.perfdesk", path)
    return path


def test_that_a_public_edition_is_exported_to_every_kind_without_what_is_exempt(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["edition", str(pack), "Public", "--public", "--no-notes", "--marking", "Public"]
    assert cli.main([*words, "--exemption", "Part 1", "--no-columns", *LEAVABLE]) == cli.DONE
    words = ["exempt", str(pack), "Heritage visits", "--paragraph", "Paragraph 3"]
    assert cli.main(words) == cli.DONE
    assert "exempt: Heritage visits: Paragraph 3" in capsys.readouterr().out
    names = {each: tmp_path / ("b.xlsx" if "acc" in each else f"a.{each}") for each in KINDS}
    files = [part for each, path in names.items() for part in (f"--{each}", str(path))]
    assert cli.main(["export", str(pack), "--edition", "Public", *files]) != cli.NOT_DONE
    page = names["html"].read_text("utf-8")
    assert "Heritage visits" not in page
    assert "Public, Part 1" in page
    assert "Quartile" not in page.split("<main>")[1].split("What ratings")[0]
    assert cli.main(["export", str(pack), "--html", str(names["html"])]) != cli.NOT_DONE
    assert "Heritage visits" in names["html"].read_text("utf-8")
    capsys.readouterr()


def test_that_an_edition_is_issued_and_compared_on_its_own(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["edition", str(pack), "Public", "--public"])
    cli.main(["exempt", str(pack), "Heritage visits"])
    words = ["issue", str(pack), "--name", "June, public", "--edition", "Public", "--as", "html"]
    assert cli.main([*words, "--despite-errors", "Known"]) == cli.TO_LOOK_AT
    (issue,) = read_pack(pack).issues
    assert issue.edition == "Public"
    assert cli.main(["compare", f"{pack}@June, public", str(pack)]) == cli.DONE
    capsys.readouterr()
    extract = tmp_path / "figures.csv"
    extract.write_text("Measure,2023/24\nHeritage visits,150000\n")
    cli.main(["import", str(pack), str(extract), "--reason", "Recounted"])
    capsys.readouterr()
    assert cli.main(["compare", f"{pack}@June, public", str(pack), "--json"]) == cli.DONE
    assert json.loads(capsys.readouterr().out)["differences"] == []


def test_that_what_cannot_be_is_refused_in_a_sentence(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = pack.read_bytes()
    for words, told in (
        (["edition", str(pack), "Team", "--no-columns", "rating"], "cannot leave out"),
        (["edition", str(pack), "Team", "--remove"], "no edition called"),
        (["exempt", str(pack), "Nothing of the kind"], "no measure called"),
        (["exempt", str(pack), "Heritage visits", "--lift"], "is not exempt"),
        (["export", str(pack), "--edition", "Team", "--html", "x.html"], "no edition called"),
    ):
        assert cli.main(words) == cli.NOT_DONE
        assert told in capsys.readouterr().err
    assert pack.read_bytes() == before
