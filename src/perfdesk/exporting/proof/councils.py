"""Proof of what a workbook tells of all councils: each figure, rank and quartile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfdesk.core.charting import BenchmarkDot
from perfdesk.core.narrative.report import Report
from perfdesk.exporting.proof.comparing import Proof, quoted
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.councils import (
    COUNCIL,
    FIGURE,
    QUARTILE,
    RANK,
    CouncilBlock,
    council_blocks,
)
from perfdesk.exporting.workbook.number_formats import rendered
from perfdesk.exporting.workbook.writing import COUNCIL_DATA

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_CLOSE = 1e-9


def prove_councils(book: Workbook, report: Report) -> Proof:
    """Compare every council of every benchmark chart with what *report* has of it.

    Args:
        book: As it was read back.
        report: What it was written from.
    """
    blocks = council_blocks(report.dashboard, report.charts.benchmarks)
    if not blocks:
        return Proof(0, ())
    if COUNCIL_DATA not in book.sheetnames:
        return Proof(1, (f"The sheet {COUNCIL_DATA} is missing",))
    sheet = book[COUNCIL_DATA]
    found = [
        _difference(sheet, block, at, dot)
        for block in blocks
        for at, dot in enumerate(block.spec.dots)
    ]
    return Proof(len(found), tuple(each for each in found if each))


def _difference(sheet: Worksheet, block: CouncilBlock, at: int, dot: BenchmarkDot) -> str:
    """Return how the row of a council differs from the chart; empty where it does not."""
    row = block.first_row + at + 1
    cells = {column: sheet.cell(row, column + 1) for column in (RANK, COUNCIL, FIGURE, QUARTILE)}
    held = cells[FIGURE].value
    value = held if isinstance(held, int | float) else None
    shown = "" if value is None else rendered(float(value), cells[FIGURE].number_format)
    expected = (dot.rank or None, printable(dot.name), printable(dot.quartile) or None)
    told = tuple(cells[column].value for column in (RANK, COUNCIL, QUARTILE))
    stored = block.stored(dot.value)
    is_close = value is not None and abs(value - stored) <= _CLOSE * max(1.0, abs(stored))
    if told == expected and is_close and shown == dot.text.split(" ", 1)[0]:
        return ""
    return (
        f"{COUNCIL_DATA}, {cells[FIGURE].coordinate}: {quoted(dot.name)} is {quoted(shown)} where "
        f"the chart has {quoted(dot.text)}"
    )
