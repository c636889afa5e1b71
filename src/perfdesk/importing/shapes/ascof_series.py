"""The national ASCOF time series: a sheet a measure, the years side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from perfdesk.core.framework.catalogue import edition_at, measure_for
from perfdesk.core.framework.matching import exact_code
from perfdesk.core.measures import FrameworkCode, Measure
from perfdesk.core.periods import Period
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.drafts.published import PublishedCells, PublishedFigures, Wanted
from perfdesk.importing.formats.extract import CellValue, a1
from perfdesk.importing.matching.questions import NotUnderstood
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, Role, column_of
from perfdesk.importing.vocabulary.places import place_of

_TITLE = re.compile(r"table[ _]?([1-6][a-j](?:\(\d?[ab]?\))?)(?![a-z0-9])", re.IGNORECASE)
_ROLES = (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR, Role.MARGIN)


@dataclass(frozen=True)
class AscofTimeSeries:
    """The family of national time series."""

    name: str = "ASCOF time series"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a table lists places by ONS code with years beside them."""
        return any(_is_series(table) and _title_code(table) for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the published figures of every year for our council and its comparators.

        Raises:
            UnreadableExtractError: The pack does not say which council it is for.
        """
        draft = Draft(job)
        published = PublishedFigures(draft, Wanted.of(job))
        tables = [table for table in job.tables if _is_series(table)]
        latest = max(period for table in tables for period in _periods(table))
        for done, table in enumerate(tables):
            job.progress(done, len(tables), f"Reading sheet {table.sheet.name.strip()}")
            _take_table(job, published, table, edition_at(latest))
        published.finish()
        return draft.plan()


def _is_series(table: FoundTable) -> bool:
    return table.has(Role.ONS_CODE, Role.PLACE_NAME, Role.VALUE) and bool(_periods(table))


def _periods(table: FoundTable) -> tuple[Period, ...]:
    """Return the years that a table has outcomes for, oldest first."""
    found = {
        column.period
        for column in table.columns
        if column.role is Role.VALUE and column.period is not None and _is_told(column)
    }
    return tuple(sorted(found))


def _tell_untold(job: ImportJob, published: PublishedFigures, table: FoundTable) -> None:
    """Name the columns of figures of a year whose heading does not say what they are."""
    for column in table.columns:
        if column.role is Role.VALUE and column.period is not None and not _is_told(column):
            top = table.header_rows[-1] if table.header_rows else table.first_row
            published.draft.not_understood.append(
                NotUnderstood(
                    job.extract.reference(table.sheet, a1(top, column.index)),
                    column.name,
                    f"\u201c{column.name}\u201d does not say whether its figures are outcomes, "
                    "numerators, denominators or margins of error, so they were left out.",
                )
            )


def _is_told(column: Column) -> bool:
    """Tell whether the heading says what the column is: cells that are numbers say too little."""
    return column_of(column.index, column.name).role is column.role


def _title_code(table: FoundTable) -> str:
    """Return the code that the title above a table names, else its sheet; empty if neither."""
    top = table.header_rows[0] if table.header_rows else table.first_row
    titles = (table.sheet.text(row, 1) for row in range(1, top))
    for text in (*titles, table.sheet.name):
        match = _TITLE.search(text)
        if match:
            return match[1]
    return ""


def _take_table(
    job: ImportJob, published: PublishedFigures, table: FoundTable, edition: str
) -> None:
    printed = _title_code(table)
    code = exact_code(edition, printed)
    where = job.extract.reference(table.sheet, table.range)
    if code is None:
        published.draft.not_understood.append(
            NotUnderstood(
                where,
                table.sheet.text(1, 1),
                f"Sheet \u201c{table.sheet.name.strip()}\u201d was left out because it names no "
                f"measure in the {edition} framework.",
            )
        )
        return
    _take_rows(job, published, table, code, published.measure_for(code, where))


def _take_rows(
    job: ImportJob,
    published: PublishedFigures,
    table: FoundTable,
    code: FrameworkCode,
    measure: Measure | None,
) -> None:
    """Take what was published for all councils, and as figures that of the wanted places."""
    entry = measure_for(code)
    assert entry is not None
    sheet = table.sheet
    place_code, ons = table.column(Role.PLACE_CODE), table.column(Role.ONS_CODE)
    name = table.column(Role.PLACE_NAME)
    assert ons is not None and name is not None
    columns = {
        (column.period, column.role): column.index
        for column in reversed(table.columns)
        if column.period is not None and column.role in _ROLES and _is_told(column)
    }
    periods = _periods(table)
    _tell_untold(job, published, table)
    for row in table.row_numbers:
        number = sheet.raw(row, place_code.index) if place_code else ""
        place = place_of(number, sheet.text(row, ons.index), sheet.text(row, name.index))
        if place is None:
            indexes = (columns[period, Role.VALUE] for period in periods)
            told = next((at for at in indexes if sheet.cell(row, at).number is not None), None)
            if told is not None:
                where = job.extract.reference(sheet, a1(row, told))
                published.leave_out_place(sheet.text(row, name.index), where)
            continue
        wanted = published.wanted.chosen(place)
        for period in periods:

            def cell(role: Role, row: int = row, period: Period = period) -> CellValue | None:
                index = columns.get((period, role))
                return sheet.cell(row, index) if index else None

            outcome = cell(Role.VALUE)
            assert outcome is not None
            cells = PublishedCells(
                outcome,
                job.extract.reference(sheet, a1(row, columns[period, Role.VALUE])),
                cell(Role.NUMERATOR),
                cell(Role.DENOMINATOR),
                cell(Role.MARGIN),
            )
            published.add_outcome(entry, place, period, cells)
            if wanted is not None and measure is not None:
                published.add(measure, entry, wanted, period, cells)
