"""How a file is read, while a person corrects it: each correction another mapping, and its figures.

Nothing of the pack is changed here. What a correction brings is worked out in the background, on
the file as it was read once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.app.tasks import Task, TaskRunner
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.core.figures import FigureKind
from perfdesk.core.pack import Pack
from perfdesk.core.progress_report import ProgressReport
from perfdesk.core.recipes import Filter, Part, RecipeKind
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import Sheet
from perfdesk.importing.recipes.labels import MappedLabel
from perfdesk.importing.recipes.mapping import MappedFile, TableMapping
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.tables.personal import described
from perfdesk.operations.extracts.correcting import FileToMap, Given, move_rows, work_out

PAUSE = 120
"""Milliseconds after a correction that its figures are worked out: several may follow at once."""


MANY_ROWS = 8_000
"""Rows from which on the beginning of a table is worked out before the whole of it."""

FIRST_ROWS = 1_000


@dataclass(frozen=True)
class MappingResult:
    """What a mapping gives, once that is worked out.

    Attributes:
        mapping: The mapping.
        given: What it gives.
        rows: How many rows it is of, where those of a long table are still worked out; else 0.
    """

    mapping: TableMapping
    given: Given
    rows: int = 0

    @property
    def labels(self) -> tuple[MappedLabel, ...]:
        """What its table calls its measures, and which of the pack each is taken for."""
        return self.given.labels

    @property
    def plan(self) -> ImportPlan | None:
        """What it would bring; None while something has to be said first."""
        return self.given.plan

    @property
    def problem(self) -> str:
        """Why there is no plan, in one sentence; empty if there is one."""
        return self.given.problem


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
        read: FileToMap,
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
        self._read = read
        self._begun = list(read.mappings)
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
        """How a table was read before anyone corrected it."""
        return next(each for each in self._begun if each.found is table or each.table is table)

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
        rows = (tuple(range(headings, first)), first, last)
        pack, read, reader = self.pack, self._read, self._tasks.reader

        def work(report: ProgressReport) -> TableMapping | None:
            return move_rows(pack, read, sheet, before, rows, report, reader=reader)

        def done(told: TableMapping | None) -> None:
            if sheet is not self._sheet:
                return
            if told is None:
                self.refused.emit(
                    f"There is no table in rows {first} to {last}, so nothing was changed. Choose "
                    "other rows."
                )
            else:
                self._begun += [told] if before is None else []
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
        pack, path, at, reader = self.pack, self._read.path, self._now(), self._tasks.reader

        def work(report: ProgressReport) -> Given:
            return work_out(pack, path, read, at, report, reader=reader)

        def done(given: Given) -> None:
            self._running = None
            if mapping is not self._mapping:
                return
            self._result = MappingResult(mapping, given, rows)
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


def _first_shown(file: MappedFile) -> Sheet:
    sheets = file.extract.sheets
    return next((each for each in sheets if each.width and not each.hidden), sheets[0])
