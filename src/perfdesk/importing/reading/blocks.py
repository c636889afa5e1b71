"""The counts behind a percentage, where an officer lays them out in the rows above it.

    ASCOF 2A - all ages
    People who completed reablement          4,304
       of whom need no ongoing service       3,856
    % with no need for ongoing services      89.6%

Nothing says which counts are meant. They are the two rows of the block whose ratio is the
percentage, to the digit. A row that is a measure of its own is never one of them: of many counts,
some two give a percentage by accident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import permutations

from perfdesk.core.figures import Form, ratio, round_half_up
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.formats.extract import CellValue
from perfdesk.importing.reading.found import FoundFigure
from perfdesk.importing.reading.rows import RowReader
from perfdesk.importing.tables.finding import FoundTable

_MOST_COUNTS = 12
"""Rows of counts in a block among which a pair is looked for."""


@dataclass(frozen=True)
class Blocks:
    """The rows of a table between its sections and blank rows.

    Attributes:
        table: The table.
        rows: What reads its rows.
    """

    table: FoundTable
    rows: RowReader

    @cached_property
    def _block_of(self) -> dict[int, int]:
        """The block of each row, numbered from the top."""
        number, blocks = 0, {}
        for row in self.table.row_numbers:
            if self.table.sheet.is_blank(row) or row in self.table.sections:
                number += 1
            else:
                blocks[row] = number
        return blocks

    def with_counts(self, figures: Sequence[FoundFigure]) -> Iterator[FoundFigure]:
        """Yield figures, the percentages with their counts, and no row of counts that was used."""
        by_column: dict[tuple[int, str], list[FoundFigure]] = defaultdict(list)
        for each in figures:
            by_column[self._block_of.get(each.row, 0), each.heading].append(each)
        behind: dict[FoundFigure, tuple[CellValue, CellValue]] = {}
        used: set[int] = set()
        for column in by_column.values():
            for share in column:
                pair = self._pair(share, column)
                if pair is not None:
                    behind[share] = pair[0].cell, pair[1].cell
                    used |= {each.row for each in pair}
        for each in figures:
            if each in behind:
                numerator, denominator = behind[each]
                yield replace(each, numerator=numerator, denominator=denominator)
            elif each.row not in used:
                yield each

    def _pair(
        self, share: FoundFigure, column: Iterable[FoundFigure]
    ) -> tuple[FoundFigure, FoundFigure] | None:
        """Return the rows of numerator and denominator, if just one pair of values gives it."""
        reading = read_figure(share.cell.text)
        if reading.form is not Form.PERCENT or share.numerator is not None:
            return None
        counts = [
            (each, value)
            for each in column
            if self._is_count(each) and (value := read_figure(each.cell.text).value) is not None
        ][:_MOST_COUNTS]
        fitting = {
            (part, whole): (_counted(one, part), _counted(other, whole))
            for (one, part), (other, whole) in permutations(counts, 2)
            if whole > 0
            and round_half_up(ratio(part, whole, per=100), reading.decimals) == reading.value
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _is_count(self, found: FoundFigure) -> bool:
        """Tell whether a number may be a count of the block: of no measure of its own."""
        is_plain = read_figure(found.cell.text).form is not Form.PERCENT
        return is_plain and not self.rows.label(found.words).is_named


def _counted(found: FoundFigure, value: Decimal) -> FoundFigure:
    """Return a count whose cell may hold it as text (`4,304 `) with its number."""
    return replace(found, cell=replace(found.cell, number=value))
