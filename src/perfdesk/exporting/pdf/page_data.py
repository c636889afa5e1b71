"""A report as the plain data that the templates print.

Only arrangement is decided here: where a number ends and its words begin, so that numbers
stand under one another on their decimal points.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from perfdesk.core.dashboard import Column
from perfdesk.core.narrative.report import Report
from perfdesk.core.reporting.report import Layout, Lettering, Paper, ReportSettings
from perfdesk.core.wording.key import (
    NOT_COMPARED,
    NOT_RATED,
    KeyEntry,
    progress_key,
    rating_key,
)
from perfdesk.exporting.pdf.benchmark_data import benchmark_data
from perfdesk.exporting.pdf.characters import Speller
from perfdesk.exporting.pdf.chart_data import chart_data, has_points
from perfdesk.exporting.pdf.summary_data import summary_data
from perfdesk.exporting.pdf.table_data import (
    PlainCells,
    PrintedCells,
    is_long,
    remarks_data,
    table_data,
)

_BODY = {Lettering.NORMAL: 11, Lettering.SMALL: 9, Lettering.LARGE: 16}
"""Points of the table's type on A4; A3 is the same page, larger."""

_LONG_GROUP = 3000
"""Letters of explanations from which on no page may hold them all."""


def look_data(settings: ReportSettings) -> dict[str, object]:
    """Return what the templates need to know of paper and type; it says nothing of figures."""
    return {
        "scale": sqrt(2) if settings.paper is Paper.A3 else 1,
        "body": _BODY[settings.lettering],
        "large": settings.lettering is Lettering.LARGE,
    }


def page_data(report: Report, speller: Speller) -> dict[str, object]:
    """Return everything that the template prints.

    Args:
        report: What to print, and how.
        speller: Writes every text in the characters of the font.
    """
    settings, dashboard = report.settings, report.dashboard
    title = speller.spell(dashboard.title, where="title")
    position = speller.spell(dashboard.period_in_words)
    is_plain = settings.layout is Layout.PLAIN
    cells = PlainCells(report, speller) if is_plain else PrintedCells(report, speller)
    # Upright blocks and the plain table have room for remarks under their row.
    beside_rows = is_plain or settings.lettering is Lettering.LARGE
    return {
        "head": {
            "title": title,
            "name": f"{title}, {position}",
            "council": speller.spell(dashboard.council),
            "position": position,
            "status": "Provisional figures" if dashboard.provisional else "Final figures",
            "label": speller.spell(settings.appendix),
            "marking": speller.spell(settings.marking),
        },
        "key": _key(report, speller),
        "summary": summary_data(report, speller) if settings.summary else None,
        **table_data(report, cells, speller, with_remarks=beside_rows),
        "commentary": [] if beside_rows else _commentary(report, speller),
        "annex": _trends(report, speller) if settings.charts else [],
        "benchmarks": _benchmarks(report, speller) if settings.charts else [],
        "appendices": _appendices(report, speller),
        "other_formats": speller.spell(settings.other_formats),
    }


def row_header_columns(report: Report) -> int:
    """Return how many columns from the left name a row; at least the first does.

    A code alone names nothing: half the rows of a dashboard are called `Local`.
    """
    if report.settings.lettering is Lettering.LARGE or report.settings.layout is Layout.PLAIN:
        return 1
    count = 0
    for head in report.dashboard.columns:
        if head.column not in {Column.CODE, Column.DESCRIPTION}:
            break
        count += 1
    return max(count, 1)


def _has_progress(report: Report) -> bool:
    """Tell whether the table shows arrows: always in the plain layout, if there are any."""
    dashboard = report.dashboard
    if any(head.column is Column.PROGRESS for head in dashboard.columns):
        return True
    return report.settings.layout is Layout.PLAIN or report.settings.summary


def _key(report: Report, speller: Speller) -> dict[str, object]:
    """Return what the first page explains: verdicts, counted where there is a summary, and words.

    The foot of each page repeats the verdicts that mark a figure, and no others.
    """
    dashboard = report.dashboard
    progress = progress_key(dashboard.previous) if _has_progress(report) else ()
    numbers = {(each.of, each.word): str(each.number) for each in report.summary.counts}
    if not report.settings.summary:
        numbers = {}

    def entries(of: str, told: Iterable[KeyEntry]) -> list[dict[str, str]]:
        return [
            {
                "word": each.word,
                "tone": each.tone.value,
                "number": numbers.get((of, each.word), ""),
                "meaning": each.meaning,
            }
            for each in told
        ]

    return {
        "ratings": entries("Rating", rating_key(dashboard.scheme)),
        "unrated": entries("Rating", [NOT_RATED] if numbers else []),
        "progress": entries("Progress", progress),
        "uncompared": entries("Progress", [NOT_COMPARED] if numbers and progress else []),
        "abbreviations": [
            {"short": speller.spell(each.term), "words": speller.spell(each.text)}
            for each in report.abbreviations
        ],
    }


def _commentary(report: Report, speller: Speller) -> list[dict[str, object]]:
    """Return the remarks by themselves, for the table that has no room for them."""
    said: list[dict[str, object]] = []
    for row in report.dashboard.rows:
        remarks = report.remarks.get(row.measure, ())
        if remarks:
            said.append(
                {
                    "measure": row.measure,
                    "name": speller.spell(row.description, measure=row.measure),
                    "long": is_long(remarks, report.settings.lettering),
                    "remarks": remarks_data(remarks, row.measure, speller),
                }
            )
    return said


def _trends(report: Report, speller: Speller) -> list[dict[str, object]]:
    """Return the trends of each layer in the order of the rows."""
    trends, shares = report.charts.trends, report.charts.shares
    layers: list[dict[str, object]] = []
    # The shares of all layers say nothing of a few of them.
    if shares is not None and not report.settings.layers and has_points(shares):
        layers.append(
            _row("All layers", 2, [chart_data(shares, speller, "in the tables of the layers")])
        )
    for layer in report.dashboard.layers:
        specs = [trends[row.measure] for row in layer.rows if row.measure in trends]
        figures = f"of this year and last in the table of {layer.name}"
        drawn = [chart_data(spec, speller, figures) for spec in specs if has_points(spec)]
        if drawn:
            layers.append(_row(speller.spell(layer.name), 3, drawn))
    return layers


def _row(name: str, across: int, charts: list[dict[str, object]]) -> dict[str, object]:
    """Return charts under a heading, and how many of them stand side by side."""
    return {"name": name, "across": across, "charts": charts}


def _benchmarks(report: Report, speller: Speller) -> list[dict[str, object]]:
    """Return the charts of all councils of each layer in the order of the rows."""
    benchmarks = report.charts.benchmarks
    layers: list[dict[str, object]] = []
    for layer in report.dashboard.layers:
        specs = [benchmarks[row.measure] for row in layer.rows if row.measure in benchmarks]
        drawn = [benchmark_data(spec, speller) for spec in specs if spec.dots]
        if drawn:
            layers.append(_row(speller.spell(layer.name), 2, drawn))
    return layers


def _appendices(report: Report, speller: Speller) -> list[dict[str, object]]:
    return [
        {
            "heading": speller.spell(appendix.heading),
            "groups": [
                {
                    "name": speller.spell(group.name),
                    "long": sum(len(each.term) + len(each.text) for each in group.entries)
                    > _LONG_GROUP,
                    "entries": [
                        {"term": speller.spell(each.term), "text": speller.spell(each.text)}
                        for each in group.entries
                    ],
                }
                for group in appendix.groups
            ],
        }
        for appendix in report.appendices
    ]
