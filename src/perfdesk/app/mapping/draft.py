"""How a file is read, while a person corrects it: each correction another mapping, and its figures.

Nothing of the pack is changed here. What a correction brings is worked out in the background, on
the file as it was read once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.app.tasks import Task, TaskRunner
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.core.figures import FigureKind
from perfdesk.core.pack import Pack
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.recipes import Filter, Part, Recipe, RecipeKind
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import Sheet
from perfdesk.importing.recipes.labels import MappedLabel
from perfdesk.importing.recipes.mapping import MappedFile, TableMapping
from perfdesk.importing.tables.finding import FoundTable, table_at
from perfdesk.importing.tables.personal import described
from perfdesk.operations.extracts.mapping import (
    label_measures,
    map_table,
    preview_mapping,
    read_for_mapping,
)

PAUSE = 120
"""Milliseconds after a correction that its figures are worked out: several may follow at once."""


MANY_ROWS = 8_000
"""Rows from which on the beginning of a table is worked out before the whole of it."""

FIRST_ROWS = 1_000


@dataclass(frozen=True)
class MappingResult:
    """What a mapping gives.

    Attributes:
        mapping: The mapping.
        labels: What its table calls its measures, and which of the pack each is taken for.
        plan: What it would bring; None while something has to be said first.
        problem: Why there is no plan, in one sentence; empty if there is one.
        rows: How many rows it is of, where those of a long table are still worked out; else 0.
    """

    mapping: TableMapping
    labels: tuple[MappedLabel, ...] = ()
    plan: ImportPlan | None = None
    problem: str = ""
    rows: int = 0


@dataclass(frozen=True)
class ReadFile:
    """A file whose tables can be corrected.

    Attributes:
        file: The file as read.
        mapping: How the table that gives most is read; None where no table was found.
        recipe: The recipe to read it by; None for the one that fits best.
    """

    file: MappedFile
    mapping: TableMapping | None
    recipe: Recipe | None = None


def read_file(
    pack: Pack, path: Path, report: ProgressReport = silent, recipe: Recipe | None = None
) -> ReadFile:
    """Read a file and find out how its tables would be read; made for a thread of its own.

    Args:
        pack: The pack that the figures go into.
        path: The file.
        report: Told how far the work is; may cancel it.
        recipe: The recipe to read it by; None for the one that fits best.

    Raises:
        UnreadableExtractError: The file cannot be read.
        CancelledError: *report* said so.
    """
    file = read_for_mapping(path, report)
    shown = [each for each in file.tables if not each.sheet.hidden] or file.tables
    mappings = []
    for each in shown:
        report(0, 1, f"Looking at {each.range}")
        mappings.append(_looked_through(map_table(pack, file, each, recipe)))
    # What a recipe reads comes before what looks most like a table.
    best = max(
        mappings,
        key=lambda each: (each.base is not None, each.table.confidence, each.table.rows),
        default=None,
    )
    return ReadFile(file, best, recipe)


class MappingDraft(QObject):
    """The mapping as it is now, and the way back to each one before it.

    Signals:
        sheet_changed: Another sheet is looked at.
        changed: The mapping is another one, or there is none on this sheet.
        progressed: How far the figures are worked out, in per cent.
        worked_out: What the mapping gives is known: `result`.
        refused: A correction that cannot be made, in one sentence.
    """

    sheet_changed = Signal()
    changed = Signal()
    progressed = Signal(int)
    worked_out = Signal()
    refused = Signal(str)

    def __init__(
        self,
        pack: Pack,
        read: ReadFile,
        tasks: TaskRunner,
        *,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        parent: QObject | None = None,
    ) -> None:
        """Begin with the table that gives most.

        Args:
            pack: The pack that the figures go into.
            read: The file.
            tasks: Where figures are worked out.
            now: Tells the time, for the source of the figures.
            parent: Owner.
        """
        super().__init__(parent)
        self.pack = pack
        self.file = read.file
        self._tasks = tasks
        self._recipe = read.recipe
        self._now = now
        self._before: list[TableMapping] = []
        self._running: Task | None = None
        self._result: MappingResult | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self._work_out)
        self._mapping = read.mapping
        self._sheet = read.mapping.table.sheet if read.mapping else _first_shown(read.file)
        self._later.start()

    # --- what there is -----------------------------------------------------------------------
    @property
    def sheet(self) -> Sheet:
        """The sheet that is looked at."""
        return self._sheet

    @property
    def mapping(self) -> TableMapping | None:
        """How its table is read; None where no table was found on the sheet."""
        return self._mapping

    @property
    def result(self) -> MappingResult | None:
        """What the mapping gives; None while that is worked out."""
        return self._result

    @property
    def tables(self) -> tuple[FoundTable, ...]:
        """The tables found on the sheet that is looked at."""
        return tuple(each for each in self.file.tables if each.sheet is self._sheet)

    @property
    def can_undo(self) -> bool:
        """Whether there is a correction to take back."""
        return bool(self._before)

    @property
    def is_about_people(self) -> bool:
        """Whether the rows of the table are about people, so that they can only be counted."""
        return self._mapping is not None and self.file.is_about_people(self._mapping.table)

    def _mapped(self, table: FoundTable) -> TableMapping:
        return map_table(self.pack, self.file, table, self._recipe)

    @property
    def about_people(self) -> str:
        """What to know of a sheet whose rows are about people; empty for any other."""
        if not self.is_about_people:
            return ""
        here = [each for each in self.file.people if each.sheet == self._sheet.name]
        return f"The sheet {described(here)}, so its rows can only be counted and no row is kept."

    # --- what is looked at -------------------------------------------------------------------
    def choose_sheet(self, sheet: Sheet) -> None:
        """Look at another sheet, and at its first table."""
        if sheet is self._sheet:
            return
        self._sheet = sheet
        tables = self.tables
        self._mapping = self._mapped(tables[0]) if tables else None
        self._before.clear()
        self.sheet_changed.emit()
        self._follow()

    def choose_table(self, table: FoundTable) -> None:
        """Look at another table of the sheet."""
        self._before.clear()
        self._mapping = self._mapped(table)
        self._follow()

    # --- corrections -------------------------------------------------------------------------
    def set_part(self, column: int, part: Part) -> None:
        """Say what the cells of a column are; it is counted from 1."""
        if self._mapping is not None:
            self._correct(self._mapping.with_part(column, part))

    def set_rows(self, headings: int, first: int, last: int) -> None:
        """Say where the table lies: its first row of headings, its first and last row of data."""
        before, sheet = self._mapping, self._sheet
        rows = tuple(range(headings, first))

        def work(_report: ProgressReport) -> TableMapping | None:
            if before is not None:
                told = before.with_rows(rows, first, last)
            else:
                table = table_at(sheet, rows, first, last)
                told = self._mapped(table) if table is not None else None
            return _looked_through(told) if told is not None else None

        def done(told: TableMapping | None) -> None:
            if sheet is not self._sheet:
                return
            if told is None:
                self.refused.emit(
                    f"There is no table in rows {first} to {last}, so nothing was changed. Choose "
                    "other rows."
                )
            else:
                self._correct(told)

        self._tasks.start("Reading the rows", work, done, self._fail, owner=self)

    def set_measure(self, label: MappedLabel, measure: str | None) -> None:
        """Say which measure a label means; None to leave its figures out."""
        mapping = self._mapping
        if mapping is None:
            return
        if mapping.kind is RecipeKind.ROWS:
            self._correct(mapping.with_group(label.words, measure))
        else:
            self._correct(mapping.with_measure(label.words, measure, label.filters))

    def set_gives(self, kind: RecipeKind, figures: FigureKind) -> None:
        """Say what the table gives."""
        if self._mapping is not None:
            self._correct(self._mapping.with_kind(kind, figures))

    def set_place(self, code: str) -> None:
        """Say whom all figures are about; empty for the pack's council."""
        if self._mapping is not None:
            self._correct(replace(self._mapping, place=code))

    def set_period(self, key: str) -> None:
        """Say what period all figures are about; empty for what the sheet says."""
        if self._mapping is not None:
            self._correct(replace(self._mapping, period=key))

    def set_sums(self, sums: bool) -> None:
        """Say whether months are added up."""
        if self._mapping is not None:
            self._correct(replace(self._mapping, sums=sums))

    def set_coloured(self, rows: Filter | None) -> None:
        """Say rows of which colour are read; None for all rows."""
        if self._mapping is not None:
            self._correct(replace(self._mapping, coloured=rows))

    def set_name(self, name: str) -> None:
        """Say what the recipe is called; a name of blanks is none."""
        if self._mapping is not None and name.strip():
            self._correct(replace(self._mapping, name=name.strip()))

    def undo(self) -> None:
        """Take the last correction back."""
        if self._before:
            self._mapping = self._before.pop()
            self._follow()

    def begin_again(self) -> None:
        """Take all corrections back; one more undo brings them again."""
        if self._mapping is not None and self._mapping.found is not None:
            self._correct(self._mapped(self._mapping.found))

    def _correct(self, mapping: TableMapping) -> None:
        if mapping == self._mapping:
            return
        if self._mapping is not None:
            self._before.append(self._mapping)
        self._mapping = mapping
        self._follow()

    # --- what it gives -----------------------------------------------------------------------
    def _follow(self) -> None:
        self._result = None
        self.changed.emit()
        self._later.start()

    def _work_out(self) -> None:
        self.stop()
        mapping = self._mapping
        if mapping is None:
            return
        if mapping.table.rows > MANY_ROWS:
            self._give(mapping, _beginning(mapping), FIRST_ROWS)
        else:
            self._give(mapping, mapping)

    def _give(self, mapping: TableMapping, read: TableMapping, rows: int = 0) -> None:
        """Work out what *read* gives: the mapping, or the beginning of a long table first."""
        pack, at = self.pack, self._now()

        def work(report: ProgressReport) -> MappingResult:
            return _given(pack, read, at, report)

        def done(given: MappingResult) -> None:
            self._running = None
            if mapping is not self._mapping:
                return
            self._result = replace(given, mapping=mapping, rows=rows)
            self.worked_out.emit()
            if rows and given.plan is not None:
                self._give(mapping, mapping)

        self._running = self._tasks.start(
            "Working out the figures", work, done, self._fail, owner=self
        )
        self._running.progressed.connect(self._tell_progress)

    def _tell_progress(self, done: int, steps: int, _what: str) -> None:
        if steps > 1:
            self.progressed.emit(100 * done // steps)

    def stop(self) -> None:
        """Let go of what is being worked out."""
        self._later.stop()
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _fail(self, problem: PerfDeskError) -> None:
        if not isinstance(problem, CancelledError):
            self.refused.emit(problem.message)


def _beginning(mapping: TableMapping) -> TableMapping:
    """Return a mapping of the first rows of its table alone."""
    table = mapping.table
    last = min(table.first_row + FIRST_ROWS - 1, table.last_row)
    return replace(mapping, table=replace(table, last_row=last, rows=FIRST_ROWS))


def _looked_through(mapping: TableMapping) -> TableMapping:
    """Look for totals now: a table keeps what it found, and the first row drawn asks for them."""
    _ = mapping.table.totals
    return mapping


def _given(
    pack: Pack, mapping: TableMapping, at: datetime, report: ProgressReport
) -> MappingResult:
    """Work out what a mapping gives; what stands in its way is told, not raised."""
    if mapping.lacking:
        return MappingResult(mapping, problem=" ".join(mapping.lacking))
    labels = label_measures(pack, mapping, report)
    report(0, 1, "Working out the figures")
    try:
        plan = preview_mapping(pack, mapping, at=at, progress=report)
    except CancelledError:
        raise
    except PerfDeskError as problem:
        return MappingResult(mapping, labels, problem=problem.message)
    _ = plan.new  # told here, once, rather than on the window's thread
    return MappingResult(mapping, labels, plan)


def _first_shown(file: MappedFile) -> Sheet:
    sheets = file.extract.sheets
    return next((each for each in sheets if each.width and not each.hidden), sheets[0])
