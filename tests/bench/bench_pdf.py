"""The PDF of the published dashboard: 29 rows and their charts."""

import itertools
from dataclasses import replace
from pathlib import Path

from perfdesk.exporting.pdf import PdfOptions, write_pdf
from tests.bench.timing import Benchmark
from tests.exporting.pdf.printed import CREATED
from tests.exporting.pdf.published import dashboard_of, pack_2023


def benchmarks(folder: Path) -> list[Benchmark]:
    """What an export, and later a page preview, waits for."""
    dashboard, charts = dashboard_of(pack_2023())
    path = folder / "dashboard.pdf"
    turns = itertools.count()

    def write(options: PdfOptions) -> None:
        # typst remembers pages it has set; a new title, as after an edit, sets them again.
        changed = replace(dashboard, title=f"{dashboard.title} {next(turns)}")
        write_pdf(changed, charts, path, options=options, created=CREATED)

    return [
        Benchmark("PDF with tables and charts", work=lambda: write(PdfOptions())),
        Benchmark("PDF of the tables alone", work=lambda: write(PdfOptions(with_charts=False))),
    ]
