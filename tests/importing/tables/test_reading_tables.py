"""What a table says beside its figures: footnote marks, levels, totals, filters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from perfdesk.core.periods import financial_year
from perfdesk.importing.formats.extract import Extract, RawValue, Sheet
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.tables.filters import applied_filters
from perfdesk.importing.tables.finding import FoundTable, find_tables, notes_on, tables_of
from perfdesk.importing.tables.footmarks import Footmarks, footmarks, note_numbers
from perfdesk.importing.vocabulary.columns import Role

Row = tuple[RawValue, ...]

OVERVIEW: Sequence[Row] = (
    ("Table 1: New requests received by local authorities", "", "", ""),
    ("", "Year", "", ""),
    ("Measure", "2018-19", "2019-20", "2020-212"),
    ("Number of new requests for support: Age 18-641", 550435, 560350, 577765),
    ("Number of new requests for support: Age 65 and over", 1364095, 1370205, 1337875),
    ("% Growth since 2015-16: Age 18-64", "9.9%", "11.9%", "15.4%"),
    (),
    ("Footnotes", "1 Age of the person at the end of the year", "", ""),
    ("", "2 Collected during the pandemic", "", ""),
)
"""From "Adult Social Care Statistics in England: An Overview" (NHS Digital, OGL v3.0)."""


def _table(*rows: Row, sheet: Sheet | None = None) -> FoundTable:
    (table,) = tables_of(sheet or Sheet("Sheet1", rows))
    return table


def _totals(*rows: Row) -> list[str]:
    sheet = Sheet("Visits", rows)
    extract = Extract("visits.xlsx", "xlsx", "0", (sheet,))
    return [each.message for each in notes_on(extract, tables_of(sheet)) if each.kind == "total"]


def test_that_digits_of_footnotes_are_no_part_of_labels() -> None:
    table = _table(*OVERVIEW)
    newest, labels = table.columns[-1], table.columns[0]
    assert (newest.name, newest.notes) == ("Year > 2020-21", ("2",))
    assert newest.period == financial_year(2020)
    assert table.text(4, labels) == "Number of new requests for support: Age 18-64"
    assert table.text(4, newest) == "577765"


@pytest.mark.parametrize(
    ("label", "parted", "notes"),
    [
        ("Local authority [note 1]", "Local authority", ("1",)),
        ("Rate [note 1][note 12]", "Rate", ("1", "12")),
        ("Rate [note 1], [note 2]", "Rate", ("1", "2")),
        ("Households (note 3)", "Households", ("3",)),
        ("Rate [notes 1, 2 and 3]", "Rate", ("1", "2", "3")),
        ("Population\u00b9", "Population", ("1",)),
        ("Population\u00b9\u2070", "Population", ("10",)),
        ("Area in km\u00b2", "Area in km\u00b2", ()),
        ("2020-212", "2020-21", ("2",)),
        ("31 March 20241", "31 March 2024", ("1",)),
        ("Age 18-641", "Age 18-64", ("1",)),
        ("Rate3", "Rate", ("3",)),
        ("Geography1", "Geography", ("1",)),
        ("20201", "2020", ("1",)),
        ("Age 65 and over1", "Age 65 and over", ("1",)),
        ("Community care3", "Community care", ("3",)),
        # Nothing says that these are marks.
        ("2020-219", "2020-219", ()),
        ("Age 18-64", "Age 18-64", ()),
        ("Neighbour 1", "Neighbour 1", ()),
        ("Tier1", "Tier1", ()),
        ("Ward1", "Ward1", ()),
        ("Q1", "Q1", ()),
        ("[note 1]", "[note 1]", ()),
        ("ASCOF 2A(2)", "ASCOF 2A(2)", ()),
    ],
)
def test_that_marks_are_parted_on_evidence_only(
    label: str, parted: str, notes: tuple[str, ...]
) -> None:
    lines = ["1. Of the first", "2) Of the second", "Note 3: of the third"]
    labels = [label, "Rate", "Rate3", "Ward1", "Ward2", "Ward", "2019"]
    marks = footmarks({}, lines, labels, lambda heading: heading == "Geography")
    assert marks.parted(label) == (parted, notes)


def test_that_a_raised_digit_is_evidence_enough(tmp_path: Path) -> None:
    path = tmp_path / "raised.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, raised = book.add_worksheet(), book.add_format({"font_script": 1})
        sheet.write_row("A1", ["Service", "2022/23", "2023/24"])
        sheet.write_row("A2", ["Community care", 1.5, 2])
        sheet.write_rich_string("A3", "Day centres", raised, "2")
        sheet.write_row("B3", [3, 4])
        sheet.write_rich_string("A4", "Area in km", raised, "2")
        sheet.write_row("B4", [5, 6])
    (table,) = find_tables(read_extract(path))
    told = [(table.text(row, table.columns[0])) for row in table.row_numbers]
    assert told == ["Community care", "Day centres", "Area in km2"]


def test_that_numbers_of_notes_are_known_in_the_ways_they_are_written() -> None:
    lines = [
        "1. One",
        "(2) Two",
        "Note 3: three",
        "[4] four",
        "Footnotes 5 Five",
        "2023/24 figures",
    ]
    assert note_numbers([*lines, "6 Six\n7 Seven"]) == frozenset("1234567")
    assert Footmarks().parted("") == ("", ())


def test_that_indented_rows_know_what_they_are_part_of() -> None:
    table = _table(
        ("Reason", "2022/23", "2023/24"),
        ("Delayed transfers", 10.8, 12.1),
        ("  Attributable to social care", 3.2, 4.7),
        ("    Awaiting assessment", 1.2, 1.7),
        ("  Attributable to the NHS", 6.6, 7.0),
        ("Admissions", 58, 51),
    )
    assert [table.outline.levels[row] for row in table.row_numbers] == [0, 1, 2, 1, 0]
    assert table.path(4) == (
        "Delayed transfers",
        "Attributable to social care",
        "Awaiting assessment",
    )
    assert table.path(6) == ("Admissions",)


def test_that_indents_of_the_alignment_count_like_blanks(tmp_path: Path) -> None:
    path = tmp_path / "indents.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["Age", "Men", "Women"])
        for row, (label, indent) in enumerate([("All", 0), ("18-64", 1), ("18-24", 2)], start=1):
            sheet.write(row, 0, label, book.add_format({"indent": indent}))
            sheet.write_row(row, 1, [row * 10, row * 11])
    (table,) = find_tables(read_extract(path))
    assert table.path(4) == ("All", "18-64", "18-24")


def test_that_sections_merged_labels_and_steps_are_levels_too(tmp_path: Path) -> None:
    sections = _table(
        ("Measure", "2022/23", "2023/24"), ("Loans", 1, 2), ("Children",), ("Junior loans", 3, 4),
    )  # fmt: skip
    assert sections.path(4) == ("Children", "Junior loans")
    assert sections.path(2) == ("Loans",)
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["Region", "Area", "Visits"])
        sheet.merge_range("A2:A3", "East Midlands")
        sheet.merge_range("A4:A5", "West Midlands")
        for row, area in enumerate(["Leicestershire", "Rutland", "Dudley", "Walsall"], start=1):
            sheet.write_row(row, 1, [area, row * 100])
    (merged,) = find_tables(read_extract(path))
    assert merged.columns[0].filled_down
    assert merged.path(3) == ("East Midlands", "Rutland")
    stepped = _table(
        ("Area", "", "", "Visits"),
        ("England", "", "", 90), ("", "East Midlands", "", 30), ("", "", "Rutland", 10),
        ("", "", "Leicestershire", 20), ("", "West Midlands", "", 60),
    )  # fmt: skip
    assert stepped.path(5) == ("England", "East Midlands", "Leicestershire")
    assert stepped.path(6) == ("England", "West Midlands")


def test_that_a_total_behind_indented_rows_is_not_one_of_them() -> None:
    table = _table(
        ("Branch", "Apr", "May"), ("North",), ("  Ashby", 1, 2), ("  Coalville", 3, 5),
        ("Total", 4, 7),
    )  # fmt: skip
    assert table.path(5) == ("Total",)
    assert table.totals == (5,)


def test_that_figures_are_never_filled_down() -> None:
    rows: list[Row] = [("Measure", "2014-15", "2015-16"), ("Quality of life", 19.4, 19.4)]
    rows += [(f"Delays {each}", "", 12.1 + each) for each in range(6)]
    table = _table(*rows)
    assert not any(column.filled_down for column in table.columns)
    years = _table(
        ("", "Month", "Visits"), (2023, "Apr", 5), ("", "May", 6), ("", "Jun", 7), ("", "Jul", 8)
    )
    assert years.columns[0].filled_down and years.text(4, years.columns[0]) == "2023"


def test_that_a_total_that_is_not_the_sum_is_said() -> None:
    (told,) = _totals(
        ("Library", "Apr", "May"), ("Ashby", 10, 12), ("Birstall", 20, 22), ("Coalville", 31, 41),
        ("Total", 61, 85),
    )  # fmt: skip
    assert told == (
        "The total in C5 of sheet \u201cVisits\u201d says 85, but C2:C4 add up to 75. Check which "
        "is right."
    )


@pytest.mark.parametrize(
    "rows",
    [
        (("Area", "Count", "Rate"), ("Total", 61, 20.3), ("A", 10, 12), ("B", 51, 22)),
        (("Area", "Visits"), ("A", 100), ("B", "[c]"), ("C", 311), ("Total", 602)),
        (("Area", "Visits"), ("A", 100), ("B", 200), ("Total", 150)),
        (("Area", "Share"), ("A", 33.3), ("B", 33.3), ("C", 33.3), ("Total", 100.0)),
        (("Area", "People"), ("A", 105), ("B", 210), ("C", 315), ("Total", 635)),
        (
            ("Area", "Q1", "Q2"), ("North A", 1.2, 2), ("North B", 1.3, 3), ("Sub total", 2.5, 5),
            ("South A", 4, 4), ("South B", 5, 6), ("Sub total", 9, 10), ("Grand total", 11.5, 15),
        ),
    ],
    ids=["above", "token", "average", "rounded shares", "rounded to five", "totals of totals"],
)  # fmt: skip
def test_that_totals_that_may_be_right_are_not_called_wrong(rows: Sequence[Row]) -> None:
    assert _totals(*rows) == []


@pytest.mark.parametrize(
    "text",
    [
        "Applied filters:\nYear is 2023/24\nArea is Leicestershire",
        "Filters: Year = 2023/24; Area = Leicestershire",
        "Report filters: Year: 2023/24 | Area: Leicestershire",
        "Applied filters: Year is 2023/24 and Area is Leicestershire",
    ],
)
def test_that_filters_are_told_in_the_ways_tools_write_them(text: str) -> None:
    assert applied_filters([text]) == {"Year": "2023/24", "Area": "Leicestershire"}


def test_that_filters_are_no_data_and_belong_to_their_table() -> None:
    table = _table(
        ("Sequel", "Contacts"), ("Signposted", 18475), ("Long-term", 6534), ("Equipment", 5369), (),
        ("Applied filters:",), ("Financial year is 2023/24",), ("Age is not 0-17",),
        ("Printed on Monday",), ("Team is left alone",),
    )  # fmt: skip
    assert table.rows == 3
    assert table.filters == {"Financial year": "2023/24", "Age": "not 0-17"}
    assert _table(*OVERVIEW).filters == {}


def test_that_marks_do_not_hide_what_a_heading_is_for() -> None:
    table = _table(
        ("Local authority [note 1]", "ONS code", "Value [note 2]"),
        ("Leicestershire", "E10000018", 61.8),
        ("Rutland", "E06000017", 59.3),
    )
    assert [each.role for each in table.columns] == [Role.PLACE_NAME, Role.ONS_CODE, Role.VALUE]
    assert [each.notes for each in table.columns] == [("1",), (), ("2",)]


@pytest.mark.corpus
def test_that_the_overview_of_social_care_reads_as_it_is_printed(corpus: Path) -> None:
    path = corpus / "extracts" / "14_nhsd_asc_overview_tables_2015-21.xlsx"
    tables = {table.sheet.name: table for table in find_tables(read_extract(path))}
    snapshot = tables["Table 4"]
    labels = [snapshot.text(row, snapshot.columns[0]) for row in (5, 6)]
    assert labels == [
        "Number receiving long-term support as at date: Age 18-64",
        "Number receiving long-term support as at date: Age 65 and over",
    ]
    outcomes = tables["Table 8"]
    assert not any(column.filled_down for column in outcomes.columns)
    assert outcomes.text(11, outcomes.columns[1]) == ""


@pytest.mark.corpus
def test_that_the_notes_of_the_time_series_are_one_table(corpus: Path) -> None:
    path = corpus / "extracts" / "01_ascof_timeseries_2015-16_to_2024-25.ods"
    (notes,) = [each for each in find_tables(read_extract(path)) if each.sheet.name == "Notes"]
    assert (notes.range, notes.header_rows, notes.rows) == ("A3:C21", (3,), 18)
