"""`perfdesk benchmark`, on a pack with the open data of a few councils."""

import json
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.store import create_pack
from tests.core.benchmarks.published_years import OURS, REABLEMENT, year_of
from tests.core.building.series_packs import series_pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "p.perfdesk"
    create_pack(path, series_pack(year_of(REABLEMENT)))
    return path


def test_that_a_benchmark_is_told_in_words_and_as_data(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["benchmark", str(pack), "--measure", "2D", "--period", "2020-21"]
    assert cli.main(words) == cli.DONE
    assert "Second quartile: rank 4 of 10 councils" in capsys.readouterr().out
    assert cli.main([*words, "--council", OURS, "--json"]) == cli.DONE
    found = json.loads(capsys.readouterr().out)
    assert {
        "measure", "edition", "period", "council", "value", "quartile", "rank", "n",
        "lower_quartile", "median", "upper_quartile", "reason",
    } <= set(found)  # fmt: skip
    assert (found["quartile"], found["rank"], found["n"]) == ("Second", 4, 10)


def test_that_a_year_without_data_is_an_error_in_one_sentence(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["benchmark", str(pack), "--measure", "2D", "--period", "2019/20", "--council", OURS]
    assert cli.main(words) == cli.NOT_DONE
    assert capsys.readouterr().err == (
        "The pack has no published figures for 2D in 2019/20. It has 2020/21.\n"
    )


def test_that_the_quartile_and_its_reason_are_in_show(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", str(pack), "--json"]) == cli.DONE
    shown = json.loads(capsys.readouterr().out)
    (row,) = (
        row for layer in shown["layers"] for each in layer["outcomes"] for row in each["rows"]
    )
    assert (row["quartile"], row["rank"], row["n"]) == ("Second", 4, 10)
    assert row["quartile_period"] == "2020/21"
    assert row["quartile_reason"].startswith("2020/21: Second quartile")
    assert row["was"] == "2D"


def test_that_a_whole_year_is_told_where_no_measure_is_named(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["benchmark", str(pack), "--period", "2020/21"]
    assert cli.main(words) == cli.DONE
    said = capsys.readouterr().out
    assert said.startswith("1 measure of 2020/21 has a figure for Leicestershire. 1 of them is ")
    assert "2D No need for ongoing services after reablement: 81.1%" in said
    assert cli.main([*words, "--json"]) == cli.DONE
    found = json.loads(capsys.readouterr().out)
    assert (found["measures"], found["better_than_england"]) == (1, ["2D"])
    assert found["quartiles"] == {"Top": [], "Second": ["2D"], "Third": [], "Bottom": []}
    assert found["lines"][0]["rank"] == 4


def test_that_a_year_of_which_nothing_is_held_is_an_error(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["benchmark", str(pack), "--period", "2011/12"]) == cli.NOT_DONE
    assert capsys.readouterr().err == (
        "The pack has no published figures for 2011/12. It has 2020/21.\n"
    )


def test_that_the_report_of_a_year_is_saved_and_needs_no_measure(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.html"
    words = ["benchmark", str(pack), "--period", "2020/21", "--save", str(path)]
    assert cli.main(words) == cli.DONE
    assert "Benchmarking 2020/21" in path.read_text(encoding="utf-8")
    path.unlink()
    assert cli.main([*words, "--measure", "2D"]) == cli.NOT_DONE
    assert "Leave out --measure" in capsys.readouterr().err
    assert not path.exists()
