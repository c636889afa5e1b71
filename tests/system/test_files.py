"""A file is the old one or the new one, whatever happens in between."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from pathlib import Path

import pytest

from perfdesk.core.errors import CancelledError, FileHeldError, UnwritableFileError
from perfdesk.system.files import (
    PAUSES,
    fingerprint,
    free_name_beside,
    is_held,
    is_too_long,
    remove_file,
    replaced_when_done,
)


class Held:
    """Stands for Windows, which refuses to replace a file that is open, for some attempts."""

    def __init__(self, attempts: int, code: int = 32) -> None:
        self.attempts = attempts
        self.code = code
        self.slept: list[float] = []

    def replace(self, source: Path, target: Path) -> None:
        if self.attempts:
            self.attempts -= 1
            raise _as_on_windows(self.code, target)
        source.replace(target)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


class _WindowsError(PermissionError):
    winerror: int | None = None


def _as_on_windows(code: int, path: Path) -> OSError:
    problem = _WindowsError(errno.EACCES, "held", str(path))
    problem.winerror = code
    return problem


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Dashboard.xlsx"
    path.write_text("old")
    return path


def write(path: Path, text: str = "new") -> None:
    with replaced_when_done(path) as temporary:
        temporary.write_text(text)


def test_that_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new.pdf"
    write(path, "first")
    assert path.read_text() == "first"
    write(path, "second")
    assert path.read_text() == "second"
    assert list(tmp_path.iterdir()) == [path]


def test_that_the_old_file_stands_until_the_end(file: Path) -> None:
    with replaced_when_done(file) as temporary:
        temporary.write_text("new")
        assert file.read_text() == "old"
        assert temporary.parent == file.parent
        assert temporary.suffix == ".tmp"
    assert file.read_text() == "new"


@pytest.mark.parametrize("problem", [CancelledError(), ValueError("x"), KeyboardInterrupt()])
def test_that_what_goes_wrong_leaves_the_old_file_alone(file: Path, problem: BaseException) -> None:
    with pytest.raises(type(problem)), replaced_when_done(file) as temporary:
        temporary.write_text("half")
        raise problem
    assert file.read_text() == "old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("code", [5, 32, 33])
def test_that_a_file_held_for_a_moment_is_replaced_in_the_end(file: Path, code: int) -> None:
    held = Held(3, code)
    with replaced_when_done(file, replace=held.replace, sleep=held.sleep) as temporary:
        temporary.write_text("new")
    assert file.read_text() == "new"
    assert held.slept == list(PAUSES[:3])


def test_that_a_file_held_for_good_is_told_after_a_bounded_time(file: Path) -> None:
    held = Held(10**6)
    with (
        pytest.raises(UnwritableFileError) as refused,
        replaced_when_done(file, replace=held.replace, sleep=held.sleep) as temporary,
    ):
        temporary.write_text("new")
    assert "Dashboard.xlsx" in refused.value.message
    assert "another program has it open" in refused.value.message
    assert refused.value.details
    assert 2 < sum(held.slept) < 10
    assert file.read_text() == "old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EROFS, "do not have permission to write"),
        (errno.EIO, "the system refused it"),
    ],
)
def test_that_a_failure_to_replace_is_told_at_once(file: Path, code: int, words: str) -> None:
    def fail(source: Path, target: Path) -> None:
        raise OSError(code, os.strerror(code), str(source))

    def sleep(seconds: float) -> None:
        pytest.fail("waited for a failure that does not pass")

    with (
        pytest.raises(UnwritableFileError, match=words),
        replaced_when_done(file, replace=fail, sleep=sleep) as temporary,
    ):
        temporary.write_text("new")
    assert file.read_text() == "old"
    assert list(file.parent.iterdir()) == [file]


def test_that_a_full_disk_is_told_though_a_library_wraps_it(file: Path) -> None:
    with (
        pytest.raises(UnwritableFileError, match="disk is full"),
        replaced_when_done(file),
    ):
        try:
            raise OSError(errno.ENOSPC, "No space left on device")
        except OSError as problem:
            raise RuntimeError("could not close the archive") from problem
    assert file.read_text() == "old"


def test_that_a_failure_about_another_file_is_not_explained_away(file: Path) -> None:
    with pytest.raises(FileNotFoundError), replaced_when_done(file):
        (file.parent / "font.ttf").read_bytes()
    assert file.read_text() == "old"


def test_that_a_refusal_inside_keeps_its_own_words(file: Path) -> None:
    with pytest.raises(UnwritableFileError, match="as told"), replaced_when_done(file):
        raise UnwritableFileError("as told.") from OSError(errno.ENOSPC, "full")


def test_that_a_missing_folder_is_told_before_the_work(tmp_path: Path) -> None:
    with (
        pytest.raises(UnwritableFileError, match="does not exist"),
        replaced_when_done(tmp_path / "gone" / "x.pdf"),
    ):
        pytest.fail("the work was begun")


def test_that_a_file_in_place_of_a_folder_is_told(file: Path) -> None:
    with pytest.raises(UnwritableFileError, match="does not exist"):
        write(file / "x.pdf")


def test_that_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    with pytest.raises(UnwritableFileError, match="folder with that name"):
        write(tmp_path / "x.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["x.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_that_a_folder_without_permission_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *, exist_ok: bool = True) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(UnwritableFileError, match="do not have permission to write"):
        write(tmp_path / "x.pdf")


def test_that_a_sync_client_that_takes_the_new_file_is_told(file: Path) -> None:
    with (
        pytest.raises(UnwritableFileError, match="removed the new file"),
        replaced_when_done(file) as temporary,
    ):
        temporary.unlink()
    assert file.read_text() == "old"


def test_that_a_leftover_a_scanner_holds_is_removed_when_it_lets_go(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink
    slept: list[float] = []

    def held_twice(path: Path, *, missing_ok: bool = False) -> None:
        if len(slept) < 2:
            raise _as_on_windows(32, path)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held_twice)
    with pytest.raises(CancelledError), replaced_when_done(file, sleep=slept.append):
        raise CancelledError
    assert len(slept) == 2
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_that_who_may_read_a_file_stays_as_it_was(file: Path) -> None:
    file.chmod(0o600)
    write(file)
    assert file.stat().st_mode & 0o777 == 0o600


def test_that_a_link_is_followed(file: Path) -> None:
    link = file.with_name("link.xlsx")
    try:
        link.symlink_to(file)
    except OSError:
        pytest.skip("this account may not make links")
    write(link)
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_that_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match="too long"):
        write(tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


def test_that_a_fingerprint_is_the_sha_256_of_the_bytes(file: Path) -> None:
    assert fingerprint(file) == hashlib.sha256(b"old").hexdigest()
    with pytest.raises(OSError, match="gone"):
        fingerprint(file.with_name("gone"))


def test_that_a_file_held_by_another_program_is_told_by_its_path(file: Path) -> None:
    def refuse(temporary: Path, target: Path) -> None:
        raise _as_on_windows(32, target)

    with (
        pytest.raises(FileHeldError, match="another program has it open") as told,
        replaced_when_done(file, replace=refuse, sleep=lambda _: None) as temporary,
    ):
        temporary.write_text("new")
    assert Path(told.value.path) == file
    assert file.read_text() == "old"


@pytest.mark.parametrize("code", [5, 32, 33])
def test_that_a_file_is_asked_whether_it_is_held_without_being_changed(
    code: int, file: Path
) -> None:
    def refuse(one: Path, other: Path) -> None:
        assert one == other == file
        raise _as_on_windows(code, file)

    assert is_held(file, replace=refuse)
    assert not is_held(file)
    assert not is_held(file.with_name("missing.xlsx"))
    assert file.read_text() == "old"


def test_that_a_name_beside_a_file_is_one_that_nobody_has(file: Path) -> None:
    assert free_name_beside(file).name == "Dashboard (2).xlsx"
    free_name_beside(file).touch()
    assert free_name_beside(file).name == "Dashboard (3).xlsx"


def test_that_a_file_marked_read_only_is_told_at_once_and_leaves_nothing(file: Path) -> None:
    file.chmod(0o444)
    held = Held(10**6, 5)  # which is what Windows says of it, as of a file that is open
    with (
        pytest.raises(UnwritableFileError, match="it is marked read-only"),
        replaced_when_done(file, replace=held.replace, sleep=held.sleep),
    ):
        pytest.fail("the work was begun")
    assert held.slept == []
    assert list(file.parent.iterdir()) == [file]
    assert file.read_text() == "old"


def test_that_a_folder_with_the_name_is_told_before_any_wait(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    held = Held(10**6, 5)
    with (
        pytest.raises(UnwritableFileError, match="folder with that name"),
        replaced_when_done(tmp_path / "x.pdf", replace=held.replace, sleep=held.sleep),
    ):
        pytest.fail("the work was begun")
    assert held.slept == []


@pytest.mark.skipif(sys.platform == "win32", reason="such a path cannot be made there")
def test_that_a_path_too_long_is_told_apart_from_a_name_too_long(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["x" * 200] * 25)
    with pytest.raises(UnwritableFileError, match="folder and name are too long together"):
        write(folder / "x.pdf")


def test_that_a_path_too_long_for_windows_is_not_called_a_missing_folder() -> None:
    problem = _WindowsError(errno.ENOENT, "The system cannot find the path specified")
    problem.winerror = 3
    assert is_too_long(Path("x" * 260), problem)
    assert not is_too_long(Path("x"), problem)


def test_that_a_file_held_for_a_moment_is_removed_in_the_end(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, unlink = Held(2), Path.unlink

    def held_twice(path: Path, *, missing_ok: bool = False) -> None:
        if held.attempts:
            held.attempts -= 1
            raise _as_on_windows(32, path)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held_twice)
    assert remove_file(file, sleep=held.sleep)
    assert len(held.slept) == 2
    assert not file.exists()
    held.attempts = 10**6
    file.write_text("again")
    assert not remove_file(file, sleep=held.sleep)
    assert sum(held.slept) < 2
