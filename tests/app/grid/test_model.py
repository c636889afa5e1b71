"""The grid's model: shows the dashboard, and makes edits of what is typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from perfdesk.app.grid.blocks import Blocks
from perfdesk.app.grid.model import GridModel
from perfdesk.app.grid.roles import GridRole, cell_at, column_at, shape_at, tone_at
from perfdesk.app.session import Session
from perfdesk.app.status import Shape
from perfdesk.core.dashboard import Column
from perfdesk.core.edits import removal
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.verdicts import Tone
from perfdesk.store import OpenPack, hold_unsaved
from tests.app.sample_measures import ADMISSIONS, HERITAGE, REABLEMENT, id_of

EDIT = Qt.ItemDataRole.EditRole


def model_with(session: Session, description: str) -> GridModel:
    """The model of the layer that shows a measure, watched by Qt's own tester."""
    model = GridModel(session, session.layer_of(id_of(session, description)), session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def cell(model: GridModel, session: Session, description: str, column: Column) -> QModelIndex:
    return model.index(model.row_of(id_of(session, description)), model.columns.index(column))


@pytest.fixture
def model(session: Session) -> GridModel:
    return model_with(session, REABLEMENT)


def test_that_every_cell_says_what_the_dashboard_says(session: Session) -> None:
    for layer in session.dashboard.layers:
        model = GridModel(session, layer.layer, session)
        for row in layer.rows:
            for at, column in enumerate(model.columns):
                index = model.index(model.row_of(row.measure), at)
                assert index.data() == row.cells[column].text
                assert index.data(Qt.ItemDataRole.AccessibleTextRole) == row.cells[column].spoken
                assert index.data(Qt.ItemDataRole.AccessibleTextRole) or column is Column.CODE
                assert cell_at(index) is row.cells[column]
                assert column_at(index) is column


def test_that_outcomes_are_rows_that_nobody_types_into(model: GridModel) -> None:
    rows = list(model.outcome_rows())
    assert rows
    for row in rows:
        index = model.index(row, 0)
        assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
        assert model.measure_in(row) == ""
        assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Outcome: ")
        assert not model.setData(index, "x")
        assert cell_at(index) is None


def test_that_a_typed_figure_moves_rating_and_arrow_in_its_row_alone(
    model: GridModel, session: Session
) -> None:
    rating = cell(model, session, REABLEMENT, Column.RATING)
    progress = cell(model, session, REABLEMENT, Column.PROGRESS)
    assert (tone_at(rating), shape_at(rating)) == (Tone.GOOD, Shape.RING)
    assert shape_at(progress) is Shape.UP
    heard: list[tuple[QModelIndex, QModelIndex]] = []
    model.dataChanged.connect(lambda first, last: heard.append((first, last)))
    assert model.setData(cell(model, session, REABLEMENT, Column.CURRENT), " 70% ")
    [(first, last)] = heard
    assert first.row() == last.row() == model.row_of(id_of(session, REABLEMENT))
    assert (first.column(), last.column()) == (0, len(model.columns) - 1)
    assert (tone_at(rating), shape_at(rating)) == (Tone.POOR, Shape.SQUARE)
    assert shape_at(progress) is Shape.DOWN


def test_that_editing_begins_with_what_was_typed(model: GridModel, session: Session) -> None:
    index = cell(model, session, REABLEMENT, Column.CURRENT)
    model.setData(index, "3,856/4,304")
    assert index.data() == "89.6%"
    assert index.data(EDIT) == "3,856/4,304"


def test_that_leaving_a_cell_as_it_was_is_no_edit(model: GridModel, session: Session) -> None:
    for column in model.columns:
        index = cell(model, session, ADMISSIONS, column)
        model.setData(index, index.data(EDIT))
    assert not session.to_undo


def test_that_text_that_is_not_understood_stays_and_is_flagged(
    model: GridModel, session: Session
) -> None:
    index = cell(model, session, REABLEMENT, Column.CURRENT)
    model.setData(index, "??? 12 or so%%")
    assert index.data() == "??? 12 or so%%"
    assert index.data(GridRole.FLAGGED)


@pytest.mark.parametrize("column", [Column.RATING, Column.PROGRESS])
def test_that_verdicts_cannot_be_typed(model: GridModel, session: Session, column: Column) -> None:
    index = cell(model, session, REABLEMENT, column)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "Better")
    assert not session.to_undo


def test_that_an_aim_in_unknown_words_is_refused_in_a_sentence(
    model: GridModel, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.failed) as heard:
        assert not model.setData(cell(model, session, REABLEMENT, Column.AIM), "sideways")
    assert "sideways" in heard.args[0].message


