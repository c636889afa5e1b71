"""Edits made in the cells of a dashboard."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from perfdesk.core.building.judging import effective_aim, reported_figure
from perfdesk.core.building.reporting_cells import stage_of
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.commentary import commentary_edit
from perfdesk.core.editing.stages import stage_edit
from perfdesk.core.edits import Edit, Replacement, apply_edit, joined
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.figures import Content, Figure, FigureKey, FigureKind
from perfdesk.core.framework.matching import match_code
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.stages import Stage
from perfdesk.core.settings import Position
from perfdesk.core.sources import TYPED, CellReference
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
        Column.COMMENTARY,
        Column.NOTE,
        Column.OWNER,
        Column.STAGE,
    }
)
"""The columns that take what is typed; ratings and progress follow from them."""

_WORDS = frozenset({Column.CODE, Column.DESCRIPTION, Column.AIM})
_SIGNED = frozenset({Column.COMMENTARY, Column.NOTE, Column.STAGE})
"""What is said and decided is kept with who did so, and when."""

_AUDIENCES = {Column.COMMENTARY: Audience.PUBLIC, Column.NOTE: Audience.INTERNAL}


@dataclass(frozen=True, slots=True)
class TypedCell:
    """What was typed or pasted into one cell.

    Attributes:
        measure: Id of the row's measure.
        column: Which cell of the row.
        text: What it shall say; empty clears it.
        source: Where a target was taken from; typed otherwise.
    """

    measure: str
    column: Column
    text: str
    source: CellReference = TYPED


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A text that its cell cannot take, and why, without a full stop."""

    cell: TypedCell
    why: str


class UnsuitableCellError(PerfDeskError):
    """Text that the cell it was meant for cannot take.

    Attributes:
        why: What is the matter, without what became of it.
    """

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}, so nothing was changed.")
        self.why = why


@dataclass(frozen=True, slots=True)
class Writer:
    """Who types, and when.

    Attributes:
        by: An account or a role.
        at: With time zone.
    """

    by: str
    at: datetime


def cells_edit(
    pack: Pack,
    position: Period,
    cells: Iterable[TypedCell],
    label: str = "",
    writer: Writer | None = None,
) -> Edit:
    """Return the one edit that types into several cells of the dashboard of *position*.

    Of two texts for one cell the later stands. Cells that say already what was typed are left
    out, so the edit may have no replacements.

    Args:
        pack: The pack.
        position: Of the dashboard.
        cells: What is typed where.
        label: Of the edit; made from the cells if empty.
        writer: Who types; needed for commentary, notes and stages.

    Raises:
        UnsuitableCellError: A cell cannot take its text (a rating, an aim in unknown words).
    """
    edit, refused = fitting_edit(pack, position, cells, label, writer)
    if refused:
        raise UnsuitableCellError(refused[0].why)
    return edit


def fitting_edit(
    pack: Pack,
    position: Period,
    cells: Iterable[TypedCell],
    label: str = "",
    writer: Writer | None = None,
) -> tuple[Edit, tuple[RefusedCell, ...]]:
    """Return the edit that types into those of several cells that can take their text.

    The arguments are those of `cells_edit`; with the edit comes what no cell could take.
    """
    typed = tuple(cells)
    shown = pack.table(Position)[position]
    draft = _Draft(pack, shown)
    refused: list[RefusedCell] = []
    # Words first: how a target and a figure are read depends on the measure's aim.
    for cell in sorted(typed, key=lambda each: each.column not in _WORDS):
        if cell.column in _SIGNED:
            continue
        try:
            draft.type(cell)
        except UnsuitableCellError as problem:
            refused.append(RefusedCell(cell, problem.why))
    named = label or _label(pack, shown, typed)
    edit = Edit(named, draft.replacements())
    signed = [cell for cell in typed if cell.column in _SIGNED]
    if not signed:
        return edit, tuple(refused)
    if writer is None:
        raise ValueError("commentary and stages are kept with who wrote them")
    # Then what is said of the figures: a stage stands on those that were typed with it.
    after = apply_edit(pack, edit)[0]
    said: list[Edit] = []
    for cell in signed:
        try:
            said.append(_signed_edit(after, position, cell, writer))
        except UnsuitableCellError as problem:
            refused.append(RefusedCell(cell, problem.why))
    return joined(named, edit, _one_each(said)), tuple(refused)


def _one_each(edits: Sequence[Edit]) -> Edit:
    """Of two edits of one record the later stands; all were made for the same pack."""
    latest = {(each.kind, each.key): each for edit in edits for each in edit.replacements}
    return Edit("", tuple(latest.values()))


def _signed_edit(pack: Pack, position: Period, cell: TypedCell, writer: Writer) -> Edit:
    """Return the edit of a text that is kept with who wrote it."""
    audience = _AUDIENCES.get(cell.column)
    if audience is not None:
        return commentary_edit(
            pack, position, cell.measure, audience, cell.text, by=writer.by, at=writer.at
        )
    word = tidy(cell.text).casefold()
    stage = next((each for each in Stage if each.value == word), None)
    if stage is None and word:
        words = ", ".join(each.value for each in Stage)
        raise UnsuitableCellError(f"\u201c{tidy(cell.text)}\u201d is not a stage ({words})")
    chosen = stage or Stage.AWAITED
    return stage_edit(pack, position, cell.measure, chosen, by=writer.by, at=writer.at)


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
        case Column.OWNER:
            return subject.owner
        case Column.STAGE:
            return stage_of(pack, subject, shown).capitalize()
        case Column.COMMENTARY | Column.NOTE:
            said = pack.commentary(measure, position, _AUDIENCES[column])
            return said.text if said else ""
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
                self._type_target(measure, cell)
            case Column.CODE | Column.DESCRIPTION | Column.AIM:
                changed = self._matched(_with_words(measure, cell))
                self._put(changed)
                if cell.column is Column.AIM:
                    self._reread_zeros(changed)
            case Column.OWNER:
                self._put(replace(measure, owner=tidy(cell.text)))
            case _:
                raise UnsuitableCellError(
                    f"The {cell.column.value} of \u201c{measure.description}\u201d follows from "
                    "its figures and cannot be typed"
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
                "cannot be cleared, but you can type the council's own figure in its place"
            )
        else:
            self._records.pop((Figure, key), None)
            self._records[Figure, shown.key] = None

    def _type_target(self, measure: Measure, cell: TypedCell) -> None:
        text = cell.text
        key = TargetKey(measure.id, self.position.period)
        old = self._pack.table(Target).get(key)
        reading = read_target(text, effective_aim(measure), self.position.period)
        if not reading.text:
            self._records[Target, key] = None
        elif old is None or not _says(text, old.reading.text):
            self._put(Target(key, reading, cell.source))
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
                f"\u201c{text}\u201d is not an aim (High, Low, Target Band Width or N/A)"
            )
        return replace(measure, aim=aim)
    code, star, marker = text.partition("*") if cell.column is Column.CODE else (text, "", "")
    if not code.strip():
        raise UnsuitableCellError(f"The {cell.column.value} of a measure cannot be empty")
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
    if cell.column in _AUDIENCES:  # what is said may be paragraphs
        return f"Change {cell.column.value} on {name}"
    done = f"to {tidy(cell.text)}" if tidy(cell.text) else "to nothing"
    return f"Change {name}, {what}, {done}"
