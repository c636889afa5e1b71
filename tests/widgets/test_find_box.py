"""Ctrl+K: a few letters, Enter, and one is there; the keyboard is enough."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from perfdesk.app.finding.found_list import FOUND
from perfdesk.app.finding.things import Findable, FoundKind
from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.preferences import THEME, ThemeChoice
from perfdesk.core.dashboard import Column
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.roll_forward_dialog import RollForwardDialog
from perfdesk.widgets.help.topics import RATINGS
from perfdesk.widgets.panels.find_box import FindBox
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE
from tests.widgets.grids import go_to


@pytest.fixture
def box(sample: Desk) -> FindBox:
    go_to(sample, HERITAGE)
    sample.window.activateWindow()
    sample.window.actions_[Command.FIND].trigger()
    return sample.window.finder


def find(box: FindBox, typed: str) -> None:
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)


def offered(box: FindBox) -> list[Findable]:
    model = box.found.list.model()
    return [model.index(row, 0).data(FOUND) for row in range(model.rowCount())]


def test_that_a_measure_is_gone_to_in_any_layer(sample: Desk, box: FindBox) -> None:
    assert box.found.isVisible()
    find(box, "reablement")
    row = sample.session.row(sample.window.workspace.details.measure)
    assert row is not None
    assert "reablement" in row.description
    assert box.text() == ""
    assert not box.found.isVisible()


def test_that_a_measure_is_found_by_its_code(sample: Desk, box: FindBox) -> None:
    find(box, "2a ascof")
    row = sample.session.row(sample.window.workspace.details.measure)
    assert row is not None
    assert "2A" in row.cells[Column.CODE].text


def test_that_a_command_is_done(sample: Desk, box: FindBox) -> None:
    find(box, ">check pack")
    assert sample.window.workspace.below is sample.window.workspace.problems


def test_that_the_keyboard_is_on_the_grid_once_a_found_dialog_has_gone(
    sample: Desk, box: FindBox
) -> None:
    find(box, ">roll forward")
    dialog = sample.window.settings.dialog
    assert isinstance(dialog, RollForwardDialog)
    dialog.reject()
    assert sample.window.focusWidget() is sample.window.workspace.grid


def test_that_a_theme_is_chosen(sample: Desk, box: FindBox) -> None:
    find(box, "dark")
    assert sample.preferences[THEME] is ThemeChoice.DARK


def test_that_what_cannot_be_done_now_is_not_offered(sample: Desk, box: FindBox) -> None:
    QTest.keyClicks(box, ">redo")
    assert not any(thing.target is Command.REDO for thing in offered(box))


def test_that_a_problem_a_position_a_page_and_help_are_gone_to(sample: Desk, box: FindBox) -> None:
    window = sample.window
    find(box, "!2023/34")
    assert window.workspace.below is window.workspace.problems
    assert "2023/34" in window.workspace.problems.list.currentIndex().data()
    window.actions_[Command.FIND].trigger()
    find(box, "@2021")
    assert sample.session.dashboard.position.label == "2021/22"
    window.actions_[Command.FIND].trigger()
    find(box, "overview")
    entry = window.workspace.navigator.entry
    assert entry is not None
    assert entry.kind is PlaceKind.OVERVIEW
    window.actions_[Command.FIND].trigger()
    find(box, "?ratings mean")
    assert window.help.panel.title == RATINGS
    window.actions_[Command.FIND].trigger()
    find(box, "meet need")
    assert window.workspace.grid is not None


def test_that_the_arrows_choose_and_escape_leaves(sample: Desk, box: FindBox) -> None:
    QTest.keyClicks(box, "people")
    rows = box.found.list
    assert rows.currentIndex().row() == 0
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_Up, 0),
    ):
        QTest.keyClick(box, key)
        assert rows.currentIndex().row() == row
    thing = rows.currentIndex().data(FOUND)
    assert thing.kind is FoundKind.MEASURE
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.found.isVisible()
    assert box.text() == ""


def test_that_nothing_found_says_what_to_do(sample: Desk, box: FindBox) -> None:
    QTest.keyClicks(box, "xyzzy plugh")
    assert box.found.nothing.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.found.isVisible()


def test_that_a_click_goes_there_too(sample: Desk, box: FindBox) -> None:
    QTest.keyClicks(box, "reablement")
    rows = box.found.list
    place = rows.visualRect(rows.model().index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    row = sample.session.row(sample.window.workspace.details.measure)
    assert row is not None
    assert "reablement" in row.description
