"""Rows that a colour tells apart are added up where a legend or a recipe says what it means.

The totals are those of Appendix A of 3 June 2024 as the sample's workbook holds them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Filter, MeasureRule, Recipe, recipe_of, recipe_text
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.recipes.shipped import shipped_recipes

PlanOf = Callable[..., ImportPlan]
LIBRARIES = "Libraries monthly 2023-24.xlsx"
MONTHS = [
    "Apr-23", "May-23", "Jun-23", "Jul-23", "Aug-23", "Sep-23", "Oct-23", "Nov-23", "Dec-23",
    "Jan-24", "Feb-24", "Mar-24",
]  # fmt: skip


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2023/24."""
    return pack_of("2023-24")


def values(plan: ImportPlan) -> dict[str, int]:
    """What a plan brings, by measure."""
    return {each.key.measure: int(each.new.value or 0) for each in plan.figures}


def measure(pack: Pack, words: str) -> str:
    """The id of the measure with these words."""
    return next(each.id for each in pack.table(Measure).values() if words in each.description)


def workbook(path: Path, *, legend: str, colours: tuple[str, ...]) -> Path:
    """A sheet of loans by branch; the branches have these colours, none for an empty one."""
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Loans")
        sheet.write(0, 0, "Library loans 2023/24")
        sheet.write(1, 0, legend)
        sheet.write_row(3, 0, ["Library", *MONTHS])
        for at, colour in enumerate(colours):
            look = book.add_format({"bg_color": f"#{colour}"} if colour else {})
            loans = [100 * (at + 1)] * 12
            sheet.write_row(4 + at, 0, [f"Branch {at + 1}", *loans], look)
        total = sum(100 * (at + 1) for at in range(len(colours)))
        sheet.write_row(4 + len(colours), 0, ["Total", *[total] * 12])
    return path


def test_that_community_libraries_told_by_colour_alone_are_added_up(
    pack: Pack, plan_of: PlanOf, repository: Path
) -> None:
    plan = plan_of(repository / "resources" / "sample" / LIBRARIES, pack)
    found = values(plan)
    assert found[measure(pack, "Total community library issues")] == 305_214
    assert found[measure(pack, "Community library children's issues")] == 180_087
    assert found[measure(pack, "Total library loans")] == 2_384_483
    said = [each.message for each in plan.problems if each.kind == "colour"]
    assert sum("with the same colour were read as" in each for each in said) == 2
    assert sum("Nothing says what the colour means" in each for each in said) == 1


@pytest.mark.parametrize(
    ("legend", "colours"),
    [
        ("Some rows are shaded.", ("D9EAD3", "", "", "D9EAD3")),
        ("Shaded rows: community libraries", ("D9EAD3", "F4CCCC", "", "D9EAD3", "F4CCCC", "")),
    ],
)
def test_that_a_colour_that_no_legend_explains_for_certain_is_left_out_and_told(
    pack: Pack, plan_of: PlanOf, tmp_path: Path, legend: str, colours: tuple[str, ...]
) -> None:
    plan = plan_of(workbook(tmp_path / "loans.xlsx", legend=legend, colours=colours), pack)
    assert measure(pack, "Total community library issues") not in values(plan)
    assert measure(pack, "Total library loans") in values(plan)
    assert any("Nothing says what the colour means" in each.message for each in plan.problems)


def test_that_a_recipe_may_name_the_colour_and_take_a_shade_of_it(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    shipped = next(each for each in shipped_recipes() if each.name.startswith("Libraries"))
    community = measure(pack, "Total community library issues")
    rule = MeasureRule(
        "Loans", measure=community, filters=(Filter(("Library",), fills=("D9EAD3",)),)
    )
    whole = MeasureRule("Loans", measure=measure(pack, "Total library loans"))
    own = replace(shipped, measures=(whole, rule))
    assert recipe_of(recipe_text(own)) == own
    pack, _ = apply_edit(pack, edit_between(pack, "", [own]))
    colours = ("D8EAD0", "F4CCCC", "", "D9EAD3", "F4CCCC", "")
    plan = plan_of(workbook(tmp_path / "loans.xlsx", legend="", colours=colours), pack)
    assert values(plan)[community] == (100 + 400) * 12
    assert isinstance(pack.table(Recipe)[own.name], Recipe)
