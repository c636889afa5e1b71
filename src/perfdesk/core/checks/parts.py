"""Whether derived figures, and wholes that have parts, agree with what they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfdesk.core.building.judging import derived_figure, reported_figure
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Figure, format_number
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Mend, Problem, ProblemKind, Severity
from perfdesk.core.settings import Position
from perfdesk.core.wording.amounts import half_a_digit


def check_parts(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find figures that were typed otherwise than their parts make them, and sums of parts."""
    measures = pack.measures_at(position.period)
    for measure in measures:
        parts = [each for each in measures if each.part_of == measure.id]
        for column, period in (
            (Column.CURRENT, position.period),
            (Column.PREVIOUS, position.previous),
        ):
            yield from _derived(pack, measure, column, period)
            if parts:
                yield from _sum(pack, measure, parts, period)


def _derived(pack: Pack, measure: Measure, column: Column, period: Period) -> Iterator[Problem]:
    typed = pack.figure(measure.id, period) if measure.derived else None
    worked_out = derived_figure(pack, measure, period) if typed else None
    if typed is None or worked_out is None or typed.value is None or worked_out.value is None:
        return
    written = typed.reading.decimals, typed.reading.form
    if format_number(worked_out.value, *written) == format_number(typed.value, *written):
        return
    yield Problem(
        Severity.WARNING,
        ProblemKind.DERIVED,
        f"{measure.description}: {typed.reading.number_text} is typed for {period}, but its parts "
        f"come to {worked_out.reading.number_text}. Clear the cell to calculate it from the parts.",
        measure.id,
        period.label,
        str(worked_out.source),
        Mend(column, "", "Calculate from the parts"),
    )


def _sum(pack: Pack, whole: Measure, parts: Sequence[Measure], period: Period) -> Iterator[Problem]:
    """Compare a count with the sum of its parts, as far as their rounding lets it be told."""
    if any(each.unit is not Unit.COUNT for each in (whole, *parts)):
        return
    figure = reported_figure(pack, whole, period)
    found = [reported_figure(pack, each, period) for each in parts]
    figures: list[Figure] = [each for each in found if each is not None and each.value is not None]
    if figure is None or figure.value is None or len(figures) < len(parts):
        return
    total = sum((each.value or Decimal(0) for each in figures), Decimal(0))
    slack = sum((half_a_digit(each.reading) for each in (figure, *figures)), Decimal(0))
    alike = {each.stands_for for each in (figure, *figures)}
    if abs(total - figure.value) <= slack or len(alike) > 1:
        return
    shown = format_number(total, figure.reading.decimals, figure.reading.form)
    yield Problem(
        Severity.WARNING,
        ProblemKind.PARTS,
        f"{whole.description}: its {len(parts)} parts add up to {shown} for {period}, not to "
        f"{figure.reading.number_text}.",
        whole.id,
        period.label,
        f"{' + '.join(each.reading.number_text for each in figures)} = {shown}",
    )
