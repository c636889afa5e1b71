"""Rows of issued versions; what they hold is kept apart, by digest."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from perfdesk.core.issues.issue import Issue, IssuedFile, ReportedFigure, Withdrawal
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import Row, moment_text, period_of, period_text


def _issue_row(issue: Issue) -> Row:
    withdrawal = issue.withdrawal
    definition = {
        "files": [[each.name, each.kind, each.size, each.digest] for each in issue.files],
        "dashboard": issue.dashboard,
        "snapshot": issue.snapshot,
        "open_errors": issue.open_errors,
        "despite": issue.despite,
        "withdrawal": None
        if withdrawal is None
        else [withdrawal.reason, withdrawal.by, moment_text(withdrawal.at), withdrawal.redacted],
        "reported": [[each.measure, each.text, each.is_provisional] for each in issue.reported],
    }
    return (
        issue.id,
        issue.name,
        issue.edition,
        period_text(issue.position),
        moment_text(issue.at),
        issue.by,
        issue.replaces,
        issue.reason,
        json.dumps(definition, ensure_ascii=False, separators=(",", ":")),
    )


def _issue(row: tuple[Any, ...]) -> Issue:
    identifier, name, edition, position, at, by, replaces, reason, definition = row
    told = json.loads(definition)
    withdrawal = told["withdrawal"]
    return Issue(
        identifier,
        name,
        edition,
        period_of(position),
        datetime.fromisoformat(at),
        by,
        tuple(IssuedFile(*each) for each in told["files"]),
        told["dashboard"],
        told["snapshot"],
        replaces,
        reason,
        tuple(told["open_errors"]),
        told["despite"],
        None if withdrawal is None else _withdrawal(withdrawal),
        tuple(_reported(each) for each in told.get("reported", ())),
    )


def _withdrawal(told: list[Any]) -> Withdrawal:
    reason, by, at, redacted = told
    return Withdrawal(reason, by, datetime.fromisoformat(at), redacted is True)


def _reported(told: list[Any]) -> ReportedFigure:
    measure, text, is_provisional = told
    return ReportedFigure(measure, text, is_provisional is True)


ISSUE = Codec(
    Issue,
    "issue",
    ("id", "name", "edition", "position", "at", "by", "replaces", "reason", "definition"),
    1,
    _issue_row,
    _issue,
)
