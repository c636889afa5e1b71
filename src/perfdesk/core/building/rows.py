"""Building the dashboard: every word and number of grid, workbook and PDF is made here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from perfdesk.core.benchmarks.finding import NO_QUARTILE
from perfdesk.core.building.figure_cells import (
    aim_cell,
    code_cell,
    progress_cell,
    rating_cell,
    reported_cell,
    target_cell,
)
from perfdesk.core.building.judging import facts_of, verdicts_from
from perfdesk.core.building.part_year import part_year_cells, part_year_heads
from perfdesk.core.building.quartile_cells import (
    quartile_at,
    quartile_cell,
    quartile_heads,
    rank_cell,
)
from perfdesk.core.building.reporting_cells import is_draft, reporting_cells
from perfdesk.core.changes import Change
from perfdesk.core.dashboard import (
    Cell,
    Column,
    ColumnHead,
    Dashboard,
    LayerView,
    OutcomeTable,
    Row,
)
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.rules.forecast import months_so_far
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.strategy import Layer


def build_dashboard(pack: Pack, position: Period | None = None) -> Dashboard:
    """Work out the dashboard of a pack.

    Args:
        pack: The pack.
        position: What to report; the pack's own position if None.

    Raises:
        KeyError: The pack has no such position.
    """
    shown = _position(pack, position)
    heads = (*_heads(shown), *part_year_heads(pack, shown))
    columns = _columns(shown, heads)
    layers = tuple(_layer(pack, layer, shown, columns) for layer in pack.layers)
    return Dashboard(
        title=pack.settings.title,
        council=pack.council.name,
        position=shown.period,
        previous=shown.previous,
        scheme=shown.scheme,
        provisional=shown.provisional,
        columns=heads,
        layers=layers,
        optional=_optional(shown, heads),
        runs_to=_runs_to(pack, shown, layers),
    )


def updated_dashboard(pack: Pack, dashboard: Dashboard, change: Change) -> Dashboard:
    """Return a dashboard as *pack* is now, working out again only the rows that a change touched.

    Args:
        pack: The pack after the change.
        dashboard: As it was before.
        change: What moved since.

    Raises:
        KeyError: The pack no longer reports the dashboard's position.
    """
    shown = pack.table(Position)[dashboard.position]
    heads = (*_heads(shown), *part_year_heads(pack, shown))
    if change.structure or change.settings or heads != dashboard.columns:
        return build_dashboard(pack, dashboard.position)

    columns = _columns(shown, heads)

    def again(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        if all(row.measure not in change.measures for row in rows):
            return rows
        return tuple(
            _row(pack, pack.measure(row.measure), shown, columns, row.depth)
            if row.measure in change.measures
            else row
            for row in rows
        )

    followed = dashboard.with_rows(again)
    runs_to = _runs_to(pack, shown, followed.layers)
    return followed if runs_to == dashboard.runs_to else replace(followed, runs_to=runs_to)


def _runs_to(pack: Pack, position: Position, layers: Iterable[LayerView]) -> Period | None:
    """Return the months that a year's figures run to, by the words of most that add up."""
    whole = position.period
    if not whole.is_financial_year:
        return None
    rows = chain.from_iterable(layer.rows for layer in layers)
    known = [
        (row.measure, figure.reading.period)
        for row in rows
        if (figure := row.facts.current) is not None and figure.value is not None
    ]
    if all(period is None for _, period in known):
        return None
    added = [period for measure, period in known if pack.measure(measure).adds_up]
    parts = Counter(each for each in added if each and each.year == whole and months_so_far(each))
    part, count = parts.most_common(1)[0] if parts else (None, 0)
    return part if 2 * count > len(added) else None


def _position(pack: Pack, period: Period | None) -> Position:
    return pack.table(Position)[period] if period is not None else pack.position


def _heads(position: Position) -> tuple[ColumnHead, ...]:
    before = position.previous.label
    is_part = months_so_far(position.period) > 0
    current = f"{position.period} {'actual to date' if is_part else 'performance'}"
    first = (
        ColumnHead(Column.CODE, "Measure"),
        ColumnHead(Column.DESCRIPTION, "Description"),
        ColumnHead(Column.AIM, "Aim"),
    )
    if position.scheme is Scheme.RAG:
        return (
            *first,
            ColumnHead(Column.RATING, "RAG"),
            ColumnHead(Column.TARGET, "Target"),
            ColumnHead(Column.CURRENT, current),
            ColumnHead(Column.PREVIOUS, f"{before} performance"),
            quartile_heads(position)[0],
        )
    return (
        *first,
        ColumnHead(Column.TARGET, "Compared with"),
        ColumnHead(Column.RATING, "Rating"),
        ColumnHead(Column.PROGRESS, "Progress"),
        ColumnHead(Column.CURRENT, current),
        ColumnHead(Column.PREVIOUS, f"{before} performance"),
    )


