"""What the program loads before it is asked for anything: a second of start-up hangs on it."""

import importlib.util
import subprocess
import sys

import pytest

HEAVY = {"pandas", "numpy", "openpyxl", "xlsxwriter", "typst", "pyqtgraph", "pikepdf", "pypdfium2"}


def loaded_by(module: str) -> set[str]:
    """The libraries that a fresh Python holds after importing a module."""
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not written yet")
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(answer.stdout.split())


def test_that_the_command_line_loads_neither_qt_nor_a_heavy_library() -> None:
    assert not loaded_by("perfdesk.cli") & (HEAVY | {"PySide6", "shiboken6"})


def test_that_the_entry_point_loads_neither_qt_nor_a_heavy_library() -> None:
    assert not loaded_by("perfdesk.__main__") & (HEAVY | {"PySide6", "shiboken6"})


@pytest.mark.parametrize("room", ["perfdesk.app", "perfdesk.widgets", "perfdesk.operations"])
def test_that_the_window_loads_no_heavy_library(room: str) -> None:
    assert not loaded_by(room) & HEAVY
