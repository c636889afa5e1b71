"""Trajectories: targets by month and quarter, and what figures of part of a year are held to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.building.judging import verdicts_on
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.dashboard import Column, Row
from perfdesk.core.editing.cells import UnsuitableCellError
from perfdesk.core.editing.measures import duplicated_edit, removed_edit
from perfdesk.core.editing.targets import (
    texts_of_trajectory,
    trajectory_edit,
    trajectory_text,
)
from perfdesk.core.edits import apply_edit
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Aim, ForecastMethod, Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, financial_year, months, quarters_of
from perfdesk.core.places import ENGLAND
from perfdesk.core.rules.trajectory import trajectory_due
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import NO_TARGET, PeriodTarget, Target, TargetKey
from perfdesk.core.verdicts import RatingWord
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from tests.core.printed import COUNCIL

YEAR, PART = financial_year(2021), months((2021, 4), (2021, 11))
Q1, Q2, Q3, Q4 = quarters_of(YEAR)
ADMISSIONS = Measure(
    "m", "o", 1, "Admissions", aim=Aim.LOW, unit=Unit.COUNT, adds_up=True,
    forecast=ForecastMethod.PRO_RATA,
)  # fmt: skip
SHARE = replace(
    ADMISSIONS, description="% reviewed", aim=Aim.HIGH, unit=Unit.PERCENT, adds_up=False
)


def month(number: int) -> Period:
    """The month with a number of 2021/22, from 0 for April."""
    year, at = divmod(2021 * 12 + 3 + number, 12)
    return months((year, at + 1), (year, at + 1))


def pack_of(
    figure: str,
    trajectory: dict[Period, str],
    target: str = "29",
    measure: Measure = ADMISSIONS,
    position: Period = PART,
    scheme: Scheme = Scheme.RAG,
) -> Pack:
    """A pack of one measure with a trajectory."""
    key = FigureKey("m", COUNCIL.code, position, FigureKind.LOCAL)
    pack = Pack.of(
        [
            PackSettings("P", COUNCIL.code, position),
            Position(position, scheme, position.a_year_earlier()), COUNCIL, ENGLAND,
            Layer("l", "Delay need", 1), Outcome("o", "l", 1, "Plan", "Outcome"), measure,
            Target(TargetKey("m", position), read_target(target, measure.aim, position)),
            Figure(key, read_figure(figure, unit=measure.unit, column=position)),
        ]
    )  # fmt: skip
    return apply_edit(pack, trajectory_edit(pack, "m", trajectory))[0]


def row_of(pack: Pack) -> Row:
    """The pack's one row."""
    return next(build_dashboard(pack).rows)


def rated(pack: Pack) -> tuple[RatingWord, str]:
    """Word and reason of the rating."""
    rating = verdicts_on(pack, pack.measure("m"), pack.position).rating
    return rating.word, rating.reason


def test_that_a_part_of_a_year_is_rated_by_the_target_of_its_own_months() -> None:
    # By its forecast of 36 it would be Red; more were planned for summer than for winter.
    pack = pack_of("24", {PART: "25", YEAR.a_year_later(): "20"})
    assert rated(pack) == (
        RatingWord.GREEN,
        "Green (to date): 24, target 25; the target set for Apr-Nov 2021 is 25; 29 is for the "
        "year.",
    )
    cells = row_of(pack).cells
    assert cells[Column.TARGET].text == "29"
    assert cells[Column.TARGET_TO_DATE].text == "25"
    assert cells[Column.ANNUAL_TARGET].text == "29"


def test_that_targets_of_months_and_quarters_are_added_up() -> None:
    pack = pack_of("24", {Q1: "7", Q2: "7", month(6): "3", month(7): "3", Q3: "8"})
    word, reason = rated(pack)
    assert word is RatingWord.RED
    assert "target 20" in reason
    assert "the targets set for the parts of Apr-Nov 2021 come to 20; 29 is for the year" in reason


def test_that_a_quarter_is_held_to_what_the_targets_to_date_grow_by() -> None:
    steps = {Q1: "7", months((2021, 4), (2021, 9)): "15"}
    word, reason = rated(pack_of("8", steps, position=Q2))
    assert word is RatingWord.GREEN
    assert reason.startswith("Green (for Jul-Sep 2021): 8, target 8;")
    assert "the targets to date ask for 8 in Jul-Sep 2021" in reason


def test_that_a_share_is_held_to_the_target_of_the_last_of_its_months() -> None:
    steps = {Q1: "20%", Q2: "40%", Q3: "60%", Q4: "75%"}
    half = months((2021, 4), (2021, 9))
    word, reason = rated(pack_of("41%", steps, "75%", SHARE, half))
    assert word is RatingWord.GREEN
    assert "the target set for Jul-Sep 2021 is 40%; 75% is for the year" in reason
    # Nothing is set for November: the year's target is compared as it is.
    assert rated(pack_of("41%", steps, "75%", SHARE))[0] is RatingWord.RED


