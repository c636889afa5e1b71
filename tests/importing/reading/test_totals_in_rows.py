"""A total right of months or quarters is the year only where the whole year is there."""

from __future__ import annotations

from tests.importing.reading.conftest import CONTACTS, NOW, RECYCLING, PlanRows, ours

_MONTHS = (
    "Apr-23", "May-23", "Jun-23", "Jul-23", "Aug-23", "Sep-23",
    "Oct-23", "Nov-23", "Dec-23", "Jan-24", "Feb-24", "Mar-24",
)  # fmt: skip


def test_that_the_total_of_twelve_months_is_the_year(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", *_MONTHS, "Total"),
        ("Contacts received", *[2300] * 12, 27600),
        ("Household waste recycling rate", *["46%"] * 12, "46.3%"),
    )
    assert ours(plan) == {(CONTACTS, NOW): "27600", (RECYCLING, NOW): "46.3%"}


def test_that_the_total_of_three_months_is_not_the_year_of_the_title(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("2023/24",),
        ("Measure", "Apr", "May", "Jun", "Total"),
        ("Contacts received", 2300, 2300, 2300, 6900),
    )
    assert ours(plan) == {}
    assert "Total" in " ".join(each.message for each in plan.problems)


def test_that_the_total_of_nine_months_is_for_nine_months(plan_rows: PlanRows) -> None:
    plan = plan_rows(("Measure", *_MONTHS[:9], "Total"), ("Contacts received", *[2300] * 9, 20700))
    assert ours(plan) == {}
    assert "Apr-Dec 2023" in plan.not_understood[0].message


def test_that_a_total_that_its_months_do_not_add_up_to_is_left_out(plan_rows: PlanRows) -> None:
    plan = plan_rows(("Measure", *_MONTHS, "Total"), ("Contacts received", *[2300] * 12, 29999))
    assert ours(plan) == {}
    told = " ".join(each.message for each in plan.problems)
    assert "not the sum of the numbers beside it" in told


def test_that_the_total_of_whole_years_is_no_figure(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", "2022/23", "2023/24", "Total"), ("Contacts received", 27901, 28401, 56302)
    )
    assert ours(plan) == {(CONTACTS, NOW): "28401", (CONTACTS, "2022/23"): "27901"}
