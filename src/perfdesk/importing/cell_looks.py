"""What a workbook shows beside what it stores: 0.896 under `0.0%`, and a cell filled red.

The fast reader tells stored values only. Formats and fills are looked up where a workbook
has any at all, and only on sheets of a size that a person lays out.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from openpyxl.worksheet.worksheet import Worksheet

MOST_CELLS = 400_000
"""Of a sheet whose number formats are looked up."""

MOST_FILLED = 20_000
"""Of a sheet whose fills alone are looked up: a printed table is far smaller."""

_BUILT_IN_PERCENTAGES = {"9", "10"}
_DECIMALS = re.compile(r"[.,]([0-9#?]+)[^%]*%")
_OPEN_DOCUMENT = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE = f"{_OPEN_DOCUMENT}table:1.0}}", f"{_OPEN_DOCUMENT}office:1.0}}"
_MOST_REPEATS = 100


@dataclass(frozen=True)
class CellLooks:
    """How the cells of one sheet are shown, by row and column.

    Attributes:
        percentages: Digits after the point of each cell shown as a percentage.
        fills: Colour of each filled cell as `RRGGBB`; colours of a theme are not told.
    """

    percentages: Mapping[tuple[int, int], int] = field(default_factory=dict)
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)


def _most_cells(data: bytes) -> int:
    """Return up to what size a sheet of an xlsx workbook is worth looking at, by its styles."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            styles = archive.read("xl/styles.xml").decode("utf-8", "replace")
        except KeyError:
            return 0
    used = set(re.findall(r'numFmtId="(\d+)"', styles.partition("cellXfs")[2]))
    custom = re.findall(r'<(?:\w+:)?numFmt [^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"', styles)
    of_percent = {number for number, code in custom if "%" in code} | _BUILT_IN_PERCENTAGES
    if used & of_percent:
        return MOST_CELLS
    return MOST_FILLED if 'patternType="solid"' in styles else 0


def xlsx_looks(data: bytes, sizes: Mapping[str, int]) -> Mapping[str, CellLooks]:
    """Return how the cells of each sheet of an xlsx workbook are shown.

    Args:
        data: The workbook.
        sizes: Number of cells of the sheets to look at, by name; the largest are left out.

    Returns:
        By sheet name; sheets that were not looked at are left out.
    """
    most = _most_cells(data)
    if not most:
        return {}
    import openpyxl

    found: dict[str, CellLooks] = {}
    with warnings.catch_warnings():
        # About extensions such as sparklines, which openpyxl drops and nobody asked it to keep.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                if sizes.get(sheet.title, most + 1) <= most:
                    found[sheet.title] = _looks_of(sheet)
        finally:
            book.close()
    return found


def _looks_of(sheet: Worksheet) -> CellLooks:
    percentages: dict[tuple[int, int], int] = {}
    fills: dict[tuple[int, int], str] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if not cell.number_format:  # a gap between cells, which has no looks
                continue
            at = (cell.row or 0, cell.column or 0)
            if cell.value is not None and "%" in cell.number_format:
                percentages[at] = decimals_of(cell.number_format)
            fill = cell.fill
            if fill.fill_type == "solid" and fill.fgColor.type == "rgb":
                fills[at] = str(fill.fgColor.rgb)[-6:]
    return CellLooks(percentages, fills)


def ods_looks(data: bytes) -> Mapping[str, CellLooks]:
    """Return the percentage cells of each sheet of an OpenDocument spreadsheet.

    Returns:
        By sheet name; sheets without percentages are left out, and fills are not read.
    """
    from defusedxml.ElementTree import iterparse

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    if b'value-type="percentage"' not in content:
        return {}
    found: dict[str, CellLooks] = {}
    for _, element in iterparse(io.BytesIO(content)):
        if element.tag == f"{_TABLE}table":
            cells = _percentages_of(element)
            if cells:
                found[element.get(f"{_TABLE}name", "")] = CellLooks(cells)
            element.clear()
    return found


def _percentages_of(table: Element) -> dict[tuple[int, int], int]:
    """Return the percentage cells of one table; repeated rows and cells count as often."""
    cells: dict[tuple[int, int], int] = {}
    row = 1
    for line in table.iter(f"{_TABLE}table-row"):
        column = 1
        for cell in line:
            times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            if cell.get(f"{_OFFICE}value-type") == "percentage":
                shown = "".join(cell.itertext())
                for each in range(column, column + min(times, _MOST_REPEATS)):
                    cells[row, each] = decimals_of(shown)
            column += times
        row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))
    return cells


def decimals_of(number_format: str) -> int:
    """Return how many digits a percentage shows after the point: 1 for `0.0%` and `89.6%`."""
    match = _DECIMALS.search(number_format.partition(";")[0])
    return len(match[1]) if match else 0
