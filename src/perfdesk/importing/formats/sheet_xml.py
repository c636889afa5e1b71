"""What the XML of an xlsx workbook tells beside the values, read as a stream.

Which cells are shown as percentages, filled or set in, which rows and columns are hidden, which
formulas have no result yet, which cells have a comment, which rules colour them. A large sheet is
never held whole.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Container, Iterator, Mapping
from typing import IO

from perfdesk.importing.formats.extent import has_unnamed
from perfdesk.importing.formats.extract import column_letters, column_number
from perfdesk.importing.formats.looks.conditions import read_rules
from perfdesk.importing.formats.looks.rules import Rule
from perfdesk.importing.formats.looks.sheet_looks import MOST_ERRORS, Runs, SheetLooks
from perfdesk.importing.formats.looks.xlsx_styles import (
    Styles,
    children,
    local_name,
    parsed,
    read_styles,
)

MOST_FILLED = 20_000
"""Cells of a sheet whose fills are looked up: a printed table is far smaller."""

LARGE = 16 * 1024 * 1024
"""Bytes of a sheet that is looked through only for percentages."""

_PIECE = 1024 * 1024
_MOST_RULES = 2 * 1024 * 1024
"""Bytes of what follows the cells of a sheet, where its rules of colour stand."""

_MOST_SHARED = 20
"""References to sheets that others refer to as well."""

_RELATION = re.compile(r"\{[^}]*/relationships\}id")
_NAME = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row\s(?=[^<>]*\b(?:hidden=["'](?:1|true)|ht=["']0(?:\.0*)?["']))"""
    rb"""[^<>]*?\br=["'](\d{1,9})["']"""
)
_HIDDEN_COLUMNS = re.compile(
    rb"""<(?:\w+:)?col\s(?=[^<>]*\b(?:hidden=["'](?:1|true)|width=["']0(?:\.0*)?["']))"""
    rb"""(?=[^<>]*?\bmin=["'](\d{1,9})["'])[^<>]*?\bmax=["'](\d{1,9})["']"""
)
_MAY_HIDE = re.compile(rb"hidden=|\b(?:ht|width)=[\"']0")
_WITHOUT_RESULT = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*)>\s*+<(?:\w+:)?f\b[^<>]*+(?:(?<=/)>|>[^<]*+</(?:\w+:)?f>)\s*+"
    rb"(?:<(?:\w+:)?v\s*+(?:/>|></(?:\w+:)?v>)\s*+)?</(?:\w+:)?c>"
)
_ERROR = re.compile(
    rb'<(?:\w+:)?c\s((?=[^<>]*\bt="e")[^<>]*)>\s*+'
    rb"(?:<(?:\w+:)?f\b[^<>]*+(?:(?<=/)>|>[^<]*+</(?:\w+:)?f>)\s*+)?<(?:\w+:)?v>(#[^<]*)<"
)
_CELLS_END = re.compile(rb"</(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*/>")
_ROOT = re.compile(rb"<(?:\w+:)?worksheet[^>]*>")
_ITEM = re.compile(rb"<(?:\w+:)?si>(.*?)</(?:\w+:)?si>", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</(?:\w+:)?t>")
_LONGEST_MARK = 12
_TAG = re.compile(rb"<((?:\w+:)?(?:row|c))(?=[\s/>])([^>]*?)(?=/?>)")
_ANY_NAME = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})(\d{0,7})["']""")


class SharedSheetsError(Exception):
    """A workbook refers to the same sheet again and again, each time to be read anew."""


