"""Columns of some time in a file whose recipe reads one column a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from perfdesk.core.pack import Pack
from perfdesk.core.recipes import recipe_of
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import plan_import
from perfdesk.importing.reading.context import FIGURE
from tests.importing.files import write_xlsx

PackOf = Callable[[str], Pack]
AT = datetime(2024, 6, 3, tzinfo=UTC)
RECIPE = recipe_of(
    """{"name": "Desk", "kind": "figures", "spread": "periods",
        "columns": [{"part": "measure", "headings": ["kpi_text"]}]}"""
)


def _plan(path: Path, pack: Pack, answers: dict[str, str] | None = None) -> ImportPlan:
    return plan_import(path, pack, answers=answers or {}, recipe=RECIPE, at=AT)


def _visits(plan: ImportPlan) -> dict[str, Decimal | None]:
    return {
        each.key.period.label: each.new.value
        for each in plan.figures
        if each.key.measure == "library-visits"
    }


def _file(folder: Path, heading: str) -> Path:
    rows = [("kpi_text", "2022/23", heading), ("Library visits", 1_191_000, 1_251_000)]
    return write_xlsx(folder / "desk.xlsx", {"Data": rows})


def test_that_a_heading_that_says_more_than_a_period_is_asked_about_once(
    tmp_path: Path, pack_of: PackOf
) -> None:
    path, pack = _file(tmp_path, "2023/24 rebased"), pack_of("2023-24")
    plan = _plan(path, pack)
    assert _visits(plan) == {"2022/23": Decimal(1_191_000)}
    (question,) = plan.questions
    assert "2023/24 rebased" in question.text and question.where.cell == "C1"
    taken = _plan(path, pack, {question.id: FIGURE})
    assert _visits(taken)["2023/24"] == Decimal(1_251_000) and not taken.questions


def test_that_a_column_of_targets_is_named_and_not_taken(tmp_path: Path, pack_of: PackOf) -> None:
    plan = _plan(_file(tmp_path, "2023/24 target"), pack_of("2023-24"))
    assert _visits(plan) == {"2022/23": Decimal(1_191_000)}
    assert any("2023/24 target" in each.message for each in plan.problems)
    assert not plan.questions
