"""Starting and ending the program for real, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from perfdesk.core.errors import PerfDeskError
from perfdesk.widgets.errors import FaultCatcher

CLOSES_ITSELF = """
import sys
from PySide6.QtCore import QTimer
from perfdesk.widgets import application
from perfdesk.widgets.window.main_window import MainWindow

def close_soon(window):
    def look():
        shown = window.workspace.details.chart.spec is not None
        if shown or not {wants_pack}:
            window.close()
        else:
            QTimer.singleShot(20, look)
    look()

original = MainWindow.showEvent
def showEvent(self, event):
    original(self, event)
    QTimer.singleShot(0, lambda: close_soon(self))
MainWindow.showEvent = showEvent
code = application.run([], sample={wants_pack})
print("left", code)
sys.exit(code)
"""


@pytest.mark.parametrize("wants_pack", [False, True])
def test_that_the_program_starts_and_ends_without_a_word(wants_pack: bool, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PERFDESK_DATA_DIR": str(tmp_path),
        "PYTHONWARNINGS": "error",
    }
    answer = subprocess.run(
        [sys.executable, "-c", CLOSES_ITSELF.format(wants_pack=wants_pack)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment,
    )
    told = [
        line for line in answer.stderr.splitlines() if "This plugin does not support" not in line
    ]
    assert (answer.returncode, told, answer.stdout.strip()) == (0, [], "left 0")


def test_that_pyqtgraph_is_not_loaded_before_the_window_is_shown() -> None:
    code = (
        "import sys, perfdesk.widgets.application; "
        "sys.exit('pyqtgraph' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_that_a_fault_at_every_turn_is_told_one_at_a_time(qtbot: QtBot) -> None:
    told: list[PerfDeskError] = []
    before = sys.excepthook

    def tell(problem: PerfDeskError) -> None:
        told.append(problem)
        if len(told) == 1:  # another fault while the box of the first is open
            sys.excepthook(ValueError, ValueError("second"), None)
            qtbot.wait(5)
            assert len(told) == 1

    catcher = FaultCatcher(tell)
    catcher.start()
    try:
        sys.excepthook(ValueError, ValueError("first"), None)
        qtbot.waitUntil(lambda: len(told) == 1)
        qtbot.wait(5)
    finally:
        catcher.stop()
    assert [problem.details.rpartition("ValueError: ")[2].strip() for problem in told] == ["first"]
    assert sys.excepthook is before
    catcher.deleteLater()


def test_that_an_interrupt_from_the_terminal_is_no_fault(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[PerfDeskError] = []
    passed_on: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *caught: passed_on.append(caught[0]))
    catcher = FaultCatcher(told.append)
    catcher.start()
    try:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
        qtbot.wait(1)
    finally:
        catcher.stop()
    assert not told
    assert passed_on == [KeyboardInterrupt]
    catcher.deleteLater()
