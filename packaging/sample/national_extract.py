"""The national sample extract: a real cut of two ASCOF publications, as one long open-data file.

Every value is a cell of one of these files (Open Government Licence v3.0), and no other:

* SERIES, the ASCOF time series 2015 to 2016 to 2024 to 2025 (ODS, DHSC). One sheet a measure; the
  value stands in the row of the place, under the heading `<year> - <kind>`, shown to one decimal
  (1B to three), and the description in the sheet `Contents`.
* OPEN_DATA, the ASCOF 2020/21 open data (XLSX, NHS Digital), sheet `in`: the row with that place,
  measure code, `Total` and measure type, column `Measure Value`.

CUTS says which cells are taken. What is not in the publications: the column `Reporting year`,
and the measure codes of the time series written as the open data writes them (`3C(1)` as `3C1`).
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

SERIES = "extracts/01_ascof_timeseries_2015-16_to_2024-25.ods"
OPEN_DATA = "extracts/02_ascof_2020-21_open_data_long.xlsx"

HEADER = (
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
)
"""The columns of the open data of 2020/21, and the year."""

COUNCIL_TYPES = {"S", "U", "M", "I", "O", "D"}
REGIONS = {"EM", "E", "L", "NE", "NW", "SE", "SW", "WM", "YH"}
WALKED_THROUGH = {"England", "S", "EM", "508"}
"""England, shire counties, East Midlands and Leicestershire: the places of the sample pack."""

SURVEY = {"margin of error": "Margin Of Error", "outcome": "Outcome"}
COUNTS = {"Numerator", "Denominator"}
RETURN = {"numerator": "Numerator", "denominator": "Denominator", "outcome": "Outcome"}
"""Heading of the time series: measure type of the open data."""


@dataclass(frozen=True)
class SeriesCut:
    """Cells taken from one sheet of the time series.

    Attributes:
        sheet: Name of the sheet.
        code: Measure code as the open data writes it.
        metric: Its name in the sheet `Contents`.
        types: Which headings are taken, and the measure type each becomes. Counts are taken for
            `WALKED_THROUGH` only.
        full_years: Years of which every place is taken, as in `2023-24`.
        short_years: Years of which only `WALKED_THROUGH` is taken.
        decimals: Digits after the point of margins and outcomes.
    """

    sheet: str
    code: str
    metric: str
    types: dict[str, str]
    full_years: tuple[str, ...]
    short_years: tuple[str, ...] = ()
    decimals: int = 1


EVERY_SURVEY_YEAR = tuple(f"20{year}-{year + 1}" for year in (*range(15, 23), 24))
CARERS_SURVEY_YEARS = ("2016-17", "2018-19", "2021-22")

CUTS = (
    # 1B brings the only character outside ASCII, and a measure that the sample pack does not have.
    SeriesCut("Table_1b", "1B", "1B", SURVEY, (), ("2023-24",), decimals=3),
    SeriesCut("Table_2b", "2B", "2B", RETURN, ("2024-25",)),
    SeriesCut("Table_2c", "2C", "2C", RETURN, ("2024-25",)),
    SeriesCut("Table_3c(1)", "3C1", "3C(1)", SURVEY, ("2023-24",), EVERY_SURVEY_YEAR),
    SeriesCut("Table_3c(2)", "3C2", "3C(2)", SURVEY, ("2023-24",), CARERS_SURVEY_YEARS),
    SeriesCut("Table_4a", "4A", "4A", SURVEY, ("2023-24",), EVERY_SURVEY_YEAR),
    SeriesCut("Table_5a(1)", "5A1", "5A(1)", SURVEY, ("2023-24",), EVERY_SURVEY_YEAR),
    SeriesCut("Table_5a(2)", "5A2", "5A(2)", SURVEY, ("2023-24",), CARERS_SURVEY_YEARS),
)

OPEN_DATA_YEAR = "2020-21"
OPEN_DATA_CODES = ("2A1", "2A2")
"""Admissions under their codes of before 2023/24: outcomes of every place, and the counts too
for `WALKED_THROUGH`."""


def as_written(value: Any, decimals: int | None = None) -> str:
    """A cell's value as the publication shows it, with *decimals* where they are known."""
    if not isinstance(value, float):
        return str(value).strip()
    # Twelve digits are more than any figure has, and fewer than the noise of binary fractions.
    exact = f"{value:.12g}"
    if decimals is None:
        return exact
    shown = f"{value:.{decimals}f}"
    if Decimal(shown) != Decimal(exact):
        raise ValueError(f"{exact} has more than {decimals} decimals; the cut must not round it.")
    return shown


def level(code: str) -> str:
    """The geographical level of a place, in the words of the open data."""
    if code == "England":
        return "England"
    if code in COUNCIL_TYPES:
        return "Council Type"
    return "Region" if code in REGIONS else "Council"


def heading(year: str, kind: str) -> str:
    """The heading of the time series for *year* (`2023-24`) and *kind*."""
    start = int(year[:4])
    return f"{start} to {start + 1} - {kind}"


def series_rows(book: Any, cut: SeriesCut) -> Iterator[list[str]]:
    """The rows that *cut* takes from the time series."""
    contents = book.get_sheet_by_name("Contents").to_python()
    described = {str(row[0]).strip(): str(row[1]).strip() for row in contents}
    cells = book.get_sheet_by_name(cut.sheet).to_python()
    top = next(index for index, row in enumerate(cells) if row[0] == "Local authority code")
    columns = {str(text).strip(): index for index, text in enumerate(cells[top])}
    for year in sorted((*cut.full_years, *cut.short_years)):
        for row in cells[top + 1 :]:
            code, name, ons_code = (as_written(cell) for cell in row[:3])
            in_short = code in WALKED_THROUGH
            if not code or (year in cut.short_years and not in_short):
                continue
            place = [code, name, level(code), "" if ons_code == "[z]" else ons_code]
            for kind, measure_type in cut.types.items():
                is_count = measure_type in COUNTS
                if is_count and not in_short:
                    continue
                cell = row[columns[heading(year, kind)]]
                value = as_written(cell, None if is_count else cut.decimals)
                measure = [cut.code, "Total", measure_type, value, cut.code, described[cut.metric]]
                yield [*place, *measure, year]


def open_data_rows(book: Any) -> Iterator[list[str]]:
    """The rows taken from the open data of 2020/21."""
    cells = book.get_sheet_by_name("in").to_python()
    assert tuple(cells[0]) == HEADER[:-1]
    rows = [[as_written(cell) for cell in row] for row in cells[1:]]
    for row in sorted(rows, key=lambda row: row[4]):  # sorting keeps the order of the places
        code, measure_code, measure_type = row[0], row[4], row[6]
        if measure_code in OPEN_DATA_CODES and (
            measure_type == "Outcome" or code in WALKED_THROUGH
        ):
            yield [*row, OPEN_DATA_YEAR]


def national_extract(shared: Path) -> bytes:
    """The file: Windows-1252, line ends of Windows, as the national open data came.

    Args:
        shared: The folder that holds `extracts/`.
    """
    from python_calamine import CalamineWorkbook

    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows(open_data_rows(CalamineWorkbook.from_path(shared / OPEN_DATA)))
    series = CalamineWorkbook.from_path(shared / SERIES)
    for cut in CUTS:
        writer.writerows(series_rows(series, cut))
    return text.getvalue().encode("cp1252")
