"""A month of asking at the window: send, collect, paste a reply, remind, keep actions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from perfdesk.core.collecting.actions import ActionKind, ActionStatus
from perfdesk.core.collecting.form import OwnerColumn
from perfdesk.core.editing.stages import owner_edit
from perfdesk.core.edits import joined
from perfdesk.core.reporting.commentary import Audience
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.owners.action_dialog import ActionDialog
from perfdesk.widgets.owners.owners_page import OwnersPage
from perfdesk.widgets.owners.reply_dialog import ReplyDialog
from perfdesk.widgets.owners.send_dialog import SendDialog
from perfdesk.widgets.window.commands import Command
from tests.operations.collecting.owners import fill_in
from tests.widgets.answers import Answers

LIBRARIES, CARERS = "Libraries manager", "Carers manager"


@pytest.fixture
def owned(sample: Desk) -> Desk:
    """The sample with two owners, on the page of owners."""
    session = sample.session
    measures = session.pack.measures_at(session.dashboard.position)
    edits = [
        owner_edit(session.pack, each.id, (LIBRARIES, CARERS)[at % 2])
        for at, each in enumerate(measures)
    ]
    assert session.perform(joined("Owners", *edits))
    sample.window.actions_[Command.OWNERS].trigger()
    return sample


def page_of(desk: Desk) -> OwnersPage:
    return desk.window.owners.page


def send(desk: Desk, qtbot: QtBot, answers: Answers, folder: Path) -> None:
    answers.folder_ = folder
    page_of(desk).ask.click()
    dialog = desk.window.owners.dialog
    assert isinstance(dialog, SendDialog)
    assert dialog.owners == (CARERS, LIBRARIES)
    usual = dialog._ui.due.text()
    for wrong in ("soon", "1 June 2020"):
        dialog._ui.due.setText(wrong)
        assert not dialog._ui.write.isEnabled()
    dialog._ui.due.setText(usual)
    dialog.accept()
    qtbot.waitUntil(lambda: "awaited" in page_of(desk).board.board.lines[0].state_in_words)


def test_that_owners_are_asked_and_a_return_is_taken_over(
    owned: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    page = page_of(owned)
    assert page.board.told.text() == "0 of 2 owners asked, 0 answered."
    assert not page.remind.isEnabled()
    send(owned, qtbot, answers, tmp_path)
    assert owned.session.to_undo == "Ask 2 owners about 2023/24"
    (book,) = tmp_path.glob("Carers*.xlsx")
    assert (tmp_path / f"{book.stem}.eml").is_file()

    fill_in(book, [{OwnerColumn.COMMENT: "Fewer replied.", OwnerColumn.ACTION: "Ask again"}])
    answers.import_ = (book,)
    page.returns.click()
    qtbot.waitUntil(lambda: isinstance(owned.window.exchange.dialog, ImportDialog))
    dialog = owned.window.exchange.dialog
    assert isinstance(dialog, ImportDialog)
    assert dialog.accepted_words == "1 comment"
    dialog.accept()
    line = page.board.board.lines[0]
    (answered,) = line.answered
    pack = owned.session.pack
    said = pack.commentary(answered.measure, pack.settings.position, Audience.PUBLIC)
    assert said is not None
    assert said.text == "Fewer replied."
    assert [each.what for each in pack.open_actions(answered.measure)] == ["Ask again"]
    assert page.board.asked.index(0, 1).data() in {"Comment", "Awaited"}
    assert owned.session.undo()
    assert not page.board.board.lines[0].answered


def test_that_a_reply_is_read_as_it_is_pasted_and_passages_find_their_measure(
    owned: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    send(owned, qtbot, answers, tmp_path)
    page = page_of(owned)
    page.board.owners.choose_row(0)
    page.reply.click()
    dialog = owned.window.owners.dialog
    assert isinstance(dialog, ReplyDialog)
    measures = page.board.asked.measures
    dialog.paste(f"It was a hard year.\n{measures[0].description}: The survey was late.\n")
    assert dialog.prepared is not None
    assert dialog.prepared.left == ("It was a hard year.",)
    dialog.assign(0, measures[1].measure)
    dialog.accept()
    pack, position = owned.session.pack, owned.session.dashboard.position
    texts = [pack.commentary(each.measure, position, Audience.PUBLIC) for each in measures[:2]]
    assert [each.text for each in texts if each] == ["The survey was late.", "It was a hard year."]
    assert owned.session.to_undo == f"Take over the reply of {CARERS}"

    page.reply.click()
    again = owned.window.owners.dialog
    assert isinstance(again, ReplyDialog)
    again.paste(f"{measures[0].description}: It came after all.")
    assert list(again.sides) == [measures[0].measure]
    again.sides[measures[0].measure].setCurrentText("Keep both")
    again.accept()
    pack = owned.session.pack
    both = pack.commentary(measures[0].measure, position, Audience.PUBLIC)
    assert both is not None
    assert both.text == "The survey was late.\nIt came after all."


def test_that_those_who_are_awaited_get_a_reminder(
    owned: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    send(owned, qtbot, answers, tmp_path)
    answers.folder_ = tmp_path
    page_of(owned).remind.click()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("Reminder*.eml"))) == 2)


def test_that_how_an_owner_is_reached_is_kept_when_it_is_typed(owned: Desk) -> None:
    board = page_of(owned).board
    board.owners.choose_row(0)
    board.address.setText("carers@example.gov.uk")
    board.address.setModified(True)
    board.keep_contact()
    assert board.board.lines[0].contact.address == "carers@example.gov.uk"
    assert owned.session.to_undo == f"Change how {CARERS} is reached"
    assert owned.session.undo()
    assert board.address.text() == ""


def test_that_actions_are_added_changed_and_refused(owned: Desk) -> None:
    owned.window.actions_[Command.ACTIONS].trigger()
    page = page_of(owned)
    tabs: QTabBar = page.tabs
    assert tabs.tabText(tabs.currentIndex()) == "Actions"
    assert "have no action" in page.actions_.lacking.text()
    page.actions_.add.click()
    dialog = owned.window.owners.dialog
    assert isinstance(dialog, ActionDialog)
    ui = dialog._ui
    assert not ui.keep.isEnabled()
    ui.what.setText("Widen the front door")
    ui.byWhen.setText("soon")
    ui.keep.click()
    assert "is not a day" in ui.problem.text()
    ui.byWhen.setText("30 September 2024")
    ui.keep.click()
    (action,) = owned.session.pack.actions
    assert (action.what, action.by_when) == ("Widen the front door", date(2024, 9, 30))
    assert action.kind is ActionKind.ACTION
    assert page.actions_.table.index(0, 4).data() == "Overdue"

    page.actions_.change.click()
    changing = owned.window.owners.dialog
    assert isinstance(changing, ActionDialog)
    changing._ui.status.setCurrentText("Dropped")
    changing._ui.keep.click()
    assert "Say why" in changing._ui.problem.text()
    changing._ui.outcome.setText("No money")
    changing._ui.keep.click()
    (dropped,) = owned.session.pack.actions
    assert dropped.status is ActionStatus.DROPPED
    assert not page.actions_.table.listed
    page.actions_.closed.setChecked(True)
    assert page.actions_.table.index(0, 4).data() == "Dropped: No money"


def test_that_a_pack_open_to_read_offers_nothing_that_changes_it(owned: Desk) -> None:
    page = page_of(owned)
    assert page.returns.isEnabled()
    owned.session.close()
    page.fill()
    assert not any(button.isEnabled() for button in (page.ask, page.returns, page.reply))
