"""Columns and rows are moved, sized, sorted and selected by the pointer; the first columns stay."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.core.dashboard import Column, OutcomeTable
from perfdesk.core.measures import Measure
from perfdesk.widgets.application import Desk
from perfdesk.widgets.grid.bars.heading_menu import HeadingMenu
from perfdesk.widgets.grid.grid_view import GridView
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of
from tests.widgets.grids import go_to

LEFT = Qt.MouseButton.LeftButton


def drag(place: QWidget, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(place, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(place, (start + end) / 2)
    QTest.mouseMove(place, end)
    QTest.mouseRelease(place, LEFT, Qt.KeyboardModifier.NoModifier, end)
    QApplication.processEvents()


def heading(grid: GridView, column: Column) -> QPoint:
    """The middle of a heading."""
    return grid.head.rect_of(grid.grid_model.columns.index(column)).center()


def handle(grid: GridView, row: int) -> QPoint:
    """The middle of the handle of a row."""
    return QPoint(
        grid.handles.width() // 2, grid.visualRect(grid.model().index(row, 0)).center().y()
    )


def widened(desk: Desk) -> GridView:
    """The grid with so many columns that they have to be scrolled, at its right end."""
    grid = go_to(desk, REABLEMENT)
    for column in (Column.COMMENTARY, Column.NOTE, Column.OWNER, Column.STAGE):
        desk.window.columns.choose(desk.session.dashboard, column, shown=True)
    QApplication.processEvents()
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    QApplication.processEvents()
    assert grid.frozen.is_over
    return grid


def test_that_a_dragged_heading_moves_its_column(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    before = list(grid.grid_model.columns)
    drag(grid.head.viewport(), heading(grid, Column.RATING), heading(grid, Column.CURRENT))
    moved = list(before)
    moved.insert(before.index(Column.CURRENT), moved.pop(before.index(Column.RATING)))
    assert list(grid.grid_model.columns) == moved
    other = go_to(sample, HERITAGE)
    assert list(other.grid_model.columns) == moved


def test_that_a_clicked_heading_selects_its_column(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    place = grid.head.rect_of(2).topLeft() + QPoint(12, 12)
    QTest.mouseClick(grid.head.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert {index.column() for index in grid.selectedIndexes()} == {2}
    assert len(grid.selectedIndexes()) == len(grid.grid_model.measure_rows)


def test_that_the_arrow_of_a_heading_opens_its_menu(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    rect = grid.head.rect_of(grid.grid_model.columns.index(Column.RATING))
    place = QPoint(rect.right() - 12, rect.center().y())
    QTest.mouseMove(grid.head.viewport(), place)
    QTest.mouseClick(grid.head.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    page = sample.window.workspace.layer_page
    assert page is not None
    menu = next(menu for menu in page.findChildren(QMenu) if isinstance(menu, HeadingMenu))
    words = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert words[:2] == ["Sort: worst first", "Sort: best first"]
    assert "Select all" in words
    assert words[-1] == "Hide column"
    menu.close()


def test_that_a_double_clicked_edge_fits_the_column_to_its_texts(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    at = grid.grid_model.columns.index(Column.TARGET)
    grid.setColumnWidth(at, 60)
    place = QPoint(grid.head.rect_of(at).right(), 8)
    QTest.mouseDClick(grid.head.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    width, metrics = grid.columnWidth(at), grid.fontMetrics()
    texts = [grid.model().index(row, at).data() for row in grid.grid_model.measure_rows]
    widest = max(metrics.horizontalAdvance(text) for text in texts)
    assert widest + 16 <= width <= 480


def test_that_an_edge_is_dragged_where_columns_stay_over_others(sample: Desk) -> None:
    grid = widened(sample)
    before = grid.columnWidth(1)
    edge = QPoint(grid.head.rect_of(1).right(), 8)
    drag(grid.head.viewport(), edge, edge + QPoint(30, 0))
    assert abs(grid.columnWidth(1) - before - 30) <= 2


def test_that_a_row_is_selected_by_its_handle(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    row = grid.grid_model.measure_rows[2]
    place = handle(grid, row)
    QTest.mouseClick(grid.handles.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert {index.row() for index in grid.selectedIndexes()} == {row}
    assert len(grid.selectedIndexes()) == len(grid.grid_model.columns)


def test_that_a_dragged_row_stands_where_it_is_dropped(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    rows = grid.grid_model.measure_rows
    measures = [grid.grid_model.measure_in(row) for row in rows]
    end = handle(grid, rows[2]) + QPoint(0, 8)
    drag(grid.handles.viewport(), handle(grid, rows[0]), end)
    shown = [grid.grid_model.measure_in(row) for row in grid.grid_model.measure_rows]
    assert shown == [measures[1], measures[2], measures[0], *measures[3:]]
    assert sample.session.to_undo.startswith("Move ")
    sample.session.undo()
    shown = [grid.grid_model.measure_in(row) for row in grid.grid_model.measure_rows]
    assert shown == measures


def test_that_a_row_is_dragged_into_another_outcome(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    model = grid.grid_model
    outcome = next(row for row in model.outcome_rows() if row > model.measure_rows[0])
    above, below = model.measure_in(outcome - 1), model.measure_in(outcome + 1)
    drag(
        grid.handles.viewport(),
        handle(grid, outcome - 1),
        handle(grid, outcome + 1) + QPoint(0, 8),
    )
    table = sample.session.pack.table(Measure)
    assert table[above].outcome == table[below].outcome


def outcomes_shown(grid: GridView) -> list[str]:
    rows = (grid.grid_model.row_at(row) for row in grid.grid_model.outcome_rows())
    return [row.outcome for row in rows if isinstance(row, OutcomeTable)]


def test_that_a_dragged_outcome_takes_its_measures_with_it(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    model = grid.grid_model
    before, pack = outcomes_shown(grid), sample.session.pack
    first, second, *_ = model.outcome_rows()
    end = handle(grid, first) - QPoint(0, 4)
    drag(grid.handles.viewport(), handle(grid, second), end)
    assert outcomes_shown(grid) == [before[1], before[0], *before[2:]]
    assert sample.session.to_undo.startswith("Move outcome ")
    at = sample.session.dashboard.position
    for outcome in before:
        assert sample.session.pack.measures_of(outcome, at) == pack.measures_of(outcome, at)
    assert model.outcome_above(grid.currentIndex().row()) == model.row_at(0)
    sample.session.undo()
    assert sample.session.pack == pack
    assert outcomes_shown(grid) == before


def test_that_an_outcome_is_dropped_below_another_by_its_last_measures(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    model = grid.grid_model
    before = outcomes_shown(grid)
    first, _, *rest = model.outcome_rows()
    last = (rest[0] if rest else model.rowCount()) - 1
    grid.verticalScrollBar().setValue(0)
    QTest.mousePress(
        grid.handles.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, handle(grid, first)
    )
    for _ in range(60):  # beyond the edge the rows come up
        place = handle(grid, last) + QPoint(0, 6)
        edge = grid.handles.viewport().height() - 1
        QTest.mouseMove(grid.handles.viewport(), QPoint(place.x(), min(place.y(), edge)))
        if place.y() < edge:
            break
    place = handle(grid, last) + QPoint(0, 6)
    QTest.mouseRelease(grid.handles.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert outcomes_shown(grid)[:2] == [before[1], before[0]]


def test_that_an_outcome_that_is_clicked_or_dropped_where_it_was_stays(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    first = next(iter(grid.grid_model.outcome_rows()))
    QTest.mouseClick(
        grid.handles.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, handle(grid, first)
    )
    drag(grid.handles.viewport(), handle(grid, first), handle(grid, first + 1))
    assert not sample.session.to_undo


def test_that_rows_are_not_dragged_while_they_are_sorted(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    model = grid.grid_model
    model.arrange(model.arrangement.narrowed("Text: x", [r.measure for r in model.layer_rows()]))
    rows = model.measure_rows
    drag(grid.handles.viewport(), handle(grid, rows[0]), handle(grid, rows[2]) + QPoint(0, 8))
    assert not sample.session.to_undo
    assert "Show all" in sample.window.status.message.text()


def test_that_nothing_stays_where_it_would_leave_no_room(sample: Desk) -> None:
    grid = widened(sample)
    assert grid.frozen.count == 2
    grid.setColumnWidth(1, grid.viewport().width() * 2 // 3)
    assert grid.frozen.count == 0


def test_that_a_screen_reader_finds_cells_where_they_are_seen(sample: Desk) -> None:
    QAccessible.setActive(True)
    grid = widened(sample)
    table = QAccessible.queryAccessibleInterface(grid)
    assert table is not None
    for column in (0, 1, len(grid.grid_model.columns) - 1):
        index = grid.currentIndex().siblingAtColumn(column)
        point = grid.viewport().mapToGlobal(grid.visualRect(index).center())
        cell = table.childAt(point.x(), point.y())
        assert cell is not None
        said = cell.text(QAccessible.Text.Name)
        assert said == index.data(Qt.ItemDataRole.AccessibleTextRole), column


def test_that_the_trend_of_a_row_is_told_in_words(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT, Column.TREND)
    spoken = str(grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Trend: ")
    assert REABLEMENT in spoken
    assert "89.6%" in spoken


def test_that_showing_a_hidden_measure_shows_all(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    page = sample.window.workspace.layer_page
    assert page is not None
    others = [r.measure for r in page.model.layer_rows() if r.description != REABLEMENT]
    page.filter_to(others, "Worse than England")
    assert page.arrangement.text == "4 of 5 measures: Worse than England"
    assert page.model.row_of(id_of(sample.session, REABLEMENT)) < 0
    sample.window.workspace.show_measure(id_of(sample.session, REABLEMENT))
    assert grid.measure == id_of(sample.session, REABLEMENT)
    assert not page.arrangement.text


def test_that_a_place_in_the_window_shows_some_measures_of_a_layer(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    measure = id_of(sample.session, REABLEMENT)
    layer = sample.session.layer_of(measure)
    sample.window.workspace.show_measures(layer, [measure], "Better: 1 measure")
    grid = sample.window.workspace.grid
    assert grid is not None
    assert len(grid.grid_model.measure_rows) == 1
    assert grid.measure == measure


def test_that_find_goes_on_in_another_layer(sample: Desk, qtbot: QtBot) -> None:
    go_to(sample, HERITAGE)
    page = sample.window.workspace.layer_page
    assert page is not None
    page.finder.begin()
    page.finder.field.setText("reablement")
    assert "In another layer" in page.finder.told
    QTest.keyClick(page.finder.field, Qt.Key.Key_Return)
    grid = sample.window.workspace.grid
    assert grid is not page.grid
    page.finder.field.setText("no such words")
    assert page.finder.told == "Not found"


def test_that_only_rows_with_the_text_are_shown_until_the_strip_is_closed(sample: Desk) -> None:
    go_to(sample, HERITAGE)
    page = sample.window.workspace.layer_page
    assert page is not None
    every = len(page.model.measure_rows)
    page.finder.begin()
    page.finder.field.setText("visits")
    page.finder.only.setChecked(True)
    assert 0 < len(page.model.measure_rows) < every
    assert "Text: \u201cvisits\u201d" in page.arrangement.text
    QTest.keyClick(page.finder.field, Qt.Key.Key_Escape)
    assert len(page.model.measure_rows) == every


def test_that_the_keyboard_gets_out_of_the_grid(sample: Desk) -> None:
    sample.window.activateWindow()
    grid = go_to(sample, REABLEMENT)
    for key, modifiers in (
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier),
    ):
        grid.setFocus()
        assert grid.hasFocus()
        QTest.keyClick(grid, key, modifiers)
        assert not grid.hasFocus(), key
