"""The sheet of targets: this year's and next year's with their bases, and those by period.

It is written by these headings and read by them when it comes back or is pasted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, months
from perfdesk.core.targets import NO_TARGET, PeriodTarget, Target, TargetKey, TargetReading

REF, CODE, MEASURE, UNIT, AIM = "Ref", "Code", "Measure", "Unit", "Aim"
TARGET, BASIS = "Target", "Basis"
"""Headings; the period follows the last two."""

_APRIL, _DECEMBER, _YEAR = 4, 12, 12


@dataclass(frozen=True, slots=True)
class TargetsRow:
    """A measure and what it is held against.

    Attributes:
        measure: The measure.
        years: The target of each year of the sheet.
        steps: The target of each other period of the sheet.
    """

    measure: Measure
    years: tuple[TargetReading, ...]
    steps: tuple[TargetReading, ...]


@dataclass(frozen=True, slots=True)
class TargetsSheet:
    """All targets of a position and of the year after it.

    Attributes:
        title: Of the pack.
        years: The position, and the year after its year.
        steps: The periods with targets of their own: the months of next year, and all others that
            have any in either year.
        rows: In printed order.
    """

    title: str
    years: tuple[Period, Period]
    steps: tuple[Period, ...]
    rows: tuple[TargetsRow, ...]


def targets_sheet(pack: Pack, position: Period) -> TargetsSheet:
    """Return the targets of a position and of the year after it."""
    years = (position, position.year.a_year_later())
    measures = pack.measures_at(position)
    steps = _steps(pack, measures, years)
    rows = []
    for measure in measures:
        held = pack.table(Target)
        targets = (held.get(TargetKey(measure.id, each)) for each in years)
        trajectory = pack.trajectory(measure.id)
        rows.append(
            TargetsRow(
                measure,
                tuple(each.reading if each else NO_TARGET for each in targets),
                tuple(trajectory.get(each, NO_TARGET) for each in steps),
            )
        )
    return TargetsSheet(pack.settings.title, years, steps, tuple(rows))


def _steps(
    pack: Pack, measures: Iterable[Measure], years: tuple[Period, Period]
) -> tuple[Period, ...]:
    wanted = set(months_of(years[1]))
    ids = {each.id for each in measures}
    for each in pack.table(PeriodTarget).values():
        key = each.key
        if key.measure in ids and key.period.year in {years[0].year, years[1]}:
            wanted.add(key.period)
    return tuple(sorted(wanted - set(years), key=lambda each: (each.end, each.start)))


def months_of(year: Period) -> tuple[Period, ...]:
    """Return the twelve months of a financial year."""
    first = year.start.year
    found = []
    for ahead in range(_YEAR):
        number = _APRIL + ahead
        at = (first + (number > _DECEMBER), number - _YEAR * (number > _DECEMBER))
        found.append(months(at, at))
    return tuple(found)
