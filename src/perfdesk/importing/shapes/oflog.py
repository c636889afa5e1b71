"""The adult social care measures of the Office for Local Government: a row a council and year.

It gives the published outcomes alone, without counts, England or regions, of all councils from
2015/16 to 2022/23.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from perfdesk.core.framework.catalogue import measure_for
from perfdesk.core.measures import FrameworkCode, Measure
from perfdesk.core.periods import Period, PeriodError, parse_period
from perfdesk.core.problems import Problem, Severity
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.drafts.published import PublicationDraft, PublishedCells, Wanted
from perfdesk.importing.formats.extract import CellKind, CellValue, a1, without_noise
from perfdesk.importing.matching.questions import NotUnderstood
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, Role, tidy_heading
from perfdesk.importing.vocabulary.places import place_of

_EDITION = "2022/23"

# By the names of the measures in the file, and its figures: those of Leicestershire and of all
# councils are the ones that the framework published under these codes.
_MEASURES: Mapping[str, FrameworkCode] = MappingProxyType(
    {
        "ASC1": FrameworkCode(_EDITION, "1D"),
        "ASC2": FrameworkCode(_EDITION, "1J"),
        "ASC3": FrameworkCode(_EDITION, "3D", "1"),
        "ASC4": FrameworkCode(_EDITION, "3D", "2"),
        "ASC5": FrameworkCode(_EDITION, "2D"),
    }
)
_NOT_OF_THE_FRAMEWORK: Mapping[str, str] = MappingProxyType(
    {"ASC6": "Requests resulting in a service", "ASC7": "Workforce turnover rate"}
)
_HEADINGS = ("code", "median", "mads from median")


@dataclass(frozen=True)
class OflogMeasures:
    """The family of the Office for Local Government's measures."""

    name: str = "Oflog adult social care"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a table has councils, years and Oflog's own columns."""
        return any(_is_oflog(table) for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the published figures of our council, and what was published for all.

        Raises:
            UnreadableExtractError: The pack does not say which council it is for.
        """
        draft = PublicationDraft(job, Wanted.of(job))
        for table in job.tables:
            if _is_oflog(table):
                job.progress(0, 1, f"Reading {table.rows:,} rows")
                _take(job, draft, table)
        return draft.plan()


def _is_oflog(table: FoundTable) -> bool:
    has_roles = table.has(Role.ONS_CODE, Role.PLACE_NAME, Role.PERIOD, Role.VALUE)
    return has_roles and all(_headed(table, heading) for heading in _HEADINGS)


def _headed(table: FoundTable, heading: str) -> Column | None:
    return next((each for each in table.columns if tidy_heading(each.name) == heading), None)


def _take(job: ImportJob, draft: PublicationDraft, table: FoundTable) -> None:
    sheet = table.sheet
    code, value = _headed(table, "code"), table.column(Role.VALUE)
    place_code, name = table.column(Role.ONS_CODE), table.column(Role.PLACE_NAME)
    year = table.column(Role.PERIOD)
    assert code and value and place_code and name and year
    measures: dict[str, Measure | None] = {}
    left: dict[str, int] = {}
    for row in table.row_numbers:
        printed = sheet.text(row, code.index)
        period = _period(sheet.text(row, year.index))
        place = place_of("", sheet.text(row, place_code.index), sheet.text(row, name.index))
        framework = _MEASURES.get(printed)
        if framework is not None and period is not None and place is None:
            where = job.extract.reference(sheet, a1(row, name.index))
            draft.leave_out_place(sheet.text(row, name.index), where)
            continue
        if framework is None or period is None or place is None:
            left[printed] = left.get(printed, row)
            continue
        reference = job.extract.reference(sheet, a1(row, value.index))
        if printed not in measures:
            measures[printed] = draft.measure_for(framework, reference)
        entry, measure = measure_for(framework), measures[printed]
        assert entry is not None
        cells = PublishedCells(_tidied(sheet.cell(row, value.index)), reference)
        draft.add_outcome(entry, place, period, cells)
        wanted = draft.wanted.chosen(place)
        if wanted is not None and measure is not None:
            draft.add(measure, entry, wanted, period, cells)
    _tell_what_was_left(job, draft, table, left)


def _tell_what_was_left(
    job: ImportJob, draft: PublicationDraft, table: FoundTable, left: Mapping[str, int]
) -> None:
    for printed, row in left.items():
        words = _NOT_OF_THE_FRAMEWORK.get(printed)
        if words is not None:
            message = (
                f"{printed}, \u201c{words}\u201d, was left out because the framework had no such "
                "measure in these years."
            )
            draft.problems.append(Problem(Severity.NOTE, "not in the framework", message))
            continue
        draft.not_understood.append(
            NotUnderstood(
                job.extract.reference(table.sheet, a1(row, 1)),
                printed,
                f"\u201c{printed}\u201d is not a known measure, year or council, so its rows were "
                "left out.",
            )
        )


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None


def _tidied(cell: CellValue) -> CellValue:
    """Return a cell without the noise of binary fractions: 78.05 for 78.05000000000001.

    An empty one is a council without a figure: `[x]` in the framework's own publications.
    """
    if cell.kind is CellKind.EMPTY:
        return CellValue("[x]", CellKind.TEXT)
    try:
        number = without_noise(float(cell.text))
    except ValueError:
        return cell
    return replace(cell, number=number, kind=CellKind.NUMBER, text=f"{number}")
