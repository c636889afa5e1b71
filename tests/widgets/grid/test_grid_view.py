"""The grid is worked with like a spreadsheet."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from perfdesk.app.grid.roles import cell_at
from perfdesk.app.preferences import COMPACT_ROWS
from perfdesk.core.dashboard import Cell, Column, OutcomeTable, Row
from perfdesk.widgets.application import Desk
from perfdesk.widgets.grid.cell_look import VERDICT_ROOM, CellLook
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import ADMISSIONS, HERITAGE, REABLEMENT, id_of
from tests.widgets.grids import editor_of, go_to, type_over
from tests.widgets.sources.test_lineage import take_over

CARERS = "% of carers who find it easy to find information"
Key = Qt.Key


def test_that_typing_replaces_and_enter_goes_down(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    row, column = grid.currentIndex().row(), grid.currentIndex().column()
    type_over(grid, "70%")
    assert grid.model().index(row, column).data() == "70%"
    assert grid.currentIndex().row() > row
    assert grid.currentIndex().column() == column


def test_that_the_details_go_down_the_column_with_typing(sample: Desk, qtbot: QtBot) -> None:
    grid = go_to(sample, REABLEMENT)
    details = sample.window.workspace.details
    for text in ("70%", "71%"):
        type_over(grid, text)
        qtbot.waitUntil(lambda: details.measure == grid.measure)
    assert details.measure != id_of(sample.session, REABLEMENT)


def test_that_a_comment_after_typing_belongs_to_the_measure_that_the_keyboard_is_on(
    sample: Desk,
) -> None:
    grid = go_to(sample, REABLEMENT)
    details = sample.window.workspace.details
    type_over(grid, "70%")
    details.commentary.public.setFocus()
    assert details.measure == grid.measure != id_of(sample.session, REABLEMENT)


def test_that_tab_commits_and_goes_along_without_opening_an_editor(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    row, column = grid.currentIndex().row(), grid.currentIndex().column()
    type_over(grid, "70%", leave_by=Key.Key_Tab)
    assert grid.model().index(row, column).data() == "70%"
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (row, column + 1)
    assert not [line for line in grid.findChildren(QLineEdit) if line.isVisible()]


def test_that_f2_begins_with_what_was_typed_and_escape_gives_it_up(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    type_over(grid, "3,856/4,304")
    QTest.keyClick(grid, Key.Key_Up)
    assert grid.currentIndex().data() == "89.6%"
    QTest.keyClick(grid, Key.Key_F2)
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "3,856/4,304"
    label = sample.session.to_undo
    QTest.keyClicks(editor, "0")
    QTest.keyClick(editor, Key.Key_Escape)
    QTest.qWait(1)
    assert sample.session.to_undo == label
    assert grid.currentIndex().data() == "89.6%"


def test_that_an_aim_is_chosen_from_a_list(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT, Column.AIM)
    QTest.keyClick(grid, Key.Key_F2)
    choice = next(box for box in grid.findChildren(QComboBox) if box.isVisible())
    choice.setCurrentText("Low")
    choice.activated.emit(choice.currentIndex())
    QTest.qWait(1)
    row = sample.session.row(id_of(sample.session, REABLEMENT))
    assert row is not None
    assert row.cells[Column.AIM].text == "Low"
    assert row.rating.text.startswith("Worse")


@pytest.mark.parametrize(
    ("key", "step"), [(Key.Key_Down, 1), (Key.Key_Up, -1), (Key.Key_Return, 1)]
)
def test_that_moving_up_and_down_passes_over_outcomes(sample: Desk, key: Key, step: int) -> None:
    grid = go_to(sample, HERITAGE)
    model = grid.model()
    reached = set()
    for _ in range(model.rowCount() * 2):
        assert grid.measure
        reached.add(grid.currentIndex().row())
        QTest.keyClick(grid, key)
    last = max(reached) if step > 0 else min(reached)
    assert grid.currentIndex().row() == last


def test_that_tab_goes_through_every_cell_of_a_row_and_on(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE, Column.CODE)
    row = grid.currentIndex().row()
    for _ in range(grid.model().columnCount()):
        assert grid.currentIndex().row() == row
        QTest.keyClick(grid, Key.Key_Tab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (row + 1, 0)
    QTest.keyClick(grid, Key.Key_Backtab)
    assert grid.currentIndex().row() == row


def test_that_shift_enter_goes_up(sample: Desk) -> None:
    grid = go_to(sample, ADMISSIONS)
    row = grid.currentIndex().row()
    QTest.keyClick(grid, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert grid.currentIndex().row() == row - 1


def test_that_delete_empties_the_selection_and_undo_fills_it(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    index = grid.currentIndex()
    QTest.keyClick(grid, Key.Key_Delete)
    assert index.data() == ""
    sample.session.undo()
    assert index.data() == "89.6%"


def test_that_a_block_is_cut_and_pasted_back(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    at = grid.currentIndex()
    grid.keys.select((at.row(), at.column()), (at.row() + 1, at.column() + 1))
    grid.blocks.cut()
    assert QApplication.clipboard().text() == "89.6%\t87.8%\r\n88.4%\t89.2%"
    assert at.data() == ""
    grid.blocks.paste()
    assert at.data() == "89.6%"
    assert at.sibling(at.row() + 1, at.column() + 1).data() == "89.2%"
    assert sample.session.to_undo == "Paste 4 cells"


def test_that_one_value_is_filled_down(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT, Column.TARGET)
    at = grid.currentIndex()
    grid.keys.select((at.row(), at.column()), (at.row() + 2, at.column()))
    grid.blocks.fill_down()
    texts = {at.sibling(at.row() + down, at.column()).data() for down in range(3)}
    assert texts == {"77.5% 22/23 Nat. Ave"}


def test_that_filling_one_row_takes_the_text_above_it(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    QTest.keyClick(grid, Key.Key_Down)
    grid.blocks.fill_down()
    assert grid.currentIndex().data() == "89.6%"


def test_that_nothing_is_filled_into_the_first_row(sample: Desk, qtbot: QtBot) -> None:
    grid = go_to(sample, REABLEMENT)
    QTest.keyClick(grid, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(grid.told) as heard:
        grid.blocks.fill_down()
    assert "below it" in heard.args[0]
    assert not sample.session.to_undo


def test_that_a_cell_that_follows_from_others_says_so(sample: Desk, qtbot: QtBot) -> None:
    grid = go_to(sample, REABLEMENT, Column.RATING)
    with qtbot.waitSignal(grid.told) as heard:
        QTest.keyClicks(grid, "B")
    told = "Rating cannot be typed because it follows from the figures."
    assert heard.args[0] == f"{told} Press Enter to override it."
    assert sample.window.status.message.text() == heard.args[0]
    assert not sample.session.to_undo


def test_that_a_paste_that_does_not_fit_tells_so(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT, Column.PREVIOUS)
    QApplication.clipboard().setText("1%\t2%\t3%")
    grid.blocks.paste()
    assert "1 cell past the last column" in sample.window.status.message.text()


def test_that_pasting_nothing_tells_so(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    QApplication.clipboard().clear()
    grid.blocks.paste()
    assert "no text on the clipboard" in sample.window.status.message.text()


def test_that_rows_are_as_tall_as_their_text(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT, Column.DESCRIPTION)
    row = grid.currentIndex().row()
    QTest.qWait(50)  # rows follow the widths of columns once the window is laid out
    before = grid.rowHeight(row)
    type_over(grid, "A much longer description " * 8)
    assert grid.rowHeight(row) > before
    sample.session.undo()
    assert grid.rowHeight(row) == before


def test_that_an_edit_measures_its_own_row_only(
    sample: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid = go_to(sample, HERITAGE)
    measured: set[str] = set()
    original = CellLook.height

    def height(
        self: CellLook, row: OutcomeTable | Row, column: Column, cell: Cell, width: int
    ) -> int:
        measured.add(row.measure if isinstance(row, Row) else row.outcome)
        return original(self, row, column, cell, width)

    monkeypatch.setattr(CellLook, "height", height)
    measure = grid.measure
    type_over(grid, "140.2k")
    assert measured == {measure}


def test_that_outcomes_span_all_columns(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    model = grid.model()
    for row in range(model.rowCount()):
        span = grid.columnSpan(row, 0)
        is_outcome = not model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable
        assert span == (model.columnCount() if is_outcome else 1)


def test_that_all_columns_fit_a_small_laptop(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    assert not grid.horizontalScrollBar().isVisible()


def test_that_an_owner_is_completed_from_the_rows_beside_it(sample: Desk) -> None:
    sample.window.columns.choose(sample.session.dashboard, Column.OWNER, shown=True)
    grid = go_to(sample, REABLEMENT, Column.OWNER)
    type_over(grid, "Reablement team")
    type_over(grid, "reab")
    assert grid.currentIndex().siblingAtRow(grid.currentIndex().row() - 1).data() == (
        "Reablement team"
    )


def test_that_a_stage_is_chosen_from_a_list(sample: Desk) -> None:
    sample.window.columns.choose(sample.session.dashboard, Column.STAGE, shown=True)
    grid = go_to(sample, REABLEMENT, Column.STAGE)
    index = grid.currentIndex()
    assert index.data() == "Figure in"
    QTest.keyClick(grid, Key.Key_F2)
    choice = next(box for box in grid.findChildren(QComboBox) if box.isVisible())
    choice.setCurrentText("Checked")
    choice.activated.emit(choice.currentIndex())
    QTest.qWait(1)
    assert index.data() == "Checked"
    grid.choose(id_of(sample.session, REABLEMENT), Column.CURRENT)
    type_over(grid, "70%")
    assert index.data() == "Figure in", "what was checked is another figure now"


def test_that_the_menu_of_a_cell_opens_below_it_by_key(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    place = grid.visualRect(grid.currentIndex()).center()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, grid.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(grid.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = {action.text().replace("&", "").rstrip("\u2026") for action in menu.actions()}
    assert {"Cut", "Copy", "Paste", "Fill down", "Add below", "Remove", "Outcome"} <= words
    assert menu.height() < 600, "it is no taller than a small laptop"
    menu.close()


def test_that_no_word_of_a_rating_is_broken_on_a_small_screen(sample: Desk) -> None:
    sample.window.resize(1366, 768)
    grid = go_to(sample, CARERS, Column.RATING)
    take_over(sample, "ascof_national_extract.csv")
    rating = grid.currentIndex()
    assert "Statistically" in rating.data()
    word = QFontMetrics(grid.font()).horizontalAdvance("Statistically")
    assert grid.columnWidth(rating.column()) >= word + VERDICT_ROOM[Column.RATING]
    assert grid.horizontalHeader().length() <= grid.viewport().width()


def test_that_a_large_page_is_pasted_in_steps_that_leave_the_window_time(
    sample: Desk, qtbot: QtBot
) -> None:
    grid = go_to(sample, REABLEMENT)
    at = grid.currentIndex()
    data = QMimeData()
    style = " style='border:1px solid;mso-number-format:General'"
    row = "<tr>" + f"<td{style}>70%</td>" * 20 + "</tr>"
    data.setHtml(f"<table>{row * 1_500}</table>")
    QApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(grid.told, timeout=20_000) as told:
        grid.blocks.paste()
        assert at.data() == "89.6%"  # the rest of the page is still to be read
    assert at.data() == "70%"
    assert "Only the first 20,000 cells" in told.args[0]


def test_that_the_cell_above_its_sum_and_the_date_are_entered_by_keys(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    model = grid.grid_model
    QTest.keyClick(grid, Key.Key_Down)
    QTest.keyClick(grid, Key.Key_Apostrophe, Qt.KeyboardModifier.ControlModifier)
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "134.1k"
    QTest.keyClick(editor, Key.Key_Escape)
    QTest.qWait(1)
    QTest.keyClick(grid, Key.Key_Down)
    QTest.keyClick(grid, Key.Key_Equal, Qt.KeyboardModifier.AltModifier)
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "=134100+615100"
    QTest.keyClick(editor, Key.Key_Return)
    QTest.qWait(1)
    typed = model.index(grid.currentIndex().row() - 1, grid.currentIndex().column())
    cell = cell_at(typed)
    assert cell is not None
    assert cell.value == 749_200


def test_that_a_date_is_entered_in_words_and_refused_as_a_figure(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    told: list[str] = []
    grid.told.connect(told.append)
    QTest.keyClick(grid, Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert "no figure" in told[0]
    assert not [line for line in grid.findChildren(QLineEdit) if line.isVisible()]
    assert not sample.session.to_undo


def test_that_compact_rows_have_two_lines_at_most_and_fourteen_fit(sample: Desk) -> None:
    """On the smallest screen in use, 1366 by 768, less its task bar."""
    window = sample.window
    window.resize(1366, 728)
    grid = go_to(sample, HERITAGE)
    rows = range(grid.model().rowCount())
    before = [grid.rowHeight(row) for row in rows]
    window.actions_[Command.COMPACT_ROWS].trigger()
    heights = [grid.rowHeight(row) for row in rows]
    two_lines = 2 * QFontMetrics(grid.font()).lineSpacing() + 12
    assert all(24 <= height <= two_lines for height in heights)
    assert sum(sum(heights[: row + 1]) <= grid.viewport().height() for row in rows) >= 14
    assert sample.preferences[COMPACT_ROWS]
    window.actions_[Command.COMPACT_ROWS].trigger()
    assert [grid.rowHeight(row) for row in rows] == before
