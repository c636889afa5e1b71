"""The edits of clearance: a stage is passed or taken back, a meeting set, a source embargoed."""

from __future__ import annotations

from datetime import date

from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.issues.clearance import (
    Clearance,
    ClearanceKey,
    ClearanceStage,
    Embargo,
    Meeting,
    Retention,
)
from perfdesk.core.issues.clearing import PaperState
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.sources import SourceFile
from perfdesk.core.wording.numbers import tidy

_LONGEST_KEPT = 100
"""Years."""
_MOST_DAYS = 60


class UnclearableError(PerfDeskError):
    """A stage that cannot be entered or taken back like this; nothing was changed."""


def stage_edit(pack: Pack, state: PaperState, clearance: Clearance) -> Edit:
    """Return the edit that enters that a paper passed a stage.

    Args:
        pack: The pack.
        state: Where the paper stands.
        clearance: Who passed which stage.

    Raises:
        UnclearableError: Nobody is named, or a stage before it does not hold.
    """
    stage = clearance.key.stage
    if not tidy(clearance.name):
        raise UnclearableError(
            f"It was not said who passed \u201c{stage.value}\u201d, so nothing was changed. Give "
            "the name."
        )
    for each in state.stages:
        if each.stage is stage:
            break
        if not each.holds:
            needed = "was passed before it changed" if each.clearance else "is not passed yet"
            raise UnclearableError(
                f"\u201c{each.stage.value}\u201d {needed}, so \u201c{stage.value}\u201d was not "
                "entered. Enter that first."
            )
    label = f"Pass {_paper(clearance.key.position, clearance.key.edition)}: {stage.value}"
    edit = edit_between(pack, label, [clearance])
    return Edit(label, edit.replacements, clearance.note)


def taken_back_edit(
    pack: Pack, position: Period, edition: str, stage: ClearanceStage, reason: str
) -> Edit:
    """Return the edit that takes a stage back, and those after it.

    Raises:
        UnclearableError: It was not passed, or no reason is given.
    """
    passed = pack.table(Clearance)
    order = tuple(ClearanceStage)
    keys = [ClearanceKey(position, edition, each) for each in order[order.index(stage) :]]
    if keys[0] not in passed:
        raise UnclearableError(
            f"\u201c{stage.value}\u201d is not passed, so nothing was taken back."
        )
    if not tidy(reason):
        raise UnclearableError(
            f"No reason was given, so \u201c{stage.value}\u201d was not taken back. Give the "
            "reason."
        )
    label = f"Take back {_paper(position, edition)}: {stage.value}"
    gone = removal(label, [passed[key] for key in keys if key in passed])
    return Edit(label, gone.replacements, tidy(reason))


def meeting_edit(pack: Pack, meeting: Meeting) -> Edit:
    """Return the edit that says when a paper's meeting is.

    Raises:
        UnclearableError: A number of days is below nought or above sixty.
    """
    days = (meeting.call_over, meeting.clearance, meeting.dispatch)
    if not all(0 <= each <= _MOST_DAYS for each in days):
        raise UnclearableError(
            f"The days before dispatch are between 0 and {_MOST_DAYS}, so nothing was changed."
        )
    day = meeting.day
    name = _paper(meeting.key.position, meeting.key.edition)
    label = f"Set the meeting of {name} to {day.day} {day:%B %Y}"
    return edit_between(pack, label, [meeting])


def embargo_edit(pack: Pack, embargo: Embargo) -> Edit:
    """Return the edit that holds the figures of a source back until a day.

    Raises:
        UnclearableError: The pack has no such source.
    """
    source = pack.table(SourceFile).get(embargo.fingerprint)
    if source is None:
        raise UnclearableError("The pack has no such source, so nothing was embargoed.")
    day = embargo.not_before
    label = f"Do not issue {source.name} before {day.day} {day:%B %Y}"
    return edit_between(pack, label, [embargo])


def lifted_edit(pack: Pack, fingerprint: str, reason: str) -> Edit:
    """Return the edit that lifts an embargo.

    Raises:
        UnclearableError: There is none, or no reason is given.
    """
    embargo = pack.table(Embargo).get(fingerprint)
    source = pack.table(SourceFile).get(fingerprint)
    name = source.name if source is not None else "The source"
    if embargo is None:
        raise UnclearableError(f"{name} has no embargo, so nothing was lifted.")
    if not tidy(reason):
        raise UnclearableError(
            f"No reason was given, so the embargo on {name} was not lifted. Give the reason."
        )
    edit = removal(f"Lift the embargo on {name}", [embargo])
    return Edit(edit.label, edit.replacements, tidy(reason))


def retention_edit(pack: Pack, years: int) -> Edit:
    """Return the edit that says how long issued versions are kept.

    Raises:
        UnclearableError: The years are below nought or above a hundred.
    """
    if not 0 <= years <= _LONGEST_KEPT:
        raise UnclearableError(
            f"Issued versions are kept 0 (for ever) to {_LONGEST_KEPT} years, so nothing was "
            "changed."
        )
    text = f"{years} years" if years else "for ever"
    return edit_between(pack, f"Keep issued versions {text}", [Retention(years)])


def retention_ends(pack: Pack, issued: date) -> date | None:
    """Return the day on which an issue of a day is to be removed; None for never."""
    years = pack.table(Retention).get("retention", Retention()).years
    if not years:
        return None
    try:
        return issued.replace(year=issued.year + years)
    except ValueError:  # 29 February
        return issued.replace(year=issued.year + years, day=28)


def _paper(position: Period, edition: str) -> str:
    return f"the {edition} edition for {position}" if edition else f"the paper for {position}"
