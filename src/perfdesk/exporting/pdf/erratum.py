"""Writing an erratum: one tagged page."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from perfdesk.core.issues.erratum import Erratum
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.exporting.pdf.compiling import ERRATUM, compile_pages
from perfdesk.exporting.pdf.fonts import font_folder
from perfdesk.exporting.pdf.page_data import look_data
from perfdesk.exporting.pdf.writing import font_speller

HEADINGS = ("Measure", "Cell", "Printed", "Correct", "Why")


def write_erratum(erratum: Erratum, path: Path, *, created: datetime) -> None:
    """Write an erratum as a tagged PDF.

    Args:
        erratum: What to print.
        path: The file to write; a temporary one, put in place by the caller.
        created: Date of creation in the document.

    Raises:
        PerfDeskError: The page could not be set.
        OSError: The file could not be written.
    """
    spell = font_speller().spell
    data = {
        "name": spell(f"Erratum: {erratum.title}"),
        "council": spell(erratum.council),
        "lines": [
            spell(erratum.council),
            spell(
                f"This corrects \u201c{erratum.issue}\u201d for {erratum.position}, issued on "
                f"{_day(erratum.issued)}."
            ),
            _day(erratum.dated),
        ],
        "headings": list(HEADINGS),
        "rows": [
            [
                spell(text)
                for text in (each.measure, each.cell, each.printed, each.correct, each.why)
            ]
            for each in erratum.lines
        ],
    }
    path.write_bytes(
        compile_pages(data, look_data(ReportSettings()), font_folder(), created, ERRATUM)
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
