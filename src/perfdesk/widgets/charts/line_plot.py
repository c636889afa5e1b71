"""The plot within a chart over time: lines, what they were to reach, and breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsSimpleTextItem, QWidget

from perfdesk.core.charting import ChartPoint, ChartSeries, ChartSpec, SeriesRole
from perfdesk.widgets.charts.label_places import shown_categories, spread
from perfdesk.widgets.charts.plot_area import PlotArea
from perfdesk.widgets.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

SERIES_AT_MOST = 6
BREAKS_AT_MOST = 6
_SMALL = 0.9
_NEAR = 24.0
_LABEL_WIDTH = 96.0
_BAND_ALPHA = 190
"""How much a band covers the gridlines, of 255."""
_MARGIN = 9.0
"""Pixels of room left and right of the first and last figure, so that no point is cut."""
_GOAL_STEP = 7.0
"""Pixels from one bracket to the next, right of the figures that they belong to."""
_CAP = 2.5
"""Half of the width of a bracket's ends, in pixels."""
_SIGN = 9.0
_FORECAST = "d"

_STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
    Qt.PenStyle.SolidLine,
)
_SYMBOLS = ("o", "s", "t1", "p", "star", "h")


class LinePlot(PlotArea):
    """Draws the series, target, goals and breaks of a spec."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._spec: ChartSpec | None = None
        self._folds: dict[str, tuple[str, float]] = {}
        super().__init__(theme, parent, small=_SMALL, near=_NEAR)

    def _make_items(self) -> None:
        pg = self.pg
        self._lines = [_Line(self, at) for at in range(SERIES_AT_MOST)]
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        self._target = pg.InfiniteLine(angle=0, movable=False)
        self._target_label = self.new_text()
        self._breaks = [pg.InfiniteLine(angle=90, movable=False) for _ in range(BREAKS_AT_MOST)]
        self._break_labels = [self.new_text() for _ in range(BREAKS_AT_MOST)]
        self.put(self._band, 0.2)
        self.put(self._target, 5)
        for line in self._breaks:
            self.put(line, 3)

    # --- what is drawn -----------------------------------------------------------------------
    def line_values(self, at: int) -> list[float]:
        """Return the values that a line joins; not-a-number lifts it."""
        return [float(value) for value in self._lines[at].line.getData()[1]]

    def symbols(self, at: int) -> list[str]:
        """Return the shape of each point of a line, by pyqtgraph's names."""
        return [str(spot.symbol()) for spot in self._lines[at].points.points()]

    def filled_points(self, at: int) -> list[bool]:
        """Tell of each point of a line whether it is filled rather than hollow."""
        ground = self.theme["chart_ground"]
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
        labels = [*ends, *self._break_labels, self.unit]
        return [item.text().replace("\n", " ") for item in labels if item.isVisible()]

    def end_label_boxes(self) -> list[QRectF]:
        """Return where the names right of the plot stand, in the plot's pixels."""
        return [item.mapRectToParent(item.boundingRect()) for _, _, item in self._ends()]

    def goals_drawn(self, at: int) -> QRectF:
        """Return what the brackets of a line cover, in the plot's pixels; empty for none."""
        return self._lines[at].goals.path().boundingRect()

    # --- drawing -----------------------------------------------------------------------------
    def _wear_items(self) -> None:
        theme, pg = self.theme, self.pg
        font = self.small_font()
        self._folds.clear()
        for label in (self._target_label, *self._break_labels):
            label.setFont(font)
            label.setBrush(theme["chart_text_secondary"])
        self._target_label.setBrush(theme["chart_target"])
        style = Qt.PenStyle.DashDotLine
        self._target.setPen(pg.mkPen(theme["chart_target"], width=1.5, style=style))
        fill = theme["chart_band"]
        fill.setAlpha(_BAND_ALPHA)
        self._band.setBrush(pg.mkBrush(fill))
        for edge in self._band.lines:
            edge.setPen(pg.mkPen(theme["chart_band_edge"], style=style))
        for line in self._breaks:
            line.setPen(pg.mkPen(theme["chart_break"], style=Qt.PenStyle.DotLine))
        if self._spec is not None:
            self.draw(self._spec)

    def draw(self, spec: ChartSpec) -> None:
        """Show a spec; the items stay, their data change."""
        self._spec = spec
        self.set_up(spec.low, spec.high, spec.ticks)
        for at, drawn in enumerate(self._lines):
            drawn.draw(spec.series[at] if at < len(spec.series) else None)
        self._draw_target(spec)
        for at, mark in enumerate(self._breaks):
            shown = at < len(spec.breaks)
            mark.setVisible(shown)
            self._break_labels[at].setVisible(shown)
            if shown:
                mark.setValue(spec.breaks[at].at)
        self.set_spots([(point.at, point.value) for line in _drawn(spec) for point in line.points])
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

    # --- labels, placed in pixels ------------------------------------------------------------
    def _place(self) -> None:
        """Put names, ticks and notes where there is room for them."""
        spec = self._spec
        if spec is None:
            return
        metrics = self.metrics()
        # Measured once for each name; nothing is kept of those that stand there no longer.
        before, texts = self._folds, [text for text, _, _ in self._ends()]
        self._folds = {text: before.get(text) or _folded(text, metrics) for text in texts}
        widest = max((width for _, width in self._folds.values()), default=0.0)
        sign = _SIGN + 4 if any(line.has_sign for line in self._lines) else 0
        self.leave_room(metrics.height() + 10, min(widest, _LABEL_WIDTH) + 10 + sign)
        area = self.area()
        self._set_width(spec, area)
        self._place_ends(metrics, area, sign)
        self._place_breaks(spec, metrics, area)
        for line in self._lines:
            line.place_goals(area)
        self.unit.setText(spec.unit)
        self.unit.setPos(2, 0)
        widest = max((metrics.horizontalAdvance(text) for text in spec.categories), default=0)
        across = self.across(len(spec.categories) - 1, area) - self.across(0, area)
        shown = shown_categories(len(spec.categories), across, widest + 4)
        self.set_across_ticks([(at, spec.categories[at]) for at in shown])

    def _set_width(self, spec: ChartSpec, area: QRectF) -> None:
        """Spread the categories over the width, with a margin on both sides."""
        last = len(spec.categories) - 1
        brackets = sum(bool(line.goals) for line in _drawn(spec))
        right = _MARGIN + (_GOAL_STEP * (brackets + 1) if brackets else 0)
        if last < 1:
            self.set_across(-0.5, 0.5 + (right - _MARGIN) / max(area.width(), 1.0))
            return
        a_pixel = last / max(area.width() - _MARGIN - right, 1.0)
        self.set_across(-_MARGIN * a_pixel, last + right * a_pixel)

    def _ends(self) -> list[tuple[str, float, QGraphicsSimpleTextItem]]:
        """Text, value and item of each label that stands right of the plot."""
        ends: list[tuple[str, float, QGraphicsSimpleTextItem]] = []
        for line in self._lines:
            if line.series is not None and line.end is not None:
                ends.append((line.label_text, line.end.value, line.label))
        target = self._spec.target if self._spec else None
        if target is not None:
            middle = target.low if target.high is None else (target.low + target.high) / 2
            ends.append((target.label, middle, self._target_label))
        return ends

    def _place_ends(self, metrics: QFontMetricsF, area: QRectF, sign: float) -> None:
        ends, font = self._ends(), self.small_font()
        heights = []
        for text, _, item in ends:
            folded, _ = self._folds[text]
            if item.text() != folded or item.font() != font:
                item.setFont(font)
                item.setText(folded)
            heights.append(item.boundingRect().height())
        wanted = [self.down(value, area) for _, value, _ in ends]
        middles = spread(wanted, heights, area.top() - metrics.height(), area.bottom())
        for (_, _, item), height, middle in zip(ends, heights, middles, strict=True):
            item.setPos(area.right() + 8 + sign, middle - height / 2)
        for line in self._lines:
            line.place_sign(area.right() + 8 + _SIGN / 2, metrics.height())

    def _place_breaks(self, spec: ChartSpec, metrics: QFontMetricsF, area: QRectF) -> None:
        for mark, label in zip(spec.breaks, self._break_labels, strict=False):
            across = self.across(mark.at, area)
            room = area.right() - across
            text = metrics.elidedText(mark.label, Qt.TextElideMode.ElideRight, _LABEL_WIDTH)
            width = metrics.horizontalAdvance(text)
            label.setText(text)
            label.setPos(across + 4 if width + 4 < room else across - width - 4, area.top())


