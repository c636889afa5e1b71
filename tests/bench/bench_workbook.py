"""Writing the presentation workbook, and reading it back as proof."""

from pathlib import Path

from perfdesk.exporting.proof import prove_workbook
from perfdesk.exporting.workbook import write_workbook
from tests.bench.spoken import written_down
from tests.bench.timing import Benchmark
from tests.exporting.workbook.boards import CREATED, published_report


def benchmarks(folder: Path) -> list[Benchmark]:
    """What somebody waits for who exports the sample to Excel."""
    report = published_report(2023)
    path, bare = folder / "book.xlsx", folder / "bare.xlsx"

    def write() -> None:
        write_workbook(report, path, created=CREATED)

    with written_down() as script:
        write()
    return [
        Benchmark(
            "workbook with charts",
            work=write,
            yardstick=lambda: script.say_again(bare),
            yardstick_name="the same sheets, formats and charts by bare XlsxWriter",
        ),
        Benchmark("proof of the workbook", work=lambda: prove_workbook(path, report)),
    ]
