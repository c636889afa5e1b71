"""Whether the years and periods that targets and figures name can be."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.building.judging import reported_figure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import PeriodError, find_period
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.settings import Position


def check_periods(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find impossible years such as 2023/34, with the year that was probably meant."""
    for measure in pack.measures_at(position.period):
        texts = [("target", pack.target(measure.id, position.period).text)]
        for period in (position.period, position.previous):
            figure = reported_figure(pack, measure, period)
            if figure is not None:
                texts.append((period.label, figure.reading.text))
        for where, text in texts:
            try:
                find_period(text)
            except PeriodError as problem:
                yield Problem(
                    Severity.ERROR,
                    "period",
                    f"{measure.description}: {str(problem).rstrip('.')} (in \u201c{text}\u201d).",
                    measure.id,
                    where,
                )
