"""Going about in the grid as a person does, by keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from perfdesk.core.dashboard import Column
from perfdesk.widgets.application import Desk
from perfdesk.widgets.grid.grid_view import GridView
from perfdesk.widgets.window.main_window import MainWindow
from tests.app.sample_measures import id_of


def go_to(desk: Desk, description: str, column: Column = Column.CURRENT) -> GridView:
    """The grid with the keyboard on a cell of a measure."""
    measure = id_of(desk.session, description)
    desk.window.workspace.show_measure(measure)
    grid = desk.window.workspace.grid
    assert grid is not None
    assert grid.choose(measure, column)
    return grid


def editor_of(grid: GridView) -> QLineEdit | QPlainTextEdit:
    """The line, or the lines, that are being typed into."""
    lines = [line for line in grid.findChildren(QLineEdit) if line.isVisible()]
    texts = [text for text in grid.findChildren(QPlainTextEdit) if text.isVisible()]
    assert len(lines) + len(texts) == 1
    return lines[0] if lines else texts[0]


def type_over(grid: GridView, text: str, leave_by: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type as in a spreadsheet: the first key opens the editor, Enter or Tab commits."""
    QTest.keyClicks(grid, text[0])
    editor = editor_of(grid)
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, leave_by)
    QTest.qWait(1)  # the delegate commits after the key has been handled


def round_of_tab(window: MainWindow) -> list[QWidget]:
    """Every widget that Tab stops at, until it comes round; from where the keyboard is.

    Not by the chain that Qt keeps: asking for it, PySide 6.11 takes each for a child of the other.
    """
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    passed: list[QWidget] = []
    while window.focusNextPrevChild(True):
        focused: QWidget | None = QApplication.focusWidget()
        if focused is None or focused in passed:
            break
        passed.append(focused)
    return passed
