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

MOST_CELLS = 400_000
"""Of a sheet whose formats are looked up."""

_BUILT_IN_PERCENTAGES = {"9", "10"}
_DECIMALS = re.compile(r"\.([0#?]+)[^%]*%")

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


def percentages(data: bytes, sizes: Mapping[str, int]) -> Mapping[str, Percentages]:
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


def decimals_of(number_format: str) -> int:
    """Return how many digits a percentage format shows after the point: 1 for `0.0%`."""
    match = _DECIMALS.search(number_format.partition(";")[0])
    return len(match[1]) if match else 0
