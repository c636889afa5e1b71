"""A plain long list: a row for each measure and day, with its counts or its value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.periods import Period, PeriodError, parse_period
from perfdesk.core.recipes import MonthReading
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells, LocalDraft
from perfdesk.importing.drafts.month_question import ask_for_months, month_answer
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import a1, cell_range
from perfdesk.importing.matching.likeness import split_code
from perfdesk.importing.matching.questions import NotUnderstood
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, Role
from perfdesk.importing.vocabulary.year_and_month import period_of, read_months

_PLACES = (Role.ONS_CODE, Role.PLACE_CODE, Role.PLACE_NAME)
_FIGURES = (Role.NUMERATOR, Role.DENOMINATOR, Role.POPULATION, Role.VALUE)


@dataclass(frozen=True)
class MeasureList:
    """The family of plain lists of our own figures."""

    name: str = "list of measures"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a table has measures, periods and figures, and no places."""
        return any(_is_list(table) for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the figures of every row whose measure and period the pack has."""
        draft = LocalDraft(job)
        for table in job.tables:
            reading = _month_reading(job, table, self.name) if _is_list(table) else None
            if reading is None:
                continue
            for done, row in enumerate(table.row_numbers):
                job.progress(done, table.rows, f"Reading row {row}")
                _take_row(job, draft, table, row, reading)
        return draft.plan()


def _is_list(table: FoundTable) -> bool:
    named = table.has(Role.MEASURE_CODE) or table.has(Role.DESCRIPTION)
    figures = table.has(Role.VALUE) or table.has(Role.NUMERATOR)
    placed = any(table.has(role) for role in _PLACES)
    columns = [column for column in table.columns if column.role is Role.VALUE]
    return named and figures and table.has(Role.PERIOD) and not placed and len(columns) <= 1


def _month_reading(job: ImportJob, table: FoundTable, name: str) -> MonthReading | None:
    """Return what year and month mean where each has a column; None while that is asked."""
    answer = month_answer(job, name)
    year, month = table.column(Role.YEAR), table.column(Role.PERIOD)
    if answer or year is None or month is None:
        return answer
    read = read_months(
        ((table.text(row, year), table.text(row, month)) for row in table.row_numbers), year.name
    )
    where = job.extract.reference(table.sheet, table.range)
    return read.certain or ask_for_months(job, name, read, where)


def _take_row(
    job: ImportJob, draft: LocalDraft, table: FoundTable, row: int, reading: MonthReading
) -> None:
    code, label = _label(table, row)
    if not label:
        return
    named = table.column(Role.DESCRIPTION) or table.column(Role.MEASURE_CODE)
    assert named is not None
    where = job.extract.reference(table.sheet, a1(row, named.index))
    period_text = _text(table, row, table.column(Role.PERIOD))
    year = table.column(Role.YEAR)
    if year is not None:
        period = period_of(table.text(row, year), period_text, reading)
        period_text = f"{table.text(row, year)} {period_text}".strip()
    else:
        period = _period(period_text)
    column = draft.column_of(period) if period else None
    if period is None or column is None:
        why = (
            f"The pack has no column for {period}"
            if period
            else f"\u201c{period_text}\u201d is not a period"
        )
        draft.not_understood.append(
            NotUnderstood(where, label, f"{why}, so \u201c{label}\u201d was left out.")
        )
        return
    measure = draft.match(label, code, where)
    if measure is not None:
        draft.add(measure, column, _cells(job, table, row, period))


def _label(table: FoundTable, row: int) -> tuple[str, str]:
    """Return code and words of a row, from one column or two."""
    description = _text(table, row, table.column(Role.DESCRIPTION))
    printed = _text(table, row, table.column(Role.MEASURE_CODE))
    if description:
        return printed, description
    return split_code(printed)


def _cells(job: ImportJob, table: FoundTable, row: int, period: Period) -> LocalCells:
    used = [column for role in _FIGURES if (column := table.column(role)) is not None]
    filled = [column.index for column in used if table.sheet.text(row, column.index)]
    value = table.column(Role.VALUE)
    text = _text(table, row, value)
    if value is not None and text:
        cell = a1(row, value.index)
    else:
        cell = cell_range(row, min(filled, default=1), row, max(filled, default=1))
    return LocalCells(
        text,
        job.extract.reference(table.sheet, cell),
        _count(table, row, Role.NUMERATOR),
        _count(table, row, Role.DENOMINATOR),
        _count(table, row, Role.POPULATION),
        period,
    )


def _count(table: FoundTable, row: int, role: Role) -> Decimal | None:
    return read_figure(_text(table, row, table.column(role))).value


def _text(table: FoundTable, row: int, column: Column | None) -> str:
    return table.sheet.text(row, column.index) if column else ""


def _period(text: str) -> Period | None:
    try:
        return parse_period(text) if text else None
    except PeriodError as problem:
        return problem.suggestion
