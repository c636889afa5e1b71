"""The window: opens, closes, asks before anything could be lost, and follows the pack."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from perfdesk.app.grid.roles import GridRole
from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.preferences import RECENT, THEME, ThemeChoice
from perfdesk.core.dashboard import Column
from perfdesk.core.problems import Severity
from perfdesk.store import create_pack, open_pack
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.dressing import dress_dialog
from perfdesk.widgets.questions import Changed, Leaving, Resuming
from perfdesk.widgets.window.commands import NEEDS_PACK, Command
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to, type_over

ACROSS = Qt.Orientation.Horizontal


def test_that_the_first_start_offers_the_ways_to_begin(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    assert window.welcome.isVisible()
    assert window.windowTitle() == "PerfDesk"
    for command in NEEDS_PACK:
        assert not window.actions_[command].isEnabled(), command
    QTest.mouseClick(window.welcome.sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.session.is_open)
    assert not window.welcome.isVisible()
    assert window.workspace.grid is not None
    assert window.workspace.grid.measure
    assert window.workspace.details.chart.spec is not None


def test_that_all_four_layers_can_be_gone_to(sample: Desk) -> None:
    navigator = sample.window.workspace.navigator
    seen = []
    for layer in sample.session.dashboard.layers:
        navigator.go_to(PlaceKind.LAYER, layer.layer)
        grid = sample.window.workspace.grid
        assert grid is not None
        seen.append(grid.accessibleName())
        assert sample.window.workspace.details.measure == grid.measure
    assert seen == [
        "Prevent need, measures",
        "Reduce need, measures",
        "Delay need, measures",
        "Meet need, measures",
    ]


def test_that_a_layer_remembers_where_the_keyboard_was(sample: Desk) -> None:
    go_to(sample, REABLEMENT)
    go_to(sample, HERITAGE)
    layer = sample.session.layer_of(id_of(sample.session, REABLEMENT))
    sample.window.workspace.navigator.go_to(PlaceKind.LAYER, layer)
    assert sample.window.workspace.details.measure == id_of(sample.session, REABLEMENT)


def test_that_undo_and_redo_say_what_they_would_do(sample: Desk) -> None:
    actions = sample.window.actions_
    assert not actions[Command.UNDO].isEnabled()
    type_over(go_to(sample, REABLEMENT), "70%")
    assert "to 70%" in actions[Command.UNDO].toolTip()
    actions[Command.UNDO].trigger()
    assert not actions[Command.UNDO].isEnabled()
    QTest.qWait(1)
    assert "to 70%" in actions[Command.REDO].toolTip()
    actions[Command.REDO].trigger()
    assert sample.window.workspace.details.now.text == "70%"


def test_that_undo_goes_to_the_cell_from_another_layer(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT, Column.PREVIOUS)
    type_over(grid, "70%")
    other = go_to(sample, HERITAGE)
    assert other is not grid
    sample.window.actions_[Command.UNDO].trigger()
    assert sample.window.workspace.grid is grid
    assert grid.measure == id_of(sample.session, REABLEMENT)
    assert sample.window.workspace.cell[1] is Column.PREVIOUS
    assert sample.window.workspace.details.measure == grid.measure


def test_that_the_shortcut_of_undo_works_from_the_grid(sample: Desk, qtbot: QtBot) -> None:
    grid = go_to(sample, REABLEMENT)
    type_over(grid, "70%")
    sample.window.activateWindow()
    QTest.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not sample.session.to_undo)


def test_that_another_position_shows_its_own_columns(sample: Desk) -> None:
    positions = sample.window.positions
    assert positions.currentText() == "2023/24"
    grid = go_to(sample, HERITAGE)
    positions.setCurrentIndex(positions.count() - 1)
    positions.activated.emit(positions.count() - 1)
    columns = [head.column for head in sample.session.dashboard.columns]
    assert Column.QUARTILE in columns
    shown = [
        grid.model().headerData(at, ACROSS, GridRole.COLUMN)
        for at in range(grid.model().columnCount())
    ]
    assert [column for column in shown if column in columns] == columns
    assert not sample.window.workspace.details.progress.isVisible()


def test_that_the_cell_is_the_same_after_a_look_at_another_position(sample: Desk) -> None:
    workspace = sample.window.workspace
    grid = go_to(sample, HERITAGE)
    workspace.show_measure(grid.measure, Column.PREVIOUS)
    before, reported = workspace.cell, sample.session.dashboard.position
    for position in reversed(sample.session.pack.positions):
        sample.session.show_position(position.period)
    assert sample.session.dashboard.position == reported
    assert workspace.cell == before
    assert before[1] is Column.PREVIOUS


def test_that_the_untouched_sample_is_not_shown_as_changed(sample: Desk) -> None:
    status = sample.window.status
    assert not sample.window.isWindowModified()
    assert status.kept.text() == ""
    type_over(go_to(sample, REABLEMENT), "90%")
    assert sample.window.isWindowModified()
    assert status.kept.text().endswith("not saved to the pack file yet")


def test_that_saved_is_not_said_beside_not_saved(sample: Desk, saved: Path, qtbot: QtBot) -> None:
    sample.window.packs.open_path(saved)
    qtbot.waitUntil(lambda: sample.session.path == saved)
    type_over(go_to(sample, REABLEMENT), "90%")
    status = sample.window.status
    sample.window.actions_[Command.SAVE].trigger()
    qtbot.waitUntil(lambda: status.message.text() == f"Saved {saved.name}.")
    assert status.kept.text().endswith(", saved")
    type_over(go_to(sample, REABLEMENT), "91%")
    assert "Saved" not in status.message.text()


def test_that_the_file_menu_opens_recent_packs(sample: Desk, saved: Path, qtbot: QtBot) -> None:
    menu = sample.window.recent_menu
    menu.aboutToShow.emit()
    assert [each.isEnabled() for each in menu.actions()] == [False]
    sample.preferences.note_pack(saved)
    menu.aboutToShow.emit()
    (recent,) = menu.actions()
    assert saved.stem in recent.text()
    assert recent.toolTip() == str(saved)
    recent.trigger()
    qtbot.waitUntil(lambda: sample.session.path == saved)


def test_that_the_theme_is_switched_and_remembered(sample: Desk) -> None:
    light = sample.window.grab().toImage()
    dark = next(
        action
        for action in sample.window.actions_.themes.actions()
        if action.data() == ThemeChoice.DARK.value
    )
    dark.trigger()
    assert sample.preferences[THEME] is ThemeChoice.DARK
    assert sample.wardrobe.theme.is_dark
    assert sample.window.grab().toImage() != light
    assert dark.isChecked()


def test_that_problems_are_counted_and_lead_to_their_measure(sample: Desk) -> None:
    window = sample.window
    errors = window.problems.count(Severity.ERROR)
    assert f"{errors} error" in window.status.problems.accessibleName()
    window.actions_[Command.PROBLEMS].trigger()
    panel = window.workspace.problems
    assert panel.isVisible()
    model = panel.list.model()
    found = [problem.measure for problem in window.problems.problems]
    row = next(row for row, measure in enumerate(found) if measure)
    panel.list.activated.emit(model.index(row, 0))
    assert window.workspace.details.measure == found[row]
    window.actions_[Command.PROBLEMS].trigger()
    assert not panel.isVisible()


def test_that_details_give_their_room_to_the_grid(sample: Desk) -> None:
    details = sample.window.actions_[Command.DETAILS]
    grid = go_to(sample, HERITAGE)
    before = grid.width()
    details.trigger()
    QTest.qWait(1)
    assert grid.width() > before
    sample.window.workspace.navigator.go_to(PlaceKind.OVERVIEW)
    details.trigger()
    assert not sample.window.workspace.details.isVisible()
    go_to(sample, HERITAGE)
    assert sample.window.workspace.details.isVisible()


def test_that_the_overview_leads_to_a_measure(sample: Desk) -> None:
    workspace = sample.window.workspace
    workspace.navigator.go_to(PlaceKind.OVERVIEW)
    assert workspace.overview.isVisible()
    index = workspace.overview.attention.model.index(0, 0)
    workspace.overview.attention.table.activated.emit(index)
    assert workspace.grid is not None
    assert workspace.details.measure == workspace.overview.attention.model.measure_in(0)


# --- saving and leaving ------------------------------------------------------------------------
def test_that_leaving_with_unsaved_edits_is_asked_about(sample: Desk, answers: Answers) -> None:
    type_over(go_to(sample, REABLEMENT), "70%")
    answers.leave = Leaving.STAY
    sample.window.close()
    assert answers.asked[-1].startswith("leave ")
    assert sample.window.isVisible()
    assert sample.session.to_undo
    answers.leave = Leaving.KEEP
    assert sample.window.close()


def test_that_leaving_by_saving_saves_first(
    sample: Desk, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    type_over(go_to(sample, REABLEMENT), "70%")
    answers.leave = Leaving.SAVE
    answers.save = tmp_path / "left.perfdesk"
    assert not sample.window.close()
    qtbot.waitUntil(lambda: not sample.window.isVisible())
    assert (tmp_path / "left.perfdesk").exists()


def test_that_the_untouched_sample_is_left_without_a_question(
    sample: Desk, answers: Answers
) -> None:
    sample.window.actions_[Command.CLOSE].trigger()
    assert not answers.asked
    assert sample.window.packs.left_behind() == ()
    assert sample.window.close()


def test_that_unsaved_edits_are_offered_at_the_next_start(
    sample: Desk, qtbot: QtBot, answers: Answers
) -> None:
    type_over(go_to(sample, REABLEMENT), "70%")
    answers.leave = Leaving.KEEP
    sample.window.actions_[Command.CLOSE].trigger()
    assert sample.window.welcome.isVisible()
    [recovery] = sample.window.packs.left_behind()
    sample.window.welcome.recovery_chosen.emit(recovery)
    qtbot.waitUntil(lambda: sample.session.is_open)
    row = sample.session.row(id_of(sample.session, REABLEMENT))
    assert row is not None
    assert row.cells[Column.CURRENT].text == "70%"


@pytest.fixture
def saved(sample: Desk, tmp_path: Path) -> Path:
    """A pack file with the sample in it."""
    path = tmp_path / "ours.perfdesk"
    create_pack(path, sample.session.pack)
    return path


@pytest.mark.parametrize(
    ("resume", "shown"), [(Resuming.GO_ON, "70%"), (Resuming.AS_SAVED, "89.6%")]
)
def test_that_a_pack_with_unsaved_edits_is_opened_with_or_without_them(
    sample: Desk, answers: Answers, saved: Path, qtbot: QtBot, resume: Resuming, shown: str
) -> None:
    packs = sample.window.packs
    packs.open_path(saved)
    qtbot.waitUntil(lambda: sample.session.path == saved)
    type_over(go_to(sample, REABLEMENT), "70%")
    answers.leave = Leaving.KEEP
    sample.window.actions_[Command.CLOSE].trigger()
    answers.resume = resume
    packs.open_path(saved)
    qtbot.waitUntil(lambda: sample.session.is_open)
    assert answers.asked[-1] == "go on with 1 of ours.perfdesk"
    row = sample.session.row(id_of(sample.session, REABLEMENT))
    assert row is not None
    assert row.cells[Column.CURRENT].text == shown


def test_that_a_pack_with_unsaved_edits_may_be_left_alone(
    sample: Desk, answers: Answers, saved: Path, qtbot: QtBot
) -> None:
    packs = sample.window.packs
    packs.open_path(saved)
    qtbot.waitUntil(lambda: sample.session.path == saved)
    type_over(go_to(sample, REABLEMENT), "70%")
    answers.leave = Leaving.KEEP
    sample.window.actions_[Command.CLOSE].trigger()
    answers.resume = Resuming.STAY
    packs.open_path(saved)
    assert not sample.session.is_open
    assert len(packs.left_behind()) == 1


def test_that_a_pack_is_opened_edited_and_saved_in_place(
    sample: Desk, answers: Answers, saved: Path, qtbot: QtBot
) -> None:
    answers.open = saved
    sample.window.actions_[Command.OPEN].trigger()
    qtbot.waitUntil(lambda: sample.session.path == saved)
    assert sample.window.windowTitle().startswith("ours")
    assert sample.preferences[RECENT] == (saved,)
    before = saved.read_bytes()
    type_over(go_to(sample, REABLEMENT), "70%")
    assert saved.read_bytes() == before
    sample.window.actions_[Command.SAVE].trigger()
    qtbot.waitUntil(lambda: not sample.window.isWindowModified())
    assert saved.read_bytes() != before
    assert "saved" in sample.window.status.kept.text()


def test_that_opening_the_open_pack_again_leaves_it_as_it_is(
    sample: Desk, saved: Path, qtbot: QtBot
) -> None:
    sample.window.packs.open_path(saved)
    qtbot.waitUntil(lambda: sample.session.path == saved)
    type_over(go_to(sample, REABLEMENT), "70%")
    sample.window.packs.open_path(saved)
    assert not sample.tasks.is_busy
    assert sample.session.to_undo
    assert "already open" in sample.window.status.message.text()


@pytest.mark.parametrize("agreed", [False, True])
def test_that_a_file_changed_by_somebody_else_is_asked_about(
    sample: Desk, answers: Answers, saved: Path, qtbot: QtBot, agreed: bool
) -> None:
    sample.window.packs.open_path(saved)
    qtbot.waitUntil(lambda: sample.session.path == saved)
    type_over(go_to(sample, REABLEMENT), "70%")
    other = saved.with_name("other.perfdesk")
    create_pack(other, sample.session.pack)
    theirs = other.read_bytes()
    saved.write_bytes(theirs)
    answers.changed = Changed.REPLACE if agreed else Changed.STAY
    sample.window.actions_[Command.SAVE].trigger()
    qtbot.waitUntil(lambda: "changed" in answers.asked and not sample.tasks.is_busy)
    assert (saved.read_bytes() != theirs) is agreed
    assert sample.session.is_saved is agreed


def test_that_a_pack_open_elsewhere_is_shown_read_only(
    sample: Desk, saved: Path, qtbot: QtBot
) -> None:
    with open_pack(saved):
        sample.window.packs.open_path(saved)
        qtbot.waitUntil(lambda: sample.session.path == saved)
        assert "read only" in sample.window.windowTitle()
        assert not sample.window.actions_[Command.IMPORT].isEnabled()
        assert "Read-only" in sample.window.status.kept.text()


@pytest.mark.parametrize("content", [b"", b"not a pack", b"SQLite format 3\x00" + b"\x00" * 200])
def test_that_what_is_no_pack_is_refused_and_the_open_one_stays(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    path = tmp_path / "wrong.perfdesk"
    path.write_bytes(content)
    before = sample.session.pack
    sample.window.packs.open_path(path)
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "\n" not in answers.told[0].message
    assert sample.session.pack is before
    assert not sample.preferences[RECENT]


def dropped(desk: Desk, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.window.dropEvent(event)


def test_that_a_dropped_pack_is_opened(sample: Desk, saved: Path, qtbot: QtBot) -> None:
    dropped(sample, saved)
    qtbot.waitUntil(lambda: sample.session.path == saved)


def test_that_dropped_extracts_are_previewed(
    sample: Desk, extracts: tuple[Path, ...], qtbot: QtBot
) -> None:
    dropped(sample, *extracts)
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is not None)
    dialog = sample.window.exchange.dialog
    assert dialog is not None
    dialog.close()


def test_that_a_fault_is_told_and_the_window_goes_on(
    sample: Desk, answers: Answers, qtbot: QtBot
) -> None:
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("by zero"), None)
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "ZeroDivisionError" in answers.told[0].details
    assert "Every edit so far is kept" in answers.told[0].message
    type_over(go_to(sample, REABLEMENT), "70%")
    assert sample.session.to_undo


# --- small windows and large text ----------------------------------------------------------------
@pytest.mark.parametrize("width", [800, 960, 1366, 1920])
def test_that_position_and_find_box_are_on_the_bar_at_any_width(
    sample: Desk, width: int, qtbot: QtBot
) -> None:
    window = sample.window
    window.resize(width, 600)
    qtbot.waitUntil(lambda: window.finder.isVisible() and window.positions.isVisible())
    assert window.bar.rect().contains(window.finder.geometry())
    icons_alone = window.bar.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert icons_alone is (width < 1100)


def test_that_a_dialog_taller_than_its_screen_keeps_its_buttons_in_reach(
    sample: Desk, qtbot: QtBot
) -> None:
    go_to(sample, HERITAGE)
    sample.window.actions_[Command.MEASURE].trigger()
    dialog = sample.window.measures.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dress_dialog(dialog, QSize(960, 420))
    qtbot.wait(1)
    assert dialog.height() <= 420
    area = dialog.findChild(QScrollArea, "scrolled")
    assert isinstance(area, QScrollArea)
    change = dialog.findChild(QPushButton, "change")
    assert isinstance(change, QPushButton)
    assert not area.isAncestorOf(change)
    assert dialog.rect().contains(change.geometry())
    dialog.reject()
