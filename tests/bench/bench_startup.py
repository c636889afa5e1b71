"""Start-up, against that of Python itself."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.timing import Benchmark


def python(*arguments: str) -> None:
    """One whole process."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def launch(folder: Path, what: str) -> None:
    """Start a window and wait until it can be used; compiled modules are kept between rounds."""
    environment = {
        **os.environ,
        "PERFDESK_DATA_DIR": str(folder / "launched"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(
        [sys.executable, "-m", "tests.bench.launching", what],
        check=True,
        capture_output=True,
        env=environment,
    )


def benchmarks(folder: Path) -> list[Benchmark]:
    """What a person waits for before the program does anything."""
    return [
        Benchmark(
            "start-up of the command line",
            work=lambda: python("-m", "perfdesk", "--version"),
            yardstick=lambda: python("-c", "pass"),
            yardstick_name="python -c pass",
        ),
        Benchmark(
            "from launch to a usable window on the sample",
            work=lambda: launch(folder, "sample"),
            yardstick=lambda: launch(folder, "bare"),
            yardstick_name="a bare window that has imported pyqtgraph",
        ),
    ]
