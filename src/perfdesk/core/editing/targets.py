"""Edits of what figures are held against: trajectories, and averages that a newer one replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from perfdesk.core.benchmarks.compared_with import (
    place_of_average,
    published_averages,
    written_average,
)
from perfdesk.core.building.judging import effective_aim
from perfdesk.core.editing.cells import UnsuitableCellError
from perfdesk.core.edits import Edit, Replacement, edit_between
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, PeriodError, parse_period
from perfdesk.core.sources import TYPED, CellReference
from perfdesk.core.targets import PeriodTarget, PeriodTargetKey, Target, TargetKey
from perfdesk.core.wording.numbers import tidy
from perfdesk.core.wording.target_text import read_target


def latest_averages(pack: Pack, position: Period) -> Edit:
    """Return the edit that puts the latest published average in the place of each older one.

    None of a later period than *position* is taken. The source of the figure becomes that of the
    comparator.

    Args:
        pack: The pack.
        position: Whose comparators are looked at.
    """
    newer: list[Target] = []
    for measure in pack.measures_at(position):
        key = TargetKey(measure.id, position)
        held = pack.target(measure.id, position)
        place = place_of_average(pack, held)
        if held.period is None or place is None:
            continue
        published = published_averages(pack, measure, place, position)
        latest = max((each for each in published if each.end > held.period.end), default=None)
        if latest is not None:
            figure = published[latest]
            text = written_average(measure, place, latest, figure)
            reading = read_target(text, measure.aim, latest)
            newer.append(Target(key, reading, figure.source))
    return edit_between(pack, "Compare with the latest averages", newer)


def trajectory_edit(pack: Pack, measure: str, texts: Mapping[Period, str]) -> Edit:
    """Return the edit that gives a measure its targets for some periods.

    Targets that say already what is typed keep their source; those of other periods stay.

    Args:
        pack: The pack.
        measure: Id of the measure.
        texts: What each period's target shall say; empty for none.

    Raises:
        UnsuitableCellError: A text is no target with a number.
    """
    subject = pack.measure(measure)
    held = pack.table(PeriodTarget)
    replacements = []
    for period, typed in texts.items():
        text = tidy(typed)
        old = held.get(PeriodTargetKey(measure, period))
        if text == (old.reading.text if old else ""):
            continue
        new = period_target(pack, measure, period, text) if text else None
        replacements.append(Replacement(old, new))
    return Edit(f"Change targets by period of {subject.description}", tuple(replacements))


def trajectory_text(pack: Pack, measure: str) -> str:
    """Return the targets of a measure by period on one line: `Apr-Jun 2021: 7; Q2 ...`."""
    held = (each for each in pack.table(PeriodTarget).values() if each.key.measure == measure)
    steps = sorted(held, key=lambda each: each.key)
    return "; ".join(f"{each.key.period.label}: {each.reading.text}" for each in steps)


def texts_of_trajectory(pack: Pack, measure: str, text: str, year: Period) -> dict[Period, str]:
    """Read targets by period on one line; those that the line leaves out are emptied.

    Args:
        pack: The pack.
        measure: Id of the measure.
        text: As `trajectory_text` writes it; a month or quarter without a year is of *year*.
        year: The financial year of the position.

    Raises:
        UnsuitableCellError: A part of the line is no period with a target.
    """
    texts = dict.fromkeys(pack.trajectory(measure), "")
    for part in filter(None, (tidy(each) for each in text.split(";"))):
        name, colon, target = (tidy(each) for each in part.partition(":"))
        period = _period_in(name, year)
        if not colon or period is None or not target:
            raise UnsuitableCellError(
                f"\u201c{part}\u201d is not a part of the year with its target, such as "
                "\u201cQ1: 25\u201d"
            )
        texts[period] = target
    return texts


def _period_in(name: str, year: Period) -> Period | None:
    """Read a period; one without a year is of the year given."""
    for written in (name, f"{name} {year.key}", *(f"{name} {each}" for each in _years_of(year))):
        try:
            period = parse_period(written)
        except PeriodError:
            continue
        if written == name or (year.start <= period.start and period.end <= year.end):
            return period
    return None


def _years_of(year: Period) -> tuple[int, int]:
    return year.start.year, year.end.year


def period_target(
    pack: Pack, measure: str, period: Period, text: str, source: CellReference = TYPED
) -> PeriodTarget:
    """Return the target of one period as its text says it.

    Raises:
        UnsuitableCellError: The text has no number, or names another period.
    """
    reading = read_target(text, effective_aim(pack.measure(measure)), period)
    if reading.low is None:
        raise UnsuitableCellError(f"\u201c{tidy(text)}\u201d is not a target for {period}")
    if reading.set_for is not None and reading.set_for != period:
        raise UnsuitableCellError(
            f"\u201c{tidy(text)}\u201d is for {reading.set_for}, not for {period}"
        )
    return PeriodTarget(PeriodTargetKey(measure, period), replace(reading, period=period), source)
