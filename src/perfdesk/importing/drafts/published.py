"""What all national publications share: whom they are about, and which measure is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from perfdesk.core.benchmarks.published import (
    PublishedKey,
    PublishedOutcome,
    PublishedYear,
    published_year,
)
from perfdesk.core.councils import council_coded, council_in, current_code, followed_by
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.figures import (
    Content,
    Figure,
    FigureKey,
    FigureKind,
    Form,
    Reading,
    round_half_up,
)
from perfdesk.core.framework.catalogue import (
    FrameworkMeasure,
    edition_at,
    in_edition,
    measure_for,
    newest_code,
    same_measure,
    year_in,
)
from perfdesk.core.framework.matching import match_code, parse_code
from perfdesk.core.imports.answers import AnswerKey
from perfdesk.core.measures import FrameworkCode, Measure, Unit
from perfdesk.core.periods import Period
from perfdesk.core.places import Place, PlaceLevel
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.sources import TYPED, CellReference
from perfdesk.core.wording.figure_text import figure_reading, read_figure
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import PlannedFigure
from perfdesk.importing.formats.extract import CellValue
from perfdesk.importing.matching.matcher import MEASURE, NEW_UNDER, Label
from perfdesk.importing.matching.questions import NotUnderstood
from perfdesk.importing.reading.found import FoundFigure
from perfdesk.importing.reading.scaling import scaled_cell
from perfdesk.importing.vocabulary.places import (
    comparators_of,
)


@dataclass(frozen=True)
class Wanted:
    """The places that a pack wants figures of: its council, and whom that is compared with."""

    council: Place
    comparators: tuple[Place, ...]

    @classmethod
    def of(cls, job: ImportJob) -> Wanted:
        """Return the places that the pack of a job wants.

        Raises:
            UnreadableExtractError: The pack does not say which council it is for.
        """
        council = job.pack.council
        if council_coded(council.code) is None:
            raise UnreadableExtractError(
                f"\u201c{job.extract.name}\u201d lists councils by code but not "
                f"\u201c{council.name}\u201d, the council of this pack, so nothing was imported. "
                "Give the council's ONS code, such as E10000018, and import again."
            )
        return cls(council, comparators_of(council))

    def chosen(self, place: Place) -> Place | None:
        """Return *place* as the pack has it; None where no figures are wanted of it."""
        if place in self.comparators:
            return place
        same = current_code(place.code) == current_code(self.council.code)
        return self.council if same else None


@dataclass(frozen=True)
class PublishedCells:
    """The cells of one figure of a publication.

    Attributes:
        outcome: The figure itself.
        reference: Where that stands.
        numerator: The count behind it, if there is a column for it.
        denominator: What it is out of.
        margin: Its 95 % margin of error.
    """

    outcome: CellValue
    reference: CellReference
    numerator: CellValue | None = None
    denominator: CellValue | None = None
    margin: CellValue | None = None

    @classmethod
    def of(cls, found: FoundFigure) -> PublishedCells:
        """Return the cells of a figure that was found, in the scale that its words state."""
        outcome = scaled_cell(found.cell, found.facets.scale)
        return cls(outcome, found.where, found.numerator, found.denominator, found.margin)


def as_published(measure: Measure, cell: CellValue) -> FrameworkMeasure:
    """Return what there is to know of a measure that is not of the framework."""
    decimals = measure.decimals
    number = cell.number
    if number is not None and measure.unit is Unit.COUNT and number == number.to_integral_value():
        decimals = 0
    code = measure.framework or FrameworkCode("", measure.code)
    return FrameworkMeasure(code, measure.description, (), measure.aim, measure.unit, decimals)


def published_reading(entry: FrameworkMeasure, cells: PublishedCells) -> Reading:
    """Return what the cells of a published figure say.

    `7.7 (7.6)` gives 7.7: the publication's log says that the official score is the one
    that is not in brackets. Tokens such as `[x]` stay tokens.
    """
    official = cells.outcome.text.partition(" (")[0].strip()
    number = cells.outcome.number
    if number is None:
        plain = read_figure(official)
        if plain.value is None:
            return plain
        number = plain.value
    form = Form.PERCENT if entry.unit is Unit.PERCENT else Form.PLAIN
    reading = figure_reading(
        number,
        form=form,
        decimals=entry.decimals,
        numerator=_count(cells.numerator),
        denominator=_count(cells.denominator),
        margin=_count(cells.margin),
    )
    has_brackets = official != cells.outcome.text.strip()
    return replace(reading, typed=cells.outcome.text.strip()) if has_brackets else reading


def _count(cell: CellValue | None) -> Decimal | None:
    """Return the number of a cell, the official one of two; None for a token."""
    if cell is None:
        return None
    return _value(cell)[0]


@dataclass
class _YearDraft:
    """One year of one measure, gathered council by council."""

    outcomes: dict[str, PublishedOutcome] = field(default_factory=dict)
    contested: dict[str, CellReference] = field(default_factory=dict)
    first: CellReference = TYPED
    last: CellReference = TYPED

    def add(self, outcome: PublishedOutcome, where: CellReference) -> None:
        """Keep what was published for a place; a figure stands before a token.

        Of two different figures nobody can tell here which is meant.
        """
        held = self.outcomes.get(outcome.council)
        if held is not None and held.value is not None and outcome.value is not None:
            if not _one_number(held.value, outcome.value):
                self.contested.setdefault(outcome.council, where)
            return
        if held is None or held.value is None:
            self.outcomes[outcome.council] = outcome
        if self.first is TYPED:
            self.first = where
        self.last = where

    @property
    def source(self) -> CellReference:
        """The cells from the first to the last."""
        if self.first.cell == self.last.cell:
            return self.first
        return replace(self.first, cell=f"{self.first.cell}:{self.last.cell}")


_MOST_TOLD = 8


@dataclass
class PublishedFigures:
    """What a publication says, measure by measure, on its way into a draft.

    Attributes:
        draft: Takes what is certain, and what is to be said of the rest.
        wanted: Whom figures are wanted of.
    """

    draft: Draft
    wanted: Wanted
    _years: dict[PublishedKey, _YearDraft] = field(default_factory=dict)
    _unused: list[FrameworkMeasure] = field(default_factory=list)
    _doubles: int = 0
    _unplaced: dict[str, CellReference] = field(default_factory=dict)

    @property
    def job(self) -> ImportJob:
        """The import."""
        return self.draft.job

    def leave_out_place(self, name: str, where: CellReference) -> None:
        """Note that figures are of a place that is none of those that are known."""
        if name.strip():
            self._unplaced.setdefault(" ".join(name.split()), where)

    def measure_for(self, code: FrameworkCode, where: CellReference) -> Measure | None:
        """Return the measure of the pack that a published one is; None if it is not to be taken.

        Where a row of the pack prints the same code, or has the words, but was not matched to
        the framework, a question is asked; until it is answered the figures stay out.
        """
        entry = measure_for(code)
        if entry is None:
            return None
        measures = list(self.job.pack.table(Measure).values())
        same = [each for each in measures if each.framework and same_measure(each.framework, code)]
        if same:
            return max(same, key=lambda each: (each.framework == code, _start(each)))
        suspects = [each for each in measures if _is_suspect(each, entry)]
        if not suspects:
            if entry not in self._unused:
                self._unused.append(entry)
            return None
        return self._answered(entry, sorted(suspects, key=_start, reverse=True), where)

    def add_outcome(
        self, entry: FrameworkMeasure, place: Place, period: Period, cells: PublishedCells
    ) -> None:
        """Add what was published for any council, or for a place that holds many."""
        if not period.is_financial_year:
            return
        value, token = _value(cells.outcome)
        if value is None and not token:
            return
        code = place.code
        if place.level is PlaceLevel.COUNCIL:
            code = current_code(code)
            if council_in(code, period) is None:
                # It had ended, or was not there yet. A figure all the same is its follower's.
                following = followed_by(code)
                if value is None or len(following) != 1:
                    return
                code = following[0].code
        own = in_edition(entry.code, edition_at(period)) or entry.code
        year = self._years.setdefault(PublishedKey(own, period), _YearDraft())
        outcome = PublishedOutcome(
            code, place.name, value, token,
            _count(cells.numerator), _count(cells.denominator), _count(cells.margin),
        )  # fmt: skip
        year.add(outcome, cells.reference)

    def add(
        self, measure: Measure, entry: FrameworkMeasure, place: Place, period: Period,
        cells: PublishedCells,
    ) -> None:  # fmt: skip
        """Add one published figure."""
        reading = published_reading(entry, cells)
        if reading.content is Content.EMPTY:
            return
        if reading.content in {Content.NOT_UNDERSTOOD, Content.WORDS}:
            self.draft.leave_out(
                cells.reference,
                reading.text,
                f"\u201c{reading.text}\u201d is not a figure or a known symbol, so nothing "
                f"was imported for {entry.code}, {place.name}, in {period}.",
            )
            return
        self._doubles += bool(reading.typed)
        is_rate = entry.unit is Unit.RATE and reading.denominator is not None
        # Rates are on the population at the middle of the year in which the period starts.
        population = f"mid-{period.start.year}" if is_rate else ""
        key = FigureKey(measure.id, place.code, period, FigureKind.PUBLISHED)
        planned = self.job.planned(Figure(key, reading, cells.reference, population))
        if planned.old is not None and _says_less(reading, planned.old.reading):
            planned = PlannedFigure(planned.old, planned.old)
        self.draft.collector.put(planned)

    def finish(self) -> None:
        """Give the draft what is known only when all of the file was read."""
        keys = self.draft.collector.keys
        found = {each.place for each in keys if each.kind is FigureKind.PUBLISHED}
        held = self.job.pack.table(Place)
        self.draft.records += (
            each
            for each in (self.wanted.council, *self.wanted.comparators)
            if each.code in found and each.code not in held
        )
        self._tell_contested()
        self.draft.records += self._published_years()
        self.draft.problems += self._notes(found)

    def _published_years(self) -> Iterable[PublishedYear]:
        """Return the years that say anything that the pack does not hold yet."""
        held = self.job.pack.table(PublishedYear)
        for key, draft in self._years.items():
            certain = [each for code, each in draft.outcomes.items() if code not in draft.contested]
            if any(each.value is not None for each in certain):
                new = published_year(key, certain, draft.source)
                yield with_what_was_known(held.get(key), new)

    def _tell_contested(self) -> None:
        """Name the places that a publication gives two different figures of one measure for."""
        for key, draft in self._years.items():
            if not draft.contested:
                continue
            code, where = next(iter(draft.contested.items()))
            name = draft.outcomes[code].name
            more = f" and {len(draft.contested) - 1} more" if len(draft.contested) > 1 else ""
            self.draft.leave_out(
                where,
                name,
                f"{name}{more} appear more than once with different figures for "
                f"{key.framework} in {key.period}, so they were left out of what is compared.",
            )

    def _answered(
        self, entry: FrameworkMeasure, suspects: list[Measure], where: CellReference
    ) -> Measure | None:
        # One question for a measure, under whichever of its codes the file lists it, and in
        # whichever publication: a code of the framework means the same in all.
        newest = newest_code(entry.code)
        key = AnswerKey(MEASURE, "", f"{newest.edition} {newest}")
        names = " or ".join(f"\u201c{each.description}\u201d ({each.code})" for each in suspects)
        answer = self.draft.matcher.choose(
            key,
            f"In the file, {entry.code} is \u201c{entry.words}\u201d. Are these figures for "
            f"{names} in the pack?",
            f"{entry.code} {entry.words}",
            NotUnderstood(
                where,
                f"{entry.code} {entry.words}",
                f"The figures for {entry.code} are left out until you say which measure in the "
                "pack they belong to.",
            ),
            suspects,
            fits=any(_reads_like(each, entry) for each in suspects),
        )
        chosen = self.job.pack.table(Measure).get(answer or "")
        if answer is not None and answer.startswith(NEW_UNDER):
            label = Label(entry.words, where, entry.unit, entry.decimals, str(entry.code))
            made = self.draft.matcher.create(label, answer)
            chosen = replace(made, aim=entry.aim) if made else None
        if chosen is None:
            return None
        # The measure is of the framework from now on, in every file.
        known = replace(chosen, framework=entry.code)
        if known not in self.draft.records:
            self.draft.records.append(known)
        return chosen

    def _notes(self, found: set[str]) -> Iterable[Problem]:
        if found and self.wanted.council.code not in found:
            yield Problem(
                Severity.WARNING,
                ImportKind.COUNCIL,
                f"\u201c{self.job.extract.name}\u201d has no row for {self.wanted.council.name} "
                f"({self.wanted.council.code}).",
            )
        if self._doubles:
            yield Problem(
                Severity.NOTE,
                ImportKind.TWO_VALUES,
                f"{self._doubles} cells hold two values, such as 7.7 (7.6). The one outside the "
                "brackets is the official figure and was used.",
            )
        if self._unplaced:
            told = [
                f"\u201c{name}\u201d ({where.sheet + ', ' if where.sheet else ''}{where.cell})"
                for name, where in self._unplaced.items()
            ]
            more = f" and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
            yield Problem(
                Severity.NOTE,
                ImportKind.PLACE,
                "Figures for these places were left out because they are not councils with adult "
                f"social care, regions or types of council: {', '.join(told[:_MOST_TOLD])}{more}.",
            )
        if self._unused:
            names = ", ".join(f"{each.code} {each.words}" for each in self._unused)
            yield Problem(
                Severity.NOTE,
                ImportKind.NOT_IN_THE_PACK,
                "The file also has measures the pack does not report, which are kept for "
                f"benchmarks: {names}.",
            )


def _says_less(new: Reading, held: Reading) -> bool:
    """Tell whether a figure is known already, with more behind it than a publication now gives."""
    if new.value is None:
        return held.value is not None
    bare = new.numerator is None and new.denominator is None and new.margin is None
    return new.value == held.value and bare


def with_what_was_known(held: PublishedYear | None, new: PublishedYear) -> PublishedYear:
    """Return a published year with what an earlier publication said more of it.

    A thinner publication (values alone, without counts) takes nothing away: what it says
    again is left as it was, and where it has no figure the one that was published stands.
    """
    if held is None:
        return new
    known = {**held.aggregates, **held.outcomes}
    found = {**new.aggregates, **new.outcomes}
    merged = {code: _merged(known.get(code), outcome) for code, outcome in found.items()}
    merged = {**known, **merged}
    if merged == known:
        return held
    return published_year(new.key, merged.values(), new.source)


def _merged(known: PublishedOutcome | None, new: PublishedOutcome) -> PublishedOutcome:
    if known is None or (known.value is None and new.value is not None):
        return new
    if new.value is None:
        return known
    if known.value != new.value:
        return new
    return replace(
        known,
        numerator=known.numerator if new.numerator is None else new.numerator,
        denominator=known.denominator if new.denominator is None else new.denominator,
        margin=known.margin if new.margin is None else new.margin,
    )


def _value(cell: CellValue) -> tuple[Decimal | None, str]:
    """Return the number of a cell, the official one of two, or the token that stands for it."""
    if cell.number is not None:
        return cell.number, ""
    return _value_of(cell.text)


@lru_cache(maxsize=4096)
def _value_of(text: str) -> tuple[Decimal | None, str]:
    reading = read_figure(text.partition(" (")[0].strip())
    token = reading.text if reading.content is Content.SHORTHAND else ""
    return reading.value, token


def _one_number(one: Decimal, other: Decimal) -> bool:
    """Tell whether two values are one number, however many of its digits each of them shows."""
    shown = min(_decimals(one), _decimals(other))
    return round_half_up(one, shown) == round_half_up(other, shown)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _start(measure: Measure) -> str:
    return measure.starts.key if measure.starts else ""


def _is_suspect(measure: Measure, entry: FrameworkMeasure) -> bool:
    """Tell whether a row that was not matched to the framework may be the published measure."""
    parsed = parse_code(measure.code)
    if measure.framework is not None or parsed is None:
        return False
    code, part = parsed
    same_code = code == entry.code.code and part in {"", entry.code.part.lower()}
    return same_code or _reads_like(measure, entry)


def _reads_like(measure: Measure, entry: FrameworkMeasure) -> bool:
    """Tell whether a row's words are those of a measure of the framework."""
    match = match_code(str(entry.code), measure.description, year_in(entry.code.edition))
    return match is not None and match.code == entry.code
