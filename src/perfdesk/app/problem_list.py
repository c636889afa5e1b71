"""The problems of the position shown, as a list that follows the pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)

from perfdesk.app.session import Session
from perfdesk.core.checks.all_checks import check_in_steps, check_pack
from perfdesk.core.checks.standing import dismissal_of
from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.editing.mends import cell_of
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.reporting.dismissals import Dismissal
from perfdesk.core.wording.problem_text import dismissed_text

Index = QModelIndex | QPersistentModelIndex


class ProblemRole(IntEnum):
    """Roles beyond Qt's."""

    PROBLEM = Qt.ItemDataRole.UserRole + 1
    DISMISSAL = Qt.ItemDataRole.UserRole + 2


AFTER = 40
"""Milliseconds after an edit that the checks run: grid and chart are drawn by then."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A problem, and who dismissed it if somebody did."""

    problem: Problem
    dismissal: Dismissal | None


class ProblemList(QAbstractListModel):
    """What the checks find, the gravest first; after those that stand, those dismissed.

    Signals:
        counted: There are other problems than before.
    """

    counted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: tuple[_Found, ...] = ()
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

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found and stands."""
        return tuple(each.problem for each in self._found if each.dismissal is None)

    @property
    def dismissed(self) -> tuple[tuple[Problem, Dismissal], ...]:
        """What was found and somebody has dismissed."""
        held = ((each.problem, each.dismissal) for each in self._found)
        return tuple((problem, by) for problem, by in held if by is not None)

    def count(self, severity: Severity) -> int:
        """Return how many problems that stand are of one severity."""
        return sum(problem.severity is severity for problem in self.problems)

    def of_measure(self, measure: str) -> tuple[Problem, ...]:
        """Return the problems of one measure that stand."""
        return tuple(problem for problem in self.problems if problem.measure == measure)

    def check(self) -> None:
        """Check the pack now."""
        self.stop()
        session = self._session
        is_open = session.is_open
        self._take(check_pack(session.pack, session.dashboard.position) if is_open else ())

    def _check_soon(self) -> None:
        self._next.stop()
        self._later.start()

    def _begin(self) -> None:
        """Begin to check the pack as it is now."""
        if self._session.is_open:
            self._steps = check_in_steps(self._session.pack, self._session.dashboard.position)
            self._step()

    def _step(self) -> None:
        """Do the next check, and take what all of them found after the last."""
        found = next(self._steps, ())
        if found is None:
            self._next.start()
        else:
            self._take(found)

    def _take(self, problems: tuple[Problem, ...]) -> None:
        found: tuple[_Found, ...] = ()
        if problems:
            pack = self._session.pack
            told = [_Found(problem, dismissal_of(pack, problem)) for problem in problems]
            found = tuple(sorted(told, key=lambda each: each.dismissal is not None))
        if found == self._found:
            return
        self.beginResetModel()
        self._found = found
        self.endResetModel()
        self.counted.emit()

    def stop(self) -> None:
        """Check no more."""
        self._later.stop()
        self._next.stop()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of problems, those dismissed among them."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a problem's sentence, its arithmetic as a tip, or the problem itself."""
        if not index.isValid():
            return None
        found = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.problem.message
            case Qt.ItemDataRole.ToolTipRole:
                return found.problem.arithmetic or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(found)
            case ProblemRole.PROBLEM:
                return found.problem
            case ProblemRole.DISMISSAL:
                return found.dismissal
        return None


def _spoken(found: _Found) -> str:
    problem = found.problem
    told = f"{problem.severity.value.capitalize()}: {problem.message}"
    if problem.arithmetic:
        told = f"{told} {problem.arithmetic}"
    return f"{told} {dismissed_text(found.dismissal)}" if found.dismissal else told


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

    def __init__(self, problems: ProblemList, parent: QObject | None = None) -> None:
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
