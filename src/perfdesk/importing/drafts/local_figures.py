"""Figures that the council itself reports, found under a measure's words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.core.figures import (
    NOTHING,
    Content,
    Figure,
    FigureKey,
    FigureKind,
    Form,
    Reading,
    is_likely_fraction,
    ratio,
    round_half_up,
)
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.rules.denominators import population_behind
from perfdesk.core.sources import CellReference
from perfdesk.core.wording.figure_text import figure_reading, read_figure
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.formats.extract import CellValue
from perfdesk.importing.reading.found import FoundFigure
from perfdesk.importing.reading.scaling import scaled_cell

_SMALL_SHARE = 5
"""Per cent up to which a 1 beside it is read as 1 %."""


@dataclass(frozen=True)
class LocalCells:
    """The cells of one local figure.

    Attributes:
        text: What the value's cell says; empty where there is only a count.
        reference: Where the figure stands.
        numerator: The count behind it.
        denominator: What it is out of.
        population: The population of a rate.
        period: The day or months that the row itself names, where they differ from the column.
    """

    text: str
    reference: CellReference
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    population: Decimal | None = None
    period: Period | None = None

    @classmethod
    def of(cls, found: FoundFigure) -> LocalCells:
        """Return the cells of a figure that was found, in the scale that its words state."""
        return cls(
            scaled_cell(found.cell, found.facets.scale).text.strip(),
            found.where,
            _number(found.numerator),
            _number(found.denominator),
            _number(found.population),
            found.period,
        )


def _number(cell: CellValue | None) -> Decimal | None:
    """Return the number of a count, which a cell may hold as text."""
    if cell is None or cell.number is not None:
        return cell.number if cell else None
    return read_figure(cell.text).value


@dataclass
class LocalFigures:
    """The figures of a file that the council itself reports, on their way into its draft.

    Attributes:
        draft: Takes what is certain, and what is to be said of the rest.
    """

    draft: Draft

    @property
    def job(self) -> ImportJob:
        """The import."""
        return self.draft.job

    def column_of(self, period: Period) -> Period | None:
        """Return the column that a figure of *period* belongs to; None if the pack has none.

        A day stands in the position, or the year before, that ends with it.
        """
        columns = [
            column
            for position in self.job.pack.positions
            for column in (position.period, position.previous)
        ]
        if period in columns:
            return period
        if period.is_snapshot:
            return next((each for each in columns if each.end == period.end), None)
        return None

    def add(self, measure: Measure, column: Period, cells: LocalCells) -> None:
        """Add one figure to the column of a period.

        Where the pack reports another position in that column, the figure is of the measure that
        continues this one there.
        """
        measure = self._as_reported(measure, column)
        key = FigureKey(measure.id, self.job.pack.settings.council, column, FigureKind.LOCAL)
        planned = self.job.planned(Figure(key, NOTHING, cells.reference))
        behind = population_behind(self.job.pack, measure, cells.period or column)
        if behind is not None and not cells.text and cells.denominator is None:
            # The count alone came with the file; the population was imported before.
            cells = replace(cells, population=cells.population or Decimal(behind.people))
        held = planned.old.reading if planned.old else None
        reading = _reading(measure, column, cells, held)
        if reading is None:
            self._leave_out(measure, cells)
            return
        if measure.unit is Unit.PERCENT and (
            is_likely_fraction(reading) or _may_be_all(reading, held)
        ):
            self._ask_for_format(measure, cells)
            return
        if reading.content is Content.EMPTY:
            return
        if self._is_no_figure(measure, column, cells, reading, held):
            return
        if held is not None and _says_the_same(held, reading):
            reading = _with_counts(held, reading)
        elif held is not None and _lost_its_thousands(held, reading):
            self._ask_for_thousands(measure, cells, held)
            return
        elif held is not None:
            reading = _written_as(held, reading)
        self._check(measure, cells, reading)
        population = planned.old.population if planned.old else ""
        if behind is not None and reading.denominator == behind.people:
            population = behind.key.vintage
        figure = Figure(key, reading, cells.reference, population)
        self.draft.collector.put(replace(planned, new=figure))

    def _as_reported(self, measure: Measure, column: Period) -> Measure:
        pack = self.job.pack
        reporting = [
            each.period for each in pack.positions if column in (each.period, each.previous)
        ]
        if not reporting or any(measure.reported_at(each) for each in reporting):
            return measure
        for each in pack.measures_at(max(reporting)):
            if any(earlier.id == measure.id for earlier in pack.lineage(each.id)):
                return each
        return measure

    def _is_no_figure(
        self, measure: Measure, column: Period, cells: LocalCells, reading: Reading,
        held: Reading | None,
    ) -> bool:  # fmt: skip
        """Tell whether a cell holds words where a figure was expected, and name it if so.

        A shorthand, or when a figure is due, stands in a cell of its own right, but never in place
        of a number that the pack holds.
        """
        if reading.is_number:
            return False
        has_number = held is not None and held.is_number
        if reading.content in {Content.SHORTHAND, Content.DUE} and not has_number:
            return False
        kept = f"; the pack keeps {held.number_text}" if held is not None and has_number else ""
        self.draft.leave_out(
            cells.reference,
            reading.text,
            f"\u201c{reading.text}\u201d for \u201c{measure.description}\u201d in {column} "
            f"is not a figure, so it was left out{kept}.",
        )
        return True

    def _leave_out(self, measure: Measure, cells: LocalCells) -> None:
        self.draft.leave_out(
            cells.reference,
            f"{cells.numerator:,f}" if cells.numerator is not None else cells.text,
            f"\u201c{measure.description}\u201d has a count but no population, so no rate was "
            "imported. Add the population to the extract, or type the rate.",
        )

    def _ask_for_format(self, measure: Measure, cells: LocalCells) -> None:
        self.draft.leave_out(
            cells.reference,
            cells.text,
            f"{cells.text} for \u201c{measure.description}\u201d could be a percentage or a "
            "fraction of 1, so it was left out. Save the file as .xlsx, or type the figure.",
        )

    def _ask_for_thousands(self, measure: Measure, cells: LocalCells, held: Reading) -> None:
        self.draft.leave_out(
            cells.reference,
            cells.text,
            f"\u201c{cells.text}\u201d for \u201c{measure.description}\u201d is a thousandth "
            f"of the pack's {held.number_text}, so it may have lost its \u201ck\u201d "
            "(thousands) and was left out.",
        )

    def _check(self, measure: Measure, cells: LocalCells, reading: Reading) -> None:
        """Say so where value and counts contradict each other."""
        worked_out = _from_counts(measure, cells, reading.decimals)
        if worked_out is None or worked_out.value is None or reading.value is None:
            return
        if worked_out.value == reading.value:
            return
        if round_half_up(worked_out.value, reading.decimals) != reading.value:
            of = cells.denominator if cells.denominator is not None else cells.population
            # A digit more than is shown: 96% beside "99%" reads like a rounding.
            told = _from_counts(measure, cells, max(reading.decimals, 1)) or worked_out
            self.draft.problems.append(
                Problem(
                    Severity.WARNING,
                    ProblemKind.RATIO,
                    f"{reading.number_text} for \u201c{measure.description}\u201d does not match "
                    f"its counts, which give {told.text}.",
                    measure.id,
                    str(cells.reference),
                    f"{cells.numerator:,f} / {of:,f} = {told.text}" if of else told.text,
                )
            )


def _may_be_all(reading: Reading, held: Reading | None) -> bool:
    """Tell whether a bare 1 of a percentage may be all of it, stored as a fraction of one.

    Where the pack holds a figure about as small, 1 % is as likely as any.
    """
    is_bare = reading.value == 1 and "%" not in reading.as_typed and reading.numerator is None
    is_near = held is not None and held.value is not None and held.value <= _SMALL_SHARE
    return is_bare and not is_near


def _reading(
    measure: Measure, column: Period, cells: LocalCells, held: Reading | None
) -> Reading | None:
    """Return what the cells say; None where a count alone makes no figure."""
    if cells.text:
        reading = read_figure(
            cells.text, unit=measure.unit, decimals=measure.decimals, column=column
        )
        if not reading.is_number:
            return reading
        # What a count counts is its value; only a share or a rate has counts behind it.
        is_share = measure.unit is not Unit.COUNT
        return replace(
            reading,
            numerator=cells.numerator if is_share else reading.numerator,
            denominator=cells.denominator if is_share else reading.denominator,
            period=reading.period or (cells.period if cells.period != column else None),
        )
    if cells.numerator is None:
        return NOTHING
    worked_out = _from_counts(measure, cells, measure.decimals)
    if worked_out is None and held is not None and held.numerator == cells.numerator:
        return held
    return worked_out


def _from_counts(measure: Measure, cells: LocalCells, decimals: int) -> Reading | None:
    """Return the figure worked out from counts; None where they do not make one."""
    if cells.numerator is None:
        return None
    if measure.unit is Unit.COUNT:
        return figure_reading(cells.numerator, form=Form.PLAIN, decimals=0)
    is_rate = measure.unit is Unit.RATE
    of = cells.population if is_rate and cells.denominator is None else cells.denominator
    if not of or measure.unit is Unit.SCORE:
        return None
    value = ratio(cells.numerator, of, per=100_000 if is_rate else 100)
    return figure_reading(
        value,
        form=Form.PLAIN if is_rate else Form.PERCENT,
        decimals=decimals,
        numerator=cells.numerator,
        denominator=of,
    )


def _says_the_same(held: Reading, found: Reading) -> bool:
    """Tell whether a figure is the one that the pack holds, whatever words stand beside it."""
    if held.value is None or found.value is None:
        return False
    return round_half_up(found.value, held.decimals) == held.value or held.value == found.value


def _lost_its_thousands(held: Reading, found: Reading) -> bool:
    """Tell whether a figure is the held one without its k: 17.3 where 17.3k is held."""
    if held.form is not Form.THOUSANDS or found.form is not Form.PLAIN or found.value is None:
        return False
    thousands = found.value * 1000
    return held.value is not None and round_half_up(thousands, held.decimals) == held.value


def _written_as(held: Reading, found: Reading) -> Reading:
    """Return a plain number in thousands where the held figure is told so; it stays exact."""
    if held.form is not Form.THOUSANDS or found.form is not Form.PLAIN or found.value is None:
        return found
    written = figure_reading(found.value, form=Form.THOUSANDS, decimals=held.decimals)
    return replace(written, period=found.period, status=found.status)


def _with_counts(held: Reading, found: Reading) -> Reading:
    """Return the held figure with the counts that were found, its words kept as printed."""
    return replace(
        held,
        numerator=held.numerator if found.numerator is None else found.numerator,
        denominator=held.denominator if found.denominator is None else found.denominator,
    )
