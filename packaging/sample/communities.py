"""`Communities return Q4.xlsx`: a form with one block a service, labels left of their values.

Printed in the committee report of 3 June 2024 and its Appendix A: heritage 134.1k visits (127.1k,
target 133.5k), workshops 22.0k attendances (17.1k), volunteering 19.6k hours ("17.3 hours" the
year before, whose k was lost), adult learning 85.3 % at the end of March 2024 (84.6 %, target
90 %). The comments are shortened from the paragraphs 20, 24 and 25. The layout, and the zeros
behind the printed thousands, are illustrative, and the sheet says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

SAID = (
    "Illustrative: the layout is made up for this sample, and printed thousands (134.1k) stand "
    "as whole hundreds. The figures are those of the committee report of 3 June 2024."
)

THOUSANDS, SHARE, TEXT, DAY = "thousands", "share", "text", "day"
Line = tuple[str, Any, str]

APRIL_TO_MARCH = (date(2023, 4, 1), date(2024, 3, 31))
ACADEMIC_YEAR = (date(2023, 9, 1), date(2024, 3, 31))


@dataclass(frozen=True)
class Block:
    """One service's part of the form.

    Attributes:
        service: Heads the block.
        dates: The first and the last day of what its figures are about.
        lines: Label, value and look of each figure.
        comment: What the service says.
    """

    service: str
    dates: tuple[date, date]
    lines: Sequence[Line]
    comment: str


BLOCKS = (
    Block(
        "Heritage sites",
        APRIL_TO_MARCH,
        (
            ("Heritage visits", 134_100, THOUSANDS),
            ("Last year", 127_100, THOUSANDS),
            ("Target for the year", 133_500, THOUSANDS),
        ),
        "5.5% higher than the previous year, and the locally agreed target was met.",
    ),
    Block(
        "Creative Learning Service",
        APRIL_TO_MARCH,
        (
            ("Attendances at Creative Learning Service workshops", 22_000, THOUSANDS),
            ("Last year", 17_100, THOUSANDS),
            ("Target for the year", 17_100, THOUSANDS),
        ),
        "",
    ),
    Block(
        "Volunteering",
        APRIL_TO_MARCH,
        (
            ("Hours of volunteering (heritage & libraries)", "19.6k", TEXT),
            ("Last year", "17.3 hours", TEXT),
            ("Target for the year", "17.3k", TEXT),
        ),
        "At libraries, museums and heritage services; 2.3k above the locally set target.",
    ),
    Block(
        "Adult learning (LALS)",
        ACADEMIC_YEAR,
        (
            ("LALS success rate", 0.853, SHARE),
            ("Last year, at the end of March 2023", 0.846, SHARE),
            ("Target for the academic year", 0.9, SHARE),
        ),
        "The academic year started in September 2023. Just short of target, in part because of "
        "GCSE English and Mathematics.",
    ),
)
FIRST_BLOCK = 6
LINES_OF_A_BLOCK = 8


def write_block(sheet: Any, top: int, block: Block, formats: dict[str, Any]) -> None:
    """A heading, the dates, the figures and the comment; *top* as Excel counts rows."""
    sheet.merge_range(top - 1, 1, top - 1, 4, block.service, formats["section"])
    row = top
    for label, day in zip(("Figures from", "Figures to"), block.dates, strict=True):
        sheet.write_string(row, 1, label, formats["label"])
        sheet.write_datetime(row, 2, datetime(day.year, day.month, day.day), formats[DAY])
        row += 1
    for label, value, look in block.lines:
        sheet.write_string(row, 1, label, formats["label"])
        sheet.write(row, 2, value, formats[look])
        row += 1
    sheet.write_string(row, 1, "Comment", formats["label"])
    sheet.merge_range(row, 2, row, 4, block.comment, formats["comment"])
    sheet.set_row(row, 34)


def communities(target: Path) -> None:
    """Write the workbook to *target*; the same bytes each time."""
    import xlsxwriter

    with xlsxwriter.Workbook(target) as book:
        book.set_properties(
            {
                "title": "Communities and Wellbeing return, quarter 4 2023/24 (sample)",
                "comments": SAID,
                "created": datetime(2024, 4, 12),
            }
        )
        boxed = {"border": 1, "valign": "top"}
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "note": book.add_format({"italic": True, "text_wrap": True, "valign": "top"}),
            "section": book.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1}),
            "label": book.add_format(boxed),
            "comment": book.add_format(boxed | {"text_wrap": True}),
            THOUSANDS: book.add_format(boxed | {"align": "right", "num_format": '#,##0.0,"k"'}),
            SHARE: book.add_format(boxed | {"align": "right", "num_format": "0.0%"}),
            TEXT: book.add_format(boxed | {"align": "right"}),
            DAY: book.add_format(boxed | {"align": "right", "num_format": "dd/mm/yyyy"}),
        }
        sheet = book.add_worksheet("Return")
        sheet.set_column("A:A", 2)
        sheet.set_column("B:B", 50)
        sheet.set_column("C:C", 14)
        sheet.set_column("D:E", 24)
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 1)
        sheet.write_string("B1", "Communities and Wellbeing: performance return", formats["title"])
        sheet.write_string("B2", "Quarter 4 2023/24; one block for each service")
        sheet.merge_range("B3:E4", SAID, formats["note"])
        for number, block in enumerate(BLOCKS):
            write_block(sheet, FIRST_BLOCK + number * LINES_OF_A_BLOCK, block, formats)
