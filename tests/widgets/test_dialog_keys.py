"""Every dialog by keyboard and by ear: names, a way round by Tab, Enter and Escape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QDialog,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from perfdesk.core.dashboard import Column
from perfdesk.store import Recovery
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.questions import Boxes
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE
from tests.widgets.grids import go_to
from tests.widgets.test_accessibility_tree import check

LONG = 10_000
Opener = Callable[[Desk, tuple[Path, ...], QtBot], QDialog]


def newest(kind: str, within: QWidget) -> QDialog | None:
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    found = [
        each
        for each in shown
        if isinstance(each, QDialog) and (kind in {each.objectName(), type(each).__name__})
    ]
    return found[-1] if found else None


def wait_for(kind: str, desk: Desk, qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: newest(kind, desk.window) is not None, timeout=LONG)
    found = newest(kind, desk.window)
    assert found is not None
    return found


def by_command(command: Command, kind: str) -> Opener:
    def opened(desk: Desk, _: tuple[Path, ...], qtbot: QtBot) -> QDialog:
        go_to(desk, HERITAGE)
        desk.window.actions_[command].trigger()
        return wait_for(kind, desk, qtbot)

    return opened


def override(desk: Desk, _: tuple[Path, ...], qtbot: QtBot) -> QDialog:
    grid = go_to(desk, HERITAGE, Column.RATING)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    return wait_for("OverrideDialog", desk, qtbot)


def named(extracts: tuple[Path, ...], start: str) -> Path:
    return next(path for path in extracts if path.name.startswith(start))


def preview(desk: Desk, extracts: tuple[Path, ...], qtbot: QtBot) -> QDialog:
    desk.window.exchange.import_paths([named(extracts, "ascof")])
    return wait_for("ImportDialog", desk, qtbot)


def mapping(desk: Desk, extracts: tuple[Path, ...], qtbot: QtBot) -> QDialog:
    dialog = preview(desk, extracts, qtbot)
    assert isinstance(dialog, ImportDialog)
    button = dialog.findChild(QPushButton, "correct")
    assert button is not None
    button.click()
    return wait_for("MappingDialog", desk, qtbot)


def begin(desk: Desk, extracts: tuple[Path, ...], qtbot: QtBot) -> QDialog:
    desk.session.close()
    desk.window.drops.take([named(extracts, "Reablement")])
    return wait_for("BeginDialog", desk, qtbot)


def help_(desk: Desk, extracts: tuple[Path, ...], qtbot: QtBot) -> QDialog:
    desk.window.actions_[Command.PREFERENCES].trigger()
    dialog = wait_for("PreferencesDialog", desk, qtbot)
    next(each for each in dialog.actions() if each.text() == "Help").trigger()
    qtbot.waitUntil(lambda: any(each.windowTitle() == "Help" for each in shown_dialogs()))
    return next(each for each in shown_dialogs() if each.windowTitle() == "Help")


def recovery(desk: Desk, _: tuple[Path, ...], qtbot: QtBot) -> QDialog:
    when = datetime(2024, 6, 3, 12, tzinfo=UTC)
    found = Recovery(Path("ours"), Path("ours.perfdesk"), "ours.perfdesk", 3, when)
    Boxes(desk.window).unsaved_work(found, lambda _: None)
    return wait_for("QMessageBox", desk, qtbot)


def meaning(desk: Desk, _: tuple[Path, ...], qtbot: QtBot) -> QDialog:
    desk.window.report.check.paste("In 2023/24 there were 774 people awaiting an assessment.")
    qtbot.waitUntil(lambda: desk.window.report.check.checked is not None, timeout=LONG)
    desk.window.report.show()
    desk.window.report.ask_meaning(0, 0)
    return wait_for("MeaningDialog", desk, qtbot)


def shown_dialogs() -> list[QDialog]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QDialog) and each.isVisible()
    ]


DIALOGS: dict[str, Opener] = {
    "meaning": meaning,
    "report": by_command(Command.REPORT_SETTINGS, "ReportDialog"),
    "preferences": by_command(Command.PREFERENCES, "PreferencesDialog"),
    "measure": by_command(Command.MEASURE, "MeasureDialog"),
    "outcome": by_command(Command.CHANGE_OUTCOME, "OutcomeDialog"),
    "layer": by_command(Command.CHANGE_LAYER, "LayerDialog"),
    "remove layer": by_command(Command.REMOVE_LAYER, "RemoveLayerDialog"),
    "neighbours": by_command(Command.NEIGHBOURS, "NeighboursDialog"),
    "new pack": by_command(Command.NEW_FROM_APPENDIX, "NewPackDialog"),
    "export": by_command(Command.EXPORT, "ExportDialog"),
    "override": override,
    "import": preview,
    "mapping": mapping,
    "begin": begin,
    "help": help_,
    "recovery": recovery,
}


@pytest.fixture
def listening() -> Iterator[None]:
    """A screen reader runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def dialog(
    request: pytest.FixtureRequest, sample: Desk, extracts: tuple[Path, ...], qtbot: QtBot
) -> Iterator[QDialog]:
    """One of the dialogs, in front."""
    found = DIALOGS[request.param](sample, extracts, qtbot)
    found.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found)
    yield found
    for each in reversed(shown_dialogs()):
        each.reject()


