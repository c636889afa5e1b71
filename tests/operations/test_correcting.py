"""Correcting how a file is read, done in another process as it is in this one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.core.errors import CancelledError, UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Part
from perfdesk.operations.extracts.correcting import move_rows, read_file, work_out
from perfdesk.operations.extracts.reading import Reader, ReaderHere, reader_apart
from perfdesk.store import read_pack

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
SNAPSHOT = "ASC snapshot 31 March 2024.csv"


@pytest.fixture
def pack(repository: Path) -> Pack:
    """The sample."""
    return read_pack(repository / "resources" / "ready" / "sample.perfdesk")


@pytest.fixture
def extract(repository: Path, tmp_path: Path) -> Path:
    """A copy of an extract, to be altered."""
    path = tmp_path / SNAPSHOT
    shutil.copyfile(repository / "resources" / "sample" / SNAPSHOT, path)
    return path


@pytest.fixture
def apart() -> Iterator[Reader]:
    """A reader with a worker."""
    with reader_apart() as reader:
        yield reader


@pytest.mark.worker
def test_that_a_file_is_corrected_apart_as_it_is_here(
    pack: Pack, extract: Path, apart: Reader
) -> None:
    here, there = read_file(pack, extract), read_file(pack, extract, reader=apart)
    assert there.mappings == here.mappings
    mapping, other = here.mapping, there.mapping
    assert mapping is not None
    assert other is not None
    assert any(other.table is each for each in there.file.tables)
    assert work_out(pack, extract, other, AT, reader=apart) == work_out(pack, extract, mapping, AT)
    unused = mapping.columns[-1].column.index
    one, two = (each.with_part(unused, Part.UNUSED) for each in (mapping, other))
    given = work_out(pack, extract, two, AT, reader=apart)
    assert given == work_out(pack, extract, one, AT)
    table = mapping.table
    rows = (table.header_rows, table.first_row, table.last_row - 1)
    sheet, place = mapping.table.sheet, there.file.extract.sheets[0]
    moved = move_rows(pack, there, place, other, rows, reader=apart)
    assert moved == move_rows(pack, here, sheet, mapping, rows)
    assert moved is not None
    assert moved.table.sheet is place
    assert moved.table.last_row == table.last_row - 1
    assert move_rows(pack, there, place, other, ((1,), 5000, 6000), reader=apart) is None


def test_that_rows_of_a_sheet_without_a_table_can_be_told(pack: Pack, tmp_path: Path) -> None:
    path = tmp_path / "few.csv"
    path.write_text("Notes\nMeasure\nVisits\n", "utf-8")
    read = read_file(pack, path)
    assert read.mapping is None
    told = move_rows(pack, read, read.file.extract.sheets[0], None, ((2,), 3, 3))
    assert told is not None
    assert [each.column.name for each in told.columns] == ["Measure"]


def test_that_a_mapping_comes_back_whole_from_where_it_has_no_file(
    pack: Pack, extract: Path
) -> None:
    read = read_file(pack, extract)
    for each in read.mappings:
        bare = each.without_file()
        assert not bare.file.extract.sheets
        assert bare.of_file(read.file) == each
        assert bare.of_file(read.file).table is each.table


@pytest.mark.parametrize("content", ["Measure,2023/24\nVisits,7\nLoans,9\n", None])
def test_that_a_file_which_is_another_by_now_is_refused(
    pack: Pack, extract: Path, content: str | None
) -> None:
    mapping = read_file(pack, extract).mapping
    assert mapping is not None
    if content is None:
        extract.unlink()
    else:
        extract.write_text(content, "utf-8")
    told = "has been changed since" if content else "not found|no longer|cannot be"
    with pytest.raises(UnreadableExtractError, match=told):
        work_out(pack, extract, mapping, AT, reader=ReaderHere())


def test_that_working_out_can_be_cancelled(pack: Pack, extract: Path) -> None:
    mapping = read_file(pack, extract).mapping
    assert mapping is not None

    def cancel(done: int, total: int, doing: str) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        work_out(pack, extract, mapping, AT, cancel)
