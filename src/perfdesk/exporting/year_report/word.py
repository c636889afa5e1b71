"""The benchmarking report as a Word document with real tables."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.narrative.year_report import TextTable, YearReport
from perfdesk.exporting.word.elements import (
    add_page_number,
    describe_table,
    drop_leftovers,
    keep_whole,
    mark_first_column,
    repeat_on_each_page,
    rule,
    set_language,
    shade,
)
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.styles import FONT, light_palette

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_PAGE, _MARGIN = (297, 210), 15
"""Of the page in millimetres: A4 landscape."""
_SMALL = 9
_FIRST = 3.0
"""How much wider the first column is than another."""


def write_word(report: YearReport, path: Path, *, created: datetime) -> None:
    """Write the report as a Word document.

    Args:
        report: What to show.
        path: The file to write; a temporary one, put in place by the caller.
        created: When the document is made, for its properties.

    Raises:
        OSError: The file could not be written.
    """
    import docx

    document = docx.Document()
    _set_up(document, report, created)
    document.add_heading(printable(report.title), 1)
    document.add_paragraph(printable(report.council))
    for each in report.sentences:
        document.add_paragraph(printable(each), style="List Bullet")
    for table in (report.quartiles, report.measures):
        document.add_heading(printable(table.title), 2)
        _table(document, table)
    for each in report.notes:
        document.add_paragraph(printable(each))
    document.save(str(path))


def _set_up(document: Document, report: YearReport, created: datetime) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(each) for each in _PAGE)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for name, size in (("Normal", 11), ("Heading 1", 20), ("Heading 2", 16)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    set_language(document)
    drop_leftovers(document)
    about, instant = document.core_properties, created
    about.title, about.subject = printable(report.title), printable(report.council)
    about.author = about.last_modified_by = printable(report.council)
    about.comments = about.keywords = ""
    about.language = "en-GB"
    if instant.tzinfo:
        instant = instant.astimezone(UTC).replace(tzinfo=None)
    about.created = about.modified = instant
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{printable(report.title)}, page ")
    add_page_number(foot)


def _table(document: Document, shown: TextTable) -> None:
    from docx.shared import Mm

    palette = light_palette()
    table = document.add_table(1 + len(shown.rows), len(shown.headings), style="Table Grid")
    table.autofit = False
    lines = list(table.rows)
    repeat_on_each_page(lines[0])
    for line, texts in zip(lines, (shown.headings, *shown.rows), strict=True):
        if line is not lines[0]:
            keep_whole(line)
        for place, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            _put(cell, text, bold=line is lines[0] or place == 0)
            if line is lines[0]:
                shade(cell, palette["header"])
    is_narrow = len(shown.headings) <= 4
    unit = (_PAGE[0] - 2 * _MARGIN) / (len(shown.headings) + _FIRST - 1)
    for place, column in enumerate(table.columns):
        is_wide = place == (len(shown.headings) - 1 if is_narrow else 0)
        width = Mm(round(unit * (_FIRST if is_wide else 1)))
        column.width = width
        for cell in column.cells:
            cell.width = width
    mark_first_column(table)
    rule(table, palette["border_strong"])
    columns = ", ".join(shown.headings)
    describe_table(table, printable(shown.title), printable(f"Columns: {columns}."))


def _put(cell: _Cell, text: str, *, bold: bool) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(printable(text))
    run.bold = bold
    run.font.size = Pt(_SMALL)
