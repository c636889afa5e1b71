"""A process of its own for what could hurt the program: it answers, or it ends and is told of."""

from __future__ import annotations

import os
import pickle
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from perfdesk.core.errors import CancelledError, FileHeldError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.progress_report import silent
from perfdesk.operations.packs import find_council, new_pack
from perfdesk.system import worker as worker_module
from perfdesk.system.passing import packed, unpacked
from perfdesk.system.processes import memory_used
from perfdesk.system.worker import Worker, WorkerEndedError, WorkerUnavailableError
from tests.system import worker_jobs as jobs

pytestmark = pytest.mark.worker


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """A worker that is started when it is first asked."""
    with Worker(tmp_path_factory.mktemp("worker") / "worker.log") as made:
        yield made


def test_that_work_is_done_in_another_process_with_its_steps(worker: Worker) -> None:
    steps: list[tuple[int, int, str]] = []
    assert worker.run(jobs.doubled, 21, progress=lambda *step: steps.append(step)) == 42
    assert worker.run(jobs.number_of_process) not in {os.getpid(), None}


def test_that_one_process_does_one_piece_of_work_after_another(worker: Worker) -> None:
    assert worker.run(jobs.number_of_process) == worker.run(jobs.number_of_process)


def test_that_an_error_comes_back_whole_and_the_process_stays(worker: Worker) -> None:
    number = worker.run(jobs.number_of_process)
    with pytest.raises(FileHeldError) as told:
        worker.run(jobs.refuse, "F.xlsx")
    assert (told.value.message, told.value.path, told.value.details) == (
        "It is held.", "F.xlsx", "by Excel",
    )  # fmt: skip
    assert worker.run(jobs.number_of_process) == number


def test_that_a_panic_outside_exception_is_told_and_harms_nothing(worker: Worker) -> None:
    with pytest.raises(RuntimeError, match="index out of range"):
        worker.run(jobs.panic)
    assert worker.run(jobs.doubled, 1) == 2


def test_that_work_which_holds_the_interpreter_is_ended_and_named(worker: Worker) -> None:
    with pytest.raises(WorkerEndedError) as told:
        worker.run(jobs.hold_the_interpreter, patience=1.5)
    assert told.value.last_step == "Reading endless.csv"
    assert "no sign of life" in told.value.reason
    assert worker.run(jobs.doubled, 4) == 8


def test_that_work_which_is_lively_but_takes_the_processor_too_long_is_ended(
    worker: Worker,
) -> None:
    with pytest.raises(WorkerEndedError) as told:
        worker.run(jobs.never_done_and_lively, most_time=1.0)
    assert told.value.last_step == "Reading quadratic.csv"
    assert "processor" in told.value.reason
    assert worker.run(jobs.doubled, 4) == 8


def test_that_earlier_work_does_not_count_against_later_work(worker: Worker) -> None:
    for _ in range(3):
        assert worker.run(jobs.busy_for, 0.6, most_time=1.2) >= 0.6


def test_that_a_process_that_aborts_is_told_of_and_followed_by_another(worker: Worker) -> None:
    with pytest.raises(WorkerEndedError, match="it ended with"):
        worker.run(jobs.abort)
    assert worker.run(jobs.doubled, 5) == 10


def test_that_a_process_that_takes_too_much_memory_is_ended(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker.warm()
    used = memory_used(worker.number or 0)
    assert used is not None
    monkeypatch.setattr(worker_module, "MOST_MEMORY", used + 50_000_000)
    with pytest.raises(WorkerEndedError, match="MB of memory"):
        worker.run(jobs.take_memory, 100_000_000)


def test_that_memory_which_is_not_to_be_had_ends_the_process_alone(worker: Worker) -> None:
    with pytest.raises(WorkerEndedError, match="out of memory"):
        worker.run(jobs.take_all_memory)
    assert worker.run(jobs.doubled, 3) == 6


def test_that_cancelled_work_is_ended_and_the_next_goes_on(worker: Worker) -> None:
    asked = 0

    def cancel(done: int, total: int, doing: str) -> None:
        nonlocal asked
        asked += 1
        if asked > 2:
            raise CancelledError

    number = worker.run(jobs.number_of_process)
    with pytest.raises(CancelledError):
        worker.run(jobs.hold_the_interpreter, progress=cancel)
    assert worker.run(jobs.number_of_process) != number


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2, 0.5])
def test_that_cancel_does_not_wait_for_a_process_that_is_starting(
    tmp_path: Path, moment: float
) -> None:
    """A process that loads modules takes what is handed to it late; nobody waits for that."""
    cancelled = time.monotonic() + moment

    def cancel(done: int, total: int, doing: str) -> None:
        if time.monotonic() >= cancelled:
            raise CancelledError

    slow = "tests.system.slow_to_load"
    with Worker(tmp_path / "log", (slow,)) as starting:
        with pytest.raises(CancelledError):
            starting.run(jobs.length_of, bytes(20_000_000), progress=cancel)
        assert time.monotonic() - cancelled < 0.3


