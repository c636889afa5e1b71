"""Problems as a list, whoever found them; those that a person dismissed come last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from perfdesk.app.session import Session
from perfdesk.core.checks.standing import dismissal_of
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.reporting.dismissals import Dismissal
from perfdesk.core.wording.problem_text import dismissed_text

Index = QModelIndex | QPersistentModelIndex


class ProblemRole(IntEnum):
    """Roles beyond Qt's."""

    PROBLEM = Qt.ItemDataRole.UserRole + 1
    DISMISSAL = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A problem, and who dismissed it if somebody did."""

    problem: Problem
    dismissal: Dismissal | None


class ProblemModel(QAbstractListModel):
    """What was found, each with who dismissed it if somebody did.

    Signals:
        counted: There are other problems than before.
    """

    counted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: tuple[_Found, ...] = ()

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

    def take(self, problems: Sequence[Problem]) -> None:
        """List other problems; those dismissed in the pack come last."""
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
