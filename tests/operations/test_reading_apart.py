"""Reading files apart: what hurts the process is refused in a sentence, and nothing else is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.operations.extracts import reading
from perfdesk.operations.extracts.inspecting import report_on
from perfdesk.operations.extracts.reading import (
    HarmfulFileError,
    ReaderApart,
    ReaderHere,
    Result,
    end_at_once,
    reader_apart,
)
from perfdesk.operations.imports import plan_extracts
from perfdesk.store import read_pack
from perfdesk.system.worker import Worker

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
SNAPSHOT = "ASC snapshot 31 March 2024.csv"


@pytest.fixture
def sample(repository: Path) -> Path:
    """The extracts of the sample."""
    return repository / "resources" / "sample"


@pytest.fixture
def pack_file(repository: Path, tmp_path: Path) -> Path:
    """The sample pack, to be imported into."""
    path = tmp_path / "sample.perfdesk"
    shutil.copyfile(repository / "resources" / "ready" / "sample.perfdesk", path)
    return path


class ReaderThatEnds(ReaderHere):
    """Ends whenever one file is among those to be read, as a file does that aborts a library."""

    def __init__(self, harmful: str) -> None:
        self._harmful = harmful

    def call(
        self,
        work: Callable[..., Result],
        *arguments: object,
        files: Sequence[Path],
        progress: ProgressReport = silent,
        **named: object,
    ) -> Result:
        """Do the work where the harmful file is not among those to read."""
        found = next((each for each in files if each.name == self._harmful), None)
        if found is not None:
            raise HarmfulFileError(f"\u201c{found.name}\u201d could not be read safely.", found)
        return super().call(work, *arguments, files=files, progress=progress, **named)


@pytest.mark.worker
def test_that_a_file_is_planned_apart_as_it_is_here(sample: Path, pack_file: Path) -> None:
    pack = read_pack(pack_file)
    paths = [sample / SNAPSHOT, sample / "Reablement Q4.xlsx"]
    here = plan_extracts(pack, paths, at=AT)
    with reader_apart() as reader:
        apart = plan_extracts(pack, paths, at=AT, reader=reader)
        with pytest.raises(HarmfulFileError) as told:
            reader.call(end_at_once, files=[sample / SNAPSHOT])
        report = reader.call(report_on, sample / SNAPSHOT, files=[sample / SNAPSHOT])
    assert apart == here
    assert SNAPSHOT in told.value.message
    assert "save a copy" in told.value.message
    assert report.data["format"] == "csv"


def test_that_of_several_files_the_harmful_one_alone_is_refused(
    sample: Path, pack_file: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK")
    planned = plan_extracts(
        read_pack(pack_file), [bad, sample / SNAPSHOT], at=AT, reader=ReaderThatEnds("bad.xlsx")
    )
    assert [each.path.name for each in planned] == [SNAPSHOT, "bad.xlsx"]
    assert "could not be read safely" in planned[1].refusal
    assert planned[0].plan.figures
    assert not planned[1].edit.replacements


def test_that_the_only_file_is_refused_in_a_sentence(pack_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK")
    with pytest.raises(UnreadableExtractError, match="could not be read safely"):
        plan_extracts(read_pack(pack_file), [bad], at=AT, reader=ReaderThatEnds("bad.xlsx"))


def test_that_a_command_tells_of_a_harmful_file_and_changes_nothing(
    sample: Path,
    pack_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK")
    before = pack_file.read_bytes()
    monkeypatch.setattr(reading, "reader_apart", lambda: ReaderThatEnds("bad.xlsx"))
    code = cli.main(["import", str(pack_file), str(sample / SNAPSHOT), str(bad)])
    assert code == cli.NOT_DONE
    assert "could not be read safely" in capsys.readouterr().err
    assert pack_file.read_bytes() == before


@pytest.fixture
def without_processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system on which no process can be started."""

    def refuse(*_arguments: object) -> None:
        raise OSError("not allowed")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    yield


@pytest.mark.usefixtures("without_processes")
def test_that_where_no_process_can_be_started_the_file_is_read_here(
    sample: Path, tmp_path: Path
) -> None:
    with ReaderApart(Worker(tmp_path / "log")) as reader:
        assert not reader.warm()
        report = reader.call(report_on, sample / SNAPSHOT, files=[sample / SNAPSHOT])
    assert report.data["file"] == SNAPSHOT


@pytest.mark.worker
@pytest.mark.corpus
def test_that_no_hostile_file_hurts_a_command(
    corpus: Path, pack_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = pack_file.read_bytes()
    for name in ("far_lower.xlsx", "sst_count_late.xlsx"):
        path = corpus / "cases" / "hostile" / name
        code = cli.main(["import", str(pack_file), str(path), "--json"])
        out, err = capsys.readouterr()
        assert code in {cli.TO_LOOK_AT, cli.NOT_DONE}
        assert err.count("\n") <= 1
        assert code == cli.NOT_DONE or json.loads(out) is not None
    assert pack_file.read_bytes() == before
