"""Whether local figures and printed quartiles agree with what was published."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.benchmarks.quartiles import Field, standing_of
from perfdesk.core.benchmarks.standing import field_of, published_at, standing_in
from perfdesk.core.building.quartile_cells import quartile_at
from perfdesk.core.councils import current_code
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Figure, FigureKind, Form, agree, format_number
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Mend, Problem, ProblemKind, Severity
from perfdesk.core.rules.forecast import is_forecast
from perfdesk.core.rules.like_periods import part_of_year
from perfdesk.core.settings import Position
from perfdesk.core.wording.shorthand import PROVISIONAL_MARK


def check_published(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find local figures that differ from the published ones, and quartiles printed otherwise."""
    for measure in pack.measures_at(position.period):
        for period in (position.period, position.previous):
            yield from _local_against_published(pack, measure, position, period)
        yield from _printed_quartile(pack, measure, position)


def _local_against_published(
    pack: Pack, measure: Measure, position: Position, period: Period
) -> Iterator[Problem]:
    local = _figure(pack, measure, period, FigureKind.LOCAL)
    published = _figure(pack, measure, period, FigureKind.PUBLISHED)
    if local is None or published is None or local.value is None or published.value is None:
        return
    ours, theirs = local.stands_for, published.stands_for
    if ours.end != theirs.end or (part_of_year(ours) and ours != theirs):
        return  # a figure of part of the year, or carried from an earlier one
    if is_forecast(local.reading):
        return
    if PROVISIONAL_MARK in local.reading.status:
        yield _now_final(measure, period, position, local, published)
        return
    if agree(local.reading, published.reading):
        return
    yield Problem(
        Severity.WARNING,
        ProblemKind.PUBLISHED,
        f"{measure.description}: the local figure for {period} is {local.reading.number_text}, "
        "but the published figure is "
        f"{published.reading.number_text}{_its_quartile(pack, measure, period, local)}.",
        measure.id,
        period.label,
        f"{published.reading.number_text} - {local.reading.number_text} = "
        f"{format_number(published.value - local.value, 1, Form.PLAIN)}",
    )


def _now_final(
    measure: Measure, period: Period, position: Position, local: Figure, published: Figure
) -> Problem:
    """Tell of a provisional figure of ours that has been published since, and offer to show it."""
    column = Column.CURRENT if period == position.period else Column.PREVIOUS
    final = published.reading.number_text
    same = agree(local.reading, published.reading)
    told = "with the same number" if same else f"as {final}"
    return Problem(
        Severity.NOTE if same else Severity.WARNING,
        ProblemKind.PROVISIONAL,
        f"{measure.description}: the figure for {period} is provisional, {local.reading.text}, but "
        f"has been published since {told}.",
        measure.id,
        period.label,
        mend=Mend(column, "", "Show the published figure"),
    )


def _its_quartile(pack: Pack, measure: Measure, period: Period, local: Figure) -> str:
    """Say whose the quartile is, and which the local figure would have been in."""
    year = published_at(pack, measure.framework, period) if measure.framework else None
    if year is None or local.value is None:
        return ""
    ours = current_code(pack.settings.council)
    standing, _ = standing_in(year, ours)
    if standing is None:
        return ""
    field = field_of(year)
    instead = standing_of(ours, Field({**field.outcomes, ours: local.value}, field.aim, field.unit))
    said = f"; the quartile ({standing.quartile}) is based on the published figure"
    if instead is None or instead.quartile is standing.quartile:
        return said
    return f"{said}, and {local.reading.number_text} would be {instead.quartile}"


def _printed_quartile(pack: Pack, measure: Measure, position: Position) -> Iterator[Problem]:
    found = quartile_at(pack, measure, position, None)
    if not found.printed_differs or found.printed is None:
        return
    yield Problem(
        Severity.WARNING,
        ProblemKind.QUARTILE,
        f"{measure.description}: the quartile was printed as {found.printed.text}, but the "
        f"published figures give {found.word}: {found.reason.rstrip('.')}.",
        measure.id,
        ProblemKind.QUARTILE,
    )


def _figure(pack: Pack, measure: Measure, period: Period, kind: FigureKind) -> Figure | None:
    """Return a figure of our council, of the measure itself or of one that it continues."""
    for each in pack.lineage(measure.id):
        found = pack.figure(each.id, period, kind)
        if found is not None:
            return found
    return None
