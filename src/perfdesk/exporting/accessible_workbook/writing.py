"""Putting the accessible workbook together, sheet by sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.narrative.explanations import PROMISES
from perfdesk.core.narrative.headlines import headlines_of
from perfdesk.core.narrative.report import Report
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.wording.key import progress_key, rating_key
from perfdesk.core.wording.shorthand import meaning_of
from perfdesk.exporting.accessible_workbook.tables import (
    PROGRESS_NOTE,
    RATING_NOTE,
    Number,
    Table,
    layer_table,
    one_line,
    promises_table,
    summary_table,
    trend_table,
)
from perfdesk.exporting.workbook.characters import sheet_names, shortened
from perfdesk.exporting.workbook.finishing import finish
from perfdesk.exporting.workbook.layout import PADDING
from perfdesk.exporting.workbook.lettering import line_count, longest_word, row_height, text_width
from perfdesk.exporting.workbook.paging import TALLEST_ROW
from perfdesk.exporting.workbook.styles import FONT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"
SUMMARY, TRENDS, PROMISED = "Summary", "Figures over time", "Actions"
"""Names of the sheets beside those of the layers."""

_SIZE, _TITLE_SIZE = 12, 16
_PROPERTY_LIMIT = 250
_TITLE_LIMIT = 1000
# In pixels; longer cells wrap.
_NARROWEST = 70
_WIDEST = (280, 420, 560, 700, 1000)


def write_accessible_workbook(
    report: Report,
    path: Path,
    *,
    progress: ProgressReport = silent,
    created: datetime,
) -> None:
    """Write the accessible workbook.

    Args:
        report: What to show; the figures of its trends become a table.
        path: Where to write; an existing file is overwritten.
        progress: Told before each sheet; may raise to cancel.
        created: When the workbook was made, for its properties.

    Raises:
        CancelledError: *progress* asked to stop; nothing was written.
        OSError: The file cannot be written.
    """
    import xlsxwriter

    dashboard = report.dashboard
    content = BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {
                "font_name": FONT,
                "font_size": _SIZE,
                "font_scheme": "none",
            },
        },
    )
    instant = created.astimezone(UTC) if created.tzinfo else created
    council = shortened(one_line(dashboard.council), _PROPERTY_LIMIT)
    book.set_properties(
        {
            "title": shortened(_title(dashboard), _PROPERTY_LIMIT),
            "subject": dashboard.period_in_words,
            "author": council,
            "company": council,
            "created": instant.replace(tzinfo=None),
        }
    )
    _write_sheets(_Book.of(book), report, progress)
    book.close()
    finish(content.getvalue(), path)


def accessible_sheet_names(dashboard: Dashboard) -> tuple[str, ...]:
    """Return the name of the sheet of each layer that has measures, in printed order."""
    names = tuple(layer.name for layer in dashboard.layers if any(layer.rows))
    return sheet_names(names, taken=(COVER, CONTENTS, NOTES, SUMMARY, TRENDS, PROMISED))


@dataclass(frozen=True)
class _Book:
    """The workbook with its few looks, and what a sheet of it is made of."""

    book: Workbook
    title: Format
    heading: Format
    number_heading: Format
    words: Format
    plain: Format
    link: Format

    @classmethod
    def of(cls, book: Workbook) -> _Book:
        line: dict[str, object] = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        return cls(
            book,
            title=book.add_format({"bold": True, "font_size": _TITLE_SIZE}),
            heading=book.add_format({**line, "align": "left"}),
            number_heading=book.add_format({**line, "align": "right", "indent": 1}),
            words=book.add_format({"text_wrap": True, "valign": "top", "align": "left"}),
            plain=book.add_format({}),
            link=book.add_format({"underline": 1, "font_color": "#0000FF", "valign": "top"}),
        )

    def sheet(self, name: str, title: str, lines: Sequence[str]) -> tuple[Worksheet, int]:
        """Begin a sheet with title and lines in column A; return it and the next row."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, shortened(title, _TITLE_LIMIT), self.title)
        for row, line in enumerate(lines, start=1):
            sheet.write_string(row, 0, line, self.plain)
        return sheet, len(lines) + 1

    def put(self, sheet: Worksheet, first: int, table: Table, name: str) -> None:
        """Write a table below what stands above it."""
        numbers = [
            any(isinstance(row[column], Number) for row in table.rows)
            for column in range(len(table.headings))
        ]
        heads = [self.number_heading if each else self.heading for each in numbers]
        widths = [_width(table, column) for column in range(len(table.headings))]
        for column, width in enumerate(widths):
            sheet.set_column_pixels(column, column, width)
        sheet.set_row_pixels(first, _height(table.headings, widths, bold=True))
        formats: dict[str, Format] = {}
        # Set in a little, so that a number does not run into the words beside it.
        right_look = {"align": "right", "valign": "top", "indent": 1}
        right = self.book.add_format({**right_look, "text_wrap": True})
        for index, cells in enumerate(table.rows, start=first + 1):
            sheet.set_row_pixels(index, _height(cells, widths))
            for column, cell in enumerate(cells):
                if isinstance(cell, Number):
                    if cell.code not in formats:
                        look = {"num_format": cell.code, **right_look}
                        formats[cell.code] = self.book.add_format(look)
                    sheet.write_number(index, column, cell.value, formats[cell.code])
                else:
                    look_of_words = right if numbers[column] else self.words
                    sheet.write_string(index, column, cell, look_of_words)
        sheet.add_table(
            first,
            0,
            first + len(table.rows),
            len(table.headings) - 1,
            {
                "name": name,
                "autofilter": False,
                "banded_rows": False,
                "style": None,
                "columns": [
                    {"header": heading, "header_format": look}
                    for heading, look in zip(table.headings, heads, strict=True)
                ],
            },
        )


