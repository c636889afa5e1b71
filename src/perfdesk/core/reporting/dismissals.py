"""Dismissals: problems that a person looked at and let stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from perfdesk.core.problems import Problem


@dataclass(frozen=True, slots=True, order=True)
class DismissalKey:
    """What identifies a dismissed problem: the check that found it, the measure and the cell."""

    kind: str
    measure: str
    where: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A problem that somebody dismissed.

    Attributes:
        key: Check, measure and cell.
        message: What the problem said; once it says something else, the dismissal lapses.
        reason: Why it may stand; never empty.
        by: Who dismissed it; an account or a role.
        at: When, with time zone.
    """

    key: DismissalKey
    message: str
    reason: str
    by: str
    at: datetime

    def covers(self, problem: Problem) -> bool:
        """Tell whether *problem* is the one that was dismissed, saying what it said then."""
        return self.key == key_of(problem) and self.message == problem.message


def key_of(problem: Problem) -> DismissalKey:
    """Return what a dismissal of *problem* is identified by."""
    return DismissalKey(str(problem.kind), problem.measure, problem.where)
