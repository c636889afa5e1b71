"""Edits leave nothing behind but what can be undone, and are painted once."""

import gc
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView, QWidget

from perfdesk.app import undo
from perfdesk.app.charts import kept_trends
from perfdesk.core.building.trend import trend_of
from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import Row
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.widgets.application import Desk
from perfdesk.widgets.details import panel
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.window.commands import Command
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


def test_that_an_edit_has_one_trend_worked_out(
    sample: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in = typer(sample)
    type_in("70%")
    QTest.qWait(QUIET)
    worked_out: list[str] = []

    def trend_counted(
        pack: Pack, measure: str, position: Period | None, row: Row | None
    ) -> ChartSpec:
        assert row is not None, "its facts and verdicts are taken"
        worked_out.append(measure)
        return trend_of(pack, measure, position, row)

    monkeypatch.setattr(kept_trends, "trend_of", trend_counted)
    type_in("89.6%")
    assert len(worked_out) == 1
    assert sample.session.trend(worked_out[0]) is sample.session.trend(worked_out[0])


def test_that_an_edit_writes_its_row_alone(sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in = typer(sample)
    type_in("70%")
    QTest.qWait(QUIET)
    written: list[str] = []
    draw = CellLook.draw

    def draw_noted(look: CellLook, *rest: Any, **named: Any) -> None:
        written.append(next(each.measure for each in rest if isinstance(each, Row)))
        draw(look, *rest, **named)

    monkeypatch.setattr(CellLook, "draw", draw_noted)
    type_in("89.6%")
    assert len(set(written)) == 1


def test_that_what_undo_would_undo_is_named_once_that_is_painted(sample: Desk) -> None:
    type_in = typer(sample)
    undo = sample.window.actions_[Command.UNDO]
    assert not undo.isEnabled()
    type_in("70%")
    assert undo.isEnabled()
    QTest.qWait(1)
    assert "70%" in undo.toolTip()
    sample.session.undo()
    assert not undo.isEnabled()


@pytest.fixture
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer edits can be undone and are listed than a test makes: before the window is made."""
    monkeypatch.setattr(undo, "MOST_STEPS", FEW)
    monkeypatch.setattr(panel, "MOST", FEW)


@pytest.mark.usefixtures("few_steps")
def test_that_edits_beyond_those_that_can_be_undone_leave_nothing(sample: Desk) -> None:
    type_in = typer(sample)

    def type_often(times: int) -> None:
        for _ in range(times):
            type_in("70%")
            type_in("89.6%")
        QTest.qWait(QUIET)
        gc.collect()

    type_often(2 * FEW)
    before, blocks = objects(), sys.getallocatedblocks()
    type_often(EDITS)
    # What Python's collector does not count counts too: texts, numbers. An edit has dozens.
    more = sys.getallocatedblocks() - blocks
    left = {name: count for name, count in (objects() - before).items() if count >= EDITS // 2}
    assert left == {}
    assert more < 2 * (2 * EDITS)
