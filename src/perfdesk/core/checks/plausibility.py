"""Whether a figure can be what it says: its size, its sign, its marks, its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perfdesk.core.building.judging import previous_figure, reported_figure
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Content, Figure, Form, format_number, is_likely_fraction
from perfdesk.core.imports.doubts import FigureDoubt
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Mend, Problem, ProblemKind, Severity
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.settings import Position
from perfdesk.core.wording.shorthand import NO_VALUE, meaning_of

_CHANGES = re.compile(
    r"\b(?:change|growth|increase|decrease|reduction|variance|variation|difference|net|gain|loss"
    r"|surplus|deficit|spend|budget|index|ratio|movement)\b",
    re.IGNORECASE,
)
"""Words of measures that may be below 0, or over 100%."""
_PEOPLE = re.compile(
    r"\b(?:people|persons?|adults?|children|carers?|clients?|customers?|residents?|learners?|pupils?"
    r"|patients?|users?|SUs?|service users?|staff|admissions?|discharges?|referrals?|deaths?"
    r"|enquir(?:y|ies)|aged)\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:visits?|loans?|hours|books|issues|sites|buildings|vehicles|homes|calls|days)\b|\u00a3",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"no survey|^n/?a\b|not (?:available|applicable|collected|published|reported|yet|due)"
    r"|\bnew (?:measure|indicator|KPI|metric|in|for|from)\b|^new$|for information|no information"
    r"|suspended|discontinued|awaited|^(?:tbc|none|nil|-)$|^<|under \d|fewer than",
    re.IGNORECASE,
)
"""Words that say why there is no number, or that a small one is kept back."""
_NO_FRACTION = Decimal(5)
_FEW = 5
_HUNDRED = 100


def check_doubted(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find the figures of a position that were asked about, and taken all the same."""
    figures = pack.table(Figure)
    reported = {measure.id for measure in pack.measures_at(position.period)}
    for doubt in pack.table(FigureDoubt).values():
        key = doubt.key
        is_shown = key.measure in reported and key.period in (position.period, position.previous)
        if is_shown and doubt.is_about(figures.get(key)):
            yield Problem(
                Severity.WARNING,
                ProblemKind.UNLIKE,
                f"{doubt.message} It was imported all the same.",
                key.measure,
                key.period.label,
                doubt.arithmetic,
            )


