"""Forms: labels left of values, a block for each service."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.plan import ImportPlan
from tests.importing.conftest import PlanOf
from tests.importing.files import write_xlsx

PackOf = Callable[[str], Pack]

_YEAR = (("Figures from", "01/04/2023"), ("Figures to", "31/03/2024"))


def _form(folder: Path, *lines: tuple[object, ...]) -> Path:
    return write_xlsx(folder / "return.xlsx", {"Return": [("Return of a service",), (), *lines]})


def _found(plan: ImportPlan) -> dict[tuple[str, str], str]:
    return {
        (planned.key.measure, planned.key.period.label): planned.new.reading.text
        for planned in plan.figures
    }


def test_that_values_are_told_by_their_labels_and_the_dates_of_their_block(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _form(
        tmp_path,
        ("Heritage sites",),
        *_YEAR,
        ("Heritage visits", 134_300),
        ("Last year", 127_100),
        (),
        ("Libraries",),
        ("Reporting period:", "2023/24"),
        ("Library visits", "615.1k"),
    )
    plan = plan_of(path, pack_of("2023-24"))
    assert _found(plan) == {
        ("heritage-visits", "2023/24"): "134.3k",
        ("heritage-visits", "2022/23"): "127.1k",
        ("library-visits", "2023/24"): "615.1k",
    }
    [changed] = plan.changed
    assert (changed.new.source.cell, changed.new.value) == ("B6", Decimal(134_300))
    assert not plan.not_understood


def test_that_an_academic_year_so_far_stands_where_it_ends(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _form(
        tmp_path,
        ("Figures from", "01/09/2023"),
        ("Figures to", "31/03/2024"),
        ("LALS success rate", "86.1%"),
        ("Last year", "84.6%"),
    )
    plan = plan_of(path, pack_of("2023-24"))
    assert _found(plan) == {
        ("lals-success-rate", "2023/24"): "86.1%",
        ("lals-success-rate", "2022/23"): "84.6% (Position at March 2023)",
    }
    assert plan.changed[0].new.stands_for.label == "Sep 2023 to Mar 2024"


def test_that_a_quarter_is_not_taken_for_the_year_that_it_ends(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _form(
        tmp_path,
        ("Figures from", "01/01/2024"),
        ("Figures to", "31/03/2024"),
        ("Library visits", 157_672),
        ("Last year", 140_000),
    )
    plan = plan_of(path, pack_of("2023-24"))
    assert not plan.figures
    assert [each.where.cell for each in plan.not_understood] == ["B5", "B6"]
    assert "no column for" in plan.not_understood[0].message


def test_that_a_value_without_a_period_is_left_out_and_told(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _form(tmp_path, ("Library visits", 615_060), ("Target", 545_300), ("Comment", "More"))
    plan = plan_of(path, pack_of("2023-24"))
    assert not plan.figures
    assert "there is no period beside it" in plan.not_understood[0].message


def test_that_a_lost_k_is_asked_about(tmp_path: Path, pack_of: PackOf, plan_of: PlanOf) -> None:
    path = _form(tmp_path, *_YEAR, ("Hours of volunteering (heritage & libraries)", "19.6 hours"))
    plan = plan_of(path, pack_of("2023-24"))
    assert not plan.figures
    [left] = plan.not_understood
    assert (left.text, left.where.cell) == ("19.6 hours", "B5")
    assert "19.6k" in left.message


def test_that_targets_comments_and_unknown_labels_are_named(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _form(
        tmp_path,
        *_YEAR,
        ("Heritage visits", "134.1k"),
        ("Target for the year", "133.5k"),
        ("Comments", "Met"),
        ("Number of exhibitions", 12),
    )
    plan = plan_of(path, pack_of("2023-24"))
    messages = " ".join(problem.message for problem in plan.problems)
    assert "B6, B7" in messages
    assert "Number of exhibitions" in messages


def test_that_two_columns_alone_are_no_form(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _form(tmp_path, ("Apples", 3), ("Pears", 4), ("Plums", 5))
    with pytest.raises(UnreadableExtractError):
        plan_of(path, pack_of("2023-24"))
