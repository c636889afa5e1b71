"""What an appendix tells of a measure beside its two years, its target and its verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Measure
from perfdesk.core.places import ENGLAND
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import PlannedFigure
from perfdesk.importing.shapes.printed.rows import PrintedRow, PrintedTable


def figures_beside(job: ImportJob, row: PrintedRow, measure: Measure) -> Iterator[PlannedFigure]:
    """Yield the figures of other periods, and what England reaches beside a target."""
    council = job.pack.settings.council
    told = [(council, FigureKind.LOCAL, each) for each in row.earlier]
    if row.average is not None:
        told.append((ENGLAND.code, FigureKind.PUBLISHED, row.average))
    for place, kind, each in told:
        reading = read_figure(each.text, unit=measure.unit, column=each.period)
        if reading.is_number:
            key = FigureKey(measure.id, place, each.period, kind)
            yield job.planned(Figure(key, reading, job.extract.reference(row.sheet, each.cell)))


def comment_beside(
    job: ImportJob, printed: PrintedTable, row: PrintedRow, measure: Measure
) -> Iterator[Commentary]:
    """Yield what officers say of a measure; it was printed, so everybody may read it."""
    if row.comment is None:
        return
    key = CommentaryKey(measure.id, printed.position, Audience.PUBLIC)
    held = job.pack.commentary(measure.id, printed.position, Audience.PUBLIC)
    if held is None or held.text != row.comment.text:
        where = job.extract.reference(row.sheet, row.comment.cell)
        yield Commentary(
            key, row.comment.text, job.source.name, job.source.imported_at, source=where
        )
