"""The trend chart of a measure: ours and England over the years, with target and breaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from perfdesk.core.building.axes import UNIT_LABELS, nice_axis, tick_labels
from perfdesk.core.building.forecasting import forecast_of
from perfdesk.core.building.judging import break_between, reported_figure, verdicts_on
from perfdesk.core.building.series import SeriesPoint, series_of
from perfdesk.core.charting import (
    ChartBreak,
    ChartPoint,
    ChartSeries,
    ChartSpec,
    ChartTarget,
    SeriesRole,
)
from perfdesk.core.figures import Content, Figure, FigureKind, Form
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import ENGLAND
from perfdesk.core.rules.forecast import Forecast
from perfdesk.core.rules.ratings import comparator_name
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetBasis, TargetKind, TargetReading

_NOTHING_YET = "No figures yet. Type one in the grid, or import an extract."
_NOT_APPLICABLE = frozenset({"[z]", "z"})


@dataclass(frozen=True, slots=True)
class _Axis:
    """How values are scaled and labelled."""

    form: Form
    label: str

    def scaled(self, value: Decimal) -> float:
        return float(value / 1000 if self.form is Form.THOUSANDS else value)


def trend_of(pack: Pack, measure: str, position: Period | None = None) -> ChartSpec:
    """Work out the trend chart of a measure.

    Args:
        pack: The pack.
        measure: Id of the measure.
        position: Whose target and message are shown; the pack's own position if None.

    Raises:
        KeyError: The pack has no such measure or position.
    """
    shown = pack.table(Position)[position] if position else pack.position
    subject = pack.measure(measure)
    points = [each for each in series_of(pack, measure) if _is_drawn(each)]
    ours = _one_a_slot(each for each in points if each.place.code == pack.council.code)
    england = _one_a_slot(each for each in points if each.place.code == ENGLAND.code)
    drawn = [each for each in (*ours, *england) if each.figure.value is not None]
    if not drawn:
        return _empty(subject)
    axis = _axis(subject, drawn)
    slots = _without_empty_ends(
        sorted({_slot(e.figure) for e in (*ours, *england)}, key=_by_end), drawn
    )
    expected = _expected(pack, subject, shown, slots)
    if expected is not None:
        slots = sorted([*slots, expected[0]], key=_by_end)
    places = {slot: index for index, slot in enumerate(slots)}
    series = tuple(
        _series(name, role, _segments(subject, line, places, axis))
        for name, role, line in (
            (pack.council.name, SeriesRole.OURS, ours),
            (ENGLAND.name, SeriesRole.COMPARATOR, england),
        )
        if any(each.figure.value is not None for each in line)
    )
    if expected is not None:
        series = _with_forecast(series, places, axis, *expected)
    drawn_years = {_slot(each.figure) for each in england if each.figure.value is not None}
    target = _target(pack.target(measure, shown.period), axis, drawn_years)
    values = [point.value for line in series for point in line.points]
    if target is not None:
        values += [edge for edge in (target.low, target.high) if edge is not None]
    ceiling = 100.0 if axis.form is Form.PERCENT and max(values) <= 100 else None
    low, high, ticks = nice_axis(values, floor=0.0 if min(values) >= 0 else None, ceiling=ceiling)
    return ChartSpec(
        measure=measure,
        title=_message(pack, subject, shown),
        subject=subject.description,
        unit=axis.label,
        categories=tuple(
            f"{slot} forecast" if expected and slot == expected[0] else slot.label for slot in slots
        ),
        series=series,
        target=target,
        breaks=_breaks(subject, slots),
        low=low,
        high=high,
        ticks=tuple(zip(ticks, tick_labels(ticks, axis.form), strict=True)),
        alt=_alt(subject, series, target, slots),
    )


def _expected(
    pack: Pack, subject: Measure, position: Position, slots: Sequence[Period]
) -> tuple[Period, Forecast] | None:
    """Return the year-end forecast and its year; None where the year has a figure already."""
    figure = reported_figure(pack, subject, position.period)
    forecast = forecast_of(pack, subject, figure)
    if figure is None or forecast is None or figure.stands_for.year in slots:
        return None
    return figure.stands_for.year, forecast


def _with_forecast(
    series: tuple[ChartSeries, ...],
    places: Mapping[Period, int],
    axis: _Axis,
    year: Period,
    forecast: Forecast,
) -> tuple[ChartSeries, ...]:
    """Add the forecast to our line as a point by itself."""
    point = ChartPoint(
        at=places[year],
        value=axis.scaled(forecast.value),
        text=forecast.text,
        period=f"{year} forecast",
        source=forecast.reason.rstrip("."),
        is_local=True,
        is_forecast=True,
    )
    return tuple(
        replace(line, segments=(*line.segments, (point,))) if line.role is SeriesRole.OURS else line
        for line in series
    )


def trends_of(pack: Pack, position: Period | None = None) -> dict[str, ChartSpec]:
    """Return the trend chart of every measure at a position that has figures, by its id."""
    shown = position or pack.settings.position
    specs = (trend_of(pack, each.id, shown) for each in pack.measures_at(shown))
    return {spec.measure: spec for spec in specs if not spec.empty}


def _empty(subject: Measure) -> ChartSpec:
    return ChartSpec(
        measure=subject.id, title="", subject=subject.description, unit="", categories=(),
        series=(), target=None, breaks=(), low=0.0, high=1.0, ticks=(),
        alt=f"{subject.description}: there are no figures to draw yet.", empty=_NOTHING_YET,
    )  # fmt: skip


def _is_drawn(point: SeriesPoint) -> bool:
    """Keep figures with a value, and those that say a value is missing: they make a gap.

    Not applicable is no gap: in the years between two surveys nothing is missing.
    """
    reading = point.figure.reading
    if reading.value is not None:
        return True
    return reading.content is Content.SHORTHAND and not _NOT_APPLICABLE & {
        reading.text,
        *reading.status,
    }


def _one_a_slot(line: Iterable[SeriesPoint]) -> list[SeriesPoint]:
    """Keep one figure of each kind for a place on the time axis, that of its own column first."""
    kept: dict[tuple[Period, FigureKind], SeriesPoint] = {}
    for each in line:
        key = _slot(each.figure), each.figure.key.kind
        if key not in kept or each.figure.key.period == key[0]:
            kept[key] = each
    return sorted(kept.values(), key=lambda each: _by_end(_slot(each.figure)))


def _slot(figure: Figure) -> Period:
    """Return the place on the time axis: a date in a year's column stands for its year."""
    period = figure.stands_for
    if period.is_snapshot and figure.key.period.is_financial_year:
        return period.year
    return period


