"""The PDF of the published dashboard, and the preview of its pages after an edit."""

import itertools
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import apply_edit
from perfdesk.core.narrative.report import build_report
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import Layout, ReportSettings
from perfdesk.exporting.pdf import write_pdf
from perfdesk.exporting.workbook import write_workbook
from perfdesk.operations.preview import Looked, ReportPreview
from perfdesk.operations.sample import sample_pack
from tests.bench.timing import Benchmark
from tests.exporting.pdf.printed import CREATED

FULL = ReportSettings(
    layout=Layout.PLAIN, layers_explained=True, rating_explained=True, glossary=True
)


def _beside_libreoffice(folder: Path, pack: Pack, work: Callable[[], None]) -> list[Benchmark]:
    """The same, timed against the program that an officer would print the workbook with.

    It is warm: its profile is made and its files are read before anything is timed.
    """
    office = shutil.which("soffice")
    if office is None:
        return []
    book = folder / "dashboard.xlsx"
    write_workbook(build_report(pack, settings=FULL), book, created=CREATED)
    command = [
        office,
        f"-env:UserInstallation={(folder / 'office').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "converted"),
        str(book),
    ]

    def convert() -> None:
        subprocess.run(command, check=True, capture_output=True, timeout=120)

    convert()
    return [
        Benchmark(
            "PDF beside LibreOffice",
            work=work,
            yardstick=convert,
            yardstick_name="LibreOffice converting the workbook",
        )
    ]


def benchmarks(folder: Path) -> list[Benchmark]:
    """What an export waits for, and what somebody who types beside the preview does."""
    pack = sample_pack(datetime(2024, 6, 3, tzinfo=UTC))
    path = folder / "dashboard.pdf"
    turns = itertools.count()

    def write(settings: ReportSettings) -> None:
        report = build_report(pack, settings=settings)
        # typst remembers pages it has set; a new title, as after an edit, sets them again.
        title = f"{report.dashboard.title} {next(turns)}"
        write_pdf(
            replace(report, dashboard=replace(report.dashboard, title=title)),
            path,
            created=CREATED,
        )

    preview = ReportPreview()
    measures = [each.id for each in pack.measures_at(pack.settings.position)]
    position = pack.settings.position
    edited = pack

    def refresh() -> None:
        nonlocal edited
        turn = next(turns)
        measure = measures[turn % len(measures)]
        cell = TypedCell(measure, Column.CURRENT, f"{turn % 90 + 5}.{turn % 10}%")
        edited, _ = apply_edit(edited, cells_edit(edited, position, [cell]))
        pages = preview.pages(Looked(edited, position, FULL, frozenset({measure})))
        pages.image(pages.places[measure].page, 96)

    return [
        Benchmark("PDF with summary, tables, charts and appendices", work=lambda: write(FULL)),
        *_beside_libreoffice(folder, pack, lambda: write(FULL)),
        Benchmark(
            "PDF of the tables alone",
            work=lambda: write(ReportSettings(summary=False, charts=False)),
        ),
        Benchmark("Page preview after an edit", work=refresh),
    ]
