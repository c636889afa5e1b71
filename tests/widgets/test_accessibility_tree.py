"""What a screen reader is given: the whole tree of the window, its panels and its dialogs."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.pack_settings import settings_edit
from perfdesk.widgets.application import Desk
from perfdesk.widgets.window.commands import Command
from perfdesk.widgets.window.speaking import VerdictSpeaker
from tests.app.sample_measures import HERITAGE, REABLEMENT
from tests.widgets.grids import go_to, round_of_tab, type_over

QTS_OWN = {
    "qt_toolbar_ext_button": "what does not fit on a bar; Qt names it itself",
    "qt_splithandle_": "a grip, which nobody reaches but with a mouse; sizes are kept",
    "ScrollLeftButton": "of a row of tabs",
    "ScrollRightButton": "of a row of tabs",
    "qt_spinbox_lineedit": "the line in a box for numbers, which has the name",
    "qt_scrollarea_viewport": "what is scrolled, inside of what has the name",
}
"""Inner widgets of Qt that are let off, by object name, and why."""

ACTS = {"Press", "Toggle", "ShowMenu", "Increase", "Decrease"}
MOST_CELLS = 600


@pytest.fixture
def listening(sample: Desk) -> Iterator[Desk]:
    """The window as it is when a screen reader runs."""
    QAccessible.setActive(True)
    sample.window.activateWindow()
    yield sample
    QAccessible.setActive(False)


def tree(root: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything visible below a window, children of cells left out."""
    waiting: list[QAccessibleInterface | None] = [QAccessible.queryAccessibleInterface(root)]
    while waiting:
        node = waiting.pop()
        if node is None or not node.isValid() or node.state().invisible:
            continue
        yield node
        count = min(node.childCount(), MOST_CELLS)
        waiting += [node.child(at) for at in range(count)]


def acts(node: QAccessibleInterface) -> bool:
    if node.state().focusable:
        return True
    action: QAccessibleActionInterface | None = node.actionInterface()
    return action is not None and bool(ACTS & set(action.actionNames()))


def check(root: QWidget) -> None:
    nameless, roleless = [], []
    for node in tree(root):
        thing: QObject | None = node.object()
        let_off = thing is not None and thing.objectName() in QTS_OWN
        if not acts(node) or let_off or _is_viewport(thing):
            continue
        told = f"{node.role().name} {type(thing).__name__} in {_line(thing)}"
        if not node.text(QAccessible.Text.Name):
            nameless.append(told)
        if node.role() == QAccessible.Role.NoRole:
            roleless.append(told)
    assert not nameless, "\n".join(sorted(set(nameless)))
    assert not roleless, "\n".join(sorted(set(roleless)))


def _is_viewport(thing: object) -> bool:
    """What is scrolled: the area around it has the name, and takes the keyboard."""
    parent = thing.parent() if isinstance(thing, QWidget) else None
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is thing


def _line(thing: object) -> str:
    """The parents of a widget, the nearest first."""
    names = []
    while isinstance(thing, QWidget) and thing.parent() is not None:
        thing = thing.parent()
        names.append(type(thing).__name__)
    return " < ".join(names[:5])


@pytest.mark.parametrize("place", list(PlaceKind))
def test_that_every_page_has_names_and_roles(
    listening: Desk, place: PlaceKind, qtbot: QtBot
) -> None:
    if place is PlaceKind.LAYER:
        go_to(listening, HERITAGE)
    else:
        listening.window.workspace.navigator.go_to(place)
    qtbot.wait(10)
    check(listening.window)


@pytest.mark.parametrize(
    "command", [Command.PROBLEMS, Command.HISTORY, Command.HELP, Command.LINEAGE]
)
def test_that_every_panel_has_names_and_roles(
    listening: Desk, command: Command, qtbot: QtBot
) -> None:
    type_over(go_to(listening, REABLEMENT), "70%")
    listening.window.actions_[command].trigger()
    qtbot.wait(10)
    check(listening.window)


def test_that_the_list_of_what_was_found_has_names_and_roles(listening: Desk) -> None:
    listening.window.finder.start()
    check(listening.window)


