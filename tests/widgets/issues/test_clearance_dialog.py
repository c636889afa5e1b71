"""Clearance at the window: a meeting, stages, a change that re-opens them, and the way back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from perfdesk.widgets.application import Desk
from perfdesk.widgets.issues.clearance_dialog import ClearanceDialog
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT
from tests.widgets.grids import go_to, type_over


def shown(desk: Desk) -> ClearanceDialog:
    desk.window.actions_[Command.CLEARANCE].trigger()
    dialog = desk.window.issues.dialog
    assert isinstance(dialog, ClearanceDialog)
    return dialog


def passed(dialog: ClearanceDialog, times: int) -> None:
    for _ in range(times):
        dialog.ui.name.setText("A. Director")
        assert dialog.ui.pass_.isEnabled()
        dialog.ui.pass_.click()
        assert dialog.ui.problem.text() == ""


def test_that_a_paper_is_cleared_stage_by_stage_reopened_by_a_change_and_undone(
    sample: Desk, qtbot: QtBot
) -> None:
    dialog = shown(sample)
    ui = dialog.ui
    assert ui.state.text() == "Clearance has not begun."
    assert not ui.pass_.isEnabled()
    ui.meeting.setText("soon")
    ui.setMeeting.click()
    assert "is not a day" in ui.problem.text()
    ui.meeting.setText("3 June 2024")
    ui.setMeeting.click()
    assert "dispatch by Thursday 23 May 2024" in ui.dates.text()
    assert ui.state.text() == "Not cleared. Next: draft."
    passed(dialog, 4)
    assert ui.state.text() == "Cleared. Next: dispatched."
    dialog.reject()

    type_over(go_to(sample, REABLEMENT), "70%")
    dialog = shown(sample)
    assert dialog.ui.state.text().startswith("Changed since it was passed")
    assert "70" in dialog.ui.stages.item(2).text()
    assert "was 89.6%" in dialog.ui.stages.item(2).text()
    dialog.reject()
    assert sample.session.undo()
    dialog = shown(sample)
    assert dialog.ui.state.text() == "Cleared. Next: dispatched."
    dialog.ui.stages.setCurrentRow(3)
    assert not dialog.ui.takeBack.isEnabled()
    dialog.ui.note.setText("A paragraph is missing")
    dialog.ui.takeBack.click()
    assert dialog.ui.state.text() == "Not cleared. Next: finance and legal."
    assert sample.session.archive.entries()[-1].reason == "A paragraph is missing"
    dialog.reject()


def test_that_a_stage_out_of_order_is_refused_in_a_sentence(sample: Desk, qtbot: QtBot) -> None:
    dialog = shown(sample)
    dialog.ui.stages.setCurrentRow(3)
    dialog.ui.name.setText("A. Director")
    dialog.ui.pass_.click()
    assert "is not passed yet" in dialog.ui.problem.text()
    dialog.reject()
