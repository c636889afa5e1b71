"""Putting the presentation workbook together, sheet by sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.dashboard import Dashboard
from perfdesk.core.narrative.report import Report
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.exporting.workbook.characters import printable, sheet_names, shortened
from perfdesk.exporting.workbook.chart_data import chart_blocks, trend_ranges, write_chart_data
from perfdesk.exporting.workbook.chart_sheet import write_charts
from perfdesk.exporting.workbook.charts import ChartDrawer
from perfdesk.exporting.workbook.data_sheet import write_data
from perfdesk.exporting.workbook.finishing import finish
from perfdesk.exporting.workbook.layer_sheet import LayerSheet
from perfdesk.exporting.workbook.layout import BODY_SIZE, lay_out
from perfdesk.exporting.workbook.paging import set_page
from perfdesk.exporting.workbook.styles import FONT, Styles, light_palette

if TYPE_CHECKING:
    from xlsxwriter import Workbook

CHARTS, CHART_DATA, DATA = "Charts", "Chart data", "Data"
"""Names of the sheets beside those of the layers."""

_PROPERTY_LIMIT = 250


def write_workbook(
    report: Report,
    path: Path,
    *,
    progress: ProgressReport = silent,
    created: datetime,
    accessible: str = "",
) -> None:
    """Write the presentation workbook.

    The file is made in memory and written in one go at the end. It holds a sheet for each
    layer, the charts, the figures behind the charts, and all figures as data.

    Args:
        report: What to show; a measure without a trend gets no chart.
        path: Where to write; an existing file is overwritten.
        progress: Told before each sheet; may raise to cancel.
        created: When the workbook was made, for its properties.
        accessible: Name of the accessible workbook that is written beside this one, which the
            first sheet points to; empty if there is none.

    Raises:
        CancelledError: *progress* asked to stop; nothing was written.
        OSError: The file cannot be written.
    """
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {
                "font_name": FONT,
                "font_size": BODY_SIZE,
                "font_scheme": "none",
            },
        },
    )
    _set_properties(book, report.dashboard, created)
    _write_sheets(book, report, progress, accessible)
    book.close()
    finish(content.getvalue(), path)


def layer_sheet_names(dashboard: Dashboard) -> tuple[str, ...]:
    """Return the name of each layer's sheet, in printed order."""
    return sheet_names(
        tuple(layer.name for layer in dashboard.layers), taken=(CHARTS, CHART_DATA, DATA)
    )


def _write_sheets(
    book: Workbook,
    report: Report,
    progress: ProgressReport,
    accessible: str,
) -> None:
    dashboard, charts = report.dashboard, report.charts.trends
    styles = Styles(book, light_palette())
    layout, blocks = lay_out(dashboard), chart_blocks(dashboard, charts)
    trends = trend_ranges(blocks, CHART_DATA)
    names = layer_sheet_names(dashboard)
    sheets = {name: book.add_worksheet(name) for name in (*names, CHARTS, CHART_DATA, DATA)}
    total, done = len(sheets) + 1, 0
    for name, layer in zip(names, dashboard.layers, strict=True):
        progress(done, total, name)
        pointer = accessible if name == names[0] else ""
        LayerSheet(sheets[name], report, layer, layout, styles, trends, pointer).write()
        sheets[name].set_tab_color(styles.palette["chart_focus"])
        done += 1
    # The data before the charts: these take copies of the figures they show.
    progress(done, total, CHART_DATA)
    write_chart_data(sheets[CHART_DATA], blocks, styles)
    last = max((block.last_column for block in blocks), default=1)
    rows = blocks[-1].last_row if blocks else 0
    set_page(sheets[CHART_DATA], dashboard, last_row=rows, last_column=last)
    progress(done + 1, total, CHARTS)
    write_charts(sheets[CHARTS], dashboard, blocks, ChartDrawer(book, styles, CHART_DATA))
    progress(done + 2, total, DATA)
    write_data(sheets[DATA], report, styles)
    progress(done + 3, total, "Workbook")


def _set_properties(book: Workbook, dashboard: Dashboard, created: datetime) -> None:
    """Say what the document is and whose; a council is named, never a person."""
    council = shortened(printable(dashboard.council), _PROPERTY_LIMIT)
    whole = f"{dashboard.title} {dashboard.position.label}"
    title = shortened(printable(whole), _PROPERTY_LIMIT)
    instant = created.astimezone(UTC) if created.tzinfo else created
    book.set_properties(
        {
            "title": title,
            "subject": dashboard.position.in_words,
            "author": council,
            "company": council,
            "created": instant.replace(tzinfo=None),
        }
    )