class _Looks(NamedTuple):
    """How the points of a line are drawn, wherever they are."""

    symbols: list[str]
    sizes: list[float]
    pen: QPen
    brushes: list[QBrush]


class _Line:
    """One series: its line with gaps, its points, its brackets, and the name at its end."""

    def __init__(self, plot: LinePlot, at: int) -> None:
        pg = plot.pg
        self._plot = plot
        self._at = at
        self.line = pg.PlotCurveItem(connect="finite", antialias=True)
        self.points = pg.ScatterPlotItem(symbol=_SYMBOLS[at], pxMode=True)
        self.label = plot.new_text()
        self.goals = QGraphicsPathItem(plot.plot)
        self._sign = QGraphicsPathItem(plot.plot)
        # The first series is ours, and lies above the others.
        plot.put(self.line, 20 - at)
        plot.put(self.points, 40 - at)
        self.goals.setZValue(10)
        self.series: ChartSeries | None = None
        self._drawn_in: Theme | None = None
        self._looks: _Looks | None = None

    @property
    def end(self) -> ChartPoint | None:
        """The last point, which the name stands beside."""
        if self.series is None or not self.series.points:
            return None
        return max(self.series.points, key=lambda point: (point.at, not point.is_local))

    @property
    def label_text(self) -> str:
        """The name, and of one of several parts the last figure too."""
        if self.series is None or self.end is None:
            return ""
        return f"{self.series.name} {self.end.text}" if self.has_sign else self.series.name

    @property
    def has_sign(self) -> bool:
        """Whether its marker stands beside the name: colour alone does not tell parts apart."""
        return self.series is not None and self.series.role is SeriesRole.PART

    def draw(self, series: ChartSeries | None) -> None:
        """Show a series, or nothing; one that is drawn in these colours already stays."""
        theme = self._plot.theme
        if series == self.series and theme is self._drawn_in:
            return
        self.series, self._drawn_in = series, theme
        for item in (self.line, self.points, self.label):
            item.setVisible(series is not None)
        self._sign.setVisible(self.has_sign)
        self.goals.setVisible(series is not None and bool(series.goals))
        if series is None:
            return
        pg = self._plot.pg
        colour = colour_of(series, self._at, theme)
        is_main = series.role in {SeriesRole.OURS, SeriesRole.PART}
        across: list[float] = []
        up: list[float] = []
        for segment in series.segments:
            across += [*(float(point.at) for point in segment), float("nan")]
            up += [*(point.value for point in segment), float("nan")]
        style = _STYLES[self._at]
        if series.role is SeriesRole.NEEDED:
            style = Qt.PenStyle.DotLine
        width = {SeriesRole.OURS: 2.5, SeriesRole.PART: 2.0}.get(series.role, 1.5)
        self.line.setData(across, up, pen=pg.mkPen(colour, width=width, style=style))
        points = series.points
        full, hollow = self._plot.brush(colour), self._plot.brush(theme["chart_ground"])
        # Where all are local nothing is told apart by it; full points are read more easily.
        tells = any(not point.is_local for point in points) or series.role is SeriesRole.OURS
        looks = _Looks(
            # A forecast has a shape of its own: it is no figure yet.
            [_FORECAST if point.is_forecast else _SYMBOLS[self._at] for point in points],
            [_size_of(point, series, is_main=is_main) for point in points],
            self._plot.pen(colour, 1.75),
            [
                hollow if (point.is_local and tells) or point.is_forecast else full
                for point in points
            ],
        )
        self._draw_points(points, looks)
        self.label.setBrush(_ink_of(series, self._at, theme))
        if self.has_sign:
            self._sign.setPen(QPen(colour, 1.0))
            self._sign.setBrush(colour)
        if series.goals:
            self.goals.setPen(QPen(colour, 1.75))

    def _draw_points(self, points: Sequence[ChartPoint], looks: _Looks) -> None:
        """Draw points; those that look as before are moved, which an edit does to one of them."""
        across, up = [point.at for point in points], [point.value for point in points]
        if looks != self._looks:
            self._looks = looks
            symbols, sizes, pen, brushes = looks
            self.points.setData(x=across, y=up, symbol=symbols, size=sizes, pen=pen, brush=brushes)
            return
        # pyqtgraph has no call for it, and makes all points and their looks again otherwise.
        self.points.data["x"], self.points.data["y"] = across, up
        self.points.data["item"] = None
        self.points.prepareGeometryChange()
        self.points.bounds = [None, None]
        self.points.informViewBoundsChanged()
        self.points.invalidate()

    def place_sign(self, across: float, height: float) -> None:
        """Put the marker before the first line of the name."""
        if not self.has_sign:
            return
        shape: QPainterPath = self._plot.pg.graphicsItems.ScatterPlotItem.Symbols[
            _SYMBOLS[self._at]
        ]
        self._sign.setPath(shape)
        self._sign.setScale(_SIGN)
        pen = self._sign.pen()
        pen.setCosmetic(True)
        self._sign.setPen(pen)
        self._sign.setPos(across, self.label.y() + height / 2)

    def place_goals(self, area: QRectF) -> None:
        """Draw a bracket from edge to edge of the latest goal, each line's beside the others'.

        Those of earlier places would lie among the lines; they are told and stand in the table.
        """
        path = QPainterPath()
        goals = self.series.goals if self.series else ()
        for goal in sorted(goals, key=lambda each: each.at)[-1:]:
            across = self._plot.across(goal.at, area) + _MARGIN + _GOAL_STEP * (self._at + 0.5)
            top, bottom = (self._plot.down(edge, area) for edge in (goal.high, goal.low))
            path.moveTo(across, top)
            path.lineTo(across, bottom)
            for edge in (top, bottom):
                path.moveTo(across - _CAP, edge)
                path.lineTo(across + _CAP, edge)
        self.goals.setPath(path)


