"""How the cells of the grid are laid out and drawn.

One description of a cell serves for measuring its height and for drawing it, so that text always
fits the row it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from perfdesk.app.grid.model import shape_of
from perfdesk.app.grid.trends import Sparkline
from perfdesk.app.status import SIGNS_OF_PROBLEMS, Shape
from perfdesk.core.dashboard import FIGURE_COLUMNS, Cell, Column, OutcomeTable, Row
from perfdesk.core.problems import Severity
from perfdesk.core.verdicts import Tone
from perfdesk.widgets.grid.lettering import Lettering
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.theme import Theme

ACROSS = 8
"""Space left and right of a cell's text, in pixels."""
_DOWN, _DOWN_COMPACT = 8, 4
"""Space above and below it."""
_LEAST_HEIGHT, _LEAST_COMPACT = 36, 28
_LINES_COMPACT = 2
_CHIP = 4
_SIGN = 14
_BETWEEN = 6
VERDICT_ROOM: Mapping[Column, int] = MappingProxyType(
    {
        Column.RATING: 2 * (ACROSS + _CHIP) + _SIGN + _BETWEEN,
        Column.PROGRESS: 2 * ACROSS + _SIGN + _BETWEEN,
    }
)
"""What the words of a verdict share their column with, in pixels."""
_STEP = 16
_LEAST_WIDTH = 16
_DOT = 2.5
_TALLEST_LINE = 28
_FIGURES = frozenset(FIGURE_COLUMNS) - {Column.TARGET}
_QUIET = frozenset(
    {
        Column.CODE,
        Column.AIM,
        Column.TARGET,
        Column.QUARTILE,
        Column.RANK,
        Column.OWNER,
        Column.STAGE,
        Column.NOTE,
    }
)
_CUT = frozenset({Column.COMMENTARY, Column.NOTE})
_MOST_LINES = 4
"""Lines of a comment that a row makes room for; the rest is read in its editor."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text within a cell.

    Attributes:
        text: What it says.
        set_in: How it is set.
        colour: Token of the theme.
        right: Whether its lines end at the right.
    """

    text: str
    set_in: Lettering
    colour: str
    right: bool = False


def _set_in(row: Row, column: Column) -> int:
    """How far the words of a part are set in below those of its whole, in pixels."""
    return _STEP * row.depth if column is Column.DESCRIPTION else 0


def _one_pixel(painter: QPainter) -> float:
    """The size of a pixel of the screen, in pixels of the window."""
    return 1 / painter.device().devicePixelRatio()


