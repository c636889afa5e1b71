"""The window: what an edit costs on its thread, from the key to the redrawn chart."""

import atexit
import os
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from tests.bench.timing import Benchmark


def _edit_in_the_window(folder: Path) -> Callable[[], object]:
    """Type a figure into the grid of the sample and have grid and chart drawn again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PERFDESK_DATA_DIR"] = str(folder / "window")
    from PySide6.QtTest import QTest

    from perfdesk.app.tasks import ThreadPool
    from perfdesk.core.dashboard import Column
    from perfdesk.widgets.application import Desk, make_application

    application = make_application()
    desk = Desk(ThreadPool())
    desk.window.resize(1366, 768)
    desk.window.show()
    desk.window.packs.open_sample()
    while not (desk.session.is_open and desk.window.workspace.details.chart.spec):
        QTest.qWait(10)
    row = next(row for row in desk.session.dashboard.rows if "reablement" in row.description)
    desk.window.workspace.show_measure(row.measure)
    grid = desk.window.workspace.grid
    if grid is None:
        raise RuntimeError("no grid is shown")
    grid.choose(row.measure, Column.CURRENT)
    texts = cycle(("70%", "89.6%"))

    def edit() -> None:
        grid.model().setData(grid.currentIndex(), next(texts))
        application.processEvents()  # what is to be redrawn is part of the price

    # Left alone at the end of the process, Qt's objects crash it.
    atexit.register(desk.__exit__, None, None, None)
    return edit


def benchmarks(folder: Path) -> list[Benchmark]:
    """An edit in the window."""
    work: list[Callable[[], object]] = []

    def edit() -> object:
        if not work:
            work.append(_edit_in_the_window(folder))
        return work[0]()

    return [Benchmark("edit in the window", edit)]
