"""What a person says of a table becomes a recipe that reads the next file of the family.

Library visits are those of Arts Council England for 2023/24 under the Open Government Licence
v3.0; the other figures are those of the council's Appendix A of 3 June 2024.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.edits import apply_edit
from perfdesk.core.figures import FigureKind
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Part, Recipe, RecipeKind, Spread, recipe_of, recipe_text
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import file_for_mapping, plan_import, plan_mapping
from perfdesk.importing.recipes.labels import labels_of
from perfdesk.importing.recipes.mapping import TableMapping
from perfdesk.operations.extracts.mapping import confirm_mapping, map_table
from tests.importing.files import write_csv, write_xlsx

PlanOf = Callable[..., ImportPlan]
SAMPLE = "ASC snapshot 31 March 2024.csv"

SERVICES = (
    ("Communities, as the services sent it",),
    (),
    ("What", "When", "How many", "Check"),
    ("Heritage sites", "2023/24", 134100, 1),
    ("Volunteers", "2023/24", 19600, 2),
    ("Heritage sites", "2022/23", 127100, 3),
)
"""A list whose headings nobody has met before."""

WIDE = (
    ("When", "Visits to museums", "Hours given", "Ours"),
    ("2023/24", 134100, 19600, "x"),
    ("2022/23", 127100, "", "x"),
)
"""A column for each measure."""


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2023/24."""
    return pack_of("2023-24")


@pytest.fixture
def heritage(pack: Pack) -> str:
    """Id of the measure of heritage visits."""
    return _measure(pack, "heritage visits")


@pytest.fixture
def volunteering(pack: Pack) -> str:
    """Id of the measure of volunteering."""
    return _measure(pack, "volunteering")


def _measure(pack: Pack, word: str) -> str:
    found = [each for each in pack.table(Measure).values() if word in each.description.casefold()]
    return found[0].id


def mapping(pack: Pack, path: Path, at: int = 0) -> TableMapping:
    """How the table of a file would be read."""
    file = file_for_mapping(path)
    return map_table(pack, file, file.tables[at])


def given(plan: ImportPlan) -> dict[tuple[str, str], str]:
    """What a plan brings: the text of each figure, by measure and period."""
    return {(each.key.measure, each.key.period.key): each.new.reading.text for each in plan.figures}


def corrected(found: TableMapping, heritage: str, volunteering: str) -> TableMapping:
    """The mapping of the services' list as a person corrects it."""
    told = found.with_part(1, Part.MEASURE).with_part(2, Part.PERIOD).with_part(3, Part.VALUE)
    told = told.with_part(4, Part.UNUSED)
    return told.with_measure("Heritage sites", heritage).with_measure("Volunteers", volunteering)


def test_that_columns_are_told_by_heading_with_a_reason(pack: Pack, repository: Path) -> None:
    found = mapping(pack, repository / "resources" / "sample" / SAMPLE)
    assert [each.part for each in found.columns] == [
        Part.MEASURE,
        Part.PERIOD,
        Part.NUMERATOR,
        Part.DENOMINATOR,
        Part.POPULATION,
        Part.VALUE,
    ]
    assert all(0 < each.confidence <= 1 and each.reason for each in found.columns)
    assert not found.lacking


def test_that_a_list_read_as_mapped_gives_what_its_family_gives(
    pack: Pack, repository: Path, plan_of: PlanOf, at: datetime
) -> None:
    path = repository / "resources" / "sample" / SAMPLE
    by_family = plan_of(path, pack)
    as_mapped = confirm_mapping(pack, mapping(pack, path), at=at).plan
    assert given(as_mapped) == given(by_family)


def test_that_a_recipe_told_which_column_is_which_reads_the_file(
    pack: Pack, tmp_path: Path, at: datetime, heritage: str, volunteering: str
) -> None:
    found = mapping(pack, write_csv(tmp_path / "services.csv", SERVICES))
    told = corrected(found, heritage, volunteering)
    confirmed = confirm_mapping(pack, told, at=at)
    assert given(confirmed.plan) == {
        (heritage, "2023/24"): "134.1k",
        (heritage, "2022/23"): "127.1k",
        (volunteering, "2023/24"): "19.6k",
    }
    after, _ = apply_edit(pack, confirmed.edit)
    assert after.table(Recipe)[told.name] == confirmed.recipe


