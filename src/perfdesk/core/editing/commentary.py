"""Edits of what is said about a measure."""

from __future__ import annotations

from datetime import datetime

from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey


def commentary_edit(
    pack: Pack,
    position: Period,
    measure: str,
    audience: Audience,
    text: str,
    *,
    by: str,
    at: datetime,
    draft: bool = False,
) -> Edit:
    """Return the edit that says *text* of a measure at a position; an empty text says nothing.

    Nothing changes where the same text stands already, whoever wrote it.

    Args:
        pack: The pack.
        position: Where it is said.
        measure: Id of the measure.
        audience: Who may read it.
        text: One or several lines; spaces around it are dropped.
        by: Who says it; an account or a role.
        at: When, with time zone.
        draft: Whether it is not final yet.
    """
    subject = pack.measure(measure).description
    what = "commentary on" if audience is Audience.PUBLIC else "internal note on"
    said = pack.commentary(measure, position, audience)
    lines = [line.rstrip() for line in text.strip().splitlines()]
    words = "\n".join(lines)
    if not words:
        return removal(f"Remove {what} {subject}", [said] if said else [])
    if said is not None and (said.text, said.draft) == (words, draft):
        return Edit(f"Change {what} {subject}", ())
    key = CommentaryKey(measure, position, audience)
    label = f"{'Change' if said else 'Add'} {what} {subject}"
    return edit_between(pack, label, [Commentary(key, words, by or "unknown", at, draft)])
