"""Outcomes are added, changed, moved and removed from the window."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from perfdesk.core.dashboard import OutcomeTable
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.outcome_dialog import OutcomeDialog
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE
from tests.widgets.grids import go_to


def asked(desk: Desk, command: Command) -> OutcomeDialog:
    """The dialog that a command opens."""
    desk.window.actions_[command].trigger()
    dialog = desk.window.measures.outcomes.dialog
    assert dialog is not None
    return dialog


def answer(dialog: OutcomeDialog, name: str, statement: str = "") -> None:
    fields = {line.objectName(): line for line in dialog.findChildren(QLineEdit)}
    fields["name"].setText(name)
    fields["statement"].setText(statement)
    done = dialog.findChild(QPushButton, "done")
    assert isinstance(done, QPushButton)
    done.click()
    QTest.qWait(1)


def outcomes(desk: Desk) -> list[str]:
    grid = desk.window.workspace.grid
    assert grid is not None
    model = grid.grid_model
    found = (model.row_at(row) for row in model.outcome_rows())
    return [each.name for each in found if isinstance(each, OutcomeTable)]


def test_that_an_outcome_is_added_with_its_first_measure(sample: Desk) -> None:
    before = sample.session.pack
    grid = go_to(sample, HERITAGE)
    at = outcomes(sample).index(here(sample))
    answer(asked(sample, Command.ADD_OUTCOME), "Clean and Green", "A promise")
    assert outcomes(sample)[at + 1] == "Clean and Green"
    row = sample.session.row(grid.measure)
    assert row is not None
    assert row.description == "New measure"
    sample.session.undo()
    assert sample.session.pack.tables == before.tables


def here(desk: Desk) -> str:
    """The name of the outcome that the keyboard is below."""
    grid = desk.window.workspace.grid
    assert grid is not None
    found = grid.grid_model.outcome_above(grid.currentIndex().row())
    assert found is not None
    return found.name


def test_that_an_outcome_is_renamed(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    dialog = asked(sample, Command.CHANGE_OUTCOME)
    names = {line.objectName(): line.text() for line in dialog.findChildren(QLineEdit)}
    assert names["name"] == here(sample)
    answer(dialog, "Better name")
    assert here(sample) == "Better name"
    assert sample.session.to_undo == "Change outcome Better name"


def test_that_an_outcome_without_a_name_is_not_possible(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    dialog = asked(sample, Command.ADD_OUTCOME)
    done = dialog.findChild(QPushButton, "done")
    assert isinstance(done, QPushButton)
    assert not done.isEnabled()
    dialog.reject()
    assert sample.window.measures.outcomes.dialog is None


@pytest.mark.parametrize("command", [Command.OUTCOME_UP, Command.OUTCOME_DOWN])
def test_that_an_outcome_moves_and_the_keyboard_with_it(sample: Desk, command: Command) -> None:
    grid = go_to(sample, HERITAGE)
    measure, name = grid.measure, here(sample)
    before = outcomes(sample)
    moved = outcomes(sample)
    while True:
        sample.window.actions_[command].trigger()
        if outcomes(sample) == moved:
            break
        moved = outcomes(sample)
    end = 0 if command is Command.OUTCOME_UP else -1
    assert outcomes(sample)[end] == name
    assert sorted(outcomes(sample)) == sorted(before)
    assert grid.measure == measure
    assert "end of its layer" in sample.window.status.message.text()


def test_that_an_outcome_is_removed_and_brought_back(sample: Desk) -> None:
    before = sample.session.pack
    go_to(sample, HERITAGE)
    name = here(sample)
    sample.window.actions_[Command.REMOVE_OUTCOME].trigger()
    assert name not in outcomes(sample)
    assert "Undo brings it back" in sample.window.status.message.text()
    sample.session.undo()
    assert sample.session.pack.tables == before.tables
