"""The run of months: this year month by month, against last year and the pace that is needed."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.core.building.axes import nice_axis, tick_decimals, tick_labels
from perfdesk.core.building.forecasting import set_target
from perfdesk.core.building.judging import effective_aim
from perfdesk.core.building.lines import ValueAxis, axis_for, mark_of
from perfdesk.core.building.series import series_of
from perfdesk.core.charting import (
    ChartPoint,
    ChartSeries,
    ChartSpec,
    ChartTarget,
    Segments,
    SeriesRole,
)
from perfdesk.core.figures import Figure, FigureKind, Form, Reading, format_number
from perfdesk.core.measures import Aim, ForecastMethod, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, academic_year, months
from perfdesk.core.rules.forecast import months_so_far
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.wording.amounts import points_text

_YEAR = 12
_SEPTEMBER = 9
_NO_MONTHS = (
    "There are no monthly figures yet. They come with a file whose months are added up, and once "
    "the pack has positions for a month or the first months of a year."
)


@dataclass(frozen=True, slots=True)
class _Month:
    """One month of a run, as reported or as the difference of two sums to date."""

    value: Decimal
    text: str
    source: str
    reading: Reading
    is_local: bool


_Run = Mapping[int, _Month]
"""The months of a year that are known, by their place in it from 0."""


def month_run_of(pack: Pack, measure: str, position: Period | None = None) -> ChartSpec:
    """Work out the run of months of a measure.

    A month is what was reported for it, or at a date in it; where the months add up it is also
    what the sum to date grew by. What is still needed a month follows from the year's target.

    Args:
        pack: The pack.
        measure: Id of the measure.
        position: Whose year is shown; the pack's own position if None.

    Raises:
        KeyError: The pack has no such measure or position.
    """
    shown = pack.table(Position)[position] if position else pack.position
    subject = pack.measure(measure)
    year = _year_of(subject, shown.period)
    ours = _ours(pack, measure)
    now, before = _run(subject, ours, year), _run(subject, ours, year.a_year_earlier())
    if len(now) < 2 and not (now and before):
        return _empty(subject)
    every = [*now.values(), *before.values()]
    axis = axis_for(subject, [each.reading.form for each in every])
    written = next(iter(now.values())).reading
    target = set_target(pack, subject, shown.period)
    needed = _needed(subject, target, now, before, written)
    series = [ChartSeries(year.label, SeriesRole.OURS, _segments(now, year, axis))]
    if before:
        past = year.a_year_earlier()
        series.append(ChartSeries(past.label, SeriesRole.COMPARATOR, _segments(before, past, axis)))
    if needed:
        series.append(_needed_series(subject, needed, year, axis, written))
    mark = _mark(subject, target, axis, written)
    values = [point.value for line in series for point in line.points]
    if mark is not None:
        values += [edge for edge in (mark.low, mark.high) if edge is not None]
    ceiling = 100.0 if axis.form is Form.PERCENT and max(values) <= 100 else None
    low, high, ticks = nice_axis(values, floor=0.0 if min(values) >= 0 else None, ceiling=ceiling)
    title = _message(subject, now, before, needed, year, written)
    return ChartSpec(
        measure=measure,
        title=title,
        subject=subject.description,
        unit=axis.label,
        categories=tuple(calendar.month_abbr[each.start.month] for each in _months_of(year)),
        series=tuple(series),
        target=mark,
        breaks=(),
        low=low,
        high=high,
        ticks=tuple(zip(ticks, tick_labels(ticks, axis.form), strict=True)),
        form=axis.form,
        decimals=tick_decimals(ticks),
        alt=f"{subject.description.rstrip('.')}, month by month.",
    )


def has_months(pack: Pack, measure: str, position: Period | None = None) -> bool:
    """Tell whether there is a run of months to draw.

    Raises:
        KeyError: The pack has no such measure or position.
    """
    return not month_run_of(pack, measure, position).empty


def _empty(subject: Measure) -> ChartSpec:
    return ChartSpec(
        measure=subject.id, title="", subject=subject.description, unit="", categories=(),
        series=(), target=None, breaks=(), low=0.0, high=1.0, ticks=(),
        alt=f"{subject.description}: there are no monthly figures.", empty=_NO_MONTHS,
    )  # fmt: skip


# --- the months there are -------------------------------------------------------------------------
def _year_of(subject: Measure, position: Period) -> Period:
    if not subject.academic:
        return position.year
    end = position.end
    return academic_year(end.year if end.month >= _SEPTEMBER else end.year - 1)


def _months_of(year: Period) -> tuple[Period, ...]:
    first = year.start
    places = (divmod(first.month - 1 + step, _YEAR) for step in range(_YEAR))
    found = ((first.year + more, month + 1) for more, month in places)
    return tuple(months(each, each) for each in found)


def _ours(pack: Pack, measure: str) -> list[Figure]:
    """Our figures with a value, those of our own before those that were published."""
    figures = [
        each.figure
        for each in series_of(pack, measure)
        if each.place.code == pack.council.code and each.figure.value is not None
    ]
    return sorted(figures, key=lambda each: each.key.kind is not FigureKind.LOCAL)


def _run(subject: Measure, ours: Sequence[Figure], year: Period) -> _Run:
    """Return the months of a year: as reported, and where they add up from sums to date."""
    slots = _months_of(year)
    reported: dict[int, Figure] = {}
    to_date: dict[int, Figure] = {}
    for figure in ours:
        period = figure.stands_for
        is_dated = period.is_snapshot and period in (figure.key.period, figure.reading.period)
        at = _months_between(year, period) if is_dated or period.months == 1 else -1
        is_month = 0 <= at < _YEAR and _holds(slots[at], period, is_dated)
        if is_month and not (is_dated and subject.adds_up):
            reported.setdefault(at, figure)
        elif subject.adds_up and period.start == year.start and 1 < period.months <= _YEAR:
            to_date.setdefault(period.months - 1, figure)
    run = {at: _as_reported(figure) for at, figure in reported.items()}
    return _completed(run, to_date) if to_date else run


def _months_between(year: Period, period: Period) -> int:
    """Return in which month of a year a period begins, from 0."""
    start = period.start
    return _YEAR * (start.year - year.start.year) + start.month - year.start.month


def _holds(slot: Period, period: Period, is_dated: bool) -> bool:
    return period == slot or (is_dated and slot.start <= period.start <= slot.end)


def _as_reported(figure: Figure) -> _Month:
    value = figure.value
    assert value is not None
    is_local = figure.key.kind is FigureKind.LOCAL
    reading = figure.reading
    return _Month(value, reading.number_text, str(figure.source), reading, is_local)


def _completed(run: dict[int, _Month], to_date: Mapping[int, Figure]) -> _Run:
    """Add the months that follow from one sum to date and the one before it."""
    so_far: Decimal | None = Decimal(0)
    for at in range(_YEAR):
        known = to_date.get(at)
        total = known.value if known else None
        if at not in run and known is not None and total is not None and so_far is not None:
            value = total - so_far
            reading = known.reading
            text = format_number(value, reading.decimals, reading.form)
            source = f"calculated from the totals to date, {known.source}"
            is_local = known.key.kind is FigureKind.LOCAL
            run[at] = _Month(value, text, source, reading, is_local)
        if total is None and so_far is not None and at in run:
            total = so_far + run[at].value
        so_far = total
    return dict(sorted(run.items()))


# --- what is needed -------------------------------------------------------------------------------
def _needed(
    subject: Measure, target: TargetReading, now: _Run, before: _Run, written: Reading
) -> dict[int, Decimal]:
    """Return what each month to come needs for the year's target; empty where nothing tells.

    It is spread as last year's months were where that is how the year is forecast, else evenly.
    """
    known = sorted(now)
    is_gapless = known == list(range(len(known)))
    if not subject.adds_up or not is_gapless or len(known) == _YEAR or target.low is None:
        return {}
    is_yearly = target.period is None or not months_so_far(target.period)
    if target.kind is TargetKind.AVERAGE or target.high is not None or not is_yearly:
        return {}
    if target.form is not written.form and Form.PERCENT in {target.form, written.form}:
        return {}
    rest = target.low - sum((each.value for each in now.values()), Decimal(0))
    to_come = range(len(known), _YEAR)
    shares = {at: before[at].value for at in to_come if at in before}
    whole = sum(shares.values(), Decimal(0))
    if subject.forecast is ForecastMethod.PROFILE and len(shares) == len(to_come) and whole > 0:
        return {at: rest * share / whole for at, share in shares.items()}
    return {at: rest / len(to_come) for at in to_come}


def _needed_series(
    subject: Measure, needed: Mapping[int, Decimal], year: Period, axis: ValueAxis, written: Reading
) -> ChartSeries:
    slots = _months_of(year)
    name = "At most" if effective_aim(subject) is Aim.LOW else "Needed"
    points = tuple(
        ChartPoint(
            at=at,
            value=axis.scaled(value),
            text=format_number(value, written.decimals, written.form),
            period=slots[at].label,
            source="for the year\u2019s target, based on the months so far",
            is_local=True,
            is_forecast=True,
        )
        for at, value in needed.items()
    )
    return ChartSeries(name, SeriesRole.NEEDED, (points,))


def _mark(
    subject: Measure, target: TargetReading, axis: ValueAxis, written: Reading
) -> ChartTarget | None:
    """Return the target of a month: the year's by twelve where the months add up."""
    if not subject.adds_up:
        return mark_of(target, axis)
    so_far = months_so_far(target.period) if target.period else 0
    if target.low is None or target.kind is TargetKind.AVERAGE:
        return None
    share = so_far or _YEAR
    part = replace(
        target,
        low=target.low / share,
        high=None if target.high is None else target.high / share,
        decimals=written.decimals,
    )
    found = mark_of(part, axis)
    return None if found is None else replace(found, label=f"{found.label} a month")


