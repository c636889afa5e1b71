"""Proof of the presentation workbook, cell by cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from perfdesk.core.dashboard import FIGURE_COLUMNS, Column, Dashboard, LayerView, Row
from perfdesk.core.narrative.report import Report
from perfdesk.exporting.proof.comparing import Proof, joined, prove_promises, quoted, text_of_sheet
from perfdesk.exporting.proof.councils import prove_councils
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.number_formats import printed_number, rendered
from perfdesk.exporting.workbook.writing import PROMISED, layer_sheet_names

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

CLOSE = 1e-9
"""How far two numbers may be apart, as a part of them, and still be the same."""

_LAST_HEADING_ROW = 20
_EXTENSIONS = re.compile(rb"<extLst>.*?</extLst>", re.DOTALL)
_DRAWINGS = re.compile(rb'<Relationship [^>]*/relationships/drawing"[^>]*/>|<drawing [^>]*/>')


def prove_workbook(path: Path, report: Report) -> Proof:
    """Read a presentation workbook back and compare each cell of each row with *report*.

    Figures are compared as they read under their number format, and by their value.

    Args:
        path: The workbook, whatever its name ends with.
        report: What it was written from.

    Raises:
        OSError: The file cannot be read.
    """
    import openpyxl

    dashboard, compared = report.dashboard, 0
    differences: list[str] = []
    try:
        book = openpyxl.load_workbook(_plain_copy(path))
    except (zipfile.BadZipFile, ParseError, KeyError, ValueError) as problem:
        return Proof(0, (f"The workbook cannot be read back ({problem})",))
    for name, layer in zip(layer_sheet_names(dashboard), dashboard.layers, strict=True):
        if name not in book.sheetnames:
            differences.append(f"The sheet {name} is missing")
            continue
        for count, found in _layer_differences(book[name], report, layer):
            compared += count
            differences += found
    councils = prove_councils(book, report)
    promised = prove_promises(text_of_sheet(book, PROMISED), report, "Workbook")
    book.close()
    compared += councils.compared + promised.compared
    return Proof(compared, (*differences, *councils.differences, *promised.differences))


def _layer_differences(
    sheet: Worksheet, report: Report, layer: LayerView
) -> Iterator[tuple[int, list[str]]]:
    """Yield for each row of a layer how much was compared and what differs."""
    headings = _find_headings(sheet, report.dashboard)
    if headings is None:
        yield 0, [f"{sheet.title}: the column headings are missing"]
        return
    heading_row, columns = headings
    merged = {area.min_row for area in sheet.merged_cells.ranges if area.min_col == 1}
    lines = (number for number in range(heading_row + 1, sheet.max_row + 1) if number not in merged)
    for row in layer.rows:
        number = next(lines, None)
        if number is None:
            yield 1, [f"{sheet.title}: the measure {quoted(row.description)} is missing"]
            continue
        found = [
            difference
            for column, (first, last) in columns.items()
            if (difference := _difference(sheet, number, (first, last), row, column))
        ]
        remarks = report.remarks.get(row.measure, ())
        said = "".join(f"{each.kind.value}: {each.text}" for each in remarks)
        below = sheet.cell(number + 1, 1).value if number + 1 in merged and remarks else ""
        if joined(str(below)) != joined(printable(said)):
            found.append(f"{sheet.title}: what is said about {quoted(row.description)} differs")
        yield len(columns) + bool(remarks), found


def _find_headings(
    sheet: Worksheet, dashboard: Dashboard
) -> tuple[int, Mapping[Column, tuple[int, int]]] | None:
    """Return the row of the headings and the first and last sheet column below each."""
    wanted = [printable(head.heading) for head in dashboard.columns]
    for number, cells in enumerate(sheet.iter_rows(max_row=_LAST_HEADING_ROW), start=1):
        found = {cell.value: cell.column for cell in cells if isinstance(cell.value, str)}
        if all(heading in found for heading in wanted):
            starts = [found[heading] for heading in wanted]
            ends = {
                area.min_col: area.max_col
                for area in sheet.merged_cells.ranges
                if area.min_row == number
            }
            return number, {
                head.column: (start, ends.get(start, start))
                for head, start in zip(dashboard.columns, starts, strict=True)
            }
    return None


def _difference(
    sheet: Worksheet, number: int, columns: tuple[int, int], row: Row, column: Column
) -> str:
    """Return how a cell of a row differs from the dashboard; empty where it does not."""
    expected = row.cells[column]
    first = sheet.cell(number, columns[0])
    texts = [_shown(sheet.cell(number, each)) for each in range(columns[0], columns[1] + 1)]
    place = f"{sheet.title}, {first.coordinate}"
    if joined(" ".join(texts)) != joined(printable(expected.text)):
        shown = " ".join(text for text in texts if text)
        return f"{place}: shows {quoted(shown)} where the dashboard has {quoted(expected.text)}"
    if column not in FIGURE_COLUMNS:
        return ""
    figure = printed_number(expected)
    if figure is None:
        return ""
    if not isinstance(first.value, int | float):
        return f"{place}: {quoted(expected.text)} is text where it should be a number"
    if abs(first.value - figure.value) > CLOSE * max(1.0, abs(figure.value)):
        return f"{place}: holds {first.value} where the dashboard has {figure.value}"
    return ""


def _shown(cell: SheetCell | object) -> str:
    """Return what Excel shows in a cell."""
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        code = str(getattr(cell, "number_format", "General"))
        try:
            return rendered(float(value), code)
        except ValueError:
            return f"{value} as {code}"
    return str(value)


def _plain_copy(path: Path) -> BytesIO:
    """Return a workbook without what is no cell.

    Extensions such as small trend lines openpyxl warns of, and charts take it longer to read than
    all cells.
    """
    copy = BytesIO()
    with (
        zipfile.ZipFile(path) as parts,
        zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as plain,
    ):
        for name in parts.namelist():
            content = parts.read(name)
            if name.startswith("xl/worksheets/"):
                content = _DRAWINGS.sub(b"", _EXTENSIONS.sub(b"", content))
            plain.writestr(name, content)
    copy.seek(0)
    return copy
