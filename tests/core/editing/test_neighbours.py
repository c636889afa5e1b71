"""Edits of groups of neighbours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.editing.neighbours import UnsuitableGroupError, group_edit, group_removal
from perfdesk.core.edits import apply_edit, revert_edit
from perfdesk.core.pack import Pack

GROUP = NeighbourGroup(
    "near", "Near ones", "E10000018", ("E10000019", "E10000007"), "made for a test",
    date(2023, 3, 31),
)  # fmt: skip


def test_that_a_group_is_added_changed_and_removed_and_each_is_undone() -> None:
    pack = Pack.of([])
    add = group_edit(pack, GROUP)
    assert add.label == "Add neighbours \u201cNear ones\u201d"
    with_group, change = apply_edit(pack, add)
    assert change.settings, "every row may read differently"
    changed = group_edit(with_group, replace(GROUP, members=("E10000019",)))
    assert changed.label.startswith("Change")
    remove = group_removal(with_group, "near")
    without, _ = apply_edit(with_group, remove)
    assert not without.table(NeighbourGroup)
    assert revert_edit(without, remove)[0].table(NeighbourGroup)["near"] == GROUP


@pytest.mark.parametrize(
    ("group", "why"),
    [
        (replace(GROUP, name=" "), "needs a name"),
        (replace(GROUP, source=""), "a source"),
        (replace(GROUP, members=()), "no members"),
        (replace(GROUP, members=("E99999999",)), "no council"),
        (replace(GROUP, members=("E10000018",)), "its own neighbour"),
        (replace(GROUP, members=("E10000027", "E06000066")), "Somerset is in it twice"),
    ],
)
def test_that_an_unsuitable_group_is_refused_in_one_sentence(
    group: NeighbourGroup, why: str
) -> None:
    with pytest.raises(UnsuitableGroupError, match=why) as raised:
        group_edit(Pack.of([]), group)
    assert raised.value.message.endswith(".")


def test_that_a_group_without_a_name_is_not_told_by_its_id() -> None:
    with pytest.raises(UnsuitableGroupError, match=r"^The group was not saved"):
        group_edit(Pack.of([]), replace(GROUP, name=""))
