"""Adding up what was counted in months and quarters, none of it twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from perfdesk.core.measures import Measure
from perfdesk.core.periods import Period, financial_year_of, months
from perfdesk.core.places import Place
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.recipes import Recipe
from perfdesk.core.sources import CellReference
from perfdesk.importing.families.job import ImportJob
from perfdesk.importing.plan import NotUnderstood
from perfdesk.importing.recipes.found import FoundFigure

_Parts = dict[tuple[str, str], list["Piece"]]
"""What was counted, by the words and the group that its rows have."""

_QUARTER_ENDS = frozenset({6, 9, 12, 3})


@dataclass(frozen=True, slots=True)
class Piece:
    """What was counted in one span of a year.

    Attributes:
        period: The span.
        value: How many.
        source: The cell that says so.
    """

    period: Period
    value: Decimal
    source: CellReference


@dataclass(frozen=True, slots=True)
class Cover:
    """The pieces that make up a span.

    Attributes:
        pieces: In order, the finest there are.
        at_odds: Longer pieces that say something else than the pieces within them.
    """

    pieces: tuple[Piece, ...]
    at_odds: tuple[tuple[Piece, Decimal], ...] = ()

    @property
    def total(self) -> Decimal:
        """The sum of the pieces."""
        return sum((each.value for each in self.pieces), Decimal(0))


def cover(span: Period, pieces: Sequence[Piece]) -> Cover | None:
    """Return the finest pieces that fill a span without gap and overlap; None if none do.

    Where there are months and the quarter that they make up, the months are taken, and the
    quarter is compared with their sum.
    """
    inside = [
        each
        for each in pieces
        if each.period.is_whole_months
        and span.start <= each.period.start
        and each.period.end <= span.end
    ]
    best: dict[int, tuple[Piece, ...]] = {0: ()}
    for end in range(1, span.months + 1):
        ways = [
            (*best[start], each)
            for each in inside
            for start in [_at(span, each.period) - 1]
            if start in best and start + each.period.months == end
        ]
        if ways:
            best[end] = max(ways, key=len)
    found = best.get(span.months)
    if not found:
        return None
    odds = []
    for each in inside:
        within = [one for one in found if each.period.start <= one.period.start <= each.period.end]
        if each in found or sum(one.period.months for one in within) != each.period.months:
            continue
        total = sum((one.value for one in within), Decimal(0))
        if total != each.value:
            odds.append((each, total))
    return Cover(found, tuple(odds))


def with_quarters_in_last_months(year: Period, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Read a year of which only June, September, December and March are filled as its quarters."""
    inside = [each for each in pieces if year.start <= each.period.start <= year.end]
    filled = {each.period.start.month for each in inside if each.period.months == 1}
    if filled != _QUARTER_ENDS:
        return tuple(pieces)
    return tuple(
        replace(each, period=_quarter_ending(each.period))
        if each in inside and each.period.months == 1
        else each
        for each in pieces
    )


