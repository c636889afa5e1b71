"""What an ended program left unsaved is offered once, and only if nobody is at work on it."""

from __future__ import annotations

import errno
import json
import os
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
from perfdesk.store.working import Owner, WorkingFolder
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


NOTES_THAT_TELL_NOTHING = {
    "empty": "",
    "zeroed": "\0" * 300,
    "cut": "{",
    "a list": "[]",
    "half": '{"machine": 1}',
    "nested": "[" * 30_000,
    "infinite": '{"machine": "", "process": Infinity, "started": ""}',
    "a path that is none": json.dumps(
        {
            "machine": "",
            "process": 0,
            "started": "",
            "path": "Q4\0.perfdesk",
            "fingerprint": "",
            "published": 0,
            "title": "Q4",
        }
    ),
}


@pytest.mark.parametrize("note", NOTES_THAT_TELL_NOTHING.values(), ids=NOTES_THAT_TELL_NOTHING)
def test_that_work_is_offered_though_its_note_is_lost(
    file: Path, workspace: Path, note: str
) -> None:
    other = left_behind(file, workspace)
    (other.folder / "owner.json").write_text(note)
    (offered,) = recoverable(workspace)
    assert (offered.path, offered.edits, offered.problem) == (None, 1, "")
    assert offered.title == published_pack().settings.title
    with recover(offered) as opened:
        assert len(opened.history()) == 1
        assert not opened.is_saved
        opened.close(discard=True)
    assert recoverable(workspace) == ()


def test_that_a_pack_at_work_is_not_offered_though_its_note_is_lost(
    opened: OpenPack, workspace: Path
) -> None:
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    (note,) = workspace.glob("*/owner.json")
    note.write_text("")
    assert recoverable(workspace) == ()
    opened.apply(figure_changed_to(opened.pack, "71%", "71"))


def test_that_a_folder_just_being_made_is_left_alone(workspace: Path) -> None:
    young, old = workspace / "young", workspace / "old"
    young.mkdir(parents=True)
    old.mkdir()
    os.utime(old, (0, 0))
    assert recoverable(workspace) == ()
    assert list(workspace.iterdir()) == [young]


def test_that_a_pack_saved_just_before_the_end_is_not_offered(
    file: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between replacing the file and noting so there is a moment in which a program may die."""
    with open_pack(file, workspace=workspace) as first:
        first.apply(figure_changed_to(first.pack, "70%", "70"))
        write_owner = WorkingFolder.write_owner

        def note_only_what_is_begun(folder: WorkingFolder, owner: Owner) -> None:
            if owner.begun is not None:
                write_owner(folder, owner)

        with monkeypatch.context() as patch:
            patch.setattr(WorkingFolder, "write_owner", note_only_what_is_begun)
            first.publish()
        first.apply(figure_changed_to(first.pack, "71%", "71"))
        shutil.copytree(next(workspace.iterdir()), workspace / "as it was")
        first.close(discard=True)
    monkeypatch.setattr("perfdesk.store.working.may_be_running", lambda _process: False)
    (offered,) = recoverable(workspace)
    assert offered.edits == 1  # the one after the save, and not that which is in the file
    with recover(offered) as opened:
        opened.publish()  # and no colleague is said to have changed it
        assert read_pack(file) == opened.pack


def test_that_work_held_by_another_program_is_not_said_to_be_recovered(
    file: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery = left_behind(file, workspace)

    def held(path: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "held", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", held)
        with pytest.raises(UnreadablePackError, match="left where it is"):
            recover(recovery)
    recover(recovery).close(discard=True)


def test_that_a_working_copy_that_cannot_be_removed_keeps_its_note(
    file: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_pack(file, workspace=workspace)
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    unlink = Path.unlink

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "pack.sqlite":
            raise PermissionError(errno.EACCES, "held", str(path))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        opened.close(discard=True)
    (folder,) = workspace.iterdir()
    assert {"owner.json", "pack.sqlite"} <= {each.name for each in folder.iterdir()}
    assert recoverable(workspace) == ()  # discarded is discarded
    assert list(workspace.iterdir()) == []


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
