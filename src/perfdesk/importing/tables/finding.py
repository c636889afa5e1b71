"""Finding the tables of a sheet: where they start, how far they go, what their columns are.

Nothing in an extract says where its table is. Notes stand above it, headings take one row
or several, footnotes and totals follow below. A table is a run of rows with something in
several columns, headed by rows that hold words where those below hold figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.formats.extract import CellKind, Extract, Sheet, a1, cell_range, cells_at
from perfdesk.importing.tables.beside import side_by_side
from perfdesk.importing.tables.body import read_body
from perfdesk.importing.tables.filters import applied_filters
from perfdesk.importing.tables.footmarks import Footmarks, footmarks
from perfdesk.importing.tables.grid import Grid
from perfdesk.importing.tables.headings import (
    find_headings,
    headings_at,
)
from perfdesk.importing.tables.marks import NUMBERS
from perfdesk.importing.tables.outline import Outline, outline_of
from perfdesk.importing.tables.runs import runs_of
from perfdesk.importing.tables.surroundings import Area, banners_among, lines_around
from perfdesk.importing.tables.table_columns import columns_of_table
from perfdesk.importing.tables.totals import TOTAL, WrongTotal, adds_up, wrong_totals
from perfdesk.importing.vocabulary.columns import (
    LEVELS,
    Column,
    Role,
    column_of,
    column_under,
    role_of,
)

_ABOUT = re.compile(
    r"(?:title|summary|period|source|sources|basis|published|released?|revised|status|contact|"
    r"coverage|note|notes|next (?:release|update)|publication|date|unit|units|geography|prepared|"
    r"printed|author|version|email|telephone|website|copyright)(?: date| by| on)?:?",
    re.IGNORECASE,
)
"""Labels of what a publication says of itself."""

_NUMBERED = re.compile(r"\(?\d{1,2}[.)]?|\(?[a-z][.)]?|\[?note \d{1,2}\]?", re.IGNORECASE)

MOST_TABLES = 1000
"""Tables of one file that are read; the publications that PerfDesk knows have up to 30."""

MOST_COLUMNS = 2000
"""Filled cells of a row: each column is read by its heading, and tried with every recipe."""

_MOST_LABELS = 500
"""Labels among which a label without its mark is looked for."""

_MOST_INHERITED = 20
_MOST_ADDED = 2000
"""Rows of a table whose totals are held against their sums."""

_NAMED_BY_NUMBERS = frozenset(
    {Role.PLACE_CODE, Role.MEASURE_CODE, Role.YEAR, Role.PERIOD, Role.TEXT, Role.PLACE_NAME}
)
_WRITTEN_AS_FIGURE = re.compile(r"\d+\.0+")
"""A code or a year that a program wrote as a figure (`508.0`)."""

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
        banners: Those of the notes that hold for all figures: titles and units
            (`All figures in \u00a3000s`), by row.
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
    banners: Mapping[int, str] = field(default_factory=dict)
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
        area = self.area
        return cell_range(area.top, area.left, area.last, area.right)

    @property
    def area(self) -> Area:
        """Where it stands, its headings with it."""
        places = [column.index for column in self.columns]
        top = self.header_rows[0] if self.header_rows else self.first_row
        return Area(top, self.last_row, min(places), max(places))

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """Its rows of data that the sheet does not show."""
        inside = range(self.first_row, self.last_row + 1)
        return frozenset(row for row in self.sheet.hidden_rows if row in inside)

    @cached_property
    def hidden_columns(self) -> tuple[Column, ...]:
        """Its columns that the sheet does not show."""
        return tuple(column for column in self.columns if column.hidden)

    @property
    def as_shown(self) -> FoundTable:
        """The table without the columns that the sheet does not show."""
        if not self.hidden_columns:
            return self
        return replace(self, columns=tuple(each for each in self.columns if not each.hidden))

    def is_hidden(self, row: int, column: Column) -> bool:
        """Tell whether the sheet does not show a cell of a row: its row, or its column."""
        return column.hidden or row in self.sheet.hidden_rows

    @property
    def row_numbers(self) -> Sequence[int]:
        """The numbers of the rows of data, blank ones too."""
        return range(self.first_row, self.last_row + 1)

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """The rows of data that say of themselves that they add up others."""
        found: set[int] = set()
        rows = self.sheet.values[self.first_row - 1 : self.last_row]
        for column in self._labels[:3]:
            cells = cells_at(rows, column.index - 1)
            # A long list says few things: each is looked at once.
            words = (each for each in set(cells) if isinstance(each, str))
            if totals := {each for each in words if TOTAL.fullmatch(each.strip())}:
                numbered = enumerate(cells, self.first_row)
                found.update(row for row, each in numbered if each in totals)
        return tuple(sorted(found))

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
        if column.role in _NAMED_BY_NUMBERS and _WRITTEN_AS_FIGURE.fullmatch(text):
            text = text.partition(".")[0]
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
        """The columns of words: those before the figures first, and numbers of rows last."""
        figures = [each.index for each in self.columns if each.role is Role.VALUE]
        first = min(figures, default=self.columns[-1].index + 1)
        words = [each for each in self.columns if each.role is not Role.VALUE]
        rows = self.row_numbers[:_MOST_LABELS]
        numbers = {each.index for each in words if _is_of_numbers(self.sheet, rows, each.index)}
        return tuple(
            sorted(words, key=lambda each: (each.index > first, each.index in numbers, each.index))
        )

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

        Of several, one whose heading names the role comes before those whose cells look so, and
        any that is shown before those that are hidden.
        """
        every = [each for each in self.columns if each.role is role]
        found = [each for each in every if not each.hidden] or every
        named = (each for each in found if role_of(each.name.rpartition(LEVELS)[2]) is role)
        return next(named, found[0] if found else None)

    def has(self, *roles: Role) -> bool:
        """Tell whether there is a column for each of *roles*."""
        return all(self.column(role) is not None for role in roles)


