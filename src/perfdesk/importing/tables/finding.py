"""Finding the tables of a sheet: where they start, how far they go, what their columns are.

Nothing in an extract says where its table is. Notes stand above it, headings take one row
or several, footnotes and totals follow below. A table is a run of rows with something in
several columns, headed by rows that hold words where those below hold figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from perfdesk.core.problems import Problem, Severity
from perfdesk.importing.formats.extract import CellKind, CellValue, Extract, Sheet, a1, cell_range
from perfdesk.importing.tables.body import read_body
from perfdesk.importing.tables.filters import applied_filters
from perfdesk.importing.tables.footmarks import Footmarks, footmarks
from perfdesk.importing.tables.grid import Grid
from perfdesk.importing.tables.headings import (
    Headings,
    find_headings,
    headings_at,
    levels_of,
)
from perfdesk.importing.tables.marks import Mark, mark_of
from perfdesk.importing.tables.outline import Outline, outline_of
from perfdesk.importing.tables.runs import runs_of, side_by_side
from perfdesk.importing.tables.totals import TOTAL, WrongTotal, adds_up, wrong_totals
from perfdesk.importing.vocabulary.columns import (
    LEVELS,
    Column,
    Role,
    column_of,
    column_under,
    months_under_years,
    role_of,
    with_year_of_months,
)
from perfdesk.importing.vocabulary.places import name_councils

_ONS_CODE = re.compile(r"[EKNSW]\d{8}")
_LOOKED_AT = 30
"""Rows below the headings from which the kind of a column is told."""

_ABOUT = re.compile(
    r"(?:title|summary|period|source|sources|basis|published|released?|revised|status|contact|"
    r"coverage|note|notes|next (?:release|update)|publication|date|unit|units|geography|prepared|"
    r"printed|author|version|email|telephone|website|copyright)(?: date| by| on)?:?",
    re.IGNORECASE,
)
"""Labels of what a publication says of itself."""

_NUMBERED = re.compile(r"\(?\d{1,2}[.)]?|\(?[a-z][.)]?|\[?note \d{1,2}\]?", re.IGNORECASE)

_MOST_NOTES = 60
_MOST_LABELS = 500
"""Labels among which a label without its mark is looked for."""

_MOST_INHERITED = 20
_MOST_ADDED = 2000
"""Rows of a table whose totals are held against their sums."""

_ADDED = frozenset({Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR, Role.CURRENT, Role.PREVIOUS})


@dataclass(frozen=True)
class FoundTable:
    """A table that was found in a sheet; rows and columns as the spreadsheet counts them.

    Attributes:
        sheet: The sheet it stands on.
        header_rows: Numbers of the rows of headings; empty where it has none.
        columns: From left to right; columns without a heading and without cells are left out.
        first_row: The first row of data.
        last_row: The last row of data.
        confidence: From 0 to 1, how sure it is that this is a table with these headings.
        rows: Number of rows of data, without blank ones, sections and repeated headings.
        notes: What stands above it, by row; the first is its title as a rule.
        footnotes: What stands below it, by row.
        sections: Headings of sections between its rows, by row.
        repeated: Rows in which its headings stand again.
        marks: What tells the marks of footnotes from the words they are glued to.
    """

    sheet: Sheet
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    first_row: int
    last_row: int
    confidence: float
    rows: int
    notes: Mapping[int, str] = field(default_factory=dict)
    footnotes: Mapping[int, str] = field(default_factory=dict)
    sections: Mapping[int, str] = field(default_factory=dict)
    repeated: frozenset[int] = frozenset()
    marks: Footmarks = field(default_factory=Footmarks)

    @property
    def title(self) -> str:
        """The first line above it; empty where there is none."""
        return next(iter(self.notes.values()), "")

    @property
    def range(self) -> str:
        """Headings and data (`A5:K48`)."""
        top = self.header_rows[0] if self.header_rows else self.first_row
        left = min(column.index for column in self.columns)
        right = max(column.index for column in self.columns)
        return cell_range(top, left, self.last_row, right)

    @property
    def row_numbers(self) -> Sequence[int]:
        """The numbers of the rows of data, blank ones too."""
        return range(self.first_row, self.last_row + 1)

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """The rows of data that say of themselves that they add up others."""
        labels = [each.index - 1 for each in self._labels][:3]
        values = self.sheet.values
        return tuple(
            row
            for row in self.row_numbers
            if any(
                place < len(values[row - 1])
                and isinstance(text := values[row - 1][place], str)
                and TOTAL.fullmatch(text.strip())
                for place in labels
            )
        )

    def section_of(self, row: int) -> str:
        """Return the heading of the section that a row stands in; empty where there is none."""
        at = bisect_left(self._section_rows, row)
        return self.sections[self._section_rows[at - 1]] if at else ""

    @cached_property
    def _section_rows(self) -> list[int]:
        return sorted(self.sections)

    def text(self, row: int, column: Column) -> str:
        """Return what a cell of a row says; what is given once counts for the rows below it.

        The marks of footnotes are no part of a label: `Age 18-64` for `Age 18-64 [note 1]`.
        """
        text = self.sheet.text(row, column.index)
        if not text and column.filled_down:
            text = self._given_above(row, column)
        return text if column.role is Role.VALUE else self.marks.parted(text)[0]

    def _given_above(self, row: int, column: Column) -> str:
        rows = self._given_in.get(column.index)
        if rows is None:
            rows = [each for each in self.row_numbers if self.sheet.text(each, column.index)]
            self._given_in[column.index] = rows
        at = bisect_left(rows, row)
        return self.sheet.text(rows[at - 1], column.index) if at else ""

    @cached_property
    def _given_in(self) -> dict[int, list[int]]:
        """The rows in which a column says something, of the columns that were asked for."""
        return {}

    def notes_at(self, row: int, column: Column) -> tuple[str, ...]:
        """Return the footnotes that a label refers to (`1` in `Age 18-641`), by their numbers."""
        if column.role is Role.VALUE:
            return ()
        return self.marks.parted(self.sheet.text(row, column.index))[1]

    @cached_property
    def _labels(self) -> tuple[Column, ...]:
        """The columns of words, those before the figures first."""
        figures = [each.index for each in self.columns if each.role is Role.VALUE]
        first = min(figures, default=self.columns[-1].index + 1)
        words = [each for each in self.columns if each.role is not Role.VALUE]
        return tuple(sorted(words, key=lambda each: (each.index > first, each.index)))

    @cached_property
    def outline(self) -> Outline:
        """Which of its rows stand under which, by indentation, stepped labels and sections."""
        figures = [each.index for each in self.columns if each.role is Role.VALUE]
        first = min(figures, default=0)
        labels = [each.index for each in self._labels if each.index < first]
        rows = [row for row in self.row_numbers if row not in self.repeated]
        return outline_of(self.sheet, labels, rows, self.sections)

    def path(self, row: int) -> tuple[str, ...]:
        """Return the label of a row after those it stands under, from the outermost.

        Labels given once, as merged ones are, come first; `Reason > Attributable to social care`.
        """
        given = [self.text(row, each) for each in self._labels if each.filled_down]
        labels = [each for each in self._labels if not each.filled_down]
        own: list[str] = []
        place: int | None = row
        while place is not None and len(own) < _MOST_INHERITED:
            said = (self.text(place, each) for each in labels)
            own.insert(0, next((each for each in said if each), ""))
            place = self.outline.parents.get(place)
        return tuple(each for each in (*given, *own) if each)

    @cached_property
    def filters(self) -> Mapping[str, str]:
        """The filters that the file says were applied (`2023/24` for `Year`), by their names."""
        return applied_filters([*self.notes.values(), *self.footnotes.values()])

    def column(self, role: Role) -> Column | None:
        """Return the column with that role; None where there is none.

        Of several, one whose heading names the role comes before those whose cells look so.
        """
        found = [each for each in self.columns if each.role is role]
        named = (each for each in found if role_of(each.name.rpartition(LEVELS)[2]) is role)
        return next(named, found[0] if found else None)

    def has(self, *roles: Role) -> bool:
        """Tell whether there is a column for each of *roles*."""
        return all(self.column(role) is not None for role in roles)


def find_tables(extract: Extract) -> tuple[FoundTable, ...]:
    """Return every table of an extract, sheet by sheet from top to bottom.

    Sheets of prose, and rows with a single cell, belong to none.
    """
    return tuple(table for sheet in extract.sheets for table in tables_of(sheet))


def tables_of(sheet: Sheet) -> tuple[FoundTable, ...]:
    """Return the tables of one sheet, from top to bottom and from left to right."""
    if not sheet.width:
        return ()
    found: list[FoundTable] = []
    grid = Grid(sheet, 1, sheet.width)
    for first, last in runs_of(grid):
        for part in side_by_side(grid, first, last):
            runs = [(first, last)] if part is grid else runs_of(part)
            for start, end in runs:
                if first <= start and end <= last:
                    found += _tables_in(part, start, end)
    return _with_notes(grid, [each for each in found if not _is_about_others(each, found)])


def table_at(
    sheet: Sheet,
    header_rows: tuple[int, ...],
    first_row: int,
    last_row: int,
    columns: tuple[int, int] | None = None,
) -> FoundTable | None:
    """Return the table that a person, or a recipe, says is there; None where it has no columns.

    Args:
        sheet: The sheet.
        header_rows: Its rows of headings; empty where it has none.
        first_row: The first row of data.
        last_row: The last row of data.
        columns: The first and the last of its columns; None for all of the sheet.
    """
    left, right = columns or (1, sheet.width)
    grid = Grid(sheet, left, right)
    last = min(last_row, sheet.height)
    if not 1 <= first_row <= last:
        return None
    headings = headings_at(grid, header_rows, first_row, last)
    found = _columns(grid, headings, last)
    if not found:
        return None
    body = read_body(grid, headings, last, lambda row: _known_headings(sheet, row))
    table = FoundTable(
        sheet,
        header_rows,
        found,
        first_row,
        last,
        1.0,
        sum(1 for row in range(first_row, last + 1) if grid.filled[row - 1])
        - sum(first_row <= row <= last for row in (*body.sections, *body.repeated)),
        sections=body.sections,
        repeated=body.repeated,
    )
    return _with_notes(grid, [table])[0]


def _tables_in(grid: Grid, first: int, last: int) -> Iterator[FoundTable]:
    """Yield the tables of a run: usually one, more where headings stand again further down."""

    def known(row: int) -> int:
        return _known_headings(grid.sheet, row)

    while first < last:
        headings = find_headings(grid, first, last, known)
        if headings is None:
            return
        body = read_body(grid, headings, last, known)
        columns = _columns(grid, headings, body.last)
        if len(columns) > 1:
            yield FoundTable(
                grid.sheet,
                headings.rows,
                columns,
                headings.data,
                body.last,
                _confidence(headings.rows, columns, body.rows),
                body.rows,
                sections=body.sections,
                repeated=body.repeated,
            )
        if not body.goes_on:
            return
        first = body.goes_on


def _with_notes(grid: Grid, tables: Sequence[FoundTable]) -> tuple[FoundTable, ...]:
    """Add to each table what stands above and below it.

    Between two tables, the lines right above the headings belong to the lower one.
    """
    tops = sorted(each.header_rows[0] if each.header_rows else each.first_row for each in tables)
    lasts = sorted(each.last_row for each in tables)
    told: list[FoundTable] = []
    for table in tables:
        top = table.header_rows[0] if table.header_rows else table.first_row
        above = bisect_left(lasts, top)
        start = (lasts[above - 1] if above else 0) + 1
        while start > 1 and start < top and _blank_in(grid, start, top):
            start += 1
        below = bisect_right(tops, table.last_row)
        end = tops[below] if below < len(tops) else len(grid.filled) + 1
        with_lines = replace(
            table,
            notes=_lines(grid, start, top),
            footnotes=_lines(grid, table.last_row + 1, end),
        )
        told.append(_without_marks(with_lines))
    return tuple(told)


def _without_marks(table: FoundTable) -> FoundTable:
    """Part the marks of footnotes from the headings that they are glued to."""
    sheet = table.sheet
    levels = {each.index: each.name.split(LEVELS) for each in table.columns}
    rows = list(table.row_numbers)[:_MOST_LABELS]
    words = [each.index for each in table.columns if each.role is not Role.VALUE][:3]
    labels = (sheet.text(row, column) for row in rows for column in words)
    marks = footmarks(
        sheet.raised,
        [*table.notes.values(), *table.footnotes.values()],
        [*(level for each in levels.values() for level in each), *labels],
        lambda heading: role_of(heading) is not None,
    )
    columns = []
    for column in table.columns:
        parted = [marks.parted(level) for level in levels[column.index]]
        notes = tuple(dict.fromkeys(note for _, told in parted for note in told))
        columns.append(_renamed(column, [label for label, _ in parted], notes) if notes else column)
    return replace(table, columns=tuple(columns), marks=marks)


def _renamed(column: Column, levels: Sequence[str], notes: tuple[str, ...]) -> Column:
    told = column_under(column.index, levels)
    role = told.role if told.role not in {Role.TEXT, Role.BLANK} else column.role
    role = column.role if column.role in {Role.ONS_CODE, Role.CURRENT, Role.PREVIOUS} else role
    return replace(
        column,
        name=told.name,
        role=role,
        unit=column.unit or told.unit,
        period=told.period or column.period,
        notes=notes,
    )


def _is_about_others(table: FoundTable, found: Sequence[FoundTable]) -> bool:
    """Tell whether a table is what stands above or below others: `Period: | March 2024`."""
    first, *others = table.columns
    if len(others) != 1 or len(found) < 2 or others[0].role is Role.VALUE:
        return False
    top = table.header_rows[0] if table.header_rows else table.first_row
    told = [table.sheet.text(row, first.index) for row in range(top, table.last_row + 1)]
    labels = [text for text in told if text]
    about = sum(text.endswith(":") or bool(_ABOUT.fullmatch(text)) for text in labels)
    is_below = any(each.last_row < top for each in found)
    return about * 2 > len(labels) or (is_below and all(map(_NUMBERED.fullmatch, labels)))


def _blank_in(grid: Grid, first: int, end: int) -> bool:
    return any(not grid.filled[row - 1] for row in range(first, end))


def _lines(grid: Grid, first: int, end: int) -> dict[int, str]:
    """Return the texts of the rows from *first* up to before *end*, by row."""
    return {
        row: " ".join(grid.sheet.text(row, column) for column in grid.columns(row))
        for row in range(first, min(end, first + _MOST_NOTES))
        if grid.filled[row - 1]
    }


def _known_headings(sheet: Sheet, row: int) -> int:
    texts = (text for text in sheet.row_texts(row) if text and len(text) < 80)
    return sum(column_of(1, text).role not in {Role.TEXT, Role.BLANK} for text in texts)


def _columns(grid: Grid, headings: Headings, last: int) -> tuple[Column, ...]:
    levels = levels_of(grid, headings.rows, headings.figures)
    looked_at = _rows_looked_at(grid, headings.data, last)
    used = {index for row in looked_at for index in grid.columns(row)}
    used |= {index for index, told in levels.items() if told}
    columns = []
    for index in sorted(used):
        column = column_under(index, levels.get(index, []))
        cells = _cells(grid, looked_at, index)
        if not cells and column.role is Role.BLANK:
            continue
        column = _with_content(column, cells) if cells else column
        columns.append(replace(column, filled_down=_is_filled_down(grid, looked_at, column)))
    texts = {
        each.index: [cell.text for cell in _cells(grid, looked_at, each.index)] for each in columns
    }
    columns = with_year_of_months(_with_places(columns, grid, looked_at), texts)
    return _with_current_and_previous(months_under_years(tuple(columns)))


def _with_places(columns: list[Column], grid: Grid, rows: Sequence[int]) -> list[Column]:
    """Read the first column that names councils as places, where no heading names one."""
    if any(column.role is Role.PLACE_NAME for column in columns):
        return columns
    for at, column in enumerate(columns):
        texts = (cell.text for cell in _cells(grid, rows, column.index))
        if column.role is Role.TEXT and name_councils(texts):
            return [*columns[:at], replace(column, role=Role.PLACE_NAME), *columns[at + 1 :]]
    return columns


def _rows_looked_at(grid: Grid, first: int, last: int) -> list[int]:
    """Return rows from which the kind of a column is told: the first ones, and some of the rest."""
    beginning = range(first, min(first + _LOOKED_AT, last + 1))
    return [*beginning, *grid.sample(beginning[-1] + 1, last, _LOOKED_AT)]


def _cells(grid: Grid, rows: Sequence[int], column: int) -> list[CellValue]:
    cells = (grid.sheet.cell(row, column) for row in rows)
    return [cell for cell in cells if cell.kind is not CellKind.EMPTY]


def _is_filled_down(grid: Grid, rows: Sequence[int], column: Column) -> bool:
    """Tell whether a column says once what holds for the rows below it, as a year does."""
    if column.index > grid.left + 2:
        return False
    filled = [row for row in rows if grid.filled[row - 1] > 1]
    told = [row for row in filled if grid.sheet.text(row, column.index)]
    if column.role is Role.VALUE and any(
        grid.mark(row, column.index) in {Mark.FIGURE, Mark.TOKEN} for row in told
    ):
        return False  # a figure stands for its own row
    if told and _is_merged_down(grid, filled, column.index):
        return True
    return len(told) > 0 and told[0] == filled[0] and len(told) * 2 < len(filled)


def _is_merged_down(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Tell whether the labels of a column are merged over the rows below them."""
    if not grid.sheet.merged or len(rows) < 2:
        return False
    over = [
        (top, bottom)
        for top, left, bottom, right in grid.sheet.merged
        if left <= column <= right and bottom > top and rows[0] <= top <= rows[-1]
    ]
    covered = sum(any(top < row <= bottom for top, bottom in over) for row in rows)
    blank = sum(not grid.sheet.text(row, column) for row in rows)
    return 0 < blank <= covered