def check_plausibility(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find figures that cannot be, or that somebody should look at before they are printed."""
    for measure in pack.measures_at(position.period):
        current = reported_figure(pack, measure, position.period)
        previous = previous_figure(pack, measure, position)
        yield from _words(pack, measure, position, current, previous)
        if current is None:
            continue
        yield from _size(pack, measure, position, current)
        yield from _mark(measure, current)
        yield from _few(measure, current)
        for column, figure in ((Column.CURRENT, current), (Column.PREVIOUS, previous)):
            if figure is not None:
                yield from _fraction(pack, measure, position, column, figure)


def _words(
    pack: Pack,
    measure: Measure,
    position: Position,
    current: Figure | None,
    previous: Figure | None,
) -> Iterator[Problem]:
    """Find text in either column where the measure has numbers, that does not say why."""
    for figure, other in ((current, previous), (previous, current)):
        if figure is None or figure.reading.content is not Content.WORDS:
            continue
        if _EXPLAINED.search(figure.reading.text):
            continue
        number = _number_of(pack, measure, position, figure, other)
        if number:
            yield Problem(
                Severity.WARNING,
                ProblemKind.WORDS,
                f"{measure.description}: \u201c{figure.reading.text}\u201d for "
                f"{figure.key.period} is text where {number}, so it is not rated or drawn.",
                measure.id,
                figure.key.period.label,
            )


def _number_of(
    pack: Pack, measure: Measure, position: Position, figure: Figure, other: Figure | None
) -> str:
    """What says that a number belongs in place of a text, in words; empty for nothing.

    A text with digits, such as a rank, is left where the other year has text as well.
    """
    if other is not None and other.value is not None:
        return f"{other.key.period} has a number, {other.reading.number_text}"
    if any(sign.isdigit() for sign in figure.reading.text):
        return ""
    target = pack.target(measure.id, position.period)
    return f"the target is a number, {target.number_text}" if target.low is not None else ""


def _size(pack: Pack, measure: Measure, position: Position, current: Figure) -> Iterator[Problem]:
    """Find shares of more than everybody, and fewer than none, that nobody explains."""
    value, reading = current.value, current.reading
    if value is None or _CHANGES.search(measure.description) or "+" in reading.text:
        return
    said = pack.commentary(measure.id, position.period, Audience.PUBLIC)
    if said is not None and not said.draft:
        return
    target = pack.target(measure.id, position.period)
    # A target over 100% says that such shares are meant.
    most = max(Decimal(_HUNDRED), target.high or target.low or Decimal(0))
    if reading.form is Form.PERCENT and value > _HUNDRED and most == _HUNDRED:
        yield Problem(
            Severity.WARNING,
            ProblemKind.OVER_100,
            f"{measure.description}: {reading.number_text} for {current.key.period} is more than "
            "100%. Correct it, or say in the commentary why it can be.",
            measure.id,
            current.key.period.label,
        )
    elif value < 0:
        yield Problem(
            Severity.WARNING,
            ProblemKind.NEGATIVE,
            f"{measure.description}: {reading.number_text} for {current.key.period} is below 0. "
            "Correct it, or say in the commentary why it can be.",
            measure.id,
            current.key.period.label,
        )


def _mark(measure: Measure, current: Figure) -> Iterator[Problem]:
    reading = current.reading
    for token in sorted(NO_VALUE.intersection(reading.status)):
        if reading.value is None:
            continue
        yield Problem(
            Severity.WARNING,
            ProblemKind.MARK,
            f"{measure.description}: {reading.number_text} for {current.key.period} is marked "
            f"{token} ({meaning_of(token)}), which says that there is no figure. Remove the number "
            "or the mark.",
            measure.id,
            current.key.period.label,
        )


def _few(measure: Measure, current: Figure) -> Iterator[Problem]:
    """Find so few people, or so few who are not among them, that readers might know who they are.

    The counts behind a share are of people unless the measure's words name things.
    """
    reading = current.reading
    names_people = _PEOPLE.search(measure.description) is not None
    if _THINGS.search(measure.description) and not names_people:
        return
    part, whole = reading.numerator, reading.denominator
    if part is not None and whole:
        few, rest = (part, whole), (whole - part, whole)
        found = next((each for each in (few, rest) if 0 < each[0] < _FEW), None)
        if found is None:
            return
        told = f"only {found[0]:,f} of {whole:,f} {_are(found[0])} counted"
        if found is rest:
            told = f"only {found[0]:,f} of {whole:,f} {_are(found[0])} not counted"
    else:
        counted = reading.value if measure.unit is Unit.COUNT else part
        if counted is None or not 0 < counted < _FEW or not names_people or reading.decimals:
            return
        told = f"only {counted:,f} {_are(counted)} counted"
    yield Problem(
        Severity.NOTE,
        ProblemKind.SMALL_COUNT,
        f"{measure.description}: {told} for {current.key.period}. Check that nobody can be "
        "recognised before it is published.",
        measure.id,
        current.key.period.label,
    )


def _are(count: Decimal) -> str:
    return "is" if count == 1 else "are"


def _fraction(
    pack: Pack, measure: Measure, position: Position, column: Column, figure: Figure
) -> Iterator[Problem]:
    """Find a share that was typed as a fraction of 1, where the row is of larger percentages."""
    reading = figure.reading
    if not is_likely_fraction(reading) or reading.value is None:
        return
    target = pack.target(measure.id, position.period)
    others = [
        each.value
        for each in pack.figures_of(measure.id)
        if each.value is not None and not is_likely_fraction(each.reading)
    ]
    if target.low is not None and ("%" in target.text or target.low >= 1):
        others.append(target.low)
    if others and max(others) < _NO_FRACTION:
        return
    meant = format_number(reading.value * 100, max(0, reading.decimals - 2), Form.PERCENT)
    text = f"{meant} {reading.qualifier}".strip()
    yield Problem(
        Severity.ERROR,
        ProblemKind.FRACTION,
        f"{measure.description}: \u201c{reading.as_typed}\u201d for {figure.key.period} is read as "
        f"{reading.number_text}. It looks like a fraction of 1, which would be {meant}.",
        measure.id,
        figure.key.period.label,
        mend=Mend(column, text, f"Change {reading.as_typed} to {meant}"),
    )
