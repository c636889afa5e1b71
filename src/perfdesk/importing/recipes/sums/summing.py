"""Adding up what was counted in months and quarters, none of it twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from perfdesk.core.imports.answers import AnswerKey
from perfdesk.core.measures import Measure
from perfdesk.core.periods import Period, financial_year_of, months, snapshot
from perfdesk.core.places import Place
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.recipes import Filter, Recipe
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.matching.questions import (
    SKIP,
    Choice,
    NotUnderstood,
    Question,
    kept_question,
)
from perfdesk.importing.reading.found import FoundFigure
from perfdesk.importing.recipes.fitting import Fit
from perfdesk.importing.recipes.sums.spans import (
    Days,
    Piece,
    cover,
    filled_months,
    span_of,
    with_days_in_months,
    with_quarters_in_last_months,
)
from perfdesk.importing.recipes.sums.unlikely_months import certain_months
from perfdesk.importing.tables.totals import TOTAL
from perfdesk.importing.vocabulary.wordings import normal_words

_Part = tuple[str, str]
"""The words and the group that some rows have."""

_Parts = Mapping[_Part, Sequence[Piece]]
_FoundParts = dict[_Part, dict[Period, Piece]]

_ALL = "all"
_FIRST, _LAST, _BOTH = "first", "last", "all"


@dataclass(frozen=True, slots=True)
class Sum:
    """What the pieces of a span add up to.

    Attributes:
        measure: Of what.
        place: Whose.
        span: The months that are filled.
        total: The sum.
        where: The cells, from the first to the last.
        months: What the months of the span add up to, where all parts have them.
    """

    measure: Measure
    place: Place
    span: Period
    total: Decimal
    where: CellReference
    months: tuple[Piece, ...] = ()


@dataclass
class Totals:
    """The sums of a file, gathered cell by cell.

    Attributes:
        job: The import.
        recipe: By which the file is read.
        not_understood: Cells that were not added, and years that are not filled.
        problems: How each sum was made, and what it is at odds with.
    """

    job: ImportJob
    recipe: Recipe
    not_understood: list[NotUnderstood] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _parts: dict[tuple[str, str], _FoundParts] = field(default_factory=dict)
    _measures: dict[str, Measure] = field(default_factory=dict)
    _places: dict[str, Place] = field(default_factory=dict)
    _again: dict[tuple[str, str], list[tuple[_Part, Piece]]] = field(default_factory=dict)

    def add(self, measure: Measure, place: Place, found: FoundFigure) -> None:
        """Add a cell to the sum of a measure."""
        number = found.cell.number
        if number is None or found.period is None:
            self.not_understood.append(
                NotUnderstood(
                    found.where,
                    found.cell.text,
                    f"\u201c{found.cell.text}\u201d is not a number, so it was not added to "
                    f"\u201c{measure.description}\u201d.",
                )
            )
            return
        self._measures[measure.id], self._places[place.code] = measure, place
        parts = self._parts.setdefault((measure.id, place.code), {})
        pieces = parts.setdefault((found.words, found.group), {})
        same = pieces.setdefault(found.period, Piece(found.period, number, found.where))
        if same.value == number:
            return
        again = self._again.setdefault((measure.id, place.code), [])
        again.append(((found.words, found.group), Piece(found.period, number, found.where)))

    def sums(self) -> Iterator[Sum]:
        """Yield the sums of the years and of the pack's columns that the cells fill."""
        for (identity, code), pieces_of in self._parts.items():
            measure, place = self._measures[identity], self._places[code]
            again = self._again.get((identity, code), [])
            found_parts = self._settled(measure, place, pieces_of, again)
            days = Days.among(each for pieces in found_parts.values() for each in pieces)
            parts: _Parts = {
                part: with_days_in_months(pieces.values(), days) if days else (*pieces.values(),)
                for part, pieces in found_parts.items()
            }
            self._tell_part_months(measure, place, found_parts, days)
            parts = certain_months(self.job, measure, place, parts)
            if not parts:
                continue
            years = {
                financial_year_of(period.start)
                for pieces in found_parts.values()
                for period in pieces
            }
            columns = {
                column
                for each in self.job.pack.positions
                for column in (each.period, each.previous)
                if column.is_whole_months and any(column.year == year for year in years)
            }
            covered: set[Period] = set()
            for span in sorted(years | columns):
                found = self._sum(measure, place, parts, span)
                if found is not None:
                    covered.add(span)
                    yield found
            for year in sorted(years - covered):
                if not any(span.year == year for span in covered):
                    where = span_of(
                        [each for told in found_parts.values() for each in told.values()]
                    )
                    self._tell_gap(measure, place, parts, year, where)

    def _sum(self, measure: Measure, place: Place, parts: _Parts, span: Period) -> Sum | None:
        """Return the sum of a span, if every part that has anything in it fills it."""
        total, taken = Decimal(0), list[Piece]()
        for part, found in parts.items():
            pieces = found
            if self.recipe.quarters_in_last_month:
                pieces = with_quarters_in_last_months(span.year, found)
            if not filled_months(span, pieces):
                continue
            covering = cover(span, pieces)
            if covering is None:
                return None
            total += covering.total
            taken += covering.pieces
            for piece, within in covering.at_odds:
                self.problems.append(_at_odds(measure, part[0], piece, within))
        if not taken:
            return None
        where = span_of(taken)
        cells = sum(piece.days or 1 for piece in taken)
        self.problems.append(
            Problem(
                Severity.NOTE,
                ImportKind.SUM,
                f"{measure.description} of {place.name} in {span} is the sum of {cells:,} "
                f"cells, {_made_of(taken)}.",
                measure.id,
                str(where),
                f"{' + '.join(f'{piece.value:,f}' for piece in taken[:12])}"
                f"{' + ...' if len(taken) > 12 else ''} = {total:,f}",
            )
        )
        return Sum(measure, place, span, total, where, _months_of(taken))

    def _settled(
        self,
        measure: Measure,
        place: Place,
        parts: _FoundParts,
        again: Sequence[tuple[_Part, Piece]],
    ) -> _FoundParts:
        """Return the pieces with one value each, as it was answered which is right.

        Until it is, and where it is none of them, a span that is given twice is not added up.
        """
        if not again:
            return parts
        part, piece = again[0]
        first = parts[part][piece.period]
        spans = len({(part, each.period) for part, each in again})
        what = f"{piece.period} is" if spans == 1 else f"{spans:,} days or months are"
        both = [f"{each.value:,f} in {each.source.cell}" for each in (first, piece)]
        values = f"{piece.period}: {both[0]} and {both[1]}"
        name = f"\u201c{measure.description}\u201d of {place.name}"
        question = Question(
            f"twice in sum {measure.id} {place.code} {self.job.extract.fingerprint[:12]}",
            f"For {name}, {what} given more than once ({values}). Which is right?",
            piece.source,
            (
                Choice(_FIRST, "The first of each"),
                Choice(_LAST, "The last of each"),
                Choice(_BOTH, "All of them: they are parts, to be added up"),
                Choice(SKIP, "None: leave them out"),
            ),
        )
        left = NotUnderstood(
            piece.source,
            f"{piece.value:,f}",
            f"For {name}, {what} given more than once ({values}), so they are left out until you "
            "say which is right. If they are of different branches, say which column names them.",
        )
        answer = self.job.asking.answer(question, "", left)
        settled = {key: dict(pieces) for key, pieces in parts.items()}
        for key, each in again:
            held = settled[key].get(each.period)
            if answer == _LAST:
                settled[key][each.period] = each
            elif answer == _BOTH and held is not None:
                settled[key][each.period] = replace(held, value=held.value + each.value)
            elif answer != _FIRST:
                settled[key].pop(each.period, None)
        return {key: pieces for key, pieces in settled.items() if pieces}

    def _tell_part_months(
        self, measure: Measure, place: Place, parts: _FoundParts, days: Days | None
    ) -> None:
        """Say which months the days of a file begin or end within, so that they are not whole."""
        for day in dict.fromkeys((days.first, days.last)) if days else ():
            month = months((day.year, day.month), (day.year, day.month))
            if days is None or days.fill(month):
                continue
            told = [
                piece
                for pieces in parts.values()
                for period, piece in pieces.items()
                if period.is_snapshot and month.start <= period.start <= month.end
            ]
            self.not_understood.append(
                NotUnderstood(
                    span_of(told),
                    str(month),
                    f"\u201c{measure.description}\u201d of {place.name} has days for {month} only "
                    f"{'from' if day == days.first else 'up to'} {snapshot(day)}, so the month "
                    "was not added up.",
                )
            )

    def _tell_gap(
        self, measure: Measure, place: Place, parts: _Parts, year: Period, where: CellReference
    ) -> None:
        filled = min(filled_months(year, part) for part in parts.values())
        self.not_understood.append(
            NotUnderstood(
                where,
                f"{filled} of 12 months",
                f"\u201c{measure.description}\u201d of {place.name} has only {filled} of the 12 "
                f"months of {year}, so there is no figure for the year.",
            )
        )


