"""Recipes on the command line: chosen by name, taken from a file, and refused in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.core.recipes import Recipe
from perfdesk.operations.recipes import (
    UnknownRecipeError,
    export_recipe,
    known_recipes,
    recipe_edit,
    recipe_removal,
)
from perfdesk.store import read_pack

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
PUBLISHED = Path(__file__).resolve().parents[1] / "importing" / "recipes" / "published"
VISITS = "Library visits by month"


@pytest.fixture
def pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A pack made from the appendix of 2023/24."""
    path = tmp_path / "made.perfdesk"
    appendix = str(SAMPLE / "appendix-a-2023-24.csv")
    cli.main(["new", str(path), "--from-appendix", appendix, "--council", "E10000018"])
    capsys.readouterr()
    return path


def test_that_populations_are_told_by_import_and_shown_by_the_pack(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = tmp_path / "ons-mid-2024.csv"
    extract.write_bytes((PUBLISHED / "mye2024.csv").read_bytes())
    cli.main(["import", str(pack), str(extract), "--json"])
    told = json.loads(capsys.readouterr().out)
    ours = {each["measure"]: each["new"] for each in told["new"] if "Leic" in each["place"]}
    assert (ours["population 18-64"], ours["population 65+"]) == ("440,785", "157,349")
    cli.main(["show", str(pack), "--json"])
    shown = json.loads(capsys.readouterr().out)["populations"]
    assert {"440,785", "157,349"} <= {each["new"] for each in shown}


def test_that_a_recipe_is_chosen_by_its_name(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = tmp_path / "visits.csv"
    extract.write_bytes((PUBLISHED / "library_visits.csv").read_bytes())
    cli.main(["import", str(pack), str(extract), "--recipe", VISITS, "--dry-run", "--json"])
    (new,) = json.loads(capsys.readouterr().out)["new"]
    assert new["new"] == "615,060"
    assert cli.main(["import", str(pack), str(extract), "--recipe", "nothing"]) == cli.NOT_DONE
    assert "There is no recipe \u201cnothing\u201d" in capsys.readouterr().err


def test_that_a_recipe_goes_from_a_pack_to_a_file_and_into_another(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = read_pack(pack)
    path = tmp_path / "recipe.json"
    export_recipe(held, VISITS, path)
    edit = recipe_edit(held, path)
    assert edit.name == VISITS
    assert [each.new for each in edit.edit.replacements] == [
        each for each in known_recipes(held) if each.name == VISITS
    ]
    extract = PUBLISHED / "library_visits.csv"
    cli.main(["import", str(pack), str(extract), "--recipe", str(path)])
    capsys.readouterr()
    after = read_pack(pack)
    assert VISITS in after.table(Recipe)
    assert recipe_removal(after, VISITS).replacements
    with pytest.raises(UnknownRecipeError, match="nothing was changed"):
        recipe_removal(held, VISITS)
