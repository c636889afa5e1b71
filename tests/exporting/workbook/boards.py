"""Dashboards for the tests: the two published ones, and small ones made by hand."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfdesk.core.building.figure_cells import figure_cell
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.trend import trends_of
from perfdesk.core.charting import (
    ChartBreak,
    ChartPoint,
    ChartSeries,
    ChartSpec,
    ChartTarget,
    SeriesRole,
)
from perfdesk.core.dashboard import (
    Cell,
    Column,
    ColumnHead,
    Dashboard,
    LayerView,
    OutcomeTable,
    Row,
)
from perfdesk.core.figures import Form, format_number
from perfdesk.core.narrative.plain_table import PlainTable
from perfdesk.core.narrative.remarks import Remark
from perfdesk.core.narrative.report import Report, ReportCharts, build_report
from perfdesk.core.narrative.summary import Summary
from perfdesk.core.periods import financial_year
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.settings import Scheme
from perfdesk.core.verdicts import Progress, ProgressWord, Rating, RatingWord
from perfdesk.operations.sample import sample_pack

if TYPE_CHECKING:
    from openpyxl import Workbook

CREATED = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
NOW, BEFORE = financial_year(2023), financial_year(2022)
HEADS = (
    ColumnHead(Column.CODE, "Measure"),
    ColumnHead(Column.DESCRIPTION, "Description"),
    ColumnHead(Column.AIM, "Aim"),
    ColumnHead(Column.TARGET, "Compared with"),
    ColumnHead(Column.RATING, "Rating"),
    ColumnHead(Column.PROGRESS, "Progress"),
    ColumnHead(Column.CURRENT, "2023/24 performance"),
    ColumnHead(Column.PREVIOUS, "2022/23 performance"),
)


@lru_cache
def published(starting: int) -> tuple[Dashboard, dict[str, ChartSpec]]:
    """The printed dashboard of a year, with its charts.

    Its figures are those of Appendix A of two public papers of Leicestershire County Council,
    24 January 2022 (2021/22, 30 measures) and 3 June 2024 (2023/24, 29 measures).
    """
    pack = sample_pack(CREATED)
    position = financial_year(starting)
    return build_dashboard(pack, position), trends_of(pack, position)


def number(text: str, value: str, decimals: int = 1, form: Form = Form.PERCENT) -> Cell:
    """A cell with a figure."""
    exact = Decimal(value)
    written = format_number(exact, decimals, form)
    return figure_cell(text, written, value=exact, decimals=decimals, form=form, spoken=text)


def words(text: str) -> Cell:
    """A cell with nothing but words."""
    return Cell(text, spoken=text)


REABLEMENT = MappingProxyType(
    {
        Column.CODE: words("ASCOF 2A"),
        Column.DESCRIPTION: words("No need for ongoing services after reablement"),
        Column.AIM: words("High"),
        Column.TARGET: number("77.5% England", "77.5"),
        Column.RATING: words("Better than England 2022/23"),
        Column.PROGRESS: words("Improved: up 1.8 points"),
        Column.CURRENT: number("89.6%", "89.6"),
        Column.PREVIOUS: number("87.8%", "87.8"),
    }
)
"""A row of Appendix A of June 2024, its comparator in fewer words."""

BETTER = Rating(
    RatingWord.BETTER,
    "Better than England 2022/23",
    "89.6% against 77.5%, higher is better.",
    RatingWord.BETTER,
)
IMPROVED = Progress(
    ProgressWord.IMPROVED, "Improved: up 1.8 points", "89.6% from 87.8%.", ProgressWord.IMPROVED
)


def row(
    measure: str = "reablement",
    *,
    rating: Rating = BETTER,
    progress: Progress = IMPROVED,
    **changed: Cell,
) -> Row:
    """The reablement row with some cells changed, by the names of the columns."""
    cells = {**REABLEMENT, **{Column(name): cell for name, cell in changed.items()}}
    cells[Column.RATING] = changed.get("rating", words(rating.text))
    cells[Column.PROGRESS] = changed.get("progress", words(progress.text))
    return Row(measure, MappingProxyType(cells), rating, progress)


def board(
    *layers: tuple[str, Sequence[Row]], title: str = "Performance", provisional: bool = True
) -> Dashboard:
    """A dashboard with these layers, each of one outcome."""
    return Dashboard(
        title=title,
        council="Leicestershire",
        position=NOW,
        previous=BEFORE,
        scheme=Scheme.COMPARISON,
        provisional=provisional,
        columns=HEADS,
        layers=tuple(
            LayerView(
                name,
                name,
                (OutcomeTable("o1", "Strategic Plan 2022-26", "Safe and Well", "", tuple(rows)),)
                if rows
                else (),
            )
            for name, rows in layers
        ),
    )


def point(at: int, value: float, text: str, *, is_local: bool = False) -> ChartPoint:
    """A point of a chart of percentages."""
    decimals = len(text.rstrip("%").partition(".")[2])
    return ChartPoint(at, value, text, "", "a file", is_local, decimals=decimals)


def trend(
    *segments: Sequence[ChartPoint],
    measure: str = "reablement",
    categories: tuple[str, ...] = ("2020/21", "2021/22", "2022/23", "2023/24", "2024/25"),
    target: ChartTarget | None = None,
    breaks: tuple[ChartBreak, ...] = (),
) -> ChartSpec:
    """A chart of our figures in per cent, from 60 to 100."""
    return ChartSpec(
        measure=measure,
        title="89.6% in 2023/24: better than England",
        subject="No need for ongoing services",
        unit="Per cent",
        categories=categories,
        series=(ChartSeries("Leicestershire", SeriesRole.OURS, tuple(map(tuple, segments))),),
        target=target,
        breaks=breaks,
        low=60.0,
        high=100.0,
        ticks=tuple((float(tick), f"{tick}%") for tick in (60, 70, 80, 90, 100)),
        alt="No need for ongoing services. Leicestershire: 89.6% in 2023/24.",
        form=Form.PERCENT,
    )


@contextmanager
def opened(path: Path) -> "Iterator[Workbook]":
    """A workbook as openpyxl reads it; it says that it drops the small trend lines."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparkline Group", UserWarning)
        book = openpyxl.load_workbook(path)
    yield book
    book.close()


def report_on(
    dashboard: Dashboard,
    charts: Mapping[str, ChartSpec] = MappingProxyType({}),
    remarks: Mapping[str, tuple[Remark, ...]] = MappingProxyType({}),
    summary: Summary | None = None,
) -> Report:
    """The report on a dashboard that was made by hand, with little to say beside it."""
    position = (f"The dashboard reports {dashboard.position.in_words}.", "It stands as below.")
    return Report(
        settings=ReportSettings(),
        dashboard=dashboard,
        summary=summary or Summary(position, (), (), (), 0, (), ()),
        remarks=remarks,
        plain=PlainTable((), {}),
        charts=ReportCharts(charts, {}),
        abbreviations=(),
        appendices=(),
    )


@lru_cache
def published_report(starting: int) -> Report:
    """The report on the printed dashboard of a year."""
    return build_report(sample_pack(CREATED), financial_year(starting))
