"""Edits leave nothing behind but what can be undone, and are painted once."""

import gc
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView, QWidget

from perfdesk.widgets.application import Desk
from tests.app.sample_measures import REABLEMENT
from tests.widgets.grids import go_to

EDITS = 150
FEW = 20
QUIET = 400
"""Milliseconds until checks and histories have followed."""

OF_UNDO = frozenset(
    {"_EditDone", "Edit", "Replacement", "Figure", "FigureKey", "Reading", "tuple", "dict"}
)
"""What an edit that can be undone is made of."""

OF_HISTORY = frozenset({"CellStep"})
"""What the details show of the edits of a figure; the latest only."""


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def typer(desk: Desk) -> Callable[[str], None]:
    grid = go_to(desk, REABLEMENT)

    def type_in(text: str) -> None:
        assert grid.model().setData(grid.currentIndex(), text)
        QCoreApplication.sendPostedEvents()

    return type_in


def objects() -> Counter[str]:
    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects())


def signs_drawn(desk: Desk) -> int:
    """How many signs pyqtgraph keeps drawn for the trend."""
    plot = desk.window.workspace.details.chart.plot
    assert plot is not None
    atlases = (getattr(item, "fragmentAtlas", ()) for item in plot.items())
    return sum(len(atlas) for atlas in atlases)


def test_that_edits_leave_only_what_undoes_them(sample: Desk) -> None:
    type_in = typer(sample)

    def type_often(times: int) -> None:
        for _ in range(times):
            type_in("70%")
            type_in("89.6%")
        QTest.qWait(QUIET)

    type_often(FEW)
    before, signs = objects(), signs_drawn(sample)
    type_often(EDITS)
    grown = objects() - before
    assert signs_drawn(sample) == signs
    known = OF_UNDO | OF_HISTORY
    left = {name: more for name, more in grown.items() if name not in known and more >= EDITS // 2}
    assert left == {}


def test_that_an_edit_paints_the_chart_once(sample: Desk) -> None:
    type_in = typer(sample)
    type_in("70%")
    type_in("89.6%")
    QTest.qWait(QUIET)
    plot = sample.window.workspace.details.chart.plot
    assert plot is not None
    assert isinstance(plot.widget, QGraphicsView)
    paints = Paints(plot.widget.viewport())
    type_in("70%")
    assert paints.count == 1
    now = sample.window.workspace.details
    assert now.now.text == "70%"
    assert "70%" in now.chart.reading
