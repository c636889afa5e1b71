"""A year and a month in columns of their own are one period; what may be another one is asked.

The figures are made up to be told apart; the measures are the council's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.edits import apply_edit
from perfdesk.core.imports.answers import KeptAnswer
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import MonthReading, Part
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import file_for_mapping
from perfdesk.importing.recipes.mapping import TableMapping
from perfdesk.importing.tables.finding import find_tables
from perfdesk.importing.vocabulary.columns import Role
from perfdesk.importing.vocabulary.year_and_month import (
    is_part_of_year,
    is_year,
    period_of,
    read_months,
)
from perfdesk.operations.extracts.mapping import confirm_mapping, map_table, preview_mapping
from tests.importing.files import write_csv

PlanOf = Callable[..., ImportPlan]
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
NAME = "Library visits"


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2023/24."""
    return pack_of("2023-24")


def mapping_of(pack: Pack, path: Path) -> TableMapping:
    """How the table of a file is read, its months summed for the library visits."""
    file = file_for_mapping(path)
    found = map_table(pack, file, file.tables[0])
    return replace(found, sums=True).with_measure("", "library-visits")


def written(path: Path, years: list[object], months: list[object]) -> Path:
    """A list of one visit more each month."""
    pairs = zip(years, months, strict=True)
    rows = [[year, month, 1000 + at] for at, (year, month) in enumerate(pairs)]
    return write_csv(path, [["Year", "Month", "Visits"], *rows])


@pytest.mark.parametrize(
    ("year", "month", "told"),
    [
        ("2023/24", "Apr", "Apr 2023"),
        ("2023-24", "January", "Jan 2024"),
        ("2023/24", "Q4", "Jan-Mar 2024"),
        ("2023/24", "Quarter 1 (Apr-Jun)", "Apr-Jun 2023"),
        ("2023/24", "Apr-Nov", "Apr-Nov 2023"),
        ("2023/24", "Total", "2023/24"),
        ("2023", "Sept.", "Sep 2023"),
        ("2023.0", "4.0", "Apr 2023"),
        ("2023/24", "May 2023", "May 2023"),
    ],
)
def test_that_a_year_and_a_month_are_a_period(year: str, month: str, told: str) -> None:
    assert str(period_of(year, month, MonthReading.CALENDAR)) == told


@pytest.mark.parametrize(
    ("year", "month"), [("", "Apr"), ("2023", "13"), ("2023", ""), ("2023/34", "Apr"), ("x", "May")]
)
def test_that_what_is_no_year_or_month_makes_no_period(year: str, month: str) -> None:
    assert period_of(year, month, MonthReading.CALENDAR) is None


@pytest.mark.parametrize("piece", ["*", "[a]", "\u2020 ", "Q1 "])
def test_that_a_long_cell_is_no_year_and_no_month_and_is_passed_at_once(piece: str) -> None:
    text = piece * 50_000
    assert not is_year(text)
    assert not is_part_of_year(text)
    assert period_of("2023/24", text, MonthReading.CALENDAR) is None


def test_that_what_the_order_of_rows_tells_is_not_asked() -> None:
    by_name = [("2023" if month in MONTHS[:9] else "2024", month) for month in MONTHS]
    assert read_months(by_name, "Year").certain is MonthReading.CALENDAR
    by_number = [("2023/24", str(month)) for month in (*range(4, 13), 1, 2, 3)]
    assert read_months(by_number, "Year").certain is MonthReading.CALENDAR


@pytest.mark.parametrize(
    ("pairs", "heading"),
    [
        ([("2023", month) for month in MONTHS], "Year"),
        ([("2023", month) for month in MONTHS[:9]], "Financial year"),
        ([("2023/24", str(at)) for at in range(1, 13)], "Year"),
        ([("2023", f"Q{at}") for at in range(1, 5)], "Year"),
    ],
)
def test_that_what_can_be_read_in_two_ways_is_asked(
    pairs: list[tuple[str, str]], heading: str
) -> None:
    read = read_months(pairs, heading)
    assert read.certain is None
    assert len(set(read.choices.values())) == len(read.choices) > 1


def test_that_the_columns_are_told_by_their_cells(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "visits.csv",
        [["FY", "Mth", "Visits"], *([["2023/24", month, 7] for month in MONTHS])],
    )
    (table,) = find_tables(file_for_mapping(path).extract)
    assert [each.role for each in table.columns] == [Role.YEAR, Role.PERIOD, Role.VALUE]


def test_that_numbers_of_months_are_told_by_their_heading(tmp_path: Path) -> None:
    rows = [["2023/24", month, 7] for month in range(1, 13)]
    path = write_csv(tmp_path / "visits.csv", [["Year", "Mth no", "Visits"], *rows])
    (table,) = find_tables(file_for_mapping(path).extract)
    assert [each.role for each in table.columns] == [Role.YEAR, Role.PERIOD, Role.VALUE]