def _months_of(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Add the pieces of each month up, where there is one of it for every part that was added."""
    found: dict[Period, list[Piece]] = {}
    for each in pieces:
        found.setdefault(each.period, []).append(each)
    parts = max(len(each) for each in found.values())
    return tuple(
        Piece(month, sum((each.value for each in its), Decimal(0)), _from_to(its))
        for month, its in found.items()
        if month.months == 1 and len(its) == parts
    )


def _from_to(pieces: Sequence[Piece]) -> CellReference:
    """Return the cells of one month, from the first row that was added to the last."""
    first, last = pieces[0].source, pieces[-1].source
    if first == last or first.sheet != last.sheet:
        return first
    return replace(first, cell=f"{first.cell.partition(':')[0]}:{last.cell.rpartition(':')[2]}")


def _made_of(pieces: Sequence[Piece]) -> str:
    """Return what spans the cells of some pieces are about, in a few words."""
    months_of = sum(piece.period.months == 1 for piece in pieces)
    if any(piece.days > 1 for piece in pieces):
        return "each day counted in its month"
    return "one a month" if months_of == len(pieces) else f"{months_of} of them months"


def _at_odds(measure: Measure, words: str, piece: Piece, within: Decimal) -> Problem:
    named = f" of \u201c{words}\u201d" if words else ""
    return Problem(
        Severity.WARNING,
        ImportKind.SUM,
        f"{piece.period}{named} is given as {piece.value:,f}, but its parts add up to "
        f"{within:,f}. The parts were used.",
        measure.id,
        str(piece.source),
    )


def with_total(job: ImportJob, fit: Fit, named: str) -> Fit | None:
    """Return how a table is read whose total has another name than its recipe's, or none.

    A recipe may take the row `Total` of a list of branches alone. Where there is none, the one row
    that reads as a total is taken; where there is none of those either, it is asked whether all
    rows are to be added up.

    Args:
        job: The import.
        fit: The table.
        named: What its figures are of, in words.

    Returns:
        The table as it can be read; None until that is answered, or where it is left out.
    """
    rows = fit.table.row_numbers
    wanted = next((each for each in fit.recipe.filters if _is_of_total(each)), None)
    column = fit.column_of(wanted) if wanted is not None else None
    if wanted is None or column is None or any(fit.takes(row) for row in rows):
        return fit
    others = tuple(each for each in fit.recipe.filters if each is not wanted)
    said = {row: fit.table.sheet.text(row, column.index) for row in rows}
    totals = [text for text in said.values() if TOTAL.fullmatch(text.strip())]
    grand = [text for text in totals if "grand" in text.casefold()] or totals
    if len(grand) == 1:
        return _filtered(fit, (*others, replace(wanted, values=(grand[0],))))
    where = job.extract.reference(fit.table.sheet, fit.table.range)
    parts = sum(bool(text) for text in said.values())
    question = kept_question(
        AnswerKey("rows", fit.recipe.name, normal_words(fit.table.sheet.name)),
        f"{fit.table.range} ({named}) has no row \u201c{wanted.values[0]}\u201d. Add its {parts} "
        "rows up?",
        where,
        (Choice(_ALL, "Yes: add all rows up"), Choice(SKIP, "No: leave the table out")),
    )
    left = NotUnderstood(
        where,
        fit.table.range,
        f"The table ({named}) has no row \u201c{wanted.values[0]}\u201d, so it is left out until "
        "you say whether its rows are to be added up.",
    )
    if job.asking.answer(question, fit.table.sheet.name, left) != _ALL:
        return None
    return _filtered(fit, others)


def _is_of_total(wanted: Filter) -> bool:
    return not wanted.left_out and any(TOTAL.fullmatch(each) for each in wanted.values)


def _filtered(fit: Fit, filters: tuple[Filter, ...]) -> Fit:
    return replace(fit, recipe=replace(fit.recipe, filters=filters))
