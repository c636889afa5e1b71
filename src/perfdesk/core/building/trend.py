"""The trend chart of a measure: ours and England over the years, with target and breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from perfdesk.core.building.axes import nice_axis, tick_decimals, tick_labels
from perfdesk.core.building.forecasting import set_target
from perfdesk.core.building.judging import (
    Verdicts,
    break_between,
    facts_of,
    reported_figure,
    verdicts_from,
)
from perfdesk.core.building.lines import (
    ValueAxis,
    axis_for,
    by_end,
    is_drawn,
    mark_of,
    one_a_slot,
    parts_begin,
    segments_of,
    slot_of,
    until,
    with_years_between,
    without_empty_ends,
    without_runs,
)
from perfdesk.core.building.series import SeriesPoint, series_of
from perfdesk.core.charting import (
    ChartBreak,
    ChartPoint,
    ChartSeries,
    ChartSpec,
    ChartTarget,
    Segments,
    SeriesRole,
)
from perfdesk.core.dashboard import Facts, Row
from perfdesk.core.figures import Form, Reading
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import ENGLAND
from perfdesk.core.rules.forecast import Forecast
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetReading
from perfdesk.core.verdicts import Progress, ProgressWord
from perfdesk.core.wording.comparator_text import comparator_of

_NOTHING_YET = "No figures yet. Type one in the grid, or import an extract."
_PART, _WHOLE = "part of a year", "whole years"
_YEAR = 12
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True)
class _Said:
    """What the dashboard says of the measure: its facts, and the verdicts on them."""

    facts: Facts
    verdicts: Verdicts


def trend_of(
    pack: Pack, measure: str, position: Period | None = None, row: Row | None = None
) -> ChartSpec:
    """Work out the trend chart of a measure.

    Args:
        pack: The pack.
        measure: Id of the measure.
        position: Whose target and message are shown; the pack's own position if None.
        row: What the dashboard of that position shows of the measure; worked out if None.

    Raises:
        KeyError: The pack has no such measure or position.
    """
    shown = pack.table(Position)[position] if position else pack.position
    subject = pack.measure(measure)
    said = _said(pack, subject, shown, row)
    known = [each for each in series_of(pack, measure) if is_drawn(each)]
    points = without_runs(known, shown.period)
    if not pack.report.later_figures:
        points = until(points, shown.period.end)
    ours = one_a_slot(each for each in points if each.place.code == pack.council.code)
    england = one_a_slot(each for each in points if each.place.code == ENGLAND.code)
    drawn = [each for each in (*ours, *england) if each.figure.value is not None]
    if not drawn:
        return _empty(subject)
    axis = axis_for(subject, [each.figure.reading.form for each in drawn])
    slots = with_years_between(
        without_empty_ends(
            sorted({slot_of(e.figure) for e in (*ours, *england)}, key=by_end), drawn
        )
    )
    breaks = _breaks(subject, slots)
    reported = said.facts.current
    expected = _expected(pack, subject, said.facts, slots)
    if expected is not None:
        slots = sorted([*slots, expected[0]], key=by_end)
    places = {slot: index for index, slot in enumerate(slots)}
    series = tuple(
        ChartSeries(name, role, segments_of(subject, line, places, axis))
        for name, role, line in (
            (pack.council.name, SeriesRole.OURS, ours),
            (ENGLAND.name, SeriesRole.COMPARATOR, england),
        )
        if any(each.figure.value is not None for each in line)
    )
    if expected is not None and reported is not None:
        series = _with_forecast(series, places, axis, *expected, reported.reading)
    drawn_years = {slot_of(each.figure) for each in england if each.figure.value is not None}
    target = _target(pack, set_target(pack, pack.measure(measure), shown.period), axis, drawn_years)
    values = [point.value for line in series for point in line.points]
    if target is not None:
        values += [edge for edge in (target.low, target.high) if edge is not None]
    ceiling = 100.0 if axis.form is Form.PERCENT and max(values) <= 100 else None
    low, high, ticks = nice_axis(values, floor=0.0 if min(values) >= 0 else None, ceiling=ceiling)
    return ChartSpec(
        measure=measure,
        title=_with_later(_message(said, shown, series, slots), drawn, shown.period),
        subject=subject.description,
        unit=axis.label,
        categories=tuple(
            f"{slot} forecast" if expected and slot == expected[0] else slot.label for slot in slots
        ),
        series=series,
        target=target,
        breaks=breaks,
        low=low,
        high=high,
        ticks=tuple(zip(ticks, tick_labels(ticks, axis.form), strict=True)),
        form=axis.form,
        decimals=tick_decimals(ticks),
        alt=_alt(subject, series, target, places.get(slot_of(reported)) if reported else None),
        reported=None if reported is None else places.get(slot_of(reported)),
    )


def _said(pack: Pack, subject: Measure, position: Position, row: Row | None) -> _Said:
    if row is not None:
        return _Said(row.facts, Verdicts(row.rating, row.progress))
    facts = facts_of(pack, subject, position)
    return _Said(facts, verdicts_from(pack, subject, position, facts))


def _expected(
    pack: Pack, subject: Measure, facts: Facts, slots: Sequence[Period]
) -> tuple[Period, Forecast] | None:
    """Return the year-end forecast and its year; None where the year has a figure already."""
    figure, forecast = facts.current, facts.forecast
    if figure is None or forecast is None or figure.stands_for.year in slots:
        return None
    outturn = reported_figure(pack, subject, figure.stands_for.year)
    if outturn is not None and outturn.value is not None:
        return None
    return figure.stands_for.year, forecast


def _with_forecast(
    series: tuple[ChartSeries, ...],
    places: Mapping[Period, int],
    axis: ValueAxis,
    year: Period,
    forecast: Forecast,
    written: Reading,
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
        decimals=axis.decimals_of(written.decimals, written.form),
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


def _target(
    pack: Pack, target: TargetReading, axis: ValueAxis, england: set[Period]
) -> ChartTarget | None:
    """Return what to aim for; not England's average where England's line shows that year."""
    comparator = comparator_of(target)
    is_england = comparator is not None and comparator.place == ENGLAND
    has_line = target.period in england if target.period else bool(england)
    if target.low is None or (is_england and has_line):
        return None
    return mark_of(target, axis, pack.settings.council)


def _breaks(subject: Measure, slots: Sequence[Period]) -> tuple[ChartBreak, ...]:
    """Return where the series breaks, and where part of a year stands beside whole years."""
    parts = parts_begin(slots)
    breaks = []
    for at in range(1, len(slots)):
        found = break_between(subject, slots[at - 1], slots[at])
        if found is not None:
            breaks.append(ChartBreak(at - 0.5, found.why))
        elif at in parts:
            breaks.append(ChartBreak(at - 0.5, _PART if slots[at].months < _YEAR else _WHOLE))
    return tuple(breaks)


def _with_later(message: str, drawn: Sequence[SeriesPoint], position: Period) -> str:
    """Add to a message that the chart goes on beyond the position, where it was asked to."""
    last = max((slot_of(each.figure) for each in drawn), key=by_end)
    return f"{message}; later figures, to {last}, are shown" if last.end > position.end else message


def _message(
    said: _Said,
    position: Position,
    series: Sequence[ChartSeries],
    slots: Sequence[Period],
) -> str:
    figure, verdicts = said.facts.current, said.verdicts
    if figure is None:
        return f"No figure for {position.period} yet"
    if figure.value is None:
        return figure.reading.text
    moved = _lower_first(verdicts.progress.text)
    running = _running(said.facts.aim, verdicts.progress, position, series, slots)
    if running:
        word = verdicts.progress.word.value
        moved = moved.replace(word, f"{word} {running}", 1)
    standing = "; ".join(each for each in (_lower_first(verdicts.rating.text), moved) if each)
    stands_for = figure.stands_for
    when = f"{'at' if stands_for.is_snapshot else 'in'} {stands_for}"
    return f"{figure.reading.number_text} {when}: {standing}"


def _running(
    aim: Aim,
    progress: Progress,
    position: Position,
    series: Sequence[ChartSeries],
    slots: Sequence[Period],
) -> str:
    """Return for how many years without a stop our line has moved as it does now, in words.

    Empty for a first time, for a move that a person decided, and where years are not joined.
    """
    if progress.override is not None or aim not in {Aim.HIGH, Aim.LOW}:
        return ""
    if progress.word not in {ProgressWord.IMPROVED, ProgressWord.NOT_AS_GOOD}:
        return ""
    ours = next((each for each in series if each.role is SeriesRole.OURS), None)
    joined = _up_to(position, ours.segments if ours else (), slots)
    rises = (aim is Aim.HIGH) == (progress.word is ProgressWord.IMPROVED)
    times = 0
    for earlier, later in reversed(list(pairwise(joined))):
        moved = earlier.value != later.value and (later.value > earlier.value) is rises
        # What was published goes on from nothing that was only reported here.
        if not moved or earlier.is_local is not joined[-1].is_local:
            break
        times += 1
    if times < 2:
        return ""
    passed = [slots[point.at] for point in joined[-times - 1 :]]
    yearly = all(later.start.year - earlier.start.year == 1
                 for earlier, later in pairwise(passed))  # fmt: skip
    ordinal = _ORDINALS[times - 2] if times - 2 < len(_ORDINALS) else f"{times}th"
    return f"for the {ordinal} {'year' if yearly else 'time'} running"


def _up_to(
    position: Position, segments: Segments, slots: Sequence[Period]
) -> tuple[ChartPoint, ...]:
    """Return the points joined up to the position, where the previous column's is one of them."""
    for points in segments:
        periods = [slots[point.at] for point in points]
        for at, pair in enumerate(pairwise(periods), start=2):
            if pair == (position.previous, position.period):
                return points[:at]
    return ()


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _alt(
    subject: Measure,
    series: tuple[ChartSeries, ...],
    target: ChartTarget | None,
    reported: int | None,
) -> str:
    """Say of each line where it stands now, where it stood before and where it began."""
    parts = [f"{subject.description.rstrip('.')}."]
    for line in series:
        points = sorted(line.points, key=lambda point: (point.at, not point.is_local))
        known = [each for each in points if not each.is_forecast] or points
        now = next((each for each in reversed(known) if each.at == reported), known[-1])
        before = next((each for each in reversed(known) if each.at < now.at), None)
        first = known[0]
        said = [f"{line.name}: {now.text} in {now.period}"]
        if before is not None:
            said.append(f"{before.text} in {before.period}")
        if before is not None and first.at < before.at:
            said.append(f"from {first.text} in {first.period}")
        said += [f"{each.text} in {each.period}" for each in points if each.is_forecast]
        parts.append(f"{', '.join(said)}.")
    if target is not None:
        parts.append(f"{target.label}.")
    return " ".join(parts)
