"""The plot within a trend chart: pyqtgraph items, made once and reused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QGraphicsSimpleTextItem, QWidget

from perfdesk.core.charting import ChartPoint, ChartSeries, ChartSpec, SeriesRole
from perfdesk.widgets.charts.label_places import shown_categories, spread
from perfdesk.widgets.theme import Theme

SERIES_AT_MOST = 4
BREAKS_AT_MOST = 6
TICKS_AT_MOST = 12
_LABEL_WIDTH = 96.0
_NEAR = 24.0
"""Pixels within which the pointer is at a point."""
_BAND_ALPHA = 190
"""How much a band covers the gridlines, of 255."""
_MARGIN = 9.0
"""Pixels of room left and right of the first and last figure, so that no point is cut."""
_OVERHANG = 40
"""Pixels that a label of an axis may stand beyond its end."""

_STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_SYMBOLS = ("o", "s", "t", "p")
_FORECAST = "d"


class _Line:
    """One series: its line with gaps, its points, and the name at its end."""

    def __init__(self, pg: Any, plot: Any, at: int) -> None:
        self._pg = pg
        self.at = at
        self.line = pg.PlotCurveItem(connect="finite", antialias=True)
        self.points = pg.ScatterPlotItem(symbol=_SYMBOLS[at], pxMode=True)
        self.label = QGraphicsSimpleTextItem(plot)
        plot.addItem(self.line)
        plot.addItem(self.points)
        # The first series is ours, and lies above the others.
        self.line.setZValue(20 - at)
        self.points.setZValue(30 - at)
        self.series: ChartSeries | None = None

    def draw(self, series: ChartSeries | None, theme: Theme) -> None:
        """Show a series, or nothing."""
        self.series = series
        for item in (self.line, self.points, self.label):
            item.setVisible(series is not None)
        if series is None:
            return
        colour = colour_of(series, self.at, theme)
        is_ours = series.role is SeriesRole.OURS
        across: list[float] = []
        up: list[float] = []
        for segment in series.segments:
            across += [*(float(point.at) for point in segment), float("nan")]
            up += [*(point.value for point in segment), float("nan")]
        pen = self._pg.mkPen(colour, width=2.5 if is_ours else 1.5, style=_STYLES[self.at])
        self.line.setData(across, up, pen=pen)
        points = series.points
        edge = self._pg.mkPen(colour, width=1.75)
        full, hollow = self._pg.mkBrush(colour), self._pg.mkBrush(theme["chart_ground"])
        self.points.setData(
            x=[point.at for point in points],
            y=[point.value for point in points],
            # A forecast has a shape of its own: it is no figure yet.
            symbol=[_FORECAST if point.is_forecast else _SYMBOLS[self.at] for point in points],
            size=[11 if point.is_forecast else 8 if is_ours else 6 for point in points],
            pen=edge,
            brush=[hollow if point.is_local or point.is_forecast else full for point in points],
        )

    @property
    def end(self) -> ChartPoint | None:
        """The last point, which the name stands beside."""
        if self.series is None or not self.series.points:
            return None
        return max(self.series.points, key=lambda point: point.at)


def colour_of(series: ChartSeries, at: int, theme: Theme) -> QColor:
    """Return the colour of a series: one in focus, the comparator quiet."""
    if series.role is SeriesRole.OURS:
        return theme["chart_focus"]
    return theme["chart_comparator"] if at <= 1 else QColor(theme.series[at % len(theme.series)])


class TrendPlot:
    """Draws the series, target and breaks of a spec."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        import pyqtgraph as pg

        self._pg = pg
        self._theme = theme
        self._spec: ChartSpec | None = None
        self._beyond = 0.5
        self._told: Callable[[ChartPoint | None], None] = _nobody
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
        view.scene().sigMouseMoved.connect(self.follow_pointer)
        self.wear(theme)

    @property
    def widget(self) -> QWidget:
        """The widget to lay out."""
        return cast("QWidget", self._view)

    def on_point_under_pointer(self, told: Callable[[ChartPoint | None], None]) -> None:
        """Have *told* called with the point that the pointer is at, or None."""
        self._told = told

    def _make_items(self) -> None:
        pg, plot = self._pg, self._plot
        self._lines = [_Line(pg, plot, at) for at in range(SERIES_AT_MOST)]
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        self._target = pg.InfiniteLine(angle=0, movable=False)
        self._target_label = QGraphicsSimpleTextItem(plot)
        # Not the axis's own grid: with it, the axis drops the labels at both ends.
        self._grid = [pg.InfiniteLine(angle=0, movable=False) for _ in range(TICKS_AT_MOST)]
        self._breaks = [pg.InfiniteLine(angle=90, movable=False) for _ in range(BREAKS_AT_MOST)]
        self._break_labels = [QGraphicsSimpleTextItem(plot) for _ in range(BREAKS_AT_MOST)]
        self._mark = pg.ScatterPlotItem(symbol="o", pxMode=True, size=14)
        self._unit = QGraphicsSimpleTextItem(plot)
        for depth, item in ((2, self._band), (5, self._target), (40, self._mark)):
            plot.addItem(item)
            item.setZValue(depth)
        for depth, lines in ((1, self._grid), (3, self._breaks)):
            for line in lines:
                plot.addItem(line)
                line.setZValue(depth)

    # --- what is drawn -----------------------------------------------------------------------
    def items(self) -> list[object]:
        """Return every item of the plot, in the order in which they were made."""
        return list(self._plot.items)

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the range across, in categories, and up, in the unit of the axis."""
        across, up = self._box.viewRange()
        return (across[0], across[1]), (up[0], up[1])

    def line_values(self, at: int) -> list[float]:
        """Return the values that a line joins; not-a-number lifts it."""
        return [float(value) for value in self._lines[at].line.getData()[1]]

    def filled_points(self, at: int) -> list[bool]:
        """Tell of each point of a line whether it is filled rather than hollow."""
        ground = self._theme["chart_ground"]
        spots = self._lines[at].points.points()
        return [spot.brush().color() != ground for spot in spots]

    @property
    def shows_target_line(self) -> bool:
        """Whether there is a line to aim for."""
        return bool(self._target.isVisible())

    @property
    def shows_band(self) -> bool:
        """Whether there is a band to be within."""
        return bool(self._band.isVisible())

    def label_texts(self) -> list[str]:
        """Return the names and notes shown, on one line each."""
        ends = [item for _, _, item in self._ends()]
        labels = [*ends, *self._break_labels, self._unit]
        return [item.text().replace("\n", " ") for item in labels if item.isVisible()]

    def end_label_boxes(self) -> list[QRectF]:
        """Return where the names right of the plot stand, in the plot's pixels."""
        return [item.mapRectToParent(item.boundingRect()) for _, _, item in self._ends()]

    def in_scene(self, place: QPointF) -> QPointF:
        """Return a place of the plot in the coordinates that the pointer is told in."""
        return cast("QPointF", self._plot.mapToScene(place))

    # --- drawing -----------------------------------------------------------------------------
    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme, and draw again what is drawn."""
        self._theme = theme
        self._view.setBackground(theme["chart_ground"])
        font = self._small_font()
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setTextPen(theme["chart_text_secondary"])
            axis.setStyle(
                tickFont=font,
                tickLength=0,
                tickAlpha=0,
                tickTextOffset=6,
                hideOverlappingLabels=False,
            )
        left, bottom = self._plot.getAxis("left"), self._plot.getAxis("bottom")
        left.setPen(self._pg.mkPen(None))
        for line in self._grid:
            line.setPen(self._pg.mkPen(theme["chart_grid"]))
        bottom.setPen(self._pg.mkPen(theme["chart_axis"]))
        ink = theme["chart_text_secondary"]
        for label in (self._unit, self._target_label, *self._break_labels):
            label.setFont(font)
            label.setBrush(ink)
        self._target_label.setBrush(theme["chart_target"])
        self._target.setPen(
            self._pg.mkPen(theme["chart_target"], width=1.5, style=Qt.PenStyle.DashDotLine)
        )
        fill = theme["chart_band"]
        fill.setAlpha(_BAND_ALPHA)
        self._band.setBrush(self._pg.mkBrush(fill))
        for edge in self._band.lines:
            edge.setPen(self._pg.mkPen(theme["chart_band_edge"], style=Qt.PenStyle.DashDotLine))
        for line in self._breaks:
            line.setPen(self._pg.mkPen(theme["chart_break"], style=Qt.PenStyle.DotLine))
        self._mark.setPen(self._pg.mkPen(theme["chart_highlight"], width=2))
        self._mark.setBrush(self._pg.mkBrush(None))
        if self._spec is not None:
            self.draw(self._spec)

    def draw(self, spec: ChartSpec) -> None:
        """Show a spec; the items stay, their data change."""
        self._spec = spec
        self._box.setYRange(spec.low, spec.high, padding=0)
        self._plot.getAxis("left").setTicks([list(spec.ticks)])
        for at, line in enumerate(self._grid):
            line.setVisible(at < len(spec.ticks))
            if at < len(spec.ticks):
                line.setValue(spec.ticks[at][0])
        for at, drawn in enumerate(self._lines):
            drawn.draw(spec.series[at] if at < len(spec.series) else None, self._theme)
        self._draw_target(spec)
        for at, mark in enumerate(self._breaks):
            shown = at < len(spec.breaks)
            mark.setVisible(shown)
            self._break_labels[at].setVisible(shown)
            if shown:
                mark.setValue(spec.breaks[at].at)
        self.highlight(None)
        self.place_labels()

    def _draw_target(self, spec: ChartSpec) -> None:
        target = spec.target
        is_band = target is not None and target.high is not None
        self._target.setVisible(target is not None and not is_band)
        self._band.setVisible(is_band)
        self._target_label.setVisible(target is not None)
        if target is None:
            return
        if target.high is not None:
            self._band.setRegion((target.low, target.high))
        else:
            self._target.setValue(target.low)

    def highlight(self, point: ChartPoint | None) -> None:
        """Ring one point, or none."""
        self._mark.setData(x=[point.at] if point else [], y=[point.value] if point else [])

    # --- labels, placed in pixels ------------------------------------------------------------
    def place_labels(self) -> None:
        """Put names, ticks and notes where there is room for them."""
        spec = self._spec
        if spec is None:
            return
        metrics = QFontMetricsF(self._small_font())
        self._leave_room(metrics)
        area = self._area()
        self._set_width(spec, area)
        self._place_ends(metrics, area)
        self._place_breaks(spec, metrics, area)
        self._unit.setText(spec.unit)
        self._unit.setPos(2, 0)
        widest = max((metrics.horizontalAdvance(text) for text in spec.categories), default=0)
        shown = shown_categories(
            len(spec.categories), self._pixels(len(spec.categories) - 1, area), widest + 4
        )
        self._plot.getAxis("bottom").setTicks([[(at, spec.categories[at]) for at in shown]])

    def _set_width(self, spec: ChartSpec, area: QRectF) -> None:
        """Spread the categories over the width, with the margin on both sides."""
        across = len(spec.categories) - 1
        room = max(area.width() - 2 * _MARGIN, 1.0)
        self._beyond = across * _MARGIN / room if across else 0.5
        self._box.setXRange(-self._beyond, across + self._beyond, padding=0)

    def _leave_room(self, metrics: QFontMetricsF) -> None:
        """A margin on the right for the names, one line on top for the unit."""
        texts = [text for text, _, _ in self._ends()]
        widest = max((metrics.horizontalAdvance(line) for text in texts
                      for line in _folded(text, metrics).split("\n")), default=0.0)  # fmt: skip
        right = min(widest, _LABEL_WIDTH) + 10
        self._plot.layout.setContentsMargins(0, metrics.height() + 10, right, 0)
        self._plot.layout.activate()

    def _ends(self) -> list[tuple[str, float, QGraphicsSimpleTextItem]]:
        """Text, value and item of each label that stands right of the plot."""
        ends: list[tuple[str, float, QGraphicsSimpleTextItem]] = []
        for line in self._lines:
            if line.series is not None and line.end is not None:
                ends.append((line.series.name, line.end.value, line.label))
        target = self._spec.target if self._spec else None
        if target is not None:
            middle = target.low if target.high is None else (target.low + target.high) / 2
            ends.append((target.label, middle, self._target_label))
        return ends

    def _place_ends(self, metrics: QFontMetricsF, area: QRectF) -> None:
        ends = self._ends()
        heights = []
        for text, _, item in ends:
            item.setFont(self._small_font())
            item.setText(_folded(text, metrics))
            heights.append(item.boundingRect().height())
        wanted = [self._down(value, area) for _, value, _ in ends]
        middles = spread(wanted, heights, area.top() - metrics.height(), area.bottom())
        for (_, _, item), height, middle in zip(ends, heights, middles, strict=True):
            item.setPos(area.right() + 8, middle - height / 2)
        for line in self._lines:
            if line.series is not None:
                line.label.setBrush(colour_of(line.series, line.at, self._theme))

    def _place_breaks(self, spec: ChartSpec, metrics: QFontMetricsF, area: QRectF) -> None:
        for mark, label in zip(spec.breaks, self._break_labels, strict=False):
            across = area.left() + self._pixels(mark.at + self._beyond, area)
            room = area.right() - across
            text = metrics.elidedText(mark.label, Qt.TextElideMode.ElideRight, _LABEL_WIDTH)
            width = metrics.horizontalAdvance(text)
            label.setText(text)
            label.setPos(across + 4 if width + 4 < room else across - width - 4, area.top())

    def _area(self) -> QRectF:
        """The rectangle of the values, in the coordinates of the labels."""
        box = self._box
        return cast("QRectF", self._plot.mapRectFromItem(box, box.boundingRect()))

    def _pixels(self, categories: float, area: QRectF) -> float:
        count = len(self._spec.categories) if self._spec else 1
        return area.width() * categories / (count - 1 + 2 * self._beyond)

    def _down(self, value: float, area: QRectF) -> float:
        low, high = (self._spec.low, self._spec.high) if self._spec else (0.0, 1.0)
        return area.bottom() - area.height() * (value - low) / (high - low)

    def _small_font(self) -> QFont:
        font = QFont(self._view.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    # --- the pointer -------------------------------------------------------------------------
    def follow_pointer(self, place: QPointF) -> None:
        """Tell the point that a place of the scene is at."""
        self._told(self.point_near(self._plot.mapFromScene(place)))

    def point_near(self, place: QPointF) -> ChartPoint | None:
        """Return the point nearest to a place in the plot's pixels; None if none is near."""
        area = self._area()
        nearest: ChartPoint | None = None
        least = _NEAR
        for series in self._spec.series if self._spec else ():
            for point in series.points:
                there = self.place_of(point, area)
                apart = ((there.x() - place.x()) ** 2 + (there.y() - place.y()) ** 2) ** 0.5
                if apart < least:
                    nearest, least = point, apart
        return nearest

    def place_of(self, point: ChartPoint, area: QRectF | None = None) -> QPointF:
        """Return where a point is drawn, in the plot's pixels."""
        area = area or self._area()
        across = area.left() + self._pixels(point.at + self._beyond, area)
        return QPointF(across, self._down(point.value, area))


def _folded(text: str, metrics: QFontMetricsF) -> str:
    """Break a label into lines that fit the margin; a word too long for it is cut short."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= _LABEL_WIDTH:
            lines[-1] = longer
        else:
            lines.append(metrics.elidedText(word, Qt.TextElideMode.ElideRight, _LABEL_WIDTH))
    return "\n".join(lines)


def _nobody(point: ChartPoint | None) -> None:
    """Hears of points until somebody wants to."""
