"""The plot within a benchmark chart: pyqtgraph items, made once and reused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsSimpleTextItem, QWidget

from perfdesk.core.charting import BenchmarkDot, BenchmarkSpec, DotRole
from perfdesk.widgets.charts.label_places import spread
from perfdesk.widgets.theme import Theme

BANDS_AT_MOST = 4
LINES_AT_MOST = 6
NAMES_AT_MOST = 24
TICKS_AT_MOST = 12
_NAME_WIDTH = 112.0
_LEADER = 12.0
_NEAR = 16.0
"""Pixels within which the pointer is at a dot."""
_SMALL = 0.85
_BEYOND = 3.0
"""Places of room left and right of the first and last council."""
_SIZES = {DotRole.OURS: 11, DotRole.NEIGHBOUR: 7, DotRole.OTHER: 4}
_ARROW = 4
"""Pixels by which a dot beyond the axis is larger: an arrow at the edge."""
_INSIDE = 0.02
"""Part of the axis that such an arrow stands inside its edge."""
_DASHES = (Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


@dataclass(frozen=True, slots=True)
class _Name:
    """A text in the right margin, and what it stands for.

    Attributes:
        text: What it says.
        value: Where it belongs on the value axis.
        across: Where its leader begins, in places along the ranks; None for a line's name.
        colour: Of the text.
        rank: What gives way first where there is no room: the highest.
    """

    text: str
    value: float
    across: int | None
    colour: QColor
    rank: int


class BenchmarkPlot:
    """Draws the councils of a spec by rank, best on the left, over the quartile bands."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        import pyqtgraph as pg

        self._pg = pg
        self._theme = theme
        self._spec: BenchmarkSpec | None = None
        self._told: Callable[[BenchmarkDot | None], None] = _nobody
        view = pg.PlotWidget(parent, enableMenu=False)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setAccessibleName("Plot")
        view.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self._view = view
        self._plot = view.getPlotItem()
        self._box = self._plot.getViewBox()
        # A menu that nobody opens is made all the same; without a parent it would be left behind.
        menu = self._plot.ctrlMenu
        menu.setParent(view, menu.windowFlags())
        self._plot.hideButtons()
        self._box.setMouseEnabled(False, False)
        self._box.disableAutoRange()
        self._box.setDefaultPadding(0)
        self._make_items()
        self._box.sigResized.connect(self.place_labels)
        view.scene().sigMouseMoved.connect(self._follow_pointer)
        self.wear(theme)

    @property
    def widget(self) -> QWidget:
        """The widget to lay out."""
        return cast("QWidget", self._view)

    def on_dot_under_pointer(self, told: Callable[[BenchmarkDot | None], None]) -> None:
        """Have *told* called with the council that the pointer is at, or None."""
        self._told = told

    def _make_items(self) -> None:
        pg, plot = self._pg, self._plot
        self._bands = [
            pg.LinearRegionItem(orientation="horizontal", movable=False)
            for _ in range(BANDS_AT_MOST)
        ]
        self._lines = [pg.InfiniteLine(angle=0, movable=False) for _ in range(LINES_AT_MOST)]
        self._dots = {role: pg.ScatterPlotItem(symbol="o", pxMode=True) for role in DotRole}
        self._mark = pg.ScatterPlotItem(symbol="o", pxMode=True, size=16)
        depths = {DotRole.OTHER: 20, DotRole.NEIGHBOUR: 30, DotRole.OURS: 40}
        for item, depth in (
            *((band, 1) for band in self._bands),
            *((line, 5) for line in self._lines),
            *((item, depths[role]) for role, item in self._dots.items()),
            (self._mark, 50),
        ):
            plot.addItem(item)
            item.setZValue(depth)
        self._leaders = QGraphicsPathItem(plot)
        self._names = [QGraphicsSimpleTextItem(plot) for _ in range(NAMES_AT_MOST)]
        self._band_names = [QGraphicsSimpleTextItem(plot) for _ in range(BANDS_AT_MOST)]
        self._unit = QGraphicsSimpleTextItem(plot)

    # --- drawing -----------------------------------------------------------------------------
    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme, and draw again what is drawn."""
        self._theme = theme
        pg = self._pg
        self._view.setBackground(theme["chart_ground"])
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setTextPen(theme["chart_text_secondary"])
            axis.setStyle(
                tickFont=self._font(),
                tickLength=0,
                tickAlpha=0,
                tickTextOffset=6,
                hideOverlappingLabels=False,
            )
        self._plot.getAxis("left").setPen(pg.mkPen(None))
        self._plot.getAxis("bottom").setPen(pg.mkPen(theme["chart_axis"]))
        for at, band in enumerate(self._bands):
            band.setBrush(theme["chart_grid"] if at % 2 else theme["chart_ground"])
            for edge in band.lines:
                edge.setPen(pg.mkPen(theme["chart_grid"]))
        for at, line in enumerate(self._lines):
            style = _DASHES[at % len(_DASHES)]
            line.setPen(pg.mkPen(theme["chart_comparator"], width=1.25, style=style))
        full, ring = theme["chart_focus"], theme["chart_ground"]
        self._dots[DotRole.OURS].setBrush(full)
        self._dots[DotRole.OURS].setPen(pg.mkPen(ring, width=1.5))
        self._dots[DotRole.NEIGHBOUR].setBrush(ring)
        self._dots[DotRole.NEIGHBOUR].setPen(pg.mkPen(full, width=1.75))
        self._dots[DotRole.OTHER].setBrush(theme["chart_comparator_fill"])
        self._dots[DotRole.OTHER].setPen(pg.mkPen(theme["chart_comparator"], width=0.75))
        self._mark.setPen(pg.mkPen(theme["chart_highlight"], width=2))
        self._mark.setBrush(pg.mkBrush(None))
        self._leaders.setPen(QPen(theme["chart_comparator_fill"], 0.75))
        for label in (self._unit, *self._band_names):
            label.setFont(self._font())
            label.setBrush(theme["chart_text_secondary"])
        if self._spec is not None:
            self.draw(self._spec)

    def draw(self, spec: BenchmarkSpec) -> None:
        """Show a spec; the items stay, their data change."""
        self._spec = spec
        last = len(spec.dots) - 1
        self._box.setRange(
            xRange=(-_BEYOND, last + _BEYOND), yRange=(spec.low, spec.high), padding=0
        )
        self._plot.getAxis("left").setTicks([list(spec.ticks)])
        ends = [(at, str(spec.dots[at].rank)) for at in sorted({0, last}) if at >= 0]
        self._plot.getAxis("bottom").setTicks([ends])
        for at, band in enumerate(self._bands):
            shown = at < len(spec.bands)
            band.setVisible(shown)
            self._band_names[at].setVisible(shown)
            if shown:
                band.setRegion((spec.bands[at].low, spec.bands[at].high))
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(spec.lines))
            if at < len(spec.lines):
                line.setValue(spec.lines[at].value)
        for role, item in self._dots.items():
            mine = [(at, dot) for at, dot in enumerate(spec.dots) if dot.role is role]
            item.setData(
                x=[at for at, _ in mine],
                y=[_drawn_at(dot, spec) for _, dot in mine],
                symbol=[_symbol(dot, spec) for _, dot in mine],
                size=[_SIZES[role] + _ARROW * dot.beyond for _, dot in mine],
            )
        self.highlight(None)
        self.place_labels()

    def highlight(self, dot: BenchmarkDot | None) -> None:
        """Ring one council, or none."""
        spec = self._spec
        if dot is None or spec is None or dot not in spec.dots:
            self._mark.setData(x=[], y=[])
            return
        self._mark.setData(x=[spec.dots.index(dot)], y=[_drawn_at(dot, spec)])

    # --- labels, placed in pixels ------------------------------------------------------------
    def place_labels(self) -> None:
        """Put names and the labels of bands where there is room for them."""
        spec = self._spec
        if spec is None:
            return
        metrics = QFontMetricsF(self._font())
        names = list(self._wanted_names(spec))
        widest = max((metrics.horizontalAdvance(each.text) for each in names), default=0.0)
        right = min(widest, _NAME_WIDTH) + _LEADER + 8
        self._plot.layout.setContentsMargins(0, metrics.height() + 8, right, 0)
        self._plot.layout.activate()
        area = self._area()
        self._unit.setText(spec.unit)
        self._unit.setPos(2, 0)
        self._place_names(names, metrics, area)
        self._place_band_names(spec, metrics, area)

    def _wanted_names(self, spec: BenchmarkSpec) -> Iterator[_Name]:
        for at, dot in enumerate(spec.dots):
            if dot.role is DotRole.OURS:
                yield _Name(dot.name, _drawn_at(dot, spec), at, self._theme["chart_focus"], 0)
            elif dot.role is DotRole.NEIGHBOUR:
                yield _Name(dot.name, _drawn_at(dot, spec), at, self._theme["chart_text"], 20 + at)
        for at, line in enumerate(spec.lines[:LINES_AT_MOST]):
            yield _Name(line.label, line.value, None, self._theme["chart_text_secondary"], 1 + at)

    def _place_names(self, names: list[_Name], metrics: QFontMetricsF, area: QRectF) -> None:
        height = metrics.height()
        room = area.height() + height
        kept = sorted(names, key=lambda each: each.rank)[: min(NAMES_AT_MOST, int(room / height))]
        middles = spread(
            [self._down(each.value, area) for each in kept],
            [height] * len(kept),
            area.top() - height / 2,
            area.bottom() + height / 2,
        )
        path = QPainterPath()
        for at, item in enumerate(self._names):
            item.setVisible(at < len(kept))
            if at >= len(kept):
                continue
            name, middle = kept[at], middles[at]
            font = self._font()
            font.setBold(name.rank == 0)
            item.setFont(font)
            item.setBrush(name.colour)
            item.setText(metrics.elidedText(name.text, Qt.TextElideMode.ElideRight, _NAME_WIDTH))
            item.setPos(area.right() + _LEADER + 2, middle - height / 2)
            down = self._down(name.value, area)
            start = area.right() if name.across is None else self._across(name.across, area) + 5
            path.moveTo(start, down)
            path.lineTo(area.right(), down)
            path.lineTo(area.right() + _LEADER, middle)
        self._leaders.setPath(path)

    def _place_band_names(self, spec: BenchmarkSpec, metrics: QFontMetricsF, area: QRectF) -> None:
        """In the corner of each band that is tall enough, on the side away from the dots."""
        if not spec.dots:
            return
        rises = spec.dots[0].value <= spec.dots[-1].value
        middle = (len(spec.bands) - 1) / 2
        for at, (band, label) in enumerate(zip(spec.bands, self._band_names, strict=False)):
            top, bottom = self._down(band.high, area), self._down(band.low, area)
            label.setText(band.label)
            label.setVisible(bottom - top >= metrics.height())
            # Dots run from the best on the left to the worst on the right.
            on_left = (at > middle) if rises else (at < middle)
            width = metrics.horizontalAdvance(band.label)
            label.setPos(
                area.left() + 4 if on_left else area.right() - width - 4,
                bottom - metrics.height() if on_left is not rises else top,
            )

    def _area(self) -> QRectF:
        """The rectangle of the values, in the coordinates of the labels."""
        box = self._box
        return cast("QRectF", self._plot.mapRectFromItem(box, box.boundingRect()))

    def _across(self, at: float, area: QRectF) -> float:
        count = len(self._spec.dots) if self._spec else 1
        return area.left() + area.width() * (at + _BEYOND) / (count - 1 + 2 * _BEYOND)

    def _down(self, value: float, area: QRectF) -> float:
        low, high = (self._spec.low, self._spec.high) if self._spec else (0.0, 1.0)
        return area.bottom() - area.height() * (value - low) / (high - low)

    def _font(self) -> QFont:
        font = QFont(self._view.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font

    # --- the pointer -------------------------------------------------------------------------
    def _follow_pointer(self, place: QPointF) -> None:
        self._told(self.dot_near(self._plot.mapFromScene(place)))

    def dot_near(self, place: QPointF) -> BenchmarkDot | None:
        """Return the council nearest to a place in the plot's pixels; None if none is near."""
        area = self._area()
        nearest: BenchmarkDot | None = None
        least = _NEAR
        for at, dot in enumerate(self._spec.dots if self._spec else ()):
            there = self._place(at, dot, area)
            apart = ((there.x() - place.x()) ** 2 + (there.y() - place.y()) ** 2) ** 0.5
            if apart < least:
                nearest, least = dot, apart
        return nearest

    def place_of(self, dot: BenchmarkDot, area: QRectF | None = None) -> QPointF:
        """Return where a council is drawn, in the plot's pixels."""
        area = area or self._area()
        at = self._spec.dots.index(dot) if self._spec else 0
        return self._place(at, dot, area)

    def _place(self, at: int, dot: BenchmarkDot, area: QRectF) -> QPointF:
        drawn = _drawn_at(dot, self._spec) if self._spec else dot.value
        return QPointF(self._across(at, area), self._down(drawn, area))


def _drawn_at(dot: BenchmarkDot, spec: BenchmarkSpec) -> float:
    """Where a dot goes; an arrow at the edge goes so far inside that all of it is seen."""
    inside = _INSIDE * (spec.high - spec.low) * dot.beyond
    return min(max(spec.drawn_at(dot), spec.low + inside), spec.high - inside)


def _symbol(dot: BenchmarkDot, spec: BenchmarkSpec) -> str:
    """A dot, or an arrow to where it lies beyond the axis."""
    if not dot.beyond:
        return "o"
    return "t1" if dot.value > spec.high else "t"


def _nobody(dot: BenchmarkDot | None) -> None:
    """Hears of councils until somebody wants to."""
