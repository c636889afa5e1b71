"""What the program loads before it is asked for anything: a second of start-up hangs on it."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

LATER = (
    "perfdesk.importing",
    "perfdesk.exporting",
    "perfdesk.forms",
    "perfdesk.operations.imports",
    "perfdesk.operations.exports",
    "perfdesk.widgets.exporting",
    "perfdesk.widgets.help.help_panel",
    "perfdesk.widgets.imports",
    "perfdesk.widgets.mapping",
    "perfdesk.widgets.overview",
    "perfdesk.widgets.panels.history_panel",
    "perfdesk.widgets.preview.preview_page",
    "perfdesk.widgets.sources.lineage_panel",
    "perfdesk.widgets.sources.sources_page",
)
"""What no grid needs: half of the time between launch and a grid went into such modules."""

OPENING = """
import sys
from perfdesk.app.tasks import ImmediatePool
from perfdesk.widgets.application import Desk, make_application
application = make_application()
with Desk(ImmediatePool()) as desk:
    desk.window.show()
    desk.window.packs.open_sample()
    while not desk.session.is_open:
        application.processEvents()
    desk.window.workspace.grid.viewport().repaint()
    print(*sys.modules)
    desk.session.close()
"""

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


def test_that_a_pack_is_shown_without_what_is_for_later(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", OPENING],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PERFDESK_DATA_DIR": str(tmp_path)},
    )
    loaded = set(answer.stdout.split())
    assert "perfdesk.widgets.grid.grid_view" in loaded
    assert not {name for name in loaded if name.startswith(LATER)}
    assert not {name.partition(".")[0] for name in loaded} & HEAVY
