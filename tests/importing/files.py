"""Extracts made for a test: real files of every kind, small, with published figures.

The figures are those of the national ASCOF time series 2015/16 to 2024/25 (Department of
Health and Social Care, December 2025) and of the ASCOF 2020/21 open data (NHS Digital),
both under the Open Government Licence v3.0.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

Rows = Sequence[Sequence[object]]

SERIES_3C1: Rows = (
    (
        "Table 3c(1): proportion of people who use services who find it easy to find information "
        "about services [note 1]",
    ),
    ("This worksheet contains one table. Some cells refer to notes.",),
    ("Cells marked with an [x] indicate no data is available.",),
    (
        "Local authority code",
        "Local authority",
        "ONS area code",
        "2020 to 2021 - margin of error",
        "2020 to 2021 - number of respondents",
        "2020 to 2021 - outcome",
        "2022 to 2023 - margin of error",
        "2022 to 2023 - number of respondents",
        "2022 to 2023 - outcome",
        "2023 to 2024 - margin of error",
        "2023 to 2024 - number of respondents",
        "2023 to 2024 - outcome",
    ),
    ("England", "England", "E92000001", "[x]", "[x]", "[x]", 0.7, None, 67.2, 0.6, None, 67.9),
    ("S", "Shire Counties", "[z]", "[x]", "[x]", "[x]", 1.4, 5665.0, 67.6, 1.4, 5350.0, 67.9),
    ("D", "District", "[z]", "[z]", "[z]", "[z]", 4.7, 355.0, 66.5, "[z]", "[z]", "[z]"),
    ("EM", "East Midlands", "E12000004", "[x]", "[x]", "[x]", 2.1, 2195.0, 66.3, 2.2, 2120.0, 65.0),
    (508.0, "Leicestershire", "E10000018", "[x]", "[x]", "[x]", 5.9, 250.0, 61.8, 7.5, 185.0, 59.3),
)
"""Table 3c(1) of the time series, three of its years and five of its rows."""

SERIES_5A2: Rows = (
    (
        "Table 5a(2): the proportion of carers who reported that they had as much social contact "
        "as they would like [note 1]",
    ),
    (
        "Local authority code",
        "Local authority",
        "ONS area code",
        "2016 to 2017 - margin of error",
        "2016 to 2017 - number of respondents",
        "2016 to 2017 - outcome",
        "2017 to 2018 - margin of error",
        "2017 to 2018 - number of respondents",
        "2017 to 2018 - outcome",
    ),
    (
        "England",
        "England",
        "E92000001",
        "0.5 (0.5)",
        "54,360 (37,515)",
        "35.5 (33.4)",
        *["[z]"] * 3,
    ),
    (508.0, "Leicestershire", "E10000018", "4.2 (5.1)", "415 (330)", "31.4 (32.3)", *["[z]"] * 3),
)
"""Table 5a(2): two values in a cell, and a year without a survey."""

SERIES_2C: Rows = (
    (
        "Table 2c: the number of adults aged 65 and over whose long-term support needs are met by "
        "admission to residential and nursing care homes, per 100,000 population",
    ),
    (
        "Local authority code",
        "Local authority",
        "ONS area code",
        "2024 to 2025 - numerator",
        "2024 to 2025 - denominator",
        "2024 to 2025 - outcome",
    ),
    (508.0, "Leicestershire", "E10000018", 829.0, 157349.0, 526.9),
)
"""Table 2c: counts and population behind a rate."""

SERIES_4A: Rows = (
    ("Table 4a: the proportion of people who use services who feel safe [note 1]",),
    (
        "Local authority code",
        "Local authority",
        "ONS area code",
        "2023 to 2024 - margin of error",
        "2023 to 2024 - number of respondents",
        "2023 to 2024 - outcome",
    ),
    ("England", "England", "E92000001", 0.4, 58755.0, 71.1),
    (508.0, "Leicestershire", "E10000018", 4.6, 345.0, 72.2),
)
"""Table 4a: "feel safe", which the 2023/24 appendix confuses with the dropped 4B."""

OPEN_DATA_HEADINGS = (
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
)
_COUNCIL = (508, "Leicestershire", "Council", "E10000018")
_ENGLAND = ("England", "England", "England", "E92000001")
_OLDER = (
    "2A2",
    "Long-term support needs of older adults aged 65 and over met by admission to residential and "
    "nursing care homes, per 100,000 population",
)
_REABLED = (
    "2D",
    "Proportion of those that received a short term service during the year where the sequel to "
    "service was either no ongoing support or support of a lower level",
)
OPEN_DATA: Rows = (
    OPEN_DATA_HEADINGS,
    (*_COUNCIL, "2A2", "Total", "Denominator", 146675, *_OLDER),
    (*_COUNCIL, "2D1864", "18-64", "Outcome", 83.5, *_REABLED),
    (*_COUNCIL, "2D", "Total", "Numerator", 2039, *_REABLED),
    (*_COUNCIL, "2A2", "Total", "Outcome", 308.8, *_OLDER),
    (*_ENGLAND, "2A2", "Total", "Outcome", 498.2, *_OLDER),
    (*_COUNCIL, "2D", "Total", "Outcome", 81.1, *_REABLED),
    (*_COUNCIL, "2A2", "Total", "Numerator", 453, *_OLDER),
    (*_COUNCIL, "2D", "Total", "Denominator", 2515, *_REABLED),
    (*_ENGLAND, "2D", "Total", "Outcome", 74.9, *_REABLED),
)
"""The ASCOF 2020/21 open data: admissions of the older and reablement, in no fixed order."""


_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def write_csv(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Write rows as delimited text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write sheets as an xlsx workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def write_ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write sheets as an OpenDocument spreadsheet: the least that a reader needs."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
        )
        + "</table:table>"
        for name, rows in sheets.items()
    )
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return path


def _ods_cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
