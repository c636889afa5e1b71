"""Rates against the populations behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perfdesk.core.checks.populations import check_populations
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period, parse_period
from perfdesk.core.problems import Problem
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.sources import TYPED
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from tests.core.printed import COUNCIL

NOW, BEFORE = parse_period("2021/22"), parse_period("2020/21")
MEASURE = Measure("rate", "o", 1, "Admissions (65+) per 100,000", aim=Aim.LOW, unit=Unit.RATE)


def figure(
    text: str, period: Period = NOW, *, vintage: str = "", published: bool = False
) -> Figure:
    """A figure as typed, or as published."""
    kind = FigureKind.PUBLISHED if published else FigureKind.LOCAL
    key = FigureKey(MEASURE.id, COUNCIL.code, period, kind)
    return Figure(key, read_figure(text, unit=Unit.RATE, column=period), TYPED, vintage)


def found(*records: Record, target: str = "") -> list[Problem]:
    """What the check says of a pack with one rate."""
    pack = Pack.of(
        [
            PackSettings("P", COUNCIL.code, NOW), Position(NOW, Scheme.RAG, BEFORE), COUNCIL,
            Layer("l", "Delay need", 1), Outcome("o", "l", 1, "P", "O"), MEASURE,
            Target(TargetKey(MEASURE.id, NOW), read_target(target, Aim.LOW, NOW)), *records,
        ]
    )  # fmt: skip
    return list(check_populations(pack, pack.position))


def test_that_the_stale_rate_of_january_2022_is_found_with_the_count_that_fits() -> None:
    # Printed: 528.7 (780 admissions); it is 766 in the population of the middle of 2019.
    mid_2019 = figure("=766/144892*100000", parse_period("2019/20"), vintage="mid-2019")
    mid_2020 = figure("=453/146675*100000", BEFORE, vintage="mid-2020", published=True)
    (problem,) = found(figure("528.7 (780 admissions)", BEFORE), mid_2019, mid_2020)
    assert problem.message == (
        "Admissions (65+) per 100,000: 528.7 for 2020/21 is not 780 in the mid-2020 population of "
        "146,675, which is 531.8; 766 in the mid-2019 population of 144,892 would match."
    )
    assert problem.arithmetic == "780 / 146,675 x 100,000 = 531.8"


def test_that_a_target_on_another_population_is_told() -> None:
    (problem,) = found(figure("559.4 (820 admissions)"), target="<538 (780 Adm's)")
    assert "about 146,586" in problem.message
    assert "about 144,982" in problem.message
    assert found(figure("559.4 (820 admissions)"), target="<532 (780 Adm's)") == []


@pytest.mark.parametrize(
    ("now", "before", "jumps"),
    [
        ("511 (798 admissions)", "553 (824 admissions)", True),
        ("=58/423067*100000", "=51/421000*100000", False),
        ("=58/440000*100000", "=51/421000*100000", True),
        # One decimal of a small rate leaves so much room that nothing can be said.
        ("5.4 (23 admissions)", "3.8 (17 admissions)", False),
        ("5.4", "3.8 (17 admissions)", False),
        ("0.0 (0 admissions)", "3.8 (17 admissions)", False),
    ],
)
def test_that_a_population_that_jumps_is_found(now: str, before: str, jumps: bool) -> None:
    problems = found(figure(now), figure(before, BEFORE))
    assert ["goes from" in each.message for each in problems] == [True] * jumps


def test_that_vintages_move_with_the_years() -> None:
    now = figure("=58/423067*100000", vintage="mid-2021")
    before = figure("=51/421000*100000", BEFORE, vintage="mid-2020")
    assert found(now, before) == []
    (problem,) = found(now, replace(before, population="mid-2021"))
    assert problem.message.endswith("but 2020/21 uses mid-2021.")
