"""What the plots of all charts share: pyqtgraph's parts, axes, texts in pixels, the pointer."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsSimpleTextItem, QWidget

from perfdesk.widgets.theme import Theme

_TICK_GAP = 6
"""Pixels between the axis and its labels."""
_BELOW_ALL = -200
_MARK = 15

Tick = tuple[float, str]
Spot = tuple[float, float]
"""A place in the plot: across in categories, and up in the unit of the value axis."""


class PlotArea(ABC):
    """One plot: items are made once and reused, ranges are set and never found.

    pyqtgraph is imported when the first plot is made, which is after the first paint of the
    window.

    Args:
        theme: Whose colours are worn.
        parent: Holds the widget.
        small: How large its letters are, of the widget's own.
        near: Pixels within which the pointer is at a spot.
    """

    def __init__(self, theme: Theme, parent: QWidget, *, small: float, near: float) -> None:
        import pyqtgraph as pg

        self.pg = pg
        self.theme = theme
        self._small = small
        self._near = near
        self._range = (0.0, 1.0, 0.0, 1.0)
        self._pens: dict[tuple[int, float], QPen] = {}
        self._brushes: dict[int, QBrush] = {}
        self._lines_at: Sequence[float] = ()
        self._spots: Sequence[Spot] = ()
        self._ringed: list[Spot] = []
        self._beside = (0, 0)
        self._room: tuple[float, float] | None = None
        self._letters: tuple[QFont, QFont, QFontMetricsF] | None = None
        self._ticks: dict[str, Sequence[Tick]] = {}
        self._is_placing = False
        self._told: Callable[[int], None] = _nobody
        self._wanted_larger: Callable[[], None] = _nothing
        view = pg.PlotWidget(parent, enableMenu=False)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setAccessibleName("Plot")
        view.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self._view = view
        self.plot: Any = view.getPlotItem()
        self.box: Any = self.plot.getViewBox()
        # A menu that nobody opens is made all the same; without a parent it would be left behind.
        menu = self.plot.ctrlMenu
        menu.setParent(view, menu.windowFlags())
        self.plot.hideButtons()
        self.box.setMouseEnabled(False, False)
        self.box.disableAutoRange()
        self.box.setDefaultPadding(0)
        self.box.setRange(xRange=self._range[:2], yRange=self._range[2:], padding=0)
        # Not the axis's own grid: with it, the axis drops the labels at both ends.
        # One item and not one a line: pyqtgraph works out the bounds of each of its own anew.
        self._grid = QGraphicsPathItem(self.plot)
        self._grid.setZValue(_BELOW_ALL)
        self._mark = pg.ScatterPlotItem(symbol="o", pxMode=True, size=_MARK)
        self.put(self._mark, 60)
        for side in ("left", "bottom", "right", "top"):
            # Values are never scaled, and to find out how costs as much as drawing the axis.
            self.plot.getAxis(side).enableAutoSIPrefix(False)
        self.unit = self.new_text()
        self._make_items()
        self.box.sigResized.connect(self.place_labels)
        view.scene().sigMouseMoved.connect(self.follow_pointer)
        view.scene().sigMouseClicked.connect(self._follow_click)
        self.wear(theme)

    # --- for those who show it ---------------------------------------------------------------
    @property
    def widget(self) -> QWidget:
        """The widget to lay out."""
        return cast("QWidget", self._view)

    def on_spot(self, told: Callable[[int], None]) -> None:
        """Have *told* called with the number of the spot that the pointer is at, -1 for none."""
        self._told = told

    def on_double_click(self, wanted: Callable[[], None]) -> None:
        """Have *wanted* called when the plot is clicked twice."""
        self._wanted_larger = wanted

    def print_in(self, painter: QPainter, place: QRectF) -> None:
        """Draw the plot on something else than the screen."""
        self._view.render(painter, place)

    def items(self) -> list[object]:
        """Return every item of the plot, in the order in which they were made."""
        return list(self.plot.items)

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the range across, in categories, and up, in the unit of the axis."""
        across, up = self.box.viewRange()
        return (across[0], across[1]), (up[0], up[1])

    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme, and draw again what is drawn."""
        self.theme = theme
        self._ticks.clear()  # another font may need other room
        self._view.setBackground(theme["chart_ground"])
        font = self.small_font()
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.setTextPen(theme["chart_text_secondary"])
            axis.setStyle(
                tickFont=font,
                tickLength=0,
                tickAlpha=0,
                tickTextOffset=_TICK_GAP,
                hideOverlappingLabels=False,
            )
        self.plot.getAxis("left").setPen(self.pg.mkPen(None))
        self.plot.getAxis("bottom").setPen(self.pg.mkPen(theme["chart_axis"]))
        self._grid.setPen(self.pg.mkPen(theme["chart_grid"]))
        self._mark.setPen(self.pg.mkPen(theme["chart_highlight"], width=2.5))
        self._mark.setBrush(self.pg.mkBrush(None))
        self.unit.setFont(font)
        self.unit.setBrush(theme["chart_text_secondary"])
        self._wear_items()

    def highlight(self, at: int) -> None:
        """Ring one spot; -1 rings none."""
        shown = [self._spots[at]] if 0 <= at < len(self._spots) else []
        if shown == self._ringed:
            return
        self._ringed = shown
        self._mark.setData(x=[across for across, _ in shown], y=[up for _, up in shown])

    # --- for those who draw in it ------------------------------------------------------------
    @abstractmethod
    def _make_items(self) -> None:
        """Make every item, once."""

    @abstractmethod
    def _wear_items(self) -> None:
        """Give the items the colours of the theme, and draw again what is drawn."""

    @abstractmethod
    def _place(self) -> None:
        """Put the texts where there is room for them."""

    def place_labels(self) -> None:
        """Put the texts where there is room for them, and make that room.

        To make it resizes the plot, which asks for the same again: that is heard once.
        """
        if self._is_placing:
            return
        self._is_placing = True
        try:
            self._place()
            self._place_grid()
        finally:
            self._is_placing = False

    def _place_grid(self) -> None:
        area, path = self.area(), QPainterPath()
        for value in self._lines_at:
            down = round(self.down(value, area))
            path.moveTo(area.left(), down)
            path.lineTo(area.right(), down)
        self._grid.setPath(path)

    def put(self, item: object, depth: float) -> None:
        """Add an item; one with more depth lies above one with less."""
        self.plot.addItem(item)
        cast("Any", item).setZValue(depth)

    def new_text(self) -> QGraphicsSimpleTextItem:
        """Return a text that is placed in the plot's pixels."""
        return QGraphicsSimpleTextItem(self.plot)

    def set_spots(self, spots: Sequence[Spot]) -> None:
        """Say what can be pointed at, in the order in which it is numbered."""
        self._spots = spots
        self.highlight(-1)

    def set_up(self, low: float, high: float, ticks: Sequence[Tick], *, grid: bool = True) -> None:
        """Set the value axis."""
        if self._range[2:] != (low, high):
            self._range = (*self._range[:2], low, high)
            self.box.setYRange(low, high, padding=0)
        if self._ticks.get("left") != list(ticks):
            self._label("left", ticks)
            self._make_room_for(ticks)
        self._lines_at = [value for value, _ in ticks] if grid else []

    def _make_room_for(self, ticks: Sequence[Tick]) -> None:
        """Make the axes as wide as their labels."""
        # Found by pyqtgraph while it paints, which moves the plot and has it painted once more.
        metrics = self.metrics()
        widest = max((metrics.horizontalAdvance(text) for _, text in ticks), default=0.0)
        beside = (math.ceil(widest) + _TICK_GAP + 1, math.ceil(metrics.height()) + _TICK_GAP)
        if beside != self._beside:
            self._beside = beside
            self.plot.getAxis("left").setWidth(beside[0])
            self.plot.getAxis("bottom").setHeight(beside[1])

    def set_across(self, left: float, right: float) -> None:
        """Set the range of the categories."""
        if self._range[:2] != (left, right):
            self._range = (left, right, *self._range[2:])
            self.box.setXRange(left, right, padding=0)

    def set_across_ticks(self, ticks: Sequence[Tick]) -> None:
        """Label the axis of the categories."""
        if self._ticks.get("bottom") != list(ticks):
            self._label("bottom", ticks)

    def _label(self, side: str, ticks: Sequence[Tick]) -> None:
        """Label an axis, which has it drawn anew: not for the labels that it has."""
        self._ticks[side] = list(ticks)
        self.plot.getAxis(side).setTicks([list(ticks)])

    def leave_room(self, top: float, right: float) -> None:
        """Keep a margin for texts, in pixels."""
        if self._room != (top, right):
            # Qt lays all out again, whatever the margins were before.
            self._room = (top, right)
            self.plot.layout.setContentsMargins(0, top, right, 0)
        self.plot.layout.activate()

    def area(self) -> QRectF:
        """Return the rectangle of the values, in the coordinates of the texts."""
        return cast("QRectF", self.plot.mapRectFromItem(self.box, self.box.boundingRect()))

    def across(self, at: float, area: QRectF) -> float:
        """Return the pixel of a category."""
        left, right, _, _ = self._range
        return area.left() + area.width() * (at - left) / (right - left or 1.0)

    def down(self, value: float, area: QRectF) -> float:
        """Return the pixel of a value."""
        _, _, low, high = self._range
        return area.bottom() - area.height() * (value - low) / (high - low or 1.0)

    def pen(self, colour: QColor, width: float) -> QPen:
        """Return the one pen of a colour and width: pyqtgraph keeps a drawn sign for each pen."""
        return self._pens.setdefault((colour.rgba(), width), self.pg.mkPen(colour, width=width))

    def brush(self, colour: QColor) -> QBrush:
        """Return the one brush of a colour, for the same reason."""
        return self._brushes.setdefault(colour.rgba(), self.pg.mkBrush(colour))

    def small_font(self) -> QFont:
        """Return the font of texts in the plot."""
        return self._small_letters()[0]

    def metrics(self) -> QFontMetricsF:
        """Return the sizes of that font."""
        return self._small_letters()[1]

    def _small_letters(self) -> tuple[QFont, QFontMetricsF]:
        """Return the font and its sizes, made again when the widget has another font."""
        own = self._view.font()
        if self._letters is None or self._letters[0] != own:
            font = QFont(own)
            if font.pointSizeF() > 0:
                font.setPointSizeF(font.pointSizeF() * self._small)
            self._letters = (QFont(own), font, QFontMetricsF(font))
        return self._letters[1:]

    # --- the pointer -------------------------------------------------------------------------
    def follow_pointer(self, place: QPointF) -> None:
        """Tell the spot that a place of the scene is at."""
        self._told(self.spot_near(self.plot.mapFromScene(place)))

    def _follow_click(self, event: QMouseEvent) -> None:
        # pyqtgraph's own event, which tells like Qt's but is none.
        if cast("Any", event).double():
            self._wanted_larger()

    def in_scene(self, place: QPointF) -> QPointF:
        """Return a place of the plot in the coordinates that the pointer is told in."""
        return cast("QPointF", self.plot.mapToScene(place))

    def spot_near(self, place: QPointF) -> int:
        """Return the spot nearest to a place in the plot's pixels; -1 if none is near."""
        area = self.area()
        nearest, least = -1, self._near
        for at in range(len(self._spots)):
            there = self.place_of(at, area)
            apart = ((there.x() - place.x()) ** 2 + (there.y() - place.y()) ** 2) ** 0.5
            if apart < least:
                nearest, least = at, apart
        return nearest

    def place_of(self, at: int, area: QRectF | None = None) -> QPointF:
        """Return where a spot is drawn, in the plot's pixels."""
        area = area or self.area()
        across, up = self._spots[at]
        return QPointF(self.across(across, area), self.down(up, area))


def _nobody(at: int) -> None:
    """Hears of spots until somebody wants to."""


def _nothing() -> None:
    """Is done at two clicks until somebody wants something."""
