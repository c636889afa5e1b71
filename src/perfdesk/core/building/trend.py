"""The trend chart of a measure: ours and England over the years, with target and breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from perfdesk.core.building.axes import nice_axis
from perfdesk.core.building.judging import reported_figure, verdicts_on
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
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetKind, TargetReading

_NOTHING_YET = "No figures yet. Type one in the grid, or import an extract."
_UNITS = {
    Unit.PERCENT: "Per cent",
    Unit.RATE: "Per 100,000 people",
    Unit.COUNT: "Number",
    Unit.SCORE: "Score",
}


@dataclass(frozen=True, slots=True)
class _Axis:
    """How values are scaled and labelled."""

    form: Form
    decimals: int
    label: str

    def scaled(self, value: Decimal) -> float:
        return float(value / 1000 if self.form is Form.THOUSANDS else value)

    def tick(self, value: float) -> str:
        places = 0 if float(value).is_integer() else (1 if (value * 10).is_integer() else 2)
        suffix = {Form.PERCENT: "%", Form.THOUSANDS: "k", Form.PLAIN: ""}[self.form]
        return f"{value:,.{places}f}{suffix}"


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
    points = [each for each in series_of(pack, measure) if _is_drawn(pack, each)]
    ours = [each for each in points if each.place == pack.council]
    england = [each for each in points if each.place == ENGLAND]
    drawn = [each for each in (*ours, *england) if each.figure.value is not None]
    if not drawn:
        return _empty(subject)
    axis = _axis(subject, drawn)
    slots = sorted(
        {_slot(each.figure) for each in (*ours, *england)}, key=lambda p: (p.end, p.start)
    )
    slots = _without_empty_ends(slots, drawn)
    places = {slot: index for index, slot in enumerate(slots)}
    series = tuple(
        _series(name, role, line, places, axis)
        for name, role, line in (
            (pack.council.name, SeriesRole.OURS, ours),
            (ENGLAND.name, SeriesRole.COMPARATOR, england),
        )
        if any(each.figure.value is not None for each in line)
    )
    target = _target(pack.target(measure, shown.period), axis, has_england=bool(england))
    values = [point.value for line in series for point in line.points]
    if target is not None:
        values += [edge for edge in (target.low, target.high) if edge is not None]
    percent = axis.form is Form.PERCENT
    low, high, ticks = nice_axis(values, floor=0.0, ceiling=100.0 if percent else None)
    return ChartSpec(
        measure=measure,
        title=_message(pack, subject, shown),
        subject=subject.description,
        unit=axis.label,
        categories=tuple(slot.label for slot in slots),
        series=series,
        target=target,
        breaks=_breaks(ours, places),
        low=low,
        high=high,
        ticks=tuple((tick, axis.tick(tick)) for tick in ticks),
        alt=_alt(subject, series, target, slots),
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


def _is_drawn(pack: Pack, point: SeriesPoint) -> bool:
    """Keep figures with a value, and those that say a value is missing: they make a gap."""
    if point.place not in {pack.council, ENGLAND}:
        return False
    reading = point.figure.reading
    return reading.value is not None or (
        reading.content is Content.SHORTHAND and reading.text != "[z]"
    )


def _slot(figure: Figure) -> Period:
    """Return the place on the time axis: a date that ends a year stands for that year."""
    period = figure.stands_for
    if period.is_snapshot and figure.key.period.is_financial_year:
        inside = figure.key.period.start <= period.end <= figure.key.period.end
        return figure.key.period if inside else period
    return period


def _by_end(period: Period) -> tuple[date, date]:
    return period.end, period.start


def _without_empty_ends(slots: Sequence[Period], drawn: Sequence[SeriesPoint]) -> list[Period]:
    filled = {_slot(each.figure) for each in drawn}
    first = next(index for index, slot in enumerate(slots) if slot in filled)
    last = next(index for index, slot in enumerate(reversed(slots)) if slot in filled)
    return list(slots[first : len(slots) - last])


def _axis(subject: Measure, drawn: Sequence[SeriesPoint]) -> _Axis:
    forms = [each.figure.reading.form for each in drawn]
    form = Form.PERCENT if subject.unit is Unit.PERCENT else max(set(forms), key=forms.count)
    label = "Thousands" if form is Form.THOUSANDS else _UNITS[subject.unit]
    return _Axis(form, subject.decimals, label)


def _series(
    name: str,
    role: SeriesRole,
    line: Sequence[SeriesPoint],
    places: dict[Period, int],
    axis: _Axis,
) -> ChartSeries:
    """Join points to segments: published where there are both, with the local one beside it."""
    published = {_slot(each.figure): each.figure.value for each in line if _is_published(each)}
    segments: list[list[ChartPoint]] = []
    beside: list[ChartPoint] = []
    previous: Period | None = None
    is_joined = False
    for each in line:
        slot, value = _slot(each.figure), each.figure.value
        if slot not in places:
            continue
        if value is None:
            is_joined = False
            continue
        point = _point(each, places[slot], axis.scaled(value))
        if not _is_published(each) and published.get(slot) is not None:
            if published[slot] != value:
                beside.append(point)
            continue
        alike = previous is not None and abs(slot.months - previous.months) <= 1
        if is_joined and alike and not each.broken:
            segments[-1].append(point)
        else:
            segments.append([point])
        is_joined, previous = True, slot
    return ChartSeries(
        name, role, tuple(tuple(each) for each in (*segments, *([p] for p in beside)))
    )


def _is_published(point: SeriesPoint) -> bool:
    return point.figure.key.kind is FigureKind.PUBLISHED


def _point(each: SeriesPoint, at: int, value: float) -> ChartPoint:
    figure = each.figure
    return ChartPoint(
        at=at,
        value=value,
        text=figure.reading.text,
        period=figure.stands_for.label,
        source=str(figure.source),
        is_local=not _is_published(each),
    )


def _target(target: TargetReading, axis: _Axis, *, has_england: bool) -> ChartTarget | None:
    if target.low is None or (target.kind is TargetKind.AVERAGE and has_england):
        return None
    low = axis.scaled(target.low)
    high = axis.scaled(target.high) if target.high is not None else None
    if target.kind is TargetKind.AVERAGE:
        when = f" {target.period}" if target.period else ""
        return ChartTarget(low, None, f"England{when} {target.number_text}")
    name = "Band" if high is not None else "Target"
    prefix = {TargetKind.CEILING: "at most ", TargetKind.FLOOR: "at least "}.get(target.kind, "")
    return ChartTarget(low, high, f"{name} {prefix}{target.number_text}")


def _breaks(ours: Sequence[SeriesPoint], places: dict[Period, int]) -> tuple[ChartBreak, ...]:
    return tuple(
        ChartBreak(places[_slot(each.figure)] - 0.5, each.broken)
        for each in ours
        if each.broken and _slot(each.figure) in places
    )


def _message(pack: Pack, subject: Measure, position: Position) -> str:
    figure = reported_figure(pack, subject, position.period)
    if figure is None or figure.value is None:
        return f"No figure for {position.period} yet" if figure is None else figure.reading.text
    verdicts = verdicts_on(pack, subject, position)
    words = [_lower_first(verdicts.rating.text), _lower_first(verdicts.progress.text)]
    said = "; ".join(each for each in words if each)
    return f"{figure.reading.number_text} in {position.period}: {said}"


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
        if len(points) == 1:
            parts.append(f"{line.name}: {last.text} in {last.period}.")
        else:
            first = points[0]
            parts.append(
                f"{line.name}: {first.text} in {first.period}, {last.text} in {last.period}."
            )
    if target is not None:
        parts.append(f"{target.label}.")
    parts.append("The figures are in the table.")
    return " ".join(parts)
