"""Targets at the window: saved as a sheet, and pasted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from perfdesk.core.periods import financial_year
from perfdesk.core.targets import Target, TargetKey
from perfdesk.system.folders import data_folder
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.window.commands import Command
from tests.widgets.answers import Answers


def has_sheets(folder: Path, count: int) -> bool:
    return len(list(folder.glob("Targets*.xlsx"))) == count


def test_that_the_sheet_is_saved_beside_what_is_there(
    sample: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    answers.folder_ = tmp_path
    for count in (1, 2):
        sample.window.actions_[Command.SAVE_TARGETS].trigger()
        qtbot.waitUntil(partial(has_sheets, tmp_path, count))
    assert {each.name for each in tmp_path.glob("*.xlsx")} == {
        "Targets 2023-24.xlsx",
        "Targets 2023-24 (2).xlsx",
    }


def test_that_copied_targets_are_imported_and_what_was_copied_is_not_kept(
    sample: Desk, qtbot: QtBot
) -> None:
    text = "Measure\tTarget 2024/25\tBasis 2024/25\nHeritage visits\t141.0k\tlocal target\n"
    QGuiApplication.clipboard().setText(text)
    sample.window.actions_[Command.PASTE_TABLE].trigger()
    qtbot.waitUntil(lambda: isinstance(sample.window.exchange.dialog, ImportDialog))
    dialog = sample.window.exchange.dialog
    assert isinstance(dialog, ImportDialog)
    dialog.accept()
    target = sample.session.pack.table(Target)[TargetKey("heritage-visits", financial_year(2024))]
    assert target.reading.text == "141.0k"
    qtbot.waitUntil(lambda: not (data_folder() / "Pasted table.csv").exists())


def test_that_a_clipboard_without_a_table_is_told(sample: Desk, answers: Answers) -> None:
    QGuiApplication.clipboard().setText("A word")
    sample.window.actions_[Command.PASTE_TABLE].trigger()
    (problem,) = answers.told
    assert "no table on the clipboard" in problem.message
