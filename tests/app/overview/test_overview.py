"""The overview of an open pack: counts, and the measures that need somebody."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from perfdesk.app.overview.matrix import MatrixModel, matrices_of
from perfdesk.app.overview.overview import Overview
from perfdesk.app.session import Session
from perfdesk.app.status import Shape
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.editing.commentary import commentary_edit
from perfdesk.core.edits import edit_between
from perfdesk.core.reporting.commentary import Audience
from tests.app.sample_measures import REABLEMENT, id_of
from tests.core.printed import AT

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def overview(session: Session) -> Overview:
    """The overview of the sample, being looked at."""
    overview = Overview(session, session)
    for model in (overview.attention, overview.improved, overview.unknown, overview.stages):
        QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Fatal, session
        )
    overview.watch(True)
    return overview


def make_worse(session: Session) -> str:
    """Type 70% for reablement, and return its id."""
    measure = id_of(session, REABLEMENT)
    cell = TypedCell(measure, Column.CURRENT, "70%")
    session.perform(cells_edit(session.pack, session.dashboard.position, [cell]))
    return measure


# --- counts ---------------------------------------------------------------------------------------
def test_that_every_measure_is_counted_once_and_every_number_leads_to_its_rows(
    session: Session,
) -> None:
    for matrix in matrices_of(session.dashboard):
        model = MatrixModel(session)
        model.show(matrix)
        QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Fatal, session
        )
        rows, columns = model.rowCount() - 1, model.columnCount() - 1
        inner = [model.measures_at(model.index(row, column))
                 for row in range(rows) for column in range(columns)]  # fmt: skip
        total = model.measures_at(model.index(rows, columns))
        assert sorted(each for cell in inner for each in cell) == sorted(total)
        assert len(set(total)) == len(total)
        assert model.data(model.index(rows, columns)) == str(len(total))


def test_that_the_layers_together_make_all(session: Session) -> None:
    everything, *layers = matrices_of(session.dashboard)
    assert everything.layer == ""
    assert sum(len(each.found(None, None)) for each in layers) == 29
    assert len(everything.found(None, None)) == 29
    assert [each.name for each in layers] == [
        "Prevent need", "Reduce need", "Delay need", "Meet need",
    ]  # fmt: skip


def test_that_a_count_says_what_it_counts(session: Session) -> None:
    model = MatrixModel(session)
    model.show(matrices_of(session.dashboard)[0])
    assert model.headings() == ("Improved", "Similar", "Not as good", "Not compared", "All")
    assert model.data(model.index(2, 2), SPOKEN) == "All layers: below, not as good: 3"
    assert model.data(model.index(4, 4), SPOKEN) == "All layers: all measures: 29"
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "Improved"


def test_that_parts_are_not_counted(session: Session) -> None:
    measure = id_of(session, REABLEMENT)
    layer = session.layer_of(measure)
    whole = next(
        row.measure
        for each in session.dashboard.layers
        for row in each.rows
        if each.layer == layer and row.measure != measure
    )
    part = replace(session.pack.measure(measure), part_of=whole)
    session.perform(edit_between(session.pack, "Make it a part", [part]))
    assert len(matrices_of(session.dashboard)[0].found(None, None)) == 28
    assert measure not in matrices_of(session.dashboard)[0].found(None, None)


def test_that_no_progress_leaves_one_column(session: Session) -> None:
    session.show_position(next(each.period for each in session.pack.positions
                               if each.period.start.year == 2021))  # fmt: skip
    matrix = matrices_of(session.dashboard)[0]
    model = MatrixModel(session)
    model.show(matrix)
    assert {"Green", "Amber", "Red", "Not rated"} <= {each.text for each in matrix.ratings}
    assert model.headings()[-1] == "All"


# --- measures that are named ----------------------------------------------------------------------
def test_that_it_lists_what_is_worse_and_follows(session: Session, overview: Overview) -> None:
    before = overview.attention.rowCount()
    measure = make_worse(session)
    model = overview.attention
    named = [model.measure_in(row) for row in range(model.rowCount())]
    assert measure in named
    assert len(named) >= before
    at = named.index(measure)
    signs = {model.sign(model.index(at, column)) for column in range(model.columnCount())}
    shapes = {sign[0] for sign in signs if sign is not None}
    assert shapes == {Shape.SQUARE, Shape.DOWN}
    assert model.data(model.index(at, 1), SPOKEN) == "Now: 70%"
    session.undo()
    assert measure not in [model.measure_in(row) for row in range(model.rowCount())]


def test_that_reason_and_action_are_the_commentary(session: Session, overview: Overview) -> None:
    measure = make_worse(session)
    said = commentary_edit(
        session.pack, session.dashboard.position, measure, Audience.PUBLIC, "Beds. A plan.",
        by="Team", at=AT,
    )  # fmt: skip
    session.perform(said)
    model = overview.attention
    at = [model.measure_in(row) for row in range(model.rowCount())].index(measure)
    assert model.data(model.index(at, model.columnCount() - 1)) == "Beds. A plan."


def test_that_what_is_not_known_says_why(overview: Overview) -> None:
    model = overview.unknown
    said = [model.data(model.index(row, 2)) for row in range(model.rowCount())]
    assert len(said) == 2
    assert "part of an academic year" in said[0]  # though there is a target
    assert "New ASCOF metric" in said[1]


def test_that_nothing_is_worked_out_while_nobody_looks(
    session: Session, overview: Overview
) -> None:
    overview.watch(False)
    before = overview.summary
    make_worse(session)
    assert overview.summary is before
    overview.watch(True)
    assert overview.summary is not before
    session.close()
    overview.watch(True)


# --- stages ---------------------------------------------------------------------------------------
def test_that_stages_and_awaited_comments_are_counted(session: Session, overview: Overview) -> None:
    model = overview.stages
    last = model.rowCount() - 1
    assert model.headings() == (
        "Layer", "Awaited", "Figure in", "Checked", "Commented", "Signed off", "Commentary awaited",
    )  # fmt: skip
    counts = [int(model.data(model.index(last, column)) or 0) for column in range(1, 6)]
    assert sum(counts) == 29
    awaited = model.index(last, 6)
    before = model.measures_at(awaited)
    measure = before[0]
    position = session.dashboard.position
    session.perform(
        commentary_edit(session.pack, position, measure, Audience.PUBLIC, "Why.", by="", at=AT)
    )
    assert set(before) - set(model.measures_at(model.index(last, 6))) == {measure}
    assert model.data(model.index(last, 4)) == "1"
    assert model.words_at(model.index(0, 4)) == "Prevent need: commented"
    assert (model.layer_in(last), model.layer_in(0) != "") == ("", True)