def colour_of(series: ChartSeries, at: int, theme: Theme) -> QColor:
    """Return the colour of a series: one in focus, the comparator quiet."""
    match series.role:
        case SeriesRole.OURS:
            return theme["chart_focus"]
        case SeriesRole.NEEDED:
            return theme["chart_target"]
        case SeriesRole.PART:
            return QColor(theme.series[at % len(theme.series)])
    return theme["chart_comparator"] if at <= 1 else QColor(theme.series[at % len(theme.series)])


def _ink_of(series: ChartSeries, at: int, theme: Theme) -> QColor:
    """Return the colour of a name: letters need more contrast than lines."""
    return theme["chart_text"] if series.role is SeriesRole.PART else colour_of(series, at, theme)


def _size_of(point: ChartPoint, series: ChartSeries, *, is_main: bool) -> int:
    if series.role is SeriesRole.NEEDED:
        return 5
    if point.is_forecast:
        return 11
    return 8 if is_main else 6


def _drawn(spec: ChartSpec) -> Sequence[ChartSeries]:
    return spec.series[:SERIES_AT_MOST]


def _folded(text: str, metrics: QFontMetricsF) -> tuple[str, float]:
    """Break a label into lines that fit the margin, and tell how wide the widest is, in pixels.

    A word too long for the margin is cut short.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= _LABEL_WIDTH:
            lines[-1] = longer
        else:
            lines.append(metrics.elidedText(word, Qt.TextElideMode.ElideRight, _LABEL_WIDTH))
    return "\n".join(lines), max(map(metrics.horizontalAdvance, lines), default=0.0)
