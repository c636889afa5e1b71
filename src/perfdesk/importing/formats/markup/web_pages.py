"""Tables of a web page, as reporting servers save them under the name of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.formats.refusals import too_spread
from perfdesk.importing.formats.safety import MOST_CELLS
from perfdesk.importing.formats.text_files import plain_value

_LOOKS_SO = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    r"<(?:!doctype html|html|head|body|meta|table|div|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "title", "head"})
_MOST_SPANNED = 2000


def is_web_page(text: str) -> bool:
    """Tell whether a text begins as a web page does."""
    return bool(_LOOKS_SO.match(text[:4000]))


def read_web_page(name: str, text: str) -> tuple[Sheet, ...]:
    """Return a sheet for each table of a page; tags that are not closed do no harm.

    Nothing that the page refers to is fetched.

    Raises:
        UnreadableExtractError: It spans more cells than a sheet can have.
    """
    reader = _Reader(name)
    reader.feed(text)
    reader.close()
    reader.end_all()
    tables = [table for table in reader.tables if table.rows]
    return tuple(
        table.sheet("" if len(tables) == 1 else f"Table {number}")
        for number, table in enumerate(tables, start=1)
    )


class _Table:
    """A table while it is read."""

    def __init__(self) -> None:
        self.rows: list[list[RawValue]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.taken: dict[int, int] = {}
        self.cell: list[str] | None = None
        self.span = (1, 1)
        self.columns = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()

    def begin_row(self, *, is_hidden: bool) -> None:
        self.end_cell()
        self.rows.append([])
        if is_hidden:
            self.hidden_rows.add(len(self.rows))

    def add_column(self, times: int, *, is_hidden: bool) -> None:
        first = self.columns + 1
        self.columns += times
        if is_hidden:
            self.hidden_columns |= {*range(first, self.columns + 1)}

    def begin_cell(self, across: int, down: int) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self.cell, self.span = [], (across, down)

    def end_cell(self) -> None:
        if self.cell is None:
            return
        text = " ".join("".join(self.cell).split())
        self.cell = None
        row, cells = len(self.rows), self.rows[-1]
        while self.taken.get(len(cells) + 1, 0) >= row:
            cells.append("")
        column = len(cells) + 1
        across, down = self.span
        cells += [plain_value(text), *[""] * (across - 1)]
        if across > 1 or down > 1:
            self.merged.append((row, column, row + down - 1, column + across - 1))
        if down > 1:
            last = row + down - 1
            self.taken.update(dict.fromkeys(range(column, column + across), last))

    def sheet(self, name: str) -> Sheet:
        rows = self.rows
        while rows and not any(cell != "" for cell in rows[-1]):
            rows.pop()
        return Sheet(
            name,
            rows,
            merged=tuple(self.merged),
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
        )


class _Reader(HTMLParser):
    """Gathers the cells of all tables, those within others too."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._name = name
        self._open: list[_Table] = []
        self._unseen = ""
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell; a line break parts words."""
        if tag in _UNSEEN and not (tag == "head" and self._open):
            self._unseen = tag
        elif tag in {"table", "body"}:
            self._unseen = ""
            if tag == "table":
                self._open.append(_Table())
                self.tables.append(self._open[-1])
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].begin_row(is_hidden=_is_hidden(dict(attrs)))
        elif tag == "col":
            told = dict(attrs)
            self._open[-1].add_column(_span(told.get("span")), is_hidden=_is_hidden(told))
        elif tag in _CELLS:
            told = dict(attrs)
            across, down = _span(told.get("colspan")), _span(told.get("rowspan"))
            self._cells += across * down
            if self._cells > MOST_CELLS:
                raise too_spread(self._name, f"a cell spans {across} columns and {down} rows")
            self._open[-1].begin_cell(across, down)
        elif self._open[-1].cell is not None and tag in {"br", "p", "div", "li"}:
            self._open[-1].cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a table, a row or a cell."""
        if tag == self._unseen:
            self._unseen = ""
        if self._open and tag in {*_CELLS, "tr"}:
            self._open[-1].end_cell()
        elif self._open and tag == "table":
            self._open.pop().end_cell()

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell."""
        if self._open and not self._unseen and self._open[-1].cell is not None:
            self._open[-1].cell.append(data)

    def end_all(self) -> None:
        """End what the page left open."""
        while self._open:
            self._open.pop().end_cell()


def _is_hidden(told: Mapping[str, str | None]) -> bool:
    style = "".join((told.get("style") or "").split()).casefold()
    return "hidden" in told or "display:none" in style


def _span(told: str | None) -> int:
    text = (told or "").strip()
    return min(max(int(text), 1), _MOST_SPANNED) if text.isdecimal() and len(text) < 9 else 1
