"""Any plain table: the figures that the reader finds, matched with the measures of the pack."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from perfdesk.core.figures import Form
from perfdesk.core.framework.catalogue import FrameworkMeasure
from perfdesk.core.imports.answers import AnswerKey
from perfdesk.core.measures import FrameworkCode, Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.sources import CellReference
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells, LocalDraft
from perfdesk.importing.drafts.month_question import ask_for_months, month_answer
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.drafts.published import PublicationDraft, PublishedCells, Wanted
from perfdesk.importing.formats.extract import CellKind, CellValue
from perfdesk.importing.matching.likely import LikelyMeasures
from perfdesk.importing.matching.matcher import Label
from perfdesk.importing.matching.questions import (
    ALWAYS,
    SKIP,
    Choice,
    NotUnderstood,
    Question,
    kept_question,
)
from perfdesk.importing.reading.context import FIGURE, Context, KnownMeasures
from perfdesk.importing.reading.found import Asked, Doubt, FoundFigure, LeftOut, Unplaced
from perfdesk.importing.reading.plain import PlainReading, is_plain
from perfdesk.importing.recipes.spans import quarters_of
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.codes import split_code
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.wordings import normal_words

_VERY = 0.95
"""How alike words are to a measure's own that are its name."""

_LIKELY = 0.5
_MEANING = "meaning"
_YEAR, _PERIOD = "year of the quarters", "period of the figures"
_UNITS = {Unit.PERCENT: "%", Unit.COUNT: "count", Unit.RATE: "per 100,000", Unit.SCORE: ""}
_MOST_TOLD = 12


