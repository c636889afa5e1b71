"""Writing the presentation workbook, and reading it back as proof."""

from pathlib import Path

from perfdesk.exporting.proof import prove_workbook
from perfdesk.exporting.workbook import write_workbook
from tests.bench.timing import Benchmark
from tests.exporting.workbook.boards import CREATED, published, report_on


def benchmarks(folder: Path) -> list[Benchmark]:
    """What somebody waits for who exports the sample to Excel."""
    dashboard, charts = published(2023)
    path = folder / "book.xlsx"

    def write() -> None:
        write_workbook(report_on(dashboard, charts), path, created=CREATED)

    write()
    return [
        Benchmark("workbook with charts", work=write),
        Benchmark("proof of the workbook", work=lambda: prove_workbook(path, report_on(dashboard))),
    ]
