"""Drafting a covering report from a pack and the last report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from perfdesk.core.benchmarks.whole_year import periods_published
from perfdesk.core.claims.passages import ReportText
from perfdesk.core.narrative.covering_report import DraftReport, draft_report
from perfdesk.core.narrative.remarks import without_internal
from perfdesk.core.narrative.report import build_report
from perfdesk.core.narrative.year_report import year_in_words
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.settings import Position
from perfdesk.importing.report_text.reading import read_report
from perfdesk.importing.report_text.refusals import UnreadableReportError
from perfdesk.operations.benchmarking import Question, UnansweredBenchmarkError
from perfdesk.operations.extracts.reading import HarmfulFileError, Reader, ReaderHere
from perfdesk.operations.year_benchmarks import year_of
from perfdesk.system.files import replaced_when_done


def write_drafted_report(
    pack: Pack,
    path: Path,
    *,
    created: datetime,
    position: Period | None = None,
    last: Path | None = None,
    progress: ProgressReport = silent,
    reader: Reader | None = None,
) -> DraftReport:
    """Write a covering report as a draft, and return what it says and what is to be checked.

    Args:
        pack: The pack; what is internal is left out.
        path: The Word document to write; a file that is there is replaced.
        created: When it is made.
        position: Of the pack; its own if None.
        last: The last covering report, whose standing text is kept.
        progress: Told of every step; may cancel.
        reader: Reads the last report; None to do so in this process.

    Raises:
        UnreadableReportError: The last report cannot be read, or would be replaced by the draft.
        UnwritableFileError: The draft cannot be written.
    """
    from perfdesk.exporting.covering_report.word import write_draft

    if last is not None and path.resolve() == last.resolve():
        raise UnreadableReportError(
            f"The draft would take the place of the last report \u201c{last.name}\u201d, so "
            "nothing was written. Choose another name."
        )
    progress(0, 2, "Drafting the report")
    text = None
    if last is not None:
        try:
            text = (reader or ReaderHere()).call(_read, last, files=[last], progress=progress)
        except HarmfulFileError as problem:
            raise UnreadableReportError(
                f"\u201c{last.name}\u201d could not be read safely and reading was stopped, so "
                "nothing was drafted. Draft without it, or copy its text into a new document.",
                problem.details,
            ) from problem
    at = pack.table(Position)[position or pack.settings.position]
    public = without_internal(pack, at.period)
    draft = draft_report(
        public,
        build_report(public, at.period),
        at,
        last=text,
        benchmarking=_benchmarking(public, at.period),
    )
    progress(1, 2, f"Writing {path.name}")
    with replaced_when_done(path) as temporary:
        write_draft(draft, temporary, created=created)
    return draft


def _read(path: Path, *, progress: ProgressReport) -> ReportText:
    progress(0, 1, f"Reading {path.name}")
    return read_report(path)


def _benchmarking(pack: Pack, position: Period) -> tuple[str, ...]:
    """Return what is found of the latest published year that is not after the position."""
    years = [each for each in periods_published(pack) if each.end <= position.end]
    if not years:
        return ()
    try:
        found = year_of(pack, Question("", years[-1], pack.settings.council))
    except UnansweredBenchmarkError:
        return ()
    return tuple(year_in_words(found))
