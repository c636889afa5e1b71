"""The edits since the pack was opened: any of them is one step away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from perfdesk.core.dashboard import Column
from perfdesk.widgets.application import Desk
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT, id_of
from tests.widgets.grids import go_to, type_over


def texts(steps: QListWidget) -> list[str]:
    return [steps.item(row).text() for row in range(steps.count())]


def test_that_each_edit_can_be_gone_back_to(sample: Desk) -> None:
    sample.window.activateWindow()
    opened = sample.session.pack
    for text in ("70%", "71%", "72%"):
        type_over(go_to(sample, REABLEMENT), text)
    last = sample.session.pack
    sample.window.actions_[Command.HISTORY].trigger()
    steps = sample.window.workspace.history.list
    assert steps.count() == 4
    assert "to 72%, you are here" in texts(steps)[0]
    steps.setCurrentRow(2)
    QTest.keyClick(steps, Qt.Key.Key_Return)
    row = sample.session.row(id_of(sample.session, REABLEMENT))
    assert row is not None
    assert row.cells[Column.CURRENT].text == "70%"
    assert [text.endswith("(undone)") for text in texts(steps)] == [True, True, False, False]
    assert steps.currentRow() == 2
    steps.setCurrentRow(3)
    QTest.keyClick(steps, Qt.Key.Key_Return)
    assert sample.session.pack == opened
    assert "you are here" in texts(steps)[3]
    steps.setCurrentRow(0)
    QTest.keyClick(steps, Qt.Key.Key_Return)
    assert sample.session.pack == last


def test_that_nothing_to_undo_is_said(sample: Desk) -> None:
    sample.window.actions_[Command.HISTORY].trigger()
    panel = sample.window.workspace.history
    assert not panel.list.isVisible()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
