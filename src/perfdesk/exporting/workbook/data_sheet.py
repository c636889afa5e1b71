"""Every figure as data, one a row, with the id of its measure, so that a copy can be read back."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import FIGURE_COLUMNS, Column, Dashboard, LayerView, OutcomeTable, Row
from perfdesk.core.figures import FigureKind, Form
from perfdesk.core.narrative.report import Report
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.paging import set_page
from perfdesk.exporting.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

COLUMNS = (
    ("Measure id", 230),
    ("Layer", 100),
    ("Outcome", 150),
    ("Code", 110),
    ("Description", 300),
    ("Shown as", 150),
    ("Place", 120),
    ("Period", 110),
    ("As printed", 180),
    ("Value", 90),
    ("Unit", 130),
    ("Kind", 80),
    ("Source", 320),
    ("Public notes", 320),
)
"""Headings of the table and the widths of its columns in pixels."""

TREND = "Trend"
"""How a figure is shown that stands in a chart only."""

_VALUE = 9


@dataclass(frozen=True, slots=True)
class DataRow:
    """One figure or target; the attributes are the columns of the sheet."""

    measure: str
    layer: str
    outcome: str
    code: str
    description: str
    shown_as: str
    place: str
    period: str
    printed: str
    value: Decimal | float | None
    unit: str
    kind: str
    source: str
    notes: str = ""

    @property
    def cells(self) -> tuple[str | Decimal | float | None, ...]:
        """The values in the order of the columns."""
        return (
            self.measure, self.layer, self.outcome, self.code, self.description, self.shown_as,
            self.place, self.period, self.printed, self.value, self.unit, self.kind, self.source,
            self.notes,
        )  # fmt: skip


def data_rows(report: Report) -> Iterator[DataRow]:
    """Yield what the pages show of each measure, then the figures of its chart."""
    dashboard = report.dashboard
    for layer in dashboard.layers:
        for table in layer.outcomes:
            for row in table.rows:
                said = (
                    f"{each.kind.value}: {each.text}"
                    for each in report.remarks.get(row.measure, ())
                )
                notes = " ".join(said)
                for each in _printed_rows(dashboard, layer, table, row):
                    is_current = each.period == dashboard.position.label
                    yield replace(each, notes=notes) if is_current else each
                spec = report.charts.trends.get(row.measure)
                if spec is not None:
                    yield from _trend_rows(layer, table, row, spec)


def write_data(sheet: Worksheet, report: Report, styles: Styles) -> None:
    """Write all figures as one Excel table; numbers are plain, with their unit beside them."""
    grey = styles.palette["header"]
    head = styles.of(bold=True, bg_color=grey)
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column_pixels(column, column, width)
        sheet.write_string(0, column, heading, head)
    last = 0
    for last, row in enumerate(data_rows(report), start=1):
        for column, content in enumerate(row.cells):
            if isinstance(content, str):
                if content:
                    sheet.write_string(last, column, printable(content).replace("\n", " "))
            elif content is not None and math.isfinite(float(content)):
                sheet.write_number(last, column, float(content))
    if last:
        sheet.add_table(
            0,
            0,
            last,
            len(COLUMNS) - 1,
            {
                "name": "Figures",
                "columns": [{"header": heading, "header_format": head} for heading, _ in COLUMNS],
                "style": "Table Style Light 1",
                "banded_rows": False,
            },
        )
    sheet.freeze_panes(1, 0)
    set_page(sheet, report, last_row=max(last, 1), last_column=len(COLUMNS) - 1)
    sheet.repeat_rows(0)


def _printed_rows(
    dashboard: Dashboard, layer: LayerView, table: OutcomeTable, row: Row
) -> Iterator[DataRow]:
    periods = {Column.CURRENT: dashboard.position, Column.PREVIOUS: dashboard.previous}
    for head in dashboard.columns:
        cell = row.cells[head.column]
        if head.column not in FIGURE_COLUMNS or not cell.text:
            continue
        period = periods.get(head.column)
        yield DataRow(
            measure=row.measure,
            layer=layer.name,
            outcome=table.name,
            code=_code(row),
            description=row.description,
            shown_as=head.heading,
            place=dashboard.council if period else "",
            period=period.label if period else "",
            printed=cell.text,
            value=cell.value,
            unit="Per cent" if cell.form is Form.PERCENT and cell.value is not None else "",
            kind="",
            source=cell.reason,
        )


def _trend_rows(
    layer: LayerView, table: OutcomeTable, row: Row, spec: ChartSpec
) -> Iterator[DataRow]:
    for series in spec.series:
        for point in sorted(series.points, key=lambda each: each.at):
            kind = FigureKind.LOCAL.value if point.is_local else FigureKind.PUBLISHED.value
            yield DataRow(
                measure=row.measure,
                layer=layer.name,
                outcome=table.name,
                code=_code(row),
                description=row.description,
                shown_as=TREND,
                place=series.name,
                period=point.period,
                printed=point.text,
                value=point.value,
                unit=spec.unit,
                kind="forecast" if point.is_forecast else kind,
                source=point.source,
            )


def _code(row: Row) -> str:
    cell = row.cells.get(Column.CODE)
    return cell.text if cell else ""
