"""A chart over time: a trend, the shares of the layers, a run of months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from perfdesk.core.charting import ChartPoint, ChartSpec, SeriesRole
from perfdesk.widgets.charts.chart_card import ChartCard, Spec
from perfdesk.widgets.charts.line_plot import SERIES_AT_MOST, LinePlot
from perfdesk.widgets.charts.plot_area import PlotArea
from perfdesk.widgets.theme import Theme

_LEAST_HEIGHT = 232


class LineChart(ChartCard):
    """Left and right go along a line, up and down from line to line."""

    def __init__(self, kind: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(kind, _LEAST_HEIGHT, theme, parent)
        self._points: tuple[tuple[int, ChartPoint], ...] = ()
        self._position = ""

    @property
    def spec(self) -> ChartSpec | None:
        """What is drawn now."""
        return cast("ChartSpec | None", self._spec)

    @property
    def plot(self) -> LinePlot | None:
        """What draws it; None until the first chart with figures is shown."""
        return cast("LinePlot | None", self._plot)

    def draw(self, spec: ChartSpec, position: str = "") -> None:
        """Show a chart in place of the one before.

        Args:
            spec: What to draw.
            position: Label of the period whose figure is told while none is pointed at.
        """
        self._position = position
        self._show(spec)

    def _new_plot(self, theme: Theme, parent: QWidget) -> PlotArea:
        return LinePlot(theme, parent)

    def _draw_in(self, plot: PlotArea, spec: Spec) -> None:
        cast("LinePlot", plot).draw(cast("ChartSpec", spec))

    def _readings_of(self, spec: Spec) -> Sequence[str]:
        lines = cast("ChartSpec", spec).series[:SERIES_AT_MOST]
        named = [(at, point) for at, line in enumerate(lines) for point in line.points]
        self._points = tuple(named)
        return [lines[at].told(point) for at, point in named]

    def _first(self) -> int:
        """Our figure at the position, else our latest; -1 where there is none."""
        lines = self.spec.series if self.spec else ()
        mine = [
            at
            for at, (line, _) in enumerate(self._points)
            if lines[line].role in {SeriesRole.OURS, SeriesRole.PART}
        ]
        reported = [at for at in mine if self._points[at][1].period == self._position]
        if reported:
            return reported[0]
        return max(mine or range(len(self._points)), key=self._place, default=-1)

    def _place(self, at: int) -> tuple[int, int]:
        """Sort by place along the axis, the first line last."""
        line, point = self._points[at]
        return point.at, -line

    def _step(self, key: int, at: int) -> int | None:
        line, point = self._points[at]
        along = sorted(
            (each for each, (other, _) in enumerate(self._points) if other == line),
            key=lambda each: (self._points[each][1].at, not self._points[each][1].is_local),
        )
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                step = -1 if key == Qt.Key.Key_Left else 1
                return along[max(0, min(along.index(at) + step, len(along) - 1))]
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                return along[0 if key == Qt.Key.Key_Home else -1]
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                step = -1 if key == Qt.Key.Key_Up else 1
                lines = sorted({each for each, _ in self._points})
                wanted = lines.index(line) + step
                if not 0 <= wanted < len(lines):
                    return at
                there = [
                    each for each, (other, _) in enumerate(self._points) if other == lines[wanted]
                ]
                return min(there, key=lambda each: abs(self._points[each][1].at - point.at))
        return None
