"""Tasks: results and errors arrive on the window's thread, and a cancel leaves nothing behind."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from perfdesk.app.tasks import ImmediatePool, TaskRunner, ThreadPool
from perfdesk.app.unexpected import UnexpectedError
from perfdesk.core.errors import CancelledError, PerfDeskError, UnreadableExtractError
from perfdesk.core.progress_report import ProgressReport


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner(ThreadPool())
    yield runner
    runner.close()
    runner.deleteLater()


def test_that_a_result_arrives_on_the_threads_of_the_window(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    worked: list[threading.Thread] = []
    arrived: list[tuple[int, threading.Thread]] = []

    def work(report: ProgressReport) -> int:
        worked.append(threading.current_thread())
        return 42

    runner.start("Count", work, lambda n: arrived.append((n, threading.current_thread())))
    assert runner.is_busy
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert arrived == [(42, threading.main_thread())]
    assert worked[0] is not threading.main_thread()


def test_that_steps_are_told_on_the_thread_of_the_window(runner: TaskRunner, qtbot: QtBot) -> None:
    steps: list[tuple[int, int, str, bool]] = []

    def work(report: ProgressReport) -> None:
        report(1, 2, "Second")

    task = runner.start("Steps", work, lambda _: None)
    here = threading.main_thread()
    task.progressed.connect(lambda *step: steps.append((*step, threading.current_thread() is here)))
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert steps == [(1, 2, "Second", True)]


def test_that_a_cancel_stops_the_work_before_its_next_step(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    begun, asked = threading.Event(), threading.Event()
    problems: list[PerfDeskError] = []
    results: list[None] = []

    def work(report: ProgressReport) -> None:
        begun.set()
        asked.wait(5)
        report(1, 2, "Never")

    task = runner.start("Long", work, results.append, problems.append)
    assert begun.wait(5)
    task.cancel()
    asked.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert [type(each) for each in problems] == [CancelledError]
    assert not results


def test_that_a_cancel_nobody_waits_for_is_silent(runner: TaskRunner, qtbot: QtBot) -> None:
    def work(report: ProgressReport) -> None:
        raise CancelledError

    with qtbot.assertNotEmitted(runner.failed):
        runner.start("Gone", work, lambda _: None)
        qtbot.waitUntil(lambda: not runner.is_busy)


def test_that_an_error_for_the_user_passes_as_it_is(runner: TaskRunner, qtbot: QtBot) -> None:
    problem = UnreadableExtractError("The file is empty; nothing was imported.")

    def work(report: ProgressReport) -> None:
        raise problem

    with qtbot.waitSignal(runner.failed) as heard:
        runner.start("Read", work, lambda _: None)
    assert heard.args[0] is problem


class Panic(BaseException):
    """What some libraries raise instead of an Exception."""


@pytest.mark.parametrize("fault", [ZeroDivisionError("by zero"), Panic("panicked")])
def test_that_a_fault_becomes_one_sentence_with_details(
    fault: BaseException, runner: TaskRunner, qtbot: QtBot
) -> None:
    def work(report: ProgressReport) -> None:
        raise fault

    with qtbot.waitSignal(runner.failed) as heard:
        runner.start("Break", work, lambda _: None)
    problem = heard.args[0]
    assert isinstance(problem, UnexpectedError)
    assert "\n" not in problem.message
    assert type(fault).__name__ in problem.details


def test_that_closing_waits_for_work_and_drops_its_result(qtbot: QtBot) -> None:
    runner = TaskRunner(ThreadPool())
    results: list[int] = []
    finished = threading.Event()

    def work(report: ProgressReport) -> int:
        finished.set()
        return 1

    runner.start("Last", work, results.append)
    runner.close()
    assert finished.is_set()
    assert not runner.is_busy
    qtbot.wait(1)
    assert not results
    runner.deleteLater()


def test_that_the_immediate_pool_works_in_the_same_order(qtbot: QtBot) -> None:
    runner = TaskRunner(ImmediatePool())
    results: list[int] = []

    def work(number: int) -> Callable[[ProgressReport], int]:
        return lambda _report: number

    for number in range(3):
        runner.start("Order", work(number), results.append)
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert results == [0, 1, 2]
    runner.close()
    runner.deleteLater()


def test_that_nobody_is_told_whose_dialog_is_gone(runner: TaskRunner, qtbot: QtBot) -> None:
    owner, gate, told = QObject(), threading.Event(), list[int]()
    asked_to_stop: list[bool] = []

    def work(report: ProgressReport) -> int:
        gate.wait(10)
        try:
            report(0, 1, "Counting")
        except CancelledError:
            asked_to_stop.append(True)
            raise
        return 42

    runner.start("Count", work, told.append, lambda _: told.append(0), owner=owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert asked_to_stop == [True]
    assert told == []
