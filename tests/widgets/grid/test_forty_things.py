"""Forty things that an officer does in Excel, done here by keyboard alone.

The window is real, and nothing but keys reaches it: shortcuts go the way they go for a person.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPlainTextEdit, QWidget

from perfdesk.core.dashboard import Column
from perfdesk.core.reporting.commentary import Audience
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.measure_dialog import MeasureDialog
from perfdesk.widgets.grid.bars.find_bar import FindBar
from perfdesk.widgets.grid.grid_view import GridView
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of
from tests.widgets.grids import editor_of, go_to, type_over

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Officer:
    """Presses keys, wherever the keyboard is, and looks at the grid."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def grid(self) -> GridView:
        grid = self.desk.window.workspace.grid
        assert grid is not None
        return grid

    @property
    def finder(self) -> FindBar:
        page = self.desk.window.workspace.layer_page
        assert page is not None
        return page.finder

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self._focus(), key, modifiers)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        for sign in text:  # the first opens an editor, which has the keyboard from then on
            QTest.keyClicks(self._focus(), sign)
            QApplication.processEvents()

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        focus = popup or QApplication.focusWidget() or self.grid
        assert isinstance(focus, QWidget)
        return focus

    @property
    def place(self) -> tuple[int, int]:
        at = self.grid.currentIndex()
        return at.row(), at.column()

    @property
    def text(self) -> str:
        return str(self.grid.currentIndex().data())

    def below(self, rows: int = 1, columns: int = 0) -> str:
        at = self.grid.currentIndex()
        return str(at.sibling(at.row() + rows, at.column() + columns).data())

    @property
    def selected(self) -> int:
        return len(self.grid.selectedIndexes())

    @property
    def told(self) -> str:
        return self.desk.window.status.message.text()

    def show_column(self, column: Column) -> None:
        session = self.desk.session
        self.desk.window.columns.choose(session.dashboard, column, shown=True)


@pytest.fixture
def officer(sample: Desk) -> Iterator[Officer]:
    """At a figure of Delay need, with the window in front."""
    sample.window.activateWindow()
    go_to(sample, REABLEMENT).setFocus()
    QApplication.processEvents()
    officer = Officer(sample)
    assert officer.text == "89.6%"
    assert officer.grid.hasFocus()
    yield officer
    for menu in sample.window.findChildren(QMenu):
        menu.close()


# --- going about ---------------------------------------------------------------------------------
def test_01_arrows_go_to_the_next_cell(officer: Officer) -> None:
    row, column = officer.place
    officer.press(Key.Key_Down)
    officer.press(Key.Key_Right)
    assert officer.place == (row + 1, column + 1)


def test_02_ctrl_home_and_end_go_to_the_corners(officer: Officer) -> None:
    officer.press(Key.Key_End, CTRL)
    model = officer.grid.grid_model
    assert officer.place == (model.measure_rows[-1], len(model.columns) - 1)
    officer.press(Key.Key_Home, CTRL)
    assert officer.place == (model.measure_rows[0], 0)


def test_03_home_and_end_go_along_the_row(officer: Officer) -> None:
    row = officer.place[0]
    officer.press(Key.Key_Home)
    assert officer.place == (row, 0)
    officer.press(Key.Key_End)
    assert officer.place == (row, len(officer.grid.grid_model.columns) - 1)


def test_04_ctrl_arrow_goes_to_the_edge_of_the_data(officer: Officer) -> None:
    column = officer.place[1]
    officer.press(Key.Key_Down, CTRL)
    assert officer.place == (officer.grid.grid_model.measure_rows[-1], column)
    officer.press(Key.Key_Up, CTRL)
    officer.press(Key.Key_Delete)
    officer.press(Key.Key_Down, CTRL)
    rows = officer.grid.grid_model.measure_rows
    assert officer.place == (rows[1], column), "from an empty cell to the first that is filled"


def test_05_page_keys_go_a_screen_at_a_time(officer: Officer) -> None:
    first = officer.place
    officer.press(Key.Key_PageDown)
    assert officer.place[0] > first[0]
    officer.press(Key.Key_PageUp, times=3)
    assert officer.place[0] == officer.grid.grid_model.measure_rows[0]


