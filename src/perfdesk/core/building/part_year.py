"""The columns of a position that is part of a year: forecast, annual target, target to date."""

from __future__ import annotations

from perfdesk.core.building.forecasting import annual_target, forecast_of, target_due
from perfdesk.core.dashboard import Cell, Column, ColumnHead
from perfdesk.core.figures import Figure
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.rules.forecast import months_so_far
from perfdesk.core.settings import Position


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


def part_year_cells(
    pack: Pack, measure: Measure, current: Figure | None, position: Position
) -> dict[Column, Cell]:
    """Return the cells of those columns."""
    return {
        Column.FORECAST: _forecast(pack, measure, current),
        Column.ANNUAL_TARGET: _annual(pack, measure, position),
        Column.TARGET_TO_DATE: _to_date(pack, measure, current, position),
    }


def _forecast(pack: Pack, measure: Measure, current: Figure | None) -> Cell:
    found = forecast_of(pack, measure, current)
    if found is None or current is None:
        return Cell("", spoken="Forecast: none")
    reading = current.reading
    return Cell(
        found.text,
        value=found.value,
        decimals=reading.decimals,
        form=reading.form,
        qualifier="(forecast)",
        reason=found.reason,
        spoken=f"Forecast: {found.text}. {found.reason}",
    )


def _annual(pack: Pack, measure: Measure, position: Position) -> Cell:
    found = annual_target(pack.target(measure.id, position.period))
    if found is None:
        return Cell("", spoken="Annual target: none")
    return Cell(
        found.text,
        value=found.low if found.high is None else None,
        decimals=found.decimals,
        form=found.form,
        reason=f"The target for {position.period.year}.",
        spoken=f"Annual target: {found.text}",
    )


def _to_date(pack: Pack, measure: Measure, current: Figure | None, position: Position) -> Cell:
    target = pack.target(measure.id, position.period)
    due = target_due(pack, measure, current, target, position.period)
    reading, reason = (due.reading, due.reason) if due else (target, "Set for these months.")
    # A target that names no months is the year's: it is not repeated as what is due by now.
    is_set = due is None and target.set_for is not None and months_so_far(target.set_for) > 0
    if reading.low is None or not (due or is_set):
        return Cell("", spoken="Target to date: none")
    text = reading.number_text
    return Cell(
        text,
        value=reading.low if reading.high is None else None,
        decimals=reading.decimals,
        form=reading.form,
        reason=reason,
        spoken=f"Target to date: {text}. {reason}",
    )
