"""Writing the PDF: data, pages, tags, file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from perfdesk.core.narrative.report import Report
from perfdesk.core.problems import Problem
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.exporting.pdf.characters import Speller
from perfdesk.exporting.pdf.compiling import compile_pages
from perfdesk.exporting.pdf.fonts import font_folder, printable_characters
from perfdesk.exporting.pdf.page_data import look_data, page_data, row_header_columns
from perfdesk.exporting.pdf.tags import mark_row_headers

_STEPS = 4


def write_pdf(
    report: Report,
    path: Path,
    *,
    progress: ProgressReport = silent,
    created: datetime,
) -> tuple[Problem, ...]:
    """Write a report as a tagged PDF (PDF/UA-1 and PDF/A-2a).

    The same report and time give the same bytes.

    Args:
        report: What to print, and how.
        path: The file to write; a temporary one, put in place by the caller.
        progress: Told before each step; may raise to stop.
        created: Date of creation in the document.

    Returns:
        What had to be printed otherwise than it stands in the dashboard: characters that
        the font lacks.

    Raises:
        PerfDeskError: The pages could not be set.
        CancelledError: Raised by *progress*.
        OSError: The file could not be written.
    """
    progress(0, _STEPS, "Gathering figures and charts")
    speller = font_speller()
    data = page_data(report, speller)
    progress(1, _STEPS, "Laying out the pages")
    pages = compile_pages(data, look_data(report.settings), font_folder(), created)
    progress(2, _STEPS, "Marking the headings of rows")
    document = mark_row_headers(pages, row_header_columns(report))
    progress(3, _STEPS, "Writing the PDF")
    path.write_bytes(document)
    return speller.problems


def font_speller() -> Speller:
    """Return a speller for the font of the PDF: it tells what `write_pdf` prints of a text.

    Raises:
        PerfDeskError: The font is missing or damaged.
    """
    return Speller(printable_characters(font_folder()))