def test_06_ctrl_page_keys_go_to_the_next_sheet(officer: Officer) -> None:
    layer = officer.grid.grid_model.layer
    officer.press(Key.Key_PageDown, CTRL)
    assert officer.grid.grid_model.layer != layer
    assert officer.grid.hasFocus()
    officer.press(Key.Key_PageUp, CTRL)
    assert officer.grid.grid_model.layer == layer


def test_07_tab_goes_along_and_enter_back_to_the_column_one_began_in(officer: Officer) -> None:
    row, column = officer.place
    officer.press(Key.Key_Tab)
    assert officer.place == (row, column + 1)
    officer.press(Key.Key_Return)
    assert officer.place == (row + 1, column)
    officer.press(Key.Key_Return, SHIFT)
    officer.press(Key.Key_Tab, SHIFT)
    assert officer.place == (row, column - 1)


def test_08_f5_goes_to_a_row_by_its_words(officer: Officer) -> None:
    officer.press(Key.Key_F5)
    officer.type("18-64")
    officer.press(Key.Key_Return)
    assert officer.grid.hasFocus()
    assert "18-64" in str(officer.grid.grid_model.session.row(officer.grid.measure))


# --- typing --------------------------------------------------------------------------------------
def test_09_typing_replaces_and_enter_goes_down(officer: Officer) -> None:
    row, column = officer.place
    officer.type("70%")
    officer.press(Key.Key_Return)
    QTest.qWait(1)
    assert officer.place == (row + 1, column)
    assert officer.below(-1) == "70%"


def test_10_f2_changes_what_stands_there(officer: Officer) -> None:
    officer.press(Key.Key_F2)
    officer.press(Key.Key_Backspace)
    officer.press(Key.Key_Backspace)
    officer.type("8%")
    officer.press(Key.Key_Return)
    QTest.qWait(1)
    assert officer.below(-1) == "89.8%"


def test_11_escape_gives_up_what_was_typed(officer: Officer) -> None:
    officer.type("70%")
    officer.press(Key.Key_Escape)
    QTest.qWait(1)
    assert officer.text == "89.6%"
    assert not officer.desk.session.to_undo


def test_12_tab_commits_and_goes_on(officer: Officer) -> None:
    row, column = officer.place
    officer.type("70%")
    officer.press(Key.Key_Tab)
    officer.type("60%")
    officer.press(Key.Key_Tab)
    QTest.qWait(1)
    grid = officer.grid
    assert grid.model().index(row, column).data() == "70%"
    assert grid.model().index(row, column + 1).data() == "60%"


def test_13_shift_enter_commits_and_goes_up(officer: Officer) -> None:
    officer.press(Key.Key_Down)
    row, column = officer.place
    officer.type("70%")
    officer.press(Key.Key_Return, SHIFT)
    QTest.qWait(1)
    assert officer.place == (row - 1, column)
    assert officer.below() == "70%"


def test_14_a_formula_is_worked_out_and_kept_as_typed(officer: Officer) -> None:
    officer.type("=3856/4304*100")
    officer.press(Key.Key_Return)
    QTest.qWait(1)
    assert officer.below(-1) == "89.6%"
    officer.press(Key.Key_Up)
    officer.press(Key.Key_F2)
    editor = editor_of(officer.grid)
    assert not isinstance(editor, QPlainTextEdit)
    assert editor.text() == "=3856/4304*100"
    officer.press(Key.Key_Escape)


def test_15_what_is_not_understood_stays_as_typed(officer: Officer) -> None:
    officer.type("89,6%")
    officer.press(Key.Key_Return)
    QTest.qWait(1)
    officer.press(Key.Key_Up)
    assert officer.text == "89,6%"


def test_16_alt_enter_begins_a_line_within_a_cell(officer: Officer) -> None:
    officer.show_column(Column.COMMENTARY)
    officer.press(Key.Key_End)
    officer.type("Reason: winter")
    officer.press(Key.Key_Return, ALT)
    officer.type("Action: review")
    officer.press(Key.Key_Return)
    QTest.qWait(1)
    session = officer.desk.session
    said = session.pack.commentary(
        id_of(session, REABLEMENT), session.dashboard.position, Audience.PUBLIC
    )
    assert said is not None
    assert said.text == "Reason: winter\nAction: review"


