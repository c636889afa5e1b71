"""The benchmark chart: all councils by rank, with ours and our neighbours named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from perfdesk.core.charting import BenchmarkDot, BenchmarkSpec, DotRole
from perfdesk.widgets.charts.benchmark_plot import BenchmarkPlot
from perfdesk.widgets.charts.chart_card import ChartCard, Spec
from perfdesk.widgets.charts.plot_area import PlotArea
from perfdesk.widgets.theme import Theme

_LEAST_HEIGHT = 336
_PAGE = 10


class BenchmarkChart(ChartCard):
    """Left and right go from council to council by rank, up and down from neighbour to neighbour.

    Home goes to ours, End to the last; the page keys skip ten.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Benchmark chart", _LEAST_HEIGHT, theme, parent)

    @property
    def spec(self) -> BenchmarkSpec | None:
        """What is drawn now."""
        return cast("BenchmarkSpec | None", self._spec)

    @property
    def plot(self) -> BenchmarkPlot | None:
        """What draws it; None until the first chart with councils is shown."""
        return cast("BenchmarkPlot | None", self._plot)

    def draw(self, spec: BenchmarkSpec) -> None:
        """Show a chart in place of the one before."""
        notes = (spec.neighbours and f"{spec.neighbours}.", spec.note)
        self._show(spec, " ".join(each for each in notes if each))

    def _new_plot(self, theme: Theme, parent: QWidget) -> PlotArea:
        return BenchmarkPlot(theme, parent)

    def _draw_in(self, plot: PlotArea, spec: Spec) -> None:
        cast("BenchmarkPlot", plot).draw(cast("BenchmarkSpec", spec))

    def _readings_of(self, spec: Spec) -> Sequence[str]:
        return [dot.hover for dot in cast("BenchmarkSpec", spec).dots]

    @property
    def _dots(self) -> tuple[BenchmarkDot, ...]:
        return self.spec.dots if self.spec else ()

    def _first(self) -> int:
        """Our council's place, by rank; the first where it is not among them."""
        dots = self._dots
        ours = (at for at, dot in enumerate(dots) if dot.role is DotRole.OURS)
        return next(ours, 0 if dots else -1)

    def _step(self, key: int, at: int) -> int | None:
        last = len(self._dots) - 1
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -_PAGE,
            Qt.Key.Key_PageDown: _PAGE,
        }
        if key in steps:
            return max(0, min(at + steps[key], last))
        match key:
            case Qt.Key.Key_Home:
                return self._first()
            case Qt.Key.Key_End:
                return last
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                known = [n for n, dot in enumerate(self._dots) if dot.role is not DotRole.OTHER]
                up = [n for n in known if n < at]
                down = [n for n in known if n > at]
                if key == Qt.Key.Key_Up:
                    return up[-1] if up else at
                return down[0] if down else at
        return None
