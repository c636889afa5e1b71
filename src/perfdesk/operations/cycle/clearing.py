"""Clearance: what a paper says is kept with each stage, and what changed since is listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.checks.standing import open_errors
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.issues.clearance import (
    Clearance,
    ClearanceKey,
    ClearanceStage,
    Embargo,
    Meeting,
)
from perfdesk.core.issues.clearance_edits import retention_ends, stage_edit
from perfdesk.core.issues.clearing import PaperState, is_in_clearance, paper_state
from perfdesk.core.issues.comparing import State, compare
from perfdesk.core.issues.issue import Issue
from perfdesk.core.issues.papers import other_changes, paper_in
from perfdesk.core.narrative.report import paper_now
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.reporting.editions import Edition
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.sources import SourceFile
from perfdesk.operations.cycle.comparing import difference_in_words
from perfdesk.store.archive import PackArchive
from perfdesk.system.account import account_name

_NOT_WORK: tuple[type[Record], ...] = (Clearance, Meeting, Embargo, Issue)
"""Records whose edits are no work on what a paper says."""


@dataclass(frozen=True, slots=True)
class PreparedStage:
    """A stage that is not in the pack yet.

    Attributes:
        edit: Enters it.
        contents: What the paper says, to be kept with it.
        own: Whether who enters it has worked on the paper.
    """

    edit: Edit
    contents: Mapping[str, bytes] = field(repr=False)
    own: bool


class UnknownEditionError(PerfDeskError):
    """An edition that the pack does not have."""


def settings_of(pack: Pack, edition: str) -> ReportSettings:
    """Return how an edition is laid out; the pack's own report for an empty name.

    Raises:
        UnknownEditionError: The pack has no such edition.
    """
    if not edition.strip():
        return pack.report
    found = pack.table(Edition).get(edition.strip().casefold())
    if found is None:
        names = ", ".join(f"\u201c{each.name}\u201d" for each in pack.table(Edition).values())
        known = f"It has {names}." if names else "It has none yet."
        raise UnknownEditionError(
            f"The pack has no edition called \u201c{edition}\u201d, so nothing was done. {known}"
        )
    return found.settings


def state_of(pack: Pack, position: Period, edition: str = "") -> PaperState:
    """Say where a paper stands.

    Raises:
        UnknownEditionError: The pack has no such edition.
        KeyError: It has no such position.
    """
    settings = settings_of(pack, edition)
    shown = ""
    if is_in_clearance(pack, position, settings.edition):
        shown = paper_now(pack, position, settings).digest
    return paper_state(pack, position, settings.edition, shown)


def prepare_stage(
    pack: Pack,
    archive: PackArchive,
    position: Period,
    stage: ClearanceStage,
    *,
    name: str,
    at: datetime,
    edition: str = "",
    note: str = "",
) -> PreparedStage:
    """Enter that a paper, as it is now, passed a stage.

    Args:
        pack: The pack as it is now.
        archive: Its history, which says who worked on it.
        position: What the paper reports.
        stage: Which stage.
        name: Who passed it.
        at: When.
        edition: Which edition of it; empty for the whole.
        note: What was said with it.

    Raises:
        UnclearableError: Nobody is named, or a stage before it does not hold.
        UnknownEditionError: The pack has no such edition.
    """
    settings = settings_of(pack, edition)
    paper = paper_now(pack, position, settings)
    state = paper_state(pack, position, settings.edition, paper.digest)
    account = account_name()
    own = _has_worked(archive, account)
    key = ClearanceKey(position, settings.edition, stage)
    clearance = Clearance(key, name.strip(), account, at, own, note.strip(), paper.digest)
    edit = stage_edit(pack, state, clearance)
    return PreparedStage(edit, {paper.digest: paper.content}, own)


def changes_since(pack: Pack, archive: PackArchive, clearance: Clearance) -> tuple[str, ...]:
    """List what a paper says otherwise than when it passed a stage; empty where nothing does."""
    key = clearance.key
    try:
        settings = settings_of(pack, key.edition)
        now = paper_now(pack, key.position, settings)
    except (PerfDeskError, KeyError):
        return ("The pack no longer has this paper",)
    if now.digest == clearance.shown:
        return ()
    try:
        before = paper_in(archive.content(clearance.shown, "What was passed"))
    except (PerfDeskError, ValueError, TypeError, LookupError, ArithmeticError):
        return ("What was passed is no longer in the pack, so it cannot be compared",)
    steps = [each for each in archive.entries() if each.when >= clearance.at]
    found = compare(State("passed", before.dashboard), State("now", now.dashboard), steps)
    told = [f"{each.description}: {difference_in_words(each)}" for each in found.differences]
    told += [f"Added: {each}" for each in found.added]
    told += [f"No longer reported: {each}" for each in found.removed]
    return (*told, *other_changes(before, now))


def stage_in_words(clearance: Clearance) -> str:
    """Return who passed a stage and when: `A. Director, 3 June 2024 10:30 (own work)`."""
    at = clearance.at.astimezone()
    own = ", who had worked on it" if clearance.own else ""
    by = f" (entered by {clearance.by}{own})" if clearance.by else ""
    note = f": {clearance.note}" if clearance.note else ""
    return f"{clearance.name}, {at.day} {at:%B %Y %H:%M}{by}{note}"


def speaks_against(
    pack: Pack, position: Period, settings: ReportSettings, day: date
) -> tuple[str, ...]:
    """Say what speaks against issuing: open errors, a paper not cleared, sources too early."""
    errors = [each.message for each in open_errors(pack, position, settings.layers)]
    if is_in_clearance(pack, position, settings.edition):
        shown = paper_now(pack, position, settings).digest
        state = paper_state(pack, position, settings.edition, shown)
        if not state.is_cleared:
            errors.append(f"The paper prints DRAFT. {state.text}")
    return (*errors, *embargoed(pack, position, day))


def embargoed(pack: Pack, position: Period, day: date) -> tuple[str, ...]:
    """Say which sources of what a position shows are not to be issued yet on a day."""
    held = {
        each.fingerprint: each for each in pack.table(Embargo).values() if each.not_before > day
    }
    if not held:
        return ()
    met: dict[str, int] = {}
    for row in build_dashboard(pack, position).rows:
        figures = (row.facts.current, row.facts.previous)
        for fingerprint in {each.source.fingerprint for each in figures if each is not None}:
            met[fingerprint] = met.get(fingerprint, 0) + 1
    return tuple(
        _embargo_in_words(pack, held[fingerprint], count)
        for fingerprint, count in met.items()
        if fingerprint in held
    )


def past_retention(pack: Pack, day: date) -> tuple[Issue, ...]:
    """Return the issues that have been kept as long as the settings say, the latest first."""
    return tuple(
        each
        for each in pack.issues
        if not each.is_redacted
        and (ends := retention_ends(pack, each.at.astimezone().date())) is not None
        and ends <= day
    )


def _embargo_in_words(pack: Pack, embargo: Embargo, rows: int) -> str:
    source = pack.table(SourceFile).get(embargo.fingerprint)
    name = source.name if source is not None else "A source"
    day = embargo.not_before
    measures = "1 measure" if rows == 1 else f"{rows} measures"
    return f"{name}, the source of {measures}, is not to be issued before {day.day} {day:%B %Y}."


def _has_worked(archive: PackArchive, account: str) -> bool:
    def is_work(kinds: Iterable[type[Record]]) -> bool:
        return any(kind not in _NOT_WORK for kind in kinds)

    return any(
        each.who == account and is_work(one.kind for one in each.replacements)
        for each in archive.entries()
    )
