"""The whole report of a pack as data: what every export lays out and none adds to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from perfdesk.core.building.benchmark_chart import benchmark_of
from perfdesk.core.building.layer_shares import layer_shares_of
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.trend import trend_of
from perfdesk.core.charting import BenchmarkSpec, ChartSpec
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.issues.clearing import is_in_clearance, paper_state
from perfdesk.core.issues.papers import Paper, paper_of
from perfdesk.core.issues.public import edition_pack
from perfdesk.core.narrative.explanations import (
    PROMISES,
    Appendix,
    Explanation,
    appendices,
    printed_texts,
)
from perfdesk.core.narrative.plain_table import PlainTable, plain_table
from perfdesk.core.narrative.remarks import Remark, remarks_on
from perfdesk.core.narrative.spelling_out import abbreviations_in
from perfdesk.core.narrative.summary import Summary, build_summary
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.report import ActionsPrinted, ReportSettings

DRAFT = "DRAFT"
"""What stands before title and marking until a paper is cleared."""


@dataclass(frozen=True, slots=True)
class ReportCharts:
    """The charts of a report, by id of their measure; measures without a chart are left out.

    Attributes:
        trends: Ours over the years.
        benchmarks: Ours among all councils.
        shares: How contacts divide among the layers; None where nothing tells.
    """

    trends: Mapping[str, ChartSpec]
    benchmarks: Mapping[str, BenchmarkSpec]
    shares: ChartSpec | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, at one position.

    Attributes:
        settings: How it is laid out and what stands in it.
        dashboard: As printed: the chosen layers, without parts of measures.
        summary: Of that dashboard.
        remarks: What is printed beside rows, by id of their measure.
        plain: The dashboard in plain words.
        charts: Of its measures.
        abbreviations: Those that its tables use, with their words.
        appendices: Those that the settings ask for.
    """

    settings: ReportSettings
    dashboard: Dashboard
    summary: Summary
    remarks: Mapping[str, tuple[Remark, ...]]
    plain: PlainTable
    charts: ReportCharts
    abbreviations: tuple[Explanation, ...]
    appendices: tuple[Appendix, ...]

    @property
    def promises(self) -> Appendix | None:
        """The appendix of what is still to be done, which every format has; None for none."""
        return next((each for each in self.appendices if each.title == PROMISES), None)


def build_report(
    pack: Pack,
    position: Period | None = None,
    *,
    settings: ReportSettings | None = None,
    since: Dashboard | None = None,
    charts: ReportCharts | None = None,
) -> Report:
    """Put together the report of a position; it says DRAFT while its paper is not cleared.

    Args:
        pack: The pack.
        position: What to report; the pack's own position if None.
        settings: How; the pack's own if None.
        since: The dashboard as it was issued or exported last; None where it was not.
        charts: Those of the report where they are known already; worked out if None.

    Raises:
        KeyError: The pack has no such position.
    """
    report = _report_of(pack, position, settings, since, charts)
    edition, at = report.settings.edition, report.dashboard.position
    if not is_in_clearance(pack, at, edition):
        return report
    paper = _paper(report)
    return report if paper_state(pack, at, edition, paper.digest).is_cleared else _drafted(report)


def paper_now(
    pack: Pack, position: Period | None = None, settings: ReportSettings | None = None
) -> Paper:
    """Return what the paper of a position says now, cleared or not.

    Raises:
        KeyError: The pack has no such position.
    """
    return _paper(_report_of(pack, position, settings, None, ReportCharts({}, {})))


def _report_of(
    pack: Pack,
    position: Period | None,
    settings: ReportSettings | None,
    since: Dashboard | None,
    charts: ReportCharts | None,
) -> Report:
    chosen = settings or pack.report
    if chosen.exemption:
        marking = ", ".join(filter(None, (chosen.marking, chosen.exemption)))
        chosen = replace(chosen, marking=marking, exemption="")
    if chosen.edition:
        pack = edition_pack(pack, chosen)
        since = None if since is None else _as_chosen(since, chosen)
    dashboard = _as_chosen(build_dashboard(pack, position).as_printed(), chosen)
    if charts is None or (chosen.edition and chosen.charts):
        charts = charts_of(pack, dashboard) if chosen.charts else ReportCharts({}, {})
    beneath = chosen.actions is ActionsPrinted.ROWS
    remarks = {
        row.measure: remarks_on(pack, row, dashboard.position, with_actions=beneath)
        for row in dashboard.rows
    }
    return Report(
        settings=chosen,
        dashboard=dashboard,
        summary=build_summary(pack, dashboard, since),
        remarks={measure: said for measure, said in remarks.items() if said},
        plain=plain_table(pack, dashboard),
        charts=charts,
        abbreviations=tuple(
            Explanation(each.short, each.words)
            for each in abbreviations_in(printed_texts(dashboard))
        ),
        appendices=appendices(pack, dashboard, chosen),
    )


def _paper(report: Report) -> Paper:
    said = {
        measure: tuple(f"{each.kind.value}: {each.text}" for each in remarks)
        for measure, remarks in report.remarks.items()
    }
    for appendix in report.appendices:
        said[appendix.title] = tuple(
            f"{each.term}: {each.text}" for group in appendix.groups for each in group.entries
        )
    return paper_of(report.dashboard, report.settings, said)


def _drafted(report: Report) -> Report:
    """Return a report that says DRAFT wherever its title or its marking stands."""
    settings = report.settings
    marking = f"{DRAFT}, {settings.marking}" if settings.marking else DRAFT
    title = f"{DRAFT}: {report.dashboard.title}"
    return replace(
        report,
        settings=replace(settings, marking=marking),
        dashboard=replace(report.dashboard, title=title),
    )


def charts_of(
    pack: Pack,
    dashboard: Dashboard,
    known: ReportCharts | None = None,
    moved: frozenset[str] = frozenset(),
) -> ReportCharts:
    """Work out the charts of a dashboard's measures.

    Args:
        pack: The pack as it is now.
        dashboard: Whose rows and position.
        known: Charts of an earlier state of the pack, at the same position.
        moved: The measures whose charts may be others since then; the others are taken over.
    """
    trends: dict[str, ChartSpec] = {}
    benchmarks: dict[str, BenchmarkSpec] = {}
    for row in dashboard.rows:
        measure = row.measure
        if known is not None and measure not in moved:
            if measure in known.trends:
                trends[measure] = known.trends[measure]
            if measure in known.benchmarks:
                benchmarks[measure] = known.benchmarks[measure]
            continue
        trend = trend_of(pack, measure, dashboard.position, row)
        if not trend.empty:
            trends[measure] = trend
        benchmark = benchmark_of(pack, measure, dashboard.position)
        if not benchmark.empty:
            benchmarks[measure] = benchmark
    shares = layer_shares_of(pack, dashboard.position)
    return ReportCharts(trends, benchmarks, None if shares.empty else shares)


def _as_chosen(dashboard: Dashboard, chosen: ReportSettings) -> Dashboard:
    """Return the dashboard with the layers, measures and columns that are wanted.

    All layers are, where none of them is named.
    """
    kept = tuple(each for each in dashboard.layers if each.layer in chosen.layers)
    dashboard = replace(dashboard, layers=kept) if kept else dashboard
    if chosen.left_out:
        left_out = frozenset(chosen.left_out)
        dashboard = dashboard.with_rows(
            lambda rows: tuple(row for row in rows if row.measure not in left_out)
        )
    if not chosen.columns_left_out:
        return dashboard
    columns = tuple(
        head for head in dashboard.columns if head.column.value not in chosen.columns_left_out
    )
    return replace(dashboard, columns=columns)
