"""What a recipe finds in a table: each figure with its label, place, period and cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from perfdesk.core.periods import Period, months
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS, Place
from perfdesk.core.recipes import MonthReading, Part, Recipe
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.formats.extract import EMPTY_CELL, CellKind, CellValue, a1, without_noise
from perfdesk.importing.reading.found import FoundFigure, Unplaced
from perfdesk.importing.recipes.fitting import Fit
from perfdesk.importing.vocabulary.naming_periods import period_named
from perfdesk.importing.vocabulary.places import find_council, place_of
from perfdesk.importing.vocabulary.year_and_month import period_of

MISSING = "missing"
"""The meaning of a token that stands for no data."""

NOTHING = "nothing"
"""The meaning of a token that stands for no more than is there: a branch that was closed."""

_NOISY = re.compile(r"-?\d{1,15}\.\d{13,20}")
"""A number that a program wrote with the noise of binary fractions: `78.05000000000001`."""

_NO_COUNTS = (None, None, None, None)


def figures_in(
    job: ImportJob,
    fit: Fit,
    told: Period | None,
    wanted: Callable[[Place], bool],
    reading: MonthReading = MonthReading.UNSAID,
) -> Iterator[FoundFigure | Unplaced]:
    """Yield every figure of a table, row by row, tokens for missing values too.

    A place or period that is not known is yielded once, however many rows name it.

    Args:
        job: The import.
        fit: The table.
        told: What the figures are about, where a person has said so.
        wanted: Whether figures of a place are wanted at all.
        reading: What year and month mean where each has a column of its own.
    """
    met: set[tuple[str, str]] = set()
    fixed = place_coded(fit.recipe.place) if fit.recipe.place else None
    placed = Part.PLACE in fit.columns or Part.PLACE_CODE in fit.columns
    rows = fit.table.row_numbers
    for done, row in enumerate(rows):
        if done % 1000 == 0:
            job.progress(done, len(rows), f"Reading {fit.table.range}")
        if fit.table.sheet.is_blank(row) or not (fit.takes(row) or _some_rule_takes(fit, row)):
            continue
        place = fixed or (_place(fit, row) if placed else job.pack.council)
        if place is None:
            part = Part.PLACE if Part.PLACE in fit.columns else Part.PLACE_CODE
            text = fit.text(row, part) or fit.text(row, Part.PLACE_CODE)
            if text and ("place", text) not in met:
                met.add(("place", text))
                yield Unplaced(_reference(job, fit, row, fit.columns[part].index), text, "place")
            continue
        period = told
        if not fit.spread or any(each.period is None for each in fit.spread):
            said = fit.text(row, Part.PERIOD)
            if Part.YEAR in fit.columns:
                year = fit.text(row, Part.YEAR)
                period = period_of(year, said, reading) or told
                said = f"{year} {said}".strip()
            else:
                period = period_named(said or fit.recipe.period) or told
            if period is None and Part.PERIOD in fit.columns:
                if ("period", said) not in met:
                    met.add(("period", said))
                    where = _reference(job, fit, row, fit.columns[Part.PERIOD].index)
                    yield Unplaced(where, said, "period")
                continue
        if not wanted(place):
            continue
        if fit.spread:
            yield from _spread_figures(job, fit, row, place, period)
        else:
            yield from _single(job, fit, row, place, period)


def _some_rule_takes(fit: Fit, row: int) -> bool:
    """Tell whether a row that the recipe leaves out is one that a measure of its own takes."""
    if row in fit.table.repeated or row in fit.table.sections:
        return False
    return any(
        fit.passes(row, rule.filters)
        for rule in fit.recipe.measures
        if rule.filters and row not in fit.table.totals
    )


def _spread_figures(
    job: ImportJob, fit: Fit, row: int, place: Place, own: Period | None
) -> Iterator[FoundFigure]:
    words, code = fit.text(row, Part.MEASURE), fit.text(row, Part.CODE)
    group = fit.text(row, Part.GROUP)
    for each in fit.spread:
        yield FoundFigure(
            each.words or words,
            code,
            place,
            each.period or own,
            meant(fit.recipe, fit.table.sheet.cell(row, each.column.index)),
            _reference(job, fit, row, each.column.index),
            row,
            group,
            facets=each.column.facets,
        )


def _single(
    job: ImportJob, fit: Fit, row: int, place: Place, period: Period | None
) -> Iterator[FoundFigure]:
    parts = (Part.NUMERATOR, Part.DENOMINATOR, Part.MARGIN, Part.POPULATION)
    counts = [_cell(fit, row, part) for part in parts]
    value = Part.VALUE if Part.VALUE in fit.columns else Part.NUMERATOR
    for part in (value, Part.QUARTER_BEFORE, Part.YEAR_BEFORE):
        column = fit.columns.get(part)
        if column is None:
            continue
        numerator, denominator, margin, people = counts if part is value else _NO_COUNTS
        yield FoundFigure(
            fit.text(row, Part.MEASURE),
            fit.text(row, Part.CODE),
            place,
            _of_part(period, part),
            meant(fit.recipe, fit.table.sheet.cell(row, column.index)),
            _reference(job, fit, row, column.index),
            row,
            fit.text(row, Part.GROUP),
            numerator,
            denominator,
            margin,
            part=part,
            unit=fit.text(row, Part.UNIT),
            population=people,
            facets=column.facets,
        )


def _of_part(period: Period | None, part: Part) -> Period | None:
    """Return what the column of a part is about, given what the row's own figure is about."""
    if period is None or part not in {Part.QUARTER_BEFORE, Part.YEAR_BEFORE}:
        return period
    if part is Part.YEAR_BEFORE:
        return period.year.a_year_earlier()
    last = period.start.year * 12 + period.start.month - 2
    first = last - 2
    return months((first // 12, first % 12 + 1), (last // 12, last % 12 + 1))


def _cell(fit: Fit, row: int, part: Part) -> CellValue | None:
    column = fit.columns.get(part)
    return meant(fit.recipe, fit.table.sheet.cell(row, column.index)) if column else None


def meant(recipe: Recipe, cell: CellValue) -> CellValue:
    """Return what a cell means in the source: `NA` may be `[x]` there, and `nan` nothing."""
    text = cell.text.strip().casefold()
    for token, meaning in recipe.tokens:
        if token.casefold() == text:
            if meaning == NOTHING and recipe.sums:
                return CellValue(cell.text, CellKind.TEXT, Decimal(0))
            empty = meaning in {MISSING, NOTHING}
            return EMPTY_CELL if empty else CellValue(meaning, CellKind.TEXT)
    if _NOISY.fullmatch(text):
        number = without_noise(float(text))
        return CellValue(f"{number:f}", CellKind.NUMBER, number) if number is not None else cell
    return cell


def _reference(job: ImportJob, fit: Fit, row: int, column: int) -> CellReference:
    return job.extract.reference(fit.table.sheet, a1(row, column))


def _place(fit: Fit, row: int) -> Place | None:
    return _place_told(fit.text(row, Part.PLACE_CODE), fit.text(row, Part.PLACE))


@lru_cache(maxsize=4096)
def _place_told(code: str, name: str) -> Place | None:
    """Return the place that some row is about; a long list names each of them again and again."""
    return place_of("", code, name)


def place_coded(code: str) -> Place | None:
    """Return the nation, region, type of council or council with a code; None for no code."""
    for each in (ENGLAND, *REGIONS, *COUNCIL_TYPES):
        if each.code == code:
            return each
    return find_council(code)
