"""What notes make of one number: those about all, and those whose mark stands with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from perfdesk.core.recipes import Part
from perfdesk.importing.formats.extract import CellKind, CellValue
from perfdesk.importing.reading.around import StatedAround, of_a_year_within, unsure_line
from perfdesk.importing.reading.columns import ReadColumn, ReadColumns
from perfdesk.importing.reading.context import FIGURE, Context
from perfdesk.importing.reading.headings import shown
from perfdesk.importing.reading.notes import TableNote, notes_about, of_comment, words_beside
from perfdesk.importing.reading.rows import ReadRow
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.tables.footmarks import mark_of_figure
from perfdesk.importing.vocabulary.facets import UNSURE, Facets, Statement

_MOST_BESIDE = 3
"""Cells of a column without a heading that may be notes beside a table."""

_MOST_ROWS = 200
_LIMITS = frozenset({Statement.LOWER_LIMIT, Statement.UPPER_LIMIT, Statement.MARGIN})


@dataclass(frozen=True)
class NotesOfTable:
    """The notes of one table.

    Attributes:
        table: The table.
        columns: What its columns are.
        lines: Those of the sheets of notes of its file, by their names.
        context: What was answered before.
        stated: What stands above all its numbers.
    """

    table: FoundTable
    columns: ReadColumns
    lines: Mapping[str, Sequence[str]]
    context: Context
    stated: StatedAround

    @cached_property
    def _notes(self) -> tuple[TableNote, ...]:
        others = (
            line for name, lines in self.lines.items() if name != self.table.sheet.name
            for line in lines
        )  # fmt: skip
        return notes_about(self.table, (*self._beside(), *others))

    def _beside(self) -> Iterator[str]:
        """Go through the texts beside the table that head or belong to no numbers."""
        for column in self.columns.of(Part.UNUSED):
            rows = self.table.row_numbers[:_MOST_ROWS]
            cells = (self.table.sheet.cell(row, column.index) for row in rows)
            said = [each.text for each in cells if each.kind is not CellKind.EMPTY]
            if not said:
                yield " ".join(column.levels)
            elif not column.levels and len(said) <= _MOST_BESIDE:
                yield from said

    def read(
        self, row: ReadRow, column: ReadColumn, cell: CellValue, facets: Facets
    ) -> tuple[Facets, str]:
        """Return what is said of a number with its notes, and the words that have to be asked."""
        for note, words in self._about(row, column, cell):
            if not is_doubtful(note):
                facets = applied(note, facets)
            elif not is_of_another_year(note, facets) and self._is_open(words):
                return facets, words
        beside = words_beside(cell.text)
        if beside and self._is_open(f"{shown(column)}: {cell.text}"):
            return facets, f"{shown(column)}: {cell.text}"
        for note in self._comments(row.row):
            words = f"{row.said}: {note.text}"
            if self._is_open(words):
                return facets, words
        if self.stated.words and not self.stated.statement:
            return facets, self.stated.words
        if facets.standing in UNSURE and facets.is_figure and not self._has_limits:
            words = self._unsure_words(row, column)
            return facets, words if self._is_open(words) else ""
        return facets, ""

    @cached_property
    def _has_limits(self) -> bool:
        """Whether limits stand beside the numbers: `estimate` between them is the figure."""
        return any(each.facets.statement in _LIMITS for each in self.columns.columns)

    def _is_open(self, words: str) -> bool:
        return self.context.meaning(words) != FIGURE

    def _unsure_words(self, row: ReadRow, column: ReadColumn) -> str:
        """Return the words that call a number an estimate, or out of date."""
        if column.facets.standing in UNSURE:
            return shown(column)
        if row.facets.standing in UNSURE:
            return row.said or row.kind
        return unsure_line(self.table) or shown(column)

    def _about(
        self, row: ReadRow, column: ReadColumn, cell: CellValue
    ) -> Iterator[tuple[TableNote, str]]:
        """Go through the notes that are about one number, with the words to ask them by."""
        if not self._notes:
            return
        label = self.columns.first(Part.MEASURE)
        own = {mark_of_figure(cell.text)}
        if label is not None:
            own.update(self.table.notes_at(row.row, label.column))
        for note in self._notes:
            if not note.mark:
                yield note, note.text
            elif note.mark in column.column.notes:
                yield note, f"{shown(column)}: {note.text}"
            elif note.mark in own:
                yield note, f"{row.said}: {note.text}"

    def _comments(self, row: int) -> Iterator[TableNote]:
        """Go through the comments of a row that say what its numbers are."""
        for column in (*self.columns.of(Part.NOTE), *self.columns.of(Part.UNUSED)):
            text = self.table.sheet.text(row, column.index)
            is_comment = column.facets.statement is Statement.COMMENT
            facets = of_comment(text) if is_comment and text else None
            if facets is not None:
                yield TableNote(text, facets)


def applied(note: TableNote, facets: Facets) -> Facets:
    """Return what is said of a number, with what a note says of it.

    A note that names a year says nothing of other years.
    """
    said = note.facets
    if is_of_another_year(note, facets):
        return facets
    facets = of_a_year_within(said, facets)
    if not facets.statement:
        facets = replace(facets, statement=said.statement)
    if said.scale_from and not facets.scale_from and not facets.unit:
        facets = replace(facets, unit=said.unit, scale=said.scale, scale_from=said.scale_from)
    return facets


def is_doubtful(note: TableNote) -> bool:
    """Tell whether somebody has to say whether the numbers that a note is about are figures."""
    said = note.facets
    is_part = bool(said.breakdown) and not said.is_whole
    return not note.is_sure or said.standing in UNSURE or is_part or said.place is not None


def is_of_another_year(note: TableNote, facets: Facets) -> bool:
    """Tell whether a note names another year than that of a number."""
    named, own = note.facets.period or note.facets.to_date_in, facets.period or facets.to_date_in
    return named is not None and own is not None and named.year != own.year
