"""How each record of a pack is written as a row, and read back: here and nowhere else.

To add a field to a record: add its column to `schema.STATEMENTS`, its name, its value and its
reading to the codec below at the same place, and a migration. The tests make records of every
type with every field filled, so a field forgotten here is found there.

Single values are written as `perfdesk.store.columns` says; small values without columns of
their own are JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Generic, cast

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.published import PublishedKey, PublishedYear
from perfdesk.core.figures import Figure, FigureKey, Reading
from perfdesk.core.judgements import Override, OverrideKey, PrintedQuartile, QuartileKey
from perfdesk.core.measures import Derivation, FrameworkCode, Limit, Measure
from perfdesk.core.pack import RECORD_TYPES, Record, RecordType
from perfdesk.core.places import Place
from perfdesk.core.settings import PackSettings, Position, Tolerances
from perfdesk.core.sources import SourceFile
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import Target, TargetKey, TargetReading
from perfdesk.store.columns import (
    AIMS,
    BASES,
    COMBINATIONS,
    CONTENTS,
    FIGURE_KINDS,
    FORECAST_METHODS,
    FORMS,
    JUDGED,
    LEVELS,
    LIMIT_KINDS,
    SCHEMES,
    SOURCE_COLUMNS,
    TARGET_KINDS,
    UNITS,
    Row,
    Value,
    exact_number,
    flag_of,
    moment_text,
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


def _no_measure(record: object) -> str:
    del record
    return ""


@dataclass(frozen=True, slots=True)
class Codec(Generic[RecordType]):
    """How records of one type are written as rows of one table.

    Attributes:
        kind: The type of the records.
        table: Name of the table.
        columns: Names of its columns in order; those of the key come first.
        key_length: How many columns make the key.
        to_row: Writes a record; raises ValueError for what could not be read back.
        from_row: Reads one; raises ValueError, TypeError, LookupError or ArithmeticError
            for what no record can be.
        measure_of: Id of the measure that a record is about; empty for none.
    """

    kind: type[RecordType]
    table: str
    columns: tuple[str, ...]
    key_length: int
    to_row: Callable[[RecordType], Row]
    from_row: Callable[[tuple[Any, ...]], RecordType]
    measure_of: Callable[[RecordType], str] = _no_measure

    def read(self, columns: Iterable[str], row: Iterable[Value]) -> RecordType:
        """Return the record of a row whose columns come in another order."""
        named = dict(zip(columns, row, strict=True))
        return self.from_row(tuple(named[column] for column in self.columns))


# --- settings, positions, places -----------------------------------------------------------------
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


_SETTINGS = Codec(
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


_POSITION = Codec(
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


_PLACE = Codec(Place, "place", ("code", "name", "level"), 1, _place_row, _place)


# --- structure -----------------------------------------------------------------------------------
def _layer_row(layer: Layer) -> Row:
    return (layer.id, layer.name, layer.order)


def _layer(row: tuple[Any, ...]) -> Layer:
    return Layer(*row)


_LAYER = Codec(Layer, "layer", ("id", "name", "ordinal"), 1, _layer_row, _layer)


def _outcome_row(outcome: Outcome) -> Row:
    return (outcome.id, outcome.layer, outcome.order, outcome.plan, outcome.name, outcome.statement)


def _outcome(row: tuple[Any, ...]) -> Outcome:
    return Outcome(*row)


_OUTCOME = Codec(
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


def _framework_json(framework: FrameworkCode | None) -> str | None:
    if framework is None:
        return None
    return json.dumps([framework.edition, framework.code, framework.part], ensure_ascii=False)


def _framework(text: str | None) -> FrameworkCode | None:
    if text is None:
        return None
    edition, code, part = json.loads(text)
    return FrameworkCode(edition, code, part)


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
        _framework_json(measure.framework),
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
    )


def _measure(row: tuple[Any, ...]) -> Measure:
    (identity, outcome, order, description, code, aim, unit, decimals) = row[:8]
    (framework, marker, adds_up, starts, ends, continues, amber_limit, similar_limit) = row[8:16]
    (owner, part_of, academic, scheme, forecast, rated_on_forecast, derived) = row[16:]
    return Measure(
        id=identity,
        outcome=outcome,
        order=order,
        description=description,
        code=code,
        aim=AIMS[aim],
        unit=UNITS[unit],
        decimals=decimals,
        framework=_framework(framework),
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
    )


_MEASURE = Codec(
    Measure,
    "measure",
    (
        *("id", "outcome", "ordinal", "description", "code", "aim", "unit", "decimals"),
        *("framework", "marker", "adds_up", "starts", "ends", "continues"),
        *("amber_limit", "similar_limit", "owner", "part_of", "academic", "scheme", "forecast"),
        *("rated_on_forecast", "derived"),
    ),
    1,
    _measure_row,
    _measure,
    lambda measure: measure.id,
)


# --- targets and figures -------------------------------------------------------------------------
def _target_row(target: Target) -> Row:
    reading = target.reading
    return (
        target.key.measure,
        period_text(target.key.position),
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
        *source_row(target.source),
    )


def _target(row: tuple[Any, ...]) -> Target:
    (measure, position, text, kind, low, high, decimals, form, count, period, basis, qualifier) = (
        row[:12]
    )
    return Target(
        TargetKey(measure, period_of(position)),
        TargetReading(
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
        ),
        source_of(row[12:]),
    )


_TARGET = Codec(
    Target,
    "target",
    (
        *("measure", "position", "text", "kind", "low", "high", "decimals", "form"),
        *("count", "period", "basis", "qualifier", *SOURCE_COLUMNS),
    ),
    2,
    _target_row,
    _target,
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
    return Figure(
        FigureKey(measure, place, period_of(period), FIGURE_KINDS[kind]),
        Reading(
            text=text,
            content=CONTENTS[content],
            value=number_of(value),
            decimals=decimals,
            form=FORMS[form],
            numerator=number_of(numerator),
            denominator=number_of(denominator),
            qualifier=qualifier,
            period=period_or_none(stands_for),
            status=texts_of(status),
            margin=number_of(margin),
            typed=typed,
        ),
        source_of(row[17:]),
        population,
    )


_FIGURE = Codec(
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


# --- judgements and sources ----------------------------------------------------------------------
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
    )


def _override(row: tuple[Any, ...]) -> Override:
    measure, position, of, value, reason, by, at, decided_on = row
    return Override(
        OverrideKey(measure, period_of(position), JUDGED[of]),
        value,
        reason,
        by,
        datetime.fromisoformat(at),
        texts_of(decided_on),
    )


_OVERRIDE = Codec(
    Override,
    "override",
    ("measure", "position", "of", "value", "reason", "by", "at", "decided_on"),
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


_QUARTILE = Codec(
    PrintedQuartile,
    "printed_quartile",
    ("measure", "position", "text", *SOURCE_COLUMNS),
    2,
    _quartile_row,
    _quartile,
    lambda quartile: quartile.key.measure,
)


# --- benchmarks ----------------------------------------------------------------------------------
def _published_row(year: PublishedYear) -> Row:
    return (
        _framework_json(year.key.framework),
        period_text(year.key.period),
        year.entries,
        *source_row(year.source),
    )


def _published(row: tuple[Any, ...]) -> PublishedYear:
    framework = _framework(row[0])
    if framework is None:
        raise ValueError("a published year belongs to a measure of the framework")
    return PublishedYear(PublishedKey(framework, period_of(row[1])), row[2], source_of(row[3:]))


_PUBLISHED_YEAR = Codec(
    PublishedYear,
    "published_year",
    ("framework", "period", "entries", *SOURCE_COLUMNS),
    2,
    _published_row,
    _published,
)


def _group_row(group: NeighbourGroup) -> Row:
    return (
        group.id,
        group.name,
        group.council,
        texts_json(group.members),
        group.source,
        group.dated.isoformat(),
    )


def _group(row: tuple[Any, ...]) -> NeighbourGroup:
    identity, name, council, members, source, dated = row
    return NeighbourGroup(
        identity, name, council, texts_of(members), source, date.fromisoformat(dated)
    )


_NEIGHBOUR_GROUP = Codec(
    NeighbourGroup,
    "neighbour_group",
    ("id", "name", "council", "members", "source", "dated"),
    1,
    _group_row,
    _group,
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


_SOURCE_FILE = Codec(
    SourceFile,
    "source_file",
    ("fingerprint", "name", "imported_at", "imported_by", "family", "data_to"),
    1,
    _source_file_row,
    _source_file,
)


# --- all of them ---------------------------------------------------------------------------------
_ALL: tuple[Codec[Any], ...] = (
    _SETTINGS,
    _POSITION,
    _PLACE,
    _LAYER,
    _OUTCOME,
    _MEASURE,
    _TARGET,
    _FIGURE,
    _OVERRIDE,
    _QUARTILE,
    _PUBLISHED_YEAR,
    _NEIGHBOUR_GROUP,
    _SOURCE_FILE,
)

CODECS: Mapping[type[Record], Codec[Any]] = MappingProxyType(
    {kind: codec for kind in RECORD_TYPES for codec in _ALL if codec.kind is kind}
)
"""The codec of each type of record, in the order of `RECORD_TYPES`."""

CODECS_BY_TABLE: Mapping[str, Codec[Any]] = MappingProxyType(
    {codec.table: codec for codec in CODECS.values()}
)
"""The same by name of table."""


def codec_of(record: Record) -> Codec[Record]:
    """Return the codec of a record's type."""
    return cast("Codec[Record]", CODECS[type(record)])
