"""The national ASCOF open data: one long list, a row for each kind of number of a figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from perfdesk.core.framework.catalogue import edition_at, editions, measure_for
from perfdesk.core.framework.matching import exact_code, parse_code, words_fit
from perfdesk.core.measures import FrameworkCode, Measure
from perfdesk.core.periods import (
    Period,
    financial_year,
    financial_year_of,
)
from perfdesk.core.places import Place
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.drafts.published import PublishedCells, PublishedFigures, Wanted
from perfdesk.importing.formats.extract import CellValue, a1
from perfdesk.importing.matching.questions import Choice, NotUnderstood, Question
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, Role, tidy_heading
from perfdesk.importing.vocabulary.naming_periods import period_in, period_named
from perfdesk.importing.vocabulary.places import place_of

YEAR = "year"
"""Id of the question for the year of a file that does not name it."""

_TOTALS = {"total", "all", ""}
_TYPES: Mapping[str, Role] = MappingProxyType(
    {
        "outcome": Role.VALUE,
        "numerator": Role.NUMERATOR,
        "denominator": Role.DENOMINATOR,
        "margin of error": Role.MARGIN,
    }
)
_YEARS_OFFERED = 8


@dataclass(frozen=True)
class AscofOpenData:
    """The family of national open data in long form."""

    name: str = "ASCOF open data"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a table has a row for each kind of number of a figure."""
        return any(_is_open_data(table) for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the published figures of the file's year for our council and its comparators.

        Raises:
            UnreadableExtractError: The pack does not say which council it is for.
        """
        draft = Draft(job)
        published = PublishedFigures(draft, Wanted.of(job))
        for table in job.tables:
            if not _is_open_data(table):
                continue
            job.progress(0, 2, f"Reading {table.rows:,} rows")
            found, unplaced = _gather(table)
            for name, row in unplaced.items():
                published.leave_out_place(name, job.extract.reference(table.sheet, a1(row, 1)))
            job.progress(1, 2, "Matching measures")
            if not _has_periods(table):
                year = _year(job, table)
                if year is None:
                    _ask_for_year(job, table, found)
                    continue
                found = {(year, *key[1:]): cells for key, cells in found.items()}
            _take(job, published, table, found)
        published.finish()
        return draft.plan()


@dataclass
class _Cells:
    """The cells of one figure, as they are met in whatever order."""

    words: str
    values: dict[Role, CellValue] = field(default_factory=dict)
    row: int = 0


_Key = tuple[Period | None, str, Place]
_Found = dict[_Key, _Cells]


def _is_open_data(table: FoundTable) -> bool:
    return table.has(
        Role.ONS_CODE, Role.MEASURE_CODE, Role.MEASURE_TYPE, Role.DISAGGREGATION, Role.VALUE
    )


def _has_periods(table: FoundTable) -> bool:
    return table.has(Role.PERIOD)


def _gather(table: FoundTable) -> tuple[_Found, dict[str, int]]:
    """Return the totals of all councils, and of places that hold many, by year and code.

    Beside them the names of the places that are none of those, each with its first row of figures.
    """
    sheet = table.sheet
    at = {role: table.column(role) for role in Role}

    def text(row: int, role: Role) -> str:
        column: Column | None = at[role]
        return sheet.text(row, column.index) if column else ""

    number, ons = at[Role.PLACE_CODE], at[Role.ONS_CODE]
    value = at[Role.VALUE]
    assert ons is not None and value is not None
    places: dict[tuple[object, object, str], Place | None] = {}
    found: _Found = {}
    unplaced: dict[str, int] = {}

    def is_total(row: int) -> bool:
        return text(row, Role.DISAGGREGATION).casefold() in _TOTALS

    for row in table.row_numbers:
        code = sheet.raw(row, number.index) if number else ""
        identity = (code, sheet.raw(row, ons.index), text(row, Role.PLACE_NAME))
        if identity not in places:
            places[identity] = place_of(code, text(row, Role.ONS_CODE), identity[2])
        place = places[identity]
        if place is None and is_total(row) and sheet.cell(row, value.index).number is not None:
            unplaced.setdefault(identity[2], row)
        if place is None or not is_total(row):
            continue
        kind = _TYPES.get(tidy_heading(text(row, Role.MEASURE_TYPE)))
        if kind is None:
            continue
        key = (
            period_named(text(row, Role.PERIOD), likely=True),
            text(row, Role.MEASURE_CODE),
            place,
        )
        cells = found.setdefault(key, _Cells(text(row, Role.DESCRIPTION)))
        cells.values[kind] = sheet.cell(row, value.index)
        if kind is Role.VALUE:
            cells.row = row
    return found, unplaced


def _year(job: ImportJob, table: FoundTable) -> Period | None:
    """Return the year that title, sheet or file name give, else the answer to the question."""
    top = table.header_rows[0] if table.header_rows else table.first_row
    titles = [text for row in range(1, top) for text in table.sheet.row_texts(row)]
    for text in (*titles, table.sheet.name, job.extract.name.rpartition(".")[0]):
        found = period_in(text.replace("_", " "))
        if found is not None and found.is_financial_year:
            return found
    return period_named(job.answers.get(YEAR, ""))


def _ask_for_year(job: ImportJob, table: FoundTable, found: _Found) -> None:
    """Ask for the year, offering those whose edition of the framework has the file's codes."""
    codes = {code for _, code, _ in found}
    last = financial_year_of(job.source.imported_at.date())
    years = [financial_year(last.start.year - back) for back in range(_YEARS_OFFERED)]
    fits = {edition: _known_codes(edition, codes) for edition in editions()}
    likely = [year for year in years if fits[edition_at(year)] == max(fits.values())]
    where = job.extract.reference(table.sheet, table.range)
    job.asking.answer(
        Question(
            YEAR,
            f"\u201c{job.extract.name}\u201d does not say which year its figures are for. Which "
            "year is it?",
            where,
            tuple(Choice(year.key, year.label) for year in likely or years),
        ),
        "",
        NotUnderstood(
            where,
            f"{len(codes)} measures",
            "All figures are left out until you say which year they are for.",
        ),
    )


def _known_codes(edition: str, codes: set[str]) -> int:
    return sum(exact_code(edition, code) is not None for code in codes)


def _take(job: ImportJob, published: PublishedFigures, table: FoundTable, found: _Found) -> None:
    matched: dict[tuple[str, str], tuple[FrameworkCode, Measure | None] | None] = {}
    column = table.column(Role.VALUE)
    assert column is not None
    for (period, printed, place), cells in found.items():
        if period is None or not cells.row:
            continue
        edition = edition_at(period)
        reference = job.extract.reference(table.sheet, a1(cells.row, column.index))
        if (edition, printed) not in matched:
            code = published_code(edition, _without_year(printed), cells.words)
            matched[edition, printed] = (
                (code, published.measure_for(code, reference)) if code else None
            )
            if code is None and parse_code(printed) is not None:
                published.draft.not_understood.append(
                    NotUnderstood(
                        reference,
                        printed,
                        f"{printed} is not a measure in the {edition} framework, so its figures "
                        "were left out.",
                    )
                )
        match = matched[edition, printed]
        if match is None:
            continue
        code, measure = match
        entry = measure_for(code)
        assert entry is not None
        its = _published(cells, reference)
        published.add_outcome(entry, place, period, its)
        wanted = published.wanted.chosen(place)
        if wanted is not None and measure is not None:
            published.add(measure, entry, wanted, period, its)


def published_code(edition: str, printed: str, words: str) -> FrameworkCode | None:
    """Return what a publication means by a code: of the year's edition, unless its words differ.

    A series that goes on over the change of editions gives all its years the newer codes.
    """
    own = exact_code(edition, printed)
    others = [
        code
        for each in reversed(editions())
        if each != edition and (code := exact_code(each, printed)) is not None
    ]
    if own is None:
        return next(iter(others), None)
    mine = measure_for(own)
    if mine is not None and words_fit(mine, words):
        return own
    return next((each for each in others if _has_words(each, words)), own)


def _has_words(code: FrameworkCode, words: str) -> bool:
    known = measure_for(code)
    return known is not None and words_fit(known, words)


def _published(cells: _Cells, reference: CellReference) -> PublishedCells:
    values = cells.values
    return PublishedCells(
        values[Role.VALUE],
        reference,
        values.get(Role.NUMERATOR),
        values.get(Role.DENOMINATOR),
        values.get(Role.MARGIN),
    )


def _without_year(code: str) -> str:
    """Return `2A(1)` for `2A(1)_1415`, as one older year spells it."""
    return re.sub(r"_\d{4}$", "", code)
