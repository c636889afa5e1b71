"""Groups of neighbours in the window: kept, changed and removed by edits that undo takes back."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLineEdit, QListWidget, QPushButton

from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.standing import groups_of
from perfdesk.core.councils import council_coded
from perfdesk.core.edits import edit_between
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.neighbours_dialog import NeighboursDialog
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE, REABLEMENT
from tests.core.benchmarks.published_years import REABLEMENT as PUBLISHED
from tests.core.benchmarks.published_years import year_of
from tests.widgets.grids import go_to
from tests.widgets.test_accessibility import check


@pytest.fixture
def dialog(sample: Desk) -> NeighboursDialog:
    """The dialog, from its menu."""
    sample.window.actions_[Command.NEIGHBOURS].trigger()
    dialog = sample.window.measures.dialog
    assert isinstance(dialog, NeighboursDialog)
    return dialog


def groups(desk: Desk) -> tuple[NeighbourGroup, ...]:
    return groups_of(desk.session.pack, desk.session.pack.council.code)


def line(dialog: NeighboursDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def listed(dialog: NeighboursDialog, name: str) -> QListWidget:
    found = dialog.findChild(QListWidget, name)
    assert isinstance(found, QListWidget)
    return found


def texts(dialog: NeighboursDialog, name: str) -> list[str]:
    found = listed(dialog, name)
    return [found.item(at).text() for at in range(found.count())]


def button(dialog: NeighboursDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def seek(dialog: NeighboursDialog, words: str) -> None:
    search = line(dialog, "search")
    search.setFocus()
    QTest.keyClicks(search, words)
    QTest.keyClick(search, Qt.Key.Key_Return)
    QTest.qWait(1)


def test_that_groups_are_listed_with_source_date_and_members_by_name(
    sample: Desk, dialog: NeighboursDialog
) -> None:
    held = groups(sample)
    assert [text.partition("\n")[0] for text in texts(dialog, "groups")] == [g.name for g in held]
    assert "October 2025" in texts(dialog, "groups")[0]
    assert line(dialog, "source").text() == held[0].source
    first = council_coded(held[0].members[0])
    assert first is not None
    assert texts(dialog, "members")[0] == first.name
    assert not button(dialog, "keep").isEnabled()
    check(dialog)
    dialog.reject()


def test_that_a_group_is_made_by_keys_alone_and_undone(
    sample: Desk, dialog: NeighboursDialog
) -> None:
    before = sample.session.pack
    button(dialog, "add").click()
    QTest.keyClicks(line(dialog, "name"), "East Midlands shires")
    QTest.keyClicks(line(dialog, "source"), "Chosen for a test")
    dated = dialog.findChild(QDateEdit, "dated")
    assert isinstance(dated, QDateEdit)
    dated.setDate(QDate(2024, 3, 31))
    for words in ("derbysh", "Lincolnshire", "nottinghamsh", "lincolnshire"):
        seek(dialog, words)
    assert line(dialog, "search").text() == ""
    members = listed(dialog, "members")
    assert texts(dialog, "members") == ["Derbyshire", "Lincolnshire", "Nottinghamshire"]
    members.setFocus()
    QTest.keyClick(members, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(dialog, "members") == ["Lincolnshire", "Derbyshire", "Nottinghamshire"]
    members.setCurrentRow(2)
    QTest.keyClick(members, Qt.Key.Key_Delete)
    assert texts(dialog, "members") == ["Lincolnshire", "Derbyshire"]
    button(dialog, "keep").click()
    assert not dialog.problem
    made = next(each for each in groups(sample) if each.name == "East Midlands shires")
    assert made.members == ("E10000019", "E10000007")
    assert (made.source, made.dated) == ("Chosen for a test", date(2024, 3, 31))
    assert sample.session.to_undo == "Add neighbours \u201cEast Midlands shires\u201d"
    dialog.reject()
    sample.session.undo()
    assert sample.session.pack == before


def test_that_a_group_is_renamed_and_removed_each_in_one_edit(
    sample: Desk, dialog: NeighboursDialog
) -> None:
    before = groups(sample)
    line(dialog, "name").setText("The sixteen nearest")
    button(dialog, "keep").click()
    assert texts(dialog, "groups")[0].startswith("The sixteen nearest\n")
    assert groups(sample)[0].members == before[0].members
    button(dialog, "remove").click()
    assert groups(sample) == before[1:]
    dialog.reject()
    sample.session.undo()
    sample.session.undo()
    assert groups(sample) == before


def test_that_a_change_is_kept_before_another_group_is_shown(
    sample: Desk, dialog: NeighboursDialog
) -> None:
    before = groups(sample)
    listed(dialog, "members").setCurrentRow(0)
    button(dialog, "takeOut").click()
    listed(dialog, "groups").setCurrentRow(1)
    assert groups(sample)[0].members == before[0].members[1:]
    assert line(dialog, "name").text() == before[1].name
    dialog.reject()


def test_that_what_cannot_be_kept_is_said_and_stays_on_the_screen(
    sample: Desk, dialog: NeighboursDialog
) -> None:
    before = sample.session.pack
    line(dialog, "source").clear()
    listed(dialog, "groups").setCurrentRow(1)
    assert "a source that says who made it" in dialog.problem
    assert listed(dialog, "groups").currentRow() == 0
    seek(dialog, "Atlantis")
    assert "Atlantis" in dialog.problem
    line(dialog, "search").clear()
    seek(dialog, "shire")
    assert "Type more, or choose one from the list" in dialog.problem
    assert line(dialog, "search").text() == "shire"
    assert sample.session.pack is before
    assert button(dialog, "close").text() == "Discard changes"
    dialog.reject()
    assert sample.session.pack is before


def test_that_the_group_named_in_the_chart_is_chosen_and_remembered(sample: Desk) -> None:
    pack = sample.session.pack
    sample.session.perform(edit_between(pack, "Import a publication", [year_of(PUBLISHED)]))
    go_to(sample, REABLEMENT)
    details = sample.window.workspace.details
    assert not details.groups.isVisible()
    sample.window.actions_[Command.BENCHMARK].trigger()
    assert details.groups.isVisible()
    assert details.groups.accessibleName()
    details.groups.setCurrentIndex(1)
    details.groups.activated.emit(1)
    held = groups(sample)
    again = NeighbourChoice(sample.preferences)
    assert again.chosen(sample.session.pack) == held[1].id
    assert details.benchmark.spec is not None
    assert details.benchmark.spec.neighbours.startswith(held[1].name)
    go_to(sample, HERITAGE)
    assert not details.groups.isVisible()
    go_to(sample, REABLEMENT)
    assert details.groups.currentData() == held[1].id
    again.choose("a group of another pack")
    assert again.chosen(sample.session.pack) == held[1].id
