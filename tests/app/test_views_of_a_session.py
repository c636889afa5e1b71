"""Navigator, overview and problems: they follow the pack."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import NavigatorModel, NavigatorRole, PlaceKind
from perfdesk.app.problem_list import ProblemList
from perfdesk.app.problem_model import ProblemRole
from perfdesk.app.session import Session
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
    assert texts[:5] == ["Overview", "Prevent need", "Reduce need", "Delay need", "Meet need"]
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
