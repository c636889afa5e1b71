"""Exporting: everything is written and proved beside its place, and then put there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfdesk.core.checks.standing import open_errors
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.errors import PerfDeskError, UnwritableFileError
from perfdesk.core.narrative.remarks import internal_texts, without_internal
from perfdesk.core.narrative.report import Report, build_report
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.sources import SourceFile
from perfdesk.store import is_pack
from perfdesk.system.files import fingerprint, remove_leftovers, replaced_when_done

if TYPE_CHECKING:
    from perfdesk.exporting.proof import Proof


class ExportKind(StrEnum):
    """What can be exported."""

    PDF = "pdf"
    WORKBOOK = "xlsx"
    ACCESSIBLE = "accessible-xlsx"
    WEB_PAGE = "html"
    WORD = "docx"
    EMAIL = "eml"

    @property
    def ending(self) -> str:
        """What the name of such a file ends with; no two kinds share one."""
        return "-accessible.xlsx" if self is ExportKind.ACCESSIBLE else f".{self.value}"

    @property
    def endings(self) -> tuple[str, ...]:
        """How the name of such a file may end, in small letters; the usual ending first."""
        if self is ExportKind.WEB_PAGE:
            return (".html", ".htm")
        return (f".{self.value.rpartition('-')[2]}",)

    @property
    def words(self) -> str:
        """What such a file is called in a sentence."""
        return _WORDS[self]


_WORDS: Mapping[ExportKind, str] = MappingProxyType(
    {
        ExportKind.PDF: "PDF",
        ExportKind.WORKBOOK: "workbook",
        ExportKind.ACCESSIBLE: "accessible workbook",
        ExportKind.WEB_PAGE: "web page",
        ExportKind.WORD: "Word document",
        ExportKind.EMAIL: "email",
    }
)

_ENDINGS = frozenset({".perfdesk", *(ending for kind in ExportKind for ending in kind.endings)})
"""Endings that say what a file is."""


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file that was written.

    Attributes:
        path: Where it is.
        kind: What it is.
        bytes: How large it is.
    """

    path: Path
    kind: ExportKind
    bytes: int


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What an export wrote and how it was proved.

    Attributes:
        files: What was written.
        compared: Number of cells read back and compared with the dashboard; all were equal.
        problems: What the reader should know, such as characters the font lacks.
        open_errors: What the checks find wrong in what was exported, and nobody has dismissed.
    """

    files: tuple[ExportedFile, ...]
    compared: int
    problems: tuple[Problem, ...] = ()
    open_errors: tuple[Problem, ...] = ()


class UnprovenExportError(PerfDeskError):
    """A file that, read back, did not say what the dashboard says; nothing was kept of it."""


@dataclass(frozen=True)
class _Work:
    """What every writer needs.

    Attributes:
        report: What is said, for everyone.
        created: The time written into the files.
        progress: Told of every step.
        since: The dashboard as it was exported last.
        accessible: Name of the accessible workbook; empty if none is wanted.
        problems: What the writers found.
        written: Where each file is until all are done, by the name it will have.
    """

    report: Report
    created: datetime
    progress: ProgressReport
    since: Dashboard | None = None
    accessible: str = ""
    problems: list[Problem] = field(default_factory=list)
    written: dict[str, Path] = field(default_factory=dict)


def export(
    pack: Pack,
    wanted: Mapping[ExportKind, Path],
    *,
    created: datetime,
    position: Period | None = None,
    settings: ReportSettings | None = None,
    since: Dashboard | None = None,
    progress: ProgressReport = silent,
) -> ExportResult:
    """Write the dashboard of a position to files.

    Every file is written beside its place, read back and compared with the dashboard cell by
    cell; only when all are proved does any take its place. What an export that was killed days
    ago left in the folders is removed.

    Args:
        pack: The pack as it is now; a snapshot, since packs never change.
        wanted: Where each kind of file goes.
        created: The time written into the files.
        position: What to report; the pack's own position if None.
        settings: How it is laid out and what stands in it; the pack's own if None.
        since: The dashboard as it was exported last, to say what changed; None where it was not.
        progress: Told of every step; raising in it leaves all files as they were.

    Raises:
        UnwritableFileError: A file could not be written, two have the same name, one has the
            ending of another kind, or would take the place of a pack or of an extract that
            figures were imported from.
        UnprovenExportError: A file did not say what the dashboard says.
        CancelledError: Somebody asked to stop.
    """
    from perfdesk.exporting.proof import prove_nothing_leaked

    _require_distinct(wanted)
    for kind, path in wanted.items():
        _require_replaceable(pack, kind, path)
    for folder in {path.parent for path in wanted.values()}:
        remove_leftovers(folder)
    progress(0, len(wanted), "Working out the dashboard")
    accessible = wanted[ExportKind.ACCESSIBLE].name if ExportKind.ACCESSIBLE in wanted else ""
    report = build_report(pack, position, settings=settings, since=since)
    secrets = internal_texts(pack, report.dashboard.position)
    work = _Work(report, created, progress, since, accessible)
    compared = 0
    with ExitStack() as places:
        # The email comes last, since it takes the others with it.
        for kind in sorted(wanted, key=lambda each: each is ExportKind.EMAIL):
            path = wanted[kind]
            temporary = places.enter_context(replaced_when_done(path))
            proof = _WRITERS[kind](work, temporary)
            if kind is not ExportKind.EMAIL:
                is_taken = path.name in work.written
                name = f"{path.stem}{kind.ending}" if is_taken else path.name
                work.written[name] = temporary
            _require_equal(proof, path)
            compared += proof.compared
            bare = partial(_written_without_notes, places, pack, work, kind)
            proof = prove_nothing_leaked(temporary, kind.words, secrets, bare)
            _require_unleaked(proof, path)
            compared += proof.compared
    files = tuple(ExportedFile(path, kind, path.stat().st_size) for kind, path in wanted.items())
    errors = open_errors(pack, report.dashboard.position, report.settings.layers)
    return ExportResult(files, compared, tuple(work.problems), errors)


def _require_distinct(wanted: Mapping[ExportKind, Path]) -> None:
    """Let no file take the place of another of the same export; some systems ignore case."""
    met: set[str] = set()
    for path in wanted.values():
        place = str(path.absolute()).casefold()
        if place in met:
            raise UnwritableFileError(
                f"Two of the files would be called {path.name}, so nothing was written. Give each "
                "its own name."
            )
        met.add(place)


def _require_replaceable(pack: Pack, kind: ExportKind, path: Path) -> None:
    """Let no file take the place of what it cannot stand for: a pack, an extract, another kind."""
    ending = path.suffix.lower()
    if ending not in kind.endings and ending in _ENDINGS:
        raise UnwritableFileError(
            f"{path.name} has the ending of another kind of file, so nothing was written. Give "
            f"the {kind.words} a name that ends in {kind.endings[0]}."
        )
    if is_pack(path):
        raise UnwritableFileError(
            f"{path.name} is a pack and would be replaced by the {kind.words}, so nothing was "
            "written. Choose another name."
        )
    sources = pack.table(SourceFile)
    if sources and path.is_file() and fingerprint(path) in sources:
        raise UnwritableFileError(
            f"{path.name} is a file that figures in this pack were imported from, so nothing was "
            "written. Choose another name."
        )


def _require_equal(proof: Proof, path: Path) -> None:
    if proof.differences:
        raise UnprovenExportError(
            f"{path.name} was not written because it differed from the dashboard when it was "
            f"checked: {proof.differences[0]}.",
            details="\n".join(proof.differences),
        )


def _require_unleaked(proof: Proof, path: Path) -> None:
    if proof.differences:
        raise UnprovenExportError(
            f"{path.name} was not written because {proof.differences[0]}. Delete or reword the "
            "note, export again, and report this: no note should ever get this far.",
            details="\n".join(proof.differences),
        )


def _written_without_notes(places: ExitStack, pack: Pack, work: _Work, kind: ExportKind) -> Path:
    """Write a file as it would be if the pack held nothing internal; it goes when *places* do."""
    position, since = work.report.dashboard.position, work.since
    bare = build_report(
        without_internal(pack, position), position, settings=work.report.settings, since=since
    )
    path = Path(places.enter_context(TemporaryDirectory())) / f"public{kind.ending}"
    _WRITERS[kind](replace(work, report=bare, problems=[], progress=silent), path)
    return path


def _pdf(work: _Work, path: Path) -> Proof:
    from perfdesk.exporting.pdf import write_pdf
    from perfdesk.exporting.proof import prove_pdf

    found = write_pdf(work.report, path, created=work.created, progress=work.progress)
    work.problems.extend(found)
    return prove_pdf(path, work.report)


def _workbook(work: _Work, path: Path) -> Proof:
    from perfdesk.exporting.proof import prove_workbook
    from perfdesk.exporting.workbook import write_workbook

    write_workbook(
        work.report,
        path,
        created=work.created,
        progress=work.progress,
        accessible=work.accessible,
    )
    return prove_workbook(path, work.report)


def _accessible(work: _Work, path: Path) -> Proof:
    from perfdesk.exporting.accessible_workbook import write_accessible_workbook
    from perfdesk.exporting.proof import prove_accessible_workbook

    write_accessible_workbook(work.report, path, created=work.created, progress=work.progress)
    return prove_accessible_workbook(path, work.report)


def _web_page(work: _Work, path: Path) -> Proof:
    from perfdesk.exporting.proof import prove_web_page
    from perfdesk.exporting.web_page import write_web_page

    write_web_page(work.report, path, created=work.created, progress=work.progress)
    return prove_web_page(path, work.report)


def _word(work: _Work, path: Path) -> Proof:
    from perfdesk.exporting.proof import prove_word
    from perfdesk.exporting.word import write_word

    write_word(work.report, path, created=work.created, progress=work.progress)
    return prove_word(path, work.report)


def _email(work: _Work, path: Path) -> Proof:
    from perfdesk.exporting.email import write_email
    from perfdesk.exporting.proof import prove_email

    work.progress(0, 1, "Email")
    found = write_email(work.report, work.written, path, created=work.created)
    work.problems.extend(found)
    return prove_email(path, work.report, work.written)


_WRITERS: Mapping[ExportKind, Callable[[_Work, Path], Proof]] = MappingProxyType(
    {
        ExportKind.PDF: _pdf,
        ExportKind.WORKBOOK: _workbook,
        ExportKind.ACCESSIBLE: _accessible,
        ExportKind.WEB_PAGE: _web_page,
        ExportKind.WORD: _word,
        ExportKind.EMAIL: _email,
    }
)
