"""Reading a written PDF back: its texts with their places, and its tags."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.narrative.plain_table import PlainTable
from perfdesk.core.narrative.report import Report, ReportCharts
from perfdesk.core.narrative.summary import Summary
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.exporting.pdf import write_pdf

CREATED = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
MILLIMETRE = 72 / 25.4


TABLES = ReportSettings(summary=False)
"""The tables, and the charts that are handed over; no summary."""


def written(
    folder: Path,
    dashboard: Dashboard,
    charts: dict[str, ChartSpec] | None = None,
    settings: ReportSettings = TABLES,
) -> Path:
    """The tables of a dashboard, which may be of no pack, as a PDF in *folder*."""
    return written_report(folder, tables_of(dashboard, charts, settings))


def tables_of(
    dashboard: Dashboard,
    charts: dict[str, ChartSpec] | None = None,
    settings: ReportSettings = TABLES,
) -> Report:
    """A report that has nothing beside its tables and charts."""
    return Report(
        settings,
        dashboard,
        Summary(("", ""), (), (), (), 0, (), ()),
        {},
        PlainTable((), {}),
        ReportCharts(charts or {}, {}),
        (),
        (),
    )


def written_report(folder: Path, report: Report) -> Path:
    """A report as a PDF in *folder*."""
    path = folder / "dashboard.pdf"
    write_pdf(report, path, created=CREATED)
    return path


def squeezed(text: str) -> str:
    """Letters and signs without what a line end adds or takes: blanks, and hyphens read as soft."""
    text = text.replace("\ufffe", "-").replace("\x02", "-")
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def page_texts(path: Path) -> list[str]:
    """The text of each page, squeezed."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


@dataclass(frozen=True)
class Letter:
    """A character with its box in points, from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def letters(path: Path, number: int) -> list[Letter]:
    """The characters of a page that leave ink."""
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[number]
        height = page.get_height()
        text = page.get_textpage()
        found = []
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            character = text.get_text_range(index, 1)
            if right > left and not character.isspace():
                found.append(Letter(character, left, height - top, right, height - bottom))
        return found
    finally:
        document.close()


def box_of(path: Path, number: int, words: str) -> Letter:
    """The box around the first place of *words* on a page."""
    run = letters(path, number)
    text = "".join(letter.text for letter in run)
    start = text.index(squeezed(words))
    part = run[start : start + len(squeezed(words))]
    return Letter(
        words,
        min(letter.left for letter in part),
        min(letter.top for letter in part),
        max(letter.right for letter in part),
        max(letter.bottom for letter in part),
    )


def elements(element: Any, kind: str = "") -> Iterator[Any]:
    """The structure elements below one, in reading order; only those of a kind if one is named."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if kind in {"", str(child.S)}:
                yield child
            yield from elements(child, kind)


def table_attribute(cell: Any, name: str) -> Any:
    """An attribute that a cell has as part of a table; None where it has none."""
    for attributes in cell.get("/A", []):
        if attributes.O == "/Table" and name in attributes:
            return attributes[name]
    return None
