"""Whether the printed code of a measure means what its words say, and its aim is known."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.building.judging import effective_aim, reported_figure
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Form
from perfdesk.core.framework.matching import match_code
from perfdesk.core.measures import Aim
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Mend, Problem, ProblemKind, Severity
from perfdesk.core.settings import Position


def check_identity(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find codes that belong to another measure, and aims that are not stated."""
    for measure in pack.measures_at(position.period):
        target = pack.target(measure.id, position.period)
        match = match_code(measure.code, measure.description, position.period, target.period)
        if measure.framework is None and match is not None and match.message:
            yield Problem(Severity.WARNING, ProblemKind.CODE, match.message, measure.id, "measure")
        if measure.aim is not Aim.UNSTATED:
            continue
        aim = effective_aim(measure)
        mend = None
        current = reported_figure(pack, measure, position.period)
        if aim is Aim.UNSTATED and current and current.reading.form is Form.ORDINAL:
            message = (
                f"{measure.description}: no aim is set, so the lower place is taken as better."
            )
            mend = Mend(Column.AIM, Aim.LOW.value, f"Set the aim to {Aim.LOW.value}")
        elif aim is Aim.UNSTATED:
            message = f"{measure.description}: no aim is set, so it is not rated."
        else:
            message = (
                f"{measure.description}: no aim is set, so the framework's is used: {aim.value}."
            )
            mend = Mend(Column.AIM, aim.value, f"Set the aim to {aim.value}")
        yield Problem(Severity.WARNING, ProblemKind.AIM, message, measure.id, "aim", mend=mend)
