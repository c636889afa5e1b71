"""Proof of the accessible workbook: each table is found by its headings and compared by cell."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from perfdesk.core.dashboard import FIGURE_COLUMNS, Column, ColumnHead, Row
from perfdesk.core.figures import Form, round_half_up
from perfdesk.core.narrative.remarks import Remark
from perfdesk.core.narrative.report import Report
from perfdesk.exporting.accessible_workbook.tables import (
    COMMENTARY,
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    NUMBER,
    WORDS,
    remark_text,
)
from perfdesk.exporting.accessible_workbook.writing import PROMISED, TRENDS, accessible_sheet_names
from perfdesk.exporting.proof.comparing import Proof, joined, prove_promises, quoted, text_of_sheet
from perfdesk.exporting.workbook.characters import printable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_CLOSE = 1e-9
_SHORTHAND = (NOT_AVAILABLE, NOT_APPLICABLE)


def prove_accessible_workbook(path: Path, report: Report) -> Proof:
    """Read an accessible workbook back and compare each row with *report*.

    A figure is put together again from its number and its words, and must read as printed.

    Args:
        path: The workbook, whatever its name ends with.
        report: What it was written from.

    Raises:
        OSError: The file cannot be read.
    """
    import openpyxl

    try:
        # By its content: openpyxl minds how a file is called.
        with path.open("rb") as stream:
            book = openpyxl.load_workbook(stream)
    except (zipfile.BadZipFile, ParseError, KeyError, ValueError) as problem:
        return Proof(0, (f"The accessible workbook cannot be read back ({problem})",))
    compared = 0
    differences: list[str] = []
    dashboard, charts = report.dashboard, report.charts.trends
    layers = [layer for layer in dashboard.layers if any(layer.rows)]
    for name, layer in zip(accessible_sheet_names(dashboard), layers, strict=True):
        if name not in book.sheetnames:
            differences.append(f"The sheet {name} is missing")
            continue
        for count, found in _sheet_differences(book[name], report, tuple(layer.rows)):
            compared += count
            differences += found
    expected = [
        (row.description, series.name, point.value)
        for row in dashboard.rows
        if row.measure in charts
        for series in charts[row.measure].series
        for point in sorted(series.points, key=lambda each: each.at)
    ]
    compared += len(expected)
    differences += _trend_differences(book, expected)
    promised = prove_promises(text_of_sheet(book, PROMISED), report, "Accessible workbook")
    compared += promised.compared
    differences += promised.differences
    book.close()
    return Proof(compared, tuple(differences))


def _trend_differences(book: Workbook, expected: Sequence[tuple[str, str, float]]) -> Iterator[str]:
    """Yield how the figures over time differ from measure, place and value of each point."""
    if TRENDS not in book.sheetnames:
        if expected:
            yield f"The sheet {TRENDS} is missing"
        return
    (table,) = book[TRENDS].tables.values()
    headings, *lines = [[cell.value for cell in line] for line in book[TRENDS][table.ref]]
    places = [headings.index(name) for name in ("Measure", "Place", "Number")]
    if len(lines) != len(expected):
        yield f"{TRENDS}: the table has {len(lines)} figures, the charts have {len(expected)}"
        return
    for line, (measure, place, value) in zip(lines, expected, strict=True):
        found = [line[index] for index in places]
        words = [joined(printable(text)) for text in (measure, place)]
        is_same = (
            [joined(str(each)) for each in found[:2]] == words
            and isinstance(found[2], int | float)
            and abs(found[2] - value) <= _CLOSE * max(1.0, abs(value))
        )
        if not is_same:
            yield f"{TRENDS}: shows {found[2]} where {quoted(measure)} has {value} for {place}"


def _sheet_differences(
    sheet: Worksheet, report: Report, rows: Sequence[Row]
) -> Iterator[tuple[int, list[str]]]:
    if len(sheet.tables) != 1:
        yield 0, [f"{sheet.title}: there is not one table but {len(sheet.tables)}"]
        return
    (table,) = sheet.tables.values()
    headings, *lines = [
        [None if cell.value is None else cell.value for cell in line] for line in sheet[table.ref]
    ]
    places = {joined(str(heading)): index for index, heading in enumerate(headings)}
    if len(lines) != len(rows):
        yield 0, [f"{sheet.title}: the table has {len(lines)} rows where {len(rows)} are measures"]
        return
    for row, line in zip(rows, lines, strict=True):
        found = []
        for head in report.dashboard.columns:
            if told := _difference(row, head, line, places):
                found.append(f"{sheet.title}, {told}")
        remarks = report.remarks.get(row.measure, ())
        if not _is_said(remarks, line, places):
            found.append(f"{sheet.title}, the commentary on {quoted(row.description)} differs")
        yield len(report.dashboard.columns) + bool(remarks), found


def _is_said(remarks: Sequence[Remark], line: Sequence[object], places: Mapping[str, int]) -> bool:
    """Tell whether a row says what is said about it in public, and nothing else."""
    at = places.get(joined(COMMENTARY))
    found = "" if at is None or line[at] == NOT_APPLICABLE else str(line[at])
    return joined(found) == joined(remark_text(remarks))


def _difference(
    row: Row, head: ColumnHead, line: Sequence[object], places: Mapping[str, int]
) -> str:
    """Return how a row differs below one heading; empty where it does not."""
    where = f"{head.heading} of {quoted(row.description)}"
    expected = row.cells[head.column]
    if head.column not in FIGURE_COLUMNS:
        wanted = joined(printable(head.heading))
        index = next((at for name, at in places.items() if name.split("[note")[0] == wanted), None)
        if index is None:
            return f"{where}: the column is missing"
        text = printable(expected.text).strip()
        if not text:
            text = row.rating.word if head.column is Column.RATING else NOT_APPLICABLE
        same = joined(str(line[index])).casefold() == joined(text).casefold()
        return "" if same else f"{where}: shows {quoted(str(line[index]))}, not {quoted(text)}"
    number, words = (
        line[places[key]] if (key := joined(printable(f"{head.heading}, {part}"))) in places else ""
        for part in (NUMBER, WORDS)
    )
    text = "" if words in _SHORTHAND else str(words)
    if isinstance(number, int | float):
        if expected.value is None:
            return f"{where}: holds {number} where the dashboard has no number"
        scale = 3 if expected.form is Form.THOUSANDS else 0
        shown = float(round_half_up(expected.value, expected.decimals - scale))
        if abs(number - shown) > _CLOSE * max(1.0, abs(shown)):
            return f"{where}: holds {number} where the dashboard has {quoted(expected.text)}"
        is_said = joined(expected.text).endswith(joined(text))
        return "" if is_said else f"{where}: says {quoted(text)}, not {quoted(expected.text)}"
    told = printable(expected.text).strip()
    if told in _SHORTHAND and told in {number, words}:
        return ""  # a figure that is not available stands as its own shorthand
    if joined(text) != joined(told):
        return f"{where}: shows {quoted(text)} where the dashboard has {quoted(expected.text)}"
    return ""
