"""The card of things to find: shown with the sample, leading to each thing, ticking it off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.app.preferences import SAMPLE_CARD, SAMPLE_FOUND
from perfdesk.app.sources.first_run import Finding
from perfdesk.core.dashboard import Column
from perfdesk.core.periods import financial_year
from perfdesk.core.places import Place, PlaceLevel
from perfdesk.operations.packs import new_pack
from perfdesk.operations.sample import ThingToFind, is_sample, things_to_find
from perfdesk.store import create_pack
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.panels.first_run_card import FirstRunCard
from perfdesk.widgets.window.commands import Command
from tests.widgets.grids import type_over


@pytest.fixture
def card(sample: Desk) -> FirstRunCard:
    """The card below the navigator."""
    assert sample.window.tour.card.isVisible()
    return sample.window.tour.card


def thing(id_: str) -> ThingToFind:
    return next(each for each in things_to_find() if each.id == id_)


def finding(desk: Desk, id_: str) -> Finding:
    return next(each.finding for each in desk.window.tour.run.tasks if each.thing.id == id_)


def test_that_the_card_stands_with_the_sample_and_with_no_other_pack(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    council = Place("E10000018", "Leicestershire", PlaceLevel.COUNCIL)
    other = new_pack(council, financial_year(2023)).pack
    assert not is_sample(other)
    create_pack(tmp_path / "ours.perfdesk", other)
    desk.window.packs.open_path(tmp_path / "ours.perfdesk")
    qtbot.waitUntil(lambda: desk.session.is_open)
    assert not desk.window.tour.card.isVisible()
    desk.window.actions_[Command.THINGS].trigger()  # opens the sample where another pack is open
    qtbot.waitUntil(desk.window.tour.card.isVisible)


@pytest.mark.parametrize("id_", ["year", "code", "bands", "population"])
def test_that_each_thing_leads_to_its_cell_and_is_ticked_off(
    sample: Desk, card: FirstRunCard, id_: str
) -> None:
    assert finding(sample, id_) is Finding.OPEN
    row = [each.id for each in things_to_find()].index(id_)
    index = card.list.model().index(row, 0)
    card.list.setCurrentIndex(index)
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert sample.window.workspace.cell == (thing(id_).measure, thing(id_).column)
    assert finding(sample, id_) is Finding.FOUND
    assert "found" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert id_ in sample.preferences[SAMPLE_FOUND]
    assert card._told.text() == "1 of 6 found"


@pytest.mark.parametrize("id_", ["ratio", "february"])
def test_that_what_only_its_file_shows_is_found_in_its_preview(
    sample: Desk, card: FirstRunCard, qtbot: QtBot, id_: str
) -> None:
    sample.window.tour.go_to(thing(id_))
    qtbot.waitUntil(lambda: isinstance(sample.window.exchange.dialog, ImportDialog))
    dialog = sample.window.exchange.dialog
    assert isinstance(dialog, ImportDialog)
    assert [each.path.name for each in dialog.plans] == [thing(id_).file]
    dialog.accept()
    assert finding(sample, id_) is Finding.FOUND
    if id_ == "february":
        # Eleven months are held back from the year unless somebody says that they are right.
        assert sample.session.is_saved
        return
    # In the pack it is gone to from then on.
    sample.window.tour.go_to(thing(id_))
    assert sample.window.workspace.measure == thing(id_).measure


def test_that_a_thing_that_is_mended_says_so_until_it_is_undone(
    sample: Desk, card: FirstRunCard, qtbot: QtBot
) -> None:
    sample.window.tour.go_to(thing("year"))
    grid = sample.window.workspace.grid
    assert grid is not None
    type_over(grid, "17.3k Local target 2023/24")
    qtbot.waitUntil(lambda: finding(sample, "year") is Finding.MENDED)
    sample.session.undo()
    qtbot.waitUntil(lambda: finding(sample, "year") is Finding.FOUND)


def test_that_another_position_mends_nothing(sample: Desk, card: FirstRunCard) -> None:
    sample.session.show_position(financial_year(2021))
    sample.window.problems.check()
    assert {each.finding for each in sample.window.tour.run.tasks} == {Finding.OPEN}
    sample.window.tour.go_to(thing("year"))
    assert sample.session.dashboard.position == financial_year(2023)


def test_that_who_comes_upon_a_thing_has_found_it(sample: Desk, card: FirstRunCard) -> None:
    sample.window.workspace.show_measure(thing("code").measure, Column.CODE)
    assert finding(sample, "code") is Finding.FOUND


def test_that_the_card_stays_closed_until_help_opens_it(
    sample: Desk, card: FirstRunCard, qtbot: QtBot
) -> None:
    QTest.keyClick(card.list, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert not sample.preferences[SAMPLE_CARD]
    sample.session.show_position(financial_year(2021))
    assert not card.isVisible()
    sample.window.actions_[Command.THINGS].trigger()
    assert card.isVisible()


def test_that_all_six_fit_the_smallest_laptop_without_scrolling(
    sample: Desk, card: FirstRunCard, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: card.height() >= card.sizeHint().height())
    assert card.list.verticalScrollBar().maximum() == 0