def test_17_ctrl_enter_fills_the_selection_with_what_is_typed(officer: Officer) -> None:
    officer.press(Key.Key_Down, SHIFT, times=2)
    officer.type("12.5%")
    officer.press(Key.Key_Return, CTRL)
    QTest.qWait(1)
    texts = [officer.below(-up) for up in range(3)]
    assert [text.rstrip("%") for text in texts] == ["12.5"] * 3
    assert officer.desk.session.to_undo == "Fill 3 cells"


def test_18_a_choice_is_made_from_a_list(officer: Officer) -> None:
    officer.press(Key.Key_Left, times=officer.place[1] - 2)
    assert officer.text == "High"
    officer.press(Key.Key_F2)
    choice = next(box for box in officer.grid.findChildren(QComboBox) if box.isVisible())
    QTest.keyClick(choice, Key.Key_Down)
    QTest.keyClick(choice, Key.Key_Return)
    QTest.qWait(1)
    assert "Low" in {officer.text, officer.below(-1)}


def test_that_an_arrow_ends_what_was_typed_over_and_goes_there(officer: Officer) -> None:
    start = officer.place
    officer.type("70%")
    officer.press(Key.Key_Left)
    assert officer.place == (start[0], start[1] - 1)
    officer.press(Key.Key_Right)
    assert officer.text == "70%"
    officer.type("71%")
    officer.press(Key.Key_Down)
    assert officer.place == (start[0] + 1, start[1])
    assert officer.below(-1) == "71%"


def test_that_arrows_move_within_the_cell_once_f2_is_pressed(officer: Officer) -> None:
    start = officer.place
    officer.type("70%")
    officer.press(Key.Key_F2)
    officer.press(Key.Key_Left, times=2)
    officer.type("1")
    officer.press(Key.Key_Return)
    assert officer.place == (start[0] + 1, start[1])
    assert officer.below(-1) == "710%"


def test_that_alt_down_opens_the_list_of_a_cell_and_else_moves_the_row(officer: Officer) -> None:
    column = officer.place[1]
    officer.press(Key.Key_Left, times=column - 2)
    officer.press(Key.Key_Down, ALT)
    choice = next(box for box in officer.grid.findChildren(QComboBox) if box.isVisible())
    assert choice.view().isVisible()
    choice.hidePopup()
    officer.press(Key.Key_Escape)
    assert not officer.desk.session.to_undo
    officer.press(Key.Key_Right, times=column - 2)
    officer.press(Key.Key_Down, ALT)
    assert officer.desk.session.to_undo.startswith("Move ")


# --- selecting -----------------------------------------------------------------------------------
def test_19_shift_arrows_select_a_block(officer: Officer) -> None:
    officer.press(Key.Key_Down, SHIFT, times=2)
    officer.press(Key.Key_Right, SHIFT)
    assert officer.selected == 6
    officer.press(Key.Key_Up, SHIFT)
    assert officer.selected == 4


def test_20_ctrl_shift_arrow_selects_to_the_edge(officer: Officer) -> None:
    first = officer.place[0]
    officer.press(Key.Key_Down, CTRL | SHIFT)
    rows = officer.grid.grid_model.measure_rows
    assert officer.selected == len(rows) - rows.index(first)


def test_21_ctrl_a_selects_all(officer: Officer) -> None:
    officer.press(Key.Key_A, CTRL)
    model = officer.grid.grid_model
    assert officer.selected == len(model.measure_rows) * len(model.columns)


def test_22_ctrl_space_selects_the_column_and_shift_space_the_row(officer: Officer) -> None:
    model = officer.grid.grid_model
    officer.press(Key.Key_Space, SHIFT)
    assert officer.selected == len(model.columns)
    officer.press(Key.Key_Space, CTRL)
    assert officer.selected == len(model.measure_rows)


def test_23_the_status_bar_tells_count_and_average(officer: Officer) -> None:
    officer.press(Key.Key_Right, SHIFT)
    QTest.qWait(5)
    assert officer.desk.window.status.selection.text() == "Count 2, average 88.7%"
    officer.press(Key.Key_Left)
    QTest.qWait(5)
    assert not officer.desk.window.status.selection.text()


def test_24_enter_goes_round_within_a_selection(officer: Officer) -> None:
    row, column = officer.place
    officer.press(Key.Key_Down, SHIFT)
    officer.press(Key.Key_Return)
    assert officer.place == (row, column)
    officer.press(Key.Key_Return)
    assert officer.place == (row + 1, column)
    assert officer.selected == 2


