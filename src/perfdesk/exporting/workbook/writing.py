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
from perfdesk.exporting.workbook.chart_sheet import DrawnChart, write_charts
from perfdesk.exporting.workbook.charts import ChartDrawer
from perfdesk.exporting.workbook.councils import (
    COUNCILS_HEIGHT,
    CouncilDrawer,
    council_blocks,
    write_council_data,
)
from perfdesk.exporting.workbook.data_sheet import write_data
from perfdesk.exporting.workbook.finishing import finish
from perfdesk.exporting.workbook.layer_sheet import LayerSheet
from perfdesk.exporting.workbook.layout import BODY_SIZE, lay_out
from perfdesk.exporting.workbook.paging import set_page
from perfdesk.exporting.workbook.promises_sheet import write_promises
from perfdesk.exporting.workbook.styles import FONT, Styles, light_palette

if TYPE_CHECKING:
    from xlsxwriter import Workbook

CHARTS, CHART_DATA, DATA = "Charts", "Chart data", "Data"
COUNCILS, COUNCIL_DATA = "All councils", "Council data"
PROMISED = "Actions"
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
    layer, the charts, all councils where figures of them were published, the figures behind
    the charts, and all figures as data.

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
        tuple(layer.name for layer in dashboard.layers),
        taken=(CHARTS, CHART_DATA, COUNCILS, COUNCIL_DATA, DATA, PROMISED),
    )


def _write_sheets(
    book: Workbook,
    report: Report,
    progress: ProgressReport,
    accessible: str,
) -> None:
    dashboard, charts = report.dashboard, report.charts
    styles = Styles(book, light_palette())
    layout, blocks = lay_out(dashboard), chart_blocks(dashboard, charts.trends)
    councils = council_blocks(dashboard, charts.benchmarks)
    trends = trend_ranges(blocks, CHART_DATA)
    names = layer_sheet_names(dashboard)
    promised = (PROMISED,) if report.promises is not None else ()
    beside = (*promised, CHARTS, COUNCILS) if councils else (*promised, CHARTS)
    behind = (CHART_DATA, COUNCIL_DATA) if councils else (CHART_DATA,)
    order = (*names, *beside, *behind, DATA)
    sheets = {name: book.add_worksheet(name) for name in order}
    steps = ((each, len(order) + 1) for each in range(len(order) + 1))
    for name, layer in zip(names, dashboard.layers, strict=True):
        progress(*next(steps), name)
        pointer = accessible if name == names[0] else ""
        LayerSheet(sheets[name], report, layer, layout, styles, trends, pointer).write()
        sheets[name].set_tab_color(styles.palette["chart_focus"])
    if report.promises is not None:
        progress(*next(steps), PROMISED)
        write_promises(sheets[PROMISED], report, report.promises, styles)
    # The data before the charts: these take copies of the figures they show.
    progress(*next(steps), CHART_DATA)
    write_chart_data(sheets[CHART_DATA], blocks, styles)
    last = max((block.last_column for block in blocks), default=1)
    rows = blocks[-1].last_row if blocks else 0
    set_page(sheets[CHART_DATA], report, last_row=rows, last_column=last)
    progress(*next(steps), CHARTS)
    drawer = ChartDrawer(book, styles, CHART_DATA)
    drawn = [
        DrawnChart(
            each.spec.measure,
            each.spec.subject or each.description,
            each.spec.spoken(f"on the sheet {CHART_DATA} from row {each.row + 1}"),
            drawer.chart(each),
        )
        for each in blocks
    ]
    write_charts(sheets[CHARTS], report, styles, drawn, "trends")
    if councils:
        progress(*next(steps), COUNCIL_DATA)
        write_council_data(sheets[COUNCIL_DATA], report, councils, styles)
        progress(*next(steps), COUNCILS)
        dots = CouncilDrawer(book, styles, COUNCIL_DATA)
        drawn = [
            DrawnChart(
                each.spec.measure,
                each.spec.subject,
                each.spec.spoken(f"on the sheet {COUNCIL_DATA} from row {each.row + 1}"),
                dots.chart(each),
                COUNCILS_HEIGHT,
            )
            for each in councils
        ]
        write_charts(sheets[COUNCILS], report, styles, drawn, "all councils")
    progress(*next(steps), DATA)
    write_data(sheets[DATA], report, styles)
    progress(*next(steps), "Workbook")


def _set_properties(book: Workbook, dashboard: Dashboard, created: datetime) -> None:
    """Say what the document is and whose; a council is named, never a person."""
    council = shortened(printable(dashboard.council), _PROPERTY_LIMIT)
    whole = f"{dashboard.title} {dashboard.position.label}"
    title = shortened(printable(whole), _PROPERTY_LIMIT)
    instant = created.astimezone(UTC) if created.tzinfo else created
    book.set_properties(
        {
            "title": title,
            "subject": dashboard.period_in_words,
            "author": council,
            "company": council,
            "created": instant.replace(tzinfo=None),
        }
    )
