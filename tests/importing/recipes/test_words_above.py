"""The words above a table of months: in thousands, cumulative; and months that are yet to come.

The figures are made up to be told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.core.pack import Pack
from perfdesk.core.periods import months, parse_period
from perfdesk.core.sources import TYPED
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.recipes.sums.spans import Piece
from perfdesk.importing.recipes.sums.unlikely_months import (
    look_like_running_totals,
    months_to_come,
)
from tests.importing.files import write_xlsx

PlanOf = Callable[..., ImportPlan]
MONTHS = [
    "Apr-23", "May-23", "Jun-23", "Jul-23", "Aug-23", "Sep-23", "Oct-23", "Nov-23", "Dec-23",
    "Jan-24", "Feb-24", "Mar-24",
]  # fmt: skip
LEVEL = [900, 1100, 1000, 950, 1020, 980, 1010, 990, 940, 1060, 1000, 1050]


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2023/24."""
    return pack_of("2023-24")


def _file(path: Path, title: str, values: Sequence[int]) -> Path:
    rows = [
        (title,),
        ("Library", *MONTHS),
        *((f"Branch {at}", *[at * each for each in values]) for at in range(1, 4)),
        ("Total", *[6 * each for each in values]),
    ]
    return write_xlsx(path, {"Visits": rows})


def _visits(plan: ImportPlan) -> dict[str, Decimal | None]:
    return {
        each.new.key.period.label: each.new.value
        for each in plan.figures
        if each.new.key.measure == "library-visits"
    }


def test_that_months_below_no_special_words_are_added_up(
    tmp_path: Path, pack: Pack, plan_of: PlanOf
) -> None:
    plan = plan_of(_file(tmp_path / "Libraries.xlsx", "Library visits 2023/24", LEVEL), pack)
    assert _visits(plan)["2023/24"] == 6 * sum(LEVEL)
    assert plan.questions == ()


@pytest.mark.parametrize("words", ["(000s)", "(thousands)", "in 000s", "('000)"])
def test_that_a_scale_above_a_table_of_months_is_applied_and_named(
    tmp_path: Path, pack: Pack, plan_of: PlanOf, words: str
) -> None:
    plan = plan_of(_file(tmp_path / "Libraries.xlsx", f"Visits 2023/24 {words}", LEVEL), pack)
    assert _visits(plan)["2023/24"] == 6000 * sum(LEVEL)
    assert any(each.kind == "scale" for each in plan.problems)


@pytest.mark.parametrize(
    "title",
    [
        "Library visits 2023/24 (cumulative)",
        "Library visits: running total 2023/24",
        "Library visits YTD 2023/24",
        "Cumulative library visits",
    ],
)
def test_that_running_totals_are_not_added_up(
    tmp_path: Path, pack: Pack, plan_of: PlanOf, title: str
) -> None:
    running = [sum(LEVEL[: at + 1]) for at in range(12)]
    plan = plan_of(_file(tmp_path / "Libraries.xlsx", title, running), pack)
    assert _visits(plan)["2023/24"] == 6 * sum(LEVEL)


def test_that_months_that_only_grow_are_asked_about(
    tmp_path: Path, pack: Pack, plan_of: PlanOf
) -> None:
    running = [sum(LEVEL[: at + 1]) for at in range(12)]
    path = _file(tmp_path / "Libraries.xlsx", "Library visits 2023/24", running)
    plan = plan_of(path, pack)
    assert _visits(plan) == {}
    (question,) = plan.questions
    said = {question.id: "running totals"}
    assert _visits(plan_of(path, pack, answers=said))["2023/24"] == 6 * sum(LEVEL)


def test_that_zeros_of_the_last_months_are_asked_about(
    tmp_path: Path, pack: Pack, plan_of: PlanOf
) -> None:
    path = _file(tmp_path / "Libraries.xlsx", "Library visits 2023/24", [*LEVEL[:9], 0, 0, 0])
    plan = plan_of(path, pack)
    assert "2023/24" not in _visits(plan)
    (question,) = plan.questions
    assert "Jan-Mar 2024" in question.text
    taken = plan_of(path, pack, answers={question.id: "0"})
    assert _visits(taken)["2023/24"] == 6 * sum(LEVEL[:9])


def _pieces(values: Sequence[int]) -> list[Piece]:
    found = []
    for at, value in enumerate(values):
        year, month = 2023 + (at + 3) // 12, (at + 3) % 12 + 1
        found.append(Piece(months((year, month), (year, month)), Decimal(value), TYPED))
    return found


@pytest.mark.parametrize(
    ("values", "span"),
    [
        ([5, 4, 0], "Jun 2023"),
        ([5, 0, 0], "May-Jun 2023"),
        ([0, 0, 5], None),
        ([0, 0, 0], None),
        ([5, 0, 4], None),
    ],
)
def test_that_only_zeros_at_the_end_may_be_to_come(values: list[int], span: str | None) -> None:
    found = months_to_come({("", ""): _pieces(values)})
    assert found == (parse_period(span) if span else None)


def test_that_a_zero_of_one_branch_alone_is_one() -> None:
    parts = {("", "a"): _pieces([5, 4, 0]), ("", "b"): _pieces([5, 4, 3])}
    assert months_to_come(parts) is None


def test_that_months_that_fall_once_are_no_running_totals() -> None:
    assert look_like_running_totals({("", ""): _pieces([1, 2, 3, 4, 5, 6])})
    assert not look_like_running_totals({("", ""): _pieces([1, 2, 3, 2, 5, 6])})
    assert not look_like_running_totals({("", ""): _pieces([10, 11, 12, 13, 14, 15])})
