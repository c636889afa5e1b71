"""The page about new layouts: its example is read as it says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.measures import Measure
from perfdesk.core.recipes import Recipe
from perfdesk.importing.planning import pack_from_appendix, plan_import
from perfdesk.importing.recipes.shipped import read_recipe
from tests.importing.conftest import LEICESTERSHIRE, taken_over
from tests.importing.files import write_csv
from tests.importing.reading.conftest import APPENDIX

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
_FIGURE = re.compile(
    r"^\| (?P<measure>[^|]+) \| (?P<period>\d{4}/\d\d) \| (?P<figure>[\d,]+) \|$", re.M
)


def test_that_the_example_of_a_recipe_reads_the_example_of_a_file(
    repository: Path, tmp_path: Path
) -> None:
    page = (repository / "docs" / "adding-a-layout.md").read_text("utf-8")
    extract, recipe_file = tmp_path / "export.csv", tmp_path / "service-desk.json"
    extract.write_text(_block(page, "csv"), encoding="utf-8")
    recipe_file.write_text(_block(page, "json"), encoding="utf-8")
    told = {(each["measure"], each["period"]): each["figure"] for each in _FIGURE.finditer(page)}
    assert len(told) == 3

    appendix = write_csv(tmp_path / "appendix.csv", APPENDIX)
    pack, _ = pack_from_appendix(appendix, council=LEICESTERSHIRE, title=None, position=None, at=AT)
    with pytest.raises(UnreadableExtractError):
        plan_import(extract, pack, at=AT)
    recipe = read_recipe(recipe_file)
    plan = plan_import(extract, pack, recipe=recipe, at=AT)
    names = {each.id: each.description for each in pack.table(Measure).values()}
    assert {
        (names[each.key.measure], each.key.period.label): each.new.reading.text
        for each in plan.figures
    } == told
    assert not plan.questions

    after = taken_over(pack, plan)
    assert after.table(Recipe)[recipe.name] == recipe
    again = plan_import(extract, after, at=AT)
    assert again.source.family == recipe.name and len(again.unchanged) == len(told)


def _block(page: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", page, re.DOTALL)
    assert found is not None
    return found[1]
