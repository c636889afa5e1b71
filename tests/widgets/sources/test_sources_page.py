"""The page of sources in the real window: files, what they gave, and recipes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import NavigatorRole, PlaceKind
from perfdesk.app.sources.source_tables import SourceRole
from perfdesk.core.edits import edit_between
from perfdesk.core.imports.answers import AnswerKey, KeptAnswer
from perfdesk.core.recipes import Recipe
from perfdesk.core.sources import SourceFile
from perfdesk.operations.recipes import known_recipes
from perfdesk.widgets.application import Desk
from perfdesk.widgets.help.topics import SOURCES
from perfdesk.widgets.sources.files_part import FilesPart
from perfdesk.widgets.sources.recipes_part import RecipesPart
from perfdesk.widgets.sources.sources_page import SourcesPage
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to, type_over
from tests.widgets.sources.test_lineage import take_over


@pytest.fixture
def page(sample: Desk) -> SourcesPage:
    """The page of the sample's sources."""
    sample.window.actions_[Command.SOURCES].trigger()
    assert sample.window.sources.page.isVisible()
    return sample.window.sources.page


@pytest.fixture
def recipes(sample: Desk, page: SourcesPage) -> RecipesPart:
    """The recipes, one of them the pack's own."""
    shipped = known_recipes(sample.session.pack)[0]
    own = Recipe("Our crossings", shipped.kind, shipped.columns, title_words=("our own words",))
    assert sample.session.perform(edit_between(sample.session.pack, "Add", [own]))
    page.show_recipes()
    page.recipes.choose("Our crossings")
    return page.recipes


def names(part: FilesPart) -> list[str]:
    """The files as they are listed."""
    model = part.files.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_that_the_navigator_counts_the_files_below_the_layers(sample: Desk) -> None:
    navigator = sample.window.workspace.navigator
    kinds = [
        navigator.model().index(row, 0).data(NavigatorRole.ENTRY)
        for row in range(navigator.model().rowCount())
    ]
    (sources,) = (each for each in kinds if each.kind is PlaceKind.SOURCES)
    assert (sources.text, sources.count) == ("Sources", 2)
    take_over(sample, "Reablement Q4.xlsx")
    (sources,) = (
        entry
        for row in range(navigator.model().rowCount())
        if (entry := navigator.model().index(row, 0).data(NavigatorRole.ENTRY)).kind
        is PlaceKind.SOURCES
    )
    assert (sources.count, sources.spoken) == (3, "Sources, 3 files")


def test_that_files_are_sorted_and_filtered_by_any_column(sample: Desk, page: SourcesPage) -> None:
    take_over(sample, "Reablement Q4.xlsx")
    part = page.files
    actions = {each.text(): each for each in part.files.actions()}
    actions["Sort by figures"].trigger()
    figures = [
        part.files.model().index(row, 5).data(SourceRole.ORDER)
        for row in range(part.files.model().rowCount())
    ]
    assert figures == sorted(figures)
    actions["Sort by figures"].trigger()  # once more turns it round
    page.filter.setText("reabl")
    assert names(part) == ["Reablement Q4.xlsx"]
    page.filter.setText("no such file")
    assert names(part) == []
    assert "Clear the filter" in part._empty.text()
    page.filter.clear()
    assert len(names(part)) == 3 and part.chosen is not None


def test_that_what_was_replaced_since_is_told_beside_what_stands(
    sample: Desk, page: SourcesPage, qtbot: QtBot
) -> None:
    type_over(go_to(sample, HERITAGE), "140.2k")
    sample.window.sources.show_sources()
    assert page.show_file(_fingerprint(sample, "appendix-a-2023-24.csv"))
    qtbot.waitUntil(lambda: "1 more replaced or removed since" in page.files._told.text())
    model = page.files.given.model()
    nows = [str(model.index(row, 4).data()) for row in range(model.rowCount())]
    assert nows[-1] == "now 140.2k, typed by hand"
    assert set(nows[:-1]) == {"unchanged"}
    sample.session.undo()
    qtbot.waitUntil(lambda: "replaced" not in page.files._told.text())


def test_that_help_explains_sources_where_they_are_shown(sample: Desk, page: SourcesPage) -> None:
    assert sample.window.help._topic_here() == SOURCES
    go_to(sample, HERITAGE)
    sample.window.actions_[Command.LINEAGE].trigger()
    assert sample.window.help._topic_here() == SOURCES


def test_that_a_filtered_file_is_found_when_it_is_asked_for(
    sample: Desk, page: SourcesPage
) -> None:
    page.filter.setText("2021")
    assert page.show_file(_fingerprint(sample, "appendix-a-2023-24.csv"))
    assert page.files.chosen is not None
    assert page.files.chosen.file.name == "appendix-a-2023-24.csv"


def test_that_a_recipe_is_renamed_in_place_by_keys(
    sample: Desk, recipes: RecipesPart, qtbot: QtBot
) -> None:
    recipes.recipes.setFocus()
    QTest.keyClick(recipes.recipes, Qt.Key.Key_F2)
    (editor,) = recipes.recipes.findChildren(QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "Street crossings")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Street crossings" in sample.session.pack.table(Recipe))
    assert sample.session.to_undo == "Rename recipe Our crossings to Street crossings"
    sample.session.undo()
    assert "Our crossings" in sample.session.pack.table(Recipe)


