"""A disk that is full or refuses: one sentence, and nothing has moved."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from perfdesk.core.edits import Edit, Replacement
from perfdesk.core.errors import UnreadablePackError, UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.core.strategy import Outcome
from perfdesk.store import (
    OpenPack,
    create_pack,
    hold_unsaved,
    open_pack,
    read_pack,
    recover,
    recoverable,
)
from perfdesk.store.contents import read_pack_from
from perfdesk.store.working import WorkingFolder
from tests.store.published_packs import figure_changed_to, published_pack


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "department"
    folder.mkdir()
    path = folder / "Q4.perfdesk"
    create_pack(path, published_pack())
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "working"


@pytest.fixture
def opened(file: Path, workspace: Path) -> Iterator[OpenPack]:
    with open_pack(file, workspace=workspace) as pack:
        yield pack


LARGE = Edit(
    "Import 200 outcomes",
    tuple(
        Replacement(None, Outcome(f"outcome {number}", "delay", number, "plan", "x" * 2000))
        for number in range(200)
    ),
)


@contextmanager
def full(opened: OpenPack) -> Iterator[None]:
    """A working copy that may not grow by a single page, as on a full disk."""
    connection = opened._copy.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.execute("PRAGMA max_page_count = 1000000")


def on_disk(workspace: Path) -> Pack:
    (copy,) = workspace.glob("*/pack.sqlite")
    with closing(sqlite3.connect(copy)) as connection:
        return read_pack_from(connection)


def test_that_an_edit_on_a_full_disk_moves_nothing_and_can_be_done_later(
    opened: OpenPack, workspace: Path
) -> None:
    with full(opened):
        with pytest.raises(UnwritableFileError) as refused:
            opened.apply(LARGE)
        assert "the disk is full" in refused.value.message
        assert refused.value.details
        assert opened.pack == on_disk(workspace) == published_pack()
        assert opened.history() == ()
        assert opened.is_saved
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))  # a small one still fits
    opened.apply(LARGE)
    assert opened.pack == on_disk(workspace)
    assert len(opened.history()) == 2


def test_that_an_undo_on_a_full_disk_moves_nothing(opened: OpenPack, workspace: Path) -> None:
    opened.apply(LARGE)
    removal = LARGE.turned_round()
    opened.apply(removal)
    opened._copy.connection.execute("VACUUM")
    before = opened.pack
    with full(opened), pytest.raises(UnwritableFileError):
        opened.revert(removal)
    assert opened.pack is before
    assert on_disk(workspace) == before


def test_that_a_working_copy_that_another_program_holds_is_told(
    opened: OpenPack, workspace: Path
) -> None:
    opened._copy.connection.execute("PRAGMA busy_timeout = 1")
    (copy,) = workspace.glob("*/pack.sqlite")
    with closing(sqlite3.connect(copy, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UnwritableFileError, match="nothing was altered"):
            opened.apply(figure_changed_to(opened.pack, "70%", "70"))
        other.execute("ROLLBACK")
    assert opened.pack == on_disk(workspace) == published_pack()
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))


def failing_half_way(problem: int) -> Callable[[Path, bytes], int]:
    """A stand-in for `Path.write_bytes` that writes half and then fails."""

    def write(path: Path, data: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(data[: len(data) // 2])
        raise OSError(problem, "as injected", str(path))

    return write


def failing_to_open(*arguments: object, **named: object) -> None:
    """A stand-in for `sqlite3.connect`."""
    raise sqlite3.OperationalError("unable to open database file")


def failing(problem: int) -> Callable[..., int]:
    """A stand-in for any method that reads or writes a file: it fails at once."""

    def fail(path: object, *arguments: object) -> int:
        raise OSError(problem, "as injected", str(path))

    return fail


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EIO, "the system refused it"),
        (errno.EACCES, "do not have permission to write"),
    ],
)
def test_that_a_save_that_fails_half_way_leaves_the_old_file(
    opened: OpenPack, file: Path, monkeypatch: pytest.MonkeyPatch, problem: int, words: str
) -> None:
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", failing_half_way(problem))
        with pytest.raises(UnwritableFileError, match=words):
            opened.publish()
    assert file.read_bytes() == before
    assert not opened.is_saved
    assert not list(file.parent.glob("*.tmp"))
    opened.publish()
    assert read_pack(file) == opened.pack


def test_that_a_full_local_disk_does_not_keep_a_pack_from_being_saved(
    opened: OpenPack, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    with full(opened), monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", failing(errno.ENOSPC))
        opened.publish()
    assert read_pack(file) == opened.pack
    assert opened.is_saved


class Unreadable:
    """A connection whose file is on a drive that is gone."""

    def backup(self, target: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")


def test_that_a_working_copy_that_cannot_be_read_keeps_the_file_and_the_work(
    opened: OpenPack, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    with monkeypatch.context() as patch:
        patch.setattr(opened._copy, "connection", Unreadable())
        with pytest.raises(UnwritableFileError, match="Your work is kept"):
            opened.publish()
    assert read_pack(file) == published_pack()
    assert not opened.is_saved
    opened.publish()
    assert opened.is_saved


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files that are open")
class TestAClearedWorkspace:
    """The folder of working copies is cleared away under an open pack."""

    def test_that_edits_and_history_survive_and_are_safe_again(
        self, opened: OpenPack, file: Path, workspace: Path
    ) -> None:
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
        shutil.rmtree(workspace)
        opened.apply(figure_changed_to(opened.pack, "71%", "71"))
        assert on_disk(workspace) == opened.pack
        assert len(opened.history()) == 2
        opened.publish()
        assert read_pack(file) == opened.pack

    def test_that_leaving_keeps_what_was_not_saved(self, opened: OpenPack, workspace: Path) -> None:
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
        kept = opened.pack
        shutil.rmtree(workspace)
        opened.close()
        (recovery,) = recoverable(workspace)
        with recover(recovery) as again:
            assert again.pack == kept
            again.close(discard=True)

    def test_that_the_pack_is_saved_though_there_can_be_no_working_copy(
        self, opened: OpenPack, file: Path, workspace: Path
    ) -> None:
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
        shutil.rmtree(workspace)
        workspace.write_text("a file in its place")
        before = opened.pack
        with pytest.raises(UnwritableFileError, match="Save under another name"):
            opened.apply(figure_changed_to(opened.pack, "71%", "71"))
        assert opened.pack is before
        opened.publish()
        assert read_pack(file) == before
        assert opened.is_saved

    def test_that_a_log_alone_that_is_cleared_away_is_noticed(
        self, opened: OpenPack, workspace: Path
    ) -> None:
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
        (log,) = workspace.glob("*/pack.sqlite-wal")
        log.unlink()
        opened.apply(figure_changed_to(opened.pack, "71%", "71"))
        kept = opened.pack
        opened.close()
        (recovery,) = recoverable(workspace)
        with recover(recovery) as again:
            assert again.pack == kept
            again.close(discard=True)


@pytest.mark.parametrize("method", ["write_text", "write_bytes"], ids=["owner", "copy"])
def test_that_a_pack_is_not_opened_if_its_copy_cannot_be_made(
    file: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, method, failing(errno.ENOSPC))
        with pytest.raises(UnwritableFileError, match=r"copy of Q4\.perfdesk .* the disk is full"):
            open_pack(file, workspace=workspace)
        with pytest.raises(UnwritableFileError, match="disk is full"):
            hold_unsaved(published_pack(), workspace)
    assert list(workspace.iterdir()) == []
    assert list(file.parent.iterdir()) == [file]


def test_that_a_working_copy_sqlite_cannot_open_is_told(
    file: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("perfdesk.store.working_copy.connect", failing_to_open)
        with pytest.raises(UnwritableFileError, match="so it was not opened"):
            open_pack(file, workspace=workspace)
    assert list(workspace.iterdir()) == []
    assert list(file.parent.iterdir()) == [file]


def test_that_a_save_counts_though_its_note_could_not_be_written(
    opened: OpenPack, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", failing(errno.ENOSPC))
        opened.publish()
    assert opened.is_saved
    assert read_pack(file) == opened.pack


def test_that_a_file_that_cannot_be_compared_is_not_replaced(
    opened: OpenPack, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    with monkeypatch.context() as patch:
        patch.setattr("perfdesk.store.opened.fingerprint", failing(errno.EACCES))
        with pytest.raises(UnwritableFileError, match="could not be compared"):
            opened.publish()
    assert read_pack(file) == published_pack()


def test_that_unsaved_work_that_cannot_be_read_stays(
    file: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_pack(file, workspace=workspace) as first:
        first.apply(figure_changed_to(first.pack, "70%", "70"))
    (recovery,) = recoverable(workspace)
    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", failing_to_open)
        with pytest.raises(UnreadablePackError, match="left where it is"):
            recover(recovery)
    (again,) = recoverable(workspace)
    recover(again).close(discard=True)


def test_that_unsaved_work_whose_owner_cannot_be_read_stays(
    file: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_pack(file, workspace=workspace) as first:
        first.apply(figure_changed_to(first.pack, "70%", "70"))
    (recovery,) = recoverable(workspace)
    with monkeypatch.context() as patch:
        patch.setattr(WorkingFolder, "read_owner", failing(errno.EIO))
        with pytest.raises(UnreadablePackError, match="left where it is"):
            recover(recovery)
    (again,) = recoverable(workspace)
    assert again.path == file
    assert again.edits == 1