each_dialog = pytest.mark.parametrize("dialog", list(DIALOGS), indirect=True)


def stops(dialog: QDialog) -> list[QWidget]:
    """Every widget that Tab stops at, until it comes round."""
    passed: list[QWidget] = []
    for _ in range(400):
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None
        assert focused is dialog or dialog.isAncestorOf(focused), f"{focused} is elsewhere"
        # Within a date Tab goes from day to month to year first.
        if focused in passed[:-1]:
            return passed[passed.index(focused) :]
        if focused not in passed:
            passed.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not come round")


def wanting(dialog: QDialog) -> list[QAbstractButton]:
    """What can be operated, and so has to be reached."""
    found: list[QAbstractButton] = []
    for each in dialog.findChildren(QAbstractButton):
        is_inner = isinstance(each.parent(), QTabBar) or (not each.objectName() and not each.text())
        if not each.isVisibleTo(dialog) or not each.isEnabled() or is_inner:
            continue
        group: QButtonGroup | None = each.group()
        is_one_of = each.autoExclusive() or (group is not None and group.exclusive())
        if is_one_of and not each.isChecked():
            continue  # arrow keys lead to the others of its group
        found.append(each)
    return found


@each_dialog
def test_that_each_dialog_has_names_and_roles(dialog: QDialog, listening: None) -> None:
    check(dialog)
    assert dialog.windowTitle()


@each_dialog
def test_that_tab_reaches_every_button_and_comes_round(dialog: QDialog) -> None:
    passed = stops(dialog)
    missed = [each for each in wanting(dialog) if each not in passed]
    assert missed == [], [each.objectName() or each.text() for each in missed]


@each_dialog
def test_that_the_keyboard_is_seen_wherever_it_is(dialog: QDialog) -> None:
    passed = [each for each in stops(dialog) if each is not dialog]
    unseen = []
    for at, each in enumerate(passed):
        each.setFocus(Qt.FocusReason.TabFocusReason)
        there = each.grab().toImage()
        passed[at - 1].setFocus(Qt.FocusReason.TabFocusReason)
        if len(passed) > 1 and each.grab().toImage() == there:
            unseen.append(each.objectName() or type(each).__name__)
    assert unseen == []


@each_dialog
def test_that_escape_closes_it_from_wherever_the_keyboard_is(dialog: QDialog) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
    assert dialog not in shown_dialogs()


@each_dialog
def test_that_enter_presses_the_button_that_the_keyboard_is_on(dialog: QDialog) -> None:
    buttons = [each for each in stops(dialog) if isinstance(each, QPushButton | QToolButton)]
    told: list[QAbstractButton] = []
    for button in buttons:
        if isinstance(button, QToolButton) and button.menu() is not None:
            continue
        # What it does is tested elsewhere, and might end the dialog.
        with suppress(RuntimeError):
            button.clicked.disconnect()
        button.pressed.connect(lambda button=button: told.append(button))
    told.clear()
    for button in buttons:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        assert dialog in shown_dialogs(), button.objectName() or button.text()
    assert told == [each for each in buttons if each in told]
    assert len(told) >= 1


@each_dialog
def test_that_the_keyboard_does_not_begin_at_a_button_that_gives_up(dialog: QDialog) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() not in {"cancel", "close"}


def test_that_enter_on_cancel_cancels(
    sample: Desk, extracts: tuple[Path, ...], qtbot: QtBot
) -> None:
    before = sample.session.pack
    shown = preview(sample, extracts, qtbot)
    cancel = shown.findChild(QPushButton, "cancel")
    assert cancel is not None
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert shown not in shown_dialogs()
    assert sample.session.pack is before
