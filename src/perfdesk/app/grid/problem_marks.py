"""Which cells of the grid have problems, as the list of problems changes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from perfdesk.app.problem_list import ProblemList, column_of
from perfdesk.app.session import Session
from perfdesk.core.dashboard import Column
from perfdesk.core.problems import Problem, ProblemKind

_OfCells = Mapping[tuple[str, Column], tuple[Problem, ...]]


class ProblemMarks(QObject):
    """The problems that stand, by measure and column; those of a whole layer mark no cell.

    Signals:
        changed: The ids of the measures whose cells have other problems than before, a frozenset.
    """

    changed = Signal(object)

    def __init__(
        self, problems: ProblemList, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._problems = problems
        self._session = session
        self._of_cells: _OfCells = MappingProxyType({})
        problems.counted.connect(self._follow)
        self._follow()

    def of(self, measure: str, column: Column) -> tuple[Problem, ...]:
        """Return the problems of one cell, the gravest first."""
        return self._of_cells.get((measure, column), ())

    def _follow(self) -> None:
        before, after = self._of_cells, self._found()
        self._of_cells = after
        moved = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        if moved:
            self.changed.emit(frozenset(measure for measure, _ in moved))

    def _found(self) -> _OfCells:
        if not self._session.is_open:
            return MappingProxyType({})
        dashboard = self._session.dashboard
        found: dict[tuple[str, Column], tuple[Problem, ...]] = {}
        for problem in self._problems.problems:
            if not problem.measure or problem.kind == ProblemKind.SHARES:
                continue
            column = column_of(problem, dashboard)
            if column is not None:
                key = problem.measure, column
                found[key] = (*found.get(key, ()), problem)
        return MappingProxyType(found)
