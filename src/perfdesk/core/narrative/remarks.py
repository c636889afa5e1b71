"""What may be printed beside a row: public commentary, and public reasons of decisions.

Nothing that is internal, and no draft, passes here; all exports take their remarks from here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from perfdesk.core.collecting.actions import ActionKind
from perfdesk.core.dashboard import Row
from perfdesk.core.edits import apply_edit, edit_between, removal
from perfdesk.core.judgements import Override
from perfdesk.core.narrative.promises import action_text, open_at
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.commentary import Audience, Commentary
from perfdesk.core.verdicts import Tone


class RemarkKind(StrEnum):
    """What a remark is about; also the word it begins with."""

    COMMENTARY = "Commentary"
    RATING = "Rating decided"
    PROGRESS = "Progress decided"
    ACTION = "Action"
    RECOMMENDATION = "Recommendation"


_KINDS = {
    ActionKind.ACTION: RemarkKind.ACTION,
    ActionKind.RECOMMENDATION: RemarkKind.RECOMMENDATION,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said in public about a measure.

    Attributes:
        kind: What it is about.
        text: As somebody wrote it; one or several lines.
    """

    kind: RemarkKind
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that hold words."""
        return tuple(line for each in self.text.splitlines() if (line := each.strip()))


def needs_explaining(row: Row) -> bool:
    """Tell whether a reader will ask about a row: worse, worsening, or decided by a person."""
    verdicts = (row.rating, row.progress)
    return any(each.tone is Tone.POOR or each.override is not None for each in verdicts)


def commentary_on(pack: Pack, measure: str, position: Period) -> str:
    """Return the finished public commentary on a measure; empty where there is none."""
    found = pack.commentary(measure, position, Audience.PUBLIC)
    return found.text.strip() if found is not None and not found.draft else ""


def remarks_on(
    pack: Pack, row: Row, position: Period, *, with_actions: bool = False
) -> tuple[Remark, ...]:
    """Return what is printed beside a row: what explains it where a reader will ask, and actions.

    Args:
        pack: The pack.
        row: The row.
        position: Where it is printed.
        with_actions: Whether what is still to be done about it is printed there.
    """
    told = _explaining(pack, row, position) if needs_explaining(row) else ()
    return (*told, *_promised(pack, row, position)) if with_actions else told


def _promised(pack: Pack, row: Row, position: Period) -> tuple[Remark, ...]:
    return tuple(
        Remark(_KINDS[each.kind], action_text(each))
        for each in open_at(pack, position)
        if each.measure == row.measure
    )


def _explaining(pack: Pack, row: Row, position: Period) -> tuple[Remark, ...]:
    remarks = []
    commentary = commentary_on(pack, row.measure, position)
    if commentary:
        remarks.append(Remark(RemarkKind.COMMENTARY, commentary))
    for kind, override in (
        (RemarkKind.RATING, row.rating.override),
        (RemarkKind.PROGRESS, row.progress.override),
    ):
        reason = public_reason(override)
        if reason:
            remarks.append(Remark(kind, reason))
    return tuple(remarks)


def public_reason(override: Override | None) -> str:
    """Return why somebody decided a verdict, where that may be printed; else empty."""
    return override.reason.strip() if override is not None and override.public else ""


def without_internal(pack: Pack, position: Period) -> Pack:
    """Return a pack that holds nothing internal at a position, and reads the same in public."""
    comments = [
        each
        for each in pack.table(Commentary).values()
        if each.key.position == position and (each.key.audience is Audience.INTERNAL or each.draft)
    ]
    overrides = [
        replace(each, reason="")
        for each in pack.table(Override).values()
        if each.key.position == position and not each.public
    ]
    bare, _ = apply_edit(pack, removal("Leave out internal notes", comments))
    bare, _ = apply_edit(bare, edit_between(bare, "Leave out internal reasons", overrides))
    return bare


def internal_texts(pack: Pack, position: Period) -> tuple[str, ...]:
    """Return what no reader outside may see: internal notes, drafts, reasons not made public.

    What somebody said in public as well is none of them.
    """
    comments = [each for each in pack.table(Commentary).values() if each.key.position == position]
    reasons = [each for each in pack.table(Override).values() if each.key.position == position]
    inside = [
        each.text for each in comments if each.key.audience is Audience.INTERNAL or each.draft
    ]
    inside += [each.reason for each in reasons if not each.public]
    public = [
        each.text for each in comments if each.key.audience is Audience.PUBLIC and not each.draft
    ]
    public += [each.reason for each in reasons if each.public]
    return tuple(
        text
        for each in inside
        if (text := each.strip()) and not any(text in other for other in public)
    )
