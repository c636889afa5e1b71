"""Blocks of cells to and from the clipboard, as Excel and LibreOffice write and read them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

from perfdesk.core.wording.numbers import tidy

Block = tuple[tuple[str, ...], ...]
"""Rows of texts, not all of the same length."""

# A field is quoted only if its closing quote ends it: Excel leaves a single leading quote bare.
_FIELD = re.compile(r'"((?:[^"]++|"")*+)"(?=[\t\r\n]|$)|([^\t\r\n]*)')
_BREAK = re.compile(r"<(?:br|p)\b", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")

_EXCEL = "urn:schemas-microsoft-com:office:excel"
_ENGLISH = 2057
"""British English, as LibreOffice counts languages."""

_THOUSAND = 1000

_CELL = "border:1px solid #7b848d;padding:2px 6px;vertical-align:top"
_HEAD = f"{_CELL};font-weight:bold;background:#eaedf0;text-align:left"

LARGEST = 20_000
"""Cells taken from a clipboard; a whole sheet copied by accident must not stall the window."""

_LARGEST_TEXT = 4_000_000
"""Characters of a text or a page that are read: twice what the largest block takes."""

_SLICE = 25_000
"""Characters of a page that are read at once: some ten milliseconds."""

_LONGEST_TAG = 300_000
"""Characters of a tag or of the styles of a page; those of a spreadsheet have some 100,000."""

_LONGEST_END = 2_000
"""Characters after the last whole tag of a page that are still read."""

_MOST_PIECES = 10 * LARGEST
"""Pieces of text that a page is read in: a cell has one, or a few where it is in colours."""

_WIDEST_SPAN = 100


@dataclass(frozen=True, slots=True)
class CopiedBlock:
    """What was found on a clipboard.

    Attributes:
        block: The cells.
        is_cut: Whether there were more cells than are taken.
    """

    block: Block = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and the cell of the grid it goes to, counted from 0."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the cells of a block go, and how many found no place.

    Attributes:
        cells: Those within the grid.
        below: How many lay below the last row.
        beside: How many lay beside the last column.
    """

    cells: tuple[Placed, ...]
    below: int
    beside: int

    @property
    def left_out(self) -> int:
        """How many lay outside the grid."""
        return self.below + self.beside


