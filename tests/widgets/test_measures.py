"""Measures in the window: all their properties, adding, moving and removing them."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from perfdesk.app.columns import ColumnChoice
from perfdesk.app.grid.roles import column_at, depth_at
from perfdesk.app.preferences import COLUMN_WIDTHS
from perfdesk.core.dashboard import Column
from perfdesk.core.measures import Aim, Limit, LimitKind
from perfdesk.core.settings import Scheme
from perfdesk.core.verdicts import RatingWord
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.measure_dialog import MeasureDialog
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of
from tests.widgets.grids import go_to
from tests.widgets.sources.test_lineage import take_over


def shown(desk: Desk, description: str = REABLEMENT) -> MeasureDialog:
    """The properties of a measure, from its menu."""
    go_to(desk, description)
    desk.window.actions_[Command.MEASURE].trigger()
    dialog = desk.window.measures.dialog
    assert isinstance(dialog, MeasureDialog)
    return dialog


def part(dialog: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def line(dialog: QWidget, name: str) -> QLineEdit:
    found = part(dialog, QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def box(dialog: QWidget, name: str) -> QComboBox:
    found = part(dialog, QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def told(dialog: QWidget, name: str) -> str:
    label = part(dialog, QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def press(dialog: QWidget, name: str) -> None:
    button = part(dialog, QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_that_properties_change_in_one_edit(sample: Desk) -> None:
    before = sample.session.pack
    dialog = shown(sample)
    box(dialog, "aim").setCurrentText("Lower is better")
    box(dialog, "scheme").setCurrentText("Red, amber or green")
    line(dialog, "target").setText("42%")
    box(dialog, "amberKind").setCurrentText("Points")
    line(dialog, "owner").setText("Reablement team")
    press(dialog, "change")
    assert not dialog.isVisible()
    measure = sample.session.pack.measure(id_of(sample.session, REABLEMENT))
    assert (measure.aim, measure.scheme, measure.owner) == (Aim.LOW, Scheme.RAG, "Reablement team")
    assert measure.amber_limit == Limit(Decimal(0), LimitKind.POINTS)
    row = sample.session.row(measure.id)
    assert row is not None
    assert row.rating.word is RatingWord.RED
    sample.session.undo()
    assert sample.session.pack.tables == before.tables


def test_that_targets_by_quarter_are_entered_on_one_line(sample: Desk) -> None:
    dialog = shown(sample)
    line(dialog, "steps").setText("Q5: 80%")
    press(dialog, "change")
    assert "is not a part of the year" in told(dialog, "problem")
    line(dialog, "steps").setText("Q1: 80%; Q2: 82%")
    press(dialog, "change")
    assert not dialog.isVisible()
    steps = sample.session.pack.trajectory(id_of(sample.session, REABLEMENT))
    assert [each.text for each in steps.values()] == ["80%", "82%"]
    assert line(shown(sample), "steps").text() == "Apr-Jun 2023: 80%; Jul-Sep 2023: 82%"


def test_that_nothing_changed_is_nothing_to_undo(sample: Desk) -> None:
    for row in list(sample.session.dashboard.rows):
        sample.window.measures.edit(row.measure)
        dialog = sample.window.measures.dialog
        assert isinstance(dialog, MeasureDialog)
        press(dialog, "change")
    assert not sample.session.to_undo


def test_that_code_and_target_are_told_as_understood_while_they_are_typed(sample: Desk) -> None:
    dialog = shown(sample)
    assert told(dialog, "codeUnderstood").startswith("ASCOF 2A since 2023/24, was 2D")
    assert told(dialog, "targetUnderstood").startswith("Understood as an average of 77.5%")
    line(dialog, "target").setText("55-60%")
    assert told(dialog, "targetUnderstood") == "Understood as a band from 55% to 60%."
    line(dialog, "code").setText("Local")
    assert told(dialog, "codeUnderstood").startswith("A local measure")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not sample.session.to_undo


def test_that_a_measure_cannot_lose_its_words(sample: Desk) -> None:
    dialog = shown(sample)
    line(dialog, "description").setText("  ")
    button = part(dialog, QPushButton, "change")
    assert not button.isEnabled()
    dialog.reject()


def test_that_only_what_adds_up_can_be_forecast(sample: Desk) -> None:
    dialog = shown(sample, HERITAGE)
    adds_up = part(dialog, QCheckBox, "addsUp")
    assert isinstance(adds_up, QCheckBox)
    for on in (True, False):
        adds_up.setChecked(on)
        assert box(dialog, "forecast").isEnabled() is on
    dialog.reject()


def test_that_every_field_has_a_name_and_can_be_reached_by_tab(sample: Desk) -> None:
    dialog = shown(sample)
    fields = [
        each
        for kind in (QLineEdit, QComboBox, QCheckBox)
        for each in dialog.findChildren(kind)
        if each.isVisible() and each.objectName() and not each.objectName().startswith("qt_")
    ]
    for each in fields:
        text = each.text() if isinstance(each, QCheckBox) else each.accessibleName()
        assert text, each.objectName()
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus, each.objectName()
    dialog.reject()


def test_that_a_part_is_set_in_below_its_whole(sample: Desk) -> None:
    dialog = shown(sample, HERITAGE)
    box(dialog, "partOf").setCurrentText("Library visits")
    press(dialog, "change")
    grid = go_to(sample, HERITAGE, Column.DESCRIPTION)
    at = grid.currentIndex()
    assert at.sibling(at.row() - 1, at.column()).data() == "Library visits"
    assert (depth_at(at), depth_at(at.sibling(at.row() - 1, at.column()))) == (1, 0)
    sample.session.undo()
    assert depth_at(go_to(sample, HERITAGE).currentIndex()) == 0


def test_that_a_measure_is_added_moved_and_removed(sample: Desk) -> None:
    before = sample.session.pack
    grid = go_to(sample, HERITAGE)
    row = grid.currentIndex().row()
    actions = sample.window.actions_
    actions[Command.ADD_MEASURE].trigger()
    dialog = sample.window.measures.dialog
    assert isinstance(dialog, MeasureDialog)
    line(dialog, "description").setText("Museum visits")
    press(dialog, "change")
    assert grid.currentIndex().row() == row + 1
    assert grid.model().index(row + 1, 1).data() == "Museum visits"
    actions[Command.MOVE_UP].trigger()
    assert grid.model().index(row, 1).data() == "Museum visits"
    assert grid.measure == id_of(sample.session, "Museum visits")
    actions[Command.REMOVE_MEASURE].trigger()
    assert grid.model().index(row, 1).data() == HERITAGE
    assert "Undo brings it back" in sample.window.status.message.text()
    for _ in range(4):
        sample.session.undo()
    assert sample.session.pack.tables == before.tables


def columns_of(desk: Desk) -> tuple[Column, ...]:
    """The columns that the grid shows."""
    grid = desk.window.workspace.grid
    assert grid is not None
    found = (grid.model().index(1, at) for at in range(grid.model().columnCount()))
    return tuple(column for index in found if (column := column_at(index)))


def test_that_columns_come_and_go_and_widths_and_place_stay(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT, Column.CURRENT)
    columns, dashboard = sample.window.columns, sample.session.dashboard
    target = columns_of(sample).index(Column.TARGET)
    grid.setColumnWidth(target, 131)
    columns.choose(dashboard, Column.RANK, shown=True)
    columns.choose(dashboard, Column.AIM, shown=False)
    assert Column.RANK in columns_of(sample)
    assert Column.AIM not in columns_of(sample)
    assert grid.columnWidth(columns_of(sample).index(Column.TARGET)) == 131
    assert grid.currentIndex().data() == "89.6%"
    menu = sample.window.column_menu
    menu.fill()
    ticked = {action.text() for action in menu.actions() if action.isChecked()}
    assert "2023/24 rank" in ticked
    assert not {"Aim", "Description"} & ticked
    columns.choose(dashboard, Column.RANK, shown=False)
    columns.choose(dashboard, Column.AIM, shown=True)
    printed = tuple(head.column for head in dashboard.columns)
    assert columns_of(sample) == (*printed, Column.TREND)


def test_that_all_columns_fit_with_those_of_the_benchmark(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    for column in (Column.QUARTILE, Column.RANK):
        sample.window.columns.choose(sample.session.dashboard, column, shown=True)
    for column in (Column.AIM, Column.TREND):
        sample.window.columns.choose(sample.session.dashboard, column, shown=False)
    assert grid.horizontalHeader().length() <= grid.viewport().width()


def test_that_a_dragged_width_is_there_in_every_layer_and_at_the_next_start(
    sample: Desk,
) -> None:
    grid = go_to(sample, REABLEMENT)
    assert not sample.preferences[COLUMN_WIDTHS], "nobody has dragged anything yet"
    at = columns_of(sample).index(Column.TARGET)
    usual = grid.columnWidth(at)
    grid.setColumnWidth(at, 143)
    title = sample.session.pack.settings.title
    again = ColumnChoice(sample.preferences)
    assert again.widths(title) == {Column.TARGET: 143}
    assert not again.widths("another pack")
    other = go_to(sample, HERITAGE)
    assert other is not grid
    assert other.columnWidth(at) == 143
    menu = sample.window.column_menu
    menu.fill()
    menu.actions()[-2].trigger()
    assert not again.widths(title)
    assert grid.columnWidth(at) == other.columnWidth(at) == usual


def test_that_widths_that_nobody_can_have_dragged_are_not_believed(sample: Desk) -> None:
    title = sample.session.pack.settings.title
    sample.preferences[COLUMN_WIDTHS] = (
        f"target\t-5\t{title}", f"target\t999999\t{title}", f"no column\t90\t{title}",
        "target", f"target\t\u0665\u0665\t{title}",
    )  # fmt: skip
    assert not sample.window.columns.widths(title)


def test_that_a_measure_is_worked_out_of_others(sample: Desk) -> None:
    dialog = shown(sample)
    ui = dialog._ui
    assert not ui.operands.isVisible()
    ui.derived.setCurrentIndex(1)
    assert ui.operands.isVisible()
    ui.change.click()
    assert "two or more measures" in dialog.problem
    ui.first.setCurrentIndex(0)
    ui.operands.item(1).setCheckState(ui.operands.item(1).checkState().Checked)
    ui.change.click()
    measure = sample.session.pack.measure(id_of(sample.session, REABLEMENT))
    assert measure.derived is not None
    assert len(measure.derived.operands) == 2
    again = shown(sample)
    assert again.changed().derived == measure.derived
    again._ui.derived.setCurrentIndex(0)
    again._ui.change.click()
    assert sample.session.pack.measure(measure.id).derived is None


def test_that_the_latest_averages_are_taken_in_one_step(sample: Desk) -> None:
    message = sample.window.status.message
    sample.window.actions_[Command.LATEST_AVERAGES].trigger()
    assert "is the latest in the pack" in message.text()
    take_over(sample, "ascof_national_extract.csv")
    before = sample.session.pack
    sample.window.actions_[Command.LATEST_AVERAGES].trigger()
    assert "Updated 4 averages" in message.text()
    grid = go_to(sample, "% of carers who find it easy to find information", Column.TARGET)
    assert grid.currentIndex().data() == "59.1% 23/24 Nat. Ave."
    sample.session.undo()
    assert sample.session.pack == before
