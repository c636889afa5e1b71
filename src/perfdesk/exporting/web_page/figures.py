"""The charts of a layer as figures: the trend of each measure, then where ours stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perfdesk.core.charting import BenchmarkSpec, ChartSpec
from perfdesk.core.dashboard import Row
from perfdesk.core.narrative.report import ReportCharts
from perfdesk.exporting.web_page.marking import marked
from perfdesk.exporting.web_page.svg_benchmark import draw_benchmark
from perfdesk.exporting.web_page.svg_chart import draw_chart, has_points


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart and the words above it.

    Attributes:
        spec: What is drawn.
        unit: What the values are; of all councils, with the year.
        note: What to know of it, below; may be empty.
    """

    spec: ChartSpec | BenchmarkSpec
    unit: str
    note: str = ""

    @property
    def about(self) -> str:
        """What the picture shows, for those who cannot see it; its title is heard before it."""
        if isinstance(self.spec, BenchmarkSpec):
            return self.spec.alt
        return f"{self.spec.alt} The figures of this year and last are in the table above."

    def drawn(self, number: int) -> str:
        """Return the SVG."""
        if isinstance(self.spec, BenchmarkSpec):
            return draw_benchmark(self.spec, number, self.about)
        return draw_chart(self.spec, number, self.about)


def figures_of(rows: Iterable[Row], charts: ReportCharts) -> Iterator[Figure]:
    """Yield the charts of rows that have something to draw, in the order of the page."""
    for row in rows:
        trend = charts.trends.get(row.measure)
        if trend is not None and has_points(trend):
            yield Figure(trend, trend.unit)
        benchmark = charts.benchmarks.get(row.measure)
        if benchmark is not None and benchmark.dots:
            unit = ", ".join(filter(None, (benchmark.unit, benchmark.period)))
            note = f"Squares: {benchmark.neighbours}." if benchmark.neighbours else ""
            said = (note, benchmark.off_the_scale, benchmark.note)
            yield Figure(benchmark, unit, " ".join(filter(None, said)))


def marked_figure(figure: Figure, number: int) -> Iterable[str]:
    """Yield a figure with its words."""
    yield "<figure>"
    yield f"<figcaption><strong>{marked(figure.spec.subject)}</strong>"
    yield f"<span>{marked(figure.spec.title)}</span>"
    if figure.unit:
        yield f"<span>{marked(figure.unit)}</span>"
    yield f"</figcaption>{figure.drawn(number)}"
    if figure.note:
        yield f'<p class="quiet-text">{marked(figure.note)}</p>'
    yield "</figure>"