def _width(table: Table, column: int) -> int:
    """Return the width of a column in pixels: its longest text, within bounds; words stay whole."""
    texts = [row[column] for row in table.rows]
    words = [each for each in texts if isinstance(each, str)]
    room = max((text_width(each, _SIZE) for each in words), default=0)
    heading = longest_word(table.headings[column], _SIZE, bold=True)
    # No row is taller than Excel allows: a long comment has a wider column.
    widest = next((width for width in _WIDEST if _fits(words, width)), _WIDEST[-1])
    return round(max(min(room, widest), heading, _NARROWEST)) + 2 * PADDING


def _fits(texts: Sequence[str], width: int) -> bool:
    """Tell whether no text takes more lines than a row has room for."""
    most = max((line_count(each, width, _SIZE) for each in texts), default=1)
    return row_height(most, _SIZE) + 4 <= TALLEST_ROW


def _height(cells: Sequence[str | Number], widths: Sequence[int], *, bold: bool = False) -> int:
    """Return the height of a row in pixels, since not every program fits rows to their text."""
    lines = [
        line_count(cell, width - 2 * PADDING, _SIZE, bold=bold)
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    ]
    return min(row_height(max(lines, default=1), _SIZE) + 4, TALLEST_ROW)


def _write_sheets(book: _Book, report: Report, progress: ProgressReport) -> None:
    dashboard = report.dashboard
    layers = [layer for layer in dashboard.layers if any(layer.rows)]
    sheets = list(zip(accessible_sheet_names(dashboard), layers, strict=True))
    total = len(sheets) + 3
    progress(0, total, COVER)
    _write_cover(book, report)
    summary = summary_table(report.summary)
    trends = trend_table(dashboard, report.charts.trends)
    listed = [(NOTES, "What ratings and progress mean")]
    if summary.rows:
        headings = [each.heading for each in headlines_of(report.summary)]
        listed.insert(0, (SUMMARY, "; ".join(headings)))
    listed += [(name, _about(layer.name, dashboard)) for name, layer in sheets]
    if trends.rows:
        listed.append((TRENDS, "The figures behind the charts, one per row"))
    promised = promises_table(report.promises)
    if promised.rows:
        listed.append((PROMISED, PROMISES))
    _write_contents(book, listed)
    if summary.rows:
        _write_table(book, SUMMARY, f"Summary: {_title(dashboard)}", summary, "summary")
    _write_notes(book, dashboard)
    for number, (name, layer) in enumerate(sheets, start=1):
        progress(number, total, name)
        table = layer_table(dashboard, layer, report.remarks)
        _write_table(book, name, _about(layer.name, dashboard), table, f"measures_{number}")
    progress(total - 2, total, TRENDS)
    if trends.rows:
        title = f"Figures over time: {_title(dashboard)}"
        _write_table(book, TRENDS, title, trends, "figures_over_time")
    if promised.rows:
        title = f"{PROMISES}: {_title(dashboard)}"
        _write_table(book, PROMISED, title, promised, "actions")
    progress(total - 1, total, "Accessible workbook")


