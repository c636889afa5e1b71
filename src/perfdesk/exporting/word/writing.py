"""Writing the Word document: a heading for each layer and outcome, and real tables."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.dashboard import Column, ColumnHead, Dashboard, LayerView, OutcomeTable, Row
from perfdesk.core.narrative.headlines import headlines_of, more_told, told
from perfdesk.core.narrative.report import Report
from perfdesk.core.narrative.summary import Summary
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.verdicts import Tone
from perfdesk.core.wording.key import KeyEntry, progress_key, rating_key
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
from perfdesk.exporting.workbook.characters import printable, shortened
from perfdesk.exporting.workbook.styles import FONT, Palette, light_palette

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The same document has the same bytes, whenever it is written."""

_PROPERTY_LIMIT = 250
_BODY, _SMALL = 11, 10
# In millimetres; the text is as wide as A4 landscape less its margins.
_PAGE = (297, 210)
_MARGIN = 15
_WIDTHS = {Column.CODE: 22, Column.DESCRIPTION: 62, Column.AIM: 20}


def write_word(
    report: Report,
    path: Path,
    *,
    progress: ProgressReport = silent,
    created: datetime,
) -> None:
    """Write the tables of a dashboard as a Word document.

    Args:
        report: What to show.
        path: Where to write; an existing file is overwritten.
        progress: Told before each layer; may raise to cancel.
        created: When the document was made, for its properties.

    Raises:
        CancelledError: *progress* asked to stop; nothing was written.
        OSError: The file cannot be written.
    """
    import docx

    dashboard = report.dashboard
    total = len(dashboard.layers) + 1
    progress(0, total, "Word document")
    document = docx.Document()
    _set_up(document, dashboard, created)
    palette = light_palette()
    document.add_heading(_text(f"{dashboard.title} {dashboard.position.label}"), 1)
    _summary(document, report.summary)
    for index, layer in enumerate(dashboard.layers):
        progress(index, total, layer.name)
        _layer(document, report, layer, palette)
    progress(total - 1, total, "Word document")
    _promises(document, report)
    _key(document, dashboard)
    if report.settings.other_formats:
        document.add_paragraph(_text(report.settings.other_formats))
    _foot(document, report)
    content = BytesIO()
    document.save(content)
    _finish(content, path)