def test_that_what_was_told_of_one_file_reads_the_next(
    pack: Pack, tmp_path: Path, plan_of: PlanOf, at: datetime, heritage: str, volunteering: str
) -> None:
    told = corrected(
        mapping(pack, write_csv(tmp_path / "services.csv", SERVICES)), heritage, volunteering
    )
    after, _ = apply_edit(pack, confirm_mapping(pack, told, at=at).edit)
    moved = (
        ("Communities",),
        ("Remark", "How  many:", "when", "What"),
        ("", 140000, "2023/24", "Heritage sites"),
        ("", 20000, "2023/24", "Volunteers"),
    )
    plan = plan_of(write_csv(tmp_path / "as sent in May.csv", moved), after)
    assert plan.source.family == told.name
    assert set(given(plan)) == {(heritage, "2023/24"), (volunteering, "2023/24")}
    assert [each.new.value for each in plan.figures] == [140000, 20000]


def test_that_a_label_that_is_new_in_the_next_file_is_asked_about(
    pack: Pack, tmp_path: Path, plan_of: PlanOf, at: datetime, heritage: str, volunteering: str
) -> None:
    told = corrected(
        mapping(pack, write_csv(tmp_path / "services.csv", SERVICES)), heritage, volunteering
    )
    after, _ = apply_edit(pack, confirm_mapping(pack, told, at=at).edit)
    grown = (*SERVICES, ("Adult learners", "2023/24", 85, 4))
    plan = plan_of(write_csv(tmp_path / "services2.csv", grown), after)
    assert plan.questions
    assert len(plan.figures) == 3
    file = mapping(after, write_csv(tmp_path / "services2.csv", grown))
    left = confirm_mapping(after, file.with_measure("Adult learners", None), at=at).plan
    assert not left.questions
    (note,) = [each for each in left.problems if each.kind == "left out"]
    assert "Adult learners" in note.message


def test_that_a_column_that_went_missing_is_asked_about(
    pack: Pack, tmp_path: Path, plan_of: PlanOf, at: datetime, heritage: str, volunteering: str
) -> None:
    told = corrected(
        mapping(pack, write_csv(tmp_path / "services.csv", SERVICES)), heritage, volunteering
    )
    told = told.with_part(4, Part.CODE)
    after, _ = apply_edit(pack, confirm_mapping(pack, told, at=at).edit)
    renamed = [list(row) for row in SERVICES]
    renamed[2][2] = "Persons through the door"
    plan = plan_of(write_csv(tmp_path / "services3.csv", renamed), after)
    assert not plan.figures
    assert "Which column" in plan.questions[0].text


def test_that_a_column_for_each_measure_is_read(
    pack: Pack, tmp_path: Path, at: datetime, heritage: str, volunteering: str, plan_of: PlanOf
) -> None:
    found = mapping(pack, write_csv(tmp_path / "wide.csv", WIDE))
    told = found.with_part(1, Part.PERIOD).with_part(2, Part.VALUE).with_part(3, Part.VALUE)
    told = told.with_part(4, Part.UNUSED)
    assert told.spread is Spread.MEASURES
    told = told.with_measure("Visits to museums", heritage)
    told = told.with_measure("Hours given", volunteering)
    confirmed = confirm_mapping(pack, told, at=at)
    assert given(confirmed.plan) == {
        (heritage, "2023/24"): "134.1k",
        (heritage, "2022/23"): "127.1k",
        (volunteering, "2023/24"): "19.6k",
    }
    after, _ = apply_edit(pack, confirmed.edit)
    moved = (("Hours given", "Visits to museum", "New one", "When"), (21000, 130000, 7, "2023/24"))
    plan = plan_of(write_csv(tmp_path / "wide2.csv", moved), after)
    assert {each.key.measure: each.new.value for each in plan.figures} == {
        volunteering: 21000,
        heritage: 130000,
    }
    assert len(plan.figures) == 2


def test_that_a_column_a_person_does_not_want_stays_out(
    pack: Pack, tmp_path: Path, at: datetime, heritage: str
) -> None:
    rows = (("What", "2022/23", "2023/24"), ("Heritage sites", 1, 134100))
    found = mapping(pack, write_csv(tmp_path / "years.csv", rows))
    told = found.with_part(2, Part.UNUSED).with_measure("Heritage sites", heritage)
    plan = confirm_mapping(pack, told, at=at).plan
    assert set(given(plan)) == {(heritage, "2023/24")}


def test_that_two_columns_of_one_heading_are_told_apart(
    pack: Pack, tmp_path: Path, at: datetime, heritage: str
) -> None:
    rows = (("What", "When", "Number", "Number"), ("Heritage sites", "2023/24", 1, 134100))
    found = mapping(pack, write_csv(tmp_path / "twice.csv", rows))
    told = found.with_part(1, Part.MEASURE).with_part(2, Part.PERIOD).with_part(3, Part.UNUSED)
    told = told.with_part(4, Part.VALUE).with_measure("Heritage sites", heritage)
    plan = confirm_mapping(pack, told, at=at).plan
    assert given(plan) == {(heritage, "2023/24"): "134.1k"}


