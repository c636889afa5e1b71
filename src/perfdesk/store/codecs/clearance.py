"""Rows of clearance, meetings, embargoes, retention, editions and exemptions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from perfdesk.core.issues.clearance import (
    Clearance,
    ClearanceKey,
    ClearanceStage,
    Embargo,
    Meeting,
    MeetingKey,
    Retention,
)
from perfdesk.core.reporting.editions import Edition, Exemption
from perfdesk.core.reporting.report import report_of, report_text
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import Row, flag_of, moment_text, period_of, period_text


def _clearance_row(clearance: Clearance) -> Row:
    key = clearance.key
    return (
        period_text(key.position),
        key.edition,
        key.stage.value,
        clearance.name,
        clearance.by,
        moment_text(clearance.at),
        int(clearance.own),
        clearance.note,
        clearance.shown,
    )


def _clearance(row: tuple[Any, ...]) -> Clearance:
    position, edition, stage, name, by, at, own, note, shown = row
    key = ClearanceKey(period_of(position), edition, ClearanceStage(stage))
    return Clearance(key, name, by, datetime.fromisoformat(at), flag_of(own), note, shown)


CLEARANCE = Codec(
    Clearance,
    "clearance",
    ("position", "edition", "stage", "name", "by", "at", "own", "note", "shown"),
    3,
    _clearance_row,
    _clearance,
)


def _meeting_row(meeting: Meeting) -> Row:
    key = meeting.key
    days = meeting.call_over, meeting.clearance, meeting.dispatch
    return (period_text(key.position), key.edition, meeting.day.isoformat(), *days)


def _meeting(row: tuple[Any, ...]) -> Meeting:
    position, edition, day, call_over, clearance, dispatch = row
    key = MeetingKey(period_of(position), edition)
    return Meeting(key, date.fromisoformat(day), call_over, clearance, dispatch)


MEETING = Codec(
    Meeting,
    "meeting",
    ("position", "edition", "day", "call_over", "clearance", "dispatch"),
    2,
    _meeting_row,
    _meeting,
)


def _embargo_row(embargo: Embargo) -> Row:
    day, at = embargo.not_before.isoformat(), moment_text(embargo.at)
    return (embargo.fingerprint, day, embargo.note, embargo.by, at)


def _embargo(row: tuple[Any, ...]) -> Embargo:
    fingerprint, day, note, by, at = row
    return Embargo(fingerprint, date.fromisoformat(day), note, by, datetime.fromisoformat(at))


EMBARGO = Codec(
    Embargo,
    "embargo",
    ("fingerprint", "not_before", "note", "by", "at"),
    1,
    _embargo_row,
    _embargo,
)


def _retention_row(retention: Retention) -> Row:
    return (retention.key, retention.years)


def _retention(row: tuple[Any, ...]) -> Retention:
    return Retention(row[1])


RETENTION = Codec(Retention, "retention", ("id", "years"), 1, _retention_row, _retention)


def _edition_row(edition: Edition) -> Row:
    return (edition.key, edition.name, report_text(edition.settings))


def _edition(row: tuple[Any, ...]) -> Edition:
    _, name, definition = row
    return Edition(name, report_of(definition))


EDITION = Codec(Edition, "edition", ("id", "name", "definition"), 1, _edition_row, _edition)


def _exemption_row(exemption: Exemption) -> Row:
    return (exemption.measure, exemption.paragraph)


def _exemption(row: tuple[Any, ...]) -> Exemption:
    return Exemption(*row)


EXEMPTION = Codec(
    Exemption,
    "exemption",
    ("measure", "paragraph"),
    1,
    _exemption_row,
    _exemption,
    lambda exemption: exemption.measure,
)
