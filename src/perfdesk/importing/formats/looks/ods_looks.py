"""How the cells of an OpenDocument spreadsheet are shown, told from its XML in one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from perfdesk.importing.formats.looks.sheet_looks import Runs, SheetLooks
from perfdesk.importing.formats.looks.xlsx_styles import decimals_of

_LARGE = 16 * 1024 * 1024
"""Bytes of a document that is looked through only where percentages or merged cells are."""

_ALWAYS = (b'value-type="percentage"', b'-spanned="', b'visibility="', b'display="false"')
_SOMETIMES = re.compile(
    rb'fo:background-color="#|fo:margin-left="(?!0[a-z]*")|<office:annotation|'
    rb'text-position="(?:super|[1-9])|(?:column-width|row-height)="0(?:\.0*)?[a-z]'
)
_GROUPS = frozenset({"table:table-row-group", "table:table-column-group"})
_NOT_SHOWN = frozenset({"collapse", "filter"})
_NOTHING = re.compile(r"0(?:\.0*)?[a-z]{2}")
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_MOST_REPEATS = 100
_ONE_STEP = 0.1457
"""Inches of one step of indentation, as Excel's are saved."""

_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / 96}
_LENGTH = re.compile(r"([\d.]+)(in|cm|mm|pt|pc|px)")
_RAISED = re.compile(r"super|[1-9]\d*%")
_LONGEST_MARK = 12


@dataclass
class _Cell:
    """A cell while it is read."""

    row: int
    column: int
    times: int
    is_percentage: bool
    text: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)


def ods_looks(content: bytes) -> Mapping[str, SheetLooks]:
    """Return how the cells of each sheet are shown, by sheet name.

    Args:
        content: The part of the document with its cells.

    Raises:
        ValueError: It declares entities.
        xml.parsers.expat.ExpatError: It is no XML.
    """
    is_worth = any(each in content for each in _ALWAYS)
    if not is_worth and (len(content) > _LARGE or not _SOMETIMES.search(content)):
        return {}
    reader = _Reader()
    reader.read(content)
    return reader.sheets