def test_that_a_pasted_block_is_one_edit_and_skips_outcomes(session: Session) -> None:
    model = model_with(session, HERITAGE)
    before = session.pack
    rows = [row for row in range(model.rowCount()) if model.measure_in(row)]
    outcome = next(row for row in model.outcome_rows() if row > rows[0])
    above, below = outcome - 1, outcome + 1
    at = model.index(above, model.columns.index(Column.CURRENT))
    report = Blocks(model).paste((("1k", "2k"), ("3k", "4k")), at, (1, 1))
    assert report.written == 4
    assert report.told == ""
    assert model.index(below, at.column()).data() == "3k"
    assert session.to_undo == "Paste 4 cells"
    session.undo()
    assert session.pack == before


def test_that_a_paste_tells_what_did_not_fit(model: GridModel, session: Session) -> None:
    at = cell(model, session, REABLEMENT, Column.RATING)
    block = (("a", "b", "70%", "80%", "beyond"),)
    report = Blocks(model).paste(block, at, (1, 1))
    assert report.written == 2
    assert report.told == (
        "Pasted 2 cells; left out 1 cell past the last column and 2 cells in calculated columns "
        "(Rating, Progress)."
    )


def test_that_copying_and_pasting_in_place_changes_nothing(
    model: GridModel, session: Session
) -> None:
    rows = range(model.rowCount())
    column = model.columns.index(Column.CURRENT)
    block = Blocks(model).texts(rows, [column])
    first = next(row for row in rows if model.measure_in(row))
    report = Blocks(model).paste(block, model.index(first, column), (1, 1))
    assert report.written == len(block)
    assert not session.to_undo


def test_that_clearing_spares_what_cannot_be_empty(model: GridModel, session: Session) -> None:
    row = model.row_of(id_of(session, REABLEMENT))
    whole = [model.index(row, column) for column in range(model.columnCount())]
    assert Blocks(model).clear(whole, "Clear")
    assert cell(model, session, REABLEMENT, Column.CURRENT).data() == ""
    assert cell(model, session, REABLEMENT, Column.DESCRIPTION).data() == REABLEMENT


def test_that_filling_down_is_one_edit(model: GridModel, session: Session) -> None:
    rows = [row for row in range(model.rowCount()) if model.measure_in(row)]
    column = model.columns.index(Column.TARGET)
    assert Blocks(model).fill_down(rows[1:4], [column]).written == 2
    texts = {model.index(row, column).data() for row in rows[1:4]}
    assert len(texts) == 1
    session.undo()
    assert len({model.index(row, column).data() for row in rows[1:4]}) == 3


def test_that_rows_come_and_go_without_a_reset(
    model: GridModel, session: Session, qtbot: QtBot
) -> None:
    measure = session.pack.table(Measure)[id_of(session, REABLEMENT)]
    count = model.rowCount()
    with qtbot.waitSignal(model.rowsRemoved), qtbot.assertNotEmitted(model.modelReset):
        session.perform(removal("Remove", [measure]))
    assert model.rowCount() == count - 1
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        session.undo()
    assert model.rowCount() == count
    assert cell(model, session, REABLEMENT, Column.DESCRIPTION).data() == REABLEMENT


def test_that_another_position_has_its_own_columns(model: GridModel, session: Session) -> None:
    before = model.columns
    session.show_position(session.pack.positions[-1].period)
    assert Column.QUARTILE in model.columns
    assert model.columns != before


def test_that_a_closed_pack_leaves_an_empty_grid(model: GridModel, session: Session) -> None:
    session.close()
    assert model.rowCount() == model.columnCount() == 0


@pytest.fixture
def held(qtbot: QtBot, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A pack that somebody else has open."""
    monkeypatch.setattr(OpenPack, "read_only", True)
    session = Session()
    session.open(hold_unsaved(pack))
    yield session
    session.close()
    session.deleteLater()


def test_that_a_pack_open_elsewhere_cannot_be_typed_into(held: Session) -> None:
    model = model_with(held, REABLEMENT)
    index = cell(model, held, REABLEMENT, Column.CURRENT)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "70%")
    assert Blocks(model).paste((("70%",),), index, (1, 1)).written == 0


def test_that_the_sample_has_a_figure_for_every_kind_of_cell(session: Session) -> None:
    """Guards the tests above against a sample that no longer shows what they look at."""
    forms = {cell.form for row in session.dashboard.rows for cell in row.cells.values()}
    assert len(forms) == 3
