"""Start-up, against that of Python itself."""

import subprocess
import sys
from pathlib import Path

from tests.bench.timing import Benchmark


def python(*arguments: str) -> None:
    """One whole process."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def benchmarks(folder: Path) -> list[Benchmark]:
    """What a person waits for before the program does anything."""
    return [
        Benchmark(
            "start-up of the command line",
            work=lambda: python("-m", "perfdesk", "--version"),
            yardstick=lambda: python("-c", "pass"),
            yardstick_name="python -c pass",
        )
    ]