def test_that_rows_a_person_corrected_are_found_again_by_their_headings(
    pack: Pack, tmp_path: Path, plan_of: PlanOf, at: datetime, heritage: str
) -> None:
    rows = (
        ("Return of", "Year", "1", "2"),
        ("the services", "2023/24", "3", "4"),
        ("What", "When", "How many", "Of which"),
        ("Heritage sites", "2023/24", 134100, 7),
        ("Everything", "2023/24", 999999, 7),
    )
    found = mapping(pack, write_csv(tmp_path / "odd.csv", rows))
    told = found.with_rows((3,), 4, 4)
    assert told is not None
    told = told.with_part(1, Part.MEASURE).with_part(2, Part.PERIOD).with_part(3, Part.VALUE)
    told = told.with_part(4, Part.UNUSED).with_measure("Heritage sites", heritage)
    confirmed = confirm_mapping(pack, told, at=at)
    assert given(confirmed.plan) == {(heritage, "2023/24"): "134.1k"}
    after, _ = apply_edit(pack, confirmed.edit)
    later = (("Return of May", "Year", "1", "2"), *rows[1:])
    plan = plan_of(write_csv(tmp_path / "odd in May.csv", later), after)
    assert given(plan) == {(heritage, "2023/24"): "134.1k"}
    assert not plan.questions


def test_that_nothing_is_read_until_a_column_is_the_value(
    pack: Pack, tmp_path: Path, at: datetime
) -> None:
    found = mapping(pack, write_csv(tmp_path / "services.csv", SERVICES))
    none = found
    for each in found.columns:
        none = none.with_part(each.column.index, Part.UNUSED)
    assert any("value" in each for each in none.lacking)
    assert not confirm_mapping(pack, none, at=at).plan.figures


def test_that_a_period_said_of_one_file_is_not_kept_for_the_next(
    pack: Pack, tmp_path: Path, at: datetime, heritage: str
) -> None:
    rows = (("What", "How many"), ("Heritage sites", 134100))
    found = mapping(pack, write_csv(tmp_path / "no year.csv", rows))
    told = found.with_part(1, Part.MEASURE).with_part(2, Part.VALUE)
    told = told.with_measure("Heritage sites", heritage)
    asked = confirm_mapping(pack, told, at=at)
    assert asked.plan.questions and not asked.plan.figures
    said = confirm_mapping(pack, replace(told, period="2023/24"), at=at)
    assert given(said.plan) == {(heritage, "2023/24"): "134.1k"}
    assert said.recipe == asked.recipe


def test_that_labels_are_told_with_the_measure_they_are_taken_for(
    pack: Pack, repository: Path
) -> None:
    found = mapping(pack, repository / "resources" / "sample" / SAMPLE)
    labels = {each.words: each for each in labels_of(pack, found)}
    reviews = labels["Service users who received their annual review"]
    assert reviews.confidence > 0.8 and reviews.rows == 1
    assert "review" in pack.measure(reviews.measure).description


def test_that_a_recipe_made_so_can_be_written_and_read(
    pack: Pack, tmp_path: Path, heritage: str, volunteering: str
) -> None:
    told = corrected(
        mapping(pack, write_csv(tmp_path / "services.csv", SERVICES)), heritage, volunteering
    )
    assert recipe_of(recipe_text(told.recipe())) == told.recipe()
    assert told.recipe().kind is RecipeKind.FIGURES
    assert told.recipe().figures is FigureKind.LOCAL


def test_that_a_recipe_not_in_the_pack_comes_with_the_figures(
    pack: Pack, tmp_path: Path, at: datetime, heritage: str, volunteering: str
) -> None:
    path = write_csv(tmp_path / "services.csv", SERVICES)
    told = corrected(mapping(pack, path), heritage, volunteering)
    plan = plan_import(path, pack, recipe=told.recipe(), at=at)
    assert given(plan) == given(plan_mapping(told, pack, at=at))
    after, _ = apply_edit(pack, plan.edit(pack))
    assert told.name in after.table(Recipe)


def test_that_cells_tell_what_a_heading_does_not(pack: Pack, tmp_path: Path) -> None:
    rows = (
        ("What", "When", "Whose", "How many"),
        ("Visits", "2023/24", "Leicestershire", 134100),
        ("Visits", "Q3 2023/24", "Nottinghamshire", 127100),
        ("Visits", "2022/23", "Derbyshire", 127100),
    )
    found = mapping(pack, write_csv(tmp_path / "services.csv", rows))
    parts = [each.part for each in found.columns]
    assert parts == [Part.MEASURE, Part.PERIOD, Part.PLACE, Part.VALUE]
    assert [each.reason for each in found.columns][1:3] == ["from its cells"] * 2


