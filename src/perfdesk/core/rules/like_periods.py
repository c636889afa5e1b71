"""Holding a figure against a target for the same months: like period with like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.core.figures import Form, Reading, format_number, round_half_up
from perfdesk.core.periods import Period
from perfdesk.core.rules.forecast import Forecast, TargetToDate, is_forecast
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.wording.numbers import place_at

_YEAR = 12
_BOTH = 2
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
        so_far: What was reported, where the forecast stands in its place; empty otherwise.
    """

    figure: Reading
    target: TargetReading
    mark: str = ""
    note: str = ""
    so_far: str = ""


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

    A target that names its own period rates only figures of that period; one that names none is
    the year's. What adds up over the year is compared with the year's target by the part of the
    target that is due, where that is known, else by its forecast; where the officers asked for
    the forecast, that comes first. Percentages, averages and snapshots are compared as they are.

    Args:
        figure: With a value.
        target: With a number.
        position: What the figure stands for where it names no period of its own; a year if None.
        adds_up: Whether the months of a year add up to the year's figure.
        academic: Whether the measure's year begins in September.
        forecast: Of the year end; None where there is none.
        target_to_date: What of the target is due by then; None where it is not profiled.
        on_forecast: Whether the forecast is to be rated wherever there is one.
    """
    if academic:
        return _academic(figure, target, position)
    ours = span_of(figure, position)
    if _TO_DATE in target.qualifier.lower():
        return Held(figure, target)  # as far as the figure goes
    if target.set_for is not None and not is_set_for(target.set_for, ours, adds_up=adds_up):
        return _other_period(figure, ours or position, target.set_for)
    if not adds_up:
        return Held(figure, target)
    part = part_of_year(ours)
    theirs = part_of_year(target.period)
    if _same_months(part, theirs):
        return Held(figure, target)
    if theirs is not None:
        return _other_period(figure, ours, theirs)
    if on_forecast and forecast is not None:
        return _forecast(figure, target, forecast)
    if target.kind is not TargetKind.AVERAGE and target_to_date is not None:
        note = target_to_date.reason
        return Held(figure, target_to_date.reading, _TO_DATE, _lower(note))
    if forecast is not None:
        return _forecast(figure, target, forecast)
    return _other_period(figure, part, None)


def why_unlike_places(figure: Reading, form: Form, text: str) -> str:
    """Return why a place among others cannot be held against something; empty where it can.

    Args:
        figure: With a value; any figure, place or not.
        form: How what it is held against is written.
        text: What that says; a whole number without unit may be a place.
    """
    if Form.ORDINAL not in {figure.form, form}:
        return ""
    both = place_at(figure.text), place_at(text)
    if {figure.form, form} - {Form.ORDINAL, Form.PLAIN}:
        place, other = (figure.text, text) if both[0] else (text, figure.text)
        return f"{place} is a place among others, and {other} is not."
    among = [each.among for each in both if each is not None and each.among is not None]
    if len(among) == _BOTH and abs(among[0] - among[1]) * 10 > max(among):
        return f"{figure.text} and {text} are places among different numbers."
    return ""


def span_of(reading: Reading, column: Period | None) -> Period | None:
    """Return what a figure stands for: its own period, its column's, or the year it foresees."""
    if reading.period is None and column is not None and is_forecast(reading):
        return column.year if part_of_year(column) else column
    return reading.period or column


def part_of_year(period: Period | None) -> Period | None:
    """Return the period where it is some months of a year; None for a year or a date."""
    if period is None or period.is_snapshot or _is_year(period):
        return None
    return period


def is_set_for(set_for: Period, ours: Period | None, *, adds_up: bool) -> bool:
    """Tell whether a target that names its period rates figures of *ours*."""
    if ours is None:
        return part_of_year(set_for) is None
    if set_for.is_snapshot:
        at_year_end = set_for.year == ours.year and set_for.end == set_for.year.end
        return at_year_end or set_for.end == ours.end
    if _is_year(set_for):
        return set_for.start <= ours.end <= set_for.end
    # A share or a snapshot is as of its end, whenever its months began.
    return set_for == ours if adds_up else set_for.end == ours.end


def held_as_planned(figure: Reading, due: TargetToDate) -> Held:
    """Hold a figure against the target that its own months were given by a trajectory."""
    mark = due.reading.qualifier.strip("()")
    if mark != _TO_DATE:
        mark = f"for {mark}"
    return Held(figure, due.reading, mark, _lower(due.reason))


def _other_period(figure: Reading, ours: Period | None, theirs: Period | None) -> tuple[str, str]:
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
    how = forecast.reason.partition(": ")[2]
    return Held(read, target, _FORECAST, how, figure.number_text)


def _people(count: Decimal | None) -> str:
    return "" if count is None else f"{round_half_up(count, 0):,f}, "


def _academic(
    figure: Reading, target: TargetReading, position: Period | None
) -> Held | tuple[str, str]:
    """A figure before the end of August is no outcome of the year, whatever the target."""
    ours = figure.period or position
    if ours is None or ours.is_academic_year or ours.end.month == _AUGUST:
        return Held(figure, target)
    named = target.set_for
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


def _same_months(ours: Period | None, theirs: Period | None) -> bool:
    """Tell whether two parts are the same months, of whichever year: a baseline is of another."""
    if ours is None or theirs is None:
        return ours is theirs
    return (ours.start.month, ours.end.month) == (theirs.start.month, theirs.end.month)


def _lower(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"
