"""Reading back what was written, and naming what differs."""

import zipfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from perfdesk.core.dashboard import Cell, Column, Dashboard, Row
from perfdesk.exporting.pdf import write_pdf
from perfdesk.exporting.proof import prove_pdf, prove_workbook
from perfdesk.exporting.workbook import write_workbook
from tests.exporting.workbook.boards import CREATED, board, number, published, report_on, row, words

DELAY = board(("Delay need", [row(), row("other", description=words("Another measure"))]))


def with_cell(dashboard: Dashboard, column: Column, cell: Cell) -> Dashboard:
    """The dashboard with one cell of its first row changed."""

    def changed(each: Row) -> Row:
        return replace(each, cells=MappingProxyType({**each.cells, column: cell}))

    layer = dashboard.layers[0]
    table = layer.outcomes[0]
    table = replace(table, rows=(changed(table.rows[0]), *table.rows[1:]))
    layer = replace(layer, outcomes=(table, *layer.outcomes[1:]))
    return replace(dashboard, layers=(layer, *dashboard.layers[1:]))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The workbook of a small dashboard, under a name that says nothing."""
    path = tmp_path / "book.tmp"
    write_workbook(report_on(DELAY), path, created=CREATED)
    return path


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """The PDF of a small dashboard."""
    path = tmp_path / "pages.tmp"
    write_pdf(report_on(DELAY), path, created=CREATED)
    return path


@pytest.mark.parametrize(("starting", "rows"), [(2021, 30), (2023, 29)])
def test_that_both_published_dashboards_are_proved_cell_by_cell(
    starting: int, rows: int, tmp_path: Path
) -> None:
    dashboard, charts = published(starting)
    book, pages = tmp_path / "book.xlsx", tmp_path / "pages.pdf"
    write_workbook(report_on(dashboard, charts), book, created=CREATED)
    write_pdf(report_on(dashboard, charts), pages, created=CREATED)
    proof = prove_workbook(book, report_on(dashboard))
    assert proof.differences == ()
    assert proof.compared == rows * 8
    proof = prove_pdf(pages, report_on(dashboard))
    assert proof.differences == ()
    assert proof.compared >= rows * 7


def test_that_another_figure_is_named_with_sheet_and_cell(book: Path) -> None:
    altered = with_cell(DELAY, Column.CURRENT, number("70.0%", "70.0"))
    (difference,) = prove_workbook(book, report_on(altered)).differences
    assert difference == (
        "Delay need, G7: shows \u201c89.6%\u201d where the dashboard has \u201c70.0%\u201d"
    )


def test_that_a_figure_with_the_same_text_but_another_value_is_found(book: Path) -> None:
    altered = with_cell(DELAY, Column.CURRENT, number("89.6%", "89.62"))
    (difference,) = prove_workbook(book, report_on(altered)).differences
    assert difference.startswith("Delay need, G7: holds 0.896")


@pytest.mark.parametrize("column", [Column.RATING, Column.PROGRESS, Column.TARGET, Column.AIM])
def test_that_another_word_is_found_in_every_column(column: Column, book: Path) -> None:
    (difference,) = prove_workbook(
        book, report_on(with_cell(DELAY, column, words("Other")))
    ).differences
    assert "\u201cOther\u201d" in difference


def test_that_a_number_written_as_text_is_found(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    as_words = with_cell(DELAY, Column.CURRENT, words("89.6%"))
    write_workbook(report_on(as_words), path, created=CREATED)
    (difference,) = prove_workbook(path, report_on(DELAY)).differences
    assert difference.endswith("is text where it should be a number")


def test_that_missing_sheets_rows_and_headings_are_found(book: Path) -> None:
    renamed = replace(DELAY, layers=(replace(DELAY.layers[0], name="Meet need"),))
    assert prove_workbook(book, report_on(renamed)).differences == (
        "The sheet Meet need is missing",
    )
    three = board(("Delay need", [*DELAY.rows, row("third", description=words("Third"))]))
    assert any("Third" in each for each in prove_workbook(book, report_on(three)).differences)
    heads = (replace(DELAY.columns[0], heading="Code"), *DELAY.columns[1:])
    assert prove_workbook(book, report_on(replace(DELAY, columns=heads))).differences == (
        "Delay need: the column headings are missing",
    )


def test_that_rows_in_another_order_are_found(book: Path) -> None:
    first, second = DELAY.rows
    assert prove_workbook(book, report_on(board(("Delay need", [second, first])))).differences


def test_that_odd_characters_are_compared_as_they_were_written(tmp_path: Path) -> None:
    odd = board(
        ("Delay need", [row(description=words("a\x00b \N{GRINNING FACE} x\u00ady \ufb01n"))])
    )
    book, pages = tmp_path / "book.xlsx", tmp_path / "pages.pdf"
    write_workbook(report_on(odd), book, created=CREATED)
    assert prove_workbook(book, report_on(odd)).differences == ()
    assert write_pdf(report_on(odd), pages, created=CREATED)
    assert prove_pdf(pages, report_on(odd)).differences == ()


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x05\x06" + b"\x00" * 18])
def test_that_a_file_that_cannot_be_read_back_proves_nothing(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "garbage"
    path.write_bytes(content)
    for prove in (prove_workbook, prove_pdf):
        proof = prove(path, report_on(DELAY))
        assert proof.compared == 0
        assert "cannot be read back" in proof.differences[0]


def test_that_a_truncated_workbook_proves_nothing(book: Path) -> None:
    book.write_bytes(book.read_bytes()[:-2000])
    assert "cannot be read back" in prove_workbook(book, report_on(DELAY)).differences[0]


def test_that_a_damaged_part_proves_nothing(book: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(book) as parts, zipfile.ZipFile(damaged, "w") as copy:
        for name in parts.namelist():
            content = parts.read(name)
            copy.writestr(name, content[:200] if name.endswith("sheet1.xml") else content)
    assert "cannot be read back" in prove_workbook(damaged, report_on(DELAY)).differences[0]


def test_that_another_figure_in_a_pdf_is_named_with_its_measure(pages: Path) -> None:
    altered = with_cell(DELAY, Column.CURRENT, number("70.0%", "70.0"))
    assert prove_pdf(pages, report_on(altered)).differences == (
        "2023/24 performance of \u201cNo need for ongoing services after reablement\u201d "
        "is not \u201c70.0%\u201d",
    )


def test_that_a_figure_of_the_next_row_does_not_stand_in_for_a_missing_one(tmp_path: Path) -> None:
    path = tmp_path / "pages.pdf"
    other = row("other", description=words("Another measure"), current=number("70.0%", "70.0"))
    write_pdf(report_on(board(("Delay need", [row(), other]))), path, created=CREATED)
    expected = with_cell(
        board(("Delay need", [row(), other])), Column.CURRENT, number("70.0%", "70.0")
    )
    assert len(prove_pdf(path, report_on(expected)).differences) == 1


def test_that_a_measure_missing_from_a_pdf_is_found(pages: Path) -> None:
    three = board(("Delay need", [*DELAY.rows, row("third", description=words("Third"))]))
    assert prove_pdf(pages, report_on(three)).differences == (
        "The measure \u201cThird\u201d is not on the pages",
    )
