"""Editing measures: their properties in one edit; adding, moving and removing them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.editing.cells import UnsuitableCellError
from perfdesk.core.editing.measures import (
    UnsuitableMeasureError,
    added_edit,
    duplicated_edit,
    measure_edit,
    moved_edit,
    possible_operands,
    possible_wholes,
    removed_edit,
)
from perfdesk.core.edits import Edit, apply_edit, revert_edit
from perfdesk.core.measures import (
    Aim,
    Combination,
    Derivation,
    ForecastMethod,
    FrameworkCode,
    Limit,
    LimitKind,
    Measure,
    Unit,
)
from perfdesk.core.pack import Pack
from perfdesk.core.settings import Scheme
from perfdesk.core.targets import TargetKind
from perfdesk.core.verdicts import RatingWord
from tests.core.printed import (
    ADMISSIONS_18,
    ADMISSIONS_65,
    LATER,
    REABLEMENT,
    WAITING,
    measure_id,
    printed_pack,
)
from tests.framework_editions import NEW

PACK = printed_pack()
REABLED, ADMITTED = measure_id(REABLEMENT), measure_id(ADMISSIONS_65)
TARGET = PACK.target(REABLED, LATER).text


def order_of(pack: Pack, measure: str = REABLED) -> list[str]:
    """The descriptions under the measure's outcome."""
    rows = pack.measures_of(PACK.measure(measure).outcome, LATER)
    return [row.description for row in rows]


def test_that_all_properties_change_in_one_edit_that_one_undo_takes_back() -> None:
    changed = replace(
        PACK.measure(REABLED),
        description="  No need for\nservices ",
        aim=Aim.LOW,
        unit=Unit.RATE,
        decimals=2,
        amber_limit=Limit(Decimal(2), LimitKind.POINTS),
        owner="Reablement team",
        scheme=Scheme.RAG,
        adds_up=True,
        forecast=ForecastMethod.PRO_RATA,
    )
    edit = measure_edit(PACK, LATER, changed, "42%")
    after = apply_edit(PACK, edit)[0]
    found = after.measure(REABLED)
    assert found == replace(changed, description="No need for services")
    assert after.target(REABLED, LATER).low == Decimal(42)
    assert edit.label == "Change measure No need for services"
    row = next(row for row in build_dashboard(after, LATER).rows if row.measure == REABLED)
    assert row.rating.word is RatingWord.RED
    assert revert_edit(after, edit)[0].tables == PACK.tables


def test_that_leaving_everything_as_it_is_changes_nothing() -> None:
    for measure in PACK.measures_at(LATER):
        text = PACK.target(measure.id, LATER).text
        assert not measure_edit(PACK, LATER, measure, text).replacements


def test_that_another_code_is_matched_to_the_framework_again() -> None:
    changed = replace(PACK.measure(REABLED), code="ASCOF 2B", description=ADMISSIONS_18)
    after = apply_edit(PACK, measure_edit(PACK, LATER, changed, TARGET))[0]
    assert after.measure(REABLED).framework == FrameworkCode(NEW, "2B")


def test_that_a_target_of_nought_is_read_again_with_another_aim() -> None:
    low = replace(PACK.measure(REABLED), aim=Aim.LOW)
    at_zero = apply_edit(PACK, measure_edit(PACK, LATER, low, "0"))[0]
    assert at_zero.target(REABLED, LATER).kind is TargetKind.ZERO
    high = replace(low, aim=Aim.HIGH)
    after = apply_edit(at_zero, measure_edit(at_zero, LATER, high, "0"))[0]
    assert after.target(REABLED, LATER).kind is TargetKind.VALUE


REABLING = PACK.measure(REABLED)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (replace(REABLING, description="  "), "has no description"),
        (replace(REABLING, decimals=7), "between 0 and 6"),
        (replace(REABLING, decimals=-1), "between 0 and 6"),
        (replace(REABLING, amber_limit=Limit(Decimal(-1), LimitKind.PERCENT)), "below 0"),
        (replace(REABLING, part_of=REABLED), "part of itself"),
        (replace(REABLING, part_of="no such measure"), "part of itself"),
    ],
)
def test_that_what_a_measure_cannot_be_is_refused(changed: Measure, told: str) -> None:
    with pytest.raises(UnsuitableMeasureError, match=rf"{told}.*so nothing was changed\. [^.]+\.$"):
        measure_edit(PACK, LATER, changed, TARGET)


def test_that_a_measure_without_a_code_is_refused() -> None:
    with pytest.raises(UnsuitableCellError, match="code of a measure cannot be empty"):
        measure_edit(PACK, LATER, replace(PACK.measure(REABLED), code=" "), TARGET)


