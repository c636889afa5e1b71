"""The sheet with all charts, two abreast, under the names of their layers and measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfdesk.core.narrative.report import Report
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.charts import HEIGHT, WIDTH
from perfdesk.exporting.workbook.lettering import line_count, row_height
from perfdesk.exporting.workbook.paging import (
    TALLEST_ROW,
    groups_that_start_a_page,
    page_room,
    set_page,
)
from perfdesk.exporting.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

_ABREAST = 2
_GAP = 20
_NAME_SIZE = 10
_TITLE_ROW, _LAYER_ROW = 34, 30


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart to be placed.

    Attributes:
        measure: Id of the measure below whose name it stands.
        name: The words of the measure.
        alt: What it says, for those who cannot see it.
        chart: Not yet placed on a sheet.
        height: Of the chart, in pixels.
    """

    measure: str
    name: str
    alt: str
    chart: Chart
    height: int = HEIGHT


def write_charts(
    sheet: Worksheet, report: Report, styles: Styles, charts: Sequence[DrawnChart], kind: str
) -> None:
    """Write every chart below its measure; a row of charts never runs over a page's end.

    Args:
        sheet: To write to.
        report: Whose layers are the headings.
        styles: Formats and colours.
        charts: At most one of a measure.
        kind: What the charts show, in a word or two for the title (`trends`).
    """
    dashboard = report.dashboard
    ink, grey = styles.palette["chart_focus"], styles.palette["text_secondary"]
    sheet.set_column_pixels(0, _ABREAST - 1, WIDTH + _GAP)
    title = f"{dashboard.title} {dashboard.position.label}: {kind}"
    sheet.set_row_pixels(0, _TITLE_ROW)
    sheet.write_string(0, 0, printable(title), styles.of(bold=True, font_size=16, font_color=ink))
    by_measure = {each.measure: each for each in charts}
    row = 1
    groups: list[list[int]] = []
    starts: list[int] = []
    if not charts:
        sheet.write_string(1, 0, "There are no figures to draw yet.", styles.of(font_color=grey))
    for layer in dashboard.layers:
        mine = [by_measure[each.measure] for each in layer.rows if each.measure in by_measure]
        if not mine:
            continue
        sheet.set_row_pixels(row, _LAYER_ROW)
        heading = styles.of(bold=True, font_size=13, font_color=ink)
        sheet.write_string(row, 0, printable(layer.name), heading)
        starts.append(row)
        groups.append([_LAYER_ROW])
        row += 1
        for start in range(0, len(mine), _ABREAST):
            height = _write_abreast(sheet, row, mine[start : start + _ABREAST], styles)
            groups[-1].append(height)
            row += 1
    if groups:
        groups[0].insert(0, _TITLE_ROW)
    room = page_room(_ABREAST * (WIDTH + _GAP))
    new_pages = groups_that_start_a_page([*groups, []], room, together=2)
    sheet.set_h_pagebreaks([starts[index] for index in new_pages])
    set_page(sheet, report, last_row=max(row - 1, 1), last_column=_ABREAST - 1)


def _write_abreast(sheet: Worksheet, row: int, charts: Sequence[DrawnChart], styles: Styles) -> int:
    """Write one row of charts; return its height in pixels."""
    # Names and charts share a row, so that no page ends between them.
    look = styles.of(bold=True, font_size=_NAME_SIZE, text_wrap=True, valign="top")
    names = [printable(each.name) for each in charts]
    lines = max(line_count(name, WIDTH, _NAME_SIZE, bold=True) for name in names)
    above = row_height(lines, _NAME_SIZE) + 6
    tallest = max(each.height for each in charts)
    above = min(above, TALLEST_ROW - tallest - _GAP)
    height = above + tallest + _GAP
    sheet.set_row_pixels(row, height)
    for column, (name, each) in enumerate(zip(names, charts, strict=True)):
        sheet.write_string(row, column, name, look)
        sheet.insert_chart(
            row,
            column,
            each.chart,
            {
                "x_offset": 2,
                "y_offset": above,
                "object_position": 1,
                "description": printable(each.alt),
            },
        )
    return height
