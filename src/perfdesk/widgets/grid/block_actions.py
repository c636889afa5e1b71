"""What is done to the selected cells: copied, pasted, filled, emptied, and told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from perfdesk.app.clipboard import LARGEST, CopiedBlock, read_clipboard, to_clipboard
from perfdesk.app.grid.blocks import Blocks, PasteReport
from perfdesk.app.grid.model import GridModel

if TYPE_CHECKING:
    from perfdesk.widgets.grid.grid_view import GridView


_STEPS_AT_ONCE = 5
"""Steps of reading a clipboard before the window may go on: short blocks are pasted at once."""


class BlockActions(QObject):
    """Works on the selection of one view."""

    def __init__(self, view: GridView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._blocks = Blocks(model)
        self._told = ""
        self._reading: Iterator[CopiedBlock] = iter(())
        self._found = CopiedBlock()
        self._into: tuple[list[int], list[int]] = ([], [])
        # A selection that grows under the pointer is told once, where it stops.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._tell_selection)

    def copy(self) -> bool:
        """Put the selected block on the clipboard; tell whether there was one."""
        rows, columns = self._selected()
        if not rows:
            return False
        if not self._is_one_block(rows, columns):
            self._view.told.emit(
                "Separate areas cannot be copied together, so nothing was copied. Select one "
                "block of cells."
            )
            return False
        data = to_clipboard(self._blocks.texts(rows, columns), self._blocks.look(rows, columns))
        QGuiApplication.clipboard().setMimeData(data)
        return True

    def cut(self) -> None:
        """Put the selected block on the clipboard and empty it."""
        if self.copy():
            self._clear("Cut")

    def paste(self) -> None:
        """Put what is on the clipboard into the cells from the top left selected one on."""
        rows, columns = self._selected()
        if not rows:
            return
        self._reading = read_clipboard(QGuiApplication.clipboard().mimeData())
        self._into = rows, columns
        self._read_on()

    def _read_on(self) -> None:
        """Read a step of the clipboard; long ones leave the window time between the steps."""
        for _ in range(_STEPS_AT_ONCE):
            step = next(self._reading, None)
            if step is None:
                self._put_in(self._found)
                return
            self._found = step
        QTimer.singleShot(0, self, self._read_on)

    def _put_in(self, copied: CopiedBlock) -> None:
        """Paste what was read, where the pack is still open to take it."""
        rows, columns = self._into
        if not self._model.session.is_open:
            return
        if not copied.block:
            self._view.told.emit("There is no text on the clipboard to paste.")
            return
        corner = self._model.index(rows[0], columns[0])
        report = self._blocks.paste(copied.block, corner, (len(rows), len(columns)))
        if copied.is_cut:
            cut = f"Only the first {LARGEST:,} cells of the clipboard were read."
            report = replace(report, told=f"{report.told} {cut}".strip())
        self._report(report)
        self._select_pasted(rows[0], columns[0], copied.block)

    def clear(self) -> None:
        """Empty the selected cells."""
        self._clear("Clear")

    def fill_down(self) -> None:
        """Put the texts of the first selected row into those below it.

        With one row selected, the texts of the row above are put into it, as in Excel.
        """
        rows, columns = self._selected()
        if len(rows) == 1:
            above = self._model.step(rows[0], -1)
            rows = [above, *rows] if above != rows[0] else rows
        if len(rows) < 2:
            self._view.told.emit("Select the cell to copy and those below it, then fill down.")
            return
        self._report(self._blocks.fill_down(rows, columns))

    def fill_right(self) -> None:
        """Put the texts of the first selected column into those beside it.

        With one column selected, the texts of the column before are put into it.
        """
        rows, columns = self._selected()
        if len(columns) == 1 and columns[0] > 0:
            columns = [columns[0] - 1, *columns]
        if not rows or len(columns) < 2:
            self._view.told.emit("Select the cell to copy and those beside it, then fill right.")
            return
        self._report(self._blocks.fill_right(rows, columns))

    def fill_with(self, text: str) -> None:
        """Put one text into all selected cells."""
        indexes = self._view.selectedIndexes() or [self._view.currentIndex()]
        self._report(self._blocks.fill_with(indexes, text))

    def tell_selection(self) -> None:
        """Tell what the selected cells come to, once nothing more happens."""
        self._later.start()

    def stop(self) -> None:
        """Tell no more."""
        self._later.stop()

    def _tell_selection(self) -> None:
        words = ""
        if self._model.session.is_open:
            words = self._blocks.in_words(self._view.selectedIndexes())
        if words != self._told:
            self._told = words
            self._view.selection_told.emit(words)

    def _report(self, report: PasteReport) -> None:
        if report.told:
            self._view.told.emit(report.told)
        self._view.noticed.emit((report.told, *report.lines) if report.lines else ())

    def _clear(self, label: str) -> None:
        self._blocks.clear(self._view.selectedIndexes(), label)

    def _select_pasted(self, row: int, column: int, block: tuple[tuple[str, ...], ...]) -> None:
        """Select what was pasted, as spreadsheets do, unless it was filled into a selection."""
        if len(self._view.selectedIndexes()) > 1:
            return
        wide = max((len(texts) for texts in block), default=1)
        last = self._model.step(row, len(block) - 1) if len(block) > 1 else row
        right = min(column + wide, len(self._model.columns)) - 1
        self._view.keys.select((row, column), (last, right))

    def _selected(self) -> tuple[list[int], list[int]]:
        """Rows of measures and columns of the selected block; the current cell if none is."""
        indexes = self._view.selectedIndexes() or [self._view.currentIndex()]
        rows = sorted({each.row() for each in indexes if self._model.measure_in(each.row())})
        columns = sorted({each.column() for each in indexes if each.isValid()})
        return rows, columns

    def _is_one_block(self, rows: list[int], columns: list[int]) -> bool:
        return len(self._view.selectedIndexes()) in {0, len(rows) * len(columns)}
