"""What a workbook shows beside what it stores: 0.896 under the format `0.0%` is 89.6 %.

The fast reader tells stored numbers only. Formats are looked up where a workbook has
percentages at all, and only on sheets of a size that a person lays out.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_CELLS = 400_000
"""Of a sheet whose formats are looked up."""

_BUILT_IN_PERCENTAGES = {"9", "10"}
_DECIMALS = re.compile(r"[.,]([0-9#?]+)[^%]*%")
_OPEN_DOCUMENT = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE = f"{_OPEN_DOCUMENT}table:1.0}}", f"{_OPEN_DOCUMENT}office:1.0}}"
_MOST_REPEATS = 100

Percentages = Mapping[tuple[int, int], int]
"""Digits after the point of each cell shown as a percentage, by row and column."""


def has_percentages(data: bytes) -> bool:
    """Tell whether an xlsx workbook has a style that shows percentages."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            styles = archive.read("xl/styles.xml").decode("utf-8", "replace")
        except KeyError:
            return False
    used = set(re.findall(r'numFmtId="(\d+)"', styles.partition("cellXfs")[2]))
    custom = re.findall(r'<(?:\w+:)?numFmt [^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"', styles)
    of_percent = {number for number, code in custom if "%" in code} | _BUILT_IN_PERCENTAGES
    return bool(used & of_percent)


def xlsx_percentages(data: bytes, sizes: Mapping[str, int]) -> Mapping[str, Percentages]:
    """Return the percentage cells of each sheet of an xlsx workbook.

    Args:
        data: The workbook.
        sizes: Number of cells of the sheets to look at, by name; the largest are left out.

    Returns:
        By sheet name; sheets without percentages are left out.
    """
    if not has_percentages(data):
        return {}
    import openpyxl

    found: dict[str, dict[tuple[int, int], int]] = {}
    with warnings.catch_warnings():
        # About extensions such as sparklines, which openpyxl drops and nobody asked it to keep.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                if sizes.get(sheet.title, MOST_CELLS + 1) > MOST_CELLS:
                    continue
                cells = {
                    (cell.row, cell.column): decimals_of(cell.number_format)
                    for row in sheet.iter_rows()
                    for cell in row
                    if cell.value is not None and "%" in (cell.number_format or "")
                }
                if cells:
                    found[sheet.title] = cells
        finally:
            book.close()
    return found


def ods_percentages(data: bytes) -> Mapping[str, Percentages]:
    """Return the percentage cells of each sheet of an OpenDocument spreadsheet.

    Returns:
        By sheet name; sheets without percentages are left out.
    """
    from defusedxml.ElementTree import iterparse

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    if b'value-type="percentage"' not in content:
        return {}
    found: dict[str, dict[tuple[int, int], int]] = {}
    for _, element in iterparse(io.BytesIO(content)):
        if element.tag == f"{_TABLE}table":
            cells = _percentages_of(element)
            if cells:
                found[element.get(f"{_TABLE}name", "")] = cells
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
