"""Outcomes are added, changed, moved and removed, each as one edit."""

from datetime import UTC, datetime

import pytest

from perfdesk.core.editing.measures import placed_edit
from perfdesk.core.editing.strategy.outcomes import (
    OutcomeWords,
    UnsuitableOutcomeError,
    outcome_added_edit,
    outcome_changed_edit,
    outcome_moved_edit,
    outcome_placed_edit,
    outcome_removed_edit,
)
from perfdesk.core.edits import apply_edit, revert_edit
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.strategy import Outcome
from perfdesk.operations.sample import sample_pack


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample, which holds two positions of a council's dashboard."""
    return sample_pack(datetime(2024, 6, 3, tzinfo=UTC))


def shown(pack: Pack, layer: str) -> list[str]:
    """The outcomes that a grid of the layer shows."""
    at = pack.position.period
    return [each.id for each in pack.outcomes_of(layer) if pack.measures_of(each.id, at)]


def test_that_an_outcome_comes_with_a_measure_below_another(pack: Pack) -> None:
    layer, at = pack.layers[0].id, pack.position.period
    first = shown(pack, layer)[0]
    edit, measure = outcome_added_edit(
        pack, at, layer, OutcomeWords("  Clean  and Green ", "A promise", "A plan"), first
    )
    after, change = apply_edit(pack, edit)
    assert change.structure
    outcome = after.measure(measure).outcome
    assert shown(after, layer)[:2] == [first, outcome]
    found = after.table(Outcome)[outcome]
    assert (found.name, found.statement, found.plan) == ("Clean and Green", "A promise", "A plan")
    assert revert_edit(after, edit)[0].tables == pack.tables


@pytest.mark.parametrize("name", ["", "   "])
def test_that_an_outcome_needs_a_name(pack: Pack, name: str) -> None:
    outcome = shown(pack, pack.layers[0].id)[0]
    with pytest.raises(
        UnsuitableOutcomeError, match=r"has no name, so nothing was changed\. Type one\.$"
    ):
        outcome_changed_edit(pack, outcome, OutcomeWords(name))


def test_that_two_outcomes_of_a_layer_do_not_say_the_same(pack: Pack) -> None:
    layer = pack.layers[0].id
    first, second = (pack.table(Outcome)[each] for each in shown(pack, layer)[:2])
    words = OutcomeWords(first.name, first.statement, first.plan)
    with pytest.raises(UnsuitableOutcomeError, match="already"):
        outcome_changed_edit(pack, second.id, words)
    assert not outcome_changed_edit(pack, first.id, words).replacements


def test_that_an_outcome_moves_among_those_that_are_shown(pack: Pack) -> None:
    layer, at = pack.layers[0].id, pack.position.period
    before = shown(pack, layer)
    down = outcome_moved_edit(pack, at, before[0], 1)
    after = apply_edit(pack, down)[0]
    assert shown(after, layer) == [before[1], before[0], *before[2:]]
    up = outcome_moved_edit(after, at, before[0], -1)
    assert shown(apply_edit(after, up)[0], layer) == before
    assert not outcome_moved_edit(pack, at, before[0], -1).replacements
    assert not outcome_moved_edit(pack, at, before[-1], 1).replacements


def test_that_a_removed_outcome_keeps_what_earlier_positions_report(pack: Pack) -> None:
    layer, at = pack.layers[0].id, pack.position.period
    earlier = pack.positions[-1].period
    outcome = shown(pack, layer)[0]
    edit = outcome_removed_edit(pack, at, outcome)
    after = apply_edit(pack, edit)[0]
    assert outcome not in shown(after, layer)
    assert after.measures_of(outcome, earlier) or outcome not in after.table(Outcome)
    kept = {each.outcome for each in after.table(Measure).values()}
    assert kept <= set(after.table(Outcome))
    assert revert_edit(after, edit)[0].tables == pack.tables


def test_that_a_measure_is_put_beside_one_of_another_outcome(pack: Pack) -> None:
    layer, at = pack.layers[0].id, pack.position.period
    here, there = shown(pack, layer)[:2]
    moved = pack.measures_of(here, at)[0].id
    beside = pack.measures_of(there, at)[0].id
    edit = placed_edit(pack, at, moved, beside, below=True)
    after = apply_edit(pack, edit)[0]
    assert [each.id for each in after.measures_of(there, at)][:2] == [beside, moved]
    assert moved not in {each.id for each in after.measures_of(here, at)}
    above = placed_edit(pack, at, moved, beside, below=False)
    found = apply_edit(pack, above)[0].measures_of(there, at)
    assert [each.id for each in found][:2] == [moved, beside]
    assert not placed_edit(pack, at, moved, moved, below=True).replacements


def test_that_an_outcome_is_placed_above_or_below_another_with_its_measures(pack: Pack) -> None:
    layer, at = pack.layers[0].id, pack.position.period
    before = shown(pack, layer)
    first, *_, last = before
    edit = outcome_placed_edit(pack, last, first, below=False)
    after = apply_edit(pack, edit)[0]
    assert shown(after, layer) == [last, *before[:-1]]
    assert after.measures_of(last, at) == pack.measures_of(last, at)
    assert revert_edit(after, edit)[0].tables == pack.tables
    back = apply_edit(after, outcome_placed_edit(after, last, before[-2], below=True))[0]
    assert shown(back, layer) == before


def test_that_an_outcome_is_not_placed_beside_itself_or_in_another_layer(pack: Pack) -> None:
    first = shown(pack, pack.layers[0].id)[0]
    other = shown(pack, pack.layers[-1].id)[0]
    assert not outcome_placed_edit(pack, first, first, below=True).replacements
    assert not outcome_placed_edit(pack, first, other, below=True).replacements
