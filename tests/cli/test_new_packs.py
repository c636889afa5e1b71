"""New packs of any department, from a template, from a scorecard, and a template from a pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.store import read_pack

COUNCIL = ["--council", "Devon"]
SCORECARD = """Place Directorate Performance Report Quarter 4 2024/25,,,,,,,,
,,,,,,,,
Theme,Priority,Ref,KPI,Good is,Target 2024/25,RAG,2024/25,2023/24
Streets,Safe streets,PL01,Potholes repaired in 28 days (%),High,90%,G,92.1%,88.3%
Streets,Safe streets,PL02,Street lights out per 1000,Low,4,R,5.2,4.4
Waste,Less waste,PL03,Missed bins per 10k collections,Low,40,G,38.2,41.0
Waste,Less waste,PL04,Fly-tips cleared,High,900,G,"1,012",871
"""


def run(*words: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """What a command answers."""
    code = cli.main([str(each) for each in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_that_a_scorecard_gives_its_themes_priorities_and_title(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, pack = tmp_path / "place.csv", tmp_path / "place.perfdesk"
    table.write_text(SCORECARD, encoding="utf-8")
    run("new", pack, "--from-appendix", table, *COUNCIL, capsys=capsys)
    _, out, _ = run("show", pack, "--json", capsys=capsys)
    shown = json.loads(out)
    assert shown["title"] == "Place Directorate Performance Report"
    assert [each["name"] for each in shown["layers"]] == ["Streets", "Waste"]
    made = read_pack(pack)
    measures = {each.code: each for each in made.measures_at(made.position.period)}
    assert list(measures) == ["PL01", "PL02", "PL03", "PL04"]
    # A rate per 1,000 or per 10,000 is no rate per 100,000, and its months never add up.
    assert not measures["PL02"].adds_up and not measures["PL03"].adds_up
    assert measures["PL04"].adds_up


def test_that_a_list_of_months_without_targets_makes_a_pack_of_the_latest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, pack = tmp_path / "roads.csv", tmp_path / "roads.perfdesk"
    table.write_text(
        "Road defects monthly,,,\nRow labels,May-24,Jun-24,Jul-24\n"
        "Potholes repaired in 28 days,88.4%,90.1%,92.3%\nGullies emptied,1388,1410,1290\n",
        encoding="utf-8",
    )
    run("new", pack, "--from-appendix", table, *COUNCIL, capsys=capsys)
    code, out, _ = run("show", pack, capsys=capsys)
    assert code == 0
    assert "Road defects monthly, Jul 2024 (July 2024)" in out
    assert "Gullies emptied: 1,290\n" in out


def test_that_a_letter_makes_no_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, pack = tmp_path / "letter.csv", tmp_path / "letter.perfdesk"
    table.write_text("Dear colleague,thank you\nYours,ours\n", encoding="utf-8")
    code, _, err = run("new", pack, "--from-appendix", table, *COUNCIL, capsys=capsys)
    assert code == 2 and "letter.csv" in err and not pack.exists()


def test_that_a_pack_begins_with_a_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "new.perfdesk"
    words = ("--template", "children's services", "--position", "2024/25")
    code, out, _ = run("new", pack, *words, *COUNCIL, capsys=capsys)
    assert code == 0 and "14 measures in 4 layers" in out
    _, out, _ = run("show", pack, "--json", capsys=capsys)
    assert json.loads(out)["title"] == "Children and Families Performance"


def test_that_an_unknown_template_names_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "new.perfdesk"
    words = ("--template", "Kinder", "--position", "2024/25")
    code, _, err = run("new", pack, *words, *COUNCIL, capsys=capsys)
    assert code == 2 and "Public health" in err and not pack.exists()


@pytest.mark.parametrize("text", ["", "[]", '{"template": "T"}', "\ufffd"])
def test_that_a_file_that_is_no_template_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    template, pack = tmp_path / "own.json", tmp_path / "new.perfdesk"
    template.write_text(text, encoding="utf-16")
    words = ("--template", template, "--position", "2024/25")
    code, _, err = run("new", pack, *words, *COUNCIL, capsys=capsys)
    assert code == 2 and "own.json" in err and "nothing was created" in err
    assert not pack.exists()


def test_that_the_shape_of_a_pack_is_saved_and_used_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, pack, template = (tmp_path / each for each in ("p.csv", "p.perfdesk", "own.json"))
    table.write_text(SCORECARD, encoding="utf-8")
    run("new", pack, "--from-appendix", table, *COUNCIL, capsys=capsys)
    assert run("template", pack, "--out", template, "--name", "Place", capsys=capsys)[0] == 0
    assert "92.1" not in template.read_text("utf-8")
    again = tmp_path / "again.perfdesk"
    words = ("--template", template, "--position", "2025/26")
    code, out, _ = run("new", again, *words, *COUNCIL, capsys=capsys)
    assert code == 0 and "4 measures in 2 layers" in out
    assert "A template with 2 layers and 4 measures" in run("reference", template, capsys=capsys)[1]


def test_that_a_template_and_a_table_are_not_taken_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, pack = tmp_path / "p.csv", tmp_path / "p.perfdesk"
    table.write_text(SCORECARD, encoding="utf-8")
    words = ("--from-appendix", table, "--template", "Blank")
    code, _, err = run("new", pack, *words, *COUNCIL, capsys=capsys)
    assert code == 2 and "not both" in err and not pack.exists()


def test_that_a_template_is_written_to_a_file_of_its_kind_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "new.perfdesk"
    run("new", pack, "--template", "Blank", "--position", "2024/25", *COUNCIL, capsys=capsys)
    code, _, err = run("template", pack, "--out", pack, capsys=capsys)
    assert code == 2 and ".json" in err
    assert run("show", pack, "--json", capsys=capsys)[0] == 0
