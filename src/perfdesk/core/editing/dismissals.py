"""Edits that let a problem stand, or list it again."""

from __future__ import annotations

from datetime import datetime

from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem
from perfdesk.core.reporting.dismissals import Dismissal, key_of
from perfdesk.core.wording.numbers import tidy


class UnsuitableDismissalError(PerfDeskError):
    """A problem that is dismissed without a reason."""


def dismissal_edit(pack: Pack, problem: Problem, reason: str, *, by: str, at: datetime) -> Edit:
    """Return the edit that lets a problem stand, as long as it says what it says now.

    Raises:
        UnsuitableDismissalError: There is no reason.
    """
    why = tidy(reason)
    if not why:
        raise UnsuitableDismissalError(
            "The problem was not dismissed because it needs a reason. Say why it can be left."
        )
    dismissed = Dismissal(key_of(problem), problem.message, why, by or "unknown", at)
    return edit_between(pack, f"Dismiss the problem \u201c{problem.message}\u201d", [dismissed])


def restore_edit(pack: Pack, problem: Problem) -> Edit:
    """Return the edit that lists a dismissed problem again."""
    held = pack.table(Dismissal).get(key_of(problem))
    label = f"List the problem \u201c{problem.message}\u201d again"
    return removal(label, [held] if held else [])
