"""A choice of many: found by any of its words, never anything that is no choice."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.widgets.mapping.searchable_choice import SearchableChoice

CHOICES = (
    ("Leave out", None),
    ("Library visits (Local, Prevent)", "visits"),
    ("Total library loans (Local, Prevent)", "loans"),
    ("Permanent admissions (ASCOF 2B, Delay)", "2b"),
    ("Loans to children (Local, Prevent)", "junior"),
)


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[SearchableChoice]:
    window = QWidget()
    rows = QVBoxLayout(window)
    choice = SearchableChoice(window)
    choice.setAccessibleName("Which measure")
    choice.offer(CHOICES, "visits")
    other = QLineEdit(window)
    rows.addWidget(choice)
    rows.addWidget(other)
    window.show()
    choice.setFocus()
    line = choice.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    qtbot.waitUntil(line.hasFocus)
    qtbot.waitUntil(lambda: line.selectedText() == line.text())
    yield choice
    window.close()
    window.deleteLater()


def line_of(choice: SearchableChoice) -> QLineEdit:
    line = choice.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def test_that_words_in_any_order_find_a_choice(choice: SearchableChoice, qtbot: QtBot) -> None:
    QTest.keyClicks(line_of(choice), "delay perm")
    with qtbot.waitSignal(choice.decided) as told:
        QTest.keyClick(line_of(choice), Qt.Key.Key_Return)
    assert told.args == ["2b"]
    assert choice.decision == "2b"


def test_that_what_begins_with_the_words_comes_first(
    choice: SearchableChoice, qtbot: QtBot
) -> None:
    QTest.keyClicks(line_of(choice), "loans")
    with qtbot.waitSignal(choice.decided) as told:
        QTest.keyClick(line_of(choice), Qt.Key.Key_Return)
    assert told.args == ["junior"]


def test_that_words_that_are_no_choice_go_again(choice: SearchableChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.decided, wait=50):
        QTest.keyClicks(line_of(choice), "nothing like it")
        QTest.keyClick(line_of(choice), Qt.Key.Key_Return)
        QTest.keyClick(line_of(choice), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: line_of(choice).text() == "Library visits (Local, Prevent)")
    assert choice.decision == "visits"


def test_that_words_of_several_choices_are_none_when_it_is_left(
    choice: SearchableChoice, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(choice.decided, wait=50):
        QTest.keyClicks(line_of(choice), "library")
        QTest.keyClick(line_of(choice), Qt.Key.Key_Tab)
    assert choice.decision == "visits"


def test_that_escape_puts_back_what_was_chosen(choice: SearchableChoice, qtbot: QtBot) -> None:
    QTest.keyClicks(line_of(choice), "perm")
    qtbot.wait(20)
    QTest.keyClick(line_of(choice), Qt.Key.Key_Escape)
    QTest.keyClick(choice, Qt.Key.Key_Escape)
    assert line_of(choice).text() == "Library visits (Local, Prevent)"


def test_that_opening_shows_every_choice(choice: SearchableChoice, qtbot: QtBot) -> None:
    choice.showPopup()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    completer = choice.completer()
    assert completer is not None
    assert completer.completionModel().rowCount() == len(CHOICES)
    popup.close()


def test_that_words_can_stand_in_place_of_a_choice(choice: SearchableChoice) -> None:
    choice.tell_instead("As the column says")
    assert line_of(choice).text() == "As the column says"
    choice.tell_instead("")
    assert line_of(choice).text() == "Library visits (Local, Prevent)"


def test_that_turning_the_wheel_answers_nothing(choice: SearchableChoice, qtbot: QtBot) -> None:
    middle = QPointF(choice.rect().center())
    turn = QWheelEvent(
        middle,
        choice.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(choice.decided, wait=20):
        QApplication.sendEvent(choice, turn)
    assert choice.decision == "visits"


def test_that_the_line_has_the_name_of_the_choice(choice: SearchableChoice) -> None:
    assert line_of(choice).accessibleName() == "Which measure"
