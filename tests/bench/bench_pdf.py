"""The PDF of the published dashboard, and the preview of its pages after an edit."""

import itertools
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import apply_edit
from perfdesk.core.narrative.report import build_report
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import Layout, ReportSettings
from perfdesk.exporting.pdf import write_pdf
from perfdesk.exporting.workbook import write_workbook
from perfdesk.operations.preview import Looked, ReportPreview
from perfdesk.operations.sample import sample_pack
from tests.bench.office import WarmOffice
from tests.bench.timing import Benchmark, Work
from tests.exporting.pdf.printed import CREATED

FULL = ReportSettings(
    layout=Layout.PLAIN, layers_explained=True, rating_explained=True, glossary=True
)


class _EditedPack:
    """A pack in which each turn finds another figure changed."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._turns = itertools.count()
        self.position = pack.settings.position
        self._measures = [each.id for each in pack.measures_at(self.position)]

    def edited(self) -> tuple[Pack, str]:
        """Change a figure; return the pack and the measure whose figure it is."""
        turn = next(self._turns)
        measure = self._measures[turn % len(self._measures)]
        cell = TypedCell(measure, Column.CURRENT, f"{turn % 90 + 5}.{turn % 10}%")
        self._pack, _ = apply_edit(self._pack, cells_edit(self._pack, self.position, [cell]))
        return self._pack, measure


def _beside_libreoffice(folder: Path, pack: Pack, works: Mapping[str, Work]) -> list[Benchmark]:
    """Time the same against the program that an officer would print the workbook with.

    It is warm: it runs and has converted the workbook before anything is timed.
    """
    office = WarmOffice()
    if office.missing():
        print(f"PDF beside LibreOffice: not timed, {office.missing()}", file=sys.stderr)
        return []
    book = folder / "dashboard.xlsx"

    def convert() -> None:
        if not book.exists():
            write_workbook(build_report(pack, settings=FULL), book, created=CREATED)
        office.convert(book, folder / "converted.pdf")

    return [
        Benchmark(
            f"{name}, beside LibreOffice",
            work=work,
            yardstick=convert,
            yardstick_name="warm LibreOffice converting the workbook",
        )
        for name, work in works.items()
    ]


def benchmarks(folder: Path) -> list[Benchmark]:
    """What an export waits for, and what somebody who types beside the preview does."""
    pack = sample_pack(datetime(2024, 6, 3, tzinfo=UTC))
    path = folder / "dashboard.pdf"
    turns = itertools.count()

    def write(settings: ReportSettings) -> None:
        report = build_report(pack, settings=settings)
        # typst remembers pages it has set; with a new title it sets them all again.
        title = f"{report.dashboard.title} {next(turns)}"
        write_pdf(
            replace(report, dashboard=replace(report.dashboard, title=title)),
            path,
            created=CREATED,
        )

    exported, seen = _EditedPack(pack), _EditedPack(pack)

    def write_edited() -> None:
        write_pdf(build_report(exported.edited()[0], settings=FULL), path, created=CREATED)

    preview = ReportPreview()

    def refresh() -> None:
        edited, measure = seen.edited()
        pages = preview.pages(Looked(edited, seen.position, FULL, frozenset({measure})))
        pages.image(pages.places[measure].page, 96)

    full = {
        "PDF with summary, tables, charts and appendices": lambda: write(FULL),
        "PDF of all that after an edit": write_edited,
    }
    return [
        *(Benchmark(name, work=work) for name, work in full.items()),
        *_beside_libreoffice(folder, pack, full),
        Benchmark(
            "PDF of the tables alone",
            work=lambda: write(ReportSettings(summary=False, charts=False)),
        ),
        Benchmark("Page preview after an edit", work=refresh),
    ]
