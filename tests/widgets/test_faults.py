"""Whatever goes wrong, wherever: one dialog with one sentence, and the window goes on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from perfdesk.app.problem_list import ProblemList
from perfdesk.app.unexpected import UnexpectedError
from perfdesk.widgets.application import Desk
from perfdesk.widgets.grid.painter import GridPainter
from perfdesk.widgets.panels.status_line import StatusLine
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to, type_over


class Fault(RuntimeError):
    """What is made to go wrong."""


def go_wrong(*_: object, **__: object) -> None:
    raise Fault("made to go wrong")


def repaint(desk: Desk) -> None:
    grid = desk.window.workspace.grid
    assert grid is not None
    grid.viewport().repaint()


def a_timer(desk: Desk) -> None:
    QTimer.singleShot(0, go_wrong)


def a_task(desk: Desk) -> None:
    desk.tasks.start("Something", go_wrong, go_wrong)


def the_end_of_a_task(desk: Desk) -> None:
    desk.tasks.start("Something", lambda _: 1, go_wrong)


def a_signal(desk: Desk) -> None:
    desk.window.actions_[Command.ABOUT].triggered.connect(go_wrong)
    desk.window.actions_[Command.ABOUT].trigger()


@pytest.mark.parametrize("what", [a_timer, a_task, the_end_of_a_task, a_signal])
def test_that_a_fault_in_a_slot_or_task_is_told(
    sample: Desk, answers: Answers, qtbot: QtBot, what: Callable[[Desk], None]
) -> None:
    what(sample)
    check(sample, answers, qtbot)


@pytest.mark.parametrize(
    ("owner", "name", "then"),
    [
        (GridPainter, "paint", repaint),
        (ProblemList, "count", lambda desk: desk.window.workspace.problems._count()),
        (StatusLine, "_show_kept", lambda desk: desk.session.saved_state_changed.emit()),
    ],
)
def test_that_a_fault_in_a_part_of_the_window_is_told(
    sample: Desk,
    answers: Answers,
    qtbot: QtBot,
    owner: type,
    name: str,
    then: Callable[[Desk], None],
) -> None:
    go_to(sample, REABLEMENT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, go_wrong)
        QTimer.singleShot(0, lambda: then(sample))
        qtbot.waitUntil(lambda: bool(answers.told))
        qtbot.wait(20)
    check(sample, answers, qtbot)


def check(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    """It was told in a sentence, with details to copy, and work goes on."""
    qtbot.waitUntil(lambda: bool(answers.told))
    assert isinstance(answers.told[0], UnexpectedError)
    assert "Every edit so far is kept" in answers.told[0].message
    assert "Fault" in answers.told[0].details
    type_over(go_to(desk, REABLEMENT), "70%")
    assert "70%" in desk.session.to_undo
    assert desk.session.undo()
