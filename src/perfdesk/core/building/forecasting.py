"""Gathering from a pack what a forecast and a target to date depend on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from perfdesk.core.figures import Figure, Form
from perfdesk.core.measures import ForecastMethod, Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, months
from perfdesk.core.rules.forecast import (
    Forecast,
    TargetToDate,
    forecast_year_end,
    months_so_far,
    target_to_date,
)
from perfdesk.core.rules.trajectory import trajectory_due
from perfdesk.core.targets import NO_TARGET, TargetKind, TargetReading

_APRIL = 4
_YEAR = 12


def forecast_of(pack: Pack, measure: Measure, figure: Figure | None) -> Forecast | None:
    """Return the year-end forecast of a figure; None where there is nothing to forecast.

    A measure whose year begins in September, or that is not to be forecast, has none.
    """
    if measure.forecast is None or measure.academic or figure is None:
        return None
    if figure.reading.form is Form.ORDINAL:
        return None
    period = figure.stands_for
    if not measure.adds_up or not months_so_far(period):
        return None
    return forecast_year_end(
        figure.reading,
        period,
        measure.unit,
        adds_up=True,
        last_year=_last_year(pack, measure, period),
    )


def target_due(
    pack: Pack, measure: Measure, figure: Figure | None, target: TargetReading, position: Period
) -> TargetToDate | None:
    """Return what of a year's target is due by the end of a figure's months.

    A trajectory says it, for any measure and period. Else None where the target is for those
    months already, the measure does not add up, or nothing says that its year can be divided.
    """
    if target.kind is not TargetKind.AVERAGE and (steps := pack.trajectory(measure.id)):
        ours = figure.stands_for if figure else position
        whole = target if annual_target(target) else year_target(measure, steps, position.year)
        own = trajectory_due(steps, ours, whole, adds_up=measure.adds_up)
        if own is not None and not (ours.is_financial_year or ours.is_academic_year):
            return own
    if measure.forecast is None or not measure.adds_up or measure.academic:
        return None
    if target.set_for is not None and months_so_far(target.set_for):
        return None
    period = figure.stands_for if figure else position
    return target_to_date(target, period, _last_year(pack, measure, period))


def set_target(pack: Pack, measure: Measure, position: Period) -> TargetReading:
    """Return what a measure is held against at a position, by its trajectory where nothing is set.

    That is what the targets of the months and quarters come to for the year of the position, or
    else for its months.
    """
    target = pack.target(measure.id, position)
    if target.kind is not TargetKind.NONE_YET or not (steps := pack.trajectory(measure.id)):
        return target
    whole = year_target(measure, steps, position.year)
    if whole.low is not None:
        return whole
    own = trajectory_due(steps, position, NO_TARGET, adds_up=measure.adds_up)
    return own.reading if own is not None else target


def year_target(
    measure: Measure, steps: Mapping[Period, TargetReading], year: Period
) -> TargetReading:
    """Return what a trajectory comes to for a year; `NO_TARGET` where it does not say."""
    found = trajectory_due(steps, year, NO_TARGET, adds_up=measure.adds_up)
    if found is None:
        return NO_TARGET
    return replace(found.reading, text=found.reading.number_text, qualifier="", period=None)


def profiled(measure: Measure, due: TargetToDate | None) -> TargetToDate | None:
    """Return a target to date that is worth rating by: one that follows last year's months.

    An even part of the year says no more than the forecast, by which is rated then. A target that
    was set for the months themselves comes first.
    """
    if due is not None and due.method is None:
        return due
    is_profile = due is not None and due.method is ForecastMethod.PROFILE
    return due if is_profile and measure.forecast is ForecastMethod.PROFILE else None


def annual_target(target: TargetReading) -> TargetReading | None:
    """Return a target without the words beside it where it is for the year; None elsewhere."""
    if target.low is None or (target.set_for is not None and months_so_far(target.set_for)):
        return None
    return replace(target, text=target.number_text, qualifier="")


def _last_year(pack: Pack, measure: Measure, period: Period) -> tuple[Decimal, ...]:
    """Return the twelve months of the year before; empty where the profile is not asked for,
    or a month is missing.
    """
    if measure.forecast is not ForecastMethod.PROFILE:
        return ()
    before = period.year.start.year - 1
    values: list[Decimal] = []
    for step in range(12):
        year, month = (before, _APRIL + step) if step < 9 else (before + 1, step - 8)
        found = pack.figure(measure.id, months((year, month), (year, month)))
        if found is None:
            return ()
        counted = found.reading.numerator
        value = found.value if measure.unit is Unit.COUNT or counted is None else counted
        if value is None:
            return ()
        values.append(value)
    return tuple(values)
