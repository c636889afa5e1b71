"""What footnotes say of numbers is applied where it is plain, and asked about where it is not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.pack import Pack
from tests.importing.conftest import PlanOf
from tests.importing.files import write_xlsx
from tests.importing.reading.conftest import (
    BEFORE,
    CONTACTS,
    NOW,
    RECYCLING,
    VISITS,
    PlanRows,
    ours,
    told,
)

OF_PART_OF_THE_YEAR = (
    "Note: figures are year to date (April to December).",
    "All figures are cumulative to 31 December 2023.",
    "Please note that figures cover April to December only",
    "Data to the end of December.",
    "Figures are for the first three quarters only.",
    "Figures are part-year.",
)
ABOUT_OTHER_THINGS = (
    "Source: Adult social care return, extracted 5 April 2024",
    "Figures are up to date at the time of printing.",
    "YTD = year to date",
    "Contacts are counted once a person in any nine months of the year.",
    "Figures are rounded to the nearest whole number.",
)


@pytest.mark.parametrize("line", OF_PART_OF_THE_YEAR)
def test_that_a_note_below_that_tells_of_part_of_the_year_keeps_the_year_from_being_taken(
    plan_rows: PlanRows, line: str
) -> None:
    plan = plan_rows(("Measure", NOW), ("Contacts received", 21300), (None,), (line,))
    assert ours(plan) == {}
    assert NOW in told(plan) or line in told(plan)


@pytest.mark.parametrize("line", ABOUT_OTHER_THINGS)
def test_that_a_note_about_other_things_asks_nothing(plan_rows: PlanRows, line: str) -> None:
    plan = plan_rows(("Measure", NOW), ("Contacts received", 28401), (None,), (line,))
    assert ours(plan) == {(CONTACTS, NOW): "28401"}
    assert not plan.questions


@pytest.mark.parametrize(
    ("mark", "line"),
    [
        ("*", "* April to December only"),
        ("\u00b9", "\u00b9 Data to the end of December."),
        (" [note 1]", "[note 1] Covers the first three quarters of the year only."),
        (" (a)", "(a) Incomplete: nine months only"),
    ],
)
def test_that_a_marked_note_is_about_the_columns_that_bear_its_mark(
    plan_rows: PlanRows, mark: str, line: str
) -> None:
    plan = plan_rows(
        ("Measure", BEFORE, f"{NOW}{mark}"), ("Contacts received", 27901, 21300), (None,), (line,)
    )
    assert ours(plan) == {(CONTACTS, BEFORE): "27901"}
    assert NOW in told(plan)


def test_that_a_marked_note_is_about_the_rows_and_cells_that_bear_its_mark(
    plan_rows: PlanRows,
) -> None:
    plan = plan_rows(
        ("Measure", NOW),
        ("Contacts received*", 21300),
        ("Library visits", "950,000 *"),
        ("Household waste recycling rate", "46.3%"),
        (None,),
        ("* April to December only",),
    )
    assert ours(plan) == {(RECYCLING, NOW): "46.3%"}
    assert CONTACTS not in str(ours(plan)) and VISITS not in str(ours(plan))


def test_that_a_scale_in_a_footnote_is_applied_and_said(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", NOW), ("Library visits", 1251), (None,), ("Figures are in thousands.",)
    )
    assert ours(plan) == {(VISITS, NOW): "1251000"}
    assert "multiplied by 1,000" in told(plan)


def test_that_a_sheet_of_notes_speaks_of_the_tables_of_the_others(
    tmp_path: Path, pack: Pack, plan_of: PlanOf, at: datetime
) -> None:
    path = write_xlsx(
        tmp_path / "extract.xlsx",
        {
            "Data": (("Measure", NOW), ("Contacts received", 21300)),
            "Notes": (("Notes",), ("All figures are cumulative to 31 December 2023.",)),
        },
    )
    plan = plan_of(path, pack, {})
    assert ours(plan) == {}
    assert "Apr-Dec 2023" in told(plan)


def test_that_last_year_beside_a_year_to_date_is_asked_about(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Year to date 2023/24",), ("Measure", BEFORE, NOW), ("Contacts received", 27901, 21300)
    )
    assert ours(plan) == {}
    asked = [each.text for each in plan.questions]
    assert len(asked) == 2 and BEFORE in asked[0] and NOW in asked[1]


def test_that_the_answer_for_one_column_is_not_that_of_another(plan_rows: PlanRows) -> None:
    rows = (
        ("Year to date 2023/24",),
        ("Measure", BEFORE, NOW),
        ("Contacts received", 27901, 21300),
    )
    first = plan_rows(*rows).questions[0]
    plan = plan_rows(*rows, answers={first.id: BEFORE})
    assert ours(plan) == {(CONTACTS, BEFORE): "27901"}
    assert len(plan.questions) == 1 and NOW in plan.questions[0].text
