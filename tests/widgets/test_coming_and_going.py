"""The window comes back as it was left, wherever it was, and on a screen."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.place_memory import MOST, Place, PlaceMemory
from perfdesk.app.preferences import GEOMETRY, PARTS, PARTS_BELOW, PLACES, Preferences
from perfdesk.widgets.application import Desk
from perfdesk.widgets.window.coming_and_going import (
    bring_onto_a_screen,
    remember_window,
    restore_window,
)
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT, id_of
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to


def test_that_one_is_where_one_was_when_a_pack_is_opened_again(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.perfdesk"
    answers.save = path
    sample.window.actions_[Command.SAVE].trigger()
    qtbot.waitUntil(lambda: sample.session.path is not None and not sample.tasks.is_busy)
    go_to(sample, REABLEMENT)
    measure = id_of(sample.session, REABLEMENT)
    sample.window.actions_[Command.CLOSE].trigger()
    sample.window.packs.open_path(path)
    qtbot.waitUntil(lambda: sample.session.is_open)
    assert sample.window.workspace.measure == measure
    sample.window.workspace.navigator.go_to(PlaceKind.OVERVIEW)
    sample.window.actions_[Command.CLOSE].trigger()
    sample.window.packs.open_path(path)
    qtbot.waitUntil(lambda: sample.session.is_open)
    entry = sample.window.workspace.navigator.entry
    assert entry is not None
    assert entry.kind is PlaceKind.OVERVIEW


def test_that_a_measure_that_has_gone_is_no_hindrance(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.perfdesk"
    answers.save = path
    sample.window.actions_[Command.SAVE].trigger()
    qtbot.waitUntil(lambda: sample.session.path is not None and not sample.tasks.is_busy)
    sample.window.actions_[Command.CLOSE].trigger()
    memory = PlaceMemory(sample.preferences)
    for place in (Place("layer", "gone", "gone"), Place("cellar")):
        memory.note(path, place)
        sample.window.packs.open_path(path)
        qtbot.waitUntil(lambda: sample.session.is_open)
        assert sample.window.workspace.grid is not None
        sample.window.actions_[Command.CLOSE].trigger()


def test_that_places_are_kept_for_so_many_packs(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    memory = PlaceMemory(preferences)
    for number in range(MOST + 3):
        memory.note(tmp_path / f"{number}.perfdesk", Place("layer", "delay", "2a"))
    memory.note(tmp_path / "5.perfdesk", Place("overview"))
    assert memory.place_in(tmp_path / "0.perfdesk") is None
    assert memory.place_in(tmp_path / "5.perfdesk") == Place("overview")
    assert len(preferences[PLACES]) == MOST
    preferences[PLACES] = ("no tabs here",)
    assert memory.place_in(Path("no tabs here")) is None
    preferences.deleteLater()


def test_that_the_sizes_of_the_parts_come_back(sample: Desk) -> None:
    window, workspace = sample.window, sample.window.workspace
    go_to(sample, REABLEMENT)
    window.actions_[Command.PROBLEMS].trigger()
    workspace.setSizes([220, 700, 420])
    sizes = workspace.sizes()
    remember_window(window, workspace, sample.preferences)
    workspace.setSizes([180, 900, 300])
    assert workspace.sizes() != sizes
    workspace.restore_sizes(sample.preferences[PARTS], sample.preferences[PARTS_BELOW])
    assert workspace.sizes() == sizes


def test_that_damaged_memories_leave_the_window_usable(sample: Desk) -> None:
    for option in (GEOMETRY, PARTS, PARTS_BELOW):
        sample.preferences[option] = b"not what Qt wrote"
    restore_window(sample.window, sample.window.workspace, sample.preferences)
    assert sample.window.isVisible()
    assert min(sample.window.workspace.sizes()) > 0


def test_that_a_window_off_every_screen_is_brought_back(desk: Desk) -> None:
    window = desk.window
    window.setWindowState(Qt.WindowState.WindowNoState)
    room = QGuiApplication.primaryScreen().availableGeometry()
    for place in (QPoint(-5000, 40), QPoint(40, 9000), QPoint(20000, -300)):
        window.move(place)
        bring_onto_a_screen(window)
        assert room.intersects(window.geometry())
    window.move(room.topLeft() + QPoint(10, 10))
    bring_onto_a_screen(window)
    assert window.pos() == room.topLeft() + QPoint(10, 10)


def test_that_a_window_is_never_larger_than_its_screen(desk: Desk) -> None:
    window = desk.window
    room = window.screen().availableGeometry()
    window.move(room.topLeft())
    window.resize(room.width() + 400, room.height() + 300)
    bring_onto_a_screen(window)
    assert window.width() <= room.width()
    assert window.height() <= room.height()
