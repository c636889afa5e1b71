"""Sorting and filtering never lose the printed order."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from perfdesk.app.grid.arrangement import (
    FILLED,
    MISSING,
    PRINTED,
    Sorting,
    categories,
    category,
    direction_words,
    holding,
)
from perfdesk.app.grid.model import GridModel
from perfdesk.app.session import Session
from perfdesk.core.dashboard import Column, LayerView
from perfdesk.core.editing.measures import removed_edit
from perfdesk.core.verdicts import Tone
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of


@pytest.fixture
def layer(session: Session) -> LayerView:
    found = session.layer(session.layer_of(id_of(session, HERITAGE)))
    assert found is not None
    return found


@pytest.fixture
def model(session: Session, layer: LayerView) -> GridModel:
    model = GridModel(session, layer.layer, session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def shown(model: GridModel) -> list[str]:
    return [model.measure_in(row) for row in model.measure_rows]


def sort(model: GridModel, column: Column, *, descending: bool = False) -> None:
    rows, sorting = model.layer_rows(), Sorting(column, descending)
    model.arrange(model.arrangement.ordered(rows, sorting, column.value))


def test_that_figures_are_sorted_by_value_with_missing_ones_last(
    model: GridModel, session: Session
) -> None:
    printed = shown(model)
    index = model.index(model.row_of(id_of(session, HERITAGE)), model.columns.index(Column.CURRENT))
    model.setData(index, "Due June 2024")
    for descending in (False, True):
        sort(model, Column.CURRENT, descending=descending)
        rows = {row.measure: row for row in model.layer_rows()}
        values = [rows[measure].cells[Column.CURRENT].value for measure in shown(model)]
        filled = [value for value in values if value is not None]
        assert filled == sorted(filled, reverse=descending)
        assert values[len(filled) :] == [None] * (len(values) - len(filled))
    model.arrange(PRINTED)
    assert shown(model) == printed


def test_that_ratings_are_sorted_worst_first(model: GridModel) -> None:
    sort(model, Column.RATING)
    rows = {row.measure: row for row in model.layer_rows()}
    tones = [rows[measure].rating.tone for measure in shown(model)]
    order = [Tone.POOR, Tone.NEAR, Tone.GOOD, Tone.NONE]
    assert tones == sorted(tones, key=order.index)
    assert tones[0] is Tone.POOR


def test_that_every_column_can_be_sorted_by(model: GridModel) -> None:
    before = sorted(shown(model))
    columns = set(model.layer_rows()[0].cells)
    assert columns >= {Column.STAGE, Column.OWNER, Column.RANK, Column.COMMENTARY}
    for column in columns:
        for descending in (False, True):
            sort(model, column, descending=descending)
            assert sorted(shown(model)) == before
        assert all(direction_words(column))


def test_that_sorted_rows_stand_without_outcomes(model: GridModel) -> None:
    assert list(model.outcome_rows())
    sort(model, Column.DESCRIPTION)
    assert not list(model.outcome_rows())
    assert model.arrangement.sorted_by == "description, A to Z"


def test_that_a_row_does_not_jump_while_it_is_typed_into(
    model: GridModel, session: Session
) -> None:
    sort(model, Column.CURRENT)
    before = shown(model)
    index = model.index(model.row_of(id_of(session, HERITAGE)), model.columns.index(Column.CURRENT))
    model.setData(index, "9,999k")
    assert shown(model) == before


def test_that_filters_of_two_columns_hold_at_once(model: GridModel) -> None:
    rows = model.layer_rows()
    high = [row.measure for row in rows if category(row, Column.AIM) == "High"]
    good = [row.measure for row in rows if row.rating.tone is Tone.GOOD]
    model.arrange(PRINTED.narrowed("Aim: High", high).narrowed("Rating: Better", good))
    assert shown(model) == [measure for measure in high if measure in good]
    model.arrange(model.arrangement.widened("Aim"))
    assert shown(model) == good
    model.arrange(model.arrangement.narrowed("Rating: none", ()))
    assert shown(model) == []
    assert model.rowCount() == 0


def test_that_an_outcome_without_shown_rows_goes_and_comes_back(model: GridModel) -> None:
    first = model.layer_rows()[0]
    every = len(list(model.outcome_rows()))
    model.arrange(PRINTED.narrowed("Text: x", [first.measure]))
    assert len(list(model.outcome_rows())) == 1 < every
    model.arrange(PRINTED)
    assert len(list(model.outcome_rows())) == every


def test_that_another_position_begins_in_printed_order(
    model: GridModel, session: Session, qtbot: QtBot
) -> None:
    sort(model, Column.CURRENT)
    with qtbot.waitSignal(model.arranged):
        session.show_position(session.pack.positions[-1].period)
    assert model.arrangement.is_printed


def test_that_undo_in_a_sorted_grid_shows_the_row_again(model: GridModel, session: Session) -> None:
    sort(model, Column.DESCRIPTION)
    before = shown(model)
    measure = id_of(session, HERITAGE)
    session.perform(removed_edit(session.pack, session.dashboard.position, measure))
    assert measure not in shown(model)
    session.undo()
    assert shown(model) == before


def test_the_words_that_columns_are_filtered_by(layer: LayerView) -> None:
    rows = list(layer.rows)
    ratings = categories(rows, Column.RATING)
    assert ratings[0] == "Below"
    assert set(categories(rows, Column.COMMENTARY)) <= {FILLED, MISSING}
    assert categories(rows, Column.OWNER) == (MISSING,)
    assert "High" in categories(rows, Column.AIM)


def test_that_a_text_is_found_in_any_case(session: Session) -> None:
    rows = list(session.dashboard.rows)
    found = holding(rows, "REABLEMENT", [Column.DESCRIPTION, Column.TREND])
    assert id_of(session, REABLEMENT) in found
    assert not holding(rows, "reablement", [Column.CODE])


def test_stepping_over_outcomes(model: GridModel) -> None:
    rows = model.measure_rows
    outcome = next(row for row in model.outcome_rows() if row > rows[0])
    assert model.step(outcome - 1, 1) == outcome + 1
    assert model.step(outcome + 1, -1) == outcome - 1
    assert model.step(outcome, 1) == outcome + 1
    assert model.step(outcome, -1) == outcome - 1
    assert model.step(rows[-1], 5) == rows[-1]
    assert model.step(rows[0], -5) == rows[0]
    found = model.outcome_above(outcome + 1)
    assert found is not None
    assert found is model.row_at(outcome)
