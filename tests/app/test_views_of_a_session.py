"""Navigator, overview and problems: they follow the pack."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import NavigatorModel, NavigatorRole, PlaceKind
from perfdesk.app.overview_models import AttentionModel, CountsModel
from perfdesk.app.problem_list import ProblemList, ProblemRole
from perfdesk.app.session import Session
from perfdesk.app.status import Shape
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.problems import Problem, Severity
from tests.app.sample_measures import REABLEMENT, id_of


def watched(model: QAbstractItemModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


def make_worse(session: Session) -> None:
    cell = TypedCell(id_of(session, REABLEMENT), Column.CURRENT, "12%")
    session.perform(cells_edit(session.pack, session.dashboard.position, [cell]))


def test_that_the_navigator_lists_the_overview_and_the_four_layers(session: Session) -> None:
    model = NavigatorModel(session, session)
    watched(model)
    texts = [model.index(row).data() for row in range(model.rowCount())]
    assert texts == ["Overview", "Prevent need", "Reduce need", "Delay need", "Meet need"]
    counts = [model.index(row).data(NavigatorRole.ENTRY).count for row in range(1, 5)]
    assert counts == [13, 6, 5, 5]
    assert model.row_of(PlaceKind.LAYER, "no such") == -1


def test_that_the_navigator_says_how_many_are_worse(session: Session, qtbot: QtBot) -> None:
    model = NavigatorModel(session, session)
    watched(model)
    row = model.row_of(PlaceKind.LAYER, session.layer_of(id_of(session, REABLEMENT)))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    before = model.index(row).data(spoken)
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        make_worse(session)
    assert model.index(row).data(spoken) != before
    session.close()
    assert model.rowCount() == 0


def test_that_the_overview_counts_every_measure_once(session: Session) -> None:
    model = CountsModel(session, session)
    watched(model)
    all_layers = model.rowCount() - 1
    headings = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert headings[2:6] == ["Better", "Similar", "Below", "Not rated"]
    ratings = [int(model.index(all_layers, column).data() or 0) for column in range(2, 6)]
    assert sum(ratings) == int(model.index(all_layers, 1).data()) == 29
    assert model.sign(2) is not None
    assert model.sign(0) is None
    assert model.layer_in(all_layers) == ""


def test_that_the_overview_lists_what_is_worse(session: Session) -> None:
    model = AttentionModel(session, session)
    watched(model)
    before = model.rowCount()
    make_worse(session)
    assert model.rowCount() == before + 1
    measures = [model.measure_in(row) for row in range(model.rowCount())]
    at = measures.index(id_of(session, REABLEMENT))
    sign = model.sign(model.index(at, 2))
    assert sign is not None
    assert sign[0] is Shape.SQUARE
    assert model.sign(model.index(at, 0)) is None
    session.undo()
    assert model.rowCount() == before


def test_that_measures_that_also_get_worse_come_first(session: Session) -> None:
    model = AttentionModel(session, session)
    signs = [model.sign(model.index(row, 3)) for row in range(model.rowCount())]
    down = [sign is not None and sign[0] is Shape.DOWN for sign in signs]
    assert down == sorted(down, reverse=True)
    assert True in down


def test_that_problems_are_found_after_an_edit_and_gone_after_undo(
    session: Session, qtbot: QtBot
) -> None:
    model = ProblemList(session, session)
    watched(model)
    before = model.problems
    with qtbot.waitSignal(model.counted):
        measure = id_of(session, REABLEMENT)
        cell = TypedCell(measure, Column.TARGET, "")
        session.perform(cells_edit(session.pack, session.dashboard.position, [cell]))
    assert model.problems != before
    assert model.of_measure(measure)
    with qtbot.waitSignal(model.counted):
        session.undo()
    assert model.problems == before
    session.close()
    assert model.rowCount() == 0


def test_that_every_problem_says_its_severity_aloud(session: Session) -> None:
    model = ProblemList(session, session)
    assert model.rowCount() == sum(model.count(severity) for severity in Severity) > 0
    for row in range(model.rowCount()):
        index = model.index(row)
        problem = index.data(ProblemRole.PROBLEM)
        assert isinstance(problem, Problem)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.lower().startswith(problem.severity.value)
