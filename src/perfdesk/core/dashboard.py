"""The dashboard of a pack at a position: the one view that grid, workbook and PDF show.

Nothing downstream of this module formats a number, rates a figure or chooses a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from operator import is_
from types import MappingProxyType

from perfdesk.core.benchmarks.finding import NO_QUARTILE, QuartileFinding
from perfdesk.core.figures import Figure, Form
from perfdesk.core.measures import Aim
from perfdesk.core.periods import Period
from perfdesk.core.rules.forecast import Forecast, TargetToDate
from perfdesk.core.settings import Scheme
from perfdesk.core.targets import NO_TARGET, TargetReading
from perfdesk.core.verdicts import Progress, Rating


class Column(StrEnum):
    """What a column of the dashboard shows.

    A trend is drawn from the chart of its measure by whoever shows it; rows have no cell for it.
    """

    CODE = "code"
    DESCRIPTION = "description"
    AIM = "aim"
    TARGET = "target"
    RATING = "rating"
    PROGRESS = "progress"
    CURRENT = "current"
    PREVIOUS = "previous"
    QUARTILE = "quartile"
    RANK = "rank"
    FORECAST = "forecast"
    ANNUAL_TARGET = "annual target"
    TARGET_TO_DATE = "target to date"
    TREND = "trend"
    COMMENTARY = "commentary"
    NOTE = "internal note"
    OWNER = "owner"
    STAGE = "stage"


FIGURE_COLUMNS = (
    Column.TARGET,
    Column.CURRENT,
    Column.PREVIOUS,
    Column.FORECAST,
    Column.ANNUAL_TARGET,
    Column.TARGET_TO_DATE,
)
"""The columns that numbers stand in, one below another."""

INTERNAL_COLUMNS = frozenset({Column.NOTE, Column.OWNER, Column.STAGE})
"""The columns that never leave the office."""


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column and its heading as printed (`2023/24 performance`)."""

    column: Column
    heading: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell.

    Attributes:
        text: As printed: what stands before the number, the number, and what follows it.
        value: The exact number behind it, in single units and per cent; None for words, or for
            the two numbers of a band.
        decimals: Digits after the point in the written form.
        form: How the number is written.
        before: What stands before the number (`<`).
        number: The number or band as printed (`182.0k`, `55-60%`); empty where all is words.
        after: What follows the number, with the space between (` (Apr-Nov)`).
        reason: Why it says so, or where it came from; a sentence for tooltips and notes.
        spoken: What a screen reader should say for it; never empty.
        flagged: Whether the text was not understood.
    """

    text: str
    value: Decimal | None = None
    decimals: int = 0
    form: Form = Form.PLAIN
    before: str = ""
    number: str = ""
    after: str = ""
    reason: str = ""
    spoken: str = ""
    flagged: bool = False

    @property
    def words(self) -> str:
        """The words behind the number alone; empty where there is no number."""
        return self.after.strip()

    @property
    def figure(self) -> str:
        """The number with what stands before it; the whole text where all is words."""
        return f"{self.before}{self.number}" if self.number else self.text

    @property
    def is_aligned(self) -> bool:
        """Whether it stands under other numbers: its number has no words before it."""
        return bool(self.number) and not any(each.isalnum() for each in self.before)

    @property
    def tail(self) -> str:
        """What of the number follows the units: `.6%`, `k`; empty for a band and for words."""
        if self.value is None or not self.number:
            return ""
        places = self.decimals + 1 if self.decimals else 0
        behind = {Form.PLAIN: 0, Form.ORDINAL: 2}.get(self.form, 1)
        return self.number[len(self.number) - places - behind :]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a row is made of, looked up once: everything that tells of a measure takes it here.

    Attributes:
        current: The figure of the position; None where there is none.
        previous: The figure of the previous column.
        target: The target or comparator.
        aim: Which way is good, the framework's where the measure has none.
        scheme: How the measure is rated.
        forecast: The year-end forecast; None where nothing is to be forecast.
        to_date: What of the year's target is due by now; None where it is not divided.
        quartile: Where the council stands among all, with the year of that.
        margins: The published margins of error of the current and the previous figure.
    """

    current: Figure | None = None
    previous: Figure | None = None
    target: TargetReading = NO_TARGET
    aim: Aim = Aim.UNSTATED
    scheme: Scheme = Scheme.RAG
    forecast: Forecast | None = None
    to_date: TargetToDate | None = None
    quartile: QuartileFinding = NO_QUARTILE
    margins: tuple[Decimal | None, Decimal | None] = (None, None)


