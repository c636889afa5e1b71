"""How the cells of the grid are laid out and drawn.

One description of a cell serves for measuring its height and for drawing it, so that text always
fits the row it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from perfdesk.app.grid_model import GridRole, cell_at, column_at, depth_at, shape_at, tone_at
from perfdesk.app.status import Shape
from perfdesk.core.dashboard import Cell, Column, OutcomeTable
from perfdesk.core.verdicts import Tone
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

ACROSS = 8
"""Space left and right of a cell's text, in pixels."""
DOWN = 8
"""Space above and below it."""
LEAST_HEIGHT = 36
_CHIP = 4
_SIGN = 14
_BETWEEN = 6
_STEP = 16
_WRAP = Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_TALL = 10_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text within a cell.

    Attributes:
        text: What it says.
        font: How it is set.
        colour: Token of the theme.
        side: Where its lines begin.
    """

    text: str
    font: QFont
    colour: str
    side: Qt.AlignmentFlag

    def height(self, width: int) -> int:
        """Return how tall the text is when it wraps at *width*."""
        flags = int(self.side) | int(_WRAP)
        return QFontMetrics(self.font).boundingRect(0, 0, width, _TALL, flags, self.text).height()


def _set_in(index: Index, column: Column) -> int:
    """How far the words of a part are set in below those of its whole, in pixels."""
    return _STEP * depth_at(index) if column is Column.DESCRIPTION else 0


class CellLook:
    """Measures and draws the cells of grids in one theme and font."""

    def __init__(self, icons: IconDrawer, theme: Theme, font: QFont) -> None:
        self._icons = icons
        self.theme = theme
        self.use_font(font)

    def use_font(self, font: QFont) -> None:
        """Take the fonts of all parts from the font of the view."""
        self._plain = QFont(font)
        # Digits of one width, so that figures stand under each other; fonts without them stay.
        self._plain.setFeature(QFont.Tag("tnum"), 1)
        self._strong = QFont(self._plain)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(self._plain)
        if self._plain.pointSizeF() > 0:
            self._small.setPointSizeF(self._plain.pointSizeF() * 0.9)

    # --- measuring ---------------------------------------------------------------------------
    def height(self, index: Index, width: int) -> int:
        """Return how tall a cell has to be at a width, in pixels."""
        table = index.data(GridRole.OUTCOME)
        if isinstance(table, OutcomeTable):
            return self._height_of(self._outcome_passages(table), width - 2 * ACROSS) + 2 * DOWN
        cell, column = cell_at(index), column_at(index)
        if cell is None or column is None:
            return LEAST_HEIGHT
        inner = width - 2 * ACROSS - _set_in(index, column)
        if column is Column.RATING:
            inner -= 2 * _CHIP
        if column in {Column.RATING, Column.PROGRESS} and shape_at(index) is not Shape.NONE:
            inner -= _SIGN + _BETWEEN
        return self._height_of(self._passages(cell, column), inner) + 2 * DOWN

    def _height_of(self, passages: Iterator[Passage], width: int) -> int:
        return sum(passage.height(max(width, 16)) for passage in passages)

    # --- what a cell says --------------------------------------------------------------------
    def _passages(self, cell: Cell, column: Column) -> Iterator[Passage]:
        match column:
            case Column.CURRENT | Column.PREVIOUS | Column.FORECAST:
                yield from self._figure_passages(cell, column)
            case Column.ANNUAL_TARGET | Column.TARGET_TO_DATE:
                yield from self._figure_passages(cell, column)
            case Column.CODE | Column.AIM | Column.TARGET | Column.QUARTILE | Column.RANK:
                yield Passage(cell.text, self._plain, "text_secondary", _LEFT)
            case _:
                yield Passage(cell.text, self._plain, "text", _LEFT)

    def _figure_passages(self, cell: Cell, column: Column) -> Iterator[Passage]:
        is_current = column is Column.CURRENT
        strong = self._strong if is_current else self._plain
        ink = "text" if is_current else "text_secondary"
        if cell.value is None:
            yield Passage(cell.text, self._small, "text_secondary", _RIGHT)
            return
        number = cell.text.removesuffix(cell.qualifier).rstrip() if cell.qualifier else cell.text
        yield Passage(number, strong, ink, _RIGHT)
        if cell.qualifier:
            yield Passage(cell.qualifier, self._small, "text_secondary", _RIGHT)

    def _outcome_passages(self, table: OutcomeTable) -> Iterator[Passage]:
        yield Passage(table.name, self._strong, "text", _LEFT)
        if table.statement:
            yield Passage(table.statement, self._small, "text_secondary", _LEFT)

    # --- drawing -----------------------------------------------------------------------------
    def draw(self, painter: QPainter, rect: QRect, index: Index, *, selected: bool) -> None:
        """Draw what a cell says into *rect*; the ground is the caller's."""
        table = index.data(GridRole.OUTCOME)
        inner = rect.adjusted(ACROSS, DOWN, -ACROSS, -DOWN)
        if isinstance(table, OutcomeTable):
            self._draw_passages(painter, inner, self._outcome_passages(table), "")
            return
        cell, column = cell_at(index), column_at(index)
        if cell is None or column is None or not cell.text:
            return
        inner.setLeft(inner.left() + _set_in(index, column))
        passages = self._passages(cell, column)
        shape, tone = shape_at(index), tone_at(index)
        if column is Column.RATING:
            self._draw_chip(painter, inner, passages, shape, tone)
        elif column is Column.PROGRESS:
            self._draw_progress(painter, inner, passages, shape, tone)
        else:
            self._draw_passages(painter, inner, passages, "selection_text" if selected else "")
        if cell.flagged:
            self._draw_flag(painter, rect)

    def _draw_passages(
        self, painter: QPainter, rect: QRect, passages: Iterator[Passage], ink: str
    ) -> None:
        top = rect.top()
        for passage in passages:
            height = passage.height(rect.width())
            painter.setFont(passage.font)
            painter.setPen(self.theme[ink or passage.colour])
            flags = int(passage.side) | int(_WRAP) | int(Qt.AlignmentFlag.AlignTop)
            painter.drawText(QRect(rect.left(), top, rect.width(), height), flags, passage.text)
            top += height

    def _draw_chip(
        self, painter: QPainter, rect: QRect, passages: Iterator[Passage], shape: Shape, tone: Tone
    ) -> None:
        passage = next(passages)
        inner = rect.adjusted(_CHIP, 0, -_CHIP, 0)
        sign = self._place_of_sign(inner, passage)
        beside = inner.adjusted(_SIGN + _BETWEEN, 0, 0, 0)
        height = passage.height(beside.width())
        chip = QRectF(rect.left(), rect.top() - 3, rect.width(), height + 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme[f"status_{tone.value}_tint"])
        painter.drawRoundedRect(chip, 4, 4)
        self._draw_sign(painter, sign, shape, self.theme[f"status_{tone.value}_edge"])
        self._draw_passages(painter, beside, iter([passage]), f"status_{tone.value}_ink")

    def _draw_progress(
        self, painter: QPainter, rect: QRect, passages: Iterator[Passage], shape: Shape, tone: Tone
    ) -> None:
        passage = next(passages)
        if shape is Shape.NONE:
            self._draw_passages(painter, rect, iter([passage]), "text_secondary")
            return
        sign = self._place_of_sign(rect, passage)
        self._draw_sign(painter, sign, shape, self.theme[f"status_{tone.value}_edge"])
        beside = rect.adjusted(_SIGN + _BETWEEN, 0, 0, 0)
        self._draw_passages(painter, beside, iter([passage]), "text")

    def _place_of_sign(self, rect: QRect, passage: Passage) -> QRect:
        """The square of a sign, in the middle of the first line beside it."""
        line = QFontMetrics(passage.font).height()
        return QRect(rect.left(), rect.top() + (line - _SIGN) // 2, _SIGN, _SIGN)

    def _draw_sign(self, painter: QPainter, place: QRect, shape: Shape, colour: QColor) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            place.topLeft(), self._icons.pixmap(shape.value, colour, place.width(), ratio)
        )

    def _draw_flag(self, painter: QPainter, rect: QRect) -> None:
        """The sign of text that was not understood, in the top right corner."""
        ratio = painter.device().devicePixelRatioF()
        mark = self._icons.pixmap("problem", self.theme["problem_warning"], _SIGN, ratio)
        painter.drawPixmap(rect.right() - _SIGN - 1, rect.top() + 2, mark)

    def draw_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, selected: bool, in_row: bool
    ) -> None:
        """Fill the ground of a cell and draw the line below it."""
        if isinstance(index.data(GridRole.OUTCOME), OutcomeTable):
            ground = "panel_alt"
        elif selected:
            ground = "selection"
        else:
            ground = "accent_soft" if in_row else "panel"
        painter.fillRect(rect, self.theme[ground])
        painter.setPen(self.theme["border"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def draw_focus(self, painter: QPainter, rect: QRect, *, active: bool) -> None:
        """Frame the cell that the keyboard is on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.theme["focus" if active else "border_strong"])
        for inset in range(2 if active else 1):
            painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))
