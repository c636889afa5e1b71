"""A sheet that an officer lays out: labels down the side, periods across, blocks of counts.

Which rows are the counts behind a percentage is not said anywhere. It is worked out: two
rows of the block whose ratio is the percentage shown, to the digit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from perfdesk.core.figures import Form, Reading, ratio, round_half_up
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells, LocalDraft
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import a1
from perfdesk.importing.matching.likeness import split_code
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, Role

_PLACES = (Role.ONS_CODE, Role.PLACE_CODE, Role.PLACE_NAME)
_MOST_COUNTS = 12
"""Rows of counts in a block among which a pair is looked for."""


@dataclass(frozen=True)
class PeriodForm:
    """The family of forms with measures down and periods across."""

    name: str = "form with measures down and periods across"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a table has labels, and figures under periods, and no places."""
        return any(_is_form(table) for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the figures of the rows and columns that the pack has."""
        draft = LocalDraft(job)
        left_out: list[str] = []
        for table in job.tables:
            if not _is_form(table):
                continue
            columns = _columns_of(draft, table)
            left_out += _others(table, {column.index for column, _ in columns})
            for block in _blocks(table) if columns else ():
                _take_block(job, draft, block, columns)
        _note_on_columns(draft, left_out)
        return draft.plan()


@dataclass(frozen=True)
class _Block:
    """The rows between two sections or blank rows, with the code that its heading names."""

    table: FoundTable
    code: str
    heading: str
    rows: tuple[int, ...]


def _is_form(table: FoundTable) -> bool:
    labelled = table.has(Role.MEASURE_CODE) or table.has(Role.DESCRIPTION)
    placed = any(table.has(role) for role in _PLACES)
    periods = [
        column
        for column in table.columns
        if column.role is Role.VALUE and column.period is not None
    ]
    return labelled and bool(periods) and not placed and not table.has(Role.PERIOD)


def _label_column(table: FoundTable) -> Column:
    column = table.column(Role.DESCRIPTION) or table.column(Role.MEASURE_CODE)
    assert column is not None
    return column


def _blocks(table: FoundTable) -> Iterator[_Block]:
    index = _label_column(table).index
    code = heading = ""
    rows: list[int] = []
    for row in (*table.row_numbers, table.last_row + 1):
        filled = sum(bool(table.sheet.text(row, column.index)) for column in table.columns)
        if filled > 1:
            rows.append(row)
            continue
        if rows:
            yield _Block(table, code, heading, tuple(rows))
            rows = []
        if filled == 1 and table.sheet.text(row, index):
            code, heading = split_code(table.sheet.text(row, index))


def _take_block(
    job: ImportJob, draft: LocalDraft, block: _Block, columns: list[tuple[Column, Period]]
) -> None:
    table, index = block.table, _label_column(block.table).index
    read = {
        (row, column.index): read_figure(table.sheet.text(row, column.index), column=period)
        for row in block.rows
        for column, period in columns
    }
    shares = [
        row
        for row in block.rows
        if any(read[row, column.index].form is Form.PERCENT for column, _ in columns)
    ]
    counts = [row for row in block.rows if row not in shares][:_MOST_COUNTS]
    for row in shares or block.rows:
        own_code, label = split_code(table.sheet.text(row, index))
        where = job.extract.reference(table.sheet, a1(row, index))
        measure = draft.match(label, own_code or block.code, where)
        if measure is None:
            continue
        for column, period in columns:
            reading = read[row, column.index]
            if not reading.is_number:
                continue
            pair = _counts_behind(reading, [read[each, column.index] for each in counts])
            cells = LocalCells(
                table.sheet.text(row, column.index),
                job.extract.reference(table.sheet, a1(row, column.index)),
                *(pair if row in shares else (None, None)),
            )
            draft.add(measure, period, cells)


def _counts_behind(share: Reading, counts: list[Reading]) -> tuple[Decimal | None, Decimal | None]:
    """Return numerator and denominator of a percentage, if just one pair of counts gives it."""
    values = [reading.value for reading in counts if reading.value is not None]
    found = {
        (numerator, denominator)
        for numerator, denominator in permutations(values, 2)
        if denominator > 0
        and round_half_up(ratio(numerator, denominator, per=100), share.decimals) == share.value
    }
    return found.pop() if len(found) == 1 else (None, None)


def _columns_of(draft: LocalDraft, table: FoundTable) -> list[tuple[Column, Period]]:
    """Return the columns whose periods the pack has columns for, with those."""
    return [
        (column, period)
        for column in table.columns
        if column.role is Role.VALUE
        and column.period is not None
        and (period := draft.column_of(column.period)) is not None
    ]


def _others(table: FoundTable, taken: set[int]) -> list[str]:
    """Return the headings of the other columns that hold figures of some period."""
    return [
        f"\u201c{column.name}\u201d"
        for column in table.columns
        if column.index not in taken
        and (column.period is not None or column.role is Role.COMPARED_WITH)
    ]


def _note_on_columns(draft: LocalDraft, left_out: list[str]) -> None:
    if left_out:
        draft.problems.append(
            Problem(
                Severity.NOTE,
                "columns",
                "These columns were left out because the pack has no place for them: "
                f"{', '.join(dict.fromkeys(left_out))}.",
            )
        )
