"""Progress over several files tells which of them it is at."""

from __future__ import annotations

from perfdesk.core.progress_report import NumberedReport


def test_that_each_step_tells_which_file_it_is_about() -> None:
    told: list[tuple[int, int, str]] = []
    report = NumberedReport(lambda *step: told.append(step), 3)
    report(0, 6, "Reading a.xlsx")
    report(2, 6, "Reading c.xlsx")
    report(4, 6, "Comparing b.xlsx")
    assert told == [
        (0, 6, "1 of 3: Reading a.xlsx"),
        (2, 6, "3 of 3: Reading c.xlsx"),
        (4, 6, "2 of 3: Comparing b.xlsx"),
    ]


def test_that_steps_within_a_file_do_not_move_the_whole() -> None:
    told: list[tuple[int, int, str]] = []
    report = NumberedReport(lambda *step: told.append(step), 2)
    report(1, 4, "Reading b.xlsx")
    report(900, 1000, "Row 900")
    assert told[-1] == (1, 4, "2 of 2: Row 900")


def test_that_one_file_is_not_numbered() -> None:
    told: list[tuple[int, int, str]] = []
    NumberedReport(lambda *step: told.append(step), 1)(1, 2, "Reading a.xlsx")
    assert told == [(1, 2, "Reading a.xlsx")]
