"""The first page: ways to begin, packs opened before, and work left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.app.packs.recent import RecentPack, RecentPacks
from perfdesk.app.preferences import RECENT, Preferences
from perfdesk.app.tasks import ThreadPool
from perfdesk.operations.sample import sample_pack
from perfdesk.store import create_pack
from perfdesk.widgets.application import Desk, make_application
from perfdesk.widgets.panels.pack_row import PackRow
from perfdesk.widgets.questions import Resuming
from tests.operations.test_drops import AT
from tests.widgets.answers import Answers


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A pack file of ours."""
    path = tmp_path / "ours.perfdesk"
    create_pack(path, sample_pack(AT))
    return path


def listed(desk: Desk, *packs: Path) -> list[PackRow]:
    """The rows of the page after packs were opened before."""
    for path in reversed(packs):
        desk.preferences.note_pack(path)
    desk.window.packs.list_for_welcome(desk.window.welcome.offer)
    return list(desk.window.welcome.rows)


def row(desk: Desk, name: str) -> PackRow:
    """The row of a pack."""
    return next(each for each in desk.window.welcome.rows if each.name == name)


def test_that_a_recent_pack_is_one_click_away(desk: Desk, saved: Path, qtbot: QtBot) -> None:
    listed(desk, saved)
    row(desk, "ours").button.click()
    qtbot.waitUntil(lambda: desk.session.path == saved)


def test_that_a_pack_that_is_gone_says_so_and_can_be_taken_out(
    desk: Desk, saved: Path, qtbot: QtBot
) -> None:
    gone = saved.with_name("gone.perfdesk")
    listed(desk, saved, gone)
    # Whether the file is there is looked up in the background: network drives take their time.
    qtbot.waitUntil(lambda: row(desk, "gone").is_missing)
    missing = row(desk, "gone")
    assert not missing.button.isEnabled()
    assert "File not found" in missing.button.accessibleName()
    assert not row(desk, "ours").is_missing
    missing.removal_wanted.emit()
    qtbot.waitUntil(lambda: [each.name for each in desk.window.welcome.rows] == ["ours"])
    assert desk.preferences[RECENT] == (saved,)


def test_that_a_pinned_pack_stays_first_however_many_are_opened(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    recent = RecentPacks(preferences)
    ours = tmp_path / "ours.perfdesk"
    preferences.note_pack(ours)
    recent.pin(ours, True)
    for number in range(12):
        preferences.note_pack(tmp_path / f"{number}.perfdesk")
    assert recent.listed()[0] == RecentPack(ours, is_pinned=True)
    recent.pin(ours, False)
    assert ours in {each.path for each in recent.listed() if not each.is_pinned}
    preferences.deleteLater()


def test_that_pinning_and_removing_work_from_the_page(
    desk: Desk, saved: Path, qtbot: QtBot
) -> None:
    other = saved.with_name("other.perfdesk")
    create_pack(other, sample_pack(AT))
    listed(desk, saved, other)
    row(desk, "other").pin_wanted.emit(True)
    qtbot.waitUntil(lambda: desk.window.welcome.rows[0].name == "other")
    row(desk, "ours").removal_wanted.emit()
    qtbot.waitUntil(lambda: [each.name for each in desk.window.welcome.rows] == ["other"])
    assert saved.is_file()


def test_that_the_page_says_what_to_do_where_nothing_was_opened_before(desk: Desk) -> None:
    assert desk.window.welcome.rows == ()
    assert desk.window.welcome.sample.hasFocus() or desk.window.welcome.sample.isVisible()


def test_that_every_button_of_a_row_has_a_name_and_room(desk: Desk, saved: Path) -> None:
    (only,) = listed(desk, saved)
    for button in (only.button, only._pin, only._remove):
        assert button is not None
        assert button.accessibleName()
        assert button.height() >= 24


def test_that_a_click_on_the_words_of_a_row_opens_it(desk: Desk, saved: Path, qtbot: QtBot) -> None:
    listed(desk, saved)
    qtbot.waitUntil(
        lambda: "20" in row(desk, "ours")._below.text() and row(desk, "ours").width() > 99
    )
    only = row(desk, "ours")
    QTest.mouseClick(only.button, Qt.MouseButton.LeftButton, pos=only._title.geometry().center())
    qtbot.waitUntil(lambda: desk.session.path == saved)


def test_that_lost_edits_are_asked_about_after_the_window_is_painted(
    qtbot: QtBot, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(resume=Resuming.AS_SAVED)
    application = make_application()
    with Desk(ThreadPool(), answers) as desk:
        desk.window.packs.open_path(saved)
        qtbot.waitUntil(lambda: desk.session.is_open)
        order: list[str] = []
        desk.window.first_shown.connect(lambda: order.append("shown"))
        desk.session.close()
        monkeypatch.setattr(
            desk.window.packs, "_unsaved_work_on", lambda _path: order.append("looked")
        )
        desk.window.show()
        desk.after_paint(lambda: desk.window.packs.open_path(saved))
        qtbot.waitUntil(lambda: desk.session.is_open)
        assert order == ["shown", "looked"]
        desk.window.close()
    application.setStyleSheet("")
    assert saved.exists()
