"""Forecasting the end of the year from the months there are.

Source: the appendix of January 2022, which takes 547 admissions in eight months as
820.5 in the year and works the rate out from that: 559.4 per 100,000.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.core.figures import Form, Reading, format_number, ratio
from perfdesk.core.measures import ForecastMethod, Unit
from perfdesk.core.periods import Period
from perfdesk.core.targets import TargetKind, TargetReading

_MONTHS = 12
_ALL = Decimal(100)
_EXPECTED = re.compile(
    r"\bforecast|\bproject(?:ed|ion)\b|\b(?:estimated|expected) (?:year|outturn)"
    r"|\byear[- ]end estimate",
    re.IGNORECASE,
)
_PER = {Unit.PERCENT: 100, Unit.RATE: 100_000}


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a figure will be at the end of the year if the rest runs as supposed.

    Attributes:
        value: Exact, in single units and per cent.
        text: As shown, with the word: `821 (forecast)`.
        method: How it was worked out.
        reason: In a sentence.
        numerator: The forecast count behind a rate, exact; None for a count itself.
    """

    value: Decimal
    text: str
    method: ForecastMethod
    reason: str
    numerator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TargetToDate:
    """The part of a year's target that is due by the end of a period.

    Attributes:
        reading: The target with the part of its number, and of its count, that is due.
        method: How the year is taken to run; None where the period has a target of its own.
        reason: In a sentence.
    """

    reading: TargetReading
    method: ForecastMethod | None
    reason: str


def months_so_far(period: Period) -> int:
    """Return how many months from 1 April a period covers; 0 if it does not begin there.

    A whole year, a snapshot and an academic year have nothing left to forecast and give 0.
    """
    if period.is_snapshot or period.start != period.year.start:
        return 0
    return period.months if period.months < _MONTHS else 0


def forecast_year_end(
    reading: Reading,
    period: Period,
    unit: Unit,
    *,
    adds_up: bool,
    last_year: Sequence[Decimal] = (),
) -> Forecast | None:
    """Forecast the year from the figure of its first months.

    Args:
        reading: The figure so far.
        period: What it stands for.
        unit: Of the measure.
        adds_up: Whether the months of a year add up to the year's figure.
        last_year: The twelve months of the year before, for its profile; pro rata if empty.

    Returns:
        The forecast; None where there is nothing to forecast: the measure does not add up,
        the figure is for a whole year, a date or an academic year, or is a forecast already.
    """
    months = months_so_far(period)
    if not adds_up or not months or reading.value is None or is_forecast(reading):
        return None
    factor, method, how = _factor(months, last_year)
    counted = reading.numerator if unit in _PER else reading.value
    if counted is None:
        counted = reading.value
    whole = counted * factor
    numerator = whole if unit in _PER and reading.numerator is not None else None
    if numerator is not None and reading.denominator:
        value = ratio(numerator, reading.denominator, _PER[unit])
    else:
        value = reading.value * factor
    if unit is Unit.PERCENT and reading.value <= _ALL:
        value = min(value, _ALL)  # nobody is reached twice
    shown = format_number(value, reading.decimals, reading.form)
    if numerator is None:
        so_far, by_then = reading.number_text, shown
    else:
        so_far, by_then = f"{counted:,f}", format_number(whole, 0, Form.PLAIN)
    in_months = "1 month" if months == 1 else f"{months} months"
    reason = (
        f"Forecast {shown} for {period.year}: {so_far} in {in_months} {how} {by_then} for the year."
    )
    return Forecast(value, f"{shown} (forecast)", method, reason, numerator)


def target_to_date(
    target: TargetReading, period: Period, last_year: Sequence[Decimal] = ()
) -> TargetToDate | None:
    """Return what of a year's target is due by the end of a period.

    Args:
        target: For the whole year.
        period: The months so far.
        last_year: The twelve months of the year before, for its profile; pro rata if empty.

    Returns:
        The part; None for a period that is no first part of a year, and for what no part of a
        year has: an average, a target without a number.
    """
    months = months_so_far(period)
    if not months or target.low is None or target.kind is TargetKind.AVERAGE:
        return None
    factor, method, _ = _factor(months, last_year)
    part = replace(
        target,
        low=target.low / factor,
        high=None if target.high is None else target.high / factor,
        count=None if target.count is None else target.count / factor,
        period=period,
        text="",
    )
    how = (
        ("following last year's pattern")
        if method is ForecastMethod.PROFILE
        else f"{months} of 12 months"
    )
    whole = target.number_text
    part = replace(part, text=f"{part.number_text} (to date)", qualifier="(to date)")
    return TargetToDate(
        part, method, f"Of {whole} for {period.year}, {part.number_text} is due by then, {how}."
    )


def _factor(months: int, last_year: Sequence[Decimal]) -> tuple[Decimal, ForecastMethod, str]:
    whole = sum(last_year, Decimal(0))
    so_far = sum(last_year[:months], Decimal(0))
    if len(last_year) == _MONTHS and so_far > 0:
        how = f"at last year's pace ({so_far:,f} of {whole:,f} by then) would give"
        return whole / so_far, ForecastMethod.PROFILE, how
    return Decimal(_MONTHS) / months, ForecastMethod.PRO_RATA, "at the same pace would give"


def is_forecast(reading: Reading) -> bool:
    """Tell whether a figure says that it is what somebody expects of the year."""
    return "[f]" in reading.status or _EXPECTED.search(reading.text) is not None
