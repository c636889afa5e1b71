"""The yardstick of a workbook writes the same workbook."""

import zipfile
from pathlib import Path

from perfdesk.exporting.workbook import write_workbook
from tests.bench.spoken import written_down
from tests.exporting.workbook.boards import CREATED, board, point, report_on, row, trend


def test_that_what_was_written_down_gives_the_same_sheets_and_charts(tmp_path: Path) -> None:
    spec = trend([point(0, 87.8, "87.8%"), point(1, 89.6, "89.6%")])
    report = report_on(board(("Delay need", [row()])), {"reablement": spec})
    book, bare = tmp_path / "book.xlsx", tmp_path / "bare.xlsx"
    with written_down() as script:
        write_workbook(report, book, created=CREATED)
    script.say_again(bare)
    with zipfile.ZipFile(book) as one, zipfile.ZipFile(bare) as other:
        assert one.namelist() == other.namelist()
        for name in one.namelist():
            if name.startswith(("xl/charts/", "xl/sharedStrings", "xl/styles")):
                # The writer sets the language on the way to disk.
                assert one.read(name) == other.read(name).replace(b"en-US", b"en-GB")
