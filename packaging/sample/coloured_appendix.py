"""`Appendix A 2021-22.xlsx`: last year's dashboard as a council keeps it, ratings told by colour.

Every text is that of the printed Appendix A of November 2021 (`appendix-a-2021-22.csv`). The
colours of the cells are the printed ratings; the layout is illustrative, and the sheet says so.
"""

import csv
import io
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any

SAID = (
    "Illustrative: the layout is made up for this sample. The texts and the colours are those of "
    "Appendix A as printed for the committee of 24 January 2022."
)
HEADINGS = (
    "Layer",
    "Supporting outcome",
    "Measure",
    "Description",
    "Aim",
    "RAG",
    "Target",
    "Current performance",
    "Previous performance",
    "Quartile",
)
WIDTHS = (13, 30, 15, 44, 10, 6, 18, 18, 20, 9)
FIELDS = ("measure", "description", "aim", "rag", "target", "current", "previous", "quartile")
FILLS = {"G": "#00B050", "A": "#FFC000", "R": "#FF0000", "N/A": "#D9D9D9"}
"""The colours that Excel offers as standard, as officers pick them."""

FIRST_ROW = 6
"""Row of the headings, as Excel counts them."""

RAG = HEADINGS.index("RAG")


def runs(rows: list[dict[str, str]], field: str) -> list[tuple[int, int]]:
    """First and last index of each run of rows with the same layer and *field*."""
    found: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        before = rows[at - 1] if at else None
        if before and all(before[each] == row[each] for each in ("layer", "plan", field)):
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def write_measures(sheet: Any, rows: list[dict[str, str]], formats: dict[str, Any]) -> None:
    """The measures; layers and outcomes are merged over the rows that they head."""
    for column, field in enumerate(("layer", "outcome")):
        for first, last in runs(rows, field):
            text = rows[first][field]
            if field == "outcome":
                text = f"{rows[first]['plan']}: {text}"
            top, bottom = FIRST_ROW + first, FIRST_ROW + last
            if top == bottom:
                sheet.write_string(top, column, text, formats["head cell"])
            else:
                sheet.merge_range(top, column, bottom, column, text, formats["head cell"])
    for at, row in enumerate(rows):
        for column, field in enumerate(FIELDS, start=2):
            if column == RAG:  # a colour and no letter
                sheet.write_blank(FIRST_ROW + at, column, None, formats[row["rag"]])
            else:
                sheet.write_string(FIRST_ROW + at, column, row[field], formats["cell"])
        sheet.set_row(FIRST_ROW + at, 15 * lines_of(rows, at))


def lines_of(rows: list[dict[str, str]], at: int) -> int:
    """How many lines a row needs so that no text is cut off."""
    row = rows[at]
    longest = max(len(row["description"]) / 42, len(row["previous"]) / 18, 2)
    for first, last in runs(rows, "outcome"):
        if first <= at <= last:
            of_outcome = len(row["plan"] + row["outcome"]) / 22 / (last - first + 1)
            longest = max(longest, of_outcome)
    return ceil(longest)


def coloured_appendix(source: Path, target: Path) -> None:
    """Write the workbook to *target*; the same bytes each time.

    Args:
        source: The printed appendix as text.
        target: The workbook.
    """
    import xlsxwriter

    rows = list(csv.DictReader(io.StringIO(source.read_text("utf-8"))))
    with xlsxwriter.Workbook(target) as book:
        book.set_properties(
            {
                "title": "Appendix A, position at November 2021 (sample)",
                "comments": SAID,
                "created": datetime(2022, 1, 14),
            }
        )
        cell = {"border": 1, "text_wrap": True, "valign": "top"}
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "note": book.add_format({"italic": True}),
            "head": book.add_format(cell | {"bold": True, "bg_color": "#C6D3E3"}),
            "head cell": book.add_format(cell | {"bold": True}),
            "cell": book.add_format(cell),
            **{word: book.add_format(cell | {"bg_color": fill}) for word, fill in FILLS.items()},
        }
        sheet = book.add_worksheet("Appendix A")
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(FIRST_ROW, 0)
        sheet.write_string("A1", "Adults and Communities Performance 2021/22", formats["title"])
        sheet.write_string("A2", "Position at November 2021")
        sheet.write_string("A3", SAID, formats["note"])
        key = (("G", "Green"), ("A", "Amber"), ("R", "Red"), ("N/A", "not rated"))
        for column, (word, text) in enumerate(key, start=6):
            sheet.write_string(3, column, text, formats[word])
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(FIRST_ROW - 1, column, heading, formats["head"])
        sheet.set_row(FIRST_ROW - 1, 30)
        sheet.repeat_rows(FIRST_ROW - 1)
        write_measures(sheet, rows, formats)
