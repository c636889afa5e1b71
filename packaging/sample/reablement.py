"""`Reablement Q4.xlsx`: a workbook as an officer builds one, from the printed figures.

Printed in the committee report of 3 June 2024 and its Appendix A: 3,856 of 4,304 (89.6 %), 539 of
610 (88.4 %), last year 87.8 % and 89.2 %, 3,190 people last year, and the national averages of
2022/23 (77.5 % and 82.3 %). The splits by quarter are not printed anywhere: they are illustrative,
and the sheet says so.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

SAID = (
    "Illustrative: the splits by quarter (Q1 to Q3) are made up for this sample. The figures of "
    "Q4 and of 2022/23 are those of the committee report of 3 June 2024."
)
SAID_OLD = "Illustrative: a superseded run, made up for this sample. Do not use."

COUNT, SHARE, TEXT = "count", "share", "text"
Line = tuple[str, tuple[Any, ...], str]

# Columns C to F are Q1 to Q4, cumulative; G is last year, H the national average.
ROWS: dict[int, Line] = {
    10: ("People who completed reablement", (1012, 2087, 3168, "4,304 ", 3190), COUNT),
    11: ("   of whom need no ongoing service", (903, 1865, 2835, 3856, "n/k"), COUNT),
    12: (
        "% with no need for ongoing services",
        (0.892, 0.894, 0.895, 0.896, 0.878, 0.775),
        SHARE,
    ),
    15: ("People aged 65+ discharged to reablement (Oct - Dec)", ("-", "-", "-", 610), COUNT),
    16: ("   of whom at home 91 days later", ("-", "-", "-", 539), COUNT),
    17: ("% living at home 91 days after discharge", ("-", "-", "-", 0.884, 0.892, 0.823), SHARE),
}
SECTIONS = {9: "ASCOF 2A - all ages", 14: "ASCOF 2D *BCF* - hospital discharge"}
OLD_ROWS: dict[int, Line] = {
    10: ("People who completed reablement", (1012, 2094, 2871, 3905), COUNT),
    11: ("   of whom need no ongoing service", (903, 1869, 2547, 3452), COUNT),
    12: ("% with no need for ongoing services", (0.892, 0.893, 0.887, 0.884), SHARE),
}


def write_table(sheet: Any, formats: dict[str, Any], rows: dict[int, Line]) -> None:
    """The header of two rows, partly merged, and the lines below it; rows as Excel counts them."""
    head = formats["head"]
    sheet.merge_range("A6:A7", "Measure", head)
    sheet.merge_range("B6:B7", "Good is", head)
    sheet.merge_range("C6:F6", "2023/24 (cumulative)", head)
    for column, text in enumerate(("Q1", "Q1-Q2", "Q1-Q3", "Q1-Q4"), start=2):
        sheet.write_string(6, column, text, head)
    sheet.merge_range("G6:G7", "2022/23", head)
    sheet.merge_range("H6:H7", "Nat. ave. 22/23 (typed from the paper)", head)
    for number, (label, values, kind) in rows.items():
        sheet.write_string(number - 1, 0, label, formats[TEXT])
        if kind == SHARE:
            sheet.write_string(number - 1, 1, "High", formats[TEXT])
        for column, value in enumerate(values, start=2):
            # A count pasted from an email keeps its comma and blank, and is text.
            sheet.write(number - 1, column, value, formats[kind])


def reablement(target: Path) -> None:
    """Write the workbook to *target*; the same bytes each time."""
    import xlsxwriter

    with xlsxwriter.Workbook(target, {"strings_to_numbers": False}) as book:
        book.set_properties(
            {
                "title": "Reablement 2023/24, quarter 4 (sample)",
                "comments": SAID,
                "created": datetime(2024, 4, 8),
            }
        )
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "section": book.add_format({"bold": True, "bg_color": "#DDE6F0"}),
            "note": book.add_format({"italic": True}),
            "head": book.add_format(
                {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
                | {"border": 1, "bg_color": "#C6D3E3"}
            ),
            COUNT: book.add_format({"num_format": "#,##0", "align": "right", "border": 1}),
            SHARE: book.add_format({"num_format": "0.0%", "align": "right", "border": 1}),
            TEXT: book.add_format({"border": 1}),
        }
        summary = book.add_worksheet("Summary")
        old = book.add_worksheet("OLD do not use")
        for sheet, said, rows in ((summary, SAID, ROWS), (old, SAID_OLD, OLD_ROWS)):
            sheet.set_column("A:A", 50)
            sheet.set_column("B:H", 11)
            sheet.write_string("A1", "Reablement performance 2023/24", formats["title"])
            sheet.write_string("A2", "Quarter 4, April 2023 to March 2024, cumulative")
            sheet.write_string("A3", said, formats["note"])
            sheet.set_row(6, 32)
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
            write_table(sheet, formats, rows)
        for number, text in SECTIONS.items():
            summary.merge_range(number - 1, 0, number - 1, 7, text, formats["section"])
        summary.write_string("A19", "Q1-Q3: discharges of October to December only, so none yet.")
        summary.activate()
