"""A form with one block a service: labels to the left of their values, and no table at all.

What a value is about is told by its label, by the block it stands in, and by the dates of
that block. Last year's value stands under this year's and has no words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import islice

from perfdesk.core.measures import Measure
from perfdesk.core.periods import Period
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells, LocalFigures
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import CellKind, Sheet, a1
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.codes import split_code
from perfdesk.importing.vocabulary.naming_periods import period_in

_MOST_CELLS = 3
"""Filled cells of a row of a form: label, value, and a word about it."""

_FEWEST_MARKS = 2
_LONGEST = 5_000
"""Rows of a sheet that may be a form; whoever fills in one writes far fewer."""

_ACADEMIC_START = (9, 1)


class _Line(Enum):
    """What a line of a form is, told by its label."""

    FROM = "from"
    TO = "to"
    PERIOD = "period"
    PREVIOUS = "previous"
    TARGET = "target"
    COMMENT = "comment"
    FIGURE = "figure"


# Tried in this order, on labels in lower case and without a colon.
_LABELS = (
    (_Line.FROM, re.compile(r"(?:figures |data |period )?(?:from|starts?)")),
    (_Line.TO, re.compile(r"(?:figures |data |period )?(?:to|ends?|as at)")),
    (_Line.PERIOD, re.compile(r"(?:reporting )?(?:period|year|quarter|month)")),
    (_Line.PREVIOUS, re.compile(r"(?:the )?(?:(?:last|previous|prior) year|year before)\b.*")),
    (_Line.TARGET, re.compile(r"(?:the )?(?:annual |year end )?target\b.*")),
    (_Line.COMMENT, re.compile(r"(?:comments?|commentary|narrative|explanation|notes?)\b.*")),
)


@dataclass(frozen=True)
class LabelledForm:
    """The family of forms with labels left of values."""

    name: str = "form with labels left of values"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a sheet is lines of a label and a value, with words that forms have."""
        return any(_is_form(sheet) for sheet in _forms_among(tables))

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the figures of the lines whose measure and period the pack has."""
        draft = Draft(job)
        for sheet in _forms_among(job.tables):
            if not _is_form(sheet):
                continue
            reader = _FormReader(job, draft, sheet)
            for block in _blocks(sheet):
                reader.take(block)
            reader.note_on_the_rest()
        return draft.plan()


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label and the value to its right; column 0 where there is none."""

    row: int
    label: str
    column: int

    @property
    def line(self) -> _Line:
        return _line_of(self.label)


def _forms_among(tables: tuple[FoundTable, ...]) -> list[Sheet]:
    """Return the sheets that may be forms, each once.

    Rows Target and Actual under a heading that is a period are a table, not lines of a form.
    """
    headed = {table.sheet.name for table in tables if _is_headed_by_periods(table)}
    sheets = {table.sheet.name: table.sheet for table in tables}
    return [sheet for name, sheet in sheets.items() if name not in headed]


def _is_headed_by_periods(table: FoundTable) -> bool:
    named = [column for column in table.columns if column.name]
    return (
        len(named) > 1
        and _line_of(named[0].name) is _Line.FIGURE
        and any(column.period is not None for column in named[1:])
    )


def _line_of(label: str) -> _Line:
    words = " ".join(label.casefold().rstrip(" :").split())
    return next((line for line, pattern in _LABELS if pattern.fullmatch(words)), _Line.FIGURE)


def _filled(sheet: Sheet, row: int) -> list[int]:
    """Return the columns of a row that hold something; one too many for a form will do."""
    cells = sheet.values[row - 1] if 1 <= row <= sheet.height else ()
    filled = (
        column
        for column, raw in enumerate(cells, start=1)
        if not isinstance(raw, str) or raw.strip()
    )
    return list(islice(filled, _MOST_CELLS + 1))


def _pair(sheet: Sheet, row: int) -> _Pair | None:
    """Return the label and value of a row; None where it is no line of a form."""
    filled = _filled(sheet, row)
    if not 1 <= len(filled) <= _MOST_CELLS:
        return None
    first = sheet.cell(row, filled[0])
    if first.kind is not CellKind.TEXT:
        return None
    return _Pair(row, first.text.strip(), filled[1] if len(filled) > 1 else 0)


def _is_form(sheet: Sheet) -> bool:
    if sheet.height > _LONGEST:
        return False
    marks = others = 0
    says_when = False
    for row in range(1, sheet.height + 1):
        if others >= marks + sheet.height - row + 1:
            return False  # though all rows to come were marks
        if sheet.is_blank(row):
            continue
        pair = _pair(sheet, row)
        if pair is None:
            others += 1
        elif pair.column and pair.line is not _Line.FIGURE:
            marks += 1
            says_when = says_when or pair.line is not _Line.COMMENT
    # A list of notes is comments alone.
    return says_when and marks >= _FEWEST_MARKS and marks > others


