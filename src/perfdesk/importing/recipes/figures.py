"""Planning the figures of a family of files: one a cell, or sums of months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from perfdesk.core.figures import FigureKind
from perfdesk.core.framework.catalogue import FrameworkMeasure, measure_for
from perfdesk.core.measures import FrameworkCode, Measure, Unit
from perfdesk.core.periods import quarters_of
from perfdesk.core.places import Place
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.recipes import MeasureRule, MonthReading, Part, Recipe
from perfdesk.importing.drafts.doubts import Doubts
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells, LocalFigures
from perfdesk.importing.drafts.month_question import ask_for_months, month_answer
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.drafts.published import (
    PublishedCells,
    PublishedFigures,
    Wanted,
    as_published,
)
from perfdesk.importing.formats.extract import CellKind, CellValue
from perfdesk.importing.matching.known import PackMeasures
from perfdesk.importing.matching.matcher import Label
from perfdesk.importing.matching.questions import Choice, NotUnderstood, Question
from perfdesk.importing.reading.around import WordsAbove
from perfdesk.importing.reading.found import Asked, FoundFigure, LeftOut, Unplaced
from perfdesk.importing.reading.notes import note_lines
from perfdesk.importing.recipes.dated_columns import with_dated_columns
from perfdesk.importing.recipes.fitting import Fit
from perfdesk.importing.recipes.found import figures_in
from perfdesk.importing.recipes.sums.summing import Totals, with_total
from perfdesk.importing.recipes.whole import in_doubt, of_the_whole
from perfdesk.importing.recipes.zeros import doubt_of, zero_question
from perfdesk.importing.tables.coloured_rows import place_of, telling_colours
from perfdesk.importing.vocabulary.naming_periods import period_named
from perfdesk.importing.vocabulary.year_and_month import read_months

_MOST_TOLD = 8


@dataclass
class FigurePlanning:
    """The figures of one file, on their way into a plan.

    Attributes:
        job: The import.
        recipe: By which the file is read.
    """

    job: ImportJob
    recipe: Recipe
    _draft: Draft = field(init=False)
    _local: LocalFigures = field(init=False)
    _months: LocalFigures = field(init=False)
    _public: PublishedFigures = field(init=False)
    _totals: Totals = field(init=False)
    _doubts: Doubts = field(init=False)
    _questions: list[Question] = field(default_factory=list)
    _undated: list[FoundFigure] = field(default_factory=list)
    _by_colour: dict[str, dict[str, Measure]] = field(default_factory=dict)
    _not_wanted: dict[str, None] = field(default_factory=dict)
    _above: WordsAbove = field(default_factory=WordsAbove)
    _rules: dict[str, MeasureRule | None] = field(default_factory=dict)
    _places: dict[Place, Place | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with nothing found.

        Raises:
            UnreadableExtractError: Places are named, and the pack's council is none of them.
        """
        self._draft = Draft(self.job, self.recipe)
        self._local = LocalFigures(self._draft)
        self._months = LocalFigures(Draft(self.job))
        self._totals = Totals(self.job, self.recipe)
        measures = PackMeasures(self.job.pack)
        self._doubts = Doubts(self.job, self.recipe.name, measures)
        published = self.recipe.figures is FigureKind.PUBLISHED
        council = self.job.pack.council
        wanted = Wanted.of(self.job) if published else Wanted(council, ())
        self._public = PublishedFigures(self._draft, wanted)

    def plan(self, fits: Sequence[Fit]) -> ImportPlan:
        """Return what the tables would bring into the pack."""
        unplaced: dict[tuple[str, str], Unplaced] = {}
        for each_fit in fits:
            fit = with_total(self.job, each_fit, self._named(each_fit))
            if fit is None:
                continue
            told = period_named(self.job.answers.get(self._period_question, ""))
            reading = self._month_reading(fit)
            if reading is None or self._is_in_doubt(fit):
                continue
            fit, others = with_dated_columns(
                self.job.extract, fit, self._doubts.context, self._is_ruled
            )
            found = figures_in(self.job, fit, told, self._may_be_wanted, reading)
            whole = of_the_whole(self.job.extract, fit, found, self._doubts.context)
            for each in chain(others, whole):
                match each:
                    case Unplaced():
                        unplaced.setdefault((each.what, each.text), each)
                    case FoundFigure():
                        self._take(fit, self._above.applied(fit.table, each))
                    case Asked():
                        self._doubts.ask(each)
                    case LeftOut():
                        self._doubts.leave_out(each)
        self._tell_unplaced(unplaced.values())
        self._tell_colours(fits)
        self._tell_not_wanted()
        self._add_sums()
        self._ask_for_period()
        return self._whole()

    def _is_in_doubt(self, fit: Fit) -> bool:
        """Ask what notes and headings leave open of a table; tell whether anything is."""
        context = self._doubts.context
        doubts = list(in_doubt(self.job.extract, fit, self._note_lines, context))
        for each in doubts:
            self._doubts.ask(each)
        return bool(doubts)

    @cached_property
    def _note_lines(self) -> Mapping[str, Sequence[str]]:
        return note_lines(self.job.extract)

    def _named(self, fit: Fit) -> str:
        """Return the words of the measure that a whole table is of, else of its sheet."""
        words = fit.table.sheet.name.strip() or self.job.extract.name
        label = Label(words, self.job.extract.reference(fit.table.sheet, fit.table.range))
        measure = self._draft.matcher.certain(label, self._draft.matcher.rules.of(words))
        return measure.description if measure else words

    def _is_ruled(self, words: str) -> bool:
        return self._draft.matcher.rules.of(words) is not None

    def _month_reading(self, fit: Fit) -> MonthReading | None:
        """Return what year and month mean in a table; None while that is asked."""
        if Part.YEAR not in fit.columns:
            return MonthReading.UNSAID
        said = month_answer(self.job, self.recipe.name) or self.recipe.month_reading
        if said:
            return said
        pairs = (
            (fit.text(row, Part.YEAR), fit.text(row, Part.PERIOD))
            for row in fit.table.row_numbers
            if fit.takes(row)
        )
        read = read_months(pairs, fit.columns[Part.YEAR].name)
        where = self.job.extract.reference(fit.table.sheet, fit.table.range)
        return read.certain or ask_for_months(self.job, self.recipe.name, read, where)

    def _may_be_wanted(self, place: Place) -> bool:
        """Tell whether the figures of a place are of any use, so that its rows have to be read.

        Measures that the recipe names by their code are kept of all councils, to compare with;
        of labels that it leaves out, all are named.
        """
        return self._is_of_all or self._wanted(place) is not None

    @cached_property
    def _is_of_all(self) -> bool:
        return any(each.code or not each.taken for each in self.recipe.measures)

    def _wanted(self, place: Place) -> Place | None:
        """Return a place as the pack has it, looked up once; None where it is not wanted."""
        if place not in self._places:
            self._places[place] = self._public.wanted.chosen(place)
        return self._places[place]

    def _take(self, fit: Fit, found: FoundFigure) -> None:
        self._take_for_some_rows(fit, found)
        if not fit.takes(found.row):
            return
        if found.words not in self._rules:
            self._rules[found.words] = self._draft.matcher.rules.of(found.words)
        rule = self._rules[found.words]
        if rule is not None and not rule.taken:
            self._not_wanted[found.words or fit.table.sheet.name.strip()] = None
            return
        entry = None
        if rule is not None and rule.code and not rule.measure:
            code, _, part = rule.code.partition("(")
            entry = measure_for(FrameworkCode(rule.edition, code, part.rstrip(")")))
        wanted = self._wanted(found.place)
        if found.is_empty or (entry is None and wanted is None):
            return
        certain = self._without_doubt(fit, found)
        if certain is None:
            return
        found = certain
        measure: Measure | None
        if entry is not None and found.period is not None:
            cells = PublishedCells.of(found)
            self._public.add_outcome(entry, found.place, found.period, cells)
            if wanted is None:
                return
            measure = self._public.measure_for(entry.code, found.where)
        else:
            measure = self._draft.matcher.measure_of(self._label(fit, found))
        if found.period is None:
            self._undated.append(found)
        if measure is None or wanted is None or found.period is None:
            return
        if self.recipe.sums:
            self._totals.add(measure, wanted, found)
        else:
            self._add(measure, entry, wanted, found)

    def _take_for_some_rows(self, fit: Fit, found: FoundFigure) -> None:
        """Take a figure for the measures that only some rows count for, told by their colour."""
        wanted = self._wanted(found.place)
        if wanted is None or found.period is None or found.is_empty:
            return
        words = found.words or fit.table.sheet.name.strip()
        for rule in self._draft.matcher.rules.of_some_rows(words):
            if found.row in fit.table.totals or not fit.passes(found.row, rule.filters):
                continue
            label = self._label(fit, found)
            some = replace(label, words=f"{label.words} ({_some_rows(rule)})")
            measure = self._draft.matcher.measure_of(some, rule)
            if measure is None:
                continue
            self._by_colour.setdefault(fit.table.sheet.name, {})[measure.id] = measure
            if self.recipe.sums:
                self._totals.add(measure, wanted, found)
            else:
                self._add(measure, None, wanted, found)

    def _tell_colours(self, fits: Sequence[Fit]) -> None:
        for fit in fits:
            measures = self._by_colour.get(fit.table.sheet.name, {})
            named = ", ".join(f"\u201c{each.description}\u201d" for each in measures.values())
            for colour, rows in telling_colours(fit.table).items() if measures else ():
                self._draft.problems.append(
                    Problem(
                        Severity.NOTE,
                        ImportKind.COLOUR,
                        f"The {len(rows)} rows of {fit.table.range} with the same colour were "
                        f"read as {named}.",
                        where=place_of(fit.table),
                        arithmetic=f"#{colour}",
                    )
                )

    def _tell_not_wanted(self) -> None:
        """Name what was answered before to be left out: the answer may have been for then."""
        names = [f"\u201c{each}\u201d" for each in self._not_wanted]
        if not names:
            return
        more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
        self._draft.problems.append(
            Problem(
                Severity.NOTE,
                ImportKind.LEFT_OUT,
                f"Left out, as set in the recipe \u201c{self.recipe.name}\u201d: "
                f"{', '.join(names[:_MOST_TOLD])}{more}.",
            )
        )

    def _without_doubt(self, fit: Fit, found: FoundFigure) -> FoundFigure | None:
        """Return a figure as it was answered for; None for a zero that is still asked about."""
        doubt = doubt_of(fit, found)
        if not doubt:
            return found
        question = zero_question(fit, found, doubt)
        match self.job.answers.get(question.id):
            case "0":
                return found
            case "[x]":
                return replace(found, cell=CellValue("[x]", CellKind.TEXT))
            case "skip":
                return None
        self._questions.append(question)
        self._draft.not_understood.append(
            NotUnderstood(
                found.where,
                found.cell.text,
                f"The 0 for \u201c{found.words}\u201d is left out until you say whether it is a "
                f"real zero: {doubt}.",
            )
        )
        return None

    @property
    def _period_question(self) -> str:
        return f"period {self.recipe.name}"

    def _ask_for_period(self) -> None:
        if not self._undated:
            return
        pack = self.job.pack
        choices = [
            period
            for each in pack.positions
            for period in (*quarters_of(each.period), each.period, each.previous)
        ]
        first = self._undated[0]
        self._questions.append(
            Question(
                self._period_question,
                f"Which period are the figures in \u201c{self.job.extract.name}\u201d for? The "
                "file does not say.",
                first.where,
                tuple(Choice(each.key, each.label) for each in dict.fromkeys(choices)),
            )
        )
        self._draft.not_understood.append(
            NotUnderstood(
                first.where,
                f"{len(self._undated):,} figures",
                f"{len(self._undated):,} figures are left out until you say which period they are "
                "for.",
            )
        )

    def _label(self, fit: Fit, found: FoundFigure) -> Label:
        words = found.words or fit.table.sheet.name.strip() or self.job.extract.name
        unit = Unit.PERCENT if found.cell.kind is CellKind.PERCENT else Unit.COUNT
        unit = Unit.PERCENT if found.unit == "%" else unit
        unit = Unit.RATE if "per 100,000" in words.casefold() else unit
        number = found.cell.number
        decimals = 0
        if number is not None and not self.recipe.sums and number != number.to_integral_value():
            decimals = 1
            unit = Unit.SCORE if unit is Unit.COUNT else unit
        return Label(words, found.where, unit, decimals, found.code)

    def _add_sums(self) -> None:
        for each in self._totals.sums():
            cell = CellValue(f"{each.total:f}", CellKind.NUMBER, each.total)
            figure = FoundFigure("", "", each.place, each.span, cell, each.where, 0)
            self._add(each.measure, None, each.place, figure)
            if self.recipe.figures is not FigureKind.PUBLISHED:
                for month in each.months:
                    cells = LocalCells(f"{month.value:f}", month.source, period=month.period)
                    self._months.add(each.measure, month.period, cells)

    def _add(
        self, measure: Measure, entry: FrameworkMeasure | None, place: Place, found: FoundFigure
    ) -> None:
        assert found.period is not None
        if self.recipe.figures is FigureKind.PUBLISHED:
            told = entry or as_published(measure, found.cell)
            self._public.add(measure, told, place, found.period, PublishedCells.of(found))
            return
        column = self._local.column_of(found.period) or found.period
        cells = LocalCells.of(found)
        self._local.add(measure, column, cells)

    def _tell_unplaced(self, unplaced: Iterable[Unplaced]) -> None:
        periods = [each for each in unplaced if each.what == "period"]
        self._draft.not_understood += [
            NotUnderstood(each.where, each.text, f"\u201c{each.text}\u201d is not a known period.")
            for each in periods
        ]
        places = [each.text for each in unplaced if each.what == "place"]
        if places:
            more = f" and {len(places) - _MOST_TOLD} more" if len(places) > _MOST_TOLD else ""
            self._draft.problems.append(
                Problem(
                    Severity.NOTE,
                    ImportKind.PLACE,
                    "These places were left out because they are not councils with adult social "
                    f"care: {', '.join(places[:_MOST_TOLD])}{more}.",
                )
            )

    def _whole(self) -> ImportPlan:
        draft = self._draft
        self._public.finish()
        months = [each.new for each in self._months.draft.collector.figures()]
        draft.records += dict.fromkeys(months)
        draft.not_understood += self._totals.not_understood
        draft.problems += (
            *self._above.problems(),
            *self._doubts.problems(),
            *self._totals.problems,
        )
        return replace(draft.plan(), questions=tuple(self._questions))


def _some_rows(rule: MeasureRule) -> str:
    """Return what tells the rows of a rule from the others, in a few words."""
    told = [each for one in rule.filters for each in (*one.legend, *one.values, *one.fills)]
    return " ".join(told)
