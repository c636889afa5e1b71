"""Linked extracts and the calendar, from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.core.periods import financial_year
from perfdesk.store import read_pack

ROOT = Path(__file__).resolve().parents[2]
YEAR = financial_year(2023)


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "Q4.perfdesk"
    shutil.copy(ROOT / "resources" / "ready" / "sample.perfdesk", path)
    return path


def test_that_a_linked_folder_tells_what_has_changed_and_brings_it(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extracts = tmp_path / "extracts"
    extracts.mkdir()
    words = ["sources", str(pack)]
    assert cli.main([*words, "--link", str(tmp_path / "gone")]) == cli.NOT_DONE
    assert "was not linked" in capsys.readouterr().err
    assert cli.main([*words, "--link", str(extracts), "--name", "Heritage"]) == cli.DONE
    visits = extracts / "visits.csv"
    visits.write_text("Measure,2023/24\nHeritage visits,134500\n")
    (extracts / "~$visits.xlsx").write_text("a lock of Excel")
    (extracts / "notes.docx").write_text("no extract")
    capsys.readouterr()
    assert cli.main([*words, "--json"]) == cli.TO_LOOK_AT
    assert json.loads(capsys.readouterr().out)["changed"] == [str(visits)]
    assert cli.main([*words, "--take"]) == cli.DONE
    figure = read_pack(pack).figure("heritage-visits", YEAR)
    assert figure is not None
    assert figure.reading.value == 134500
    capsys.readouterr()
    assert cli.main([*words, "--take"]) == cli.DONE
    assert "No linked file has changed" in capsys.readouterr().out

    # What changes and brings nothing new is not offered for ever.
    visits.write_text("Measure,2023/24\n\nHeritage visits,134500\n")
    assert cli.main([*words, "--take"]) == cli.DONE
    capsys.readouterr()
    cli.main([*words, "--json"])
    assert json.loads(capsys.readouterr().out)["changed"] == []


def test_that_a_missing_link_is_told_and_stops_nothing(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "Reablement Q4.csv"
    file.write_text("Measure,2023/24\nHeritage visits,1\n")
    words = ["sources", str(pack)]
    recipe = [*words, "--link", str(file), "--recipe", "no such"]
    assert cli.main(recipe) == cli.NOT_DONE
    assert cli.main([*words, "--link", str(file), "--days", "12"]) == cli.DONE
    file.unlink()
    capsys.readouterr()
    assert cli.main(words) == cli.TO_LOOK_AT
    told = capsys.readouterr().out
    assert "Not reached: Reablement." in told
    assert "due 2024-04-12 (as you said)" in told
    assert cli.main(["show", str(pack)]) == cli.DONE
    assert cli.main([*words, "--forget", "--name", "Reablement"]) == cli.DONE
    assert cli.main([*words, "--forget", "--name", "Reablement"]) == cli.NOT_DONE


def test_that_links_go_along_when_a_pack_is_rolled_forward(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["sources", str(pack), "--expect", "--name", "Heritage", "--days", "12"])
    out = tmp_path / "next.perfdesk"
    cli.main(["roll-forward", str(pack), "--to", "2024/25", "--out", str(out)])
    capsys.readouterr()
    cli.main(["sources", str(out), "--json"])
    sources = json.loads(capsys.readouterr().out)["sources"]
    (heritage,) = [each for each in sources if each["name"] == "Heritage"]
    assert heritage["due"] == "2025-04-12"
