"""Whether the years and periods that targets and figures name can be, and are the position's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.core.building.judging import reported_figure
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Figure, Reading
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import PeriodError, find_period
from perfdesk.core.problems import Mend, Problem, ProblemKind, Severity
from perfdesk.core.rules.like_periods import is_set_for, span_of
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetReading


def check_periods(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find impossible years such as 2023/34, and targets that are set for another period."""
    for measure in pack.measures_at(position.period):
        target = pack.target(measure.id, position.period)
        texts = [(Column.TARGET, "target", target.text, target.text)]
        current = reported_figure(pack, measure, position.period)
        previous = reported_figure(pack, measure, position.previous)
        for column, figure in ((Column.CURRENT, current), (Column.PREVIOUS, previous)):
            if figure is not None:
                reading = figure.reading
                where = figure.key.period.label
                # What is read as counts is no year, whatever its percentage says: 90% (45/60).
                text = _without_counts(reading)
                texts.append((column, where, text, reading.as_typed))
        for column, where, text, typed in texts:
            yield from _impossible(measure, column, where, text, typed)
        yield from _other_period(measure, position, target, current)


def _without_counts(reading: Reading) -> str:
    if reading.numerator is None or reading.denominator is None:
        return reading.text
    counts = rf"\b{reading.numerator:f}\s*/\s*{reading.denominator:f}\b"
    return re.sub(counts, "", reading.text)


def _impossible(
    measure: Measure, column: Column, where: str, text: str, typed: str
) -> Iterator[Problem]:
    try:
        find_period(text)
    except PeriodError as problem:
        mend = None
        if problem.suggestion is not None and problem.slip and problem.slip in typed:
            meant = problem.suggestion.label
            mend = Mend(
                column,
                typed.replace(problem.slip, meant),
                f"Change {problem.slip} to {meant}",
            )
        yield Problem(
            Severity.ERROR,
            ProblemKind.PERIOD,
            f"{measure.description}: {str(problem).rstrip('.')} (in \u201c{text}\u201d).",
            measure.id,
            where,
            mend=mend,
        )


def _other_period(
    measure: Measure, position: Position, target: TargetReading, current: Figure | None
) -> Iterator[Problem]:
    """Find a target that names a period which the figure is not for."""
    set_for = target.set_for
    if set_for is None or target.low is None:
        return
    ours = span_of(current.reading, current.key.period) if current else position.period
    if is_set_for(set_for, ours, adds_up=measure.adds_up):
        return
    yield Problem(
        Severity.WARNING,
        ProblemKind.TARGET_PERIOD,
        f"{measure.description}: the target \u201c{target.text}\u201d is for {set_for}, so it does "
        f"not rate the figure for {ours}.",
        measure.id,
        "target",
    )
