"""What only a colour says is told, because no colour is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.tables.coloured_rows import coloured_row_notes
from perfdesk.importing.tables.finding import find_tables


def _book(path: Path, coloured: Callable[[int], bool], *, total: bool = False) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visits")
        fill = book.add_format({"bg_color": "#D9EAD3"})
        sheet.write_row(0, 0, ("Library", "Apr 2023", "May 2023"))
        for row in range(1, 11):
            look = fill if coloured(row) else None
            sheet.write_row(row, 0, (f"Branch {row}", 100 + row, 200 + row), look)
        if total:
            sheet.write_row(11, 0, ("Total", 1055, 2055), fill)
    return path


def _messages(path: Path) -> list[str]:
    return [each.message for each in coloured_row_notes(find_tables(read_extract(path)))]


def test_that_rows_told_apart_by_colour_alone_are_named(tmp_path: Path) -> None:
    [message] = _messages(_book(tmp_path / "book.xlsx", lambda row: row in {2, 3, 7}, total=True))
    assert message.startswith("3 rows of A1:C")
    assert "\u201cBranch 2\u201d, \u201cBranch 3\u201d, \u201cBranch 7\u201d" in message


@pytest.mark.parametrize(
    "coloured",
    [
        lambda row: row > 99,
        lambda row: row > 0,
        lambda row: row % 2 == 0,
        lambda row: row == 5,
    ],
    ids=["none", "all", "stripes", "one"],
)
def test_that_colours_that_tell_nothing_are_passed_over(
    tmp_path: Path, coloured: Callable[[int], bool]
) -> None:
    assert not _messages(_book(tmp_path / "book.xlsx", coloured, total=True))
