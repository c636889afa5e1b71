"""A dashboard as it was shown, as text that any later version of the program reads alike.

An issued version is never worked out again: rules change, what committee was told does not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from perfdesk.core.dashboard import (
    Cell,
    Column,
    ColumnHead,
    Dashboard,
    LayerView,
    OutcomeTable,
    Row,
)
from perfdesk.core.figures import Form
from perfdesk.core.judgements import Judged, Override, OverrideKey
from perfdesk.core.periods import parse_period
from perfdesk.core.reporting.report import ReportSettings, report_of, report_text
from perfdesk.core.settings import Scheme
from perfdesk.core.verdicts import Progress, ProgressWord, Rating, RatingWord

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class FrozenDashboard:
    """What an issued version showed.

    Attributes:
        dashboard: Every figure, verdict, target, comment and benchmark, in words.
        settings: How it was laid out.
    """

    dashboard: Dashboard
    settings: ReportSettings


def frozen_text(frozen: FrozenDashboard) -> str:
    """Write what was shown as JSON; the same always gives the same text."""
    told = {
        "format": _FORMAT,
        "settings": report_text(frozen.settings),
        "dashboard": _dashboard_data(frozen.dashboard),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def frozen_of(text: str) -> FrozenDashboard:
    """Read what was shown.

    Raises:
        ValueError, TypeError, LookupError, ArithmeticError: It is no such text.
    """
    told = json.loads(text)
    if told["format"] != _FORMAT:
        raise ValueError(f"format {told['format']!r} of an issued version is not known")
    return FrozenDashboard(_dashboard_of(told["dashboard"]), report_of(told["settings"]))


def _dashboard_data(dashboard: Dashboard) -> dict[str, object]:
    return {
        "title": dashboard.title,
        "council": dashboard.council,
        "position": dashboard.position.key,
        "previous": dashboard.previous.key,
        "runs_to": None if dashboard.runs_to is None else dashboard.runs_to.key,
        "scheme": dashboard.scheme.value,
        "provisional": dashboard.provisional,
        "columns": [[head.column.value, head.heading] for head in dashboard.columns],
        "optional": [[head.column.value, head.heading] for head in dashboard.optional],
        "layers": [
            {
                "layer": layer.layer,
                "name": layer.name,
                "outcomes": [
                    {
                        "outcome": table.outcome,
                        "plan": table.plan,
                        "name": table.name,
                        "statement": table.statement,
                        "rows": [_row_data(row) for row in table.rows],
                    }
                    for table in layer.outcomes
                ],
            }
            for layer in dashboard.layers
        ],
    }


def _dashboard_of(told: Mapping[str, Any]) -> Dashboard:
    return Dashboard(
        title=told["title"],
        council=told["council"],
        position=parse_period(told["position"]),
        previous=parse_period(told["previous"]),
        scheme=Scheme(told["scheme"]),
        provisional=bool(told["provisional"]),
        columns=_heads(told["columns"]),
        layers=tuple(
            LayerView(
                layer["layer"],
                layer["name"],
                tuple(
                    OutcomeTable(
                        table["outcome"],
                        table["plan"],
                        table["name"],
                        table["statement"],
                        tuple(_row_of(row) for row in table["rows"]),
                    )
                    for table in layer["outcomes"]
                ),
            )
            for layer in told["layers"]
        ),
        optional=_heads(told["optional"]),
        runs_to=parse_period(runs_to) if (runs_to := told.get("runs_to")) else None,
    )


def _heads(told: list[list[str]]) -> tuple[ColumnHead, ...]:
    return tuple(ColumnHead(Column(column), heading) for column, heading in told)


def _row_data(row: Row) -> dict[str, object]:
    return {
        "measure": row.measure,
        "cells": {column.value: _cell_data(cell) for column, cell in row.cells.items()},
        "rating": _verdict_data(row.rating),
        "progress": _verdict_data(row.progress),
        "depth": row.depth,
        "draft": row.is_draft,
    }


def _row_of(told: Mapping[str, Any]) -> Row:
    cells = {Column(column): _cell_of(cell) for column, cell in told["cells"].items()}
    rating, progress = told["rating"], told["progress"]
    return Row(
        told["measure"],
        MappingProxyType(cells),
        Rating(
            RatingWord(rating["word"]),
            rating["text"],
            rating["reason"],
            RatingWord(rating["rule"]),
            _override_of(rating["override"]),
        ),
        Progress(
            ProgressWord(progress["word"]),
            progress["text"],
            progress["reason"],
            ProgressWord(progress["rule"]),
            _override_of(progress["override"]),
        ),
        int(told["depth"]),
        bool(told["draft"]),
    )


def _cell_data(cell: Cell) -> list[object]:
    value = None if cell.value is None else str(cell.value)
    return [
        cell.text, value, cell.decimals, cell.form.value, cell.before, cell.number, cell.after,
        cell.reason, cell.spoken, cell.flagged,
    ]  # fmt: skip


def _cell_of(told: list[Any]) -> Cell:
    text, value, decimals, form, before, number, after, reason, spoken, flagged = told
    exact = None if value is None else Decimal(value)
    parts = before, number, after
    return Cell(text, exact, int(decimals), Form(form), *parts, reason, spoken, bool(flagged))


def _verdict_data(verdict: Rating | Progress) -> dict[str, object]:
    return {
        "word": verdict.word.value,
        "text": verdict.text,
        "reason": verdict.reason,
        "rule": verdict.by_rule.value,
        "override": None if verdict.override is None else _override_data(verdict.override),
    }


def _override_data(override: Override) -> list[object]:
    key = override.key
    return [
        key.measure, key.position.key, key.of.value, override.value, override.reason, override.by,
        override.at.isoformat(), list(override.decided_on), override.public,
    ]  # fmt: skip


def _override_of(told: list[Any] | None) -> Override | None:
    if told is None:
        return None
    measure, position, of, value, reason, by, at, decided_on, public = told
    return Override(
        OverrideKey(measure, parse_period(position), Judged(of)),
        value,
        reason,
        by,
        datetime.fromisoformat(at),
        tuple(decided_on),
        bool(public),
    )
