"""The tables of a Word document, as the sheets of a workbook would have them.

Each table is a sheet, its rows counted from its own first one. The sheet's name tells the headings
that it stands under, and cells have the shading that they are printed with.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.formats.markup.symbols import symbol_text
from perfdesk.importing.formats.refusals import damaged, too_spread, unsafe
from perfdesk.importing.formats.safety import MOST_CELLS
from perfdesk.importing.formats.text_files import plain_value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BELOW = " > "
"""Between the headings that a table stands under, in the name of its sheet."""

_LARGEST = 64 * 1024 * 1024
"""Bytes of the text of a document: thousands of pages."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TRANSPARENT = frozenset(
    f"{_WORD}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")
)
_BOLD_HEADING = 7
"""The level of a paragraph that is all bold, below those of real headings."""

_LONGEST_HEADING = 100
_MOST_ABOVE = 30
_MOST_SPANNED = 200


@dataclass
class _Document:
    """What was met so far, from the top down.

    Attributes:
        headings: Those in force, by level.
        above: The paragraphs since the last table.
        sheets: The tables so far.
        cells: How many cells they have.
    """

    headings: dict[int, str] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    cells: int = 0


def read_word_document(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Return the tables of a document as sheets.

    Raises:
        UnreadableExtractError: It is damaged, too large, declares entities, or has no table.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("word/document.xml").file_size > _LARGEST:
                raise unsafe(name, "word/document.xml is larger than any document")
            xml = archive.read("word/document.xml").replace(_STRICT, _WORD[1:-1].encode())
        root = fromstring(xml, forbid_dtd=True)
    except DefusedXmlException as problem:
        raise unsafe(name, f"declares a document type or entities: {problem}") from problem
    except (ParseError, KeyError, ValueError, RecursionError) as problem:
        raise damaged(name, str(problem)) from problem
    document = _Document()
    body = root.find(f"{_WORD}body")
    for block in _blocks(body) if body is not None else ():
        if block.tag == f"{_WORD}p":
            _take_paragraph(document, block)
        else:
            _take_table(name, document, block)
    if not document.sheets:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d has no table, so nothing was imported. Figures in the sentences "
            "of a report can be checked, not imported."
        )
    return tuple(document.sheets)


def _blocks(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a part of a document, whatever they are wrapped in."""
    for child in parent:
        if child.tag in {f"{_WORD}p", f"{_WORD}tbl"}:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _blocks(child)


def _take_paragraph(document: _Document, paragraph: Element) -> None:
    text = _text(paragraph)
    if not text:
        return
    level = _level(paragraph, text)
    if level is not None:
        document.headings = {at: each for at, each in document.headings.items() if at < level}
        document.headings[level] = text
    document.above = [*document.above, text][-_MOST_ABOVE:]


def _level(paragraph: Element, text: str) -> int | None:
    """Return the level of a heading, from 0; None for any other paragraph."""
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    named = style.get(f"{_WORD}val", "").casefold() if style is not None else ""
    if named == "title":
        return 0
    if named.startswith("heading") and named[7:].strip().isdigit():
        return int(named[7:])
    outline = paragraph.find(f"{_WORD}pPr/{_WORD}outlineLvl")
    if outline is not None and (value := outline.get(f"{_WORD}val", "")).isdigit():
        return int(value) + 1
    runs = [each for each in paragraph.iter(f"{_WORD}r") if _text(each)]
    if len(text) <= _LONGEST_HEADING and runs and all(_is_bold(each) for each in runs):
        return _BOLD_HEADING
    return None


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{_WORD}rPr/{_WORD}b")
    return bold is not None and bold.get(f"{_WORD}val", "1") not in {"0", "false", "off"}


def _take_table(name: str, document: _Document, table: Element) -> None:
    sheet_rows: list[list[RawValue]] = []
    fills: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    going_down: dict[int, tuple[int, int]] = {}
    for line in _lines(table):
        row: list[RawValue] = []
        number = len(sheet_rows) + 1
        for cell in _cells(line):
            column = len(row) + 1
            width = _span(cell)
            held = _merge(cell)
            text = "" if held == "continue" else _cell_text(cell)
            row += [plain_value(text) if text else "", *[""] * (width - 1)]
            fill = _fill(cell)
            if fill:
                fills |= {(number, column + at): fill for at in range(width)}
            if held == "restart":
                going_down[column] = (number, width)
            elif held == "continue" and column in going_down:
                top, across = going_down[column]
                merged = [each for each in merged if each[:2] != (top, column)]
                merged.append((top, column, number, column + across - 1))
            elif width > 1:
                merged.append((number, column, number, column + width - 1))
            document.cells += width
            if document.cells > MOST_CELLS:
                raise too_spread(name, f"table {len(document.sheets) + 1}")
        sheet_rows.append(row)
    under = BELOW.join(each for _, each in sorted(document.headings.items()))
    number = len(document.sheets) + 1
    title = f"Table {number}: {under}" if under else f"Table {number}"
    document.sheets.append(
        Sheet(title, sheet_rows, fills=fills, merged=tuple(merged), above=tuple(document.above))
    )
    document.above = []


def _lines(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{_WORD}tr":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _lines(child)


def _cells(line: Element) -> Iterator[Element]:
    for child in line:
        if child.tag == f"{_WORD}tc":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _cells(child)


def _span(cell: Element) -> int:
    span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
    told = span.get(f"{_WORD}val", "1") if span is not None else "1"
    return max(1, min(int(told), _MOST_SPANNED)) if told.isdigit() else 1


def _merge(cell: Element) -> str:
    merge = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
    return "" if merge is None else merge.get(f"{_WORD}val", "continue")


def _fill(cell: Element) -> str:
    shading = cell.find(f"{_WORD}tcPr/{_WORD}shd")
    fill = shading.get(f"{_WORD}fill", "") if shading is not None else ""
    is_colour = len(fill) == 6 and all(each in "0123456789abcdefABCDEF" for each in fill)
    return fill.upper() if is_colour else ""


def _cell_text(cell: Element) -> str:
    lines = (_text(each) for each in cell.iter(f"{_WORD}p"))
    return "\n".join(each for each in lines if each)


def _text(element: Element) -> str:
    return "".join(_pieces(element, "")).strip()


def _pieces(element: Element, font: str) -> Iterator[str]:
    """Yield the texts of an element as they are read, without what was struck out."""
    for child in element:
        match child.tag.removeprefix(_WORD):
            case "r":
                fonts = child.find(f"{_WORD}rPr/{_WORD}rFonts")
                own = fonts.get(f"{_WORD}ascii", "") if fonts is not None else ""
                yield from _pieces(child, own)
            case "t":
                yield symbol_text(font, child.text or "")
            case "sym":
                code = child.get(f"{_WORD}char", "")
                yield symbol_text(child.get(f"{_WORD}font", ""), _symbol(code))
            case "tab":
                yield "\t"
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "del" | "moveFrom" | "pPr" | "rPr" | "tbl" | "instrText" | "delText":
                continue
            case _:
                if child.tag != _FALLBACK:
                    yield from _pieces(child, font)


def _symbol(code: str) -> str:
    """Return the letter of a symbol font by its number; private ones stand for 00 to FF."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    number = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    return chr(number) if 0x20 <= number < 0xD800 else ""
