"""The sample's other files: printed and published totals, made-up splits that say so, and traps."""

import csv
import io
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse

from perfdesk.core.sequels import layer_of_sequel
from tests.sample.cells import SAMPLE, workbook_cells, workbook_fills

CONTACTS = SAMPLE / "Contacts_Sequels_2023-24.xls"
LIBRARIES = SAMPLE / "Libraries monthly 2023-24.xlsx"
COMMUNITIES = SAMPLE / "Communities return Q4.xlsx"
APPENDIX = SAMPLE / "Appendix A 2021-22.xlsx"
COMMENTARY = SAMPLE / "Commentary return 2023-24.xlsx"

SHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
OPTIONS = "{urn:schemas-microsoft-com:office:excel}"
SHADE = "D9EAD3"

Cells = dict[tuple[int, int], str]


def printed(name: str) -> list[dict[str, str]]:
    """The rows of an appendix as printed."""
    return list(csv.DictReader(io.StringIO((SAMPLE / name).read_text("utf-8"))))


# --- contacts and sequels ------------------------------------------------------------------------
@pytest.fixture(scope="module")
def server_sheets() -> dict[str, Element]:
    """The worksheets of the contacts, by name."""
    book = parse(CONTACTS).getroot()
    assert book is not None
    return {each.get(f"{SHEET}Name", ""): each for each in book.iter(f"{SHEET}Worksheet")}


def server_cells(sheet: Element) -> Cells:
    """The texts of a worksheet by row and column; every row and cell names its number."""
    return {
        (int(row.get(f"{SHEET}Index", "")), int(cell.get(f"{SHEET}Index", ""))): data.text or ""
        for row in sheet.iter(f"{SHEET}Row")
        for cell in row.iter(f"{SHEET}Cell")
        for data in cell.iter(f"{SHEET}Data")
    }


def sequels(cells: Cells) -> dict[str, list[int]]:
    """The months of each sequel, by its words."""
    months = [4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 17, 18]
    return {cells[row, 2]: [int(cells[row, at]) for at in months] for row in range(8, 22)}


@pytest.mark.parametrize(
    ("year", "shares"),
    [("2023-24", [49.2, 17.4, 19.1, 14.3]), ("2022-23", [56.7, 16.3, 12.8, 14.3])],
)
def test_that_the_sequels_give_the_printed_shares_of_the_layers(
    server_sheets: dict[str, Element], year: str, shares: list[float]
) -> None:
    totals: dict[str, int] = {}
    for words, months in sequels(server_cells(server_sheets[year])).items():
        layer = layer_of_sequel(words)
        assert layer is not None, words
        totals[layer.value] = totals.get(layer.value, 0) + sum(months)
    everything = sum(totals.values())
    order = ["Prevent", "Reduce", "Delay", "Meet"]
    assert [round(100 * totals[layer] / everything, 1) for layer in order] == shares
    if year == "2023-24":
        assert [totals[layer] for layer in order] == [18_475, 6_534, 7_172, 5_369]
        assert everything == 37_550


def test_that_the_contacts_are_laid_out_as_a_server_does(
    server_sheets: dict[str, Element],
) -> None:
    cells = server_cells(server_sheets["2023-24"])
    assert cells[5, 4] == "Data to 31/03/2024"
    assert (cells[7, 2], cells[7, 4], cells[7, 18]) == (
        "Sequel to new contact",
        "Apr 2023",
        "Mar 2024",
    )
    assert not {column for row, column in cells if row >= 7} & {1, 3, 7, 11, 15, 19}
    columns = zip(*sequels(cells).values(), strict=True)
    months = [4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 17, 18]
    assert [int(cells[22, at]) for at in months] == [sum(column) for column in columns]
    assert (cells[22, 2], cells[22, 20]) == ("Total", "37550")
    assert cells[24, 2].startswith("1. ")


def test_that_last_years_contacts_are_on_a_hidden_sheet(
    server_sheets: dict[str, Element],
) -> None:
    hidden = {
        name: sheet.findtext(f"{OPTIONS}WorksheetOptions/{OPTIONS}Visible")
        for name, sheet in server_sheets.items()
    }
    assert hidden == {"2023-24": None, "2022-23": "SheetHidden"}


# --- libraries -----------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def libraries() -> dict[str, dict[str, Any]]:
    """The values of the libraries' workbook, by sheet and address."""
    return {
        name: {at: value for at, (value, _) in cells.items()}
        for name, cells in workbook_cells(LIBRARIES).items()
    }


def rows_of(cells: dict[str, Any]) -> dict[str, list[Any]]:
    """The months of each row below the headings, by its label."""
    return {
        label: [cells[f"{column}{at.removeprefix('A')}"] for column in "BCDEFGHIJKLM"]
        for at, label in cells.items()
        if at.startswith("A") and int(at.removeprefix("A")) > 6
    }


def number(value: Any) -> int:
    """A count; words in place of one count nothing."""
    return value if isinstance(value, int) else 0


@pytest.mark.parametrize(
    ("sheet", "label", "total"),
    [
        ("Visits", "Total", 615_060),
        ("Loans", "Physical loans", 1_377_855),
        ("Loans", "Total", 2_384_483),
        ("Junior loans", "Total", 833_312),
        ("E-loans", "Total", 1_006_628),
    ],
)
def test_that_the_months_of_a_total_row_add_up_to_the_printed_year(
    libraries: dict[str, dict[str, Any]], sheet: str, label: str, total: int
) -> None:
    assert sum(rows_of(libraries[sheet])[label]) == total
    printed_now = {row["description"]: row["current"] for row in printed("appendix-a-2023-24.csv")}
    if label == "Total":
        name = {"Visits": "Library visits", "Loans": "Total library loans"}.get(sheet, sheet)
        assert printed_now[name] == f"{total / 1000:,.1f}k"


