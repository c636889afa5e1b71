"""Days are added up to the months that they fill, and to nothing where they fill none.

The figures are made up to be added; the measure is the council's of library visits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Part
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.matching.questions import SKIP
from perfdesk.importing.planning import file_for_mapping
from perfdesk.operations.extracts.mapping import map_table, preview_mapping
from tests.importing.files import write_csv

FIRST, LAST = date(2023, 4, 1), date(2024, 3, 31)

SumOf = Callable[[list[list[object]]], ImportPlan]


@pytest.fixture
def sum_of(pack_of: Callable[[str], Pack], tmp_path: Path, at: datetime) -> SumOf:
    """What a sheet of days, branches and visits brings when its rows are summed."""

    def plan(rows: list[list[object]]) -> ImportPlan:
        pack = pack_of("2023-24")
        path = write_csv(tmp_path / "days.csv", [["Date", "Branch", "Visits"], *rows])
        file = file_for_mapping(path)
        mapping = replace(map_table(pack, file, file.tables[0]), sums=True)
        for place, part in ((1, Part.PERIOD), (2, Part.GROUP), (3, Part.VALUE)):
            mapping = mapping.with_part(place, part)
        return preview_mapping(pack, mapping.with_measure("", "library-visits"), at=at)

    return plan


def days(first: date, last: date) -> list[date]:
    """All days from the first to the last."""
    return [first + timedelta(at) for at in range((last - first).days + 1)]


def rows(when: Iterable[date], branch: str = "One") -> list[list[object]]:
    """A row of one visit for each of some days."""
    return [[each, branch, 1] for each in when]


def test_that_the_days_of_a_year_are_its_sum(sum_of: SumOf) -> None:
    plan = sum_of([*rows(days(FIRST, LAST)), *rows(days(FIRST, LAST), "Two")])
    (planned,) = plan.figures
    assert planned.new.value == 2 * 366
    assert planned.key.period.key == "2023/24"
    (told,) = (each for each in plan.problems if each.kind == "sum")
    assert "732 cells, each day counted in its month" in told.message
    assert planned.new.source.cell == "C2:C733"


def test_that_a_branch_may_be_closed_on_some_days(sum_of: SumOf) -> None:
    open_on = [each for each in days(FIRST, LAST) if each.weekday() < 6 and each != FIRST]
    (planned,) = sum_of(rows(open_on)).figures
    assert planned.new.value == len(open_on)


def test_that_a_month_that_the_days_end_within_is_not_whole(sum_of: SumOf) -> None:
    plan = sum_of(rows(days(FIRST, date(2024, 3, 14))))
    assert not plan.figures
    said = [each.message for each in plan.not_understood]
    assert any("Mar 2024 only up to 14 March 2024" in each for each in said)
    assert any("only 11 of the 12 months of 2023/24" in each for each in said)


def test_that_a_month_that_the_days_begin_within_is_not_whole(sum_of: SumOf) -> None:
    plan = sum_of(rows(days(date(2023, 4, 12), LAST)))
    assert not plan.figures
    assert any("only from 12 April 2023" in each.message for each in plan.not_understood)


@pytest.mark.parametrize("shift", [0, -1], ids=["first days", "last days"])
def test_that_one_day_of_each_month_stands_for_it(sum_of: SumOf, shift: int) -> None:
    firsts = [each for each in days(FIRST, LAST + timedelta(1)) if each.day == 1]
    dated = [each + timedelta(shift) for each in firsts]
    (planned,) = sum_of(rows(dated[1:] if shift else dated[:-1])).figures
    assert planned.new.value == 12
    assert planned.key.period.key == "2023/24"


def test_that_days_come_before_the_month_they_are_in_and_are_compared(sum_of: SumOf) -> None:
    plan = sum_of([*rows(days(FIRST, LAST)), ["May 2023", "One", 40]])
    (planned,) = plan.figures
    assert planned.new.value == 366
    assert any("given as 40, but its parts add up to 31" in each.message for each in plan.problems)


def test_that_days_that_stand_twice_are_asked_about_and_not_settled_by_their_order(
    sum_of: SumOf,
) -> None:
    again = [[each, "One", 2] for each in days(FIRST, LAST)]
    plan = sum_of([*rows(days(FIRST, LAST)), *again])
    assert not plan.figures
    (question,) = [each for each in plan.questions if each.id.startswith("twice")]
    assert "366 days or months are given more than once" in question.text
    assert [each.value for each in question.choices] == ["first", "last", "all", SKIP]
