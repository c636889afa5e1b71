"""Edits of who answers for a measure, and how far it has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from perfdesk.core.building.judging import decided_on
from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.stages import Stage, StageKey, StageMark
from perfdesk.core.settings import Position
from perfdesk.core.wording.numbers import tidy


def owner_edit(pack: Pack, measure: str, owner: str) -> Edit:
    """Return the edit that names who answers for a measure: a role or a team."""
    subject = pack.measure(measure)
    label = f"Change owner of {subject.description}"
    return edit_between(pack, label, [replace(subject, owner=tidy(owner))])


def stage_edit(
    pack: Pack, position: Period, measure: str, stage: Stage, *, by: str, at: datetime
) -> Edit:
    """Return the edit that sets how far a measure has come, as long as its figures stay.

    Awaited and figure in follow from the figures: setting one of them takes a mark away.
    """
    subject, shown = pack.measure(measure), pack.table(Position)[position]
    label = f"Mark {subject.description} as {stage}"
    held = pack.stage_mark(measure, position)
    if stage in {Stage.AWAITED, Stage.FIGURE_IN}:
        return removal(label, [held] if held else [])
    on = decided_on(pack, subject, shown)
    if held is not None and (held.stage, held.decided_on) == (stage, on):
        return Edit(label, ())
    mark = StageMark(StageKey(measure, position), stage, by or "unknown", at, on)
    return edit_between(pack, label, [mark])