def quarters_of(span: Period) -> tuple[Period, ...]:
    """Return the quarters of the financial year in which a span ends, in order."""
    first = span.year.start.year * 12 + span.year.start.month - 1
    starts = range(first, first + 12, 3)
    return tuple(
        months((at // 12, at % 12 + 1), ((at + 2) // 12, (at + 2) % 12 + 1)) for at in starts
    )


def filled_months(span: Period, pieces: Sequence[Piece]) -> int:
    """Return how many months of a span have something."""
    months_of = {
        at + shift
        for each in pieces
        if span.start <= each.period.start and each.period.end <= span.end
        for at in [_at(span, each.period)]
        for shift in range(each.period.months)
    }
    return len(months_of)


def _at(span: Period, period: Period) -> int:
    """Return in which month of *span*, from 1, a period starts."""
    years = period.start.year - span.start.year
    return years * 12 + period.start.month - span.start.month + 1


def _quarter_ending(month: Period) -> Period:
    last = month.end.year * 12 + month.end.month - 1
    first = last - 2
    return months((first // 12, first % 12 + 1), (last // 12, last % 12 + 1))


@dataclass(frozen=True, slots=True)
class Sum:
    """What the pieces of a span add up to.

    Attributes:
        measure: Of what.
        place: Whose.
        span: The months that are filled.
        total: The sum.
        where: The cells, from the first to the last.
    """

    measure: Measure
    place: Place
    span: Period
    total: Decimal
    where: CellReference


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
    _parts: dict[tuple[str, str], _Parts] = field(default_factory=dict)
    _measures: dict[str, Measure] = field(default_factory=dict)
    _places: dict[str, Place] = field(default_factory=dict)

    def add(self, measure: Measure, place: Place, found: FoundFigure) -> None:
        """Add a cell to the sum of a measure."""
        number = found.cell.number
        if number is None or found.period is None:
            self.not_understood.append(
                NotUnderstood(
                    found.where,
                    found.cell.text,
                    f"\u201c{found.cell.text}\u201d is no number, so that it was not added to "
                    f"\u201c{measure.description}\u201d.",
                )
            )
            return
        self._measures[measure.id], self._places[place.code] = measure, place
        parts = self._parts.setdefault((measure.id, place.code), {})
        pieces = parts.setdefault((found.words, found.group), [])
        same = next((each for each in pieces if each.period == found.period), None)
        if same is None:
            pieces.append(Piece(found.period, number, found.where))
        elif same.value != number:
            self.not_understood.append(
                NotUnderstood(
                    found.where,
                    found.cell.text,
                    f"{found.period} of {place.name} stands twice, as {same.value:,f} and as "
                    f"{number:,f}; the first was taken.",
                )
            )

    def sums(self) -> Iterator[Sum]:
        """Yield the sums of the years and of the pack's columns that the cells fill."""
        for (identity, code), parts in self._parts.items():
            measure, place = self._measures[identity], self._places[code]
            years = {
                financial_year_of(piece.period.start)
                for pieces in parts.values()
                for piece in pieces
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
                    self._tell_gap(measure, place, parts, year)

    def _sum(self, measure: Measure, place: Place, parts: _Parts, span: Period) -> Sum | None:
        """Return the sum of a span, if every part that has anything in it fills it."""
        total, taken = Decimal(0), list[Piece]()
        for part, found in parts.items():
            pieces: Sequence[Piece] = found
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
        where = _span_of(taken)
        months_of = sum(piece.period.months == 1 for piece in taken)
        each = "one a month" if months_of == len(taken) else f"{months_of} of them months"
        self.problems.append(
            Problem(
                Severity.NOTE,
                "sum",
                f"{measure.description} of {place.name} in {span} is the sum of {len(taken)} "
                f"cells, {each}.",
                measure.id,
                str(where),
                f"{' + '.join(f'{piece.value:,f}' for piece in taken[:12])}"
                f"{' + ...' if len(taken) > 12 else ''} = {total:,f}",
            )
        )
        return Sum(measure, place, span, total, where)

    def _tell_gap(self, measure: Measure, place: Place, parts: _Parts, year: Period) -> None:
        pieces = [piece for part in parts.values() for piece in part]
        filled = min(filled_months(year, part) for part in parts.values() if part)
        self.not_understood.append(
            NotUnderstood(
                _span_of(pieces),
                f"{filled} of 12 months",
                f"\u201c{measure.description}\u201d of {place.name} has only {filled} of the "
                f"12 months of {year}, so that no figure was taken for the year.",
            )
        )


def _at_odds(measure: Measure, words: str, piece: Piece, within: Decimal) -> Problem:
    named = f" of \u201c{words}\u201d" if words else ""
    return Problem(
        Severity.WARNING,
        "sum",
        f"{piece.period}{named} is told as {piece.value:,f}, but its parts sum to {within:,f}; the "
        "parts were taken.",
        measure.id,
        str(piece.source),
    )


def _span_of(pieces: Sequence[Piece]) -> CellReference:
    """Return the cells from the first piece to the last."""
    ordered = sorted(pieces, key=lambda each: each.period)
    first, last = ordered[0].source, ordered[-1].source
    return first if first == last else replace(first, cell=f"{first.cell}:{last.cell}")
