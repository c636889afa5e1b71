"""What is done to several cells of a grid at once: copy, paste, fill, empty; each one edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from perfdesk.app.clipboard import Block, CopiedNumber, Look, Placement, place
from perfdesk.app.grid.model import GridModel
from perfdesk.app.grid.roles import Index, judged_in
from perfdesk.app.grid.writing import Written
from perfdesk.core.dashboard import Cell, Column, Row
from perfdesk.core.editing.cells import EDITABLE, TypedCell
from perfdesk.core.editing.overrides import override_removal
from perfdesk.core.edits import Edit
from perfdesk.core.wording.selection import SelectedCell, selection_in_words

_CLEARED = EDITABLE - {Column.CODE, Column.DESCRIPTION}
_TOLD = 12
"""Cells that a report names one by one."""


@dataclass(frozen=True, slots=True)
class PasteReport:
    """What became of a pasted block.

    Attributes:
        written: Cells that took what was pasted.
        told: In a sentence for the status bar; empty where all went in and was understood.
        lines: What did not go in, or was not understood, cell by cell.
    """

    written: int
    told: str = ""
    lines: tuple[str, ...] = ()


class Blocks:
    """Works on the rows and columns that a grid shows, and never on a row that is hidden."""

    def __init__(self, model: GridModel) -> None:
        self._model = model

    # --- reading -----------------------------------------------------------------------------
    def texts(self, rows: Sequence[int], columns: Sequence[int]) -> Block:
        """Return the texts of a block; rows of outcomes are left out, as they are when pasting."""
        return tuple(
            tuple(self._cell(row, column).text for column in columns)
            for row in rows
            if self._model.measure_in(row)
        )

    def look(self, rows: Sequence[int], columns: Sequence[int]) -> Look:
        """Return how a block looks in a document: whole rows have their headings."""
        # The room of workbooks is large, and not needed before something is copied.
        from perfdesk.exporting.workbook.number_formats import printed_number

        model = self._model
        whole = len(columns) == len(model.columns)
        headings = tuple(model.headings()[column] for column in columns) if whole else ()
        measures = [row for row in rows if model.measure_in(row)]
        cells = {
            (down, across): self._cell(row, column)
            for down, row in enumerate(measures)
            for across, column in enumerate(columns)
        }
        words = frozenset(at for at, cell in cells.items() if cell.value is None)
        printed = {at: printed_number(cell) for at, cell in cells.items()}
        numbers = {at: CopiedNumber(each.value, each.code) for at, each in printed.items() if each}
        right = frozenset(at for at, column in enumerate(columns) if model.is_right(column))
        return Look(headings, right, words, numbers)

    def in_words(self, indexes: Iterable[Index]) -> str:
        """Return what the selected cells come to: count, sum and average."""
        model, pack = self._model, self._model.session.pack
        selected = []
        for index in indexes:
            measure = model.measure_in(index.row())
            if measure:
                cell = self._cell(index.row(), index.column())
                selected.append(SelectedCell(cell, pack.measure(measure).unit))
        return selection_in_words(selected)

    # --- pasting -----------------------------------------------------------------------------
    def paste(self, block: Block, at: Index, selected: tuple[int, int]) -> PasteReport:
        """Put a block into the cells from *at* on, as one edit.

        Args:
            block: Rows of texts; headings that were copied with whole rows are left out.
            at: The cell that takes the top left text.
            selected: Rows (of measures) and columns selected; a block that fits them a whole
                number of times fills them all.
        """
        model = self._model
        if len(block) > 1 and block[0] == model.headings():
            block = block[1:]
        takes = model.measure_rows
        size = (len(takes), len(model.columns))
        placement = place(block, takes.index(at.row()), at.column(), size, selected)
        typed: list[TypedCell] = []
        fixed: Counter[str] = Counter()
        for placed in placement.cells:
            column = model.columns[placed.column]
            if column in EDITABLE:
                measure = model.measure_in(takes[placed.row])
                typed.append(TypedCell(measure, column, placed.text.strip()))
            elif placed.text.strip() != self._cell(takes[placed.row], placed.column).text:
                fixed[model.headings()[placed.column]] += 1
        if not typed:
            return self._report(placement, fixed, typed, Written(done=False))
        written = model.writer.write_fitting(typed, f"Paste {_cells(len(typed))}")
        return self._report(placement, fixed, typed, written)

    def _report(
        self,
        placement: Placement,
        fixed: Counter[str],
        typed: Sequence[TypedCell],
        written: Written,
    ) -> PasteReport:
        count = len(typed) - len(written.refused) if written.done else 0
        parts = []
        if placement.below:
            parts.append(f"{_cells(placement.below)} past the last row")
        if placement.beside:
            parts.append(f"{_cells(placement.beside)} past the last column")
        if fixed:
            columns = ", ".join(fixed)
            parts.append(f"{_cells(fixed.total())} in calculated columns ({columns})")
        if written.refused:
            parts.append(f"{_cells(len(written.refused))} that cannot hold the text")
        lines = [_rows_left_out(placement.below)] if placement.below else []
        lines += [
            *(f"{self._place(each.cell)}: {each.why}." for each in written.refused[:_TOLD]),
            *(
                f"{self._place(each)}: \u201c{each.text}\u201d was not understood. It stays as "
                "pasted and is marked."
                for each in written.unclear[:_TOLD]
            ),
        ]
        unclear = len(written.unclear)
        if not parts and not unclear:
            return PasteReport(count)
        told = f"Pasted {_cells(count)}"
        if parts:
            told += f"; left out {_joined(parts)}"
        if unclear:
            told += f"; {_cells(unclear)} not understood, kept as pasted and marked"
        return PasteReport(count, f"{told}.", tuple(lines))

    def _place(self, cell: TypedCell) -> str:
        model = self._model
        heading = model.headings()[model.columns.index(cell.column)]
        return f"{heading} of {model.session.pack.measure(cell.measure).description}"

    # --- emptying and filling ----------------------------------------------------------------
    def clear(self, indexes: Iterable[Index], label: str) -> bool:
        """Empty cells as one edit; those that cannot be empty or typed into stay.

        A verdict that a person gave is left to its rule again.
        """
        model = self._model
        places = [
            (model.measure_in(index.row()), model.columns[index.column()])
            for index in indexes
            if model.measure_in(index.row())
        ]
        typed = [TypedCell(*place, "") for place in places if place[1] in _CLEARED]
        left = tuple(self._left_to_rule(places))
        if not typed and len(left) == 1:
            return model.writer.write([], left[0].label, left)
        count = len(typed) + len(left)
        return bool(count) and model.writer.write(typed, f"{label} {_cells(count)}", left)

    def _left_to_rule(self, places: Iterable[tuple[str, Column]]) -> Iterator[Edit]:
        """Yield the edits that take away what was decided in some of these cells."""
        session = self._model.session
        position = session.dashboard.position
        for measure, column in places:
            of = judged_in(column)
            if of is not None:
                edit = override_removal(session.pack, position, measure, of)
                if edit.replacements:
                    yield edit

    def fill_down(self, rows: Sequence[int], columns: Sequence[int]) -> PasteReport:
        """Put the texts of the first row into those below it, as one edit."""
        measures = [row for row in rows if self._model.measure_in(row)]
        return self._fill(
            (row, column, self._typed_in(measures[0], column))
            for row in measures[1:]
            for column in columns
        )

    def fill_right(self, rows: Sequence[int], columns: Sequence[int]) -> PasteReport:
        """Put the texts of the first column into those beside it, as one edit."""
        return self._fill(
            (row, column, self._typed_in(row, columns[0]))
            for row in rows
            if self._model.measure_in(row)
            for column in columns[1:]
        )

    def fill_with(self, indexes: Iterable[Index], text: str) -> PasteReport:
        """Put one text into several cells, as one edit."""
        return self._fill((each.row(), each.column(), text) for each in indexes)

    def _fill(self, texts: Iterable[tuple[int, int, str]]) -> PasteReport:
        model = self._model
        typed = [
            TypedCell(model.measure_in(row), model.columns[column], text)
            for row, column, text in texts
            if model.columns[column] in EDITABLE and model.measure_in(row)
        ]
        if not typed:
            return PasteReport(0, "Nothing was filled because these columns are calculated.")
        written = model.writer.write_fitting(typed, f"Fill {_cells(len(typed))}")
        report = self._report(Placement((), 0, 0), Counter(), typed, written)
        told = report.told.replace("Pasted", "Filled", 1).replace("as pasted", "as filled", 1)
        return PasteReport(report.written, told, report.lines)

    def _typed_in(self, row: int, column: int) -> str:
        model = self._model
        return model.edit_text(model.measure_in(row), model.columns[column])

    def _cell(self, row: int, column: int) -> Cell:
        found = self._model.row_at(row)
        return self._model.cell(found, self._model.columns[column]) if isinstance(
            found, Row
        ) else Cell("")  # fmt: skip


def _rows_left_out(cells: int) -> str:
    where = f"{_cells(cells)} would lie below the last measure"
    return f"{where}. Add measures (Ctrl++), or paste further up."


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _joined(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
