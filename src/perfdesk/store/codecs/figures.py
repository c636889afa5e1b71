"""Rows of targets, of figures, and of the doubts that stay with some of them."""

from __future__ import annotations

from typing import Any

from perfdesk.core.figures import Figure, FigureKey, Reading
from perfdesk.core.imports.doubts import FigureDoubt
from perfdesk.core.sources import CellReference
from perfdesk.core.targets import (
    PeriodTarget,
    PeriodTargetKey,
    Target,
    TargetKey,
    TargetReading,
)
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import (
    BASES,
    CONTENTS,
    FIGURE_KINDS,
    FORMS,
    SOURCE_COLUMNS,
    TARGET_KINDS,
    Row,
    number_of,
    number_text,
    period_of,
    period_or_none,
    period_text,
    period_text_or_none,
    source_of,
    source_row,
    texts_json,
    texts_of,
)

_READING_COLUMNS = (
    *("text", "kind", "low", "high", "decimals", "form", "count", "period", "basis", "qualifier"),
    *SOURCE_COLUMNS,
)


def _reading_row(reading: TargetReading, source: CellReference) -> Row:
    return (
        reading.text,
        reading.kind.value,
        number_text(reading.low),
        number_text(reading.high),
        reading.decimals,
        reading.form.value,
        number_text(reading.count),
        period_text_or_none(reading.period),
        reading.basis.value,
        reading.qualifier,
        *source_row(source),
    )


def _reading(row: tuple[Any, ...]) -> TargetReading:
    text, kind, low, high, decimals, form, count, period, basis, qualifier = row
    return TargetReading(
        text=text,
        kind=TARGET_KINDS[kind],
        low=number_of(low),
        high=number_of(high),
        decimals=decimals,
        form=FORMS[form],
        count=number_of(count),
        period=period_or_none(period),
        basis=BASES[basis],
        qualifier=qualifier,
    )


def _target_row(target: Target) -> Row:
    key = target.key
    return (key.measure, period_text(key.position), *_reading_row(target.reading, target.source))


def _target(row: tuple[Any, ...]) -> Target:
    key = TargetKey(row[0], period_of(row[1]))
    return Target(key, _reading(row[2:12]), source_of(row[12:]))


TARGET = Codec(
    Target,
    "target",
    ("measure", "position", *_READING_COLUMNS),
    2,
    _target_row,
    _target,
    lambda target: target.key.measure,
)


def _period_target_row(target: PeriodTarget) -> Row:
    key = target.key
    return (key.measure, period_text(key.period), *_reading_row(target.reading, target.source))


def _period_target(row: tuple[Any, ...]) -> PeriodTarget:
    key = PeriodTargetKey(row[0], period_of(row[1]))
    return PeriodTarget(key, _reading(row[2:12]), source_of(row[12:]))


PERIOD_TARGET = Codec(
    PeriodTarget,
    "period_target",
    ("measure", "for_period", *_READING_COLUMNS),
    2,
    _period_target_row,
    _period_target,
    lambda target: target.key.measure,
)


def _figure_row(figure: Figure) -> Row:
    key, reading = figure.key, figure.reading
    return (
        key.measure,
        key.place,
        period_text(key.period),
        key.kind.value,
        reading.text,
        reading.content.value,
        number_text(reading.value),
        reading.decimals,
        reading.form.value,
        number_text(reading.numerator),
        number_text(reading.denominator),
        reading.qualifier,
        period_text_or_none(reading.period),
        texts_json(reading.status),
        number_text(reading.margin),
        reading.typed,
        figure.population,
        *source_row(figure.source),
    )


def _figure(row: tuple[Any, ...]) -> Figure:
    (measure, place, period, kind, text, content, value, decimals, form) = row[:9]
    (numerator, denominator, qualifier, stands_for, status, margin, typed, population) = row[9:17]
    # By place and not by name, since there are many: the tests fill every field.
    return Figure(
        FigureKey(measure, place, period_of(period), FIGURE_KINDS[kind]),
        Reading(
            text,
            CONTENTS[content],
            number_of(value),
            decimals,
            FORMS[form],
            number_of(numerator),
            number_of(denominator),
            qualifier,
            period_or_none(stands_for),
            texts_of(status),
            number_of(margin),
            typed,
        ),
        source_of(row[17:]),
        population,
    )


FIGURE = Codec(
    Figure,
    "figure",
    (
        *("measure", "place", "period", "kind"),
        *("text", "content", "value", "decimals", "form", "numerator", "denominator"),
        *("qualifier", "stands_for", "status", "margin", "typed", "population"),
        *SOURCE_COLUMNS,
    ),
    4,
    _figure_row,
    _figure,
    lambda figure: figure.key.measure,
)


def _doubt_row(doubt: FigureDoubt) -> Row:
    key = doubt.key
    return (
        key.measure,
        key.place,
        period_text(key.period),
        key.kind.value,
        doubt.text,
        doubt.message,
        doubt.arithmetic,
    )


def _doubt(row: tuple[Any, ...]) -> FigureDoubt:
    measure, place, period, kind, text, message, arithmetic = row
    key = FigureKey(measure, place, period_of(period), FIGURE_KINDS[kind])
    return FigureDoubt(key, text, message, arithmetic)


FIGURE_DOUBT = Codec(
    FigureDoubt,
    "figure_doubt",
    ("measure", "place", "period", "kind", "text", "message", "arithmetic"),
    4,
    _doubt_row,
    _doubt,
    lambda doubt: doubt.key.measure,
)
