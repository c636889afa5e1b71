"""Excel's XML of 2003 (SpreadsheetML), which reporting servers save as .xls or .xml."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.formats.looks.xlsx_styles import decimals_of
from perfdesk.importing.formats.refusals import damaged, too_spread, unsafe
from perfdesk.importing.formats.safety import MOST_CELLS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{_NAMESPACE}}}"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
_NAMED_PERCENTAGE = {"Percent": 2}
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def is_spreadsheet_xml(data: bytes) -> bool:
    """Tell whether a file begins as such a workbook does."""
    beginning = data[:4000].replace(b"\x00", b"")
    return _NAMESPACE.encode() in beginning and b"<" in beginning[:8]


def read_spreadsheet_xml(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of such a workbook, read as a stream.

    Raises:
        UnreadableExtractError: It is damaged, declares entities, or its cells lie too far apart.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    try:
        return tuple(_sheets(name, data))
    except DefusedXmlException as problem:
        raise unsafe(name, f"declares a document type or entities: {problem}") from problem
    except (ParseError, ValueError) as problem:
        raise damaged(name, str(problem)) from problem


def _sheets(name: str, data: bytes) -> Iterator[Sheet]:
    from defusedxml.ElementTree import iterparse

    percentages: dict[str, int] = {}
    reading = _Reading(name, "")
    hidden = False
    for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
        if event == "start":
            if element.tag == f"{_SS}Worksheet":
                reading, hidden = _Reading(name, element.get(f"{_SS}Name", "")), False
        elif element.tag == f"{_SS}Style":
            _note_percentage(percentages, element)
        elif element.tag == f"{_SS}Column":
            reading.add_column(element)
        elif element.tag == f"{_SS}Row":
            reading.add(element, percentages)
            element.clear()
        elif element.tag == _VISIBLE:
            hidden = "Hidden" in (element.text or "")
        elif element.tag == f"{_SS}Worksheet":
            yield reading.sheet(hidden=hidden)
            element.clear()


def _note_percentage(percentages: dict[str, int], style: Element) -> None:
    shown = style.find(f"{_SS}NumberFormat")
    code = "" if shown is None else shown.get(f"{_SS}Format", "")
    if "%" in code or code in _NAMED_PERCENTAGE:
        percentages[style.get(f"{_SS}ID", "")] = _NAMED_PERCENTAGE.get(code, decimals_of(code))


class _Reading:
    """A sheet while it is read."""

    def __init__(self, file: str, name: str) -> None:
        self._file, self._name = file, name
        self._rows: list[list[RawValue]] = []
        self._percentages: dict[tuple[int, int], int] = {}
        self._merged: list[tuple[int, int, int, int]] = []
        self._hidden: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._width, self._columns = 1, 0

    def add(self, row: Element, percentages: dict[str, int]) -> None:
        """Add the cells of a row where they belong."""
        number = max(_whole(row.get(f"{_SS}Index"), len(self._rows) + 1), len(self._rows) + 1)
        self._check(number, self._width)
        self._rows += [[] for _ in range(number - len(self._rows))]
        repeats = min(_whole(row.get(f"{_SS}Span"), 0), 1000)
        if _is_hidden(row, f"{_SS}Height"):
            self._hidden |= {*range(number, number + repeats + 1)}
        cells = self._rows[-1]
        for cell in row.iterfind(f"{_SS}Cell"):
            column = max(_whole(cell.get(f"{_SS}Index"), len(cells) + 1), len(cells) + 1)
            self._width = max(self._width, column)
            self._check(number, self._width)
            cells += [""] * (column - len(cells) - 1)
            cells.append(_value(cell.find(f"{_SS}Data")))
            style = cell.get(f"{_SS}StyleID", row.get(f"{_SS}StyleID", ""))
            if style in percentages and isinstance(cells[-1], Decimal):
                self._percentages[number, column] = percentages[style]
            across = _whole(cell.get(f"{_SS}MergeAcross"), 0)
            down = _whole(cell.get(f"{_SS}MergeDown"), 0)
            if across or down:
                self._check(number + down, column + across)
                self._merged.append((number, column, number + down, column + across))
                cells += [""] * across
        self._rows += [[] for _ in range(repeats)]

    def add_column(self, column: Element) -> None:
        """Note whether a column, and those that it counts for, are hidden."""
        first = _whole(column.get(f"{_SS}Index"), self._columns + 1)
        self._columns = min(first + _whole(column.get(f"{_SS}Span"), 0), _LAST_COLUMN)
        if _is_hidden(column, f"{_SS}Width"):
            self._hidden_columns |= {*range(first, self._columns + 1)}

    def _check(self, row: int, column: int) -> None:
        is_far = row > _LAST_ROW or column > _LAST_COLUMN or row * column > MOST_CELLS
        if is_far:
            raise too_spread(self._file, f"row {row}, column {column}")

    def sheet(self, *, hidden: bool) -> Sheet:
        """Return the sheet, without blank rows at its end."""
        while self._rows and not any(cell != "" for cell in self._rows[-1]):
            self._rows.pop()
        return Sheet(
            self._name,
            self._rows,
            percentages=self._percentages,
            merged=tuple(self._merged),
            hidden=hidden,
            hidden_rows=frozenset(self._hidden),
            hidden_columns=frozenset(self._hidden_columns),
        )


def _is_hidden(element: Element, size: str) -> bool:
    return element.get(f"{_SS}Hidden") == "1" or element.get(size) in {"0", "0.0"}


def _whole(told: str | None, otherwise: int) -> int:
    return int(told) if told and re.fullmatch(r"\d{1,8}", told) else otherwise


def _value(data: Element | None) -> RawValue:
    if data is None:
        return ""
    text = "".join(data.itertext())
    kind = data.get(f"{_SS}Type", "String")
    if kind == "Number":
        with contextlib.suppress(InvalidOperation):
            number = Decimal(text.strip())
            return number if number.is_finite() and abs(number.adjusted()) < 400 else text
    if kind == "DateTime":
        with contextlib.suppress(ValueError):
            return datetime.fromisoformat(text.strip())
    return text.strip() == "1" if kind == "Boolean" else text
