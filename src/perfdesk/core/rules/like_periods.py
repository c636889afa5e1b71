"""Holding a figure against a target for the same months: like period with like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.core.figures import Reading, format_number, round_half_up
from perfdesk.core.periods import Period
from perfdesk.core.rules.forecast import Forecast, TargetToDate
from perfdesk.core.targets import TargetKind, TargetReading

_YEAR = 12
_AUGUST = 8
_TO_DATE = "to date"
_FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Held:
    """What is to be compared.

    Attributes:
        figure: As reported, or the forecast in its place.
        target: As set, or the part of it that is due.
        mark: `forecast` or `to date` where one was put in place of what was reported or set.
        note: How it was worked out, beginning small and with a full stop; empty otherwise.
    """

    figure: Reading
    target: TargetReading
    mark: str = ""
    note: str = ""


def held_like_with_like(
    figure: Reading,
    target: TargetReading,
    position: Period | None,
    *,
    adds_up: bool,
    academic: bool = False,
    forecast: Forecast | None = None,
    target_to_date: TargetToDate | None = None,
    on_forecast: bool = False,
) -> Held | tuple[str, str]:
    """Return what to compare, or in few words and in a sentence why nothing can be.

    A figure for part of a year is held against a target for the same months. Against the
    target of the year the part of it that is due is taken where that is known, else the
    forecast; where the officers asked for the forecast, that comes first.

    Args:
        figure: With a value.
        target: With a number.
        position: What both stand for where they name no period of their own; a year if None.
        adds_up: Whether the months of a year add up to the year's figure.
        academic: Whether the measure's year begins in September.
        forecast: Of the year end; None where there is none.
        target_to_date: What of the target is due by then; None where it is not profiled.
        on_forecast: Whether the forecast is to be rated wherever there is one.
    """
    # With the forecast asked for, a target that names no months is the year's.
    set_for = target.period or (None if on_forecast and forecast else position)
    if academic:
        return _academic(figure, target, position)
    ours = _part_of_year(figure.period or position)
    theirs = _part_of_year(set_for)
    if on_forecast and forecast is not None and theirs is None:
        return _forecast(figure, target, forecast)
    if _same_months(ours, theirs) or not (adds_up or (ours and theirs)):
        return Held(figure, target)
    if theirs is None and target.kind is not TargetKind.AVERAGE and target_to_date is not None:
        note = target_to_date.reason
        return Held(figure, target_to_date.reading, _TO_DATE, _lower(note))
    if theirs is None and forecast is not None:
        return _forecast(figure, target, forecast)
    return (
        "Not rated",
        f"{figure.text} is for {ours or 'the year'}, but its target is for {theirs or 'the year'}.",
    )


def _forecast(figure: Reading, target: TargetReading, forecast: Forecast) -> Held:
    shown = format_number(forecast.value, figure.decimals, figure.form)
    people = forecast.numerator
    read = replace(
        figure,
        text=f"{shown} ({_people(people)}{_FORECAST})",
        value=forecast.value,
        numerator=people,
        qualifier=f"({_FORECAST})",
        period=None,
    )
    return Held(read, target, _FORECAST, _lower(forecast.reason))


def _people(count: Decimal | None) -> str:
    return "" if count is None else f"{round_half_up(count, 0):,f}, "


def _academic(
    figure: Reading, target: TargetReading, position: Period | None
) -> Held | tuple[str, str]:
    """A figure before the end of August is no outcome of the year, whatever the target."""
    ours = figure.period or position
    if ours is None or ours.is_academic_year or ours.end.month == _AUGUST:
        return Held(figure, target)
    named = target.period
    is_to_date = _TO_DATE in target.qualifier.lower() or (
        named is not None and named.end == ours.end and not _is_year(named)
    )
    if is_to_date:
        return Held(figure, target)
    return (
        "Not rated",
        f"{figure.text} is for part of an academic year, and there is no target to date.",
    )


def _is_year(period: Period) -> bool:
    return period.months >= _YEAR


def _part_of_year(period: Period | None) -> Period | None:
    if period is None or period.is_snapshot or _is_year(period):
        return None
    return period


def _same_months(ours: Period | None, theirs: Period | None) -> bool:
    """Tell whether two parts are the same months, of whichever year: a baseline is of another."""
    if ours is None or theirs is None:
        return ours is theirs
    return (ours.start.month, ours.end.month) == (theirs.start.month, theirs.end.month)


def _lower(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"
