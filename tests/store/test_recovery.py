"""What an ended program left unsaved is offered once, and only if nobody is at work on it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.core.errors import PerfDeskError, UnreadablePackError
from perfdesk.store import (
    OpenPack,
    PackChangedError,
    Recovery,
    create_pack,
    hold_unsaved,
    open_pack,
    read_pack,
    recover,
    recoverable,
)
from perfdesk.store.schema import VERSION
from tests.store.published_packs import figure_changed_to, published_pack


def left_behind(file: Path, workspace: Path) -> Recovery:
    """Unsaved work whose window was closed."""
    with open_pack(file, workspace=workspace) as opened:
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    (recovery,) = recoverable(workspace)
    return recovery


def test_that_nothing_is_offered_where_nothing_was(workspace: Path) -> None:
    assert recoverable(workspace) == ()


def test_that_a_pack_at_work_is_not_offered(opened: OpenPack, workspace: Path) -> None:
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    assert recoverable(workspace) == ()


def test_that_unsaved_work_is_offered_with_its_name_and_what_it_holds(
    file: Path, workspace: Path
) -> None:
    recovery = left_behind(file, workspace)
    assert recovery.path == file
    assert recovery.title == "Q4.perfdesk"
    assert recovery.edits == 1
    assert recovery.problem == ""
    assert recovery.when.tzinfo is not None
    assert recoverable(workspace) == (recovery,)  # looking takes nothing away


def test_that_recovered_work_goes_on_where_it_ended(file: Path, workspace: Path) -> None:
    with recover(left_behind(file, workspace)) as opened:
        assert opened.path == file
        assert not opened.is_saved
        assert not opened.read_only
        figure = figure_changed_to(published_pack(), "70%", "70").replacements[0].new
        assert figure in list(opened.pack.records())
        assert len(opened.history()) == 1
        opened.apply(figure_changed_to(opened.pack, "71%", "71"))
        opened.publish()
        assert read_pack(file) == opened.pack
    assert recoverable(workspace) == ()
    assert list(workspace.iterdir()) == []


def test_that_work_recovered_and_left_again_is_offered_again(file: Path, workspace: Path) -> None:
    recover(left_behind(file, workspace)).close()
    (again,) = recoverable(workspace)
    assert again.edits == 1


def test_that_discarded_work_is_not_offered(file: Path, workspace: Path) -> None:
    recover(left_behind(file, workspace)).close(discard=True)
    assert recoverable(workspace) == ()
    assert list(workspace.iterdir()) == []


def test_that_a_recovery_is_given_out_once(file: Path, workspace: Path) -> None:
    recovery = left_behind(file, workspace)
    with recover(recovery), pytest.raises(PerfDeskError, match="recovered elsewhere"):
        recover(recovery)


def test_that_recovered_work_does_not_overwrite_what_was_saved_since(
    file: Path, workspace: Path
) -> None:
    recovery = left_behind(file, workspace)
    with open_pack(file, workspace=workspace) as later:
        later.apply(figure_changed_to(later.pack, "75%", "75"))
        later.publish()
    with recover(recovery) as opened:
        with pytest.raises(PackChangedError):
            opened.publish()
        opened.publish(file.with_name("recovered.perfdesk"))
        assert read_pack(file) != opened.pack


def test_that_recovered_work_on_a_pack_somebody_has_open_is_saved_elsewhere(
    file: Path, workspace: Path
) -> None:
    recovery = left_behind(file, workspace)
    with open_pack(file, workspace=workspace), recover(recovery) as opened:
        assert opened.held_by
        opened.publish(file.with_name("recovered.perfdesk"))
        assert (opened.read_only, opened.is_saved) == (False, True)


def test_that_a_pack_never_saved_is_offered_even_without_edits(workspace: Path) -> None:
    hold_unsaved(published_pack(), workspace).close()
    (recovery,) = recoverable(workspace)
    assert recovery.path is None
    assert recovery.title == "Adults and Communities Performance"
    with recover(recovery) as opened:
        assert opened.pack == published_pack()
        assert opened.path is None
        assert not opened.is_saved


def test_that_the_latest_is_offered_first(file: Path, workspace: Path) -> None:
    first = left_behind(file, workspace)
    other = file.with_name("other.perfdesk")
    create_pack(other, published_pack())
    with open_pack(other, workspace=workspace) as opened:
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    assert [each.title for each in recoverable(workspace)] == ["other.perfdesk", first.title]


def test_that_copies_of_dead_programs_that_hold_nothing_are_cleared_away(
    file: Path, workspace: Path
) -> None:
    recovery = left_behind(file, workspace)
    note = recovery.folder / "owner.json"
    note.write_text(json.dumps({**json.loads(note.read_text()), "published": 1}))
    bare = workspace / "bare"
    bare.mkdir()
    (bare / "owner.json").write_bytes(note.read_bytes())
    assert recoverable(workspace) == ()
    assert list(workspace.iterdir()) == []


@pytest.mark.parametrize("note", ["", "{", "[]", '{"machine": 1}'])
def test_that_a_folder_whose_owner_cannot_be_told_is_left_alone(
    file: Path, workspace: Path, note: str
) -> None:
    recovery = left_behind(file, workspace)
    (recovery.folder / "owner.json").write_text(note)
    assert recoverable(workspace) == ()
    assert (recovery.folder / "pack.sqlite").exists()


def test_that_a_stray_file_in_the_workspace_does_no_harm(file: Path, workspace: Path) -> None:
    workspace.mkdir()
    (workspace / "desktop.ini").write_text("")
    assert left_behind(file, workspace).edits == 1


def test_that_damaged_work_is_offered_with_its_problem_and_kept(
    file: Path, workspace: Path
) -> None:
    recovery = left_behind(file, workspace)
    (recovery.folder / "pack.sqlite").write_bytes(b"\x00" * 8192)
    for log in recovery.folder.glob("*-wal"):
        log.unlink()
    (offered,) = recoverable(workspace)
    assert "damaged" in offered.problem
    with pytest.raises(UnreadablePackError):
        recover(offered)
    (again,) = recoverable(workspace)
    assert again.problem


def test_that_work_of_a_newer_program_is_refused_and_kept(file: Path, workspace: Path) -> None:
    recovery = left_behind(file, workspace)
    with closing(sqlite3.connect(recovery.folder / "pack.sqlite")) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(UnreadablePackError, match="newer"):
        recover(recovery)
    (again,) = recoverable(workspace)
    assert again.edits == 1


def test_that_a_recovery_removed_meanwhile_is_told(file: Path, workspace: Path) -> None:
    recovery = left_behind(file, workspace)
    shutil.rmtree(recovery.folder)
    with pytest.raises(PerfDeskError, match="has since been recovered elsewhere"):
        recover(recovery)
