"""An edit is on disk when it is done, or nothing has moved."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.edits import Edit, Replacement, edit_between
from perfdesk.core.errors import ConflictingEditError, UnreadablePackError, UnwritableFileError
from perfdesk.core.figures import Figure
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.strategy import Layer
from perfdesk.store import (
    OpenPack,
    PackInUseError,
    UnstorableEditError,
    hold_unsaved,
    open_pack,
    read_pack,
)
from perfdesk.store.contents import read_pack_from
from tests.store.published_packs import (
    ADMISSIONS,
    REABLEMENT,
    YEAR,
    figure_changed_to,
    published_pack,
)
from tests.store.strategies import RECORDS


def on_disk(workspace: Path) -> Pack:
    """What another program would read in the working copy at this moment."""
    (copy,) = workspace.glob("*/pack.sqlite")
    with closing(sqlite3.connect(copy)) as connection:
        return read_pack_from(connection)


def test_that_an_opened_pack_is_the_one_in_the_file(opened: OpenPack, file: Path) -> None:
    assert opened.pack == published_pack()
    assert opened.path == file
    assert opened.is_saved
    assert not opened.read_only
    assert opened.held_by == ""


def test_that_opening_and_editing_leave_the_file_alone(opened: OpenPack, file: Path) -> None:
    before = file.read_bytes()
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    assert file.read_bytes() == before
    assert read_pack(file) == published_pack()


def test_that_an_edit_is_on_disk_when_it_is_done(opened: OpenPack, workspace: Path) -> None:
    change = opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    assert change.measures == {REABLEMENT}
    figure = opened.pack.figure(REABLEMENT, YEAR)
    assert figure is not None
    assert figure.reading.text == "70%"
    assert on_disk(workspace) == opened.pack
    assert not opened.is_saved


def test_that_an_undone_edit_is_undone_on_disk(opened: OpenPack, workspace: Path) -> None:
    edit = figure_changed_to(opened.pack, "70%", "70")
    opened.apply(edit)
    opened.revert(edit)
    assert opened.pack == on_disk(workspace) == published_pack()
    assert not opened.is_saved  # the history has two steps more than the file


def test_that_records_come_and_go(opened: OpenPack, workspace: Path) -> None:
    measure = opened.pack.measure(REABLEMENT)
    layer = Layer("new", "New need", 9)
    opened.apply(Edit("Tidy", (Replacement(measure, None), Replacement(None, layer))))
    assert layer.key in on_disk(workspace).table(Layer)
    assert measure.key not in on_disk(workspace).table(Measure)
    assert on_disk(workspace) == opened.pack


def test_that_an_edit_for_another_state_changes_nothing(opened: OpenPack, workspace: Path) -> None:
    edit = figure_changed_to(opened.pack, "70%", "70")
    opened.apply(edit)
    before, steps = opened.pack, opened.history()
    with pytest.raises(ConflictingEditError):
        opened.apply(edit)
    assert opened.pack is before
    assert opened.history() == steps
    assert on_disk(workspace) == before


@pytest.mark.parametrize(
    "text", ["\ud800", "cut \udfff off"], ids=["half a character", "within a word"]
)
def test_that_text_no_file_can_hold_is_told_and_changes_nothing(
    opened: OpenPack, workspace: Path, text: str
) -> None:
    with pytest.raises(UnstorableEditError) as refused:
        opened.apply(figure_changed_to(opened.pack, text, "70"))
    assert refused.value.details
    assert opened.pack == on_disk(workspace) == published_pack()
    assert opened.history() == ()


def test_that_a_number_no_column_can_hold_changes_nothing(
    opened: OpenPack, workspace: Path
) -> None:
    layer = Layer("huge", "Huge", 2**63)
    with pytest.raises(UnstorableEditError):
        opened.apply(Edit("Add", (Replacement(None, layer),)))
    assert opened.pack == on_disk(workspace) == published_pack()


def test_that_an_edit_of_nothing_is_no_step(opened: OpenPack) -> None:
    change = opened.apply(Edit("Nothing", ()))
    assert not change.measures
    assert opened.history() == ()
    assert opened.is_saved


def test_that_formula_like_text_stays_text(opened: OpenPack, workspace: Path) -> None:
    nasty = '=HYPERLINK("x"); \'); DROP TABLE figure; --'
    opened.apply(figure_changed_to(opened.pack, nasty, "1"))
    figure = on_disk(workspace).figure(REABLEMENT, YEAR)
    assert figure is not None
    assert figure.reading.text == nasty


def test_that_a_pack_without_a_file_is_worked_on_all_the_same(workspace: Path) -> None:
    with hold_unsaved(published_pack(), workspace) as opened:
        assert opened.path is None
        assert not opened.is_saved
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
        assert on_disk(workspace) == opened.pack
        opened.close(discard=True)


def test_that_closing_a_saved_pack_leaves_nothing_behind(file: Path, workspace: Path) -> None:
    opened = open_pack(file, workspace=workspace)
    opened.close()
    opened.close()
    assert list(workspace.iterdir()) == []
    assert list(file.parent.iterdir()) == [file]


def test_that_what_is_no_pack_leaves_nothing_behind(tmp_path: Path, workspace: Path) -> None:
    path = tmp_path / "notes.perfdesk"
    path.write_text("no pack")
    for each in (path, tmp_path / "gone.perfdesk", tmp_path):
        with pytest.raises(UnreadablePackError):
            open_pack(each, workspace=workspace)
    assert not workspace.exists()
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_workspace_that_cannot_be_made_is_told(file: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    with pytest.raises(UnwritableFileError, match="A working copy could not be made"):
        open_pack(file, workspace=blocked)
    assert list(file.parent.iterdir()) == [file]


def test_that_without_a_workspace_the_folder_of_the_account_is_used(
    file: Path, data_folder: Path
) -> None:
    with open_pack(file):
        assert len(list((data_folder / "working").iterdir())) == 1


def test_that_a_working_copy_lies_in_the_log_with_every_transaction_flushed(
    opened: OpenPack,
) -> None:
    assert opened._copy.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert opened._copy.connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert opened._copy.connection.execute("PRAGMA trusted_schema").fetchone() == (0,)


def test_that_edits_may_come_from_any_thread(opened: OpenPack, workspace: Path) -> None:
    def add(number: int) -> None:
        layer = Layer(f"layer {number}", "Layer", number)
        try:
            opened.apply(Edit("Add", (Replacement(None, layer),)))
        except ConflictingEditError as problem:  # pragma: no cover - no two add the same
            failed.append(problem)

    failed: list[Exception] = []
    threads = [threading.Thread(target=add, args=(number,)) for number in range(10, 18)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(opened.pack.table(Layer)) == 10
    assert on_disk(workspace) == opened.pack


# --- somebody else -------------------------------------------------------------------------------
def test_that_a_second_one_only_reads(opened: OpenPack, file: Path, workspace: Path) -> None:
    with open_pack(file, workspace=workspace) as second:
        assert second.read_only
        assert " on " in second.held_by
        assert " since " in second.held_by
        assert second.pack == published_pack()
        edit = figure_changed_to(second.pack, "70%", "70")
        for deed in (second.apply, second.revert):
            with pytest.raises(PackInUseError):
                deed(edit)
        with pytest.raises(PackInUseError):
            second.publish()
        assert second.pack == published_pack()
    assert not opened.read_only
    with open_pack(file, workspace=workspace) as third:
        assert third.read_only  # the second let go of nothing that was not its own


def test_that_a_pack_may_be_taken_over_knowingly(
    opened: OpenPack, file: Path, workspace: Path
) -> None:
    with open_pack(file, workspace=workspace, even_if_held=True) as second:
        assert not second.read_only
        opened.close()
        with open_pack(file, workspace=workspace) as third:
            assert third.read_only  # held by the second: the first did not remove its lock


# --- any sequence of edits -----------------------------------------------------------------------
_kinds = st.sampled_from(sorted(RECORDS, key=lambda kind: kind.__name__))
_steps = st.lists(
    st.one_of(
        st.just("undo"),
        st.just("redo"),
        st.lists(_kinds.flatmap(lambda kind: RECORDS[kind]), min_size=1, max_size=3),
        st.integers(0, 5),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(steps=_steps)
def test_that_memory_and_disk_agree_after_any_edits_undone_and_redone(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str | int | list[Record]]
) -> None:
    workspace = tmp_path_factory.mktemp("working")
    done: list[Edit] = []
    undone: list[Edit] = []
    states = [published_pack()]
    with hold_unsaved(states[0], workspace) as opened:
        for step in steps:
            if step == "undo" and done:
                undone.append(done.pop())
                opened.revert(undone[-1])
                states.pop()
            elif step == "redo" and undone:
                done.append(undone.pop())
                opened.apply(done[-1])
                states.append(opened.pack)
            elif not isinstance(step, str):
                done.append(_edit(opened.pack, step))
                undone.clear()
                opened.apply(done[-1])
                states.append(opened.pack)
            assert opened.pack == states[-1]
        assert on_disk(workspace) == opened.pack
        target = workspace / "saved.perfdesk"
        opened.publish(target)
        assert read_pack(target) == opened.pack


def _edit(pack: Pack, step: int | list[Record]) -> Edit:
    if isinstance(step, list):
        return edit_between(pack, "Put", step)
    figures = list(pack.table(Figure).values())
    figure = figures[step % len(figures)] if figures else None
    return Edit("Remove", () if figure is None else (Replacement(figure, None),))


def test_that_a_paste_is_one_step(opened: OpenPack, workspace: Path) -> None:
    figures = [
        replace(figure, population="mid-2023") for figure in opened.pack.table(Figure).values()
    ]
    change = opened.apply(edit_between(opened.pack, "Paste", figures))
    assert {REABLEMENT, ADMISSIONS} <= change.measures
    assert len(opened.history()) == 1
    assert on_disk(workspace) == opened.pack
