"""Problems in words: how many there are, and the whole list as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from perfdesk.core.problems import Problem, Severity
from perfdesk.core.reporting.dismissals import Dismissal


def counted_problems(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each severity ("2 errors, 1 note"); empty if none."""
    listed = tuple(problems)
    counts = ((sum(each.severity is kind for each in listed), kind.value) for kind in Severity)
    return ", ".join(
        f"1 {word}" if count == 1 else f"{count} {word}s" for count, word in counts if count
    )


def dismissed_text(dismissal: Dismissal) -> str:
    """Return who dismissed a problem, when and why."""
    when = dismissal.at
    return f"Dismissed by {dismissal.by} on {when.day} {when:%B %Y}: {dismissal.reason}"


def problems_as_text(
    heading: str,
    problems: Sequence[Problem],
    dismissed: Sequence[tuple[Problem, Dismissal]],
    at: datetime,
) -> str:
    """Return a list of problems to be read, printed or sent.

    Args:
        heading: What was checked: the pack's title and position.
        problems: Those that stand, in their order.
        dismissed: Those that were dismissed, with their reasons.
        at: When it was checked.
    """
    lines = [heading, f"Checked on {at.day} {at:%B %Y, %H:%M}", ""]
    lines.append(counted_problems(problems) or "No problems")
    lines += [f"  {_told(problem)}" for problem in problems]
    if dismissed:
        lines += ["", "Dismissed"]
        for problem, dismissal in dismissed:
            lines += [f"  {_told(problem)}", f"      {dismissed_text(dismissal)}"]
    return "\n".join(lines) + "\n"


def _told(problem: Problem) -> str:
    where = f" [{problem.where}]" if problem.where else ""
    arithmetic = f" ({problem.arithmetic})" if problem.arithmetic else ""
    return f"{problem.severity.value.capitalize()}: {problem.message}{arithmetic}{where}"
