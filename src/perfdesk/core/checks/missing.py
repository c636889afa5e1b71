"""What is not there yet: figures, targets and comparators."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.building.judging import reported_figure
from perfdesk.core.figures import Content
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetKind


def check_missing(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find measures without a figure or without anything to hold it against."""
    for measure in pack.measures_at(position.period):
        figure = reported_figure(pack, measure, position.period)
        if figure is None:
            message = f"{measure.description}: there is no figure for {position.period} yet."
            yield Problem(Severity.WARNING, "missing", message, measure.id, position.period.label)
        elif figure.reading.content is Content.DUE:
            message = f"{measure.description}: {figure.reading.text}."
            yield Problem(Severity.NOTE, "due", message, measure.id, position.period.label)
        target = pack.target(measure.id, position.period)
        if target.kind is TargetKind.NOT_UNDERSTOOD:
            yield Problem(
                Severity.ERROR,
                "target",
                f"{measure.description}: \u201c{target.text}\u201d is not understood as a target, "
                "so it is kept as typed and nothing is rated against it.",
                measure.id,
                "target",
            )
        elif target.kind is TargetKind.NONE_YET:
            message = f"{measure.description}: there is no target or comparator yet."
            yield Problem(Severity.NOTE, "target", message, measure.id, "target")
