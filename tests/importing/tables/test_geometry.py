"""Tables as officers lay them out: what stands around, between and above them changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.tables.finding import FoundTable, tables_of
from perfdesk.importing.vocabulary.columns import Role

Row = tuple[RawValue, ...]
HEADS: Row = ("Measure", "2023/24", "2022/23")
ROWS: tuple[Row, ...] = (
    ("Contacts received", 28401.0, 27901.0),
    ("Library visits", 1251000.0, 1191000.0),
    ("People waiting", 421.0, 391.0),
    ("Safeguarding enquiries", 871.0, 851.0),
)


def _tables(*rows: Row) -> list[FoundTable]:
    return list(tables_of(Sheet("Sheet1", rows)))


def _told(tables: Sequence[FoundTable]) -> list[tuple[str, tuple[int, ...]]]:
    return [(table.range, table.header_rows) for table in tables]


@pytest.mark.parametrize(
    "first",
    [
        ("Loans", "TBC", 5.0), ("Loans", "TBC", "TBC"), ("Loans", "due June 2024", "n/a"),
        ("Loans", "c.28,000", "27,901"), ("Cost", "\u00a3880-\u00a3890", "\u00a3851.30"),
        ("Loans", "see the note", "see the note"), ("Loans", "see the note", ""),
    ],
    ids=str,
)  # fmt: skip
def test_that_words_in_the_first_row_of_data_are_no_headings(first: Row) -> None:
    (table,) = _tables(HEADS, first, *ROWS)
    assert (table.range, table.header_rows) == ("A1:C6", (1,))
    assert table.path(2) == (first[0],)


@pytest.mark.parametrize(
    "second", [("", "Actual", "Actual"), ("", "(%)", "(%)"), ("\u00a3000", "Actual", "Target")]
)
def test_that_a_second_row_of_headings_stays_one(second: Row) -> None:
    (table,) = _tables(HEADS, second, *ROWS)
    assert (table.range, table.header_rows) == ("A1:C6", (1, 2))


def test_that_labels_alone_below_the_headings_name_a_group() -> None:
    rows = [("", name, *figures) for name, *figures in ROWS]
    (table,) = _tables(("", "Fare", "2023 *", 2022.0), ("Who", "Adult", "", ""), *rows)
    assert (table.header_rows, table.range) == ((1,), "A1:D6")
    assert [column.name for column in table.columns][1:] == ["Fare", "2023 *", "2022"]


def test_that_headings_of_labels_may_stand_below_those_of_figures() -> None:
    rows = [(f"A{at}", *row) for at, row in enumerate(ROWS)]
    (table,) = _tables(("", "", "2023/24", "2022/23"), ("Code", "Measure", "", ""), *rows)
    assert (table.header_rows, table.range) == ((1, 2), "A1:D6")


@pytest.mark.parametrize("gap", range(1, 21))
def test_that_blank_rows_do_not_part_a_table_from_its_headings(gap: int) -> None:
    blank: list[Row] = [()] * gap
    (table,) = _tables(HEADS, *ROWS[:2], *blank, *ROWS[2:])
    assert (table.range, table.rows) == (f"A1:C{5 + gap}", 4)


def test_that_a_table_with_headings_of_its_own_needs_no_blank_row() -> None:
    tables = _tables(HEADS, *ROWS, ("Indicator", "Q1", "Q2"), ("Loans", 5.0, 6.0))
    assert _told(tables) == [("A1:C5", (1,)), ("A6:C7", (6,))]


@pytest.mark.parametrize(
    "above",
    [
        [("Column", 1.0, 2.0)], [("", 210.0, 250.0)], [("Line no.", 7.0, 3.0), ("", 190.0, 84.0)],
        [("", 1.0, 2.0), ("Cell", 1.0, 1.0)],
    ],
    ids=str,
)  # fmt: skip
def test_that_rows_of_numbers_above_the_headings_are_no_data(above: list[Row]) -> None:
    (table,) = _tables(*above, ("Council", "Books", "Visits"), *ROWS)
    assert table.header_rows == (len(above) + 1,)
    assert [column.name for column in table.columns] == ["Council", "Books", "Visits"]
    assert not table.banners


@pytest.mark.parametrize("heading", ["Ref", "No.", "#", "", "ID", "Item no"])
def test_that_a_number_of_the_row_is_neither_figure_nor_measure(heading: str) -> None:
    rows = [(float(number), *row) for number, row in enumerate(ROWS, start=7)]
    (table,) = _tables((heading, *HEADS), *rows)
    assert [column.role for column in table.columns] == [
        Role.TEXT, Role.MEASURE_CODE, Role.VALUE, Role.VALUE,
    ]  # fmt: skip
    assert table.path(2) == ("Contacts received",)


def test_that_target_and_actual_stand_under_the_label_that_is_given_once() -> None:
    rows: list[Row] = [
        ("Measure", "", "2023/24", "2022/23"), ("Contacts", "Target", 28000.0, 27000.0),
        ("", "Actual", 28401.0, 27901.0), ("Visits", "Actual", 125.0, 119.0),
        ("Loans", "Target", 5.0, 6.0), ("", "Actual", 7.0, 8.0),
    ]  # fmt: skip
    (table,) = _tables(*rows)
    assert [table.path(row) for row in table.row_numbers] == [
        ("Contacts", "Target"), ("Contacts", "Actual"), ("Visits", "Actual"),
        ("Loans", "Target"), ("Loans", "Actual"),
    ]  # fmt: skip


def test_that_titles_and_units_above_are_banners_and_sources_are_not() -> None:
    (table,) = _tables(
        ("Revenue outturn 2023/24",), ("All figures in \u00a3000s",), ("Source: council accounts",),
        (), HEADS, *ROWS,
    )  # fmt: skip
    assert list(table.banners) == [1, 2]
    assert list(table.notes) == [1, 2, 3]


def test_that_tables_beside_each_other_may_differ_in_height_and_headings() -> None:
    left: list[Row] = [HEADS, *ROWS]
    right: list[Row] = [(), ("Branch", "Q1", "Q2"), *[(f"Branch {n}", n, n + 9) for n in range(9)]]
    rows = [
        (*(left[at] if at < len(left) else ("", "", "")), "", *(right[at] if at < 11 else ()))
        for at in range(11)
    ]
    assert [table.range for table in _tables(*rows)] == ["A1:C5", "E2:G11"]


def test_that_pairs_of_code_and_name_are_one_table() -> None:
    heads = ("Code", "Name", "Code", "Name", "Rate")
    rows = [(f"E0{n}", f"Area {n}", f"E1{n}", f"Region {n}", n + 0.5) for n in range(5)]
    assert _told(_tables(heads, *rows)) == [("A1:E6", (1,))]


# A table that is known, and what people put around it.

_FIGURES = st.floats(2100, 99_999).map(lambda number: round(number, 1))
_BANNERS = st.sampled_from(
    ["Libraries 2023/24", "All figures in \u00a3000s", "Table 3: performance", "Provisional"]
)
_YEARS = [f"{2000 + year}/{year + 1:02}" for year in range(23, 10, -1)]


@st.composite
def _known(draw: st.DrawFn, name: str) -> list[Row]:
    width = draw(st.integers(1, 4))
    height = draw(st.integers(2, 8))
    heading = draw(st.sampled_from(["Measure", "Indicator", "Local authority"]))
    rows: list[Row] = [(heading, *_YEARS[:width])]
    for number in range(height):
        rows.append((f"{name} {'abcdefgh'[number]}", *(draw(_FIGURES) for _ in range(width))))
    return rows


def _beside(left: Sequence[Row], right: Sequence[Row], gap: int) -> list[Row]:
    width = max(map(len, left))
    told: list[Row] = []
    for at in range(max(len(left), len(right))):
        one = left[at] if at < len(left) else ()
        other = right[at] if at < len(right) else ()
        told.append((*one, *[""] * (width - len(one) + gap), *other) if other else one)
    return told


@settings(max_examples=150, deadline=None)
@given(_known("Visits"), _known("Loans"), st.lists(_BANNERS, max_size=3, unique=True), st.data())
def test_that_what_stands_around_a_table_does_not_change_it(
    table: list[Row], second: list[Row], banners: list[str], data: st.DataObject
) -> None:
    top = [(each,) for each in banners] + [()] * data.draw(st.integers(0, 1))
    body = list(table)
    for _ in range(data.draw(st.integers(0, 2))):
        body.insert(data.draw(st.integers(3, len(body))), ())
    while not body[-1]:
        body.pop()
    if data.draw(st.booleans()):
        body[1] = (body[1][0], *["TBC"] * (len(body[1]) - 1))
    head = len(top) + 1
    first = (head, head + len(body) - 1, 1, len(table[0]))
    expected = [first]
    where = data.draw(st.sampled_from(["alone", "below", "beside", "close beside"]))
    rows: list[Row]
    if where == "below":
        rows = [*body, (), ("Another table",), *second]
        start = head + len(body) + 2
        expected.append((start, start + len(second) - 1, 1, len(second[0])))
    elif where == "alone":
        rows = body
    else:
        gap = 0 if where == "close beside" else 1
        second = [(table[0][0], *second[0][1:]), *second[1:]]
        rows = _beside(body, second, gap)
        left = len(table[0]) + gap + 1
        expected.append((head, head + len(second) - 1, left, left + len(second[0]) - 1))
    if where != "beside" and data.draw(st.booleans()):
        rows = [*rows, (), ("Source: the council's own records",)]
    sheet = Sheet("Sheet1", [*top, *rows], hidden_rows=frozenset({head + 1}))
    found = list(tables_of(sheet))
    told = [(each.area.top, each.area.last, each.area.left, each.area.right) for each in found]
    assert told == expected
    assert all(each.header_rows == (each.area.top,) for each in found)
    assert found[0].hidden_rows == {head + 1}
    assert list(found[0].banners.values())[: len(banners)] == banners
    labels = [found[0].path(row) for row in found[0].row_numbers]
    assert [label for label in labels if label] == [(row[0],) for row in body[1:] if row]
