"""Layers are added, renamed, moved and removed, each as one edit that one undo takes back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.editing.strategy.layers import (
    LayerWords,
    UnsuitableLayerError,
    layer_added_edit,
    layer_changed_edit,
    layer_moved_edit,
    layer_placed_edit,
    layer_removed_edit,
)
from perfdesk.core.edits import Edit, apply_edit, edit_between, revert_edit
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.operations.sample import sample_pack


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample, which holds two positions of a council's dashboard."""
    return sample_pack(datetime(2024, 6, 3, tzinfo=UTC))


def names(pack: Pack) -> list[str]:
    """The layers in printed order."""
    return [each.name for each in pack.layers]


def test_that_a_layer_comes_below_another_and_is_empty(pack: Pack) -> None:
    edit, layer = layer_added_edit(
        pack, LayerWords("  Carers  first ", "Help for carers."), pack.layers[0].id
    )
    after, change = apply_edit(pack, edit)
    assert change.structure
    assert names(after)[:2] == [pack.layers[0].name, "Carers first"]
    assert after.layers[1].meaning == "Help for carers."
    assert not after.outcomes_of(layer)
    assert revert_edit(after, edit)[0].tables == pack.tables


@pytest.mark.parametrize("name", ["", "   "])
def test_that_a_layer_needs_a_name(pack: Pack, name: str) -> None:
    with pytest.raises(UnsuitableLayerError, match=r"has no name, so nothing was changed"):
        layer_added_edit(pack, LayerWords(name))


def test_that_two_layers_do_not_have_one_name(pack: Pack) -> None:
    other = pack.layers[1].name.upper()
    with pytest.raises(UnsuitableLayerError, match="already has a layer"):
        layer_changed_edit(pack, pack.layers[0].id, LayerWords(other))


def test_that_a_layer_keeps_its_measures_under_another_name(pack: Pack) -> None:
    layer = pack.layers[0]
    after, _ = apply_edit(pack, layer_changed_edit(pack, layer.id, LayerWords("Early help")))
    assert names(after)[0] == "Early help"
    assert after.outcomes_of(layer.id) == pack.outcomes_of(layer.id)


def test_that_a_layer_moves_one_step_and_stays_at_the_end(pack: Pack) -> None:
    first, second = pack.layers[0], pack.layers[1]
    after, _ = apply_edit(pack, layer_moved_edit(pack, first.id, 1))
    assert names(after)[:2] == [second.name, first.name]
    assert not layer_moved_edit(pack, first.id, -1).replacements


def test_that_a_layer_is_put_beside_another(pack: Pack) -> None:
    first, last = pack.layers[0], pack.layers[-1]
    after, _ = apply_edit(pack, layer_placed_edit(pack, first.id, last.id, below=True))
    assert names(after)[-1] == first.name
    assert not layer_placed_edit(pack, first.id, first.id, below=True).replacements


def test_that_the_measures_of_a_removed_layer_move_to_the_one_named(pack: Pack) -> None:
    gone, to = pack.layers[1], pack.layers[0]
    at = pack.position.period
    edit = layer_removed_edit(pack, at, gone.id, to.id)
    after, _ = apply_edit(pack, edit)
    assert gone.name not in names(after)
    assert {each.id for each in after.measures_at(at)} == {each.id for each in pack.measures_at(at)}
    moved = [each.id for each in pack.outcomes_of(gone.id)]
    assert [each.id for each in after.outcomes_of(to.id)][-len(moved) :] == moved
    assert revert_edit(after, edit)[0].tables == pack.tables


def test_that_measures_of_earlier_positions_keep_their_layer(pack: Pack) -> None:
    held = {each.outcome for each in pack.measures_at(pack.positions[-1].period)}
    layer = next(
        each for each in pack.layers if any(one.id in held for one in pack.outcomes_of(each.id))
    )
    with pytest.raises(UnsuitableLayerError, match="Choose the layer that they move to"):
        layer_removed_edit(pack, pack.position.period, layer.id)


def test_that_the_only_layer_stays(pack: Pack) -> None:
    at = pack.position.period
    while len(pack.layers) > 1:
        edit = layer_removed_edit(pack, at, pack.layers[1].id, pack.layers[0].id)
        pack = apply_edit(pack, edit)[0]
    with pytest.raises(UnsuitableLayerError, match="the only layer"):
        layer_removed_edit(pack, at, pack.layers[0].id)


def test_that_a_removed_layer_is_no_longer_to_be_printed(pack: Pack) -> None:
    chosen = tuple(each.id for each in pack.layers[:2])
    pack = apply_edit(pack, edit_between(pack, "Print", [ReportSettings(layers=chosen)]))[0]
    edit = layer_removed_edit(pack, pack.position.period, chosen[1], chosen[0])
    assert apply_edit(pack, edit)[0].report.layers == chosen[:1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("amprn"), st.integers(0, 5), st.integers(0, 5))))
def test_that_no_measure_is_lost_by_any_run_of_edits(
    pack: Pack, steps: list[tuple[str, int, int]]
) -> None:
    before, edits = pack, list[Edit]()
    for number, (what, one, other) in enumerate(steps):
        layers = pack.layers
        layer, beside = layers[one % len(layers)].id, layers[other % len(layers)].id
        match what:
            case "a":
                edit = layer_added_edit(pack, LayerWords(f"New {number}"), layer)[0]
            case "m":
                edit = layer_moved_edit(pack, layer, 1 if other % 2 else -1)
            case "p":
                edit = layer_placed_edit(pack, layer, beside, below=bool(one % 2))
            case "n":
                edit = layer_changed_edit(pack, layer, LayerWords(f"Named {number}"))
            case _:
                if layer == beside or len(layers) == 1:
                    continue
                edit = layer_removed_edit(pack, pack.position.period, layer, beside)
        pack = apply_edit(pack, edit)[0]
        edits.append(edit)
        assert set(pack.table(Measure)) == set(before.table(Measure))
        assert len(pack.measures_at(pack.position.period)) == len(
            before.measures_at(before.position.period)
        )
    for edit in reversed(edits):
        pack = revert_edit(pack, edit)[0]
    assert pack.tables == before.tables