def test_that_a_measure_is_no_part_of_its_own_part() -> None:
    siblings = PACK.measures_of(PACK.measure(REABLED).outcome, LATER)
    part = next(each for each in siblings if each.id != REABLED)
    text = PACK.target(part.id, LATER).text
    pack = apply_edit(PACK, measure_edit(PACK, LATER, replace(part, part_of=REABLED), text))[0]
    assert part.id not in {each.id for each in possible_wholes(pack, LATER, REABLED)}
    assert REABLED in {each.id for each in possible_wholes(pack, LATER, part.id)}
    with pytest.raises(UnsuitableMeasureError, match="part of itself"):
        measure_edit(pack, LATER, replace(pack.measure(REABLED), part_of=part.id), TARGET)


def test_that_a_new_measure_stands_below_the_one_it_was_added_at() -> None:
    before = order_of(PACK)
    edit, made = added_edit(PACK, LATER, REABLED)
    after = apply_edit(PACK, edit)[0]
    at = before.index(REABLEMENT)
    assert order_of(after) == [*before[: at + 1], "New measure", *before[at + 1 :]]
    assert after.measure(made).starts == LATER
    assert revert_edit(after, edit)[0].tables == PACK.tables


def test_that_a_duplicate_has_the_target_and_no_figures() -> None:
    edit, made = duplicated_edit(PACK, LATER, ADMITTED)
    after = apply_edit(PACK, edit)[0]
    copy = after.measure(made)
    assert (copy.aim, copy.unit, copy.code) == (Aim.LOW, Unit.RATE, PACK.measure(ADMITTED).code)
    assert after.target(made, LATER) == PACK.target(ADMITTED, LATER)
    assert not after.figures_of(made)


def test_that_a_measure_moves_down_and_up_again() -> None:
    before = order_of(PACK)
    at = before.index(REABLEMENT)
    down = apply_edit(PACK, moved_edit(PACK, LATER, REABLED, 1))[0]
    assert order_of(down).index(REABLEMENT) == at + 1
    up = apply_edit(down, moved_edit(down, LATER, REABLED, -1))[0]
    assert order_of(up) == before


def test_that_a_measure_at_the_end_goes_nowhere() -> None:
    rows = PACK.measures_of(PACK.measure(REABLED).outcome, LATER)
    assert not moved_edit(PACK, LATER, rows[0].id, -1).replacements
    assert not moved_edit(PACK, LATER, rows[-1].id, 1).replacements


def test_that_a_removed_measure_goes_with_its_figures_and_comes_back() -> None:
    waiting = measure_id(WAITING)
    edit = removed_edit(PACK, LATER, waiting)
    after = apply_edit(PACK, edit)[0]
    assert waiting not in {row.measure for row in build_dashboard(after, LATER).rows}
    assert not after.figures_of(waiting)
    assert revert_edit(after, edit)[0].tables == PACK.tables


def test_that_a_measure_of_earlier_positions_ends_and_keeps_its_figures() -> None:
    always = replace(PACK.measure(REABLED), starts=None, ends=None)
    pack = apply_edit(PACK, measure_edit(PACK, LATER, always, TARGET))[0]
    after = apply_edit(pack, removed_edit(pack, LATER, REABLED))[0]
    assert not after.measure(REABLED).reported_at(LATER)
    assert after.figures_of(REABLED) == pack.figures_of(REABLED)


def test_that_those_that_point_to_a_removed_measure_let_go_of_it() -> None:
    siblings = PACK.measures_of(PACK.measure(REABLED).outcome, LATER)
    part = next(each for each in siblings if each.id != REABLED)
    text = PACK.target(part.id, LATER).text
    pack = apply_edit(PACK, measure_edit(PACK, LATER, replace(part, part_of=REABLED), text))[0]
    after = apply_edit(pack, removed_edit(pack, LATER, REABLED))[0]
    assert after.measure(part.id).part_of is None


# --- worked out of others ------------------------------------------------------------------------
def test_that_a_measure_may_be_worked_out_of_others_but_not_of_itself() -> None:
    pack = printed_pack()
    position = pack.settings.position
    one, two, three = pack.measures_at(position)[:3]

    def derived(measure: Measure, combination: Combination, *operands: str) -> Edit:
        changed = replace(measure, derived=Derivation(combination, operands))
        text = pack.target(measure.id, position).text
        return measure_edit(pack, position, changed, text)

    after, _ = apply_edit(pack, derived(three, Combination.SUM, one.id, two.id))
    assert after.measure(three.id).derived == Derivation(Combination.SUM, (one.id, two.id))
    assert three.id not in {each.id for each in possible_operands(after, position, one.id)}
    with pytest.raises(UnsuitableMeasureError, match="two or more"):
        derived(three, Combination.SUM, one.id)
    with pytest.raises(UnsuitableMeasureError, match="exactly two"):
        derived(three, Combination.SHARE, one.id, two.id, one.id)
    with pytest.raises(UnsuitableMeasureError, match="calculated from itself"):
        derived(three, Combination.SUM, one.id, three.id)
