"""Saving replaces the file in one step, and never somebody else's work."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.core.errors import UnreadablePackError, UnwritableFileError
from perfdesk.store import (
    NotSavedYetError,
    OpenPack,
    PackChangedError,
    PackExistsError,
    PackInUseError,
    create_pack,
    hold_unsaved,
    open_pack,
    read_pack,
)
from tests.store.published_packs import REABLEMENT, YEAR, figure_changed_to, published_pack


def edit(opened: OpenPack, text: str = "70%") -> None:
    opened.apply(figure_changed_to(opened.pack, text, text.strip("%")))


def saved(opened: OpenPack) -> bool:
    """Asked anew each time: the type checker takes a property to stay as it was."""
    return opened.is_saved


def test_that_saving_writes_every_edit(opened: OpenPack, file: Path) -> None:
    edit(opened)
    opened.publish()
    assert saved(opened)
    assert read_pack(file) == opened.pack != published_pack()
    edit(opened, "71%")
    assert not saved(opened)
    opened.publish()
    assert read_pack(file) == opened.pack


def test_that_saving_leaves_only_the_pack_and_its_lock(opened: OpenPack, file: Path) -> None:
    edit(opened)
    opened.publish()
    assert sorted(each.name for each in file.parent.iterdir()) == [
        "Q4.perfdesk",
        "Q4.perfdesk.lock",
    ]
    opened.close()
    assert list(file.parent.iterdir()) == [file]


def test_that_a_published_file_is_compact(opened: OpenPack, file: Path) -> None:
    for number in range(20):
        edit(opened, f"{number}%")
    opened.publish()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_that_a_file_changed_underneath_is_not_overwritten(opened: OpenPack, file: Path) -> None:
    edit(opened)
    file.unlink()
    create_pack(file.with_name("other.perfdesk"), opened.pack)
    other = file.with_name("other.perfdesk").read_bytes()
    file.write_bytes(other)
    with pytest.raises(PackChangedError) as refused:
        opened.publish()
    assert "changed by someone else" in refused.value.message
    assert file.read_bytes() == other
    assert not saved(opened)
    opened.publish(even_if_changed=True)
    assert saved(opened)
    assert read_pack(file) == opened.pack


def test_that_a_file_that_a_sync_client_only_touched_is_not_called_changed(
    opened: OpenPack, file: Path
) -> None:
    edit(opened)
    os.utime(file, (0, 0))
    file.write_bytes(file.read_bytes())
    opened.publish()
    assert read_pack(file) == opened.pack


def test_that_a_file_that_went_away_is_written_again(opened: OpenPack, file: Path) -> None:
    edit(opened)
    file.unlink()
    opened.publish()
    assert read_pack(file) == opened.pack


def test_that_a_folder_that_went_away_is_told(opened: OpenPack, file: Path) -> None:
    edit(opened)
    away = file.parent.rename(file.parent.with_name("away"))
    with pytest.raises(UnwritableFileError, match="does not exist"):
        opened.publish()
    assert not saved(opened)
    away.rename(file.parent)
    opened.publish()
    assert saved(opened)


def test_that_saving_under_another_name_goes_on_there(
    opened: OpenPack, file: Path, workspace: Path
) -> None:
    edit(opened)
    other = file.with_name("Q4 final.perfdesk")
    opened.publish(other)
    assert opened.path == other
    assert saved(opened)
    assert read_pack(file) == published_pack()
    assert read_pack(other) == opened.pack
    with open_pack(file, workspace=workspace) as free, open_pack(other) as held:
        assert not free.read_only
        assert held.read_only


def test_that_a_failed_save_under_another_name_changes_nothing(
    opened: OpenPack, file: Path, workspace: Path
) -> None:
    edit(opened)
    with pytest.raises(UnwritableFileError, match="does not exist"):
        opened.publish(file.parent / "missing" / "Q4.perfdesk")
    assert opened.path == file
    with open_pack(file, workspace=workspace) as second:
        assert second.read_only  # the lock of the old name still stands


def test_that_a_pack_somebody_has_open_is_not_saved_over(
    opened: OpenPack, file: Path, workspace: Path
) -> None:
    other = file.with_name("theirs.perfdesk")
    create_pack(other, published_pack())
    edit(opened)
    with open_pack(other, workspace=workspace):
        with pytest.raises(PackInUseError):
            opened.publish(other)
        with pytest.raises(PackInUseError):
            create_pack(other, opened.pack, replace=True)
    assert opened.path == file
    assert read_pack(other) == published_pack()


def test_that_a_reader_may_save_a_copy_and_work_on_that(
    opened: OpenPack, file: Path, workspace: Path
) -> None:
    with open_pack(file, workspace=workspace) as reader:
        reader.publish(file.with_name("mine.perfdesk"))
        assert not reader.read_only
        edit(reader)
        reader.publish()
        assert read_pack(file.with_name("mine.perfdesk")) == reader.pack
    assert read_pack(file) == published_pack()


def test_that_a_pack_without_a_file_needs_a_name(workspace: Path, tmp_path: Path) -> None:
    with hold_unsaved(published_pack(), workspace) as opened:
        with pytest.raises(NotSavedYetError):
            opened.publish()
        opened.publish(tmp_path / "new.perfdesk")
        assert saved(opened)
        assert opened.path == tmp_path / "new.perfdesk"
    assert list(workspace.iterdir()) == []


def test_that_a_pack_opened_through_a_link_is_saved_to_the_file_behind_it(
    file: Path, workspace: Path
) -> None:
    link = file.with_name("link.perfdesk")
    try:
        link.symlink_to(file)
    except OSError:
        pytest.skip("this account may not make links")
    with open_pack(link, workspace=workspace) as opened:
        edit(opened)
        opened.publish()
        assert link.is_symlink()
        assert read_pack(file) == opened.pack


# --- new packs -----------------------------------------------------------------------------------
def test_that_a_new_pack_does_not_replace_a_file(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(PackExistsError):
        create_pack(file, published_pack())
    assert file.read_bytes() == before
    create_pack(file, published_pack(), replace=True)
    assert read_pack(file) == published_pack()
    assert list(file.parent.iterdir()) == [file]


def test_that_a_new_pack_that_cannot_be_stored_is_told(tmp_path: Path) -> None:
    pack = published_pack()
    changed = figure_changed_to(pack, "\ud800", "1").replacements[0].new
    assert changed is not None
    with pytest.raises(UnwritableFileError, match="a pack file cannot store"):
        create_pack(tmp_path / "p.perfdesk", type(pack).of([*pack.records(), changed]))
    assert list(tmp_path.iterdir()) == []


def test_that_a_pack_saved_by_another_program_underneath_is_read_afresh(
    file: Path, workspace: Path
) -> None:
    with open_pack(file, workspace=workspace) as first:
        edit(first)
        first.publish()
    with open_pack(file, workspace=workspace) as second:
        figure = second.pack.figure(REABLEMENT, YEAR)
        assert figure is not None
        assert figure.reading.text == "70%"


def test_that_a_published_file_passes_every_test_of_opening(opened: OpenPack, file: Path) -> None:
    edit(opened)
    opened.publish()
    data = bytearray(file.read_bytes())
    assert b"70%" in data
    data[data.index(b"70%")] = ord("9")
    file.write_bytes(data)
    with pytest.raises(UnreadablePackError, match="damaged"):
        read_pack(file)
