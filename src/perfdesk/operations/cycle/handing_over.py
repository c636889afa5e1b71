"""What is handed to others: a pack without what is internal, and all that is known of a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from perfdesk.core.building.lineage import record_text
from perfdesk.core.collecting.answers import Answered
from perfdesk.core.collecting.asking import Asked, Contact
from perfdesk.core.dashboard import Column
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.figures import Figure
from perfdesk.core.issues.clearance import Clearance, Embargo, Meeting
from perfdesk.core.issues.issue import Issue
from perfdesk.core.judgements import Override
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.reporting.commentary import Audience, Commentary
from perfdesk.core.reporting.dismissals import Dismissal
from perfdesk.core.reporting.stages import StageMark
from perfdesk.core.sources import SourceFile
from perfdesk.core.targets import Target
from perfdesk.store import create_pack
from perfdesk.store.archive import PackArchive
from perfdesk.store.history import HistoryEntry
from perfdesk.system.files import replaced_when_done

_INTERNAL: tuple[type[Record], ...] = (
    StageMark, Dismissal, Asked, Answered, Contact, ExpectedSource, Clearance, Meeting, Embargo,
    Issue,
)  # fmt: skip
"""Records that say how the pack is worked on. An issue holds reasons of its day, so it goes too."""


def clean_pack(pack: Pack) -> Pack:
    """Return a pack without internal notes, drafts and reasons, and without who worked on it."""
    return Pack.of(kept for each in pack.records() if (kept := _cleaned(each)) is not None)


def write_clean_copy(pack: Pack, path: Path, *, even_if_there: bool = False) -> None:
    """Write a pack for others: nothing internal is in it, and its history is empty.

    Raises:
        PackExistsError: There is a file, and it may not be replaced.
        PackInUseError: Somebody has it open.
        UnwritableFileError: It could not be written; a file there is as it was.
    """
    create_pack(path, clean_pack(pack), replace=even_if_there)


def write_audit(
    pack: Pack, archive: PackArchive, measure: str, period: Period, path: Path, *, at: datetime
) -> None:
    """Write all that is known of one figure as text.

    Raises:
        KeyError: The pack has no such measure.
        UnreadablePackError: The history cannot be read.
        UnwritableFileError: The file could not be written.
    """
    text = "\n".join(audit_lines(pack, archive, measure, period, at=at))
    with replaced_when_done(path) as temporary:
        temporary.write_text(f"{text}\n", encoding="utf-8")


def audit_lines(
    pack: Pack, archive: PackArchive, measure: str, period: Period, *, at: datetime
) -> Iterator[str]:
    """Yield what is known of one figure: what it is, how it came to be, and what was issued of it.

    Raises:
        KeyError: The pack has no such measure.
        UnreadablePackError: The history cannot be read.
    """
    described = pack.measure(measure)
    yield f"{described.description}, {period.label}"
    yield f"{pack.council.name}. Written {_moment(at)}."
    yield ""
    yield "NOW"
    figures = [each for each in pack.figures_of(measure) if _is_of(pack, each, period)]
    for figure in figures:
        yield from _figure_lines(pack, figure)
    if not figures:
        yield "  There is no figure."
    yield ""
    yield "WHAT WAS DONE"
    done = False
    for entry in archive.entries(measure):
        lines = list(_entry_lines(pack, entry, measure, period))
        if lines:
            done = True
            reason = f" Reason: {entry.reason}" if entry.reason else ""
            who = entry.who or "unknown"
            taken_back = " (taken back later)" if entry.undone else ""
            yield f"  {_moment(entry.when)}, {who}, {entry.deed.value}{taken_back}: {entry.label}."
            if reason:
                yield f"   {reason}"
            yield from lines
    if not done:
        yield "  Nothing since the pack was made."
    yield ""
    yield "WHAT WAS ISSUED"
    issued = list(_issued_lines(pack, archive, measure, period))
    yield from issued or ["  Nothing."]


def _figure_lines(pack: Pack, figure: Figure) -> Iterator[str]:
    reading, source = figure.reading, figure.source
    yield f"  {figure.key.kind.value}: {reading.text or 'empty'}"
    if reading.value is not None:
        yield f"    exact value {reading.value}"
    if reading.counts_text:
        yield f"    {reading.counts_text}"
    if reading.typed:
        yield f"    typed or read as {reading.typed}"
    if figure.population:
        yield f"    population {figure.population}"
    if not source.file:
        yield "    typed, or worked out in the pack"
        return
    where = ", ".join(filter(None, (source.sheet, source.cell)))
    yield f"    from {source.file}, {where}" if where else f"    from {source.file}"
    yield f"    SHA-256 of the file {source.fingerprint}"
    file = pack.table(SourceFile).get(source.fingerprint)
    if file is not None:
        yield f"    imported {_moment(file.imported_at)} by {file.imported_by or 'unknown'}"


def _entry_lines(pack: Pack, entry: HistoryEntry, measure: str, period: Period) -> Iterator[str]:
    for each in entry.replacements:
        record = each.new if each.new is not None else each.old
        if record is None or not _is_about(pack, record, measure, period):
            continue
        kind = type(record).__name__.lower()
        yield f"    {kind}: {_said(each.new)}, was {_said(each.old)}"


def _issued_lines(pack: Pack, archive: PackArchive, measure: str, period: Period) -> Iterator[str]:
    for issue in reversed(pack.issues):
        name = f"  {issue.name}, {_moment(issue.at)}, {issue.by or 'unknown'}"
        if issue.is_redacted:
            yield f"{name}: redacted"
            continue
        try:
            dashboard = archive.dashboard_of(issue).dashboard
        except PerfDeskError as problem:
            yield f"{name}: {problem.message}"
            continue
        columns = {dashboard.position: Column.CURRENT, dashboard.previous: Column.PREVIOUS}
        column = columns.get(period)
        row = next((each for each in dashboard.rows if each.measure == measure), None)
        if row is None or column is None or column not in row.cells:
            continue
        told = row.cells[column].text or "empty"
        if column is Column.CURRENT:
            told += f"; rating {row.rating.text}; progress {row.progress.text}"
        withdrawn = f" (withdrawn: {issue.withdrawal.reason})" if issue.withdrawal else ""
        yield f"{name}: {told}{withdrawn}"


def _is_about(pack: Pack, record: Record, measure: str, period: Period) -> bool:
    match record:
        case Figure():
            return record.key.measure == measure and _is_of(pack, record, period)
        case Target() | Override() | Commentary():
            return (record.key.measure, record.key.position) == (measure, period)
    return False


def _is_of(pack: Pack, figure: Figure, period: Period) -> bool:
    return figure.key.place == pack.settings.council and figure.key.period == period


def _said(record: Record | None) -> str:
    match record:
        case None:
            return "nothing"
        case Figure():
            source = record.source
            where = ", ".join(filter(None, (source.file, source.sheet, source.cell)))
            return f"{record.reading.text or 'empty'} ({where or 'typed'})"
        case Target():
            return record_text(record) or "empty"
        case Override():
            return f"{record.value} ({record.by}: {record.reason})"
        case Commentary():
            return f"\u201c{record.text}\u201d ({record.by})"
    return type(record).__name__


def _cleaned(record: Record) -> Record | None:
    if isinstance(record, _INTERNAL):
        return None
    match record:
        case Commentary():
            if record.draft or record.key.audience is Audience.INTERNAL:
                return None
        case Override():
            record = replace(record, reason=record.reason if record.public else "")
        case SourceFile():
            return replace(record, imported_by="")
    return _unnamed(record)


def _unnamed(record: Record) -> Record:
    """Return a record without the account that entered it, whatever kind it is."""
    any_record: Any = record
    if not getattr(any_record, "by", ""):
        return record
    unnamed: Record = replace(any_record, by="")
    return unnamed


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y %H:%M}"
