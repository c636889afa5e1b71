"""How the cells of an OpenDocument spreadsheet are shown: 0.896 as `89.6%`."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from perfdesk.importing.looks.sheet_looks import Runs, SheetLooks
from perfdesk.importing.looks.xlsx_styles import decimals_of
from perfdesk.importing.safety import MOST_CELLS, too_spread

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OPEN_DOCUMENT = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE = f"{_OPEN_DOCUMENT}table:1.0}}", f"{_OPEN_DOCUMENT}office:1.0}}"
_MOST_REPEATS = 100
_FILLED_REPEAT = re.compile(
    rb'<table:table-cell (?=[^>]*office:value)[^>]*number-columns-repeated="(\d{3,})"'
)
_REPEATED_ROW = re.compile(
    rb'<table:table-row [^>]*number-rows-repeated="(\d{3,})"[^>]*(?<!/)>(.*?)</table:table-row>',
    re.DOTALL,
)


def refuse_repeats(name: str, data: bytes) -> None:
    """Refuse a sheet that repeats filled cells until they would fill the memory.

    Raises:
        UnreadableExtractError: It does.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    across = max((int(times) for times in _FILLED_REPEAT.findall(content)), default=1)
    down = sum(int(row[1]) for row in _REPEATED_ROW.finditer(content) if b"office:value" in row[2])
    if across * max(down, 1) > MOST_CELLS or down > 1_048_576:
        raise too_spread(name, f"cells repeated {across} times across and {down} down")


def ods_looks(data: bytes) -> Mapping[str, SheetLooks]:
    """Return the percentage cells of each sheet of an OpenDocument spreadsheet.

    Returns:
        By sheet name; sheets without percentages are left out, and fills are not read.
    """
    from defusedxml.ElementTree import iterparse

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    if b'value-type="percentage"' not in content:
        return {}
    found: dict[str, SheetLooks] = {}
    cells, row = Runs(), 1
    for event, element in iterparse(io.BytesIO(content), events=("start", "end")):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                cells, row = Runs(), 1
                found[element.get(f"{_TABLE}name", "")] = SheetLooks(percentages=cells)
        elif element.tag == f"{_TABLE}table-row":
            _add_percentages(cells, row, element)
            row += int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            element.clear()
    return {name: looks for name, looks in found.items() if looks.percentages}


def _add_percentages(cells: Runs, row: int, line: Element) -> None:
    """Note the percentage cells of one row; a repeated cell counts as often."""
    column = 1
    for cell in line:
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        if cell.get(f"{_OFFICE}value-type") == "percentage":
            shown = decimals_of("".join(cell.itertext()))
            for each in range(column, column + min(times, _MOST_REPEATS)):
                cells.add(row, each, shown)
        column += times