def _blocks(sheet: Sheet) -> Iterator[tuple[_Pair, ...]]:
    """Return the lines between blank rows; those without a value, such as headings, are left."""
    block: list[_Pair] = []
    for row in range(1, sheet.height + 2):
        pair = _pair(sheet, row) if row <= sheet.height else None
        if pair is not None:
            if pair.column:
                block.append(pair)
        elif sheet.is_blank(row) and block:
            yield tuple(block)
            block = []


@dataclass
class _FormReader:
    """Reads one sheet, block by block.

    Attributes:
        job: The import.
        draft: Takes the figures.
        sheet: What is read.
    """

    job: ImportJob
    draft: Draft
    sheet: Sheet
    _left_out: list[str] = field(default_factory=list)

    @cached_property
    def _local(self) -> LocalFigures:
        return LocalFigures(self.draft)

    def take(self, block: tuple[_Pair, ...]) -> None:
        """Take the figures of a block."""
        stated = self._stated_period(block)
        measure: Measure | None = None
        column: Period | None = None
        for pair in block:
            if pair.line is _Line.FIGURE:
                period = period_in(pair.label) or stated
                measure, column = self._figure(pair, period)
            elif pair.line is _Line.PREVIOUS:
                before = column.a_year_earlier() if column else None
                self._previous(pair, measure, before)
            elif pair.line in {_Line.TARGET, _Line.COMMENT}:
                self._left_out.append(a1(pair.row, pair.column))

    def note_on_the_rest(self) -> None:
        """Say which cells are not taken over."""
        if self._left_out:
            self.draft.problems.append(
                Problem(
                    Severity.NOTE,
                    ImportKind.FORM,
                    "Targets and comments in a form are not imported. See "
                    f"{', '.join(self._left_out)}.",
                    where=f"sheet {self.sheet.name}",
                )
            )

    def _figure(self, pair: _Pair, period: Period | None) -> tuple[Measure | None, Period | None]:
        """Take this year's value; return its measure and column."""
        code, label = split_code(pair.label)
        where = self.job.extract.reference(self.sheet, a1(pair.row, pair.column))
        measure = self.draft.match(label, code, where)
        if measure is None:
            return None, None
        column = self._column_of(period) if period else None
        if column is None:
            why = (
                f"the pack has no column for {period}"
                if period
                else ("there is no period beside it")
            )
            self._not_taken(pair, f"\u201c{pair.label}\u201d was left out because {why}.")
            return measure, None
        self._add(pair, measure, column, period)
        return measure, column

    def _previous(self, pair: _Pair, measure: Measure | None, column: Period | None) -> None:
        held = self._local.column_of(column) if column else None
        if measure is None or held is None:
            self._not_taken(
                pair,
                f"\u201c{pair.label}\u201d was left out because there is no figure above it in "
                "its block that it could be the previous year of.",
            )
            return
        self._add(pair, measure, held, None)

    def _add(self, pair: _Pair, measure: Measure, column: Period, period: Period | None) -> None:
        where = self.job.extract.reference(self.sheet, a1(pair.row, pair.column))
        text = self.sheet.text(pair.row, pair.column)
        self._local.add(measure, column, LocalCells(text, where, period=period))

    def _column_of(self, period: Period) -> Period | None:
        """Return the column for a period; an academic year so far stands where it ends."""
        exact = self._local.column_of(period)
        if exact is not None or (period.start.month, period.start.day) != _ACADEMIC_START:
            return exact
        columns = (
            column
            for position in self.job.pack.positions
            for column in (position.period, position.previous)
        )
        return next((each for each in columns if each.end == period.end), None)

    def _stated_period(self, block: tuple[_Pair, ...]) -> Period | None:
        """Return the period that a block says it is about."""
        texts = {pair.line: self.sheet.text(pair.row, pair.column) for pair in block}
        if _Line.PERIOD in texts:
            return period_in(texts[_Line.PERIOD])
        first, last = _day(texts.get(_Line.FROM, "")), _day(texts.get(_Line.TO, ""))
        if last is None:
            return None
        return Period(first, last) if first and first <= last else Period(last, last)

    def _not_taken(self, pair: _Pair, message: str) -> None:
        where = self.job.extract.reference(self.sheet, a1(pair.row, pair.column))
        text = self.sheet.text(pair.row, pair.column)
        self.draft.leave_out(where, text, message)


def _day(text: str) -> date | None:
    """Return the day that a cell holds; None for anything else."""
    period = period_in(text)
    return period.end if period is not None and period.is_snapshot else None