# --- lines and words ------------------------------------------------------------------------------
def _segments(run: _Run, year: Period, axis: ValueAxis) -> Segments:
    slots = _months_of(year)
    segments: list[list[ChartPoint]] = []
    last = -2
    for at, month in sorted(run.items()):
        point = ChartPoint(
            at=at,
            value=axis.scaled(month.value),
            text=month.text,
            period=slots[at].label,
            source=month.source,
            is_local=month.is_local,
        )
        if at == last + 1:
            segments[-1].append(point)
        else:
            segments.append([point])
        last = at
    return tuple(tuple(each) for each in segments)


def _message(
    subject: Measure,
    now: _Run,
    before: _Run,
    needed: Mapping[int, Decimal],
    year: Period,
    written: Reading,
) -> str:
    def text(value: Decimal) -> str:
        return format_number(value, written.decimals, written.form)

    def apart(change: Decimal) -> str:
        if written.form is Form.PERCENT:
            points = points_text(abs(change), written.decimals)
            return f"{points} {'higher' if change > 0 else 'lower'}"
        return f"{text(abs(change))} {'more' if change > 0 else 'fewer'}"

    slots = _months_of(year)
    last = max(now)
    both = [at for at in now if at in before]
    if not subject.adds_up:
        said = f"{now[last].text} in {slots[last]}"
        if last in before:
            said += _against(now[last].value - before[last].value, apart, "a year before")
        return said
    total = sum((each.value for each in now.values()), Decimal(0))
    said = f"{text(total)} in {len(now)} months of {year}"
    if len(both) == len(now):
        past = sum((before[at].value for at in both), Decimal(0))
        said += _against(total - past, apart, "in the same months last year")
    if needed:
        most = "at most " if effective_aim(subject) is Aim.LOW else ""
        a_month = sum(needed.values(), Decimal(0)) / len(needed)
        if a_month > 0:
            said += f"; {most}{text(a_month)} a month from now on would meet the target"
        else:
            said += f"; the year\u2019s target is {'passed' if most else 'met'} already"
    return said


def _against(change: Decimal, words: Callable[[Decimal], str], when: str) -> str:
    """Return by how much more or fewer, or higher or lower, than some time before."""
    if not change:
        return f", as {when}"
    return f", {words(change)} than {when}"
