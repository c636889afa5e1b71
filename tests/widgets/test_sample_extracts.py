"""A newcomer gets the sample's extracts from the window, and the import begins where they are."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from perfdesk.app.preferences import FOLDER
from perfdesk.widgets.application import Desk
from perfdesk.widgets.controllers.exchange_controller import SAMPLE_FOLDER
from perfdesk.widgets.window.commands import Command
from tests.widgets.answers import Answers


def test_that_the_samples_extracts_are_saved_in_a_folder_of_their_own(
    desk: Desk, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.folder_ = tmp_path
    with qtbot.waitSignal(desk.window.exchange.told) as heard:
        desk.window.actions_[Command.SAMPLE_EXTRACTS].trigger()
    folder = tmp_path / SAMPLE_FOLDER
    assert {path.suffix for path in folder.iterdir()} >= {".csv", ".xlsx"}
    assert desk.preferences[FOLDER] == str(folder)
    assert SAMPLE_FOLDER in heard.args[0]


def test_that_thinking_better_of_it_saves_nothing(
    desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    desk.window.actions_[Command.SAMPLE_EXTRACTS].trigger()
    assert answers.asked == ["folder"]
    assert not desk.preferences[FOLDER]


def test_that_a_folder_that_takes_nothing_is_told_in_a_sentence(
    desk: Desk, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.folder_ = tmp_path / "no folder.txt"
    answers.folder_.write_text("a file", encoding="utf-8")
    desk.window.actions_[Command.SAMPLE_EXTRACTS].trigger()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "nothing was saved" in answers.told[0].message
