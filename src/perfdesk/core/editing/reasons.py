"""When an edit must say why: once a figure has left the office, nobody changes it in silence."""

from __future__ import annotations

from perfdesk.core.edits import Edit
from perfdesk.core.figures import Figure
from perfdesk.core.issues.issue import Issue
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position


def issue_contradicted_by(pack: Pack, edit: Edit) -> Issue | None:
    """Return the latest issue in force whose printed figures an edit changes or removes.

    A figure is printed as the current or as the previous one of the issue's position. One that
    was not there when the issue was made contradicts nothing.

    Args:
        pack: The pack before the edit.
        edit: What is to be done.
    """
    council = pack.settings.council
    changed: set[Period] = set()
    for each in edit.replacements:
        old, new = each.old, each.new
        if not isinstance(old, Figure) or old.key.place != council:
            continue
        if not isinstance(new, Figure) or new.reading != old.reading:
            changed.add(old.key.period)
    if not changed:
        return None
    for issue in pack.issues:
        if issue.withdrawal is None and changed & _printed_at(pack, issue.position):
            return issue
    return None


def _printed_at(pack: Pack, period: Period) -> set[Period]:
    position = pack.table(Position).get(period)
    return {period} if position is None else {period, position.previous}
