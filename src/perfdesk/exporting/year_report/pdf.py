"""The benchmarking report as tagged pages."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from perfdesk.core.narrative.year_report import TextTable, YearReport
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.exporting.pdf.compiling import YEAR_REPORT, compile_pages
from perfdesk.exporting.pdf.fonts import font_folder
from perfdesk.exporting.pdf.page_data import look_data
from perfdesk.exporting.pdf.writing import font_speller


def write_pdf(report: YearReport, path: Path, *, created: datetime) -> None:
    """Write the report as a tagged PDF.

    Args:
        report: What to print.
        path: The file to write; a temporary one, put in place by the caller.
        created: Date of creation in the document.

    Raises:
        PerfDeskError: The pages could not be set.
        OSError: The file could not be written.
    """
    spell = font_speller().spell

    def table(shown: TextTable) -> dict[str, object]:
        return {
            "title": spell(shown.title),
            "headings": [spell(each) for each in shown.headings],
            "rows": [[spell(cell) for cell in row] for row in shown.rows],
        }

    data = {
        "name": spell(report.title),
        "council": spell(report.council),
        "sentences": [spell(each) for each in report.sentences],
        "quartiles": table(report.quartiles),
        "measures": table(report.measures),
        "notes": [spell(each) for each in report.notes],
    }
    path.write_bytes(
        compile_pages(data, look_data(ReportSettings()), font_folder(), created, YEAR_REPORT)
    )
