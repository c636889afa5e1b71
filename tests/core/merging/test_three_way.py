"""Two copies edited apart become one: nothing is lost, and only true conflicts are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.editing.measures import moved_edit
from perfdesk.core.edits import apply_edit, edit_between, removal
from perfdesk.core.figures import Figure
from perfdesk.core.measures import Measure
from perfdesk.core.merging.three_way import Merge, Side, merge_edit, merge_of
from perfdesk.core.pack import Pack, Record
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.strategy import Outcome
from tests.store.published_packs import (
    ADMISSIONS,
    REABLEMENT,
    YEAR,
    figure_changed_to,
    published_pack,
)

BASE = published_pack()
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
CHANGEABLE = tuple(
    record
    for record in BASE.records()
    if isinstance(record, Figure | Measure | Commentary | Outcome)
)


def changed(record: Record, to: int) -> Record:
    """A record with something else in it."""
    match record:
        case Figure():
            reading = replace(record.reading, text=f"{to}", value=Decimal(to), typed="")
            return replace(record, reading=reading)
        case Measure() | Outcome():
            return replace(record, order=to)
        case Commentary():
            return replace(record, text=f"Said {to}.")
    raise TypeError(record)


def edited(pack: Pack, edits: Sequence[tuple[int, int | None]]) -> Pack:
    """A copy after edits: which record, and what it becomes; None to remove it."""
    for which, to in edits:
        record = CHANGEABLE[which % len(CHANGEABLE)]
        there = pack.tables[type(record)].get(record.key)
        if to is None:
            edit = removal("Remove", [there] if there is not None else [])
        else:
            edit = edit_between(pack, "Change", [changed(record, to)])
        pack, _ = apply_edit(pack, edit)
    return pack


def merged(merge: Merge, side: Side = Side.MINE) -> Pack:
    decided = dict.fromkeys((each.key for each in merge.conflicts), side)
    return apply_edit(merge.mine, merge_edit(merge, "Merge", decided))[0]


edits = st.lists(
    st.tuples(st.integers(0, len(CHANGEABLE) - 1), st.none() | st.integers(1, 9)), max_size=8
)


@given(edits, edits)
def test_that_nothing_that_only_one_changed_is_lost(
    ours: list[tuple[int, int | None]], others: list[tuple[int, int | None]]
) -> None:
    mine, theirs = edited(BASE, ours), edited(BASE, others)
    merge = merge_of(BASE, mine, theirs)
    result = merged(merge)
    asked = {each.key for each in merge.conflicts}
    for record in CHANGEABLE:
        kind, key = type(record), record.key
        was, here, there = (each.tables[kind].get(key) for each in (BASE, mine, theirs))
        now = result.tables[kind].get(key)
        if (kind, key) in asked:
            assert now == here or now is not None
        elif here == was and there is not None:
            assert now == there
        elif there == was and here is not None:
            assert now == here
        elif here is None and there is None:
            assert now is None


@given(edits, edits)
def test_that_the_order_of_the_copies_does_not_matter_but_for_conflicts(
    ours: list[tuple[int, int | None]], others: list[tuple[int, int | None]]
) -> None:
    mine, theirs = edited(BASE, ours), edited(BASE, others)
    one = merged(merge_of(BASE, mine, theirs), Side.MINE)
    other = merged(merge_of(BASE, theirs, mine), Side.THEIRS)
    assert set(one.records()) == set(other.records())


@given(edits, edits)
def test_that_merging_twice_changes_nothing(
    ours: list[tuple[int, int | None]], others: list[tuple[int, int | None]]
) -> None:
    mine, theirs = edited(BASE, ours), edited(BASE, others)
    for side in (Side.MINE, Side.THEIRS):
        once = merged(merge_of(BASE, mine, theirs), side)
        again = merge_of(BASE, once, theirs)
        decided = dict.fromkeys((each.key for each in again.conflicts), Side.MINE)
        assert merge_edit(again, "Merge", decided).replacements == ()


@given(edits)
def test_that_a_copy_that_did_nothing_brings_nothing_and_takes_all(
    ours: list[tuple[int, int | None]],
) -> None:
    mine = edited(BASE, ours)
    assert merge_of(BASE, mine, BASE).is_nothing
    ahead = merge_of(BASE, BASE, mine)
    assert ahead.conflicts == ()


@given(edits, edits)
def test_that_every_measure_has_its_outcome_and_every_figure_its_measure(
    ours: list[tuple[int, int | None]], others: list[tuple[int, int | None]]
) -> None:
    def is_whole(pack: Pack) -> bool:
        measures = pack.table(Measure)
        return all(each.outcome in pack.table(Outcome) for each in measures.values()) and all(
            each.key.measure in measures for each in pack.table(Figure).values()
        )

    mine, theirs = edited(BASE, ours), edited(BASE, others)
    if is_whole(mine) and is_whole(theirs):
        for side in (Side.MINE, Side.THEIRS):
            assert is_whole(merged(merge_of(BASE, mine, theirs), side))


def test_that_a_move_and_a_new_wording_both_survive() -> None:
    moved, _ = apply_edit(BASE, moved_edit(BASE, YEAR, ADMISSIONS, -1))
    measure = BASE.measure(ADMISSIONS)
    reworded, _ = apply_edit(
        BASE, edit_between(BASE, "Reword", [replace(measure, description="Admissions")])
    )
    merge = merge_of(BASE, moved, reworded)
    assert merge.conflicts == ()
    result = merged(merge).measure(ADMISSIONS)
    assert result.description == "Admissions"
    assert result.order == moved.measure(ADMISSIONS).order


def test_that_a_removal_merges_as_a_removal_and_meets_an_edit_as_a_conflict() -> None:
    figure = BASE.figure(REABLEMENT, YEAR)
    assert figure is not None
    less, _ = apply_edit(BASE, removal("Clear", [figure]))
    assert merged(merge_of(BASE, BASE, less)).figure(REABLEMENT, YEAR) is None
    other, _ = apply_edit(BASE, figure_changed_to(BASE, "70%", "70"))
    (conflict,) = merge_of(BASE, other, less).conflicts
    assert conflict.theirs is None
    kept = merged(merge_of(BASE, other, less)).figure(REABLEMENT, YEAR)
    assert kept is not None
    assert kept.reading.text == "70%"


def test_that_both_comments_can_stand_and_figures_cannot() -> None:
    key = CommentaryKey(ADMISSIONS, YEAR, Audience.PUBLIC)

    def saying(text: str) -> Pack:
        said = Commentary(key, text, "a.officer", AT)
        return apply_edit(BASE, edit_between(BASE, "Say", [said]))[0]

    merge = merge_of(BASE, saying("Up."), saying("Above average."))
    (conflict,) = merge.conflicts
    assert conflict.choices == (Side.MINE, Side.THEIRS, Side.BOTH)
    joined = cast("Commentary", conflict.decided(Side.BOTH))
    assert joined.text == "Up.\nAbove average."
    one, _ = apply_edit(BASE, figure_changed_to(BASE, "70%", "70"))
    two, _ = apply_edit(BASE, figure_changed_to(BASE, "71%", "71"))
    (numbers,) = merge_of(BASE, one, two).conflicts
    assert Side.BOTH not in numbers.choices
    with pytest.raises(ValueError, match="only comments"):
        numbers.decided(Side.BOTH)