@pytest.mark.parametrize("sheet", ["Visits", "Loans", "Junior loans", "E-loans"])
def test_that_the_rows_add_up_to_the_total_row_of_each_month(
    libraries: dict[str, dict[str, Any]], sheet: str
) -> None:
    rows = rows_of(libraries[sheet])
    total = rows.pop("Physical loans" if sheet == "Loans" else "Total")
    rows.pop("Total", None)
    parts = [months for label, months in rows.items() if "oans" not in label]
    assert [sum(map(number, column)) for column in zip(*parts, strict=True)] == total
    assert len(parts) == (3 if sheet == "E-loans" else 32)


def test_that_words_stand_where_a_branch_has_no_count(
    libraries: dict[str, dict[str, Any]],
) -> None:
    words = {
        value
        for months in rows_of(libraries["Visits"]).values()
        for value in months
        if isinstance(value, str)
    }
    assert words == {"closed", "-"}


@pytest.mark.parametrize(
    ("sheet", "total", "shown"),
    [
        ("Loans", 305_214, "Total community library issues"),
        ("Junior loans", 180_087, "Community library children's issues."),
    ],
)
def test_that_the_community_libraries_are_told_by_their_fill_alone(
    libraries: dict[str, dict[str, Any]], sheet: str, total: int, shown: str
) -> None:
    fills = workbook_fills(LIBRARIES, sheet)
    shaded = {at.removeprefix("A") for at, fill in fills.items() if fill == SHADE and at[0] == "A"}
    cells = libraries[sheet]
    assert 10 < len(shaded) < 25
    assert (
        sum(number(cells[f"{column}{row}"]) for row in shaded for column in "BCDEFGHIJKLM") == total
    )
    assert not [label for label in rows_of(cells) if "ommunity" in label]
    [row] = [row for row in printed("appendix-a-2023-24.csv") if row["description"] == shown]
    assert row["current"] == f"{total / 1000:,.1f}k"


def test_that_no_branch_lends_more_to_children_than_to_all(
    libraries: dict[str, dict[str, Any]],
) -> None:
    everything, junior = rows_of(libraries["Loans"]), rows_of(libraries["Junior loans"])
    for label, months in junior.items():
        for of_all, of_children in zip(everything[label], months, strict=True):
            assert number(of_children) <= number(of_all)


# --- communities ---------------------------------------------------------------------------------
def test_that_the_return_has_its_values_right_of_their_labels() -> None:
    cells = workbook_cells(COMMUNITIES)["Return"]
    labels = {
        value: cells[f"C{at.removeprefix('B')}"]
        for at, (value, _) in cells.items()
        if at.startswith("B") and f"C{at.removeprefix('B')}" in cells
    }
    assert labels["Heritage visits"] == (134_100, '#,##0.0,"k"')
    assert labels["Attendances at Creative Learning Service workshops"][0] == 22_000
    assert labels["Hours of volunteering (heritage & libraries)"][0] == "19.6k"
    assert labels["LALS success rate"] == (0.853, "0.0%")
    values = [value for value, _ in cells.values()]
    assert {127_100, 17_100, "17.3 hours", 0.846} <= set(values)


def test_that_adult_learning_is_about_an_academic_year() -> None:
    cells = workbook_cells(COMMUNITIES)["Return"]
    days = [value.date().isoformat() for value, shown in cells.values() if shown == "dd/mm/yyyy"]
    assert days == [*["2023-04-01", "2024-03-31"] * 3, "2023-09-01", "2024-03-31"]


# --- last year's appendix ------------------------------------------------------------------------
def test_that_the_workbook_of_last_years_appendix_tells_ratings_by_colour_alone() -> None:
    rows = printed("appendix-a-2021-22.csv")
    cells = workbook_cells(APPENDIX)["Appendix A"]
    fills = workbook_fills(APPENDIX, "Appendix A")
    colours = {"G": "00B050", "A": "FFC000", "R": "FF0000", "N/A": "D9D9D9"}
    for number_of_row, row in enumerate(rows, start=7):
        assert cells[f"D{number_of_row}"][0] == row["description"]
        assert cells[f"H{number_of_row}"][0] == row["current"]
        assert f"F{number_of_row}" not in cells
        assert fills[f"F{number_of_row}"] == colours[row["rag"]]


# --- commentary ----------------------------------------------------------------------------------
def test_that_the_commentary_has_a_row_for_each_printed_measure() -> None:
    rows = printed("appendix-a-2023-24.csv")
    cells = workbook_cells(COMMENTARY)["Commentary"]
    for number_of_row, row in enumerate(rows, start=6):
        assert cells[f"C{number_of_row}"][0] == row["description"]
        assert cells[f"D{number_of_row}"][0] == row["current"]
        state = "commented" if f"H{number_of_row}" in cells else "awaited"
        assert cells[f"G{number_of_row}"][0] == state


# --- all of them ---------------------------------------------------------------------------------
@pytest.mark.parametrize("path", [LIBRARIES, COMMUNITIES, APPENDIX, COMMENTARY], ids=str)
def test_that_every_sheet_says_what_is_illustrative(path: Any) -> None:
    for name, cells in workbook_cells(path).items():
        said = [value for value, _ in cells.values() if str(value).startswith("Illustrative: ")]
        assert len(said) == 1, name


def test_that_both_sheets_of_the_contacts_say_what_is_illustrative(
    server_sheets: dict[str, Element],
) -> None:
    for sheet in server_sheets.values():
        assert server_cells(sheet)[6, 2].startswith("Illustrative: ")
