"""Files dropped onto the real window: opened, imported, and packs begun with them."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.core.progress_report import ProgressReport
from perfdesk.core.sources import SourceFile
from perfdesk.operations.extracts import drops
from perfdesk.operations.extracts.drops import Drop
from perfdesk.operations.sample import sample_folder, sample_pack
from perfdesk.store import create_pack, open_pack
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.dialogs.waiting_dialog import WaitingDialog
from perfdesk.widgets.dropping.begin_dialog import BeginDialog
from tests.operations.test_drops import AT
from tests.widgets.answers import Answers


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder of the user's with all that the sample holds."""
    with sample_folder() as source:
        shutil.copytree(source, tmp_path / "inbox")
    return tmp_path / "inbox"


def drag(desk: Desk, *paths: Path) -> QMimeData:
    """Drag files over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDragEnterEvent(
        QPointF(200, 200).toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.window, event)
    return data


def drop(desk: Desk, *paths: Path) -> None:
    """Drag files over the window and let them go there."""
    data = drag(desk, *paths)
    event = QDropEvent(
        QPointF(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.window, event)


def asked(desk: Desk, qtbot: QtBot) -> BeginDialog:
    """The question where dropped files shall go."""
    qtbot.waitUntil(lambda: desk.window.drops.dialog is not None, timeout=20_000)
    dialog = desk.window.drops.dialog
    assert dialog is not None
    return dialog


def preview(desk: Desk, qtbot: QtBot) -> ImportDialog:
    """The preview of what the dropped files bring."""
    qtbot.waitUntil(lambda: isinstance(desk.window.exchange.dialog, ImportDialog), timeout=30_000)
    dialog = desk.window.exchange.dialog
    assert isinstance(dialog, ImportDialog)
    return dialog


def imported(desk: Desk) -> set[str]:
    return {each.name for each in desk.session.pack.table(SourceFile).values()}


def test_that_dragging_says_what_would_become_of_the_files(desk: Desk, tmp_path: Path) -> None:
    hint = desk.window.drop_hint
    drag(desk, tmp_path / "a.xlsx", tmp_path / "b.csv")
    assert hint.text == "Drop to start a pack with these 2 files"
    QApplication.sendEvent(desk.window, QDragLeaveEvent())
    assert hint.text == ""
    drag(desk, tmp_path / "ours.perfdesk")
    assert hint.text == "Drop to open the pack"
    QApplication.sendEvent(desk.window, QDragLeaveEvent())


def test_that_a_folder_makes_a_pack_of_its_appendices_and_imports_the_rest(
    desk: Desk, qtbot: QtBot, inbox: Path
) -> None:
    drop(desk, inbox)
    dialog = asked(desk, qtbot)
    assert not desk.window.drop_hint.isVisible()
    dialog._ui.goOn.click()  # one click: council and title stand there already
    shown = preview(desk, qtbot)
    assert desk.session.pack.settings.position.label == "2023/24"
    assert {each.path.name for each in shown.plans} >= {
        "ASC snapshot 31 March 2024.csv",
        "Reablement Q4.xlsx",
    }
    shown.accept()  # and one more
    qtbot.waitUntil(lambda: "Reablement Q4.xlsx" in imported(desk))
    assert "Imported" in desk.window.status.message.text()


def test_that_files_are_added_to_the_sample(desk: Desk, qtbot: QtBot, inbox: Path) -> None:
    drop(desk, inbox / "Reablement Q4.xlsx")
    dialog = asked(desk, qtbot)
    assert not dialog._ui.toNew.isEnabled()  # it is no appendix to make a pack from
    dialog._ui.toSample.setChecked(True)
    dialog._ui.goOn.click()
    shown = preview(desk, qtbot)
    assert [each.path.name for each in shown.plans] == ["Reablement Q4.xlsx"]
    shown.reject()


def test_that_files_are_added_to_a_pack_that_is_chosen_next(
    desk: Desk, qtbot: QtBot, inbox: Path, tmp_path: Path, answers: Answers
) -> None:
    create_pack(tmp_path / "ours.perfdesk", sample_pack(AT))
    answers.open = tmp_path / "ours.perfdesk"
    drop(desk, inbox / "Reablement Q4.xlsx")
    asked(desk, qtbot)._ui.goOn.click()
    preview(desk, qtbot).reject()
    assert desk.session.path == tmp_path / "ours.perfdesk"


def test_that_an_unknown_council_is_told_beside_its_field(
    desk: Desk, qtbot: QtBot, inbox: Path
) -> None:
    drop(desk, inbox / "appendix-a-2023-24.csv")
    dialog = asked(desk, qtbot)
    assert dialog._ui.council.text() == ""
    assert not dialog._ui.goOn.isEnabled()
    dialog._ui.council.setText("Atlantis")
    dialog._ui.goOn.click()
    assert "not an English council" in dialog._ui.problem.text()
    assert dialog.isVisible()
    dialog.reject()
    assert not desk.session.is_open


def test_that_a_pack_and_extracts_dropped_together_are_opened_and_imported(
    desk: Desk, qtbot: QtBot, inbox: Path, tmp_path: Path
) -> None:
    create_pack(tmp_path / "ours.perfdesk", sample_pack(AT))
    drop(desk, inbox / "Reablement Q4.xlsx", tmp_path / "ours.perfdesk")
    preview(desk, qtbot).reject()
    assert desk.session.path == tmp_path / "ours.perfdesk"


def test_that_of_two_packs_the_first_is_opened_and_the_other_told(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        create_pack(tmp_path / f"{name}.perfdesk", sample_pack(AT))
    told: list[str] = []
    desk.window.drops.told.connect(told.append)
    drop(desk, tmp_path / "one.perfdesk", tmp_path / "two.perfdesk")
    qtbot.waitUntil(lambda: desk.session.is_open)
    assert desk.session.path == tmp_path / "one.perfdesk"
    assert told and "one pack can be open at a time" in told[0]


def test_that_what_is_left_out_is_told(
    sample: Desk, qtbot: QtBot, inbox: Path, tmp_path: Path
) -> None:
    (tmp_path / "photo.png").write_bytes(b"x")
    shutil.copy(inbox / "Reablement Q4.xlsx", tmp_path / "again.xlsx")
    told: list[str] = []
    sample.window.drops.told.connect(told.append)
    drop(sample, inbox / "Reablement Q4.xlsx", tmp_path / "again.xlsx", tmp_path / "photo.png")
    preview(sample, qtbot).reject()
    assert told == [
        "again.xlsx is the same file as Reablement Q4.xlsx; photo.png is not a spreadsheet."
    ]


def test_that_a_folder_without_anything_says_so(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told: list[str] = []
    desk.window.drops.told.connect(told.append)
    drop(desk, tmp_path / "empty")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [
        ("There are no spreadsheets or packs among the dropped files, so nothing was imported.")
    ]


def test_that_looking_can_be_cancelled_and_nothing_is_left(
    desk: Desk, qtbot: QtBot, inbox: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(paths: Sequence[Path], progress: ProgressReport) -> Drop:
        while True:
            progress(2, 6, f"Looking at {paths[0].name}")
            time.sleep(0.005)

    monkeypatch.setattr(drops, "sort_out", endless)
    drop(desk, inbox)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(WaitingDialog)))
    (waiting,) = desk.window.findChildren(WaitingDialog)
    qtbot.waitUntil(lambda: waiting.doing.startswith("Looking at inbox"))
    waiting.reject()
    qtbot.waitUntil(lambda: not desk.tasks.is_busy)
    assert not answers.told
    assert desk.window.drops.dialog is None
    assert not desk.session.is_open


def test_that_a_pack_open_to_read_takes_no_extracts(
    desk: Desk, qtbot: QtBot, inbox: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ours.perfdesk"
    create_pack(path, sample_pack(AT))
    told: list[str] = []
    desk.window.drops.told.connect(told.append)
    with open_pack(path):  # somebody else has it open
        desk.window.packs.open_path(path)
        qtbot.waitUntil(lambda: desk.session.is_open)
        assert desk.session.read_only
        drop(desk, inbox / "Reablement Q4.xlsx")
        qtbot.waitUntil(lambda: bool(told))
        assert "read-only" in told[0]
        desk.window.packs.close()


def test_that_an_attachment_dragged_out_of_a_message_is_to_be_saved_first(
    desk: Desk, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"")
    at, none = QPointF(200, 200), Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(desk.window, QDragEnterEvent(at.toPoint(), copy, data, left, none))
    assert "Save it to a folder first" in desk.window.drop_hint.text
    with qtbot.waitSignal(desk.window.drops.told) as told:
        QApplication.sendEvent(desk.window, QDropEvent(at, copy, data, left, none))
    assert "Save it to a folder first" in told.args[0]
