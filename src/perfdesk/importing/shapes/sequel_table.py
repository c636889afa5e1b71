"""A table of contacts by what followed: sequels down, months across, as reporting servers print.

The sequels are summed to the layers of the strategy that they count towards, and each layer's
share of all contacts is the figure; its counts are kept with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from perfdesk.core.imports.answers import AnswerKey
from perfdesk.core.measures import Unit
from perfdesk.core.periods import Period
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.sequels import SequelLayer, layer_of_sequel
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells, LocalFigures
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import CellKind, a1, cell_range
from perfdesk.importing.matching.matcher import Label
from perfdesk.importing.matching.questions import SKIP, Choice, NotUnderstood, kept_question
from perfdesk.importing.recipes.family import recipe_of_shares
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, Role
from perfdesk.importing.vocabulary.wordings import normal_words

_FEWEST_SEQUELS = 4
_FEWEST_LAYERS = 3
_TOTAL = re.compile(r"(?:grand )?total\b|all (?:contacts|sequels)\b", re.IGNORECASE)
_NO_COUNTS = {"", "-", "\u2013", "[z]"}


@dataclass(frozen=True)
class SequelTable:
    """The family of tables of contacts by sequel."""

    name: str = "contacts by sequel"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether the labels of a table are sequels, of most layers, over periods."""
        return any(_labels(table) is not None for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the layers' shares of the periods that the pack has columns for."""
        draft = Draft(job, recipe_of_shares(job.pack))
        for table in job.tables:
            labels = _labels(table)
            if labels is not None:
                _SequelReader(job, draft, table, labels).take()
        return draft.plan()


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    layer: SequelLayer


def _labels(table: FoundTable) -> Column | None:
    """Return the column whose cells are sequels; None where there is none, or no periods."""
    if not _dated(table) or table.has(Role.ONS_CODE) or table.has(Role.PLACE_CODE):
        return None
    for column in table.columns:
        words = {table.sheet.text(row, column.index) for row in table.row_numbers[:100]}
        layers = [layer for each in words if (layer := layer_of_sequel(each)) is not None]
        if len(layers) >= _FEWEST_SEQUELS and len(set(layers)) >= _FEWEST_LAYERS:
            return column
    return None


def _dated(table: FoundTable) -> list[Column]:
    """Return the columns of figures that are about some period."""
    return [
        column
        for column in table.columns
        if column.period is not None and not column.period.is_snapshot
    ]


@dataclass
class _SequelReader:
    """Reads one table.

    Attributes:
        job: The import.
        draft: Takes the figures.
        table: What is read.
        labels: Its column of sequels.
    """

    job: ImportJob
    draft: Draft
    table: FoundTable
    labels: Column
    _unread: list[str] = field(default_factory=list)

    def take(self) -> None:
        """Take the shares of every span that the pack has a column for and the table fills."""
        rows, totals, waiting = self._rows()
        if waiting:
            return
        taken = False
        for span in self._spans():
            columns = self._columns_of(span)
            if columns:
                taken = True
                self._check_total(rows, totals, columns, span)
                self._add_shares(rows, columns, span)
        if not taken:
            self._tell_gap()
        if self._unread:
            self.draft.problems.append(
                Problem(
                    Severity.WARNING,
                    ImportKind.COUNT,
                    "These cells do not hold a count and were not added: "
                    f"{', '.join(dict.fromkeys(self._unread))}.",
                    where=f"sheet {self.table.sheet.name}",
                )
            )

    def _rows(self) -> tuple[list[_Row], list[int], bool]:
        """Return the rows with their layers, the total rows, and whether an answer is awaited."""
        rows: list[_Row] = []
        totals: list[int] = []
        waiting = False
        for number in self.table.row_numbers:
            words = self.table.sheet.text(number, self.labels.index)
            layer = layer_of_sequel(words)
            if _TOTAL.match(words):
                totals.append(number)
            elif layer is not None:
                rows.append(_Row(number, layer))
            elif self._has_counts(number):
                answer = self._asked(words, number)
                waiting = waiting or answer is None
                if answer and answer != SKIP:
                    rows.append(_Row(number, SequelLayer(answer)))
        return rows, totals, waiting

    def _has_counts(self, row: int) -> bool:
        cells = (self.table.sheet.cell(row, column.index) for column in _dated(self.table))
        return any(cell.number is not None for cell in cells)

    def _asked(self, words: str, row: int) -> str | None:
        """Return which layer a sequel counts towards, as answered; None until it is."""
        where = self._reference(row, self.labels.index)
        question = kept_question(
            AnswerKey("layer", self.job.source.family, normal_words(words)),
            f"Which layer does the sequel \u201c{words}\u201d count towards?",
            where,
            (
                *(Choice(each.value, f"{each.value} need") for each in SequelLayer),
                Choice(SKIP, "None: leave its contacts out of all shares"),
            ),
        )
        left = NotUnderstood(
            where,
            words,
            f"No shares are imported until you say which layer \u201c{words}\u201d counts towards.",
        )
        return self.job.asking.answer(question, words, left)

    def _spans(self) -> Iterator[Period]:
        """Yield the columns of the pack, each once."""
        pack = self.job.pack
        spans = (span for each in pack.positions for span in (each.period, each.previous))
        yield from sorted({each for each in spans if each.is_whole_months})

    def _columns_of(self, span: Period) -> list[Column]:
        """Return the columns that make up a span, one a month; empty where some are missing."""
        months = {
            column.period: column
            for column in self._filled()
            if column.period is not None
            and column.period.months == 1
            and span.start <= column.period.start <= span.end
        }
        if len(months) == span.months:
            return list(months.values())
        return [column for column in self._filled() if column.period == span][:1]

    def _filled(self) -> list[Column]:
        rows = self.table.row_numbers
        return [
            column
            for column in _dated(self.table)
            if any(self.table.sheet.cell(row, column.index).number is not None for row in rows)
        ]

    def _count(self, row: int, columns: Sequence[Column]) -> Decimal:
        total = Decimal(0)
        for column in columns:
            cell = self.table.sheet.cell(row, column.index)
            if cell.number is not None and cell.kind is CellKind.NUMBER:
                total += cell.number
            elif cell.text.strip() not in _NO_COUNTS:
                self._unread.append(a1(row, column.index))
        return total

    def _add_shares(self, rows: Sequence[_Row], columns: Sequence[Column], span: Period) -> None:
        counts = dict.fromkeys(SequelLayer, Decimal(0))
        for row in rows:
            counts[row.layer] += self._count(row.number, columns)
        everything = sum(counts.values(), Decimal(0))
        if not everything:
            return
        for layer, count in counts.items():
            where = self._range([each for each in rows if each.layer is layer] or rows, columns)
            measure = self.draft.matcher.measure_of(Label(layer.value, where, Unit.PERCENT, 1))
            if measure is not None:
                LocalFigures(self.draft).add(
                    measure, span, LocalCells("", where, count, everything)
                )

    def _check_total(
        self,
        rows: Sequence[_Row],
        totals: Sequence[int],
        columns: Sequence[Column],
        span: Period,
    ) -> None:
        """Say so where the table's own total is not the sum of its sequels."""
        added = sum((self._count(row.number, columns) for row in rows), Decimal(0))
        for row in totals:
            told = self._count(row, columns)
            if told != added:
                self.draft.problems.append(
                    Problem(
                        Severity.WARNING,
                        ImportKind.TOTAL,
                        f"The sequels for {span} add up to {added:,f}, but the total row says "
                        f"{told:,f}. The sequels were used.",
                        where=str(self._range([_Row(row, SequelLayer.PREVENT)], columns)),
                    )
                )

    def _tell_gap(self) -> None:
        months = sorted(
            column.period
            for column in self._filled()
            if column.period and column.period.months == 1
        )
        has = f"has {len(months)} months, to {months[-1]}" if months else "has no months"
        wanted = self.job.pack.settings.position
        self.draft.leave_out(
            self.job.extract.reference(self.table.sheet, self.table.range),
            has,
            f"The table of contacts {has}, which does not cover {wanted} or any other column "
            "in the pack, so no shares were imported.",
        )

    def _range(self, rows: Sequence[_Row], columns: Sequence[Column]) -> CellReference:
        numbers, indexes = [each.number for each in rows], [each.index for each in columns]
        cells = cell_range(min(numbers), min(indexes), max(numbers), max(indexes))
        return self.job.extract.reference(self.table.sheet, cells)

    def _reference(self, row: int, column: int) -> CellReference:
        return self.job.extract.reference(self.table.sheet, a1(row, column))
