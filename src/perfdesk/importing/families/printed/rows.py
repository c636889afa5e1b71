"""The rows of an appendix as printed, before anything is made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.periods import Period, PeriodError, find_period, parse_period
from perfdesk.core.settings import Scheme
from perfdesk.core.sources import CellReference
from perfdesk.importing.columns import Role
from perfdesk.importing.extract import a1
from perfdesk.importing.families.job import ImportJob
from perfdesk.importing.tables import FoundTable

_LAYER_ROLES = (Role.LAYER, Role.PLAN, Role.OUTCOME)
_ABOVE = 8
"""Rows above the headings in which a title may name the position."""


@dataclass(frozen=True)
class PrintedRow:
    """One row of an appendix.

    Attributes:
        number: As the spreadsheet shows it.
        texts: The texts of its cells by what they say, without blanks around them.
        cells: The names of those cells (`F12`).
        fill: Colour of the cell that carries the rating, as `RRGGBB`; empty if it has none.
    """

    number: int
    texts: Mapping[Role, str]
    cells: Mapping[Role, str]
    fill: str = ""

    def text(self, *roles: Role) -> str:
        """Return the text of the first of *roles* that the row has; empty if it has none."""
        return next((self.texts[role] for role in roles if self.texts.get(role)), "")


@dataclass(frozen=True)
class PrintedTable:
    """An appendix as printed.

    Attributes:
        table: Where it stands.
        position: What it reports.
        previous: What its previous column stands for.
        scheme: How it is rated, told by its columns.
        rows: Those with a measure in them.
        other_rows: Those that say they are about another year.
    """

    table: FoundTable
    position: Period
    previous: Period
    scheme: Scheme
    rows: tuple[PrintedRow, ...]
    other_rows: tuple[PrintedRow, ...] = ()

    def reference(self, job: ImportJob, row: PrintedRow, role: Role) -> CellReference:
        """Return the reference to one cell of a row."""
        return job.extract.reference(self.table.sheet, row.cells[role])


def is_printed_table(table: FoundTable) -> bool:
    """Tell whether a table is laid out as an appendix: measures, aims, targets, figures.

    A list that repeats an appendix to gather comments has neither outcomes nor aims; taken
    for one it would bring every measure a second time.
    """
    return (
        table.has(Role.DESCRIPTION, Role.CURRENT, Role.LAYER)
        and (table.has(Role.TARGET) or table.has(Role.COMPARED_WITH))
        and (table.has(Role.OUTCOME) or table.has(Role.AIM))
    )


def printed_table(job: ImportJob) -> PrintedTable:
    """Return the appendix that an extract holds.

    Raises:
        UnreadableExtractError: Nothing in it says which year it reports, and nobody has.
    """
    table = next(each for each in job.tables if is_printed_table(each))
    rows = _rows(table)
    position = job.position or _position(job, table, rows)
    if position is None:
        raise UnreadableExtractError(
            f"\u201c{job.extract.name}\u201d does not say which year it reports; say it with the "
            "position, for example 2023/24."
        )
    previous_column = table.column(Role.PREVIOUS)
    previous = previous_column.period if previous_column else None
    others = (
        () if job.position else tuple(row for row in rows if _is_of_another_year(row, position))
    )
    return PrintedTable(
        table,
        position,
        previous or position.a_year_earlier(),
        _scheme(table),
        tuple(row for row in rows if row not in others),
        others,
    )


def _is_of_another_year(row: PrintedRow, position: Period) -> bool:
    try:
        return parse_period(row.text(Role.PERIOD, Role.POSITION)).year != position.year
    except PeriodError:
        return False


def _rows(table: FoundTable) -> tuple[PrintedRow, ...]:
    """Return the rows with a description; layer, plan and outcome carry over to those below.

    In a workbook they often stand in the first row only, or in a merged cell.
    """
    # The colour stands in a column of its own, else behind the figure.
    rated = table.column(Role.RATING) or table.column(Role.CURRENT)
    rows: list[PrintedRow] = []
    carried: dict[Role, str] = {}
    for number in table.row_numbers:
        texts: dict[Role, str] = {}
        cells: dict[Role, str] = {}
        for column in table.columns:
            text = " ".join(table.sheet.text(number, column.index).split())
            if column.role in _LAYER_ROLES:
                text = text or carried.get(column.role, "")
                carried[column.role] = text
            if column.role not in texts:
                texts[column.role], cells[column.role] = text, a1(number, column.index)
        if texts.get(Role.DESCRIPTION):
            fill = table.sheet.fills.get((number, rated.index), "") if rated else ""
            rows.append(PrintedRow(number, texts, cells, fill))
    return tuple(rows)


def _position(job: ImportJob, table: FoundTable, rows: tuple[PrintedRow, ...]) -> Period | None:
    named = Counter(row.text(Role.PERIOD, Role.POSITION) for row in rows)
    named.pop("", None)
    for text, _ in named.most_common(1):
        try:
            return parse_period(text)
        except PeriodError as problem:
            if problem.suggestion is not None:
                return problem.suggestion
    current = table.column(Role.CURRENT)
    if current is not None and current.period is not None:
        return current.period
    top = table.header_rows[0] if table.header_rows else table.first_row
    above = [
        text
        for number in range(max(1, top - _ABOVE), top)
        for text in table.sheet.row_texts(number)
        if text
    ]
    for text in (*above, table.sheet.name, job.extract.name.rpartition(".")[0]):
        try:
            found = find_period(text)
        except PeriodError:
            continue
        if found is not None:
            return found
    return None


def _scheme(table: FoundTable) -> Scheme:
    """Return how the appendix rates: red, amber and green have a column of that name."""
    rating = table.column(Role.RATING)
    if rating is None:
        return Scheme.COMPARISON
    return Scheme.RAG if "rag" in rating.name.casefold() or _is_rag(table) else Scheme.COMPARISON


def _is_rag(table: FoundTable) -> bool:
    column = table.column(Role.RATING)
    assert column is not None
    words = {table.sheet.text(row, column.index).casefold() for row in table.row_numbers}
    return bool(words & {"g", "a", "r", "green", "amber", "red"})
