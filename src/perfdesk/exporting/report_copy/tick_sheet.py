"""The tick-mark sheet: every number of a report with what it was held against, for an auditor."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from perfdesk.core.claims.claim import ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground
from perfdesk.core.claims.reading.quantities import numbers_in

_HEADINGS = (
    ("Where", 16), ("Tick", 6), ("Number or words", 34), ("In the text", 60), ("Result", 14),
    ("What it was held against", 60), ("Measure", 40), ("What would mend it", 44),
)  # fmt: skip
_TICKS: Mapping[ClaimVerdict, str] = {
    ClaimVerdict.CONSISTENT: "\u2713",
    ClaimVerdict.ERROR: "\u2717",
    ClaimVerdict.ROUNDING: "\u2248",
    ClaimVerdict.DEFINITION: "\u2260",
    ClaimVerdict.CANNOT_TELL: "?",
    ClaimVerdict.NO_SOURCE: "\u2013",
}
_KEY = (
    ("\u2713", "agrees with the sum or figure shown"),
    ("\u2717", "is wrong"),
    ("\u2248", "is explained by rounding"),
    ("\u2260", "has another base, period or label"),
    ("?", "cannot be told"),
    ("\u2013", "has nothing to be held against"),
)
_AROUND = 60
_LINE = 15
"""Points of a line of text."""
_LETTER = 1.1
"""How much wider than its share of a column a letter may be."""
_MORE = "\u2026"
_NOT_A_FIGURE = "not a figure"


@dataclass(frozen=True, slots=True)
class TickRow:
    """A row of the sheet, in the order of its columns.

    Attributes:
        where: The paragraph.
        tick: The mark.
        words: The number or words that were checked.
        context: What is around them.
        result: The verdict.
        against: The sum or figure.
        measure: The words of the measure.
        mend: What would mend it.
    """

    where: str
    tick: str
    words: str
    context: str
    result: str
    against: str
    measure: str
    mend: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells in order."""
        return (
            self.where, self.tick, self.words, self.context, self.result, self.against,
            self.measure, self.mend,
        )  # fmt: skip


def tick_rows(ground: Ground, findings: Sequence[Finding]) -> tuple[TickRow, ...]:
    """Return a row for every claim, and for every number that is in none, in reading order."""
    placed: list[tuple[int, int, TickRow]] = []
    for each in findings:
        claim = each.claim
        text = ground.passages[claim.passage].text
        measure = ground.pack.measure(each.measure).description if each.measure else ""
        row = TickRow(
            ground.report.passages[claim.passage].place if each.quote else "not in the report",
            _TICKS[each.verdict], each.quote, _context(text, claim.start, claim.end),
            each.verdict.value, each.message, measure, each.suggestion,
        )  # fmt: skip
        placed.append((claim.passage, claim.start, row))
    for read in ground.passages:
        mine = [each.claim for each in findings if each.claim.passage == read.index]
        for match in numbers_in(read.text):
            if not any(claim.start < match.end() and claim.end > match.start() for claim in mine):
                row = TickRow(
                    read.passage.place, "", match[0], _context(read.text, *match.span()),
                    _NOT_A_FIGURE, "", "", "",
                )  # fmt: skip
                placed.append((read.index, match.start(), row))
    return tuple(row for _, _, row in sorted(placed, key=lambda each: each[:2]))


def write_tick_sheet(ground: Ground, findings: Sequence[Finding], path: Path) -> int:
    """Write the sheet as a workbook, and return how many rows it has."""
    import xlsxwriter

    rows = tick_rows(ground, findings)
    with xlsxwriter.Workbook(
        str(path),
        {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    ) as book:
        book.set_properties({"title": f"Numbers of {ground.report.name or 'the report'}"})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        mark = book.add_format({"align": "center", "valign": "top"})
        sheet = book.add_worksheet("Numbers")
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, (heading, width) in enumerate(_HEADINGS):
            sheet.write_string(0, column, heading, head)
            sheet.set_column(column, column, width)
        for place, row in enumerate(rows, start=1):
            sheet.set_row(place, _LINE * _lines(row))
            for column, cell in enumerate(row.cells):
                sheet.write_string(place, column, cell, mark if column == 1 else body)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(_HEADINGS) - 1)
        key = book.add_worksheet("Key")
        key.set_column(0, 0, 8)
        key.set_column(1, 1, 60)
        key.write_row(0, 0, ["Tick", "The number"], head)
        for place, (tick, words) in enumerate(_KEY, start=1):
            key.write_string(place, 0, tick, mark)
            key.write_string(place, 1, words, body)
    return len(rows)


def _lines(row: TickRow) -> int:
    """Return how many lines the longest cell of a row wraps to."""
    widths = (width for _, width in _HEADINGS)
    return max(
        math.ceil(len(cell) * _LETTER / width)
        for cell, width in zip(row.cells, widths, strict=True)
        if cell
    )


def _context(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    words = " ".join(text[first:last].split())
    return f"{_MORE if first else ''}{words}{_MORE if last < len(text) else ''}"
