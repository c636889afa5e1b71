"""Which problems stand, and which a person has dismissed."""

from __future__ import annotations

from collections.abc import Iterable

from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem
from perfdesk.core.reporting.dismissals import Dismissal, key_of


def dismissal_of(pack: Pack, problem: Problem) -> Dismissal | None:
    """Return the dismissal that lets *problem* stand as it says it now; None if none does."""
    held = pack.table(Dismissal).get(key_of(problem))
    return held if held is not None and held.covers(problem) else None


def standing(pack: Pack, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that nobody has dismissed, in their order."""
    return tuple(problem for problem in problems if dismissal_of(pack, problem) is None)


def dismissed(pack: Pack, problems: Iterable[Problem]) -> tuple[tuple[Problem, Dismissal], ...]:
    """Return the problems that somebody has dismissed, each with who did and why."""
    held = ((problem, dismissal_of(pack, problem)) for problem in problems)
    return tuple((problem, dismissal) for problem, dismissal in held if dismissal is not None)