def xlsx_looks(data: bytes, hiding: Container[str] | None = None) -> Mapping[str, SheetLooks]:
    """Return how the cells of each sheet of an xlsx workbook are shown, by sheet name.

    Args:
        data: The workbook.
        hiding: The parts in which rows or columns are hidden, where that is known: others that
            are large need not be unpacked again for it.

    Raises:
        SharedSheetsError: More sheets than parts to read them from, by far.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        book = _Book(archive, names)
        styles = read_styles(archive, book.part("/styles"), book.part("/theme"))
        raised = raised_ends(archive, book.part("/sharedStrings"))
        sheets = list(book.sheets())
        looks = {
            part: _looks_of(
                archive, part, names, styles, raised, may_hide=hiding is None or part in hiding
            )
            for part in dict.fromkeys(part for _, part in sheets)
        }
        if len(sheets) - len(looks) > _MOST_SHARED:
            raise SharedSheetsError(f"{len(sheets)} sheets of {len(looks)} parts")
        return {title: looks[part] for title, part in sheets}


class _Book:
    """The parts of a workbook, found by what they are for and not by their names."""

    def __init__(self, archive: zipfile.ZipFile, names: frozenset[str]) -> None:
        self._archive, self._names = archive, names
        told = _relations(archive, "", names).values()
        found = (part for part, kind in told if kind.endswith("/officeDocument") and part in names)
        self._main = next(found, "xl/workbook.xml")
        self._relations = _relations(archive, self._main, names)

    def part(self, kind: str) -> str:
        """Return the part of one kind; empty where there is none."""
        told = self._relations.values()
        return next((part for part, its in told if its.endswith(kind) and part in self._names), "")

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Yield name and part of each sheet of cells."""
        for sheet in children(parsed(self._archive, self._main), "sheets", "sheet"):
            numbers = (value for name, value in sheet.items() if _RELATION.fullmatch(name))
            part, kind = self._relations.get(next(numbers, ""), ("", ""))
            if part in self._names and kind.endswith("/worksheet"):
                yield sheet.get("name", ""), part


def _relations(
    archive: zipfile.ZipFile, part: str, names: frozenset[str]
) -> dict[str, tuple[str, str]]:
    """Return the parts that a part refers to and what for, by the ids of the references."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in names:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for each in children(parsed(archive, relations), "Relationship"):
        target = each.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        found[each.get("Id", "")] = posixpath.normpath(path), each.get("Type", "")
    return found


def _looks_of(
    archive: zipfile.ZipFile,
    part: str,
    names: frozenset[str],
    styles: Styles,
    raised: dict[str, str],
    *,
    may_hide: bool,
) -> SheetLooks:
    looks = SheetLooks(raised=raised)
    size = archive.getinfo(part).file_size
    for path, kind in _relations(archive, part, names).values():
        if kind.endswith("/comments") and path in names:
            looks.comments.update(_comments(archive, path))
    may_hide = may_hide or size <= LARGE
    if not may_hide and not styles.percentages:
        return looks
    percentages = Runs()
    beginning, after = b"", b""
    with archive.open(part) as stream:
        for piece in _whole_cells(stream):
            beginning = beginning or piece[:4000]
            _add_percentages(percentages, piece, styles.percentages)
            if may_hide:
                _add_hidden(looks, piece)
            if size <= LARGE:
                _add_others(looks, piece, styles)
            if after or _CELLS_END.search(piece):
                after = (after + piece)[-_MOST_RULES:]
    if percentages:
        looks.percentages = percentages
    looks.rules = _rules(beginning, after, styles)
    return looks


def _rules(beginning: bytes, after: bytes, styles: Styles) -> tuple[Rule, ...]:
    """Return the rules of colour that stand after the cells of a sheet."""
    ends, root = _CELLS_END.search(after), _ROOT.search(beginning)
    if b"onditionalFormatting" not in after or ends is None or root is None:
        return ()
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return read_rules(fromstring(root[0] + after[ends.end() :]), styles.differences)
    except ParseError:
        return ()


def _comments(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[tuple[int, int], str]]:
    for each in children(parsed(archive, part), "commentList", "comment"):
        if name := _NAME.search(f' r="{each.get("ref", "")}"'.encode()):
            runs = (text for text in each.iter() if local_name(text) == "t")
            said = "".join(text.text or "" for text in runs)
            yield (int(name[2]), column_number(name[1].decode())), said.strip()


def raised_ends(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return what of the end of a text is raised, by the text, for those where something is."""
    if not part or archive.getinfo(part).file_size > LARGE:
        return {}
    texts = archive.read(part)
    if b"superscript" not in texts:
        return {}
    found: dict[str, str] = {}
    for item in _ITEM.findall(texts):
        if b"superscript" not in item:
            continue
        runs = [
            (_text_of(run), b'"superscript"' in run or b"'superscript'" in run)
            for run in _RUN.findall(item)
        ]
        end = len(runs)
        while end and (runs[end - 1][1] or not runs[end - 1][0].strip()):
            end -= 1
        mark = "".join(text for text, _ in runs[end:]).strip()
        whole = "".join(text for text, _ in runs).strip()
        if mark and end and len(mark) <= _LONGEST_MARK:
            found[whole] = mark
    return found


