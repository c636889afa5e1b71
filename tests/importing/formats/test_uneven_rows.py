"""Rows with more cells than headings: put together where that is certain, else left out by row."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.problems import Severity
from perfdesk.importing.formats.uneven_rows import EvenRows, even_rows


def _even(text: str) -> EvenRows:
    return even_rows([line.split(",") for line in text.splitlines()], ",")


def test_that_thousands_commas_are_put_back_where_one_way_fits() -> None:
    even = _even(
        "Measure,2023/24,2022/23\nVisits,1,251,000,1,191,000\nContacts,28,401,27,901\n"
        "Cost,\u00a31,881.20,\u00a3851.30\nWaiting,421,391"
    )
    assert even.rows[1:] == [
        ["Visits", "1,251,000", "1,191,000"],
        ["Contacts", "28,401", "27,901"],
        ["Cost", "\u00a31,881.20", "\u00a3851.30"],
        ["Waiting", "421", "391"],
    ]
    (problem,) = even.problems
    assert (problem.severity, problem.where) == (Severity.NOTE, "B2")
    assert problem.message.startswith("Rows 2, 3 and 4 have commas")


def test_that_a_row_that_fits_in_two_ways_is_left_out_and_named() -> None:
    even = _even("Measure,2023/24,2022/23\nVisits,421,391,100,200\nLoans,5,6")
    assert even.rows == [["Measure", "2023/24", "2022/23"], ["Visits", "", ""], ["Loans", "5", "6"]]
    (problem,) = even.problems
    assert (problem.severity, problem.where) == (Severity.WARNING, "A2")
    assert "(5 instead of 3 in row 2)" in problem.message


def test_that_one_large_number_is_not_parted_over_two_columns() -> None:
    even = _even("Measure,2023/24,2022/23\nVisits,1,251,000\nLoans,5,6")
    assert even.rows[1] == ["Visits", "", ""], "the second figure may be missing"


def test_that_a_comma_within_a_name_is_put_back() -> None:
    even = _even("Area,2023/24,2022/23\nBath, City of,5,6\nKent,7,8\nHull, City of,1,205,9")
    assert even.rows[1] == ["Bath, City of", "5", "6"]
    assert even.rows[3] == ["Hull, City of", "1,205", "9"]


def test_that_blank_cells_beyond_the_headings_are_no_figures() -> None:
    even = _even("Measure,2023/24\nVisits,5,,\nLoans,6")
    assert even == EvenRows([["Measure", "2023/24"], ["Visits", "5"], ["Loans", "6"]])


def test_that_a_wider_table_further_down_has_headings_of_its_own() -> None:
    text = "Measure,2023/24\nVisits,5\n\nTable 2\nArea,A,B,C\nKent,1,251,7\nEssex,2,3,4"
    even = _even(text)
    assert even == EvenRows([line.split(",") for line in text.splitlines()])


def test_that_names_of_rows_without_a_heading_get_one() -> None:
    even = _even("Area,Rate\n1,Kent,5\n2,Essex,6")
    assert even.rows[0] == ["", "Area", "Rate"]
    assert not even.problems


def test_that_a_sentence_below_the_table_stays_a_sentence() -> None:
    even = _even("Area,2023/24\nKent,5\nSource: councils, the NHS, and others")
    assert even.rows[2] == ["Source: councils, the NHS, and others"]
    assert not even.problems


_NUMBERS = st.integers(0, 5_000_000)


@given(st.lists(st.lists(_NUMBERS, min_size=3, max_size=3), min_size=1, max_size=8), st.data())
def test_that_no_number_ever_stands_under_another_heading(
    table: Sequence[Sequence[int]], data: st.DataObject
) -> None:
    """Written without quotation marks, each row is right, or blank and named, or short of cells."""
    written = [["Measure", "2023/24", "2022/23", "2021/22"]]
    for number, figures in enumerate(table):
        cells = [f"{each:,}" for each in figures]
        if data.draw(st.booleans()):
            cells[data.draw(st.integers(0, 2))] = ""
        written.append([f"Measure of {'abcdefgh'[number]}", *cells])
    even = even_rows([",".join(row).split(",") for row in written], ",")
    assert len(even.rows) == len(written)
    named = " ".join(problem.message for problem in even.problems if problem.where.startswith("A"))
    for number, (row, before) in enumerate(zip(even.rows, written, strict=True), start=1):
        width = len(",".join(before).split(","))
        if row[1:] != before[1:] and width > len(before):
            assert not any(row[1:])
            assert f"{number}" in named or "more" in named
