"""Layers are added, renamed, moved and removed from the window, each with one undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.widgets.application import Desk
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE
from tests.widgets.grids import go_to


def names(desk: Desk) -> list[str]:
    """The layers as the navigator lists them."""
    model = desk.window.workspace.navigator.model()
    texts = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return texts[1 : 1 + len(desk.session.pack.layers)]


def asked(desk: Desk, command: Command) -> QDialog:
    """The dialog that a command opens."""
    desk.window.actions_[command].trigger()
    dialog = desk.window.measures.layers.dialog
    assert dialog is not None
    return dialog


def finish(dialog: QDialog) -> None:
    done = dialog.findChild(QPushButton, "done")
    assert isinstance(done, QPushButton)
    done.click()
    QTest.qWait(1)


def name(dialog: QDialog, words: str, meaning: str = "") -> None:
    line, text = dialog.findChild(QLineEdit, "name"), dialog.findChild(QPlainTextEdit, "meaning")
    assert isinstance(line, QLineEdit) and isinstance(text, QPlainTextEdit)
    line.setText(words)
    text.setPlainText(meaning)
    finish(dialog)


def test_that_a_layer_is_added_below_the_one_shown_and_gone_to(sample: Desk) -> None:
    before = sample.session.pack
    go_to(sample, HERITAGE)
    at = names(sample).index(shown(sample))
    name(asked(sample, Command.ADD_LAYER), "Carers first", "Help for carers.")
    assert names(sample)[at + 1] == "Carers first"
    assert shown(sample) == "Carers first"
    sample.session.undo()
    assert sample.session.pack.tables == before.tables
    assert "Carers first" not in names(sample)
    assert sample.window.workspace.navigator.entry is not None


def shown(desk: Desk) -> str:
    """The name of the layer that is shown."""
    entry = desk.window.workspace.navigator.entry
    assert entry is not None and entry.kind is PlaceKind.LAYER
    return entry.text


def test_that_f2_in_the_navigator_renames_a_layer_and_the_heading_follows(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    navigator = sample.window.workspace.navigator
    QTest.keyClick(navigator, Qt.Key.Key_F2)
    dialog = sample.window.measures.layers.dialog
    assert dialog is not None
    name(dialog, "Early help")
    assert shown(sample) == "Early help"
    assert grid.accessibleName() == "Early help, measures"


def test_that_a_first_measure_is_added_to_an_empty_layer(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    name(asked(sample, Command.ADD_LAYER), "Carers first")
    sample.window.actions_[Command.ADD_MEASURE].trigger()
    dialog = sample.window.measures.outcomes.dialog
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "name")
    assert isinstance(line, QLineEdit)
    line.setText("Carers are well")
    finish(dialog)
    grid = sample.window.workspace.grid
    assert grid is not None and grid.measure
    row = sample.session.row(grid.measure)
    assert row is not None and row.description == "New measure"
    assert sample.session.layer_of(grid.measure) == sample.window.workspace.layer


def test_that_a_layer_with_measures_asks_where_they_go(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    gone, count = shown(sample), len(list(sample.session.dashboard.rows))
    dialog = asked(sample, Command.REMOVE_LAYER)
    box = dialog.findChild(QComboBox, "to")
    assert isinstance(box, QComboBox)
    assert box.itemText(box.count() - 1) == "Remove them too"
    finish(dialog)
    assert gone not in names(sample)
    assert len(list(sample.session.dashboard.rows)) == count
    assert shown(sample) in names(sample)
    sample.session.undo()
    assert gone in names(sample)


def test_that_an_empty_layer_goes_without_a_question(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    name(asked(sample, Command.ADD_LAYER), "Carers first")
    sample.window.actions_[Command.REMOVE_LAYER].trigger()
    assert sample.window.measures.layers.dialog is None
    assert "Carers first" not in names(sample)
    assert shown(sample) in names(sample)


def test_that_a_layer_moves_down_and_stays_shown(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    before = names(sample)
    at = before.index(shown(sample))
    sample.window.actions_[Command.LAYER_DOWN].trigger()
    assert names(sample)[at + 1] == before[at] == shown(sample)


def test_that_a_dragged_layer_is_put_below_another(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    layers = [each.id for each in sample.session.pack.layers]
    sample.window.workspace.navigator.place_wanted.emit(layers[0], layers[-1], True)
    assert [each.id for each in sample.session.pack.layers] == [*layers[1:], layers[0]]


def test_that_measures_of_earlier_positions_are_not_removed_with_their_layer(
    sample: Desk, qtbot: QtBot
) -> None:
    go_to(sample, HERITAGE)
    dialog = asked(sample, Command.REMOVE_LAYER)
    box = dialog.findChild(QComboBox, "to")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.count() - 1)
    before = sample.session.pack
    with qtbot.waitSignal(sample.session.failed) as failed:
        finish(dialog)
    assert "Choose the layer that they move to" in failed.args[0].message
    assert sample.session.pack.tables == before.tables


@pytest.mark.parametrize("command", [Command.CHANGE_LAYER, Command.REMOVE_LAYER])
def test_that_nothing_happens_to_layers_from_the_overview(sample: Desk, command: Command) -> None:
    sample.window.workspace.navigator.go_to(PlaceKind.OVERVIEW)
    before = sample.session.pack
    sample.window.actions_[command].trigger()
    assert sample.window.measures.layers.dialog is None
    assert sample.session.pack is before


def test_that_a_long_name_of_a_layer_is_shown_in_two_lines(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    navigator = sample.window.workspace.navigator
    name(asked(sample, Command.ADD_LAYER), "Children in care and care leavers")
    row = navigator.currentIndex().row()
    QTest.qWait(1)
    short, long = (
        navigator.sizeHintForIndex(navigator.model().index(0, 0)),
        navigator.sizeHintForIndex(navigator.model().index(row, 0)),
    )
    assert long.height() > short.height()
    assert navigator.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole) == shown(sample)
