"""What differs between two states of a pack: cell by cell, with who, when and why.

A state is the pack now, an issued version, another pack file, or the pack as a workbook that came
back would leave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Protocol

from perfdesk.core.dashboard import Cell, Column, Dashboard, Row
from perfdesk.core.edits import Replacement
from perfdesk.core.figures import Figure, Form, format_number
from perfdesk.core.judgements import Override, PrintedQuartile
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.targets import PeriodTarget, Target
from perfdesk.core.wording.shorthand import PROVISIONAL_MARK

COMPARED = (
    Column.DESCRIPTION,
    Column.CODE,
    Column.AIM,
    Column.TARGET,
    Column.CURRENT,
    Column.RATING,
    Column.PREVIOUS,
    Column.PROGRESS,
    Column.QUARTILE,
    Column.RANK,
    Column.FORECAST,
    Column.ANNUAL_TARGET,
    Column.TARGET_TO_DATE,
    Column.COMMENTARY,
)
"""The columns that are compared, in the order in which differences are listed."""

VERDICTS = frozenset({Column.RATING, Column.PROGRESS})
"""The columns whose cells turn when a figure does."""

_RECORDS: Mapping[Column, tuple[type[Record], ...]] = MappingProxyType(
    {
        Column.DESCRIPTION: (Measure,),
        Column.CODE: (Measure,),
        Column.AIM: (Measure,),
        Column.TARGET: (Target, PeriodTarget, Figure),
        Column.CURRENT: (Figure,),
        Column.PREVIOUS: (Figure,),
        Column.RATING: (Override, Figure, Target, PeriodTarget, Measure),
        Column.PROGRESS: (Override, Figure, Measure),
        Column.QUARTILE: (PrintedQuartile, Figure),
        Column.COMMENTARY: (Commentary,),
    }
)


class Step(Protocol):
    """A step of a pack's history."""

    @property
    def label(self) -> str:
        """What was done, in words."""

    @property
    def when(self) -> datetime:
        """When, with time zone."""

    @property
    def who(self) -> str:
        """The account; empty where unknown."""

    @property
    def reason(self) -> str:
        """Why, where somebody said so."""

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """What it put in place of what."""


