"""Reading a plain table: every number with all the words around it, whatever its layout.

Measures may stand down the side or across the top, periods and places too; a row or a column may
state targets beside figures. A number takes what its column's heading says with every level above,
what its row says with the labels and sections it stands under, and what is said around the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from perfdesk.core.periods import Period
from perfdesk.core.recipes import Part
from perfdesk.core.sources import CellReference
from perfdesk.importing.formats.extract import (
    EMPTY_CELL,
    CellKind,
    CellValue,
    Extract,
    a1,
    cell_range,
)
from perfdesk.importing.reading.around import (
    StatedAround,
    facets_around,
    of_a_year_within,
    stated_around,
)
from perfdesk.importing.reading.blocks import Blocks
from perfdesk.importing.reading.choosing import Candidate, chosen, without_owners
from perfdesk.importing.reading.columns import ReadColumn, ReadColumns, is_whole, read_columns
from perfdesk.importing.reading.context import FIGURE, Context, KnownMeasures
from perfdesk.importing.reading.found import (
    Asked,
    Doubt,
    Found,
    FoundFigure,
    LeftOut,
    Unplaced,
)
from perfdesk.importing.reading.headings import ReadHeading, of_rows, read_heading, shown
from perfdesk.importing.reading.labels import read_label
from perfdesk.importing.reading.noted import NotesOfTable
from perfdesk.importing.reading.row_totals import is_sum, total_period, totalled_columns
from perfdesk.importing.reading.rows import ReadRow, RowReader
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Role
from perfdesk.importing.vocabulary.facets import Facets, Span, Statement, beneath
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.wordings import normal_words
from perfdesk.importing.vocabulary.year_and_month import MonthsRead, read_months

_MOST_LABELS = 200
"""Rows by whose labels it is told whether rows or headings name the measures."""


def is_plain(table: FoundTable, measures: KnownMeasures) -> bool:
    """Tell whether a table can be read: it has numbers, and words that name their measures.

    A list or a grid whose headings say that it is one will do, with a time; so will figures by
    place and time alone, as their measure can be asked for. Any other table has to name one of the
    measures that are known.

    Args:
        table: The table.
        measures: Those that are known.
    """
    columns = read_columns(table, measures.is_named)
    values = columns.of(Part.VALUE) or columns.of(Part.NUMERATOR)
    if not values or not table.header_rows:
        return False
    placed = columns.first(Part.PLACE) or columns.first(Part.PLACE_CODE)
    timed = columns.first(Part.PERIOD) or any(each.facets.tells_time for each in values)
    is_headed = table.has(Role.MEASURE_CODE) or table.has(Role.DESCRIPTION)
    if timed and is_headed and not placed:
        return True
    if timed and placed and not any(each.facets.unread for each in values):
        return True
    return _names_measures(table, columns, measures)


def _names_measures(table: FoundTable, columns: ReadColumns, measures: KnownMeasures) -> bool:
    """Tell whether headings or labels of a table name a measure that is known, or nearly."""
    if any(read_heading(each, measures).is_named for each in columns.numbers):
        return True
    label = columns.first(Part.MEASURE)
    if label is None:
        return False
    said = {table.text(row, label.column) for row in table.row_numbers[:_MOST_LABELS]}
    return any(
        each and (read_label(each, measures).is_named or measures.nearest(each)) for each in said
    )


@dataclass
class PlainReading:
    """One table on its way to figures.

    Attributes:
        extract: The file.
        table: The table.
        context: What is known before.
        elsewhere: The lines of the sheets of notes of its file, by their names.
    """

    extract: Extract
    table: FoundTable
    context: Context
    elsewhere: Mapping[str, Sequence[str]] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    @cached_property
    def columns(self) -> ReadColumns:
        """What each of its columns is."""
        return read_columns(self.table, self.context.measures.is_named)

    @cached_property
    def around(self) -> Facets:
        """What title, sheet and file say of all its numbers."""
        facets = facets_around(self.table, self.extract.name)
        return replace(facets, statement=self.stated.statement)

    @cached_property
    def stated(self) -> StatedAround:
        """What title, sheet or file state its numbers to be, where no column states anything."""
        stated = stated_around(self.table, self.extract.name)
        told = any(each.facets.statement for each in self.columns.numbers)
        if not stated.statement:
            told = any(each.facets.breakdown for each in self.columns.numbers)
            told = told or bool(self.columns.of(Part.BREAKDOWN))
        else:
            told = (
                told
                or bool(self.columns.of(Part.KIND))
                or _states_by_rows(self.table, self.columns)
            )
        of_others = stated.statement is Statement.COMPARATOR and self.lists_places
        meant = self.context.meaning(stated.words) == FIGURE
        return StatedAround() if told or of_others or meant else stated

    @cached_property
    def headings(self) -> dict[int, ReadHeading]:
        """What stands over each column of numbers, by its number."""
        read = {
            each.index: read_heading(each, self.context.measures) for each in self.columns.numbers
        }
        if self.is_across:
            return read
        return {index: of_rows(each, self.context.meaning) for index, each in read.items()}

    @cached_property
    def is_across(self) -> bool:
        """Whether its headings name the measures, not its rows."""
        named = any(
            read_heading(each, self.context.measures).is_named for each in self.columns.numbers
        )
        label = self.columns.first(Part.MEASURE)
        if label is None or not named:
            return label is None
        rows = (self.table.text(row, label.column) for row in self.table.row_numbers[:_MOST_LABELS])
        return not any(self._rows.label(each).is_named for each in rows if each)

    @cached_property
    def months(self) -> MonthsRead | None:
        """How its years and months can be read, where each has a column; None where not."""
        year, month = self.columns.first(Part.YEAR), self.columns.first(Part.PERIOD)
        if year is None or month is None:
            return None
        pairs = (
            (self.table.text(row, year.column), self.table.text(row, month.column))
            for row in self.table.row_numbers
        )
        return read_months(pairs, year.column.name)

    @cached_property
    def lists_places(self) -> bool:
        """Whether it gives figures of several places, as publications do."""
        return self.columns.first(Part.PLACE) is not None or (
            self.columns.first(Part.PLACE_CODE) is not None
        )

    @cached_property
    def _rows(self) -> RowReader:
        timed = self.around.tells_time
        months = self.context.months
        if not months and self.months is not None:
            months = self.months.certain or months
        return RowReader(self.extract, self.table, self.columns, self.context, months, timed)

    @cached_property
    def _notes(self) -> NotesOfTable:
        return NotesOfTable(self.table, self.columns, self.elsewhere, self.context, self.stated)

    @cached_property
    def _values(self) -> tuple[ReadColumn, ...]:
        return self.columns.of(Part.VALUE) or self.columns.of(Part.NUMERATOR)[:1]

    def figures(self) -> Iterator[Found]:
        """Yield every figure, and every number that is none of ours or waits for an answer."""
        unknown = dict(self._unknown_headings())
        strange: list[Unplaced] = []
        groups: dict[tuple[str, ...], list[Candidate]] = {}
        for row in self._data_rows():
            read = self._rows.read(row)
            if isinstance(read, Unplaced):
                strange.append(read)
                continue
            for column in self._values:
                if column.index in unknown:
                    continue
                candidate = self._candidate(read, column)
                if isinstance(candidate, LeftOut):
                    yield from self._once(f"{candidate.words} {candidate.reason}", candidate)
                elif isinstance(candidate, Asked):
                    yield from self._once(f"{candidate.doubt} {candidate.words}", candidate)
                elif candidate is not None:
                    groups.setdefault(_key(candidate.found), []).append(candidate)
        yield from self._chosen(groups.values())
        for each in strange:
            yield from self._once(f"{each.what} {each.text} {each.label}", each)
        for asked in unknown.values():
            yield from self._once(f"{asked.words}", asked)
        yield from self._asked_of_all()
        for found in self._targets():
            yield from self._once(f"{found.words} {found.reason}", found)

    def _chosen(self, groups: Iterable[list[Candidate]]) -> Iterator[Found]:
        blocks = Blocks(self.table, self._rows) if not self.is_across else None
        figures = []
        for group in without_owners(groups):
            for each in chosen(group, self.context):
                if isinstance(each, FoundFigure):
                    figures.append(each)
                else:
                    yield from self._once(_told_once(each), each)
        yield from blocks.with_counts(figures) if blocks else figures

    def _once(self, key: str, found: Found) -> Iterator[Found]:
        """Yield a question, or what is left out, once for the same words; figures always."""
        if isinstance(found, FoundFigure):
            yield found
            return
        key = f"{type(found).__name__} {key}"
        if key not in self._told:
            self._told.add(key)
            yield found

    def _data_rows(self) -> Iterator[int]:
        table = self.table
        others = table.repeated | set(table.sections)
        for row in table.row_numbers:
            if row not in others and not table.sheet.is_blank(row):
                yield row

    # --- headings ------------------------------------------------------------------------------
    def _unknown_headings(self) -> Iterator[tuple[int, LeftOut | Asked]]:
        """Yield the columns whose heading says something that nothing accounts for."""
        plain = (self.headings[each.index] for each in self._values)
        is_plain = any(not each.unknown and each.facets.is_figure for each in plain)
        # Where another column gives the figures, one without a time is none of theirs.
        is_given = is_plain or any(each.facets.tells_time for each in self.columns.numbers)
        for column in self._values:
            heading = self.headings[column.index]
            words = heading.unknown
            if not words or self.is_across or not heading.facets.is_figure:
                continue
            where = self._reference(self._heading_row, column.index)
            if (is_given and not heading.facets.tells_time) or self.context.meaning(words):
                yield column.index, LeftOut(words, where, "")
            else:
                yield column.index, Asked(Doubt.MEANING, words, where, self._filled(column))

    def _asked_of_all(self) -> Iterator[Asked]:
        """Ask what all numbers are, where a line above them says more than that."""
        stated = self.stated
        if stated.statement and not stated.is_sure and not self.context.meaning(stated.words):
            where = self.extract.reference(self.table.sheet, self.table.range)
            numbers = sum(map(self._filled, self._values))
            yield Asked(Doubt.MEANING, stated.words, where, numbers)

    def _targets(self) -> Iterator[LeftOut]:
        for part in (Part.TARGET, Part.MARGIN, Part.STATUS, Part.NOTE):
            for column in self.columns.of(part):
                where = self._reference(self._heading_row, column.index)
                yield LeftOut(shown(column), where, str(column.facets.statement))

    @property
    def _heading_row(self) -> int:
        return self.table.header_rows[-1] if self.table.header_rows else self.table.first_row

    def _filled(self, column: ReadColumn) -> int:
        return sum(
            self.table.sheet.cell(row, column.index).kind is not CellKind.EMPTY
            for row in self._data_rows()
        )

    # --- numbers -------------------------------------------------------------------------------
    def _is_beside_times(self, column: ReadColumn) -> bool:
        """Tell whether a column says no time, though others do: their sum or average as a rule."""
        others = (each.facets.tells_time for each in self._values if each is not column)
        return not column.facets.tells_time and any(others)

    def _candidate(self, read: ReadRow, column: ReadColumn) -> Candidate | Asked | LeftOut | None:
        cell = self.table.sheet.cell(read.row, column.index)
        numerator = self._count(read.row, column, Part.NUMERATOR)
        if column.part is Part.NUMERATOR:
            cell = EMPTY_CELL
        if cell.kind is CellKind.EMPTY and numerator is None:
            return None
        heading = self.headings[column.index]
        facets = self._facets(read, heading)
        where = self._where(read.row, column, cell)
        facets, doubt = self._notes.read(read, column, cell, _of_cell(facets, cell))
        if doubt:
            return Asked(Doubt.MEANING, doubt, where, self._filled(column))
        period = self._period(facets, read, column)
        if parts := totalled_columns(column, self._values):
            # What stands above the table is the year of its months, not the span of their total.
            period = self._period_of_total(read, parts)
            cells = [self.table.sheet.cell(read.row, each.index) for each in parts]
            if period is not None and not is_sum(cell, cells):
                return LeftOut(shown(column), where, "not the sum of the numbers beside it")
        if period is None and self._is_beside_times(column):
            return LeftOut(shown(column), where, "of no period")
        if period is None:
            doubt = Doubt.YEAR if facets.part is not None else Doubt.PERIOD
            words, about = self._time_words(read, column), self._period_key(read, column)
            return Asked(doubt, words, where, self._filled(column), about=about)
        found = FoundFigure(
            heading.words if self.is_across else read.label.words,
            read.code,
            read.place or facets.place or self.context.council,
            period,
            cell,
            where,
            read.row,
            numerator=numerator,
            denominator=self._count(read.row, column, Part.DENOMINATOR),
            margin=self._count(read.row, column, Part.MARGIN),
            unit=_unit_of(facets, cell),
            population=self._count(read.row, column, Part.POPULATION),
            facets=facets,
            named_by=None if self.is_across else self._rows.named_by(read.row),
            heading=shown(column),
            dated_by_row=read.facets.tells_time,
        )
        hidden = self.table.is_hidden(read.row, column.column)
        return Candidate(found, shown(column), read.states, read.beside, hidden)

    def _time_words(self, read: ReadRow, column: ReadColumn) -> str:
        """Return the words by which the time of a number is asked for.

        Headings that say nothing of it are asked for together, by the first of them.
        """
        if not read.facets.tells_time:
            return shown(column)
        time = self.columns.first(Part.PERIOD)
        said = (self.table.text(read.row, time.column) if time else "") or read.said
        return f"{said} {shown(column)}" if column.facets.tells_time else said

    def _facets(self, read: ReadRow, heading: ReadHeading) -> Facets:
        """Return what all the words around a number say, the nearest first."""
        around = self.around
        own = beneath(read.facets, heading.facets)
        inner = of_a_year_within(around, own)
        if inner == own and _is_beside_part(own, self.around, self._values):
            inner = replace(own, period=None, to_date_in=own.period)
        if inner.to_date_in is not None:
            around = replace(around, period=None, part=None)
        if inner.period is not None:
            around = replace(around, period=None, part=None, bare_year=None, to_date_in=None)
            if inner.period.is_financial_year:
                around = replace(around, span=Span.UNSTATED)
        facets = beneath(around, inner)
        if heading.facets.span is Span.ALONE and facets.period and facets.period.is_financial_year:
            facets = replace(facets, period=None)  # `Latest month` below the year
        # What a row or a column states to be a target is none by the other's word `Actual`.
        stated = (read.facets.statement, heading.facets.statement)
        other = [each for each in stated if each not in {Statement.UNSTATED, Statement.FIGURE}]
        if other:
            facets = replace(facets, statement=other[-1])
        if self.is_across and read.label.words and not is_whole(read.label.words):
            parts = {**dict(facets.breakdown), "row": read.label.words}
            facets = replace(facets, breakdown=tuple(parts.items()))
        return facets

    def _period(self, facets: Facets, read: ReadRow, column: ReadColumn) -> Period | None:
        if facets.period is None and facets.part is not None and self.context.year is not None:
            facets = facets.with_year(self.context.year)
        period = facets.period or self.context.period_of(self._period_key(read, column))
        if column.column.role is Role.PREVIOUS and column.facets.period is None:
            return period.year.a_year_earlier() if period else None
        return period

    def _period_key(self, read: ReadRow, column: ReadColumn) -> str:
        """Return the words that an answer about the period of a number holds for.

        `Last year` is told by what `This year` is. Headings that name measures, and a single
        column, have the period of the file.
        """
        current = next((each for each in self._values if each.column.role is Role.CURRENT), None)
        if column.column.role is Role.PREVIOUS and current is not None:
            column = current
        if column.facets.tells_time or read.facets.tells_time:
            return self._time_words(read, column)
        return "" if self.is_across or len(self._values) == 1 else shown(column)

    def _period_of_total(self, read: ReadRow, parts: Sequence[ReadColumn]) -> Period | None:
        facets = (self._facets(read, self.headings[each.index]) for each in parts)
        return total_period(
            [self._period(each, read, part) for each, part in zip(facets, parts, strict=True)]
        )

    def _count(self, row: int, column: ReadColumn, part: Part) -> CellValue | None:
        """Return the count beside a number: of the same time, where counts have times."""
        for each in self.columns.of(part):
            own = each.facets.period
            if own is None or column.facets.period is None or own == column.facets.period:
                cell = self.table.sheet.cell(row, each.index)
                return cell if cell.kind is not CellKind.EMPTY else None
        return None

    def _where(self, row: int, column: ReadColumn, cell: CellValue) -> CellReference:
        """Return the cell of a value, or those of the counts that it is worked out from."""
        if cell.kind is not CellKind.EMPTY:
            return self._reference(row, column.index)
        counts = [each for each in self.columns.numbers if each.part is not Part.TARGET]
        filled = [each.index for each in counts if self.table.sheet.text(row, each.index)]
        first, last = min(filled, default=column.index), max(filled, default=column.index)
        return self.extract.reference(self.table.sheet, cell_range(row, first, row, last))

    def _reference(self, row: int, column: int) -> CellReference:
        return self.extract.reference(self.table.sheet, a1(row, column))


def _states_by_rows(table: FoundTable, columns: ReadColumns) -> bool:
    """Tell whether some labels say that they are of figures, as `Visits - actual` does."""
    label = columns.first(Part.MEASURE)
    if label is None:
        return False
    said = (table.text(row, label.column) for row in table.row_numbers[:_MOST_LABELS])
    return any(facets_of(each).statement is Statement.FIGURE for each in said)


def _is_beside_part(own: Facets, around: Facets, values: Iterable[ReadColumn]) -> bool:
    """Tell whether a year may be a part of one, as that of the title beside it is.

    Below `Year to date 2023/24` stands April to December in the column `2023/24`, and perhaps in
    `2022/23` too.
    """
    named, year = around.period or around.to_date_in, own.period
    if named is None or year is None or not year.is_financial_year or named.year == year:
        return False
    is_open = around.span is Span.TO_DATE and not named.is_snapshot
    is_bare = own.span is Span.UNSTATED and not own.statement
    return (
        is_open
        and is_bare
        and any(
            each.facets.period == named.year and each.facets.span is Span.UNSTATED
            for each in values
        )
    )


def _key(found: FoundFigure) -> tuple[str, ...]:
    period = found.period.key if found.period else ""
    return normal_words(found.words), found.code, found.place.code, period, found.group


def _told_once(found: Found) -> str:
    match found:
        case LeftOut():
            return f"{found.words} {found.reason}"
        case Asked():
            return found.words
        case _:
            return ""


def _of_cell(facets: Facets, cell: CellValue) -> Facets:
    """Return what is said of a number, without a scale of money where the cell is a percentage."""
    is_money = facets.unit == "\u00a3" and bool(facets.scale_from)
    is_share = cell.kind is CellKind.PERCENT or "%" in cell.text
    if not (is_money and is_share):
        return facets
    return replace(facets, unit="%", scale=Decimal(1), scale_from="")


def _unit_of(facets: Facets, cell: CellValue) -> str:
    return facets.unit or ("%" if cell.kind is CellKind.PERCENT or "%" in cell.text else "")
