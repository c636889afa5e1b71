"""Whether what is printed of a measure agrees with the others: its digits, its code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perfdesk.core.building.judging import reported_figure
from perfdesk.core.measures import Unit
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetBasis

_LOCAL = "local"
_FEWEST = 4
"""Percentages from which on most of them tell how many digits a column has."""


def check_labels(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find figures with fewer digits than those around them, and local measures held nationally."""
    yield from _digits(pack, position)
    for measure in pack.measures_at(position.period):
        target = pack.target(measure.id, position.period)
        if (
            measure.code.lower() == _LOCAL
            and target.basis is TargetBasis.NATIONAL_AVERAGE
            and target.low is not None
        ):
            yield Problem(
                Severity.NOTE,
                ProblemKind.LABEL,
                f"{measure.description}: it is labelled \u201c{measure.code}\u201d, but "
                f"is compared with the national average, {target.number_text}.",
                measure.id,
                "code",
            )


def _digits(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find a percentage with fewer digits than others, or a rate with fewer than its average."""
    shown = {
        measure: figure.reading
        for measure in pack.measures_at(position.period)
        if (figure := reported_figure(pack, measure, position.period)) is not None
        and figure.reading.value is not None
    }
    percentages = [each.decimals for key, each in shown.items() if key.unit is Unit.PERCENT]
    usual = Counter(percentages).most_common(1)[0][0] if len(percentages) >= _FEWEST else 0
    for measure, reading in shown.items():
        target = pack.target(measure.id, position.period)
        is_coarser = measure.unit is Unit.PERCENT and reading.decimals < usual
        is_rate = measure.unit is Unit.RATE and reading.decimals < target.decimals
        if is_coarser or (is_rate and target.basis is TargetBasis.NATIONAL_AVERAGE):
            beside = (
                "most percentages in the column have"
                if is_coarser
                else f"its average, {target.number_text}, has"
            )
            digits = usual if is_coarser else target.decimals
            yield Problem(
                Severity.NOTE,
                ProblemKind.DIGITS,
                f"{measure.description}: {reading.number_text} has "
                f"{reading.decimals or 'no'} digits after the point; {beside} {digits}.",
                measure.id,
                position.period.label,
            )
