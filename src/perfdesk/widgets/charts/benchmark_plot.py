"""The plot within a benchmark chart: pyqtgraph items, made once and reused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from perfdesk.core.charting import BenchmarkDot, BenchmarkSpec, DotRole
from perfdesk.widgets.charts.label_places import spread
from perfdesk.widgets.charts.plot_area import PlotArea
from perfdesk.widgets.theme import Theme

BANDS_AT_MOST = 4
LINES_AT_MOST = 6
NAMES_AT_MOST = 32
FEW = 4
"""How many neighbours are named where there is no room for all: ends and the nearest to us."""
_NAME_WIDTH = 112.0
_ROOMY = 520.0
"""Pixels of width from which on every neighbour is named, and names may be longer."""
_WIDER = 220.0
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


class BenchmarkPlot(PlotArea):
    """Draws the councils of a spec by rank, best on the left, over the quartile bands."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._spec: BenchmarkSpec | None = None
        super().__init__(theme, parent, small=_SMALL, near=_NEAR)

    def _make_items(self) -> None:
        pg = self.pg
        self._bands = [
            pg.LinearRegionItem(orientation="horizontal", movable=False)
            for _ in range(BANDS_AT_MOST)
        ]
        self._lines = [pg.InfiniteLine(angle=0, movable=False) for _ in range(LINES_AT_MOST)]
        self._dots = {role: pg.ScatterPlotItem(symbol="o", pxMode=True) for role in DotRole}
        depths = {DotRole.OTHER: 20, DotRole.NEIGHBOUR: 30, DotRole.OURS: 40}
        for band in self._bands:
            self.put(band, 0.2)
        for line in self._lines:
            self.put(line, 5)
        for role, item in self._dots.items():
            self.put(item, depths[role])
        self._leaders = QGraphicsPathItem(self.plot)
        self._names = [self.new_text() for _ in range(NAMES_AT_MOST)]
        self._band_names = [self.new_text() for _ in range(BANDS_AT_MOST)]

    # --- drawing -----------------------------------------------------------------------------
    def _wear_items(self) -> None:
        theme, pg = self.theme, self.pg
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
        self._leaders.setPen(QPen(theme["chart_comparator_fill"], 0.75))
        for label in self._band_names:
            label.setFont(self.small_font())
            label.setBrush(theme["chart_text_secondary"])
        if self._spec is not None:
            self.draw(self._spec)

    def draw(self, spec: BenchmarkSpec) -> None:
        """Show a spec; the items stay, their data change."""
        self._spec = spec
        last = len(spec.dots) - 1
        self.set_up(spec.low, spec.high, spec.ticks, grid=False)
        self.set_across(-_BEYOND, last + _BEYOND)
        ends = [at for at in sorted({0, last}) if at >= 0]
        self.set_across_ticks([(at, str(spec.dots[at].rank or at + 1)) for at in ends])
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
        self.set_spots([(at, _drawn_at(dot, spec)) for at, dot in enumerate(spec.dots)])
        self.place_labels()

    # --- labels, placed in pixels ------------------------------------------------------------
    def names_shown(self) -> list[str]:
        """Return the names in the margin, as they are written there."""
        return [item.text() for item in self._names if item.isVisible()]

    def _place(self) -> None:
        """Put names and the labels of bands where there is room for them."""
        spec = self._spec
        if spec is None:
            return
        metrics = self.metrics()
        roomy = self.widget.width() >= _ROOMY
        names = list(self._wanted_names(spec, every=roomy))
        most = _WIDER if roomy else _NAME_WIDTH
        widest = max((metrics.horizontalAdvance(each.text) for each in names), default=0.0)
        self.leave_room(metrics.height() + 8, min(widest, most) + _LEADER + 8)
        area = self.area()
        self.unit.setText(spec.unit)
        self.unit.setPos(2, 0)
        self._place_names(names, metrics, area, most)
        self._place_band_names(spec, metrics, area)

    def _wanted_names(self, spec: BenchmarkSpec, *, every: bool) -> Iterator[_Name]:
        """Ours, the averages, and as many neighbours as there is room for."""
        named = _neighbours_named(spec, every=every)
        for at, dot in enumerate(spec.dots):
            if dot.role is DotRole.OURS:
                yield _Name(dot.name, _drawn_at(dot, spec), at, self.theme["chart_focus"], 0)
            elif at in named:
                rank = 20 + named.index(at)
                yield _Name(dot.name, _drawn_at(dot, spec), at, self.theme["chart_text"], rank)
        for at, line in enumerate(spec.lines[:LINES_AT_MOST]):
            yield _Name(line.label, line.value, None, self.theme["chart_text_secondary"], 1 + at)

    def _place_names(
        self, names: list[_Name], metrics: QFontMetricsF, area: QRectF, most: float
    ) -> None:
        height = metrics.height()
        room = area.height() + height
        kept = sorted(names, key=lambda each: each.rank)[: min(NAMES_AT_MOST, int(room / height))]
        middles = spread(
            [self.down(each.value, area) for each in kept],
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
            font = self.small_font()
            font.setBold(name.rank == 0)
            item.setFont(font)
            item.setBrush(name.colour)
            item.setText(metrics.elidedText(name.text, Qt.TextElideMode.ElideRight, most))
            item.setPos(area.right() + _LEADER + 2, middle - height / 2)
            down = self.down(name.value, area)
            start = area.right() if name.across is None else self.across(name.across, area) + 5
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
            top, bottom = self.down(band.high, area), self.down(band.low, area)
            label.setText(band.label)
            label.setVisible(bottom - top >= metrics.height())
            # Dots run from the best on the left to the worst on the right.
            on_left = (at > middle) if rises else (at < middle)
            width = metrics.horizontalAdvance(band.label)
            label.setPos(
                area.left() + 4 if on_left else area.right() - width - 4,
                bottom - metrics.height() if on_left is not rises else top,
            )


def _drawn_at(dot: BenchmarkDot, spec: BenchmarkSpec) -> float:
    """Where a dot goes; an arrow at the edge goes so far inside that all of it is seen."""
    inside = _INSIDE * (spec.high - spec.low) * dot.beyond
    return min(max(spec.drawn_at(dot), spec.low + inside), spec.high - inside)


def _symbol(dot: BenchmarkDot, spec: BenchmarkSpec) -> str:
    """A dot, or an arrow to where it lies beyond the axis."""
    if not dot.beyond:
        return "o"
    return "t1" if dot.value > spec.high else "t"


def _neighbours_named(spec: BenchmarkSpec, *, every: bool) -> Sequence[int]:
    """Return the places of the neighbours to name, those first that are named last of all to go.

    Where there is no room for all these are the best and the worst of them, and the nearest to
    ours; the others are told by pointer and keyboard.
    """
    near = [at for at, dot in enumerate(spec.dots) if dot.role is DotRole.NEIGHBOUR]
    ours = next((at for at, dot in enumerate(spec.dots) if dot.role is DotRole.OURS), None)
    ends = list(dict.fromkeys(near[:1] + near[-1:]))
    middle = 0 if ours is None else ours
    rest = sorted((at for at in near if at not in ends), key=lambda at: abs(at - middle))
    return [*ends, *rest] if every else [*ends, *rest][:FEW]