NO_FACTS = Facts()
"""Of a row of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure at the position.

    Attributes:
        measure: Id of the measure.
        cells: One for each column of the dashboard, those that are optional too.
        rating: The verdict against target or comparator.
        progress: The verdict against the previous figure.
        depth: How many measures it is a part of, one within another; such rows are shown set in
            below their whole, and not printed.
        is_draft: Whether its commentary is not final yet; a draft is not printed.
        facts: What the row is made of; two rows that show the same are equal.
    """

    measure: str
    cells: Mapping[Column, Cell]
    rating: Rating
    progress: Progress
    depth: int = 0
    is_draft: bool = False
    facts: Facts = field(default=NO_FACTS, compare=False)

    def as_printed(self) -> Row:
        """Return the row without what is internal or not final."""
        cells = {
            column: cell for column, cell in self.cells.items() if column not in INTERNAL_COLUMNS
        }
        if self.is_draft:
            cells[Column.COMMENTARY] = Cell("", spoken="No commentary")
        return replace(self, cells=MappingProxyType(cells), is_draft=False)

    @property
    def description(self) -> str:
        """The measure's words."""
        return self.cells[Column.DESCRIPTION].text


@dataclass(frozen=True, slots=True)
class OutcomeTable:
    """The rows under one outcome.

    Attributes:
        outcome: Id of the outcome.
        plan: The strategic plan it belongs to.
        name: Its short name.
        statement: What it promises; may be empty.
        rows: In printed order.
    """

    outcome: str
    plan: str
    name: str
    statement: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LayerView:
    """One layer of the strategy with its outcomes.

    Attributes:
        layer: Id of the layer.
        name: As printed (`Delay need`).
        outcomes: Those that have measures at the position.
    """

    layer: str
    name: str
    outcomes: tuple[OutcomeTable, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """All rows in printed order."""
        return chain.from_iterable(outcome.rows for outcome in self.outcomes)

    @property
    def counted(self) -> tuple[Row, ...]:
        """The rows that counts are about: those that are not parts of others."""
        return tuple(row for row in self.rows if row.depth == 0)


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything a dashboard shows at one position, worked out and in words.

    Attributes:
        title: Of the pack.
        council: Name of our council.
        position: What is reported.
        previous: The period of the previous column.
        scheme: How figures are rated.
        provisional: Whether the figures are not final yet.
        columns: In printed order.
        optional: Columns that a view may show as well and nothing prints; each row has their
            cells.
        layers: In printed order; all layers of the pack, also those without rows.
        runs_to: The part of the position that its figures are for, where most of those that add
            up over the months say so in their own words; None where they are for all of it.
    """

    title: str
    council: str
    position: Period
    previous: Period
    scheme: Scheme
    provisional: bool
    columns: tuple[ColumnHead, ...]
    layers: tuple[LayerView, ...]
    optional: tuple[ColumnHead, ...] = ()
    runs_to: Period | None = None

    @property
    def period_in_words(self) -> str:
        """The months that the figures are for: `April 2021 to November 2021`."""
        return (self.runs_to or self.position).in_words

    @property
    def rows(self) -> Iterator[Row]:
        """All rows of all layers in printed order."""
        # Every edit goes through them several times: through no generator within another.
        return chain.from_iterable(
            outcome.rows for layer in self.layers for outcome in layer.outcomes
        )

    @property
    def counted(self) -> tuple[Row, ...]:
        """The rows that counts are about, of all layers: those that are not parts of others."""
        return tuple(row for layer in self.layers for row in layer.counted)

    def as_printed(self) -> Dashboard:
        """Return what may leave the office: no parts of other rows, no notes, no drafts."""
        public = replace(
            self,
            optional=tuple(head for head in self.optional if head.column not in INTERNAL_COLUMNS),
        )
        return public.with_rows(
            lambda rows: tuple(row.as_printed() for row in rows if row.depth == 0)
        )

    def with_rows(self, change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> Dashboard:
        """Return the dashboard with the rows of each outcome changed; outcomes stay."""
        layers = []
        for layer in self.layers:
            tables = tuple(
                table if (rows := change(table.rows)) is table.rows else replace(table, rows=rows)
                for table in layer.outcomes
            )
            is_same = all(map(is_, tables, layer.outcomes))
            layers.append(layer if is_same else replace(layer, outcomes=tables))
        return replace(self, layers=tuple(layers))
