"""Rolling forward in the window: what will be is said first, and undo takes it back."""

from __future__ import annotations

from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.roll_forward_dialog import RollForwardDialog
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT
from tests.widgets.grids import go_to, type_over


def dialog_of(desk: Desk) -> RollForwardDialog:
    desk.window.actions_[Command.ROLL_FORWARD].trigger()
    dialog = desk.window.settings.dialog
    assert isinstance(dialog, RollForwardDialog)
    return dialog


def test_that_the_next_year_is_reported_and_undo_takes_it_back(sample: Desk) -> None:
    before = sample.session.pack
    dialog = dialog_of(sample)
    assert dialog._ui.position.text() == "2024/25"
    assert "29 measures for 2024/25, compared with 2023/24." in dialog._ui.summary.text()
    dialog._ui.roll.click()
    assert not dialog.isVisible()
    assert sample.session.dashboard.position.label == "2024/25"
    grid = go_to(sample, REABLEMENT)
    assert grid.currentIndex().data() == ""
    type_over(grid, "90.1%")
    row = sample.session.row(grid.measure)
    assert row is not None
    sample.session.undo()
    sample.session.undo()
    assert sample.session.pack == before
    assert sample.session.dashboard.position.label == "2023/24"


def test_that_targets_stay_within_a_year_until_somebody_chooses(sample: Desk) -> None:
    dialog = dialog_of(sample)
    ui = dialog._ui
    assert ui.enterTargets.isChecked()
    ui.keepTargets.click()
    ui.position.setText("2025/26")
    assert ui.keepTargets.isChecked()
    assert dialog.rolled is not None and dialog.rolled.to_enter == ()
    dialog.reject()


def test_that_what_cannot_be_is_said_in_the_dialog(sample: Desk) -> None:
    dialog = dialog_of(sample)
    ui = dialog._ui
    for text, said in (("2024/26", "did you mean 2024/25"), ("2023/24", "already reports")):
        ui.position.setText(text)
        assert said in ui.problem.text()
        assert not ui.roll.isEnabled()
    ui.position.setText("Apr-Jun 2024")
    assert ui.problem.text() == ""
    assert ui.roll.isEnabled()
    dialog.reject()
    assert not sample.session.to_undo
