"""A process is told apart from every other that had or will have its number."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from perfdesk.system import processes
from perfdesk.system.processes import ProcessIdentity, may_be_running, this_process

WAITS = [sys.executable, "-c", "print('ready', flush=True); input()"]


def test_that_this_process_is_running() -> None:
    assert may_be_running(this_process())
    assert this_process() == this_process()


def test_that_another_process_is_running_until_it_ends() -> None:
    with subprocess.Popen(
        WAITS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        started = processes._started(process.pid)
        assert started
        identity = replace(this_process(), number=process.pid, started=started)
        assert may_be_running(identity)
        process.kill()
        process.stdout.read()
    assert not may_be_running(identity)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of the dead")
def test_that_a_dead_process_nobody_has_looked_at_yet_is_not_running() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        if sys.platform == "linux":
            os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # it stays as it is
        assert not may_be_running(replace(this_process(), number=process.pid, started=""))


def test_that_a_number_given_out_again_is_another_process() -> None:
    assert not may_be_running(replace(this_process(), started="an hour ago"))


def test_that_of_another_machine_nothing_is_known() -> None:
    assert may_be_running(ProcessIdentity("not this one", 1, "whenever"))


def test_that_what_cannot_be_told_counts_as_running() -> None:
    assert may_be_running(replace(this_process(), started=""))


@pytest.mark.parametrize("number", [0, -5, 2**70])
def test_that_a_number_no_process_can_have_is_not_running(number: int) -> None:
    assert not may_be_running(replace(this_process(), number=number))


def test_that_a_process_of_another_account_is_seen() -> None:
    identity = replace(this_process(), number=1, started="")
    if sys.platform != "win32":
        assert may_be_running(identity)
