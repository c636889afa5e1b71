"""Paints a grid: the columns that scroll, then those that stay over them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from perfdesk.app.grid.model import GridModel
from perfdesk.core.dashboard import Column, OutcomeTable, Row
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.grid.frozen import Frozen


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
            self._paint_row(painter, row, columns, stays, edge, selected)
        painter.end()

    def _rows_in(self, region: QRect) -> range:
        first = self._view.rowAt(region.top())
        if first < 0:
            return range(0)
        last = self._view.rowAt(region.bottom())
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _columns_in(self, region: QRect, stays: int, edge: int) -> list[int]:
        """The columns that are seen within a region, those that stay last."""
        scrolled = []
        for column in range(stays, len(self._model.columns)):
            left = self._view.columnViewportPosition(column)
            if left + self._view.columnWidth(column) > max(edge, region.left()) and (
                left <= region.right()
            ):
                scrolled.append(column)
        return [*scrolled, *(range(stays) if region.left() < edge else ())]

    def _selected(self) -> Iterator[tuple[int, int, int, int]]:
        for block in self._view.selectionModel().selection().toList():
            yield block.top(), block.bottom(), block.left(), block.right()

    def _paint_row(
        self,
        painter: QPainter,
        row: int,
        columns: list[int],
        stays: int,
        edge: int,
        selected: list[tuple[int, int, int, int]],
    ) -> None:
        found = self._model.row_at(row)
        current = self._view.currentIndex()
        if isinstance(found, OutcomeTable):
            self._look.draw_outcome(painter, self._frozen.rect(row, 0), found)
            return
        blocks = [(left, right) for top, low, left, right in selected if top <= row <= low]
        in_row = current.isValid() and current.row() == row
        scrolls = self._frozen.is_over
        for column in columns:
            rect = self._frozen.rect(row, column)
            clipped = scrolls and column >= stays and rect.left() < edge
            if clipped:
                painter.save()
                painter.setClipRect(rect.adjusted(edge - rect.left(), 0, 0, 0))
            chosen = any(left <= column <= right for left, right in blocks)
            self._paint_cell(painter, rect, found, column, selected=chosen, in_row=in_row)
            if in_row and current.column() == column:
                self._look.draw_focus(painter, rect, active=self._view.hasFocus())
            if clipped:
                painter.restore()
        if scrolls:
            whole = self._frozen.rect(row, 0)
            self._look.draw_edge(painter, edge - 1, whole.top(), whole.bottom())

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        row: Row,
        column: int,
        *,
        selected: bool,
        in_row: bool,
    ) -> None:
        kind = self._model.columns[column]
        self._look.draw_ground(painter, rect, selected=selected, in_row=in_row)
        if kind is Column.TREND:
            self._look.draw_trend(painter, rect, self._model.sparkline(row.measure))
        else:
            cell = self._model.cell(row, kind)
            self._look.draw(painter, rect, row, kind, cell, selected=selected)