def find_tables(extract: Extract) -> tuple[FoundTable, ...]:
    """Return every table of an extract, sheet by sheet from top to bottom.

    Sheets of prose, and rows with a single cell, belong to none.

    Raises:
        UnreadableExtractError: There are more than `MOST_TABLES`, or a sheet is wider than
            `MOST_COLUMNS`.
    """
    tables: list[FoundTable] = []
    for sheet in extract.sheets:
        if sheet.width > MOST_COLUMNS and _most_filled(sheet) > MOST_COLUMNS:
            raise UnreadableExtractError(
                f"\u201c{extract.name}\u201d has more than {MOST_COLUMNS:,} columns on sheet "
                f"\u201c{sheet.name}\u201d, so nothing was imported. Copy the ones you need into "
                "a new workbook and import that."
                if sheet.name
                else f"\u201c{extract.name}\u201d has more than {MOST_COLUMNS:,} columns, so "
                "nothing was imported. Copy the ones you need into a new file and import that."
            )
        tables += tables_of(sheet)
        # Every shape and recipe is tried on each of them.
        if len(tables) > MOST_TABLES:
            raise UnreadableExtractError(
                f"\u201c{extract.name}\u201d has more than {MOST_TABLES:,} tables by sheet "
                f"\u201c{sheet.name}\u201d, so nothing was imported. Copy the ones you need into "
                "a new workbook and import that."
            )
    return tuple(tables)


def _most_filled(sheet: Sheet) -> int:
    """Return how many cells of a row hold something, at most."""
    return max((sum(cell != "" for cell in row) for row in sheet.values), default=0)


