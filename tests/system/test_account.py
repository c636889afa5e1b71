"""The account is named where it can be, and nothing fails where it cannot."""

from __future__ import annotations

import pytest

from perfdesk.system.account import account_name, machine_name


def test_that_the_account_is_the_one_that_runs_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOGNAME", "a.officer")
    assert account_name() == "a.officer"


@pytest.mark.parametrize("problem", [KeyError("uid"), ImportError("pwd"), OSError("no entry")])
def test_that_an_account_without_a_name_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def fail() -> str:
        raise problem

    monkeypatch.setattr("getpass.getuser", fail)
    assert account_name() == ""


def test_that_the_machine_has_a_name() -> None:
    assert isinstance(machine_name(), str)


def test_that_a_machine_which_tells_no_name_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OSError("no name")

    monkeypatch.setattr("socket.gethostname", fail)
    assert machine_name() == ""


def test_that_the_name_is_not_asked_of_what_may_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang() -> str:
        raise AssertionError("on Windows this asks WMI")

    monkeypatch.setattr("platform.node", hang)
    machine_name()
