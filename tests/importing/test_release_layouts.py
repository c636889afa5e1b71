"""Layouts that releases and registers have, one for each kind of thing that was once read wrongly.

All words and figures are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.recipes.fitting import split_heading, words_and_period
from perfdesk.importing.tables.finding import FoundTable, find_tables
from perfdesk.importing.vocabulary.columns import Role, column_under, months_under_years
from perfdesk.importing.vocabulary.naming_periods import period_named
from perfdesk.operations.extracts.mapping import map_table, preview_mapping, read_for_mapping
from tests.importing.files import Rows, write_xlsx

PLACES = ("Derbyshire", "Leicestershire", "Lincolnshire", "Nottinghamshire", "Rutland", "Kent")
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")


@pytest.fixture
def table_of(tmp_path: Path) -> Callable[[Rows], FoundTable]:
    """The one table of a sheet."""

    def found(rows: Rows) -> FoundTable:
        (table,) = find_tables(read_extract(write_xlsx(tmp_path / "release.xlsx", {"T": rows})))
        return table

    return found


def periods(table: FoundTable) -> list[str]:
    """What the columns of figures are about."""
    return [str(each.period) for each in table.columns if each.role is Role.VALUE]


def test_that_rows_of_a_register_without_figures_are_data(
    table_of: Callable[[Rows], FoundTable],
) -> None:
    head = ["Reference", "What is counted", "Team", "How often", "2022/23", "2023/24"]
    rows = [
        [f"K{at}", f"Count number {at}", ("North", "South")[at % 2], "Quarterly",
         *(("", "") if at < 4 else (at, at + 1))]
        for at in range(12)
    ]  # fmt: skip
    table = table_of([head, *rows])
    assert table.header_rows == (1,)
    assert table.rows == 12


def test_that_headings_that_stand_again_on_a_page_are_no_data(
    table_of: Callable[[Rows], FoundTable],
) -> None:
    head = ["Branch", "Team", "Kind", "Visits"]
    rows = [[f"Branch {at}", "North", "Town", at] for at in range(6)]
    table = table_of([head, *rows, head, *rows])
    assert table.header_rows == (1,)
    assert table.repeated == {8}
    assert table.rows == 12


def test_that_numbers_written_as_text_over_numbers_are_headings(
    table_of: Callable[[Rows], FoundTable],
) -> None:
    top = [["", "CHAP.", "CHAP.", "TOTAL"], ["MONTH", "7", "11", "FILINGS"]]
    table = table_of([*top, *([200_504 + at, 9 * at, 7 * at, 16 * at] for at in range(8))])
    assert table.header_rows == (1, 2)
    assert [each.name for each in table.columns][1:3] == ["CHAP. > 7", "CHAP. > 11"]


def test_that_a_row_of_units_and_of_the_numbers_of_columns_is_no_data(
    table_of: Callable[[Rows], FoundTable],
) -> None:
    rows: list[list[object]] = [
        ["Local authority", "Employees", "Running costs", "Total"],
        ["", "1", "2", "3 (=1+2)"],
        ["", "\u00a3 thousand", "\u00a3 thousand", "\u00a3 thousand"],
        *([each, 10 + at, 20 + at, 30 + 2 * at] for at, each in enumerate(PLACES)),
    ]
    table = table_of(rows)
    assert table.header_rows == (1, 2, 3)
    assert table.rows == len(PLACES)


def test_that_figures_that_are_text_throughout_stay_data(
    table_of: Callable[[Rows], FoundTable],
) -> None:
    rows = [[each, f"{1000 + at:,}", ".."] for at, each in enumerate(PLACES)]
    table = table_of([["Area", "Value", "Number"], *rows])
    assert table.header_rows == (1,)
    assert table.rows == len(PLACES)


def test_that_a_column_of_figures_may_be_suppressed_in_most_rows(
    table_of: Callable[[Rows], FoundTable],
) -> None:
    rows = [[each, "[c]" if at < 4 else at, at] for at, each in enumerate(PLACES)]
    table = table_of([["Council", "Cause A", "Cause B"], *rows])
    assert [each.role for each in table.columns] == [Role.PLACE_NAME, Role.VALUE, Role.VALUE]


def test_that_months_under_their_year_are_months(table_of: Callable[[Rows], FoundTable]) -> None:
    top = [["", "2023/24", *[""] * 11], ["Service", *MONTHS]]
    table = table_of([*top, *([each, *range(12)] for each in ("Reviews", "Visits", "Calls"))])
    assert periods(table)[0] == "Apr 2023"
    assert periods(table)[-1] == "Mar 2024"
    assert {words_and_period(each)[0] for each in table.columns[1:]} == {""}


def test_that_quarters_under_a_year_that_may_be_two_have_no_period() -> None:
    columns = tuple(column_under(at, ["2023", f"Q{at}"]) for at in range(1, 5))
    assert [each.period for each in months_under_years(columns)] == [None] * 4


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        (["Year ending", "March 2023"], "2022/23"),
        (["12 months to", "June 2023"], "Jul 2022 to Jun 2023"),
        (["Year to March 2023"], "2022/23"),
        (["Quarter ending", "June 2023"], "Apr-Jun 2023"),
        (["Three months to 30 June 2023"], "Apr-Jun 2023"),
        (["2023-04-01"], "Apr 2023"),
        (["At 31 March", "2023"], "31 March 2023"),
    ],
)
def test_that_a_heading_names_the_whole_span(levels: list[str], told: str) -> None:
    column = column_under(1, levels)
    assert str(column.period) == told


@pytest.mark.parametrize(
    ("heading", "words", "told"),
    [
        ("Q1 2023/24", "", "Apr-Jun 2023"),
        ("Visits Q1 2023/24", "Visits", "Apr-Jun 2023"),
        ("Admissions year ending March 2023", "Admissions", "2022/23"),
        ("Position at 31 March 2024", "", "31 March 2024"),
        ("April 2023 to March 2024 visits", "visits", "2023/24"),
        ("Total loans - Sept 2023_digital", "Total loans digital", "Sep 2023"),
    ],
)
def test_that_the_longest_period_of_a_heading_is_meant(heading: str, words: str, told: str) -> None:
    said, period = split_heading(heading)
    assert (said, str(period)) == (words, told)


def test_that_quarters_across_are_quarters_of_the_measure_in_the_mapping_panel(
    pack_of: Callable[[str], Pack], tmp_path: Path, at: datetime
) -> None:
    pack = pack_of("2023-24")
    rows: list[list[object]] = [
        ["Service", *(f"Q{each} 2023/24" for each in range(1, 5))],
        ["Library visits", 1, 2, 3, 4],
        ["Other", 5, 6, 7, 8],
    ]
    file = read_for_mapping(write_xlsx(tmp_path / "quarters.xlsx", {"T": rows}))
    mapping = map_table(pack, file, file.tables[0]).with_measure("Library visits", "library-visits")
    plan = preview_mapping(pack, replace(mapping, sums=True), at=at)
    (planned,) = plan.figures
    assert planned.key.period.key == "2023/24"
    assert planned.new.value == 10


def test_that_what_is_said_of_each_series_is_no_heading_and_its_months_are_known(
    table_of: Callable[[Rows], FoundTable],
) -> None:
    about: list[list[object]] = [
        ["Title", "First series", "Second series"],
        ["CDID", "ABCD", "EFGH"],
        ["PreUnit", "", "\u00a3"],
        ["Unit", "%", "million"],
        ["Release Date", "16-05-2024", "16-05-2024"],
        ["Next release", "June 2024", ""],
        ["Important Notes", "", ""],
    ]
    months = [f"{year} {month.upper()}" for year in (2022, 2023) for month in MONTHS]
    table = table_of([*about, *([month, 7, 8] for month in months)])
    assert table.header_rows == (1,)
    assert [each.name for each in table.columns] == ["Title", "First series", "Second series"]
    assert table.rows == len(months)
    assert str(period_named("2022 APR")) == "Apr 2022"


def test_that_a_list_of_notes_is_no_form_of_figures(
    pack_of: Callable[[str], Pack], plan_of: Callable[..., ImportPlan], tmp_path: Path
) -> None:
    notes: Rows = [["Note number", "Note text"], *([f"note {at}", "Words."] for at in range(1, 7))]
    table: Rows = [["Code", "People"], *([each, 7] for each in PLACES)]
    path = write_xlsx(tmp_path / "release.xlsx", {"Notes": notes, "Table 1": table})
    with pytest.raises(UnreadableExtractError, match="says which year or quarter"):
        plan_of(path, pack_of("2023-24"))


def test_that_a_page_without_a_table_is_said_to_have_none(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><p>Words only</p></body></html>", encoding="utf-8")
    with pytest.raises(UnreadableExtractError, match="no table with anything in it"):
        read_extract(path)
