"""Why a cell says what it says, and overriding it, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.app.problem_model import ProblemRole
from perfdesk.core.dashboard import Column, Row
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.override_dialog import OverrideDialog
from perfdesk.widgets.grid.grid_view import GridView
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT, id_of
from tests.widgets.grids import go_to, type_over

Key = Qt.Key
DELAY_SEQUELS = "% of sequels that 'Delay Need'"


def row_of(desk: Desk, description: str = REABLEMENT) -> Row:
    row = desk.session.row(id_of(desk.session, description))
    assert row is not None
    return row


def ask(desk: Desk, grid: GridView, key: Key = Key.Key_Return) -> OverrideDialog:
    """The dialog that a key opens on a verdict."""
    QTest.keyClick(grid, key)
    dialog = desk.window.measures.dialog
    assert isinstance(dialog, OverrideDialog)
    return dialog


def decide(dialog: OverrideDialog, word: str, reason: str) -> None:
    """Choose and type as a person does, and press Enter."""
    verdict = dialog.findChild(QComboBox, "verdict")
    line = dialog.findChild(QLineEdit, "reason")
    assert isinstance(verdict, QComboBox)
    assert isinstance(line, QLineEdit)
    verdict.setCurrentText(word)
    line.clear()
    QTest.keyClicks(line, reason)
    QTest.keyClick(dialog, Key.Key_Return)


@pytest.mark.parametrize("public", [False, True])
def test_that_a_reason_is_printed_only_where_its_box_is_ticked(sample: Desk, public: bool) -> None:
    grid = go_to(sample, REABLEMENT, Column.RATING)
    dialog = ask(sample, grid)
    box = dialog.findChild(QCheckBox, "isPublic")
    assert isinstance(box, QCheckBox)
    assert not box.isChecked()
    box.setChecked(public)
    decide(dialog, "Similar", "England counts fewer people")
    override = row_of(sample).rating.override
    assert override is not None
    assert override.public is public


def test_that_a_rating_is_decided_marked_lapses_and_comes_back(sample: Desk, qtbot: QtBot) -> None:
    """The whole way: decide, change the figure, find the problem, go there, undo all."""
    before = sample.session.pack
    grid = go_to(sample, REABLEMENT, Column.RATING)
    decide(ask(sample, grid), "Similar", "England counts fewer people")
    row = row_of(sample)
    assert (row.rating.word, row.rating.by_rule) == (RatingWord.SIMILAR, RatingWord.BETTER)
    assert grid.currentIndex().data() == "Similar (decided)"
    spoken = grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Rating: Similar, decided by officers. England counts fewer people")
    details = sample.window.workspace.details
    assert details.rating.chip.text == "Similar (decided)"
    assert "By rule: Better than England 2022/23" in details.rating.reason

    grid = go_to(sample, REABLEMENT)
    type_over(grid, "70%")
    assert row_of(sample).rating.word is RatingWord.BELOW
    problems = sample.window.problems
    problems.check()
    lapsed = [
        index
        for at in range(problems.rowCount())
        if "has lapsed" in (index := problems.index(at)).data()
    ]
    assert len(lapsed) == 1
    assert lapsed[0].data(ProblemRole.PROBLEM).where == "rating"
    sample.window.workspace.problems.list.activated.emit(lapsed[0])
    assert grid.measure == id_of(sample.session, REABLEMENT)
    assert grid.currentIndex().data() == "Worse than England 2022/23"

    sample.session.undo()
    assert row_of(sample).rating.word is RatingWord.SIMILAR
    sample.session.undo()
    assert sample.session.pack.tables == before.tables


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_that_enter_and_f2_ask_for_another_verdict(sample: Desk, key: Key) -> None:
    grid = go_to(sample, REABLEMENT, Column.PROGRESS)
    dialog = ask(sample, grid, key)
    assert "progress" in dialog.windowTitle()
    decide(dialog, "Not as good", "Counted otherwise last year")
    assert row_of(sample).progress.word is ProgressWord.NOT_AS_GOOD
    assert sample.window.measures.dialog is None


def test_that_there_is_no_decision_without_a_reason(sample: Desk) -> None:
    dialog = ask(sample, go_to(sample, REABLEMENT, Column.RATING))
    button = dialog.findChild(QPushButton, "decide")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    QTest.keyClick(dialog, Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert not sample.session.to_undo


def test_that_delete_leaves_a_decided_verdict_to_its_rule(sample: Desk) -> None:
    grid = go_to(sample, DELAY_SEQUELS, Column.PROGRESS)
    assert grid.currentIndex().data() == "Improved (decided)"
    QTest.keyClick(grid, Key.Key_Delete)
    assert row_of(sample, DELAY_SEQUELS).progress.override is None
    assert "Use the rule for progress" in sample.session.to_undo


def test_that_the_dialog_leaves_a_verdict_to_its_rule_too(sample: Desk) -> None:
    grid = go_to(sample, DELAY_SEQUELS, Column.PROGRESS)
    dialog = ask(sample, grid)
    assert "As printed in" in dialog.reason
    button = dialog.findChild(QPushButton, "remove")
    assert isinstance(button, QPushButton)
    button.click()
    assert row_of(sample, DELAY_SEQUELS).progress.override is None


def test_that_f4_tells_why_in_place_and_moving_on_puts_it_away(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT, Column.RATING)
    sample.window.actions_[Command.EXPLAIN].trigger()
    assert grid.callout.text == row_of(sample).rating.reason
    QTest.keyClick(grid, Key.Key_Down)
    assert not grid.callout.isVisible()


def test_that_space_tells_why_where_nothing_can_be_typed(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT, Column.PROGRESS)
    QTest.keyClick(grid, Key.Key_Space)
    assert grid.callout.text == row_of(sample).progress.reason
    QTest.keyClick(grid, Key.Key_Escape)
    assert not grid.callout.isVisible()


def test_that_the_callout_stays_within_the_grid(sample: Desk) -> None:
    for column in (Column.CODE, Column.PREVIOUS):
        grid = go_to(sample, REABLEMENT, column)
        grid.explain()
        assert grid.rect().contains(grid.callout.geometry())
