"""Edits made in the cells of a dashboard."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from perfdesk.core.building.judging import effective_aim, reported_figure
from perfdesk.core.dashboard import Column
from perfdesk.core.edits import Edit, Replacement
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.figures import Content, Figure, FigureKey, FigureKind
from perfdesk.core.framework.matching import match_code
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position
from perfdesk.core.sources import TYPED
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.wording.aim_text import read_aim
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.numbers import tidy
from perfdesk.core.wording.target_text import read_target

EDITABLE = frozenset(
    {
        Column.CODE,
        Column.DESCRIPTION,
        Column.AIM,
        Column.TARGET,
        Column.CURRENT,
        Column.PREVIOUS,
    }
)
"""The columns that take what is typed; ratings and progress follow from them."""

_WORDS = frozenset({Column.CODE, Column.DESCRIPTION, Column.AIM})


@dataclass(frozen=True, slots=True)
class TypedCell:
    """What was typed or pasted into one cell.

    Attributes:
        measure: Id of the row's measure.
        column: Which cell of the row.
        text: What it shall say; empty clears it.
    """

    measure: str
    column: Column
    text: str


class UnsuitableCellError(PerfDeskError):
    """Text that the cell it was meant for cannot take."""


def cells_edit(pack: Pack, position: Period, cells: Iterable[TypedCell], label: str = "") -> Edit:
    """Return the one edit that types into several cells of the dashboard of *position*.

    Of two texts for one cell the later stands. Cells that say already what was typed are left
    out, so the edit may have no replacements.

    Raises:
        UnsuitableCellError: A cell cannot take its text (a rating, an aim in unknown words).
    """
    typed = tuple(cells)
    draft = _Draft(pack, pack.table(Position)[position])
    # Words first: how a target and a figure are read depends on the measure's aim.
    for cell in sorted(typed, key=lambda each: each.column not in _WORDS):
        draft.type(cell)
    return Edit(label or _label(pack, draft.position, typed), draft.replacements())


def edit_text(pack: Pack, position: Period, measure: str, column: Column) -> str:
    """Return the text to begin with when a cell is edited: what was typed, not what is printed."""
    shown = pack.table(Position)[position]
    subject = pack.measure(measure)
    match column:
        case Column.CURRENT | Column.PREVIOUS:
            period = shown.period if column is Column.CURRENT else shown.previous
            figure = reported_figure(pack, subject, period)
            return figure.reading.as_typed if figure else ""
        case Column.TARGET:
            return pack.target(measure, position).text
        case Column.CODE:
            return subject.printed_code
        case Column.DESCRIPTION:
            return subject.description
        case Column.AIM:
            return subject.aim.value
        case _:
            return ""


class _Draft:
    """The records of a pack as they will be once all cells are typed."""

    def __init__(self, pack: Pack, position: Position) -> None:
        self._pack = pack
        self.position = position
        self._records: dict[tuple[type[Record], Hashable], Record | None] = {}

    def type(self, cell: TypedCell) -> None:
        """Take over the text of one cell."""
        measure = self._measure(cell.measure)
        match cell.column:
            case Column.CURRENT:
                self._type_figure(measure, self.position.period, cell.text)
            case Column.PREVIOUS:
                self._type_figure(measure, self.position.previous, cell.text)
            case Column.TARGET:
                self._type_target(measure, cell.text)
            case Column.CODE | Column.DESCRIPTION | Column.AIM:
                changed = self._matched(_with_words(measure, cell))
                self._put(changed)
                if cell.column is Column.AIM:
                    self._reread_zeros(changed)
            case _:
                raise UnsuitableCellError(
                    f"The {cell.column.value} of \u201c{measure.description}\u201d follows from "
                    "its figures and cannot be typed; nothing was changed."
                )

    def replacements(self) -> tuple[Replacement, ...]:
        """Return what has to be replaced in the pack."""
        found = []
        for (kind, key), new in self._records.items():
            old = self._pack.tables[kind].get(key)
            if old != new:
                found.append(Replacement(old, new))
        return tuple(found)

    def _put(self, record: Record) -> None:
        self._records[type(record), record.key] = record

    def _measure(self, measure: str) -> Measure:
        drafted = self._records.get((Measure, measure))
        return drafted if isinstance(drafted, Measure) else self._pack.measure(measure)

    def _type_figure(self, measure: Measure, period: Period, text: str) -> None:
        key = FigureKey(measure.id, self._pack.settings.council, period, FigureKind.LOCAL)
        shown = reported_figure(self._pack, measure, period)
        if shown is not None and _says(text, shown.reading.text, shown.reading.as_typed):
            # Left as it is: read again, it would lose its source and the counts behind it.
            self._records.pop((Figure, key), None)
            return
        reading = read_figure(text, unit=measure.unit, decimals=measure.decimals, column=period)
        if reading.content is not Content.EMPTY:
            old = self._pack.table(Figure).get(key)
            self._put(Figure(key, reading, TYPED, old.population if old else ""))
        elif shown is None:
            self._records.pop((Figure, key), None)
        elif shown.key.kind is FigureKind.PUBLISHED:
            raise UnsuitableCellError(
                f"The figure of \u201c{measure.description}\u201d for {period} is published and "
                "cannot be cleared; type the council's own to stand in its place. "
                "Nothing was changed."
            )
        else:
            self._records.pop((Figure, key), None)
            self._records[Figure, shown.key] = None

    def _type_target(self, measure: Measure, text: str) -> None:
        key = TargetKey(measure.id, self.position.period)
        old = self._pack.table(Target).get(key)
        reading = read_target(text, effective_aim(measure), self.position.period)
        if not reading.text:
            self._records[Target, key] = None
        elif old is None or not _says(text, old.reading.text):
            self._put(Target(key, reading, TYPED))
        else:
            self._records.pop((Target, key), None)
            self._reread_zeros(measure)

    def _matched(self, measure: Measure) -> Measure:
        """Match the code to the framework again where it, or what it was asked about, changed."""
        before = self._pack.measure(measure.id)
        words = measure.description != before.description
        if measure.code == before.code and not (words and before.framework is None):
            return replace(measure, framework=before.framework)
        target = self._pack.target(measure.id, self.position.period)
        found = match_code(measure.code, measure.description, self.position.period, target.period)
        return replace(measure, framework=found.code if found else None)

    def _reread_zeros(self, measure: Measure) -> None:
        """Read targets of 0 again: what they mean follows from the aim."""
        for target in self._pack.table(Target).values():
            old = target.reading
            if target.key.measure == measure.id and old.low == 0 and old.high is None:
                new = read_target(old.text, effective_aim(measure), target.key.position)
                self._put(replace(target, reading=new))


def _says(text: str, *shown: str) -> bool:
    """Tell whether what was typed is what a cell says already."""
    return tidy(text) in {tidy(each) for each in shown if each}


def _with_words(measure: Measure, cell: TypedCell) -> Measure:
    text = tidy(cell.text)
    if cell.column is Column.AIM:
        aim = read_aim(text)
        if aim is None:
            raise UnsuitableCellError(
                f"\u201c{text}\u201d is not an aim; type High, Low, Target Band Width or N/A. "
                "Nothing was changed."
            )
        return replace(measure, aim=aim)
    code, star, marker = text.partition("*") if cell.column is Column.CODE else (text, "", "")
    if not code.strip():
        raise UnsuitableCellError(
            f"The {cell.column.value} of a measure cannot be empty; nothing was changed."
        )
    if cell.column is Column.CODE:
        return replace(measure, code=code.strip(), marker=f"{star}{marker}")
    return replace(measure, description=text)


def _label(pack: Pack, position: Position, cells: tuple[TypedCell, ...]) -> str:
    if len(cells) != 1:
        return f"Change {len(cells)} cells"
    cell = cells[0]
    name = pack.measure(cell.measure).description
    what = {Column.CURRENT: position.period.label, Column.PREVIOUS: position.previous.label}.get(
        cell.column, cell.column.value
    )
    done = f"to {tidy(cell.text)}" if tidy(cell.text) else "to nothing"
    return f"Change {name}, {what}, {done}"