# --- clipboard -----------------------------------------------------------------------------------
def test_25_copy_and_paste_a_block(officer: Officer) -> None:
    officer.press(Key.Key_Right, SHIFT)
    officer.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "89.6%\t87.8%"
    officer.press(Key.Key_Left)
    officer.press(Key.Key_Down)
    officer.press(Key.Key_V, CTRL)
    assert (officer.text, officer.below(0, 1)) == ("89.6%", "87.8%")
    assert officer.selected == 2


def test_26_cut_empties(officer: Officer) -> None:
    officer.press(Key.Key_X, CTRL)
    assert officer.text == ""
    officer.press(Key.Key_V, CTRL)
    assert officer.text == "89.6%"


def test_27_one_value_is_pasted_over_a_selection(officer: Officer) -> None:
    officer.press(Key.Key_C, CTRL)
    officer.press(Key.Key_Down, SHIFT, times=2)
    officer.press(Key.Key_V, CTRL)
    row, column = officer.place
    texts = {officer.grid.model().index(row - up, column).data() for up in range(3)}
    assert texts == {"89.6%"}
    assert officer.desk.session.to_undo == "Paste 3 cells"


def test_28_whole_rows_are_copied_with_their_headings(officer: Officer) -> None:
    officer.press(Key.Key_Space, SHIFT)
    officer.press(Key.Key_C, CTRL)
    first, second = QGuiApplication.clipboard().text().split("\r\n")[:2]
    assert first.startswith("Measure\tDescription\tAim")
    assert REABLEMENT in second
    before = officer.desk.session.pack
    officer.press(Key.Key_Home)
    officer.press(Key.Key_V, CTRL)
    assert officer.desk.session.pack.tables == before.tables, "headings are not pasted back"


def test_29_what_does_not_fit_is_told(officer: Officer) -> None:
    QGuiApplication.clipboard().setText("Sideways\t60%\t\t\t70%\t80%\t90%\tone too many")
    officer.press(Key.Key_Home)
    officer.press(Key.Key_Right, times=2)
    officer.press(Key.Key_V, CTRL)
    assert "past the last column" in officer.told
    page = officer.desk.window.workspace.layer_page
    assert page is not None
    assert "is not an aim" in page.notice.text


def test_30_delete_empties_the_selection(officer: Officer) -> None:
    officer.press(Key.Key_Right, SHIFT)
    officer.press(Key.Key_Delete)
    assert (officer.text, officer.below(0, -1)) == ("", "")
    officer.press(Key.Key_Z, CTRL)
    assert officer.below(0, -1) == "89.6%"


# --- filling and undoing -------------------------------------------------------------------------
def test_31_ctrl_d_fills_down(officer: Officer) -> None:
    officer.press(Key.Key_Down, SHIFT, times=2)
    officer.press(Key.Key_D, CTRL)
    assert officer.text == officer.below(-1) == officer.below(-2) == "89.6%"


def test_32_ctrl_r_fills_right(officer: Officer) -> None:
    officer.press(Key.Key_Right, SHIFT)
    officer.press(Key.Key_R, CTRL)
    assert officer.text == "89.6%"


def test_33_ctrl_z_and_ctrl_y_go_back_and_forth(officer: Officer) -> None:
    type_over(officer.grid, "70%")
    officer.grid.setFocus()
    officer.press(Key.Key_Z, CTRL)
    assert officer.text == "89.6%", "undo goes to the cell"
    officer.press(Key.Key_Y, CTRL)
    assert officer.text == "70%"


# --- finding, sorting, filtering -----------------------------------------------------------------
def test_34_ctrl_f_finds_and_f3_goes_on(officer: Officer) -> None:
    officer.press(Key.Key_F, CTRL)
    officer.type("admissions")
    assert "found" in officer.finder.told
    first = officer.place
    officer.press(Key.Key_F3)
    assert officer.place != first
    officer.press(Key.Key_F3, SHIFT)
    assert officer.place == first
    officer.press(Key.Key_Escape)
    assert officer.grid.hasFocus()


