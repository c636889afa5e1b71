"""The clipboard as Excel and LibreOffice use it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from perfdesk.app.clipboard import (
    LARGEST,
    Placed,
    from_clipboard,
    from_html,
    from_tsv,
    place,
    read_clipboard,
    to_clipboard,
    to_html,
    to_tsv,
)

TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from('\t\n"'))
BLOCKS = st.lists(st.lists(TEXTS, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(
    tuple
)


@settings(max_examples=60)
@given(block=BLOCKS)
def test_that_a_block_survives_the_way_through_tabs(block: tuple[tuple[str, ...], ...]) -> None:
    if block[-1] == ("",):  # an empty last line and none look the same
        block = (*block[:-1], ("x",))
    assert from_tsv(to_tsv(block)) == block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("89.6%\t87.8%\r\n88.4%\t89.2%\r\n", (("89.6%", "87.8%"), ("88.4%", "89.2%"))),
        ('"two\nlines"\tb\r\n', (("two\nlines", "b"),)),
        ('"say ""so"""\tb', (('say "so"', "b"),)),
        # Excel leaves a leading quote bare where the cell needs no quoting.
        ('"quoted start\tb\n"c\td', (('"quoted start', "b"), ('"c', "d"))),
        ("one", (("one",),)),
        ("a\t\tb", (("a", "", "b"),)),
        ("a\n\nb", (("a",), ("",), ("b",))),
        ("", (("",),)),
    ],
)
def test_that_tabs_are_read_as_spreadsheets_write_them(
    text: str, block: tuple[tuple[str, ...], ...]
) -> None:
    assert from_tsv(text) == block


def test_that_a_whole_sheet_copied_by_accident_is_not_read_to_its_end() -> None:
    assert sum(len(row) for row in from_tsv("\t" * (LARGEST * 5))) <= LARGEST


def test_that_a_table_of_a_page_is_read_with_its_spans() -> None:
    page = (
        "<html><body><table><tr><th colspan=2>2023/24</th></tr>"
        "<tr><td rowspan='2'>Heritage<br>visits</td><td>134.1k</td></tr>"
        "<tr><td>127.1k &amp; more</td></tr></table><table><tr><td>other</td></tr></table>"
    )
    assert from_html(page) == (
        ("2023/24", ""),
        ("Heritage\nvisits", "134.1k"),
        ("", "127.1k & more"),
    )


def test_that_a_table_within_a_cell_does_not_disturb_the_outer_one() -> None:
    page = "<table><tr><td>a<table><tr><td>x</td></tr></table></td><td>b</td></tr></table>"
    rows = from_html(page)
    assert [row[-1] for row in rows] == ["b"]


@settings(max_examples=40)
@given(page=st.text(st.sampled_from("<>/tabledrh =\"'13x&;")))
def test_that_no_page_breaks_the_reader(page: str) -> None:
    from_html(page)


@pytest.mark.parametrize(
    "page",
    [
        "<table>" + "<tr>" + "<td rowspan=100 colspan=100>x</td>" * 500 + "</tr></table>",
        "<table>" + ("<tr>" + "<td rowspan=100 colspan=100>x</td>" * 5 + "</tr>") * 500,
        "<table>" + "<tr>" * 300_000,
        "<table>" + "<tr><td>x" * 200_000,
        f"<table><tr><td rowspan={'9' * 5000}>x</td></tr></table>",
        "<table><tr><td>" + "x" * 6_000_000,
        "<table>" * 200_000,
    ],
    ids=["wide spans", "tall spans", "rows", "cells", "a long number", "a long text", "nested"],
)
def test_that_no_page_fills_the_memory(page: str) -> None:
    steps = list(read_clipboard(_page(page)))
    block = steps[-1].block
    assert len(block) <= LARGEST
    assert sum(len(row) for row in block) <= 2 * LARGEST + 100 * 100
    assert sum(len(text) for row in block for text in row) <= 5_000_000


def test_that_a_block_which_is_cut_says_so() -> None:
    page = _page("<table>" + "<tr><td>1</td><td>2</td></tr>" * LARGEST + "</table>")
    *_, last = read_clipboard(page)
    assert last.is_cut
    *_, last = read_clipboard(_page("<table><tr><td>1</td></tr></table>"))
    assert not last.is_cut


def _page(markup: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(markup)
    return data


def test_that_words_are_not_taken_for_markup() -> None:
    assert from_html(to_html((("<b>&", "a\nb"),))) == (("<b>&", "a\nb"),)


def test_that_text_with_tabs_is_preferred_to_markup() -> None:
    data = to_clipboard((("a\nb", "c"),))
    assert data.hasHtml()
    assert from_clipboard(data) == (("a\nb", "c"),)


def test_that_a_table_is_read_where_its_text_has_lost_the_columns() -> None:
    data = QMimeData()
    data.setText("a b")
    data.setHtml("<table><tr><td>a</td><td>b</td></tr></table>")
    assert from_clipboard(data) == (("a", "b"),)


def test_that_a_picture_is_no_block() -> None:
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    assert from_clipboard(data) == ()


def test_that_what_lies_beyond_the_grid_is_counted() -> None:
    placement = place((("a", "b"), ("c", "d")), 1, 1, (2, 2))
    assert placement.cells == (Placed(1, 1, "a"),)
    assert placement.left_out == 3


def test_that_one_text_fills_the_selection() -> None:
    placement = place((("7",),), 0, 0, (3, 3), selected=(2, 2))
    assert len(placement.cells) == 4
    assert {each.text for each in placement.cells} == {"7"}


@pytest.mark.parametrize(
    "ending", ["<a ", "<!--", "<", "&", "<a b='", "</a ", "<style>x", "<td"], ids=repr
)
def test_that_a_page_that_is_broken_off_does_not_keep_the_window_still(ending: str) -> None:
    """Each of these was gone over again from every letter of it on."""
    markup = "<table><tr><td>1</td><td>2</td></tr><tr><td>" + ending * (2_000_000 // len(ending))
    began = time.process_time()
    *_, last = read_clipboard(_page(markup))
    assert time.process_time() - began < 2.0
    assert last.block[0] == ("1", "2")