class _Reader:
    """Follows the elements of a document."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetLooks] = {}
        self._fills: dict[str, str] = {}
        self._indents: dict[str, int] = {}
        self._raised: set[str] = set()
        self._of_no_size: set[str] = set()
        self._groups: list[bool] = []
        self._style = ""
        self._looks, self._percentages = SheetLooks(), Runs()
        self._row, self._rows, self._column, self._columns = 0, 1, 0, 0
        self._of_columns: list[tuple[int, int, str]] = []
        self._cell: _Cell | None = None
        self._within_comment = self._within_raised = self._paragraphs = 0

    def read(self, content: bytes) -> None:
        """Read a document."""
        from xml.parsers import expat

        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = _refuse
        parser.Parse(content, True)

    def _start(self, name: str, told: dict[str, str]) -> None:
        if name in _CELLS:
            self._begin_cell(name, told)
        elif name == "table:table-row":
            self._row += self._rows
            self._rows, self._column = _number(told, "table:number-rows-repeated"), 1
            if self._is_hidden(told):
                shown = range(self._row, self._row + min(self._rows, _MOST_REPEATS))
                self._looks.hidden_rows += shown
        elif name == "table:table-column":
            self._begin_column(told)
        elif name == "table:table" and self._cell is None:
            self._begin_sheet(told.get("table:name", ""))
        elif name in _GROUPS:
            self._groups.append(told.get("table:display") == "false")
        elif name == "office:annotation":
            self._within_comment += 1
        elif name == "text:span":
            is_raised = self._within_raised or told.get("text:style-name") in self._raised
            self._within_raised += bool(is_raised)
        elif name == "text:p":
            self._paragraphs += 1
        elif name.startswith("style:"):
            self._note_style(name, told)

    def _end(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
        elif name in _GROUPS:
            self._groups.pop()
        elif name == "office:annotation":
            self._within_comment -= 1
        elif name == "text:p":
            self._paragraphs -= 1
        elif name == "text:span" and self._within_raised:
            self._within_raised -= 1

    def _text(self, text: str) -> None:
        cell = self._cell
        if cell is None or not self._paragraphs:
            return
        if self._within_comment:
            cell.comment.append(text)
            return
        cell.text.append(text)
        if self._within_raised:
            cell.raised.append(text)
        elif text.strip():
            cell.raised.clear()

    def _note_style(self, name: str, told: dict[str, str]) -> None:
        if name == "style:style":
            self._style = told.get("style:name", "")
            parent = told.get("style:parent-style-name", "")
            if parent in self._fills:
                self._fills[self._style] = self._fills[parent]
            if parent in self._indents:
                self._indents[self._style] = self._indents[parent]
        elif name == "style:table-cell-properties":
            colour = told.get("fo:background-color", "")
            if re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
                self._fills[self._style] = colour[1:].upper()
        elif name == "style:paragraph-properties":
            if steps := _steps(told.get("fo:margin-left", "")):
                self._indents[self._style] = steps
        elif name in {"style:table-column-properties", "style:table-row-properties"}:
            size = told.get("style:column-width", told.get("style:row-height", ""))
            if _NOTHING.fullmatch(size):
                self._of_no_size.add(self._style)
        elif _RAISED.match(told.get("style:text-position", "")):
            self._raised.add(self._style)

    def _begin_sheet(self, name: str) -> None:
        self._looks, self._percentages = SheetLooks(), Runs()
        self._looks.percentages = self._percentages
        self.sheets[name] = self._looks
        self._row, self._rows, self._columns = 0, 1, 0
        self._of_columns = []

    def _is_hidden(self, told: dict[str, str]) -> bool:
        """Tell whether a row or column is hidden, filtered out, folded away or of no size."""
        return (
            told.get("table:visibility") in _NOT_SHOWN
            or told.get("table:style-name") in self._of_no_size
            or any(self._groups)
        )

    def _begin_column(self, told: dict[str, str]) -> None:
        first = self._columns + 1
        self._columns += _number(told, "table:number-columns-repeated")
        if self._is_hidden(told):
            self._looks.hidden_columns.append((first, self._columns))
        if style := told.get("table:default-cell-style-name", ""):
            self._of_columns.append((first, self._columns, style))

    def _begin_cell(self, name: str, told: dict[str, str]) -> None:
        times = _number(told, "table:number-columns-repeated")
        kind = told.get("office:value-type", "")
        self._cell = _Cell(self._row, self._column, times, kind == "percentage")
        across = _number(told, "table:number-columns-spanned")
        down = _number(told, "table:number-rows-spanned")
        if across > 1 or down > 1:
            right, bottom = self._column + across - 1, self._row + down - 1
            self._looks.merged.append((self._row, self._column, bottom, right))
        if kind or name != "table:covered-table-cell":
            self._note_looks(told.get("table:style-name", ""), min(times, _MOST_REPEATS), kind)
        self._column += times

    def _note_looks(self, style: str, times: int, kind: str) -> None:
        for column in range(self._column, self._column + (times if kind else 1)):
            own = style or next(
                (name for first, last, name in self._of_columns if first <= column <= last), ""
            )
            if own in self._fills and (kind or style):
                self._looks.fills[self._row, column] = self._fills[own]
            if own in self._indents and kind:
                self._looks.indents[self._row, column] = self._indents[own]

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        text = "".join(cell.text).strip()
        if cell.is_percentage:
            for row in range(cell.row, cell.row + min(self._rows, _MOST_REPEATS)):
                for column in range(cell.column, cell.column + min(cell.times, _MOST_REPEATS)):
                    self._percentages.add(row, column, decimals_of(text))
        mark = "".join(cell.raised).strip()
        if mark and mark != text and len(mark) <= _LONGEST_MARK:
            self._looks.raised[text] = mark
        if cell.comment:
            self._looks.comments[cell.row, cell.column] = "".join(cell.comment).strip()


def _refuse(*_: object) -> None:
    raise ValueError("entities are declared")


def _number(told: dict[str, str], name: str) -> int:
    text = told.get(name, "1")
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 9 else 1


def _steps(length: str) -> int:
    """Return the steps of an indent that a length makes: 1 for `0.1457in`, 0 for none."""
    match = _LENGTH.fullmatch(length)
    if not match or match[1].count(".") > 1 or not match[1].strip("."):
        return 0
    inches = float(match[1]) * _INCHES[match[2]]
    return max(round(inches / _ONE_STEP), 1) if inches > _ONE_STEP / 4 else 0
