"""The sample extracts hold the printed and published figures, and the traps they are there for."""

import csv
import io
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from tests.sample.cells import SAMPLE, workbook_cells

REPOSITORY = Path(__file__).resolve().parents[2]
REABLEMENT = SAMPLE / "Reablement Q4.xlsx"
SNAPSHOT = SAMPLE / "ASC snapshot 31 March 2024.csv"
NATIONAL = SAMPLE / "ascof_national_extract.csv"

LEICESTERSHIRE = "508"


def make_sample(out: Path, *arguments: str) -> None:
    """Run the script that makes the sample, as a person does."""
    script = REPOSITORY / "packaging" / "sample" / "make_sample.py"
    subprocess.run([sys.executable, script, *arguments, "--out", out], check=True, timeout=60)


@pytest.fixture(scope="module")
def national() -> list[dict[str, str]]:
    """The rows of the national extract."""
    text = NATIONAL.read_bytes().decode("cp1252")
    return list(csv.DictReader(io.StringIO(text)))


def found(rows: list[dict[str, str]], code: str, place: str, year: str, kind: str) -> str:
    """The one value of that measure, place, year and kind."""
    [value] = [
        row["Measure Value"]
        for row in rows
        if (row["ASCOF Measure Code"], row["Geographical Code"]) == (code, place)
        and (row["Reporting year"], row["Measure Type"]) == (year, kind)
    ]
    return value


# --- all of them ---------------------------------------------------------------------------------
def test_that_the_sample_is_installed_with_the_program() -> None:
    installed = {path.name for path in files("perfdesk.resources").joinpath("sample").iterdir()}
    assert {REABLEMENT.name, SNAPSHOT.name, NATIONAL.name, "README.md"} <= installed
    assert {"appendix-a-2021-22.csv", "appendix-a-2023-24.csv"} <= installed


def test_that_every_file_has_its_source_named() -> None:
    readme = (SAMPLE / "README.md").read_text("utf-8")
    for path in SAMPLE.iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in readme


def test_that_the_sample_stays_small() -> None:
    assert NATIONAL.stat().st_size < 600_000
    assert sum(path.stat().st_size for path in SAMPLE.iterdir()) < 1_000_000


def test_that_a_fresh_clone_can_make_what_needs_no_source(tmp_path: Path) -> None:
    make_sample(tmp_path)
    made = {path.name for path in tmp_path.iterdir()}
    need_a_source = {NATIONAL.name, "appendix-a-2021-22.csv", "appendix-a-2023-24.csv"}
    by_hand = {"README.md", "things-to-find.json"}
    assert made | need_a_source | by_hand == {path.name for path in SAMPLE.iterdir()}
    for name in made:
        # Other versions of XlsxWriter and zlib may pack the same cells into other bytes.
        if name.endswith(".xlsx"):
            assert workbook_cells(tmp_path / name) == workbook_cells(SAMPLE / name), name
        else:
            assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes(), name


@pytest.mark.corpus
def test_that_the_committed_files_are_what_the_script_makes(corpus: Path, tmp_path: Path) -> None:
    make_sample(tmp_path, str(corpus))
    for made in tmp_path.iterdir():
        if made.suffix != ".xlsx":
            assert made.read_bytes() == (SAMPLE / made.name).read_bytes(), made.name


# --- the printed appendices ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "count", "last"),
    [("appendix-a-2021-22.csv", 30, "68.0%"), ("appendix-a-2023-24.csv", 29, "73.5%")],
)
def test_that_an_appendix_holds_its_measures(name: str, count: int, last: str) -> None:
    rows = list(csv.DictReader(io.StringIO((SAMPLE / name).read_text("utf-8"))))
    assert len(rows) == count
    assert len({row["layer"] for row in rows}) == 4
    assert rows[-1]["current"] == last


# --- Reablement Q4.xlsx --------------------------------------------------------------------------
def test_that_the_reablement_figures_are_those_printed() -> None:
    cells = workbook_cells(REABLEMENT)["Summary"]
    assert cells["F12"] == (0.896, "0.0%")
    assert (cells["F11"][0], cells["F10"][0]) == (3856, "4,304 ")
    assert (cells["F16"][0], cells["F15"][0]) == (539, 610)
    assert (cells["G12"][0], cells["G10"][0]) == (0.878, 3190)


def test_that_shown_shares_follow_from_their_counts() -> None:
    summary = {at: value for at, (value, _) in workbook_cells(REABLEMENT)["Summary"].items()}
    counts = {**summary, "F10": 4304}
    for column in "CDEF":
        assert round(counts[f"{column}11"] / counts[f"{column}10"], 3) == summary[f"{column}12"]
    assert round(counts["F16"] / counts["F15"], 3) == summary["F17"]