def _optional(position: Position, heads: tuple[ColumnHead, ...]) -> tuple[ColumnHead, ...]:
    """Return the columns that are not printed: benchmarks, annual target, comments, stages.

    In print the annual target stands among the targets as it was typed, and eleven columns
    are too many for a page.
    """
    printed = {head.column for head in heads}
    benchmarks = quartile_heads(position)
    annual = ColumnHead(Column.ANNUAL_TARGET, "Annual target")
    others = (*benchmarks, annual) if Column.FORECAST in printed else benchmarks
    return (*(head for head in others if head.column not in printed), *_REPORTING)


_REPORTING = (
    ColumnHead(Column.COMMENTARY, "Commentary"),
    ColumnHead(Column.NOTE, "Internal note"),
    ColumnHead(Column.OWNER, "Owner"),
    ColumnHead(Column.STAGE, "Stage"),
)


def _columns(position: Position, heads: tuple[ColumnHead, ...]) -> tuple[Column, ...]:
    """Return the columns that each row has cells for, those that are optional too."""
    return tuple(head.column for head in (*heads, *_optional(position, heads)))


def _layer(pack: Pack, layer: Layer, position: Position, columns: Sequence[Column]) -> LayerView:
    tables = []
    for outcome in pack.outcomes_of(layer.id):
        measures = pack.measures_of(outcome.id, position.period)
        if measures:
            rows = tuple(
                _row(pack, measure, position, columns, depth)
                for measure, depth in _with_parts(measures)
            )
            tables.append(
                OutcomeTable(outcome.id, outcome.plan, outcome.name, outcome.statement, rows)
            )
    return LayerView(layer.id, layer.name, tuple(tables))


def _with_parts(measures: Sequence[Measure]) -> Iterator[tuple[Measure, int]]:
    """Yield the measures of an outcome, each followed by its parts, with their depth.

    A part whose whole stands elsewhere, or is a part of itself, stays in its place.
    """
    here = {measure.id for measure in measures}
    parts: dict[str, list[Measure]] = {}
    for measure in measures:
        if measure.part_of in here and measure.part_of is not None:
            parts.setdefault(measure.part_of, []).append(measure)
    if not parts:
        yield from ((measure, 1 if measure.part_of else 0) for measure in measures)
        return
    shown: set[str] = set()

    def following(measure: Measure, depth: int) -> Iterator[tuple[Measure, int]]:
        if measure.id in shown:
            return
        shown.add(measure.id)
        yield measure, depth
        for part in parts.get(measure.id, ()):
            yield from following(part, depth + 1)

    for measure in measures:
        if measure.part_of not in here:
            yield from following(measure, 1 if measure.part_of else 0)
    for measure in measures:
        yield from following(measure, 1)


def _row(
    pack: Pack,
    measure: Measure,
    position: Position,
    columns: Sequence[Column],
    depth: int,
) -> Row:
    facts = facts_of(pack, measure, position)
    beside = facts.previous if position.scheme is Scheme.RAG else facts.current
    quartile = quartile_at(pack, measure, position, beside)
    if quartile is not NO_QUARTILE:
        facts = replace(facts, quartile=quartile)
    verdicts = verdicts_from(pack, measure, position, facts)
    cells = {
        Column.CODE: code_cell(measure),
        Column.DESCRIPTION: Cell(
            measure.description, spoken=measure.description or "No description"
        ),
        Column.AIM: aim_cell(measure.aim, facts.aim),
        Column.TARGET: target_cell(facts.target),
        Column.RATING: rating_cell(verdicts.rating),
        Column.PROGRESS: progress_cell(verdicts.progress),
        Column.CURRENT: reported_cell(facts.current, position.period),
        Column.PREVIOUS: reported_cell(facts.previous, position.previous),
        Column.QUARTILE: quartile_cell(facts.quartile),
        Column.RANK: rank_cell(facts.quartile),
        **reporting_cells(pack, measure, position, facts.current),
    }
    if Column.FORECAST in columns:
        cells |= part_year_cells(facts, position)
    shown = MappingProxyType({column: cells[column] for column in columns})
    return Row(
        measure.id,
        shown,
        verdicts.rating,
        verdicts.progress,
        depth,
        is_draft(pack, measure, position),
        facts,
    )
