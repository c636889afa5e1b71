"""The list of problems: goes there, can be let stand with a reason, and follows the pack."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from perfdesk.app.grid.roles import GridRole
from perfdesk.app.problem_list import Sieve
from perfdesk.app.problem_model import ProblemRole
from perfdesk.core.dashboard import Column
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.widgets.application import Desk
from perfdesk.widgets.panels.problems_panel import ProblemsPanel
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to, type_over


@pytest.fixture
def panel(sample: Desk) -> ProblemsPanel:
    """The list, open and with the keyboard on its first problem."""
    go_to(sample, HERITAGE)
    sample.window.activateWindow()
    sample.window.actions_[Command.PROBLEMS].trigger()
    panel = sample.window.workspace.problems
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    return panel


def listed(panel: ProblemsPanel) -> list[Problem]:
    model = panel.list.model()
    return [model.index(row, 0).data(ProblemRole.PROBLEM) for row in range(model.rowCount())]


def choose(panel: ProblemsPanel, sieve: Sieve) -> None:
    at = list(Sieve).index(sieve)
    panel.sieve.setCurrentIndex(at)
    panel.sieve.activated.emit(at)


def dismiss(panel: ProblemsPanel, reason: str) -> None:
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.asking.isVisible()
    QTest.keyClicks(panel.reason, reason)
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)


def test_that_the_bar_counts_what_needs_somebody(sample: Desk) -> None:
    problems = sample.window.problems
    grave = problems.count(Severity.ERROR) + problems.count(Severity.WARNING)
    assert sample.window.actions_[Command.PROBLEMS].iconText() == f"Check pack ({grave})"
    sample.window.actions_[Command.CLOSE].trigger()
    assert sample.window.actions_[Command.PROBLEMS].iconText() == "Check pack"


def test_that_the_next_and_the_previous_problem_are_gone_to(sample: Desk) -> None:
    actions, workspace = sample.window.actions_, sample.window.workspace
    go_to(sample, HERITAGE)
    actions[Command.NEXT_PROBLEM].trigger()
    panel = workspace.problems
    assert workspace.below is panel
    found = [problem for problem in sample.window.problems.problems if problem.measure]
    assert workspace.details.measure == found[0].measure
    actions[Command.NEXT_PROBLEM].trigger()
    assert workspace.details.measure == found[1].measure
    actions[Command.PREVIOUS_PROBLEM].trigger()
    assert workspace.details.measure == found[0].measure
    # The list is a ring.
    actions[Command.PREVIOUS_PROBLEM].trigger()
    assert workspace.details.measure == found[-1].measure


def test_that_a_problem_is_dismissed_with_a_reason(sample: Desk, panel: ProblemsPanel) -> None:
    before = listed(panel)
    dismiss(panel, "Printed so, and the committee was told")
    assert listed(panel) == before[1:]
    assert sample.session.to_undo.startswith("Dismiss")
    choose(panel, Sieve.DISMISSED)
    assert listed(panel) == before[:1]
    index = panel.list.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Printed so, and the committee was told" in spoken


def test_that_no_problem_is_dismissed_without_a_reason(sample: Desk, panel: ProblemsPanel) -> None:
    before = listed(panel)
    dismiss(panel, "  ")
    assert panel.asking.isVisible()
    QTest.keyClick(panel.reason, Qt.Key.Key_Escape)
    assert not panel.asking.isVisible()
    assert listed(panel) == before
    assert not sample.session.to_undo


def test_that_a_dismissed_problem_is_listed_again(sample: Desk, panel: ProblemsPanel) -> None:
    before = listed(panel)
    dismiss(panel, "Looked at")
    choose(panel, Sieve.DISMISSED)
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    assert panel.dismiss.text() == "List again"
    panel.dismiss.click()
    choose(panel, Sieve.ALL)
    assert listed(panel) == before


def test_that_a_dismissed_problem_comes_back_when_it_says_something_else(
    sample: Desk, panel: ProblemsPanel
) -> None:
    ratio = next(
        row
        for row, problem in enumerate(listed(panel))
        if "2023/24" in problem.message and problem.where == Column.TARGET.value
    )
    problem = listed(panel)[ratio]
    panel.list.setCurrentIndex(panel.list.model().index(ratio, 0))
    dismiss(panel, "It is 2022/23")
    assert problem not in listed(panel)
    row = sample.session.row(problem.measure)
    assert row is not None
    target = row.cells[Column.TARGET].text
    type_over(go_to(sample, row.description, Column.TARGET), target.replace("23/24", "24/25"))
    sample.window.problems.check()
    again = [each for each in listed(panel) if each.measure == problem.measure]
    assert any(each.where == problem.where for each in again) or not again


def test_that_the_list_is_sifted_by_kind_and_words(sample: Desk, panel: ProblemsPanel) -> None:
    choose(panel, Sieve.WARNINGS)
    assert {problem.severity for problem in listed(panel)} == {Severity.WARNING}
    choose(panel, Sieve.ALL)
    panel.words.setText("2023/24")
    found = listed(panel)
    assert found
    assert len(found) < len(sample.window.problems.problems)
    panel.words.setText("no problem says this")
    assert panel.empty.isVisible()
    assert panel.empty.text() == "No problems match these words."
    panel.choose(sample.window.problems.problems[1])
    assert panel.list.currentIndex().row() == 1


def test_that_escape_leaves_the_list_for_the_grid(sample: Desk, panel: ProblemsPanel) -> None:
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not sample.window.actions_[Command.PROBLEMS].isChecked()


def test_that_the_list_is_saved_as_text(
    sample: Desk, panel: ProblemsPanel, answers: Answers, tmp_path: Path
) -> None:
    dismiss(panel, "Looked at")
    answers.text = tmp_path / "problems.txt"
    panel.save.click()
    told = answers.text.read_text("utf-8")
    for problem in sample.window.problems.problems:
        assert problem.message in told
    assert "Looked at" in told.split("Dismissed\n")[1]
    answers.text = tmp_path / "missing" / "problems.txt"
    sample.window.actions_[Command.SAVE_PROBLEMS].trigger()
    assert len(answers.told) == 1


def test_that_opening_one_panel_closes_the_other(sample: Desk, panel: ProblemsPanel) -> None:
    actions, workspace = sample.window.actions_, sample.window.workspace
    actions[Command.HISTORY].trigger()
    assert workspace.below is workspace.history
    assert not actions[Command.PROBLEMS].isChecked()
    actions[Command.HISTORY].trigger()
    assert workspace.below is None


# --- mending ----------------------------------------------------------------------------------
def impossible_years(desk: Desk) -> list[Problem]:
    return [each for each in desk.window.problems.problems if each.kind == ProblemKind.PERIOD]


def test_that_a_certain_mend_is_a_button_for_this_cell_and_for_all_alike(
    sample: Desk, panel: ProblemsPanel
) -> None:
    first = impossible_years(sample)[0]
    panel.choose(first)
    assert panel.mend.text() == "Change 2023/34 to 2023/24"
    assert panel.mend_all.text() == "In all 7 cells"
    panel.mend.click()
    assert len(impossible_years(sample)) == 6
    panel.choose(impossible_years(sample)[0])
    panel.mend_all.click()
    assert impossible_years(sample) == []
    sample.window.actions_[Command.UNDO].trigger()
    sample.window.problems.check()
    assert len(impossible_years(sample)) == 6


def test_that_what_a_person_must_find_has_no_such_button(
    sample: Desk, panel: ProblemsPanel
) -> None:
    panel.choose(next(each for each in sample.window.problems.problems if each.mend is None))
    assert panel.mend.isHidden()
    assert panel.mend_all.isHidden()


def test_that_a_cell_with_a_problem_is_marked_and_says_what_is_wrong(
    sample: Desk, panel: ProblemsPanel
) -> None:
    problem = impossible_years(sample)[0]
    words = sample.session.pack.measure(problem.measure).description
    cell = go_to(sample, words, Column.TARGET).currentIndex()
    assert cell.data(GridRole.FLAGGED)
    assert f"Error: {problem.message}" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert problem.message in cell.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    panel.choose(problem)
    panel.mend.click()
    cell = go_to(sample, words, Column.TARGET).currentIndex()
    assert problem.message not in cell.data(Qt.ItemDataRole.ToolTipRole)