def _with_content(column: Column, cells: Sequence[CellValue]) -> Column:
    """Add to a column what its cells tell."""
    if sum(bool(_ONS_CODE.fullmatch(cell.text.strip())) for cell in cells) * 2 > len(cells):
        return replace(column, role=Role.ONS_CODE)
    numbers = sum(
        cell.number is not None or mark_of(cell.text) in {Mark.FIGURE, Mark.YEAR} for cell in cells
    )
    missing = sum(mark_of(cell.text) is Mark.TOKEN for cell in cells)
    if column.role in {Role.TEXT, Role.BLANK}:
        are_figures = numbers * 2 > len(cells) - missing and numbers > 0
        column = replace(column, role=Role.VALUE if are_figures else Role.TEXT)
    if not column.unit and any(cell.kind is CellKind.PERCENT for cell in cells):
        column = replace(column, unit="percent")
    if not column.unit and sum("%" in cell.text for cell in cells) * 2 > len(cells):
        column = replace(column, unit="percent")
    return column


def _with_current_and_previous(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Read two columns of years beside a description as current and previous figures.

    A dashboard heads them with the years themselves (`2023/24 performance`).
    """
    roles = {column.role for column in columns}
    of_years = [
        column for column in columns if column.role is Role.VALUE and column.period is not None
    ]
    is_dashboard = Role.DESCRIPTION in roles and roles & {Role.AIM, Role.TARGET, Role.COMPARED_WITH}
    if not is_dashboard or Role.CURRENT in roles or len(of_years) != 2:
        return columns
    later, earlier = sorted(of_years, key=lambda each: str(each.period and each.period.key))[::-1]
    named = {later.index: Role.CURRENT, earlier.index: Role.PREVIOUS}
    return tuple(replace(column, role=named.get(column.index, column.role)) for column in columns)


def _confidence(header_rows: tuple[int, ...], columns: tuple[Column, ...], rows: int) -> float:
    """Return how sure it is that this is a table: known headings, and enough rows under them."""
    if not header_rows:
        return 0.2
    headed = sum(bool(column.name) for column in columns) / len(columns)
    known = sum(column.role not in {Role.TEXT, Role.BLANK} for column in columns) / len(columns)
    return round(0.25 + 0.3 * headed + 0.35 * known + 0.1 * min(rows, 10) / 10, 2)


def _total_problems(table: FoundTable) -> Iterator[Problem]:
    """Yield a problem for each total that is not the sum of its rows."""
    if len(table.row_numbers) > _MOST_ADDED or not table.totals:
        return
    others = {*table.sections, *table.repeated}
    rows = [row for row in table.row_numbers if row not in others]
    figures: dict[int, dict[int, Decimal | None]] = {}
    for column in table.columns:
        is_count = column.role in _ADDED and column.unit == "" and adds_up(column.name)
        if is_count:
            cells = ((row, table.sheet.cell(row, column.index)) for row in rows)
            told = [(row, cell) for row, cell in cells if cell.kind is not CellKind.EMPTY]
            figures[column.index] = {
                row: cell.number if cell.kind is CellKind.NUMBER else None for row, cell in told
            }
    for wrong in wrong_totals(figures, rows, table.totals):
        yield _wrong_total(table, wrong)


def _wrong_total(table: FoundTable, wrong: WrongTotal) -> Problem:
    cell = a1(wrong.row, wrong.column)
    added = cell_range(wrong.first, wrong.column, wrong.last, wrong.column)
    sheet = table.sheet.name.strip()
    place = f" of sheet \u201c{sheet}\u201d" if sheet else ""
    return Problem(
        Severity.WARNING,
        "total",
        f"The total in {cell}{place} says {wrong.said:,f}, but {added} add up to "
        f"{wrong.added:,f}. Check which is right.",
        where=f"{sheet}!{cell}" if sheet else cell,
        arithmetic=f"{wrong.added:,f} - {wrong.said:,f} = {wrong.added - wrong.said:,f}",
    )


def notes_on(extract: Extract, tables: tuple[FoundTable, ...]) -> tuple[Problem, ...]:
    """Return what to know before trusting the tables: unread and hidden sheets, or no table."""
    found = {table.sheet.name for table in tables}
    notes = [problem for table in tables for problem in _total_problems(table)]
    notes += [
        Problem(
            Severity.NOTE,
            "hidden sheet",
            f"Sheet \u201c{sheet.name}\u201d is hidden but holds a table. Check that it is meant "
            "to be read.",
            where=f"sheet {sheet.name}",
        )
        for sheet in extract.sheets
        if sheet.hidden and sheet.name in found
    ]
    if not tables:
        notes.append(
            Problem(
                Severity.WARNING,
                "no table",
                f"No table was found in \u201c{extract.name}\u201d.",
                where=a1(1, 1),
            )
        )
    return (*extract.problems, *notes)
