"""Building the dashboard: every word and number of grid, workbook and PDF is made here."""

from __future__ import annotations

import re
from types import MappingProxyType

from perfdesk.core.building.judging import (
    effective_aim,
    framework_entry,
    reported_figure,
    verdicts_on,
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
from perfdesk.core.figures import Content, Figure, FigureKind, Reading
from perfdesk.core.framework.catalogue import NEW
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.sources import TYPED
from perfdesk.core.strategy import Layer
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.verdicts import Progress, Rating
from perfdesk.core.wording.shorthand import meaning_of


def build_dashboard(pack: Pack, position: Period | None = None) -> Dashboard:
    """Work out the dashboard of a pack.

    Args:
        pack: The pack.
        position: What to report; the pack's own position if None.

    Raises:
        KeyError: The pack has no such position.
    """
    shown = _position(pack, position)
    heads = _heads(shown)
    return Dashboard(
        title=pack.settings.title,
        council=pack.council.name,
        position=shown.period,
        previous=shown.previous,
        scheme=shown.scheme,
        provisional=shown.provisional,
        columns=heads,
        layers=tuple(_layer(pack, layer, shown, heads) for layer in pack.layers),
    )


def _position(pack: Pack, period: Period | None) -> Position:
    return pack.table(Position)[period] if period is not None else pack.position


def _heads(position: Position) -> tuple[ColumnHead, ...]:
    now, before = position.period.label, position.previous.label
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
            ColumnHead(Column.CURRENT, f"{now} performance"),
            ColumnHead(Column.PREVIOUS, f"{before} performance"),
            ColumnHead(Column.QUARTILE, "Quartile"),
        )
    return (
        *first,
        ColumnHead(Column.TARGET, "Compared with"),
        ColumnHead(Column.RATING, "Rating"),
        ColumnHead(Column.PROGRESS, "Progress"),
        ColumnHead(Column.CURRENT, f"{now} performance"),
        ColumnHead(Column.PREVIOUS, f"{before} performance"),
    )


def _layer(
    pack: Pack, layer: Layer, position: Position, heads: tuple[ColumnHead, ...]
) -> LayerView:
    tables = []
    for outcome in pack.outcomes_of(layer.id):
        measures = pack.measures_of(outcome.id, position.period)
        if measures:
            rows = tuple(_row(pack, measure, position, heads) for measure in measures)
            tables.append(
                OutcomeTable(outcome.id, outcome.plan, outcome.name, outcome.statement, rows)
            )
    return LayerView(layer.id, layer.name, tuple(tables))


def _row(pack: Pack, measure: Measure, position: Position, heads: tuple[ColumnHead, ...]) -> Row:
    verdicts = verdicts_on(pack, measure, position)
    current = reported_figure(pack, measure, position.period)
    previous = reported_figure(pack, measure, position.previous)
    quartile = pack.printed_quartile(measure.id, position.period)
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
        Column.QUARTILE: Cell(
            quartile.text if quartile else "",
            reason=f"As printed in {quartile.source}." if quartile else "",
            spoken=f"Quartile: {quartile.text}" if quartile else "Quartile: none",
        ),
    }
    shown = MappingProxyType({head.column: cells[head.column] for head in heads})
    return Row(measure.id, shown, verdicts.rating, verdicts.progress)


def _code_cell(measure: Measure) -> Cell:
    known = framework_entry(measure)
    reason = ""
    if known is not None:
        when = "since 2023/24" if known.code.edition == NEW else "until 2022/23"
        was = f", was {known.was}" if known.was else ""
        reason = f"ASCOF {known.code} {when}{was}."
    return Cell(measure.printed_code, reason=reason, spoken=measure.printed_code or "No code")


def _aim_cell(measure: Measure) -> Cell:
    aim = effective_aim(measure)
    reason = ""
    if measure.aim is Aim.UNSTATED and aim is not Aim.UNSTATED:
        reason = f"No aim is stated; the framework's is {aim.value}."
    spoken = f"Aim: {aim.value or 'not stated'}"
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
    return Cell(rating.text, reason=rating.reason, spoken=f"Rating: {rating.text}. {rating.reason}")


def _progress_cell(progress: Progress) -> Cell:
    text = progress.text
    return Cell(
        text, reason=progress.reason, spoken=f"Progress: {text or 'none'}. {progress.reason}"
    )


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
    notes.append(str(TYPED) if figure.source == TYPED else f"from {figure.source}")
    reason = "; ".join(notes)
    return Cell(
        reading.text,
        value=reading.value,
        decimals=reading.decimals,
        form=reading.form,
        qualifier=_words_beside(reading.text, reading.number_text),
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
