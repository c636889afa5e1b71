"""Native Excel charts of all councils: a dot a council in order, ours and neighbours marked.

Dots and not columns: columns would have to begin at nought, where a few points' difference
among 150 councils is not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfdesk.core.charting import BenchmarkSpec, DotRole
from perfdesk.exporting.workbook.characters import printable, shortened
from perfdesk.exporting.workbook.charts import LONGEST_TEXT, WIDTH
from perfdesk.exporting.workbook.councils.blocks import (
    COUNCIL,
    FIRST_LINE,
    CouncilBlock,
    CouncilLine,
    LineKind,
)
from perfdesk.exporting.workbook.lettering import text_width
from perfdesk.exporting.workbook.styles import FONT, Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

COUNCILS_HEIGHT = 270
"""Height of a chart in pixels."""

_SMALLER, _SMALL, _TITLE = 8, 9, 10
_PLOT_LEFT, _PLOT_TOP, _PLOT_HEIGHT = 0.115, 0.135, 0.715
_MOST_ROOM = 0.2
"""Part of the width that the label of England's line may take."""
_NEAR_AN_END = 0.12
"""Part of the axis within which a label above a dot would run out of the plot."""


@dataclass(frozen=True)
class CouncilDrawer:
    """Draws blocks of the councils' figures as native charts.

    Attributes:
        book: That the charts belong to.
        styles: Formats and colours.
        data_sheet: Name of the sheet with the blocks.
    """

    book: Workbook
    styles: Styles
    data_sheet: str

    def chart(self, block: CouncilBlock) -> Chart:
        """Return the chart of a block, not yet placed on a sheet."""
        chart = self.book.add_chart({"type": "line"})
        # What the dots are held against lies below them, ours above all.
        for at in reversed(range(len(block.lines))):
            chart.add_series(self._series(block, at))
        self._axes(chart, block)
        chart.set_title(
            {
                "name": shortened(printable(block.spec.title), LONGEST_TEXT),
                "name_font": self._font(size=_TITLE, bold=True),
                "layout": {"x": 0.015, "y": 0.03},
            }
        )
        chart.set_legend({"none": True})
        # England's line is two points, so that one label in it has no others to be taken away.
        chart.show_blanks_as("span")
        palette = self.styles.palette
        chart.set_chartarea(
            {
                "border": {"color": palette["border"], "width": 0.75},
                "fill": {"color": palette["chart_ground"]},
            }
        )
        chart.set_size({"width": WIDTH, "height": COUNCILS_HEIGHT})
        return chart

    def _axes(self, chart: Chart, block: CouncilBlock) -> None:
        palette, spec = self.styles.palette, block.spec
        labels = [line.name for line in block.lines if line.kind is LineKind.ENGLAND]
        room = max(((text_width(each, _SMALL) + 12) / WIDTH for each in labels), default=0.0)
        chart.set_plotarea(
            {
                "layout": {
                    "x": _PLOT_LEFT,
                    "y": _PLOT_TOP,
                    "width": 0.97 - _PLOT_LEFT - min(_MOST_ROOM, room),
                    "height": _PLOT_HEIGHT,
                }
            }
        )
        chart.set_x_axis(
            {
                "name": shortened(printable(_order_and_marks(spec)), LONGEST_TEXT),
                "name_font": self._font(size=_SMALLER, colour="chart_text_secondary"),
                "label_position": "none",
                "major_tick_mark": "none",
                "line": {"color": palette["chart_axis"], "width": 0.75},
                "text_axis": True,
            }
        )
        axis: dict[str, object] = {
            "min": block.stored(spec.low),
            "max": block.stored(spec.high),
            "num_format": block.code,
            "num_font": self._font(),
            "name": printable(f"{spec.unit}, {spec.period}"),
            "name_font": self._font(colour="chart_text_secondary"),
            "line": {"none": True},
            "major_tick_mark": "none",
            "major_gridlines": {
                "visible": True,
                "line": {"color": palette["chart_grid"], "width": 0.75},
            },
        }
        if len(spec.ticks) > 1:
            axis["major_unit"] = block.stored(spec.ticks[1][0] - spec.ticks[0][0])
        chart.set_y_axis(axis)

    def _series(self, block: CouncilBlock, at: int) -> dict[str, object]:
        line, column = block.lines[at], FIRST_LINE + at
        first, last = block.first_row, block.last_row
        cells: dict[str, object] = {
            "name": [self.data_sheet, block.row + 1, column],
            "values": [self.data_sheet, first, column, last, column],
        }
        if isinstance(line.kind, DotRole):
            cells["categories"] = [self.data_sheet, first, COUNCIL, last, COUNCIL]
        return {**cells, **self._look(block, line)}

    def _look(self, block: CouncilBlock, line: CouncilLine) -> dict[str, object]:
        palette, dots = self.styles.palette, block.spec.dots
        if isinstance(line.kind, DotRole):
            look: dict[str, object] = {
                "line": {"none": True},
                "marker": self._marker(line.kind),
            }
            if line.kind is DotRole.OURS:
                at = next(at for at, dot in enumerate(dots) if dot.role is DotRole.OURS)
                named = {at: f"{dots[at].name} {dots[at].text}"}
                beside = _beside(at / len(dots))
                look |= self._labels(line, named, beside, "chart_focus", bold=True)
            return look
        nothing: dict[str, object] = {"line": {"none": True}, "marker": {"type": "none"}}
        if line.kind is LineKind.ENGLAND:
            stroke: object = {
                "color": palette["chart_target"],
                "width": 1.25,
                "dash_type": "square_dot",
            }
            label = self._labels(line, {len(dots) - 1: line.name}, "right", "chart_target")
            return {"line": stroke, "marker": {"type": "none"}, **label}
        if line.kind is LineKind.QUARTERS:
            named = {
                at: dots[at].quartile for at, each in enumerate(line.values) if each is not None
            }
            return nothing | self._labels(line, named, "below", "chart_text_secondary")
        return nothing | {
            "y_error_bars": {
                "type": "fixed",
                "value": block.stored(block.spec.high - block.spec.low),
                "direction": "minus",
                "end_style": 0,
                "line": {"color": palette["chart_break"], "width": 1, "dash_type": "dash"},
            }
        }

    def _marker(self, role: DotRole) -> dict[str, object]:
        """Filled, since some programs draw no edge: then an empty one would be a gap."""
        palette = self.styles.palette
        kind, size, name = {
            DotRole.OURS: ("circle", 11, "chart_focus"),
            DotRole.NEIGHBOUR: ("diamond", 7, "chart_text_secondary"),
            DotRole.OTHER: ("circle", 3, "chart_comparator_fill"),
        }[role]
        edge = "chart_ground" if role is DotRole.OURS else name
        return {
            "type": kind,
            "size": size,
            "fill": {"color": palette[name]},
            "border": {"color": palette[edge]},
        }

    def _labels(
        self,
        line: CouncilLine,
        texts: Mapping[int, str],
        position: str,
        colour: str,
        *,
        bold: bool = False,
    ) -> dict[str, object]:
        """Return labels of some points of a series, by their places; empty cells have none."""
        font = self._font(bold=bold, colour=colour)
        custom: list[object] = [
            {"value": shortened(printable(texts[at]), LONGEST_TEXT), "font": font}
            if at in texts
            else (None if value is None else {"delete": True})
            for at, value in enumerate(line.values)
        ]
        return {"data_labels": {"value": True, "custom": custom, "position": position}}

    def _font(
        self, *, size: int = _SMALL, bold: bool = False, colour: str = "chart_text"
    ) -> dict[str, object]:
        return {"name": FONT, "size": size, "bold": bold, "color": self.styles.palette[colour]}


def _beside(place: float) -> str:
    """Return where our name has room: above our dot, or inside of it near an end of the axis."""
    if place < _NEAR_AN_END:
        return "right"
    return "left" if place > 1 - _NEAR_AN_END else "above"


def _order_and_marks(spec: BenchmarkSpec) -> str:
    """Say in which order the councils stand, and which are marked."""
    best_first = any(dot.quartile for dot in spec.dots)
    order = "best on the left" if best_first else "highest on the left"
    marked = f"; diamonds: {spec.neighbours}" if spec.neighbours else ""
    return f"{len(spec.dots)} councils, {order}{marked}"
