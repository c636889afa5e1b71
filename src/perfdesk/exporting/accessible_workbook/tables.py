"""The tables of the accessible workbook as plain data: headings, cells, nothing blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import (
    FIGURE_COLUMNS,
    Cell,
    Column,
    ColumnHead,
    Dashboard,
    LayerView,
    OutcomeTable,
    Row,
)
from perfdesk.core.figures import FigureKind, Form, round_half_up
from perfdesk.core.narrative.explanations import Appendix
from perfdesk.core.narrative.headlines import headlines_of
from perfdesk.core.narrative.remarks import Remark, RemarkKind
from perfdesk.core.narrative.summary import Mention, Summary
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.number_formats import digits_code, printed_number

NOT_AVAILABLE, NOT_APPLICABLE = "[x]", "[z]"
RATING_NOTE, PROGRESS_NOTE = "[note 1]", "[note 2]"
COMMENTARY = "Commentary"
"""Heading of what is said about a measure in public."""
NUMBER, WORDS = "number", "in words"
"""What the heading of a figure ends with, where it has a column for each."""

_LONGEST_HEADING = 255
_GROUPED_FROM = 1000
"""Values from which on digits are grouped."""
_UNITS = {
    Form.PERCENT: "Per cent",
    Form.PLAIN: "Number",
    Form.THOUSANDS: "Number",
    Form.ORDINAL: "Place",
}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell.

    Attributes:
        value: In the unit of its row: 89.6 for 89.6 %, 182000 for 182.0k.
        code: Its number format, without a sign for the unit.
    """

    value: float
    code: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        headings: One for each column; no two are the same.
        rows: One cell for each column; none is blank.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str | Number, ...], ...]

    def shorthand(self) -> tuple[str, ...]:
        """Return the shorthand that stands in the cells."""
        used = {cell for row in self.rows for cell in row if isinstance(cell, str)}
        return tuple(token for token in (NOT_AVAILABLE, NOT_APPLICABLE) if token in used)


def parts_of(cell: Cell) -> tuple[Number | None, str]:
    """Take a figure apart into its number and its words.

    A figure that is more than a number with words behind it (a band, `<71`) keeps its whole
    text as words.
    """
    printed = printed_number(cell)
    if printed is None or cell.value is None or printed.before.strip():
        return None, one_line(cell.text)
    scale = 3 if cell.form is Form.THOUSANDS else 0
    places = max(cell.decimals - scale, 0)
    # What is printed rounded is rounded here too: 615.1k is 615,100.
    shown = round_half_up(cell.value, cell.decimals - scale)
    code = digits_code(places, Form.PLAIN, grouped=shown >= _GROUPED_FROM)
    return Number(float(shown), code), one_line(printed.after)


def unit_of(row: Row) -> str:
    """Return the unit of the numbers in a row: that of this period's figure, else of any."""
    for column in (Column.CURRENT, *FIGURE_COLUMNS):
        cell = row.cells.get(column)
        if cell is not None and cell.value is not None:
            return _UNITS[cell.form]
    return NOT_APPLICABLE


def layer_table(
    dashboard: Dashboard, layer: LayerView, remarks: Mapping[str, tuple[Remark, ...]]
) -> Table:
    """Return the table of one layer; columns that no row fills are left out."""
    rows = [(table, row) for table in layer.outcomes for row in table.rows]
    columns: list[tuple[str, list[str | Number]]] = [
        ("Strategic plan", [one_line(table.plan) or NOT_APPLICABLE for table, _ in rows]),
        ("Outcome", [_outcome(table) for table, _ in rows]),
    ]
    for head in dashboard.columns:
        cells = [(row, row.cells[head.column]) for _, row in rows]
        if head.column in FIGURE_COLUMNS:
            columns += _figure_columns(head, cells)
        else:
            columns.append((_heading(head), [_words(cell, row, head) for row, cell in cells]))
        if head.column is Column.DESCRIPTION:
            columns.append(("Unit", [unit_of(row) for row, _ in cells]))
    if any(row.measure in remarks for _, row in rows):
        said = [remark_text(remarks.get(row.measure, ())) or NOT_APPLICABLE for _, row in rows]
        columns.append((COMMENTARY, [*said]))
    return _table(columns)


def remark_text(remarks: Iterable[Remark]) -> str:
    """Return what is said about a measure on one line; what is no commentary says what it is."""
    return " ".join(
        one_line(
            each.text if each.kind is RemarkKind.COMMENTARY else f"{each.kind.value}: {each.text}"
        )
        for each in remarks
    )


def promises_table(appendix: Appendix | None) -> Table:
    """Return what is still to be done as a table; without rows where nothing is printed."""
    groups = appendix.groups if appendix is not None else ()
    rows = tuple(
        (one_line(group.name) or NOT_APPLICABLE, one_line(each.term), one_line(each.text))
        for group in groups
        for each in group.entries
    )
    return Table(("Kind", "Measure", "What, who and by when"), rows)


