"""Building the dashboard: every word and number of grid, workbook and PDF is made here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from perfdesk.core.building.judging import (
    effective_aim,
    framework_entry,
    previous_figure,
    reported_figure,
    verdicts_between,
)
from perfdesk.core.building.part_year import part_year_cells, part_year_heads
from perfdesk.core.building.quartile_cells import quartile_at, quartile_cell, rank_cell
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
from perfdesk.core.figures import Content, Figure, FigureKind, Reading
from perfdesk.core.framework.catalogue import in_force, newest_code, newest_edition
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.rules.forecast import months_so_far
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.strategy import Layer
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.verdicts import Progress, Rating
from perfdesk.core.wording.shorthand import meaning_of

DECIDED = "(decided)"
"""Printed behind a verdict that a person gave instead of the rule's."""


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
    return Dashboard(
        title=pack.settings.title,
        council=pack.council.name,
        position=shown.period,
        previous=shown.previous,
        scheme=shown.scheme,
        provisional=shown.provisional,
        columns=heads,
        layers=tuple(_layer(pack, layer, shown, heads) for layer in pack.layers),
        optional=_optional(heads),
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

    def again(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        if all(row.measure not in change.measures for row in rows):
            return rows
        return tuple(
            _row(pack, pack.measure(row.measure), shown, heads, row.depth)
            if row.measure in change.measures
            else row
            for row in rows
        )

    return dashboard.with_rows(again)


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
            ColumnHead(Column.QUARTILE, "Quartile"),
        )
    return (
        *first,
        ColumnHead(Column.TARGET, "Compared with"),
        ColumnHead(Column.RATING, "Rating"),
        ColumnHead(Column.PROGRESS, "Progress"),
        ColumnHead(Column.CURRENT, current),
        ColumnHead(Column.PREVIOUS, f"{before} performance"),
    )


def _optional(heads: tuple[ColumnHead, ...]) -> tuple[ColumnHead, ...]:
    """Return the columns that are not printed: benchmarks, annual target, comments, stages.

    In print the annual target stands among the targets as it was typed, and eleven columns
    are too many for a page.
    """
    printed = {head.column for head in heads}
    benchmarks = (ColumnHead(Column.QUARTILE, "Quartile"), ColumnHead(Column.RANK, "Rank"))
    annual = ColumnHead(Column.ANNUAL_TARGET, "Annual target")
    others = (*benchmarks, annual) if Column.FORECAST in printed else benchmarks
    return (*(head for head in others if head.column not in printed), *_REPORTING)


_REPORTING = (
    ColumnHead(Column.COMMENTARY, "Commentary"),
    ColumnHead(Column.NOTE, "Internal note"),
    ColumnHead(Column.OWNER, "Owner"),
    ColumnHead(Column.STAGE, "Stage"),
)


def _layer(
    pack: Pack, layer: Layer, position: Position, heads: tuple[ColumnHead, ...]
) -> LayerView:
    tables = []
    for outcome in pack.outcomes_of(layer.id):
        measures = pack.measures_of(outcome.id, position.period)
        if measures:
            rows = tuple(
                _row(pack, measure, position, heads, depth)
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
    heads: tuple[ColumnHead, ...],
    depth: int,
) -> Row:
    current = reported_figure(pack, measure, position.period)
    previous = previous_figure(pack, measure, position)
    verdicts = verdicts_between(pack, measure, position, current, previous)
    quartile = quartile_at(pack, measure, position)
    cells = {
        Column.CODE: _code_cell(measure),
        Column.DESCRIPTION: Cell(
            measure.description, spoken=measure.description or "No description"
        ),
        Column.AIM: _aim_cell(measure),
        Column.TARGET: _target_cell(pack.target(measure.id, position.period)),
        Column.RATING: _rating_cell(verdicts.rating),
        Column.PROGRESS: _progress_cell(verdicts.progress),
        Column.CURRENT: _figure_cell(current, position.period),
        Column.PREVIOUS: _figure_cell(previous, position.previous),
        Column.QUARTILE: quartile_cell(quartile),
        Column.RANK: rank_cell(quartile),
        **reporting_cells(pack, measure, position),
    }
    if any(head.column is Column.FORECAST for head in heads):
        cells |= part_year_cells(pack, measure, current, position)
    columns = (*heads, *_optional(heads))
    shown = MappingProxyType({head.column: cells[head.column] for head in columns})
    return Row(
        measure.id,
        shown,
        verdicts.rating,
        verdicts.progress,
        depth,
        is_draft(pack, measure, position),
    )


def _code_cell(measure: Measure) -> Cell:
    known = framework_entry(measure)
    printed = measure.printed_code or "No code"
    if known is None:
        return Cell(measure.printed_code, spoken=printed)
    when = in_force(known.code.edition)
    if known.code.edition == newest_edition():
        other = f", was {known.was_coded}" if known.was_coded else ""
        return Cell(
            measure.printed_code,
            reason=f"ASCOF {known.code} {when}{other}.",
            spoken=f"{printed}{other}",
        )
    now = newest_code(known.code)
    other = ", since dropped"
    if now.edition == newest_edition():
        other = f", now {now}" if str(now) != str(known.code) else ""
    return Cell(
        measure.printed_code,
        reason=f"ASCOF {known.code} {when}{other}.",
        spoken=f"{printed}{other}",
    )


def _aim_cell(measure: Measure) -> Cell:
    aim = effective_aim(measure)
    reason = ""
    if measure.aim is Aim.UNSTATED and aim is not Aim.UNSTATED:
        reason = f"No aim is set, so the framework's is used: {aim.value}."
    spoken = f"Aim: {aim.value or 'not set'}"
    return Cell(measure.aim.value, reason=reason, spoken=spoken)


def _target_cell(target: TargetReading) -> Cell:
    return Cell(
        target.text,
        value=target.low if target.high is None else None,
        decimals=target.decimals,
        form=target.form,
        qualifier=target.qualifier,
        reason=target.basis.value.capitalize() + "." if target.basis.value else "",
        spoken=f"Compared with: {target.text or 'nothing yet'}",
        flagged=target.kind is TargetKind.NOT_UNDERSTOOD,
    )


def _rating_cell(rating: Rating) -> Cell:
    text = f"{rating.text} {DECIDED}" if rating.override else rating.text
    how = ", decided by officers" if rating.override else ""
    return Cell(text, reason=rating.reason, spoken=f"Rating: {rating.text}{how}. {rating.reason}")


def _progress_cell(progress: Progress) -> Cell:
    words = progress.text or ("No arrow" if progress.override else "")
    text = f"{words} {DECIDED}" if progress.override else words
    said = f"{words}, decided by officers" if progress.override else words or "none"
    return Cell(text, reason=progress.reason, spoken=f"Progress: {said}. {progress.reason}")


def _figure_cell(figure: Figure | None, period: Period) -> Cell:
    if figure is None:
        return Cell("", spoken=f"{period}: no figure")
    reading = figure.reading
    notes = []
    if reading.counts_text:
        notes.append(reading.counts_text)
    if figure.key.kind is FigureKind.PUBLISHED:
        notes.append("published")
    notes += [f"{token} {meaning_of(token)}" for token in reading.status]
    notes.append(str(figure.source) if not figure.source.fingerprint else f"from {figure.source}")
    reason = "; ".join(notes)
    # What stands in the column of another period says so.
    text = reading.text
    if figure.key.period != period and reading.period is None:
        text = f"{text} ({figure.key.period})"
    return Cell(
        text,
        value=reading.value,
        decimals=reading.decimals,
        form=reading.form,
        qualifier=_words_beside(text, reading.number_text),
        reason=f"{reason[:1].upper()}{reason[1:]}.",
        spoken=f"{period}: {_spoken(reading)}",
        flagged=reading.content is Content.NOT_UNDERSTOOD,
    )


def _spoken(reading: Reading) -> str:
    """Return the text of a figure with its shorthand in words."""
    text = reading.text
    for token in reading.status:
        text = re.sub(rf"\s*{re.escape(token)}", "", text, flags=re.IGNORECASE)
    said = [text.strip(), *(meaning_of(token) for token in reading.status)]
    return ", ".join(part for part in said if part) or "empty"


def _words_beside(text: str, number: str) -> str:
    return text.removeprefix(number).strip() if text.startswith(number) else ""
