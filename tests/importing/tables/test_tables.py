"""Where the tables of a sheet are, and what their columns are for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.periods import financial_year, months
from perfdesk.core.problems import Severity
from perfdesk.importing.formats.extract import Extract, RawValue, Sheet
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.tables.finding import (
    MOST_COLUMNS,
    MOST_TABLES,
    find_tables,
    notes_on,
    tables_of,
)
from perfdesk.importing.vocabulary.columns import Role, column_of
from tests.importing.files import OPEN_DATA, SERIES_3C1, write_csv, write_ods


def _sheet(*rows: tuple[RawValue, ...]) -> Sheet:
    return Sheet("Sheet1", rows)


def test_that_the_headings_are_found_below_the_notes(tmp_path: Path) -> None:
    extract = read_extract(write_ods(tmp_path / "series.ods", {"Table_3c(1)": SERIES_3C1}))
    (table,) = find_tables(extract)
    assert table.header_rows == (4,)
    assert table.range == "A4:L9"
    assert table.rows == 5
    assert table.confidence > 0.9


def test_that_a_column_knows_its_year_and_what_it_says(tmp_path: Path) -> None:
    extract = read_extract(write_ods(tmp_path / "series.ods", {"Table_3c(1)": SERIES_3C1}))
    (table,) = find_tables(extract)
    told = [(column.role, column.period) for column in table.columns[3:6]]
    year = financial_year(2020)
    assert told == [(Role.MARGIN, year), (Role.RESPONDENTS, year), (Role.VALUE, year)]
    assert [column.role for column in table.columns[:3]] == [
        Role.PLACE_CODE,
        Role.PLACE_NAME,
        Role.ONS_CODE,
    ]


def test_that_a_long_list_has_one_row_of_headings(tmp_path: Path) -> None:
    extract = read_extract(write_csv(tmp_path / "open.csv", OPEN_DATA))
    (table,) = find_tables(extract)
    assert (table.header_rows, table.rows) == ((1,), 9)
    assert table.has(Role.MEASURE_TYPE, Role.DISAGGREGATION, Role.MEASURE_GROUP)


def test_that_two_rows_of_merged_headings_are_read_together(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Summary")
        sheet.write("A1", "Reablement")
        sheet.merge_range("A6:A7", "Measure")
        sheet.merge_range("B6:B7", "Good is")
        sheet.merge_range("C6:D6", "2023/24 (cumulative)")
        sheet.write_row("C7", ["Q1-Q2", "Q1-Q4"])
        sheet.write("A9", "ASCOF 2A")
        sheet.write_row("A10", ["completed", "", 2087, 4304])
    (table,) = tables_of(read_extract(path).sheets[0])
    assert table.header_rows == (6, 7)
    assert table.last_row == 10
    assert [column.period for column in table.columns[2:]] == [
        months((2023, 4), (2023, 9)),
        financial_year(2023),
    ]


def test_that_two_tables_on_a_sheet_are_two() -> None:
    sheet = _sheet(
        ("Area", "2019/20", "2020/21"), ("Leicestershire", 87.5, 81.1), ("England", 79.5, 74.9),
        (), (), ("Source: NHS Digital",), (),
        ("Measure", "Numerator", "Denominator"), ("2D", 2039.0, 2515.0),
    )  # fmt: skip
    assert [table.range for table in tables_of(sheet)] == ["A1:C3", "A8:C9"]


def test_that_a_section_does_not_end_a_table() -> None:
    sheet = _sheet(
        ("Measure", "2022/23", "2023/24"), ("Loans", 2260.7, 2384.5), (), ("Children",),
        ("Junior loans", 805.3, 833.3),
    )  # fmt: skip
    assert [table.range for table in tables_of(sheet)] == ["A1:C5"]


def test_that_words_throughout_have_one_row_of_headings() -> None:
    sheet = _sheet(("Theme", "Owner"), *[("Health", "Public health")] * 12)
    (table,) = tables_of(sheet)
    assert table.header_rows == (1,)


def test_that_prose_is_no_table() -> None:
    assert tables_of(_sheet(("Cover",), ("These tables contain data.",), ())) == ()


def test_that_ages_and_years_may_be_headings() -> None:
    sheet = _sheet(
        ("Code", "Name", 0.0, 1.0, 90.0), *[("E10000018", "Leics", 7000.0, 7100.0, 1.0)] * 3
    )
    (table,) = tables_of(sheet)
    assert table.header_rows == (1,)
    assert table.columns[0].role is Role.ONS_CODE, "its cells are ONS codes"


def test_that_percentages_are_the_unit_of_their_column() -> None:
    sheet = _sheet(("Measure", "Current"), ("Sequels", "49.2%"), ("Reviews", "73.5%"))
    (table,) = tables_of(sheet)
    assert table.columns[1].unit == "%"


def test_that_names_of_councils_are_places_whatever_they_are_headed() -> None:
    heads = ("National - Regional - LA", "Service", "April 2023")
    rows = [
        ("Total", "Visits", 9),
        ("Leicestershire", "Visits", 4),
        ("Durham", "Visits", 3),
        ("Derby", "Visits", 2),
    ]
    [table] = tables_of(Sheet("S", [heads, *rows]))
    assert [column.role for column in table.columns][:2] == [Role.PLACE_NAME, Role.TEXT]


def test_that_towns_of_one_county_are_no_places() -> None:
    heads = ("Branch", "2023/24")
    rows = [("Lincoln", 4), ("Derby Road", 3), ("Coventry", 2), ("Oadby", 1)]
    [table] = tables_of(Sheet("S", [heads, *rows]))
    assert table.columns[0].role is Role.TEXT


def test_that_years_beside_descriptions_are_current_and_previous() -> None:
    heads = ("Layer", "Description", "Aim", "Target", "2022/23 performance", "2023/24 performance")
    (table,) = tables_of(_sheet(heads, ("Prevent", "Visits", "High", "545.3k", "539.9k", "615.1k")))
    current, previous = table.column(Role.CURRENT), table.column(Role.PREVIOUS)
    assert current and current.name == "2023/24 performance"
    assert previous and previous.period == financial_year(2022)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("ONS Area Code", Role.ONS_CODE),
        ("2015 to 2016 - number of respondents", Role.RESPONDENTS),
        ("2023 to 2024 - 6b outcome", Role.VALUE),
        ("2023 to 2024 - outstanding numerator", Role.BREAKDOWN),
        ("Measure_Value", Role.VALUE),
        ("Latest national average or local target", Role.COMPARED_WITH),
        ("Nat. ave. 22/23", Role.COMPARED_WITH),
        ("Comments", Role.TEXT),
        ("", Role.BLANK),
    ],
)
def test_that_headings_are_known_in_the_spellings_met(heading: str, role: Role) -> None:
    assert column_of(1, heading).role is role


def test_that_quarters_are_parts_of_their_year() -> None:
    assert column_of(1, "2023/24 Q4").period == months((2024, 1), (2024, 3))
    assert column_of(1, "2023/24 (cumulative) Q1-Q3").period == months((2023, 4), (2023, 12))


def test_that_hidden_tables_and_files_without_any_are_noted() -> None:
    hidden = Sheet("Old", (("Measure", "Value"), ("a", 1.0)), hidden=True)
    extract = Extract("a.xlsx", "xlsx", "", (hidden,))
    assert [note.kind for note in notes_on(extract, find_tables(extract))] == ["hidden sheet"]
    nothing = Extract("b.xlsx", "xlsx", "", (Sheet("Cover", (("Title",),)),))
    (note,) = notes_on(nothing, ())
    assert note.severity is Severity.WARNING


def test_that_the_printed_appendix_is_one_table(appendix: Callable[[str], Path]) -> None:
    (table,) = find_tables(read_extract(appendix("2021-22")))
    assert (table.range, table.rows) == ("A1:L31", 30)
    assert table.has(Role.LAYER, Role.AIM, Role.RATING, Role.TARGET, Role.QUARTILE)


_CELLS = st.one_of(
    st.just(""),
    st.sampled_from(["Measure", "2023/24", "Value", "[x]", "89.6%", "Local authority", "Total"]),
    st.text(max_size=6),
    st.floats(allow_nan=True, width=32),
    st.integers(0, 2030),
    st.dates(),
)


@settings(max_examples=60)
@given(
    st.lists(st.lists(_CELLS, max_size=5).map(tuple), max_size=12),
    st.lists(st.tuples(*[st.integers(1, 12)] * 4), max_size=2),
)
def test_that_no_sheet_however_laid_out_is_more_than_it_can_bear(
    rows: list[tuple[RawValue, ...]], merged: list[tuple[int, int, int, int]]
) -> None:
    sheet = Sheet("Sheet1", tuple(rows), merged=tuple(merged))
    for table in tables_of(sheet):
        assert 1 <= table.first_row <= table.last_row <= sheet.height
        assert 0 < table.rows <= sheet.height
        assert 0 < table.confidence <= 1
        assert re.fullmatch(r"[A-E]\d+(:[A-E]\d+)?", table.range)


def _with_tables(path: Path, count: int) -> Extract:
    rows = [("Measure", "Value"), ("Visits", 7), ("Loans", 8), ("", ""), ("", ""), ("", "")]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Many")
        for at in range(count):
            for place, cells in enumerate(rows):
                sheet.write_row(at * 8 + place, 0, cells)
    return read_extract(path)


def test_that_a_file_of_more_tables_than_anyone_makes_is_refused(tmp_path: Path) -> None:
    assert len(find_tables(_with_tables(tmp_path / "few.xlsx", 40))) == 40
    many = _with_tables(tmp_path / "many.xlsx", MOST_TABLES + 1)
    with pytest.raises(UnreadableExtractError, match="more than 1,000 tables by sheet \u201cMany"):
        find_tables(many)


def test_that_a_sheet_of_more_columns_than_anyone_makes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    heads = ["Measure", *(f"Heading {at}" for at in range(MOST_COLUMNS))]
    path.write_text("\n".join([",".join(heads), ",".join(map(str, range(len(heads))))]), "utf-8")
    with pytest.raises(UnreadableExtractError, match="more than 2,000 columns, so nothing"):
        find_tables(read_extract(path))


def test_that_empty_cells_far_to_the_right_do_not_count_as_columns(tmp_path: Path) -> None:
    path = tmp_path / "trailing.csv"
    commas = "," * (MOST_COLUMNS + 100)
    path.write_text(f"Measure,2023/24{commas}\nVisits,7{commas}\nLoans,8{commas}\n", "utf-8")
    (table,) = find_tables(read_extract(path))
    assert [each.name for each in table.columns] == ["Measure", "2023/24"]
