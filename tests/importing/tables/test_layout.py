"""Tables as real sheets lay them out: banners, spacers, sections, totals, notes, side by side."""

from __future__ import annotations

import pytest

from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.tables.finding import tables_of
from perfdesk.importing.tables.marks import Mark, mark_of


def _sheet(*rows: tuple[RawValue, ...]) -> Sheet:
    return Sheet("Sheet1", rows)


@pytest.mark.parametrize(
    ("raw", "mark"),
    [
        ("4,618", Mark.FIGURE), ("1,334 ", Mark.FIGURE), ("89.6%", Mark.FIGURE),
        ("7.7 (7.6)", Mark.FIGURE), ("182.0k (Apr-Nov)", Mark.FIGURE), ("\u00a312.5m", Mark.FIGURE),
        ("2023", Mark.YEAR), (2016.0, Mark.YEAR), ("[x]", Mark.TOKEN), ("n/a", Mark.TOKEN),
        ("c.28,000", Mark.FIGURE), ("\u00a3880-\u00a3890", Mark.FIGURE), ("1 250 001", Mark.FIGURE),
        ("310-", Mark.FIGURE), ("871*", Mark.FIGURE), ("851 [r]", Mark.FIGURE),
        ("1.2 million", Mark.FIGURE), ("TBC", Mark.TOKEN), ("due June 2024", Mark.TOKEN),
        ("awaiting the NHS return", Mark.TOKEN), ("18-64", Mark.TEXT), ("Due date", Mark.TEXT),
        ("2015 *", Mark.YEAR), ("2023p", Mark.YEAR), ("over 65", Mark.TEXT), ("12a", Mark.TEXT),
        ("2023/24", Mark.TEXT), ("Q1", Mark.TEXT), ("E10000018", Mark.TEXT), (" ", Mark.BLANK),
    ],
)  # fmt: skip
def test_that_cells_are_known_by_their_looks(raw: RawValue, mark: Mark) -> None:
    assert mark_of(raw) is mark


def test_that_banners_spacers_and_years_given_once_are_read() -> None:
    sheet = _sheet(
        ("Visits to libraries",), ("", "", "", "", "", "thousands"),
        ("", "", "All", "", "Area", ""), ("", "", "NSA", "", "NSA", ""),
        (2023.0, "Jan", 2245.5, "", 192.2), ("", "Feb", 1736.1, "", 101.4),
        ("", "Mar", 2267.4, "", 132.1), (), ("Source: made for this test",),
    )  # fmt: skip
    (table,) = tables_of(sheet)
    assert (table.header_rows, table.rows) == ((3, 4), 3)
    assert [column.name for column in table.columns][-2:] == ["All > NSA", "Area > NSA"]
    assert table.columns[0].filled_down
    assert table.text(7, table.columns[0]) == "2023"
    assert list(table.footnotes.values()) == ["Source: made for this test"]


def test_that_sections_and_totals_are_told_from_data() -> None:
    sheet = _sheet(
        ("Measure", "2022/23", "2023/24"), ("Physical loans", 10.5, 11.5), ("Children",),
        ("Junior loans", 5.5, 6.5), ("Total", 16.0, 18.0),
    )  # fmt: skip
    (table,) = tables_of(sheet)
    assert (table.rows, dict(table.sections), table.totals) == (3, {3: "Children"}, (5,))
    assert (table.section_of(4), table.section_of(2)) == ("Children", "")


def test_that_tables_side_by_side_are_two() -> None:
    row = ("Leicester", 1.5, "", "Derby", 2.5)
    sheet = _sheet(
        ("Area", "Rate", "", "Area", "Rate"), row,
        ("Rutland", 3.5, "", "Notts", 4.5), ("Kent", 5.5, "", "Essex", 6.5),
    )  # fmt: skip
    assert [table.range for table in tables_of(sheet)] == ["A1:B4", "D1:E4"]


def test_that_headings_repeated_further_down_are_no_data() -> None:
    head = ("Council", "Numerator", "Denominator")
    rows = [(f"Council {each}", each + 0.5, each + 200.5) for each in range(8)]
    (table,) = tables_of(_sheet(head, *rows[:4], head, *rows[4:]))
    assert (table.rows, table.repeated) == (8, frozenset({6}))


def test_that_ages_without_values_yet_are_still_a_table() -> None:
    sheet = _sheet(("Local authority", "18-64", "65 and over"), *[(f"Area {i}",) for i in range(9)])
    (table,) = tables_of(sheet)
    assert (table.header_rows, table.rows) == ((1,), 9)
