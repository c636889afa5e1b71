"""All there is to say of a measure's figures: how they are made up, and where they are from."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.building.lineage import CellKey, lineage_of
from perfdesk.core.building.reporting_cells import stage_of
from perfdesk.core.dashboard import Row
from perfdesk.core.figures import Figure, FigureKind, Form, Reading, format_number, ratio
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.commentary import Audience, Commentary
from perfdesk.core.reporting.stages import Stage
from perfdesk.core.settings import Position
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.wording.shorthand import meaning_of

_PER = {Unit.PERCENT: 100, Unit.RATE: 100_000}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure or target in words.

    Attributes:
        heading: What it is (`2023/24`).
        text: As printed; a dash where there is none.
        sum_text: How it is made up (`3,856 / 4,304 = 89.6%`); empty where that is not known.
        notes: What else to know of it: that it was published, what its shorthand means, which
            population it is a rate of; in short sentences.
        source: The cell it came from, in words; empty where there is nothing.
        spoken: What a screen reader says.
        key: What lineage is asked for by; None where there is nothing.
    """

    heading: str
    text: str
    sum_text: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""
    spoken: str = ""
    key: CellKey | None = None


@dataclass(frozen=True, slots=True)
class MeasureDetails:
    """What the panel beside the grid tells of a measure at a position, beside its row.

    Attributes:
        measure: Its id.
        current: The figure of the position.
        previous: The figure of the previous column.
        target: What it is held against.
        commentary: What was said in public; None for nothing.
        note: What was said for the office; None for nothing.
        owner: Who answers for it; may be empty.
        stage: How far it has come.
        stage_by: Who set that and when, in words; empty where it follows from what is there.
    """

    measure: str
    current: Told
    previous: Told
    target: Told
    commentary: Commentary | None
    note: Commentary | None
    owner: str
    stage: Stage
    stage_by: str


def measure_details(pack: Pack, row: Row, position: Period | None = None) -> MeasureDetails:
    """Tell all of a measure at a position.

    Args:
        pack: The pack.
        row: What its dashboard shows of the measure at that position.
        position: The pack's own position if None.

    Raises:
        KeyError: The pack has no such measure or position.
    """
    shown = pack.table(Position)[position] if position else pack.position
    measure, subject = row.measure, pack.measure(row.measure)
    stage = stage_of(pack, subject, shown)
    mark = pack.stage_mark(measure, shown.period)
    is_set = mark is not None and mark.stage is stage
    return MeasureDetails(
        measure=measure,
        current=_figure(pack, subject, row.facts.current, shown.period),
        previous=_figure(pack, subject, row.facts.previous, shown.previous),
        target=_target(pack, subject, shown),
        commentary=pack.commentary(measure, shown.period, Audience.PUBLIC),
        note=pack.commentary(measure, shown.period, Audience.INTERNAL),
        owner=subject.owner,
        stage=stage,
        stage_by=f"Set by {mark.by}, {mark.at.day} {mark.at:%B %Y}." if mark and is_set else "",
    )


def said_by(commentary: Commentary | None) -> str:
    """Tell who wrote a comment, when, and where it came from; empty for none."""
    if commentary is None:
        return ""
    when = f"{commentary.at.day} {commentary.at:%B %Y}"
    source = f", from {commentary.source}" if commentary.source.fingerprint else ""
    return f"By {commentary.by or 'unknown'}, {when}{source}."


def _figure(pack: Pack, measure: Measure, figure: Figure | None, period: Period) -> Told:
    heading = period.label
    if figure is None:
        return Told(heading, "\u2013", spoken=f"{heading}: no figure")
    reading = figure.reading
    notes = [f"{each} {meaning_of(each)}." for each in reading.status]
    if figure.key.kind is FigureKind.PUBLISHED:
        notes.append("As published.")
    if figure.stands_for != period:
        notes.append(f"For {figure.stands_for}.")
    if figure.population:
        notes.append(f"Population: {figure.population}.")
    if reading.margin is not None:
        margin = format_number(reading.margin, max(1, reading.decimals), Form.PLAIN)
        notes.append(f"Margin of error: {margin} either way.")
    text = reading.text or "\u2013"
    sum_text = _sum(reading, measure)
    return Told(
        heading,
        text,
        sum_text,
        tuple(notes),
        _source(pack, figure.key, str(figure.source)),
        ". ".join(part for part in (f"{heading}: {text}", sum_text) if part),
        figure.key,
    )


def _target(pack: Pack, measure: Measure, position: Position) -> Told:
    found = pack.table(Target).get(TargetKey(measure.id, position.period))
    if found is None or not found.reading.text:
        return Told("Target", "\u2013", spoken="Target: none")
    text = found.reading.text
    source = _source(pack, found.key, str(found.source))
    return Told("Target", text, "", (), source, f"Target: {text}", found.key)


def _source(pack: Pack, key: CellKey, otherwise: str) -> str:
    found = lineage_of(pack, key)
    told = found.text if found is not None else otherwise
    # The name of a file is written as it is.
    is_file = found is not None and found.file is not None
    return told if is_file else f"{told[:1].upper()}{told[1:]}"


def _sum(reading: Reading, measure: Measure) -> str:
    """Return how a share or rate is made up, with what it really comes to."""
    if reading.numerator is None:
        return ""
    counted = f"{reading.numerator:,f}"
    per = _PER.get(measure.unit)
    if reading.denominator is None or per is None:
        return f"{counted} counted"
    of = f"{counted} / {reading.denominator:,f}"
    if reading.denominator == 0 or reading.value is None:
        return of
    value = ratio(reading.numerator, reading.denominator, per)
    worked = format_number(value, reading.decimals, reading.form)
    times = " \u00d7 100,000" if measure.unit is Unit.RATE else ""
    if worked == reading.number_text:
        return f"{of}{times} = {worked}"
    return f"{of}{times} is {worked}, not {reading.number_text}"
