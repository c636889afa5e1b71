"""The window: what an edit and a scroll cost on its thread, from the key to the painted pixels.

The yardstick of an edit is the bare repaint of the same widgets with plain data; see `_plain`.
"""

import atexit
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.timing import Benchmark

if TYPE_CHECKING:
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QTableView

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
    from PySide6.QtCore import Qt
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
    # The screen that is none is smaller than any laptop's, and the window would fill it.
    desk.window.setWindowState(Qt.WindowState.WindowNoState)
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
    """The bare repaint of the same widgets with plain data.

    That is Qt's own table, with a standard model of the grid's texts of which one row changes; the
    plot of the window's chart, with plain arrays on the same items and another range; and Qt's
    labels with what an edit changes beside and above them: verdicts, message, reading, figure.
    All is as large as in the window. The table and the plot are painted anew as a whole.
    """
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import (
        QGraphicsView,
        QHBoxLayout,
        QLabel,
        QTableView,
        QVBoxLayout,
        QWidget,
    )

    from perfdesk.widgets.charts.line_plot import LinePlot

    grid, details = bench.grid, bench.desk.window.workspace.details
    spec, card = details.chart.spec, details.chart.plot
    if spec is None or card is None:
        raise RuntimeError("no chart is drawn")
    window = QWidget()
    layout, beside = QHBoxLayout(window), QVBoxLayout()
    table = QTableView(window)
    model = _texts_of(bench, table)
    plot = LinePlot(card.theme, window)
    plot.draw(spec)
    words = (details.rating.chip.text, details.progress.chip.text, spec.title,
             details.chart.reading, details.now.text)  # fmt: skip
    labels = [QLabel(text, window) for text in words]
    for label in labels:
        label.setWordWrap(True)
        label.setFixedSize(card.widget.width(), 3 * label.fontMetrics().height())
        beside.addWidget(label)
    table.setFixedSize(grid.size())
    plot.widget.setFixedSize(card.widget.size())
    beside.addWidget(plot.widget)
    layout.addWidget(table)
    layout.addLayout(beside)
    window.show()
    atexit.register(window.close)
    drawn: list[Any] = [item for item in plot.items() if _has_points(item)]
    arrays = [item.getData() for item in drawn]
    view = plot.widget
    if not isinstance(view, QGraphicsView):
        raise TypeError("the plot is no view")
    row, steps = grid.currentIndex().row(), cycle((0, 3))
    texts = [model.item(row, column).text() for column in range(model.columnCount())]

    def repaint() -> None:
        step = next(steps)
        for column in range(model.columnCount()):
            model.item(row, column).setText(f"{texts[column]}{step}")
        for item, (across, up) in zip(drawn, arrays, strict=True):
            item.setData(across, up + step)
        plot.box.setYRange(spec.low - step, spec.high, padding=0)
        for label, text in zip(labels, words, strict=True):
            label.setText(f"{text}{step}")
        table.viewport().update()
        view.viewport().update()
        QCoreApplication.sendPostedEvents()

    return repaint


def _has_points(item: Any) -> bool:
    """Tell whether an item of a plot takes arrays, and has any."""
    if not hasattr(item, "getData") or not item.isVisible():
        return False
    across, _ = item.getData()
    return across is not None and len(across) > 0


def _texts_of(bench: Bench, table: "QTableView") -> "QStandardItemModel":
    """Give a table the texts of the grid, in rows and columns of the same sizes."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    grid = bench.grid
    model = QStandardItemModel(grid.model().rowCount(), grid.model().columnCount(), table)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            text = grid.model().index(row, column).data() or ""
            model.setItem(row, column, QStandardItem(str(text)))
    table.setModel(model)
    table.setWordWrap(True)
    for column in range(model.columnCount()):
        table.setColumnWidth(column, grid.columnWidth(column))
    for row in range(model.rowCount()):
        table.setRowHeight(row, grid.rowHeight(row))
    return model


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
