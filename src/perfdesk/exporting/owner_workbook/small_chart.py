"""The small chart beside a measure: our figures, the target, and the ends of the axis in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.chart_data import FIRST_SLOT, ChartBlock
from perfdesk.exporting.workbook.styles import FONT, Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

WIDTH, HEIGHT = 228, 104
"""In pixels."""

_SIZE = 8


def small_chart(book: Workbook, styles: Styles, block: ChartBlock, data_sheet: str) -> Chart:
    """Return the chart of a block of figures, not yet placed on a sheet."""
    chart = book.add_chart({"type": "line"})
    palette = styles.palette
    last = block.last_column

    def cells(row: int) -> dict[str, object]:
        return {
            "name": [data_sheet, row, 1],
            "categories": [data_sheet, block.row, FIRST_SLOT, block.row, last],
            "values": [data_sheet, row, FIRST_SLOT, row, last],
        }

    for line in block.target:
        look = {"color": palette["chart_target"], "width": 1, "dash_type": "square_dot"}
        chart.add_series({**cells(block.row_of(line)), "line": look, "marker": {"type": "none"}})
    ours = block.trend or next(iter(block.lines), None)
    if ours is not None:
        colour = palette["chart_focus"]
        chart.add_series(
            {
                **cells(block.row_of(ours)),
                "line": {"color": colour, "width": 2},
                "marker": {"type": "circle", "size": 4, "fill": {"color": colour},
                           "border": {"color": colour}},
            }
        )  # fmt: skip
    font = {"name": FONT, "size": _SIZE, "color": palette["chart_text"]}
    labels = [each for each in block.labels if each]
    # Programs differ in how they lay labels of periods over each other: the two ends are named.
    ends = f"{labels[0]} to {labels[-1]}" if len(labels) > 1 else "".join(labels)
    chart.set_x_axis(
        {
            "name": printable(ends),
            "name_font": {**font, "bold": False},
            "line": {"color": palette["chart_axis"], "width": 0.75},
            "major_tick_mark": "none",
            "label_position": "none",
            "text_axis": True,
        }
    )
    low, high = block.stored(block.spec.low), block.stored(block.spec.high)
    chart.set_y_axis(
        {
            "min": low, "max": high, "major_unit": (high - low) or 1, "num_format": block.code,
            "num_font": font, "line": {"none": True}, "major_tick_mark": "none",
            "major_gridlines": {"visible": True,
                                "line": {"color": palette["chart_grid"], "width": 0.5}},
        }
    )  # fmt: skip
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.show_blanks_as("span")
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": palette["chart_ground"]}})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    return chart
