"""Actions, from the command line; and in every format that is exported."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.store import read_pack

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "Q4.perfdesk"
    shutil.copy(ROOT / "resources" / "ready" / "sample.perfdesk", path)
    return path


def test_that_actions_are_added_listed_and_finished(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["actions", str(pack)]
    assert cli.main([*words, "--add", "Call them", "--measure", "9Z"]) == cli.NOT_DONE
    assert "reports no measure" in capsys.readouterr().err
    adding = [*words, "--add", "Call them", "--measure", "heritage visits", "--who", "Sam"]
    assert cli.main([*adding, "--by", "30 September 2020"]) == cli.DONE
    assert cli.main([*words, "--add", "Report back", "--recommendation"]) == cli.DONE
    capsys.readouterr()
    assert cli.main([*words, "--json"]) == cli.TO_LOOK_AT
    told = json.loads(capsys.readouterr().out)
    (overdue,) = told["overdue"]
    assert told["no_action"]
    assert {each["kind"] for each in told["actions"]} == {"action", "recommendation"}
    assert cli.main([*words, "--drop", overdue]) == cli.NOT_DONE
    assert "why the action is dropped" in capsys.readouterr().err
    assert cli.main([*words, "--done", overdue, "--outcome", "Called"]) == cli.DONE
    assert cli.main([*words, "--done", "gone"]) == cli.NOT_DONE
    capsys.readouterr()
    cli.main(words)
    assert "done: Heritage visits: Call them (Sam, by 30 September 2020). Done. Called." in (
        capsys.readouterr().out
    )
    assert len(read_pack(pack).actions) == 2


@pytest.mark.parametrize("where", ["rows", "appendix"])
def test_that_actions_are_printed_and_proved_in_every_format(
    pack: Path, tmp_path: Path, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    measure = "percent-of-sequels-that-prevent-need-2"
    cli.main(["actions", str(pack), "--add", "Widen the front door", "--measure", measure])
    cli.main(["actions", str(pack), "--add", "Report back in autumn", "--recommendation"])
    files = {kind: tmp_path / f"out.{kind}" for kind in ("pdf", "xlsx", "html", "docx")}
    written = [word for kind, path in files.items() for word in (f"--{kind}", str(path))]
    accessible = ["--accessible-xlsx", str(tmp_path / "out-accessible.xlsx")]
    code = cli.main(["export", str(pack), *written, *accessible, "--actions", where])
    assert code in {cli.DONE, cli.TO_LOOK_AT}, capsys.readouterr().err
    page = files["html"].read_text("utf-8")
    assert "Widen the front door" in page
    assert "Report back in autumn" in page
