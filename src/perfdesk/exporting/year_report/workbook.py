"""The benchmarking report as a workbook: what is found, the quartiles, and the measures."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.narrative.year_report import TextTable, YearReport
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.styles import FONT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_WIDTHS = {"Measure": 48, "Measures": 60, "Against": 24}
_USUAL = 16
_SENTENCES = 110


def write_workbook(report: YearReport, path: Path, *, created: datetime) -> None:
    """Write the report as a workbook.

    Args:
        report: What to show.
        path: The file to write; a temporary one, put in place by the caller.
        created: When the workbook is made, for its properties.

    Raises:
        OSError: The file could not be written.
    """
    import xlsxwriter

    instant = created.astimezone(UTC).replace(tzinfo=None) if created.tzinfo else created
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties(
            {"title": report.title, "author": report.council, "company": report.council,
             "created": instant, "language": "en-GB"}
        )  # fmt: skip
        title = book.add_format({"font_name": FONT, "font_size": 16, "bold": True})
        body = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
        first = book.add_worksheet("What is found")
        first.set_column(0, 0, _SENTENCES)
        first.write_string(0, 0, printable(report.title), title)
        said = (report.council, *report.sentences, *report.notes)
        for row, text in enumerate(said, start=1):
            first.write_string(row, 0, printable(text), body)
            first.set_row(row, 15 * (1 + len(text) // _SENTENCES))
        for name, table in (("Quartiles", report.quartiles), ("Measures", report.measures)):
            _sheet(book, name, table, body)


def _sheet(book: Workbook, name: str, table: TextTable, body: Format) -> None:
    head = book.add_format(
        {"font_name": FONT, "bold": True, "text_wrap": True, "valign": "top", "bg_color": "#e6eaee"}
    )
    number = book.add_format({"font_name": FONT, "valign": "top", "align": "right"})
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 1)
    for column, heading in enumerate(table.headings):
        width = next((size for word, size in _WIDTHS.items() if heading.split()[0] == word), _USUAL)
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, printable(heading), head)
    for row, cells in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells):
            if cell.isdecimal():
                sheet.write_number(row, column, int(cell), number)
            else:
                sheet.write_string(row, column, printable(cell), body)
