"""The problems of the position shown, as a list that follows the pack."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from perfdesk.app.session import Session
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.problems import Problem, Severity


class ProblemRole(IntEnum):
    """Roles beyond Qt's."""

    PROBLEM = Qt.ItemDataRole.UserRole + 1


AFTER = 40
"""Milliseconds after an edit that the checks run: grid and chart are drawn by then."""


class ProblemList(QAbstractListModel):
    """What the checks find, the gravest first.

    Signals:
        counted: There are other problems than before.
    """

    counted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._problems: tuple[Problem, ...] = ()
        # Checked after grid and chart have followed, and once for several edits in a row.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER)
        self._later.timeout.connect(self.check)
        session.opened.connect(self.check)
        session.updated.connect(self._check_soon)
        self.check()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found."""
        return self._problems

    def count(self, severity: Severity) -> int:
        """Return how many problems are of one severity."""
        return sum(problem.severity is severity for problem in self._problems)

    def of_measure(self, measure: str) -> tuple[Problem, ...]:
        """Return the problems of one measure."""
        return tuple(problem for problem in self._problems if problem.measure == measure)

    def check(self) -> None:
        """Check the pack now."""
        self._later.stop()
        found: tuple[Problem, ...] = ()
        if self._session.is_open:
            found = check_pack(self._session.pack, self._session.dashboard.position)
        if found == self._problems:
            return
        self.beginResetModel()
        self._problems = found
        self.endResetModel()
        self.counted.emit()

    def _check_soon(self) -> None:
        self._later.start()

    def stop(self) -> None:
        """Check no more."""
        self._later.stop()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of problems."""
        return 0 if parent is not None and parent.isValid() else len(self._problems)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a problem's sentence, its arithmetic as a tip, or the problem itself."""
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return problem.message
            case Qt.ItemDataRole.ToolTipRole:
                return problem.arithmetic or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{problem.severity.value.capitalize()}: {problem.message}"
            case ProblemRole.PROBLEM:
                return problem
        return None


def column_of(problem: Problem, dashboard: Dashboard) -> Column | None:
    """Return the column that a problem stands in; None where it concerns the row."""
    periods = {
        dashboard.position.label: Column.CURRENT,
        dashboard.previous.label: Column.PREVIOUS,
    }
    if problem.where in periods:
        return periods[problem.where]
    return next((column for column in Column if column.value == problem.where), None)
