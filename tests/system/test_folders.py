"""Where things are kept: locally, per account, never beside the program."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

import perfdesk
from perfdesk.core.errors import UnwritableFileError
from perfdesk.system.folders import data_folder


def test_that_the_variable_names_the_folder_and_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "a" / "b"))
    assert data_folder() == tmp_path / "a" / "b"
    assert data_folder().is_dir()


def test_that_a_relative_variable_is_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFDESK_DATA_DIR", "here")
    assert data_folder() == tmp_path / "here"


@pytest.mark.parametrize("value", [None, ""])
def test_that_without_it_the_folder_is_the_accounts_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    def own_folder(name: str, *, appauthor: bool, roaming: bool) -> Path:
        assert not roaming  # a profile that roams lies on the network
        return tmp_path / "local" / name

    monkeypatch.setattr(platformdirs, "user_data_path", own_folder)
    monkeypatch.delenv("PERFDESK_DATA_DIR")
    if value is not None:
        monkeypatch.setenv("PERFDESK_DATA_DIR", value)
    folder = data_folder()
    assert folder == tmp_path / "local" / "PerfDesk"
    program = Path(perfdesk.__file__).parent
    assert program not in folder.parents
    assert Path(sys.executable).parent not in folder.parents


def test_that_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "file" / "x"))
    with pytest.raises(UnwritableFileError, match="PERFDESK_DATA_DIR") as refused:
        data_folder()
    assert refused.value.message.endswith(".")
