"""Any plain table: the figures that the reader finds, matched with the measures of the pack."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from perfdesk.core.measures import Measure
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.doubts import Doubts, listed
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells, LocalFigures
from perfdesk.importing.drafts.month_question import ask_for_months
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.drafts.published import (
    PublishedCells,
    PublishedFigures,
    Wanted,
    as_published,
)
from perfdesk.importing.matching.matcher import Label
from perfdesk.importing.reading.context import KnownMeasures
from perfdesk.importing.reading.found import Asked, FoundFigure, LeftOut, Unplaced
from perfdesk.importing.reading.notes import note_lines
from perfdesk.importing.reading.plain import PlainReading, is_plain
from perfdesk.importing.reading.scaling import scales_applied
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.codes import split_code
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.units import factor_into

_READ_AS, _FEW = " (read as ", 3


@dataclass(frozen=True)
class PlainTables:
    """The family of plain tables, whatever stands down and across.

    Attributes:
        measures: Those of the pack, by whose names a table is recognised.
    """

    measures: KnownMeasures
    name: str = "plain table"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a table has numbers, and words that name their measures."""
        return any(is_plain(table, self.measures) for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the figures of the measures and periods that the pack has."""
        return _Planning(job, self).plan()


@dataclass
class _Planning:
    """The plain tables of one file on their way into a plan."""

    job: ImportJob
    family: PlainTables
    _draft: Draft = field(init=False)
    _local: LocalFigures = field(init=False)
    _doubts: Doubts = field(init=False)
    _columns: dict[str, dict[str, None]] = field(default_factory=dict)
    _public: PublishedFigures | None = None
    _scales: dict[tuple[str, Decimal], None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._draft = Draft(self.job)
        self._local = LocalFigures(self._draft)
        self._doubts = Doubts(self.job, self.family.name, self.family.measures)

    def plan(self) -> ImportPlan:
        """Return what the tables would bring into the pack."""
        for table in self.job.tables:
            if is_plain(table, self._doubts.context.measures):
                self._read(table)
        self._say_what_was_left()
        if self._public is not None:
            self._public.finish()
        return self._draft.plan()

    def _read(self, table: FoundTable) -> None:
        notes = self._note_lines
        reading = PlainReading(self.job.extract, table, self._doubts.context, notes)
        months = reading.months
        if months is not None and months.certain is None and not self._doubts.context.months:
            where = self.job.extract.reference(table.sheet, table.range)
            ask_for_months(self.job, self.family.name, months, where)
            return
        for done, found in enumerate(reading.figures()):
            if done % 1000 == 0:
                self.job.progress(done, max(done, table.rows), f"Reading {table.range}")
            match found:
                case FoundFigure():
                    self._take(table, found, lists_places=reading.lists_places)
                case Unplaced(what="place"):
                    self._publication.leave_out_place(found.text, found.where)
                case Unplaced():
                    why = f"\u201c{found.text}\u201d is not a period"
                    self._leave_out(found.where, found.label or found.text, why)
                case Asked():
                    self._doubts.ask(found)
                case LeftOut():
                    self._doubts.leave_out(found)

    @cached_property
    def _note_lines(self) -> Mapping[str, Sequence[str]]:
        """The lines of the file's sheets of notes, read once for all tables."""
        return note_lines(self.job.extract)

    # --- figures -------------------------------------------------------------------------------
    def _take(self, table: FoundTable, found: FoundFigure, *, lists_places: bool) -> None:
        council = self.job.pack.council
        is_ours = found.place == council
        if (lists_places or not is_ours) and self._publication.wanted.chosen(found.place) is None:
            if not lists_places:
                left = LeftOut(found.heading, found.where, f"of {found.place.name}")
                self._doubts.leave_out(left)
            return
        assert found.period is not None
        column = self._local.column_of(found.period)
        if column is None and is_ours and not lists_places:
            self._no_column(found)
            return
        measure, period = self._measure(table, found), found.period
        told = self._in_unit(found, measure) if measure is not None else None
        if measure is None or told is None:
            return
        if is_ours and not lists_places:
            self._local.add(measure, column or period, LocalCells.of(told))
            return
        place = self._publication.wanted.chosen(found.place) or found.place
        cells = PublishedCells.of(told)
        entry = as_published(measure, cells.outcome)
        self._publication.add(measure, entry, place, period, cells)

    def _in_unit(self, found: FoundFigure, measure: Measure) -> FoundFigure | None:
        """Return a figure in the unit of its measure; None, and a line, for one of another kind."""
        facets = found.facets
        factor = factor_into(facets.unit, measure.unit, measure.description)
        if factor is None:
            why = (
                f"\u201c{found.cell.text}\u201d below \u201c{found.heading}\u201d is in "
                f"\u201c{facets.unit}\u201d, which \u201c{measure.description}\u201d is not"
            )
            self._leave_out(found.where, found.words or measure.description, why)
            return None
        if facets.scale_from:
            self._scales[facets.scale_from, facets.scale] = None
        return replace(found, facets=replace(facets, scale=facets.scale * factor))

    def _measure(self, table: FoundTable, found: FoundFigure) -> Measure | None:
        if not found.words:
            return self._measure_of_table(table, found)
        code, words = split_code(found.words)
        where = found.named_by or found.where
        return self._draft.match(words or found.words, found.code or code, where)

    def _measure_of_table(self, table: FoundTable, found: FoundFigure) -> Measure | None:
        """Return the measure of a table that names none, or ask which it is."""
        for text in (table.title, table.sheet.name):
            words = " ".join(facets_of(text).unread)
            if self._doubts.context.measures.is_named(words):
                return self._draft.match(words, "", found.where)
        where = self.job.extract.reference(table.sheet, table.range)
        named = " ".join(facets_of(table.title or table.sheet.name).unread)
        return self._draft.matcher.ask(
            Label(named.strip() or self.job.extract.name, where),
            f"Which measure are the figures in {table.range} for? No heading or row names one.",
        )

    @property
    def _publication(self) -> PublishedFigures:
        if self._public is None:
            self._public = PublishedFigures(self._draft, Wanted.of(self.job))
        return self._public

    # --- what is left out ----------------------------------------------------------------------
    def _no_column(self, found: FoundFigure) -> None:
        """Note a figure of a period that the pack does not report."""
        if found.heading and found.facets.period is not None and not found.dated_by_row:
            self._columns.setdefault(_as_read(found), {})[found.words] = None
            return
        why = f"The pack has no column for {found.period}"
        self._leave_out(found.named_by or found.where, found.words, why)

    def _leave_out(self, where: CellReference, label: str, why: str) -> None:
        message = f"{why}, so \u201c{label}\u201d was left out."
        self._draft.leave_out(where, label, message)

    def _say_what_was_left(self) -> None:
        columns = [_with_few(heading, labels) for heading, labels in self._columns.items()]
        if columns:
            self._note(
                "These columns were left out because the pack has no place for them: "
                f"{listed(columns)}."
            )
        self._draft.problems += (*self._doubts.problems(), *scales_applied(self._scales))

    def _note(self, message: str, where: str = "") -> None:
        self._draft.problems.append(Problem(Severity.NOTE, ImportKind.COLUMN, message, where=where))


def _with_few(heading: str, labels: Collection[str]) -> str:
    """Return a heading that was read as another period, with the measures where they are few."""
    is_own = _READ_AS in heading and 0 < len(labels) <= _FEW and all(labels)
    return f"{heading[:-1]}, for {', '.join(labels)})" if is_own else heading


def _as_read(found: FoundFigure) -> str:
    """Return a heading with the period that its figures were read as, where that says more."""
    period = found.period.label if found.period else ""
    named = facets_of(found.heading).period
    told = named is not None and named == found.period
    return found.heading if told else f"{found.heading}{_READ_AS}{period})"
