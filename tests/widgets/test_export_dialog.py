"""The export dialog: every kind by its tick, and what was chosen is remembered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.app.preferences import EXPORT_EMAIL, EXPORT_FOLDER, EXPORT_NAME, EXPORT_WEB_PAGE
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.export_dialog import ExportDialog

BOXES = ("pdf", "workbook", "accessible", "webPage", "word", "email")


@pytest.fixture
def export(sample: Desk, tmp_path: Path, qtbot: QtBot) -> ExportDialog:
    """The export dialog, on a folder of the test's."""
    sample.preferences[EXPORT_FOLDER] = str(tmp_path)
    return opened(sample)


def opened(sample: Desk) -> ExportDialog:
    sample.window.exchange.export()
    dialog = sample.window.exchange.dialog
    assert isinstance(dialog, ExportDialog)
    return dialog


def tick(dialog: ExportDialog, *names: str) -> None:
    for name in BOXES:
        box = dialog.findChild(QCheckBox, name)
        assert isinstance(box, QCheckBox)
        box.setChecked(name in names)


def press(dialog: ExportDialog, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def name_of(dialog: ExportDialog) -> QLineEdit:
    field = dialog.findChild(QLineEdit, "name")
    assert isinstance(field, QLineEdit)
    return field


def test_that_each_kind_ticked_is_written_and_named(
    export: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    tick(export, "accessible", "webPage", "word", "email")
    with qtbot.waitSignal(export.wrote, timeout=30_000):
        press(export, "write")
    assert sorted(path.name for path in tmp_path.glob("appendix*")) == [
        "appendix-a-2023-24-accessible.xlsx",
        "appendix-a-2023-24.docx",
        "appendix-a-2023-24.eml",
        "appendix-a-2023-24.html",
    ]
    state = export.findChild(QLabel, "state")
    assert isinstance(state, QLabel)
    assert ".docx and appendix-a-2023-24.eml; " in state.text()
    press(export, "cancel")


def test_that_ticks_and_the_name_are_remembered_with_a_place_for_the_position(
    export: ExportDialog, sample: Desk, qtbot: QtBot
) -> None:
    tick(export, "webPage")
    name_of(export).setText("Committee 2023-24 draft")
    with qtbot.waitSignal(export.wrote, timeout=30_000):
        press(export, "write")
    press(export, "cancel")
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is None)
    assert sample.preferences[EXPORT_WEB_PAGE] is True
    assert sample.preferences[EXPORT_EMAIL] is False
    assert sample.preferences[EXPORT_NAME] == "Committee {position} draft"
    again = opened(sample)
    assert name_of(again).text() == "Committee 2023-24 draft"
    ticked = [box.objectName() for box in again.findChildren(QCheckBox) if box.isChecked()]
    assert ticked == ["webPage"]
    press(again, "cancel")