def test_that_a_whole_year_is_rated_by_the_target_of_the_year() -> None:
    word, reason = rated(pack_of("30", {Q4: "3"}, position=YEAR))
    assert (word, "target 29" in reason) == (RatingWord.AMBER, True)


def test_that_twelve_months_are_the_target_of_a_year_that_has_none() -> None:
    pack = pack_of("30", {month(n): "3" for n in range(12)}, "", position=YEAR)
    assert rated(pack)[0] is RatingWord.GREEN
    assert row_of(pack).cells[Column.TARGET].text == "36"


def test_that_a_trajectory_that_lacks_a_month_says_nothing_of_the_whole() -> None:
    steps = {month(n): "3" for n in range(8) if n != 4}
    word, reason = rated(pack_of("24", steps))
    assert word is RatingWord.RED
    assert "24 so far, 36" in reason


def test_that_an_average_is_never_replaced_by_a_trajectory() -> None:
    pack = pack_of("41%", {PART: "30%"}, "44.5% 20/21 Nat. Ave.", SHARE, scheme=Scheme.COMPARISON)
    assert "England" in rated(pack)[1]


@pytest.mark.parametrize("text", ["soon", "25 (Apr-Oct)", "70% (2024/25)"])
def test_that_a_target_without_a_number_or_of_other_months_is_refused(text: str) -> None:
    pack = pack_of("24", {PART: "25"})
    with pytest.raises(UnsuitableCellError):
        trajectory_edit(pack, "m", {PART: text})


def test_that_what_is_said_already_is_no_edit_and_an_empty_text_removes() -> None:
    pack = pack_of("24", {PART: "25", Q1: "9"})
    assert trajectory_edit(pack, "m", {PART: "25"}).replacements == ()
    after = apply_edit(pack, trajectory_edit(pack, "m", {PART: "", Q1: "9"}))[0]
    assert tuple(after.trajectory("m")) == (Q1,)


def test_that_a_copy_has_the_trajectory_and_a_removed_measure_takes_its_own_along() -> None:
    pack = pack_of("24", {PART: "25"})
    edit, copy = duplicated_edit(pack, PART, "m")
    both = apply_edit(pack, edit)[0]
    assert both.trajectory(copy) == both.trajectory("m")
    gone = apply_edit(both, removed_edit(both, PART, "m"))[0]
    assert {each.key.measure for each in gone.table(PeriodTarget).values()} == {copy}


@given(st.lists(st.integers(0, 10_000), min_size=12, max_size=12), st.integers(1, 11))
def test_that_the_months_of_a_year_add_up_to_its_parts(values: list[int], so_far: int) -> None:
    steps = {month(n): read_target(str(each)) for n, each in enumerate(values)}
    part = months((2021, 4), (month(so_far - 1).start.year, month(so_far - 1).start.month))
    due = trajectory_due(steps, part, NO_TARGET, adds_up=True)
    assert due is not None
    assert due.reading.low == sum(map(Decimal, values[:so_far]))


def test_that_a_trajectory_on_one_line_is_read_back() -> None:
    pack = pack_of("24", {Q1: "7", month(3): "3", PART: "20", YEAR.a_year_later(): "25"})
    line = trajectory_text(pack, "m")
    assert line == "Apr-Jun 2021: 7; Apr-Nov 2021: 20; Jul 2021: 3; 2022/23: 25"
    edit = trajectory_edit(pack, "m", texts_of_trajectory(pack, "m", line, YEAR))
    assert edit.replacements == ()


def test_that_periods_without_a_year_are_of_the_year_and_what_is_left_out_goes() -> None:
    pack = pack_of("24", {Q1: "7", PART: "20"})
    texts = texts_of_trajectory(pack, "m", "Q2: 8; Jan: 3; Apr-Nov: <25", YEAR)
    assert texts == {Q1: "", Q2: "8", month(9): "3", PART: "<25"}


@pytest.mark.parametrize("line", ["Q5: 3", "Q1 25", "soon: 3", "Q1:"])
def test_that_what_is_no_part_of_a_year_with_its_target_is_refused(line: str) -> None:
    with pytest.raises(UnsuitableCellError, match="is not a part of the year"):
        texts_of_trajectory(pack_of("24", {}), "m", line, YEAR)


@pytest.mark.parametrize(("last", "told"), [("8", ""), ("9", "come to 30 for 2021/22")])
def test_that_quarters_that_do_not_come_to_the_target_of_the_year_are_told(
    last: str, told: str
) -> None:
    pack = pack_of("24", {Q1: "7", Q2: "7", Q3: "7", Q4: last})
    found = [each.message for each in check_pack(pack) if "by month or quarter" in each.message]
    assert len(found) == bool(told)
    assert all(told in each and "its target is 29" in each for each in found)