def test_that_years_given_once_need_no_heading_and_rows_may_sum_up_below(
    pack: Pack, tmp_path: Path, at: datetime
) -> None:
    months = ("Jan", "Feb", "Mar\u2020", *MONTHS[:8], "Dec [p]")
    rows: list[list[object]] = [
        [2021 + at if month == "Jan" else "", month, 1, ""] for at in range(4) for month in months
    ]
    rows += [[""], ["Latest three months", "", 3], ["Change in per cent", "", 0]]
    head: list[object] = ["", "", "Visits", "Remarks"]
    path = write_csv(tmp_path / "visits.csv", [head, *rows])
    mapping = mapping_of(pack, path)
    parts = [each.part for each in mapping.columns]
    assert parts == [Part.YEAR, Part.PERIOD, Part.VALUE, Part.UNUSED]
    confirmed = confirm_mapping(pack, mapping, at=at)
    values = {each.key.period.key: int(each.new.value or 0) for each in confirmed.plan.figures}
    assert values == {"2021/22": 12, "2022/23": 12, "2023/24": 12}
    assert any("Latest three months" in each.message for each in confirmed.plan.not_understood)


def test_that_months_with_their_year_beside_them_are_summed(
    pack: Pack, tmp_path: Path, at: datetime
) -> None:
    path = written(tmp_path / "visits.csv", ["2023/24"] * 12, list(MONTHS))
    confirmed = confirm_mapping(pack, mapping_of(pack, path), at=at)
    (planned,) = confirmed.plan.figures
    assert planned.key.period.key == "2023/24"
    assert planned.new.value == sum(1000 + at for at in range(12))
    assert confirmed.recipe.rule(Part.YEAR) is not None


def test_that_a_year_given_once_counts_for_its_months(
    pack: Pack, tmp_path: Path, at: datetime
) -> None:
    years: list[object] = ["2023/24", *[""] * 11]
    plan = preview_mapping(
        pack, mapping_of(pack, written(tmp_path / "v.csv", years, list(MONTHS))), at=at
    )
    assert [each.key.period.key for each in plan.figures] == ["2023/24"]


def test_that_an_answer_is_kept_for_the_next_file(
    pack: Pack, plan_of: PlanOf, tmp_path: Path, at: datetime
) -> None:
    months: list[object] = [*range(1, 13)]
    path = written(tmp_path / "visits.csv", ["2023/24"] * 12, months)
    mapping = mapping_of(pack, path)
    asked = preview_mapping(pack, mapping, at=at)
    (question,) = asked.questions
    assert not asked.figures and asked.not_understood
    assert "Jan 2024" in question.choices[0].label and "Apr 2023" in question.choices[1].label
    answers = {question.id: question.choices[1].value}
    answered = confirm_mapping(pack, mapping, at=at, answers=answers)
    assert [each.key.period.key for each in answered.plan.figures] == ["2023/24"]
    after, _ = apply_edit(pack, answered.edit)
    (kept,) = after.table(KeptAnswer).values()
    assert (kept.key.family, kept.answer) == (answered.recipe.name, MonthReading.FROM_APRIL)
    again = plan_of(written(tmp_path / "visits 2.csv", ["2022/23"] * 12, months), after)
    assert [each.key.period.key for each in again.figures] == ["2022/23"]
    assert not [each for each in again.questions if each.id.startswith("months")]


def test_that_a_plain_list_of_months_is_not_taken_for_years(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    rows = [[NAME, "2023/24", month, at] for at, month in enumerate((*MONTHS, "Total"))]
    head = ["Measure", "Year", "Month", "Value"]
    plan = plan_of(write_csv(tmp_path / "list.csv", [head, *rows]), pack)
    assert [each.key.period.key for each in plan.figures] == ["2023/24"]
    assert any("no column for Apr 2023" in each.message for each in plan.not_understood)


def test_that_a_plain_list_asks_what_its_quarters_are(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    rows = [[NAME, 2023, f"Q{at}", at] for at in range(1, 5)]
    path = write_csv(tmp_path / "list.csv", [["Measure", "Year", "Quarter", "Value"], *rows])
    asked = plan_of(path, pack)
    (question,) = asked.questions
    assert "“2023” with “Q1”" in question.text and not asked.figures
    answered = plan_of(path, pack, {question.id: question.choices[1].value})
    assert any("no column for Apr-Jun 2023" in each.message for each in answered.not_understood)


def test_that_a_year_without_a_period_is_said_to_lack_one(pack: Pack, tmp_path: Path) -> None:
    mapping = mapping_of(pack, written(tmp_path / "v.csv", ["2023/24"] * 12, list(MONTHS)))
    assert not mapping.lacking
    assert "no column is the period" in mapping.with_part(2, Part.UNUSED).lacking[0]
