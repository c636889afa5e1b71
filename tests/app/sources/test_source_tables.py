"""The tables of sources, of what they gave, and of recipes, on the sample pack."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from perfdesk.app.session import Session
from perfdesk.app.sources.given import Given, given_by
from perfdesk.app.sources.recipe_table import RecipesModel
from perfdesk.app.sources.source_tables import GivenModel, SourceRole, SourcesModel
from perfdesk.core.building.lineage import key_at
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import edit_between
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.recipes import Recipe
from perfdesk.core.sources import SourceFile
from perfdesk.operations.imports import plan_extract
from perfdesk.operations.recipes import TakenRecipeNameError, known_recipes, recipe_renaming
from perfdesk.operations.sample import sample_folder
from tests.app.sample_measures import id_of

AT = datetime(2024, 7, 1, 12, 0, tzinfo=UTC)
REABLEMENT = "Reablement Q4.xlsx"


def _shown(model: SourcesModel | RecipesModel | GivenModel, row: int) -> list[str]:
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def _import(session: Session, name: str) -> str:
    with sample_folder() as folder:
        plan = plan_extract(session.pack, folder / name, at=AT)
    assert session.perform(plan.edit(session.pack))
    return plan.source.fingerprint


def _type(session: Session, description: str, text: str) -> str:
    measure = id_of(session, description)
    cell = TypedCell(measure, Column.CURRENT, text)
    assert session.perform(cells_edit(session.pack, session.dashboard.position, [cell]))
    return measure


def test_that_a_file_that_is_imported_joins_the_list_and_undo_takes_it_out(
    session: Session,
) -> None:
    model = SourcesModel(session)
    before = model.rowCount()
    fingerprint = _import(session, REABLEMENT)
    row = model.row_of(fingerprint)
    name, _, imported, by, _, figures, *_ = _shown(model, row)
    assert (name, row, model.rowCount()) == (REABLEMENT, 0, before + 1)
    assert imported.startswith("1 Jul 2024") and by != "unknown"
    assert int(figures) > 0
    session.undo()
    assert model.row_of(fingerprint) == -1


def test_that_edits_go_by_while_nobody_looks(session: Session) -> None:
    model = SourcesModel(session)
    model.sleep()
    fingerprint = _import(session, REABLEMENT)
    assert model.row_of(fingerprint) == -1
    model.wake()
    assert model.row_of(fingerprint) == 0


def test_that_counts_follow_what_is_typed_over(session: Session) -> None:
    model = SourcesModel(session)
    figures = [model.index(row, 5).data(SourceRole.ORDER) for row in range(model.rowCount())]
    _type(session, "Library visits", "1,234")
    after = [model.index(row, 5).data(SourceRole.ORDER) for row in range(model.rowCount())]
    assert sum(after) == sum(figures) - 1


def test_that_sources_are_sorted_by_numbers_and_times_not_by_their_texts(session: Session) -> None:
    _import(session, REABLEMENT)
    model = SourcesModel(session)
    assert isinstance(model.index(0, 2).data(SourceRole.ORDER), float)
    assert isinstance(model.index(0, 5).data(SourceRole.ORDER), int)


def test_that_what_was_replaced_since_says_what_stands_now(session: Session) -> None:
    measure = id_of(session, "Library visits")
    key = key_at(session.pack, session.dashboard.position, measure, Column.CURRENT)
    assert key is not None
    figure = session.pack.figure(measure, session.dashboard.position)
    assert figure is not None
    fingerprint = figure.source.fingerprint
    _type(session, "Library visits", "1,234")
    given = {
        each.key: each for each in given_by(session.pack, fingerprint, session.archive.entries())
    }
    replaced = given[key]
    assert not replaced.stands
    assert replaced.now == "now 1,234, typed by hand"
    # Without the history only what stands is known.
    assert key not in {each.key for each in given_by(session.pack, fingerprint)}


def test_that_a_figure_that_was_taken_out_says_so(session: Session) -> None:
    measure = id_of(session, "Library visits")
    figure = session.pack.figure(measure, session.dashboard.position)
    assert figure is not None
    _type(session, "Library visits", "")
    found = given_by(session.pack, figure.source.fingerprint, session.archive.entries())
    (gone,) = (each for each in found if each.key == figure.key)
    assert gone.now == "removed since"


def test_that_each_row_leads_to_its_figure(session: Session) -> None:
    fingerprint = _import(session, REABLEMENT)
    model = GivenModel()
    model.show_given(given_by(session.pack, fingerprint))
    rows = [model.index(row, 0).data(SourceRole.RECORD) for row in range(model.rowCount())]
    assert rows and all(isinstance(each, Given) and each.stands for each in rows)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Summary, F" in " ".join(each.cell for each in rows) and "unchanged" in spoken


# --- recipes --------------------------------------------------------------------------------------
def _keep(session: Session, name: str) -> None:
    shipped = next(each for each in known_recipes(session.pack))
    own = Recipe(name, shipped.kind, shipped.columns, title_words=("our own words",))
    assert session.perform(edit_between(session.pack, f"Add recipe {name}", [own]))


def test_that_own_recipes_stand_before_those_that_are_shipped(session: Session) -> None:
    model = RecipesModel(session)
    assert model.rowCount() == 0  # nothing is read before somebody looks
    model.list_now()
    shipped = model.rowCount()
    assert shipped > 5
    _keep(session, "Zebra crossings")
    assert model.rowCount() == shipped + 1
    assert _shown(model, 0)[0] == "Zebra crossings"
    assert _shown(model, 0)[2] == "This pack"
    assert _shown(model, 1)[2] == "PerfDesk"


def test_that_an_own_recipe_is_renamed_by_typing_and_undo_takes_it_back(session: Session) -> None:
    _keep(session, "Zebra crossings")
    model = RecipesModel(session)
    model.list_now()
    assert model.setData(model.index(0, 0), "Our crossings")
    assert model.row_of("Our crossings") == 0 and model.row_of("Zebra crossings") == -1
    session.undo()
    assert model.row_of("Zebra crossings") == 0


def test_that_a_shipped_recipe_cannot_be_renamed(session: Session) -> None:
    model = RecipesModel(session)
    model.list_now()
    index = model.index(0, 0)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "Mine")


def test_that_two_recipes_cannot_have_one_name(session: Session) -> None:
    _keep(session, "Zebra crossings")
    _keep(session, "Ours")
    told: list[PerfDeskError] = []
    session.failed.connect(told.append)
    model = RecipesModel(session)
    model.list_now()
    assert not model.setData(model.index(model.row_of("Ours"), 0), "zebra crossings")
    assert "already" in told[0].message
    with pytest.raises(TakenRecipeNameError, match="needs a name"):
        recipe_renaming(session.pack, "Ours", "  ")
    assert not recipe_renaming(session.pack, "Ours", "Ours").replacements


def test_that_a_file_of_the_pack_counts_for_its_recipe(session: Session) -> None:
    _import(session, "Library activity run 8 March.csv")
    model = RecipesModel(session)
    model.list_now()
    families = {each.family for each in session.pack.table(SourceFile).values()}
    read = [_shown(model, row) for row in range(model.rowCount())]
    assert all((line[0] in families) == (line[3] != "\u2013") for line in read)