class PackMeasures:
    """The names of the measures of a pack, which account for words of a file."""

    def __init__(self, pack: Pack) -> None:
        self._likely = LikelyMeasures(pack)
        self._units = {
            normal_words(each.description): _UNITS[each.unit]
            for each in pack.table(Measure).values()
        }

    def is_named(self, words: str) -> bool:
        """Tell whether words are a measure's own."""
        scored = self._likely.of((words,)) if words else []
        return bool(scored) and scored[0][0] >= _VERY

    def nearest(self, words: str) -> str:
        """Return the name of the measure that words are likely to mean; empty where none is."""
        scored = self._likely.of((words,))
        return scored[0][1].description if scored and scored[0][0] >= _LIKELY else ""

    def unit_of(self, words: str) -> str:
        """Return in what the measure with that name is."""
        return self._units.get(normal_words(words), "")


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
    _local: LocalDraft = field(init=False)
    _left: list[LeftOut] = field(default_factory=list)
    _columns: dict[str, None] = field(default_factory=dict)
    _public: PublicationDraft | None = None

    def __post_init__(self) -> None:
        self._local = LocalDraft(self.job)

    @cached_property
    def _context(self) -> Context:
        told = self.job.answers
        years = {each.key: each for each in self._years()}
        periods = {each.key: each for each in self._periods()}
        return Context(
            self.job.pack.council,
            self.family.measures,
            years.get(told.get(_YEAR, "")),
            periods.get(told.get(_PERIOD, "")),
            month_answer(self.job, self.family.name),
            self._meaning,
        )

    def _meaning(self, words: str) -> str:
        """Return what was answered of some words, now or in an earlier import."""
        key = self._key(words)
        given = self.job.answers.get(str(key), "")
        if given:
            kept = key.of_any_family if given.startswith(ALWAYS) else key
            self.job.asking.keep(kept, given.removeprefix(ALWAYS), words)
            return given.removeprefix(ALWAYS)
        known = self.job.asking.known(key)
        return known.answer if known else ""

    def _key(self, words: str) -> AnswerKey:
        return AnswerKey(_MEANING, self.family.name, normal_words(words))

    def plan(self) -> ImportPlan:
        """Return what the tables would bring into the pack."""
        for table in self.job.tables:
            if is_plain(table, self._context.measures):
                self._read(table)
        self._say_what_was_left()
        local = self._local.plan()
        if self._public is None:
            return local
        public = self._public.plan()
        return replace(
            local,
            records=(*local.records, *public.records),
            figures=(*public.figures, *local.figures),
            not_understood=(*local.not_understood, *public.not_understood),
            problems=(*local.problems, *public.problems),
        )

    def _read(self, table: FoundTable) -> None:
        reading = PlainReading(self.job.extract, table, self._context)
        months = reading.months
        if months is not None and months.certain is None and not self._context.months:
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
                    self._ask(found)
                case LeftOut():
                    self._left.append(found)

    # --- figures -------------------------------------------------------------------------------
    def _take(self, table: FoundTable, found: FoundFigure, *, lists_places: bool) -> None:
        council = self.job.pack.council
        is_ours = found.place == council
        if (lists_places or not is_ours) and self._publication.wanted.chosen(found.place) is None:
            return
        assert found.period is not None
        column = self._local.column_of(found.period)
        if column is None and is_ours and not lists_places:
            self._no_column(found)
            return
        measure = self._measure(table, found)
        if measure is None:
            return
        if is_ours and not lists_places:
            self._local.add(measure, column or found.period, _cells(found))
            return
        place = self._publication.wanted.chosen(found.place) or found.place
        cells = PublishedCells(
            _scaled(found), found.where, found.numerator, found.denominator, found.margin
        )
        entry = _as_published(measure, cells.outcome)
        self._publication.add(measure, entry, place, found.period, cells)

    def _measure(self, table: FoundTable, found: FoundFigure) -> Measure | None:
        if not found.words:
            return self._measure_of_table(table, found)
        code, words = split_code(found.words)
        where = found.named_by or found.where
        return self._local.match(words or found.words, found.code or code, where)

    def _measure_of_table(self, table: FoundTable, found: FoundFigure) -> Measure | None:
        """Return the measure of a table that names none, or ask which it is."""
        for text in (table.title, table.sheet.name):
            words = " ".join(facets_of(text).unread)
            if self._context.measures.is_named(words):
                return self._local.match(words, "", found.where)
        where = self.job.extract.reference(table.sheet, table.range)
        named = " ".join(facets_of(table.title or table.sheet.name).unread)
        return self._local.matcher.ask(
            Label(named.strip() or self.job.extract.name, where),
            f"Which measure are the figures in {table.range} for? No heading or row names one.",
        )

    @property
    def _publication(self) -> PublicationDraft:
        if self._public is None:
            self._public = PublicationDraft(self.job, Wanted.of(self.job))
        return self._public

    # --- questions -----------------------------------------------------------------------------
    def _ask(self, asked: Asked) -> None:
        words, where = asked.words, asked.where
        choices: tuple[Choice, ...]
        match asked.doubt:
            case Doubt.YEAR:
                choices = tuple(Choice(each.key, each.label) for each in self._years())
                text = f"Which year is \u201c{words}\u201d in? The file does not say."
                likely = self.job.pack.settings.position.year.key
                question = Question(_YEAR, text, where, choices, likely)
                waits = "which year they are in"
            case Doubt.PERIOD:
                choices = tuple(Choice(each.key, each.label) for each in self._periods())
                text = (
                    f"Which period are the figures under \u201c{words}\u201d for? The file does "
                    "not say."
                )
                question = Question(_PERIOD, text, where, choices)
                waits = "which period they are for"
            case Doubt.WHOLE:
                choices = (*(Choice(each, each) for each in asked.choices), Choice(SKIP, _NONE))
                text = f"Which is the figure of the measure: \u201c{words}\u201d?"
                question = kept_question(self._key(words), text, where, choices)
                waits = "which of them is the figure"
            case Doubt.MEANING:
                choices = Choice(FIGURE, "The figures of the measures"), Choice(SKIP, _OTHER)
                text = f"\u201c{words}\u201d: what is it?"
                question = kept_question(self._key(words), text, where, choices)
                waits = "what it is"
        numbers = "1 figure is" if asked.numbers == 1 else f"{asked.numbers:,} figures are"
        left = f"{numbers} left out until you say {waits}: \u201c{words}\u201d."
        self.job.asking.answer(question, words, NotUnderstood(where, words, left))

    def _years(self) -> tuple[Period, ...]:
        years = (
            year
            for each in self.job.pack.positions
            for year in (each.period.year, each.previous.year)
        )
        return tuple(dict.fromkeys(years))

    def _periods(self) -> tuple[Period, ...]:
        """Return the periods that figures without one may be for."""
        periods = (
            period
            for each in self.job.pack.positions
            for period in (*quarters_of(each.period), each.period, each.previous)
        )
        return tuple(dict.fromkeys(periods))

    # --- what is left out ----------------------------------------------------------------------
    def _no_column(self, found: FoundFigure) -> None:
        """Note a figure of a period that the pack does not report."""
        if found.heading and found.facets.period is not None and not found.dated_by_row:
            self._columns.setdefault(found.heading)
            return
        why = f"The pack has no column for {found.period}"
        self._leave_out(found.named_by or found.where, found.words, why)

    def _leave_out(self, where: CellReference, label: str, why: str) -> None:
        message = f"{why}, so \u201c{label}\u201d was left out."
        self._local.not_understood.append(NotUnderstood(where, label, message))

    def _say_what_was_left(self) -> None:
        columns = list(self._columns)
        if columns:
            self._note(
                "These columns were left out because the pack has no place for them: "
                f"{_listed(columns)}."
            )
        by_reason: dict[str, list[LeftOut]] = {}
        for each in self._left:
            by_reason.setdefault(each.reason, []).append(each)
        for reason, left in by_reason.items():
            words = list(dict.fromkeys(each.words for each in left if each.words))
            what = f" ({reason})" if reason else ""
            self._note(
                f"Left out, because it is not the figure of a measure{what}: {_listed(words)}.",
                str(left[0].where),
            )

    def _note(self, message: str, where: str = "") -> None:
        self._local.problems.append(Problem(Severity.NOTE, "columns", message, where=where))


_OTHER = "Something else: leave it out"
_NONE = "None: leave them out"


def _listed(words: list[str]) -> str:
    more = f" and {len(words) - _MOST_TOLD:,} more" if len(words) > _MOST_TOLD else ""
    return ", ".join(f"\u201c{each}\u201d" for each in words[:_MOST_TOLD]) + more


def _cells(found: FoundFigure) -> LocalCells:
    return LocalCells(
        _scaled(found).text.strip(),
        found.where,
        found.numerator.number if found.numerator else None,
        found.denominator.number if found.denominator else None,
        found.population.number if found.population else None,
        found.period,
    )


def _scaled(found: FoundFigure) -> CellValue:
    """Return a cell with the scale that the words around it state."""
    scale, cell = found.facets.scale, found.cell
    if scale == 1 or not cell.text.strip():
        return cell
    reading = read_figure(cell.text)
    if reading.form is not Form.PLAIN or reading.value is None:
        return cell
    number = reading.value * scale
    return CellValue(f"{number:f}", CellKind.NUMBER, number)


def _as_published(measure: Measure, cell: CellValue) -> FrameworkMeasure:
    """Return what there is to know of a measure that is not of the framework."""
    decimals = measure.decimals
    number = cell.number
    if number is not None and measure.unit is Unit.COUNT and number == number.to_integral_value():
        decimals = 0
    code = measure.framework or FrameworkCode("", measure.code)
    return FrameworkMeasure(code, measure.description, (), measure.aim, measure.unit, decimals)