def test_that_a_column_of_figures_that_is_new_is_named(
    pack: Pack, tmp_path: Path, plan_of: PlanOf, at: datetime, heritage: str, volunteering: str
) -> None:
    told = corrected(
        mapping(pack, write_csv(tmp_path / "services.csv", SERVICES)), heritage, volunteering
    )
    confirmed = confirm_mapping(pack, told, at=at)
    assert not [each for each in confirmed.plan.problems if each.kind == "column"]
    after, _ = apply_edit(pack, confirmed.edit)
    grown = [
        [*row, *(("Of which online",) if at == 2 else (7,))] for at, row in enumerate(SERVICES)
    ]
    plan = plan_of(write_csv(tmp_path / "services4.csv", grown), after)
    assert given(plan) == given(confirmed.plan)
    (note,) = [each for each in plan.problems if each.kind == "column"]
    assert "Of which online" in note.message and "Check" not in note.message


def test_that_a_recipe_that_lacks_a_column_tells_which(
    pack: Pack, tmp_path: Path, at: datetime, heritage: str, volunteering: str
) -> None:
    told = corrected(
        mapping(pack, write_csv(tmp_path / "services.csv", SERVICES)), heritage, volunteering
    ).with_part(4, Part.CODE)
    after, _ = apply_edit(pack, confirm_mapping(pack, told, at=at).edit)
    renamed = [list(row) for row in SERVICES]
    renamed[2][2] = "Persons through the door"
    found = mapping(after, write_csv(tmp_path / "services5.csv", renamed))
    assert found.name == told.name
    assert [each.part for each in found.missing] == [Part.VALUE]
    assert not found.with_part(3, Part.VALUE).missing


def test_that_a_total_beside_months_is_not_read(pack: Pack, repository: Path) -> None:
    file = file_for_mapping(repository / "resources" / "sample" / "Contacts_Sequels_2023-24.xls")
    found = map_table(pack, file, file.tables[0])
    assert found.spread is Spread.PERIODS
    totals = [each for each in found.columns if each.column.name.casefold() == "total"]
    assert [each.part for each in totals] == [Part.UNUSED]


def test_that_a_recipe_for_each_sheet_reads_the_sheets_of_the_next_workbook_together(
    pack: Pack, tmp_path: Path, plan_of: PlanOf, at: datetime, heritage: str, volunteering: str
) -> None:
    sheets = {
        "Sites": (("Site", "When", "Through the door"), ("Heritage sites", "2023/24", 134100)),
        "Helpers": (("Who", "Period of", "Hours"), ("Volunteers", "2023/24", 19600)),
        "Other": (("Thing", "Number of"), ("Chairs", 12), ("Tables", 3)),
    }
    path = write_xlsx(tmp_path / "services.xlsx", sheets)
    parts = (Part.MEASURE, Part.PERIOD, Part.VALUE)
    for at_table, (name, label, measure) in enumerate(
        (("Sites", "Heritage sites", heritage), ("Helpers", "Volunteers", volunteering))
    ):
        told = mapping(pack, path, at_table).with_measure(label, measure)
        for index, part in enumerate(parts, start=1):
            told = told.with_part(index, part)
        edit = confirm_mapping(pack, replace(told, name=name, base=None), at=at).edit
        pack, _ = apply_edit(pack, edit)
    sheets["Sites"] = (sheets["Sites"][0], ("Heritage sites", "2023/24", 140000))
    sheets["Helpers"] = (sheets["Helpers"][0], ("Volunteers", "2023/24", 20000))
    plan = plan_of(write_xlsx(tmp_path / "services in May.xlsx", sheets), pack)
    assert plan.source.family in {"Sites and Helpers", "Helpers and Sites"}
    assert {each.key.measure: each.new.value for each in plan.figures} == {
        heritage: 140000,
        volunteering: 20000,
    }
    (left,) = [each for each in plan.problems if each.kind == "sheet"]
    assert "Other" in left.message


def test_that_a_recipe_confirmed_as_it_is_reads_what_it_read(
    pack: Pack, repository: Path, at: datetime
) -> None:
    path = repository / "resources" / "sample" / "Libraries monthly 2023-24.xlsx"
    read = plan_import(path, pack, at=at)
    sheets = [each.sheet.name for each in file_for_mapping(path).tables]
    confirmed = plan_mapping(mapping(pack, path, sheets.index("Loans")), pack, at=at)
    assert given(confirmed) == given(read)
