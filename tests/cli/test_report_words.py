"""What officers confirm of the words of reports, by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, OwnWord
from perfdesk.store import read_pack

REABLEMENT = "percent-of-people-who-had-no-need-for-ongoing-services-2"


@pytest.fixture
def pack(tmp_path: Path, repository: Path) -> Path:
    path = tmp_path / "sample.perfdesk"
    path.write_bytes((repository / "resources" / "ready" / "sample.perfdesk").read_bytes())
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(
        "1. For Home First the result was 88.6% during 2023/24.\n\n2. Another was 88.6%.\n",
        encoding="utf-8",
    )
    return path


def test_that_words_are_kept_listed_and_forgotten(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["words", str(pack)]) == cli.DONE
    assert "Nothing was confirmed" in capsys.readouterr().out
    assert cli.main(["words", str(pack), "--add", "Home First", "--measure", REABLEMENT]) == 0
    capsys.readouterr()
    assert cli.main(["words", str(pack), "--spelt", "Harborough", "--json"]) == cli.DONE
    told = json.loads(capsys.readouterr().out)
    assert [each["words"] for each in told["words"]] == ["Home First"]
    assert told["spelt"] == ["Harborough"]
    assert len(read_pack(pack).table(OwnWord)) == 1
    assert cli.main(["words", str(pack), "--forget", "home first", "--measure", REABLEMENT]) == 0
    assert not read_pack(pack).table(MeasureWording)


def test_that_a_number_of_a_report_is_confirmed(
    pack: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = ["words", str(pack), "--report", str(report), "--measure", REABLEMENT, "--number"]
    assert cli.main([*number, "88.6%"]) == cli.NOT_DONE
    assert "in several places" in capsys.readouterr().err
    assert cli.main([*number, "the result was 88.6%"]) == cli.DONE
    assert "Take 88.6% to be about" in capsys.readouterr().out
    held = read_pack(pack).table(ConfirmedMeaning)
    assert [each.measure for each in held.values()] == [REABLEMENT]
    none = [*number, "the result was 88.6%"]
    none[none.index(REABLEMENT)] = "none"
    assert cli.main(none) == cli.DONE
    assert [each.measure for each in read_pack(pack).table(ConfirmedMeaning).values()] == [""]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--add", "Home First"], "No measure was named"),
        (["--add", "Home First", "--measure", "nothing"], "reports no measure"),
        (["--number", "12", "--measure", REABLEMENT], "No report was given"),
        (["--number", "12", "--measure", REABLEMENT, "--report", "{report}"], "nowhere"),
        (["--spelt", "two words"], "is not one word"),
    ],
)
def test_that_what_cannot_be_kept_is_said_and_changes_nothing(
    pack: Path,
    report: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = pack.read_bytes()
    given = [each.format(report=report) for each in arguments]
    assert cli.main(["words", str(pack), *given]) == cli.NOT_DONE
    assert said in capsys.readouterr().err
    assert pack.read_bytes() == before


@pytest.mark.worker
def test_that_a_report_is_drafted_and_what_is_to_be_checked_is_told(
    pack: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draft.docx"
    report.write_text(
        "# Report 2022/23\n\n## Health Impact Assessment\n\n1. As in March 2019.\n",
        encoding="utf-8",
    )
    words = ["draft", str(pack), str(path), "--last", str(report)]
    assert cli.main(words) == cli.TO_LOOK_AT
    assert "names March 2019" in capsys.readouterr().out
    assert path.stat().st_size > 1000
    assert cli.main(["draft", str(pack), str(tmp_path / "draft.pdf")]) == cli.NOT_DONE
    assert "is no Word document" in capsys.readouterr().err
