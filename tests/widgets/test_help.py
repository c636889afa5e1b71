"""Help: the guide by topic, on what one is at, and every key there is."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.preferences import THEME, ThemeChoice
from perfdesk.core.dashboard import Column
from perfdesk.widgets.application import Desk
from perfdesk.widgets.help import topics
from perfdesk.widgets.help.help_panel import HelpPanel
from perfdesk.widgets.window.commands import WORDS, Command
from tests.app.sample_measures import REABLEMENT
from tests.widgets.grids import go_to


def test_that_every_topic_that_something_leads_to_is_there() -> None:
    titles = {topic.title for topic in topics.read_topics()}
    named = {topics.FIRST, topics.WINDOW, topics.GRID, topics.WHY, topics.MEASURES}
    named |= {topics.COUNCILS, topics.RATINGS, topics.IMPORT, topics.APPENDIX}
    named |= {topics.PROBLEMS, topics.EXPORT, topics.KEYBOARD, topics.SOURCES}
    assert named <= titles


def test_that_the_guide_is_cut_at_its_headings() -> None:
    first, second = topics.topics_of("# G\nintro\n## One\ntext\n### Part\nmore\n## Two\n\nend\n")
    assert first == topics.Topic("One", "text\n### Part\nmore")
    assert second == topics.Topic("Two", "end")


@pytest.mark.parametrize(
    ("column", "title"),
    [
        (Column.RATING, topics.RATINGS),
        (Column.PROGRESS, topics.RATINGS),
        (Column.CURRENT, topics.GRID),
        (None, topics.GRID),
    ],
)
def test_that_a_column_has_its_topic(column: Column | None, title: str) -> None:
    assert topics.topic_of_column(column) == title


def test_that_f1_explains_where_the_keyboard_is(sample: Desk) -> None:
    window = sample.window
    window.activateWindow()
    help_ = window.actions_[Command.HELP]
    go_to(sample, REABLEMENT, Column.RATING).setFocus()
    help_.trigger()
    panel = window.help.panel
    assert window.workspace.beside is panel
    assert panel.isVisible()
    assert panel.title == topics.RATINGS
    assert "ring" in panel.text.toPlainText()
    window.actions_[Command.PROBLEMS].trigger()
    help_.trigger()
    assert panel.title == topics.PROBLEMS
    window.workspace.navigator.go_to(PlaceKind.OVERVIEW)
    window.actions_[Command.PROBLEMS].trigger()
    help_.trigger()
    assert panel.title == topics.WINDOW


def test_that_escape_brings_the_details_back(sample: Desk) -> None:
    go_to(sample, REABLEMENT)
    sample.window.actions_[Command.HELP].trigger()
    assert not sample.window.workspace.details.isVisible()
    QTest.keyClick(sample.window.help.panel.text, Qt.Key.Key_Escape)
    assert sample.window.workspace.beside is None
    assert sample.window.workspace.details.isVisible()


def test_that_every_command_with_a_key_is_listed(sample: Desk) -> None:
    sample.window.actions_[Command.KEYBOARD].trigger()
    panel = sample.window.help.panel
    assert panel.title == topics.KEYBOARD
    told = panel.text.toPlainText()
    for command in Command:
        for keys in sample.window.actions_[command].shortcuts():
            assert keys.toString(keys.SequenceFormat.NativeText) in told, command
    assert "Empty the selected cells" in told
    assert len(WORDS) == len(Command)


def test_that_another_topic_is_chosen_and_the_theme_is_followed(sample: Desk) -> None:
    sample.window.actions_[Command.HELP].trigger()
    panel = sample.window.help.panel
    at = panel.titles.index(topics.EXPORT)
    panel.topics.setCurrentIndex(at)
    panel.topics.activated.emit(at)
    assert "workbook" in panel.text.toPlainText()
    sample.preferences[THEME] = ThemeChoice.DARK
    assert panel.title == topics.EXPORT
    panel.text.anchorClicked.emit(QUrl(f"#{topics.PROBLEMS}"))
    assert panel.title == topics.PROBLEMS
    panel.text.anchorClicked.emit(QUrl("https://example.org/elsewhere"))
    assert panel.title == topics.PROBLEMS


def test_that_f1_explains_a_dialog(sample: Desk, qtbot: QtBot) -> None:
    sample.window.actions_[Command.NEIGHBOURS].trigger()
    dialog = sample.window.measures.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(HelpPanel)))
    panel = dialog.findChildren(HelpPanel)[0]
    assert panel.title == topics.COUNCILS
    panel.closed.emit()
    dialog.close()


def test_that_there_is_help_before_there_is_a_pack(desk: Desk) -> None:
    desk.window.actions_[Command.HELP].trigger()
    shown = [each for each in desk.window.findChildren(HelpPanel) if each.isVisible()]
    assert [panel.title for panel in shown] == [topics.FIRST]
    shown[0].closed.emit()