def _text_of(run: bytes) -> str:
    return html.unescape(b"".join(_TEXT.findall(run)).decode("utf-8", "replace"))


def _whole_cells(stream: IO[bytes]) -> Iterator[bytes]:
    """Read a sheet in pieces that end where a row or a cell begins, each cell with its name."""
    names = CellNames()
    rest = b""
    while piece := stream.read(_PIECE):
        rest += piece
        cut = max(rest.rfind(b"<row "), rest.rfind(b"<c "), rest.rfind(b"<row>"))
        if cut > 0:
            yield names.added(rest[:cut])
            rest = rest[cut:]
    yield names.added(rest)


class CellNames:
    """Names the cells of a sheet that leave out their names, which then follow each other."""

    def __init__(self) -> None:
        self._row = self._column = 0
        self._needed = False

    def added(self, piece: bytes) -> bytes:
        """Return a piece with a name for every row and cell."""
        if not self._needed and not has_unnamed(piece) and b":c" not in piece:
            if last := max(piece.rfind(b"<row "), piece.rfind(b":row ")):
                self._row = _row_of(piece[last : last + 200], self._row)
            return piece
        self._needed = True
        return _TAG.sub(self._named, piece)

    def _named(self, match: re.Match[bytes]) -> bytes:
        tag, attributes = match[1], match[2]
        name = _ANY_NAME.search(attributes)
        if tag.endswith(b"row"):
            self._row, self._column = int(name[2]) if name and name[2] else self._row + 1, 0
            return match[0] if name else b'<%s r="%d"%s' % (tag, self._row, attributes)
        self._column = column_number(name[1].decode()) if name and name[1] else self._column + 1
        if name:
            return match[0]
        letters = column_letters(self._column).encode()
        return b'<%s r="%s%d"%s' % (tag, letters, self._row, attributes)


def _row_of(tag: bytes, otherwise: int) -> int:
    match = _ANY_NAME.search(tag)
    return int(match[2]) if match and match[2] else otherwise


def _styled(piece: bytes, wanted: Mapping[int, object]) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of each cell of a piece that has one of the styles wanted."""
    if not wanted:
        return
    ids = b"|".join(str(number).encode() for number in wanted)
    if not re.search(rb'\bs="(?:' + ids + rb')"', piece):
        return
    for match in re.finditer(rb'<(?:\w+:)?c\s([^>]*?\bs="(' + ids + rb')"[^>]*)>', piece):
        if name := _NAME.search(match[1]):
            yield int(name[2]), column_number(name[1].decode()), int(match[2])


def _add_percentages(found: Runs, piece: bytes, wanted: Mapping[int, int]) -> None:
    for row, column, style in _styled(piece, wanted):
        found.add(row, column, wanted[style])


def _add_hidden(looks: SheetLooks, piece: bytes) -> None:
    if not _MAY_HIDE.search(piece):
        return
    looks.hidden_rows += [int(row) for row in _HIDDEN_ROW.findall(piece)]
    looks.hidden_columns += [
        (int(first), int(last)) for first, last in _HIDDEN_COLUMNS.findall(piece)
    ]


def _add_others(looks: SheetLooks, piece: bytes, styles: Styles) -> None:
    if len(looks.fills) < MOST_FILLED:
        for row, column, style in _styled(piece, styles.fills):
            looks.fills[row, column] = styles.fills[style]
    if len(looks.letterings) < MOST_FILLED:
        for row, column, style in _styled(piece, styles.letterings):
            looks.letterings[row, column] = styles.letterings[style]
    if len(looks.symbols) < MOST_FILLED:
        for row, column, style in _styled(piece, styles.symbols):
            looks.symbols[row, column] = styles.symbols[style]
    if len(looks.indents) < MOST_FILLED:
        for row, column, style in _styled(piece, styles.indents):
            looks.indents[row, column] = styles.indents[style]
    if b't="e"' in piece and len(looks.errors) < MOST_ERRORS:
        for attributes, error in _ERROR.findall(piece):
            if name := _NAME.search(attributes):
                cell = int(name[2]), column_number(name[1].decode())
                looks.errors[cell] = html.unescape(error.decode("utf-8", "replace"))
    if b"<f" in piece or b":f" in piece:
        for attributes in _WITHOUT_RESULT.findall(piece):
            if name := _NAME.search(attributes):
                looks.without_result.append((name[1] + name[2]).decode())
