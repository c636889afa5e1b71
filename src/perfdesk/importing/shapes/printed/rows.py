"""The rows of an appendix as printed, before anything is made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice

from perfdesk.core.errors import UnreadableExtractError, UntoldPositionError
from perfdesk.core.measures import Measure
from perfdesk.core.periods import Period
from perfdesk.core.settings import PackSettings, Scheme
from perfdesk.core.sources import CellReference
from perfdesk.core.strategy import Layer
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.formats.extract import Sheet, a1
from perfdesk.importing.formats.looks.appearance import Appearance, appearance_of
from perfdesk.importing.shapes.printed.headings import compared_words, number_alone
from perfdesk.importing.shapes.printed.pieces import Levels, Piece, levels_in, pieces_of
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.amounts import plain_amount, scaled_amount
from perfdesk.importing.vocabulary.codes import split_code
from perfdesk.importing.vocabulary.columns import Column, Role
from perfdesk.importing.vocabulary.facets import UNTOLD, Facets, Span, beneath
from perfdesk.importing.vocabulary.naming_periods import period_in, period_named
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.wordings import rating_of_fill

MOST_ROWS = 3000
"""Rows of an appendix: the largest that is printed has some hundreds."""

_PLAIN = Appearance()
_AMOUNTS = frozenset({Role.CURRENT, Role.PREVIOUS, Role.TARGET})
_LAYER_ROLES = (Role.LAYER, Role.PLAN, Role.OUTCOME)
_ABOVE = 30
"""Rows above the headings in which a title may name the position."""

_NO_LAYER = "All measures"
"""The one layer of an appendix that names none."""


@dataclass(frozen=True)
class Told:
    """What a cell says, and which one it is (`F12`)."""

    text: str
    cell: str


@dataclass(frozen=True)
class Dated(Told):
    """A figure of a period."""

    period: Period


@dataclass(frozen=True)
class PrintedRow:
    """One row of an appendix.

    Attributes:
        number: As the spreadsheet shows it.
        texts: The texts of its cells by what they say, without blanks around them.
        cells: The names of those cells (`F12`).
        sheet: The sheet that it stands on.
        rating: How the cell that carries the rating is shown.
        progress: How the cell that carries the arrow is shown.
        earlier: Figures of other periods than the current and the previous one.
        average: What England reaches, where a target stands beside it.
        comment: What officers say of it.
        dates: Of what time its figures are, where their headings say so.
        amount: The unit and the scale of its figures, where words say so; applied already.
        is_annual: Whether its target is headed as that of the year.
    """

    number: int
    texts: Mapping[Role, str]
    cells: Mapping[Role, str]
    sheet: Sheet
    rating: Appearance = _PLAIN
    progress: Appearance = _PLAIN
    earlier: tuple[Dated, ...] = ()
    average: Dated | None = None
    comment: Told | None = None
    dates: Mapping[Role, Period] = field(default_factory=dict)
    amount: Facets = UNTOLD
    is_annual: bool = False

    def text(self, *roles: Role) -> str:
        """Return the text of the first of *roles* that the row has; empty if it has none."""
        return next((self.texts[role] for role in roles if self.texts.get(role)), "")

    def where(self, cell: str) -> str:
        """Return the name of one of its cells, with the sheet where there is one."""
        if not self.sheet.name:
            return cell
        kind = "" if self.sheet.above else "sheet "
        return f"{kind}{self.sheet.name}, {cell}"


@dataclass(frozen=True)
class PrintedTable:
    """An appendix as printed.

    Attributes:
        position: What it reports.
        previous: What its previous column stands for.
        year: The year that its columns or rows are headed by, where the position is a part of it;
            None elsewhere.
        scheme: How it is rated, told by its columns.
        rows: Those with a measure in them.
        other_rows: Those that say they are about another year.
        hidden_rows: Those that the sheet does not show.
        left_out: Tables of the file that are laid out otherwise.
        other_columns: Columns that are not read, for what their headings say or do not say.
        undated: Headings of figures that do not say their time well enough to be read.
    """

    position: Period
    previous: Period
    year: Period | None
    scheme: Scheme
    rows: tuple[PrintedRow, ...]
    other_rows: tuple[PrintedRow, ...] = ()
    left_out: tuple[FoundTable, ...] = ()
    other_columns: tuple[Column, ...] = ()
    undated: tuple[str, ...] = ()
    hidden_rows: tuple[PrintedRow, ...] = ()

    def reference(self, job: ImportJob, row: PrintedRow, role: Role) -> CellReference:
        """Return the reference to one cell of a row."""
        return job.extract.reference(row.sheet, row.cells[role])


def is_printed_table(tables: Sequence[FoundTable], layers: Collection[str]) -> bool:
    """Tell whether tables are an appendix whose layers are named, in a column or a heading.

    Args:
        tables: The tables of a file.
        layers: The names of layers that are known.
    """
    pieces = pieces_of(tables)
    return any(each.names_layer(layers) and not each.is_sent_round for each in pieces)


def printed_table(job: ImportJob) -> PrintedTable:
    """Return the appendix that an extract holds.

    Raises:
        UntoldPositionError: Nothing in it says which year it reports, and nobody has.
        UnreadableExtractError: It has more than `MOST_ROWS`.
    """
    layers = [each.name for each in job.pack.table(Layer).values()]
    held = job.pack.table(PackSettings).get("pack")
    year = held.position if held else None
    pieces = pieces_of(job.tables, job.position, year)
    if not pieces and not job.pack.table(Measure):
        pieces = pieces_of(job.tables, job.position, year, bare=True)
    every = tuple(islice((row for piece in pieces for row in _rows(piece, layers)), MOST_ROWS + 1))
    if len(every) > MOST_ROWS:
        raise UnreadableExtractError(
            f"\u201c{job.extract.name}\u201d has more than {MOST_ROWS:,} rows of measures, so "
            "nothing was imported. Delete the rows that are no measures of the dashboard and "
            "import it again."
        )
    rows = tuple(row for row in every if row.number not in row.sheet.hidden_rows) or every
    position = job.position or _position(job, pieces, rows)
    if position is None:
        raise UntoldPositionError(
            f"\u201c{job.extract.name}\u201d does not say which year it reports, so nothing was "
            "imported. Give the year as the position, for example 2023/24."
        )
    columns = [each for piece in pieces for each in piece.columns.get(Role.PREVIOUS, ())]
    previous = next((each.period for each in columns if each.period), None)
    year = _headed_by(position, pieces, rows)
    # Rows are told apart by which they are: to compare all their words would take for ever.
    shown = {id(row) for row in rows}
    others = (
        () if job.position else tuple(row for row in rows if _is_of_another_year(row, position))
    )
    left_out = {id(row) for row in others}
    return PrintedTable(
        position,
        previous or (year or position).a_year_earlier(),
        year,
        _scheme(pieces, rows),
        tuple(row for row in rows if id(row) not in left_out),
        others,
        tuple(each for each in job.tables if not any(_covers(piece, each) for piece in pieces)),
        tuple({each.name: each for piece in pieces for each in piece.others}.values()),
        tuple(dict.fromkeys(each.name for piece in pieces for each in piece.headed.undated)),
        hidden_rows=tuple(row for row in every if id(row) not in shown),
    )


def _headed_by(
    position: Period, pieces: Sequence[Piece], rows: Sequence[PrintedRow]
) -> Period | None:
    """Return the year that a part of it is printed under: the words of a cell decide then."""
    headed = [each.period for piece in pieces for each in piece.columns.get(Role.CURRENT, ())]
    for row in rows[:1]:
        headed.append(period_named(row.text(Role.PERIOD, Role.POSITION)))
    year = position.year
    is_part = position.start == year.start and position != year and not position.is_snapshot
    return year if is_part and year in headed else None


def _covers(piece: Piece, table: FoundTable) -> bool:
    ours = piece.table
    return (
        ours.sheet is table.sheet
        and ours.first_row <= table.last_row
        and table.first_row <= ours.last_row
    )


def _is_of_another_year(row: PrintedRow, position: Period) -> bool:
    said = period_named(row.text(Role.PERIOD, Role.POSITION))
    return said is not None and said.year != position.year


def _rows(piece: Piece, layers: Collection[str]) -> Iterator[PrintedRow]:
    """Yield the rows with a description; layer, plan and outcome carry over to those below.

    In a workbook they often stand in the first row only, or in a merged cell, or in a row of
    their own.
    """
    carried: dict[Role, str] = {}
    dates = {
        role: columns[0].period for role, columns in piece.columns.items() if columns[0].period
    }
    around = _around(piece)
    for number, under in levels_in(piece, layers):
        texts: dict[Role, str] = {}
        cells: dict[Role, str] = {}
        amount = _amount_of_row(piece, number)
        for role, columns in piece.columns.items():
            text = " ".join(_shown(piece, number, columns).split())
            if role in _AMOUNTS:
                text = _with_scale(text, around, columns[0], amount)
            if role is Role.COMPARED_WITH and number_alone(text):
                text = f"{text} {compared_words(columns[0])}".strip()
            if role in _LAYER_ROLES:
                text = text or carried.get(role, "")
                carried[role] = text
            texts[role], cells[role] = text, a1(number, columns[0].index)
        if not texts.get(Role.DESCRIPTION):
            continue
        _add_levels(texts, under)
        _part_code(texts, cells)
        # The colour stands in a column of its own, else behind the figure.
        rated = piece.columns.get(Role.RATING) or piece.columns.get(Role.CURRENT, ())
        moved = piece.columns.get(Role.PROGRESS, ())
        yield PrintedRow(
            number,
            texts,
            cells,
            piece.table.sheet,
            _appearance(piece, number, rated),
            _appearance(piece, number, moved),
            tuple(_dated(piece, number, piece.headed.earlier, around, amount)),
            next(_dated(piece, number, (piece.headed.average,), around, amount), None),
            _comment(piece, number),
            dates,
            amount,
            any(each.facets.span is Span.YEAR for each in piece.columns.get(Role.TARGET, ())),
        )


def _dated(
    piece: Piece, row: int, columns: Iterable[Column | None], around: Facets, amount: Facets
) -> Iterator[Dated]:
    """Yield what the cells of columns of a period say, where they say anything."""
    for each in columns:
        text = _shown(piece, row, (each,)).strip() if each is not None else ""
        if each is not None and each.period is not None and text:
            said = _with_scale(text, around, each, amount)
            yield Dated(said, a1(row, each.index), each.period)


def _around(piece: Piece) -> Facets:
    """Return the unit and the scale that stand above a table (`All figures in \u00a3000s`)."""
    return reduce(
        beneath, (_amount(facets_of(each)) for each in piece.table.banners.values()), UNTOLD
    )


def _amount_of_row(piece: Piece, row: int) -> Facets:
    """Return the unit and the scale of a row: by its column of units, else by its own words.

    The words of a measure name a unit of its figures only with a scale: `Contracts over \u00a3100k`
    are no pounds.
    """
    told = UNTOLD
    for role in (Role.DESCRIPTION, Role.UNIT):
        columns = piece.columns.get(role, ())
        facets = _amount(facets_of(_shown(piece, row, columns))) if columns else UNTOLD
        if role is Role.UNIT or facets.scale_from:
            told = beneath(told, facets)
    return told


def _amount(facets: Facets) -> Facets:
    return Facets(unit=facets.unit, scale=facets.scale, scale_from=facets.scale_from)


def _with_scale(text: str, around: Facets, column: Column, amount: Facets) -> str:
    """Return a number in the unit and scale that banner, heading and row state.

    A percentage of one or less stays bare, so that it is looked at as a fraction of one.
    """
    facets = reduce(beneath, (around, _amount(column.facets), amount))
    scaled = scaled_amount(text, facets)
    reading = read_figure(scaled)
    is_small = reading.value is not None and abs(reading.value) <= 1
    return plain_amount(text) if facets.unit == "%" and is_small else scaled


def _comment(piece: Piece, row: int) -> Told | None:
    column = piece.headed.comment
    text = piece.table.sheet.cell(row, column.index).text.strip() if column else ""
    return Told(text, a1(row, column.index)) if column and text else None


def _shown(piece: Piece, row: int, columns: Sequence[Column]) -> str:
    said = (piece.table.sheet.text(row, each.index) for each in columns)
    return " ".join(each for each in said if each)


def _add_levels(texts: dict[Role, str], under: Levels) -> None:
    for role, text in (
        (Role.LAYER, under.layer), (Role.PLAN, under.plan), (Role.OUTCOME, under.outcome),
    ):  # fmt: skip
        if not texts.get(role):
            texts[role] = " ".join(text.split())
    texts[Role.LAYER] = texts[Role.LAYER] or _NO_LAYER
    # Measures stand under an outcome, if only under one that is called like their layer.
    texts[Role.OUTCOME] = texts[Role.OUTCOME] or texts[Role.LAYER]


def _part_code(texts: dict[Role, str], cells: dict[Role, str]) -> None:
    """Part a code from the words of a measure, where they stand in one cell."""
    if Role.MEASURE_CODE in texts:
        return
    code, words = split_code(texts[Role.DESCRIPTION])
    if code and words:
        texts[Role.MEASURE_CODE], texts[Role.DESCRIPTION] = code, words
        cells[Role.MEASURE_CODE] = cells[Role.DESCRIPTION]


def _appearance(piece: Piece, row: int, columns: Sequence[Column]) -> Appearance:
    return appearance_of(piece.table.sheet, row, columns[0].index) if columns else _PLAIN


def _position(
    job: ImportJob, pieces: Sequence[Piece], rows: tuple[PrintedRow, ...]
) -> Period | None:
    named = Counter(row.text(Role.PERIOD, Role.POSITION) for row in rows)
    named.pop("", None)
    for text, _ in named.most_common(1):
        told = period_named(text, likely=True)
        if told is not None:
            return told
    for piece in pieces:
        for current in piece.columns.get(Role.CURRENT, ()):
            if current.period is not None:
                return current.period
    return next(filter(None, map(period_in, _texts_above(job, pieces))), None)


def _texts_above(job: ImportJob, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield what stands above the tables, then the names of the sheets and of the file."""
    for piece in pieces:
        table = piece.table
        yield from table.sheet.above
        top = table.header_rows[0] if table.header_rows else table.first_row
        for number in range(max(1, top - _ABOVE), top):
            yield from (text for text in table.sheet.row_texts(number) if text)
    yield from (piece.table.sheet.name for piece in pieces)
    yield job.extract.name.rpartition(".")[0]


def _scheme(pieces: Sequence[Piece], rows: Sequence[PrintedRow]) -> Scheme:
    """Return how the appendix rates: red, amber and green have a column of that name."""
    rated = [each for piece in pieces for each in piece.columns.get(Role.RATING, ())]
    words = {row.text(Role.RATING).casefold() for row in rows}
    is_rag = bool(words & {"g", "a", "r", "green", "amber", "red"})
    if not rated:
        lights = {rating_of_fill(row.rating.fill, Scheme.RAG) for row in rows} - {None}
        return Scheme.RAG if len(lights) > 1 else Scheme.COMPARISON
    named = any("rag" in each.name.casefold() for each in rated)
    return Scheme.RAG if named or is_rag else Scheme.COMPARISON
