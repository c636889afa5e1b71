"""Native Excel charts of the trends: axes, gaps, words and alternative text as in the spec."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfdesk.core.charting import ChartBreak, SeriesRole
from perfdesk.exporting.workbook.characters import printable, shortened
from perfdesk.exporting.workbook.chart_data import FIRST_SLOT, ChartBlock, DataLine
from perfdesk.exporting.workbook.lettering import text_width
from perfdesk.exporting.workbook.styles import FONT, Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

WIDTH, HEIGHT = 568, 290
"""Size of a chart in pixels."""

LONGEST_TEXT = 250
"""Characters that Excel takes in a title or a label of a chart, or nearly."""
_SMALL, _SMALLER = 9, 8
_PLOT_LEFT, _PLOT_TOP, _PLOT_HEIGHT = 0.115, 0.175, 0.695
_MOST_ROOM = 0.21
"""Part of the width that the labels at the ends of lines may take."""
_COLLISION = 0.11
"""Part of the axis below which two labels at line ends would lie over each other."""


@dataclass(frozen=True)
class ChartDrawer:
    """Draws blocks of the chart data as native charts.

    Attributes:
        book: That the charts belong to.
        styles: Formats and colours.
        data_sheet: Name of the sheet with the blocks.
    """

    book: Workbook
    styles: Styles
    data_sheet: str

    def chart(self, block: ChartBlock) -> Chart:
        """Return the chart of a block, not yet placed on a sheet."""
        chart = self.book.add_chart({"type": "line"})
        labels = _labels(block)
        for line in block.target:
            chart.add_series(self._target_series(block, line, labels.get(id(line))))
        for line in reversed(block.lines):  # ours last, above the rest
            chart.add_series(self._figure_series(block, line, labels.get(id(line))))
        if block.breaks is not None:
            chart.add_series(self._break_series(block, block.breaks))
        room = min(_MOST_ROOM, max((each.room for each in labels.values()), default=0.0))
        self._axes(chart, block, plot_width=0.97 - _PLOT_LEFT - room)
        self._title(chart, block)
        chart.set_legend({"none": True})
        # Within a row an empty cell is a year without a survey; rows are never joined.
        chart.show_blanks_as("span")
        ground, edge = self.styles.palette["chart_ground"], self.styles.palette["border"]
        chart.set_chartarea({"border": {"color": edge, "width": 0.75}, "fill": {"color": ground}})
        chart.set_size({"width": WIDTH, "height": HEIGHT})
        return chart

    def _title(self, chart: Chart, block: ChartBlock) -> None:
        if not block.spec.title:
            chart.set_title({"none": True})
            return
        chart.set_title(
            {
                "name": shortened(printable(block.spec.title), LONGEST_TEXT),
                "name_font": self._font(size=10, bold=True),
                "layout": {"x": 0.015, "y": 0.03},
            }
        )

    def _axes(self, chart: Chart, block: ChartBlock, *, plot_width: float) -> None:
        palette, spec = self.styles.palette, block.spec
        chart.set_plotarea(
            {
                "layout": {
                    "x": _PLOT_LEFT,
                    "y": _PLOT_TOP,
                    "width": plot_width,
                    "height": _PLOT_HEIGHT,
                }
            }
        )
        place = WIDTH * plot_width / max(1, len(block.slots) - 1)
        size = _SMALL
        longest = max((text_width(label, size) for label in block.labels), default=0.0)
        if longest + 4 > place:
            size = _SMALLER
            longest = max(text_width(label, size) for label in block.labels)
        chart.set_x_axis(
            {
                "num_font": {
                    **self._font(size=size),
                    "rotation": 360,
                },  # 360 is XlsxWriter's word for 0
                "interval_unit": max(1, math.ceil((longest + 2) / place)),
                "line": {"color": palette["chart_axis"], "width": 0.75},
                "major_tick_mark": "none",
                "label_position": "low",
                "text_axis": True,
                # Lines run from edge to edge, and their labels stand beside the plot.
                "position_axis": "on_tick" if len(block.slots) > 1 else "between",
            }
        )
        axis: dict[str, object] = {
            "min": block.stored(spec.low),
            "max": block.stored(spec.high),
            "num_format": block.code,
            "num_font": self._font(),
            "name": printable(spec.unit),
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

    def _figure_series(
        self, block: ChartBlock, line: DataLine, label: _EndLabel | None
    ) -> dict[str, object]:
        palette = self.styles.palette
        is_ours = line.role is SeriesRole.OURS
        colour = palette["chart_focus" if is_ours else "chart_comparator"]
        solid = colour if is_ours else palette["chart_comparator_fill"]
        hollow = {
            "fill": {"color": palette["chart_ground"]},
            "border": {"color": colour, "width": 1.5},
        }
        return {
            **self._cells(block, line),
            "line": {"color": colour, "width": 2.25 if is_ours else 1.5}
            | ({} if is_ours else {"dash_type": "dash"}),
            "marker": {
                "type": "circle" if is_ours else "diamond",
                "size": 6,
                "fill": {"color": solid},
                "border": {"color": colour},
            },
            "points": [
                hollow if point is not None and point.is_local else None for point in line.points
            ],
            **self._end_label(label, colour),
        }

    def _target_series(
        self, block: ChartBlock, line: DataLine, label: _EndLabel | None
    ) -> dict[str, object]:
        colour = self.styles.palette["chart_target"]
        return {
            **self._cells(block, line),
            "line": {"color": colour, "width": 1.25, "dash_type": "square_dot"},
            "marker": {"type": "none"},
            **self._end_label(label, colour),
        }

    def _break_series(self, block: ChartBlock, line: DataLine) -> dict[str, object]:
        """A dashed upright at each break: an error bar from the top of the plot to its foot."""
        colour = self.styles.palette["chart_break"]
        custom: list[object] = [
            {
                "value": shortened(printable(slot.label), LONGEST_TEXT),
                "font": self._font(colour="chart_text_secondary"),
            }
            if isinstance(slot, ChartBreak) and slot.label
            else {"delete": True}
            for slot in block.slots
        ]
        is_late = _last_value(line) > len(block.slots) / 2
        height = block.stored(block.spec.high - block.spec.low)
        return {
            **self._cells(block, line),
            "line": {"none": True},
            "marker": {"type": "none"},
            "y_error_bars": {
                "type": "fixed",
                "value": height,
                "direction": "minus",
                "end_style": 0,
                "line": {"color": colour, "width": 1, "dash_type": "dash"},
            },
            "data_labels": {
                "value": True,
                "custom": custom,
                "position": "left" if is_late else "right",
            },
        }

    def _cells(self, block: ChartBlock, line: DataLine) -> dict[str, object]:
        row, last = block.row_of(line), block.last_column
        return {
            "name": [self.data_sheet, row, 1],
            "categories": [self.data_sheet, block.row, FIRST_SLOT, block.row, last],
            "values": [self.data_sheet, row, FIRST_SLOT, row, last],
        }

    def _end_label(self, label: _EndLabel | None, colour: str) -> dict[str, object]:
        if label is None:
            return {}
        font = {**self._font(bold=True), "color": colour}
        custom: list[object] = [{"delete": True}] * label.slot
        custom.append({"value": shortened(printable(label.text), LONGEST_TEXT), "font": font})
        custom += [{"delete": True}] * (label.slots - label.slot - 1)
        return {"data_labels": {"value": True, "custom": custom, "position": label.position}}

    def _font(
        self, *, size: int = _SMALL, bold: bool = False, colour: str = "chart_text"
    ) -> dict[str, object]:
        return {"name": FONT, "size": size, "bold": bold, "color": self.styles.palette[colour]}


@dataclass(frozen=True, slots=True)
class _EndLabel:
    """What is written at the end of a line.

    Attributes:
        text: Name of the place, or what the target is.
        slot: Column of the last value.
        slots: Number of columns.
        position: Beside the line's end, or above or below it to keep clear of another label.
        room: Part of the chart's width that it takes.
    """

    text: str
    slot: int
    slots: int
    position: str
    room: float


def _labels(block: ChartBlock) -> dict[int, _EndLabel]:
    """Return the labels of lines by the lines' identity."""
    named: dict[str, DataLine] = {}
    texts: dict[str, str] = {}
    for series in block.spec.series:
        mine = [line for line in block.lines if line.role is series.role]
        if mine:
            named[series.name] = max(mine, key=_last_value)
            texts[series.name] = series.name
    if block.target and block.spec.target is not None:
        label = block.spec.target.label
        named[label], texts[label] = block.target[0], label
    height = block.stored(block.spec.high - block.spec.low) or 1.0
    heights = {name: (_end(line) - block.stored(block.spec.low)) / height
               for name, line in named.items()}  # fmt: skip
    order = sorted(named, key=lambda name: heights[name], reverse=True)
    labels: dict[int, _EndLabel] = {}
    for rank, name in enumerate(order):
        above = rank > 0 and heights[order[rank - 1]] - heights[name] < _COLLISION
        below = rank + 1 < len(order) and heights[name] - heights[order[rank + 1]] < _COLLISION
        position = "right" if above == below else ("above" if below else "below")
        line = named[name]
        room = (text_width(texts[name], _SMALL, bold=True) + 8) / WIDTH
        # A label above or below is centred on the line's end.
        labels[id(line)] = _EndLabel(
            texts[name],
            _last_value(line),
            len(block.slots),
            position,
            room if position == "right" else room / 2,
        )
    return labels


def _last_value(line: DataLine) -> int:
    return max(place for place, value in enumerate(line.values) if value is not None)


def _end(line: DataLine) -> float:
    value = line.values[_last_value(line)]
    return 0.0 if value is None else value
