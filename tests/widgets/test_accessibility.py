"""Everything can be reached by keyboard, has a name, and is large enough to hit."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.core.dashboard import Column
from perfdesk.widgets.application import Desk
from perfdesk.widgets.charts.line_chart import LineChart
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE, REABLEMENT
from tests.widgets.grids import go_to, round_of_tab

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, LineChart)
LEAST = 24


def controls(window: QWidget) -> list[QWidget]:
    """What a person operates, of what is shown."""
    return [
        child
        for child in window.findChildren(QWidget)
        if isinstance(child, CONTROLS)
        and child.isVisibleTo(window)
        # Qt's own parts of a control, such as the arrow that clears a line.
        and not (isinstance(child.parent(), QLineEdit | QComboBox | QAbstractItemView))
        and not isinstance(child, QMenu)
        and child.objectName() not in {"qt_toolbar_ext_button", "qt_spinbox_lineedit"}
    ]


def name_of(control: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    return told or control.accessibleName()


def check(window: QWidget) -> None:
    found = controls(window)
    assert found
    nameless = [control for control in found if not name_of(control)]
    assert not nameless
    small = [
        (control.objectName() or name_of(control), control.width(), control.height())
        for control in found
        if min(control.width(), control.height()) < LEAST
    ]
    assert not small
    unreachable = [
        control.objectName() or name_of(control)
        for control in found
        if control.isEnabled() and not control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert not unreachable


def test_the_window_without_a_pack(desk: Desk) -> None:
    check(desk.window)


def test_the_window_with_a_pack(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    sample.window.actions_[Command.PROBLEMS].trigger()
    QTest.qWait(1)
    check(sample.window)


def test_the_overview(sample: Desk) -> None:
    sample.window.workspace.navigator.go_to(PlaceKind.OVERVIEW)
    check(sample.window)


@pytest.mark.parametrize("command", [Command.EXPORT, Command.NEW_FROM_APPENDIX])
def test_the_dialogs(sample: Desk, command: Command) -> None:
    sample.window.actions_[command].trigger()
    dialog = sample.window.exchange.dialog
    assert dialog is not None
    check(dialog)
    dialog.close()


def test_the_import_preview(sample: Desk, extracts: tuple[Path, ...], qtbot: QtBot) -> None:
    sample.window.exchange.import_paths(extracts)
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is not None)
    dialog = sample.window.exchange.dialog
    assert dialog is not None
    check(dialog)
    dialog.close()


def test_that_a_screen_reader_hears_the_verdict_of_a_cell(sample: Desk) -> None:
    QAccessible.setActive(True)
    grid = go_to(sample, REABLEMENT, Column.RATING)
    table = QAccessible.queryAccessibleInterface(grid)
    assert table is not None
    place = grid.visualRect(grid.currentIndex()).center()
    cell = table.childAt(*_on_screen(grid, place))
    assert cell is not None
    assert cell.text(QAccessible.Text.Name).startswith("Rating: Better than England 2022/23")


def _on_screen(grid: QAbstractItemView, place: QPoint) -> tuple[int, int]:
    point = grid.viewport().mapToGlobal(place)
    return point.x(), point.y()


def test_that_tab_reaches_every_control_outside_the_grid(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    window = sample.window
    window.activateWindow()
    reached = set(round_of_tab(window))
    stops = {each for each in controls(window) if each.isEnabled()}
    assert stops <= reached


def test_that_every_command_of_the_tool_bar_is_in_a_menu_with_a_shortcut(desk: Desk) -> None:
    actions = desk.window.actions_
    in_menus = {
        action for menu in desk.window.menuBar().findChildren(QMenu) for action in menu.actions()
    }
    for command in Command:
        assert actions[command] in in_menus, command
    used = [keys.toString() for action in actions for keys in action.shortcuts()]
    assert len(used) == len(set(used))


def test_that_check_boxes_are_tall_enough(sample: Desk) -> None:
    sample.window.actions_[Command.EXPORT].trigger()
    dialog = sample.window.exchange.dialog
    assert dialog is not None
    assert all(box.height() >= LEAST for box in dialog.findChildren(QCheckBox))
    dialog.close()