class CellLook(QObject):
    """Measures and draws the cells of grids in one theme and font.

    Signals:
        resized: Cells are as tall as before no longer.
    """

    resized = Signal()

    def __init__(self, icons: IconDrawer, theme: Theme, font: QFont) -> None:
        super().__init__()
        self.icons = icons
        self._is_compact = False
        self._colours: dict[str, QColor] = {}
        self.theme = theme
        self.use_font(font)

    @property
    def theme(self) -> Theme:
        """The theme that is drawn in."""
        return self._theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._theme = theme
        self._colours = {token: theme[token] for token in theme.tokens}

    @property
    def compact(self) -> bool:
        """Whether cells have two lines at most, and less room around them."""
        return self._is_compact

    @compact.setter
    def compact(self, wanted: bool) -> None:
        if wanted != self._is_compact:
            self._is_compact = wanted
            self.use_font(self._plain.font)
            self.resized.emit()

    @property
    def least_height(self) -> int:
        """How tall a row is at least, in pixels."""
        return _LEAST_COMPACT if self._is_compact else _LEAST_HEIGHT

    @property
    def _down(self) -> int:
        return _DOWN_COMPACT if self._is_compact else _DOWN

    def use_font(self, font: QFont) -> None:
        """Take the fonts of all parts from the font of the view."""
        plain = QFont(font)
        # Digits of one width, so that figures stand under each other; fonts without them stay.
        plain.setFeature(QFont.Tag("tnum"), 1)
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        small = QFont(plain)
        if plain.pointSizeF() > 0:
            small.setPointSizeF(plain.pointSizeF() * 0.9)
        lines = _LINES_COMPACT if self._is_compact else 0
        self._plain, self._strong, self._small = (
            Lettering(plain, lines),
            Lettering(strong, min(lines, 1)),
            Lettering(small, min(lines, 1)),
        )
        self._line = QFontMetrics(plain).height()

    # --- measuring ---------------------------------------------------------------------------
    def height(self, row: OutcomeTable | Row, column: Column, cell: Cell, width: int) -> int:
        """Return how tall a cell has to be at a width, in pixels."""
        if isinstance(row, OutcomeTable):
            return self._height_of(self._outcome_passages(row), width - 2 * ACROSS) + 2 * self._down
        if column is Column.TREND:
            return self.least_height
        inner = width - 2 * ACROSS - _set_in(row, column)
        if column is Column.RATING:
            inner -= 2 * _CHIP
        if shape_of(row, column) is not Shape.NONE:
            inner -= _SIGN + _BETWEEN
        height = self._height_of(self._passages(cell, column), inner)
        if column in _CUT:
            height = min(height, _MOST_LINES * self._line)
        return height + 2 * self._down

    def _height_of(self, passages: Iterator[Passage], width: int) -> int:
        room = max(width, _LEAST_WIDTH)
        return sum(each.set_in.height(each.text, room, right=each.right) for each in passages)

    # --- what a cell says --------------------------------------------------------------------
    def _passages(self, cell: Cell, column: Column) -> Iterator[Passage]:
        if column in _FIGURES:
            yield from self._figure_passages(cell, column)
        else:
            ink = "text_secondary" if column in _QUIET else "text"
            yield Passage(self._verdict(cell.text, column), self._plain, ink)

    def _figure_passages(self, cell: Cell, column: Column) -> Iterator[Passage]:
        is_current = column is Column.CURRENT
        if cell.value is None:
            yield Passage(cell.text, self._small, "text_secondary", right=True)
            return
        strong = self._strong if is_current else self._plain
        yield Passage(cell.figure, strong, "text" if is_current else "text_secondary", right=True)
        if cell.words:
            yield Passage(cell.words, self._small, "text_secondary", right=True)

    def _verdict(self, text: str, column: Column) -> str:
        """Progress in short where rows are compact: its sign says which way it went."""
        _word, colon, amount = text.partition(": ")
        if not self._is_compact or column is not Column.PROGRESS or not colon:
            return text
        short = amount.replace(" (could be chance)", ", could be chance")
        return f"{short[:1].upper()}{short[1:]}"

    def _outcome_passages(self, table: OutcomeTable) -> Iterator[Passage]:
        yield Passage(table.name, self._strong, "text")
        if table.statement and not self._is_compact:
            yield Passage(table.statement, self._small, "text_secondary")

    # --- drawing -----------------------------------------------------------------------------
    def draw_outcome(self, painter: QPainter, rect: QRect, table: OutcomeTable) -> None:
        """Draw the row of an outcome with its ground."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(rect, self._colours["panel_alt"])
        self.draw_line_below(painter, rect)
        inner = rect.adjusted(ACROSS, self._down, -ACROSS, -self._down)
        self._draw_passages(painter, inner, self._outcome_passages(table))

    def draw(
        self,
        painter: QPainter,
        rect: QRect,
        row: Row,
        column: Column,
        cell: Cell,
        *,
        selected: bool,
    ) -> None:
        """Draw what a cell says into *rect*; the ground is drawn before."""
        if not cell.text:
            return
        inner = rect.adjusted(ACROSS, self._down, -ACROSS, -self._down)
        inner.setLeft(inner.left() + _set_in(row, column))
        passages = self._passages(cell, column)
        if column is Column.RATING:
            self._draw_chip(painter, inner, passages, shape_of(row, column), row.rating.tone)
        elif column is Column.PROGRESS:
            self._draw_progress(painter, inner, passages, shape_of(row, column), row.progress.tone)
        elif column in _CUT:
            painter.save()
            painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
            self._draw_passages(painter, inner, passages, "selection_text" if selected else "")
            painter.restore()
        else:
            self._draw_passages(painter, inner, passages, "selection_text" if selected else "")

    def _draw_passages(
        self, painter: QPainter, rect: QRect, passages: Iterator[Passage], ink: str = ""
    ) -> None:
        top, room = rect.top(), max(rect.width(), _LEAST_WIDTH)
        for each in passages:
            colour = self._colours[ink or each.colour]
            top += each.set_in.draw(
                painter, rect.left(), top, each.text, room, colour, right=each.right
            )

    def _draw_chip(
        self, painter: QPainter, rect: QRect, passages: Iterator[Passage], shape: Shape, tone: Tone
    ) -> None:
        passage = next(passages)
        inner = rect.adjusted(_CHIP, 0, -_CHIP, 0)
        beside = inner.adjusted(_SIGN + _BETWEEN, 0, 0, 0)
        height = self._height_of(iter([passage]), beside.width())
        room = self._down // 2 - 1
        chip = QRectF(rect.left(), rect.top() - room, rect.width(), height + 2 * room)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours[f"status_{tone.value}_tint"])
        painter.drawRoundedRect(chip, 4, 4)
        self._draw_sign(painter, inner, shape, tone)
        self._draw_passages(painter, beside, iter([passage]), f"status_{tone.value}_ink")

    def _draw_progress(
        self, painter: QPainter, rect: QRect, passages: Iterator[Passage], shape: Shape, tone: Tone
    ) -> None:
        if shape is Shape.NONE:
            self._draw_passages(painter, rect, passages, "text_secondary")
            return
        self._draw_sign(painter, rect, shape, tone)
        beside = rect.adjusted(_SIGN + _BETWEEN, 0, 0, 0)
        self._draw_passages(painter, beside, passages, "text")

    def _draw_sign(self, painter: QPainter, rect: QRect, shape: Shape, tone: Tone) -> None:
        """Draw a sign in the middle of the first line of what stands in *rect*."""
        colour = self._colours[f"status_{tone.value}_edge"]
        ratio = painter.device().devicePixelRatioF()
        sign = self.icons.pixmap(shape.value, colour, _SIGN, ratio)
        painter.drawPixmap(rect.left(), rect.top() + (self._line - _SIGN) // 2, sign)

    def draw_mark(self, painter: QPainter, rect: QRect, column: Column, severity: Severity) -> None:
        """Draw the sign of a cell's gravest problem, in the corner where no text stands."""
        ratio = painter.device().devicePixelRatioF()
        colour = self._colours[f"problem_{severity.value}"]
        mark = self.icons.pixmap(SIGNS_OF_PROBLEMS[severity], colour, _SIGN, ratio)
        across = rect.left() + 3 if column in _FIGURES else rect.right() - _SIGN - 1
        painter.drawPixmap(across, rect.top() + 3, mark)

    def draw_trend(self, painter: QPainter, rect: QRect, trend: Sparkline) -> None:
        """Draw a row's trend in small: its line, and a dot where it stands now."""
        last = trend.last
        if last is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = min(rect.height() - 2 * self._down, _TALLEST_LINE)
        field = QRectF(
            rect.left() + ACROSS + _DOT,
            rect.top() + self._down + _DOT,
            rect.width() - 2 * (ACROSS + _DOT),
            tall - 2 * _DOT,
        )

        def place(point: tuple[float, float]) -> QPointF:
            return QPointF(
                field.left() + point[0] * field.width(),
                field.bottom() - point[1] * field.height(),
            )

        ink = self._colours["chart_focus"]
        painter.setPen(QPen(self._colours["chart_comparator"], 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for segment in trend.segments:
            if len(segment) > 1:
                painter.drawPolyline(QPolygonF([place(point) for point in segment]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["chart_comparator"])
        for segment in trend.segments:
            if len(segment) == 1 and segment[0] != last:
                painter.drawEllipse(place(segment[0]), _DOT - 1, _DOT - 1)
        painter.setBrush(ink)
        painter.drawEllipse(place(last), _DOT, _DOT)

    def draw_ground(self, painter: QPainter, rect: QRect, *, selected: bool, in_row: bool) -> None:
        """Fill the ground of a cell and draw the line below it."""
        # Smoothed, grounds would not meet at scales such as 150 %.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(rect, self._colours[self._ground(selected=selected, in_row=in_row)])
        self.draw_line_below(painter, rect)

    def _ground(self, *, selected: bool, in_row: bool) -> str:
        """The token of a cell's ground; where a theme has one colour for both, no row is tinted."""
        if selected:
            return "selection"
        is_told_apart = self._colours["accent_soft"] != self._colours["selection"]
        return "accent_soft" if in_row and is_told_apart else "panel"

    def draw_line_below(self, painter: QPainter, rect: QRect) -> None:
        """Draw the line below a row, one pixel of the screen thick.

        At 125 % a pen is now one pixel and now two, with gaps between the cells of a row.
        """
        thin = _one_pixel(painter)
        line = QRectF(rect.left(), rect.top() + rect.height() - thin, rect.width(), thin)
        painter.fillRect(line, self._colours["border"])

    def draw_line_right(self, painter: QPainter, rect: QRect) -> None:
        """Draw the line right of a heading, as thick."""
        thin = _one_pixel(painter)
        line = QRectF(rect.left() + rect.width() - thin, rect.top(), thin, rect.height())
        painter.fillRect(line, self._colours["border"])

    def draw_edge(self, painter: QPainter, x: int, top: int, bottom: int) -> None:
        """Draw the edge of the columns that stay, while others are scrolled below them."""
        painter.setPen(self._colours["border_strong"])
        painter.drawLine(x, top, x, bottom)

    def draw_focus(self, painter: QPainter, rect: QRect, *, active: bool) -> None:
        """Frame the cell that the keyboard is on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._colours["focus" if active else "border_strong"])
        for inset in range(2 if active else 1):
            painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))
