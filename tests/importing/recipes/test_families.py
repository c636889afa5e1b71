"""Shipped recipes read their families however the columns stand, and ask where they do not fit.

The populations are those of the Office for National Statistics for mid-2024, the library visits
those of Arts Council England for 2023/24, both under the Open Government Licence v3.0; cut to a few
rows.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.edits import apply_edit
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Recipe, recipe_of, recipe_text
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.recipes.shipped import read_recipe, shipped_recipes

PlanOf = Callable[..., ImportPlan]
PUBLISHED = Path(__file__).parent / "published"
ADULTS, OLDER, VISITS = 440_785, 157_349, 615_060

Rows = list[list[str]]


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2023/24."""
    return pack_of("2023-24")


def rows_of(name: str) -> Rows:
    """The cells of a published file."""
    with (PUBLISHED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def written(path: Path, rows: Rows) -> Path:
    """The file with these cells."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def people(plan: ImportPlan) -> dict[str, int]:
    """The populations of our council, by ages."""
    found = (each for each in plan.records if isinstance(each, Population))
    return {each.key.ages: each.people for each in found if each.key.place == "E10000018"}


def test_that_ages_are_summed_whatever_columns_stand_between(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    plain = plan_of(written(tmp_path / "mye24.csv", rows_of("mye2024.csv")), pack)
    assert (people(plain)["18-64"], people(plain)["65+"]) == (ADULTS, OLDER)
    moved = [
        [f"note {at}", *row[:3][::-1], *row[4:], row[3]]
        for at, row in enumerate(rows_of("mye2024.csv"))
    ]
    moved[0] = ["Remarks", "Geography1", "Area name", "Area code", *moved[0][4:]]
    assert people(plan_of(written(tmp_path / "mid-2024.csv", moved), pack)) == people(plain)


def test_that_populations_of_no_year_are_asked_about(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = written(tmp_path / "people.csv", rows_of("mye2024.csv"))
    asked = plan_of(path, pack)
    (question,) = asked.questions
    assert not people(asked) and asked.not_understood
    assert people(plan_of(path, pack, {question.id: "mid-2024"}))["65+"] == OLDER


def test_that_a_missing_age_gives_no_sum(pack: Pack, plan_of: PlanOf, tmp_path: Path) -> None:
    rows = rows_of("mye2024.csv")
    at = rows[0].index("70")
    cut = [row[:at] + row[at + 1 :] for row in rows]
    plan = plan_of(written(tmp_path / "mid-2024.csv", cut), pack)
    assert "65+" not in people(plan)
    assert people(plan)["18-64"] == ADULTS
    assert any("age 70" in each.message for each in plan.not_understood)


def test_that_the_same_populations_again_are_no_news(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = written(tmp_path / "mid-2024.csv", rows_of("mye2024.csv"))
    after, _ = apply_edit(pack, plan_of(path, pack).edit(pack))
    again = plan_of(path, after)
    assert not again.records
    assert not again.edit(after).replacements


def test_that_months_are_summed_and_quarters_beside_them_are_not_counted_twice(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    rows = rows_of("library_visits.csv")
    (planned,) = plan_of(written(tmp_path / "library visits.csv", rows), pack).figures
    assert planned.new.value == VISITS
    ours = [row for row in rows if row[0] == "E10000018"]
    first = sum(int(row[3]) for row in ours[:3])
    quarter = ["E10000018", "Shared building", "2023-04-01/P3M"]
    both = [*rows, [*quarter, str(first)]]
    plan = plan_of(written(tmp_path / "library visits2.csv", both), pack)
    assert plan.figures[0].new.value == VISITS
    odd = [*rows, [*quarter, str(first + 1000)]]
    warned = plan_of(written(tmp_path / "library visits3.csv", odd), pack)
    assert warned.figures[0].new.value == VISITS
    assert any("its parts add up to" in each.message for each in warned.problems)


def test_that_visits_of_no_one_says_what_are_asked_about(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = written(tmp_path / "counts.csv", rows_of("library_visits.csv"))
    asked = plan_of(path, pack)
    (question,) = asked.questions
    assert "Which measure in the pack" in question.text and not asked.figures
    plan = plan_of(path, pack, {question.id: "library-visits"})
    assert plan.figures[0].new.value == VISITS
    after, _ = apply_edit(pack, plan.edit(pack))
    assert plan_of(path, after).figures


def test_that_a_year_with_a_month_missing_gives_no_figure(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    rows = rows_of("library_visits.csv")[:-1]
    plan = plan_of(written(tmp_path / "library visits.csv", rows), pack)
    assert not plan.figures
    assert any("only 11 of the 12 months" in each.message for each in plan.not_understood)


def test_that_renamed_and_reordered_columns_give_the_same_figure(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    rows = [[row[3], "x", row[2], row[1], row[0]] for row in rows_of("library_visits.csv")]
    rows[0] = ["Counts", "Collected by", "Months", "Locations", "Authority codes"]
    (planned,) = plan_of(written(tmp_path / "library visits.csv", rows), pack).figures
    assert planned.new.value == VISITS


def test_that_a_column_that_no_longer_fits_is_asked_about_and_its_answer_kept(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    rows = rows_of("library_visits.csv")
    rows[0] = ["Authority", "Location", "Period", "Footfall"]
    path = written(tmp_path / "library visits.csv", rows)
    asked = plan_of(path, pack)
    (question,) = asked.questions
    assert "Count" in question.text and not asked.figures
    plan = plan_of(path, pack, {question.id: "Footfall"})
    assert plan.figures[0].new.value == VISITS
    after, _ = apply_edit(pack, plan.edit(pack))
    following = plan_of(written(tmp_path / "library visits-next.csv", rows), after)
    assert not following.questions and following.figures


def test_that_every_shipped_recipe_says_the_same_after_a_round_trip() -> None:
    names = [each.name for each in shipped_recipes()]
    assert len(set(names)) == len(names) >= 8
    for each in shipped_recipes():
        assert recipe_of(recipe_text(each)) == each


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"name": 1}', '{"name": "a", "kind": "b", "columns": []}', "[" * 10_000],
)
def test_that_what_is_no_recipe_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "recipe.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableExtractError, match="holds no recipe"):
        read_recipe(path)


def test_that_a_recipe_of_the_pack_stands_before_a_shipped_one(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    own = recipe_of(
        """{"name": "Our library counts", "kind": "figures", "sums": true, "figures": "published",
        "columns": [{"part": "place code", "headings": ["Authority"]},
        {"part": "period", "headings": ["Period"]}, {"part": "numerator", "headings": ["Count"]},
        {"part": "group", "headings": ["Location"]}],
        "measures": [{"words": "", "measure": "library-visits"}]}"""
    )
    plan = plan_of(
        written(tmp_path / "footfall.csv", rows_of("library_visits.csv")),
        Pack.of([*pack.records(), own]),
    )
    assert plan.source.family == "Our library counts"
    assert plan.figures[0].new.value == VISITS
    assert isinstance(own, Recipe)


def test_that_neighbours_are_kept_with_the_codes_in_force(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    # Published beside the measures of the Office for Local Government, cut to two of its rows.
    numbers = (3, 7, 8, 12, 13, 14, 18, 23, 24, 25, 27, 28, 29, 31, 32, 34)
    codes = [f"E100000{each:02d}" for each in numbers]
    headings = ["group", *(f"item {at}" for at in range(1, 17))]
    rows = [headings, ["E10000018", *codes], ["E10000003", *codes]]
    path = written(tmp_path / "groups.csv", rows)
    plan = plan_of(path, pack)
    (group,) = (each for each in plan.records if isinstance(each, NeighbourGroup))
    assert len(group.members) == 15
    assert {"E06000065", "E06000066"} < set(group.members)
    assert "E10000018" not in group.members
    assert any("E10000027 is now E06000066" in each.message for each in plan.problems)
    after, _ = apply_edit(pack, plan.edit(pack))
    assert not plan_of(path, after).records
