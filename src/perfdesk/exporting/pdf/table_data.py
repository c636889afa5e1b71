"""The rows of the table as the plain data that the templates print, in either layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from perfdesk.core.dashboard import FIGURE_COLUMNS, Cell, Column, Row
from perfdesk.core.narrative.plain_table import PlainRow
from perfdesk.core.narrative.remarks import Remark
from perfdesk.core.narrative.report import Report
from perfdesk.core.reporting.report import Lettering
from perfdesk.core.verdicts import ProgressWord, Tone
from perfdesk.exporting.pdf.characters import Speller

_SHORT = 14
# The longest texts and words decide how wide a column is; these many are measured.
_MEASURED = 4
# Longer words are broken by the template.
_UNBROKEN = 24
_LONG = 400
"""Letters of a cell from which on a page may not hold its row whole."""

_LONG_REMARKS, _LONG_REMARKS_LARGE = 3000, 1000
"""Letters of all remarks on a row from which on that is so; in large print."""

Spell = Callable[[str], str]
CellData = dict[str, str]


class Cells(Protocol):
    """The columns and cells of one layout."""

    @property
    def heads(self) -> Sequence[tuple[str, str]]:
        """Kind and heading of each column."""

    def texts(self, row: Row) -> Sequence[str]:
        """Return what stands in each cell of a row, for the width of its column."""

    def cells(self, row: Row) -> list[CellData]:
        """Return the cells of a row."""


class PrintedCells:
    """The table that councillors know: the columns of the dashboard."""

    def __init__(self, report: Report, speller: Speller) -> None:
        self._columns = report.dashboard.columns
        self._speller = speller

    @property
    def heads(self) -> Sequence[tuple[str, str]]:
        """Kind and heading of each column."""
        return [(head.column.value, head.heading) for head in self._columns]

    def texts(self, row: Row) -> Sequence[str]:
        """Return what stands in each cell of a row."""
        return [row.cells[head.column].text for head in self._columns]

    def cells(self, row: Row) -> list[CellData]:
        """Return the cells of a row."""
        cells = []
        for head in self._columns:
            spell = _spell(self._speller, row.measure, head.heading)
            cell = row.cells[head.column]
            if head.column is Column.RATING:
                cells.append(_rating(row, cell.text, spell))
            elif head.column is Column.PROGRESS:
                cells.append(_progress(row, cell.text, spell))
            elif head.column in FIGURE_COLUMNS:
                cells.append(_figure(cell, spell))
            else:
                cells.append({"words": spell(cell.text)})
        return cells


class PlainCells:
    """Six columns of words."""

    KINDS = ("measure", "current", "previous", "compared", "rating", "progress")

    def __init__(self, report: Report, speller: Speller) -> None:
        self._table = report.plain
        self._speller = speller

    @property
    def heads(self) -> Sequence[tuple[str, str]]:
        """Kind and heading of each column."""
        return list(zip(self.KINDS, self._table.headings, strict=True))

    def texts(self, row: Row) -> Sequence[str]:
        """Return the longest line of each cell of a row; words below a figure are one."""
        plain = self._table.rows[row.measure]
        lines = ((each.figure, each.words) for each in (plain.now, plain.before))
        now, before = (max(each, key=len) for each in lines)
        compared = max(plain.compared, key=len)
        return [plain.name, now, before, compared, plain.rating, plain.change]

    def cells(self, row: Row) -> list[CellData]:
        """Return the cells of a row."""
        plain = self._table.rows[row.measure]
        spells = [_spell(self._speller, row.measure, heading) for _, heading in self.heads]
        return [
            {"words": spells[0](plain.name), "beside": spells[0](_beside(plain))},
            _figure(plain.now, spells[1], plain.forecast),
            _figure(plain.before, spells[2], plain.quartile),
            {
                "words": spells[3](plain.compared[0]),
                "beside": spells[3]("; ".join(plain.compared[1:])),
            },
            _rating(row, plain.rating, spells[4]),
            _progress(row, plain.change, spells[5]),
        ]


def table_data(
    report: Report, cells: Cells, speller: Speller, *, with_remarks: bool
) -> dict[str, object]:
    """Return columns and layers.

    Args:
        report: What to print.
        cells: In which layout.
        speller: Writes every text in the characters of the font.
        with_remarks: Whether what is said about a measure stands under its row.
    """
    rows = tuple(report.dashboard.rows)
    texts = [cells.texts(row) for row in rows]
    return {
        "columns": [
            _column(kind, speller.spell(heading), [speller.spell(each[at]) for each in texts])
            for at, (kind, heading) in enumerate(cells.heads)
        ],
        "layers": [
            {
                "name": speller.spell(layer.name),
                "outcomes": [
                    {
                        "plan": speller.spell(outcome.plan),
                        "name": speller.spell(outcome.name),
                        "statement": speller.spell(outcome.statement),
                        "rows": [
                            _row(report, row, cells, speller, with_remarks=with_remarks)
                            for row in outcome.rows
                        ],
                    }
                    for outcome in layer.outcomes
                ],
            }
            for layer in report.dashboard.layers
        ],
    }


def remarks_data(
    remarks: Iterable[Remark], measure: str, speller: Speller
) -> list[dict[str, object]]:
    """Return remarks with the lines that somebody wrote."""
    spell = _spell(speller, measure, "commentary")
    return [
        {"kind": each.kind.value, "lines": [spell(line) for line in each.lines]} for each in remarks
    ]


def is_long(remarks: Iterable[Remark], lettering: Lettering) -> bool:
    """Tell whether a page may not hold remarks whole, beside the row that they are about."""
    most = _LONG_REMARKS_LARGE if lettering is Lettering.LARGE else _LONG_REMARKS
    return sum(len(remark.text) for remark in remarks) > most


def _row(
    report: Report, row: Row, cells: Cells, speller: Speller, *, with_remarks: bool
) -> dict[str, object]:
    remarks = report.remarks.get(row.measure, ()) if with_remarks else ()
    own = cells.cells(row)
    return {
        "id": row.measure,
        "cells": own,
        "remarks": remarks_data(remarks, row.measure, speller),
        # What is so long that a page may not hold it is all that is split.
        "long": any(len(cell["words"]) > _LONG for cell in own),
        "long_remarks": is_long(remarks, report.settings.lettering),
    }


def _spell(speller: Speller, measure: str, where: str) -> Spell:
    return lambda text: speller.spell(text, measure=measure, where=where)


def _column(kind: str, heading: str, held: Iterable[str]) -> dict[str, object]:
    texts = {heading, *held}
    return {
        "kind": kind,
        "heading": heading,
        "texts": _longest(texts),
        "words": _longest({word[:_UNBROKEN] for text in texts for word in text.split(" ")}),
    }


def _longest(texts: set[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))[:_MEASURED]


def _rating(row: Row, text: str, spell: Spell) -> CellData:
    words = text
    if row.rating.tone is Tone.NONE and row.rating.override is None:
        words = text or row.rating.reason
    return {"tone": row.rating.tone.value, "words": spell(words)}


def _progress(row: Row, text: str, spell: Spell) -> CellData:
    word = row.progress.word
    tone = "" if word is ProgressWord.NONE else row.progress.tone.value
    return {"tone": tone, "words": spell(text)}


def _figure(cell: Cell, spell: Spell, further: str = "") -> CellData:
    """Return a number, what of it follows the units, and the words below it, with further ones."""
    if not cell.is_aligned or len(cell.figure) > _SHORT:
        return {"words": "; ".join(filter(None, (spell(cell.text), spell(further))))}
    below = "; ".join(filter(None, (spell(cell.words), spell(further))))
    aligned = {"after": spell(cell.tail)} if cell.value is not None else {}
    return {"number": spell(cell.figure), "words": below, **aligned}


def _beside(plain: PlainRow) -> str:
    good = f"{plain.good}. " if plain.good else ""
    return f"{good}{plain.code}".strip()