def _set_up(document: Document, dashboard: Dashboard, created: datetime) -> None:
    """Lay out the page and say what the document is; a council is named, never a person."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(each) for each in _PAGE)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for name, size in (
        ("Normal", _BODY), ("Heading 1", 20), ("Heading 2", 16), ("Heading 3", 13),
    ):  # fmt: skip
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        # A theme's font would win over the name.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string("12436D")
    set_language(document)
    drop_leftovers(document)
    council = shortened(_text(dashboard.council), _PROPERTY_LIMIT)
    instant = created.astimezone(UTC) if created.tzinfo else created
    about = document.core_properties
    title = _text(f"{dashboard.title} {dashboard.position.label}")
    about.title = shortened(title, _PROPERTY_LIMIT)
    about.subject = dashboard.period_in_words
    about.author = about.last_modified_by = council
    about.comments = about.keywords = ""
    about.language = "en-GB"
    about.created = about.modified = instant.replace(tzinfo=None)
    about.revision = 1


def _foot(document: Document, report: Report) -> None:
    """Say at the foot of each page what the printed one says: name, page, state and marking."""
    settings, name = report.settings, _text(report.settings.appendix)
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{name}, page " if name else "Page ")
    add_page_number(paragraph)
    state = "Provisional figures" if report.dashboard.provisional else "Final figures"
    for text in filter(None, (state, _text(settings.marking))):
        paragraph.add_run(f" \u00b7 {text}")


def _summary(document: Document, summary: Summary) -> None:
    """Write where the council stands, then each list of measures under its heading."""
    document.add_paragraph(_text(" ".join(summary.position)))
    for sentence in summary.sentences:
        document.add_paragraph(_text(sentence), style="List Bullet")
    for headline in headlines_of(summary):
        document.add_heading(_text(headline.heading), 2)
        for mention in headline.mentions:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(_text(mention.name)).bold = True
            said = [told(headline, mention), *more_told(headline, mention)]
            for line in filter(None, (_text(each) for each in said)):
                paragraph.add_run(f"\n{line}")
        for change in headline.changes:
            document.add_paragraph(_text(change.text), style="List Bullet")
        if headline.rest:
            document.add_paragraph(_text(headline.rest))


def _layer(document: Document, report: Report, layer: LayerView, palette: Palette) -> None:
    document.add_heading(_text(layer.name) or "Layer", 2)
    tables = [table for table in layer.outcomes if table.rows]
    if not tables:
        document.add_paragraph("No measures are reported in this layer.")
    for table in tables:
        document.add_heading(_text(table.name) or "Outcome", 3)
        told = ". ".join(filter(None, (_text(table.plan), _text(table.statement))))
        if told:
            document.add_paragraph(told).paragraph_format.keep_with_next = True
        _table(document, report.dashboard, layer, table, palette)
        _remarks(document, report, table)


def _table(
    document: Document,
    dashboard: Dashboard,
    layer: LayerView,
    outcome: OutcomeTable,
    palette: Palette,
) -> None:
    heads = dashboard.columns
    table = document.add_table(rows=1 + len(outcome.rows), cols=len(heads), style="Table Grid")
    table.autofit = False
    widths = _widths(heads)
    lines = list(table.rows)
    repeat_on_each_page(lines[0])
    for cell, head in zip(lines[0].cells, heads, strict=True):
        _put(cell, head.heading, bold=True)
        shade(cell, palette["header"])
    for line, row in zip(lines[1:], outcome.rows, strict=True):
        keep_whole(line)
        for cell, head in zip(line.cells, heads, strict=True):
            _cell(cell, row, head, palette)
    _set_widths(table, widths)
    mark_first_column(table)
    rule(table, palette["border_strong"])
    describe_table(
        table,
        _text(f"{layer.name}: {outcome.name}"),
        _text(
            f"{len(outcome.rows)} measures, one per row. Columns: "
            f"{', '.join(head.heading for head in heads)}."
        ),
    )


def _remarks(document: Document, report: Report, table: OutcomeTable) -> None:
    """Say below a table what is said about its measures, each by its words.

    A row of one wide cell would stand nearer, but a table of cells that are merged is one that
    screen readers lose their way in.
    """
    from docx.shared import Pt

    for row in table.rows:
        for remark in report.remarks.get(row.measure, ()):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(4)
            name = _text(row.description).rstrip(".")
            paragraph.add_run(f"{name}. {remark.kind.value}: ").bold = True
            paragraph.add_run("\n".join(_text(line) for line in remark.lines))


def _cell(cell: _Cell, row: Row, head: ColumnHead, palette: Palette) -> None:
    text = row.cells[head.column].text
    if head.column is Column.RATING:
        tone = row.rating.tone
        _put(cell, text or row.rating.word.capitalize(), bold=tone is Tone.POOR)
        shade(cell, palette.tint(tone))
    elif head.column is Column.PROGRESS:
        _put(cell, text, bold=row.progress.tone is Tone.POOR)
    else:
        _put(cell, text, bold=head.column is Column.DESCRIPTION)


def _put(cell: _Cell, text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = Pt(2)
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(_text(text))
    run.bold = bold
    run.font.size = Pt(_SMALL)


def _widths(heads: Iterable[ColumnHead]) -> list[float]:
    """Share the width of the page among the columns, in millimetres."""
    columns = [head.column for head in heads]
    whole = _PAGE[0] - 2 * _MARGIN
    fixed = sum(_WIDTHS.get(column, 0) for column in columns)
    others = sum(column not in _WIDTHS for column in columns)
    if not others or fixed > whole / 2:
        return [whole / max(len(columns), 1)] * len(columns)
    return [_WIDTHS.get(column, (whole - fixed) / others) for column in columns]


def _set_widths(table: Table, widths: Iterable[float]) -> None:
    from docx.shared import Mm

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(round(width))
        # Word follows the cells, LibreOffice the columns.
        for cell in column.cells:
            cell.width = Mm(round(width))


def _promises(document: Document, report: Report) -> None:
    """Say what is still to be done, where that is printed in an appendix."""
    appendix = report.promises
    if appendix is None:
        return
    document.add_heading(_text(appendix.title), 2)
    for group in appendix.groups:
        if group.name:
            document.add_heading(_text(group.name), 3)
        for each in group.entries:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(f"{_text(each.term)}: ").bold = True
            paragraph.add_run(_text(each.text))


def _key(document: Document, dashboard: Dashboard) -> None:
    shown = {head.column for head in dashboard.columns}
    document.add_heading("What ratings and progress mean", 2)
    if Column.RATING in shown:
        _entries(document, "Rating", rating_key(dashboard.scheme))
    if Column.PROGRESS in shown:
        _entries(document, "Progress", progress_key(dashboard.previous))


def _entries(document: Document, name: str, entries: Iterable[KeyEntry]) -> None:
    document.add_heading(name, 3)
    for entry in entries:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{entry.word}: ").bold = True
        paragraph.add_run(f"{entry.meaning}.")


def _text(text: str) -> str:
    return printable(text).strip()


def _finish(content: BytesIO, path: Path) -> None:
    """Write the document with the same time on all its parts."""
    with (
        zipfile.ZipFile(content) as parts,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as finished,
    ):
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            finished.writestr(entry, parts.read(name))
