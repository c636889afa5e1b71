"""Rows of who was asked, what was answered, what is to be done, and which sources are expected."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from perfdesk.core.collecting.actions import Action, ActionKind, ActionStatus
from perfdesk.core.collecting.answers import Answered, AnswerKind
from perfdesk.core.collecting.asking import Asked, AskedKey, Contact
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import (
    SOURCE_COLUMNS,
    Row,
    moment_text,
    period_of,
    period_text,
    source_of,
    source_row,
    texts_json,
    texts_of,
)


def _asked_row(asked: Asked) -> Row:
    return (
        asked.key.measure,
        period_text(asked.key.position),
        asked.owner,
        asked.by,
        moment_text(asked.at),
        asked.deadline.isoformat(),
        asked.figure,
        asked.comment,
    )


def _asked(row: tuple[Any, ...]) -> Asked:
    measure, position, owner, by, at, deadline, figure, comment = row
    return Asked(
        AskedKey(measure, period_of(position)),
        owner,
        by,
        datetime.fromisoformat(at),
        date.fromisoformat(deadline),
        figure,
        comment,
    )


ASKED = Codec(
    Asked,
    "asked",
    ("measure", "position", "owner", "by", "at", "deadline", "figure", "comment"),
    2,
    _asked_row,
    _asked,
    lambda asked: asked.key.measure,
)


def _answered_row(answered: Answered) -> Row:
    return (
        answered.key.measure,
        period_text(answered.key.position),
        answered.kind.value,
        answered.owner,
        answered.by,
        answered.signed_off,
        moment_text(answered.at),
        *source_row(answered.source),
    )


def _answered(row: tuple[Any, ...]) -> Answered:
    measure, position, kind, owner, by, signed_off, at = row[:7]
    return Answered(
        AskedKey(measure, period_of(position)),
        AnswerKind(kind),
        owner,
        by,
        signed_off,
        datetime.fromisoformat(at),
        source_of(row[7:]),
    )


ANSWERED = Codec(
    Answered,
    "answered",
    ("measure", "position", "kind", "owner", "by", "signed_off", "at", *SOURCE_COLUMNS),
    2,
    _answered_row,
    _answered,
    lambda answered: answered.key.measure,
)


def _contact_row(contact: Contact) -> Row:
    return (contact.owner, contact.address, contact.deputy)


def _contact(row: tuple[Any, ...]) -> Contact:
    return Contact(*row)


CONTACT = Codec(Contact, "contact", ("owner", "address", "deputy"), 1, _contact_row, _contact)


def _action_row(action: Action) -> Row:
    return (
        action.id,
        action.kind.value,
        action.measure,
        action.what,
        action.who,
        None if action.by_when is None else action.by_when.isoformat(),
        action.status.value,
        action.outcome,
        period_text(action.raised),
        action.by,
        moment_text(action.at),
        *source_row(action.source),
    )


def _action(row: tuple[Any, ...]) -> Action:
    identifier, kind, measure, what, who, by_when, status, outcome, raised, by, at = row[:11]
    return Action(
        identifier,
        ActionKind(kind),
        measure,
        what,
        who,
        None if by_when is None else date.fromisoformat(by_when),
        ActionStatus(status),
        outcome,
        period_of(raised),
        by,
        datetime.fromisoformat(at),
        source_of(row[11:]),
    )


ACTION = Codec(
    Action,
    "action",
    ("id", "kind", "measure", "what", "who", "by_when", "status", "outcome", "raised", "by", "at",
     *SOURCE_COLUMNS),
    1,
    _action_row,
    _action,
    lambda action: action.measure,
)  # fmt: skip


def _expected_row(expected: ExpectedSource) -> Row:
    return (
        expected.name,
        expected.path,
        expected.recipe,
        expected.days,
        texts_json(expected.seen),
    )


def _expected(row: tuple[Any, ...]) -> ExpectedSource:
    name, path, recipe, days, seen = row
    return ExpectedSource(name, path, recipe, days, texts_of(seen))


EXPECTED_SOURCE = Codec(
    ExpectedSource,
    "expected_source",
    ("name", "path", "recipe", "days", "seen"),
    1,
    _expected_row,
    _expected,
)
