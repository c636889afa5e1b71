"""What a row of a table says of its numbers: measure, place, time, kind, part and unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import reduce

from perfdesk.core.places import Place
from perfdesk.core.recipes import MonthReading, Part
from perfdesk.core.settings import Scheme
from perfdesk.core.sources import CellReference
from perfdesk.importing.formats.extract import Extract, a1
from perfdesk.importing.reading.columns import ASIDE, ReadColumns, is_whole, multiplier_of
from perfdesk.importing.reading.context import Context
from perfdesk.importing.reading.found import UNSTATED, Unplaced
from perfdesk.importing.reading.labels import ReadLabel, read_label
from perfdesk.importing.reading.times import time_of
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.codes import split_code
from perfdesk.importing.vocabulary.columns import Column, Role
from perfdesk.importing.vocabulary.facets import Facets, Span, Statement, beneath
from perfdesk.importing.vocabulary.places import place_of
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.wordings import progress_in_words, rating_in_words
from perfdesk.importing.vocabulary.year_and_month import period_of

_MOST_KINDS = 12
"""Rows that may stand under one label: target, actual, forecast, numerator ..."""

_LONGEST_STATEMENT = 40
"""Letters of the longest cell that may be looked at for what its row states."""

_OPEN = frozenset({Span.TO_DATE, Span.ROLLING_YEAR, Span.ACADEMIC_YEAR, Span.CALENDAR_YEAR})
_STATED = frozenset(
    {Statement.TARGET, Statement.FORECAST, Statement.COMPARATOR, Statement.VARIANCE}
)


def _states_another(text: str) -> bool:
    """Tell whether a cell says that the numbers beside it are targets or the like."""
    facets = facets_of(text)
    if facets.unread or facets.statement not in _STATED:
        return False
    verdict = rating_in_words(text, Scheme.RAG) or progress_in_words(text)
    first = text.casefold().split()[0]
    is_verdict = first in {"on", "off", "above", "below", "at", "near", "to"}
    return verdict is None and not is_verdict


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row says.

    Attributes:
        row: Its number.
        label: Its measure, where its rows name measures.
        facets: What it says besides, time and parts too.
        place: Whom it is about; None where no column tells.
        code: The file's own reference.
        kind: The words of its row that say what the numbers are (`Target`).
        beside: What columns of words that nothing tells say, by their headings.
        said: Its label as the file has it.
    """

    row: int
    label: ReadLabel
    facets: Facets
    place: Place | None
    code: str = ""
    kind: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    said: str = ""

    @property
    def states(self) -> str:
        """The words of the row that say what its numbers are; empty where none do."""
        return self.kind or (self.said if self.label.facets.statement else "")


