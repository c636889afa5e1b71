"""Actions and recommendations that should have been done by now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from perfdesk.core.collecting.actions import ActionKind
from perfdesk.core.collecting.sheets import day_in_words
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, ProblemKind, Severity


def check_actions(pack: Pack, today: date) -> Iterator[Problem]:
    """Find open actions and recommendations whose day has passed."""
    for each in pack.actions:
        if not each.overdue_on(today) or each.by_when is None:
            continue
        name = "recommendation" if each.kind is ActionKind.RECOMMENDATION else "action"
        measure = pack.table(Measure).get(each.measure)
        subject = f"{measure.description}: " if measure else ""
        due = day_in_words(each.by_when, with_weekday=False)
        who = f" by {each.who}" if each.who else ""
        yield Problem(
            Severity.WARNING,
            ProblemKind.ACTION,
            f"{subject}the {name} \u201c{each.what}\u201d{who} was due on {due} and is still open.",
            each.measure,
            f"{name} {each.id}",
        )
