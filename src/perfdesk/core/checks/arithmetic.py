"""Whether a figure follows from its counts and keeps its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfdesk.core.building.judging import reported_figure
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import (
    Content,
    Figure,
    FigureKind,
    Form,
    Reading,
    format_number,
    ratio,
    round_half_up,
)
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Mend, Problem, ProblemKind, Severity
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetReading
from perfdesk.core.wording.figure_text import read_figure

_COMMA = re.compile(r"(\d),(\d{1,2}(?!\d))")
"""A decimal comma: thousands have three digits behind theirs."""
_HALF_OF_FIVE = Decimal("2.5")
_PER = {Unit.PERCENT: 100, Unit.RATE: 100_000}


def check_arithmetic(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find figures that their counts contradict, that were not understood, or lost their unit."""
    for measure in pack.measures_at(position.period):
        for column, period in (
            (Column.CURRENT, position.period),
            (Column.PREVIOUS, position.previous),
        ):
            figure = reported_figure(pack, measure, period)
            if figure is None:
                continue
            yield from _not_understood(measure, column, figure)
            yield from _counts(measure, figure)
        yield from _lost_unit(pack, measure, position)


def _not_understood(measure: Measure, column: Column, figure: Figure) -> Iterator[Problem]:
    typed = figure.reading.as_typed
    if figure.reading.content is Content.NOT_UNDERSTOOD:
        mend = None
        point = _COMMA.sub(r"\1.\2", typed)
        if point != typed and read_figure(point, unit=measure.unit).value is not None:
            mend = Mend(column, point, f"Change {typed} to {point}")
        yield Problem(
            Severity.ERROR,
            ProblemKind.NOT_UNDERSTOOD,
            f"{measure.description}: \u201c{typed}\u201d for {figure.key.period} is not understood "
            "as a figure, so it is kept as typed and not rated.",
            measure.id,
            figure.key.period.label,
            mend=mend,
        )


def _counts(measure: Measure, figure: Figure) -> Iterator[Problem]:
    """Recompute a percentage or rate from the counts beside it, at the precision shown."""
    reading, per = figure.reading, _PER.get(measure.unit)
    numerator, denominator = reading.numerator, reading.denominator
    if reading.value is None or per is None or numerator is None or not denominator:
        return
    exact = ratio(numerator, denominator, per)
    if round_half_up(exact, reading.decimals) == round_half_up(reading.value, reading.decimals):
        return
    if figure.key.kind is FigureKind.PUBLISHED and _are_rounded(
        reading, numerator, denominator, per
    ):
        return
    shown = format_number(exact, max(reading.decimals, 1), reading.form)
    vintage = f" ({figure.population} population)" if figure.population else ""
    yield Problem(
        Severity.ERROR,
        ProblemKind.RATIO,
        f"{measure.description}: {reading.number_text} for {figure.key.period} is not "
        f"{numerator:,f} of {denominator:,f}{vintage}, which is {shown}.",
        measure.id,
        figure.key.period.label,
        f"{numerator:,f} / {denominator:,f} = {shown}",
    )


def _are_rounded(reading: Reading, numerator: Decimal, denominator: Decimal, per: int) -> bool:
    """Tell whether a published value lies within what its counts, rounded to five, leave open."""
    if numerator % 5 or reading.value is None or denominator <= _HALF_OF_FIVE:
        return False
    half = Decimal(1).scaleb(-reading.decimals) / 2
    low = ratio(numerator - _HALF_OF_FIVE, denominator + _HALF_OF_FIVE, per) - half
    high = ratio(numerator + _HALF_OF_FIVE, denominator - _HALF_OF_FIVE, per) + half
    return low <= reading.value <= high


def _lost_unit(pack: Pack, measure: Measure, position: Position) -> Iterator[Problem]:
    """Find a figure a thousand times smaller than the one before: 17.3 beside 17.3k."""
    now = reported_figure(pack, measure, position.period)
    before = reported_figure(pack, measure, position.previous)
    if now is None or before is None or not now.value or not before.value:
        return
    forms = {now.reading.form, before.reading.form}
    larger, smaller = max(now.value, before.value), min(now.value, before.value)
    if forms == {Form.PLAIN, Form.THOUSANDS} and smaller > 0 and larger / smaller > Decimal(100):
        yield Problem(
            Severity.ERROR,
            ProblemKind.LOST_UNIT,
            f"{measure.description}: {now.reading.number_text} is beside "
            f"{before.reading.number_text}. One of them may have lost its \u201ck\u201d "
            "(thousands).",
            measure.id,
            position.period.label,
            mend=_in_thousands(now.reading, before, pack.target(measure.id, position.period)),
        )


def _in_thousands(now: Reading, before: Figure, target: TargetReading) -> Mend | None:
    """Return the mend of a figure that lost its `k`, where row and target are all in thousands."""
    if now.form is not Form.PLAIN or target.form is not Form.THOUSANDS or not target.low:
        return None
    meant = (now.value or Decimal(0)) * 1000
    others = (target.low, before.value or Decimal(0))
    if any(not each / 2 <= meant <= each * 2 for each in others):
        return None
    number = now.number_text
    text = now.as_typed.replace(number, f"{number}k", 1)
    return Mend(Column.CURRENT, text, f"Change {number} to {number}k")
