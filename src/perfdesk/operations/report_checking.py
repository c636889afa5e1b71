"""Checking a report's text against a pack, from a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.claims.binding.meanings import number_key
from perfdesk.core.claims.check import findings_on
from perfdesk.core.claims.claim import ClaimVerdict, Finding
from perfdesk.core.claims.confirmed import NumberKey
from perfdesk.core.claims.ground import Ground, ground_of
from perfdesk.core.claims.passages import ReportText
from perfdesk.core.claims.reading.quantities import Quantity
from perfdesk.core.claims.reading.sentences import ReadPassage, read_passage
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.settings import Position
from perfdesk.importing.report_text.plain import read_plain
from perfdesk.importing.report_text.reading import read_report
from perfdesk.importing.report_text.refusals import UnreadableReportError
from perfdesk.operations.extracts.reading import HarmfulFileError, Reader, ReaderHere
from perfdesk.system.files import replaced_when_done

if TYPE_CHECKING:
    from perfdesk.exporting.report_copy.marked import Marked

Data = dict[str, object]

_LONGEST_TEXT = 2_000_000
"""Letters of a text from the clipboard: longer than any report."""


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report with what was found about its claims.

    Attributes:
        ground: The report as read, and what it was held against.
        findings: About every claim, in reading order.
    """

    ground: Ground
    findings: tuple[Finding, ...]

    @property
    def report(self) -> ReportText:
        """The report as read."""
        return self.ground.report

    @property
    def to_look_at(self) -> tuple[Finding, ...]:
        """What an officer should look at."""
        return tuple(each for each in self.findings if each.needs_a_look)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of how it was checked, a sentence each."""
        found = self.report.notes
        if not self.ground.is_ours:
            found += (
                f"The report does not seem to be about {self.ground.position.period.label}, which "
                "the pack reports, so its figures were not held against the pack's for errors.",
            )
        return found


def check_report_file(
    path: Path,
    pack: Pack,
    period: Period | None = None,
    *,
    progress: ProgressReport = silent,
    reader: Reader | None = None,
) -> CheckedReport:
    """Read a report and judge its claims.

    Args:
        path: A Word document, a PDF or plain text.
        pack: What it is held against.
        period: The position of the pack that it is held against; None for the pack's own.
        progress: Told of every step; may cancel.
        reader: Reads and judges it first; None to do so in this process.

    Raises:
        UnreadableReportError: The file cannot be read as a report.
    """
    reader = reader or ReaderHere()
    try:
        read = reader.call(_read_file, path, pack, period, files=[path], progress=progress)
    except HarmfulFileError as problem:
        raise UnreadableReportError(
            f"\u201c{path.name}\u201d could not be read safely and reading was stopped, so nothing "
            "was checked. Copy its text into a new Word document and check that.",
            problem.details,
        ) from problem
    return read.beside(pack, period)


def check_pasted_text(
    text: str,
    pack: Pack,
    period: Period | None = None,
    *,
    progress: ProgressReport = silent,
    reader: Reader | None = None,
) -> CheckedReport:
    """Judge the claims of a text that was pasted.

    Args:
        text: The text; what is longer than any report is left out.
        pack: What it is held against.
        period: The position of the pack that it is held against; None for the pack's own.
        progress: Told of every step; may cancel.
        reader: Reads and judges it first; None to do so in this process.

    Raises:
        UnreadableReportError: The text cannot be read.
    """
    reader = reader or ReaderHere()
    try:
        read = reader.call(
            _read_text, text[:_LONGEST_TEXT], pack, period, files=[], progress=progress
        )
    except HarmfulFileError as problem:
        raise UnreadableReportError(
            "The text on the clipboard could not be read safely and reading was stopped, so "
            "nothing was checked. Paste a smaller part of it.",
            problem.details,
        ) from problem
    return read.beside(pack, period)


@dataclass(frozen=True, slots=True)
class _ReadReport:
    """What comes back from where a report was read: the pack stays where it is."""

    report: ReportText
    findings: tuple[Finding, ...]

    def beside(self, pack: Pack, period: Period | None) -> CheckedReport:
        """Put it beside the pack again that it was judged on."""
        return CheckedReport(_ground(self.report, pack, period), self.findings)


def number_in_report(path: Path, words: str) -> tuple[ReadPassage, Quantity]:
    """Return the one number of a report that stands in some of its words.

    Raises:
        UnreadableReportError: The file cannot be read, or the words hold no number, or several, or
            stand in several sentences.
    """
    wanted = " ".join(words.split()).casefold()
    found: dict[NumberKey, tuple[ReadPassage, Quantity]] = {}
    for index, passage in enumerate(read_report(path).passages):
        read = read_passage(index, passage)
        place = read.text.casefold().find(wanted)
        while place >= 0 and wanted:
            for each in read.figures():
                if place < each.end and each.start < place + len(wanted):
                    found[number_key(read, each)] = (read, each)
            place = read.text.casefold().find(wanted, place + 1)
    if len(found) == 1:
        return next(iter(found.values()))
    how = "in several places" if found else "nowhere"
    raise UnreadableReportError(
        f"A number in \u201c{words}\u201d stands {how} in \u201c{path.name}\u201d, so nothing was "
        "changed. Give the number with the words beside it."
    )


def _read_file(
    path: Path, pack: Pack, period: Period | None, *, progress: ProgressReport
) -> _ReadReport:
    """Read a report and judge it; made for a process of its own."""
    progress(0, 2, f"Reading {path.name}")
    report = read_report(path)
    progress(1, 2, f"Checking {path.name}")
    return _ReadReport(report, findings_on(_ground(report, pack, period)))


def _read_text(
    text: str, pack: Pack, period: Period | None, *, progress: ProgressReport
) -> _ReadReport:
    """Judge a text; made for a process of its own."""
    progress(0, 1, "Checking the text")
    report = read_plain(text)
    return _ReadReport(report, findings_on(_ground(report, pack, period)))


def _ground(report: ReportText, pack: Pack, period: Period | None) -> Ground:
    return ground_of(report, pack, pack.table(Position)[period] if period else pack.position)


def check_report_text(
    report: ReportText, pack: Pack, period: Period | None = None
) -> CheckedReport:
    """Judge the claims of a report that was read."""
    ground = _ground(report, pack, period)
    return CheckedReport(ground, findings_on(ground))


def describe_finding(checked: CheckedReport, finding: Finding) -> Data:
    """Return a finding as data: quote, verdict, message and suggestion, and where it is."""
    passage = checked.report.passages[finding.claim.passage]
    pack = checked.ground.pack
    return {
        "quote": finding.quote,
        "verdict": finding.verdict.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "kind": finding.claim.kind.value,
        "place": passage.place,
        "measure": finding.measure,
        "description": pack.measure(finding.measure).description if finding.measure else "",
        "about": finding.about,
        "quiet": finding.quiet,
    }


def in_words(checked: CheckedReport) -> list[str]:
    """Return what was found as lines to print: what to look at, then how many claims there are."""
    lines = []
    for each in checked.to_look_at:
        place = checked.report.passages[each.claim.passage].place if each.quote else ""
        quote = f"\u201c{each.quote}\u201d: " if each.quote else ""
        line = f"{each.verdict.value}: {quote}{each.message}"
        lines.append(f"{line} ({place})" if place else line)
        if each.suggestion:
            lines.append(f"  {each.suggestion}")
    return [*lines, *checked.notes, counts_in_words(checked.findings)]


def counts_in_words(findings: Iterable[Finding]) -> str:
    """Return how many claims were found to be what, on a line."""
    found = [each for each in findings if each.quote]
    counts = {verdict: sum(each.verdict is verdict for each in found) for verdict in ClaimVerdict}
    open_ones = counts[ClaimVerdict.CANNOT_TELL] + counts[ClaimVerdict.NO_SOURCE]
    parts = [
        f"agree: {counts[ClaimVerdict.CONSISTENT]}",
        f"wrong: {counts[ClaimVerdict.ERROR]}",
        f"rounded differently: {counts[ClaimVerdict.ROUNDING]}",
        f"another base, period or label: {counts[ClaimVerdict.DEFINITION]}",
        f"cannot be checked: {open_ones}",
    ]
    return f"Claims in the report: {len(found)} ({'; '.join(parts)})."


def write_marked(
    checked: CheckedReport,
    source: Path,
    path: Path,
    *,
    at: datetime,
    progress: ProgressReport = silent,
    reader: Reader | None = None,
) -> Marked:
    """Write a copy of a Word report with a comment at each finding.

    Args:
        checked: What was found.
        source: The report; it is not touched.
        path: Where the copy goes.
        at: When the comments are made.
        progress: Told of every step; may cancel.
        reader: Opens the report; None to do so in this process.

    Raises:
        UnreadableReportError: The report is no Word document, or has changed since it was read.
        UnwritableFileError: The copy cannot be written.
    """
    reader = reader or ReaderHere()
    found = (checked.report, checked.to_look_at)
    with replaced_when_done(path) as temporary:
        try:
            return reader.call(
                _write_copy, source, *found, temporary, files=[source], progress=progress, at=at
            )
        except HarmfulFileError as problem:
            raise UnreadableReportError(
                f"\u201c{source.name}\u201d could not be copied safely, so no copy with comments "
                "was written. The findings are in the list and in the tick sheet.",
                problem.details,
            ) from problem


def _write_copy(
    source: Path,
    report: ReportText,
    findings: tuple[Finding, ...],
    path: Path,
    *,
    at: datetime,
    progress: ProgressReport,
) -> Marked:
    """Write a copy with comments; made for a process of its own."""
    from perfdesk.exporting.report_copy.marked import write_marked_copy

    progress(0, 1, f"Writing {path.name}")
    data = source.read_bytes()
    if not data.startswith(b"PK\x03\x04"):
        raise UnreadableReportError(
            f"\u201c{source.name}\u201d is not a Word document, so no copy with comments was "
            "written. Check the Word document that it was made from."
        )
    return write_marked_copy(data, report, findings, path, at=at)


def write_ticks(checked: CheckedReport, path: Path) -> int:
    """Write the tick-mark sheet of a report, and return how many rows it has.

    Raises:
        UnwritableFileError: The sheet cannot be written.
    """
    from perfdesk.exporting.report_copy.tick_sheet import write_tick_sheet

    with replaced_when_done(path) as temporary:
        return write_tick_sheet(checked.ground, checked.findings, temporary)
