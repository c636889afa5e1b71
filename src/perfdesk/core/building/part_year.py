"""The columns of a position that is part of a year: forecast, annual target, target to date."""

from __future__ import annotations

from perfdesk.core.building.figure_cells import figure_cell
from perfdesk.core.building.forecasting import annual_target
from perfdesk.core.dashboard import Cell, Column, ColumnHead, Facts
from perfdesk.core.figures import format_number
from perfdesk.core.pack import Pack
from perfdesk.core.rules.forecast import months_so_far
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetReading


def part_year_heads(pack: Pack, position: Position) -> tuple[ColumnHead, ...]:
    """Return the columns that are printed only where a position is the first part of a year.

    None where nothing reported at it is forecast.
    """
    if not months_so_far(position.period):
        return ()
    if not any(each.forecast is not None for each in pack.measures_at(position.period)):
        return ()
    year = position.period.year
    return (
        ColumnHead(Column.FORECAST, f"{year} forecast"),
        ColumnHead(Column.TARGET_TO_DATE, "Target to date"),
    )


def part_year_cells(facts: Facts, position: Position) -> dict[Column, Cell]:
    """Return the cells of those columns."""
    return {
        Column.FORECAST: _forecast(facts),
        Column.ANNUAL_TARGET: _annual(facts, position),
        Column.TARGET_TO_DATE: _to_date(facts),
    }


def _forecast(facts: Facts) -> Cell:
    found = facts.forecast
    if found is None or facts.current is None:
        return Cell("", spoken="Forecast: none")
    reading = facts.current.reading
    return figure_cell(
        found.text,
        format_number(found.value, reading.decimals, reading.form),
        value=found.value,
        decimals=reading.decimals,
        form=reading.form,
        reason=found.reason,
        spoken=f"Forecast: {found.text}. {found.reason}",
    )


def _annual(facts: Facts, position: Position) -> Cell:
    found = annual_target(facts.target)
    if found is None:
        return Cell("", spoken="Annual target: none")
    reason = f"The target for {position.period.year}."
    return _target(found, reason, f"Annual target: {found.text}")


def _to_date(facts: Facts) -> Cell:
    target, due = facts.target, facts.to_date
    reading, reason = (due.reading, due.reason) if due else (target, "Set for these months.")
    # A target that names no months is the year's: it is not repeated as what is due by now.
    is_set = due is None and target.set_for is not None and months_so_far(target.set_for) > 0
    if reading.low is None or not (due or is_set):
        return Cell("", spoken="Target to date: none")
    return _target(reading, reason, f"Target to date: {reading.number_text}. {reason}")


def _target(reading: TargetReading, reason: str, spoken: str) -> Cell:
    text = reading.number_text
    return figure_cell(
        text,
        text,
        value=reading.low if reading.high is None else None,
        decimals=reading.decimals,
        form=reading.form,
        reason=reason,
        spoken=spoken,
    )
