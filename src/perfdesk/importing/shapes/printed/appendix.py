"""The table that a council prints today: one row a measure, with two years of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from perfdesk.core.edits import apply_edit
from perfdesk.core.figures import (
    Content,
    Figure,
    FigureKey,
    FigureKind,
    Form,
    Reading,
    is_likely_fraction,
)
from perfdesk.core.framework.catalogue import measure_for
from perfdesk.core.framework.matching import match_code
from perfdesk.core.judgements import Judged, PrintedQuartile, QuartileKey
from perfdesk.core.measures import Aim, ForecastMethod, FrameworkCode, Measure, Unit
from perfdesk.core.pack import Record
from perfdesk.core.periods import Period, PeriodError, find_period
from perfdesk.core.problems import ImportKind, Problem, ProblemKind, Severity
from perfdesk.core.rules.kinds_of_measure import (
    begins_in_september,
    months_add_up,
    stands_for_year,
)
from perfdesk.core.settings import Position
from perfdesk.core.targets import Target, TargetKey, TargetKind, TargetReading
from perfdesk.core.wording.aim_text import read_aim
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import ImportPlan, PlannedFigure
from perfdesk.importing.matching.questions import NotUnderstood
from perfdesk.importing.matching.structure import StructureDraft
from perfdesk.importing.shapes.printed.aims import Printed, aim_by_verdicts
from perfdesk.importing.shapes.printed.beside import comment_beside, figures_beside
from perfdesk.importing.shapes.printed.rows import (
    PrintedRow,
    PrintedTable,
    is_printed_table,
    printed_table,
)
from perfdesk.importing.shapes.printed.target_periods import time_of_target
from perfdesk.importing.shapes.printed.telling import left_out_columns, targets_of_the_year
from perfdesk.importing.shapes.printed.verdicts import overrides_for, printed_words
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Role
from perfdesk.importing.vocabulary.reading_words import facets_of

_PER_HUNDRED_THOUSAND = re.compile(r"per 100[ ,]?(?:000|k)\b", re.IGNORECASE)
_MARKER = "*"
_LARGE = re.compile(r"\d{4,}")
_PERCENTAGE = re.compile(r"^\s*%|%\)?\s*$|\b(?:percentage|proportion|per cent)\b", re.IGNORECASE)
_MOST_TOLD = 12


@dataclass(frozen=True)
class PrintedAppendix:
    """The family of printed appendices.

    Attributes:
        name: What the list of sources calls it.
        layers: The names of the layers that the pack has, by which an appendix is known whose
            layers are headings.
    """

    name: str = "printed appendix"
    layers: tuple[str, ...] = ()

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether one of the tables is laid out as an appendix, with its layers named."""
        return is_printed_table(tables, self.layers)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan layers, outcomes, measures, targets, figures and printed verdicts.

        Raises:
            UnreadableExtractError: Nothing says which year the appendix reports.
        """
        printed = printed_table(job)
        by_row = {str(row.number): row for row in printed.rows}
        words: dict[str, Printed] = {}
        for word in printed_words(printed, by_row):
            words.setdefault(word.measure, {})[word.of] = word.word
        draft = StructureDraft(job.pack, printed.position)
        reader = _AppendixReader(job, printed, draft, words)
        measures: dict[str, PrintedRow] = {}
        for done, row in enumerate(printed.rows):
            job.progress(done, len(printed.rows), f"Reading row {row.number}")
            measures[reader.take(row)] = row
        reader.leave_out_other_years()
        reader.leave_out_hidden()
        reader.tell_other_tables()
        return _with_verdicts(reader.plan(), job, printed, measures)


def _with_verdicts(
    plan: ImportPlan, job: ImportJob, printed: PrintedTable, measures: dict[str, PrintedRow]
) -> ImportPlan:
    """Add an override for each printed rating or arrow that differs from its rule."""
    after, _ = apply_edit(job.pack, plan.edit(job.pack))
    words = printed_words(printed, measures)
    overrides, problems = overrides_for(job, printed, after, measures, words)
    return replace(
        plan,
        records=(*plan.records, *overrides),
        problems=(*plan.problems, *problems),
        printed=words,
    )


@dataclass
class _AppendixReader:
    """Turns printed rows into records, row by row."""

    job: ImportJob
    printed: PrintedTable
    draft: StructureDraft
    words: dict[str, Printed]
    records: list[Record] = field(default_factory=list)
    figures: list[PlannedFigure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    order: int = 0
    yearly_targets: dict[str, None] = field(default_factory=dict)
    doubtful_targets: dict[str, None] = field(default_factory=dict)

    def take(self, row: PrintedRow) -> str:
        """Take a row and return the id of its measure."""
        layer = self.draft.layer(row.text(Role.LAYER))
        outcome = self.draft.outcome(layer, row.text(Role.PLAN), row.text(Role.OUTCOME))
        aim = read_aim(row.text(Role.AIM))
        target = self._target(row, aim or Aim.UNSTATED)
        current, previous = self._reading(row, Role.CURRENT), self._reading(row, Role.PREVIOUS)
        self.order += 1
        printed = self._measure(row, outcome.id, target, (current, previous))
        target = self._with_time(row, printed, target, current)
        why = ""
        if aim in {None, Aim.UNSTATED} and printed.framework is None:
            verdicts = self.words.get(str(row.number), {})
            aim, why = aim_by_verdicts(target, current, previous, verdicts)
            target = self._with_time(row, printed, self._target(row, aim), current)
        measure = self.draft.measure(replace(printed, aim=aim or Aim.UNSTATED))
        current = self._in_unit(row, Role.CURRENT, current, measure)
        previous = self._in_unit(row, Role.PREVIOUS, previous, measure)
        if self.printed.year is not None and stands_for_year(current, measure.unit):
            current = replace(current, period=self.printed.year)
        self._note_on_aim(row, measure, why)
        self._note_on_code(row, measure, target)
        self._add_target(row, measure, target)
        self._add_quartile(row, measure)
        self._add_figure(row, measure, Role.CURRENT, current)
        self._add_figure(row, measure, Role.PREVIOUS, previous)
        self.figures.extend(figures_beside(self.job, row, measure))
        self.records.extend(comment_beside(self.job, self.printed, row, measure))
        return measure.id

    def leave_out_other_years(self) -> None:
        """Name the rows that say they are about another year than the rest."""
        for row in self.printed.other_rows:
            text = row.text(Role.PERIOD, Role.POSITION)
            role = Role.PERIOD if row.text(Role.PERIOD) else Role.POSITION
            self.not_understood.append(
                NotUnderstood(
                    self.printed.reference(self.job, row, role),
                    text,
                    f"\u201c{row.text(Role.DESCRIPTION)}\u201d is for {text} but the other rows "
                    f"are for {self.printed.position}. Import each year as a separate file.",
                )
            )

    def leave_out_hidden(self) -> None:
        """Name the rows that the sheet does not show: they begin no measure unasked."""
        for row in self.printed.hidden_rows:
            self.not_understood.append(
                NotUnderstood(
                    self.printed.reference(self.job, row, Role.DESCRIPTION),
                    row.text(Role.DESCRIPTION),
                    f"Row {row.number} is hidden in the sheet, so "
                    f"“{row.text(Role.DESCRIPTION)}” was left out. Show the row and "
                    "import the file again if it is meant to be read.",
                )
            )

    def tell_other_tables(self) -> None:
        """Name the tables and columns that are not read, so that none is dropped in silence."""
        self.problems += left_out_columns(self.printed)
        self.problems += targets_of_the_year(
            self.printed.position, self.yearly_targets, self.doubtful_targets
        )
        ours = {row.sheet.name for row in self.printed.rows}
        names = dict.fromkeys(
            f"{each.range} of sheet \u201c{each.sheet.name.strip()}\u201d"
            if each.sheet.name in ours
            else f"sheet \u201c{each.sheet.name.strip()}\u201d"
            for each in self.printed.left_out
        )
        if not names:
            return
        more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
        self.problems.append(
            Problem(
                Severity.NOTE,
                ImportKind.TABLE,
                "Left out because it is not laid out as measures with aims, targets and figures: "
                f"{', '.join(list(names)[:_MOST_TOLD])}{more}.",
            )
        )

    def plan(self) -> ImportPlan:
        """Return everything taken so far as a plan."""
        self.draft.end_those_left_out()
        position = self.job.pack.table(Position).get(self.printed.position)
        if position is None or not self.job.pack.measures_at(position.period):
            position = Position(self.printed.position, self.printed.scheme, self.printed.previous)
        return ImportPlan(
            self.job.source,
            (position, *self.draft.records, *self.records),
            tuple(self.figures),
            tuple(self.not_understood),
            (),
            tuple(self.problems),
        )

    # --- reading -------------------------------------------------------------------------------
    def _period(self, row: PrintedRow, role: Role) -> Period:
        """Return the time of a column: what its heading says, whatever is reported.

        Under the heading of a year, somebody may have said that only a part of it is reported.
        """
        if role is not Role.CURRENT:
            return row.dates.get(role, self.printed.previous)
        position = self.printed.position
        headed = row.dates.get(role, position)
        is_within = headed.start <= position.start and position.end <= headed.end
        return position if is_within else headed

    def _reading(self, row: PrintedRow, role: Role) -> Reading:
        return read_figure(row.text(role), column=self._period(row, role))

    def _in_unit(self, row: PrintedRow, role: Role, reading: Reading, measure: Measure) -> Reading:
        """Return a bare number of a percentage as one; tell of one that may be a fraction."""
        if not reading.is_number or reading.form is not Form.PLAIN:
            return reading
        if measure.unit is not Unit.PERCENT:
            return reading
        read = read_figure(row.text(role), unit=Unit.PERCENT, column=self._period(row, role))
        if is_likely_fraction(read):
            self._note(
                ProblemKind.LOST_UNIT,
                f"{reading.number_text} for \u201c{measure.description}\u201d may be a fraction "
                "of 1 stored without its percentage format. Check it.",
                measure.id,
                row,
                role,
            )
        return read

    def _target(self, row: PrintedRow, aim: Aim) -> TargetReading:
        text = row.text(Role.TARGET, Role.COMPARED_WITH)
        if _LARGE.fullmatch(text):  # a cell of a workbook, which shows it as the figures are shown
            text = f"{int(text):,}"
        return read_target(text, aim, self.printed.position)

    def _with_time(
        self, row: PrintedRow, measure: Measure, target: TargetReading, figure: Reading
    ) -> TargetReading:
        """Return a target as that of the year, where it is and the figure is of a part of it."""
        period = self._period(row, Role.CURRENT)
        found = time_of_target(
            target,
            figure,
            measure,
            period,
            named=row.dates.get(Role.TARGET),
            is_annual=row.is_annual,
        )
        said = f"{target.text} beside {figure.text} for \u201c{measure.description}\u201d"
        if found.is_doubtful:
            self.doubtful_targets[said] = None
        elif not found.is_told:
            self.yearly_targets[said] = None
        return replace(target, period=found.period) if found.period else target

    def _measure(
        self,
        row: PrintedRow,
        outcome: str,
        target: TargetReading,
        readings: tuple[Reading, Reading],
    ) -> Measure:
        code, marker = _code_and_marker(row.text(Role.MEASURE_CODE))
        description = row.text(Role.DESCRIPTION)
        framework = self._framework(row, target)
        unit = _unit(row, framework, target, readings)
        adds_up = months_add_up(unit, readings, description)
        return Measure(
            id="",
            outcome=outcome,
            order=self.order,
            description=description,
            code=code or "Local",
            unit=unit,
            decimals=_decimals(framework, target, readings),
            framework=framework,
            marker=marker,
            adds_up=adds_up,
            # A rating that is printed says that figures within the year are rated.
            academic=begins_in_september(description) and not self._is_rated(row),
            forecast=ForecastMethod.PRO_RATA if adds_up else None,
        )

    def _is_rated(self, row: PrintedRow) -> bool:
        return Judged.RATING in self.words.get(str(row.number), {})

    def _framework(self, row: PrintedRow, target: TargetReading) -> FrameworkCode | None:
        compared = target.period if target.kind is TargetKind.AVERAGE else None
        found = match_code(
            row.text(Role.MEASURE_CODE),
            row.text(Role.DESCRIPTION),
            self.printed.position,
            compared,
        )
        return found.code if found else None

    # --- adding --------------------------------------------------------------------------------
    def _add_figure(self, row: PrintedRow, measure: Measure, role: Role, reading: Reading) -> None:
        if reading.content is Content.EMPTY:
            return
        period = self._period(row, role)
        reference = self.printed.reference(self.job, row, role)
        if reading.content is Content.NOT_UNDERSTOOD:
            self.not_understood.append(
                NotUnderstood(
                    reference,
                    reading.text,
                    f"\u201c{reading.text}\u201d is not understood as a figure, so it is kept as "
                    "printed and not rated.",
                )
            )
        council = self.job.pack.settings.council
        key = FigureKey(measure.id, council, period, FigureKind.LOCAL)
        self.figures.append(self.job.planned(Figure(key, reading, reference)))

    def _add_target(self, row: PrintedRow, measure: Measure, reading: TargetReading) -> None:
        if not reading.text:
            return
        role = Role.TARGET if row.text(Role.TARGET) else Role.COMPARED_WITH
        reference = self.printed.reference(self.job, row, role)
        key = TargetKey(measure.id, self.printed.position)
        held = self.job.pack.table(Target).get(key)
        if held is None or held.reading != reading:
            self.records.append(Target(key, reading, reference))
        try:
            find_period(reading.text)
        except PeriodError as problem:
            likely = f". It probably means {problem.suggestion}" if problem.suggestion else ""
            self._note(
                ProblemKind.PERIOD,
                f"\u201c{reading.text}\u201d contains an impossible year, so the target is kept "
                f"as printed{likely}.",
                measure.id,
                row,
                role,
            )

    def _add_quartile(self, row: PrintedRow, measure: Measure) -> None:
        text = row.text(Role.QUARTILE)
        if not text:
            return
        key = QuartileKey(measure.id, self.printed.position)
        held = self.job.pack.table(PrintedQuartile).get(key)
        if held is None or held.text != text:
            reference = self.printed.reference(self.job, row, Role.QUARTILE)
            self.records.append(PrintedQuartile(key, text, reference))

    # --- telling -------------------------------------------------------------------------------
    def _note(
        self,
        kind: ProblemKind,
        message: str,
        measure: str,
        row: PrintedRow,
        role: Role,
        severity: Severity = Severity.WARNING,
    ) -> None:
        cell = row.cells.get(role, row.cells[Role.DESCRIPTION])
        self.problems.append(Problem(severity, kind, message, measure, row.where(cell)))

    def _note_on_aim(self, row: PrintedRow, measure: Measure, why: str) -> None:
        text = row.text(Role.AIM)
        message = "No aim is printed"
        if read_aim(text) is None:
            message = f"The aim \u201c{text}\u201d is not understood"
        if why:
            message += f" for \u201c{measure.description}\u201d; {measure.aim.value} is taken"
            self._note(
                ProblemKind.AIM,
                f"{message}, since {why}.",
                measure.id,
                row,
                Role.AIM,
                Severity.NOTE,
            )
            return
        if measure.aim is not Aim.UNSTATED:
            return
        entry = measure_for(measure.framework) if measure.framework else None
        then = f"{entry.aim.value} is used, from the framework" if entry else "it cannot be rated"
        self._note(
            ProblemKind.AIM,
            f"{message} for \u201c{measure.description}\u201d; {then}.",
            measure.id,
            row,
            Role.AIM,
        )

    def _note_on_code(self, row: PrintedRow, measure: Measure, target: TargetReading) -> None:
        compared = target.period if target.kind is TargetKind.AVERAGE else None
        match = match_code(
            row.text(Role.MEASURE_CODE), measure.description, self.printed.position, compared
        )
        if match is None or not match.message:
            return
        severity = Severity.NOTE if match.code else Severity.WARNING
        self._note(ProblemKind.CODE, match.message, measure.id, row, Role.MEASURE_CODE, severity)


def _code_and_marker(printed: str) -> tuple[str, str]:
    """Return the code and the marker printed beside it (`ASCOF 2D`, `*BCF*`)."""
    code, _, rest = printed.partition(_MARKER)
    marker = f"{_MARKER}{rest}" if rest else ""
    return code.strip(), marker.strip()


def _unit(
    row: PrintedRow,
    framework: FrameworkCode | None,
    target: TargetReading,
    readings: tuple[Reading, Reading],
) -> Unit:
    """Return what a measure counts: by the framework, else by how its figures are written."""
    entry = measure_for(framework) if framework else None
    if entry is not None:
        return entry.unit
    description = row.text(Role.DESCRIPTION)
    if row.amount.unit == "%":
        return Unit.PERCENT
    said = (description, row.amount.unit, *_qualifiers(readings))
    rates = {unit for unit in (facets_of(text).unit for text in said) if unit.startswith("per ")}
    if Unit.RATE in rates or any(_PER_HUNDRED_THOUSAND.search(text) for text in said):
        return Unit.RATE
    if rates:
        return Unit.SCORE  # a rate per other than 100,000 is printed as it is, and never added up
    forms = {reading.form for reading in readings if reading.is_number}
    if Form.PERCENT in forms or (not forms and target.form is Form.PERCENT):
        return Unit.PERCENT
    return Unit.PERCENT if _PERCENTAGE.search(description) else Unit.COUNT


def _qualifiers(readings: tuple[Reading, Reading]) -> Iterator[str]:
    return (reading.qualifier for reading in readings)


def _decimals(
    framework: FrameworkCode | None, target: TargetReading, readings: tuple[Reading, Reading]
) -> int:
    """Return the digits after the point of a measure's figures, as the latest one is written."""
    for reading in readings:
        if reading.is_number:
            return reading.decimals
    entry = measure_for(framework) if framework else None
    return entry.decimals if entry else target.decimals
