"""A dismissal covers the problem that was looked at, and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from perfdesk.core.problems import Problem, Severity
from perfdesk.core.reporting.dismissals import Dismissal, key_of

PROBLEM = Problem(
    Severity.WARNING, "ratio", "96% is not 524/528 (99.2%).", "enquiries", "2023/24", "524 / 528"
)
DISMISSAL = Dismissal(
    key_of(PROBLEM), PROBLEM.message, "Printed so.", "a.officer", datetime(2024, 6, 3, tzinfo=UTC)
)


def test_that_a_dismissed_problem_is_covered_however_severe_it_is() -> None:
    assert DISMISSAL.covers(PROBLEM)
    assert DISMISSAL.covers(replace(PROBLEM, severity=Severity.ERROR))


def test_that_the_dismissal_lapses_once_the_problem_says_something_else() -> None:
    assert not DISMISSAL.covers(replace(PROBLEM, message="95% is not 524/528 (99.2%)."))


def test_that_another_cell_is_another_problem() -> None:
    assert not DISMISSAL.covers(replace(PROBLEM, where="2022/23"))
    assert not DISMISSAL.covers(replace(PROBLEM, measure="reviews"))