def test_that_cancel_does_not_wait_for_a_long_answer_to_be_unpacked(worker: Worker) -> None:
    whole = worker.run(jobs.long_answer, 200_000)
    started = 0.0

    def cancel(done: int, total: int, doing: str) -> None:
        nonlocal started
        if doing == "Answering":
            started = started or time.monotonic()
        if started and time.monotonic() - started > 0.02:
            raise CancelledError

    assert len(whole) == 200_000
    with pytest.raises(CancelledError):
        worker.run(jobs.long_answer_told, 200_000, progress=cancel)
    assert time.monotonic() - started < 0.3


def test_that_other_threads_go_on_while_a_long_answer_is_unpacked() -> None:
    answer = jobs.long_answer(100_000, progress=silent)
    slices = packed(answer)
    gaps: list[float] = []
    is_over = threading.Event()

    def tick() -> None:
        last = time.perf_counter()
        while not is_over.is_set():
            time.sleep(0.001)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    ticking = threading.Thread(target=tick)
    ticking.start()
    again = unpacked(slices, lambda: None)
    is_over.set()
    ticking.join()
    assert len(gaps) > 10
    assert sorted(gaps)[-2] < 0.1  # one slip is the machine's
    assert again == answer


def test_that_two_who_ask_at_once_are_served_one_after_the_other(worker: Worker) -> None:
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(worker.run(jobs.doubled, n)))
        for n in range(6)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(answers) == [0, 2, 4, 6, 8, 10]


def test_that_whoever_waits_for_a_busy_process_can_be_cancelled(worker: Worker) -> None:
    over = threading.Event()

    def until_over(done: int, total: int, doing: str) -> None:
        if over.is_set():
            raise CancelledError

    def work() -> None:
        with pytest.raises(CancelledError):
            worker.run(jobs.go_on_for_ever, progress=until_over)

    busy = threading.Thread(target=work)
    busy.start()
    while worker.number is None:
        time.sleep(0.01)

    def cancel(done: int, total: int, doing: str) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        worker.run(jobs.doubled, 1, progress=cancel)
    over.set()
    busy.join()


def test_that_killing_the_process_at_any_moment_leaves_the_next_work_whole(worker: Worker) -> None:
    chance = random.Random(7)
    ended = 0
    for _ in range(12):
        worker.warm()
        number = worker.number
        assert number is not None
        killer = threading.Timer(chance.uniform(0.0, 0.1), _kill, (number,))
        killer.start()
        try:
            assert worker.run(jobs.step_by_step, 50) == 50
        except WorkerEndedError:
            ended += 1
        killer.join()
        assert worker.run(jobs.doubled, 8) == 16
    assert ended


def _kill(number: int) -> None:
    # A worker that has gone already needs no end.
    try:
        os.kill(number, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    except ProcessLookupError:
        return


def test_that_what_libraries_print_is_kept_in_a_short_file(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "_LONGEST_LOG", 1000)
    asked = 0

    def a_few_looks(done: int, total: int, doing: str) -> None:
        nonlocal asked
        asked += 1
        if asked > 8:
            raise CancelledError

    with pytest.raises(CancelledError):
        worker.run(jobs.chatter, 5000, progress=a_few_looks)
    assert worker.log.stat().st_size <= 1000


def test_that_what_libraries_print_stands_in_no_output_of_the_program(
    worker: Worker, capfd: pytest.CaptureFixture[str]
) -> None:
    worker.run(jobs.print_aloud)
    assert capfd.readouterr() == ("", "")
    assert "said on standard output\nsaid on standard error" in worker.log.read_text("utf-8")


def test_that_an_idle_process_is_ended_and_started_again_when_needed(tmp_path: Path) -> None:
    with Worker(tmp_path / "log") as idle:
        assert idle.run(jobs.doubled, 2) == 4
        first = idle.run(jobs.number_of_process)
        idle.end_if_idle(3600.0)
        assert idle.run(jobs.number_of_process) == first
        idle.end_if_idle(0.0)
        assert idle.number is None
        assert idle.run(jobs.doubled, 3) == 6


def test_that_a_worker_that_is_closed_leaves_no_process(tmp_path: Path) -> None:
    worker = Worker(tmp_path / "log")
    worker.warm()
    number = worker.number
    worker.close()
    assert number is not None
    assert memory_used(number) in {None, 0}


def test_that_a_system_which_starts_no_process_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError("not allowed")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    with Worker(tmp_path / "log") as worker, pytest.raises(WorkerUnavailableError):
        worker.run(jobs.doubled, 2)


def test_that_a_pack_passes_whole_from_one_process_to_another() -> None:
    pack = new_pack(find_council("Leicestershire"), financial_year(2023)).pack
    again: Pack = pickle.loads(pickle.dumps(pack))
    assert again == pack
    assert list(again.records()) == list(pack.records())
