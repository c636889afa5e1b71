"""Issuing: what leaves the office is exported, proved, frozen and kept in the pack."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, OwnWord
from perfdesk.core.collecting.answers import Answered
from perfdesk.core.collecting.asking import Asked, Contact
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.editing.issuing import UnissuableError, issue_edit, withdrawal_edit
from perfdesk.core.edits import Edit
from perfdesk.core.issues.clearance import Clearance, Embargo, Meeting, Retention
from perfdesk.core.issues.comparing import compare, is_provisional
from perfdesk.core.issues.erratum import erratum_to
from perfdesk.core.issues.frozen import FrozenDashboard, frozen_text
from perfdesk.core.issues.issue import (
    Issue,
    IssuedFile,
    ReportedFigure,
    Withdrawal,
    replacement_of,
)
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.narrative.promises import lacking_in_words, without_action
from perfdesk.core.narrative.report import build_report
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.recipes import Recipe
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.sources import SourceSnippet
from perfdesk.operations.cycle.clearing import speaks_against
from perfdesk.operations.cycle.comparing import issued_state, now_and_issued
from perfdesk.operations.exports import ExportKind, ExportResult, export
from perfdesk.store.archive import PackArchive
from perfdesk.store.kept import digest_of_bytes
from perfdesk.store.snapshots import parts_of, snapshot_of
from perfdesk.system.account import account_name
from perfdesk.system.files import replaced_when_done

NOT_ISSUED: tuple[type[Record], ...] = (
    Issue, Recipe, SourceSnippet, Asked, Answered, Contact, ExpectedSource,
    MeasureWording, ConfirmedMeaning, OwnWord, Clearance, Meeting, Embargo, Retention,
)  # fmt: skip
"""Records that say how the pack is worked on, and nothing of what is shown."""


@dataclass(frozen=True, slots=True)
class IssueOrder:
    """What to issue.

    Attributes:
        name: As people will call it.
        position: What it reports.
        kinds: Which files, each with its name.
        edition: For which readers.
        replaces: Id of the issue that it corrects; empty for none.
        reason: Why it replaces that one.
        despite: Why it is issued although errors are open.
        settings: How it is laid out; the pack's own if None.
    """

    name: str
    position: Period
    kinds: Mapping[ExportKind, str]
    edition: str = ""
    replaces: str = ""
    reason: str = ""
    despite: str = ""
    settings: ReportSettings | None = None


@dataclass(frozen=True, slots=True)
class PreparedIssue:
    """An issue that is made and not yet in the pack.

    Attributes:
        issue: The issue.
        edit: Adds it to the pack.
        contents: What the pack keeps with it, by digest.
        exported: How its files were proved.
        without_action: Which measures are worse and have no action, in a sentence; may be empty.
    """

    issue: Issue
    edit: Edit
    contents: Mapping[str, bytes] = field(repr=False)
    exported: ExportResult
    without_action: str = ""


def prepare_issue(
    pack: Pack,
    order: IssueOrder,
    *,
    at: datetime,
    since: Dashboard | None = None,
    progress: ProgressReport = silent,
) -> PreparedIssue:
    """Export what is ordered, and freeze it together with what the dashboard shows.

    Args:
        pack: The pack as it is now.
        order: What to issue.
        at: When.
        since: The dashboard as it was issued last, to say what changed since.
        progress: Told of every step; raising in it leaves everything as it was.

    Raises:
        UnissuableError: It cannot be issued like this; nothing was changed.
        UnprovenExportError: A file did not say what the dashboard says.
        CancelledError: Somebody asked to stop.
    """
    if not order.kinds:
        raise UnissuableError(
            "No files were asked for, so nothing was issued. Choose at least one kind of file."
        )
    settings = order.settings or pack.report
    errors = speaks_against(pack, order.position, settings, at.astimezone().date())
    draft = Issue(
        id=secrets.token_hex(8),
        name=order.name.strip(),
        edition=order.edition.strip(),
        position=order.position,
        at=at,
        by=account_name(),
        files=(),
        dashboard="",
        snapshot="",
        replaces=order.replaces,
        reason=order.reason.strip(),
        open_errors=errors,
        despite=order.despite.strip() if errors else "",
    )
    issue_edit(pack, draft)  # refused before the work, not after it
    contents: dict[str, bytes] = {}
    with TemporaryDirectory(prefix="perfdesk-issue-") as name:
        wanted = {kind: Path(name) / file for kind, file in order.kinds.items()}
        exported = export(
            pack, wanted, created=at, position=order.position, settings=settings, since=since,
            progress=progress,
        )  # fmt: skip
        files = tuple(_kept(each.path, each.kind, contents) for each in exported.files)
    shown = build_report(pack, order.position, settings=settings).dashboard
    frozen = frozen_text(FrozenDashboard(shown, settings)).encode("utf-8")
    dashboard = digest_of_bytes(frozen)
    contents[dashboard] = frozen
    snapshot, parts = snapshot_of(pack, NOT_ISSUED)
    contents.update(parts)
    issue = Issue(
        draft.id, draft.name, draft.edition, draft.position, draft.at, draft.by, files, dashboard,
        snapshot, draft.replaces, draft.reason, draft.open_errors, draft.despite,
        reported=_reported_in(pack, shown),
    )  # fmt: skip
    lacking = lacking_in_words(without_action(pack, shown))
    return PreparedIssue(issue, issue_edit(pack, issue), contents, exported, lacking)


def _reported_in(pack: Pack, shown: Dashboard) -> tuple[ReportedFigure, ...]:
    """Return the figures of the position, by which a later pack knows what was reported."""
    figures = ((row.measure, row.facts.current) for row in shown.rows)
    return tuple(
        ReportedFigure(
            measure,
            figure.reading.text,
            shown.provisional or is_provisional(pack, figure),
        )
        for measure, figure in figures
        if figure is not None and figure.value is not None
    )


def write_copies(prepared: PreparedIssue, folder: Path) -> tuple[Path, ...]:
    """Write the files of an issue to a folder, byte for byte as they are kept.

    Raises:
        UnwritableFileError: One could not be written; those before are there.
    """
    files = [(each.name, prepared.contents[each.digest]) for each in prepared.issue.files]
    return tuple(_written(folder / name, data) for name, data in files)


def write_issued_files(archive: PackArchive, issue: Issue, folder: Path) -> tuple[Path, ...]:
    """Hand the files of an issue back as they left, all of them or none.

    Raises:
        UnreadablePackError: It was redacted, or cannot be read.
        UnwritableFileError: A file could not be written.
    """
    files = [(each.name, archive.file_of(issue, each)) for each in issue.files]
    return tuple(_written(folder / name, data) for name, data in files)


def write_erratum_to(
    pack: Pack, archive: PackArchive, issue: Issue, folder: Path, *, at: datetime
) -> Path:
    """Write the erratum to an issue: one page of what was printed, what is correct and why.

    What is correct is what the issue says that replaces it, or else the pack now.

    Args:
        pack: The pack as it is now.
        archive: What it keeps.
        issue: What was printed.
        folder: Where to.
        at: When.

    Returns:
        The file.

    Raises:
        NothingToCorrectError: Nothing differs.
        UnreadablePackError: The issue was redacted, or cannot be read.
        UnwritableFileError: The file could not be written.
    """
    from perfdesk.exporting.pdf.erratum import write_erratum

    correction = replacement_of(issue, pack.issues)
    if correction is None:
        found = now_and_issued(pack, archive, issue, "the pack now")
    else:
        found = compare(issued_state(archive, issue), issued_state(archive, correction))
    erratum = erratum_to(
        issue,
        found,
        title=pack.settings.title,
        council=pack.council.name,
        dated=at.date(),
        reason=correction.reason if correction else "",
    )
    path = folder / f"Erratum {at.date().isoformat()}.pdf"
    with replaced_when_done(path) as temporary:
        write_erratum(erratum, temporary, created=at)
    return path


@dataclass(frozen=True, slots=True)
class PreparedWithdrawal:
    """A withdrawal that is made and not yet in the pack.

    Attributes:
        edit: Notes it on the issue.
        forget: Digests of what goes with it for good; empty where nothing was redacted.
    """

    edit: Edit
    forget: Collection[str]


def prepare_withdrawal(
    pack: Pack,
    archive: PackArchive,
    issue: Issue,
    reason: str,
    *,
    at: datetime,
    redact: bool = False,
) -> PreparedWithdrawal:
    """Say that an issue no longer holds; where it is redacted, what it held goes for good.

    Args:
        pack: The pack as it is now.
        archive: What it keeps.
        issue: Which issue.
        reason: Why.
        at: When.
        redact: Whether its files, dashboard and records are removed from the pack.

    Raises:
        UnissuableError: There is no reason, or it is withdrawn already.
        UnreadablePackError: What it holds cannot be read.
    """
    edit = withdrawal_edit(issue, Withdrawal(reason.strip(), account_name(), at, redact))
    if not redact:
        return PreparedWithdrawal(edit, ())
    others = [each for each in pack.issues if each.id != issue.id and not each.is_redacted]
    still_held = {digest for each in others for digest in _held_by(archive, each)}
    # What was passed before it was issued says the same.
    papers = {
        each.shown for each in pack.table(Clearance).values() if each.key.position == issue.position
    }
    return PreparedWithdrawal(edit, (_held_by(archive, issue) | papers) - still_held)


def _held_by(archive: PackArchive, issue: Issue) -> set[str]:
    snapshot = archive.snapshot_of(issue)
    files = {each.digest for each in issue.files}
    return files | {issue.dashboard, issue.snapshot} | set(parts_of(snapshot))


def _kept(path: Path, kind: ExportKind, contents: dict[str, bytes]) -> IssuedFile:
    data = path.read_bytes()
    digest = digest_of_bytes(data)
    contents[digest] = data
    return IssuedFile(path.name, kind.value, len(data), digest)


def _written(path: Path, data: bytes) -> Path:
    with replaced_when_done(path) as temporary:
        temporary.write_bytes(data)
    return path
