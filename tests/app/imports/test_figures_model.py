"""The preview of an import: what is new and what it replaces, to be ticked off."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from perfdesk.app.imports.figures_model import FigureRole, FiguresModel
from perfdesk.app.imports.files_model import FileLine, FilesModel
from perfdesk.app.imports.preview_rows import FigureColumn, PreviewRow, preview_rows
from perfdesk.core.figures import Content, Figure, Form, Reading
from perfdesk.core.imports.doubts import FigureDoubt
from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.plan import FigureState, ImportPlan, PlannedFigure
from perfdesk.operations.imports import plan_extract
from perfdesk.operations.sample import copy_extracts

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture(scope="module")
def plan(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> ImportPlan:
    """The national extract of the sample against the sample."""
    extracts = copy_extracts(tmp_path_factory.mktemp("extracts"))
    national = next(path for path in extracts if path.name.startswith("ascof"))
    return plan_extract(pack, Path(national), at=datetime(2024, 6, 3, tzinfo=UTC))


@pytest.fixture(scope="module")
def rows(pack: Pack, plan: ImportPlan) -> tuple[PreviewRow, ...]:
    """Its figures; those of the pack are changed in two places, one of them much."""
    first, second, *others = plan.figures
    changed = [_changed(first, Decimal("1.02")), _changed(second, Decimal(3)), *others]
    return preview_rows(pack, replace(plan, figures=tuple(changed)))


def _changed(planned: PlannedFigure, times: Decimal) -> PlannedFigure:
    """A figure that the pack holds otherwise."""
    new = planned.new
    value = (new.value or Decimal(10)) * times
    old = Reading(f"{value:.1f}", Content.NUMBER, value, 1, Form.PLAIN)
    return PlannedFigure(Figure(new.key, old), new)


@pytest.fixture
def model(qtbot: QtBot, rows: tuple[PreviewRow, ...]) -> FiguresModel:
    model = FiguresModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_rows(rows)
    return model


def test_that_each_figure_is_told_with_place_period_and_cell(
    rows: tuple[PreviewRow, ...],
) -> None:
    assert {"Leicestershire", "England"} <= {row.texts[FigureColumn.PLACE] for row in rows}
    for row in rows:
        assert row.source == f"{row.texts[FigureColumn.FILE]}, {row.texts[FigureColumn.FOUND]}"


def test_that_the_largest_change_stands_first_and_is_called_large(model: FiguresModel) -> None:
    model.show_only(FigureState.CHANGED)
    assert model.count_rows() == 2
    sizes = [row.change.size for at in range(2) if (row := model.row_at(at)).change]
    assert sizes == sorted(sizes, key=lambda each: each or 0, reverse=True)
    assert model.index(0, 0).data(FigureRole.LARGE)
    assert model.row_at(0).texts[FigureColumn.LOOK] == "Large"
    assert model.row_at(1).texts[FigureColumn.LOOK] == ""


def test_that_amount_and_per_cent_stand_beside_old_and_new(model: FiguresModel) -> None:
    model.show_only(FigureState.CHANGED)
    headings = model.headings()
    at = [headings.index(each) for each in ("In the pack", "In the extract", "Change", "Per cent")]
    assert all(model.index(0, column).data() for column in at)


def test_that_a_column_which_says_the_same_everywhere_is_left_out(
    pack: Pack, plan: ImportPlan, qtbot: QtBot
) -> None:
    ours = [each for each in plan.figures if each.key.place == pack.council.code]
    model = FiguresModel()
    model.show_rows(preview_rows(pack, replace(plan, figures=tuple(ours))))
    assert "Place" not in model.headings()


def test_that_all_new_figures_are_ticked_to_begin_with(model: FiguresModel) -> None:
    taken = model.count(FigureState.NEW) + model.count(FigureState.CHANGED)
    assert len(model.accepted()) == model.count_ticked == taken > 0


def test_that_one_figure_can_be_left_out(model: FiguresModel, qtbot: QtBot) -> None:
    before = model.accepted()
    index = model.index(0, 0)
    with qtbot.waitSignal(model.ticked):
        assert model.setData(index, Qt.CheckState.Unchecked.value, CHECK)
    assert len(before - model.accepted()) == 1
    assert index.data(CHECK) == Qt.CheckState.Unchecked
    model.setData(index, Qt.CheckState.Checked.value, CHECK)
    assert model.accepted() == before


def test_that_several_rows_are_toggled_as_the_first_of_them(model: FiguresModel) -> None:
    before = model.count_ticked
    model.toggle([0])
    model.toggle([0, 1, 2])
    assert model.count_ticked == before
    model.toggle([1, 2])
    assert model.count_ticked == before - 2


def test_that_all_figures_of_a_measure_are_left_out_at_once(
    model: FiguresModel, rows: tuple[PreviewRow, ...]
) -> None:
    measure = model.row_at(0).key.measure
    of_it = [row for row in rows if row.key.measure == measure]
    before = model.count_ticked
    model.tick_measure(measure, False)
    assert model.count_ticked == before - len(of_it)
    assert all(key.measure != measure for key in model.accepted())


def test_that_all_of_a_state_can_be_left_out_and_taken_back(
    model: FiguresModel, rows: tuple[PreviewRow, ...]
) -> None:
    before = model.accepted()
    model.show_only(FigureState.NEW)
    model.tick_shown(False)
    assert len(model.accepted()) == model.count(FigureState.CHANGED)
    model.show_rows(rows)  # as after an answer: what was left out stays left out
    assert len(model.accepted()) == model.count(FigureState.CHANGED)
    model.tick_shown(True)
    assert model.accepted() == before


def test_that_words_narrow_what_is_shown_and_ticked(model: FiguresModel) -> None:
    model.show_only(FigureState.NEW, words="england")
    shown = model.count_rows()
    assert 0 < shown < model.count(FigureState.NEW)
    before = model.count_ticked
    model.tick_shown(False)
    assert model.count_ticked == before - shown


def test_that_sorting_goes_by_what_a_column_says_and_back(model: FiguresModel) -> None:
    first = model.row_at(0)
    at = model.headings().index("Period")
    model.sort(at, Qt.SortOrder.DescendingOrder)
    periods = [model.row_at(row).key.period for row in range(model.count_rows())]
    assert periods == sorted(periods, reverse=True)
    model.sort(-1)
    assert model.row_at(0) == first


def test_that_unchanged_figures_have_no_tick(pack: Pack, plan: ImportPlan, qtbot: QtBot) -> None:
    same = tuple(PlannedFigure(each.new, each.new) for each in plan.figures[:4])
    model = FiguresModel()
    model.show_rows(preview_rows(pack, replace(plan, figures=same)))
    model.show_only(FigureState.UNCHANGED)
    assert model.count_rows() == 4
    for row in range(4):
        index = model.index(row, 0)
        assert index.data(CHECK) is None
        assert not model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable


def test_that_a_cell_is_spoken_with_its_heading(model: FiguresModel) -> None:
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Measure: ")


def test_that_a_file_is_ticked_as_its_figures_are(
    pack: Pack, plan: ImportPlan, qtbot: QtBot
) -> None:
    figures = FiguresModel()
    rows = [*preview_rows(pack, plan, 0), *preview_rows(pack, plan, 1)]
    figures.show_rows(rows, 2)
    files = FilesModel(figures)
    QAbstractItemModelTester(files, QAbstractItemModelTester.FailureReportingMode.Fatal, files)
    files.show_files([FileLine("one.csv", "a list", "", "4 new"), FileLine("two.csv", "", "", "")])
    assert files.rowCount() == 3
    assert files.index(1).data() == "one.csv\na list\n4 new"
    assert files.setData(files.index(1), Qt.CheckState.Unchecked.value, CHECK)
    states = [files.index(row).data(CHECK) for row in range(3)]
    assert states == [
        Qt.CheckState.PartiallyChecked,
        Qt.CheckState.Unchecked,
        Qt.CheckState.Checked,
    ]
    assert not figures.accepted(0)
    assert figures.accepted(1)
    assert "File" in figures.headings()
    figures.show_only(FigureState.NEW, 1)
    assert "File" not in figures.headings()


def test_that_what_cannot_be_like_the_others_is_left_out_until_it_is_ticked(
    qtbot: QtBot, pack: Pack, plan: ImportPlan
) -> None:
    first, *others = plan.new
    doubt = FigureDoubt(first.key, first.new.reading.text, "It is 1,000 times 5.", "5,000 / 5")
    held = replace(first, doubt=doubt, is_held_back=True)
    rows = preview_rows(pack, replace(plan, figures=(held, *others)))
    model = FiguresModel()
    model.show_rows(rows)
    model.show_only(FigureState.NEW)
    assert first.key not in model.accepted()
    assert model.count_ticked == len(others)
    look = model.columns.index(FigureColumn.LOOK)
    index = model.index(0, look)
    assert index.data() == "Check"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "It is 1,000 times 5. 5,000 / 5"
    assert model.index(0, 0).data(CHECK) == Qt.CheckState.Unchecked
    model.tick([rows[0]], True)
    model.show_rows(rows)
    assert first.key in model.accepted(), "what a person ticked stays ticked"
    model.tick([rows[0]], False)
    answered = preview_rows(
        pack, replace(plan, figures=(replace(held, is_held_back=False), *others))
    )
    model.show_rows(answered)
    assert first.key in model.accepted(), "the question was answered with yes"
