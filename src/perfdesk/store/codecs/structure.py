"""Rows of settings, positions, places, layers, outcomes and measures."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from perfdesk.core.measures import Derivation, Limit, Measure
from perfdesk.core.places import Place
from perfdesk.core.settings import PackSettings, Position, Tolerances
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import (
    AIMS,
    COMBINATIONS,
    FORECAST_METHODS,
    LEVELS,
    LIMIT_KINDS,
    SCHEMES,
    UNITS,
    Row,
    exact_number,
    flag_of,
    framework_json,
    framework_of,
    number_text,
    period_of,
    period_or_none,
    period_text,
    period_text_or_none,
    texts_of,
)


def _tolerances_json(tolerances: Tolerances) -> str:
    return json.dumps(
        {each.name: number_text(getattr(tolerances, each.name)) for each in fields(tolerances)}
    )


def _tolerances(text: str) -> Tolerances:
    return Tolerances(**{name: exact_number(number) for name, number in json.loads(text).items()})


def _settings_row(settings: PackSettings) -> Row:
    return (
        settings.key,
        settings.title,
        settings.council,
        period_text(settings.position),
        _tolerances_json(settings.tolerances),
    )


def _settings(row: tuple[Any, ...]) -> PackSettings:
    _, title, council, position, tolerances = row
    return PackSettings(title, council, period_of(position), _tolerances(tolerances))


SETTINGS = Codec(
    PackSettings,
    "settings",
    ("id", "title", "council", "position", "tolerances"),
    1,
    _settings_row,
    _settings,
)


def _position_row(position: Position) -> Row:
    return (
        period_text(position.period),
        position.scheme.value,
        period_text(position.previous),
        int(position.provisional),
    )


def _position(row: tuple[Any, ...]) -> Position:
    period, scheme, previous, provisional = row
    return Position(period_of(period), SCHEMES[scheme], period_of(previous), flag_of(provisional))


POSITION = Codec(
    Position,
    "position",
    ("period", "scheme", "previous", "provisional"),
    1,
    _position_row,
    _position,
)


def _place_row(place: Place) -> Row:
    return (place.code, place.name, place.level.value)


def _place(row: tuple[Any, ...]) -> Place:
    code, name, level = row
    return Place(code, name, LEVELS[level])


PLACE = Codec(Place, "place", ("code", "name", "level"), 1, _place_row, _place)


def _layer_row(layer: Layer) -> Row:
    return (layer.id, layer.name, layer.order, layer.meaning)


def _layer(row: tuple[Any, ...]) -> Layer:
    return Layer(*row)


LAYER = Codec(Layer, "layer", ("id", "name", "ordinal", "meaning"), 1, _layer_row, _layer)


def _outcome_row(outcome: Outcome) -> Row:
    return (outcome.id, outcome.layer, outcome.order, outcome.plan, outcome.name, outcome.statement)


def _outcome(row: tuple[Any, ...]) -> Outcome:
    return Outcome(*row)


OUTCOME = Codec(
    Outcome,
    "outcome",
    ("id", "layer", "ordinal", "plan", "name", "statement"),
    1,
    _outcome_row,
    _outcome,
)


def _limit_json(limit: Limit | None) -> str | None:
    if limit is None:
        return None
    return json.dumps([number_text(limit.amount), limit.kind.value])


def _limit(text: str | None) -> Limit | None:
    if text is None:
        return None
    amount, kind = json.loads(text)
    return Limit(exact_number(amount), LIMIT_KINDS[kind])


def _derivation_json(derived: Derivation | None) -> str | None:
    if derived is None:
        return None
    return json.dumps([derived.combination.value, *derived.operands], ensure_ascii=False)


def _derivation(text: str | None) -> Derivation | None:
    if text is None:
        return None
    combination, *operands = texts_of(text)
    return Derivation(COMBINATIONS[combination], tuple(operands))


def _measure_row(measure: Measure) -> Row:
    return (
        measure.id,
        measure.outcome,
        measure.order,
        measure.description,
        measure.code,
        measure.aim.value,
        measure.unit.value,
        measure.decimals,
        framework_json(measure.framework),
        measure.marker,
        int(measure.adds_up),
        period_text_or_none(measure.starts),
        period_text_or_none(measure.ends),
        measure.continues,
        _limit_json(measure.amber_limit),
        _limit_json(measure.similar_limit),
        measure.owner,
        measure.part_of,
        int(measure.academic),
        None if measure.scheme is None else measure.scheme.value,
        None if measure.forecast is None else measure.forecast.value,
        int(measure.rated_on_forecast),
        _derivation_json(measure.derived),
        measure.meaning,
    )


def _measure(row: tuple[Any, ...]) -> Measure:
    (identity, outcome, order, description, code, aim, unit, decimals) = row[:8]
    (framework, marker, adds_up, starts, ends, continues, amber_limit, similar_limit) = row[8:16]
    (owner, part_of, academic, scheme, forecast, rated_on_forecast) = row[16:22]
    derived, meaning = row[22:]
    return Measure(
        id=identity,
        outcome=outcome,
        order=order,
        description=description,
        code=code,
        aim=AIMS[aim],
        unit=UNITS[unit],
        decimals=decimals,
        framework=framework_of(framework),
        marker=marker,
        adds_up=flag_of(adds_up),
        starts=period_or_none(starts),
        ends=period_or_none(ends),
        continues=continues,
        amber_limit=_limit(amber_limit),
        similar_limit=_limit(similar_limit),
        owner=owner,
        part_of=part_of,
        academic=flag_of(academic),
        scheme=None if scheme is None else SCHEMES[scheme],
        forecast=None if forecast is None else FORECAST_METHODS[forecast],
        rated_on_forecast=flag_of(rated_on_forecast),
        derived=_derivation(derived),
        meaning=meaning,
    )


MEASURE = Codec(
    Measure,
    "measure",
    (
        *("id", "outcome", "ordinal", "description", "code", "aim", "unit", "decimals"),
        *("framework", "marker", "adds_up", "starts", "ends", "continues"),
        *("amber_limit", "similar_limit", "owner", "part_of", "academic", "scheme", "forecast"),
        *("rated_on_forecast", "derived", "meaning"),
    ),
    1,
    _measure_row,
    _measure,
    lambda measure: measure.id,
)
