"""Exporting: everything is written and proved beside its place, and then put there."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.trend import trends_of
from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.system.files import replaced_when_done


class ExportKind(StrEnum):
    """What can be exported."""

    PDF = "pdf"
    WORKBOOK = "xlsx"


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
    """

    files: tuple[ExportedFile, ...]
    compared: int
    problems: tuple[Problem, ...] = ()


class UnprovenExportError(PerfDeskError):
    """A file that, read back, did not say what the dashboard says; nothing was kept of it."""


@dataclass(frozen=True)
class _Work:
    """What every writer needs."""

    dashboard: Dashboard
    charts: Mapping[str, ChartSpec]
    created: datetime
    progress: ProgressReport
    problems: list[Problem] = field(default_factory=list)


def export(
    pack: Pack,
    wanted: Mapping[ExportKind, Path],
    *,
    created: datetime,
    position: Period | None = None,
    progress: ProgressReport = silent,
) -> ExportResult:
    """Write the dashboard of a position to files.

    Every file is written beside its place, read back and compared with the dashboard cell by
    cell; only when all are proved does any take its place.

    Args:
        pack: The pack as it is now; a snapshot, since packs never change.
        wanted: Where each kind of file goes.
        created: The time written into the files.
        position: What to report; the pack's own position if None.
        progress: Told of every step; raising in it leaves all files as they were.

    Raises:
        UnwritableFileError: A file could not be written.
        UnprovenExportError: A file did not say what the dashboard says.
        CancelledError: Somebody asked to stop.
    """
    progress(0, len(wanted), "Working out the dashboard")
    shown = position or pack.settings.position
    work = _Work(
        build_dashboard(pack, shown).as_printed(), trends_of(pack, shown), created, progress
    )
    compared = 0
    with ExitStack() as places:
        for kind, path in wanted.items():
            temporary = places.enter_context(replaced_when_done(path))
            compared += _write_and_prove(kind, temporary, path, work)
    files = tuple(ExportedFile(path, kind, path.stat().st_size) for kind, path in wanted.items())
    return ExportResult(files, compared, tuple(work.problems))


def _write_and_prove(kind: ExportKind, temporary: Path, path: Path, work: _Work) -> int:
    from perfdesk.exporting.proof import prove_pdf, prove_workbook

    if kind is ExportKind.PDF:
        from perfdesk.exporting.pdf import write_pdf

        found = write_pdf(
            work.dashboard, work.charts, temporary, created=work.created, progress=work.progress
        )
        work.problems.extend(found)
        proof = prove_pdf(temporary, work.dashboard)
    else:
        from perfdesk.exporting.workbook import write_workbook

        write_workbook(
            work.dashboard, work.charts, temporary, created=work.created, progress=work.progress
        )
        proof = prove_workbook(temporary, work.dashboard)
    if proof.differences:
        raise UnprovenExportError(
            f"{path.name} was not written because, read back, it differed from the dashboard: "
            f"{proof.differences[0]}.",
            details="\n".join(proof.differences),
        )
    return proof.compared
