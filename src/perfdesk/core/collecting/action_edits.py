"""The edits of actions and recommendations: entered, changed, done or dropped; never in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from perfdesk.core.collecting.actions import Action, ActionKind, ActionStatus
from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.wording.numbers import tidy


class UnusableActionError(PerfDeskError):
    """An action that cannot be kept as it was entered; nothing was changed."""


def action_edit(pack: Pack, action: Action) -> Edit:
    """Return the edit that enters an action, or changes the one with its id.

    Raises:
        UnusableActionError: It says nothing to do, is about no measure of the pack, or was
            dropped without a word why.
    """
    kept = replace(
        action, what=tidy(action.what), who=tidy(action.who), outcome=tidy(action.outcome)
    )
    name = "recommendation" if kept.kind is ActionKind.RECOMMENDATION else "action"
    if not kept.what:
        raise UnusableActionError(
            f"The {name} does not say what is to be done, so it was not kept. Say what."
        )
    measure = pack.table(Measure).get(kept.measure)
    if measure is None and (kept.measure or kept.kind is ActionKind.ACTION):
        raise UnusableActionError(
            f"The {name} is about no measure of the pack, so it was not kept. Choose a measure."
        )
    if kept.status is ActionStatus.DROPPED and not kept.outcome:
        raise UnusableActionError(
            f"It was not said why the {name} is dropped, so nothing was changed. Say why."
        )
    held = pack.table(Action).get(kept.id)
    verb = "Add" if held is None else _verb(held, kept)
    subject = f" on {measure.description}" if measure else ""
    if held is not None and replace(kept, at=held.at, by=held.by) == held:
        return Edit(f"Change {name}{subject}", ())
    return edit_between(pack, f"{verb} {name}{subject}: {_short(kept.what)}", [kept])


def new_action(
    identifier: str,
    measure: str,
    what: str,
    *,
    position: Period,
    by: str,
    at: datetime,
    kind: ActionKind = ActionKind.ACTION,
) -> Action:
    """Return an open action that somebody enters, without a name or a day yet.

    Args:
        identifier: Never given before.
        measure: Id of the measure; empty for a recommendation about none.
        what: What is to be done.
        position: At which it is raised.
        by: Who enters it.
        at: When.
        kind: An action, or a recommendation of scrutiny.
    """
    return Action(
        identifier, kind, measure, what, "", None, ActionStatus.OPEN, "", position,
        by or "unknown", at,
    )  # fmt: skip


def _verb(before: Action, after: Action) -> str:
    if before.status is after.status:
        return "Change"
    verbs = {
        ActionStatus.OPEN: "Open again",
        ActionStatus.DONE: "Finish",
        ActionStatus.DROPPED: "Drop",
    }
    return verbs[after.status]


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:49]}\u2026"
