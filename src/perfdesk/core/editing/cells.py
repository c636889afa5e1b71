"""Edits made in the cells of a dashboard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from perfdesk.core.building.judging import reported_figure
from perfdesk.core.dashboard import Column
from perfdesk.core.edits import Edit, Replacement
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.figures import Content, Figure, FigureKey, FigureKind
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position
from perfdesk.core.sources import TYPED
from perfdesk.core.targets import Target, TargetKey
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

_AIMS: Mapping[str, Aim] = {
    "h": Aim.HIGH,
    "high": Aim.HIGH,
    "l": Aim.LOW,
    "low": Aim.LOW,
    "band": Aim.BAND,
    "target band": Aim.BAND,
    "target band width": Aim.BAND,
    "n/a": Aim.NONE,
    "none": Aim.NONE,
    "": Aim.UNSTATED,
}


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


def read_aim(text: str) -> Aim | None:
    """Read an aim in any of its spellings; None for other text."""
    return _AIMS.get(tidy(text).lower())


def cells_edit(pack: Pack, position: Period, cells: Iterable[TypedCell], label: str = "") -> Edit:
    """Return the one edit that types into several cells of the dashboard of *position*.

    Cells that say already what was typed are left out, so the edit may have no replacements.

    Raises:
        UnsuitableCellError: A cell cannot take its text (a rating, an aim in unknown words).
    """
    shown = pack.table(Position)[position]
    typed = tuple(cells)
    replaced: dict[tuple[type[Record], object], Replacement] = {}
    for cell in typed:
        each = _replacement(pack, shown, cell, replaced)
        if each is not None:
            replaced[each.kind, each.key] = each
    return Edit(label or _label(pack, shown, typed), tuple(replaced.values()))


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


def _replacement(
    pack: Pack,
    position: Position,
    cell: TypedCell,
    replaced: Mapping[tuple[type[Record], object], Replacement],
) -> Replacement | None:
    measure = pack.measure(cell.measure)
    match cell.column:
        case Column.CURRENT:
            return _figure(pack, measure, position.period, cell.text)
        case Column.PREVIOUS:
            return _figure(pack, measure, position.previous, cell.text)
        case Column.TARGET:
            return _target(pack, measure, position.period, cell.text)
        case Column.CODE | Column.DESCRIPTION | Column.AIM:
            earlier = replaced.get((Measure, measure.id))
            latest = earlier.new if earlier and isinstance(earlier.new, Measure) else measure
            changed = _with_words(latest, cell)
            return Replacement(measure, changed) if changed != measure else None
        case _:
            raise UnsuitableCellError(
                f"The {cell.column.value} of \u201c{measure.description}\u201d follows from its "
                "figures and cannot be typed; nothing was changed."
            )


def _figure(pack: Pack, measure: Measure, period: Period, text: str) -> Replacement | None:
    key = FigureKey(measure.id, pack.settings.council, period, FigureKind.LOCAL)
    old = pack.table(Figure).get(key)
    reading = read_figure(text, unit=measure.unit, decimals=measure.decimals, column=period)
    if reading.content is Content.EMPTY:
        return Replacement(old, None) if old else None
    if old is not None and old.reading == reading:
        return None
    return Replacement(old, Figure(key, reading, TYPED, old.population if old else ""))


def _target(pack: Pack, measure: Measure, position: Period, text: str) -> Replacement | None:
    key = TargetKey(measure.id, position)
    old = pack.table(Target).get(key)
    reading = read_target(text, measure.aim, position)
    if not reading.text:
        return Replacement(old, None) if old else None
    if old is not None and old.reading == reading:
        return None
    return Replacement(old, Target(key, reading, TYPED))


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
    if not text:
        raise UnsuitableCellError(
            f"The {cell.column.value} of a measure cannot be empty; nothing was changed."
        )
    if cell.column is Column.CODE:
        code, star, marker = text.partition("*")
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
