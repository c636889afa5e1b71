"""The preview of an import: what is new and what it replaces, to be ticked off."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from perfdesk.app.import_model import COLUMNS, ImportModel, PreviewRow, preview_rows
from perfdesk.core.pack import Pack
from perfdesk.importing.plan import FigureState
from perfdesk.operations.imports import plan_extract
from perfdesk.operations.sample import copy_extracts

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture(scope="module")
def rows(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> tuple[PreviewRow, ...]:
    """The national extract of the sample against the sample."""
    extracts = copy_extracts(tmp_path_factory.mktemp("extracts"))
    national = next(path for path in extracts if path.name.startswith("ascof"))
    plan = plan_extract(pack, Path(national), at=datetime(2024, 6, 3, tzinfo=UTC))
    return preview_rows(pack, plan)


@pytest.fixture
def model(qtbot: QtBot, rows: tuple[PreviewRow, ...]) -> ImportModel:
    model = ImportModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_rows(rows)
    return model


def test_that_each_figure_is_told_with_place_period_and_cell(
    rows: tuple[PreviewRow, ...],
) -> None:
    told = {row.texts for row in rows}
    assert all(len(texts) == len(COLUMNS) for texts in told)
    assert {"Leicestershire", "England"} <= {texts[1] for texts in told}
    assert all(row.source == f"ascof_national_extract.csv, {row.texts[5]}" for row in rows)


def test_that_all_new_figures_are_ticked_to_begin_with(model: ImportModel) -> None:
    taken = model.count(FigureState.NEW) + model.count(FigureState.CHANGED)
    assert len(model.accepted) == taken > 0


def test_that_one_figure_can_be_left_out(model: ImportModel, qtbot: QtBot) -> None:
    before = model.accepted
    index = model.index(0, 0)
    with qtbot.waitSignal(model.dataChanged):
        assert model.setData(index, Qt.CheckState.Unchecked.value, CHECK)
    assert len(before - model.accepted) == 1
    assert index.data(CHECK) == Qt.CheckState.Unchecked
    model.setData(index, Qt.CheckState.Checked.value, CHECK)
    assert model.accepted == before


def test_that_all_of_a_state_can_be_left_out_and_taken_back(
    model: ImportModel, rows: tuple[PreviewRow, ...]
) -> None:
    before = model.accepted
    model.show_state(FigureState.NEW)
    model.tick_all(False)
    assert len(model.accepted) == model.count(FigureState.CHANGED)
    model.show_rows(rows)  # as after an answer: what was left out stays left out
    assert len(model.accepted) == model.count(FigureState.CHANGED)
    model.tick_all(True)
    assert model.accepted == before


def test_that_unchanged_figures_have_no_tick(model: ImportModel) -> None:
    model.show_state(FigureState.UNCHANGED)
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        assert index.data(CHECK) is None
        assert not model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
