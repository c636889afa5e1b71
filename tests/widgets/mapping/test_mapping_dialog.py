"""The mapping panel: the sheet as it is, what each part is read as, and every correction."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from perfdesk.app.mapping.sheet_model import RowKind, SheetRole
from perfdesk.core.recipes import Part
from perfdesk.widgets.mapping.mapping_dialog import MappingDialog
from perfdesk.widgets.mapping.searchable_choice import SearchableChoice
from perfdesk.widgets.mapping.sheet_view import Edge, Rows
from tests.widgets.mapping.conftest import PanelOf

SERVICES = (
    "Communities as the services sent it\n"
    "\n"
    "What,When,How many,Check\n"
    "Heritage sites,2023/24,134100,1\n"
    "Volunteers,2023/24,19600,2\n"
    "Heritage sites,2022/23,127100,3\n"
)
"""Figures of the Appendix A of 3 June 2024 under headings that nobody has met before."""


@pytest.fixture
def services(tmp_path: Path, panel_of: PanelOf) -> MappingDialog:
    """The panel on a list that no recipe reads."""
    path = tmp_path / "Services Q4.csv"
    path.write_text(SERVICES, encoding="utf-8")
    return panel_of(path)


def text_of(panel: MappingDialog, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def table_of(panel: MappingDialog, name: str) -> QTableView:
    table = panel.findChild(QTableView, name)
    assert isinstance(table, QTableView)
    return table


def button_of(panel: MappingDialog, name: str) -> QAbstractButton:
    button = panel.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    return button


def part_of(panel: MappingDialog, column: int) -> Part:
    assert panel.mapping is not None
    return panel.mapping.columns[column - 1].part


def settle(panel: MappingDialog, qtbot: QtBot) -> None:
    """Wait until it is known what the mapping gives."""
    qtbot.waitUntil(lambda: "Working out" not in text_of(panel, "previewTitle"))


def press(panel: MappingDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(panel.sheet_view, key)


# --- what is shown -------------------------------------------------------------------------------
def test_that_a_workbook_of_the_sample_is_read_by_its_recipe(
    panel_of: PanelOf, sample_file: Callable[[str], Path]
) -> None:
    panel = panel_of(sample_file("Libraries monthly"))
    assert "read by the recipe \u201cLibraries by branch and month\u201d" in text_of(
        panel, "summary"
    )
    assert "figures" in text_of(panel, "previewTitle")
    preview = table_of(panel, "previewTable").model()
    told = {
        preview.index(row, 1).data(): preview.index(row, 0).data()
        for row in range(preview.rowCount())
    }
    assert told["Total library loans"] == "Loans, B41:M41"


def test_that_the_table_is_brought_into_view(services: MappingDialog) -> None:
    view = services.sheet_view
    assert view.current_row == 4
    kinds = [view.model().index(row, 0).data(SheetRole.KIND) for row in range(4)]
    assert kinds == [RowKind.NOTE, RowKind.BLANK, RowKind.HEADING, RowKind.DATA]


def test_that_merged_cells_are_joined(
    panel_of: PanelOf, sample_file: Callable[[str], Path]
) -> None:
    panel = panel_of(sample_file("Communities return"))
    sheet = panel.mapping.table.sheet if panel.mapping else None
    assert sheet is not None
    assert sheet.merged
    for top, left, bottom, right in sheet.merged:
        view = panel.sheet_view
        tall, wide = min(bottom, sheet.height) - top + 1, min(right, sheet.width) - left + 1
        assert view.rowSpan(top - 1, left - 1) == tall
        assert view.columnSpan(top - 1, left - 1) == wide


# --- columns -------------------------------------------------------------------------------------
def test_that_a_column_is_said_to_be_something_else_by_keyboard(
    services: MappingDialog, qtbot: QtBot
) -> None:
    press(services, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    assert part_of(services, 4) is Part.UNUSED
    menu = services.part_menu(4)
    assert menu is not None
    [numerator] = [each for each in menu.actions() if each.text().replace("&", "") == "Numerator"]
    assert numerator.text() != "Numerator"  # it has a letter of its own
    numerator.trigger()
    menu.deleteLater()
    assert part_of(services, 4) is Part.NUMERATOR
    settle(services, qtbot)


def test_that_each_choice_of_a_column_has_another_letter(services: MappingDialog) -> None:
    menu = services.part_menu(1)
    assert menu is not None
    letters = [
        each.text().partition("&")[2][:1].casefold() for each in menu.actions() if each.text()
    ]
    assert len(set(letters)) == len(letters)
    assert "" not in letters
    menu.deleteLater()


def test_that_the_choice_above_a_column_opens_by_mouse_and_key(
    services: MappingDialog, qtbot: QtBot
) -> None:
    view = services.sheet_view
    header = view.choices
    with qtbot.waitSignal(view.use_wanted) as wanted:
        QTest.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=header.choice_rect(1).center(),
        )
    assert wanted.args == [1]
    with qtbot.waitSignal(view.use_wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert wanted.args == [view.currentIndex().column()]


def test_that_a_column_outside_the_table_has_no_choice(services: MappingDialog) -> None:
    assert services.part_menu(40) is None


# --- rows ----------------------------------------------------------------------------------------
def test_that_rows_of_a_colour_are_chosen_in_the_words_of_the_legend_by_keyboard(
    panel_of: PanelOf, sample_file: Callable[[str], Path], qtbot: QtBot
) -> None:
    panel = panel_of(sample_file("Libraries monthly"))
    rows = panel.findChild(QComboBox, "rowsChoice")
    assert isinstance(rows, QComboBox)
    assert rows.isVisible()
    told = [rows.itemText(at) for at in range(rows.count())]
    assert told[:2] == ["All rows", "Only community libraries (18 rows)"]
    assert not rows.itemIcon(1).isNull()
    label = panel.findChild(QLabel, "rowsLabel")
    assert isinstance(label, QLabel)
    assert label.buddy() is rows
    assert "&" in label.text()
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert panel.mapping is not None
    assert panel.mapping.coloured == rows.itemData(1)
    settle(panel, qtbot)
    button_of(panel, "undo").click()
    assert panel.mapping.coloured is None
    assert rows.currentIndex() == 0


def test_that_each_letter_leads_to_one_part_of_the_panel(services: MappingDialog) -> None:
    texts = [each.text() for each in services.findChildren(QLabel)]
    texts += [each.text() for each in services.findChildren(QAbstractButton)]
    letters = [text.partition("&")[2][:1].casefold() for text in texts if "&" in text]
    assert len(set(letters)) == len(letters)


def test_that_a_sheet_without_colours_has_no_choice_of_them(services: MappingDialog) -> None:
    rows = services.findChild(QComboBox, "rowsChoice")
    assert isinstance(rows, QComboBox)
    assert not rows.isVisible()


def test_that_the_row_of_the_cursor_begins_or_ends_the_data(
    services: MappingDialog, qtbot: QtBot
) -> None:
    view = services.sheet_view
    view.setCurrentIndex(view.model().index(4, 0))
    QTest.mouseClick(button_of(services, "lastHere"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: services.mapping is not None and services.mapping.table.last_row == 5)
    assert button_of(services, "undo").isEnabled()
    QTest.mouseClick(button_of(services, "undo"), Qt.MouseButton.LeftButton)
    assert services.mapping is not None
    assert services.mapping.table.last_row == 6


def test_that_the_outline_is_dragged(services: MappingDialog, qtbot: QtBot) -> None:
    view = services.sheet_view
    ground = view.viewport()
    height = view.rowHeight(0)
    bottom = height * 6 - view.verticalOffset()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=QPoint(60, bottom))
    QTest.mouseMove(ground, QPoint(60, bottom - height))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=QPoint(60, bottom - height))
    qtbot.waitUntil(lambda: services.mapping is not None and services.mapping.table.last_row == 5)


@pytest.mark.parametrize(
    ("edge", "row", "told"),
    [
        (Edge.HEADINGS, 2, Rows(2, 4, 9)),
        (Edge.HEADINGS, 5, Rows(5, 6, 9)),
        (Edge.FIRST, 5, Rows(3, 5, 9)),
        (Edge.FIRST, 2, Rows(1, 2, 9)),
        (Edge.FIRST, 12, Rows(3, 12, 12)),
        (Edge.LAST, 6, Rows(3, 4, 6)),
        (Edge.LAST, 1, Rows(3, 3, 3)),
    ],
)
def test_that_edges_give_way_to_the_one_that_is_moved(edge: Edge, row: int, told: Rows) -> None:
    assert Rows(3, 4, 9).moved(edge, row) == told


# --- measures ------------------------------------------------------------------------------------
def test_that_a_label_is_given_a_measure_that_is_searched_for(
    services: MappingDialog, qtbot: QtBot
) -> None:
    press(services, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    settle(services, qtbot)
    measures = table_of(services, "measures")
    assert measures.model().rowCount() == 2
    measures.setFocus()
    index = measures.model().index(0, 1)
    measures.setCurrentIndex(index)
    measures.edit(index)
    [choice] = measures.findChildren(SearchableChoice)
    line = choice.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    QTest.keyClicks(line, "heritage vis")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(services, qtbot)
    assert str(index.data()).startswith("Heritage visits")
    assert text_of(services, "previewTitle").startswith("2 figures: 2 unchanged")
    assert "Volunteers" in text_of(services, "missed")


def test_that_nothing_is_confirmed_while_something_is_lacking(
    services: MappingDialog, qtbot: QtBot
) -> None:
    press(services, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    press(services, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    settle(services, qtbot)
    confirm = button_of(services, "confirm")
    assert not confirm.isEnabled()
    assert "Choose one" in text_of(services, "lacking")
    QTest.mouseClick(button_of(services, "asFound"), Qt.MouseButton.LeftButton)
    settle(services, qtbot)
    assert confirm.isEnabled()
    assert text_of(services, "lacking") == ""


def test_that_a_sheet_without_a_table_says_its_next_step(tmp_path: Path, panel_of: PanelOf) -> None:
    path = tmp_path / "note.csv"
    path.write_text("Heritage visits\n134100\n", encoding="utf-8")
    panel = panel_of(path)
    assert "press Alt+H" in text_of(panel, "lacking")
    assert not button_of(panel, "confirm").isEnabled()


def test_that_a_column_the_recipe_misses_is_told(
    panel_of: PanelOf, sample_file: Callable[[str], Path]
) -> None:
    panel = panel_of(sample_file("Libraries monthly"))
    base = panel.mapping.base if panel.mapping else None
    assert base is not None
    needed = [rule for rule in base.columns if rule.required]
    press(panel, Qt.Key.Key_Delete)
    assert part_of(panel, 1) is Part.UNUSED
    assert bool(needed) == ("no column has that role now" in text_of(panel, "toldFirst"))


# --- who cannot see it ---------------------------------------------------------------------------
def test_that_all_that_can_be_used_has_a_name(services: MappingDialog) -> None:
    unnamed = []
    for part in services.findChildren(QWidget):
        can_act = part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isVisible()
        named = QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        if can_act and not named:
            unnamed.append(f"{type(part).__name__} {part.objectName()}")
    assert not [each for each in unnamed if "QSplitterHandle" not in each]


def test_that_tab_goes_through_the_parts_in_their_order(services: MappingDialog) -> None:
    assert services.sheet_view.hasFocus()
    met = []
    for _ in range(7):
        QTest.keyClick(services.focusWidget(), Qt.Key.Key_Tab)
        met.append(services.focusWidget().objectName() or type(services.focusWidget()).__name__)
    assert met[0] == "figuresChoice"
    assert met.index("measures") < met.index("name") < met.index("previewTable")


def test_that_cancel_lets_go_of_what_is_worked_out(services: MappingDialog, qtbot: QtBot) -> None:
    press(services, Qt.Key.Key_Delete)
    cancel = services.findChild(QPushButton, "cancel")
    assert isinstance(cancel, QPushButton)
    with qtbot.waitSignal(services.rejected):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