@pytest.mark.parametrize(
    "command",
    [
        Command.REPORT_SETTINGS,
        Command.PREFERENCES,
        Command.MEASURE,
        Command.NEIGHBOURS,
        Command.NEW_FROM_APPENDIX,
        Command.EXPORT,
    ],
)
def test_that_every_dialog_has_names_and_roles(
    listening: Desk, command: Command, qtbot: QtBot
) -> None:
    go_to(listening, HERITAGE)
    listening.window.actions_[command].trigger()
    qtbot.wait(10)
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    dialogs = [each for each in shown if isinstance(each, QDialog)]
    assert dialogs
    for dialog in dialogs:
        check(dialog)
        dialog.close()


def test_that_the_window_before_there_is_a_pack_has_names_and_roles(desk: Desk) -> None:
    QAccessible.setActive(True)
    check(desk.window)
    QAccessible.setActive(False)


# --- the order of Tab --------------------------------------------------------------------------
def test_that_tab_goes_through_one_part_after_the_other(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    window, workspace = sample.window, sample.window.workspace
    window.activateWindow()
    window.actions_[Command.PROBLEMS].trigger()
    parts: dict[str, QWidget] = {
        "bar": window.bar,
        "navigator": workspace.navigator,
        "page": workspace._stack,
        "problems": workspace.problems,
        "details": workspace.details,
        "status": window.status,
    }
    passed = [
        name
        for widget in round_of_tab(window)
        for name, part in parts.items()
        if part is widget or part.isAncestorOf(widget)
    ]
    order = [name for place, name in enumerate(passed) if passed[place - 1] != name]
    start = order.index("bar")
    assert order[start:] + order[:start] == list(parts)


def test_that_f6_goes_from_part_to_part_and_round(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    window, workspace = sample.window, sample.window.workspace
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    grid.setFocus()
    parts: list[QWidget] = [
        workspace.details, window.status, window.bar, workspace.navigator, workspace._stack,
    ]  # fmt: skip

    def go_on(modifiers: Qt.KeyboardModifier) -> QWidget:
        before = QApplication.focusWidget()
        assert before is not None
        QTest.keyClick(before, Qt.Key.Key_F6, modifiers)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    for part in parts:
        focused = go_on(Qt.KeyboardModifier.NoModifier)
        assert part is focused or part.isAncestorOf(focused), part
    assert grid.hasFocus()
    for part in reversed([parts[-1], *parts[:-1]]):
        focused = go_on(Qt.KeyboardModifier.ShiftModifier)
        assert part is focused or part.isAncestorOf(focused), part


# --- what is said ------------------------------------------------------------------------------
def test_that_a_rating_that_turns_is_said_once(sample: Desk) -> None:
    said: list[str] = []
    speaker = VerdictSpeaker(sample.session, said.append, sample.session)
    grid = go_to(sample, REABLEMENT, Column.CURRENT)
    type_over(grid, "70%")
    (text,) = said
    assert "Worse than England 2022/23" in text
    assert "Not as good: down 17.8 points" in text
    type_over(go_to(sample, REABLEMENT), "70%")
    assert len(said) == 1
    sample.session.undo()
    assert len(said) == 2
    assert "Better than England 2022/23" in said[1] or "Better" in said[1]
    speaker.deleteLater()


def test_that_many_that_turn_are_counted_and_another_position_says_nothing(sample: Desk) -> None:
    said: list[str] = []
    speaker = VerdictSpeaker(sample.session, said.append, sample.session)
    sample.session.show_position(sample.session.pack.positions[-1].period)
    sample.session.show_position(sample.session.pack.positions[0].period)
    assert not said
    pack = sample.session.pack
    strict = replace(
        pack.settings,
        tolerances=replace(
            pack.settings.tolerances,
            amber_percent=Decimal(0),
            similar_percent=Decimal(90),
            similar_points=Decimal(90),
        ),
    )
    assert sample.session.perform(settings_edit(pack, strict, pack.position, pack.report))
    (text,) = said
    assert text.endswith("ratings and progress words have changed.")
    speaker.deleteLater()
