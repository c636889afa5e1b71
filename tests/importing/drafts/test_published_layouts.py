"""Tables as publications and reporting tools lay them out: headings, ranges and numbers of rows.

The layouts are those of statistics on gov.uk and of the exports that officers receive. Figures are
counted up: what is looked at here is where they stand.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.tables.finding import FoundTable, tables_of

Row = Sequence[RawValue]
Area = tuple[int, int, int, int]

PLACES = (
    ("E06000001", "Hartlepool"), ("E06000002", "Middlesbrough"), ("E06000047", "County Durham"),
    ("E10000018", "Leicestershire"), ("E06000017", "Rutland"), ("E06000016", "Leicester"),
    ("E10000019", "Lincolnshire"), ("E06000018", "Nottingham"),
)  # fmt: skip
NAMES = tuple(name for _, name in PLACES)
ABOUT: Sequence[Row] = (
    (), ("", "Title:", "A&E Attendances and Emergency Admissions"),
    ("", "Summary:", "Total number of attendances in the calendar month"), (),
    ("", "Period:", "March 2024"), (), ("", "Source:", "Monthly collection"),
    ("", "Basis:", "Provider"), ("", "Published:", "11th April 2024"), ("", "Revised:", "-"),
    ("", "Status:", "Published"), ("", "Contact:", "data@example.gov.uk"), (),
)  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """Rows of a sheet, and the tables in them as range, rows of headings and number of rows."""

    name: str
    rows: Sequence[Row]
    tables: Sequence[tuple[str, tuple[int, ...], int]]
    merged: tuple[Area, ...] = ()


LAYOUTS = (
    Layout(
        "accessible statistics",
        [
            ("Table 1: Households assessed [note 1]",), ("This worksheet contains one table.",),
            ("Some cells refer to notes which can be found on the notes worksheet.",),
            ("Source: H-CLIC",),
            ("Local authority code", "Local authority [note 2]", "Total\n[note 3]", "Per 1,000"),
            *[(code, name, 100, "[x]" if name == "Rutland" else 1.5) for code, name in PLACES],
        ],
        [("A5:D13", (5,), 8)],
    ),
    Layout(
        "two tables below each other, headed by years",
        [
            ("Tables 2a and 2b",), ("This worksheet contains 2 tables.",), ("Table 2a: by age",),
            ("Age", 2021, 2022, 2023), ("18 to 64", 1, 2, 3), ("65 and over", 4, 5, 6), (),
            ("Table 2b: by sex",), ("Sex", 2021, 2022, 2023), ("Men", 1, 2, 3), ("Women", 4, 5, 6),
        ],
        [("A4:D6", (4,), 2), ("A9:D11", (9,), 2)],
    ),
    Layout(
        "two tables beside each other",
        [
            ("Table 3",), (), ("Region", "Visits", "", "Area", "Loans"),
            *[(f"Region {each}", each * 10, "", f"Area {each}", each * 7) for each in range(1, 9)],
        ],
        [("A3:B11", (3,), 8), ("D3:E11", (3,), 8)],
    ),
    Layout(
        "headings over headings, regions above places",
        [
            ("Table A1 - Number of households by initial assessment 1,2",),
            ("England and local authorities, January to March 2024",), (),
            ("", "", "Total initial assessments", "Owed a duty", "", "", "Not owed a duty"),
            ("", "", "", "Total owed", "Prevention duty", "Relief duty", ""), (),
            ("E92000001", "ENGLAND", 83, 75, 33, 41, 7), ("", "London", 15, 13, 6, 7, 2), (),
            *[(*place, 10, 9, 4, 5, ".." if place[1] == "Rutland" else 1) for place in PLACES], (),
            ("1. Totals may not sum",), (".. Data not available",),
        ],
        [("A4:G17", (4, 5), 10)],
        ((4, 3, 5, 3), (4, 4, 4, 6), (4, 7, 5, 7)),
    ),
    Layout(
        "percentiles as headings",
        [
            ("Table 8.7a   Annual pay: United Kingdom, 2023",), (),
            ("", "", "Number", "", "Annual", "Percentiles"),
            ("", "", "of jobs", "", "percentage", ""),
            ("Description", "Code", "(thousand)", "Median", "change", 10, 20, 25, 30, 40),
            *[(name, code, 10, 250, "x", 1, 2, 3, 4, 5) for code, name in PLACES], (),
            ("a  Employees on adult rates who have been in the same job for more than a year.",),
        ],
        [("A3:J13", (3, 4, 5), 8)],
        ((3, 6, 3, 10),),
    ),
    Layout(
        "an export that says what was asked for",
        [
            ("Claimant count by sex and age",), ("Crown copyright [from Nomis on 4 June 2024]",),
            (), ("Sex          :", "Total"), ("Age          :", "All categories: Age 16+"), (),
            ("Area", "October 2023", "November 2023", "December 2023"),
            *[(name, 100, 110, 120) for name in NAMES],
        ],
        [("A7:D15", (7,), 8)],
    ),
    Layout(
        "a workbook that tells about itself above its table",
        [
            *ABOUT, ("", "Provider Level Data"), (),
            ("", "", "", "", "Attendances", "", "", "Within 4 hours", "", ""),
            ("", "Code", "Region", "Name", "Type 1", "Type 2", "All", "Type 1", "Type 2", "All"),
            ("", "-", "-", "England", 100, 4, 104, 50, 3, 53), (),
            *[("", f"R{each}", "Midlands", "Trust", 9, "-", 9, 5, 0, 5) for each in range(9)],
        ],
        [("B16:J28", (16, 17), 10)],
        ((16, 5, 16, 7), (16, 8, 16, 10)),
    ),
    Layout(
        "labels of a publication without a blank row before the headings",
        [
            ("Title", "Reference tables"), ("Period", "2022-23"), ("Coverage", "England"),
            ("CASSR Code", "CASSR Name", "Region", "Clients", "Rate"),
            *[(500 + at, name, "EM", 105, 3.4) for at, name in enumerate(NAMES)],
        ],
        [("A4:E12", (4,), 8)],
    ),
    Layout(
        "a cross-tabulation with its filters above",
        [
            ("Housing Benefit",), (), ("Counting: Claimants",), (), ("Filters:",),
            ("Default Summation", "Claimants"), (),
            ("Quarter", "Feb-23", "May-23", "Aug-23", "Total"), ("Local Authority",),
            *[(name, 100, ".." if name == "Rutland" else 12, 7, 9) for name in NAMES],
            ("Total", 1, 2, 3, 4), (), ("Dataset: Housing Benefit",),
        ],
        [("A8:E18", (8,), 9)],
    ),
    Layout(
        "a data set whose first figures are suppressed",
        [
            ("time_period", "geographic_level", "new_la_code", "la_name", "headcount", "rate"),
            *[
                ("202324", "Local authority", *place, "c" if at % 8 == 0 else str(at), "z")
                for at, place in enumerate(PLACES * 20)
            ],
        ],
        [("A1:F161", (1,), 160)],
    ),
    Layout(
        "lines of a form as headings",
        [
            ("Revenue outturn (RO3) 2022-23",), ("\u00a3 thousand",), (),
            ("", "", "", "Children social care", "", "Adult social care", ""),
            ("", "", "", "Net", "Total", "Net", "Total"),
            ("E-code", "ONS Code", "Local authority", "1", "2", "3", "4"),
            ("", "E92000001", "England", 120, 121, 200, 202),
            *[(f"E{each}", *place, 10, 12, 20, 23) for each, place in enumerate(PLACES)],
        ],
        [("A4:G15", (4, 5, 6), 9)],
        ((4, 4, 4, 5), (4, 6, 4, 7)),
    ),
    Layout(
        "weeks by number and by date",
        [
            ("Deaths registered weekly",), (), ("Week number", 1, 2, 3, 4),
            ("Week ended", "2024-01-05", "2024-01-12", "2024-01-19", "2024-01-26"), (),
            ("Total deaths, all ages", 120, 140, 130, 125), ("Persons",),
            ("Under 1 year", 50, 60, 55, 50), ("1-14", 20, 21, 22, 20), ("Males",),
            ("Under 1 year", 25, 30, 28, 25), ("1-14", 10, 11, 12, 10),
        ],
        [("A3:E12", (3, 4), 5)],
    ),
    Layout(
        "intervals over intervals",
        [
            ("Active Lives Adult Survey",), (),
            ("", "", "Inactive", "", "", "Active", "", ""),
            ("", "", "", "95% confidence interval", "", "", "95% confidence interval", ""),
            ("Area", "Code", "Rate (%)", "Lower", "Upper", "Rate (%)", "Lower", "Upper"),
            *[(name, code, 25.1, 24, 26, 61.2, 60, 62.5) for code, name in PLACES],
        ],
        [("A3:H13", (3, 4, 5), 8)],
        ((3, 3, 3, 5), (3, 6, 3, 8), (4, 4, 4, 5), (4, 7, 4, 8)),
    ),
    Layout(
        "years, then quarters of the last one",
        [
            ("Table 1.1: Claims, annually 2019 - 2023 and quarterly",), (),
            ("Year", "Quarter", "Specified claims", "", "Total"), ("", "", "Number", "%", ""),
            (2019, "", 1500, 75, 2000), (2020, "", 1400, 70, 2000), (),
            (2023, "Q1", 350, 70, 500), ("", "Q2", 351, 70, 500), ("", "Q3 (p)", 353, 71, 500), (),
            ("Notes:",), ("1) Provisional",),
        ],
        [("A3:E10", (3, 4), 5)],
        ((3, 3, 3, 4),),
    ),
    Layout(
        "units below the headings",
        [
            ("Table 5: Waste",), ("Authority", "Total waste", "Recycled", "Rate"),
            ("", "tonnes", "tonnes", "%"), *[(name, 1000, 400, 40.1) for name in NAMES],
        ],
        [("A2:D11", (2, 3), 8)],
    ),
    Layout(
        "the unit over the last column",
        [
            ("Table 5 Expenditure", "", "", "\u00a3 million"), ("Service", "2020", "2021", "2022"),
            ("Adult social care", 1, 2, 3), ("Libraries", 5, 6, 7),
        ],
        [("A2:D4", (2,), 2)],
    ),
    Layout(
        "years as rows under a line of prose",
        [
            ("Table VEH0101: Licensed vehicles",), ("This worksheet contains one table.",),
            ("Year", "Cars", "Vans", "Total [note 1]"),
            *[(year, 1000 + year, 200, 1300 + year) for year in range(1994, 2024)],
        ],
        [("A3:D33", (3,), 30)],
    ),
    Layout(
        "ranks under a title of one word",
        [
            ("League table",), ("Rank", "Council", "Score"),
            *[(rank, name, 90) for rank, name in enumerate(NAMES, start=1)],
        ],
        [("A2:C10", (2,), 8)],
    ),
    Layout(
        "groups of places apart by blank rows",
        [
            ("Incidents",), ("Region", "Local authority", "2021-22", "2022-23"),
            ("North", "", 300, 600), ("", "Place 1", 100, 200), ("", "Place 2", 200, 400), (),
            ("South", "", 300, 600), ("", "Place 3", 100, 200), ("", "Place 4", 200, 400), (),
            ("England", "", 600, 1200),
        ],
        [("A2:D11", (2,), 7)],
    ),
    Layout(
        "a table for each year",
        [
            ("Table 7",), (), ("2021-22",), ("Measure", "Men", "Women"), ("Admissions", 1, 2),
            ("Reviews", 4, 5), (), ("2022-23",), ("Measure", "Men", "Women"), ("Admissions", 6, 7),
            ("Reviews", 8, 9),
        ],
        [("A4:C6", (4,), 2), ("A9:C11", (9,), 2)],
    ),
    Layout(
        "pages of a report",
        [
            ("Contacts by sequel",), ("Page 1 of 2",), ("Sequel", "Apr", "May"), ("A", 1, 2),
            ("B", 3, 4), ("Page 2 of 2",), ("Sequel", "Apr", "May"), ("C", 5, 6), ("D", 7, 8),
        ],
        [("A3:C9", (3,), 4)],
    ),
    Layout(
        "lines about the table below it",
        [
            ("Table",), ("Area", "Count", "Rate"), *[(name, 1, 2.5) for name in NAMES],
            ("Note: rounded",), ("1. something",), ("Source:", "NHS Digital"),
            ("Contact:", "x@example.gov.uk"), ("Released", "1 May 2024"),
        ],
        [("A2:C10", (2,), 8)],
    ),
    Layout(
        "a scorecard with headings of sections",
        [
            ("Corporate scorecard",), (),
            ("Ref", "Indicator", "Good is", "Target", "Q1", "Q2", "RAG"),
            ("Adult social care",), ("A1", "Admissions", "Low", 500, 120, 240, "Red"),
            ("A2", "Direct payments", "High", "42%", "41%", "42%", "Green"), ("Libraries",),
            ("L1", "Visits", "High", 600, 150, 300, "Green"),
            ("L2", "Loans", "High", "n/a", 1, 2, ""),
        ],
        [("A3:G9", (3,), 4)],
    ),
    Layout(
        "quarters whose first row happens to count",
        [
            ("Service", "Q1", "Q2", "Q3", "Q4", "Comments"),
            ("Reablement", 1, 2, 3, 4, "on target"), ("Reviews", 5, 9, 7, 8, ""),
            ("Carers", 5, "n/a", "n/a", 8, "Survey is every two years"),
        ],
        [("A1:F4", (1,), 3)],
    ),
    Layout(
        "months below their year",
        [
            ("Monthly visits",), (), ("", 2023, "", "", 2024, ""),
            ("Library", "Oct", "Nov", "Dec", "Jan", "Feb"),
            *[(f"Library {each}", 1, 2, 3, 4, 5) for each in range(8)],
        ],
        [("A3:F12", (3, 4), 8)],
    ),
    Layout(
        "days as headings",
        [
            ("Daily beds",), (), ("Name", *[date(2024, 1, day) for day in range(1, 15)]),
            *[(name, *range(100, 114)) for name in NAMES],
        ],
        [("A3:O11", (3,), 8)],
    ),
    Layout(
        "notes as a table",
        [
            ("Notes",), ("This worksheet contains one table.",), ("Note number", "Note text"),
            *[(f"note {each}", "Some long text of a note. " * 15) for each in range(1, 12)],
        ],
        [("A3:B14", (3,), 11)],
    ),
    Layout(
        "notes of which some have a link",
        [
            ("Notes",), ("Note number", "Note text", "Link"),
            *[
                (f"[note {each}]", "Long text of a note. " * 10, "None", " " if each == 3 else "")
                for each in range(1, 12)
            ],
        ],
        [("A2:C13", (2,), 11)],
    ),
    Layout(
        "what it covers and its unit above headings that repeat",
        [
            ("Table 33: Clients by age and setting",), ("England", *[""] * 5, "Numbers"), (),
            ("", "", "", "18-64", "", "65 and over"),
            ("CASSR Code", "Region", "CASSR", "Nursing", "Community", "Nursing", "Community"), (),
            ("", "", "England", 900, 901, 902, 903), (),
            *[("101", "East Midlands", name, 100, 101, 102, "[c]") for name in NAMES],
        ],
        [("A4:G16", (4, 5), 9)],
        merged=((4, 4, 4, 5), (4, 6, 4, 7)),
    ),
    Layout("a cover of prose", [("Framework",), ("Published in December",), ("12 tables",)], []),
)  # fmt: skip


def _told(tables: Sequence[FoundTable]) -> list[tuple[str, tuple[int, ...], int]]:
    return [(table.range, table.header_rows, table.rows) for table in tables]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_that_tables_are_found_as_they_are_laid_out(layout: Layout) -> None:
    sheet = Sheet("Sheet1", layout.rows, merged=layout.merged)
    assert _told(tables_of(sheet)) == list(layout.tables)


def test_that_a_long_list_below_prose_is_found_whole() -> None:
    random.seed(7)
    rows: list[Row] = [("Table 12: offences",), ("This worksheet contains one table.",)]
    rows += [("Financial Year", "Quarter", "Force Name", "Offence", "Number of Offences")]
    rows += [("2022/23", at % 4 + 1, f"Force {at % 43}", "Theft", at % 97) for at in range(30_000)]
    assert _told(tables_of(Sheet("S", rows))) == [("A3:E30003", (3,), 30_000)]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_that_blank_rows_above_move_a_table_and_change_nothing_else(layout: Layout) -> None:
    here = tables_of(Sheet("S", layout.rows, merged=layout.merged))
    merged = tuple((top + 2, left, bottom + 2, right) for top, left, bottom, right in layout.merged)
    below = tables_of(Sheet("S", [(), (), *layout.rows], merged=merged))
    assert [each.rows for each in below] == [each.rows for each in here]
    assert [[column.name for column in each.columns] for each in below] == [
        [column.name for column in each.columns] for each in here
    ]