@dataclass(frozen=True, slots=True)
class CopiedNumber:
    """A number as a spreadsheet takes it from a page.

    Attributes:
        value: As it is stored in the cell; 134.1k is 134100 and 89.6% is 0.896.
        code: The number format that shows it as it was copied.
    """

    value: float
    code: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a block looks where it is pasted as a table.

    Attributes:
        headings: One for each column; none where cells alone are copied.
        right: Columns, counted from 0, that stand at the right.
        words: Cells, by row and column counted from 0, that are no numbers: a spreadsheet would
            make dates of some.
        numbers: What the cells that hold a single number are to spreadsheets, by row and column.
    """

    headings: tuple[str, ...] = ()
    right: frozenset[int] = frozenset()
    words: frozenset[tuple[int, int]] = frozenset()
    numbers: Mapping[tuple[int, int], CopiedNumber] = field(default_factory=dict)


PLAIN = Look()


def to_tsv(block: Block) -> str:
    """Write a block as spreadsheets put it on the clipboard: tabs, and quotes where needed."""
    return "\r\n".join("\t".join(_quoted(text) for text in row) for row in block)


def from_tsv(text: str) -> Block:
    """Read tabs and lines; a quoted field may hold line breaks, tabs and doubled quotes."""
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    at = 0
    cells = 0
    text = text[:_LARGEST_TEXT]
    while at <= len(text) and cells < LARGEST:
        field = _FIELD.match(text, at)
        if field is None:
            break
        quoted = field[1]
        row.append(quoted.replace('""', '"') if quoted is not None else field[2])
        cells += 1
        at = field.end()
        if at < len(text) and text[at] == "\t":
            at += 1
            continue
        rows.append(tuple(row))
        row = []
        line_end = _LINE_END.match(text, at)
        if line_end is None:
            break
        at = line_end.end()
        if at == len(text):  # spreadsheets end the last line too
            break
    return tuple(rows)


def to_html(block: Block, look: Look = PLAIN) -> str:
    """Write a block as the table that word processors and mail programs paste."""
    head = ""
    if look.headings:
        cells = "".join(
            f'<th style="{_HEAD}{_side(at in look.right)}">{_markup(text)}</th>'
            for at, text in enumerate(look.headings)
        )
        head = f"<tr>{cells}</tr>"
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td {_kind((down, at), look)}"
            f'style="{_CELL}{_side(at in look.right)}{_format((down, at), look)}">'
            f"{_markup(text)}</td>"
            for at, text in enumerate(row)
        )
        + "</tr>"
        for down, row in enumerate(block)
    )
    return (
        f'<html xmlns:x="{_EXCEL}"><head><meta charset="utf-8"></head><body>'
        f'<table style="border-collapse:collapse">{head}{rows}</table></body></html>'
    )


def _side(right: bool) -> str:
    return ";text-align:right" if right else ""


def _kind(at: tuple[int, int], look: Look) -> str:
    """The number of a cell, for Excel (`x:num`) and for LibreOffice (`sdval` and `sdnum`)."""
    number = look.numbers.get(at)
    if number is None:
        return ""
    value = f"{number.value:.15g}"
    code = _built_in(number)
    return f'x:num="{value}" sdval="{value}" sdnum="{_ENGLISH};{_ENGLISH};{code}" '


def _built_in(number: CopiedNumber) -> str:
    """The nearest format that LibreOffice has by itself: from a page it takes no others."""
    if "%" in number.code:
        return "0.00%" if "." in number.code else "0%"
    if abs(number.value) < _THOUSAND:
        return "General"
    return "#,##0" if number.value.is_integer() else "#,##0.00"


def _format(at: tuple[int, int], look: Look) -> str:
    """The number format of a cell as Excel reads it from a style."""
    if at in look.words:
        return ";mso-number-format:'\\@'"
    number = look.numbers.get(at)
    if number is None:
        return ""
    code = "".join(_in_style(sign) for sign in number.code)
    return f";mso-number-format:'{html.escape(code)}'"


def _in_style(sign: str) -> str:
    """A sign of a number format within a style: what could end the text goes by its number."""
    if sign.isascii() and sign.isalnum():
        return sign
    return f"\\{ord(sign):04X}" if sign in "\"'\\;" or not sign.isascii() else f"\\{sign}"


def from_html(markup: str) -> Block:
    """Read the first table of a page; empty where there is none."""
    return _finished(_html_in_slices(markup)).block


def _html_in_slices(markup: str) -> Iterator[CopiedBlock]:
    """Read the first table of a page slice by slice; the last block yielded is the whole."""
    reader = _TableReader()
    is_broken = False
    for at in range(0, min(len(markup), _LARGEST_TEXT), _SLICE):
        reader.feed(markup[at : at + _SLICE])
        # A tag that is never closed would be gone over again with every slice.
        is_broken = len(reader.rawdata) > _LONGEST_TAG
        if reader.is_done or reader.is_full or is_broken:
            break
        yield CopiedBlock()
    # At the end each open tag is taken for text, one after the other: not where there are many.
    if not reader.is_full and len(reader.rawdata) <= _LONGEST_END:
        reader.close()
    is_cut = reader.is_full or (len(markup) > _LARGEST_TEXT and not reader.is_done) or is_broken
    yield CopiedBlock(tuple(tuple(row) for row in reader.rows), is_cut)


def _finished(steps: Iterator[CopiedBlock]) -> CopiedBlock:
    found = CopiedBlock()
    for step in steps:
        found = step
    return found


def to_clipboard(block: Block, look: Look = PLAIN) -> QMimeData:
    """Return a block in both forms, with its headings if the look has some."""
    data = QMimeData()
    data.setText(to_tsv((look.headings, *block) if look.headings else block))
    data.setHtml(to_html(block, look))
    return data


def from_clipboard(data: QMimeData | None) -> Block:
    """Return what is on the clipboard as a block; empty where there is no text."""
    return _finished(read_clipboard(data)).block


def read_clipboard(data: QMimeData | None) -> Iterator[CopiedBlock]:
    """Read the clipboard in steps of some milliseconds; the last block yielded is what is there.

    Text with tabs comes from a spreadsheet. LibreOffice puts line breaks within cells into the
    HTML only, where they are taken from. A table copied from a page or a document often comes
    with text that has lost its columns: then the HTML is read. Some systems have no data at all
    where the clipboard is empty.
    """
    if data is None:
        yield CopiedBlock()
        return
    text = data.text() if data.hasText() else ""
    markup = data.html() if data.hasHtml() else ""
    table = CopiedBlock()
    # Of a table that the text holds too, the page only adds breaks within cells.
    if "\t" not in text or _BREAK.search(markup):
        for step in _html_in_slices(markup):
            table = step
            yield CopiedBlock()
    if "\t" not in text and table.block:
        yield table
        return
    block = from_tsv(text) if text else ()
    is_cut = len(text) > _LARGEST_TEXT or sum(map(len, block)) >= LARGEST
    yield CopiedBlock(_with_line_breaks(block, table.block), is_cut)


def _with_line_breaks(block: Block, table: Block) -> Block:
    """Take the cells of *table* that say the same in several lines, if it is the same block."""
    if [len(row) for row in block] != [len(row) for row in table]:
        return block
    return tuple(
        tuple(
            lines if "\n" in lines and tidy(lines) == tidy(text) else text
            for text, lines in zip(texts, others, strict=True)
        )
        for texts, others in zip(block, table, strict=True)
    )


def place(
    block: Block, row: int, column: int, size: tuple[int, int], selected: tuple[int, int] = (1, 1)
) -> Placement:
    """Say where the cells of a block go, its top left corner at *row* and *column*.

    Args:
        block: What is pasted.
        row: Row of the top left cell, counted from 0.
        column: Column of the top left cell, counted from 0.
        size: Rows and columns of the grid.
        selected: Rows and columns selected; a block of which they are a whole number fills them.
    """
    block = _tiled(block, selected)
    cells: list[Placed] = []
    below = beside = 0
    for down, texts in enumerate(block):
        for across, text in enumerate(texts):
            if row + down >= size[0]:
                below += 1
            elif column + across >= size[1]:
                beside += 1
            else:
                cells.append(Placed(row + down, column + across, text))
    return Placement(tuple(cells), below, beside)


def _tiled(block: Block, selected: tuple[int, int]) -> Block:
    """Repeat a block over a selection that is a whole number of it, as spreadsheets do."""
    tall, wide = len(block), max((len(row) for row in block), default=0)
    if not wide or any(len(row) != wide for row in block):
        return block
    if selected[0] % tall or selected[1] % wide:
        return block
    return tuple(row * (selected[1] // wide) for row in block) * (selected[0] // tall)


def _quoted(text: str) -> str:
    if any(sign in text for sign in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _markup(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


class _TableReader(HTMLParser):
    """Collects the texts of the first table; spanned cells are filled with empty ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.is_done = False
        self._cells = 0
        self._pieces = 0
        self._depth = 0
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._below: dict[tuple[int, int], str] = {}

    @property
    def is_full(self) -> bool:
        """Whether as many cells were found as are taken."""
        is_long = self._cells >= LARGEST or len(self.rows) >= LARGEST
        return is_long or self._pieces >= _MOST_PIECES

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.is_done or self.is_full:
            return
        if tag == "table":
            self._depth += 1
        elif tag == "tr" and self._depth == 1:
            self._end_cell()
            self.rows.append([])
        elif tag in {"td", "th"} and self._depth == 1 and self.rows:
            self._end_cell()
            said = dict(attrs)
            self._span = (_count(said.get("rowspan")), _count(said.get("colspan")))
            self._cell = []
        elif tag in {"br", "p"} and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr"} and self._depth == 1:
            self._end_cell()
        elif tag == "table" and self._depth:
            self._end_cell()
            self._depth -= 1
            self.is_done = self.is_done or self._depth == 0

    def handle_data(self, data: str) -> None:
        self._pieces += 1
        if self._cell is not None:
            # Line breaks and runs of blanks in the markup are layout, not text.
            self._cell.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = "".join(self._cell).replace("\xa0", " ").split("\n")
        text = "\n".join(line.strip() for line in lines).strip("\n")
        self._cell = None
        at = len(self.rows) - 1
        row = self.rows[at]
        self._fill_from_above(at)
        down, across = self._span
        first = len(row)
        row.extend([text] + [""] * (across - 1))
        # What a span covers counts too: a page of spans would fill the memory otherwise.
        self._cells += across * down
        for below in range(1, down if not self.is_full else 1):
            for beside in range(across):
                self._below[at + below, first + beside] = ""

    def _fill_from_above(self, at: int) -> None:
        row = self.rows[at]
        while (at, len(row)) in self._below:
            row.append(self._below.pop((at, len(row))))


def _count(text: str | None) -> int:
    """A span as told by a page: at least one, and never so many that it could fill memory."""
    if not text or not text.isdecimal() or len(text) > len(str(_WIDEST_SPAN)) + 1:
        return 1
    return min(max(int(text), 1), _WIDEST_SPAN)