@dataclass(frozen=True, slots=True)
class State:
    """One side of a comparison.

    Attributes:
        name: What to call it (`Committee, 3 June 2024`, `Q4.perfdesk now`).
        dashboard: What it shows, as printed.
        pack: Its records; None where there are none, as of an issue that was redacted since.
    """

    name: str
    dashboard: Dashboard
    pack: Pack | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that reads otherwise.

    Attributes:
        measure: Id of the measure.
        description: Its words.
        column: Which cell.
        heading: Its heading as printed.
        before: What it read.
        after: What it reads.
        size: By how much a number differs, in the written form with its sign; empty for words.
        who: Who changed it last; empty where nobody is known to have.
        when: When; None where that is not known.
        why: The reason given, or else what was done.
    """

    measure: str
    description: str
    column: Column
    heading: str
    before: str
    after: str
    size: str = ""
    who: str = ""
    when: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class FinalFigure:
    """A figure that was provisional in the first state and is final in the second.

    Attributes:
        measure: Id of the measure.
        description: Its words.
        period: What the figure is about, in words.
        before: What it was (`766`).
        after: What it is now (`780`).
        turned: The verdicts that read otherwise with it, each as `rating: Green, was Amber`.
    """

    measure: str
    description: str
    period: str
    before: str
    after: str
    turned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states.

    Attributes:
        before: Name of the first state.
        after: Name of the second.
        differences: Cell by cell, in printed order.
        added: Descriptions of measures that only the second has.
        removed: Descriptions of measures that only the first has.
        finals: Figures that turned provisional to final, changed or not.
    """

    before: str
    after: str
    differences: tuple[Difference, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    finals: tuple[FinalFigure, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not (self.differences or self.added or self.removed or self.finals)

    @property
    def turned(self) -> tuple[Difference, ...]:
        """The ratings and arrows that turned."""
        return tuple(each for each in self.differences if each.column in VERDICTS)

    @property
    def text(self) -> str:
        """How much differs, in a sentence."""
        if self.is_same:
            return f"{self.after} shows the same as {self.before}."
        measures = len({each.measure for each in self.differences})
        parts = [_counted(len(self.differences), "cell") + f" of {_counted(measures, 'measure')}"]
        if not self.differences:
            parts = []
        for count, words in (
            (len(self.added), "added"),
            (len(self.removed), "no longer reported"),
        ):
            parts += [f"{_counted(count, 'measure')} {words}"] if count else []
        if self.finals:
            parts.append(f"{_counted(len(self.finals), 'figure')} now final")
        differ = f"{parts[0]} read differently" if self.differences else parts[0]
        told = ", ".join([differ, *parts[1:]])
        return f"{self.after} compared with {self.before}: {told}."


def compare(
    before: State, after: State, steps: Iterable[Step] = (), *, by_value: bool = False
) -> Comparison:
    """Say what differs between two states.

    Args:
        before: The earlier state.
        after: The later one.
        steps: What was done between the two, the oldest first; for who, when and why.
        by_value: Whether a number that is only written otherwise is the same (17.3k and 17,300):
            spreadsheets hand numbers back without their form.
    """
    rows = {row.measure: row for row in before.dashboard.rows}
    now = {row.measure for row in after.dashboard.rows}
    headings = {head.column: head.heading for head in (
        *before.dashboard.optional, *after.dashboard.optional,
        *before.dashboard.columns, *after.dashboard.columns,
    )}  # fmt: skip
    done = _by_measure(steps)
    differences: list[Difference] = []
    added: list[str] = []
    for row in after.dashboard.rows:
        earlier = rows.get(row.measure)
        if earlier is None:
            added.append(_name(row))
            continue
        found = _differences(row, earlier, headings, done.get(row.measure, ()))
        differences += [
            each for each in found if not (by_value and _is_rewritten(row, earlier, each))
        ]
    removed = tuple(_name(row) for row in before.dashboard.rows if row.measure not in now)
    return Comparison(
        before.name,
        after.name,
        tuple(differences),
        tuple(added),
        removed,
        _finals(before, after, differences),
    )


def _differences(
    row: Row, earlier: Row, headings: Mapping[Column, str], steps: Sequence[Step]
) -> Iterable[Difference]:
    for column in COMPARED:
        now, before = row.cells.get(column), earlier.cells.get(column)
        if now is None or before is None or now.text == before.text:
            continue
        step = _last_of(steps, column)
        yield Difference(
            row.measure,
            _name(row),
            column,
            headings.get(column, column.value),
            before.text,
            now.text,
            _size(before, now),
            step.who if step else "",
            step.when if step else None,
            (step.reason or step.label) if step else "",
        )


def _is_rewritten(row: Row, earlier: Row, difference: Difference) -> bool:
    now, before = row.cells[difference.column], earlier.cells[difference.column]
    return now.value is not None and now.value == before.value


def _by_measure(steps: Iterable[Step]) -> Mapping[str, Sequence[Step]]:
    """Return the steps that touched each measure, the latest first."""
    found: dict[str, list[Step]] = {}
    for step in reversed(list(steps)):
        for measure in {_measure_of(each) for each in step.replacements} - {""}:
            found.setdefault(measure, []).append(step)
    return found


def _last_of(steps: Sequence[Step], column: Column) -> Step | None:
    """Return the latest step that replaced what a cell is made of."""
    kinds = _RECORDS.get(column, ())
    for step in steps:
        if any(issubclass(each.kind, kinds) for each in step.replacements):
            return step
    return None


def _measure_of(replacement: Replacement) -> str:
    record = replacement.new if replacement.new is not None else replacement.old
    match record:
        case Measure():
            return record.id
        case Figure() | Target() | Override() | Commentary() | PrintedQuartile():
            return record.key.measure
        case PeriodTarget():
            return record.key.measure
    return ""


def _size(before: Cell, now: Cell) -> str:
    if before.value is None or now.value is None or before.form is not now.form:
        return ""
    difference: Decimal = now.value - before.value
    if not difference:
        return ""
    form = Form.PLAIN if now.form in {Form.PERCENT, Form.ORDINAL} else now.form
    text = format_number(abs(difference), max(before.decimals, now.decimals), form)
    unit = " points" if now.form is Form.PERCENT else ""
    return f"+{text}{unit}" if difference > 0 else f"\u2212{text}{unit}"


def _finals(
    before: State, after: State, differences: Sequence[Difference]
) -> tuple[FinalFigure, ...]:
    """Return the figures of our council that are final in one state only, in printed order."""
    if before.pack is None or after.pack is None:
        return ()
    found = []
    for row in after.dashboard.rows:
        verdicts = tuple(
            f"{each.column.value}: {each.after or 'none'}, was {each.before or 'none'}"
            for each in differences
            if each.measure == row.measure and each.column in VERDICTS
        )
        for figure in after.pack.figures_of(row.measure):
            if figure.key.place != after.pack.settings.council or is_provisional(
                after.pack, figure
            ):
                continue
            earlier = before.pack.table(Figure).get(figure.key)
            if earlier is not None and is_provisional(before.pack, earlier):
                found.append(
                    FinalFigure(
                        row.measure,
                        _name(row),
                        figure.key.period.label,
                        earlier.reading.text,
                        figure.reading.text,
                        verdicts if earlier.reading != figure.reading else (),
                    )
                )
    return tuple(found)


def is_provisional(pack: Pack, figure: Figure) -> bool:
    """Tell whether a figure is not final yet: marked so, or of a position that is not final."""
    if PROVISIONAL_MARK in figure.reading.status:
        return True
    return any(each.provisional and each.period == figure.key.period for each in pack.positions)


def _name(row: Row) -> str:
    return row.description.strip().rstrip(".")


def _counted(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count:,} {word}s"