def _by_end(period: Period) -> tuple[date, date]:
    return period.end, period.start


def _without_empty_ends(slots: Sequence[Period], drawn: Sequence[SeriesPoint]) -> list[Period]:
    filled = {_slot(each.figure) for each in drawn}
    first = next(index for index, slot in enumerate(slots) if slot in filled)
    last = next(index for index, slot in enumerate(reversed(slots)) if slot in filled)
    return list(slots[first : len(slots) - last])


def _axis(subject: Measure, drawn: Sequence[SeriesPoint]) -> _Axis:
    if subject.unit is Unit.PERCENT:
        return _Axis(Form.PERCENT, UNIT_LABELS[Unit.PERCENT])
    in_thousands = sum(each.figure.reading.form is Form.THOUSANDS for each in drawn)
    if 2 * in_thousands >= len(drawn):
        return _Axis(Form.THOUSANDS, "Thousands")
    return _Axis(Form.PLAIN, UNIT_LABELS[subject.unit])


def _segments(
    subject: Measure, line: Sequence[SeriesPoint], places: Mapping[Period, int], axis: _Axis
) -> list[list[ChartPoint]]:
    """Join points to segments: published where there are both, with the local one beside it."""
    published = {_slot(e.figure) for e in line if _is_published(e) and e.figure.value is not None}
    segments: list[list[ChartPoint]] = []
    beside: list[ChartPoint] = []
    previous: Period | None = None
    for each in line:
        slot, value = _slot(each.figure), each.figure.value
        if slot not in places or (not _is_published(each) and value is None and slot in published):
            continue
        if value is None:
            previous = None
            continue
        point = _point(each, places[slot], axis.scaled(value))
        if not _is_published(each) and slot in published:
            beside.append(point)
        elif previous is not None and _joins(subject, previous, slot):
            segments[-1].append(point)
            previous = slot
        else:
            segments.append([point])
            previous = slot
    return [*segments, *([point] for point in beside)]


