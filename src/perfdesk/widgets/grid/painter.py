"""Paints a grid: the columns that scroll, then those that stay over them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from perfdesk.app.grid.model import GridModel
from perfdesk.core.dashboard import Column, OutcomeTable, Row
from perfdesk.core.problems import Severity
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.grid.frozen import Frozen

_NO_LETTERS = 2
"""Pixels at the edges of a row in which no cell has text or signs."""


class _Span(NamedTuple):
    """Where a column is seen, and whether those that stay cover a part of it."""

    column: int
    left: int
    width: int
    is_clipped: bool = False


class GridPainter:
    """Draws straight from the rows of the dashboard; asking Qt's model for each role costs more."""

    def __init__(self, view: QTableView, model: GridModel, look: CellLook, frozen: Frozen) -> None:
        self._view = view
        self._model = model
        self._look = look
        self._frozen = frozen

    def paint(self, region: QRect) -> None:
        """Paint what lies within a part of the viewport."""
        painter = QPainter(self._view.viewport())
        painter.fillRect(region, self._look.theme["panel"])
        stays = self._frozen.count
        edge = self._frozen.width
        columns = self._columns_in(region, stays, edge)
        selected = list(self._selected())
        for row in self._rows_in(region):
            is_edge = self._is_only_edge(row, region)
            self._paint_row(painter, row, columns, edge, selected, is_edge=is_edge)
        for block in selected:
            self._outline(painter, block, stays, edge)
        painter.end()

    def _is_only_edge(self, row: int, region: QRect) -> bool:
        """Tell whether so little of a row is to be painted that nothing is written there.

        Qt asks for a row that has changed and for one line of pixels of the row below.
        """
        top = self._view.rowViewportPosition(row)
        bottom = top + self._view.rowHeight(row) - 1
        return region.bottom() - top < _NO_LETTERS or bottom - region.top() < _NO_LETTERS

    def _rows_in(self, region: QRect) -> range:
        first = self._view.rowAt(region.top())
        if first < 0:
            return range(0)
        last = self._view.rowAt(region.bottom())
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _columns_in(self, region: QRect, stays: int, edge: int) -> list[_Span]:
        """The columns that are seen within a region, those that stay last."""
        scrolls, scrolled = self._frozen.is_over, []
        for column in range(stays, len(self._model.columns)):
            left, width = self._view.columnViewportPosition(column), self._view.columnWidth(column)
            if left + width > max(edge, region.left()) and left <= region.right():
                scrolled.append(_Span(column, left, width, scrolls and left < edge))
        if region.left() >= edge:
            return scrolled
        lasting = range(stays)
        widths = (self._view.columnWidth(column) for column in lasting)
        lefts = (self._frozen.left_of(column) for column in lasting)
        return [*scrolled, *map(_Span, lasting, lefts, widths)]

    def _selected(self) -> Iterator[tuple[int, int, int, int]]:
        for block in self._view.selectionModel().selection().toList():
            yield block.top(), block.bottom(), block.left(), block.right()

    def _paint_row(
        self,
        painter: QPainter,
        row: int,
        columns: list[_Span],
        edge: int,
        selected: list[tuple[int, int, int, int]],
        *,
        is_edge: bool,
    ) -> None:
        found = self._model.row_at(row)
        current = self._view.currentIndex()
        if isinstance(found, OutcomeTable):
            self._look.draw_outcome(painter, self._frozen.rect(row, 0), found)
            return
        blocks = [(left, right) for top, low, left, right in selected if top <= row <= low]
        in_row = current.isValid() and current.row() == row
        top, height = self._view.rowViewportPosition(row), self._view.rowHeight(row)
        # One ground for all cells of a row: each filled by itself takes longer than their letters.
        first = min((each.left for each in columns), default=0)
        last = max((each.left + each.width for each in columns), default=0)
        whole = QRect(first, top, last - first, height)
        self._look.draw_ground(painter, whole, selected=False, in_row=in_row)
        for column, left_edge, width, is_clipped in columns:
            rect = QRect(left_edge, top, width, height)
            if is_clipped:
                painter.save()
                painter.setClipRect(rect.adjusted(edge - rect.left(), 0, 0, 0))
            chosen = any(left <= column <= right for left, right in blocks)
            if chosen:
                self._look.draw_ground(painter, rect, selected=True, in_row=in_row)
            if not is_edge:
                self._paint_cell(painter, rect, found, column, selected=chosen)
            if in_row and current.column() == column:
                self._look.draw_focus(painter, rect, active=self._view.hasFocus())
            if is_clipped:
                painter.restore()
        if self._frozen.is_over:
            self._look.draw_edge(painter, edge - 1, top, top + height - 1)

    def _outline(
        self, painter: QPainter, block: tuple[int, int, int, int], stays: int, edge: int
    ) -> None:
        """Frame a block of several cells, as spreadsheets do."""
        top, low, left, right = block
        if (top, left) == (low, right):
            return
        whole = self._frozen.rect(top, left).united(self._frozen.rect(low, right))
        painter.save()
        if left >= stays:
            painter.setClipRect(self._view.viewport().rect().adjusted(edge, 0, 0, 0))
        self._look.draw_focus(painter, whole, active=False)
        painter.restore()

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        row: Row,
        column: int,
        *,
        selected: bool,
    ) -> None:
        kind = self._model.columns[column]
        if kind is Column.TREND:
            self._look.draw_trend(painter, rect, self._model.sparkline(row.measure))
        else:
            cell = self._model.cell(row, kind)
            self._look.draw(painter, rect, row, kind, cell, selected=selected)
            found = self._model.problems_of(row, kind)
            if found:
                self._look.draw_mark(painter, rect, kind, found[0].severity)
            elif cell.flagged:
                self._look.draw_mark(painter, rect, kind, Severity.WARNING)
