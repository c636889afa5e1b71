"""Where a bundle keeps its data."""

import os
import runpy
import sys
from pathlib import Path

import pytest


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in a folder of its own, and no choice made by the caller."""
    path = tmp_path / "perfdesk.exe"
    monkeypatch.setattr(sys, "executable", str(path))
    monkeypatch.delenv("PERFDESK_DATA_DIR")
    return path


def start(repository: Path) -> None:
    runpy.run_path(str(repository / "packaging" / "portable_hook.py"))


def test_that_nothing_is_kept_beside_the_program_unasked(program: Path, repository: Path) -> None:
    (program.parent / "data").mkdir()
    start(repository)
    assert "PERFDESK_DATA_DIR" not in os.environ


def test_that_portable_txt_keeps_the_data_beside_the_program(
    program: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERFDESK_DATA_DIR", "")
    monkeypatch.delenv("PERFDESK_DATA_DIR")
    (program.parent / "portable.txt").touch()
    start(repository)
    assert os.environ["PERFDESK_DATA_DIR"] == str(program.parent / "data")


def test_that_a_choice_of_the_caller_goes_before(
    program: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERFDESK_DATA_DIR", "elsewhere")
    (program.parent / "portable.txt").touch()
    start(repository)
    assert os.environ["PERFDESK_DATA_DIR"] == "elsewhere"
