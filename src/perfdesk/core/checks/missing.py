"""What is not there yet: figures, targets and comparators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.core.building.forecasting import annual_target, set_target, year_target
from perfdesk.core.building.judging import effective_aim, reported_figure
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Content
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Mend, Problem, ProblemKind, Severity
from perfdesk.core.rules.ratings import as_written, is_overdue
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.wording.target_text import read_target

_BACKWARDS = re.compile(
    r"^(?P<high>[\d.,]+\s?[%k]?)(?P<between>\s*(?:-|\u2013|to)\s*)(?P<low>[\d.,]+)(?P<unit>\s?[%k]?)"
)

_SAYS_WHY = re.compile(
    r"\b(?:n/?a|none|no|not|nil|tb[acd]|to be|to follow|new|baseline|awaiting|awaited|due|pending"
    r"|average|ave|target|benchmark|comparator|information|monitor\w*|trend|suspended|until|when)\b"
    r"|^\W*$",
    re.IGNORECASE,
)
"""Words that stand for a target to come, or name what it will be."""


def check_missing(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find measures without a figure or without anything to compare it with."""
    for measure in pack.measures_at(position.period):
        yield from _figure(pack, measure, position)
        yield from _target(measure, set_target(pack, measure, position.period))
        yield from _steps(pack, measure, position)


def _figure(pack: Pack, measure: Measure, position: Position) -> Iterator[Problem]:
    figure = reported_figure(pack, measure, position.period)
    where = position.period.label
    if figure is None:
        message = f"{measure.description}: there is no figure for {position.period} yet."
        yield Problem(Severity.WARNING, ProblemKind.MISSING, message, measure.id, where)
    elif is_overdue(figure.reading, position.period):
        message = (
            f"{measure.description}: the figure for {position.period} is overdue, since it says "
            f"\u201c{figure.reading.text}\u201d."
        )
        yield Problem(Severity.WARNING, ProblemKind.OVERDUE, message, measure.id, where)
    elif figure.reading.content is Content.DUE:
        message = f"{measure.description}: {figure.reading.text}."
        yield Problem(Severity.NOTE, ProblemKind.DUE, message, measure.id, where)


def _steps(pack: Pack, measure: Measure, position: Position) -> Iterator[Problem]:
    """Find targets by month or quarter that come to something else than the year's."""
    steps = pack.trajectory(measure.id)
    year = annual_target(pack.target(measure.id, position.period))
    if not steps or year is None or year.kind is TargetKind.AVERAGE:
        return
    whole = year_target(measure, steps, position.period.year)
    if whole.low is None or whole.form is not year.form:
        return
    places = min(whole.decimals, year.decimals)
    both = (as_written(each, places, year.form) for each in (whole.low, year.low or whole.low))
    if len(set(both)) == 1:
        return
    yield Problem(
        Severity.WARNING,
        ProblemKind.TARGET,
        f"{measure.description}: the targets by month or quarter come to {whole.number_text} for "
        f"{position.period.year}, but its target is {year.number_text}.",
        measure.id,
        "target",
    )


def _target(measure: Measure, target: TargetReading) -> Iterator[Problem]:
    if target.kind is TargetKind.NOT_UNDERSTOOD:
        yield Problem(
            Severity.ERROR,
            ProblemKind.TARGET,
            f"{measure.description}: \u201c{target.text}\u201d is not understood as a target, "
            "so it is kept as typed and nothing is rated against it.",
            measure.id,
            "target",
            mend=_turned_round(target),
        )
    elif effective_aim(measure) is Aim.BAND and target.kind in {
        TargetKind.VALUE,
        TargetKind.AVERAGE,
    }:
        yield Problem(
            Severity.WARNING,
            ProblemKind.TARGET,
            f"{measure.description}: the aim is a band, but \u201c{target.text}\u201d is not one, "
            "so the measure is not rated.",
            measure.id,
            "target",
            mend=_turned_round(target),
        )
    elif target.kind is TargetKind.NONE_YET and not _SAYS_WHY.search(target.text):
        yield Problem(
            Severity.WARNING,
            ProblemKind.TARGET,
            f"{measure.description}: \u201c{target.text}\u201d has no number, so nothing is rated "
            "against it. Type the target, or \u201cnone yet\u201d where there is none.",
            measure.id,
            "target",
        )
    elif target.kind is TargetKind.NONE_YET and effective_aim(measure) is not Aim.NONE:
        # A measure without an aim is not compared with anything, so nothing is missing.
        message = f"{measure.description}: there is no target or comparator yet."
        yield Problem(Severity.NOTE, ProblemKind.TARGET, message, measure.id, "target")


def _turned_round(target: TargetReading) -> Mend | None:
    """Return the mend of a band that is written from its upper edge to its lower one."""
    written = _BACKWARDS.match(target.text)
    if written is None:
        return None
    high, unit = written["high"].strip(), written["unit"]
    rest = target.text[written.end() :]
    text = f"{written['low']}{written['between']}{high}{'' if high[-1] in '%k' else unit}{rest}"
    if read_target(text, Aim.BAND).kind is not TargetKind.BAND:
        return None
    return Mend(Column.TARGET, text, f"Write the band as {text}")
