"""What the XML of an xlsx workbook tells beside the values, read as a stream.

Which cells are shown as percentages or filled, which rows and columns are hidden, which
formulas have no result yet, which cells have a comment. A large sheet is never held whole.
"""

from __future__ import annotations

import bisect
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from perfdesk.importing.extract import column_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_FILLED = 20_000
"""Cells of a sheet whose fills are looked up: a printed table is far smaller."""

LARGE = 16 * 1024 * 1024
"""Bytes of a sheet that is looked through only for percentages."""

_PIECE = 1024 * 1024
_BUILT_IN_PERCENTAGES = {9: 0, 10: 2}
_DECIMALS = re.compile(r"[.,]([0-9#?]+)[^%]*%")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NAME = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_HIDDEN_COLUMNS = re.compile(
    rb'<(?:\w+:)?col\s(?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d+)")[^>]*\bmax="(\d+)"'
)
_WITHOUT_RESULT = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_COMMENT = re.compile(rb'<(?:\w+:)?comment\s[^>]*\bref="([A-Z]{1,3}\d{1,7})"')


class Runs(Mapping[tuple[int, int], int]):
    """Numbers of cells, by row and column, where the cells of a column have long the same."""

    def __init__(self) -> None:
        self._runs: dict[int, list[tuple[int, int, int]]] = {}

    def add(self, row: int, column: int, number: int) -> None:
        """Note the number of a cell; the rows of a column come in their order."""
        runs = self._runs.setdefault(column, [])
        if runs and runs[-1][1] == row - 1 and runs[-1][2] == number:
            runs[-1] = (runs[-1][0], row, number)
        elif not runs or runs[-1][1] < row:
            runs.append((row, row, number))

    def __getitem__(self, cell: tuple[int, int]) -> int:
        row, column = cell
        runs = self._runs.get(column, ())
        place = bisect.bisect(runs, row, key=lambda run: run[0]) - 1
        if place < 0 or runs[place][1] < row:
            raise KeyError(cell)
        return runs[place][2]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for column, runs in self._runs.items():
            for first, last, _ in runs:
                yield from ((row, column) for row in range(first, last + 1))

    def __len__(self) -> int:
        return sum(last - first + 1 for runs in self._runs.values() for first, last, _ in runs)


@dataclass
class SheetLooks:
    """How the cells of one sheet are shown, rows and columns counted from 1.

    Attributes:
        percentages: Digits after the point of each cell shown as a percentage.
        fills: Colour of each filled cell as `RRGGBB`; colours of a theme are not told.
        hidden_rows: Rows that are not shown.
        hidden_columns: Columns that are not shown, as ranges.
        without_result: Cells whose formula was never worked out.
        comments: Cells that have a comment.
    """

    percentages: Mapping[tuple[int, int], int] = field(default_factory=dict)
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    without_result: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Styles:
    """What the styles of a workbook say of cells that have them, by number of the style."""

    percentages: Mapping[int, int]
    fills: Mapping[int, str]


def xlsx_looks(data: bytes) -> Mapping[str, SheetLooks]:
    """Return how the cells of each sheet of an xlsx workbook are shown, by sheet name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        styles = _styles(archive, names)
        return {
            title: _looks_of(archive, part, names, styles)
            for title, part in _sheets(archive, names)
        }


def decimals_of(number_format: str) -> int:
    """Return how many digits a percentage shows after the point: 1 for `0.0%` and `89.6%`."""
    match = _DECIMALS.search(number_format.partition(";")[0])
    return len(match[1]) if match else 0


def _parsed(archive: zipfile.ZipFile, part: str) -> Element:
    from defusedxml.ElementTree import fromstring

    root: Element = fromstring(archive.read(part))
    return root


def _styles(archive: zipfile.ZipFile, names: frozenset[str]) -> _Styles:
    if "xl/styles.xml" not in names:
        return _Styles({}, {})
    root = _parsed(archive, "xl/styles.xml")
    percent = dict(_BUILT_IN_PERCENTAGES)
    for each in root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt"):
        code = each.get("formatCode", "")
        number = int(each.get("numFmtId", "-1"))
        percent.pop(number, None)
        if "%" in code:
            percent[number] = decimals_of(code)
    solid = [_solid(each) for each in root.iterfind(f"{_MAIN}fills/{_MAIN}fill")]
    percentages: dict[int, int] = {}
    fills: dict[int, str] = {}
    for number, style in enumerate(root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")):
        shown = int(style.get("numFmtId", "0"))
        if shown in percent:
            percentages[number] = percent[shown]
        fill = int(style.get("fillId", "0"))
        if 0 <= fill < len(solid) and solid[fill]:
            fills[number] = solid[fill]
    return _Styles(percentages, fills)


def _solid(fill: Element) -> str:
    """Return the colour of a solid fill as `RRGGBB`; empty where it is none or of a theme."""
    pattern = fill.find(f"{_MAIN}patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    colour = pattern.find(f"{_MAIN}fgColor")
    return "" if colour is None else colour.get("rgb", "")[-6:]


def _relations(archive: zipfile.ZipFile, part: str, names: frozenset[str]) -> dict[str, str]:
    """Return the parts that a part refers to, by the ids of the references."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in names:
        return {}
    return {
        each.get("Id", ""): posixpath.normpath(
            posixpath.join(folder, each.get("Target", ""))
            if not each.get("Target", "").startswith("/")
            else each.get("Target", "")[1:]
        )
        for each in _parsed(archive, relations)
    }


def _sheets(archive: zipfile.ZipFile, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield name and part of each sheet of cells."""
    parts = _relations(archive, "xl/workbook.xml", names)
    for sheet in _parsed(archive, "xl/workbook.xml").iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        part = parts.get(sheet.get(_RELATION, ""), "")
        if part in names and "worksheets" in part:
            yield sheet.get("name", ""), part


def _looks_of(
    archive: zipfile.ZipFile, part: str, names: frozenset[str], styles: _Styles
) -> SheetLooks:
    looks = SheetLooks()
    size = archive.getinfo(part).file_size
    for path in _relations(archive, part, names).values():
        if "comments" in path and "threaded" not in path.lower() and path in names:
            looks.comments += [name.decode() for name in _COMMENT.findall(archive.read(path))]
    if size > LARGE and not styles.percentages:
        return looks
    percentages = Runs()
    with archive.open(part) as stream:
        for piece in _whole_cells(stream):
            _add_percentages(percentages, piece, styles.percentages)
            if size <= LARGE:
                _add_others(looks, piece, styles.fills)
    if percentages:
        looks.percentages = percentages
    return looks


def _whole_cells(stream: IO[bytes]) -> Iterator[bytes]:
    """Read a sheet in pieces that end where a row or a cell begins."""
    rest = b""
    while piece := stream.read(_PIECE):
        rest += piece
        cut = max(rest.rfind(b"<row "), rest.rfind(b"<c "))
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


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


def _add_others(looks: SheetLooks, piece: bytes, fills: Mapping[int, str]) -> None:
    if len(looks.fills) < MOST_FILLED:
        looks.fills.update(
            ((row, column), fills[style]) for row, column, style in _styled(piece, fills)
        )
    if b"hidden=" in piece:
        looks.hidden_rows += [int(row) for row in _HIDDEN_ROW.findall(piece)]
        looks.hidden_columns += [
            (int(first), int(last)) for first, last in _HIDDEN_COLUMNS.findall(piece)
        ]
    if b"<f" in piece:
        for attributes in _WITHOUT_RESULT.findall(piece):
            if name := _NAME.search(attributes):
                looks.without_result.append((name[1] + name[2]).decode())