def summary_table(summary: Summary) -> Table:
    """Return the lists of the summary as one table; without rows where there is nothing."""
    headings = (
        *("About", "Measure", "Now", "Compared with", "Rating", "Progress"),
        *("Reason or change", COMMENTARY),
    )
    rows: list[tuple[str, ...]] = []
    for headline in headlines_of(summary):
        rows += [(headline.heading, *_mentioned(each)) for each in headline.mentions]
        rows += [
            (
                headline.heading,
                *(NOT_APPLICABLE for _ in range(5)),
                one_line(change.text),
                NOT_APPLICABLE,
            )
            for change in headline.changes
        ]
    return Table(headings, tuple(rows))


def _mentioned(mention: Mention) -> tuple[str, ...]:
    texts = (
        *(mention.name, mention.now, mention.compared, mention.rating, mention.progress),
        *(mention.reason, mention.commentary),
    )
    return tuple(one_line(text) or NOT_APPLICABLE for text in texts)


def trend_table(dashboard: Dashboard, charts: Mapping[str, ChartSpec]) -> Table:
    """Return the figures of all charts, one a row."""
    columns: list[tuple[str, list[str | Number]]] = [
        (heading, [])
        for heading in ("Layer", "Measure", "Place", "Period", "Unit", "Number", "Reported as")
    ]
    for layer in dashboard.layers:
        for row in layer.rows:
            spec = charts.get(row.measure)
            for cells in _trend_rows(layer, row, spec) if spec else ():
                for (_, column), cell in zip(columns, cells, strict=True):
                    column.append(cell)
    return _table(columns)


def one_line(text: str) -> str:
    """Return *text* as a cell holds it, on one line."""
    return _SPACE.sub(" ", printable(text)).strip()


def _trend_rows(layer: LayerView, row: Row, spec: ChartSpec) -> Iterable[tuple[str | Number, ...]]:
    for series in spec.series:
        for point in sorted(series.points, key=lambda each: each.at):
            kind = FigureKind.LOCAL if point.is_local else FigureKind.PUBLISHED
            places = spec.decimals if point.decimals is None else point.decimals
            code = digits_code(places, Form.PLAIN, grouped=abs(point.value) >= _GROUPED_FROM)
            yield (
                one_line(layer.name),
                one_line(row.description),
                one_line(series.name),
                one_line(point.period or spec.categories[point.at]),
                one_line(spec.unit) or NOT_APPLICABLE,
                Number(point.value, code),
                "forecast" if point.is_forecast else kind.value,
            )


def _figure_columns(
    head: ColumnHead, cells: Sequence[tuple[Row, Cell]]
) -> list[tuple[str, list[str | Number]]]:
    numbers: list[str | Number] = []
    words: list[str | Number] = []
    for row, cell in cells:
        number, text = parts_of(cell)
        if number is not None and _UNITS[cell.form] != unit_of(row):
            number, text = None, one_line(cell.text)
        missing = NOT_AVAILABLE if not cell.text.strip() else NOT_APPLICABLE
        numbers.append(number or missing)
        words.append(text or missing)
    heading = one_line(head.heading)
    has_numbers = any(isinstance(each, Number) for each in numbers)
    has_words = any(each not in (NOT_AVAILABLE, NOT_APPLICABLE) for each in words)
    found: list[tuple[str, list[str | Number]]] = []
    if has_numbers or not has_words:
        found.append((f"{heading}, {NUMBER}", numbers))
    if has_words:
        found.append((f"{heading}, {WORDS}", words))
    return found


def _words(cell: Cell, row: Row, head: ColumnHead) -> str:
    text = one_line(cell.text)
    if not text and head.column is Column.RATING:
        return row.rating.word.capitalize()
    return text or NOT_APPLICABLE


def _heading(head: ColumnHead) -> str:
    notes = {Column.RATING: RATING_NOTE, Column.PROGRESS: PROGRESS_NOTE}
    return f"{one_line(head.heading)} {notes.get(head.column, '')}".strip()


def _outcome(table: OutcomeTable) -> str:
    name, statement = one_line(table.name), one_line(table.statement)
    return ": ".join(filter(None, (name, statement))) or NOT_APPLICABLE


def _table(columns: Sequence[tuple[str, list[str | Number]]]) -> Table:
    rows = tuple(zip(*(cells for _, cells in columns), strict=True))
    return Table(_distinct([heading for heading, _ in columns]), rows)


def _distinct(headings: Iterable[str]) -> tuple[str, ...]:
    """Excel takes no two headings of a table that are the same."""
    found: list[str] = []
    for heading in headings:
        name, number = heading[: _LONGEST_HEADING - 5], 2
        while name.casefold() in {each.casefold() for each in found}:
            name, number = f"{heading[: _LONGEST_HEADING - 5]} ({number})", number + 1
        found.append(name)
    return tuple(found)
