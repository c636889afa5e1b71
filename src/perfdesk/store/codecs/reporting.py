"""Rows of comments, stages, dismissed problems and the report's settings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from perfdesk.core.reporting.commentary import Commentary, CommentaryKey
from perfdesk.core.reporting.dismissals import Dismissal, DismissalKey
from perfdesk.core.reporting.report import ReportSettings, report_of, report_text
from perfdesk.core.reporting.stages import StageKey, StageMark
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import (
    AUDIENCES,
    SOURCE_COLUMNS,
    STAGES,
    Row,
    flag_of,
    moment_text,
    period_of,
    period_text,
    source_of,
    source_row,
    texts_json,
    texts_of,
)


def _commentary_row(commentary: Commentary) -> Row:
    return (
        commentary.key.measure,
        period_text(commentary.key.position),
        commentary.key.audience.value,
        commentary.text,
        commentary.by,
        moment_text(commentary.at),
        int(commentary.draft),
        *source_row(commentary.source),
    )


def _commentary(row: tuple[Any, ...]) -> Commentary:
    measure, position, audience, text, by, at, draft = row[:7]
    return Commentary(
        CommentaryKey(measure, period_of(position), AUDIENCES[audience]),
        text,
        by,
        datetime.fromisoformat(at),
        flag_of(draft),
        source_of(row[7:]),
    )


COMMENTARY = Codec(
    Commentary,
    "commentary",
    ("measure", "position", "audience", "text", "by", "at", "draft", *SOURCE_COLUMNS),
    3,
    _commentary_row,
    _commentary,
    lambda commentary: commentary.key.measure,
)


def _stage_row(mark: StageMark) -> Row:
    return (
        mark.key.measure,
        period_text(mark.key.position),
        mark.stage.value,
        mark.by,
        moment_text(mark.at),
        texts_json(mark.decided_on),
    )


def _stage(row: tuple[Any, ...]) -> StageMark:
    measure, position, stage, by, at, decided_on = row
    return StageMark(
        StageKey(measure, period_of(position)),
        STAGES[stage],
        by,
        datetime.fromisoformat(at),
        texts_of(decided_on),
    )


STAGE = Codec(
    StageMark,
    "stage_mark",
    ("measure", "position", "stage", "by", "at", "decided_on"),
    2,
    _stage_row,
    _stage,
    lambda mark: mark.key.measure,
)


def _dismissal_row(dismissal: Dismissal) -> Row:
    key = dismissal.key
    return (
        key.kind,
        key.measure,
        key.where,
        dismissal.message,
        dismissal.reason,
        dismissal.by,
        moment_text(dismissal.at),
    )


def _dismissal(row: tuple[Any, ...]) -> Dismissal:
    kind, measure, where, message, reason, by, at = row
    return Dismissal(
        DismissalKey(kind, measure, where), message, reason, by, datetime.fromisoformat(at)
    )


DISMISSAL = Codec(
    Dismissal,
    "dismissal",
    ("kind", "measure", "cell", "message", "reason", "by", "at"),
    3,
    _dismissal_row,
    _dismissal,
    lambda dismissal: dismissal.key.measure,
)


def _report_row(report: ReportSettings) -> Row:
    return (report.key, report_text(report))


def _report(row: tuple[Any, ...]) -> ReportSettings:
    return report_of(row[1])


REPORT = Codec(ReportSettings, "report", ("id", "definition"), 1, _report_row, _report)
