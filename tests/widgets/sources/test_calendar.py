"""The calendar at the window: linked files tell that they have changed, and are imported."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.periods import financial_year
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.sources.calendar_part import CalendarPart
from perfdesk.widgets.window.commands import Command
from tests.widgets.answers import Answers


def calendar_of(desk: Desk) -> CalendarPart:
    desk.window.actions_[Command.SOURCES].trigger()
    desk.window.sources.page.show_calendar()
    return desk.window.sources.page.calendar


@pytest.fixture
def linked(sample: Desk, answers: Answers, tmp_path: Path) -> Desk:
    """The sample with its first source linked to a folder of one new file."""
    folder = tmp_path / "extracts"
    folder.mkdir()
    visits = folder / "visits Q4.csv"
    visits.write_text("Measure,2023/24\nHeritage visits,134500\n")
    calendar = calendar_of(sample)
    answers.import_ = (visits,)
    calendar.add.click()
    assert [each.name for each in calendar.table.lines] == ["visits"]
    answers.folder_ = folder
    calendar.folder.click()
    return sample


def test_that_a_changed_file_is_told_of_imported_and_told_of_no_more(
    linked: Desk, qtbot: QtBot
) -> None:
    calendar = calendar_of(linked)
    qtbot.waitUntil(lambda: "1 linked file has changed" in calendar.state.text())
    calendar.take.click()
    qtbot.waitUntil(lambda: isinstance(linked.window.exchange.dialog, ImportDialog))
    dialog = linked.window.exchange.dialog
    assert isinstance(dialog, ImportDialog)
    dialog.accept()
    figure = linked.session.pack.figure("heritage-visits", financial_year(2023))
    assert figure is not None
    assert figure.reading.value == 134500
    qtbot.waitUntil(lambda: "no linked file has changed" in calendar.state.text())
    assert not calendar.take.isEnabled()


def test_that_a_change_can_be_left_out(linked: Desk, qtbot: QtBot) -> None:
    calendar = calendar_of(linked)
    qtbot.waitUntil(calendar.ignore.isEnabled)
    calendar.ignore.click()
    qtbot.waitUntil(lambda: not calendar.take.isEnabled())
    assert linked.session.to_undo == "Note linked files as looked at"


def test_that_a_pack_opens_though_its_link_leads_nowhere(
    linked: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    answers.save = tmp_path / "mine.perfdesk"
    linked.window.actions_[Command.SAVE_AS].trigger()
    qtbot.waitUntil((tmp_path / "mine.perfdesk").exists)
    qtbot.waitUntil(lambda: linked.session.is_saved)
    linked.window.packs.close()
    qtbot.waitUntil(lambda: not linked.session.is_open)
    shutil.rmtree(tmp_path / "extracts")
    told: list[str] = []
    linked.window.links.told.connect(told.append)
    linked.window.packs.open_path(tmp_path / "mine.perfdesk")
    qtbot.waitUntil(lambda: linked.session.is_open)
    qtbot.waitUntil(lambda: bool(told))
    assert "Not reached" in told[0]
    assert not answers.told


def test_that_days_are_kept_and_what_is_no_number_is_told(linked: Desk) -> None:
    sample, calendar = linked, calendar_of(linked)
    calendar.sources.choose_row(0)
    name = calendar.table.lines[0].name
    told: list[str] = []
    calendar.told.connect(told.append)
    for text in ("soon", "9999"):
        calendar.days.setText(text)
        calendar.days.setModified(True)
        calendar.keep_days()
    assert ["no number of days" in told[0], "no day" in told[1]] == [True, True]
    calendar.days.setText("12")
    calendar.days.setModified(True)
    calendar.keep_days()
    assert sample.session.pack.table(ExpectedSource)[name].days == 12
    calendar.forget.click()
    assert not sample.session.pack.table(ExpectedSource)
