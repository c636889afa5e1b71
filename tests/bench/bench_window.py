"""The window: what an edit and a scroll cost on its thread, from the key to the painted pixels.

The yardstick of an edit is the bare repaint of the same widgets with plain data: Qt's own table
with the texts of the grid and a plot with the lines of the chart, both of the same size.
"""

import atexit
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.timing import Benchmark

if TYPE_CHECKING:
    from perfdesk.widgets.application import Desk
    from perfdesk.widgets.grid.grid_view import GridView

MANY = 500
STEP = 120
"""Pixels that a turn of the wheel scrolls."""


@dataclass(frozen=True)
class Bench:
    """A window with a grid and its chart."""

    desk: "Desk"
    grid: "GridView"

    def edit(self, texts: Iterator[str]) -> None:
        """Type into the current cell, and paint whatever follows from it."""
        from PySide6.QtCore import QCoreApplication

        self.grid.model().setData(self.grid.currentIndex(), next(texts))
        # All that is to be painted, and nothing that waits for a timer: the checks come later.
        QCoreApplication.sendPostedEvents()


def _opened(folder: Path, name: str, measures: int) -> Bench:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PERFDESK_DATA_DIR"] = str(folder / name)
    from PySide6.QtTest import QTest

    from perfdesk.app.tasks import ThreadPool
    from perfdesk.core.dashboard import Column
    from perfdesk.operations.sample import sample_pack
    from perfdesk.store import hold_unsaved
    from perfdesk.widgets.application import Desk, make_application
    from tests.app.grown_pack import grown

    make_application()
    desk = Desk(ThreadPool())
    # Left alone at the end of the process, Qt's objects crash it.
    atexit.register(desk.__exit__, None, None, None)
    desk.window.resize(1366, 768)
    desk.window.show()
    pack = sample_pack(datetime(2024, 6, 3, tzinfo=UTC))
    desk.session.open(hold_unsaved(grown(pack, "reablement", measures)))
    row = next(row for row in desk.session.dashboard.rows if "reablement" in row.description)
    desk.window.workspace.show_measure(row.measure, Column.CURRENT)
    grid = desk.window.workspace.grid
    if grid is None:
        raise RuntimeError("no grid is shown")
    QTest.qWait(600)  # charts are made after the first paint
    return Bench(desk, grid)


def _plain(bench: Bench) -> Callable[[], object]:
    """Qt's own table and a plot, as large and as full as those of the window."""
    import pyqtgraph as pg
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget

    grid, chart = bench.grid, bench.desk.window.workspace.details
    window = QWidget()
    layout = QHBoxLayout(window)
    model = QStandardItemModel(grid.model().rowCount(), grid.model().columnCount(), window)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            text = grid.model().index(row, column).data() or ""
            model.setItem(row, column, QStandardItem(str(text)))
    table = QTableView(window)
    table.setModel(model)
    table.setWordWrap(True)
    for column in range(model.columnCount()):
        table.setColumnWidth(column, grid.columnWidth(column))
    for row in range(model.rowCount()):
        table.setRowHeight(row, grid.rowHeight(row))
    plot = pg.PlotWidget(window)
    for shift in range(3):
        plot.plot([1, 2, 3, 4], [50 + shift, 57, 56 - shift, 49], symbol="o")
    plot.enableAutoRange(False)
    table.setFixedSize(grid.size())
    plot.setFixedSize(chart.width(), 300)
    layout.addWidget(table)
    layout.addWidget(plot)
    window.show()
    atexit.register(window.close)

    def repaint() -> None:
        table.viewport().repaint()
        plot.viewport().repaint()

    return repaint


def benchmarks(folder: Path) -> list[Benchmark]:
    """Edits with few and many measures, and scrolling many."""

    @cache
    def opened(measures: int) -> Bench:
        return _opened(folder, f"window-{measures}", measures)

    @cache
    def plain() -> Callable[[], object]:
        return _plain(opened(0))

    texts, others = cycle(("70%", "89.6%")), cycle(("70%", "89.6%"))
    places = cycle([*range(1, 60), *range(60, 0, -1)])

    def edit() -> None:
        opened(0).edit(texts)

    def edit_many() -> None:
        opened(MANY).edit(others)

    def repaint() -> None:
        plain()()

    def scroll() -> None:
        from PySide6.QtWidgets import QApplication

        opened(MANY).grid.verticalScrollBar().setValue(next(places) * STEP)
        QApplication.processEvents()

    def rest() -> None:
        """Let what follows an edit once it is painted be done: checks, drafts, pictures."""
        from PySide6.QtTest import QTest

        QTest.qWait(400)

    bare = "bare repaint of plain widgets"
    return [
        Benchmark("edit in the window", edit, repaint, bare, rest),
        Benchmark(f"edit among {MANY} measures", edit_many, edit, "edit in the window", rest),
        Benchmark(f"scroll {MANY} measures", scroll, repaint, bare),
    ]