def _write_cover(book: _Book, report: Report) -> None:
    settings = report.settings
    lines = (
        *(one_line(sentence) for sentence in report.summary.position),
        *(one_line(sentence) for sentence in report.summary.sentences),
        "This workbook holds the tables of the dashboard in a form that everyone can read and "
        "reuse, including with a screen reader.",
        "Each worksheet after this one contains one table, which starts in column A.",
        "The column Unit shows which numbers are percentages: 89.6 means 89.6%.",
        *(one_line(text) for text in (settings.other_formats, settings.marking) if text),
    )
    sheet, _ = book.sheet(COVER, _title(report.dashboard), ())
    sheet.set_column(0, 0, 90)
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, book.words)


def _write_contents(book: _Book, listed: Sequence[tuple[str, str]]) -> None:
    table = Table(("Worksheet", "What it contains"), tuple(listed))
    sheet, row = book.sheet(CONTENTS, CONTENTS, ("This worksheet contains one table.",))
    book.put(sheet, row, table, "contents")
    for index, (name, _) in enumerate(listed, start=row + 1):
        place = "internal:'" + name.replace("'", "''") + "'!A1"
        sheet.write_url(index, 0, place, book.link, name)


def _write_notes(book: _Book, dashboard: Dashboard) -> None:
    shown = {head.column for head in dashboard.columns}
    rows: list[tuple[str, str, str, str]] = []
    for column, note, entries in (
        (Column.RATING, RATING_NOTE, rating_key(dashboard.scheme)),
        (Column.PROGRESS, PROGRESS_NOTE, progress_key(dashboard.previous)),
    ):
        name = note.strip("[]").capitalize()
        if column in shown:
            told = column.capitalize()
            rows += [(name, told, entry.word, f"{entry.meaning}.") for entry in entries]
    table = Table(("Note", "About", "Word", "What it means"), tuple(rows))
    sheet, row = book.sheet(NOTES, NOTES, ("This worksheet contains one table.",))
    book.put(sheet, row, table, "notes")


def _write_table(book: _Book, name: str, title: str, table: Table, table_name: str) -> None:
    about = "This worksheet contains one table."
    if any("[note" in heading for heading in table.headings):
        about += " Some headings refer to notes, which are on the worksheet Notes."
    lines = [about]
    meanings = [f"{token} means {meaning_of(token)}" for token in table.shorthand()]
    if meanings:
        lines.append(f"Some cells hold shorthand: {'; '.join(meanings)}.")
    sheet, row = book.sheet(name, title, lines)
    book.put(sheet, row, table, table_name)


def _about(layer: str, dashboard: Dashboard) -> str:
    return one_line(f"{layer}: measures at {dashboard.period_in_words}")


def _title(dashboard: Dashboard) -> str:
    return one_line(f"{dashboard.title} {dashboard.position.label}: accessible tables")
