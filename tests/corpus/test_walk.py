"""What an officer must find in the real files, by the command line alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfdesk import cli

pytestmark = pytest.mark.corpus

Data = dict[str, Any]
Ask = Callable[..., Data]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """What a command says as data."""

    def run(*words: object) -> Data:
        capsys.readouterr()
        cli.main([*map(str, words), "--json"])
        told: Data = json.loads(capsys.readouterr().out)
        return told

    return run


@pytest.fixture
def pack(corpus: Path, tmp_path: Path, ask: Ask) -> Callable[[str], Path]:
    """A pack made of the appendix of a year."""

    def make(year: str) -> Path:
        path = tmp_path / f"{year}.perfdesk"
        appendix = corpus / "published" / f"appendix-a-{year}.csv"
        cli.main(["new", str(path), "--from-appendix", str(appendix), "--council", "E10000018"])
        return path

    return make


@pytest.fixture
def extract(corpus: Path) -> Callable[[str], Path]:
    """The real file with a number."""
    return lambda number: next((corpus / "extracts").glob(f"{number}_*"))


def series(shown: Data, code: str, place: str = "Leicestershire") -> dict[str, Data]:
    """The published points of a measure, by period."""
    rows = [
        row
        for layer in shown["layers"]
        for outcome in layer["outcomes"]
        for row in outcome["rows"]
        if row["code"] == code
    ]
    return {
        each["period"]: each
        for row in rows
        for each in row["series"]
        if each["kind"] == "published" and each["place"] == place
    }


def test_that_reablement_comes_with_its_counts_from_the_open_data(
    pack: Callable[[str], Path], extract: Callable[[str], Path], ask: Ask
) -> None:
    path = pack("2021-22")
    ask("import", path, extract("02"))
    point = series(ask("show", path), "2D")["2020/21"]
    assert (point["value"], point["numerator"], point["denominator"]) == (81.1, 2039, 2515)


def test_that_survey_figures_come_with_their_margins_from_the_time_series(
    pack: Callable[[str], Path], extract: Callable[[str], Path], ask: Ask
) -> None:
    path = pack("2023-24")
    ask("import", path, extract("01"))
    points = series(ask("show", path), "3C(1)")
    found = [
        (points[year]["value"], points[year]["margin_of_error"]) for year in ("2022/23", "2023/24")
    ]
    assert found == [(61.8, 5.9), (59.3, 7.5)]


@pytest.mark.parametrize(
    ("number", "adults", "older"), [("03", 423_067, 146_675), ("05", 440_785, 157_349)]
)
def test_that_populations_are_summed_to_ages(
    pack: Callable[[str], Path],
    extract: Callable[[str], Path],
    ask: Ask,
    number: str,
    adults: int,
    older: int,
) -> None:
    told = ask("import", pack("2023-24"), extract(number), "--dry-run")
    people = {
        each["measure"]: each["new"] for each in told["new"] if each["place"] == "Leicestershire"
    }
    assert people["population 18-64"] == f"{adults:,}"
    assert people["population 65+"] == f"{older:,}"


@pytest.mark.parametrize("number", ["08", "09"])
def test_that_a_year_of_library_visits_is_the_sum_of_its_months(
    pack: Callable[[str], Path], extract: Callable[[str], Path], ask: Ask, number: str
) -> None:
    path = pack("2023-24")
    told = ask("import", path, extract(number))
    (visits,) = told["new"]
    assert (visits["measure"], visits["place"], visits["period"]) == (
        "library-visits",
        "Leicestershire",
        "2023/24",
    )
    shown = json.dumps(ask("show", path))
    assert "615060" in shown


def test_that_transfers_are_those_attributable_to_social_care(
    pack: Callable[[str], Path], extract: Callable[[str], Path], ask: Ask
) -> None:
    path = pack("2021-22")
    (question,) = ask("import", path, extract("14"), "--dry-run")["questions"]
    assert "attributable to adult social care" in question["text"]
    new = next(each["value"] for each in question["choices"] if each["value"].startswith("new "))
    told = ask("import", path, extract("14"), "--answer", f"{question['id']}={new}")
    england = {each["period"]: each["new"] for each in told["new"] if each["place"] == "England"}
    assert england["2019/20"] == "3.2"


def test_that_the_measure_of_the_office_for_local_government_is_found_by_its_meaning(
    pack: Callable[[str], Path], extract: Callable[[str], Path], ask: Ask
) -> None:
    told = ask("import", pack("2023-24"), extract("16"), "--dry-run")
    found = [
        each["new"]
        for each in told["new"]
        if each["place"] == "Leicestershire"
        and each["period"] == "2022/23"
        and "reablement" in each["description"]
    ]
    assert any(each.startswith("87.8") for each in found)


def test_that_neighbours_and_england_come_from_their_files(
    pack: Callable[[str], Path], extract: Callable[[str], Path], ask: Ask
) -> None:
    path = pack("2023-24")
    (statistical,) = ask("import", path, extract("07"))["new"]
    assert len(statistical["members"]) == 15
    (used_before,) = ask("import", path, extract("17"))["new"]
    assert len(used_before["members"]) == 15 and "E06000066" in used_before["members"]
    told = ask("import", path, extract("19"))
    assert {each["period"]: each["new"] for each in told["new"] if each["place"] == "England"}[
        "2022/23"
    ] == "560.8"


def test_that_inspect_finds_the_table_of_indicators(
    extract: Callable[[str], Path], ask: Ask
) -> None:
    (table,) = ask("inspect", extract("28"))["tables"]
    assert table["header_rows"] == [1] and table["rows"] > 40