def test_that_the_header_is_of_two_rows_partly_merged() -> None:
    import openpyxl

    sheet = openpyxl.load_workbook(REABLEMENT)["Summary"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A6:A7", "C6:F6", "G6:G7"} <= merged
    assert (sheet["C6"].value, sheet["F7"].value) == ("2023/24 (cumulative)", "Q1-Q4")


def test_that_both_sheets_say_what_is_illustrative() -> None:
    sheets = workbook_cells(REABLEMENT)
    assert list(sheets) == ["Summary", "OLD do not use"]
    for cells in sheets.values():
        assert str(cells["A3"][0]).startswith("Illustrative: ")


def test_that_the_superseded_sheet_has_other_figures() -> None:
    sheets = workbook_cells(REABLEMENT)
    assert sheets["OLD do not use"]["F12"] != sheets["Summary"]["F12"]


def test_that_calamine_reads_the_reablement_workbook() -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(REABLEMENT)
    cells = book.get_sheet_by_name("Summary").to_python(skip_empty_area=False)
    assert cells[11][5] == 0.896
    assert cells[9][5] == "4,304 "


# --- ASC snapshot 31 March 2024.csv --------------------------------------------------------------
def test_that_the_snapshot_is_utf_16_with_tabs() -> None:
    data = SNAPSHOT.read_bytes()
    assert data.startswith(b"\xff\xfe")
    lines = data.decode("utf-16").splitlines()
    assert {line.count("\t") for line in lines} == {5}


def test_that_the_snapshot_holds_the_printed_counts() -> None:
    rows = list(csv.reader(io.StringIO(SNAPSHOT.read_bytes().decode("utf-16")), delimiter="\t"))
    assert rows[0] == ["Measure", "As at", "Numerator", "Denominator", "Population", "Value"]
    counts = [(row[1][-4:], row[2], row[3]) for row in rows[1:]]
    assert counts == [
        ("2024", "1151", "1334"),
        ("2024", "1762", "4984"),
        ("2023", "1939", "5357"),
        ("2024", "524", "528"),
        ("2023", "264", "292"),
        ("2024", "3950", "5375"),
        ("2024", "773", ""),
        ("2023", "1334", ""),
        ("2024", "36", ""),
        ("2023", "116", ""),
        ("2024", "58", ""),
        ("2023", "51", ""),
        ("2024", "798", ""),
        ("2023", "824", ""),
    ]
    assert {row[4] for row in rows[1:]} == {""}
    for label, _, numerator, denominator, _, value in rows[1:]:
        if denominator and "Safeguarding" not in label:  # printed as 96% and 90%, the one wrongly
            assert f"{100 * int(numerator) / int(denominator):.1f}%" == value


# --- ascof_national_extract.csv ------------------------------------------------------------------
def test_that_the_national_extract_has_the_columns_of_the_open_data(
    national: list[dict[str, str]],
) -> None:
    assert list(national[0]) == [
        "Geographical Code",
        "Geographical Description",
        "Geographical Level",
        "ONS Code",
        "ASCOF Measure Code",
        "Disaggregation Level",
        "Measure Type",
        "Measure Value",
        "Measure Group",
        "Measure Group Description",
        "Reporting year",
    ]


def test_that_the_national_extract_cannot_be_read_as_utf_8() -> None:
    with pytest.raises(UnicodeDecodeError):
        NATIONAL.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("code", "place", "year", "kind", "value"),
    [
        ("3C1", LEICESTERSHIRE, "2015-16", "Outcome", "67.1"),
        ("3C1", LEICESTERSHIRE, "2020-21", "Outcome", "[x]"),
        ("3C1", LEICESTERSHIRE, "2023-24", "Outcome", "59.3"),
        ("3C1", LEICESTERSHIRE, "2023-24", "Margin Of Error", "7.5"),
        ("3C1", "England", "2022-23", "Outcome", "67.2"),
        ("3C2", LEICESTERSHIRE, "2016-17", "Outcome", "63.5 (62.6)"),
        ("3C2", LEICESTERSHIRE, "2023-24", "Outcome", "56.1"),
        ("3C2", "England", "2021-22", "Outcome", "57.7"),
        ("5A1", LEICESTERSHIRE, "2022-23", "Outcome", "38.7"),
        ("5A1", LEICESTERSHIRE, "2023-24", "Outcome", "44.9"),
        ("5A1", "England", "2022-23", "Outcome", "44.4"),
        ("5A2", LEICESTERSHIRE, "2023-24", "Outcome", "25.4"),
        ("5A2", "England", "2021-22", "Outcome", "28.0"),
        ("4A", LEICESTERSHIRE, "2021-22", "Outcome", "63.0"),
        ("4A", LEICESTERSHIRE, "2023-24", "Outcome", "72.2"),
        ("4A", "England", "2023-24", "Outcome", "71.1"),
        ("2B", LEICESTERSHIRE, "2024-25", "Outcome", "11.3"),
        ("2B", LEICESTERSHIRE, "2024-25", "Denominator", "440785"),
        ("2C", LEICESTERSHIRE, "2024-25", "Numerator", "829"),
        ("2A1", LEICESTERSHIRE, "2020-21", "Numerator", "8"),
        ("2A2", LEICESTERSHIRE, "2020-21", "Outcome", "308.8"),
        ("2A2", "England", "2020-21", "Outcome", "498.2"),
        ("2A2", "S", "2020-21", "Outcome", "442.7"),
        ("2A2", "EM", "2020-21", "Outcome", "384.2"),
    ],
)
def test_that_the_national_extract_holds_the_published_figure(
    national: list[dict[str, str]], code: str, place: str, year: str, kind: str, value: str
) -> None:
    assert found(national, code, place, year, kind) == value


@pytest.mark.parametrize("code", ["3C1", "3C2", "4A", "5A1", "5A2"])
def test_that_all_councils_are_there_for_benchmarks(
    national: list[dict[str, str]], code: str
) -> None:
    rows = [
        row
        for row in national
        if (row["ASCOF Measure Code"], row["Reporting year"]) == (code, "2023-24")
        and row["Geographical Level"] == "Council"
    ]
    for kind in ("Outcome", "Margin Of Error"):
        numbers = [row for row in rows if row["Measure Type"] == kind]
        valued = [row for row in numbers if not row["Measure Value"].startswith("[")]
        assert 140 <= len(valued) <= 153


def test_that_no_row_stands_twice(national: list[dict[str, str]]) -> None:
    identities = [
        tuple(value for name, value in row.items() if name != "Measure Value") for row in national
    ]
    assert len(identities) == len(set(identities))
