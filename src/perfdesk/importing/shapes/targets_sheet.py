"""The sheet of targets as it comes back: targets with their bases, next year's, and by period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from perfdesk.core.building.judging import effective_aim
from perfdesk.core.editing.cells import UnsuitableCellError
from perfdesk.core.editing.targets import period_target
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Record
from perfdesk.core.periods import Period
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.reporting.targets_sheet import BASIS, CODE, MEASURE, REF, TARGET
from perfdesk.core.sources import CellReference
from perfdesk.core.targets import (
    PeriodTarget,
    PeriodTargetKey,
    Target,
    TargetBasis,
    TargetKey,
    TargetKind,
    TargetReading,
)
from perfdesk.core.wording.target_text import read_target
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import a1
from perfdesk.importing.matching.matcher import Label, Matcher
from perfdesk.importing.matching.questions import NotUnderstood
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import tidy_heading
from perfdesk.importing.vocabulary.naming_periods import period_in

_MOST_TOLD = 60
_AVERAGES = frozenset(
    each for each in TargetBasis if "average" in each.value or each is TargetBasis.MEDIAN
)


@dataclass(frozen=True)
class TargetsFamily:
    """The family of sheets of targets that we write."""

    name: str = "targets sheet"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a table has measures, and targets with their bases, each of a period."""
        return any(_is_sheet(table) for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the targets that the pack does not hold in these words."""
        draft = _TargetsDraft(job)
        for table in job.tables:
            if _is_sheet(table):
                draft.take(table)
        return draft.plan()


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which sheet column is what; the periods are in the headings."""

    ref: int | None
    code: int | None
    words: int | None
    targets: Mapping[Period, int]
    bases: Mapping[Period, int]


def _is_sheet(table: FoundTable) -> bool:
    columns = _columns(table)
    is_named = columns.ref is not None or columns.words is not None
    return is_named and bool(columns.targets) and bool(columns.bases)


def _columns(table: FoundTable) -> _Columns:
    named: dict[str, int] = {}
    targets: dict[Period, int] = {}
    bases: dict[Period, int] = {}
    for column in table.columns:
        heading = tidy_heading(column.name)
        for word, found in ((TARGET, targets), (BASIS, bases)):
            if heading.startswith(f"{word.casefold()} "):
                period = period_in(column.name)
                if period is not None:
                    found.setdefault(period, column.index)
        for word in (REF, CODE, MEASURE):
            if heading == word.casefold():
                named.setdefault(word, column.index)
    return _Columns(named.get(REF), named.get(CODE), named.get(MEASURE), targets, bases)


@dataclass
class _TargetsDraft:
    """The targets that a sheet would bring into a pack."""

    job: ImportJob
    records: dict[tuple[type[Record], object], Record] = field(default_factory=dict)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    same: int = 0

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.job.asking, self.job.source.family)

    def take(self, table: FoundTable) -> None:
        """Take the targets of a table."""
        columns = _columns(table)
        position = self.job.pack.settings.position
        for row in table.row_numbers:
            if row in table.sections or row in table.repeated or table.sheet.is_blank(row):
                continue
            measure = self._measure(table, row, columns)
            if measure is None:
                continue
            for period, column in columns.targets.items():
                text = table.sheet.text(row, column).strip()
                where = self.job.extract.reference(table.sheet, a1(row, column))
                is_year = period == position or period.is_financial_year
                if not text:
                    self._tell_empty(measure, period, where, is_year=is_year)
                elif is_year:
                    basis = columns.bases.get(period)
                    words = table.sheet.text(row, basis).strip() if basis else ""
                    self._target(measure, period, text, words, where)
                else:
                    self._step(measure, period, text, where)

    def plan(self) -> ImportPlan:
        """Return everything found as a plan."""
        self._matcher.finish()
        problems = self.told[:_MOST_TOLD]
        if len(self.told) > _MOST_TOLD:
            more = f"{len(self.told) - _MOST_TOLD} more targets are new or changed."
            problems.append(Problem(Severity.NOTE, ImportKind.TARGET, more))
        if self.same:
            count = "1 target is" if self.same == 1 else f"{self.same} targets are"
            problems.append(
                Problem(Severity.NOTE, ImportKind.UNCHANGED, f"{count} the same as in the pack.")
            )
        return ImportPlan(
            self.job.source,
            (*self._matcher.records, *self.records.values()),
            (),
            tuple(self.not_understood),
            (),
            (*problems, *self._matcher.problems()),
        )

    def _measure(self, table: FoundTable, row: int, columns: _Columns) -> Measure | None:
        def text(column: int | None) -> str:
            return " ".join(table.sheet.text(row, column).split()) if column else ""

        held = self.job.pack.table(Measure)
        known = held.get(text(columns.ref))
        if known is not None:
            return known
        words, code = text(columns.words), text(columns.code)
        if not words and not code:
            return None
        where = self.job.extract.reference(table.sheet, a1(row, columns.words or 1))
        return self._matcher.measure_of(Label(words or code, where, code=code))

    def _target(
        self, measure: Measure, position: Period, text: str, basis: str, where: CellReference
    ) -> None:
        reading = read_target(text, effective_aim(measure), position)
        reading = self._with_basis(measure, reading, basis, where)
        key = TargetKey(measure.id, position)
        held = self.job.pack.table(Target).get(key)
        if held is not None and held.reading == reading:
            self.same += 1
            return
        if reading.kind is TargetKind.NOT_UNDERSTOOD:
            self.not_understood.append(
                NotUnderstood(
                    where,
                    text,
                    f"\u201c{text}\u201d for \u201c{measure.description}\u201d in {position} is "
                    "not understood as a target, so it was left out. Write it as 42%, 55-60% or "
                    "none.",
                )
            )
            return
        before = held.reading.text if held else "none"
        self._put(Target(key, reading, where), measure, position, before, reading.text)

    def _with_basis(
        self, measure: Measure, reading: TargetReading, words: str, where: CellReference
    ) -> TargetReading:
        """Return a reading with the basis that its own cell names; the text's stays otherwise."""
        if not words or words.casefold() == reading.basis.value.casefold():
            return reading
        known = {each.value.casefold(): each for each in TargetBasis if each.value}
        basis = known.get(words.casefold())
        if basis is None:
            self.not_understood.append(
                NotUnderstood(
                    where,
                    words,
                    f"\u201c{words}\u201d is no basis that is known, so that of "
                    f"\u201c{measure.description}\u201d is what its target says. Use one of: "
                    f"{', '.join(each.value for each in TargetBasis if each.value)}.",
                )
            )
            return reading
        kind = reading.kind
        if basis in _AVERAGES and kind is TargetKind.VALUE:
            kind = TargetKind.AVERAGE
        elif basis not in _AVERAGES and kind is TargetKind.AVERAGE:
            kind = TargetKind.VALUE
        return replace(reading, basis=basis, kind=kind)

    def _step(self, measure: Measure, period: Period, text: str, where: CellReference) -> None:
        held = self.job.pack.table(PeriodTarget).get(PeriodTargetKey(measure.id, period))
        try:
            target = period_target(self.job.pack, measure.id, period, text, where)
        except UnsuitableCellError as problem:
            sentence = f"{problem.message.rstrip('.')}, so it was left out."
            self.not_understood.append(NotUnderstood(where, text, sentence))
            return
        if held is not None and held.reading == target.reading:
            self.same += 1
            return
        before = held.reading.text if held else "none"
        self._put(target, measure, period, before, target.reading.text)

    def _put(
        self, record: Target | PeriodTarget, measure: Measure, period: Period, old: str, new: str
    ) -> None:
        key = (type(record), record.key)
        known = self.records.get(key)
        if known is not None:
            self.not_understood.append(
                NotUnderstood(
                    record.source,
                    new,
                    f"\u201c{measure.description}\u201d has a target for {period} in a row above, "
                    "so only that one is used.",
                )
            )
            return
        self.records[key] = record
        change = "its basis changed" if old == new else f"{new}, was {old}"
        self.told.append(
            Problem(
                Severity.NOTE,
                ImportKind.TARGET,
                f"Target of \u201c{measure.description}\u201d for {period}: {change}.",
                measure.id,
                str(record.source),
            )
        )

    def _tell_empty(
        self, measure: Measure, period: Period, where: CellReference, *, is_year: bool
    ) -> None:
        pack = self.job.pack
        if is_year:
            held = pack.table(Target).get(TargetKey(measure.id, period))
            text = held.reading.text if held else ""
        else:
            step = pack.table(PeriodTarget).get(PeriodTargetKey(measure.id, period))
            text = step.reading.text if step else ""
        if text:
            self.not_understood.append(
                NotUnderstood(
                    where,
                    "",
                    f"The cell is empty where the pack has {text} for \u201c{measure.description}"
                    f"\u201d in {period}, so that stays. To have no target, write none.",
                )
            )
