"""Looking into a large extract, against the bare reader and against pandas."""

import atexit
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pandas
import xlsxwriter
from python_calamine import CalamineWorkbook

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.operations.extracts.inspecting import inspect_extract, report_on
from perfdesk.operations.extracts.reading import reader_apart
from perfdesk.operations.imports import plan_extracts
from perfdesk.operations.packs import find_council, new_pack
from perfdesk.system.processes import processor_time_used
from tests.bench.timing import Benchmark

ROWS, COLUMNS = 100_000, 30


def large_workbook(path: Path) -> Path:
    """Write a list of councils and figures, as long as a long extract is."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        heads = ["Local authority", "ONS code", "Period"]
        sheet.write_row(0, 0, [*heads, *(f"Measure {each}" for each in range(COLUMNS - 3))])
        for row in range(1, ROWS + 1):
            place = row % 150
            figures = [(row * 7919 + each * 104_729) % 100_003 / 10 for each in range(COLUMNS - 3)]
            sheet.write_row(row, 0, [f"Council {place}", f"E{10**7 + place}", "2023/24", *figures])
    return path


def benchmarks(folder: Path) -> list[Benchmark]:
    """What somebody waits for who drops a long extract in."""

    @cache
    def path() -> Path:
        """Make the workbook when it is first asked for: it takes a while."""
        made = large_workbook(folder / "large.xlsx")
        ratio = _memory_ratio(made)
        print(f"  memory of inspect against the bare reader: {ratio:.2f}", file=sys.stderr)
        return made

    def bare() -> object:
        return CalamineWorkbook.from_path(path()).get_sheet_by_index(0).to_python()

    def by_pandas() -> object:
        return pandas.read_excel(path(), engine="openpyxl")

    def inspect() -> object:
        found = inspect_extract(path())
        assert found.tables[0].rows == ROWS
        return found

    @cache
    def pack() -> Pack:
        return new_pack(find_council("Leicestershire"), financial_year(2023)).pack

    def preview() -> object:
        """Try every family on it, as an import does before anything is shown."""
        try:
            return plan_extracts(pack(), [path()], at=datetime.now(UTC))
        except UnreadableExtractError as refused:
            return refused

    reader = reader_apart()
    atexit.register(reader.close)

    def here_and_there() -> float:
        """The processor's time that this process and the worker have taken."""
        there = processor_time_used(reader.worker.number or 0)
        return time.process_time() + (there or 0.0)

    def inspect_apart() -> object:
        return reader.call(report_on, path(), files=[path()])

    def preview_apart() -> object:
        try:
            return plan_extracts(pack(), [path()], at=datetime.now(UTC), reader=reader)
        except UnreadableExtractError as refused:
            return refused

    def apart(name: str, work: Callable[[], object]) -> Benchmark:
        return Benchmark(name, work, bare, "bare python-calamine", clock=here_and_there, kept=min)

    return [
        apart("inspect a large workbook in the worker", inspect_apart),
        apart("plan an import of it in the worker", preview_apart),
        Benchmark("inspect a large workbook", inspect, bare, "bare python-calamine"),
        Benchmark("plan an import of it", preview, bare, "bare python-calamine"),
        Benchmark("inspect, against pandas", inspect, by_pandas, "pandas with openpyxl"),
    ]


def _memory_ratio(path: Path) -> float:
    """Return the peak memory of inspecting, to that of reading alone, each in its own process."""
    inspect = f"inspect_extract(Path({str(path)!r}))"
    bare = f"CalamineWorkbook.from_path({str(path)!r}).get_sheet_by_index(0).to_python()"
    return _peak(inspect) / _peak(bare)


def _peak(work: str) -> int:
    code = (
        "import resource\nfrom pathlib import Path\n"
        "from python_calamine import CalamineWorkbook\n"
        "from perfdesk.operations.extracts.inspecting import inspect_extract\n"
        f"kept = {work}\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(told.stdout)