def _choose(officer: Officer, begins: str) -> None:
    """Choose from the open menu by going down to an entry."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        action = menu.activeAction()
        if action.text().replace("&", "").startswith(begins):
            officer.press(Key.Key_Return)
            return
        officer.press(Key.Key_Down)
    pytest.fail(f"no entry {begins}")


def test_35_a_column_is_sorted_and_the_printed_order_comes_back(officer: Officer) -> None:
    model = officer.grid.grid_model
    printed = [model.measure_in(row) for row in model.measure_rows]
    measure = officer.grid.measure
    officer.press(Key.Key_L, CTRL | SHIFT)
    _choose(officer, "Sort: lowest")
    assert [model.measure_in(row) for row in model.measure_rows] != printed
    assert officer.grid.measure == measure, "the keyboard stays with its measure"
    page = officer.desk.window.workspace.layer_page
    assert page is not None
    assert page.arrangement.text.startswith("Sorted by 2023/24 performance, lowest first")
    officer.press(Key.Key_Up, ALT)
    assert "printed order" in officer.told
    officer.press(Key.Key_A, CTRL | SHIFT)
    assert [model.measure_in(row) for row in model.measure_rows] == printed


def test_36_a_column_is_filtered_by_ticking_words(officer: Officer) -> None:
    model = officer.grid.grid_model
    every = len(model.measure_rows)
    officer.press(Key.Key_Left, times=2)
    assert model.columns[officer.place[1]] is Column.RATING
    officer.press(Key.Key_L, CTRL | SHIFT)
    _choose(officer, "Better")
    officer.press(Key.Key_Escape)
    assert 0 < len(model.measure_rows) < every
    page = officer.desk.window.workspace.layer_page
    assert page is not None
    assert f"of {every} measures: Rating" in page.arrangement.text
    officer.press(Key.Key_A, CTRL | SHIFT)
    assert len(model.measure_rows) == every


# --- rows and columns ----------------------------------------------------------------------------
def test_37_a_row_is_added_named_and_removed(officer: Officer) -> None:
    model = officer.grid.grid_model
    every, row = len(model.measure_rows), officer.place[0]
    officer.press(Key.Key_Plus, CTRL)
    dialog = officer.desk.window.measures.dialog
    assert isinstance(dialog, MeasureDialog)
    QTest.keyClick(dialog, Key.Key_Escape)
    QTest.qWait(20)
    officer.desk.window.activateWindow()
    officer.grid.setFocus()
    QTest.qWait(10)
    assert len(model.measure_rows) == every + 1
    assert officer.place[0] == row + 1
    officer.press(Key.Key_Minus, CTRL)
    assert len(model.measure_rows) == every


def test_38_a_row_is_moved_down_and_up(officer: Officer) -> None:
    row, measure = officer.place[0], officer.grid.measure
    officer.press(Key.Key_Down, ALT)
    assert (officer.place[0], officer.grid.measure) == (row + 1, measure)
    officer.press(Key.Key_Up, ALT)
    assert (officer.place[0], officer.grid.measure) == (row, measure)


def test_39_a_column_is_moved(officer: Officer) -> None:
    model = officer.grid.grid_model
    row, column = officer.place
    officer.press(Key.Key_Left, ALT | SHIFT)
    assert model.columns[column - 1] is Column.CURRENT
    assert officer.place == (row, column - 1)
    officer.press(Key.Key_Right, ALT | SHIFT)
    assert model.columns[column] is Column.CURRENT


def test_40_the_first_columns_stay_while_others_are_scrolled(officer: Officer) -> None:
    for each in (Column.COMMENTARY, Column.NOTE, Column.OWNER, Column.STAGE, Column.RANK):
        officer.show_column(each)
    grid = officer.grid
    officer.press(Key.Key_End)
    QApplication.processEvents()
    assert grid.horizontalScrollBar().value() > 0
    row = officer.place[0]
    code, words = (grid.visualRect(grid.model().index(row, at)) for at in (0, 1))
    assert (code.left(), words.left()) == (0, code.right() + 1)
    under = grid.indexAt(QPoint(words.center()))
    assert (under.row(), under.column()) == (row, 1)
    officer.press(Key.Key_Left, times=6)
    here = grid.visualRect(grid.currentIndex())
    assert here.left() >= words.right(), "the cell one is on is never below those that stay"
    assert here.right() <= grid.viewport().width()


def test_that_there_are_forty() -> None:
    tests = [name for name in globals() if name.startswith("test_") and name[5:7].isdigit()]
    assert [int(name[5:7]) for name in tests] == list(range(1, 41))
    assert HERITAGE
