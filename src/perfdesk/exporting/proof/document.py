"""Proof of the Word document: its tables are read and compared cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.dashboard import Column, Dashboard, Row
from perfdesk.core.narrative.report import Report
from perfdesk.exporting.proof.comparing import Proof, joined, prove_promises, quoted
from perfdesk.exporting.workbook.characters import printable

if TYPE_CHECKING:
    from docx.table import Table


def prove_word(path: Path, report: Report) -> Proof:
    """Read a Word document back and compare each cell of each row with *report*.

    Args:
        path: The document, whatever its name ends with.
        report: What it was written from.

    Raises:
        OSError: The file cannot be read.
    """
    from zipfile import BadZipFile

    import docx
    from docx.opc.exceptions import OpcError

    try:
        with path.open("rb") as stream:
            document = docx.Document(stream)
            tables = document.tables
    except (BadZipFile, OpcError, KeyError, ValueError) as problem:
        return Proof(0, (f"The Word document cannot be read back ({problem})",))
    dashboard = report.dashboard
    outcomes = [each for layer in dashboard.layers for each in layer.outcomes if each.rows]
    if len(tables) != len(outcomes):
        wanted = f"{len(tables)} tables where {len(outcomes)} outcomes have measures"
        return Proof(0, (f"The Word document has {wanted}",))
    compared = 0
    differences: list[str] = []
    for table, outcome in zip(tables, outcomes, strict=True):
        compared += len(outcome.rows) * len(dashboard.columns)
        differences += _differences(table, dashboard, outcome.rows)
    said = joined("".join(paragraph.text for paragraph in document.paragraphs))
    for row in dashboard.rows:
        for remark in report.remarks.get(row.measure, ()):
            compared += 1
            if joined(printable(f"{_named(row)}. {remark.kind.value}: {remark.text}")) not in said:
                differences.append(
                    f"Word document: what is said about {quoted(row.description)} is missing"
                )
    promised = prove_promises(said, report, "Word document")
    differences += promised.differences
    return Proof(compared + promised.compared, tuple(differences))


def _named(row: Row) -> str:
    """Return the words of a measure, of which none are to end in two full stops."""
    return row.description.strip().rstrip(".")


def _differences(table: Table, dashboard: Dashboard, rows: tuple[Row, ...]) -> Iterator[str]:
    heads = dashboard.columns
    lines = [[joined(cell.text) for cell in line.cells] for line in table.rows]
    if not lines or lines[0] != [joined(printable(head.heading)) for head in heads]:
        yield "The column headings of a table in the Word document differ"
        return
    if len(lines) - 1 != len(rows):
        yield f"A table in the Word document has {len(lines) - 1} rows, not {len(rows)}"
        return
    for row, line in zip(rows, lines[1:], strict=True):
        for head, shown in zip(heads, line, strict=True):
            expected = row.cells[head.column].text
            if head.column is Column.RATING:
                expected = expected or row.rating.word.capitalize()
            if joined(printable(expected)) != shown:
                yield (
                    f"Word document, {head.heading} of {quoted(row.description)}: shows "
                    f"{quoted(shown)} where the dashboard has {quoted(expected)}"
                )