def _joins(subject: Measure, earlier: Period, later: Period) -> bool:
    """Tell whether a line may join two periods: alike in length, and no break between them."""
    alike = abs(later.months - earlier.months) <= 1
    return alike and break_between(subject, earlier, later) is None


def _series(name: str, role: SeriesRole, segments: Iterable[list[ChartPoint]]) -> ChartSeries:
    return ChartSeries(name, role, tuple(tuple(each) for each in segments))


def _is_published(point: SeriesPoint) -> bool:
    return point.figure.key.kind is FigureKind.PUBLISHED


def _point(each: SeriesPoint, at: int, value: float) -> ChartPoint:
    figure = each.figure
    return ChartPoint(
        at=at,
        value=value,
        text=" ".join((figure.reading.number_text, *figure.reading.status)),
        period=figure.stands_for.label,
        source=str(figure.source),
        is_local=not _is_published(each),
    )


def _target(target: TargetReading, axis: _Axis, england: set[Period]) -> ChartTarget | None:
    """Return what to aim for; not England's average where England's line shows that year."""
    is_england = target.basis is TargetBasis.NATIONAL_AVERAGE
    is_drawn = target.period in england if target.period else bool(england)
    if target.low is None or (is_england and is_drawn):
        return None
    low = axis.scaled(target.low)
    high = axis.scaled(target.high) if target.high is not None else None
    if target.kind is TargetKind.AVERAGE:
        name = comparator_name(target)
        return ChartTarget(low, None, f"{name[:1].upper()}{name[1:]} {target.number_text}")
    name = "Band" if high is not None else "Target"
    prefix = {TargetKind.CEILING: "at most ", TargetKind.FLOOR: "at least "}.get(target.kind, "")
    return ChartTarget(low, high, f"{name} {prefix}{target.number_text}")


def _breaks(subject: Measure, slots: Sequence[Period]) -> tuple[ChartBreak, ...]:
    found = ((at, break_between(subject, slots[at - 1], slots[at])) for at in range(1, len(slots)))
    return tuple(ChartBreak(at - 0.5, each.why) for at, each in found if each is not None)


def _message(pack: Pack, subject: Measure, position: Position) -> str:
    figure = reported_figure(pack, subject, position.period)
    if figure is None:
        return f"No figure for {position.period} yet"
    if figure.value is None:
        return figure.reading.text
    verdicts = verdicts_on(pack, subject, position)
    words = [_lower_first(verdicts.rating.text), _lower_first(verdicts.progress.text)]
    said = "; ".join(each for each in words if each)
    stands_for = figure.stands_for
    when = f"{'at' if stands_for.is_snapshot else 'in'} {stands_for}"
    return f"{figure.reading.number_text} {when}: {said}"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _alt(
    subject: Measure,
    series: tuple[ChartSeries, ...],
    target: ChartTarget | None,
    slots: Sequence[Period],
) -> str:
    parts = [f"{subject.description}, {slots[0]} to {slots[-1]}."]
    for line in series:
        points = sorted(line.points, key=lambda point: point.at)
        last = points[-1]
        first = points[0]
        began = f"{first.text} ({first.period}), then " if len(points) > 1 else ""
        parts.append(f"{line.name}: {began}{last.text} ({last.period}).")
    if target is not None:
        parts.append(f"{target.label}.")
    parts.append("The figures are in the table.")
    return " ".join(parts)
