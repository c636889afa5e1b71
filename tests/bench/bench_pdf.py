"""The PDF of the published dashboard, and the preview of its pages after an edit."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import apply_edit
from perfdesk.core.narrative.report import build_report
from perfdesk.core.reporting.report import Layout, ReportSettings
from perfdesk.exporting.pdf import write_pdf
from perfdesk.operations.preview import Looked, ReportPreview
from perfdesk.operations.sample import sample_pack
from tests.bench.timing import Benchmark
from tests.exporting.pdf.printed import CREATED

FULL = ReportSettings(
    layout=Layout.PLAIN, layers_explained=True, rating_explained=True, glossary=True
)


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
        Benchmark(
            "PDF of the tables alone",
            work=lambda: write(ReportSettings(summary=False, charts=False)),
        ),
        Benchmark("Page preview after an edit", work=refresh),
    ]
