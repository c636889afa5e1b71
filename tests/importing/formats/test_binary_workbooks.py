"""Binary workbooks, old and new: percentages, fills and far cells are known there too."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.importing.formats.compound import CompoundFile
from perfdesk.importing.formats.looks.xls_styles import xls_looks
from perfdesk.importing.formats.looks.xlsb_styles import xlsb_looks
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.tables.finding import find_tables
from tests.importing.formats.binary_files import GREEN, Cell, write_xls, write_xlsb

ROWS: dict[int, dict[int, Cell]] = {
    0: {0: ("Measure", 0), 1: ("2022/23", 0), 2: ("2023/24", 0)},
    1: {0: ("Reablement", 2), 1: (0.878, 1), 2: (0.896, 1)},
    2: {0: ("Reviews", 0), 1: (62, 0), 2: (0.63, 2)},
}
"""ASCOF 2A of Leicestershire, as the dashboard of 2023/24 prints it, and annual reviews."""


def _xls(path: Path) -> Path:
    return write_xls(
        path, {(row, at): cell for row, told in ROWS.items() for at, cell in told.items()}
    )


def _xlsb(path: Path) -> Path:
    return write_xlsb(path, ROWS)


@pytest.mark.parametrize(("name", "write"), [("old.xls", _xls), ("new.xlsb", _xlsb)])
def test_that_binary_workbooks_tell_percentages_and_fills(
    tmp_path: Path, name: str, write: Callable[[Path], Path]
) -> None:
    extract = read_extract(write(tmp_path / name))
    (sheet,) = extract.sheets
    assert sheet.row_texts(2) == ("Reablement", "87.8%", "89.6%")
    assert sheet.row_texts(3) == ("Reviews", "62", "63%")
    assert sheet.fills[2, 1] == GREEN == sheet.fills[3, 3]
    assert sheet.indents == {(2, 1): 2, (3, 3): 2}
    (table,) = find_tables(extract)
    assert (table.header_rows, table.rows) == ((1,), 2)
    assert not extract.problems


def test_that_far_cells_of_a_binary_workbook_are_refused(tmp_path: Path) -> None:
    far: dict[int, dict[int, Cell]] = {0: {0: (1.0, 0)}, 1_048_575: {16_383: (2.0, 0)}}
    with pytest.raises(UnreadableExtractError, match="so far apart"):
        read_extract(write_xlsb(tmp_path / "far.xlsb", far))
    beyond: dict[int, dict[int, Cell]] = {0: {0: (1.0, 0)}, 4_000_000_000: {1: (2.0, 0)}}
    with pytest.raises(UnreadableExtractError, match="so far apart"):
        read_extract(write_xlsb(tmp_path / "beyond.xlsb", beyond))


@pytest.mark.parametrize("is_of_1904", [False, True])
def test_that_a_number_is_one_in_either_calendar(tmp_path: Path, is_of_1904: bool) -> None:
    path = write_xls(
        tmp_path / "a.xls", {(0, 0): ("n", 0), (0, 1): (12.0, 0)}, is_of_1904=is_of_1904
    )
    assert read_extract(path).sheets[0].text(1, 2) == "12"


@pytest.mark.parametrize("extent", [(0x0200_0000, 65, 0, 15), (0, 2**31, 0, 4), (0, 9, 7, 3)])
def test_that_an_extent_that_no_sheet_can_have_is_refused(
    tmp_path: Path, extent: tuple[int, int, int, int]
) -> None:
    path = write_xls(tmp_path / "a.xls", {(0, 0): (1.0, 0), (0, 1): (2.0, 0)}, extent=extent)
    with pytest.raises(UnreadableExtractError, match="is damaged"):
        read_extract(path)
    right = write_xls(path, {(0, 0): (1.0, 0), (0, 1): (2.0, 0)}, extent=(0, 1, 0, 2))
    assert read_extract(right).sheets[0].row_texts(1) == ("1", "2")


@pytest.mark.corpus
def test_that_dates_of_either_calendar_are_the_same_days(corpus: Path) -> None:
    folder = corpus / "extracts" / "xlsb"
    one, other = (read_extract(folder / f"{name}.xlsb") for name in ("date", "date_1904"))
    assert one.sheets[0].text(1, 1) == other.sheets[0].text(1, 1) == "2021-01-01"


def test_that_a_small_stream_is_read_from_among_others(tmp_path: Path) -> None:
    data = bytearray(_xls(tmp_path / "a.xls").read_bytes())
    assert b"Measure" in next(CompoundFile(bytes(data)).streams("workbook"))
    assert CompoundFile(bytes(data)).names[:2] == ("root entry", "workbook")
    # The same bytes as a small stream of the root, whose sectors are those of the stream.
    root = data.index("Root Entry".encode("utf-16-le"))
    struct.pack_into("<II", data, root + 116, 2, 5000)
    struct.pack_into("<II", data, root + 128 + 116, 1, 100)
    struct.pack_into("<I", data, 60, 0)
    small = next(CompoundFile(bytes(data)).streams("workbook"))
    assert len(small) <= 100


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(["xls", "xlsb"]))
def test_that_flipped_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, kind: str
) -> None:
    folder = tmp_path_factory.mktemp("flipped")
    path = (_xls if kind == "xls" else _xlsb)(folder / f"a.{kind}")
    told = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        told[data.draw(st.integers(0, len(told) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(told)
    try:
        read_extract(path)
    except UnreadableExtractError as refused:
        assert refused.message.endswith(".")


def test_that_looks_of_an_empty_book_are_none(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", {})
    assert not xls_looks(path.read_bytes())["Sheet"].percentages
    assert not xlsb_looks(_xlsb(tmp_path / "a.xlsb").read_bytes())["Sheet"].hidden_rows
