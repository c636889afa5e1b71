"""How far a file runs is held against the position; what stood around a cell is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfdesk.core.pack import Pack
from perfdesk.core.sources import SourceFile, SourceSnippet
from perfdesk.importing.drafts.plan import ImportPlan
from tests.importing.conftest import taken_over

PlanOf = Callable[..., ImportPlan]


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2023/24."""
    return pack_of("2023-24")


def _file(folder: Path, first: str) -> Path:
    path = folder / "run.csv"
    path.write_text(
        f"Library activity\n{first}\n\nMeasure,Year,Value\nLibrary visits,2023/24,555519\n"
        "Heritage visits,2023/24,134100\n",
        encoding="utf-8",
    )
    return path


def test_that_figures_of_a_file_that_runs_short_of_the_year_are_not_taken_for_the_year(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    plan = plan_of(_file(tmp_path, "Data to 29/02/2024"), pack)
    assert not plan.figures
    assert {each.text for each in plan.not_understood} == {"Library visits", "Heritage visits"}
    assert all("Apr 2023 to Feb 2024" in each.message for each in plan.not_understood)
    assert plan.source.data_to == "2024-02-29"


@pytest.mark.parametrize("first", ["Data to 31 March 2024", "Data up to 31/03/2024", "Draft"])
def test_that_a_file_that_runs_to_the_end_or_does_not_say_gives_no_problem(
    pack: Pack, plan_of: PlanOf, tmp_path: Path, first: str
) -> None:
    plan = plan_of(_file(tmp_path, first), pack)
    assert not [each for each in plan.problems if each.kind == "data to"]


def test_that_the_cells_around_a_figure_are_kept_with_it_and_only_with_it(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    plan = plan_of(_file(tmp_path, "Data to 31/03/2024"), pack)
    after = taken_over(pack, plan)
    planned = next(each for each in plan.figures if each.key.measure == "library-visits")
    snippet = after.table(SourceSnippet)[planned.new.source]
    assert snippet.first == "A3"
    assert snippet.rows[1:3] == (
        ("Measure", "Year", "Value"),
        ("Library visits", "2023/24", "555519"),
    )
    assert plan.source.key in after.table(SourceFile)
    other = next(each for each in plan.figures if each is not planned)
    edit = plan.edit(pack, accept={other.key})
    assert planned.new.source not in {each.key for each in edit.replacements}
