"""Writing a drafted covering report as a Word document.

Each drafted paragraph stands in a content control that Word takes away once its text is changed,
so that what nobody touched is known as a draft. What was kept of the last report is plain text.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.narrative.covering_report import DraftParagraph, DraftReport
from perfdesk.exporting.word.elements import add_page_number, drop_leftovers, set_language
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.styles import FONT

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_MARGIN, _BODY = 25, 12
"""Of the page in millimetres, and of the letters in points: the papers' own."""
_DRAFT = "Draft: change it or agree to it"
"""What the control of a drafted paragraph is called."""


def write_draft(report: DraftReport, path: Path, *, created: datetime) -> None:
    """Write a drafted report.

    Args:
        report: What to write.
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
    number, drafted = 0, 0
    for section in report.sections:
        document.add_heading(printable(section.heading), section.level + 1)
        for each in section.paragraphs:
            number += each.is_numbered
            written = _paragraph(document, each, number)
            if not each.is_kept:
                drafted += 1
                _mark_as_draft(written, drafted)
    document.save(str(path))


def _set_up(document: Document, report: DraftReport, created: datetime) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for name, size in (("Normal", _BODY), ("Heading 1", 18), ("Heading 2", 14), ("Heading 3", 12)):
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
    section.header.paragraphs[0].add_run("DRAFT").bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    add_page_number(foot)


def _paragraph(document: Document, each: DraftParagraph, number: int) -> Paragraph:
    from docx.shared import Mm

    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = Mm(12), Mm(-12)
    shape.tab_stops.add_tab_stop(Mm(12))
    if each.is_numbered:
        paragraph.add_run(f"{number}.\t")
    if each.topic:
        paragraph.add_run(f"{printable(each.topic)}: ").bold = True
    paragraph.add_run(printable(each.text))
    return paragraph


def _mark_as_draft(paragraph: Paragraph, number: int) -> None:
    """Put a paragraph into a control that goes when its text is changed."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    for name, value in (("w:alias", _DRAFT), ("w:tag", f"draft-{number}"), ("w:id", str(number)),
                        ("w:temporary", "")):  # fmt: skip
        element = OxmlElement(name)
        if value:
            element.set(qn("w:val"), value)
        properties.append(element)
    content = OxmlElement("w:sdtContent")
    control.append(properties)
    control.append(content)
    inside = paragraph._p
    inside.addprevious(control)
    content.append(inside)
