"""Whenever the process that reads files ends, the pack is whole and the next file is read."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.operations.extracts import reading
from perfdesk.operations.extracts.inspecting import report_on
from perfdesk.operations.extracts.reading import HarmfulFileError, ReaderApart, reader_apart
from perfdesk.operations.imports import plan_extracts
from perfdesk.store import read_pack

pytestmark = pytest.mark.worker

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
KILLS = 5
LONGEST = 0.15
"""Seconds within which a process is killed, while it works as a rule."""


@pytest.fixture
def extracts(repository: Path) -> list[Path]:
    """Files that are read in some tenths of a second."""
    found = (repository / "resources" / "sample").iterdir()
    return sorted(each for each in found if each.suffix == ".csv")


@pytest.fixture
def pack_file(repository: Path, tmp_path: Path) -> Path:
    """The sample pack, to be imported into."""
    path = tmp_path / "sample.perfdesk"
    shutil.copyfile(repository / "resources" / "ready" / "sample.perfdesk", path)
    return path


@pytest.fixture
def reader() -> Iterator[ReaderApart]:
    """A reader with a worker that may be killed."""
    with reader_apart() as made:
        yield made


def killing_after(seconds: float, reader: ReaderApart) -> threading.Timer:
    """Kill the process of a reader a little later, whatever it does then."""

    def kill() -> None:
        number = reader.worker.number
        if number is not None:
            try:
                os.kill(number, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
            except ProcessLookupError:
                return

    timer = threading.Timer(seconds, kill)
    timer.start()
    return timer


def test_that_a_reader_killed_at_any_moment_harms_no_pack(
    reader: ReaderApart, extracts: list[Path], pack_file: Path
) -> None:
    chance = random.Random(12)
    before, pack = pack_file.read_bytes(), read_pack(pack_file)
    known = {each: plan_extracts(pack, [each], at=AT) for each in extracts[:3]}
    for at in range(KILLS):
        path = extracts[at % 3]
        reader.warm()
        timer = killing_after(chance.uniform(0.0, LONGEST), reader)
        try:
            if chance.random() < 0.5:
                reader.call(report_on, path, files=[path])
            else:
                plan_extracts(pack, [path], at=AT, reader=reader)
        except HarmfulFileError as told:
            assert path.name in told.message
        timer.join()
        assert plan_extracts(pack, [path], at=AT, reader=reader) == known[path]
    assert pack_file.read_bytes() == before


def test_that_a_command_whose_reader_is_killed_changes_nothing_or_all(
    extracts: list[Path],
    pack_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance = random.Random(4)
    before = pack_file.read_bytes()
    made: list[ReaderApart] = []

    def killed() -> ReaderApart:
        reader = reader_apart()
        made.append(reader)
        timers.append(killing_after(chance.uniform(0.2, 0.8), reader))
        return reader

    timers: list[threading.Timer] = []
    monkeypatch.setattr(reading, "reader_apart", killed)
    for path in extracts[:3]:
        pack_file.write_bytes(before)
        code = cli.main(["import", str(pack_file), str(path)])
        err = capsys.readouterr().err
        timers[-1].join()
        if code == cli.NOT_DONE:
            assert "could not be read safely" in err
            assert err.count("\n") == 1
            assert pack_file.read_bytes() == before
        else:
            assert code in {cli.DONE, cli.TO_LOOK_AT}
            read_pack(pack_file)
    monkeypatch.setattr(reading, "reader_apart", reader_apart)
    assert cli.main(["import", str(pack_file), str(extracts[0])]) in {cli.DONE, cli.TO_LOOK_AT}