def test_that_a_recipe_is_removed_and_undo_brings_it_back(
    sample: Desk, recipes: RecipesPart
) -> None:
    recipes.remove.click()
    assert not sample.session.pack.table(Recipe)
    sample.session.undo()
    assert "Our crossings" in sample.session.pack.table(Recipe)


def test_that_a_recipe_goes_to_a_file_and_into_another_pack(
    sample: Desk, recipes: RecipesPart, answers: Answers, tmp_path: Path
) -> None:
    told: list[str] = []
    recipes.told.connect(told.append)
    answers.save = answers.open = tmp_path / "ours.json"
    recipes.write.click()
    assert told[-1] == "Saved the recipe as ours.json."
    assert answers.asked[-1] == "save Our crossings.json"
    recipes.take_in.click()
    assert told[-1] == "The pack already has the recipe \u201cOur crossings\u201d."
    recipes.remove.click()
    recipes.take_in.click()
    assert "Our crossings" in sample.session.pack.table(Recipe)
    assert recipes.chosen is not None and recipes.chosen.recipe.name == "Our crossings"


def test_that_a_file_that_is_no_recipe_is_told(
    recipes: RecipesPart, answers: Answers, tmp_path: Path
) -> None:
    answers.open = tmp_path / "wrong.json"
    answers.open.write_text("{}")
    recipes.take_in.click()
    assert len(answers.told) == 1


def test_that_shipped_recipes_can_be_written_but_not_changed(recipes: RecipesPart) -> None:
    recipes.recipes.choose_row(recipes.recipes.model().rowCount() - 1)
    assert recipes.chosen is not None and not recipes.chosen.is_own
    assert recipes.write.isEnabled()
    assert not recipes.rename.isEnabled() and not recipes.remove.isEnabled()
    assert "comes with PerfDesk" in recipes.rename.toolTip()
    before = recipes.recipes.model().rowCount()
    recipes.remove_chosen()
    assert recipes.recipes.model().rowCount() == before


def _fingerprint(desk: Desk, name: str) -> str:
    files = desk.session.pack.table(SourceFile).values()
    return next(each.fingerprint for each in files if each.name == name)


def test_that_wide_columns_give_way_on_a_small_screen(
    sample: Desk, page: SourcesPage, qtbot: QtBot
) -> None:
    files = page.files.files
    wide = files.columnWidth(0)
    sample.window.resize(1100, 600)
    qtbot.waitUntil(lambda: files.columnWidth(0) < wide)
    sample.window.resize(1366, 768)
    qtbot.waitUntil(lambda: files.columnWidth(0) == wide)


def test_that_a_button_held_elsewhere_drags_no_column(
    sample: Desk, page: SourcesPage, qtbot: QtBot
) -> None:
    """As when an edge of the window is dragged: the last column stretches with a button held."""
    files = page.files.files
    wide = files.columnWidth(0)
    QTest.mousePress(page, Qt.MouseButton.LeftButton)
    sample.window.resize(1300, 700)
    sample.window.resize(1100, 600)
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton)
    sample.window.resize(1000, 600)
    qtbot.waitUntil(lambda: files.columnWidth(0) < wide)


def test_that_a_dragged_column_stays_as_wide(sample: Desk, page: SourcesPage) -> None:
    files = page.files.files
    header = files.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(0) + header.sectionSize(0) - 1, 8)
    headings = header.viewport()
    QTest.mousePress(headings, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(headings, edge + QPoint(20, 0))
    QTest.mouseMove(headings, edge + QPoint(40, 0))
    QTest.mouseRelease(headings, Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    dragged = files.columnWidth(0)
    sample.window.resize(1100, 600)
    assert files.columnWidth(0) == dragged > 240


def test_that_an_answer_is_changed_and_removed_and_undo_brings_it_back(
    sample: Desk, page: SourcesPage
) -> None:
    key = AnswerKey("measure", "list of measures", "visits")
    session = sample.session
    measures = session.pack.measures_at(session.pack.settings.position)
    meant = next(each.id for each in measures if each.description == HERITAGE)
    kept = KeptAnswer(key, meant, "Visits")
    assert session.perform(edit_between(session.pack, "Add", [kept]))
    page.show_answers()
    part = page.answers
    assert part.chosen == kept
    assert part.measure.currentData() == meant
    other = next(
        str(part.measure.itemData(at))
        for at in range(part.measure.count())
        if part.measure.itemData(at) != meant
    )
    part.measure.decided.emit(other)
    assert session.pack.table(KeptAnswer)[key].answer == other
    assert part.chosen.answer == other, "the keyboard stays on it"
    part.remove.click()
    assert not session.pack.table(KeptAnswer)
    session.undo()
    assert session.pack.table(KeptAnswer)[key].answer == other


def test_that_what_an_import_brought_is_one_key_away(sample: Desk) -> None:
    take_over(sample, "Reablement Q4.xlsx")
    sample.window.exchange.imported.emit(_fingerprint(sample, "Reablement Q4.xlsx"))
    sample.window.actions_[Command.SOURCES].trigger()
    page = sample.window.sources.page
    assert page.files.chosen is not None
    assert page.files.chosen.file.name == "Reablement Q4.xlsx"