@dataclass
class RowReader:
    """Reads the rows of one table.

    Attributes:
        extract: The file.
        table: The table.
        columns: What its columns are.
        context: What is known of the pack.
        months: What a year and a month mean in columns of their own.
        is_timed: Whether what is around the table gives a time to rows that name none.
    """

    extract: Extract
    table: FoundTable
    columns: ReadColumns
    context: Context
    months: MonthReading = MonthReading.UNSAID
    is_timed: bool = False
    _labels: dict[str, ReadLabel] = field(default_factory=dict)

    def read(self, row: int) -> ReadRow | Unplaced:
        """Return what a row says; or its place or period, where that is not known."""
        place = self._place(row)
        if isinstance(place, Unplaced):
            return place
        label = self._label(row)
        time = self._time(row, label)
        if isinstance(time, Unplaced):
            return time
        return ReadRow(
            row,
            label,
            beneath(self.facets(row, label), time),
            place,
            self._code(row),
            " ".join(
                (
                    *(self.table.text(row, each.column) for each in self.columns.of(Part.KIND)),
                    *self._stated_beside(row),
                )
            ),
            self._beside(row),
            self._said(row),
        )

    def label(self, text: str) -> ReadLabel:
        """Return a label parted; each text once."""
        if text not in self._labels:
            self._labels[text] = read_label(text, self.context.measures)
        return self._labels[text]

    def named_by(self, row: int) -> CellReference | None:
        """Return the cell that gives the label of a row."""
        column = self.columns.first(Part.MEASURE)
        return self._reference(row, column.index) if column else None

    def _label(self, row: int) -> ReadLabel:
        column = self.columns.first(Part.MEASURE)
        if column is None:
            return ReadLabel("")
        said = self.table.text(row, column.column)
        if not said and any(
            self.table.text(row, each.column) for each in self.columns.of(Part.KIND)
        ):
            said = self._said_above(row, column.column)
        own = self.label(said)
        if own.words:
            return own
        # `Actual` alone is about what it stands under: a merged label, a parent, a section.
        facets = own.facets
        above = [*self.table.path(row)[:-1][::-1], self.table.section_of(row)]
        for text in filter(None, above):
            outer = self.label(text)
            facets = beneath(outer.facets, facets)
            if outer.words:
                return ReadLabel(outer.words, facets, outer.is_named)
        return ReadLabel("", facets)

    def _said(self, row: int) -> str:
        column = self.columns.first(Part.MEASURE)
        return self.table.text(row, column.column) if column else ""

    def _said_above(self, row: int, column: Column) -> str:
        """Return the label that rows of targets and of actual figures share, given once."""
        above = range(row - 1, max(row - _MOST_KINDS, self.table.first_row) - 1, -1)
        said = (self.table.text(each, column) for each in above if each not in self.table.sections)
        return next(filter(None, said), "")

    def _code(self, row: int) -> str:
        """Return the reference of a row; of one in a block, the code that heads the block."""
        column = self.columns.first(Part.CODE)
        if column is not None:
            said = self.table.text(row, column.column)
            return "" if said.isdecimal() else said  # the number of a row is no code of a measure
        label = self.columns.first(Part.MEASURE)
        own = split_code(self.table.text(row, label.column))[0] if label else ""
        return own or split_code(self.table.section_of(row))[0]

    def facets(self, row: int, label: ReadLabel) -> Facets:
        """Return what a row says of its numbers beside measure, place and time."""
        section = facets_of(self.table.section_of(row))
        if section.unread:
            section = replace(section.of_title, breakdown=(), place=None, unit="", is_whole=False)
        told = beneath(section, label.facets)
        for column in self.columns.of(Part.KIND):
            said = facets_of(self.table.text(row, column.column))
            told = beneath(told, replace(said, unread=()))
        for text in self._stated_beside(row):
            told = replace(told, statement=facets_of(text).statement)
        told = reduce(beneath, self._spans_beside(row), told)
        unit = ""
        for column in self.columns.of(Part.UNIT):
            if column.column.role is Role.MULTIPLIER:
                told = beneath(told, self._multiplied(row, column.column))
                continue
            # Of `Rate per 100,000 aged 65+` the unit counts; whom it is of, the measure says.
            said = facets_of(self.table.text(row, column.column))
            unit = unit or said.unit  # `Percentage`, then `Persons`: it is per cent
            scale = Facets(unit=said.unit, scale=said.scale, scale_from=said.scale_from)
            # A column of units goes before the words of the measure (`0.049`, per 1,000).
            told = replace(beneath(told, scale), unit=unit or told.unit)
        pairs = dict(told.breakdown)
        for column in self.columns.of(Part.BREAKDOWN):
            text = self.table.text(row, column.column).strip()
            if not is_whole(text):
                pairs[column.dimension] = text
        return replace(told, breakdown=tuple(pairs.items()))

    def _multiplied(self, row: int, column: Column) -> Facets:
        """Return the scale that a column of multipliers gives a row."""
        text = self.table.text(row, column)
        scale = multiplier_of(text) if text else None
        if scale is None or scale == 1:
            return UNSTATED
        return Facets(scale=scale, scale_from=f"{column.name} {text}")

    def _stated_beside(self, row: int) -> Iterator[str]:
        """Go through the cells of words that say of a row what its numbers are, and only that.

        A column of standings, or of notes, may have `Target` in one of its rows. `On target` and
        `Variance` in a column of ratings or arrows tell how the figure does.
        """
        for column in self.columns.of(Part.UNUSED):
            text = self.table.text(row, column.column).strip()
            if text and len(text) <= _LONGEST_STATEMENT and _states_another(text):
                yield text

    def _spans_beside(self, row: int) -> Iterator[Facets]:
        """Go through what columns of words say of the span of a row, and only that.

        `Year to date` or `Quarter 3` in a column of frequencies or of kinds of periods.
        """
        for column in self.columns.of(Part.UNUSED):
            if column.column.role in ASIDE or column.facets.statement is Statement.COMMENT:
                continue
            text = self.table.text(row, column.column).strip()
            facets = facets_of(text) if text and len(text) <= _LONGEST_STATEMENT else UNSTATED
            is_part = facets.part is not None and not facets.part.is_whole_year
            if not facets.unread and (is_part or facets.span in _OPEN) and facets.period is None:
                yield Facets(part=facets.part, span=facets.span)

    def _time(self, row: int, label: ReadLabel) -> Facets | Unplaced:
        column, year = self.columns.first(Part.PERIOD), self.columns.first(Part.YEAR)
        if column is None:
            return UNSTATED
        said = self.table.text(row, column.column)
        if year is not None:
            of_year = self.table.text(row, year.column)
            time = Facets(period=period_of(of_year, said, self.months))
            said = f"{of_year} {said}".strip()
        else:
            time = time_of(said)
        if time.tells_time or (self.is_timed and not said):
            return replace(time, unread=())
        return Unplaced(self._reference(row, column.index), said, "period", label.words)

    def _place(self, row: int) -> Place | Unplaced | None:
        name, code = self.columns.first(Part.PLACE), self.columns.first(Part.PLACE_CODE)
        column = name or code
        if column is None:
            return None
        named = self.table.text(row, name.column) if name else ""
        coded = self.table.text(row, code.column) if code else ""
        found = place_of("", coded, named) or (place_of(coded, "", "") if coded else None)
        found = found or facets_of(named).place
        return found or Unplaced(self._reference(row, column.index), named or coded, "place")

    def _beside(self, row: int) -> tuple[tuple[str, str], ...]:
        return tuple(
            (each.column.name, self.table.text(row, each.column))
            for each in self.columns.of(Part.UNUSED)
            if each.column.role is Role.TEXT and each.facets.statement is not Statement.COMMENT
        )

    def _reference(self, row: int, column: int) -> CellReference:
        return self.extract.reference(self.table.sheet, a1(row, column))
