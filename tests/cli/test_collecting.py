"""Send and collect, from the command line."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.core.collecting.form import OwnerColumn
from perfdesk.core.reporting.commentary import Audience
from perfdesk.store import create_pack, read_pack, recoverable
from tests.operations.collecting.owners import fill_in, owned_pack

DUE = (date.today() + timedelta(days=10)).isoformat()
OWNERS = ("Libraries manager", "Carers manager")


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "Q4.perfdesk"
    create_pack(path, owned_pack(OWNERS))
    return path


def test_that_owners_are_asked_and_their_answers_taken_over(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert cli.main(["send", str(pack), "--out", str(out), "--by", DUE]) == cli.NOT_DONE
    assert "There is no folder" in capsys.readouterr().err
    out.mkdir()
    assert cli.main(["send", str(pack), "--out", str(out), "--by", DUE, "--json"]) == cli.DONE
    told = json.loads(capsys.readouterr().out)["owners"]
    assert [each["owner"] for each in told] == sorted(OWNERS)
    carers = Path(told[0]["workbook"])
    held = read_pack(pack)
    mine = [each for each in held.measures_at(held.settings.position) if each.owner == OWNERS[1]]

    fill_in(carers, [{OwnerColumn.COMMENT: "Fewer carers replied."}])
    assert cli.main(["collect", str(pack), str(carers), "--dry-run"]) == cli.DONE
    assert "Would take over 1 answer." in capsys.readouterr().out
    assert not read_pack(pack).answered(mine[0].id, held.settings.position)
    assert cli.main(["collect", str(pack), str(carers)]) == cli.DONE
    after = read_pack(pack)
    said = after.commentary(mine[0].id, held.settings.position, Audience.PUBLIC)
    assert said is not None
    assert said.text == "Fewer carers replied."

    capsys.readouterr()
    assert cli.main(["collect", str(pack), "--json", "--reminders", str(out)]) == cli.DONE
    board = json.loads(capsys.readouterr().out)
    assert [each["state"] for each in board["owners"]] == ["awaited", "awaited"]
    assert board["owners"][0]["measures"][0]["by"] == "Carers manager"
    assert len(board["reminders"]) == 2
    assert recoverable() == ()


def test_that_a_reply_is_taken_over_and_a_conflict_asked(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["send", str(pack), "--out", str(tmp_path), "--by", DUE])
    reply = tmp_path / "reply.txt"
    words = ["collect", str(pack), "--reply", str(reply), "--owner", "libraries manager"]
    reply.write_text("Heritage visits: The castle was closed.\n\nRegards\nSam", encoding="utf-8")
    assert cli.main(["collect", str(pack), "--reply", str(reply)]) == cli.NOT_DONE
    assert "--owner NAME" in capsys.readouterr().err
    assert cli.main([*words, "--written-by", "D. Deputy"]) == cli.DONE
    held = read_pack(pack)
    answer = held.answered("heritage-visits", held.settings.position)
    assert answer is not None
    assert (answer.owner, answer.by) == ("Libraries manager", "D. Deputy")

    reply.write_text("Heritage visits: It was open after all.", encoding="utf-8")
    before = pack.read_bytes()
    assert cli.main(words) == cli.NOT_DONE
    assert "Say whose stand" in capsys.readouterr().err
    assert pack.read_bytes() == before
    assert cli.main([*words, "--conflicts", "both"]) == cli.DONE
    said = read_pack(pack).commentary("heritage-visits", held.settings.position, Audience.PUBLIC)
    assert said is not None
    assert said.text == "The castle was closed.\nIt was open after all."

    reply.write_text("Something quite else.", encoding="utf-8")
    assert cli.main(words) == cli.TO_LOOK_AT
    assert "left out: Something quite else." in capsys.readouterr().out


def test_that_a_changed_figure_after_issue_needs_a_reason(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["issue", str(pack), "--name", "June", "--despite-errors", "Known", "--as", "html"])
    cli.main(["send", str(pack), "--out", str(tmp_path), "--by", DUE])
    (book,) = tmp_path.glob("Carers*.xlsx")
    fill_in(book, [{OwnerColumn.CORRECTED: "59.9%"}])
    capsys.readouterr()
    assert cli.main(["collect", str(pack), str(book)]) == cli.TO_LOOK_AT
    assert "It is taken only if you say so." in capsys.readouterr().out
    # Compared with the pack, the workbook says what it proposes.
    assert cli.main(["compare", str(pack), str(book), "--json"]) == cli.TO_LOOK_AT
    (proposed,) = [
        each
        for each in json.loads(capsys.readouterr().out)["differences"]
        if each["column"] == "current"
    ]
    assert (proposed["before"], proposed["after"]) == ("59.3%", "59.9%")
    words = ["collect", str(pack), str(book), "--take-figures"]
    assert cli.main(words) == cli.NOT_DONE
    assert "Say why with --reason" in capsys.readouterr().err
    fill_in(book, [{OwnerColumn.REASON: "Late returns were added"}])
    assert cli.main(words) in {cli.DONE, cli.TO_LOOK_AT}
    held = read_pack(pack)
    mine = [each for each in held.measures_at(held.settings.position) if each.owner == OWNERS[1]]
    figure = held.figure(mine[0].id, held.settings.position)
    assert figure is not None
    assert figure.reading.text == "59.9%"
    capsys.readouterr()
    cli.main(["compare", str(pack), "--json"])
    differences = json.loads(capsys.readouterr().out)["differences"]
    assert any("Late returns were added (Carers manager)" in each["why"] for each in differences)
