"""The sheet of what is still to be done, where that is printed in an appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfdesk.core.narrative.explanations import Appendix
from perfdesk.core.narrative.report import Report
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.layout import BODY_SIZE, PADDING
from perfdesk.exporting.workbook.lettering import line_count, row_height
from perfdesk.exporting.workbook.paging import TALLEST_ROW, set_page
from perfdesk.exporting.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_ABOUT, _TEXT = 320, 640
"""Widths of the columns in pixels."""


def write_promises(sheet: Worksheet, report: Report, appendix: Appendix, styles: Styles) -> None:
    """Write the open actions and recommendations, one a row, below the name of their kind."""
    ink = styles.palette["chart_focus"]
    sheet.set_column_pixels(0, 0, _ABOUT)
    sheet.set_column_pixels(1, 1, _TEXT)
    title = styles.of(bold=True, font_size=16, font_color=ink)
    sheet.set_row_pixels(0, 34)
    sheet.write_string(0, 0, printable(appendix.title), title)
    row = 1
    for group in appendix.groups:
        if group.name:
            sheet.set_row_pixels(row, 28)
            heading = styles.of(bold=True, font_size=13, font_color=ink)
            sheet.write_string(row, 0, printable(group.name), heading)
            row += 1
        for each in group.entries:
            term, text = printable(each.term), printable(each.text)
            lines = max(
                line_count(term, _ABOUT - PADDING, BODY_SIZE, bold=True),
                line_count(text, _TEXT - PADDING, BODY_SIZE),
            )
            sheet.set_row_pixels(row, min(row_height(lines, BODY_SIZE) + 8, TALLEST_ROW))
            sheet.write_string(row, 0, term, styles.body(bold=True))
            sheet.write_string(row, 1, text, styles.body())
            row += 1
    set_page(sheet, report, last_row=row - 1, last_column=1)