def tables_of(sheet: Sheet) -> tuple[FoundTable, ...]:
    """Return the tables of one sheet, from top to bottom and from left to right.

    Where there are more than `MOST_TABLES`, the search ends soon after them.
    """
    if not sheet.width:
        return ()
    found: list[FoundTable] = []
    grid = Grid(sheet, 1, sheet.width)
    parts: dict[tuple[int, int], Grid] = {}
    for first, last in runs_of(grid):
        if len(found) > MOST_TABLES:
            break
        for each in side_by_side(grid, first, last):
            part = parts.setdefault((each.left, each.right), each)
            runs = [(first, last)] if each is grid else runs_of(part, first, last)
            for start, end in runs:
                found += _tables_in(part, start, min(end, last))
    top = min((each.last_row for each in found), default=0)
    return _with_notes(grid, [each for each in found if not _is_about_others(each, found, top)])


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
    found = columns_of_table(grid, headings, last)
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
        columns = columns_of_table(grid, headings, body.last)
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
    """Add to each table what stands above and below it."""
    around = lines_around(grid, [each.area for each in tables])
    return tuple(
        _without_marks(
            replace(table, notes=above, footnotes=below, banners=banners_among(grid, above))
        )
        for table, (above, below) in zip(tables, around, strict=True)
    )


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
        _has_role,
    )
    columns = []
    for column in table.columns:
        parted = [marks.parted(level) for level in levels[column.index]]
        notes = tuple(dict.fromkeys(note for _, told in parted for note in told))
        columns.append(_renamed(column, [label for label, _ in parted], notes) if notes else column)
    return replace(table, columns=tuple(columns), marks=marks)


def _has_role(heading: str) -> bool:
    return role_of(heading) is not None


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


def _is_about_others(table: FoundTable, found: Sequence[FoundTable], highest: int) -> bool:
    """Tell whether a table is what stands above or below others: `Period: | March 2024`.

    Args:
        table: The table.
        found: All tables of the sheet.
        highest: The last row of the one that ends first.
    """
    first, *others = table.columns
    if len(others) != 1 or len(found) < 2 or others[0].role is Role.VALUE:
        return False
    top = table.header_rows[0] if table.header_rows else table.first_row
    told = [table.sheet.text(row, first.index) for row in range(top, table.last_row + 1)]
    labels = [text for text in told if text]
    about = sum(text.endswith(":") or bool(_ABOUT.fullmatch(text)) for text in labels)
    is_below = highest < top
    return about * 2 > len(labels) or (is_below and all(map(_NUMBERED.fullmatch, labels)))


def _known_headings(sheet: Sheet, row: int) -> int:
    # `Status:` labels what stands beside it, and heads no column.
    texts = (text for text in sheet.row_texts(row) if 0 < len(text) < 80 and text[-1] != ":")
    return sum(column_of(1, text).role not in {Role.TEXT, Role.BLANK} for text in texts)


def _is_of_numbers(sheet: Sheet, rows: Sequence[int], column: int) -> bool:
    cells = [raw for row in rows if (raw := sheet.raw(row, column)) != ""]
    return bool(cells) and all(isinstance(each, NUMBERS) for each in cells)


def _confidence(header_rows: tuple[int, ...], columns: tuple[Column, ...], rows: int) -> float:
    """Return how sure it is that this is a table: known headings, and enough rows under them."""
    if not header_rows:
        return 0.2
    headed = sum(bool(column.name) for column in columns) / len(columns)
    known = sum(column.role not in {Role.TEXT, Role.BLANK} for column in columns) / len(columns)
    return round(0.25 + 0.3 * headed + 0.35 * known + 0.1 * min(rows, 10) / 10, 2)


def total_problems(table: FoundTable) -> Iterator[Problem]:
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
        ImportKind.TOTAL,
        f"The total in {cell}{place} says {wrong.said:,f}, but {added} add up to "
        f"{wrong.added:,f}. Check which is right.",
        where=f"{sheet}!{cell}" if sheet else cell,
        arithmetic=f"{wrong.added:,f} - {wrong.said:,f} = {wrong.added - wrong.said:,f}",
    )


def notes_on(extract: Extract, tables: tuple[FoundTable, ...]) -> tuple[Problem, ...]:
    """Return what to know before trusting the tables: unread and hidden sheets, or no table."""
    found = {table.sheet.name for table in tables}
    notes = [problem for table in tables for problem in total_problems(table)]
    notes += [
        Problem(
            Severity.NOTE,
            ImportKind.HIDDEN_SHEET,
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
                ImportKind.NO_TABLE,
                f"No table was found in \u201c{extract.name}\u201d.",
                where=a1(1, 1),
            )
        )
    return (*extract.problems, *notes)
