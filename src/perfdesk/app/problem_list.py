"""The problems of the position shown, as a list that follows the pack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from PySide6.QtCore import (
    QObject,
    QSortFilterProxyModel,
    QTimer,
)

from perfdesk.app.problem_model import Index, ProblemModel, ProblemRole
from perfdesk.app.session import Session
from perfdesk.core.checks.all_checks import check_in_steps, check_pack
from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.editing.mends import cell_of
from perfdesk.core.problems import Problem, Severity

AFTER = 40
"""Milliseconds after an edit that the checks run: grid and chart are drawn by then."""


class ProblemList(ProblemModel):
    """What the checks find, the gravest first; after those that stand, those dismissed.

    Checked again after each edit.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        # Checked after grid and chart have followed, and once for several edits in a row.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER)
        self._later.timeout.connect(self._begin)
        # One check after the other, with room for keys between: together they take a tenth of a
        # second where there are hundreds of measures.
        self._steps: Iterator[tuple[Problem, ...] | None] = iter(())
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._step)
        session.opened.connect(self.check)
        session.updated.connect(self._check_soon)
        self.check()

    def check(self) -> None:
        """Check the pack now."""
        self.stop()
        session = self._session
        is_open = session.is_open
        self.take(
            check_pack(session.pack, session.dashboard.position, date.today()) if is_open else ()
        )

    def _check_soon(self) -> None:
        self._next.stop()
        self._later.start()

    def _begin(self) -> None:
        """Begin to check the pack as it is now."""
        if self._session.is_open:
            shown = self._session.dashboard.position
            self._steps = check_in_steps(self._session.pack, shown, date.today())
            self._step()

    def _step(self) -> None:
        """Do the next check, and take what all of them found after the last."""
        found = next(self._steps, ())
        if found is None:
            self._next.start()
        else:
            self.take(found)

    def stop(self) -> None:
        """Check no more."""
        self._later.stop()
        self._next.stop()


class Sieve(StrEnum):
    """Which problems are listed."""

    ALL = "all open"
    ERRORS = "errors"
    WARNINGS = "warnings"
    NOTES = "notes"
    DISMISSED = "dismissed"


_SEVERITIES = {
    Sieve.ERRORS: Severity.ERROR,
    Sieve.WARNINGS: Severity.WARNING,
    Sieve.NOTES: Severity.NOTE,
}


class ChosenProblems(QSortFilterProxyModel):
    """The problems of one kind whose sentence holds some words."""

    def __init__(self, problems: ProblemModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sieve = Sieve.ALL
        self._words: tuple[str, ...] = ()
        self.setSourceModel(problems)

    def choose(self, sieve: Sieve, words: str) -> None:
        """List the problems that *sieve* lets through and that hold all of *words*."""
        self.beginFilterChange()
        self._sieve, self._words = sieve, tuple(words.lower().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Tell whether a problem is listed."""
        index = self.sourceModel().index(source_row, 0, source_parent)
        problem = index.data(ProblemRole.PROBLEM)
        is_dismissed = index.data(ProblemRole.DISMISSAL) is not None
        if is_dismissed is not (self._sieve is Sieve.DISMISSED):
            return False
        wanted = _SEVERITIES.get(self._sieve)
        if wanted is not None and problem.severity is not wanted:
            return False
        told = f"{problem.message} {problem.arithmetic} {problem.where}".lower()
        return all(word in told for word in self._words)


def column_of(problem: Problem, dashboard: Dashboard) -> Column | None:
    """Return the column that a problem stands in; None where it concerns the row."""
    return cell_of(problem, dashboard.position, dashboard.previous)
