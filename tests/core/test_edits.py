"""Edits: whatever is done can be undone, and what has changed since is not overwritten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.edits import (
    Edit,
    Replacement,
    apply_edit,
    edit_between,
    removal,
    revert_edit,
)
from perfdesk.core.errors import ConflictingEditError
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.strategy import Layer
from perfdesk.core.wording.figure_text import read_figure
from tests.core.printed import COUNCIL, LATER, REABLEMENT, measure_id, printed_pack

PACK = printed_pack()
RECORDS = tuple(PACK.records())
REABLED = measure_id(REABLEMENT)


def figure(text: str, measure: str = REABLED, starting: int = 2023) -> Figure:
    """A figure as typed."""
    year = financial_year(starting)
    return Figure(
        FigureKey(measure, COUNCIL.code, year, FigureKind.LOCAL), read_figure(text, column=year)
    )


SOME_RECORDS = st.lists(
    st.one_of(
        st.builds(
            figure,
            st.sampled_from(["70%", "71.5%", "[x]", "Due June 2024"]),
            st.sampled_from([REABLED, "another"]),
            st.integers(2015, 2025),
        ),
        st.builds(
            Layer, st.sampled_from("abcd"), st.sampled_from(["One", "Two"]), st.integers(0, 3)
        ),
        st.sampled_from(RECORDS),
    ),
    max_size=8,
)


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """An edit of the printed pack: some records put, some others taken out."""
    put = edit_between(PACK, "Paste", draw(SOME_RECORDS))
    kept = {(each.kind, each.key) for each in put.replacements}
    taken = [
        each
        for each in draw(st.lists(st.sampled_from(RECORDS), max_size=4, unique_by=id))
        if (type(each), each.key) not in kept
    ]
    return Edit("Paste", (*put.replacements, *removal("", taken).replacements))


@given(edits())
@settings(max_examples=120)
def test_that_an_edit_done_undone_and_done_again_gives_equal_packs(edit: Edit) -> None:
    after, change = apply_edit(PACK, edit)
    before, change_back = revert_edit(after, edit)
    assert before == PACK
    assert change_back == change
    again, _ = apply_edit(before, edit)
    assert again == after


@given(edits())
@settings(max_examples=60)
def test_that_an_edit_leaves_the_pack_it_was_made_of_as_it_was(edit: Edit) -> None:
    counted = {kind: len(rows) for kind, rows in PACK.tables.items()}
    after, _ = apply_edit(PACK, edit)
    assert {kind: len(rows) for kind, rows in PACK.tables.items()} == counted
    assert tuple(PACK.records()) == RECORDS
    replaced = {each.kind for each in edit.replacements}
    for kind, rows in after.tables.items():
        assert (rows is PACK.tables[kind]) == (kind not in replaced), "the rest is shared"


@given(edits())
@settings(max_examples=60)
def test_that_applying_an_edit_twice_is_refused_where_it_changes_anything(edit: Edit) -> None:
    after, _ = apply_edit(PACK, edit)
    if after != PACK:
        with pytest.raises(ConflictingEditError):
            apply_edit(after, edit)


def test_that_an_edit_made_for_another_state_changes_nothing_and_says_so() -> None:
    edit = edit_between(PACK, "Change reablement to 70%", [figure("70%")])
    moved, _ = apply_edit(PACK, edit_between(PACK, "Change", [figure("71%")]))
    with pytest.raises(ConflictingEditError) as refused:
        apply_edit(moved, edit)
    assert refused.value.message == (
        "\u201cChange reablement to 70%\u201d could not be done because what it changes has "
        "changed since, so nothing was altered."
    )
    assert REABLED in refused.value.details
    assert moved.figure(REABLED, LATER) == figure("71%")


@pytest.mark.parametrize("late", ["added since", "removed since"])
def test_that_a_record_that_came_or_went_since_is_a_conflict(late: str) -> None:
    new = figure("70%", "another")
    added, _ = apply_edit(PACK, edit_between(PACK, "Add", [new]))
    with pytest.raises(ConflictingEditError):
        if late == "added since":
            apply_edit(added, edit_between(PACK, "Add", [new]))
        else:
            apply_edit(PACK, removal("Remove", [new]))


def test_that_an_edit_that_fails_half_way_leaves_nothing_of_itself() -> None:
    edit = Edit("Paste", (
        *edit_between(PACK, "", [figure("70%")]).replacements,
        Replacement(figure("1%", "missing"), None),
    ))  # fmt: skip
    with pytest.raises(ConflictingEditError):
        apply_edit(PACK, edit)
    kept = PACK.figure(REABLED, LATER)
    assert kept is not None
    assert kept.reading.text == "89.6%"


def test_that_what_is_there_already_is_no_part_of_an_edit() -> None:
    assert edit_between(PACK, "Import", RECORDS).replacements == ()
    same_in_the_end = [figure("70%"), *(each for each in RECORDS if each.key == figure("1%").key)]
    assert edit_between(PACK, "Import", same_in_the_end).replacements == ()


def test_that_of_two_records_with_one_key_the_later_is_put() -> None:
    edit = edit_between(PACK, "Import", [figure("70%"), figure("71%")])
    assert [each.new for each in edit.replacements] == [figure("71%")]
    assert Pack.of([figure("70%"), figure("71%")]).table(Figure)[figure("1%").key] == figure("71%")


def test_that_a_replacement_keeps_type_and_key() -> None:
    layer = Layer("delay", "Delay need", 1)
    for old, new in ((layer, replace(layer, id="meet")), (layer, figure("1%")), (None, None)):
        with pytest.raises(ValueError, match="replacement"):
            Replacement(old, new)
    assert Replacement(layer, None).turned_round() == Replacement(None, layer)


@given(edits())
@settings(max_examples=60)
def test_that_what_a_pack_had_worked_out_is_right_after_an_edit(edit: Edit) -> None:
    asked = Pack.of(PACK.records())
    for each in (
        asked.figures_of(REABLED),
        asked.layers,
        asked.positions,
        asked.measures_at(LATER),
    ):
        assert each
    after = apply_edit(asked, edit)[0]
    anew = Pack.of(after.records())
    ids = {each.key.measure for each in anew.table(Figure).values()} | {REABLED}
    assert all(after.figures_of(each) == anew.figures_of(each) for each in ids)
    assert (after.layers, after.positions) == (anew.layers, anew.positions)
    assert after.measures_at(LATER) == anew.measures_at(LATER)
    assert all(after.dependants(each) == anew.dependants(each) for each in ids)
