"""Adding up what was counted in months and quarters, none of it twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from perfdesk.core.measures import Measure
from perfdesk.core.periods import Period, financial_year_of, months, snapshot
from perfdesk.core.places import Place
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.recipes import Recipe
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.matching.questions import NotUnderstood
from perfdesk.importing.reading.found import FoundFigure
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

_Part = tuple[str, str]
"""The words and the group that some rows have."""

_Parts = Mapping[_Part, Sequence[Piece]]
_FoundParts = dict[_Part, dict[Period, Piece]]

_MOST_TOLD = 20
"""Cells that stand twice which are named one by one; the others are counted."""


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
    _twice: int = 0
    _first_untold: CellReference | None = None

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
        self._twice += 1
        if self._twice == _MOST_TOLD + 1:
            self._first_untold = found.where
        elif self._twice <= _MOST_TOLD:
            self.not_understood.append(
                NotUnderstood(
                    found.where,
                    found.cell.text,
                    f"{found.period} of {place.name} appears twice, as {same.value:,f} and as "
                    f"{number:,f}. The first was used.",
                )
            )

    def sums(self) -> Iterator[Sum]:
        """Yield the sums of the years and of the pack's columns that the cells fill."""
        self._tell_twice()
        for (identity, code), found_parts in self._parts.items():
            measure, place = self._measures[identity], self._places[code]
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
                "sum",
                f"{measure.description} of {place.name} in {span} is the sum of {cells:,} "
                f"cells, {_made_of(taken)}.",
                measure.id,
                str(where),
                f"{' + '.join(f'{piece.value:,f}' for piece in taken[:12])}"
                f"{' + ...' if len(taken) > 12 else ''} = {total:,f}",
            )
        )
        return Sum(measure, place, span, total, where, _months_of(taken))

    def _tell_twice(self) -> None:
        more = self._twice - _MOST_TOLD
        if more > 0:
            first = self._first_untold
            assert first is not None
            self.not_understood.append(
                NotUnderstood(
                    first,
                    f"{more:,} cells",
                    f"{more:,} more cells from {first} on give a different value for a day or "
                    "month already read, and the first was used. If they are for different "
                    "branches, say which column names them.",
                )
            )

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


def _where(parts: _FoundParts) -> CellReference:
    return span_of([piece for pieces in parts.values() for piece in pieces.values()])


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
        "sum",
        f"{piece.period}{named} is given as {piece.value:,f}, but its parts add up to "
        f"{within:,f}. The parts were used.",
        measure.id,
        str(piece.source),
    )
