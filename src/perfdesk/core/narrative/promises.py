"""What was promised: the actions and recommendations that a report prints, and what lacks one."""

from __future__ import annotations

from collections.abc import Iterable

from perfdesk.core.collecting.actions import Action, ActionKind
from perfdesk.core.collecting.sheets import day_in_words
from perfdesk.core.dashboard import Dashboard, Row
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.verdicts import Tone


def open_at(pack: Pack, position: Period) -> tuple[Action, ...]:
    """Return what is still to be done and was raised by the end of a position."""
    return tuple(each for each in pack.actions if each.is_open and each.raised.end <= position.end)


def action_text(action: Action) -> str:
    """Return an action in a line: what, who and by when, and how it stands."""
    by_when = (
        f"by {day_in_words(action.by_when, with_weekday=False)}" if action.by_when else "no date"
    )
    told = ", ".join(part for part in (action.who, by_when) if part)
    status = "" if action.is_open else f" {action.status.capitalize()}."
    outcome = f" {action.outcome.rstrip('.')}." if action.outcome else ""
    return f"{action.what.rstrip('.')} ({told}).{status}{outcome}"


def without_action(pack: Pack, dashboard: Dashboard) -> tuple[Row, ...]:
    """Return the rows that are red or worse, or worsening, and that nobody does anything about."""
    promised = {each.measure for each in open_at(pack, dashboard.position)}
    return tuple(
        row
        for row in dashboard.counted
        if Tone.POOR in {row.rating.tone, row.progress.tone} and row.measure not in promised
    )


def lacking_in_words(rows: Iterable[Row]) -> str:
    """Return `2 measures are worse and have no action: ...`; empty where every one has."""
    names = [row.description for row in rows]
    if not names:
        return ""
    count = "1 measure is" if len(names) == 1 else f"{len(names)} measures are"
    has = "has" if len(names) == 1 else "have"
    return f"{count} red, worse or worsening and {has} no action: {'; '.join(names)}."


def promised_terms(
    pack: Pack, dashboard: Dashboard, *, only_loose: bool
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the open actions of a report by kind, each with the measure that it is about.

    Args:
        pack: The pack.
        dashboard: What is printed of it.
        only_loose: Whether only those are wanted that stand beneath no row.
    """
    printed = {row.measure for row in dashboard.counted}
    found = open_at(pack, dashboard.position)
    groups = []
    for kind, title in (
        (ActionKind.ACTION, "Actions"),
        (ActionKind.RECOMMENDATION, "Recommendations of scrutiny"),
    ):
        entries = tuple(
            (_subject(pack, each), action_text(each))
            for each in found
            if each.kind is kind
            and (not each.measure or (each.measure in printed and not only_loose))
        )
        if entries:
            groups.append((title, entries))
    return tuple(groups)


def _subject(pack: Pack, action: Action) -> str:
    measure = pack.table(Measure).get(action.measure)
    return measure.description if measure else "About the report as a whole"
