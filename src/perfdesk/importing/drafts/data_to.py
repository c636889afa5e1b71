"""How far the data of a file run, by its own words, compared with what the pack reports."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from perfdesk.core.figures import FigureKind
from perfdesk.core.pack import Pack
from perfdesk.core.periods import snapshot
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import Extract, Sheet
from perfdesk.importing.vocabulary.naming_periods import period_in

_SAYS = re.compile(
    r"\b(?:data|figures|position|activity|extract(?:ed)?)\s+(?:is\s+|are\s+|runs?\s+)?"
    r"(?:up\s+)?(?:to|until|as\s+at|as\s+of)(?:\s+and\s+including)?\b[:\s]*+(.{4,40})",
    re.IGNORECASE,
)
_ROWS, _COLUMNS = 20, 12
_LONGEST = 200


def data_to(extract: Extract, sheets: tuple[Sheet, ...]) -> date | None:
    """Return the last day that a file says its data run to; None where it does not say."""
    del extract
    found = [day for sheet in sheets if (day := _on_sheet(sheet)) is not None]
    return max(found, default=None)


def _on_sheet(sheet: Sheet) -> date | None:
    rows = (sheet.row_texts(row) for row in range(1, min(sheet.height, _ROWS) + 1))
    lines = (" ".join(text for text in texts[:_COLUMNS] if text) for texts in rows)
    for line in (*sheet.above, *lines):
        # A long line is prose about something else, such as the day of a survey.
        for match in _SAYS.finditer(line) if len(line) <= _LONGEST else ():
            period = period_in(match[1])
            if period is not None:
                return period.end
    return None


def with_data_to(plan: ImportPlan, pack: Pack, day: date | None) -> ImportPlan:
    """Note in a plan how far its file runs, and say so where the pack reports another day.

    National publications run to what they run to: only our own figures are held against it.
    """
    if day is None:
        return plan
    plan = replace(plan, source=replace(plan.source, data_to=day.isoformat()))
    local = any(each.key.kind is FigureKind.LOCAL for each in plan.figures)
    position = pack.settings.position
    told = {position.end, *(each.period.end for each in pack.positions)}
    if not local or day in told:
        return plan
    runs = snapshot(day).label
    end = snapshot(position.end).label
    short = "so they do not cover all of it" if day < position.end else "so they go beyond it"
    return replace(
        plan,
        problems=(
            Problem(
                Severity.WARNING,
                ImportKind.DATA_TO,
                f"\u201c{plan.source.name}\u201d says its data runs to {runs}, but the pack "
                f"reports {position}, which ends on {end}, {short}.",
            ),
            *plan.problems,
        ),
    )
