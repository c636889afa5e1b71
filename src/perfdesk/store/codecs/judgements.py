"""Rows of overrides, printed quartiles and sources."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from perfdesk.core.judgements import Override, OverrideKey, PrintedQuartile, QuartileKey
from perfdesk.core.sources import SourceFile
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import (
    JUDGED,
    SOURCE_COLUMNS,
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


def _override_row(override: Override) -> Row:
    return (
        override.key.measure,
        period_text(override.key.position),
        override.key.of.value,
        override.value,
        override.reason,
        override.by,
        moment_text(override.at),
        texts_json(override.decided_on),
        int(override.public),
    )


def _override(row: tuple[Any, ...]) -> Override:
    measure, position, of, value, reason, by, at, decided_on, public = row
    return Override(
        OverrideKey(measure, period_of(position), JUDGED[of]),
        value,
        reason,
        by,
        datetime.fromisoformat(at),
        texts_of(decided_on),
        flag_of(public),
    )


OVERRIDE = Codec(
    Override,
    "override",
    ("measure", "position", "of", "value", "reason", "by", "at", "decided_on", "public"),
    3,
    _override_row,
    _override,
    lambda override: override.key.measure,
)


def _quartile_row(quartile: PrintedQuartile) -> Row:
    return (
        quartile.key.measure,
        period_text(quartile.key.position),
        quartile.text,
        *source_row(quartile.source),
    )


def _quartile(row: tuple[Any, ...]) -> PrintedQuartile:
    return PrintedQuartile(QuartileKey(row[0], period_of(row[1])), row[2], source_of(row[3:]))


QUARTILE = Codec(
    PrintedQuartile,
    "printed_quartile",
    ("measure", "position", "text", *SOURCE_COLUMNS),
    2,
    _quartile_row,
    _quartile,
    lambda quartile: quartile.key.measure,
)


def _source_file_row(source: SourceFile) -> Row:
    return (
        source.fingerprint,
        source.name,
        moment_text(source.imported_at),
        source.imported_by,
        source.family,
        source.data_to,
    )


def _source_file(row: tuple[Any, ...]) -> SourceFile:
    fingerprint, name, imported_at, imported_by, family, data_to = row
    return SourceFile(
        fingerprint, name, datetime.fromisoformat(imported_at), imported_by, family, data_to
    )


SOURCE_FILE = Codec(
    SourceFile,
    "source_file",
    ("fingerprint", "name", "imported_at", "imported_by", "family", "data_to"),
    1,
    _source_file_row,
    _source_file,
)
