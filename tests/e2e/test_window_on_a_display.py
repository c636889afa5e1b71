"""The journey on a real display, with real windows of the platform.

`xvfb-run` or a virtual display is enough; without one these tests are skipped.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.app.exports.memory import ExportChoice, ExportMemory
from perfdesk.app.tasks import ThreadPool
from perfdesk.core.verdicts import RatingWord
from perfdesk.operations.exports import ExportKind
from perfdesk.widgets.application import Desk, make_application
from perfdesk.widgets.exporting.export_dialog import ExportDialog
from perfdesk.widgets.questions import Leaving
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT, id_of
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to, type_over

pytestmark = pytest.mark.display


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    application = make_application()
    with Desk(ThreadPool(), Answers(leave=Leaving.KEEP)) as desk:
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        desk.window.packs.open_sample()
        qtbot.waitUntil(lambda: desk.window.workspace.details.chart.spec is not None)
        yield desk
        desk.window.close()
    application.setStyleSheet("")


def chart_of(desk: Desk) -> QImage:
    return desk.window.workspace.details.chart.grab().toImage()


def test_that_a_typed_figure_is_seen_in_grid_and_chart_and_undone(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    grid = go_to(desk, REABLEMENT)
    grid.setFocus()
    before = chart_of(desk)
    row = grid.currentIndex().row()
    rect = grid.visualRect(grid.model().index(row, 4))
    chip = grid.grab(rect).toImage()
    type_over(grid, "70%")
    shown = desk.session.row(id_of(desk.session, REABLEMENT))
    assert shown is not None
    assert shown.rating.word is RatingWord.BELOW
    assert chart_of(desk) != before
    assert grid.grab(rect).toImage() != chip
    QTest.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not desk.session.to_undo)
    shown = desk.session.row(id_of(desk.session, REABLEMENT))
    assert shown is not None
    assert shown.rating.word is RatingWord.BETTER

    kinds = frozenset({ExportKind.PDF, ExportKind.WORKBOOK})
    memory = ExportMemory(desk.preferences)
    memory.keep(desk.session.dashboard.title, ExportChoice(kinds, str(tmp_path)))
    desk.window.actions_[Command.EXPORT].trigger()
    dialog = desk.window.exchange.dialog
    assert isinstance(dialog, ExportDialog)
    with qtbot.waitSignal(dialog.wrote, timeout=30_000):
        dialog.start()
    assert {path.suffix for path in tmp_path.glob("*2023-24.*")} == {".pdf", ".xlsx"}
    dialog.close()
