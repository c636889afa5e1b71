"""Which columns stay while the others are scrolled below them, and where every cell lies.

One view shows both: a second view laid over the first would have to share selection, editors,
heights and the accessible table with it, and a screen reader would meet every cell twice.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTableView

from perfdesk.app.grid.model import GridModel
from perfdesk.core.dashboard import Column

_STAY = (Column.CODE, Column.DESCRIPTION)
_MOST = 0.6
"""Of the view's width: with less left to scroll in, nothing stays."""


class Frozen:
    """The columns of one view that stay at its left."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        self._view = view
        self._model = model

    @property
    def count(self) -> int:
        """How many columns stay: those up to the description, if it is one of the first two."""
        columns = self._model.columns
        leading = columns[:2]
        if Column.DESCRIPTION not in leading or any(each not in _STAY for each in leading[:1]):
            return 0
        count = leading.index(Column.DESCRIPTION) + 1
        wide = sum(self._view.columnWidth(at) for at in range(count))
        return count if wide <= self._view.viewport().width() * _MOST else 0

    @property
    def width(self) -> int:
        """How wide they are together, in pixels."""
        return sum(self._view.columnWidth(at) for at in range(self.count))

    @property
    def is_over(self) -> bool:
        """Whether other columns are scrolled below them."""
        return bool(self._view.horizontalScrollBar().value()) and self.count > 0

    def left_of(self, column: int) -> int:
        """Return where a column begins within the view, in pixels."""
        if column < self.count:
            return sum(self._view.columnWidth(at) for at in range(column))
        return self._view.columnViewportPosition(column)

    def column_at(self, x: int) -> int:
        """Return the column under a place within the view; -1 where there is none."""
        left = 0
        for column in range(self.count):
            left += self._view.columnWidth(column)
            if x < left:
                return column
        return self._view.columnAt(x)

    def rect(self, row: int, column: int) -> QRect:
        """Return where a cell lies within the view; rows of outcomes are as wide as the view."""
        top, height = self._view.rowViewportPosition(row), self._view.rowHeight(row)
        if not self._model.measure_in(row):
            return QRect(0, top, self._view.viewport().width(), height)
        return QRect(self.left_of(column), top, self._view.columnWidth(column), height)
