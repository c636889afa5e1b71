"""The cells around a figure, and the steps in which it changed, as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from perfdesk.app.sources.cell_history import CellStep
from perfdesk.app.tables import Index, TableModel
from perfdesk.core.lineage.little_sheet import LittleSheet, Mark

_NUMBER = re.compile(r"[<>]?-?[\d,.]+[%k]?")
"""What stands at the right of its cell, as in a spreadsheet."""


class SheetRole(IntEnum):
    """Roles beyond Qt's."""

    MARK = Qt.ItemDataRole.UserRole + 1


class LittleSheetModel(TableModel):
    """A few cells of a spreadsheet, under their letters and beside their numbers."""

    _sheet: LittleSheet | None = None

    def show_sheet(self, sheet: LittleSheet | None) -> None:
        """Show other cells, or none."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    @property
    def source(self) -> tuple[int, int] | None:
        """Row and column of the first cell that the figure was read from; None if not shown."""
        for down, row in enumerate(self._sheet.rows if self._sheet else ()):
            for across, cell in enumerate(row):
                if cell.mark is Mark.SOURCE:
                    return down, across
        return None

    def headings(self) -> tuple[str, ...]:
        """Return the letters of the columns."""
        return self._sheet.columns if self._sheet else ()

    def count_rows(self) -> int:
        """Return the number of rows."""
        return len(self._sheet.rows) if self._sheet else 0

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a letter or a number, in the middle of its header."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if orientation is Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        words = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if self._sheet is None or role not in words or section >= len(self._sheet.numbers):
            return None
        return str(self._sheet.numbers[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell showed, what it is to the figure, and both aloud."""
        if not index.isValid() or self._sheet is None:
            return None
        cell = self._sheet.rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return cell.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.spoken
            case Qt.ItemDataRole.TextAlignmentRole:
                is_number = _NUMBER.fullmatch(cell.text) is not None
                side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case SheetRole.MARK:
                return cell.mark
        return None


class StepsModel(TableModel):
    """Who changed a figure or target, when, and from what to what; the latest first."""

    _steps: Sequence[CellStep] = ()

    def show_steps(self, steps: Sequence[CellStep]) -> None:
        """Show the steps of another figure."""
        self.beginResetModel()
        self._steps = tuple(steps)
        self.endResetModel()

    def headings(self) -> tuple[str, ...]:
        """Return what stands above each column."""
        return ("When", "Who", "Change", "Step")

    def count_rows(self) -> int:
        """Return the number of steps."""
        return len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text; each row is said as one sentence."""
        if not index.isValid():
            return None
        step = self._steps[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                texts = (step.when_short, step.who or "unknown", step.change_text, step.label_text)
                return texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return step.spoken if index.column() == 0 else super().spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(index.column())
        return None
