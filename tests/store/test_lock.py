"""The lock file beside a pack names its holder, and only a dead one's is taken over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfdesk.store.errors import PackInUseError
from perfdesk.store.lock import holder_of, take_lock


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return tmp_path / "Q4.perfdesk"


def lock_of(pack: Path) -> Path:
    return pack.with_name("Q4.perfdesk.lock")


def alter(pack: Path, **changed: object) -> None:
    told = json.loads(lock_of(pack).read_text())
    lock_of(pack).write_text(json.dumps({**told, **changed}))


def ended_process() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_that_a_lock_names_who_where_and_since_when(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "a.officer")
    monkeypatch.setattr("socket.gethostname", lambda: "LAP0042")
    lock = take_lock(pack)
    alter(pack, since="2024-03-03T14:05:00+00:00")
    monkeypatch.setenv("TZ", "Europe/London")
    if hasattr(time, "tzset"):
        time.tzset()
    assert holder_of(pack) == "a.officer on LAP0042 since 14:05 on 3 March 2024"
    lock.release()
    assert holder_of(pack) == ""


def test_that_a_held_pack_is_refused_with_its_holder(pack: Path) -> None:
    lock = take_lock(pack)
    with pytest.raises(PackInUseError) as refused:
        take_lock(pack)
    assert refused.value.held_by == holder_of(pack)
    assert refused.value.held_by in refused.value.message
    lock.release()
    take_lock(pack).release()


def test_that_the_lock_of_a_dead_process_is_taken_over(pack: Path) -> None:
    take_lock(pack)
    alter(pack, process=ended_process())
    lock = take_lock(pack)
    assert json.loads(lock_of(pack).read_text())["process"] == os.getpid()
    lock.release()
    assert list(pack.parent.iterdir()) == []


def test_that_a_reused_process_number_is_not_taken_for_the_holder(pack: Path) -> None:
    take_lock(pack)
    alter(pack, started="long before this one")
    take_lock(pack).release()
    assert not lock_of(pack).exists()


def test_that_of_another_machine_nothing_is_assumed(pack: Path) -> None:
    take_lock(pack)
    alter(pack, machine="another", process=ended_process())
    with pytest.raises(PackInUseError, match="another"):
        take_lock(pack)
    lock = take_lock(pack, even_if_held=True)
    assert "another" not in holder_of(pack)
    lock.release()


def test_that_a_lock_taken_over_is_not_removed_by_who_had_it(pack: Path) -> None:
    first = take_lock(pack)
    second = take_lock(pack, even_if_held=True)
    first.release()
    assert lock_of(pack).exists()
    second.release()
    second.release()
    assert not lock_of(pack).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"account": "x"}', "\x00" * 9000])
def test_that_a_lock_that_names_nobody_counts_only_while_it_is_fresh(pack: Path, text: str) -> None:
    lock_of(pack).write_text(text)
    with pytest.raises(PackInUseError, match="somebody"):
        take_lock(pack)
    assert holder_of(pack) == "somebody"
    os.utime(lock_of(pack), (0, 0))
    take_lock(pack).release()
    assert not lock_of(pack).exists()


@pytest.mark.parametrize("number", [0, -1, 2**40])
def test_that_a_number_no_process_has_is_a_dead_one(pack: Path, number: int) -> None:
    take_lock(pack)
    alter(pack, process=number)
    take_lock(pack).release()


def test_that_endless_names_in_a_lock_are_cut(pack: Path) -> None:
    take_lock(pack)
    alter(pack, account="a" * 3000, machine="m")
    assert len(holder_of(pack)) < 200


def test_that_a_folder_that_takes_no_lock_is_worked_in_without(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise PermissionError(13, "read-only share")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        lock = take_lock(pack)
    lock.release()
    assert list(pack.parent.iterdir()) == []


def test_that_a_lock_that_could_not_be_written_is_taken_away(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(token: str) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("perfdesk.store.lock._lock_text", full)
        take_lock(pack).release()
    assert list(pack.parent.iterdir()) == []


class _Held(PermissionError):
    winerror = 32


def test_that_a_lock_a_scanner_reads_for_a_moment_is_not_left_behind(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = take_lock(pack)
    opening, slept = Path.open, list[float]()

    def held_twice(path: Path, mode: str) -> object:
        if len(slept) < 2:
            raise _Held(13, "held", str(path))
        return opening(path, mode)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", held_twice)
        lock.release(sleep=slept.append)
    assert len(slept) == 2
    assert list(pack.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="names are counted otherwise there")
def test_that_a_pack_with_the_longest_name_is_locked_too(tmp_path: Path) -> None:
    file = tmp_path / f"{'x' * 246}.perfdesk"
    file.write_bytes(b"")
    lock = take_lock(file)
    with pytest.raises(PackInUseError):
        take_lock(file)
    assert holder_of(file)
    lock.release()
    assert list(tmp_path.iterdir()) == [file]
