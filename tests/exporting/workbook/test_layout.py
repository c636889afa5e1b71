"""Columns, heights and pages that fit what they hold."""

from perfdesk.core.building.figure_cells import figure_cell
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Form
from perfdesk.exporting.workbook.layout import BODY_SIZE, beside, lay_out
from perfdesk.exporting.workbook.lettering import (
    line_count,
    longest_word,
    row_height,
    text_width,
)
from perfdesk.exporting.workbook.number_formats import PrintedNumber, printed_number
from perfdesk.exporting.workbook.paging import groups_that_start_a_page, page_room
from tests.exporting.workbook.boards import board, number, published, row


def test_that_no_number_is_wider_than_its_column() -> None:
    """One that is shows as hashes."""
    for starting in (2021, 2023):
        dashboard, _ = published(starting)
        for column in lay_out(dashboard).columns:
            for each in dashboard.rows:
                cell = each.cells[column.column]
                printed = printed_number(cell) if column.holds_figures else None
                if printed is None:
                    continue
                shown = cell.text if column.words is None else printed.short_text
                assert text_width(shown, BODY_SIZE) < column.width - 5


def test_that_short_words_stay_in_the_format_and_long_ones_give_figures_a_second_column() -> None:
    short = number("182.0k (Apr-Nov)", "182000", 1, Form.THOUSANDS)
    beside_it = "per 100k Pop. Actual 58 Admissions in 23/24"
    long = number(f"13.7 {beside_it}", "13.7", 1, Form.PLAIN)
    all_short = lay_out(board(("Delay", [row(current=short, previous=short)])))
    assert [column.words for column in all_short.columns] == [None] * 8
    layout = lay_out(board(("Delay", [row(current=short, previous=long)])))
    columns = {column.column: column for column in layout.columns}
    for figures in (Column.TARGET, Column.CURRENT, Column.PREVIOUS):
        assert columns[figures].words == columns[figures].index + 1
    assert columns[Column.RATING].words is None
    assert columns[Column.PREVIOUS].lines(long) > 1
    assert layout.trend == columns[Column.PREVIOUS].last + 1
    assert len(layout.widths) == layout.last + 1
    assert sum(layout.widths) == layout.width


def test_that_a_cell_is_taken_apart_into_number_and_words() -> None:
    average = number("77.5% 22/23 Nat. Ave", "77.5")
    parts = beside(average)
    assert parts is not None
    figure, words_of_it = parts
    assert isinstance(figure, PrintedNumber)
    assert (figure.short_text, words_of_it) == ("77.5%", "22/23 Nat. Ave")
    for row_of_2023 in published(2023)[0].rows:
        target = row_of_2023.cells[Column.TARGET]
        if target.text.startswith("55%"):
            assert beside(target) == ("55% - 60%", "Local target 2023/24")
        if target.text == "For Information Only":
            assert beside(target) is None


def test_that_a_band_lines_up_with_numbers_and_words_do_not() -> None:
    for text, number_of_it in (
        ("55-60%", "55-60%"),
        ("10% - 15% Local target", "10% - 15%"),
        ("36 weeks", ""),
        ("For Information Only", ""),
        ("", ""),
    ):
        words_of_it = text.removeprefix(number_of_it).strip()
        whole = text.removesuffix(words_of_it).rstrip() or text
        cell = figure_cell(text, whole, value=None, decimals=0, form=Form.PERCENT)
        assert cell.number == number_of_it
        assert beside(cell) == ((number_of_it, words_of_it) if number_of_it else None)


def test_that_printed_pages_stay_readable() -> None:
    """A4 landscape fitted to width: the body text of 10 points prints at 8.5 or more."""
    for starting in (2021, 2023):
        layout = lay_out(published(starting)[0])
        assert 10 * min(1.0, 11.09 * 96 / layout.width) >= 8.5


def test_that_text_wraps_where_a_word_no_longer_fits() -> None:
    width = text_width("two words", BODY_SIZE)
    assert line_count("two words", width + 1, BODY_SIZE) == 1
    assert line_count("two words", width - 1, BODY_SIZE) == 2
    assert line_count("one\ntwo\n", width, BODY_SIZE) == 3
    assert line_count("", width, BODY_SIZE) == 1
    assert line_count("n" * 100, text_width("n" * 30, BODY_SIZE), BODY_SIZE) == 4
    assert longest_word("a longest word", BODY_SIZE) == text_width("longest", BODY_SIZE)
    assert row_height(2, BODY_SIZE) == 2 * row_height(1, BODY_SIZE) + 1 or row_height(
        2, BODY_SIZE
    ) == 2 * row_height(1, BODY_SIZE)


def test_that_bold_is_wider_than_regular() -> None:
    assert text_width("Worse than England", 10, bold=True) > text_width("Worse than England", 10)


def test_that_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    outcome = [40, 45, 45, 45]
    assert groups_that_start_a_page([outcome, outcome, [20]], room=400) == []
    assert groups_that_start_a_page([outcome, outcome, [20]], room=230) == [1]
    # Heading and two rows fit: the outcome runs on, and only the key moves.
    assert groups_that_start_a_page([outcome, outcome, [20, 20]], room=310) == []
    assert groups_that_start_a_page([outcome, [150]], room=300) == [1]


def test_that_a_group_longer_than_a_page_starts_where_it_stands() -> None:
    assert groups_that_start_a_page([[40] * 40, [20]], room=500) == []
    assert page_room(2000) > page_room(1000)
